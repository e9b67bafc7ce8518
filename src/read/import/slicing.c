/* Slices of what comes in: as was asked for, or as fits its times. */
#include "base/compare.h"
#include "base/edtf.h"
#include "base/language.h"
#include "read/form/id.h"
#include "read/form/scalar.h"
#include "read/import/notation.h"
#include "read/import/settling.h"
#include "read/import/units.h"

#include <string.h>

enum {
    USUAL_SLICES = 30, /* more of them are no longer looked at one by one */
    FEW_CHANGES = 12,
    LAST_YEAR = 9999, /* after which no slice begins */
    FEWEST_OF_PANEL =
        2,            /* rows of a time, on average, by which a panel of days is known */
    FEWEST_WHOLE = 4, /* numbers, of which fractions are not looked at one by one */
    MOST_COUNTED = 999,    /* as a number of slices; what is more is a year */
    FEWEST_AT_EDGE = 4,    /* spells that begin at once, by which an edge is known */
    LONGEST_SLICE_ID = 56, /* before a number that makes it unique */
};

/* ---- What is asked for ---- */

typedef enum { SPEC_FITTING, SPEC_UNIT, SPEC_CHANGE, SPEC_COUNT, SPEC_LIST } SpecForm;

typedef struct {
    SpecForm form;
    PsgUnit unit;
    size_t count;
    const char *words;
} Spec;

static const struct {
    const char *word;
    PsgUnit unit;
} unit_words[] = {
    {"minute", {PSG_UNIT_MINUTE, 1}},   {"hour", {PSG_UNIT_HOUR, 1}},
    {"heure", {PSG_UNIT_HOUR, 1}},      {"day", {PSG_UNIT_DAY, 1}},
    {"jour", {PSG_UNIT_DAY, 1}},        {"week", {PSG_UNIT_WEEK, 1}},
    {"semaine", {PSG_UNIT_WEEK, 1}},    {"month", {PSG_UNIT_MONTH, 1}},
    {"mois", {PSG_UNIT_MONTH, 1}},      {"quarter", {PSG_UNIT_MONTH, 3}},
    {"trimestre", {PSG_UNIT_MONTH, 3}}, {"year", {PSG_UNIT_YEAR, 1}},
    {"an", {PSG_UNIT_YEAR, 1}},         {"annee", {PSG_UNIT_YEAR, 1}},
    {"decade", {PSG_UNIT_YEAR, 10}},    {"decennie", {PSG_UNIT_YEAR, 10}},
    {"century", {PSG_UNIT_YEAR, 100}},  {"siecle", {PSG_UNIT_YEAR, 100}},
};

/* "5y", "3m": after the number. */
static const struct {
    const char *letter;
    PsgUnit unit;
} unit_letters[] = {
    {"min", {PSG_UNIT_MINUTE, 1}}, {"h", {PSG_UNIT_HOUR, 1}},
    {"d", {PSG_UNIT_DAY, 1}},      {"j", {PSG_UNIT_DAY, 1}},
    {"w", {PSG_UNIT_WEEK, 1}},     {"m", {PSG_UNIT_MONTH, 1}},
    {"q", {PSG_UNIT_MONTH, 3}},    {"y", {PSG_UNIT_YEAR, 1}},
    {"a", {PSG_UNIT_YEAR, 1}},     {"t", {PSG_UNIT_NUMBER, PSG_NUMBER_UNIT}},
};

static bool
read_unit_word(const char *words, Spec *spec)
{
    g_autofree char *plain = g_str_to_ascii(words, "C");
    g_autofree char *lower = g_ascii_strdown(plain, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(unit_words); i++) {
        size_t length = strlen(unit_words[i].word);
        const char *rest = lower + length;
        if (strncmp(lower, unit_words[i].word, length) == 0 &&
            (*rest == '\0' || strcmp(rest, "s") == 0 || strcmp(rest, "ly") == 0)) {
            spec->form = SPEC_UNIT;
            spec->unit = unit_words[i].unit;
            return true;
        }
    }
    return false;
}

/* A number alone, or of a unit: "10", "5y". */
static bool
read_counted(const char *words, Spec *spec)
{
    size_t digits = strspn(words, "0123456789");
    long number = digits == 0 || digits > 6 ? 0 : (long)g_ascii_strtoll(words, NULL, 10);
    if (number < 1) {
        return false;
    }
    if (words[digits] == '\0') {
        spec->form = SPEC_COUNT;
        spec->count = (size_t)number;
        return number <= MOST_COUNTED;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(unit_letters); i++) {
        if (g_ascii_strcasecmp(words + digits, unit_letters[i].letter) == 0) {
            spec->form = SPEC_UNIT;
            spec->unit = unit_letters[i].unit;
            spec->unit.count *= number;
            return true;
        }
    }
    return false;
}

/* A date or a number; of a number alone the "t" need not be written. */
static bool
read_item(const char *text, bool are_numbers, PsgInterval *when)
{
    g_autofree char *number = g_strconcat("t", text, NULL);
    bool is_number = g_ascii_isdigit(*text) || *text == '-';
    return (are_numbers && is_number && psg_edtf_parse(number, when, NULL)) ||
           psg_edtf_parse(text, when, NULL) ||
           (is_number && psg_edtf_parse(number, when, NULL));
}

/* "2007", or "2012..2015", which is each of these years. */
static bool
read_range(const char *item, bool are_numbers, PsgInterval *first, PsgInterval *last)
{
    g_auto(GStrv) ends = g_strsplit(item, "..", 2);
    if (ends[0] == NULL) {
        return false; /* nothing is there */
    }
    g_strstrip(ends[0]);
    if (ends[1] == NULL) {
        bool is_read = read_item(ends[0], are_numbers, first);
        *last = *first;
        return is_read;
    }
    return read_item(ends[0], are_numbers, first) &&
           read_item(g_strstrip(ends[1]), are_numbers, last) &&
           first->from.precision == last->from.precision &&
           first->from.first <= last->from.first &&
           psg_interval_is_number(first) == psg_interval_is_number(last);
}

static Spec
read_spec(const char *words)
{
    Spec spec = {.form = SPEC_LIST, .words = words};
    if (words == NULL) {
        spec.form = SPEC_FITTING;
    } else if (g_ascii_strcasecmp(words, "change") == 0 ||
               g_ascii_strcasecmp(words, "changes") == 0) {
        spec.form = SPEC_CHANGE;
    } else if (!read_unit_word(words, &spec) && !read_counted(words, &spec)) {
        spec.form = SPEC_LIST;
    }
    return spec;
}

char *
psg_settle_slices_complaint(const char *words)
{
    if (read_spec(words).form != SPEC_LIST) {
        return NULL;
    }
    g_auto(GStrv) items = g_strsplit(words, ",", -1);
    for (size_t i = 0; items[i] != NULL; i++) {
        PsgInterval first, last;
        if (!read_range(g_strstrip(items[i]), false, &first, &last)) {
            return g_strdup_printf("\"%s\" is neither a date nor a range of dates: write "
                                   "year, quarter, month, week, day, decade, 5y, 3m, "
                                   "change, a number of slices, or a list as in "
                                   "2007,2010,2012..2015",
                                   items[i]);
        }
    }
    return items[0] == NULL ? g_strdup("it is empty") : NULL;
}

/* ---- What times there are ---- */

/* All times of one sort: dates, or numbers. */
typedef struct {
    bool are_numbers;
    GArray *known;       /* PsgInterval: each once */
    GArray *bounds;      /* PsgTime: when something begins, or is no longer there */
    PsgTime first, last; /* first > last: none is known */
    PsgPrecision finest; /* of dates */
    int decimals;        /* of numbers */
    bool has_open;       /* something goes on */
    bool are_single;     /* none has a beginning and an end of its own */
} Times;

static int
compare_times(const void *left, const void *right)
{
    const PsgTime *a = left, *b = right;
    return PSG_COMPARE(*a, *b);
}

static int
compare_windows(const void *left, const void *right)
{
    const PsgInterval *a = left, *b = right;
    int order = PSG_COMPARE(psg_interval_first(a), psg_interval_first(b));
    return order != 0 ? order : PSG_COMPARE(psg_interval_last(a), psg_interval_last(b));
}

static void
take_date(Times *times, const PsgDate *date)
{
    if (date->kind == PSG_END_KNOWN) {
        times->first = MIN(times->first, date->first);
        times->last = MAX(times->last, date->last);
        times->finest = MIN(times->finest, date->precision);
        times->decimals = MAX(times->decimals, date->decimals);
    }
}

static void
take_interval(Times *times, const PsgInterval *when)
{
    PsgTime end = when->to.last + 1;
    take_date(times, &when->from);
    take_date(times, &when->to);
    if (when->from.kind == PSG_END_KNOWN) {
        g_array_append_val(times->bounds, when->from.first);
    }
    if (when->to.kind == PSG_END_KNOWN) {
        if (end < psg_time_of(LAST_YEAR + 1, 1, 1) || psg_time_is_number(end)) {
            g_array_append_val(times->bounds, end);
        }
    } else {
        times->has_open = true;
    }
    times->are_single = times->are_single && when->from.kind == PSG_END_KNOWN &&
                        when->from.first == when->to.first;
    g_array_append_vals(times->known, when, 1);
}

static void
sort_times(Times *times)
{
    g_array_sort(times->known, compare_windows);
    g_array_sort(times->bounds, compare_times);
    guint kept = 0;
    for (guint i = 0; i < times->bounds->len; i++) {
        PsgTime time = g_array_index(times->bounds, PsgTime, i);
        if (kept == 0 || time > g_array_index(times->bounds, PsgTime, kept - 1)) {
            g_array_index(times->bounds, PsgTime, kept++) = time;
        }
    }
    g_array_set_size(times->bounds, kept);
    kept = 0;
    for (guint i = 0; i < times->known->len; i++) {
        const PsgInterval *when = &g_array_index(times->known, PsgInterval, i);
        if (kept == 0 || compare_windows(when, &g_array_index(times->known, PsgInterval,
                                                              kept - 1)) != 0) {
            g_array_index(times->known, PsgInterval, kept++) = *when;
        }
    }
    g_array_set_size(times->known, kept);
}

static Times
times_new(void)
{
    return (Times){.known = g_array_new(FALSE, FALSE, sizeof(PsgInterval)),
                   .bounds = g_array_new(FALSE, FALSE, sizeof(PsgTime)),
                   .first = PSG_TIME_LAST,
                   .last = PSG_TIME_FIRST,
                   .finest = PSG_PRECISION_YEAR,
                   .are_single = true};
}

static void
times_clear(Times *times)
{
    g_array_unref(times->known);
    g_array_unref(times->bounds);
}

/* Each interval is one pointer, so that it is taken once. */
static void
take_time(PsgSettling *settling, const PsgDraftTime *when, GHashTable *seen,
          Times sorts[2])
{
    const PsgInterval *interval = psg_clocks_interval(settling->clocks, when);
    if (interval != NULL && g_hash_table_add(seen, (gpointer)(guintptr)interval)) {
        bool is_number = psg_interval_is_number(interval);
        if (!psg_clocks_is_always(interval)) {
            take_interval(&sorts[is_number], interval);
        }
    }
}

/* Of dates and of numbers those that are more. Facts count, too: who
 * is there all the time may be of another kind later. */
static Times
gather_times(PsgSettling *settling)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Times sorts[2] = {times_new(), times_new()};
    for (guint i = 0; i < settling->said.spells->len; i++) {
        take_time(settling, &g_array_index(settling->said.spells, PsgDraftSpell, i).when,
                  seen, sorts);
    }
    for (guint i = 0; i < settling->said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(settling->said.facts, PsgDraftFact, i);
        if (fact->has_when) {
            take_time(settling, &fact->when, seen, sorts);
        }
    }
    bool are_numbers = sorts[1].known->len > sorts[0].known->len;
    times_clear(&sorts[!are_numbers]);
    sorts[are_numbers].are_numbers = are_numbers;
    sort_times(&sorts[are_numbers]);
    return sorts[are_numbers];
}

/* ---- Windows ---- */

static void
add_window(PsgSettling *settling, const PsgInterval *window)
{
    g_array_append_vals(settling->windows, window, 1);
}

static size_t
count_units(const Times *times, const PsgUnit *unit)
{
    return times->first > times->last ? 0
                                      : (size_t)(psg_unit_place(unit, times->last) -
                                                 psg_unit_place(unit, times->first)) +
                                            1;
}

static bool
is_too_much(const PsgSettling *settling, size_t count)
{
    size_t most = psg_draft_limits(settling->draft)->max_slices;
    if (count > most) {
        psg_diagnostics_error(settling->list, PSG_LIMIT_SLICES, (PsgSpan){NULL, 0, 0},
                              "these would be %" G_GSIZE_FORMAT
                              " slices, more than the limit of %" G_GSIZE_FORMAT
                              ": ask for longer ones with --slices",
                              count, most);
    }
    return count > most;
}

static void
slice_by_unit(PsgSettling *settling, const Times *times, const PsgUnit *unit)
{
    size_t count = count_units(times, unit);
    if (is_too_much(settling, count)) {
        return;
    }
    gint64 first = psg_unit_place(unit, times->first);
    for (size_t i = 0; i < count; i++) {
        PsgInterval window = psg_unit_window(unit, first + (gint64)i);
        add_window(settling, &window);
    }
}

/* The unit that the most exact times are written in. */
static PsgUnit
own_unit(const Times *times)
{
    static const PsgUnit units[] = {
        [PSG_PRECISION_SECOND] = {PSG_UNIT_MINUTE, 1},
        [PSG_PRECISION_MINUTE] = {PSG_UNIT_MINUTE, 1},
        [PSG_PRECISION_DAY] = {PSG_UNIT_DAY, 1},
        [PSG_PRECISION_MONTH] = {PSG_UNIT_MONTH, 1},
        [PSG_PRECISION_SEASON] = {PSG_UNIT_MONTH, 3},
        [PSG_PRECISION_YEAR] = {PSG_UNIT_YEAR, 1},
    };
    if (!times->are_numbers) {
        return units[MIN(times->finest, PSG_PRECISION_YEAR)];
    }
    PsgUnit unit = {PSG_UNIT_NUMBER, PSG_NUMBER_UNIT};
    for (int i = 0; i < times->decimals; i++) {
        unit.count /= 10;
    }
    return unit;
}

/* The next longer unit that people count by. */
static PsgUnit
longer_unit(const PsgUnit *unit)
{
    static const PsgUnit units[] = {
        {PSG_UNIT_MINUTE, 1}, {PSG_UNIT_MINUTE, 5}, {PSG_UNIT_MINUTE, 15},
        {PSG_UNIT_HOUR, 1},   {PSG_UNIT_HOUR, 6},   {PSG_UNIT_DAY, 1},
        {PSG_UNIT_WEEK, 1},   {PSG_UNIT_MONTH, 1},  {PSG_UNIT_MONTH, 3},
        {PSG_UNIT_YEAR, 1},   {PSG_UNIT_YEAR, 2},   {PSG_UNIT_YEAR, 5},
        {PSG_UNIT_YEAR, 10},  {PSG_UNIT_YEAR, 20},  {PSG_UNIT_YEAR, 50},
        {PSG_UNIT_YEAR, 100}, {PSG_UNIT_YEAR, 500}, {PSG_UNIT_YEAR, 1000},
    };
    if (unit->kind == PSG_UNIT_NUMBER) { /* 1, 2, 5, 10, … */
        gint64 power = 1;
        while (power * 10 <= unit->count) {
            power *= 10;
        }
        gint64 digit = unit->count / power;
        return (PsgUnit){PSG_UNIT_NUMBER, power * (digit < 2 ? 2 : digit < 5 ? 5 : 10)};
    }
    size_t place = 0;
    while (place + 2 < G_N_ELEMENTS(units) &&
           (units[place].kind != unit->kind || units[place].count < unit->count)) {
        place++;
    }
    return units[place + 1];
}

/* Nothing begins or ends within such a unit. */
static bool
is_aligned(const Times *times, const PsgUnit *unit)
{
    for (guint i = 0; i < times->bounds->len; i++) {
        PsgTime bound = g_array_index(times->bounds, PsgTime, i);
        if (psg_unit_start(unit, psg_unit_place(unit, bound)) != bound) {
            return false;
        }
    }
    return true;
}

/* The longest of the calendar that loses no change. */
static PsgUnit
aligned_unit(const Times *times)
{
    static const PsgUnit units[] = {{PSG_UNIT_YEAR, 1},
                                    {PSG_UNIT_MONTH, 3},
                                    {PSG_UNIT_MONTH, 1},
                                    {PSG_UNIT_DAY, 1},
                                    {PSG_UNIT_HOUR, 1}};
    for (size_t i = 0; !times->are_numbers && i < G_N_ELEMENTS(units); i++) {
        if (is_aligned(times, &units[i])) {
            return units[i];
        }
    }
    return own_unit(times);
}

/* The longest of the calendar in which no two of these times are; if none is, their own. */
static PsgUnit
unit_apart(const Times *times, const GArray *distinct)
{
    static const PsgUnit units[] = {
        {PSG_UNIT_YEAR, 1}, {PSG_UNIT_MONTH, 1}, {PSG_UNIT_DAY, 1}, {PSG_UNIT_HOUR, 1}};
    PsgUnit own = own_unit(times);
    for (size_t i = 0; !times->are_numbers && i < G_N_ELEMENTS(units); i++) {
        bool are_apart = units[i].kind >= own.kind;
        for (guint j = 1; are_apart && j < distinct->len; j++) {
            PsgTime one = g_array_index(distinct, PsgTime, j - 1);
            PsgTime other = g_array_index(distinct, PsgTime, j);
            are_apart = psg_unit_place(&units[i], one) < psg_unit_place(&units[i], other);
        }
        if (are_apart) {
            return units[i];
        }
    }
    return own;
}

/* From each change to the next; the last, if something goes on from there, as long as a unit. */
static void
slice_by_change(PsgSettling *settling, const Times *times)
{
    const GArray *bounds = times->bounds;
    PsgUnit unit = unit_apart(times, bounds);
    if (is_too_much(settling, bounds->len)) {
        return;
    }
    for (guint i = 0, next; i < bounds->len; i = next) {
        PsgTime bound = g_array_index(bounds, PsgTime, i), last = bound;
        gint64 place = psg_unit_place(&unit, bound), other = place;
        for (next = i + 1; next < bounds->len && other == place; next++) {
            other = psg_unit_place(&unit, g_array_index(bounds, PsgTime, next));
        }
        if (other != place) {
            next--; /* the first in another unit */
            last = psg_unit_start(&unit, other) - 1;
        } else if (!times->has_open) {
            return;
        }
        PsgInterval window = psg_unit_window_of(&unit, bound, last);
        add_window(settling, &window);
    }
}

static void
slice_by_count(PsgSettling *settling, const Times *times, size_t count)
{
    PsgUnit unit = own_unit(times);
    size_t all = count_units(times, &unit);
    if (all == 0 || is_too_much(settling, MIN(all, count))) {
        return;
    }
    size_t length = (all + count - 1) / count;
    gint64 first = psg_unit_place(&unit, times->first);
    for (size_t i = 0; i < all; i += length) {
        size_t last = MIN(i + length, all) - 1;
        PsgInterval window = psg_unit_window(&unit, first + (gint64)i);
        window.to = psg_unit_window(&unit, first + (gint64)last).to;
        add_window(settling, &window);
    }
}

/* Each unit from the one to the other. */
static void
add_range(PsgSettling *settling, const PsgInterval *first, const PsgInterval *last)
{
    Times times = times_new();
    take_date(&times, &first->from);
    take_date(&times, &last->to);
    times.are_numbers = psg_interval_is_number(first);
    PsgUnit unit = own_unit(&times);
    if (first->from.first == last->from.first) {
        add_window(settling, first);
    } else {
        slice_by_unit(settling, &times, &unit);
    }
    times_clear(&times);
}

static void
slice_by_list(PsgSettling *settling, const Times *times, const char *words)
{
    g_auto(GStrv) items = g_strsplit(words, ",", -1);
    for (size_t i = 0; items[i] != NULL; i++) {
        PsgInterval first, last;
        if (!read_range(g_strstrip(items[i]), times->are_numbers, &first, &last)) {
            continue;
        }
        if (psg_interval_is_number(&first) == times->are_numbers) {
            add_range(settling, &first, &last);
        } else {
            psg_report_doubt(settling->report, "slices", (PsgSpan){NULL, 0, 0},
                             times->are_numbers
                                 ? "times are no dates: there is no slice \"%s\""
                                 : "times are dates: there is no slice \"%s\"",
                             items[i]);
        }
    }
    g_array_sort(settling->windows, compare_windows);
}

/* ---- What fits ---- */

/* The files have slices, of whatever length: a column is called so. */
static bool
has_slices(const PsgSettling *settling)
{
    for (guint i = 0; i < settling->said.clocks->len; i++) {
        const char *name = g_array_index(settling->said.clocks, PsgDraftClock, i).name;
        if (name != NULL && psg_meaning_of(name) == PSG_MEANING_SLICE) {
            return true;
        }
    }
    return false;
}

/* None has a time in common with another. */
static bool
are_apart(const GArray *windows)
{
    for (guint i = 1; i < windows->len; i++) {
        const PsgInterval *window = &g_array_index(windows, PsgInterval, i);
        if (window->from.first <= window[-1].to.last) {
            return false;
        }
    }
    return true;
}

/* What is told of a time is told of all, or all times have names of their own: somebody looked at
 * these times, and at no others. Else something took place then. */
static bool
is_panel(const PsgSettling *settling, const Times *times)
{
    return has_slices(settling) || times->are_numbers ||
           times->finest >= PSG_PRECISION_YEAR ||
           settling->said.spells->len >= FEWEST_OF_PANEL * times->known->len;
}

/* Each single time has a slice, as long as no two are in it. */
static bool
slice_by_own(PsgSettling *settling, const Times *times)
{
    g_autoptr(GArray) firsts = g_array_new(FALSE, FALSE, sizeof(PsgTime));
    for (guint i = 0; i < times->known->len; i++) {
        PsgTime first = psg_interval_first(&g_array_index(times->known, PsgInterval, i));
        g_array_append_val(firsts, first);
    }
    PsgUnit unit = unit_apart(times, firsts);
    for (guint i = 0; i < times->known->len; i++) {
        const PsgInterval *when = &g_array_index(times->known, PsgInterval, i);
        PsgInterval window =
            psg_unit_window_of(&unit, psg_interval_first(when), psg_interval_last(when));
        bool is_plain = has_slices(settling) && !psg_date_is_doubtful(&when->from);
        add_window(settling, is_plain ? when : &window);
    }
    if (!are_apart(settling->windows)) {
        g_array_set_size(settling->windows, 0);
        return false;
    }
    settling->is_panel = is_panel(settling, times);
    return true;
}

static void
slice_as_fits(PsgSettling *settling, const Times *times)
{
    size_t most =
        MIN((size_t)USUAL_SLICES, psg_draft_limits(settling->draft)->max_slices);
    size_t most_own =
        has_slices(settling) ? psg_draft_limits(settling->draft)->max_slices : most;
    if (times->are_single && times->known->len <= most_own &&
        slice_by_own(settling, times)) {
        return;
    }
    PsgUnit unit = aligned_unit(times);
    PsgUnit whole = {PSG_UNIT_NUMBER, PSG_NUMBER_UNIT};
    bool has_fractions = times->are_numbers && times->decimals > 0;
    if (has_fractions && count_units(times, &whole) >= FEWEST_WHOLE) {
        unit = whole; /* fractions are as exact as somebody measured, and no more */
    }
    if (count_units(times, &unit) > most && times->bounds->len <= FEW_CHANGES &&
        !times->are_single && !has_fractions) {
        slice_by_change(settling, times);
        return;
    }
    PsgUnit before = {PSG_UNIT_MINUTE, 0};
    while (count_units(times, &unit) > most &&
           (unit.kind != before.kind || unit.count != before.count)) {
        before = unit; /* none is longer than the longest, which is then too much */
        unit = longer_unit(&unit);
    }
    slice_by_unit(settling, times, &unit);
}

static void
slice_names(PsgSettling *settling, guint count)
{
    settling->is_panel = true;
    if (is_too_much(settling, count)) {
        return;
    }
    for (guint i = 0; i < count; i++) {
        PsgDate date = psg_date_from_millionths((i + 1) * PSG_NUMBER_UNIT, 0);
        PsgInterval window = {.from = date, .to = date};
        add_window(settling, &window);
    }
}

static void
find_windows(PsgSettling *settling, const Times *times)
{
    Spec spec = read_spec(settling->wishes->slices);
    const GPtrArray *names = psg_clocks_names(settling->clocks);
    bool is_date_unit = spec.form == SPEC_UNIT && spec.unit.kind != PSG_UNIT_NUMBER;
    bool is_strange = spec.form == SPEC_UNIT && is_date_unit == times->are_numbers;
    if (times->known->len == 0) {
        return;
    }
    if (is_strange) {
        psg_report_doubt(
            settling->report, "slices", (PsgSpan){NULL, 0, 0},
            times->are_numbers
                ? "times are no dates, so that \"%s\" makes no slices of them"
                : "times are dates, so that \"%s\" makes no slices of them",
            spec.words);
        spec.form = SPEC_FITTING;
    }
    if (times->are_numbers && names->len > 0 && spec.form == SPEC_FITTING) {
        slice_names(settling, names->len);
    } else if (spec.form == SPEC_UNIT) {
        slice_by_unit(settling, times, &spec.unit);
    } else if (spec.form == SPEC_CHANGE) {
        slice_by_change(settling, times);
    } else if (spec.form == SPEC_COUNT) {
        slice_by_count(settling, times, spec.count);
    } else if (spec.form == SPEC_LIST) {
        slice_by_list(settling, times, spec.words);
    }
    bool may_fit = psg_diagnostics_error_count(settling->list) == 0;
    if (settling->windows->len == 0 && may_fit) {
        slice_as_fits(settling, times);
    }
}

/* ---- Ids and labels ---- */

/* The word, or what is nearest to it. Owned by the caller; NULL if nothing is left. */
static char *
id_of_word(const char *word)
{
    g_autofree char *complaint = psg_id_complaint(word);
    return complaint == NULL ? g_strdup(word) : psg_id_nearest(word);
}

/* "2007-2011" of 2007/2011, "bc-0799-bc-0700" of -0798/-0699; the same. */
static char *
id_near(const char *name)
{
    g_auto(GStrv) ends = g_strsplit(name, "/", 2);
    if (ends[0] == NULL || ends[1] == NULL) {
        g_autofree char *near = id_of_word(name);
        return near == NULL ? NULL : id_of_word(near);
    }
    g_autofree char *first = id_of_word(ends[0]), *last = id_of_word(ends[1]);
    g_autofree char *both = first == NULL || last == NULL
                                ? g_strdup(name)
                                : g_strconcat(first, "-", last, NULL);
    return id_of_word(both);
}

/* Of a name that no slice has yet. Owned by the caller. */
static char *
id_of(GHashTable *taken, const char *name)
{
    g_autofree char *near = id_near(name);
    g_autofree char *base =
        psg_id_beginning(near == NULL ? "slice" : near, LONGEST_SLICE_ID);
    char *id = g_strdup(base);
    for (int number = 2; !g_hash_table_add(taken, g_ascii_strdown(id, -1)); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* The window as people call it: "2007", "2007 Q1", "t = 5". Owned by the caller. */
static char *
label_of(const PsgInterval *window, const char *language)
{
    g_autofree char *label = psg_interval_label(window, language);
    if (psg_interval_is_number(window)) {
        return g_strconcat("t = ", label, NULL);
    }
    int year, first, last, day, last_day;
    psg_time_split(window->from.first, &year, &first, &day);
    psg_time_split(window->to.last + 1, &year, &last, &last_day);
    bool is_quarter = window->from.precision == PSG_PRECISION_MONTH && first % 3 == 1 &&
                      window->to.last - window->from.first < 93 * PSG_DAY &&
                      (last + 12 - first) % 12 == 3;
    if (is_quarter) {
        return g_strdup_printf("%04d %c%d", psg_time_year(window->from.first),
                               psg_language_is(language, "fr") ? 'T' : 'Q',
                               (first + 2) / 3);
    }
    return g_steal_pointer(&label);
}

/* "5" of t5, as the data have it: programs find a slice by that. Below 0 the mark stays, since an
 * id has no sign. Owned by the caller. */
static char *
without_marks(const char *edtf)
{
    GString *plain = g_string_new(edtf);
    if (strstr(edtf, "t-") == NULL && edtf[0] == 't') {
        g_string_replace(plain, "t", "", 0);
    }
    return g_string_free(plain, FALSE);
}

/* A month or a day: figures put such an id in words, each in its language. */
static bool
tells_itself(const PsgSlice *slice)
{
    g_autofree char *edtf = psg_interval_edtf(&slice->when);
    return strcmp(edtf, slice->id) == 0 && slice->when.from.precision < PSG_PRECISION_YEAR;
}

/* By its name in the files; without one, by its window, if that is not what the id tells as well. */
static void
set_label(const PsgSettling *settling, PsgSlice *slice, const char *name)
{
    const char *language = psg_builder_landscape(settling->builder)->language;
    g_autofree char *label =
        name != NULL ? g_strdup(name) : label_of(&slice->when, language);
    g_autofree char *complaint = psg_text_complaint(label);
    bool is_told = strcmp(label, slice->id) == 0 || (name == NULL && tells_itself(slice));
    if (complaint != NULL || is_told) {
        return; /* blanks are no label */
    }
    if (name != NULL) {
        slice->label = psg_builder_text(settling->builder, label);
        return;
    }
    g_autofree char *english = label_of(&slice->when, "en");
    g_autofree char *french = label_of(&slice->when, "fr");
    slice->label = psg_facts_our_text(settling, label, english, french);
}

static void
add_slices(const PsgSettling *settling)
{
    const GPtrArray *names = psg_clocks_names(settling->clocks);
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool are_named =
        names->len == settling->windows->len &&
        psg_interval_is_number(&g_array_index(settling->windows, PsgInterval, 0));
    for (guint i = 0; i < settling->windows->len; i++) {
        const PsgInterval *window = &g_array_index(settling->windows, PsgInterval, i);
        g_autofree char *edtf = psg_interval_edtf(window);
        g_autofree char *plain = without_marks(edtf);
        const char *name = are_named ? g_ptr_array_index(names, i) : plain;
        g_autofree char *id = id_of(taken, name);
        PsgSlice *slice = psg_builder_add(settling->builder, PSG_THING_SLICE, id,
                                          (PsgSpan){NULL, 0, 0});
        slice->when = *window;
        set_label(settling, slice, are_named ? name : NULL);
    }
}

size_t
psg_settling_window(const PsgSettling *settling, PsgTime time)
{
    guint low = 0, high = settling->windows->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(settling->windows, PsgInterval, middle).to.last < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < settling->windows->len &&
                   g_array_index(settling->windows, PsgInterval, low).from.first <= time
               ? low
               : PSG_NONE;
}

/* ---- What was observed ---- */

/* How many spells begin, and how many of them at once with the first; the same of ends. */
typedef struct {
    size_t begin, end, begin_first, end_last, open;
    PsgDate first, last;
} Edges;

static void
count_edges(Edges *edges, const PsgInterval *when)
{
    if (when->from.kind == PSG_END_KNOWN) {
        bool is_first = edges->begin == 0 || when->from.first < edges->first.first;
        bool is_same = !is_first && when->from.first == edges->first.first;
        edges->first = is_first ? when->from : edges->first;
        edges->begin_first = is_first ? 1 : edges->begin_first + is_same;
        edges->begin++;
    }
    if (when->to.kind == PSG_END_KNOWN) {
        bool is_last = edges->end == 0 || when->to.last > edges->last.last;
        bool is_same = !is_last && when->to.last == edges->last.last;
        edges->last = is_last ? when->to : edges->last;
        edges->end_last = is_last ? 1 : edges->end_last + is_same;
        edges->end++;
    } else {
        edges->open++;
    }
}

static void
observe(const PsgSettling *settling, PsgInterval observed)
{
    PsgLandscape *landscape = psg_builder_landscape(settling->builder);
    psg_notation_settle_ends(&observed);
    landscape->has_observed = true;
    landscape->observed = observed;
    g_autofree char *edtf = psg_interval_edtf(&observed);
    psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                     "the landscape is observed in %s: what is there at its edges is "
                     "neither new nor at its end",
                     edtf);
}

/* Beginnings and ends that are written are facts, unless most are at the edge of the data. */
static void
observe_spells(PsgSettling *settling, const Times *times)
{
    Edges edges = {0};
    for (guint i = 0; i < settling->said.spells->len; i++) {
        const PsgDraftSpell *spell =
            &g_array_index(settling->said.spells, PsgDraftSpell, i);
        const PsgInterval *when = psg_clocks_interval(settling->clocks, &spell->when);
        if (when != NULL && psg_interval_is_number(when) == times->are_numbers) {
            count_edges(&edges, when);
        }
    }
    bool is_cut_before =
        edges.begin_first >= FEWEST_AT_EDGE && 2 * edges.begin_first > edges.begin;
    bool is_cut_after = edges.end_last >= FEWEST_AT_EDGE &&
                        2 * edges.end_last > edges.end && edges.open == 0;
    PsgInterval observed = psg_interval_always();
    observed.from = is_cut_before ? edges.first : observed.from;
    observed.to = is_cut_after ? edges.last : observed.to;
    if (is_cut_before || is_cut_after) {
        observe(settling, observed);
    } else {
        psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                         "beginnings and ends are taken as they are written: nothing is "
                         "cut off at the edges of the data");
    }
}

/* Nothing is founded at a step or in a wave: plain numbers begin where somebody began to count. */
static void
set_observed(PsgSettling *settling, const Times *times)
{
    guint count = settling->windows->len;
    if (!times->are_single && !times->are_numbers) {
        if (count > 1) {
            observe_spells(settling, times);
        }
        return;
    }
    PsgInterval observed = {
        .from = g_array_index(settling->windows, PsgInterval, 0).from,
        .to = g_array_index(settling->windows, PsgInterval, count - 1).to};
    if (!times->are_single) { /* as exact as spells are */
        observed.from = psg_notation_unit(times->first, times->finest, times->decimals);
        observed.to = psg_notation_unit(times->last, times->finest, times->decimals);
    }
    observe(settling, observed);
}

/* ---- The whole ---- */

/* Whether it is shorter than the slice that it is in. */
static bool
is_shorter(const PsgSettling *settling, const PsgInterval *when)
{
    size_t place = psg_settling_window(settling, psg_interval_first(when));
    if (place == PSG_NONE) {
        return false;
    }
    const PsgInterval *window = &g_array_index(settling->windows, PsgInterval, place);
    return window->to.last - window->from.first > when->to.last - when->from.first;
}

/* All times of ties and events are single, and some are shorter than slices. */
static bool
are_shorter(const PsgSettling *settling)
{
    bool has_short = false;
    for (guint i = 0; i < settling->said.spells->len; i++) {
        const PsgDraftSpell *spell =
            &g_array_index(settling->said.spells, PsgDraftSpell, i);
        const PsgInterval *when = psg_clocks_interval(settling->clocks, &spell->when);
        if (when == NULL || spell->thing.what == PSG_DRAFT_ACTOR ||
            psg_clocks_is_always(when)) {
            continue;
        }
        if (when->from.kind != PSG_END_KNOWN || when->from.first != when->to.first) {
            return false;
        }
        has_short = has_short || is_shorter(settling, when);
    }
    return has_short;
}

void
psg_settling_slice(PsgSettling *settling)
{
    Times times = gather_times(settling);
    find_windows(settling, &times);
    if (settling->windows->len > 0) {
        add_slices(settling);
        set_observed(settling, &times);
        settling->is_eventful = are_shorter(settling);
    }
    times_clear(&times);
}
