/* Files are read, decoded and recognised; then each says to one draft what it holds. */
#include "read/import/open.h"

#include "base/compare.h"
#include "base/landscape_name.h"
#include "read/form/form.h"
#include "read/import/decode.h"
#include "read/import/formats.h"
#include "read/landscape/json_form.h"
#include "read/landscape/landscape_files.h"
#include "read/landscape/landscape_read.h"

#include <string.h>

/* ---- What is wished ---- */

/* "COLUMN=MEANING" where a meaning is a word, or the name of a measure or a property. */
static bool
is_meaning(const char *word)
{
    PsgMeaning meaning;
    return psg_meaning_lookup(word, &meaning) ||
           (g_str_has_prefix(word, "measure:") && word[strlen("measure:")] != '\0') ||
           (g_str_has_prefix(word, "property:") && word[strlen("property:")] != '\0');
}

/* All meanings that there are words for. Owned by the caller. */
static char *
meaning_words(void)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (PsgMeaning meaning = PSG_MEANING_PROPERTY + 1; meaning < PSG_MEANINGS;
         meaning++) {
        g_string_append_printf(words, "%s, ", psg_meaning_word(meaning));
    }
    g_string_append(words, "measure:NAME, property:NAME");
    return g_string_free(g_steal_pointer(&words), FALSE);
}

/* One of them into the map; what is wrong, owned by the caller, else NULL. */
static char *
map_one(const char *part, GHashTable *map)
{
    const char *sign = strrchr(part, '=');
    if (sign == NULL || sign == part) {
        return g_strdup_printf("--map \"%s\": write COLUMN=MEANING", part);
    }
    if (!is_meaning(sign + 1)) {
        g_autofree char *words = meaning_words();
        return g_strdup_printf("--map \"%s\": \"%s\" is no meaning; there are %s", part,
                               sign + 1, words);
    }
    g_hash_table_insert(map, g_strndup(part, (size_t)(sign - part)), g_strdup(sign + 1));
    return NULL;
}

/* Owned by the caller. A comma parts two only where each has its sign. */
static GHashTable *
map_of(const PsgOpenWishes *wishes, char **why)
{
    GHashTable *map = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    *why = NULL;
    for (size_t i = 0; wishes->map != NULL && wishes->map[i] != NULL; i++) {
        g_auto(GStrv) parts = g_strsplit(wishes->map[i], ",", -1);
        bool are_several = true;
        for (size_t k = 0; parts[k] != NULL; k++) {
            are_several = are_several && strchr(parts[k], '=') != NULL;
        }
        for (size_t k = 0; *why == NULL && are_several && parts[k] != NULL; k++) {
            *why = map_one(g_strstrip(parts[k]), map);
        }
        if (!are_several && *why == NULL) {
            *why = map_one(wishes->map[i], map);
        }
    }
    return map;
}

/* Owned by the caller. */
static char *
format_names(void)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; psg_file_format_nth(i) != NULL; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               psg_file_format_nth(i)->name);
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

char *
psg_open_complaint(const PsgOpenWishes *wishes)
{
    char *why = NULL;
    g_hash_table_unref(map_of(wishes, &why));
    if (why != NULL) {
        return why;
    }
    if (wishes->from != NULL && psg_file_format_lookup(wishes->from) == NULL) {
        g_autofree char *names = format_names();
        return g_strdup_printf("no format \"%s\" to read; there are %s", wishes->from,
                               names);
    }
    if (wishes->dates != NULL && strcmp(wishes->dates, "day-first") != 0 &&
        strcmp(wishes->dates, "month-first") != 0) {
        return g_strdup_printf("--dates \"%s\": use day-first or month-first",
                               wishes->dates);
    }
    return wishes->slices == NULL ? NULL : psg_settle_slices_complaint(wishes->slices);
}

/* ---- Reading ---- */

/* A file that was read, and what it is. */
typedef struct {
    const PsgInput *raw, *input; /* as it is, and decoded */
    const PsgFileFormat *format; /* NULL: a landscape of ours, or nothing known */
    const char *advice; /* what to do, where it is known by its looks, and is not read */
} Source;

typedef struct {
    const PsgOpening *opening;
    PsgDiagnostics *list;
    PsgReport *report;
    GArray *sources; /* Source */
} Opener;

/* The word before the first colon, on the first line that says something; NULL if there is none.
 * Owned by the caller. */
static char *
first_key(const char *text)
{
    g_autoptr(GRegex) line =
        g_regex_new("\\A(?:\\s*(?:#.*|---.*|%.*)?\\n)*[\"']?([a-z-]+)[\"']?:(?:\\s|$)",
                    G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    return g_regex_match(line, text, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

/* By its name, or since it begins with a key of the format. */
static bool
is_landscape(const Opener *opener, const PsgInput *input)
{
    const char *name = psg_input_name(input);
    g_autofree char *key = first_key(psg_input_text(input));
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgForm *form = psg_form_of_landscape(opener->opening->figure_kinds, arena);
    return g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml") ||
           psg_json_is_landscape(input) ||
           (key != NULL && psg_form_field(form, key) != NULL);
}

/* NULL input: it is no text, which was told. */
static Source
recognise(const Opener *opener, const PsgInput *raw)
{
    Source source = {.raw = raw, .input = raw};
    const char *from = opener->opening->wishes->from;
    source.format = from != NULL ? psg_file_format_lookup(from)
                                 : psg_file_format_recognise(raw, true);
    if (source.format != NULL && source.format->is_binary) {
        return source;
    }
    source.input = psg_decode(raw, opener->report, opener->list);
    if (source.input != NULL && from == NULL && !is_landscape(opener, source.input)) {
        source.advice = psg_file_format_advice(source.input);
    }
    if (source.input != NULL && from == NULL && source.advice == NULL) {
        source.format = psg_file_format_recognise(source.input, false);
    }
    return source;
}

static bool
add_file(Opener *opener, const char *path, GError **error)
{
    g_autoptr(GError) failure = NULL;
    const PsgInput *raw = psg_diagnostics_read(
        opener->list, path, opener->opening->limits->max_bytes, &failure);
    if (failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (raw != NULL) {
        Source source = recognise(opener, raw);
        g_array_append_val(opener->sources, source);
    }
    return true;
}

static void
add_wishes(const PsgOpenWishes *wishes, GChecksum *sum)
{
    const char *const words[] = {wishes->from, wishes->slices, wishes->dates,
                                 wishes->language};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *word = words[i] == NULL ? "" : words[i];
        g_checksum_update(sum, (const guchar *)word, (gssize)strlen(word) + 1);
    }
    for (size_t i = 0; wishes->map != NULL && wishes->map[i] != NULL; i++) {
        g_checksum_update(sum, (const guchar *)wishes->map[i],
                          (gssize)strlen(wishes->map[i]) + 1);
    }
}

static const char *
digest_of(const Opener *opener, PsgArena *arena)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < opener->sources->len; i++) {
        psg_input_digest(g_array_index(opener->sources, Source, i).raw, sum);
    }
    add_wishes(opener->opening->wishes, sum);
    return psg_arena_strdup(arena, g_checksum_get_string(sum));
}

/* What the first file is called; NULL: it has no name. Owned by the caller. */
static char *
title_of(const Opener *opener)
{
    const Source *first = &g_array_index(opener->sources, Source, 0);
    if (strcmp(psg_input_name(first->raw), "<stdin>") == 0) {
        return NULL;
    }
    return psg_landscape_name_of_path(psg_input_name(first->raw));
}

/* Those that speak of what others tell come after these. */
static void
read_sources(const Opener *opener, PsgDraft *draft, bool are_after)
{
    for (guint i = 0; i < opener->sources->len; i++) {
        const Source *source = &g_array_index(opener->sources, Source, i);
        if (source->input != NULL && source->format != NULL &&
            psg_file_format_is_after(source->format) == are_after &&
            !psg_draft_is_full(draft)) {
            psg_report_begin(opener->report, psg_input_name(source->raw),
                             source->format->name);
            source->format->read(source->input, draft);
        }
    }
}

/* A column that is given a meaning, and that no file has. */
static void
check_map(const Opener *opener, GHashTable *map)
{
    GHashTableIter each;
    gpointer column;
    const GPtrArray *files = psg_report_files(opener->report);
    for (g_hash_table_iter_init(&each, map);
         g_hash_table_iter_next(&each, &column, NULL);) {
        bool is_there = false;
        for (guint i = 0; i < files->len; i++) {
            const PsgReportFile *file = g_ptr_array_index(files, i);
            for (guint k = 0; k < file->columns->len; k++) {
                const PsgReportColumn *known = g_ptr_array_index(file->columns, k);
                is_there = is_there || strcmp(known->name, column) == 0;
            }
        }
        if (!is_there) {
            psg_diagnostics_error(opener->list, "map", (PsgSpan){NULL, 0, 0},
                                  "--map: no file has a column \"%s\"", (char *)column);
        }
    }
}

/* Where what is refused is an error, it is one that leaves a landscape: all of it is told. */
static size_t
count_refused(const Opener *opener)
{
    const GPtrArray *files = psg_report_files(opener->report);
    size_t refused = 0;
    for (guint i = 0; i < files->len && opener->opening->wishes->is_strict; i++) {
        refused += ((const PsgReportFile *)g_ptr_array_index(files, i))->refused;
    }
    return refused;
}

/* All sources become one landscape. */
static bool
settle(Opener *opener, PsgOpened *opened)
{
    const PsgOpenWishes *wishes = opener->opening->wishes;
    g_autofree char *why = NULL, *title = title_of(opener);
    g_autoptr(GHashTable) map = map_of(wishes, &why);
    const PsgDraftWishes reading = {
        .map = map,
        .is_day_first = g_strcmp0(wishes->dates, "day-first") == 0,
        .is_month_first = g_strcmp0(wishes->dates, "month-first") == 0,
    };
    g_autoptr(PsgDraft) draft =
        psg_draft_new(&reading, opener->opening->limits, opener->list, opener->report);
    size_t mistakes = psg_diagnostics_error_count(opener->list);
    read_sources(opener, draft, false);
    read_sources(opener, draft, true);
    check_map(opener, map);
    const PsgSettleWishes settling = {wishes->slices, wishes->language, title};
    if (psg_diagnostics_error_count(opener->list) > mistakes + count_refused(opener) ||
        !psg_settle(draft, &settling, &opened->settled)) {
        return false;
    }
    if (psg_diagnostics_error_count(opener->list) > mistakes) {
        psg_settled_clear(&opened->settled);
        return false;
    }
    PsgLandscape *landscape = opened->settled.landscape;
    landscape->digest = digest_of(opener, landscape->arena);
    return true;
}

/* ---- Folders of others ---- */

/* By its name a file can be of others: figures, programs and notes that lie beside it are not. */
static bool
can_be_of_others(const char *name)
{
    static const char *const endings[] = {".csv",  ".tsv", ".tab",  ".txt",     ".json",
                                          ".cyjs", ".cx2", ".gexf", ".graphml", ".xml",
                                          ".net",  ".paj", ".clu",  ".vec",     ".son",
                                          ".dot",  ".gv",  ".xlsx", ".ods",     ".fods"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (name[0] != '.' && g_str_has_suffix(lower, endings[i])) {
            return true;
        }
    }
    return false;
}

/* What is in a folder, by name: landscapes of ours, and what may be of others. Owned by the caller.
 * Of others, what a link leads to may be anything, and is left alone. */
typedef struct {
    GPtrArray *landscapes, *others;
} Folder;

static void
folder_clear(Folder *folder)
{
    g_clear_pointer(&folder->landscapes, g_ptr_array_unref);
    g_clear_pointer(&folder->others, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Folder, folder_clear)

static Folder
look_into(const char *path)
{
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    Folder found = {g_ptr_array_new_with_free_func(g_free),
                    g_ptr_array_new_with_free_func(g_free)};
    for (const char *name;
         directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        if (psg_is_landscape_name(name)) {
            g_ptr_array_add(found.landscapes, g_steal_pointer(&file));
        } else if (can_be_of_others(name) && !g_file_test(file, G_FILE_TEST_IS_SYMLINK) &&
                   g_file_test(file, G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(found.others, g_steal_pointer(&file));
        }
    }
    g_ptr_array_sort(found.landscapes, psg_compare_strings);
    g_ptr_array_sort(found.others, psg_compare_strings);
    return found;
}

GPtrArray *
psg_open_files(const char *folder)
{
    g_auto(Folder) found = look_into(folder);
    return found.landscapes->len > 0 ? g_steal_pointer(&found.landscapes)
                                     : g_steal_pointer(&found.others);
}

/* None if there is a landscape of ours, or no such folder. Owned by the caller. */
static GPtrArray *
files_of_others(const char *folder)
{
    g_auto(Folder) found = look_into(folder);
    if (found.landscapes->len > 0) {
        g_ptr_array_set_size(found.others, 0);
    }
    return g_steal_pointer(&found.others);
}

/* Leaves out, from a place on, what is of no format, as notes that lie beside tables are; which is
 * told. */
static void
keep_known(const Opener *opener, guint from)
{
    for (guint i = opener->sources->len; i-- > from;) {
        const Source source = g_array_index(opener->sources, Source, i);
        if (source.format == NULL) {
            g_array_remove_index(opener->sources, i);
            psg_diagnostics_warning(
                opener->list, "format", (PsgSpan){source.raw, 0, 0},
                "this is of no format that is known, and is left out");
        }
    }
}

/* ---- Several files of others ---- */

/* Of a file that no reader knows; more: what else may help. */
static void
tell_unknown(const Opener *opener, const PsgInput *input, const char *more)
{
    const PsgSpan place = {input, 0, 0};
    const char *text = psg_input_text(input);
    if (strspn(text, " \t\r\n") == psg_input_length(input)) {
        psg_diagnostics_error(opener->list, "empty", place, "the file is empty");
        return;
    }
    g_autofree char *names = format_names();
    psg_diagnostics_error(opener->list, "format", place,
                          "this is of no format that is known: say which with --from, or "
                          "with --import-from where --from says something else (%s)%s",
                          names, more);
}

/* What is no text was told when it was decoded. */
static void
check_source(const Opener *opener, const Source *source)
{
    const PsgInput *input = source->input;
    if (input != NULL && source->advice != NULL) {
        psg_diagnostics_error(opener->list, "format", (PsgSpan){input, 0, 0}, "%s",
                              source->advice);
    } else if (input != NULL && source->format == NULL && is_landscape(opener, input)) {
        psg_diagnostics_error(
            opener->list, "format", (PsgSpan){input, 0, 0},
            "this is a landscape already: every command takes it as it is");
    } else if (input != NULL && source->format == NULL) {
        tell_unknown(opener, input, "");
    }
}

bool
psg_open_takes(const char *folder, const char *name)
{
    g_autoptr(GPtrArray) files = files_of_others(folder);
    return files->len > 0 && can_be_of_others(name);
}

/* A file, or all that a folder holds of others. */
static bool
add_path(Opener *opener, const char *path, GError **error)
{
    g_autoptr(GPtrArray) files = strcmp(path, "-") == 0 ? NULL : files_of_others(path);
    guint from = opener->sources->len;
    if (files == NULL || files->len == 0) {
        return add_file(opener, path, error);
    }
    for (guint i = 0; i < files->len; i++) {
        if (!add_file(opener, g_ptr_array_index(files, i), error)) {
            return false;
        }
    }
    keep_known(opener, from);
    return true;
}

bool
psg_open_others(char *const *paths, const PsgOpening *opening, PsgDiagnostics *list,
                PsgOpened *opened, GError **error)
{
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(Source));
    size_t mistakes = psg_diagnostics_error_count(list);
    opened->report = psg_report_new(list, opening->wishes->is_strict);
    Opener opener = {opening, list, opened->report, sources};
    for (size_t i = 0; paths[i] != NULL; i++) {
        if (!add_path(&opener, paths[i], error)) {
            return false;
        }
    }
    for (guint i = 0; i < sources->len; i++) {
        check_source(&opener, &g_array_index(sources, Source, i));
    }
    return psg_diagnostics_error_count(list) == mistakes && settle(&opener, opened);
}

/* ---- One of any format ---- */

/* What nothing is known of is taken for a landscape with mistakes, unless its name says else. */
static bool
check_landscape(const Opener *opener, const Source *source)
{
    if (source->advice != NULL) {
        psg_diagnostics_error(opener->list, "format", (PsgSpan){source->input, 0, 0},
                              "%s", source->advice);
        return false;
    }
    const char *name = psg_input_name(source->raw);
    g_autofree char *base = g_path_get_basename(name);
    const char *ending = strrchr(base, '.');
    if (ending == NULL || is_landscape(opener, source->input)) {
        return true;
    }
    tell_unknown(opener, source->input, "; the name of a landscape ends in .yaml");
    return false;
}

/* A folder is a landscape in several files, or what others have that belongs together. */
static bool
open_folder(const char *folder, const PsgOpening *opening, PsgDiagnostics *list,
            PsgOpened *opened, GError **error)
{
    g_autoptr(GPtrArray) paths = files_of_others(folder);
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(Source));
    g_autoptr(PsgReport) report = psg_report_new(list, opening->wishes->is_strict);
    Opener opener = {opening, list, report, sources};
    bool has_some = false;
    for (guint i = 0; i < paths->len; i++) {
        if (!add_file(&opener, g_ptr_array_index(paths, i), error)) {
            return false;
        }
    }
    for (guint i = 0; i < sources->len; i++) {
        has_some = has_some || g_array_index(sources, Source, i).format != NULL;
    }
    if (has_some) {
        keep_known(&opener, 0);
        opened->report = g_steal_pointer(&report);
        return settle(&opener, opened);
    }
    opened->settled.landscape =
        psg_landscape_read(folder, opening->limits, opening->figure_kinds, list, error);
    return opened->settled.landscape != NULL;
}

/* The report is taken if there is to be one. */
static bool
open_one(Opener *opener, PsgReport **report, PsgOpened *opened)
{
    const PsgOpening *opening = opener->opening;
    const Source *source = &g_array_index(opener->sources, Source, 0);
    if (source->format != NULL) {
        opened->report = g_steal_pointer(report);
        return settle(opener, opened);
    }
    if (source->input == NULL || !check_landscape(opener, source)) {
        return false;
    }
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    g_array_append_val(inputs, source->raw);
    opened->settled.landscape = psg_landscape_read_inputs(
        inputs, opening->limits, opening->figure_kinds, opener->list);
    return opened->settled.landscape != NULL;
}

bool
psg_open(const char *path, const PsgOpening *opening, PsgDiagnostics *list,
         PsgOpened *opened, GError **error)
{
    if (strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR)) {
        return open_folder(path, opening, list, opened, error);
    }
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(Source));
    g_autoptr(PsgReport) report = psg_report_new(list, opening->wishes->is_strict);
    Opener opener = {opening, list, report, sources};
    if (!add_file(&opener, path, error) || sources->len == 0) {
        return false;
    }
    return open_one(&opener, &report, opened);
}

void
psg_opened_clear(PsgOpened *opened)
{
    psg_settled_clear(&opened->settled);
    g_clear_pointer(&opened->report, psg_report_free);
}

bool
psg_open_inputs(const GArray *inputs, const PsgOpening *opening, PsgDiagnostics *list,
                PsgOpened *opened)
{
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(Source));
    g_autoptr(PsgReport) report = psg_report_new(list, opening->wishes->is_strict);
    Opener opener = {opening, list, report, sources};
    bool are_others = false;
    for (guint i = 0; i < inputs->len; i++) {
        Source source = recognise(&opener, g_array_index(inputs, const PsgInput *, i));
        g_array_append_val(sources, source);
        are_others = are_others || source.format != NULL;
    }
    if (sources->len == 1) {
        return open_one(&opener, &report, opened);
    }
    if (are_others) {
        opened->report = g_steal_pointer(&report);
        return settle(&opener, opened);
    }
    opened->settled.landscape =
        psg_landscape_read_inputs(inputs, opening->limits, opening->figure_kinds, list);
    return opened->settled.landscape != NULL;
}
