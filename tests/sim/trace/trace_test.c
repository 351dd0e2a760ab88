#include "sim/trace/json.h"
#include "sim/trace/transcript.h"
#include "tests/test.h"

static struct world *told(void)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	int32_t isr[] = { 1, 3 };

	trace(log, said, .text = BYTES("A broker dies, and what follows is told in lines that are wrapped at a width that is easy to read on any screen."));
	trace(log, leader_elected, .topic = BYTES("orders"), .partition = 0, .leader = 3, .leader_epoch = 2, .isr = { isr, 2 });
	trace(log, leader_elected, .topic = BYTES("__consumer_offsets"), .partition = 0, .leader = 3);
	trace(log, record_failed, .client_id = BYTES("p\xff"), .topic = BYTES("orders"), .key = BYTES_NULL, .value = BYTES("a\"b"), .error = BYTES("late"));
	trace(log, expected, .what = BYTES("nothing was lost"), .is_met = false);
	world_run_until(w, 1234567);
	world_trace_end(w, "broker-3");
	return w;
}

TEST(transcript_tells_what_matters_and_leaves_the_rest_out)
{
	struct world *w = told();
	struct transcript transcript = { 0 };
	struct buf out = { .heap = world_heap(w) };

	transcript_read(&transcript, w, &out);
	assert_text(buf_bytes(&out),
	            "A broker dies, and what follows is told in lines that are wrapped at a width\nthat is easy to read on any screen.\n\n"
	            "     1.234s  broker-3      orders-0 is led by 3, epoch 2, isr 1,3\n"
	            "     1.234s  broker-3      could not send a\"b to orders-0: late\n"
	            "     1.234s    FAILED  nothing was lost\n");
	world_del(w);
}

TEST(json_lines_have_time_node_event_and_fields_in_order)
{
	struct world *w = told();
	struct buf out = { .heap = world_heap(w) };
	struct trace_entry entry = world_trace_at(w, 1);

	trace_json_add(&out, &entry, NULL);
	assert_text(buf_bytes(&out), "{\"t\": 1234567, \"seq\": 1, \"node\": \"broker-3\", \"event\": \"leader_elected\", \"topic\": \"orders\", "
	                             "\"partition\": 0, \"leader\": 3, \"leader_epoch\": 2, \"isr\": [1, 3], \"replicas\": []}\n");
	buf_clear(&out);
	entry = world_trace_at(w, 3);
	trace_json_add(&out, &entry, NULL);
	assert_text(buf_bytes(&out), "{\"t\": 1234567, \"seq\": 3, \"node\": \"broker-3\", \"event\": \"record_failed\", \"client_id\": {\"base64\": \"cP8=\"}, "
	                             "\"topic\": \"orders\", \"partition\": 0, \"error\": \"late\", \"key\": null, \"value\": \"a\\\"b\"}\n");
	world_del(w);
}

static void assert_told(struct world *w, struct transcript *t, const char *expected)
{
	struct buf out = { .heap = world_heap(w) };

	world_trace_end(w, "client-p1");
	transcript_read(t, w, &out);
	assert_text(buf_bytes(&out), expected);
	buf_free(&out);
}

TEST(transcript_lines_stay_lines_whatever_is_in_the_values)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	struct transcript t = { 0 };

	trace(log, record_failed, .topic = BYTES("t"), .key = BYTES("k\xc3\xa4\x1b[2J"), .value = BYTES("\xff\n"), .error = BYTES("X"));
	trace(log, record_failed, .topic = BYTES("t"), .value = BYTES("0123456789012345678901234567890123456789abc"), .error = BYTES("X"));
	trace(log, record_failed, .topic = BYTES("t"), .key = BYTES("k"), .error = BYTES("X"));
	trace(log, node_refused, .reason = BYTES("the first line\nand more"));
	assert_told(w, &t,
	            "     0.000s  p1            could not send k\xc3\xa4.[2J=?. to t-0: X\n"
	            "     0.000s  p1            could not send 0123456789012345678901234567890123456789... to t-0: X\n"
	            "     0.000s  p1            could not send k=null to t-0: X\n"
	            "     0.000s  p1            refused to start: the first line\n");
	world_del(w);
}

TEST(transcript_names_who_it_is_about_and_counts_as_people_do)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	struct transcript t = { 0 };

	trace(log, process_killed, .process = BYTES("broker-1"));
	trace(log, process_killed, .process = BYTES("shell-1"));
	trace(log, frame_sent, .from = BYTES("a"));
	trace(log, link_cut, .from = BYTES("broker-1"), .to = BYTES("a-process-with-a-long-name"));
	trace(log, topic_created, .topic = BYTES("one"), .partitions = 1);
	trace(log, topic_created, .topic = BYTES("six"), .partitions = 6);
	trace(log, power_lost, .process = BYTES("a-process-with-a-long-name"), .lost_bytes = 0);
	assert_told(w, &t,
	            "     0.000s  broker-1      was killed\n"
	            "     0.000s  network       the link from broker-1 to a-process-with-a-long-name is cut\n"
	            "     0.000s  p1            created the topic one with 1 partition\n"
	            "     0.000s  p1            created the topic six with 6 partitions\n"
	            "     0.000s  a-process-with-a-long-name lost its power, and 0 bytes that were not synced\n");
	assert_told(w, &t, ""); /* read once */
	world_del(w);
}

static void elect(struct trace_log *log, const char *topic, int32_t partition, int32_t leader)
{
	trace(log, leader_elected, .topic = bytes_of_text(topic), .partition = partition, .leader = leader, .leader_epoch = 1);
}

TEST(transcript_says_once_what_is_so_of_partitions_one_after_another)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	struct transcript t = { 0 };

	for (int32_t i = 0; i < 4; i++) {
		elect(log, "a", i, 1);
		trace(log, metadata_committed, .offset = i); /* what is not told may stand between */
	}
	elect(log, "a", 4, 2); /* another leader */
	elect(log, "a", 6, 2); /* not the next one */
	elect(log, "b", 0, -1);
	elect(log, "b", 1, -1);
	elect(log, "b", 0, -1); /* again */
	assert_told(w, &t,
	            "     0.000s  p1            a-0 to a-3 are led by 1, epoch 1, isr nobody\n"
	            "     0.000s  p1            a-4 is led by 2, epoch 1, isr nobody\n"
	            "     0.000s  p1            a-6 is led by 2, epoch 1, isr nobody\n"
	            "     0.000s  p1            b-0 and b-1 are led by nobody, epoch 1, isr nobody\n"
	            "     0.000s  p1            b-0 is led by nobody, epoch 1, isr nobody\n");
	world_del(w);
}

TEST(transcript_wraps_prose_and_leaves_tables_alone)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	struct transcript t = { 0 };

	trace(log, said, .text = BYTES("Who  has what:\n    c1   orders-0\n\n    c2   nothing"));
	trace(log, said, .text = BYTES("One after the other."));
	trace(log, partitions_assigned, .group = BYTES("g"), .partitions = BYTES("t-0,t-1"));
	trace(log, partitions_assigned, .group = BYTES("g"), .partitions = BYTES(""));
	trace(log, said, .text = BYTES(""));
	assert_told(w, &t,
	            "Who has what:\n    c1   orders-0\n\n    c2   nothing\n\nOne after the other.\n\n"
	            "     0.000s  p1            was given t-0, t-1 in the group g\n"
	            "     0.000s  p1            was given nothing in the group g\n\n\n");
	world_del(w);
}
