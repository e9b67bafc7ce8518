/* Slices of what comes in: as was asked for, or as fits its times. */
#include "base/compare.h"
#include "base/edtf.h"
#include "read/import/notation.h"
#include "read/import/settling.h"
#include "read/import/units.h"

#include <string.h>

enum {
    USUAL_SLICES = 30, /* more of them are no longer looked at one by one */
    FEW_CHANGES = 12,  /* so many times at which something changes are told one by one */
    LAST_YEAR = 9999,  /* after which no slice begins */
    /* rows of a time, on average, by which a panel of days is known */
    FEWEST_OF_PANEL = 2,
    FEWEST_WHOLE = 4,   /* numbers, of which fractions are not looked at one by one */
    MOST_COUNTED = 999, /* as a number of slices; what is more is a year */
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
    const char *stranger = items[0] == NULL ? words : NULL;
    for (size_t i = 0; items[i] != NULL && stranger == NULL; i++) {
        PsgInterval first, last;
        stranger =
            read_range(g_strstrip(items[i]), false, &first, &last) ? NULL : items[i];
    }
    return stranger == NULL
               ? NULL
               : g_strdup_printf("\"%s\" is neither a date nor a range of dates: write "
                                 "year, quarter, month, week, day, decade, 5y, 3m, "
                                 "change, a number of slices, or a list as in "
                                 "2007,2010,2012..2015",
                                 stranger);
}

/* ---- What times there are ---- */

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
take_date(PsgKnownTimes *times, const PsgDate *date)
{
    if (date->kind == PSG_END_KNOWN) {
        times->first = MIN(times->first, date->first);
        times->last = MAX(times->last, date->last);
        times->finest = MIN(times->finest, date->precision);
        times->decimals = MAX(times->decimals, date->decimals);
    }
}

static void
take_interval(PsgKnownTimes *times, const PsgInterval *when)
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
sort_times(PsgKnownTimes *times)
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

static PsgKnownTimes
times_new(void)
{
    return (PsgKnownTimes){.known = g_array_new(FALSE, FALSE, sizeof(PsgInterval)),
                           .bounds = g_array_new(FALSE, FALSE, sizeof(PsgTime)),
                           .first = PSG_TIME_LAST,
                           .last = PSG_TIME_FIRST,
                           .finest = PSG_PRECISION_YEAR,
                           .are_single = true};
}

static void
times_clear(PsgKnownTimes *times)
{
    g_array_unref(times->known);
    g_array_unref(times->bounds);
}

/* Each interval is one pointer, so that it is taken once. */
static void
take_time(PsgSettling *settling, const PsgDraftTime *when, GHashTable *seen,
          PsgKnownTimes sorts[2])
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
static PsgKnownTimes
gather_times(PsgSettling *settling)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    PsgKnownTimes sorts[2] = {times_new(), times_new()};
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
count_units(const PsgKnownTimes *times, const PsgUnit *unit)
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
slice_by_unit(PsgSettling *settling, const PsgKnownTimes *times, const PsgUnit *unit)
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
own_unit(const PsgKnownTimes *times)
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
is_aligned(const PsgKnownTimes *times, const PsgUnit *unit)
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
aligned_unit(const PsgKnownTimes *times)
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
unit_apart(const PsgKnownTimes *times, const GArray *distinct)
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
slice_by_change(PsgSettling *settling, const PsgKnownTimes *times)
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
slice_by_count(PsgSettling *settling, const PsgKnownTimes *times, size_t count)
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
    PsgKnownTimes times = times_new();
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
slice_by_list(PsgSettling *settling, const PsgKnownTimes *times, const char *words)
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
is_panel(const PsgSettling *settling, const PsgKnownTimes *times)
{
    return has_slices(settling) || times->are_numbers ||
           times->finest >= PSG_PRECISION_YEAR ||
           settling->said.spells->len >= FEWEST_OF_PANEL * times->known->len;
}

/* Each single time has a slice, as long as no two are in it. */
static bool
slice_by_own(PsgSettling *settling, const PsgKnownTimes *times)
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
slice_as_fits(PsgSettling *settling, const PsgKnownTimes *times)
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
find_windows(PsgSettling *settling, const PsgKnownTimes *times)
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
    PsgKnownTimes times = gather_times(settling);
    find_windows(settling, &times);
    if (settling->windows->len > 0) {
        psg_settling_add_slices(settling);
        psg_settling_observe(settling, &times);
        settling->is_eventful = are_shorter(settling);
    }
    times_clear(&times);
}
