/* Times as people and programs write them. */
#include "read/import/notation.h"

#include "base/edtf.h"
#include "base/number.h"
#include "read/draft/meaning.h"
#include "read/draft/timeset.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_YEAR = 9999 };

/* Digits with what stands between them: "15/03/2007". */
typedef struct {
    int numbers[3];
    size_t digits[3];
    guint count;
    char sign; /* between them; 0: they differ */
} Groups;

/* At most four digits, and nothing else counts. */
static int
number_of(const char *digits)
{
    return (int)g_ascii_strtoll(digits, NULL, 10);
}

static bool
is_open(const char *text)
{
    static const char *const words[] = {
        "..",          "...",       "…",      "*",        "∞",          "-∞",
        "+∞",          "present",   "now",    "today",    "ongoing",    "current",
        "currently",   "open",      "na",     "n/a",      "nan",        "nat",
        "-",           "–",         "—",      "?",        "unknown",    "aujourd'hui",
        "aujourd’hui", "présent",   "actuel", "en cours", "maintenant", "inconnu",
        "s.d.",        "s. d.",     "n.d.",   "n. d.",    "sans date",  "undated",
        "non daté",    "à ce jour", "#n/a",   "none.",
    };
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(lower, words[i]) == 0) {
            return true;
        }
    }
    return psg_timeset_is_open(text);
}

/* "10.5", and "10,5". */
static bool
read_number(const char *text, PsgNotation *read)
{
    g_autofree char *plain = g_strdup(text);
    char *comma = strchr(plain, ',');
    if (comma != NULL) {
        *comma = '.';
    }
    const char *point = strchr(plain, '.');
    size_t decimals = point == NULL ? 0 : strspn(point + 1, "0123456789");
    while (decimals > 0 && point[decimals] == '0') {
        decimals--; /* "2007.0" */
    }
    read->form = PSG_NOTATION_NUMBER;
    read->is_year =
        text[0] == '-' && strspn(text + 1, "0123456789") == 4 && text[5] == '\0';
    read->decimals = (int)MIN(decimals, (size_t)PSG_NUMBER_DECIMALS);
    return psg_number_parse(plain, &read->number);
}

/* ---- Dates of digits ---- */

/* "t5" is a number as "5" is; "t5/t9" is told as it is. */
static bool
parse_date(PsgNotation *read, const char *edtf)
{
    read->form = PSG_NOTATION_DATE;
    if (!psg_edtf_parse(edtf, &read->when, NULL)) {
        return false;
    }
    const PsgDate *from = &read->when.from, *to = &read->when.to;
    if (psg_time_is_number(from->first) && from->first == to->first &&
        !psg_date_is_doubtful(from)) {
        read->form = PSG_NOTATION_NUMBER;
        read->is_plain = true;
        read->number = psg_date_number(from);
        read->decimals = from->decimals;
    }
    return true;
}

/* Takes up to three groups of digits with one sign between them, and moves past them. */
static Groups
read_groups(const char **text)
{
    Groups groups = {.sign = '\0'};
    const char *at = *text;
    while (groups.count < G_N_ELEMENTS(groups.numbers)) {
        size_t digits = strspn(at, "0123456789");
        if (digits == 0 || digits > 4) {
            break;
        }
        groups.numbers[groups.count] = number_of(at);
        groups.digits[groups.count++] = digits;
        *text = at + digits;
        char sign = **text;
        bool is_same = groups.count == 1 || sign == groups.sign;
        if (strchr("/.-", sign) == NULL || sign == '\0' || !is_same) {
            break;
        }
        groups.sign = sign;
        at = *text + 1;
    }
    return groups;
}

/* What follows a time of day: "Z", "UTC", "+02:00", or nothing; false if it is something else. */
static bool
add_zone(const char *at, char out[16])
{
    size_t length = strlen(out);
    if (*at == 'Z' || g_ascii_strcasecmp(at, "utc") == 0 ||
        g_ascii_strcasecmp(at, "gmt") == 0) {
        out[length] = 'Z';
        out[length + 1] = '\0';
        return true;
    }
    if ((*at == '+' || *at == '-') && strspn(at + 1, "0123456789:") >= 2) {
        g_snprintf(out + length, 16 - length, "%c%.2s:%.2s", *at, at + 1,
                   at[3] == ':' ? at + 4 : (at[3] != '\0' ? at + 3 : "00"));
        return true;
    }
    return *at == '\0';
}

/* "T09:30", "T09:30:15Z" of " 9:30", "T09:30:15.000Z", "9:30 PM"; false if it is none. out is
 * empty if there is none. */
static bool
read_time_of_day(const char *text, char out[16])
{
    int parts[3] = {0};
    int count = 0;
    const char *at = text + strspn(text, " T");
    out[0] = '\0';
    while (count < 3 && g_ascii_isdigit(*at)) {
        parts[count++] = (int)g_ascii_strtoll(at, NULL, 10);
        at += strspn(at, "0123456789");
        if (*at != ':') {
            break;
        }
        at++;
    }
    if (count == 0) {
        bool is_zone = *at == 'Z' || *at == '+'; /* of a day: "2007-03-15Z" */
        return *text == '\0' || is_zone;
    }
    if (*at == '.' || *at == ',') {
        at += 1 + strspn(at + 1, "0123456789");
    }
    at += strspn(at, " ");
    bool is_afternoon = g_ascii_strncasecmp(at, "pm", 2) == 0;
    if (is_afternoon || g_ascii_strncasecmp(at, "am", 2) == 0) {
        parts[0] = parts[0] % 12 + (is_afternoon ? 12 : 0);
        at += 2;
    }
    if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 60) {
        return false;
    }
    if (count == 2) {
        g_snprintf(out, 16, "T%02d:%02d", parts[0], parts[1]);
    } else {
        g_snprintf(out, 16, "T%02d:%02d:%02d", parts[0], parts[1], MIN(parts[2], 59));
    }
    return add_zone(at, out);
}

/* Month and day 0 are not known. */
static bool
date_of(PsgNotation *read, const int parts[3], const char *time)
{
    g_autofree char *edtf =
        parts[1] == 0 ? g_strdup_printf("%04d", parts[0])
        : parts[2] == 0
            ? g_strdup_printf("%04d-%02d", parts[0], parts[1])
            : g_strdup_printf("%04d-%02d-%02d%s", parts[0], parts[1], parts[2], time);
    return parts[1] <= 12 && parse_date(read, edtf);
}

/* A year of two digits, as spreadsheets take it. */
static int
whole_year(int year)
{
    enum { LAST_OF_THIS = 29 };
    return year + (year <= LAST_OF_THIS ? 2000 : 1900);
}

static bool
read_three(const Groups *groups, PsgNotation *read)
{
    const int *numbers = groups->numbers;
    if (groups->digits[0] == 4) {
        return groups->digits[1] <= 2 && groups->digits[2] <= 2 &&
               date_of(read, numbers, read->time);
    }
    if (groups->digits[0] > 2 || groups->digits[1] > 2 || groups->digits[2] == 3) {
        return false;
    }
    read->form = PSG_NOTATION_TRIPLE;
    read->is_short = groups->digits[2] <= 2;
    read->first = numbers[0];
    read->second = numbers[1];
    read->year = read->is_short ? whole_year(numbers[2]) : numbers[2];
    return true;
}

/* "1914-1918", "1914-18". */
static bool
read_years(const Groups *groups, PsgNotation *read)
{
    int first = groups->numbers[0], last = groups->numbers[1];
    read->is_guess = groups->digits[1] == 2;
    if (read->is_guess) {
        last += first - first % 100;
    }
    g_autofree char *edtf = g_strdup_printf("%04d/%04d", first, last);
    return groups->sign == '-' && parse_date(read, edtf);
}

static bool
read_digits(const char *text, PsgNotation *read)
{
    text += *text == '+';
    Groups groups = read_groups(&text);
    bool has_time = groups.count == 3 && *text != '\0';
    if (groups.count < 2 || (has_time && !read_time_of_day(text, read->time)) ||
        (!has_time && *text != '\0')) {
        return false;
    }
    if (groups.count == 3) {
        return read_three(&groups, read);
    }
    if (groups.digits[0] == 4 && groups.digits[1] >= 2 &&
        (groups.digits[1] == 4 || groups.numbers[1] > 12)) {
        return read_years(&groups, read);
    }
    if (groups.digits[0] == 4 && groups.digits[1] <= 2) {
        return groups.numbers[1] >= 1 &&
               date_of(read, (int[]){groups.numbers[0], groups.numbers[1], 0}, "");
    }
    return groups.digits[1] == 4 && groups.digits[0] <= 2 && groups.numbers[0] >= 1 &&
           date_of(read, (int[]){groups.numbers[1], groups.numbers[0], 0}, "");
}

bool
psg_notation_settle(const PsgNotation *triple, bool is_day_first, PsgInterval *when)
{
    PsgNotation read = {0};
    int month = is_day_first ? triple->second : triple->first;
    int day = is_day_first ? triple->first : triple->second;
    bool is_date = month >= 1 && day >= 1 &&
                   date_of(&read, (int[]){triple->year, month, day}, triple->time);
    *when = read.when;
    return is_date;
}

/* ---- Dates with the name of a month ---- */

/* Words that may stand in a date and say nothing: days of the week, "le 12", "1er", "3rd". */
static bool
is_filler(const char *word)
{
    static const char *const words[] = {"le",  "the", "of",  "de",  "du",  "er",  "st",
                                        "nd",  "rd",  "th",  "e",   "mon", "tue", "wed",
                                        "thu", "fri", "sat", "sun", "lun", "mar", "mer",
                                        "jeu", "ven", "sam", "dim"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return g_str_has_suffix(word, "day") || g_str_has_suffix(word, "di") ||
           strcmp(word, "dimanche") == 0;
}

typedef struct {
    int year, month, day;
    bool is_short, is_wrong;
} Worded;

static void
take_digits(Worded *date, const char *digits)
{
    size_t length = strlen(digits);
    int number = number_of(digits);
    if (length == 4 && date->year == 0) {
        date->year = number;
    } else if (length <= 2 && date->day == 0 && number >= 1 && number <= 31 &&
               !(date->month > 0 && date->year == 0 && date->is_short)) {
        date->day = number;
    } else if (length == 2 && date->year == 0) {
        date->year = whole_year(number);
        date->is_short = true;
    } else {
        date->is_wrong = true;
    }
}

static void
take_word(Worded *date, const char *word)
{
    int month = psg_month_of(word);
    if (month > 0 && date->month == 0) {
        date->month = month;
    } else if (!is_filler(word)) {
        date->is_wrong = true;
    }
}

/* A word or digits, and moves past it; owned by the caller, NULL at the end. */
static char *
next_token(const char **at)
{
    while (**at != '\0' && !g_ascii_isalnum(**at)) {
        (*at)++;
    }
    const char *start = *at;
    if (*start == '\0') {
        return NULL;
    }
    bool is_digits = g_ascii_isdigit(*start);
    while (is_digits ? g_ascii_isdigit(**at) : g_ascii_isalpha(**at)) {
        (*at)++;
    }
    return g_strndup(start, (size_t)(*at - start));
}

/* "12 mars 2017", "March 12, 2017", "Mar 2007", "mars-07". */
static bool
read_worded(const char *text, PsgNotation *read)
{
    enum { LONGEST = 40 };
    if (strlen(text) > LONGEST || strpbrk(text, "0123456789") == NULL) {
        return false;
    }
    g_autofree char *plain = g_str_to_ascii(text, "C");
    g_autofree char *lower = g_ascii_strdown(plain, -1);
    Worded date = {0};
    const char *at = lower;
    for (char *token; (token = next_token(&at)) != NULL; g_free(token)) {
        if (g_ascii_isdigit(*token)) {
            take_digits(&date, token);
        } else {
            take_word(&date, token);
        }
    }
    if (date.year == 0 && date.day > 0) { /* "mars-07" */
        date.year = whole_year(date.day);
        date.day = 0;
        date.is_short = true;
    }
    read->is_short = date.is_short;
    return !date.is_wrong && date.month > 0 && date.year > 0 &&
           date_of(read, (int[]){date.year, date.month, date.day}, "");
}

/* ---- Periods ---- */

static bool
read_months(PsgNotation *read, int year, int first, int count)
{
    g_autofree char *edtf =
        g_strdup_printf("%04d-%02d/%04d-%02d", year, first, year, first + count - 1);
    return parse_date(read, edtf);
}

/* "2007-W12". */
static bool
read_week(PsgNotation *read, int year, int week)
{
    enum { THURSDAY = 4, MOST_WEEKS = 53 };
    /* 1970-01-01 was a Thursday; 4 January is always in the first week */
    PsgTime fourth = psg_time_of(year, 1, THURSDAY);
    gint64 days = fourth / PSG_DAY + 3; /* since a Monday */
    gint64 weekday = ((days % 7) + 7) % 7;
    PsgTime monday = fourth - weekday * PSG_DAY + (PsgTime)(week - 1) * 7 * PSG_DAY;
    read->form = PSG_NOTATION_DATE;
    read->when.from = psg_notation_unit(monday, PSG_PRECISION_DAY, 0);
    read->when.to = psg_notation_unit(monday + 6 * PSG_DAY, PSG_PRECISION_DAY, 0);
    return week >= 1 && week <= MOST_WEEKS;
}

/* A year and a part of it, either first: "2007-Q1", "T1 2007", "2007S2", "2007-W12". */
static bool
read_period(const char *text, PsgNotation *read)
{
    int year = 0, part = 0;
    char letter = '\0';
    g_autofree char *lower = g_ascii_strdown(text, -1);
    const char *at = lower;
    for (char *token; (token = next_token(&at)) != NULL; g_free(token)) {
        size_t length = strlen(token);
        if (g_ascii_isalpha(*token) && length == 1 && letter == '\0') {
            letter = *token;
        } else if (g_ascii_isdigit(*token) && length == 4 && year == 0) {
            year = number_of(token);
        } else if (g_ascii_isdigit(*token) && length <= 2 && part == 0) {
            part = number_of(token);
        } else {
            letter = '?';
        }
    }
    if (year == 0 || part == 0) {
        return false;
    }
    if (letter == 'q' || letter == 't') {
        return part <= 4 && read_months(read, year, 3 * part - 2, 3);
    }
    if (letter == 's' || letter == 'h') {
        return part <= 2 && read_months(read, year, 6 * part - 5, 6);
    }
    return letter == 'w' && read_week(read, year, part);
}

/* "c. 1850", "vers 1850". */
static bool
read_about(const char *text, PsgNotation *read)
{
    static const char *const words[] = {"c.",      "ca.",    "ca",   "circa",
                                        "about",   "around", "vers", "env.",
                                        "environ", "~",      "c"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t length = strlen(words[i]);
        if (strlen(text) < length) {
            continue;
        }
        const char *date = text + length + strspn(text + length, " ");
        if (g_ascii_strncasecmp(text, words[i], length) == 0 && g_ascii_isdigit(*date)) {
            g_autofree char *meant = psg_interval_meant(date); /* "181 BC" */
            g_autofree char *edtf = g_strconcat(meant == NULL ? date : meant, "~", NULL);
            read->is_guess = true;
            return parse_date(read, edtf);
        }
    }
    return false;
}

/* ---- All of it ---- */

static bool
read_meant(const char *text, PsgNotation *read)
{
    g_autofree char *meant = psg_interval_meant(text);
    read->is_guess = true;
    return meant != NULL && parse_date(read, meant);
}

PsgNotation
psg_notation_read(const char *written, bool *may_search)
{
    bool may = *may_search;
    g_autofree char *text = g_strstrip(g_strdup(written));
    *may_search = false;
    PsgNotation read = {0};
    if (is_open(text)) {
        read.form = PSG_NOTATION_OPEN;
        return read;
    }
    if (read_number(text, &read) || parse_date(&read, text)) {
        return read;
    }
    static bool (*const readers[])(const char *, PsgNotation *) = {
        read_digits, read_worded, read_period, read_about};
    for (size_t i = 0; i < G_N_ELEMENTS(readers); i++) {
        read = (PsgNotation){0};
        if (readers[i](text, &read)) {
            return read;
        }
    }
    read = (PsgNotation){0};
    *may_search = may && strpbrk(text, "0123456789") != NULL;
    return *may_search && read_meant(text, &read) ? read : (PsgNotation){0};
}

PsgDate
psg_notation_unit(PsgTime time, PsgPrecision precision, int decimals)
{
    if (psg_time_is_number(time)) {
        PsgTime length = PSG_NUMBER_UNIT;
        for (int i = 0; i < decimals; i++) {
            length /= 10;
        }
        PsgTime millionths = time - PSG_NUMBER_ZERO;
        PsgTime rest = ((millionths % length) + length) % length;
        return psg_date_from_millionths(millionths - rest, decimals);
    }
    PsgTime first = psg_time_of(-LAST_YEAR, 1, 1);
    PsgTime last = psg_time_of(LAST_YEAR + 1, 1, 1) - 1;
    PsgDate date = {.kind = PSG_END_KNOWN,
                    .precision = MIN(precision, PSG_PRECISION_YEAR),
                    .first = CLAMP(time, first, last)};
    if (date.precision == PSG_PRECISION_SEASON) {
        date.precision = PSG_PRECISION_MONTH;
    }
    g_autofree char *edtf = psg_date_edtf(&date);
    return psg_interval_of(edtf).from;
}

static void
settle_end(PsgDate *date, PsgTime time)
{
    if (date->kind == PSG_END_KNOWN && date->set != NULL) {
        *date = psg_notation_unit(time, date->precision, date->decimals);
        date->approximate = true;
    }
}

void
psg_notation_settle_ends(PsgInterval *interval)
{
    bool is_one = interval->from.set != NULL && interval->from.set == interval->to.set;
    if (!is_one) {
        settle_end(&interval->from, interval->from.first);
        settle_end(&interval->to, interval->to.last);
    }
}
