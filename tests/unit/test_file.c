/* Files: written whole or not at all, with a message that helps. */
#include "write/file.h"

#include <check.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *file_suite(void);

enum { NOBODY = 65534 };

static char *folder, *before; /* the folder of the test, and the one to go back to */

static void
make_folder(void)
{
    folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    before = g_get_current_dir();
    ck_assert_int_eq(chdir(folder), 0);
}

static void
remove_folder(void)
{
    g_autofree char *quoted = g_shell_quote(folder);
    g_autofree char *command = g_strdup_printf("rm -rf %s", quoted);
    ck_assert_int_eq(chdir(before), 0);
    g_clear_pointer(&before, g_free);
    g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL);
    g_clear_pointer(&folder, g_free);
}

static bool
write_text(const char *path, const char *text, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return psg_file_write(path, bytes, error);
}

static void
assert_holds(const char *path, const char *expected)
{
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    ck_assert_str_eq(text, expected);
}

static void
assert_fails(const char *path, GFileError code, const char *words)
{
    g_autoptr(GError) error = NULL;
    ck_assert(!write_text(path, "new", &error));
    ck_assert_msg(g_error_matches(error, G_FILE_ERROR, (gint)code), "%s", error->message);
    ck_assert_msg(strstr(error->message, words) != NULL, "%s", error->message);
    ck_assert_ptr_nonnull(strstr(error->message, ";"));
}

static unsigned
entries(const char *path)
{
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    unsigned count = 0;
    while (g_dir_read_name(directory) != NULL) {
        count++;
    }
    return count;
}

START_TEST(writes_and_replaces)
{
    ck_assert(write_text("x.svg", "old", NULL));
    ck_assert(write_text("x.svg", "new\n", NULL));
    assert_holds("x.svg", "new\n");
    ck_assert(write_text("x.svg", "", NULL));
    assert_holds("x.svg", "");
    ck_assert_uint_eq(entries("."), 1);
}
END_TEST

START_TEST(writes_any_bytes)
{
    g_autoptr(GBytes) bytes = g_bytes_new("a\0b\xff", 4);
    ck_assert(psg_file_write("x", bytes, NULL));
    g_autofree char *text = NULL;
    gsize length;
    ck_assert(g_file_get_contents("x", &text, &length, NULL));
    ck_assert_uint_eq(length, 4);
    ck_assert_mem_eq(text, "a\0b\xff", 4);
}
END_TEST

START_TEST(gives_the_usual_permissions)
{
    GStatBuf status;
    umask(027);
    ck_assert(write_text("x", "x", NULL));
    ck_assert(write_text("x", "y", NULL));
    ck_assert_int_eq(g_stat("x", &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0640);
}
END_TEST

/* More than is gathered before it is handed on. */
static void
add_much(PsgStream *stream)
{
    for (int i = 0; i < 100000; i++) {
        psg_stream_print(stream, "0123456789");
    }
}

START_TEST(a_stream_is_seen_when_it_is_closed)
{
    ck_assert(write_text("x", "old", NULL));
    PsgStream *stream = psg_file_open("x", NULL);
    add_much(stream);
    assert_holds("x", "old");
    psg_stream_print(stream, "end");
    ck_assert(psg_stream_close(stream, NULL));
    g_autofree char *text = NULL;
    gsize length;
    ck_assert(g_file_get_contents("x", &text, &length, NULL));
    ck_assert_uint_eq(length, 1000003);
    ck_assert(g_str_has_suffix(text, "9end"));
    ck_assert_uint_eq(entries("."), 1);
}
END_TEST

START_TEST(a_stream_that_breaks_leaves_the_old_file)
{
    g_autoptr(GError) error = NULL;
    ck_assert(write_text("x", "old", NULL));
    PsgStream *stream = psg_file_open("x", NULL);
    add_much(stream);
    psg_stream_fail(stream, g_error_new(G_FILE_ERROR, 1, "first"));
    psg_stream_fail(stream, g_error_new(G_FILE_ERROR, 1, "second"));
    ck_assert(psg_stream_is_broken(stream));
    add_much(stream);
    ck_assert(!psg_stream_close(stream, &error));
    ck_assert_str_eq(error->message, "first");
    assert_holds("x", "old");
    ck_assert_uint_eq(entries("."), 1);
}
END_TEST

/* Who makes much text notices before the end that nobody takes it. */
START_TEST(a_stream_to_a_full_device_breaks_early)
{
    if (access("/dev/full", W_OK) != 0) {
        return;
    }
    g_autoptr(GError) error = NULL;
    PsgStream *stream = psg_file_open("/dev/full", &error);
    add_much(stream);
    ck_assert(psg_stream_is_broken(stream));
    ck_assert(!psg_stream_close(stream, &error));
    ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
}
END_TEST

START_TEST(a_stream_into_memory_is_a_text)
{
    PsgStream *stream = psg_stream_new_text();
    add_much(stream);
    psg_stream_add(stream, "end", 3);
    g_autofree char *text = psg_stream_close_text(stream);
    ck_assert_uint_eq(strlen(text), 1000003);
    ck_assert(g_str_has_suffix(text, "9end"));
}
END_TEST

START_TEST(makes_folders)
{
    ck_assert(write_text("a/b/c/x.svg", "x", NULL));
    assert_holds("a/b/c/x.svg", "x");
    ck_assert(psg_folder_make("a/b/d", NULL));
    ck_assert(psg_folder_make("a/b/d", NULL));
    ck_assert(g_file_test("a/b/d", G_FILE_TEST_IS_DIR));
}
END_TEST

START_TEST(says_what_is_in_the_way)
{
    ck_assert(write_text("plain", "old", NULL));
    ck_assert(psg_folder_make("taken.svg", NULL));
    assert_fails("taken.svg", G_FILE_ERROR_ISDIR,
                 "cannot write taken.svg: it is a folder");
    assert_fails("plain/x.svg", G_FILE_ERROR_NOTDIR, "plain: a file is in the way");
    g_autoptr(GError) error = NULL;
    ck_assert(!psg_folder_make("plain/deeper", &error));
    ck_assert_ptr_nonnull(strstr(error->message, "cannot make the folder plain/deeper"));
    assert_holds("plain", "old");
}
END_TEST

START_TEST(says_that_a_name_is_too_long)
{
    g_autofree char *name = g_strnfill(300, 'x');
    assert_fails(name, G_FILE_ERROR_NAMETOOLONG, "the name is too long");
    ck_assert_uint_eq(entries("."), 0);
}
END_TEST

START_TEST(says_that_there_is_no_permission)
{
    ck_assert(write_text("locked/x", "old", NULL));
    ck_assert_int_eq(g_chmod("locked", 0555), 0);
    if (getuid() == 0) { /* who may write anywhere */
        ck_assert_int_eq(chown(folder, NOBODY, NOBODY), 0);
        ck_assert_int_eq(chown("locked", NOBODY, NOBODY), 0);
        ck_assert_int_eq(seteuid(NOBODY), 0); /* the suites to come share the process */
    }
    assert_fails("locked/x", G_FILE_ERROR_ACCES,
                 "locked/x (nothing was changed): no permission");
    assert_holds("locked/x", "old");
    ck_assert_uint_eq(entries("locked"), 1);
    ck_assert_int_eq(seteuid(getuid()), 0);
    g_chmod("locked", 0755);
}
END_TEST

START_TEST(says_that_the_device_is_full)
{
    if (access("/dev/full", W_OK) == 0) {
        assert_fails("/dev/full", G_FILE_ERROR_NOSPC,
                     "cannot write /dev/full: no space left");
    }
}
END_TEST

START_TEST(uses_the_words_of_glib_for_rare_causes)
{
    if (g_file_test("/proc/self", G_FILE_TEST_IS_DIR)) {
        assert_fails("/proc/paysage", G_FILE_ERROR_NOENT, "cannot write /proc/paysage");
    }
}
END_TEST

START_TEST(follows_links)
{
    ck_assert(write_text("sub/real", "old", NULL));
    ck_assert_int_eq(symlink("sub/second", "first"), 0);
    ck_assert_int_eq(symlink("real", "sub/second"), 0);
    ck_assert(write_text("first", "new", NULL));
    assert_holds("sub/real", "new");
    ck_assert(g_file_test("first", G_FILE_TEST_IS_SYMLINK));
    ck_assert(g_file_test("sub/second", G_FILE_TEST_IS_SYMLINK));

    g_autofree char *absolute = g_build_filename(folder, "later", NULL);
    ck_assert_int_eq(symlink(absolute, "dangling"), 0);
    ck_assert(write_text("dangling", "new", NULL));
    assert_holds("later", "new");
}
END_TEST

START_TEST(writes_to_a_device)
{
    ck_assert(write_text("/dev/null", "gone", NULL));
    ck_assert(!g_file_test("/dev/null", G_FILE_TEST_IS_REGULAR));
}
END_TEST

START_TEST(writes_to_standard_output)
{
    int file = open("out", O_WRONLY | O_CREAT, 0600);
    ck_assert_int_ge(file, 0);
    int old = dup(STDOUT_FILENO);
    fputs("before ", stdout);
    dup2(file, STDOUT_FILENO);
    bool done = write_text("-", "after", NULL);
    dup2(old, STDOUT_FILENO);
    ck_assert(done);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents("out", &text, NULL, NULL));
    ck_assert(g_str_has_suffix(text, "before after"));
}
END_TEST

START_TEST(says_that_nobody_reads)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    signal(SIGPIPE, SIG_IGN);
    fflush(stdout);
    int old = dup(STDOUT_FILENO);
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    g_autoptr(GError) error = NULL;
    bool done = write_text("-", "new", &error);
    dup2(old, STDOUT_FILENO);
    ck_assert(!done);
    ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_PIPE));
    ck_assert_ptr_nonnull(
        strstr(error->message, "cannot write to standard output: nobody reads"));
}
END_TEST

START_TEST(what_a_killed_run_left_is_taken_away)
{
    ck_assert(write_text("x.svg", "old", NULL));
    ck_assert(write_text(".x.svg.new", "half a fi", NULL));
    ck_assert(write_text("x.svg", "new", NULL));
    assert_holds("x.svg", "new");
    ck_assert_uint_eq(entries("."), 1);
}
END_TEST

START_TEST(knows_what_a_file_holds)
{
    g_autoptr(GBytes) bytes = g_bytes_new("text", 4);
    g_autoptr(GBytes) none = g_bytes_new("", 0);
    ck_assert(!psg_file_holds("x", bytes));
    ck_assert(write_text("x", "text", NULL));
    ck_assert(psg_file_holds("x", bytes) && !psg_file_holds("x", none));
    ck_assert(write_text("x", "tent", NULL));
    ck_assert(!psg_file_holds("x", bytes));
    ck_assert(write_text("x", "text and more", NULL));
    ck_assert(!psg_file_holds("x", bytes));
    ck_assert(write_text("x", "", NULL));
    ck_assert(psg_file_holds("x", none) && !psg_file_holds("x", bytes));
    ck_assert(!psg_file_holds(".", bytes) && !psg_file_holds("/dev/null", none));
    ck_assert_int_eq(mkfifo("pipe", 0600), 0);
    ck_assert(!psg_file_holds("pipe", none)); /* without waiting for a writer */
}
END_TEST

static gpointer
write_often(gpointer text)
{
    for (int i = 0; i < 200; i++) {
        ck_assert(write_text("x.svg", text, NULL));
    }
    return NULL;
}

START_TEST(two_who_write_the_same_file_do_not_meet)
{
    g_autofree char *first = g_strnfill(5000, 'a');
    g_autofree char *second = g_strnfill(9000, 'b');
    GThread *other = g_thread_new("other", write_often, second);
    write_often(first);
    g_thread_join(other);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents("x.svg", &text, NULL, NULL));
    ck_assert(strcmp(text, first) == 0 || strcmp(text, second) == 0);
    ck_assert_uint_eq(entries("."), 1);
}
END_TEST

Suite *
file_suite(void)
{
    Suite *suite = suite_create("file");
    TCase *cases = tcase_create("file");
    tcase_add_checked_fixture(cases, make_folder, remove_folder);
    tcase_add_test(cases, writes_and_replaces);
    tcase_add_test(cases, writes_any_bytes);
    tcase_add_test(cases, gives_the_usual_permissions);
    tcase_add_test(cases, knows_what_a_file_holds);
    tcase_add_test(cases, what_a_killed_run_left_is_taken_away);
    tcase_add_test(cases, two_who_write_the_same_file_do_not_meet);
    tcase_add_test(cases, a_stream_is_seen_when_it_is_closed);
    tcase_add_test(cases, a_stream_that_breaks_leaves_the_old_file);
    tcase_add_test(cases, a_stream_to_a_full_device_breaks_early);
    tcase_add_test(cases, a_stream_into_memory_is_a_text);
    tcase_add_test(cases, makes_folders);
    tcase_add_test(cases, says_what_is_in_the_way);
    tcase_add_test(cases, says_that_a_name_is_too_long);
    tcase_add_test(cases, says_that_there_is_no_permission);
    tcase_add_test(cases, says_that_the_device_is_full);
    tcase_add_test(cases, uses_the_words_of_glib_for_rare_causes);
    tcase_add_test(cases, follows_links);
    tcase_add_test(cases, writes_to_a_device);
    tcase_add_test(cases, writes_to_standard_output);
    tcase_add_test(cases, says_that_nobody_reads);
    suite_add_tcase(suite, cases);
    return suite;
}
