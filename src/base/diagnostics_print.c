/*
 * Diagnostics for the terminal: place, message, the line, a caret under the span.
 *
 * What stands in the author's file may be anything. It is shown character by character,
 * each as wide as a terminal draws it; what would steer the terminal is shown as a dot.
 */
#include "base/diagnostics.h"
#include "base/join.h"

#include <string.h>

enum {
    MOST_ERRORS = 100,
    LINE_COLUMNS = 100,   /* of an author's line; a longer one is cut */
    LEAD_COLUMNS = 60,    /* up to here the caret is seen without cutting at the left */
    LEAD_CHARACTERS = 40, /* else so many are shown before it */
};

#define BOLD "\x1b[1m"
#define RED "\x1b[1;31m"
#define YELLOW "\x1b[1;33m"
#define PLAIN "\x1b[0m"

/* One character of a text, and what is shown for it. */
typedef struct {
    const char *shown;
    size_t shown_length;
    size_t length; /* bytes in the text */
    size_t columns;
} Cell;

static bool
steers_terminal(gunichar letter)
{
    switch ((int)g_unichar_type(letter)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return true;
    case G_UNICODE_FORMAT: /* they turn the direction of writing; joiners are harmless */
        return letter != 0x200C && letter != 0x200D;
    default:
        return false;
    }
}

static Cell
cell_at(const char *text, const char *end)
{
    gunichar letter = g_utf8_get_char_validated(text, end - text);
    if (!g_unichar_validate(letter)) {
        return (Cell){"\xEF\xBF\xBD", 3, 1, 1}; /* U+FFFD */
    }
    size_t length = (size_t)g_utf8_skip[(guchar)*text];
    if (letter == '\t') {
        return (Cell){" ", 1, length, 1};
    }
    if (steers_terminal(letter)) {
        return (Cell){"·", strlen("·"), length, 1};
    }
    size_t columns = g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
    return (Cell){text, length, length, columns};
}

void
psg_terminal_append(GString *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        Cell cell = cell_at(text, end);
        g_string_append_len(out, cell.shown, (gssize)cell.shown_length);
        text += cell.length;
    }
}

static void
append_repeated(GString *out, char letter, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_string_append_c(out, letter);
    }
}

/* Walks at most so many columns, and not beyond the end. */
static const char *
walk(const char *text, const char *end, size_t columns)
{
    while (text < end) {
        Cell cell = cell_at(text, end);
        if (cell.columns > columns) {
            break;
        }
        columns -= cell.columns;
        text += cell.length;
    }
    return text;
}

/* The line itself, or so much of it that the caret's place is in sight. */
static const char *
window_start(const char *line, const char *caret, const char *end)
{
    if (walk(line, end, LINE_COLUMNS) == end || walk(line, end, LEAD_COLUMNS) >= caret) {
        return line;
    }
    const char *start = caret;
    for (size_t i = 0; i < LEAD_CHARACTERS && start > line; i++) {
        const char *before = g_utf8_find_prev_char(line, start);
        start = before == NULL ? start - 1 : before;
    }
    return start;
}

/* The cells from text to end; returns how many columns they take. */
static size_t
append_cells(GString *out, const char *text, const char *end)
{
    size_t columns = 0;
    while (text < end) {
        Cell cell = cell_at(text, end);
        g_string_append_len(out, cell.shown, (gssize)cell.shown_length);
        columns += cell.columns;
        text += cell.length;
    }
    return columns;
}

static void
append_caret(GString *out, size_t indent, size_t columns, const char *colour)
{
    g_string_append(out, "\n      | ");
    append_repeated(out, ' ', indent);
    g_string_append(out, colour);
    g_string_append_c(out, '^');
    append_repeated(out, '~', columns > 1 ? columns - 1 : 0);
    g_string_append(out, *colour == '\0' ? "\n" : PLAIN "\n");
}

static void
append_excerpt(GString *out, PsgSpan span, const char *colour)
{
    size_t start, end;
    psg_input_line_bounds(span.input, span.start, &start, &end);
    const char *text = psg_input_text(span.input);
    const char *line = text + start, *line_end = text + end;
    const char *caret = text + CLAMP(span.start, start, end);
    const char *stop = text + CLAMP(span.end, start, end);

    const char *shown = window_start(line, caret, line_end);
    const char *shown_end = walk(shown, line_end, LINE_COLUMNS);
    size_t number = psg_input_position(span.input, span.start).line;
    g_string_append_printf(out, "%5" G_GSIZE_FORMAT " | %s", number,
                           shown > line ? "…" : "");
    size_t indent = (shown > line) + append_cells(out, shown, caret);
    size_t marked = append_cells(out, caret, CLAMP(stop, caret, shown_end));
    append_cells(out, CLAMP(stop, caret, shown_end), shown_end);
    g_string_append(out, shown_end < line_end ? "…" : "");
    append_caret(out, indent, marked, colour);
}

/* "file:line:column: ", in bold if there is colour. */
static void
append_place(GString *out, PsgSpan span, bool colour)
{
    g_string_append(out, colour ? BOLD : "");
    if (span.input != NULL) {
        g_autofree char *place = psg_input_place(span.input, span.start);
        psg_terminal_append(out, place);
        g_string_append(out, ": ");
    }
}

static void
print_one(const PsgDiagnostic *diagnostic, bool colour, GString *out)
{
    bool is_error = diagnostic->severity == PSG_SEVERITY_ERROR;
    const char *severity_colour = !colour ? "" : is_error ? RED : YELLOW;
    append_place(out, diagnostic->span, colour);
    g_string_append_printf(out, "%s%s: %s", severity_colour,
                           is_error ? "error" : "warning", colour ? PLAIN : "");
    psg_terminal_append(out, diagnostic->message);
    g_string_append_printf(out, " [%s]\n", diagnostic->rule);
    if (diagnostic->span.input != NULL) {
        append_excerpt(out, diagnostic->span, severity_colour);
    }
    if (diagnostic->other_message != NULL) {
        append_place(out, diagnostic->other, colour);
        g_string_append_printf(out, "note: %s", colour ? PLAIN : "");
        psg_terminal_append(out, diagnostic->other_message);
        g_string_append_c(out, '\n');
    }
}

static void
append_counted(GString *out, size_t count, const char *thing)
{
    g_string_append_printf(out, "%" G_GSIZE_FORMAT " %s%s", count, thing,
                           psg_plural(count));
}

static void
append_summary(GString *out, size_t errors, size_t warnings)
{
    if (errors > 0) {
        append_counted(out, errors, "error");
    }
    if (errors > 0 && warnings > 0) {
        g_string_append(out, ", ");
    }
    if (warnings > 0) {
        append_counted(out, warnings, "warning");
    }
    g_string_append_c(out, '\n');
}

/* How many of a rule are not shown. */
typedef struct {
    const char *rule;
    size_t shown, hidden;
} Tally;

static Tally *
tally_of(GArray *tallies, const char *rule)
{
    for (guint i = 0; i < tallies->len; i++) {
        Tally *tally = &g_array_index(tallies, Tally, i);
        if (strcmp(tally->rule, rule) == 0) {
            return tally;
        }
    }
    Tally added = {.rule = rule};
    g_array_append_val(tallies, added);
    return &g_array_index(tallies, Tally, tallies->len - 1);
}

/* Errors stand in the way: they are shown as long as people read. Doubts of one kind are told by
 * the first few. */
static bool
is_shown(const PsgDiagnostic *diagnostic, const Tally *tally, size_t errors)
{
    return diagnostic->severity == PSG_SEVERITY_ERROR
               ? errors < MOST_ERRORS
               : tally->shown < PSG_DIAGNOSTICS_FEW;
}

static void
append_hidden(const PsgDiagnostics *list, GArray *tallies, bool all, GString *out)
{
    g_autoptr(GPtrArray) cut = psg_diagnostics_cut_rules(list);
    for (guint i = 0; i < cut->len; i++) {
        const char *rule = g_ptr_array_index(cut, i);
        tally_of(tallies, rule)->hidden += psg_diagnostics_dropped(list, rule);
    }
    for (guint i = 0; i < tallies->len; i++) {
        const Tally *tally = &g_array_index(tallies, Tally, i);
        if (tally->hidden > 0) {
            g_string_append_printf(out, "… and %" G_GSIZE_FORMAT " more of %s%s\n",
                                   tally->hidden, tally->rule,
                                   all ? "" : "; --all shows them");
        }
    }
}

void
psg_diagnostics_print(const PsgDiagnostics *list, bool colour, bool all, GString *out)
{
    g_autoptr(GArray) tallies = g_array_new(FALSE, FALSE, sizeof(Tally));
    size_t count = psg_diagnostics_count(list), errors_shown = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgDiagnostic *diagnostic = psg_diagnostics_nth(list, i);
        Tally *tally = tally_of(tallies, diagnostic->rule);
        if (!all && !is_shown(diagnostic, tally, errors_shown)) {
            tally->hidden++;
            continue;
        }
        tally->shown++;
        errors_shown += diagnostic->severity == PSG_SEVERITY_ERROR;
        print_one(diagnostic, colour, out);
    }
    append_hidden(list, tallies, all, out);
    if (count > 0) {
        g_string_append(out, psg_diagnostics_is_cut(list) ? "at least " : "");
        size_t errors = psg_diagnostics_error_count(list);
        append_summary(out, errors, count - errors);
    }
}

void
psg_diagnostics_print_errors(const PsgDiagnostics *list, GString *out)
{
    size_t errors = psg_diagnostics_error_count(list), shown = 0;
    for (size_t i = 0; i < psg_diagnostics_count(list) && shown < MOST_ERRORS; i++) {
        const PsgDiagnostic *diagnostic = psg_diagnostics_nth(list, i);
        if (diagnostic->severity == PSG_SEVERITY_ERROR) {
            print_one(diagnostic, false, out);
            shown++;
        }
    }
    if (errors > shown) {
        g_string_append_printf(out, "… and %" G_GSIZE_FORMAT " more\n", errors - shown);
    }
    if (errors > 0) {
        g_string_append(out, psg_diagnostics_is_cut(list) ? "at least " : "");
        append_summary(out, errors, 0);
    }
}
