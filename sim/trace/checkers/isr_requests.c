/* What leaders ask of the controller about an ISR, by AlterPartition (KIP-497, KIP-903): an answer of consent is to the present state of the partition, and
 * to replicas in their present lives. */
#include "sim/trace/checkers/internal.h"

enum { ASKED_MAX = 500 };

static void drop(struct checkers *c, struct isr_request *r)
{
	list_remove(&r->link);
	heap_free(c->heap, r->items);
	heap_free(c->heap, r);
}

void isr_requests_forget(struct checkers *c)
{
	LIST_EACH(&c->isr_requests, struct isr_request, r, link)
		drop(c, r);
	LIST_EACH(&c->isr_consents, struct isr_request, r, link)
		drop(c, r);
}

static void note_isr(struct isr_item *item, const struct alter_partition_request_partition_data *p)
{
	for (int32_t i = 0; i < p->new_isr_with_epochs_count && item->isr_count < ISR_ASKED_MAX; i++)
		if (p->new_isr_with_epochs[i].broker_epoch >= 0) {
			item->isr[item->isr_count].broker = p->new_isr_with_epochs[i].broker_id;
			item->isr[item->isr_count++].epoch = p->new_isr_with_epochs[i].broker_epoch;
		}
}

void check_isr_asked(struct checkers *c, int64_t conn, int32_t correlation_id, const struct alter_partition_request *request)
{
	int32_t count = 0, total = 0;

	LIST_EACH(&c->isr_requests, struct isr_request, other, link)
		if (++count == ASKED_MAX)
			drop(c, LIST_FIRST(&c->isr_requests, struct isr_request, link)); /* their answers will not come */
	for (int32_t t = 0; t < request->topics_count; t++)
		total += request->topics[t].partitions_count;
	struct isr_request *r = HEAP_NEW(c->heap, struct isr_request);

	r->conn = conn;
	r->correlation_id = correlation_id;
	r->items = heap_calloc(c->heap, (size_t)total + 1, sizeof(*r->items));
	for (int32_t t = 0; t < request->topics_count; t++)
		for (int32_t i = 0; i < request->topics[t].partitions_count; i++) {
			const struct alter_partition_request_partition_data *p = &request->topics[t].partitions[i];

			r->items[r->count] = (struct isr_item){ .topic_id = request->topics[t].topic_id, .partition = p->partition_index,
				                                    .partition_epoch = p->partition_epoch, .consented_epoch = -1 };
			note_isr(&r->items[r->count++], p);
		}
	list_append(&c->isr_requests, &r->link);
}

/* A broker's epoch is where its registration stands in the metadata log; so it can be told whether the consent stands behind a newer one. False: the
 * metadata do not show the change yet. */
static bool check_lives(struct checkers *c, const struct isr_item *item)
{
	const struct topic_image *topic = image_topic_by_id(&c->image, item->topic_id);
	const struct partition_image *p = topic ? image_partition(&c->image, topic->name, item->partition) : NULL;
	const struct history *h = p ? checkers_find_history(c, topic->name, item->partition) : NULL;

	if (p && p->partition_epoch < item->consented_epoch)
		return false;
	if (!h || p->partition_epoch != item->consented_epoch || item->consented_epoch == item->partition_epoch)
		return true; /* it has gone on since, or nothing was changed */
	for (int32_t i = 0; i < item->isr_count; i++) {
		const struct broker_image *broker = image_broker(&c->image, item->isr[i].broker);

		if (broker && item->isr[i].epoch < broker->epoch && broker->epoch < h->changed_offset)
			checkers_break(c, "isr-of-present-lives", "%.*s-%d: expected broker %d of epoch %lld to be refused in the ISR since it has epoch %lld, found it taken in",
			               (int)h->topic.size, (const char *)h->topic.data, h->partition, broker->id, (long long)item->isr[i].epoch, (long long)broker->epoch);
	}
	return true;
}

void check_isr_consents(struct checkers *c)
{
	int32_t count = 0;

	LIST_EACH(&c->isr_consents, struct isr_request, r, link) {
		int32_t open = 0;

		for (int32_t i = 0; i < r->count; i++) {
			struct isr_item *item = &r->items[i];

			if (item->consented_epoch >= 0 && check_lives(c, item))
				item->consented_epoch = -1;
			open += item->consented_epoch >= 0;
		}
		if (open == 0)
			drop(c, r);
		else if (++count == ASKED_MAX)
			drop(c, LIST_FIRST(&c->isr_consents, struct isr_request, link));
	}
}

static void check_consent(struct checkers *c, struct isr_request *r, struct uuid topic_id,
                          const struct alter_partition_response_partition_data *row)
{
	for (int32_t i = 0; i < r->count; i++) {
		struct isr_item *item = &r->items[i];

		if (item->partition != row->partition_index || memcmp(&item->topic_id, &topic_id, sizeof(topic_id)) != 0)
			continue;
		if (row->partition_epoch > item->partition_epoch + 1)
			checkers_break(c, "isr-asked-of-the-present", "partition %d: expected an ISR that was decided in partition epoch %d to be refused in epoch %d, found it accepted",
			               row->partition_index, item->partition_epoch, row->partition_epoch - 1);
		item->consented_epoch = row->partition_epoch;
	}
}

void check_isr_answered(struct checkers *c, int64_t conn, int32_t correlation_id, const struct alter_partition_response *response)
{
	LIST_EACH(&c->isr_requests, struct isr_request, r, link) {
		if (r->conn != conn || r->correlation_id != correlation_id)
			continue;
		for (int32_t t = 0; !response->error_code && t < response->topics_count; t++)
			for (int32_t i = 0; i < response->topics[t].partitions_count; i++)
				if (response->topics[t].partitions[i].error_code == 0)
					check_consent(c, r, response->topics[t].topic_id, &response->topics[t].partitions[i]);
		list_remove(&r->link);
		list_append(&c->isr_consents, &r->link);
		return;
	}
}
