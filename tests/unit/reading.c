/* Reading texts that have mistakes, and looking for these among what was told. */
#include "reading.h"

#include "figure/figure.h"

#include "read/json/json.h"
#include "read/landscape/landscape_read.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

PsgLandscape *
reading_try_within(const char *yaml, const PsgLimits *limits, PsgDiagnostics **list)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("paysage-XXXXXX.yaml", &path, &error);
    ck_assert_int_ge(file, 0);
    g_close(file, NULL);
    ck_assert(g_file_set_contents(path, yaml, -1, NULL));
    *list = psg_diagnostics_new();
    PsgLandscape *landscape =
        psg_landscape_read(path, limits, psg_figure_kinds(), *list, &error);
    g_remove(path);
    ck_assert_ptr_null(error);
    psg_diagnostics_sort(*list);
    return landscape;
}

PsgLandscape *
reading_try(const char *yaml, PsgDiagnostics **list)
{
    PsgLimits limits = psg_limits_default();
    return reading_try_within(yaml, &limits, list);
}

char *
reading_told(const PsgDiagnostics *list)
{
    g_autoptr(GString) told = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, told);
    return g_strdup(told->str);
}

static bool
is_expected(const PsgDiagnostic *found, const ReadingCase *expected, PsgSeverity severity)
{
    if (found->span.input == NULL) {
        return expected->line == 0;
    }
    PsgPosition position = psg_input_position(found->span.input, found->span.start);
    return found->severity == severity && strcmp(found->rule, expected->rule) == 0 &&
           position.line == expected->line && position.column == expected->column &&
           strstr(found->message, expected->part) != NULL;
}

void
reading_expect_in(const PsgDiagnostics *list, const ReadingCase *expected,
                  PsgSeverity severity)
{
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        if (is_expected(psg_diagnostics_nth(list, i), expected, severity)) {
            return;
        }
    }
    g_autofree char *told = reading_told(list);
    ck_abort_msg("%s at %zu:%zu (%s) was not told of\n%s\nbut only\n%s", expected->rule,
                 expected->line, expected->column, expected->part, expected->yaml, told);
}

void
reading_expect(const ReadingCase *expected, PsgSeverity severity)
{
    PsgDiagnostics *list;
    PsgLandscape *landscape = reading_try(expected->yaml, &list);
    reading_expect_in(list, expected, severity);
    ck_assert_int_eq(landscape == NULL, severity == PSG_SEVERITY_ERROR);
    psg_landscape_free(landscape);
    psg_diagnostics_free(list);
}

PsgInterval
reading_interval(const char *text)
{
    PsgInterval interval = psg_interval_always();
    g_autofree char *why = NULL;
    ck_assert_msg(psg_interval_parse(text, &interval, &why), "%s: %s", text, why);
    return interval;
}

ReadingTree
reading_tree(ReadingNotation notation, const char *text, gssize length,
             const PsgLimits *limits)
{
    PsgLimits usual = psg_limits_default();
    ReadingTree tree = {.list = psg_diagnostics_new(), .arena = psg_arena_new()};
    limits = limits == NULL ? &usual : limits;
    tree.input = psg_diagnostics_keep(
        tree.list,
        psg_input_new("test", text, length < 0 ? strlen(text) : (size_t)length));
    if (notation == READING_XML) {
        tree.element = psg_xml_read(tree.input, limits, tree.arena, tree.list);
    } else if (notation == READING_JSON) {
        tree.root = psg_json_read(tree.input, limits, tree.arena, tree.list);
    } else {
        tree.root = psg_yaml_read(tree.input, limits, tree.arena, tree.list);
    }
    return tree;
}

void
reading_tree_clear(ReadingTree *tree)
{
    psg_diagnostics_free(tree->list);
    psg_arena_free(tree->arena);
}

char *
reading_covered(const ReadingTree *tree, PsgSpan span)
{
    return g_strndup(psg_input_text(tree->input) + span.start, span.end - span.start);
}

const PsgDiagnostic *
reading_only_told(const PsgDiagnostics *list)
{
    ck_assert_uint_eq(psg_diagnostics_count(list), 1);
    return psg_diagnostics_nth(list, 0);
}
