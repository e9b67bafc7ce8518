/* The list of an author's mistakes: adding to it, ordering it. */
#include "base/diagnostics.h"

#include "base/compare.h"
#include "base/limits.h"

#include <string.h>

/* Errors with a guess, and words that are looked at for all of these together. */
enum { MOST_GUESSES = 100, MOST_WORDS = 500000 };

struct PsgDiagnostics {
    GArray *items;     /* PsgDiagnostic */
    GPtrArray *inputs; /* PsgInput, in order of keeping */
    size_t error_count;
    size_t most;                /* errors, and warnings, that are kept */
    GHashTable *kept, *dropped; /* rule → how many */
    bool is_last_kept, is_strict;
    size_t words; /* looked at for guesses */
};

static void
clear(void *item)
{
    PsgDiagnostic *diagnostic = item;
    g_free(diagnostic->message);
    g_free(diagnostic->other_message);
    g_free(diagnostic->fix);
}

static void
free_input(void *input)
{
    psg_input_free(input);
}

PsgDiagnostics *
psg_diagnostics_new(void)
{
    PsgDiagnostics *list = g_new0(PsgDiagnostics, 1);
    list->items = g_array_new(FALSE, TRUE, sizeof(PsgDiagnostic));
    g_array_set_clear_func(list->items, clear);
    list->inputs = g_ptr_array_new_with_free_func(free_input);
    list->most = PSG_DIAGNOSTICS_KEPT;
    list->kept = g_hash_table_new(g_str_hash, g_str_equal);
    list->dropped = g_hash_table_new(g_str_hash, g_str_equal);
    return list;
}

void
psg_diagnostics_free(PsgDiagnostics *list)
{
    if (list != NULL) {
        g_array_unref(list->items);
        g_hash_table_unref(list->kept);
        g_hash_table_unref(list->dropped);
        g_ptr_array_unref(list->inputs);
        g_free(list);
    }
}

const PsgInput *
psg_diagnostics_keep(PsgDiagnostics *list, PsgInput *input)
{
    g_ptr_array_add(list->inputs, input);
    return input;
}

const PsgInput *
psg_diagnostics_read(PsgDiagnostics *list, const char *path, size_t limit, GError **error)
{
    g_autoptr(GError) failure = NULL;
    PsgInput *input = psg_input_read(path, limit, &failure);
    if (input != NULL) {
        return psg_diagnostics_keep(list, input);
    }
    if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC)) {
        psg_diagnostics_error(list, PSG_LIMIT_BYTES, psg_diagnostics_place(list, path),
                              "the file has more than %" G_GSIZE_FORMAT
                              " bytes, which is the limit",
                              limit);
    } else {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    return NULL;
}

PsgSpan
psg_diagnostics_place(PsgDiagnostics *list, const char *name)
{
    return (PsgSpan){psg_diagnostics_keep(list, psg_input_new(name, "", 0)), 0, 0};
}

void
psg_diagnostics_set_strict(PsgDiagnostics *list, bool is_strict)
{
    list->is_strict = is_strict;
}

bool
psg_diagnostics_is_strict(const PsgDiagnostics *list)
{
    return list->is_strict;
}

void
psg_diagnostics_set_kept(PsgDiagnostics *list, size_t most)
{
    list->most = most;
}

static size_t
count_of(GHashTable *counts, const char *rule)
{
    return GPOINTER_TO_SIZE(g_hash_table_lookup(counts, rule));
}

static void
count_one(GHashTable *counts, const char *rule)
{
    g_hash_table_insert(counts, (gpointer)(guintptr)rule,
                        GSIZE_TO_POINTER(count_of(counts, rule) + 1));
}

size_t
psg_diagnostics_dropped(const PsgDiagnostics *list, const char *rule)
{
    return count_of(list->dropped, rule);
}

GPtrArray *
psg_diagnostics_cut_rules(const PsgDiagnostics *list)
{
    GPtrArray *rules = g_ptr_array_new();
    GHashTableIter each;
    gpointer rule;
    g_hash_table_iter_init(&each, list->dropped);
    while (g_hash_table_iter_next(&each, &rule, NULL)) {
        g_ptr_array_add(rules, rule);
    }
    g_ptr_array_sort(rules, psg_compare_strings);
    return rules;
}

static void add(PsgDiagnostics *list, PsgDiagnostic diagnostic, const char *format,
                va_list arguments) G_GNUC_PRINTF(3, 0);

/* The diagnostic has no message yet. */
static void
add(PsgDiagnostics *list, PsgDiagnostic diagnostic, const char *format, va_list arguments)
{
    size_t errors = list->error_count, warnings = list->items->len - errors;
    bool is_error = diagnostic.severity == PSG_SEVERITY_ERROR;
    list->is_last_kept = (is_error ? errors : warnings) < list->most ||
                         count_of(list->kept, diagnostic.rule) < PSG_DIAGNOSTICS_FEW;
    count_one(list->is_last_kept ? list->kept : list->dropped, diagnostic.rule);
    if (!list->is_last_kept) {
        return;
    }
    diagnostic.message = g_strdup_vprintf(format, arguments);
    g_array_append_val(list->items, diagnostic);
    list->error_count += is_error;
}

void
psg_diagnostics_error(PsgDiagnostics *list, const char *rule, PsgSpan span,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PsgDiagnostic diagnostic = {
        .severity = PSG_SEVERITY_ERROR, .rule = rule, .span = span};
    add(list, diagnostic, format, arguments);
    va_end(arguments);
}

void
psg_diagnostics_limit(PsgDiagnostics *list, const char *rule, PsgSpan span,
                      const char *what, size_t limit)
{
    psg_diagnostics_error(list, rule, span, "%s, and the limit is %" G_GSIZE_FORMAT, what,
                          limit);
}

void
psg_diagnostics_warning(PsgDiagnostics *list, const char *rule, PsgSpan span,
                        const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PsgDiagnostic diagnostic = {
        .severity = PSG_SEVERITY_WARNING, .rule = rule, .span = span};
    add(list, diagnostic, format, arguments);
    va_end(arguments);
}

void
psg_diagnostics_also(PsgDiagnostics *list, PsgSpan span, const char *format, ...)
{
    guint count = list->items->len;
    if (!list->is_last_kept) {
        return;
    }
    g_assert(count > 0);
    PsgDiagnostic *last = &g_array_index(list->items, PsgDiagnostic, count - 1);
    g_free(last->other_message);
    last->other = span;

    va_list arguments;
    va_start(arguments, format);
    last->other_message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
}

static bool
is_letter(char byte)
{
    return g_ascii_isalnum(byte) || ((guchar)byte & 0x80) != 0;
}

/* Whether a word is a text by itself in YAML, and needs no escapes in quotes. */
static bool
is_plain(const char *word)
{
    size_t length = strlen(word);
    bool is_plain = length > 0 && is_letter(word[0]) && word[length - 1] != ' ' &&
                    g_ascii_strcasecmp(word, "null") != 0;
    for (size_t i = 0; is_plain && i < length; i++) {
        is_plain = is_letter(word[i]) || strchr("-_. ", word[i]) != NULL;
    }
    return is_plain;
}

void
psg_diagnostics_replace(PsgDiagnostics *list, const char *word, const char *meant)
{
    guint count = list->items->len;
    if (!list->is_last_kept || !is_plain(meant)) {
        return;
    }
    g_assert(count > 0);
    PsgDiagnostic *last = &g_array_index(list->items, PsgDiagnostic, count - 1);
    const PsgSpan span = last->span;
    if (span.input == NULL || span.end > psg_input_length(span.input)) {
        return;
    }
    g_autofree char *there =
        g_strndup(psg_input_text(span.input) + span.start, span.end - span.start);
    static const char *const quotes[] = {"", "'", "\""};
    for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
        g_autofree char *dressed = g_strconcat(quotes[i], word, quotes[i], NULL);
        if (strcmp(there, dressed) == 0) {
            g_free(last->fix);
            last->fix = g_strconcat(quotes[i], meant, quotes[i], NULL);
        }
    }
}

bool
psg_diagnostics_is_full(const PsgDiagnostics *list)
{
    return list->error_count >= list->most;
}

bool
psg_diagnostics_may_guess(PsgDiagnostics *list, size_t words)
{
    if (list->error_count >= MOST_GUESSES || list->words + words > MOST_WORDS) {
        return false;
    }
    list->words += words;
    return true;
}

void
psg_diagnostics_add_remedy(PsgDiagnostics *list, const char *rule, const char *remedy)
{
    for (guint i = 0; i < list->items->len; i++) {
        PsgDiagnostic *item = &g_array_index(list->items, PsgDiagnostic, i);
        if (strcmp(item->rule, rule) == 0) {
            char *message = g_strconcat(item->message, remedy, NULL);
            g_free(item->message);
            item->message = message;
        }
    }
}

size_t
psg_diagnostics_count(const PsgDiagnostics *list)
{
    return list->items->len;
}

const PsgDiagnostic *
psg_diagnostics_nth(const PsgDiagnostics *list, size_t index)
{
    g_assert(index < list->items->len);
    return &g_array_index(list->items, PsgDiagnostic, index);
}

bool
psg_diagnostics_is_cut(const PsgDiagnostics *list)
{
    return g_hash_table_size(list->dropped) > 0 || psg_diagnostics_is_full(list);
}

size_t
psg_diagnostics_error_count(const PsgDiagnostics *list)
{
    return list->error_count;
}

static int
compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* What stands nowhere in particular comes after the files. */
static int
compare_inputs(const PsgDiagnostics *list, const PsgInput *a, const PsgInput *b)
{
    if (a == b) {
        return 0;
    }
    guint here = G_MAXUINT, there = G_MAXUINT;
    g_ptr_array_find(list->inputs, a, &here);
    g_ptr_array_find(list->inputs, b, &there);
    return compare_sizes(here, there);
}

static int
compare(const void *left, const void *right, void *data)
{
    const PsgDiagnostic *a = left, *b = right;
    int order = compare_inputs(data, a->span.input, b->span.input);
    if (order == 0) {
        order = compare_sizes(a->span.start, b->span.start);
    }
    if (order == 0) {
        order = compare_sizes(a->span.end, b->span.end);
    }
    if (order == 0) {
        order = strcmp(a->message, b->message);
    }
    if (order == 0) {
        order = strcmp(a->rule, b->rule);
    }
    return order;
}

void
psg_diagnostics_sort(PsgDiagnostics *list)
{
    if (list->items->len == 0) {
        return;
    }
    g_array_sort_with_data(list->items, compare, list);
    PsgDiagnostic *items = &g_array_index(list->items, PsgDiagnostic, 0);
    guint kept = 0;
    for (guint i = 0; i < list->items->len; i++) {
        if (kept > 0 && compare(&items[kept - 1], &items[i], list) == 0) {
            list->error_count -= items[i].severity == PSG_SEVERITY_ERROR;
        } else {
            PsgDiagnostic item = items[kept];
            items[kept++] = items[i];
            items[i] = item;
        }
    }
    g_array_set_size(list->items, kept); /* frees the doubles, now at the end */
}
