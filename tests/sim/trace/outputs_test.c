/* The files that a run leaves: all of them, or none. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/trace/outputs.h"
#include "tests/test.h"

/* A directory of its own, in which the test stands, and what is said there. */
struct place {
	char directory[64];
	int home;
	char *said;
	size_t said_size;
	struct outputs outputs;
};

static void enter(struct place *p)
{
	*p = (struct place){ .directory = "/tmp/klab-outputs-XXXXXX", .home = open(".", O_RDONLY) };
	assert_non_null(mkdtemp(p->directory));
	assert_int_equal(chdir(p->directory), 0);
	p->outputs.err = open_memstream(&p->said, &p->said_size);
}

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void assert_file(const char *path, const char *text)
{
	char found[4096] = "";
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	found[fread(found, 1, sizeof(found) - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(found, text);
}

/* How many files there are here, litter too; they go. */
static int leave(struct place *p, const char *said)
{
	DIR *dir = opendir(".");
	int count = 0;

	for (struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_name[0] != '.' && remove(entry->d_name) == 0;
	closedir(dir);
	assert_int_equal(fchdir(p->home), 0);
	close(p->home);
	remove(p->directory);
	fclose(p->outputs.err);
	assert_string_equal(p->said, said);
	free(p->said);
	return count;
}

TEST(outputs_take_their_places_together_and_leave_nothing_beside)
{
	struct place p;

	enter(&p);
	put("old", "was there\n");
	chmod("old", 0640);
	FILE *a = outputs_open(&p.outputs, "old"), *b = outputs_open(&p.outputs, "./new");

	fputs("one\n", a);
	fputs("two\n", b);
	fflush(a);
	assert_file("old", "was there\n");
	assert_true(outputs_keep(&p.outputs));
	assert_file("old", "one\n");
	assert_file("new", "two\n");
	struct stat info;

	assert_int_equal(stat("old", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0640);
	assert_int_equal(leave(&p, ""), 2);
}

TEST(outputs_that_are_dropped_leave_what_was_there)
{
	struct place p;

	enter(&p);
	put("old", "was there\n");
	fputs("half\n", outputs_open(&p.outputs, "old"));
	fputs("half\n", outputs_open(&p.outputs, "new"));
	outputs_drop(&p.outputs);
	outputs_drop(&p.outputs);
	assert_file("old", "was there\n");
	assert_int_equal(leave(&p, ""), 1);
}

TEST(an_output_that_cannot_be_written_is_told_in_one_line)
{
	struct place p;

	enter(&p);
	put("sealed", "was there\n");
	chmod("sealed", 0444);
	mkdir("folder", 0777);
	assert_null(outputs_open(&p.outputs, "nowhere/trace"));
	assert_null(outputs_open(&p.outputs, "folder"));
	assert_null(outputs_open(&p.outputs, ""));
	assert_null(outputs_open(&p.outputs, "sealed/trace"));
	assert_non_null(outputs_open(&p.outputs, "a"));
	assert_null(outputs_open(&p.outputs, "./folder/../a"));
	outputs_drop(&p.outputs);
	assert_int_equal(leave(&p, "klab: nowhere/trace: No such file or directory\nklab: folder: Is a directory\nklab: : No such file or directory\n"
	                           "klab: sealed/trace: Not a directory\nklab: ./folder/../a: two outputs cannot be one file\n"), 2);
}

TEST(an_output_that_ends_in_a_full_disk_takes_the_others_with_it)
{
	struct place p;

	enter(&p);
	put("old", "was there\n");
	fputs("whole\n", outputs_open(&p.outputs, "old"));
	fputs("whole\n", outputs_open(&p.outputs, "/dev/full"));
	assert_false(outputs_keep(&p.outputs));
	assert_file("old", "was there\n");
	assert_int_equal(leave(&p, "klab: /dev/full: No space left on device\n"), 1);
}

TEST(an_output_through_a_link_keeps_the_link)
{
	struct place p;

	enter(&p);
	put("file", "was there\n");
	assert_int_equal(symlink("file", "link"), 0);
	fputs("new\n", outputs_open(&p.outputs, "link"));
	assert_true(outputs_keep(&p.outputs));
	assert_file("file", "new\n");
	struct stat info;

	assert_int_equal(lstat("link", &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	assert_int_equal(leave(&p, ""), 2);
}

/* SIGPIPE is what comes when the reader of the transcript has gone: klab run ... | head */
TEST(a_signal_that_ends_the_program_leaves_no_litter)
{
	static const int signals[] = { SIGTERM, SIGPIPE };

	for (int i = 0; i < 2; i++) {
		struct place p;
		int status;

		enter(&p);
		pid_t pid = fork();

		if (pid == 0) {
			signal(signals[i], SIG_DFL);
			fputs("half\n", outputs_open(&p.outputs, "new"));
			raise(signals[i]);
			_exit(0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
		assert_int_equal(leave(&p, ""), 0);
	}
}
