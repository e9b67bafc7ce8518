/* Dates for people: in French and in English; other languages get the ISO form. */
#include "base/date.h"
#include "base/edtf.h"
#include "base/join.h"
#include "base/language.h"

#include <stdlib.h>
#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"
#define DASH "–"
#define MINUS "\xE2\x88\x92" /* U+2212 */

/* What stands before a date, by what is said of it. */
typedef enum {
    ROLE_ALONE,
    ROLE_ABOUT,
    ROLE_SINCE,
    ROLE_UNTIL,
    ROLE_BESIDE,
    ROLES,
} Role;

typedef enum {
    ARTICLE_NONE,
    ARTICLE_ONE,    /* le */
    ARTICLE_MANY,   /* les */
    ARTICLE_ELIDED, /* l’ */
    ARTICLE_NUMBER, /* none, and other words before it than before a year */
    ARTICLES,
} Article;

enum { MOST_CHOICES = 3 }; /* of one of several dates, by name */

typedef struct {
    const char *language;
    const char *months[12], *short_months[12];
    const char *seasons[4];          /* from spring */
    const char *first_day;           /* of a month */
    const char *decade, *decade_end; /* around its first year */
    Article day_article, season_articles[4], decade_article;
    const char *before[ROLES][ARTICLES];
    const char *roughly, *roughly_end; /* around an approximate date that has a role */
    const char *question;              /* after an uncertain date */
    const char *before_time;           /* of day */
    const char *always;
    const char *before_christ, *after_christ; /* after a year */
    const char *or_else, *between, *and_also; /* one of several dates */
    const char *or_before, *or_later;         /* after an edge of what was seen */
} Words;

static const Words tables[] = {
    {
        .language = "fr",
        .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
                   "août", "septembre", "octobre", "novembre", "décembre"},
        .short_months = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août",
                         "sept.", "oct.", "nov.", "déc."},
        .seasons = {"printemps", "été", "automne", "hiver"},
        .first_day = "1er",
        .decade = "années ",
        .decade_end = "",
        .day_article = ARTICLE_ONE,
        .season_articles = {ARTICLE_ONE, ARTICLE_ELIDED, ARTICLE_ELIDED, ARTICLE_ELIDED},
        .decade_article = ARTICLE_MANY,
        .before = {{"", "", "", "", ""},
                   {"vers ", "vers le ", "vers les ", "vers l’", "environ "},
                   {"depuis ", "depuis le ", "depuis les ", "depuis l’", "à partir de "},
                   {"jusqu’en ", "jusqu’au ", "jusqu’aux ", "jusqu’à l’", "jusqu’à "},
                   {"", "le ", "les ", "l’", ""}},
        .roughly = "",
        .roughly_end = " environ",
        .question = NO_BREAK_SPACE "?",
        .before_time = " à ",
        .always = "toujours",
        .before_christ = NO_BREAK_SPACE "av." NO_BREAK_SPACE "J.-C.",
        .after_christ = NO_BREAK_SPACE "apr." NO_BREAK_SPACE "J.-C.",
        .or_else = " ou ",
        .between = "entre ",
        .and_also = " et ",
        .or_before = " ou avant",
        .or_later = " ou après",
    },
    {
        .language = "en",
        .months = {"January", "February", "March", "April", "May", "June", "July",
                   "August", "September", "October", "November", "December"},
        .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
                         "Oct", "Nov", "Dec"},
        .seasons = {"spring", "summer", "autumn", "winter"},
        .first_day = "1",
        .decade = "",
        .decade_end = "s",
        .decade_article = ARTICLE_MANY,
        .before = {{"", "", "", "", ""},
                   {"c. ", "c. ", "c. ", "c. ", "about "},
                   {"since ", "since the ", "since the ", "since the ", "from "},
                   {"until ", "until the ", "until the ", "until the ", "up to "},
                   {"", "", "the ", "the ", ""}},
        .roughly = "c. ",
        .roughly_end = "",
        .question = "?",
        .before_time = ", ",
        .always = "always",
        .before_christ = NO_BREAK_SPACE "BC",
        .after_christ = NO_BREAK_SPACE "AD",
        .or_else = " or ",
        .between = "between ",
        .and_also = " and ",
        .or_before = " or before",
        .or_later = " or later",
    },
};

static const Words *
words_lookup(const char *language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        if (psg_language_is(language, tables[i].language)) {
            return &tables[i];
        }
    }
    return NULL;
}

/* Years before 1 are counted backwards from it: the year 0 is 1 BC. Without words as ISO 8601
 * has them. */
static void
append_year(GString *out, int year, const Words *words)
{
    if (words == NULL) {
        g_string_append_printf(out, "%s%04d", year < 0 ? "-" : "", abs(year));
    } else if (year < 1) {
        g_string_append_printf(out, "%d%s", 1 - year, words->before_christ);
    } else {
        g_string_append_printf(out, "%d", year);
    }
}

/* "2000–2099", "800–701 BC", "50 BC – 49 AD". */
static void
append_years(GString *out, const PsgDate *date, const Words *words)
{
    int first = psg_time_year(psg_date_clock(date)), last = psg_time_year(date->last);
    if (words != NULL && last < 1) {
        g_string_append_printf(out, "%d" DASH, 1 - first);
        append_year(out, last, words);
        return;
    }
    append_year(out, first, words);
    bool is_across = words != NULL && first < 1;
    g_string_append(out, is_across ? NO_BREAK_SPACE DASH " " : DASH);
    append_year(out, last, words);
    g_string_append(out, is_across ? words->after_christ : "");
}

/* The day and the month, so far as the precision has them. */
static void
append_day_of_year(GString *out, const PsgDate *date, const Words *words, bool has_month)
{
    int year, month, day;
    psg_time_split(psg_date_clock(date), &year, &month, &day);
    if (date->precision <= PSG_PRECISION_DAY) {
        if (day == 1) {
            g_string_append(out, words->first_day);
        } else {
            g_string_append_printf(out, "%d", day);
        }
        g_string_append(out, has_month ? " " : "");
    }
    if (has_month) {
        g_string_append(out, words->months[month - 1]);
    }
}

/* ", 09:30", or ":15" after it. */
static void
append_time(GString *out, const PsgDate *date, const Words *words)
{
    if (date->precision < PSG_PRECISION_DAY) {
        g_autofree char *iso = psg_date_iso(date);
        g_string_append_printf(out, "%s%s", words->before_time, strchr(iso, 'T') + 1);
    }
}

static size_t
season_of(const PsgDate *date)
{
    int year, month, day;
    psg_time_split(psg_date_clock(date), &year, &month, &day);
    return (size_t)(month / 3 - 1); /* they begin in March, June, September, December */
}

static void
append_number(GString *out, const PsgDate *date, const char *language)
{
    g_autofree char *number = psg_time_number_label(date->first, language);
    g_string_append(out, number);
}

static void
append_plain(GString *out, const PsgDate *date, const Words *words)
{
    bool is_number = date->precision == PSG_PRECISION_NUMBER;
    int year = is_number ? 0 : psg_time_year(psg_date_clock(date));
    switch (date->precision) {
    case PSG_PRECISION_SECOND:
    case PSG_PRECISION_MINUTE:
    case PSG_PRECISION_DAY:
    case PSG_PRECISION_MONTH:
        append_day_of_year(out, date, words, true);
        g_string_append_c(out, ' ');
        append_year(out, year, words);
        append_time(out, date, words);
        break;
    case PSG_PRECISION_SEASON:
        g_string_append_printf(out, "%s ", words->seasons[season_of(date)]);
        append_year(out, year, words);
        break;
    case PSG_PRECISION_YEAR:
        append_year(out, year, words);
        break;
    case PSG_PRECISION_DECADE:
        if (year > 0) {
            g_string_append_printf(out, "%s%d%s", words->decade, year, words->decade_end);
            break;
        }
        append_years(out, date, words);
        break;
    case PSG_PRECISION_CENTURY: /* "2000s" might be the decade */
        append_years(out, date, words);
        break;
    case PSG_PRECISION_NUMBER:
        append_number(out, date, words->language);
        break;
    }
}

static Article
article_of(const PsgDate *date, const Words *words)
{
    switch (date->precision) {
    case PSG_PRECISION_SECOND:
    case PSG_PRECISION_MINUTE:
    case PSG_PRECISION_DAY:
        return words->day_article;
    case PSG_PRECISION_SEASON:
        return words->season_articles[season_of(date)];
    case PSG_PRECISION_DECADE:
        return words->decade_article;
    case PSG_PRECISION_NUMBER:
        return ARTICLE_NUMBER;
    case PSG_PRECISION_MONTH:
    case PSG_PRECISION_YEAR:
    case PSG_PRECISION_CENTURY:
    default:
        return ARTICLE_NONE;
    }
}

static char *
label_in_words(const PsgDate *date, const Words *words, Role role)
{
    GString *out = g_string_new(NULL);
    bool is_about = date->approximate && role == ROLE_ALONE;
    bool is_rough = date->approximate && role != ROLE_ALONE;
    g_string_append(out,
                    words->before[is_about ? ROLE_ABOUT : role][article_of(date, words)]);
    g_string_append(out, is_rough ? words->roughly : "");
    append_plain(out, date, words);
    g_string_append(out, is_rough ? words->roughly_end : "");
    g_string_append(out, date->uncertain ? words->question : "");
    return g_string_free(out, FALSE);
}

/* Without words: digits and signs only. A season is told by its months. */
static char *
label_in_digits(const PsgDate *date)
{
    GString *out = g_string_new(date->approximate ? "~" : "");
    if (date->precision == PSG_PRECISION_NUMBER) {
        append_number(out, date, "");
    } else if (date->precision == PSG_PRECISION_DECADE ||
               date->precision == PSG_PRECISION_CENTURY) {
        append_years(out, date, NULL);
    } else {
        g_autofree char *iso = psg_date_iso(date);
        g_string_append(out, g_strdelimit(iso, "T", ' '));
    }
    if (date->precision == PSG_PRECISION_SEASON) {
        g_autofree char *last = psg_time_iso(date->last);
        g_string_append_printf(out, DASH "%.*s", (int)(strlen(last) - strlen("-dd")),
                               last);
    }
    g_string_append(out, date->uncertain ? "?" : "");
    return g_string_free(out, FALSE);
}

/* "1667 or 1668"; of many, between which dates it is. */
static char *
choice_label(const PsgDate *date, const char *language)
{
    const Words *words = words_lookup(language);
    if (words == NULL) {
        return g_strdup(date->set);
    }
    g_autoptr(GArray) members = psg_edtf_members(date->set);
    PsgInterval *items = (PsgInterval *)(void *)members->data;
    GString *out = g_string_new(NULL);
    bool is_span = members->len > MOST_CHOICES || strstr(date->set, "..") != NULL;
    const char *last_joint = is_span ? words->and_also : words->or_else;
    g_string_append(out, is_span && members->len > 0 ? words->between : "");
    for (guint i = 0; i < members->len; i++) {
        bool is_last = i + 1 == members->len;
        if (is_span && i > 0 && !is_last) {
            continue;
        }
        g_autofree char *from = psg_date_label(&items[i].from, language);
        g_autofree char *to = psg_date_label(&items[i].to, language);
        g_string_append(out, i == 0 ? "" : is_last || is_span ? last_joint : ", ");
        g_string_append(out, is_span && is_last && i > 0 ? to : from);
        if (is_span && members->len == 1) {
            g_string_append_printf(out, "%s%s", last_joint, to);
        }
    }
    return g_string_free(out, FALSE);
}

char *
psg_date_label(const PsgDate *date, const char *language)
{
    if (date->kind != PSG_END_KNOWN) {
        return g_strdup(date->kind == PSG_END_OPEN ? "…" : "?");
    }
    if (date->set != NULL) {
        return choice_label(date, language);
    }
    const Words *words = words_lookup(language);
    return words == NULL ? label_in_digits(date)
                         : label_in_words(date, words, ROLE_ALONE);
}

char *
psg_date_label_beside(const PsgDate *date, const char *language)
{
    const Words *words = words_lookup(language);
    bool is_plain = words == NULL || date->kind != PSG_END_KNOWN || date->set != NULL;
    return is_plain ? psg_date_label(date, language)
                    : label_in_words(date, words, ROLE_BESIDE);
}

static bool
is_same(const PsgDate *a, const PsgDate *b)
{
    return a->kind == b->kind && a->precision == b->precision && a->first == b->first &&
           a->last == b->last && a->approximate == b->approximate &&
           a->uncertain == b->uncertain && a->set == b->set;
}

static bool
is_certain(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN && !date->approximate && !date->uncertain;
}

/* Years before 1, of which the last says so for both. */
static bool
are_years_before(const PsgDate *from, const PsgDate *to)
{
    return from->precision == PSG_PRECISION_YEAR && to->precision == PSG_PRECISION_YEAR &&
           is_certain(from) && is_certain(to) && psg_time_year(to->first) < 1;
}

/* The beginning without what it has in common with the end: "28" of "28–30 mars 2017";
 * NULL if that is nothing. */
static char *
shortened_from(const PsgInterval *interval, const Words *words)
{
    const PsgDate *from = &interval->from, *to = &interval->to;
    bool is_fine =
        from->precision == PSG_PRECISION_DAY || from->precision == PSG_PRECISION_MONTH;
    if (words != NULL && are_years_before(from, to)) {
        return g_strdup_printf("%d", 1 - psg_time_year(from->first));
    }
    if (words == NULL || !is_certain(from) || !is_certain(to) || !is_fine ||
        from->precision != to->precision) {
        return NULL;
    }
    int year, month, day, to_year, to_month, to_day;
    psg_time_split(psg_date_clock(from), &year, &month, &day);
    psg_time_split(psg_date_clock(to), &to_year, &to_month, &to_day);
    if (year != to_year) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    append_day_of_year(out, from, words, month != to_month);
    return g_string_free(out, FALSE);
}

/* Whether both are times of one day. */
static bool
is_within_day(const PsgInterval *interval)
{
    const PsgDate *from = &interval->from, *to = &interval->to;
    if (!is_certain(from) || !is_certain(to) || from->precision >= PSG_PRECISION_DAY ||
        to->precision >= PSG_PRECISION_DAY) {
        return false;
    }
    PsgTime begin = psg_date_clock(from), end = psg_date_clock(to);
    return begin - psg_time_of_day(begin) == end - psg_time_of_day(end);
}

/* A dash stands apart then, as beside the sign of a number below 0. */
static bool
has_space(const char *text)
{
    return strpbrk(text, " ") != NULL || strstr(text, NO_BREAK_SPACE) != NULL ||
           strstr(text, MINUS) != NULL;
}

/* From a year before 1 to one after it, which needs a word then. */
static bool
crosses_eras(const PsgInterval *interval)
{
    const PsgDate *from = &interval->from, *to = &interval->to;
    return from->kind == PSG_END_KNOWN && to->kind == PSG_END_KNOWN && !to->uncertain &&
           to->precision <= PSG_PRECISION_YEAR && psg_time_year(from->first) < 1 &&
           psg_time_year(to->last) > 0;
}

/* Nobody knows when it was, but not within what was seen: the date is the edge of that. */
static bool
is_edge(const PsgDate *date)
{
    return date->kind == PSG_END_UNKNOWN && date->first > PSG_TIME_FIRST &&
           date->last < PSG_TIME_LAST;
}

/* "2011 or before", "depuis 2011 ou avant", "≤2011". */
static char *
edge_label(const PsgDate *edge, const char *language, bool is_begin, Role role)
{
    const Words *words = words_lookup(language);
    PsgDate seen = *edge;
    seen.kind = PSG_END_KNOWN;
    if (words == NULL) {
        g_autofree char *digits = psg_date_label(&seen, language);
        return g_strconcat(is_begin ? "≤" : "≥", digits, NULL);
    }
    g_autofree char *label = label_in_words(&seen, words, role);
    return g_strconcat(label, is_begin ? words->or_before : words->or_later, NULL);
}

static char *
end_label(const PsgDate *end, const char *language, bool is_begin)
{
    return is_edge(end) ? edge_label(end, language, is_begin, ROLE_ALONE)
                        : psg_date_label(end, language);
}

static char *
range_label(const PsgInterval *interval, const char *language)
{
    if (is_within_day(interval)) {
        g_autofree char *begin = psg_date_label(&interval->from, language);
        g_autofree char *end = psg_date_iso(&interval->to);
        return g_strconcat(begin, DASH, strchr(end, 'T') + 1, NULL);
    }
    const Words *words = words_lookup(language);
    g_autofree char *from = shortened_from(interval, words);
    g_autofree char *to = end_label(&interval->to, language, false);
    bool is_spaced = from == NULL && has_space(to);
    if (from == NULL) {
        from = end_label(&interval->from, language, true);
    }
    is_spaced = is_spaced || has_space(from);
    bool is_across = words != NULL && crosses_eras(interval);
    return g_strconcat(from, is_spaced ? NO_BREAK_SPACE DASH " " : DASH, to,
                       is_across ? words->after_christ : NULL, NULL);
}

char *
psg_interval_label(const PsgInterval *interval, const char *language)
{
    const Words *words = words_lookup(language);
    const PsgDate *from = &interval->from, *to = &interval->to;
    if (from->kind == PSG_END_OPEN && to->kind == PSG_END_OPEN) {
        return g_strdup(words == NULL ? "…" : words->always);
    }
    if (is_same(from, to) && !is_edge(from)) {
        return psg_date_label(from, language);
    }
    if (words != NULL && is_edge(from) && to->kind == PSG_END_OPEN) {
        return edge_label(from, language, true, ROLE_SINCE);
    }
    if (words != NULL && from->kind == PSG_END_OPEN && is_edge(to)) {
        return edge_label(to, language, false, ROLE_UNTIL);
    }
    if (words != NULL && from->kind == PSG_END_KNOWN && to->kind == PSG_END_OPEN) {
        return label_in_words(from, words, ROLE_SINCE);
    }
    if (words != NULL && from->kind == PSG_END_OPEN && to->kind == PSG_END_KNOWN) {
        return label_in_words(to, words, ROLE_UNTIL);
    }
    return range_label(interval, language);
}

char *
psg_interval_told(const PsgInterval *interval, const char *language)
{
    const PsgDate *from = &interval->from;
    char *label = psg_interval_label(interval, language);
    bool is_bare = from->precision == PSG_PRECISION_NUMBER && is_certain(from) &&
                   from->set == NULL && interval->to.kind != PSG_END_OPEN;
    if (!is_bare) {
        return label;
    }
    char *told = g_strconcat("t = ", label, NULL);
    g_free(label);
    return told;
}

/* ---- For axes ---- */

/* In the order of the language, or, without words, in that of ISO 8601. */
static void
append_short_day(GString *out, PsgTime time, const PsgTimeParts *parts,
                 const Words *words)
{
    int year, month, day;
    psg_time_split(time, &year, &month, &day);
    bool has_day = parts->precision == PSG_PRECISION_DAY || parts->has_day;
    bool has_month = parts->precision == PSG_PRECISION_MONTH || parts->has_month;
    if (words == NULL) {
        g_autofree char *iso = psg_time_iso(time);
        char *month_place = strrchr(iso, '-') - strlen("mm");
        iso[strlen(iso) - (has_day ? 0 : strlen("-dd"))] = '\0';
        g_string_append(out, parts->has_year || !has_day ? iso : month_place);
        return;
    }
    if (has_day && day == 1 && has_month) {
        g_string_append(out, words->first_day);
    } else if (has_day) {
        g_string_append_printf(out, "%d", day);
    }
    if (has_month) {
        psg_join(out, " ", words->short_months[month - 1]);
    }
    if (parts->has_year) {
        g_string_append_c(out, ' ');
        append_year(out, year, words);
    }
}

static void
append_clock(GString *out, PsgTime time)
{
    int minutes = psg_time_of_day(time) / PSG_MINUTE;
    g_string_append_printf(out, "%s%02d:%02d", out->len > 0 ? " " : "", minutes / 60,
                           minutes % 60);
}

char *
psg_time_short_label(PsgTime time, const PsgTimeParts *parts, const char *language)
{
    if (psg_time_is_number(time)) {
        return psg_time_number_label(time, language);
    }
    GString *out = g_string_new(NULL);
    if (parts->precision == PSG_PRECISION_YEAR) {
        append_year(out, psg_time_year(time), words_lookup(language));
    } else if (parts->precision == PSG_PRECISION_MINUTE && !parts->has_day) {
        append_clock(out, time);
    } else {
        append_short_day(out, time, parts, words_lookup(language));
        if (parts->precision == PSG_PRECISION_MINUTE && psg_time_of_day(time) > 0) {
            append_clock(out, time);
        }
    }
    return g_string_free(out, FALSE);
}
