/* What the times of a draft mean: gathered by clock, read together, and kept once each. */
#include "read/import/clock.h"

#include "base/compare.h"
#include "read/import/notation.h"

#include <math.h>
#include <string.h>

/* Texts that are looked at for what was probably meant, which takes time. */
enum { MOST_SEARCHED = 2000 };

/* How the numbers of a clock count. */
typedef enum {
    COUNT_YEARS,
    COUNT_DAYS,    /* 20070315 */
    COUNT_MONTHS,  /* 200703 */
    COUNT_SERIAL,  /* days since 1899-12-30, as spreadsheets do */
    COUNT_R_DAYS,  /* days since 1970, as R does */
    COUNT_SECONDS, /* since 1970 */
    COUNT_MILLISECONDS,
    COUNT_DECIMAL_YEARS,
    COUNT_PLAIN, /* nothing that is known */
} Count;

/* A text of a clock. */
typedef struct {
    const char *text; /* as the draft keeps it */
    const char *name; /* of the column or attribute where it stands first */
    PsgSpan span;     /* where that is */
    bool is_start, is_end;
    bool is_read; /* or open */
    PsgNotation read;
    PsgInterval when;
} Word;

typedef struct {
    const PsgDraftClock *said;
    PsgTimes times;
    Count count;
    bool is_day_first;
    int decimals;        /* of its numbers */
    PsgPrecision finest; /* of its dates */
    guint rows;          /* that have a time of it */
    bool is_left_out;    /* other clocks tell times that have no order with these */
    GArray *words;       /* Word, in order of first appearance */
    GHashTable *known;   /* text → place in words + 1 */
} Clock;

struct PsgClocks {
    const PsgDraft *draft;
    PsgReport *report;
    PsgArena *arena;
    Clock *clocks;
    guint count;
    GPtrArray *names;       /* const char *: of all clocks of names, in order */
    GHashTable *name_known; /* name → place + 1 */
    GHashTable *intervals;  /* PsgDraftTime → PsgInterval in the arena, or NULL */
};

static Word *
word_at(const Clock *clock, guint place)
{
    g_assert(clock->words != NULL);
    return &g_array_index(clock->words, Word, place);
}

static const char *
name_of(const Clock *clock)
{
    return clock->said->name == NULL ? "" : clock->said->name;
}

static bool
is_known(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN;
}

/* ---- Gathering ---- */

static void
gather_word(Clock *clock, const char *text, bool is_end, const char *name, PsgSpan span)
{
    if (text == NULL) {
        return;
    }
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(clock->known, text));
    if (place == 0) {
        Word word = {.text = text, .name = name, .span = span};
        g_array_append_val(clock->words, word);
        place = clock->words->len;
        g_hash_table_insert(clock->known, (gpointer)(guintptr)text,
                            GUINT_TO_POINTER(place));
    }
    Word *word = word_at(clock, place - 1);
    word->is_start |= !is_end;
    word->is_end |= is_end;
}

static void
gather_words(PsgClocks *clocks, const PsgDraftTime *time, PsgSpan span)
{
    Clock *clock = &clocks->clocks[time->clock];
    clock->rows++;
    gather_word(clock, time->start, false, name_of(clock), span);
    bool is_apart = time->end_name != NULL;
    PsgSpan end = {span.input, time->end_at, (size_t)time->end_at + time->end_size};
    gather_word(clock, time->end, time->end != time->start,
                is_apart ? time->end_name : name_of(clock), is_apart ? end : span);
}

typedef void (*TimeCall)(PsgClocks *clocks, const PsgDraftTime *time, PsgSpan span);

static void
for_all_times(PsgClocks *clocks, TimeCall call)
{
    PsgDraftContents said = psg_draft_contents(clocks->draft);
    for (guint i = 0; i < said.spells->len; i++) {
        const PsgDraftSpell *spell = &g_array_index(said.spells, PsgDraftSpell, i);
        call(clocks, &spell->when, spell->span);
    }
    for (guint i = 0; i < said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(said.facts, PsgDraftFact, i);
        if (fact->has_when) {
            call(clocks, &fact->when, fact->span);
        }
    }
}

/* ---- What a clock is ---- */

/* All numbers of a clock, and what they have in common. */
typedef struct {
    double least, most;
    guint count, years; /* years: from 1000 to 2100 */
    bool are_whole, are_days, are_months, has_years;
} Numbers;

static bool
is_day_number(double number, int divisor)
{
    int whole = (int)number, year = whole / divisor;
    int month = divisor == 100 ? whole % 100 : whole / 100 % 100;
    int day = divisor == 100 ? 1 : whole % 100;
    return year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31;
}

static bool
is_usual_year(double number)
{
    return number >= 1000 && number <= 2100;
}

static Numbers
numbers_of(const Clock *clock)
{
    Numbers all = {.least = (double)INFINITY,
                   .most = -(double)INFINITY,
                   .are_whole = true,
                   .are_days = true,
                   .are_months = true};
    for (guint i = 0; i < clock->words->len; i++) {
        const PsgNotation *read = &word_at(clock, i)->read;
        if (read->form != PSG_NOTATION_NUMBER || read->is_plain) {
            continue;
        }
        double number = read->number;
        bool is_small = fabs(number) < 1e9;
        all.count++;
        all.least = MIN(all.least, number);
        all.most = MAX(all.most, number);
        all.years += is_usual_year(number);
        all.has_years = all.has_years || read->is_year;
        all.are_whole = all.are_whole && read->decimals == 0;
        all.are_days = all.are_days && is_small && is_day_number(number, 10000);
        all.are_months = all.are_months && is_small && is_day_number(number, 100);
    }
    return all;
}

/* "Year", "année", "date_debut". */
static bool
is_named_after_years(const Clock *clock)
{
    static const char *const words[] = {"year", "annee", "date", "jahr"};
    g_autofree char *plain = g_str_to_ascii(name_of(clock), "C");
    g_autofree char *lower = g_ascii_strdown(plain, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strstr(lower, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool
are_years(const Clock *clock, const Numbers *all)
{
    if (all->years == all->count) {
        return true;
    }
    bool is_said = clock->said->form == PSG_CLOCK_DATE || all->has_years ||
                   is_named_after_years(clock);
    return (is_said && all->least >= -9999 && all->most <= 9999) ||
           (all->least >= 100 && all->most <= 2100 && 2 * all->years >= all->count);
}

/* A day of the last hundred and fifty years, as spreadsheets count, in a column of dates or of
 * whatever times. */
static bool
are_serial(const Clock *clock, const Numbers *all)
{
    enum { FIRST = 10000, LAST = 80000 }; /* 1927, 2119 */
    return clock->said->form != PSG_CLOCK_NUMBER && all->least >= FIRST &&
           all->most <= LAST;
}

/* Spells of networkDynamic are of R, whose days begin with 1970; so are those that we export. */
static bool
is_of_r(const Clock *clock)
{
    return clock->said->is_right_open && (strcmp(name_of(clock), "onset") == 0 ||
                                          strcmp(name_of(clock), "terminus") == 0);
}

/* Seconds since 1970, of the years from 1980 to 2096. */
static bool
are_seconds(const Numbers *all, double scale)
{
    return all->least >= 3e8 * scale && all->most <= 4e9 * scale;
}

static Count
count_of(const Clock *clock)
{
    Numbers all = numbers_of(clock);
    if (all.count == 0) {
        return COUNT_YEARS;
    }
    if (all.are_whole && are_years(clock, &all)) {
        return COUNT_YEARS;
    }
    if (all.are_whole && (all.are_days || all.are_months)) {
        return all.are_days ? COUNT_DAYS : COUNT_MONTHS;
    }
    if (all.years == all.count) {
        return COUNT_DECIMAL_YEARS;
    }
    if (are_serial(clock, &all)) {
        return is_of_r(clock) ? COUNT_R_DAYS : COUNT_SERIAL;
    }
    if (are_seconds(&all, 1) || are_seconds(&all, 1000)) {
        return are_seconds(&all, 1) ? COUNT_SECONDS : COUNT_MILLISECONDS;
    }
    return COUNT_PLAIN;
}

static void
tell_count(const PsgClocks *clocks, const Clock *clock)
{
    static const char *const counts[] = {
        [COUNT_DAYS] = "years, months and days, as in 20070315",
        [COUNT_MONTHS] = "years and months, as in 200703",
        [COUNT_SERIAL] = "days since 1899-12-30, as spreadsheets count them",
        [COUNT_R_DAYS] = "days since 1970-01-01, as R counts them",
        [COUNT_SECONDS] = "seconds since 1970",
        [COUNT_MILLISECONDS] = "milliseconds since 1970",
        [COUNT_DECIMAL_YEARS] = "years with decimals",
        [COUNT_PLAIN] = NULL,
    };
    if (clock->times == PSG_TIMES_DATES && counts[clock->count] != NULL) {
        psg_report_guess(clocks->report, word_at(clock, 0)->span,
                         "the numbers of \"%s\" are read as %s", name_of(clock),
                         counts[clock->count]);
    }
}

/* "5", "t5", "t5/t9". */
static bool
is_plain_number(const PsgNotation *read)
{
    return read->form == PSG_NOTATION_NUMBER ||
           (read->form == PSG_NOTATION_DATE && psg_interval_is_number(&read->when));
}

static void
decide(Clock *clock)
{
    guint dates = 0, numbers = 0, plain = 0, all = 0;
    for (guint i = 0; i < clock->words->len; i++) {
        const PsgNotation *read = &word_at(clock, i)->read;
        bool is_number = is_plain_number(read);
        all += read->form != PSG_NOTATION_OPEN;
        numbers += is_number;
        plain += is_number && (read->is_plain || read->form != PSG_NOTATION_NUMBER);
        dates += !is_number &&
                 (read->form == PSG_NOTATION_DATE || read->form == PSG_NOTATION_TRIPLE);
    }
    bool is_slices = psg_meaning_of(name_of(clock)) == PSG_MEANING_SLICE;
    clock->count = count_of(clock);
    guint known = clock->count == COUNT_PLAIN ? 0 : numbers - plain;
    bool are_names = clock->said->form == PSG_CLOCK_ORDER ||
                     (is_slices && dates + known < all && numbers < all);
    clock->times = all == 0 ? PSG_TIMES_NONE : PSG_TIMES_NAMES;
    if (all == 0 || are_names) {
        return;
    }
    if (clock->said->form == PSG_CLOCK_DATE || 2 * (dates + known) >= all) {
        clock->times = PSG_TIMES_DATES;
    } else if (clock->said->form == PSG_CLOCK_NUMBER || 2 * numbers >= all) {
        clock->times = PSG_TIMES_NUMBERS;
    }
}

/* ---- Day first, or month first ---- */

static void
tell_order(const PsgClocks *clocks, const Clock *clock, const Word *word)
{
    PsgNotation read = word->read;
    PsgInterval day_first, month_first;
    if (!psg_notation_settle(&read, true, &day_first) ||
        !psg_notation_settle(&read, false, &month_first)) {
        return;
    }
    g_autofree char *one = psg_interval_edtf(&day_first);
    g_autofree char *other = psg_interval_edtf(&month_first);
    psg_report_doubt(clocks->report, "day-or-month", word->span,
                     "\"%s\" is read as %s, and might be %s: nothing in \"%s\" tells "
                     "whether the day or the month comes first",
                     word->text, one, other, name_of(clock));
}

/* A number above 12 is a day; if there is none, days come first. */
static void
decide_order(const PsgClocks *clocks, Clock *clock)
{
    const PsgDraftWishes *wishes = psg_draft_wishes(clocks->draft);
    guint day_first = 0, month_first = 0;
    const Word *open = NULL;
    for (guint i = 0; i < clock->words->len; i++) {
        const Word *word = word_at(clock, i);
        if (word->read.form == PSG_NOTATION_TRIPLE) {
            day_first += word->read.first > 12;
            month_first += word->read.second > 12;
            bool is_same = word->read.first == word->read.second;
            open = open == NULL && !is_same ? word : open;
        }
    }
    clock->is_day_first =
        wishes->is_day_first || (!wishes->is_month_first && day_first >= month_first);
    bool is_told = wishes->is_day_first || wishes->is_month_first;
    if (!is_told && open != NULL && day_first == 0 && month_first == 0) {
        tell_order(clocks, clock, open);
    }
}

/* ---- One order of all ---- */

/* What most rows tell. */
static PsgTimes
main_times(const PsgClocks *clocks)
{
    guint rows[PSG_TIMES_NAMES + 1] = {0};
    PsgTimes most = PSG_TIMES_DATES;
    for (guint i = 0; i < clocks->count; i++) {
        rows[clocks->clocks[i].times] += clocks->clocks[i].rows;
    }
    for (PsgTimes times = PSG_TIMES_DATES; times <= PSG_TIMES_NAMES; times++) {
        most = rows[times] > rows[most] ? times : most;
    }
    return most;
}

/* Dates, plain numbers and names have no order in common: a landscape has one of them. */
static void
leave_out_others(PsgClocks *clocks)
{
    static const char *const nouns[] = {
        [PSG_TIMES_DATES] = "dates",
        [PSG_TIMES_NUMBERS] = "plain numbers",
        [PSG_TIMES_NAMES] = "names",
    };
    PsgTimes most = main_times(clocks);
    for (guint i = 0; i < clocks->count; i++) {
        Clock *clock = &clocks->clocks[i];
        if (clock->times != PSG_TIMES_NONE && clock->times != most) {
            clock->is_left_out = true;
            psg_report_refuse(clocks->report, "mixed-times", word_at(clock, 0)->span,
                              "the times of \"%s\" are %s, and most others are %s: they "
                              "have no order in common, so these are left out",
                              name_of(clock), nouns[clock->times], nouns[most]);
        }
    }
}

/* ---- Reading ---- */

/* Of names "present" is one as good as "past". */
static bool
is_open(const Clock *clock, const Word *word)
{
    return word->read.form == PSG_NOTATION_OPEN &&
           (clock->times != PSG_TIMES_NAMES || !g_ascii_isalpha(*word->text));
}

static PsgDate
date_of_seconds(double seconds)
{
    double most = (double)psg_time_of(9999, 12, 31);
    PsgTime time = (PsgTime)floor(CLAMP(seconds, -most, most) + 0.5);
    return psg_notation_unit(time, PSG_PRECISION_SECOND, 0);
}

static bool
is_near(double number, double step)
{
    double steps = number / step;
    return fabs(steps - floor(steps + 0.5)) < 0.02;
}

/* 2007.25 is a month where decimals are twelfths, else a day. */
static PsgDate
date_of_decimal_year(double number)
{
    int year = (int)floor(number);
    double part = number - year;
    if (is_near(part, 1.0 / 12)) {
        int month = (int)floor(part * 12 + 0.5);
        return psg_notation_unit(psg_time_of(year + month / 12, month % 12 + 1, 1),
                                 PSG_PRECISION_MONTH, 0);
    }
    PsgTime length = psg_time_of(year + 1, 1, 1) - psg_time_of(year, 1, 1);
    PsgTime time = psg_time_of(year, 1, 1) + (PsgTime)floor(part * (double)length);
    return psg_notation_unit(time, PSG_PRECISION_DAY, 0);
}

static bool
parse_date(char *taken, PsgInterval *when)
{
    g_autofree char *text = taken, *why = NULL;
    return psg_interval_parse(text, when, &why);
}

static bool
read_counted(const Clock *clock, double number, PsgInterval *when)
{
    enum { SERIAL_OF_1970 = 25569 };
    int whole = (int)CLAMP(number, -1e9, 1e9);
    PsgDate date = {.kind = PSG_END_OPEN};
    switch (clock->count) {
    case COUNT_YEARS:
        return fabs(number) <= 9999 &&
               parse_date(g_strdup_printf("%s%04d", whole < 0 ? "-" : "", ABS(whole)),
                          when);
    case COUNT_DAYS:
        return parse_date(g_strdup_printf("%04d-%02d-%02d", whole / 10000,
                                          whole / 100 % 100, whole % 100),
                          when);
    case COUNT_MONTHS:
        return parse_date(g_strdup_printf("%04d-%02d", whole / 100, whole % 100), when);
    case COUNT_R_DAYS:
        date = date_of_seconds(number * PSG_DAY);
        break;
    case COUNT_SERIAL:
        date = date_of_seconds((number - SERIAL_OF_1970) * PSG_DAY);
        break;
    case COUNT_SECONDS:
        date = date_of_seconds(number);
        break;
    case COUNT_MILLISECONDS:
        date = date_of_seconds(number / 1000);
        break;
    case COUNT_DECIMAL_YEARS:
        date = date_of_decimal_year(number);
        break;
    case COUNT_PLAIN:
        return false;
    }
    *when = (PsgInterval){.from = date, .to = date};
    return true;
}

static bool
read_plain(const Clock *clock, double number, PsgInterval *when)
{
    PsgDate date;
    if (!psg_date_from_number(number, clock->decimals, &date)) {
        return false;
    }
    *when = (PsgInterval){.from = date, .to = date};
    return true;
}

static PsgInterval
read_name(const PsgClocks *clocks, const char *text)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(clocks->name_known, text));
    PsgDate date;
    bool is_number = psg_date_from_number(place, 0, &date);
    g_assert(is_number);
    return (PsgInterval){.from = date, .to = date};
}

static bool
read_word(const PsgClocks *clocks, const Clock *clock, Word *word)
{
    const PsgNotation *read = &word->read;
    if (clock->times == PSG_TIMES_NAMES) {
        word->when = read_name(clocks, word->text);
        return true;
    }
    bool is_range = is_plain_number(read) && read->form != PSG_NOTATION_NUMBER;
    if (is_range || clock->times == PSG_TIMES_NUMBERS) {
        word->when = read->when;
        return clock->times == PSG_TIMES_NUMBERS &&
               (is_range ||
                (is_plain_number(read) && read_plain(clock, read->number, &word->when)));
    }
    if (read->is_plain) {
        return false;
    }
    if (read->form == PSG_NOTATION_NUMBER) {
        return read_counted(clock, read->number, &word->when);
    }
    if (read->form == PSG_NOTATION_TRIPLE) {
        return psg_notation_settle(read, clock->is_day_first, &word->when);
    }
    word->when = read->when;
    return read->form == PSG_NOTATION_DATE;
}

static void
refuse_word(const PsgClocks *clocks, const Clock *clock, const Word *word)
{
    psg_report_refuse(
        clocks->report, "bad-date", word->span,
        clock->times == PSG_TIMES_NUMBERS
            ? "\"%s\" is no number, as other times of \"%s\" are: this time "
              "is left out"
            : "\"%s\" cannot be read as a time of \"%s\": this time is left "
              "out",
        word->text, word->name);
}

/* Ways of writing that leave room for doubt are told once each, with their first example. */
static void
tell_words(const PsgClocks *clocks, const Clock *clock)
{
    const Word *guessed = NULL, *two_digits = NULL;
    for (guint i = 0; i < clock->words->len; i++) {
        const Word *word = word_at(clock, i);
        guessed =
            guessed == NULL && word->read.is_guess && word->is_read ? word : guessed;
        two_digits = two_digits == NULL && word->read.is_short && word->is_read
                         ? word
                         : two_digits;
    }
    if (guessed != NULL) {
        g_autofree char *edtf = psg_interval_edtf(&guessed->when);
        psg_report_guess(clocks->report, guessed->span,
                         "times of \"%s\" as \"%s\" are read as %s", name_of(clock),
                         guessed->text, edtf);
    }
    if (two_digits != NULL) {
        g_autofree char *edtf = psg_interval_edtf(&two_digits->when);
        psg_report_doubt(clocks->report, "short-year", two_digits->span,
                         "the year of \"%s\" has two digits, and is read as %s",
                         two_digits->text, edtf);
    }
}

static void
read_clock(const PsgClocks *clocks, Clock *clock)
{
    for (guint i = 0; i < clock->words->len; i++) {
        const PsgNotation *read = &word_at(clock, i)->read;
        if (read->form == PSG_NOTATION_NUMBER) {
            clock->decimals = MAX(clock->decimals, read->decimals);
        }
    }
    for (guint i = 0; i < clock->words->len; i++) {
        Word *word = word_at(clock, i);
        word->is_read = !clock->is_left_out &&
                        (is_open(clock, word) || read_word(clocks, clock, word));
        if (!word->is_read && !clock->is_left_out) {
            refuse_word(clocks, clock, word);
        }
    }
    if (clock->times == PSG_TIMES_DATES) {
        tell_words(clocks, clock);
        tell_count(clocks, clock);
    }
}

/* ---- What is written more exactly than it is meant ---- */

static bool
is_single_date(const Word *word)
{
    return word->is_read && word->read.form != PSG_NOTATION_OPEN &&
           is_known(&word->when.from) && word->when.from.first == word->when.to.first;
}

/* It begins or, as an end, ends such a unit. */
static bool
is_at(const Word *word, PsgPrecision unit)
{
    int year, month, day, next_month, next_day;
    PsgTime time = psg_date_clock(&word->when.from), of_day = psg_time_of_day(time);
    bool is_end = word->is_end && !word->is_start;
    bool is_last_minute = is_end && of_day >= PSG_DAY - PSG_MINUTE;
    psg_time_split(time, &year, &month, &day);
    psg_time_split(time + PSG_DAY, &year, &next_month, &next_day);
    if (of_day != 0 && !is_last_minute) {
        return false;
    }
    bool is_first = day == 1 && (unit == PSG_PRECISION_MONTH || month == 1);
    bool is_last = next_day == 1 && (unit == PSG_PRECISION_MONTH || next_month == 1);
    return unit == PSG_PRECISION_DAY || is_first || (is_end && is_last);
}

/* How many single dates are more exact than a unit, and how many of them are at one. */
typedef struct {
    guint exact, at;
} Exactness;

static Exactness
exactness(const Clock *clock, PsgPrecision unit)
{
    Exactness all = {0, 0};
    for (guint i = 0; i < clock->words->len; i++) {
        const Word *word = word_at(clock, i);
        if (is_single_date(word) && word->when.from.precision < unit) {
            all.exact++;
            all.at += is_at(word, unit);
        }
    }
    return all;
}

/* Those that are at a unit are meant as it. */
static void
coarsen(const Clock *clock, PsgPrecision unit)
{
    for (guint i = 0; i < clock->words->len; i++) {
        Word *word = word_at(clock, i);
        if (is_single_date(word) && word->when.from.precision < unit &&
            is_at(word, unit)) {
            PsgDate date = psg_notation_unit(psg_date_clock(&word->when.from), unit, 0);
            date.approximate = word->when.from.approximate;
            date.uncertain = word->when.from.uncertain;
            word->when = (PsgInterval){.from = date, .to = date};
        }
    }
}

static void
tell_coarse(const PsgClocks *clocks, const Clock *clock, PsgPrecision unit, bool are_all)
{
    bool is_year = unit == PSG_PRECISION_YEAR;
    psg_report_guess(clocks->report, word_at(clock, 0)->span,
                     "%s dates of \"%s\" are at %s: they are read as %s",
                     are_all ? "all" : "most", name_of(clock),
                     is_year ? "1 January" : "the first of a month",
                     is_year ? "years" : "months");
}

/* "2007-01-01T00:00:00Z" is a day where no other time of day is written. It is a year where most
 * other days are 1 January, too: of days that are meant as such one in 365 is. */
static void
take_as_meant(const PsgClocks *clocks, const Clock *clock)
{
    enum { FEWEST_YEARS = 2, FEWEST_MONTHS = 4 };
    Exactness times = exactness(clock, PSG_PRECISION_DAY);
    bool had_times = times.exact > 0 && times.at == times.exact;
    if (times.exact > times.at) {
        return;
    }
    if (had_times) {
        coarsen(clock, PSG_PRECISION_DAY);
    }
    Exactness years = exactness(clock, PSG_PRECISION_YEAR);
    Exactness months = exactness(clock, PSG_PRECISION_MONTH);
    bool are_all_years = years.at == years.exact;
    if (years.at >= (had_times && are_all_years ? 1 : FEWEST_YEARS) &&
        2 * years.at > years.exact) {
        coarsen(clock, PSG_PRECISION_YEAR);
        tell_coarse(clocks, clock, PSG_PRECISION_YEAR, are_all_years);
    } else if (months.at >= FEWEST_MONTHS && months.at == months.exact) {
        coarsen(clock, PSG_PRECISION_MONTH);
        tell_coarse(clocks, clock, PSG_PRECISION_MONTH, true);
    }
}

/* ---- Names in their order ---- */

/* "wave 12" to 12 and the length of "wave "; false if it does not end so. */
static bool
split_number(const char *name, size_t *length, double *number)
{
    *length = strlen(name);
    while (*length > 0 && g_ascii_isdigit(name[*length - 1])) {
        (*length)--;
    }
    *number = g_ascii_strtod(name + *length, NULL);
    return name[*length] != '\0';
}

static int
compare_numbered(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    size_t length;
    double one, other;
    split_number(*a, &length, &one);
    split_number(*b, &length, &other);
    return PSG_COMPARE(one, other);
}

/* "t1", "t2", "t10" have an order of their own, whatever the order of rows is. */
static void
order_names(PsgClocks *clocks)
{
    size_t first_length = 0;
    bool are_numbered = clocks->names->len > 0;
    for (guint i = 0; are_numbered && i < clocks->names->len; i++) {
        const char *name = g_ptr_array_index(clocks->names, i);
        size_t length;
        double number;
        are_numbered = split_number(name, &length, &number);
        first_length = i == 0 ? length : first_length;
        are_numbered = are_numbered && length == first_length &&
                       strncmp(name, g_ptr_array_index(clocks->names, 0), length) == 0;
    }
    if (are_numbered) {
        g_ptr_array_sort(clocks->names, compare_numbered);
    }
    for (guint i = 0; i < clocks->names->len; i++) {
        g_hash_table_insert(clocks->name_known, g_ptr_array_index(clocks->names, i),
                            GUINT_TO_POINTER(i + 1));
    }
}

static void
gather_names(PsgClocks *clocks)
{
    for (guint i = 0; i < clocks->count; i++) {
        const Clock *clock = &clocks->clocks[i];
        for (guint j = 0; clock->times == PSG_TIMES_NAMES && j < clock->words->len; j++) {
            const Word *word = word_at(clock, j);
            if (!is_open(clock, word) &&
                g_hash_table_add(clocks->name_known, (gpointer)(guintptr)word->text)) {
                g_ptr_array_add(clocks->names, (gpointer)(guintptr)word->text);
            }
        }
    }
    order_names(clocks);
}

/* ---- Intervals ---- */

static guint
time_hash(gconstpointer data)
{
    const PsgDraftTime *time = data;
    return g_direct_hash(time->start) * 31 + g_direct_hash(time->end) * 7 + time->clock;
}

static gboolean
time_equal(gconstpointer left, gconstpointer right)
{
    const PsgDraftTime *a = left, *b = right;
    return a->clock == b->clock && a->start == b->start && a->end == b->end &&
           a->is_start_open == b->is_start_open && a->is_end_open == b->is_end_open;
}

/* NULL if nothing is written. */
static const Word *
word_of(const Clock *clock, const char *text)
{
    guint place =
        text == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(clock->known, text));
    return place == 0 ? NULL : word_at(clock, place - 1);
}

/* The last unit before an end that is not part of it, at the finest that the clock knows. */
static PsgDate
before(const Clock *clock, const PsgDate *end)
{
    return psg_notation_unit(end->first - 1, MIN(end->precision, clock->finest),
                             clock->decimals);
}

static PsgDate
after(const Clock *clock, const PsgDate *start)
{
    return psg_notation_unit(start->last + 1, MIN(start->precision, clock->finest),
                             clock->decimals);
}

/* What is right-open, and begins and ends at once, is there for that time alone. */
static void
close_ends(const Clock *clock, const PsgDraftTime *time, PsgInterval *when)
{
    bool is_instant =
        time->start == time->end || (is_known(&when->from) && is_known(&when->to) &&
                                     when->to.first <= when->from.first);
    bool is_end_open = clock->said->is_right_open || time->is_end_open;
    PsgInterval closed = *when;
    if (is_instant || clock->times == PSG_TIMES_NAMES) {
        return;
    }
    if (is_end_open && is_known(&when->to)) {
        closed.to = before(clock, &when->to);
    }
    if (time->is_start_open && is_known(&when->from)) {
        closed.from = after(clock, &when->from);
    }
    bool is_reversed = psg_interval_last(&closed) < psg_interval_first(&closed);
    *when = is_reversed ? *when : closed; /* nothing is between two units */
}

static const PsgInterval *
make_interval(const PsgClocks *clocks, const PsgDraftTime *time, PsgSpan span)
{
    const Clock *clock = &clocks->clocks[time->clock];
    g_assert(clock->said != NULL && clock->words != NULL);
    const Word *start = word_of(clock, time->start), *end = word_of(clock, time->end);
    start =
        start != NULL && end != NULL && !start->is_read && end->is_read ? NULL : start;
    end = start != NULL && end != NULL && start->is_read && !end->is_read ? NULL : end;
    if ((start != NULL && !start->is_read) || (end != NULL && !end->is_read)) {
        return NULL;
    }
    PsgInterval when = psg_interval_always();
    if (start != NULL && !is_open(clock, start)) {
        when.from = start->when.from;
    }
    if (end != NULL && !is_open(clock, end)) {
        when.to = end->when.to;
    }
    if (start != end) {
        psg_notation_settle_ends(&when);
    }
    if (psg_interval_last(&when) < psg_interval_first(&when)) {
        psg_report_refuse(clocks->report, "bad-date", span,
                          "it ends (%s) before it begins (%s): this time is left out",
                          end->text, start->text);
        return NULL;
    }
    close_ends(clock, time, &when);
    return psg_arena_copy(clocks->arena, &when, 1, sizeof when);
}

static void
take_interval(PsgClocks *clocks, const PsgDraftTime *time, PsgSpan span)
{
    if (!g_hash_table_contains(clocks->intervals, time)) {
        g_hash_table_insert(clocks->intervals, (gpointer)(guintptr)time,
                            (gpointer)(guintptr)make_interval(clocks, time, span));
    }
}

const PsgInterval *
psg_clocks_interval(const PsgClocks *clocks, const PsgDraftTime *time)
{
    return g_hash_table_lookup(clocks->intervals, time);
}

bool
psg_clocks_is_refused(const PsgClocks *clocks, const PsgDraftTime *time)
{
    return !clocks->clocks[time->clock].is_left_out &&
           psg_clocks_interval(clocks, time) == NULL;
}

/* ---- The whole ---- */

static void
find_finest(Clock *clock)
{
    clock->finest = PSG_PRECISION_YEAR;
    for (guint i = 0; i < clock->words->len; i++) {
        const Word *word = word_at(clock, i);
        if (word->is_read && is_known(&word->when.from)) {
            clock->finest = MIN(clock->finest, word->when.from.precision);
        }
    }
}

static void
read_words(Clock *clock)
{
    guint searched = 0;
    for (guint i = 0; i < clock->words->len; i++) {
        bool may_search = searched < MOST_SEARCHED;
        Word *word = word_at(clock, i);
        word->read = psg_notation_read(word->text, &may_search);
        searched += may_search;
    }
}

PsgClocks *
psg_clocks_new(const PsgDraft *draft, PsgArena *arena)
{
    PsgDraftContents said = psg_draft_contents(draft);
    PsgClocks *clocks = g_new0(PsgClocks, 1);
    *clocks = (PsgClocks){
        .draft = draft,
        .report = psg_draft_report(draft),
        .arena = arena,
        .clocks = g_new0(Clock, said.clocks->len + 1),
        .count = said.clocks->len,
        .names = g_ptr_array_new(),
        .name_known = g_hash_table_new(g_str_hash, g_str_equal),
        .intervals = g_hash_table_new(time_hash, time_equal),
    };
    for (guint i = 0; i < clocks->count; i++) {
        clocks->clocks[i] = (Clock){.said = &g_array_index(said.clocks, PsgDraftClock, i),
                                    .words = g_array_new(FALSE, FALSE, sizeof(Word)),
                                    .known = g_hash_table_new(NULL, NULL)};
    }
    for_all_times(clocks, gather_words);
    for (guint i = 0; i < clocks->count; i++) {
        read_words(&clocks->clocks[i]);
        decide(&clocks->clocks[i]);
        decide_order(clocks, &clocks->clocks[i]);
    }
    leave_out_others(clocks);
    gather_names(clocks);
    for (guint i = 0; i < clocks->count; i++) {
        Clock *clock = &clocks->clocks[i];
        read_clock(clocks, clock);
        if (clock->times == PSG_TIMES_DATES) {
            take_as_meant(clocks, clock);
        }
        find_finest(clock);
    }
    for_all_times(clocks, take_interval);
    return clocks;
}

void
psg_clocks_free(PsgClocks *clocks)
{
    if (clocks == NULL) {
        return;
    }
    for (guint i = 0; i < clocks->count; i++) {
        g_array_unref(clocks->clocks[i].words);
        g_hash_table_unref(clocks->clocks[i].known);
    }
    g_free(clocks->clocks);
    g_ptr_array_unref(clocks->names);
    g_hash_table_unref(clocks->name_known);
    g_hash_table_unref(clocks->intervals);
    g_free(clocks);
}

PsgTimes
psg_clocks_times(const PsgClocks *clocks, guint32 clock)
{
    return clocks->clocks[clock].times;
}

bool
psg_clocks_is_always(const PsgInterval *when)
{
    return !is_known(&when->from) && !is_known(&when->to);
}

const GPtrArray *
psg_clocks_names(const PsgClocks *clocks)
{
    return clocks->names;
}
