/* Changes of files are noticed, however they are made; what is none is not. */
#include "serve/watch.h"

#include <check.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *watch_suite(void);

enum {
    MOST_SECONDS = 20, /* for what happens sooner or later */
    QUIET = 20,        /* milliseconds */
    MUCH_QUIET = 200,  /* which a busy machine does not give by chance */
    LONG_ENOUGH = 80,  /* milliseconds in which what should not happen would */
    TRIES = 5,
};

static char *folder;
static guint calls; /* of changed */
static PsgWatch *watch;

static void
note_change(gpointer data)
{
    (void)data;
    calls++;
}

static char *
path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

/* As the shell does: the file stays, and its bytes are others. */
static void
write_file(const char *name, const char *text)
{
    g_autofree char *path = path_of(name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void
rename_file(const char *from, const char *to)
{
    g_autofree char *old = path_of(from), *new = path_of(to);
    ck_assert_int_eq(g_rename(old, new), 0);
}

static void
remove_file(const char *name)
{
    g_autofree char *path = path_of(name);
    ck_assert_int_eq(g_remove(path), 0);
}

static void
make_folder(const char *name)
{
    g_autofree char *path = path_of(name);
    ck_assert_int_eq(g_mkdir(path, 0777), 0);
}

/* Of paths in the folder; "" is the folder itself. second: may be NULL. */
static void
set_paths(const char *first, const char *second)
{
    g_autofree char *one = path_of(first),
                    *other = second == NULL ? NULL : path_of(second);
    const char *const paths[] = {one, other, NULL};
    psg_watch_set(watch, paths);
}

static void
begin_with(const PsgWatchWishes *wishes, const char *first, const char *second)
{
    psg_watch_free(watch);
    watch = psg_watch_new(wishes, note_change, NULL);
    calls = 0;
    set_paths(first, second);
}

static void
begin(const char *first, const char *second, double poll)
{
    const PsgWatchWishes wishes = {.poll = poll, .quiet = QUIET};
    begin_with(&wishes, first, second);
}

static gboolean
wake(gpointer data)
{
    (void)data;
    return G_SOURCE_CONTINUE;
}

/* Until there were so many calls, or the time is over. */
static void
run_until(guint wanted, gint64 milliseconds)
{
    gint64 end = g_get_monotonic_time() + milliseconds * 1000;
    guint source = g_timeout_add(5, wake, NULL);
    while (calls < wanted && g_get_monotonic_time() < end) {
        g_main_context_iteration(NULL, TRUE);
    }
    g_source_remove(source);
}

/* The change is told, by one call. */
static void
assert_told(void)
{
    run_until(1, MOST_SECONDS * 1000);
    run_until(G_MAXUINT, LONG_ENOUGH);
    ck_assert_uint_eq(calls, 1);
    calls = 0;
}

static void
assert_silence(void)
{
    run_until(1, LONG_ENOUGH);
    ck_assert_uint_eq(calls, 0);
}

static void
set_up(void)
{
    folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static void
remove_all(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR) &&
            !g_file_test(inner, G_FILE_TEST_IS_SYMLINK)) {
            remove_all(inner);
        } else {
            g_remove(inner);
        }
    }
    g_rmdir(path);
}

static void
tear_down(void)
{
    g_clear_pointer(&watch, psg_watch_free);
    remove_all(folder);
    g_clear_pointer(&folder, g_free);
}

START_TEST(saves_are_told)
{
    write_file("a.yaml", "one");
    begin("a.yaml", NULL, 0);
    assert_silence();
    write_file("a.yaml", "other");
    assert_told();
    write_file("new", "by renaming");
    rename_file("new", "a.yaml");
    assert_told();
    rename_file("a.yaml", "a.yaml~"); /* as vim does */
    write_file("a.yaml", "with a copy of the old one");
    assert_told();
}
END_TEST

/* The clock comes two seconds after the watch begins; the system is faster, though a machine may be
 * busy for once. */
START_TEST(the_system_tells_before_the_clock)
{
    bool is_heard = false;
    for (int i = 0; i < TRIES && !is_heard; i++) {
        gint64 began = g_get_monotonic_time();
        write_file("a.yaml", "one");
        begin("a.yaml", NULL, 0);
        write_file("a.yaml", "two");
        run_until(1, MOST_SECONDS * 1000);
        is_heard = g_get_monotonic_time() - began < 2 * G_USEC_PER_SEC ||
                   psg_watch_remark(watch) != NULL; /* this machine has no more ears */
    }
    ck_assert(is_heard);
}
END_TEST

START_TEST(a_burst_is_one_change)
{
    write_file("a.yaml", "");
    write_file("b.yaml", "");
    begin("a.yaml", "b.yaml", 0);
    for (int i = 0; i < 30; i++) {
        g_autofree char *text = g_strdup_printf("%d", i);
        write_file("a.yaml", text);
        write_file("new", text);
        rename_file("new", "b.yaml");
    }
    assert_told();
}
END_TEST

static gboolean
save(gpointer data)
{
    int *number = data;
    g_autofree char *text = g_strdup_printf("%d", (*number)++);
    write_file("a.yaml", text);
    return G_SOURCE_CONTINUE;
}

START_TEST(a_stream_of_saves_is_told_before_it_ends)
{
    int number = 0;
    const PsgWatchWishes wishes = {.quiet = MUCH_QUIET};
    write_file("a.yaml", "");
    begin_with(&wishes, "a.yaml", NULL);
    guint source = g_timeout_add(10, save, &number);
    run_until(2, MOST_SECONDS * 1000);
    g_source_remove(source);
    ck_assert_uint_ge(calls, 2);
    ck_assert_int_ge(number, 6); /* and bursts are gathered all the same */
}
END_TEST

START_TEST(files_of_a_folder_come_and_go)
{
    write_file("a.yaml", "one");
    begin("", NULL, 0);
    write_file("b.yaml", "two");
    assert_told();
    rename_file("b.yaml", "c.yaml");
    assert_told();
    remove_file("c.yaml");
    assert_told();
    ck_assert_ptr_null(psg_watch_lacks(watch));
}
END_TEST

/* Left by vim, Emacs, GNOME, KDE and whoever; and figures, which the program itself writes. */
START_TEST(what_is_no_part_of_the_data_is_no_change)
{
    static const char *const names[] = {".a.yaml.swp",
                                        ".a.yaml.swx",
                                        "4913",
                                        "a.yaml~",
                                        "#a.yaml#",
                                        ".#a.yaml",
                                        "a.yaml.tmp",
                                        ".paysage",
                                        "x.svg",
                                        "series.csv",
                                        ".goutputstream-ABCDEF.yaml"};
    write_file("a.yaml", "one");
    make_folder("out");
    begin("", "a.yaml", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        write_file(names[i], "anything");
    }
    write_file("out/b.yaml", "deeper");
    assert_silence();
    remove_file("x.svg");
    remove_file("4913");
    assert_silence();
    write_file("a.yaml", "two");
    assert_told();
}
END_TEST

START_TEST(tables_of_a_folder_of_tables_count)
{
    write_file("actors.csv", "id\na\n");
    begin("", NULL, 0);
    write_file("figure.svg", "");
    assert_silence();
    write_file("ties.csv", "from,to\na,b\n");
    assert_told();
    write_file("a.yaml", "actors: {}"); /* now it is a landscape of ours */
    assert_told();
    remove_file("ties.csv");
    assert_silence();
}
END_TEST

START_TEST(a_file_that_is_gone_is_waited_for)
{
    write_file("a.yaml", "one");
    begin("a.yaml", NULL, 0);
    rename_file("a.yaml", "b.yaml");
    assert_told();
    ck_assert(g_str_has_suffix(psg_watch_lacks(watch), "/a.yaml"));
    assert_silence();
    rename_file("b.yaml", "a.yaml");
    assert_told();
    ck_assert_ptr_null(psg_watch_lacks(watch));
}
END_TEST

static gboolean
put_back(gpointer data)
{
    (void)data;
    write_file("a.yaml", "two");
    return G_SOURCE_REMOVE;
}

/* There is a moment between the two steps of a save, in which the file is gone or empty. */
START_TEST(a_moment_between_two_steps_is_no_change)
{
    write_file("a.yaml", "one");
    begin("a.yaml", NULL, 0);
    remove_file("a.yaml");
    g_timeout_add(120, put_back, NULL);
    assert_told();
    ck_assert_ptr_null(psg_watch_lacks(watch));
    write_file("a.yaml", "");
    g_timeout_add(120, put_back, NULL);
    assert_told();
    write_file("a.yaml", ""); /* and so it stays */
    assert_told();
}
END_TEST

START_TEST(a_folder_that_was_moved_away_is_found_again)
{
    make_folder("data");
    write_file("data/a.yaml", "one");
    begin("data", NULL, 0);
    rename_file("data", "elsewhere");
    assert_told();
    ck_assert(g_str_has_suffix(psg_watch_lacks(watch), "/data"));
    write_file("elsewhere/a.yaml", "not watched");
    assert_silence();
    rename_file("elsewhere", "data");
    assert_told();
    write_file("data/a.yaml", "two");
    assert_told();
    rename_file("data", "elsewhere"); /* and another in its place */
    make_folder("data");
    write_file("data/a.yaml", "three");
    assert_told();
    write_file("data/a.yaml", "four");
    assert_told();
}
END_TEST

START_TEST(links_are_followed)
{
    make_folder("real");
    write_file("real/a.yaml", "one");
    g_autofree char *link = path_of("link.yaml"), *links = path_of("links");
    ck_assert_int_eq(symlink("real/a.yaml", link), 0);
    ck_assert_int_eq(symlink("real", links), 0);
    begin("link.yaml", NULL, 0);
    write_file("real/a.yaml", "two");
    assert_told();
    begin("links", NULL, 0);
    write_file("real/b.yaml", "three");
    assert_told();
}
END_TEST

/* In place, of the same length, with the time of before: a clock may be that coarse. */
START_TEST(bytes_count_and_not_only_times)
{
    struct stat before;
    g_autofree char *path = path_of("a.yaml");
    write_file("a.yaml", "one");
    ck_assert_int_eq(stat(path, &before), 0);
    begin("a.yaml", NULL, 0.1);
    write_file("a.yaml", "two");
    const struct timespec times[] = {before.st_atim, before.st_mtim};
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_told();
}
END_TEST

START_TEST(looks_alone_find_all_that_changes)
{
    write_file("a.yaml", "one");
    begin("", NULL, 0.1);
    write_file("a.yaml", "two");
    assert_told();
    write_file("b.yaml", "new");
    assert_told();
    remove_file("b.yaml");
    assert_told();
    assert_silence();
}
END_TEST

static void
save_at_first(gpointer data)
{
    (void)data;
    if (calls == 0) {
        write_file("a.yaml", "while it is read");
    }
    calls++;
}

START_TEST(what_changes_while_a_change_is_told_is_told_next)
{
    g_autofree char *path = path_of("a.yaml");
    const char *const paths[] = {path, NULL};
    write_file("a.yaml", "one");
    watch = psg_watch_new(NULL, save_at_first, NULL);
    psg_watch_set(watch, paths);
    calls = 0;
    write_file("a.yaml", "two");
    run_until(2, MOST_SECONDS * 1000);
    run_until(G_MAXUINT, LONG_ENOUGH);
    ck_assert_uint_eq(calls, 2);
}
END_TEST

START_TEST(other_paths_can_be_set)
{
    write_file("a.yaml", "one");
    write_file("b.yaml", "one");
    begin("a.yaml", NULL, 0);
    write_file("a.yaml", "two");
    set_paths("a.yaml", NULL); /* the same: the change is not forgotten */
    assert_told();
    set_paths("b.yaml", "c.yaml");
    ck_assert(g_str_has_suffix(psg_watch_lacks(watch), "/c.yaml"));
    write_file("a.yaml", "three");
    assert_silence();
    write_file("b.yaml", "two");
    assert_told();
    write_file("c.yaml", "here");
    assert_told();
}
END_TEST

Suite *
watch_suite(void)
{
    Suite *suite = suite_create("watch");
    TCase *tcase = tcase_create("watch");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 6 * MOST_SECONDS);
    tcase_add_test(tcase, saves_are_told);
    tcase_add_test(tcase, the_system_tells_before_the_clock);
    tcase_add_test(tcase, a_burst_is_one_change);
    tcase_add_test(tcase, a_stream_of_saves_is_told_before_it_ends);
    tcase_add_test(tcase, files_of_a_folder_come_and_go);
    tcase_add_test(tcase, what_is_no_part_of_the_data_is_no_change);
    tcase_add_test(tcase, tables_of_a_folder_of_tables_count);
    tcase_add_test(tcase, a_file_that_is_gone_is_waited_for);
    tcase_add_test(tcase, a_moment_between_two_steps_is_no_change);
    tcase_add_test(tcase, a_folder_that_was_moved_away_is_found_again);
    tcase_add_test(tcase, links_are_followed);
    tcase_add_test(tcase, bytes_count_and_not_only_times);
    tcase_add_test(tcase, looks_alone_find_all_that_changes);
    tcase_add_test(tcase, what_changes_while_a_change_is_told_is_told_next);
    tcase_add_test(tcase, other_paths_can_be_set);
    suite_add_tcase(suite, tcase);
    return suite;
}
