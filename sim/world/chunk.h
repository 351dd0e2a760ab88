/* The contents of simulated files: extents in the region over chunks outside it. A chunk's bytes never change once written; only the file
 * whose last extent ends where the chunk ends may append to it, so that no timeline overwrites what another one holds.
 */
#ifndef KLAB_WORLD_CHUNK_H
#define KLAB_WORLD_CHUNK_H

#include "sim/world/internal.h"

void inode_append(struct world *, struct inode *, const void *data, size_t size);
void inode_truncate(struct inode *, int64_t size);
/* Copies what is there of [position, position + size); returns how much. */
size_t inode_read(const struct world *, const struct inode *, int64_t position, void *into, size_t size);
/* Puts other bytes in place, in new chunks. */
void inode_overwrite(struct world *, struct inode *, int64_t position, struct bytes);

#endif
