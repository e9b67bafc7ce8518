/*
 * Findings as commands of a workflow of GitHub, which shows them beside the lines of a change:
 *
 *     ::error file=map.yaml,line=7,endLine=7,col=13,endColumn=19,title=paysage (unknown-id)::unknown …
 *
 * A command ends with its line, and has marks of its own: what could be taken for one is written as
 * the runner takes it back.
 */
#include "write/checked.h"

#include <string.h>

static void
add_escaped(GString *line, const char *text, const char *marks)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    for (const char *at = valid; *at != '\0'; at++) {
        if (strchr(marks, *at) != NULL) {
            g_string_append_printf(line, "%%%02X", (guint)(guchar)*at);
        } else {
            g_string_append_c(line, *at);
        }
    }
}

static void
add_property(GString *line, const char *name, const char *value)
{
    bool is_first = g_str_has_suffix(line->str, " ");
    g_string_append_printf(line, "%s%s=", is_first ? "" : ",", name);
    add_escaped(line, value, "%\r\n:,");
}

static void
add_number(GString *line, const char *name, size_t number)
{
    g_string_append_printf(line, ",%s=%" G_GSIZE_FORMAT, name, number);
}

/* Columns are only heeded in one line. */
static void
add_region(GString *line, const PsgSpan *span)
{
    PsgPosition start = psg_input_position(span->input, span->start);
    PsgPosition end = psg_input_position(span->input, span->end);
    add_number(line, "line", start.line);
    add_number(line, "endLine", end.line);
    if (start.line == end.line) {
        add_number(line, "col", start.column);
        add_number(line, "endColumn", end.column);
    }
}

/* A part of a file, as a sheet is, has no lines that others know. */
static bool
is_whole_file(const PsgInput *input)
{
    return strcmp(psg_input_file(input), psg_input_name(input)) == 0;
}

static void
add_place(GString *line, const PsgSpan *span)
{
    if (span->input != NULL) {
        g_autofree char *path = psg_checked_path(psg_input_file(span->input));
        add_property(line, "file", path);
        if (is_whole_file(span->input)) {
            add_region(line, span);
        }
    }
}

static void
add_message(GString *line, const PsgDiagnostic *diagnostic)
{
    const PsgInput *input = diagnostic->span.input;
    if (input != NULL && !is_whole_file(input)) {
        g_autofree char *place = psg_input_place(input, diagnostic->span.start);
        add_escaped(line, place, "%\r\n");
        g_string_append(line, ": ");
    }
    add_escaped(line, diagnostic->message, "%\r\n");
    if (diagnostic->other_message != NULL) {
        const PsgSpan other = diagnostic->other;
        g_autofree char *place =
            other.input == NULL ? NULL : psg_input_place(other.input, other.start);
        g_string_append(line, "%0A");
        add_escaped(line, place == NULL ? "" : place, "%\r\n");
        g_string_append(line, place == NULL ? "" : ": ");
        add_escaped(line, diagnostic->other_message, "%\r\n");
    }
}

static void
write_line(GString *line, PsgStream *out)
{
    g_string_append_c(line, '\n');
    psg_stream_add(out, line->str, line->len);
}

static void
write_diagnostic(const PsgDiagnostic *diagnostic, PsgStream *out)
{
    bool is_error = diagnostic->severity == PSG_SEVERITY_ERROR;
    g_autoptr(GString) line = g_string_new(is_error ? "::error " : "::warning ");
    g_autofree char *title = g_strdup_printf("paysage (%s)", diagnostic->rule);
    add_place(line, &diagnostic->span);
    add_property(line, "title", title);
    g_string_append(line, "::");
    add_message(line, diagnostic);
    write_line(line, out);
}

static void
write_cut(const PsgDiagnostics *list, PsgStream *out)
{
    g_autoptr(GPtrArray) rules = psg_diagnostics_cut_rules(list);
    for (guint i = 0; i < rules->len; i++) {
        const char *rule = g_ptr_array_index(rules, i);
        g_autoptr(GString) line = g_string_new(NULL);
        g_string_append_printf(line,
                               "::notice title=paysage (%s)::%" G_GSIZE_FORMAT
                               " more of this are not shown",
                               rule, psg_diagnostics_dropped(list, rule));
        write_line(line, out);
    }
}

void
psg_checked_github(const PsgChecked *checked, size_t count, PsgStream *out)
{
    for (size_t i = 0; i < count; i++) {
        const PsgDiagnostics *list = checked[i].list;
        for (size_t j = 0; j < psg_diagnostics_count(list); j++) {
            write_diagnostic(psg_diagnostics_nth(list, j), out);
        }
        write_cut(list, out);
        if (checked[i].trouble != NULL) {
            g_autoptr(GString) line = g_string_new("::error title=paysage::");
            add_escaped(line, checked[i].trouble, "%\r\n");
            write_line(line, out);
        }
    }
}
