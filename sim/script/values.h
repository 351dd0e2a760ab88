/* Plain values of Lua (numbers, texts, booleans, nil, tables of them) as bytes: how they leave a timeline and come into another. Equal values, equal
 * bytes.
 */
#ifndef KLAB_SCRIPT_VALUES_H
#define KLAB_SCRIPT_VALUES_H

#include <lua.h>

#include "engine/base/buf.h"

enum { VALUES_SIZE_MAX = 1 << 20, VALUES_DEPTH_MAX = 32 };

/* Adds the values from stack index `first` to the top. Raises, without a place, for what is no plain value, and for what is too much. */
void values_add(lua_State *, int first, struct buf *out);

/* Pushes what values_add() has added; returns how many. */
int values_push(lua_State *, struct bytes);

#endif
