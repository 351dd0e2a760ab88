/* Text for pages and pictures. */
#ifndef KLAB_TRACE_MARKUP_H
#define KLAB_TRACE_MARKUP_H

#include "engine/base/buf.h"

/* As content or as a quoted attribute of XML or HTML: what is markup is escaped, what XML cannot hold becomes U+FFFD. */
void markup_add(struct buf *, struct bytes text);

/* Cuts a text into lines of at most `width` columns, at blanks where it can. Returns how many there are; the first `line_max` are put into `lines`. */
int markup_wrap(struct bytes text, int width, struct bytes *lines, int line_max);

/* Columns of a terminal, or about as many widths of a letter: wide characters count twice, marks that combine not at all. */
int markup_width(struct bytes text);

#endif
