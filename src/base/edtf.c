/*
 * EDTF (ISO 8601-2:2019, annex A), levels 0 and 1 and the sets of level 2 of which one holds:
 * read and written.
 *
 * A reader below returns why the text is not what it should be, or NULL if it is.
 */
#include "base/edtf.h"

#include <string.h>

enum { NOT_KNOWN = -1, NOT_A_NUMBER = -2 };
enum { FIRST_SEASON = 21, LAST_SEASON = 24, LAST_PART = 41 };
enum { LONGEST_YEAR = 10 }; /* that of the universe; longer ones are other numbers */
enum { LONGEST_NUMBER = 10 };

#define FAR_YEAR                                                                            \
    "years go from -9999 to 9999, so that a scale can show them: leave an end beyond them " \
    "open, as in ../2007"
#define LAST_DIGITS                                                                      \
    "of a year the last digit, or the last two, may be X, as in 201X or 20XX"
#define FOUR_DIGITS "a year has four digits, as in 2007 or 0753"
#define FORMS "a date is written 2007, 2007-06 or 2007-06-15"

/* As written. Month and day are 0 if there is none, NOT_KNOWN if they are XX. */
typedef struct {
    int year, unknown_digits; /* 201X: 2010 and 1 */
    bool is_negative;
    int month, day;
    bool has_time, has_seconds, has_offset;
    int time;   /* of day, in seconds */
    int offset; /* minutes ahead of UTC */
} Parts;

static char *
because(const char *reason)
{
    return g_strdup(reason);
}

/* Takes the digits of a year, and moves past them. */
static char *
read_year(const char **text, Parts *parts)
{
    if (**text == 'Y') {
        return because(FAR_YEAR);
    }
    parts->is_negative = **text == '-';
    const char *digits = parts->is_negative ? *text + 1 : *text;
    size_t figures = strspn(digits, "0123456789X");
    if (!g_ascii_isdigit(digits[0])) {
        return because(figures == 4 ? LAST_DIGITS : FORMS);
    }
    size_t known = strspn(digits, "0123456789");
    size_t unknown = strspn(digits + known, "X");
    if (known + unknown != 4) {
        if (figures == 4) {
            return because(LAST_DIGITS);
        }
        bool is_far = known > 4 && (digits[known] == '\0' || digits[known] == '-') &&
                      digits[0] != '0' && known <= LONGEST_YEAR;
        bool is_number = known < 4 && digits[known] == '\0';
        return because(is_far      ? FAR_YEAR
                       : is_number ? FOUR_DIGITS ", and a plain number a t, as in t5"
                                   : FOUR_DIGITS);
    }
    if (unknown > 2) {
        return because(LAST_DIGITS);
    }
    for (size_t i = 0; i < 4; i++) {
        parts->year = 10 * parts->year + (i < known ? g_ascii_digit_value(digits[i]) : 0);
    }
    parts->unknown_digits = (int)unknown;
    if (parts->is_negative && parts->year == 0 && unknown == 0) {
        return because("the year 0000 has no sign");
    }
    *text = digits + 4;
    return NULL;
}

/* Takes "-" and two digits or XX. */
static int
read_pair(const char **text)
{
    const char *pair = *text + 1;
    if (strncmp(pair, "XX", 2) == 0) {
        *text += 3;
        return NOT_KNOWN;
    }
    if (!g_ascii_isdigit(pair[0]) || !g_ascii_isdigit(pair[1])) {
        return NOT_A_NUMBER;
    }
    *text += 3;
    return 10 * g_ascii_digit_value(pair[0]) + g_ascii_digit_value(pair[1]);
}

static char *
read_month(const char **text, Parts *parts)
{
    if (parts->unknown_digits > 0) {
        return because("a year with X has no month");
    }
    parts->month = read_pair(text);
    if (parts->month == NOT_A_NUMBER) {
        return because("a month has two digits, as in 2007-06");
    }
    bool is_month =
        parts->month == NOT_KNOWN || (parts->month >= 1 && parts->month <= 12);
    bool is_season = parts->month >= FIRST_SEASON && parts->month <= LAST_SEASON;
    if (parts->month > LAST_SEASON && parts->month <= LAST_PART) {
        return because(
            "a season is 21 to 24, another part of a year an interval of months");
    }
    return is_month || is_season ? NULL
                                 : because("a month is 01 to 12, a season 21 to 24");
}

static int
signed_year(const Parts *parts)
{
    return parts->is_negative ? -parts->year : parts->year;
}

static PsgTime
month_after(int year, int month)
{
    return psg_time_of(year + month / 12, month % 12 + 1, 1);
}

static int
month_length(int year, int month)
{
    return (int)((month_after(year, month) - psg_time_of(year, month, 1)) / PSG_DAY);
}

static char *
check_day(const Parts *parts)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int length = month_length(signed_year(parts), parts->month);
    if (parts->day >= 1 && parts->day <= length) {
        return NULL;
    }
    return g_strdup_printf("%s %s%04d has %d days", months[parts->month - 1],
                           parts->is_negative ? "-" : "", parts->year, length);
}

static char *
read_day(const char **text, Parts *parts)
{
    if (parts->month >= FIRST_SEASON) {
        return because("a season has no days");
    }
    parts->day = read_pair(text);
    if (parts->day == NOT_A_NUMBER) {
        return because("a day has two digits, as in 2007-06-15");
    }
    if (parts->day == NOT_KNOWN) {
        return NULL;
    }
    if (parts->month == NOT_KNOWN) {
        return because("a day needs its month");
    }
    return check_day(parts);
}

/* Takes a mark and two digits up to the most that they may be. */
static bool
read_unit(const char **text, char mark, int most, int *value)
{
    const char *digits = *text + 1;
    if (**text != mark || !g_ascii_isdigit(digits[0]) || !g_ascii_isdigit(digits[1])) {
        return false;
    }
    *value = 10 * g_ascii_digit_value(digits[0]) + g_ascii_digit_value(digits[1]);
    *text += 3;
    return *value <= most;
}

/* Takes Z, or how far the clock is ahead of UTC. */
static char *
read_offset(const char **text, Parts *parts)
{
    char sign = **text;
    int hours, minutes;
    parts->has_offset = true;
    if (sign == 'Z') {
        *text += 1;
        return NULL;
    }
    if (!read_unit(text, sign, 14, &hours) || !read_unit(text, ':', 59, &minutes)) {
        return because("an offset is written Z or +02:00");
    }
    parts->offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return NULL;
}

static char *
read_time(const char **text, Parts *parts)
{
    int hours, minutes, seconds = 0;
    if (parts->day <= 0) {
        return because("a time of day needs its day");
    }
    if (!read_unit(text, 'T', 23, &hours) || !read_unit(text, ':', 59, &minutes)) {
        return because("a time of day is written T09:30 or T09:30:15");
    }
    parts->has_seconds = **text == ':';
    if (parts->has_seconds && !read_unit(text, ':', 59, &seconds)) {
        return because("seconds have two digits, up to 59, as in T09:30:15");
    }
    parts->has_time = true;
    parts->time = hours * PSG_HOUR + minutes * PSG_MINUTE + seconds;
    bool has_offset = **text == 'Z' || **text == '+' || **text == '-';
    return has_offset ? read_offset(text, parts) : NULL;
}

static char *
read_parts(const char *text, Parts *parts)
{
    char *reason = read_year(&text, parts);
    if (reason == NULL && *text == '-') {
        reason = read_month(&text, parts);
    }
    if (reason == NULL && *text == '-') {
        reason = read_day(&text, parts);
    }
    if (reason == NULL && *text == 'T') {
        reason = read_time(&text, parts);
    }
    if (reason == NULL && *text != '\0') {
        reason = because(FORMS);
    }
    return reason;
}

static void
cover_years(PsgDate *date, const Parts *parts)
{
    static const PsgPrecision precisions[] = {PSG_PRECISION_YEAR, PSG_PRECISION_DECADE,
                                              PSG_PRECISION_CENTURY};
    static const int spans[] = {1, 10, 100};
    int others = spans[parts->unknown_digits] - 1;
    int year = signed_year(parts);
    int first = parts->is_negative ? year - others : year;
    date->precision = precisions[parts->unknown_digits];
    date->first = psg_time_of(first, 1, 1);
    date->last = psg_time_of(first + others + 1, 1, 1) - 1;
}

/* Seasons are those of meteorologists in the north; winter begins in December of its
 * year. */
static void
cover_season(PsgDate *date, const Parts *parts)
{
    int year = signed_year(parts);
    int month = 3 * (parts->month - FIRST_SEASON) + 3;
    int end_year = month == 12 ? year + 1 : year;
    int end_month = month == 12 ? 2 : month + 2;
    date->precision = PSG_PRECISION_SEASON;
    date->first = psg_time_of(year, month, 1);
    date->last = month_after(end_year, end_month) - 1;
}

static void
cover_day(PsgDate *date, const Parts *parts)
{
    PsgTime length = !parts->has_time ? PSG_DAY : parts->has_seconds ? 1 : PSG_MINUTE;
    date->precision = !parts->has_time     ? PSG_PRECISION_DAY
                      : parts->has_seconds ? PSG_PRECISION_SECOND
                                           : PSG_PRECISION_MINUTE;
    date->has_offset = parts->has_offset;
    date->offset = parts->offset;
    date->first = psg_time_of(signed_year(parts), parts->month, parts->day) +
                  parts->time - (PsgTime)parts->offset * PSG_MINUTE;
    date->last = date->first + length - 1;
}

/* A month or day that is XX leaves the precision of what is known. */
static void
cover(PsgDate *date, const Parts *parts)
{
    int year = signed_year(parts);
    date->unspecified = parts->unknown_digits + 2 * (parts->month == NOT_KNOWN) +
                        2 * (parts->day == NOT_KNOWN);
    if (parts->month <= 0) {
        cover_years(date, parts);
    } else if (parts->month >= FIRST_SEASON) {
        cover_season(date, parts);
    } else if (parts->day <= 0) {
        date->precision = PSG_PRECISION_MONTH;
        date->first = psg_time_of(year, parts->month, 1);
        date->last = month_after(year, parts->month) - 1;
    } else {
        cover_day(date, parts);
    }
}

/* The digits after the "t", without a sign, in millionths. */
static PsgTime
millionths_of(const char *digits, size_t wholes, size_t decimals)
{
    PsgTime units = 0;
    for (size_t i = 0; i < wholes; i++) {
        units = 10 * units + g_ascii_digit_value(digits[i]);
    }
    for (size_t i = 1; i <= PSG_NUMBER_DECIMALS; i++) {
        units =
            10 * units + (i <= decimals ? g_ascii_digit_value(digits[wholes + i]) : 0);
    }
    return units;
}

/* A plain number, after its "t". */
static char *
read_number(const char *text, PsgDate *date)
{
    bool is_negative = *text == '-';
    const char *digits = is_negative ? text + 1 : text;
    size_t wholes = strspn(digits, "0123456789");
    size_t decimals =
        digits[wholes] == '.' ? strspn(digits + wholes + 1, "0123456789") : 0;
    if (wholes == 0 || digits[wholes + (decimals > 0 ? decimals + 1 : 0)] != '\0') {
        return because("a number is written t5, t10.5 or t-3");
    }
    if (wholes > 1 && digits[0] == '0') {
        return because("a number has no zeros before it, as in t5");
    }
    if (decimals > PSG_NUMBER_DECIMALS) {
        return because("a number has at most six decimals");
    }
    PsgTime most = PSG_NUMBER_MOST * PSG_NUMBER_UNIT;
    PsgTime units =
        wholes > LONGEST_NUMBER ? most + 1 : millionths_of(digits, wholes, decimals);
    if (units > most) {
        return because("numbers go from -4000000000 to 4000000000, so that a scale can "
                       "show them: write them in another unit");
    }
    if (is_negative && units == 0) {
        return because("the number 0 has no sign");
    }
    *date = psg_date_from_millionths(is_negative ? -units : units, (int)decimals);
    return NULL;
}

static char *
read_date(const char *text, PsgDate *date)
{
    size_t length = strlen(text);
    char mark = length > 0 ? text[length - 1] : '\0';
    bool is_marked = mark == '?' || mark == '~' || mark == '%';
    g_autofree char *unmarked = g_strndup(text, is_marked ? length - 1 : length);
    Parts parts = {0};
    bool is_number = *unmarked == 't';
    PsgDate read = {.kind = PSG_END_KNOWN};
    char *reason =
        is_number ? read_number(unmarked + 1, &read) : read_parts(unmarked, &parts);
    if (reason == NULL) {
        if (!is_number) {
            cover(&read, &parts);
        }
        read.approximate = mark == '~' || mark == '%';
        read.uncertain = mark == '?' || mark == '%';
        *date = read;
    }
    return reason;
}

/* One is a date and the other a number. */
static bool
are_mixed(const PsgDate *a, const PsgDate *b)
{
    return a->kind == PSG_END_KNOWN && b->kind == PSG_END_KNOWN &&
           psg_time_is_number(a->first) != psg_time_is_number(b->first);
}

#define MIXED "both are dates, or both are numbers, as in t5/t12"

/* "1667", or "1667..1670": a member of a set. */
static char *
read_member(const char *text, PsgInterval *member)
{
    const char *dots = strstr(text, "..");
    size_t length = dots == NULL ? strlen(text) : (size_t)(dots - text);
    g_autofree char *first = g_strndup(text, length);
    if (*first == '\0' || (dots != NULL && dots[2] == '\0')) {
        return because("a set names all its dates, as in [1667,1668] or [1667..1670]");
    }
    char *reason = read_date(first, &member->from);
    member->to = member->from;
    if (reason == NULL && dots != NULL) {
        reason = read_date(dots + 2, &member->to);
    }
    if (reason == NULL && are_mixed(&member->from, &member->to)) {
        return because(MIXED);
    }
    if (reason == NULL && member->to.last < member->from.first) {
        reason = because("a set goes from the earlier date to the later one");
    }
    return reason;
}

/* "[1667,1668]": covers the days from the first to the last of its dates. */
static char *
read_set(const char *text, PsgDate *date)
{
    size_t length = strlen(text);
    if (text[length - 1] != ']' || strpbrk(text, "\t\n\v\f\r") != NULL) {
        return because("a set stands alone, between [ and ], as in [1667,1668]");
    }
    g_autofree char *inner = g_strndup(text + 1, length - 2);
    g_auto(GStrv) members = g_strsplit(inner, ",", -1);
    PsgDate read = {.first = PSG_TIME_LAST, .last = PSG_TIME_FIRST};
    PsgDate before = {.kind = PSG_END_OPEN};
    char *reason =
        members[0] == NULL ? because("a set holds dates, as in [1667,1668]") : NULL;
    for (size_t i = 0; reason == NULL && members[i] != NULL; i++) {
        PsgInterval member = {0};
        reason = read_member(g_strstrip(members[i]), &member);
        if (reason == NULL && are_mixed(&before, &member.from)) {
            reason = because(MIXED);
        }
        before = member.from;
        read.decimals = MAX(read.decimals, member.from.decimals);
        read.precision = MAX(read.precision, member.from.precision);
        read.first = MIN(read.first, member.from.first);
        read.last = MAX(read.last, member.to.last);
    }
    if (reason == NULL) {
        *date = read;
        date->set = g_intern_string(text);
    }
    return reason;
}

GArray *
psg_edtf_members(const char *set)
{
    GArray *read = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    g_autofree char *inner = g_strndup(set + 1, strlen(set) - 2);
    g_auto(GStrv) members = g_strsplit(inner, ",", -1);
    for (size_t i = 0; members[i] != NULL; i++) {
        PsgInterval member = {0};
        g_free(read_member(g_strstrip(members[i]), &member)); /* a set was read before */
        g_array_append_val(read, member);
    }
    return read;
}

/* A whole date, or one of several. */
static char *
read_single(const char *text, PsgDate *date)
{
    if (*text == '{') {
        return because("all of several dates are a list, as in [1667, 1668], or an "
                       "interval, as in 1667/1668");
    }
    return *text == '[' ? read_set(text, date) : read_date(text, date);
}

static char *
read_end(const char *text, PsgTime if_none, PsgDate *date)
{
    bool is_open = strcmp(text, "..") == 0;
    if (is_open || *text == '\0') {
        *date = (PsgDate){.kind = is_open ? PSG_END_OPEN : PSG_END_UNKNOWN,
                          .first = if_none,
                          .last = if_none};
        return NULL;
    }
    return read_date(text, date);
}

static char *
check_order(const char *from, const char *to, const PsgInterval *interval)
{
    if (interval->to.last >= interval->from.first) {
        return NULL;
    }
    return g_strdup_printf("it ends (%s) before it begins (%s)", to, from);
}

static char *
read_interval(const char *text, PsgInterval *interval)
{
    g_auto(GStrv) ends = g_strsplit(text, "/", -1);
    guint count = g_strv_length(ends);
    if (count == 0) {
        return because("it is empty");
    }
    if (count == 1) {
        char *reason = read_single(text, &interval->from);
        interval->to = interval->from;
        return reason;
    }
    if (count > 2) {
        return because("an interval has two ends, as in 2007/2013");
    }
    if (strpbrk(text, "[{") != NULL) {
        return because("a set is no end of an interval: write about when it was, as in "
                       "1667~/1700, or the digits that are known, as in 166X/1700");
    }
    if (strcmp(text, "/") == 0) {
        return because("an interval needs a date, as in 2007/2013 or 2007/..");
    }
    interval->is_spelled_out = strcmp(ends[0], ends[1]) == 0;
    char *reason = read_end(ends[0], PSG_TIME_FIRST, &interval->from);
    if (reason == NULL) {
        reason = read_end(ends[1], PSG_TIME_LAST, &interval->to);
    }
    if (reason == NULL && are_mixed(&interval->from, &interval->to)) {
        return because(MIXED);
    }
    return reason != NULL ? reason : check_order(ends[0], ends[1], interval);
}

bool
psg_edtf_parse(const char *text, PsgInterval *interval, char **why)
{
    PsgInterval read = {0};
    g_autofree char *reason = read_interval(text, &read);
    if (reason != NULL) {
        if (why != NULL) {
            *why = g_steal_pointer(&reason);
        }
        return false;
    }
    *interval = read;
    return true;
}

/* ---- Writing ---- */

/* The year, with X for the digits of it that are not known. */
static void
append_year(GString *out, const PsgDate *date)
{
    static const int spans[] = {
        [PSG_PRECISION_DECADE] = 10, [PSG_PRECISION_CENTURY] = 100};
    int first = psg_time_year(psg_date_clock(date)), year = first;
    size_t unknown = date->precision == PSG_PRECISION_DECADE    ? 1
                     : date->precision == PSG_PRECISION_CENTURY ? 2
                                                                : 0;
    if (unknown > 0 && first < 0) {
        year = first + spans[date->precision] - 1; /* -004X goes from -49 to -40 */
    }
    g_string_append_printf(out, "%s%04d", first < 0 ? "-" : "", ABS(year));
    for (size_t i = 1; i <= unknown; i++) {
        out->str[out->len - i] = 'X';
    }
}

static void
append_time(GString *out, const PsgDate *date)
{
    if (date->precision < PSG_PRECISION_DAY) {
        g_autofree char *iso = psg_date_iso(date);
        g_string_append(out, strchr(iso, 'T'));
    }
    if (date->has_offset && date->offset == 0) {
        g_string_append_c(out, 'Z');
    } else if (date->has_offset) {
        g_string_append_printf(out, "%c%02d:%02d", date->offset < 0 ? '-' : '+',
                               ABS(date->offset) / 60, ABS(date->offset) % 60);
    }
}

static void
append_calendar(GString *out, const PsgDate *date)
{
    static const char *const unknown[] = {"", "", "-XX", "", "-XX-XX"};
    int year, month, day;
    psg_time_split(psg_date_clock(date), &year, &month, &day);
    append_year(out, date);
    if (date->precision == PSG_PRECISION_SEASON) {
        g_string_append_printf(out, "-%d", month / 3 - 1 + FIRST_SEASON);
    } else if (date->precision < PSG_PRECISION_SEASON) {
        g_string_append_printf(out, "-%02d", month);
    }
    if (date->precision <= PSG_PRECISION_DAY) {
        g_string_append_printf(out, "-%02d", day);
        append_time(out, date);
    } else if (date->precision <= PSG_PRECISION_YEAR) {
        g_string_append(out, unknown[date->unspecified]);
    }
}

static void
append_date(GString *out, const PsgDate *date)
{
    static const char *const marks[2][2] = {{"", "?"}, {"~", "%"}};
    if (date->precision == PSG_PRECISION_NUMBER) {
        g_autofree char *number = psg_date_iso(date);
        g_string_append_printf(out, "t%s", number);
    } else {
        append_calendar(out, date);
    }
    g_string_append(out, marks[date->approximate][date->uncertain]);
}

char *
psg_date_edtf(const PsgDate *date)
{
    g_autoptr(GString) text = g_string_new(date->kind == PSG_END_OPEN ? ".." : date->set);
    if (date->kind == PSG_END_KNOWN && date->set == NULL) {
        append_date(text, date);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

char *
psg_interval_edtf(const PsgInterval *interval)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *from = psg_date_edtf(&interval->from);
    g_autofree char *to = psg_date_edtf(&interval->to);
    bool is_one = interval->from.kind == PSG_END_KNOWN && !interval->is_spelled_out &&
                  strcmp(from, to) == 0;
    g_string_append(text, from);
    if (!is_one) {
        g_string_append_printf(text, "/%s", to);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
