/* The index for programs. */
#include "batch/index.h"

#include "base/compare.h"

bool
psg_index_visit(const PsgIndex *index, PsgIndexVisit visit, gpointer data, GError **error)
{
    for (size_t i = 0; i < index->count; i++) {
        g_autofree char *why = NULL;
        g_autoptr(PsgRecord) record =
            psg_record_read(index->folder, index->names[i], NULL, &why);
        if (record == NULL) {
            g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the record of %s: %s",
                        index->names[i], why);
            return false;
        }
        visit(record, data);
    }
    return true;
}

static void
count_record(const PsgRecord *record, gpointer data)
{
    PsgIndexTotals *totals = data;
    g_autoptr(GPtrArray) files = psg_record_files(record);
    bool is_worse = record->cause > totals->worst;
    totals->landscapes++;
    totals->failed += record->cause != PSG_CAUSE_NONE;
    totals->figures += record->figures->len;
    totals->files += files->len;
    totals->warnings += record->warnings;
    totals->worst = is_worse ? record->cause : totals->worst;
    for (guint i = 0; i < files->len; i++) {
        totals->bytes += ((const PsgRecordFile *)g_ptr_array_index(files, i))->bytes;
    }
}

bool
psg_index_count(const PsgIndex *index, PsgIndexTotals *totals, GError **error)
{
    *totals = (PsgIndexTotals){0};
    return psg_index_visit(index, count_record, totals, error);
}

static void
write_record(const PsgRecord *record, gpointer data)
{
    PsgJson *json = data;
    g_autofree char *prefix = g_strconcat(record->name, "/", NULL);
    psg_json_begin_object(json, NULL);
    psg_record_write_asked(record, json);
    psg_record_write_made(record, json, prefix);
    psg_json_end_object(json);
}

static char *
json_of(const PsgIndex *index, const PsgIndexTotals *totals, GError **error)
{
    PsgStream *out = psg_stream_new_text();
    PsgJson *json = psg_json_new(out);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "paysage", "index 1");
    psg_json_string(json, "program", index->program);
    psg_json_string(json, "fonts", index->fonts);
    psg_json_string(json, "list", index->list);
    psg_json_count(json, "landscapes", totals->landscapes);
    psg_json_count(json, "failed", totals->failed);
    psg_json_count(json, "files", totals->files);
    psg_json_count(json, "bytes", totals->bytes);
    psg_json_begin_list(json, "made");
    bool is_good = psg_index_visit(index, write_record, json, error);
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_free(json);
    char *text = psg_stream_close_text(out);
    if (!is_good) {
        g_clear_pointer(&text, g_free);
    }
    return text;
}

GPtrArray *
psg_index_others(const PsgIndex *index)
{
    GPtrArray *others = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *records = psg_batch_records(index->folder);
    g_autoptr(GDir) directory = g_dir_open(records, 0, NULL);
    for (size_t i = 0; i < index->count; i++) {
        g_hash_table_add(known, psg_record_path(index->folder, index->names[i]));
    }
    for (const char *name;
         directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
        g_autofree char *path = g_build_filename(records, name, NULL);
        g_autoptr(PsgInput) input =
            g_hash_table_contains(known, path)
                ? NULL
                : psg_input_read(path, psg_limits_default().max_bytes, NULL);
        g_autoptr(PsgRecord) record =
            input == NULL
                ? NULL
                : psg_record_parse(psg_input_text(input), psg_input_length(input), NULL);
        if (record != NULL) {
            g_ptr_array_add(others, g_strdup(record->name));
        }
    }
    g_ptr_array_sort(others, psg_compare_strings);
    return others;
}

bool
psg_index_write(const PsgIndex *index, PsgIndexTotals *totals, GError **error)
{
    if (!psg_index_count(index, totals, error)) {
        return false;
    }
    g_autofree char *json_path = g_build_filename(index->folder, "index.json", NULL);
    g_autofree char *page_path = g_build_filename(index->folder, "index.html", NULL);
    char *json = json_of(index, totals, error);
    if (json == NULL || !psg_batch_write(json_path, json, error)) {
        return false;
    }
    char *page = psg_index_page(index, totals, error);
    return page != NULL && psg_batch_write(page_path, page, error);
}
