/* The times of a row: from bounds, from what holds several times, from the name of a slice. */
#include "read/draft/timeset.h"
#include "read/table/rows.h"

#include <string.h>

/* ---- One text ---- */

static bool
is_digits(const char *text, size_t count)
{
    return strspn(text, "0123456789") >= count;
}

/* Wikidata counts how exact a time is: 9 a year, 10 a month, 11 a day; 8 a decade, 7 a century.
 * What is finer than that is left out. Owned by the caller. */
static char *
cut(const char *text, const char *precision)
{
    enum { CENTURY = 7, DECADE, YEAR, MONTH, DAY };
    static const size_t kept[] = {
        [CENTURY] = 2, [DECADE] = 3, [YEAR] = 4, [MONTH] = 7, [DAY] = 10};
    bool is_before = *text == '-';
    const char *digits = text + is_before;
    gint64 code = g_ascii_strtoll(precision, NULL, 10);
    bool is_iso = is_digits(digits, 4) && digits[4] == '-' && is_digits(digits + 5, 2) &&
                  digits[7] == '-' && is_digits(digits + 8, 2);
    if (code < CENTURY || code > DAY || !is_iso) {
        return g_strdup(text);
    }
    g_autofree char *date = g_strndup(digits, kept[code]);
    const char *rest = code == CENTURY ? "XX" : code == DECADE ? "X" : "";
    return g_strconcat(is_before ? "-" : "", date, rest, NULL);
}

/* Seconds since 1970, or milliseconds. Owned by the caller. */
static char *
epoch_text(const char *text)
{
    gint64 seconds = g_ascii_strtoll(text, NULL, 10);
    seconds = strlen(text) == 13 ? seconds / 1000 : seconds;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
    return time == NULL ? g_strdup(text) : g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}

static const char *
precision_of(const PsgRows *rows, const PsgColumn *column)
{
    return column->precision < 0 ? ""
                                 : psg_cell_text(rows->cells, (size_t)column->precision);
}

/* The text as the draft keeps it; NULL for what is no time. */
static const char *
time_text(const PsgRows *rows, const PsgColumn *column, const char *text)
{
    if (psg_cell_is_missing(text) || psg_cell_is_ongoing(text) ||
        psg_timeset_is_open(text)) {
        return NULL;
    }
    const char *unsigned_text = text + (*text == '+' && g_ascii_isdigit(text[1]));
    bool is_epoch = column->epochs > 0 && column->epochs == column->filled;
    const char *precision = precision_of(rows, column);
    if (!is_epoch && *precision == '\0') {
        return psg_draft_text(rows->draft, unsigned_text);
    }
    g_autofree char *written =
        is_epoch ? epoch_text(unsigned_text) : cut(unsigned_text, precision);
    return psg_draft_text(rows->draft, written);
}

static void
keep_time(PsgRows *rows, const PsgDraftTime *time, size_t column)
{
    PsgSpan place = psg_cell_span(rows->cells, column);
    g_array_append_vals(rows->times, time, 1);
    g_array_append_val(rows->places, place);
}

static void
add_time(PsgRows *rows, size_t column, const char *start, const char *end)
{
    const PsgColumn *of = psg_table_column(rows->table, column);
    PsgDraftTime time = {.clock = rows->clocks[column],
                         .start = time_text(rows, of, start),
                         .end = time_text(rows, of, end)};
    keep_time(rows, &time, column);
}

/* ---- Several in a cell ---- */

/* What stands between the years of "1905-1910", "from 1905 to 1910"; the length, 0 if nothing. */
static size_t
dash_length(const char *at)
{
    static const char *const dashes[] = {
        "-",   "\xe2\x80\x93",    "\xe2\x80\x94", "to ", "until ", "\xc3\xa0 ",
        "au ", "jusqu'\xc3\xa0 ", "jusqu'en ",    "a ",  "/"};
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (g_str_has_prefix(at, dashes[i])) {
            return strlen(dashes[i]);
        }
    }
    return 0;
}

static const char *
skip_words(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (g_ascii_strncasecmp(text, words[i], strlen(words[i])) == 0) {
            return text + strlen(words[i]);
        }
    }
    return text;
}

/* "1905-1910", "1905 – présent", "depuis 1905": false if it is one time. Years have four digits, or,
 * in brackets, any. */
static bool
add_range(PsgRows *rows, size_t column, const char *text, bool is_in_brackets)
{
    static const char *const starts[] = {"from ", "de ", "du "};
    static const char *const since[] = {"since ", "depuis ", "\xc3\xa0 partir de ",
                                        "after ", "apr\xc3\xa8s "};
    static const char *const until[] = {"until ", "jusqu'en ", "jusqu'\xc3\xa0 ",
                                        "before ", "avant "};
    const char *rest = skip_words(text, since, G_N_ELEMENTS(since));
    if (rest != text && psg_cell_is_year(rest)) {
        add_time(rows, column, rest, "");
        return true;
    }
    rest = skip_words(text, until, G_N_ELEMENTS(until));
    if (rest != text && psg_cell_is_year(rest)) {
        add_time(rows, column, "", rest);
        return true;
    }
    rest = skip_words(text, starts, G_N_ELEMENTS(starts));
    size_t digits = strspn(rest, "0123456789");
    const char *dash = rest + digits + strspn(rest + digits, " ");
    size_t length = dash_length(dash);
    if (digits == 0 || length == 0 || (*dash == '/' && !is_in_brackets)) {
        return false;
    }
    const char *end = dash + length + strspn(dash + length, " ");
    g_autofree char *start = g_strndup(rest, digits);
    bool is_open = *end == '\0' || *end == '*' || psg_cell_is_ongoing(end);
    bool are_years = psg_cell_is_year(start) && (psg_cell_is_year(end) || is_open);
    bool are_numbers = is_in_brackets && end[strspn(end, "0123456789")] == '\0';
    if (!are_years && !are_numbers && !(is_in_brackets && is_open)) {
        return false;
    }
    add_time(rows, column, start, *end == '*' ? "" : end);
    return true;
}

static bool
is_range(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    size_t after =
        digits > 0 && text[digits] == '-' ? strspn(text + digits + 1, "0123456789*") : 0;
    return after > 0 && text[digits + 1 + after] == '\0' && !(digits == 4 && after == 2);
}

static bool
are_intervals(const GPtrArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        if (part->count != 2 || is_range(part->fields[0]) || is_range(part->fields[1])) {
            return false;
        }
    }
    return true;
}

/* "[2007, 2012]", "<[2007, 2012]; [2015, Infinity]>", or, of Pajek, "[5-10,12-14]". */
static bool
add_timeset(PsgRows *rows, size_t column, const char *text)
{
    g_autoptr(GPtrArray) parts = psg_timeset_parse(text);
    bool is_intervals = parts != NULL && are_intervals(parts);
    for (guint i = 0; parts != NULL && i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        if (is_intervals) {
            add_time(rows, column, part->fields[0], part->fields[1]);
            PsgDraftTime *added =
                &g_array_index(rows->times, PsgDraftTime, rows->times->len - 1);
            added->is_start_open = part->is_start_open;
            added->is_end_open = part->is_end_open;
            continue;
        }
        for (size_t j = 0; j < part->count; j++) {
            if (!add_range(rows, column, part->fields[j], true)) {
                add_time(rows, column, part->fields[j], part->fields[j]);
            }
        }
    }
    return parts != NULL;
}

/* "2007, 2009": commas part years alone. */
static bool
are_years(char *const *parts)
{
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (!psg_cell_is_year(parts[i])) {
            return false;
        }
    }
    return parts[0] != NULL && parts[1] != NULL;
}

static void
add_several(PsgRows *rows, size_t column, const char *text)
{
    g_auto(GStrv) by_comma = psg_cell_split(text, true);
    g_auto(GStrv) by_semicolon = psg_cell_split(text, false);
    char *const *parts = are_years(by_comma) ? by_comma : by_semicolon;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (!add_range(rows, column, parts[i], false)) {
            add_time(rows, column, parts[i], parts[i]);
        }
    }
}

/* ---- Year, month and day in columns of their own ---- */

/* From 1; 0 if it is none. */
static int
month_of(const char *text)
{
    g_autofree char *word = psg_meaning_fold(text);
    gint64 number = g_ascii_strtoll(word, NULL, 10);
    return number >= 1 && number <= 12 ? (int)number : psg_month_of(word);
}

/* NULL if the row has only a year; owned by the caller. */
static char *
date_of_parts(const PsgRows *rows, const char *year)
{
    int month = rows->of_role[PSG_COLUMN_MONTH];
    int day = rows->of_role[PSG_COLUMN_DAY];
    const char *month_text = month < 0 ? "" : psg_cell_text(rows->cells, (size_t)month);
    int of_year = month_of(month_text);
    if (of_year == 0 || !psg_cell_is_year(year)) {
        return NULL;
    }
    gint64 of_month =
        day < 0 ? 0 : g_ascii_strtoll(psg_cell_text(rows->cells, (size_t)day), NULL, 10);
    return of_month >= 1 && of_month <= 31
               ? g_strdup_printf("%s-%02d-%02d", year, of_year, (int)of_month)
               : g_strdup_printf("%s-%02d", year, of_year);
}

static void
add_when(PsgRows *rows, size_t column, const char *text)
{
    g_autofree char *date = date_of_parts(rows, text);
    if (date != NULL) {
        add_time(rows, column, date, date);
    } else if (!psg_cell_is_missing(text) && !add_timeset(rows, column, text)) {
        add_several(rows, column, text);
    }
}

/* ---- Beginnings and ends ---- */

static bool
is_yes(const PsgRows *rows, PsgColumnRole role)
{
    int column = rows->of_role[role];
    bool is_there = false;
    return column >= 0 &&
           psg_cell_is_sign(psg_cell_text(rows->cells, (size_t)column), &is_there) &&
           is_there;
}

/* Of several in a cell, "2001; 2010", each goes with the one of the same place. */
static void
add_bounds(PsgRows *rows, int start, int end)
{
    const char *from = start < 0 ? "" : psg_cell_text(rows->cells, (size_t)start);
    const char *to = end < 0 ? "" : psg_cell_text(rows->cells, (size_t)end);
    size_t column = (size_t)(start >= 0 ? start : end);
    from = is_yes(rows, PSG_COLUMN_OPEN_START) ? "" : from;
    to = is_yes(rows, PSG_COLUMN_OPEN_END) ? "" : to;
    g_auto(GStrv) starts = psg_cell_split(from, false);
    g_auto(GStrv) ends = psg_cell_split(to, false);
    size_t count = MAX(g_strv_length(starts), g_strv_length(ends));
    bool are_pairs = count > 1 && g_strv_length(starts) == g_strv_length(ends);
    for (size_t i = 0; i < (are_pairs ? count : 1); i++) {
        const PsgColumn *one = start < 0 ? NULL : psg_table_column(rows->table, column);
        const PsgColumn *other =
            end < 0 ? NULL : psg_table_column(rows->table, (size_t)end);
        const char *first =
            one == NULL ? NULL : time_text(rows, one, are_pairs ? starts[i] : from);
        const char *last =
            other == NULL ? NULL : time_text(rows, other, are_pairs ? ends[i] : to);
        PsgDraftTime time = {.clock = rows->clocks[column], .start = first, .end = last};
        if (one != NULL && other != NULL) {
            PsgSpan place = psg_cell_span(rows->cells, (size_t)end);
            time.end_name = other->title;
            time.end_at = (guint32)MIN(place.start, G_MAXUINT32);
            time.end_size = (guint32)MIN(place.end - place.start, G_MAXUINT32);
        }
        if (first != NULL || last != NULL) {
            keep_time(rows, &time, column);
        }
    }
}

static int
next_column(const PsgTable *table, PsgMeaning meaning, int place)
{
    int count = (int)table->columns->len;
    while (place < count && psg_table_column(table, (size_t)place)->meaning != meaning) {
        place++;
    }
    return place < count ? place : -1;
}

void
psg_rows_find_bounds(PsgRows *rows)
{
    const PsgTable *table = rows->table;
    PsgRowsBounds each = {next_column(table, PSG_MEANING_START, 0),
                          next_column(table, PSG_MEANING_END, 0)};
    while (each.start >= 0 || each.end >= 0) {
        g_array_append_val(rows->bounds, each);
        each.start =
            each.start < 0 ? -1 : next_column(table, PSG_MEANING_START, each.start + 1);
        each.end = each.end < 0 ? -1 : next_column(table, PSG_MEANING_END, each.end + 1);
    }
}

void
psg_rows_find_times(PsgRows *rows)
{
    g_array_set_size(rows->times, 0);
    g_array_set_size(rows->places, 0);
    for (guint i = 0; i < rows->bounds->len; i++) {
        const PsgRowsBounds *each = &g_array_index(rows->bounds, PsgRowsBounds, i);
        add_bounds(rows, each->start, each->end);
    }
    if (rows->bounds->len > 0) {
        return;
    }
    int when = rows->of_meaning[PSG_MEANING_WHEN];
    int slice = rows->of_meaning[PSG_MEANING_SLICE];
    const char *name = slice < 0 ? "" : psg_cell_text(rows->cells, (size_t)slice);
    if (when >= 0) {
        add_when(rows, (size_t)when, psg_cell_text(rows->cells, (size_t)when));
    } else if (*name != '\0') {
        const char *text = psg_draft_text(rows->draft, name);
        PsgDraftTime time = {.clock = rows->clocks[slice], .start = text, .end = text};
        keep_time(rows, &time, (size_t)slice);
    }
}

void
psg_rows_be_there(const PsgRows *rows, PsgDraftThing thing)
{
    for (guint i = 0; i < rows->times->len; i++) {
        psg_draft_there(rows->draft, thing, &g_array_index(rows->times, PsgDraftTime, i),
                        g_array_index(rows->places, PsgSpan, i));
    }
}
