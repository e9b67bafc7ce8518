/* The stamp: it knows what was made, and is never trusted when something has changed. */
#include "layout/task.h"
#include "run/stamp.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *stamp_suite(void);

static char *folder;

static void
make_folder(void)
{
    folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static void
remove_folder(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(dir); name != NULL;
         name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

static char *
path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void
write_file(const char *name, const char *text)
{
    g_autofree char *path = path_of(name);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
}

/* The output of that key has been written to both files, and the stamp is. */
static void
make(const char *key, const char *first, const char *second)
{
    g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_ptr_array_add(files, (gpointer)(gsize)first);
    g_ptr_array_add(files, (gpointer)(gsize)second);
    write_file(first, "one");
    write_file(second, "two");
    psg_stamp_note(stamp, key, files);
    psg_stamp_write(stamp);
}

static guint
held(const char *key)
{
    g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
    return psg_stamp_holds(stamp, key);
}

START_TEST(an_output_is_known_again)
{
    ck_assert_uint_eq(held("k"), 0);
    make("k", "a.svg", "b.svg");
    ck_assert_uint_eq(held("k"), 2);
    ck_assert_uint_eq(held("other"), 0);
}
END_TEST

START_TEST(a_file_that_is_missing_or_changed_is_noticed)
{
    g_autofree char *path = path_of("a.svg");
    make("k", "a.svg", "b.svg");
    g_remove(path);
    ck_assert_uint_eq(held("k"), 0);
    make("k", "a.svg", "b.svg");
    write_file("a.svg", "eno"); /* at once, and as long as before */
    ck_assert_uint_eq(held("k"), 0);
}
END_TEST

START_TEST(outputs_are_kept_beside_each_other)
{
    make("k", "a.svg", "b.svg");
    make("l", "c.svg", "d.svg");
    ck_assert(held("k") && held("l"));
    make("m", "a.svg", "e.svg"); /* which wrote one of the first's files */
    ck_assert(!held("k") && held("l") && held("m"));
}
END_TEST

START_TEST(what_is_not_there_any_more_is_forgotten)
{
    for (int i = 0; i < 40; i++) {
        g_autofree char *key = g_strdup_printf("output %d", i);
        make(key, "a.svg", "b.svg");
    }
    g_autofree char *path = path_of(".paysage");
    g_autofree char *text = NULL;
    gsize length;
    ck_assert(g_file_get_contents(path, &text, &length, NULL));
    ck_assert_uint_lt(length, 500);
    ck_assert(held("output 39"));
}
END_TEST

START_TEST(a_damaged_stamp_is_an_empty_one)
{
    g_autofree char *path = path_of(".paysage");
    g_autofree char *text = NULL;
    gsize length;
    make("k", "a.svg", "b.svg");
    ck_assert(g_file_get_contents(path, &text, &length, NULL));
    for (gsize i = 0; i < length; i += 7) { /* any byte */
        text[i] = (char)(text[i] ^ 1);
        ck_assert(g_file_set_contents(path, text, (gssize)length, NULL));
        ck_assert_msg(!held("k"), "byte %zu", (size_t)i);
        text[i] = (char)(text[i] ^ 1);
    }
    for (gsize i = 0; i < length; i += 11) { /* any end */
        ck_assert(g_file_set_contents(path, text, (gssize)i, NULL));
        ck_assert(!held("k"));
    }
    ck_assert(g_file_set_contents(path, text, (gssize)length, NULL));
    ck_assert(held("k"));
}
END_TEST

START_TEST(a_folder_in_its_place_does_no_harm)
{
    g_autofree char *path = path_of(".paysage");
    ck_assert_int_eq(g_mkdir(path, 0700), 0);
    make("k", "a.svg", "b.svg");
    ck_assert(!held("k"));
    g_rmdir(path);
}
END_TEST

START_TEST(layouts_are_kept_to_the_last_bit)
{
    PsgPoint centres[] = {{0.1, 1.0 / 3}, {-2e-9, 3e7}, {5, 6},
                          {7, 8},         {9, 10},      {11, 12}};
    g_autoptr(GArray) zones = g_array_new(FALSE, FALSE, sizeof(PsgLayoutZone));
    PsgLayoutZone zone = {PSG_EVERY_SLICE, true, 4, {0.1, 1.0 / 3, 2, 3}};
    g_array_append_val(zones, zone);
    PsgLayout layout = {.actor_count = 2,
                        .slice_count = 3,
                        .centres = centres,
                        .scale = 0.7,
                        .zones = zones};
    {
        g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
        psg_stamp_note_layout(stamp, "digest", &layout);
        psg_stamp_write(stamp);
    }
    g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
    g_autoptr(PsgLayout) kept = psg_stamp_layout(stamp, "digest");
    ck_assert_ptr_nonnull(kept);
    ck_assert_uint_eq(kept->actor_count, 2);
    ck_assert_uint_eq(kept->slice_count, 3);
    ck_assert(kept->scale == 0.7);
    ck_assert_mem_eq(kept->centres, centres, sizeof centres);
    ck_assert_uint_eq(kept->zones->len, 1);
    PsgLayoutZone found = g_array_index(kept->zones, PsgLayoutZone, 0);
    ck_assert(found.is_group && found.index == 4);
    ck_assert_mem_eq(&found.room, &zone.room, sizeof zone.room);
    ck_assert_ptr_null(psg_stamp_layout(stamp, "other"));
}
END_TEST

/* Those of the last run always are there, and no more than a few others. */
START_TEST(only_a_few_layouts_are_kept)
{
    PsgPoint centre = {1, 2};
    g_autoptr(GArray) zones = g_array_new(FALSE, FALSE, sizeof(PsgLayoutZone));
    PsgLayout layout = {.actor_count = 1,
                        .slice_count = 1,
                        .centres = &centre,
                        .scale = 1,
                        .zones = zones};
    guint kept = 0;
    for (int i = 0; i < 20; i++) {
        g_autofree char *digest = g_strdup_printf("digest %d", i);
        g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
        psg_stamp_note_layout(stamp, digest, &layout);
        psg_stamp_write(stamp);
    }
    g_autoptr(PsgStamp) stamp = psg_stamp_read(folder);
    for (int i = 0; i < 20; i++) {
        g_autofree char *digest = g_strdup_printf("digest %d", i);
        g_autoptr(PsgLayout) found = psg_stamp_layout(stamp, digest);
        kept += found != NULL;
        ck_assert(found != NULL || i != 19);
    }
    ck_assert_uint_le(kept, 4);
}
END_TEST

START_TEST(a_digest_is_of_all_that_counts)
{
    PsgSize boxes[] = {{10, 20}, {30, 40}};
    bool presence[] = {true, true};
    PsgTie tie = {.from = 0, .to = 1, .weight = 1};
    PsgLayoutTask task = {.actor_count = 2,
                          .slice_count = 1,
                          .boxes = boxes,
                          .presence = presence,
                          .ties = &tie,
                          .tie_count = 1,
                          .area = {100, 100},
                          .gap = 5};
    g_autoptr(GHashTable) digests =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    PsgPlacementConstraint constraints[] = {{.is_pinned = true, .pin = {0.5, 0.5}},
                                            {.is_pinned = false}};
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    ck_assert(!g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "neato")));
    task.stability = 0.5;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    boxes[1].width = 30.5;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    tie.weight = 2;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    presence[0] = false;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    task.constraints = constraints;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    constraints[0].pin.x = 0.25;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    task.area.height = 101;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    task.region.title = 20;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    task.is_dots = true;
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
    task.group_count = 1;
    task.region.title_widths = (double[]){30};
    ck_assert(g_hash_table_add(digests, psg_layout_task_digest(&task, "temporal")));
}
END_TEST

Suite *
stamp_suite(void)
{
    Suite *suite = suite_create("stamp");
    TCase *stamps = tcase_create("stamps");
    tcase_add_checked_fixture(stamps, make_folder, remove_folder);
    tcase_add_test(stamps, an_output_is_known_again);
    tcase_add_test(stamps, a_file_that_is_missing_or_changed_is_noticed);
    tcase_add_test(stamps, outputs_are_kept_beside_each_other);
    tcase_add_test(stamps, what_is_not_there_any_more_is_forgotten);
    tcase_add_test(stamps, a_damaged_stamp_is_an_empty_one);
    tcase_add_test(stamps, a_folder_in_its_place_does_no_harm);
    tcase_add_test(stamps, layouts_are_kept_to_the_last_bit);
    tcase_add_test(stamps, only_a_few_layouts_are_kept);
    tcase_add_test(stamps, a_digest_is_of_all_that_counts);
    suite_add_tcase(suite, stamps);
    return suite;
}
