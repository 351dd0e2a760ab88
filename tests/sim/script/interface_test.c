/* The words of the scenario interface, one after another. Each script judges itself: assert() and w:expect(). */
#include "tests/sim/script/played.h"

static void check_plays(const char *text)
{
	struct played p = played("x.lua", bytes_of_text(text), true, 1);

	if (p.status != 0)
		fail_msg("for %s: status %d\n%s%s", text, p.status, p.out, p.err);
	played_end(&p);
}

static void check_tells(const char *text, int status, const char *part)
{
	struct played p = played("x.lua", bytes_of_text(text), true, 1);

	if (p.status != status || !strstr(p.out, part))
		fail_msg("for %s: status %d\n%s%s", text, p.status, p.out, p.err);
	played_end(&p);
}

/* ---- Time and narration -------------------------------------------------------------------------------------------------------- */

TEST(time_passes_only_in_what_waits)
{
	check_plays(RUN("local began = w:now()\n"
	                "assert(began > 0 and began < 1)\n"
	                "for i = 1, 100000 do end\n"
	                "assert(w:now() == began)\n"
	                "w:sleep(2.5)\n"
	                "assert(w:now() == began + 2.5)\n"
	                "w:wait_until(function() return w:now() >= began + 4 end, 10, 'a time')\n"
	                "assert(w:now() >= began + 4 and w:now() < began + 6)"));
}

TEST(what_does_not_come_in_time_is_told_and_the_run_goes_on)
{
	struct played p = played("x.lua", BYTES(RUN("local began = w:now()\n"
	                                            "w:wait_until(function() return false end, 3, 'a miracle')\n"
	                                            "assert(w:now() == began + 3)\n"
	                                            "w:expect(false, 'this holds')\n"
	                                            "w:expect(nil, 'and this')\n"
	                                            "w:expect(0, 'all but false and nil is so')\n"
	                                            "w:say('to the end')")),
	                         true, 1);

	assert_int_equal(p.status, 1);
	assert_string_equal(p.err, "");
	assert_non_null(strstr(p.out, "s    FAILED  a miracle: not within 3 s\n"));
	assert_non_null(strstr(p.out, "    FAILED  this holds\n"));
	assert_non_null(strstr(p.out, "    FAILED  and this\n"));
	assert_non_null(strstr(p.out, "    ok      all but false and nil is so\n"));
	assert_non_null(strstr(p.out, "\nto the end\n\nNot as expected: 3 of 4.\n"));
	played_end(&p);
}

TEST(title_and_about_stand_first_and_tables_stay_as_they_are)
{
	check_tells("return scenario { title = 'A title', about = [[Two lines\nof prose.]], run = function(w) w:say('Who:\\n    a   1\\n    b  22') end }", 0,
	            "A title\n=======\n\nTwo lines of prose.\n\n");
	check_tells("return scenario { title = 'A title', about = [[Two lines\nof prose.]], run = function(w) w:say('Who:\\n    a   1\\n    b  22') end }", 0,
	            "\nWho:\n    a   1\n    b  22\n\n");
}

TEST(random_is_the_seeds)
{
	const char *text = "return scenario { seed = 5, run = function(w)\n"
					   "local t = {} for i = 1, 20 do t[i] = w:random(1000) assert(t[i] >= 1 and t[i] <= 1000) end w:say(table.concat(t, ' ')) end }";
	struct played own = played("x.lua", bytes_of_text(text), false, 0), same = played("x.lua", bytes_of_text(text), true, 5),
				  other = played("x.lua", bytes_of_text(text), true, 6);

	assert_int_equal(own.status, 0);
	assert_string_equal(own.out, same.out);
	assert_true(own.hash == same.hash && own.hash != other.hash);
	assert_true(strcmp(own.out, other.out) != 0);
	played_end(&own);
	played_end(&same);
	played_end(&other);
}

/* ---- The cluster ---------------------------------------------------------------------------------------------------------------- */

TEST(a_topic_has_its_partitions_and_its_settings)
{
	check_plays(RUN("w:topic('t', { partitions = 3, replicas = 1, config = { ['retention.ms'] = 60000, ['cleanup.policy'] = 'compact',\n"
	                "  ['preallocate'] = false } })\n"
	                "w:topic('one')\n"
	                "assert(w:partition('t', 2) and not w:partition('t', 3) and not w:partition('t', -1) and not w:partition('u', 0))\n"
	                "assert(w:partition('one', 0) and not w:partition('one', 1))\n"
	                "local r = w:sh('kafka-configs --bootstrap-server localhost:9092 --entity-type topics --entity-name t --describe')\n"
	                "assert(r.out:find('retention.ms=60000 ', 1, true) and r.out:find('cleanup.policy=compact ', 1, true)\n"
	                "  and r.out:find('preallocate=false ', 1, true), r.out)\n"
	                "local ok, why = pcall(w.topic, w, 'one')\n"
	                "assert(not ok and why:find('already exists', 1, true), why)"));
}

TEST(a_partition_shows_where_it_stands)
{
	check_plays(RUN("w:topic('t', { partitions = 2 })\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 7 do p:send('t', nil, 'v' .. i, { partition = 1 }) end p:flush()\n"
	                "local a, b = w:partition('t', 0), w:partition('t', 1)\n"
	                "assert(a.leader == 1 and a.epoch == 0 and #a.isr == 1 and a.isr[1] == 1 and #a.replicas == 1 and a.replicas[1] == 1)\n"
	                "assert(a.high_watermark == 0 and a.log_start == 0 and a.log_end[1] == 0)\n"
	                "assert(b.high_watermark == 7 and b.log_start == 0 and b.log_end[1] == 7)\n"
	                "assert(w:controller() == 1)\n"
	                "assert(w:sh([[printf '{\"partitions\":[{\"topic\":\"t\",\"partition\":1,\"offset\":3}],\"version\":1}' > d.json]]))\n"
	                "w:sh('kafka-delete-records --bootstrap-server localhost:9092 --offset-json-file d.json')\n"
	                "assert(w:partition('t', 1).log_start == 3)"));
}

TEST(a_killed_broker_keeps_what_it_wrote_and_is_started_again)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 10 do p:send('t', nil, 'v' .. i) end p:flush()\n"
	                "w:broker(1):kill()\n"
	                "assert(#w:history{ event = 'process_killed', process = 'broker-1' } == 1)\n"
	                "local h = p:send('t', nil, 'late')\n"
	                "w:sleep(2)\n"
	                "assert(p.acked == 10 and p.failed == 0 and not h.offset)\n"
	                "w:broker(1):start()\n"
	                "p:flush()\n"
	                "assert(p.acked == 11 and h.offset == 10 and w:partition('t', 0).log_end[1] == 11)"));
}

TEST(power_takes_what_was_not_synced)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 50 do p:send('t', nil, 'v' .. i) end p:flush()\n"
	                "w:broker(1):power_off{ pages = 'dropped' }\n"
	                "local lost = w:history{ event = 'power_lost', process = 'broker-1' }\n"
	                "assert(#lost == 1 and lost[1].lost_bytes > 0)\n"
	                "w:broker(1):start()\n"
	                "w:wait_until(function() local q = w:partition('t', 0) return q and q.leader == 1 and q.epoch > 0 end, 60, 'a leader')\n"
	                "w:expect(w:partition('t', 0).log_end[1] < 50, 'the end of the log is gone')"));
}

TEST(a_disk_that_is_lost_takes_everything)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 50 do p:send('t', nil, 'v' .. i) end p:flush()\n"
	                "w:broker(1):power_off{ lose_disk = true }\n"
	                "local lost = w:history{ event = 'disk_replaced', process = 'broker-1' }\n"
	                "assert(#lost == 1 and lost[1].lost_bytes > 1000 and lost[1].dir == '/tmp/kraft-combined-logs')\n"
	                "assert(w:sh('ls /tmp/kraft-combined-logs').out == '')\n"
	                "w:broker(1):start()\n"
	                "w:sleep(1)\n"
	                "assert(#w:history{ event = 'node_refused' } == 1)"));
}

TEST(a_stopped_broker_says_goodbye)
{
	check_plays(RUN("w:sleep(1)\n"
	                "w:broker(1):stop()\n"
	                "w:wait_until(function() return #w:history{ event = 'node_stopped' } == 1 end, 60, 'the broker has stopped')\n"
	                "w:sleep(1)\n"
	                "assert(#w:history{ event = 'process_ended', process = 'broker-1' } == 1)\n"
	                "w:broker(1):start()\n"
	                "w:wait_until(function() return #w:history{ event = 'node_started' } == 2 end, 60, 'it is back')"));
}

TEST(a_paused_broker_answers_later)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "p:send('t', nil, 'a') p:flush()\n"
	                "local began = w:now()\n"
	                "w:broker(1):pause(5)\n"
	                "assert(w:now() == began)\n"
	                "p:send('t', nil, 'b') p:flush()\n"
	                "assert(w:now() >= began + 5 and w:now() < began + 8, w:now() - began)"));
}

TEST(a_disk_is_slow_and_full_and_fails)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p', { ['delivery.timeout.ms'] = 3000, ['request.timeout.ms'] = 1000, ['linger.ms'] = 0 })\n"
	                "p:send('t', nil, 'a') p:flush()\n"
	                "local began = w:now()\n"
	                "p:send('t', nil, 'b') p:flush()\n"
	                "local quick = w:now() - began\n"
	                "w:broker(1):disk{ slow_ms = 100 }\n"
	                "began = w:now()\n"
	                "p:send('t', nil, 'c') p:flush()\n"
	                "assert(w:now() - began >= 0.1 and quick < 0.1, w:now() - began)\n"
	                "w:broker(1):disk{}\n"
	                "assert(#w:history{ event = 'disk_fault_set' } == 2)\n"
	                "w:broker(1):disk{ fail = 'write' }\n"
	                "local h = p:send('t', nil, 'd') p:flush()\n"
	                "assert(h.error and not h.offset and p.failed == 1, h.error)"));
}

TEST(a_clock_goes_wrong)
{
	check_plays(RUN("w:topic('t', { config = { ['message.timestamp.type'] = 'LogAppendTime' } })\n"
	                "local p = w:producer('p')\n"
	                "local function stamp()\n"
	                "  p:send('t', nil, 'x') p:flush()\n"
	                "  local all = w:history{ event = 'record_acknowledged' }\n"
	                "  return all[#all].timestamp\n"
	                "end\n"
	                "local before = stamp()\n"
	                "w:broker(1):clock{ skew_s = 3600 }\n"
	                "local after = stamp()\n"
	                "assert(after - before >= 3600000 and after - before < 3610000, after - before)\n"
	                "w:broker(1):kill() w:sleep(1) w:broker(1):start()\n"
	                "w:wait_until(function() return (w:partition('t', 0) or {}).leader == 1 end, 60)\n"
	                "assert(stamp() > after, 'the clock is the machine\\'s')\n"
	                "assert(w:history{ event = 'clock_set' }[1].skew_ms == 3600000)"));
}

TEST(links_are_slowed_and_healed)
{
	check_plays(RUN("w:latency{ 1, 1, 20 }\nw:cut(1, 1)\nw:sleep(1)\nw:heal()\n"
	                "assert(#w:history{ event = 'link_cut' } > 0 and #w:history{ event = 'link_healed' } > 0)"));
}

TEST(links_lose_squeeze_delay_and_come_late)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p', { ['request.timeout.ms'] = 1000, ['linger.ms'] = 0 })\n"
	                "p:send('t', nil, 'a') p:flush()\n"
	                "w:late(1, 'p', 5, { request = 'Produce', count = 1 })\n"
	                "p:send('t', nil, 'b') p:flush()\n"
	                "assert(p.acked == 2 and w:now() < 10)\n"
	                "w:sleep(10)\n"
	                "assert(w:partition('t', 0).high_watermark == 2)\n" /* the broker knew the sequence when it came */
	                "w:drop(1, 'p', { response = 'Produce', count = 1 })\nw:delay(1, 'p', 0.5)\nw:lossy(1, 'p', 0.5)\nw:bandwidth(1, '*', 20000)\n"
	                "p:send('t', nil, 'c') p:flush()\n"
	                "w:heal()\nw:latency{ 1, 'p', 20, 40 }\nw:latency{ 1, 'p', 'off' }\nw:cut(1, 'p', { one_way = true })\nw:heal()\n"
	                "assert(#w:history{ event = 'loss_set', per_million = 0 } == 2 and #w:history{ event = 'bandwidth_set', bytes_per_s = 20000 } == 2)\n"
	                "assert(#w:history{ event = 'frame_fault_set', fault = 'late' } == 1)\n"
	                "assert(w:partition('t', 0).high_watermark == 3)"));
}

TEST(power_goes_with_a_fate_for_pages_and_names_and_a_disk_lies_rots_and_is_replaced)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 5 do p:send('t', nil, 'v' .. i) end p:flush()\n"
	                "local b = w:broker(1)\n"
	                "b:power_off{ pages = 'kept', names = 'kept' }\n"
	                "b:start() w:wait_until(function() return (w:partition('t', 0) or { log_end = {} }).log_end[1] end, 60)\n"
	                "assert(w:partition('t', 0).log_end[1] == 5)\n"
	                "b:disk{ lie = true, dir = 't-0' }\nb:disk{ dir = 't-0' }\n"
	                "b:corrupt('t-0/00000000000000000000.log', 70)\n"
	                "local ok, why = pcall(b.corrupt, b, 't-0/nothing', 0)\nassert(not ok and why:find('t%-0/nothing'), why)\n"
	                "ok, why = pcall(b.wipe, b, 't-0')\nassert(not ok and why:find('running'), why)\n"
	                "ok, why = pcall(b.power_off, b, { pages = 'burnt' })\nassert(not ok and why:find('pages'), why)\n"
	                "b:kill() b:wipe('t-0')\n"
	                "assert(#w:history{ event = 'disk_fault_set', fault = 'wiped' } == 1 and #w:history{ event = 'disk_fault_set', fault = 'lies about syncs' } == 1)\n"
	                "b:start() w:sleep(20)\n"
	                "assert(w:partition('t', 0).log_end[1] == 0, w:partition('t', 0).log_end[1])"));
}

/* ---- Clients -------------------------------------------------------------------------------------------------------------------- */

TEST(a_producer_tells_what_became_of_each_record)
{
	check_plays(RUN("w:topic('t', { partitions = 2 })\n"
	                "local p = w:producer('p', { acks = 'all', ['linger.ms'] = 5, ['enable.idempotence'] = true, ['max.request.size'] = 2000 })\n"
	                "local a = p:send('t', 'k', 'v', { partition = 1 })\n"
	                "assert(not a.offset and not a.error and p.acked == 0)\n"
	                "p:flush()\n"
	                "assert(a.offset == 0 and a.partition == 1 and p.acked == 1 and p.failed == 0)\n"
	                "local b = p:send('t', 'k', 'v', { partition = 1 })\n"
	                "local c = p:send('t', 'k', string.rep('x', 3000))\n"
	                "p:flush()\n"
	                "assert(b.offset == 1 and not b.error)\n"
	                "assert(c.error:find('RecordTooLarge', 1, true) or c.error:find('larger than 2000', 1, true), c.error)\n"
	                "assert(p.acked == 2 and p.failed == 1)\n"
	                "p:close()\n"
	                "local all = w:acknowledged('t')\n"
	                "assert(#all == 2 and all[2].client == 'p' and all[2].offset == 1 and all[2].key == 'k' and all[2].value == 'v')\n"
	                "assert(#w:acknowledged('u') == 0 and #w:acknowledged() == 2)"));
}

TEST(close_sends_what_is_left_and_kill_does_not)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p, q = w:producer('p', { ['linger.ms'] = 1000 }), w:producer('q', { ['linger.ms'] = 1000 })\n"
	                "p:send('t', nil, 'from p') q:send('t', nil, 'from q')\n"
	                "w:sleep(0.5)\n"
	                "q:kill() p:close()\n"
	                "w:sleep(3)\n"
	                "assert(p.acked == 1 and q.acked == 0 and w:partition('t', 0).log_end[1] == 1)\n"
	                "p:close() p:kill() q:kill() q:flush()"));
}

TEST(records_come_whole)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "p:send('t', 'k', nil, { headers = { b = '2', a = '1' }, timestamp = 1234567890123 })\n"
	                "p:send('t', nil, '')\n"
	                "p:flush()\n"
	                "local c = w:consumer('c', { group = 'g', topics = { 't' }, ['auto.offset.reset'] = 'earliest' })\n"
	                "w:wait_until(function() return #c.received == 2 end, 30, 'two records')\n"
	                "local a, b = c.received[1], c.received[2]\n"
	                "assert(a.topic == 't' and a.partition == 0 and a.offset == 0 and a.timestamp == 1234567890123 and a.key == 'k' and a.value == nil)\n"
	                "assert(a.headers.a == '1' and a.headers.b == '2')\n"
	                "assert(b.offset == 1 and b.key == nil and b.value == '')"));
}

TEST(a_consumer_polls_by_itself_and_tells_each_record)
{
	check_plays(RUN("w:topic('t', { partitions = 2 })\n"
	                "local p = w:producer('p')\n"
	                "local c = w:consumer('c', { group = 'g', topics = { 't' }, ['auto.offset.reset'] = 'earliest' })\n"
	                "local seen = {}\n"
	                "c:on_record(function(r) seen[#seen + 1] = r.value end)\n"
	                "for i = 1, 20 do p:send('t', 'k' .. i, 'v' .. i) end p:flush()\n"
	                "w:wait_until(function() return #c.received == 20 end, 30, 'twenty records')\n"
	                "assert(#seen == 20 and #c:assignment() == 2 and c:assignment()[1].topic == 't' and c:assignment()[2].partition == 1)\n"
	                "assert(#w:delivered('g', 't') == 20 and #w:delivered('g') == 20 and #w:delivered() == 20 and #w:delivered('h') == 0)\n"
	                "assert(w:delivered('g', 't')[1].client == 'c')\n"
	                "c:kill()\n"
	                "assert(#c.received == 20 and #c:assignment() == 0)\n"
	                "local g = w:group('g')\n"
	                "assert(g.state == 'Stable' and g.generation == 1 and g.protocol == 'range' and #g.members == 1)\n"
	                "assert(g.members[1].client_id == 'c' and #g.members[1].id > 0 and #g.members[1].assignment == 2)\n"
	                "w:sleep(50)\n"
	                "assert(w:group('g').state == 'Empty' and #w:group('g').members == 0 and not w:group('h'))"));
}

TEST(a_consumer_by_hand_polls_seeks_and_commits)
{
	check_plays(RUN("w:topic('t')\n"
	                "local p = w:producer('p')\n"
	                "for i = 1, 10 do p:send('t', nil, 'v' .. i) end p:flush()\n"
	                "local c = w:consumer('c', { group = 'g', topics = { 't' }, manual = true, ['max.poll.records'] = 4, ['enable.auto.commit'] = false,\n"
	                "  ['auto.offset.reset'] = 'earliest' })\n"
	                "w:sleep(5)\n"
	                "assert(#c.received == 0)\n"
	                "local first = c:poll(20)\n"
	                "assert(#first == 4 and first[1].value == 'v1' and #c.received == 4)\n"
	                "assert(#c:poll(5) == 4)\n"
	                "c:commit()\n"
	                "local g = w:group('g')\n"
	                "assert(g.offsets.t[0] == 8 and g.lag.t[0] == 2)\n"
	                "c:seek('t', 0, 1)\n"
	                "assert(c:poll(5)[1].value == 'v2' and w:group('g').offsets.t[0] == 8)\n"
	                "c:seek('t', 0, 10)\n"
	                "local began = w:now()\n"
	                "assert(#c:poll(2.5) == 0 and w:now() - began == 2.5)\n"
	                "c:close()\n"
	                "w:sleep(1)\n"
	                "assert(#w:history{ event = 'group_member_left', group = 'g' } == 1)"));
}

TEST(a_consumer_that_does_not_poll_loses_its_partitions)
{
	check_plays(RUN("w:topic('t')\n"
	                "local c = w:consumer('c', { group = 'g', topics = { 't' }, ['max.poll.interval.ms'] = 10000, ['session.timeout.ms'] = 9000 })\n"
	                "w:wait_until(function() return #c:assignment() == 1 end, 30, 'its partition')\n"
	                "c:pause(20)\n"
	                "w:sleep(8)\n"
	                "assert(#w:group('g').members == 1)\n"
	                "w:sleep(4)\n"
	                "assert(#w:group('g').members == 0)\n"
	                "w:sleep(20)\n"
	                "assert(#w:group('g').members == 1)"));
}

/* ---- Looking, typing ------------------------------------------------------------------------------------------------------------- */

TEST(history_is_found_by_its_fields_in_order)
{
	check_plays(RUN("w:topic('t', { partitions = 3 })\nw:topic('u')\n"
	                "local all = w:history{ event = 'leader_elected', topic = 't' }\n"
	                "assert(#all == 3 and all[1].partition == 0 and all[3].partition == 2 and all[1].node == 'broker-1' and all[1].event == 'leader_elected')\n"
	                "assert(all[1].seq < all[2].seq and all[1].t <= all[3].t and all[1].leader == 1 and all[1].isr[1] == 1)\n"
	                "assert(#w:history{ event = 'leader_elected', topic = 't', partition = 1 } == 1)\n"
	                "assert(#w:history{ event = 'leader_elected', topic = 't', leader = 2 } == 0)\n"
	                "assert(#w:history{ topic = 'u' } > 1)"));
}

TEST(a_shell_line_gives_its_output_and_its_status)
{
	check_plays(RUN("local r = w:sh('echo a; exit 3')\n"
	                "assert(r.out == 'a\\n' and r.code == 3)\n"
	                "r = w:sh('echo b')\n" /* another shell takes its place */
	                "assert(r.out == 'b\\n' and r.code == 0)\n"
	                "w:topic('t')\n"
	                "assert(w:partition('t', 0))\n"
	                "assert(#w:history{ event = 'leader_elected', topic = 't', isr = { 1 } } == 1 and #w:history{ event = 'leader_elected', isr = { 1, 2 } } == 0)"));
	check_plays(RUN("local r = w:sh('kafka-topics --bootstrap-server localhost:9092 --create --topic t --partitions 2')\n"
	                "assert(r.code == 0 and r.out == 'Created topic t.\\n' and r.err == '')\n"
	                "r = w:sh('kafka-topics --bootstrap-server localhost:9092 --list')\n"
	                "assert(r.out == 't\\n')\n"
	                "r = w:sh('kafka-topics --bootstrap-server localhost:9092 --delete --topic nosuch')\n"
	                "assert(r.code == 1 and #r.out + #r.err > 0)\n"
	                "r = w:sh('seq 3 | kafka-console-producer --bootstrap-server localhost:9092 --topic t')\n"
	                "assert(r.code == 0)\n"
	                "local sum = 0\n"
	                "for i = 0, 1 do sum = sum + w:partition('t', i).high_watermark end\n"
	                "assert(sum == 3)"));
}

TEST(an_app_goes_on_by_itself)
{
	check_plays(RUN("w:topic('t')\n"
	                "w:app('shop', { kind = 'producer', topic = 't', rate = '10/s', ['batch.size'] = 1000 })\n"
	                "w:app('billing', { kind = 'consumer', topic = 't', group = 'g', work = '10ms', ['from-beginning'] = true })\n"
	                "w:sleep(20)\n"
	                "local n = #w:delivered('g', 't')\n"
	                "assert(n >= 100 and n <= 210, n)\n"
	                "w:sh('app shop stop')\n"
	                "local ok, why = pcall(function() w:app('x', { kind = 'nosuch' }) end)\n"
	                "assert(not ok and why:find('^x.lua:%d+: .*nosuch'), why)"));
}

TEST(everything_goes_again_from_the_same_seed)
{
	const char *text = RUN("w:topic('t', { partitions = 4 })\n"
	                       "local p = w:producer('p')\n"
	                       "local c = w:consumer('c', { group = 'g', topics = { 't' } })\n"
	                       "for i = 1, 50 do p:send('t', 'k' .. w:random(20), 'v', { headers = { a = 'x', c = 'y', b = 'z' } }) w:sleep(math.random()) end\n"
	                       "w:broker(1):kill() w:sleep(1) w:broker(1):start() p:flush()\n"
	                       "for k, v in pairs({ x = 1, y = 2, z = 3 }) do w:say(k .. v .. tostring({})) end");
	struct played a = played("x.lua", bytes_of_text(text), true, 9), b = played("x.lua", bytes_of_text(text), true, 9);

	assert_int_equal(a.status, 0);
	assert_true(a.hash == b.hash && a.trace_size == b.trace_size && memcmp(a.trace, b.trace, a.trace_size) == 0);
	assert_string_equal(a.out, b.out);
	played_end(&a);
	played_end(&b);
}
