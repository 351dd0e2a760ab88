/* The shell as a process: lines, pipelines, jobs and the words of every shell, in a world. */
#include "tests/sim/shell/run.h"

TEST(commands_run_one_after_another_and_the_last_status_counts)
{
	assert_alone("echo a\necho b; echo c\n", "a\nb\nc\n", "", 0);
	assert_alone("false\n", "", "", 1);
	assert_alone("false\ntrue\n", "", "", 0);
	assert_alone("true && echo yes; false && echo no; false || echo else; echo $?\n", "yes\nelse\n0\n", "", 0);
	assert_alone("exit 3\necho never\n", "", "", 3);
}

TEST(a_failed_command_does_not_stop_the_script)
{
	assert_alone("nosuch\necho on\n", "on\n", "klab: nosuch: command not found\n", 0);
	assert_alone("echo 'a\necho on; nosuch\n", "on\n", "klab: the quote ' is not closed\nklab: nosuch: command not found\n", 127);
}

TEST(a_wrong_line_has_status_2)
{
	assert_alone("echo |\n", "", "klab: a command is missing before the end of the line\n", 2);
}

TEST(pipelines_pass_bytes_on_and_end_with_the_last_status)
{
	assert_alone("seq 5 | head -n 2\n", "1\n2\n", "", 0);
	assert_alone("seq 3 | cat | cat | wc -l\n", "3\n", "", 0);
	assert_alone("echo a | false\n", "", "", 1);
	assert_alone("false | echo b\n", "b\n", "", 0);
	assert_alone("nosuch | wc -l\n", "0\n", "klab: nosuch: command not found\n", 0);
}

TEST(a_reader_that_leaves_ends_an_endless_writer)
{
	assert_alone("seq 1000000000 | head -n 1\n", "1\n", "", 0);
}

TEST(redirects_go_to_files_and_come_from_them)
{
	assert_alone("echo one > /tmp/f; echo two >> /tmp/f; cat < /tmp/f; echo three > /tmp/f; cat /tmp/f\n", "one\ntwo\nthree\n", "", 0);
	assert_alone("cat <<< 'a b'\n", "a b\n", "", 0);
	assert_alone("cat < /nosuch\n", "", "klab: /nosuch: No such file or directory\n", 1);
	assert_alone("cat /nosuch 2> /tmp/e; cat /tmp/e\n", "cat: /nosuch: No such file or directory\n", "", 0);
	assert_alone("cat /nosuch 2>&1 | wc -l\n", "1\n", "", 0);
	assert_alone("cat /nosuch 2>&1; echo a 1>&2; echo b >&2 | wc -l; echo c 1>&2 2>&1\n", "cat: /nosuch: No such file or directory\n0\n", "a\nb\nc\n", 0);
	assert_alone("echo lost > /dev/null\n", "", "", 0);
}

TEST(variables_and_substitution)
{
	assert_alone("ID=\"$(echo x; echo y)\"\necho \"$ID\" $ID\n", "x\ny x y\n", "", 0);
	assert_alone("A=1; echo $A$A ${A}b '$A'\n", "11 1b $A\n", "", 0);
	assert_alone("echo $(echo $(echo deep))\n", "deep\n", "", 0);
	assert_alone("X=$(false); echo $?\n", "1\n", "", 0);
}

TEST(a_tilde_that_begins_a_word_is_the_home)
{
	assert_alone("cd /tmp; cd; pwd; echo ~ ~/x \"~\" '~/x' \\~ a~ ~root x=~/y ~\"/x\"\n", "/kafka\n/kafka /kafka/x ~ ~/x ~ a~ ~root x=~/y ~/x\n", "", 0);
	assert_alone("cd /tmp; echo hello > ~/note; cat < ~/note; cat ~/no*; Y=~/note; echo $Y; cat <<< ~\n", "hello\nhello\n/kafka/note\n/kafka\n", "", 0);
	assert_alone("HOME='/a b*'; echo ~/c $(echo ~) | wc -w; seq 2 > /tmp/x; HOME=/tmp; wc -l < ~/x\n", "4\n2\n", "", 0);
}

TEST(names_of_files_are_found)
{
	assert_alone("cd /tmp; echo > b.log; echo > a.log; echo > c.txt; echo *.log /tmp/*.t?t *.none\n", "a.log b.log /tmp/c.txt *.none\n", "", 0);
	assert_alone("cd /kafka/config; pwd; cd ..; pwd; cd /nosuch; pwd\n", "/kafka/config\n/kafka\n/kafka\n",
	            "cd: /nosuch: No such file or directory\n", 0);
	assert_alone("ls /kafka; rm /kafka/nosuch\n", "config\nlogs\n", "rm: cannot remove '/kafka/nosuch': No such file or directory\n", 1);
}

TEST(a_line_may_go_on_after_a_backslash)
{
	assert_alone("echo a \\\n  b\n", "a b\n", "", 0);
}

TEST(jobs_run_in_the_background_and_hear_of_the_end)
{
	assert_alone("sleep 100 & jobs\nkill %1; wait; jobs\n", "[1]+  Running                 sleep 100 &\n[1]+  Terminated              sleep 100\n",
	            "", 0);
	assert_alone("sleep 5 && echo late & echo first; wait\n", "first\nlate\n", "", 0);
	assert_alone("sleep 5 & fg\n", "sleep 5\n", "", 0);
	assert_alone("fg\n", "", "fg: current: no such job\n", 1);
	assert_alone("kill %3; kill -WRONG %1; kill abc\n", "",
	            "kill: %3: no such job\nkill: WRONG: invalid signal specification\nkill: abc: arguments must be process or job IDs\n", 1);
	assert_alone("sleep 1000 &\n", "", "", 0);
}

TEST(time_passes_only_when_it_is_asked_for)
{
	struct run r = run_lines_alone("echo a\necho b\n");

	assert_true(world_now_us(session_world(r.session)) < 1000000);
	run_end(&r);
	r = run_lines_alone("sleep 1d\nrun 90s\n");
	assert_true(world_now_us(session_world(r.session)) >= INT64_C(86490000000));
	run_end(&r);
	assert_alone("sleep soon\n", "", "sleep: 'soon' is not a time: write 30, 30s, 500ms, 5m, 2h or 1d\n", 2);
}

TEST(a_command_reads_the_lines_behind_it)
{
	assert_alone("cat\nx\ny\n", "x\ny\n", "", 0);
	assert_alone("head -n 1\nx\necho y\n", "x\ny\n", "", 0);
}

TEST(echo_and_printf_are_as_posix_has_them)
{
	assert_alone("echo -n a; echo -e 'b\\tc'; echo 'd\\te' -n\n", "ab\tc\nd\\te -n\n", "", 0);
	assert_alone("printf '%s-%d|' a 1 b 2; printf '%5s|%-5s|%05d|%x|%c|%%\\n' ab cd 42 255 xyz\n", "a-1|b-2|   ab|cd   |00042|ff|x|%\n", "", 0);
	assert_alone("printf '%s\\n' a b c\nprintf 'x\\n'\nprintf '%b' 'a\\nb\\n'\n", "a\nb\nc\nx\na\nb\n", "", 0);
	assert_alone("printf '%d\\n' abc\n", "0\n", "printf: abc: expected a numeric value\n", 1);
	assert_alone("printf '\\101\\x42\\c never'\n", "AB", "", 0);
	assert_alone("printf\n", "", "printf: usage: printf FORMAT [WORD...]\n", 2);
}

TEST(date_tells_virtual_time)
{
	assert_alone("date; sleep 90; date -u '+%F %T %Z %j %%'\n", "Mon Jan  5 09:00:00 UTC 2026\n2026-01-05 09:01:30 UTC 005 %\n", "", 0);
	assert_alone("date +%s%3N\n", "1767603600000\n", "", 0);
	assert_alone("date +%q\n", "", "date: '%q' is not known here: % is followed by one of Y m d e H M S N 3N s j a A b B F T Z z n t\n", 1);
	assert_alone("date tomorrow\n", "", "date: 'tomorrow' is not understood; usage: date [-u] [+FORMAT], e.g. date +%s%3N: milliseconds since 1970, as Kafka counts\n", 1);
}

TEST(seq_counts_up_down_and_in_decimals)
{
	assert_alone("seq 3; seq 2 4; seq 5 -2 1; seq -w 8 10; seq -s , 3; seq 1 0.5 2\n",
	            "1\n2\n3\n2\n3\n4\n5\n3\n1\n08\n09\n10\n1,2,3\n1.0\n1.5\n2.0\n", "", 0);
	assert_alone("seq 0\n", "", "", 0);
	assert_alone("seq a\n", "", "seq: 'a' is not a number\n", 1);
}

TEST(filters)
{
	assert_alone("printf 'a\\nb\\nab\\n' | grep b; printf 'a\\nB\\n' | grep -ic b; echo a | grep -q z; echo $?\n", "b\nab\n1\n1\n", "", 0);
	assert_alone("printf 'k1:v\\nk2:v\\n' | grep -o 'k[0-9]'; printf 'a.b\\naxb\\n' | grep -F a.b; echo x | grep -v x; echo x | grep '['\n",
	            "k1\nk2\na.b\n", "grep: '[' is not a regular expression\n", 2);
	assert_alone("seq 9 | tail -n 2; seq 9 | tail -n +8; seq 9 | head -3 | tail -1\n", "8\n9\n8\n9\n3\n", "", 0);
	assert_alone("printf 'a b\\nc\\n' | wc; printf abc | wc -c\n", "      2       3       6\n3\n", "", 0);
}

TEST(help_and_history)
{
	struct run r = run_lines_alone("help\nhelp seq\nhistory\n");
	struct bytes out = run_out(&r);

	assert_true(bytes_find_bytes(out, BYTES("  grep  ")) < out.size);
	assert_true(bytes_find_bytes(out, BYTES("usage: seq [-w]")) < out.size);
	assert_true(bytes_find_bytes(out, BYTES("    2  help seq\n    3  history\n")) < out.size);
	run_end(&r);
}

TEST(the_driver_answers_its_words)
{
	assert_alone("speed 10; speed; speed 0.25; pause | cat; speed 0\n", "speed 10\nspeed 10\nspeed 0.25\npaused\n",
	            "speed: a number from 0.001 to 1000000 is wanted: 1 is real time\n", 2);
}

TEST(lines_and_their_ends_are_trace_events)
{
	struct run r = run_lines_alone("false; true\nsleep 1 &\nwait\n");
	struct world *world = session_world(r.session);
	struct buf seen = { .heap = heap_new(1 << 16) };

	for (int64_t i = 0; i < world_trace_count(world); i++) {
		struct trace_entry entry = world_trace_at(world, i);
		struct trace_view view;
		size_t at = 0;

		trace_next(entry.encoded, &at, &view);
		if (view.id == TRACE_line_typed)
			buf_printf(&seen, "typed %.*s\n", TEXT(trace_value_of(&view, "line")->text));
		if (view.id == TRACE_command_ended)
			buf_printf(&seen, "ended %.*s %d\n", TEXT(trace_value_of(&view, "line")->text), (int)trace_value_of(&view, "status")->integer);
	}
	assert_text(buf_bytes(&seen), "typed false; true\nended false; true 0\ntyped sleep 1 &\nended sleep 1 & 0\ntyped wait\nended sleep 1 0\n"
	                              "ended wait 0\n");
	heap_del(seen.heap);
	run_end(&r);
}

TEST(a_terminal_has_prompts_and_messages)
{
	struct session *s = session_new(&(struct session_options){ .cluster = { .brokers = 1, .is_unformatted = true }, .is_interactive = true });
	int32_t tab = session_open_tab(s);
	struct heap *heap = heap_new(1 << 16);
	struct buf out = { .heap = heap }, err = { .heap = heap };

	assert_int_equal(session_sh(s, tab, BYTES("echo hi"), 1000000, &out, &err), 0);
	assert_text(buf_bytes(&out), "hi\n$ ");
	buf_clear(&out);
	session_sh(s, tab, BYTES("sleep 5 &"), 1000000, &out, &err);
	session_pass(s, 10000000);
	session_sh(s, tab, BYTES("ecko"), 1000000, &out, &err);
	assert_true(bytes_find_bytes(buf_bytes(&err), BYTES("[1]+  Done                    sleep 5\n")) < err.size);
	assert_true(bytes_find_bytes(buf_bytes(&err), BYTES("klab: ecko: command not found\nDid you mean echo?\n")) < err.size);
	assert_int_equal(session_sh(s, tab, BYTES("cat"), 1000000, &out, &err), 0);
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	assert_int_equal(session_sh(s, tab, BYTES("sleep 100"), 5000000, &out, &err), 130);
	heap_del(heap);
	session_del(s);
}
