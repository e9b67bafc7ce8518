/* Records: what is written is read again; what is damaged is refused, and never obeyed. */
#include "base/random.h"
#include "batch/begun.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *batch_record_suite(void);

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static PsgRecord *
sample(bool fails)
{
    static const char *const options[] = {"--lang", "fr \"x\"\xE2\x80\xAE", NULL};
    PsgBatchWish wish = {.fonts = (char *)(gsize)DIGEST};
    const PsgBatch batch = {.program = (char *)(gsize) "paysage 1"};
    const PsgBatchItem item = {.name = "teams/\xC3\xA9t\xC3\xA9",
                               .source = "x.yaml",
                               .options = options,
                               .wish = &wish};
    PsgRecord *record = psg_record_new(&batch, &item);
    PsgRecordFigure *figure = psg_record_figure_new();
    figure->kind = g_strdup("network");
    figure->title = g_strdup("Network \xC2\xB7 2013");
    figure->slices = g_strsplit("2013,2014", ",", -1);
    g_ptr_array_add(figure->files, psg_record_file_new("film/film-1.png", 20, DIGEST));
    g_ptr_array_add(record->figures, figure);
    g_ptr_array_add(record->remarks, g_strdup("a remark"));
    record->key = g_strdup(DIGEST);
    record->title = fails ? NULL : g_strdup("Title");
    record->language = fails ? NULL : g_strdup("fr");
    record->warnings = 2;
    if (fails) {
        record->cause = PSG_CAUSE_DATA;
        record->errors = 1;
        g_ptr_array_add(record->messages, g_strdup("x.yaml:1:2: wrong"));
        g_ptr_array_add(record->left, psg_record_file_new("old.svg", 1, DIGEST));
    }
    return record;
}

START_TEST(reads_what_was_written)
{
    for (int fails = 0; fails < 2; fails++) {
        g_autofree char *why = NULL;
        g_autoptr(PsgRecord) record = sample(fails != 0);
        g_autofree char *text = psg_record_text(record);
        g_autoptr(PsgRecord) read = psg_record_parse(text, strlen(text), &why);
        ck_assert_msg(read != NULL, "%s", why);
        g_autofree char *again = psg_record_text(read);
        ck_assert_str_eq(again, text);
    }
}
END_TEST

/* Whatever byte is another one, or missing: it is refused, or it is a record all the same. */
START_TEST(endures_damage)
{
    PsgRandom random = psg_random_seeded(1);
    g_autoptr(PsgRecord) record = sample(true);
    g_autofree char *text = psg_record_text(record);
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        g_autofree char *damaged = g_strdup(text);
        g_autofree char *why = NULL;
        damaged[i] = (char)psg_random_below(&random, 256);
        g_autoptr(PsgRecord) read = psg_record_parse(damaged, length, &why);
        ck_assert((read == NULL) == (why != NULL));
        g_autofree char *reason = NULL;
        g_autoptr(PsgRecord) cut = psg_record_parse(text, i, &reason);
        ck_assert(cut == NULL || i + 1 == length); /* but for the last newline */
    }
}
END_TEST

static void
expect_refused(const char *part, const char *other)
{
    g_autoptr(PsgRecord) record = sample(true);
    g_autofree char *why = NULL;
    g_autofree char *text = psg_record_text(record);
    ck_assert_ptr_nonnull(strstr(text, part));
    g_auto(GStrv) parts = g_strsplit(text, part, 2);
    g_autofree char *changed = g_strconcat(parts[0], other, parts[1], NULL);
    g_autoptr(PsgRecord) read = psg_record_parse(changed, strlen(changed), &why);
    ck_assert_msg(read == NULL, "%s", other);
}

/* What it calls ours may be removed, so it must lie in the landscape's folder. */
START_TEST(never_leads_out_of_its_folder)
{
    static const char *const paths[] = {
        "\"../old.svg\"", "\"/etc/passwd\"", "\"a/../../b\"", "\"\"", "\".\"",
        "\"a//b\"",       "\"a/\"",          "\"..\"",        "null"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        expect_refused("\"old.svg\"", paths[i]);
        expect_refused("\"film/film-1.png\"", paths[i]);
    }
}
END_TEST

START_TEST(refuses_what_it_does_not_know)
{
    expect_refused("record 1", "record 2");
    expect_refused("\"data\"", "\"fate\"");
    expect_refused("\"data\"", "\"none\"");
    expect_refused("\"warnings\" : 2", "\"warnings\" : -2");
    expect_refused("\"warnings\" : 2", "\"warnings\" : 1e99");
    expect_refused("\"bytes\" : 20", "\"bytes\" : \"20\"");
    expect_refused("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\n",
                   "0123456789ABCDEF\"\n");
}
END_TEST

START_TEST(finds_the_record_of_a_name)
{
    g_autofree char *one = psg_record_path("out", "a/b");
    g_autofree char *other = psg_record_path("out", "a-b");
    ck_assert_str_ne(one, other);
    ck_assert(g_str_has_prefix(one, "out/.paysage.d/"));
    ck_assert_ptr_null(strchr(one + strlen("out/.paysage.d/"), '/'));
}
END_TEST

/* ---- Shards ---- */

static PsgShardRecord *
shard_sample(void)
{
    PsgShardRecord *record = psg_shard_record_new();
    record->shard = (PsgShard){3, 8};
    record->landscapes = 20;
    record->list = g_strdup(DIGEST);
    record->program = g_strdup("paysage 1");
    record->build = g_strdup("unknown");
    record->fonts = g_strdup(DIGEST);
    psg_shard_record_add(record, 4, "teams/a", DIGEST);
    psg_shard_record_add(record, 19, "teams/b", DIGEST);
    return record;
}

/* A run that was killed leaves its notes, perhaps with half a line; what leads elsewhere is none. */
START_TEST(knows_what_was_begun)
{
    g_autofree char *folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    g_autofree char *records = psg_batch_records(folder);
    g_autofree char *record = psg_record_path(folder, "a");
    g_autofree char *path = g_strconcat(record, ".begun", NULL);
    g_mkdir(records, 0700);
    ck_assert(g_file_set_contents(
        path, DIGEST " 1 ../x\nabc 1 y\n" DIGEST " -1 z\n" DIGEST " 12", -1, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_static("svg", 3);
    for (guint run = 0; run < 2; run++) {
        g_autoptr(PsgBegun) begun = psg_begun_read(folder, "a");
        ck_assert(psg_begun_is_open(begun));
        ck_assert_uint_eq(psg_begun_files(begun)->len, run);
        ck_assert_ptr_null(psg_begun_lookup(begun, "film/a b.svg"));
        psg_begun_note(begun, "film/a b.svg", bytes);
        const PsgRecordFile *file = psg_begun_lookup(begun, "film/a b.svg");
        const PsgRecordFile *first = g_ptr_array_index(psg_begun_files(begun), 0);
        ck_assert_str_eq(first->path, file->path);
        ck_assert_str_eq(first->digest, file->digest);
        ck_assert_uint_eq(first->bytes, 3);
    }
    g_autoptr(PsgBegun) begun = psg_begun_read(folder, "a");
    psg_begun_end(begun);
    g_autoptr(PsgBegun) after = psg_begun_read(folder, "a");
    ck_assert(!psg_begun_is_open(after));
    g_rmdir(records);
    g_rmdir(folder);
}
END_TEST

START_TEST(reads_a_shard_that_was_written)
{
    g_autoptr(PsgShardRecord) record = shard_sample();
    g_autofree char *text = psg_shard_record_text(record);
    g_autoptr(PsgShardRecord) read = psg_shard_record_parse(text, strlen(text), NULL);
    ck_assert_ptr_nonnull(read);
    g_autofree char *again = psg_shard_record_text(read);
    ck_assert_str_eq(again, text);
    ck_assert_ptr_null(psg_record_parse(text, strlen(text), NULL));
}
END_TEST

START_TEST(refuses_shards_that_cannot_be)
{
    static const char *const changes[][2] = {
        {"\"shard\" : 3", "\"shard\" : 9"},    {"\"shard\" : 3", "\"shard\" : 0"},
        {"\"of\" : 8", "\"of\" : 4294967299"}, {"\"place\" : 19", "\"place\" : 20"},
        {"\"teams/b\"", "\"../b\""},           {"\"teams/b\"", "7"}};
    g_autoptr(PsgShardRecord) record = shard_sample();
    g_autofree char *text = psg_shard_record_text(record);
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autofree char *why = NULL;
        g_auto(GStrv) parts = g_strsplit(text, changes[i][0], 2);
        ck_assert_ptr_nonnull(parts[1]);
        g_autofree char *changed = g_strconcat(parts[0], changes[i][1], parts[1], NULL);
        ck_assert_ptr_null(psg_shard_record_parse(changed, strlen(changed), &why));
        ck_assert_ptr_nonnull(why);
    }
}
END_TEST

Suite *
batch_record_suite(void)
{
    Suite *suite = suite_create("batch_record");
    TCase *all = tcase_create("all");
    tcase_add_test(all, reads_what_was_written);
    tcase_add_test(all, endures_damage);
    tcase_add_test(all, never_leads_out_of_its_folder);
    tcase_add_test(all, refuses_what_it_does_not_know);
    tcase_add_test(all, finds_the_record_of_a_name);
    tcase_add_test(all, knows_what_was_begun);
    tcase_add_test(all, reads_a_shard_that_was_written);
    tcase_add_test(all, refuses_shards_that_cannot_be);
    suite_add_tcase(suite, all);
    return suite;
}
