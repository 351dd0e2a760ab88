/* An intrusive, circular, doubly linked list. The head is a link of its own; an empty list points at itself.
 * A member is removed without knowing its list, and removing twice is harmless.
 */
#ifndef KLAB_BASE_LIST_H
#define KLAB_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	struct list *next;
	struct list *prev;
};

/* The struct that holds `member` at `pointer`. */
#define CONTAINER_OF(pointer, type, member) ((type *)(void *)((char *)(pointer)-offsetof(type, member)))

static inline void list_init(struct list *list)
{
	list->next = list->prev = list;
}

static inline bool list_is_empty(const struct list *list)
{
	return list->next == list;
}

/* Puts `link` in front of `at`: at the end, when `at` is the head. */
static inline void list_insert(struct list *at, struct list *link)
{
	link->next = at;
	link->prev = at->prev;
	at->prev->next = link;
	at->prev = link;
}

static inline void list_append(struct list *list, struct list *link)
{
	list_insert(list, link);
}

static inline void list_prepend(struct list *list, struct list *link)
{
	list_insert(list->next, link);
}

static inline void list_remove(struct list *link)
{
	link->next->prev = link->prev;
	link->prev->next = link->next;
	link->next = link->prev = link;
}

/* The first member as `type`, or NULL. */
#define LIST_FIRST(list, type, member) (list_is_empty(list) ? NULL : CONTAINER_OF((list)->next, type, member))

/* Walks the members in order; the current one may be removed and freed. */
#define LIST_EACH(list, type, item, member)                                                                                   \
	for (type *item = CONTAINER_OF((list)->next, type, member), *item##_next = CONTAINER_OF(item->member.next, type, member); \
	     &item->member != (list); item = item##_next, item##_next = CONTAINER_OF(item->member.next, type, member))

#endif
