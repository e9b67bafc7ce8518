/* The list of an author's mistakes: adding to it, ordering it. */
#include "base/diagnostics.h"

#include <string.h>

struct PsgDiagnostics {
    GArray *items;     /* PsgDiagnostic */
    GPtrArray *inputs; /* PsgInput, in order of keeping */
    size_t error_count;
};

static void
clear(void *item)
{
    PsgDiagnostic *diagnostic = item;
    g_free(diagnostic->message);
    g_free(diagnostic->other_message);
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
    return list;
}

void
psg_diagnostics_free(PsgDiagnostics *list)
{
    if (list != NULL) {
        g_array_unref(list->items);
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

static void
add(PsgDiagnostics *list, PsgSeverity severity, const char *rule, PsgSpan span,
    char *message)
{
    PsgDiagnostic diagnostic = {
        .severity = severity, .rule = rule, .span = span, .message = message};
    g_array_append_val(list->items, diagnostic);
    list->error_count += severity == PSG_SEVERITY_ERROR;
}

void
psg_diagnostics_error(PsgDiagnostics *list, const char *rule, PsgSpan span,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(list, PSG_SEVERITY_ERROR, rule, span, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

void
psg_diagnostics_warning(PsgDiagnostics *list, const char *rule, PsgSpan span,
                        const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(list, PSG_SEVERITY_WARNING, rule, span, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

void
psg_diagnostics_also(PsgDiagnostics *list, PsgSpan span, const char *format, ...)
{
    guint count = list->items->len;
    g_assert(count > 0);
    PsgDiagnostic *last = &g_array_index(list->items, PsgDiagnostic, count - 1);
    g_free(last->other_message);
    last->other = span;

    va_list arguments;
    va_start(arguments, format);
    last->other_message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
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
