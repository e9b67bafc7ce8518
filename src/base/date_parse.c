/*
 * Reading what an author wrote as a date, with advice for common slips.
 *
 * The notation itself is read by edtf. Where it fails, the text is rewritten by a table
 * of slips; an advice is only given if the rewritten text is a date.
 */
#include "base/date.h"
#include "base/edtf.h"

#include <string.h>

/* A date as people mistake it, and what it is rewritten to. */
typedef struct {
    const char *pattern, *rewritten;
    const char *reason; /* what is to be said before the advice */
} Slip;

#define CHRIST                                                                               \
    "\\s*(?:B\\.?\\s?C\\.?(?:\\s?E\\.?)?|av(?:ant|\\.)?\\s*(?:J\\.?-?\\s?C\\.?|notre ère)|" \
    "v\\.?\\s?(?:Chr\\.?|u\\.?\\s?Z\\.?))"
#define ERA                                                                              \
    "\\s*(?:A\\.?D\\.?|C\\.?E\\.?|ap(?:rès|r?\\.)?\\s*J\\.?-?\\s?C\\.?|"                \
    "n\\.?\\s?(?:Chr\\.?|u\\.?\\s?Z\\.?))"
#define DATE "-?\\d{4}(?:-\\d\\d?){0,2}[~?%]?"
#define MARK "([~?%])"
#define NUMBER "(-?\\d+(?:\\.\\d+)?[~?%]?)"

static const Slip slips[] = {
    {"(" DATE
     ")[T ]\\s*(\\d\\d?)[:h](\\d\\d)((?::\\d\\d)?(?:Z|[-+]\\d\\d:\\d\\d)?)(?:[.]\\d+)?",
     "\\1T\\2:\\3\\4", ""},
    {"\\s*(\\S+)\\s*([/~?%]?)\\s*(\\S*)\\s*", "\\1\\2\\3", ""},
    {"[-\\d/.~?%x]+", "\\U\\0\\E", ""},
    {"(\\d{4})-(\\d{2})-(\\d{2})", "\\1-\\3-\\2", ""},
    {"(" DATE ")\\s*(?:-|–|—|\\.{2,}|to|à|au)\\s*(" DATE ")", "\\1/\\2", ""},
    {"t\\s*[=:]?\\s*" NUMBER, "t\\1", ""},
    {"t\\s*(-?\\d+),(\\d+)", "t\\1.\\2", ""},
    {"t\\s*" NUMBER "\\s*(?:/|-|–|—|\\.{2,}|to|à)\\s*(?:t\\s*|(?!\\d{4}))" NUMBER,
     "t\\1/t\\2", ""},
    {"(\\d\\d?)[/. -](\\d\\d?)[/. -](\\d{4})", "\\3-\\2-\\1", ""},
    {"(\\d\\d?)[/. -](\\d\\d?)[/. -](\\d{4})", "\\3-\\1-\\2", ""},
    {"(\\d\\d?)[/. -](\\d{4})", "\\2-\\1", ""},
    {"(\\d{4})[/. ](\\d\\d?)", "\\1-\\2", ""},
    {"(\\d{4})[/. ](\\d\\d?)[/. ](\\d\\d?)", "\\1-\\2-\\3", ""},
    {"(\\d{4})(\\d{2})(\\d{2})", "\\1-\\2-\\3", ""},
    {"(\\d{4})(0[1-9]|1[0-2])", "\\1-\\2", ""},
    {"(?:circa|ca?\\.?|about|around|vers|environ|env\\.?|~)\\s*(" DATE ")", "\\1~", ""},
    {"\\?\\s*(" DATE ")", "\\1?", ""},
    {"%\\s*(" DATE ")", "\\1%", ""},
    {"(-?\\d{4})" MARK "(-\\d\\d(?:-\\d\\d)?)", "\\1\\3\\2",
     "a mark is of the whole date: "},
    {"(-?\\d{4}-\\d\\d)" MARK "(-\\d\\d)", "\\1\\3\\2", "a mark is of the whole date: "},
    {"(-?\\d{4})-?" MARK "(\\d\\d)", "\\1-\\3\\2", "a mark is of the whole date: "},
    {"(-?\\d{4}-\\d\\d)-" MARK "(\\d\\d)", "\\1-\\3\\2", "a mark is of the whole date: "},
    {"(-?\\d{4}(?:-\\d\\d)?)-(?:[0-3]X|X\\d)", "\\1-XX",
     "of a month, or of a day, both digits are X: "},
    {"(-?\\d{4}-)(?:XX|[01]X|X\\d)-(?:\\d\\d|[0-3]X|X\\d)", "\\1XX",
     "a day needs its month: "},
    {"(\\d{4})[- ]?Q1", "\\1-01/\\1-03", ""},
    {"(\\d{4})[- ]?Q2", "\\1-04/\\1-06", ""},
    {"(\\d{4})[- ]?Q3", "\\1-07/\\1-09", ""},
    {"(\\d{4})[- ]?Q4", "\\1-10/\\1-12", ""},
    {"(-?\\d{4})S[123]", "\\1~",
     "how many digits are sure is told by X, as in 15XX, or by ~: "},
    {"-(\\d)", "-000\\1", "a year has four digits, and -0001 is 2 BC: "},
    {"-(\\d\\d)", "-00\\1", "a year has four digits, and -0001 is 2 BC: "},
    {"-(\\d{3})", "-0\\1", "a year has four digits, and -0001 is 2 BC: "},
    {"(.*)(?:\\?~|~\\?)", "\\1%", ""},
    {"(?:since|from|depuis|dès)\\s+(" DATE ")", "\\1/..", ""},
    {"(" DATE ")\\s*(?:[-–—]|\\.\\.|/\\s*(?:now|today|present|\\.{3}|…))", "\\1/..", ""},
    {"(?:until|till|jusqu['’](?:en|à|au))\\s+(" DATE ")", "../\\1", ""},
    {"(?:(?:les )?années )?(\\d{3})0s?", "\\1X", ""},
};

/* Replaces, if the pattern takes in the whole text; else NULL. */
static char *
rewrite(const char *text, const char *pattern, const char *rewritten)
{
    g_autofree char *whole = g_strconcat("^(?:", pattern, ")$", NULL);
    g_autoptr(GRegex) regex =
        g_regex_new(whole, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
    if (!g_regex_match(regex, text, 0, NULL)) {
        return NULL;
    }
    return g_regex_replace(regex, text, -1, 0, rewritten, 0, NULL);
}

/* "2007-6" to "2007-06". */
static char *
pad_single_digits(const char *text)
{
    if (strchr(text, 't') != NULL) {
        return g_strdup(text); /* plain numbers have no zeros before them */
    }
    g_autoptr(GRegex) regex = g_regex_new("(?<!\\d)(\\d)(?![\\dX])", 0, 0, NULL);
    return g_regex_replace(regex, text, -1, 0, "0\\1", 0, NULL);
}

/* What is written in one way or another: owned by the caller, NULL if in none. */
static char *
rewrite_either(const char *text, const char *pattern, const char *other,
               const char *rewritten)
{
    char *first = rewrite(text, pattern, rewritten);
    return first != NULL ? first : rewrite(text, other, rewritten);
}

/* "753 BCE" to "-0752", "AD 14" to "0014": there is no year 0. NULL: it is neither. */
static char *
count_from_one(const char *text)
{
    static const char number[] = "\\1";
    g_autofree char *before =
        rewrite_either(text, "(\\d{1,4})" CHRIST, CHRIST "\\s*(\\d{1,4})", number);
    g_autofree char *after =
        rewrite_either(text, "(\\d{1,4})" ERA, ERA "\\s*(\\d{1,4})", number);
    const char *digits = before != NULL ? before : after;
    gint64 year = digits == NULL ? 0 : g_ascii_strtoll(digits, NULL, 10);
    if (year == 0) {
        return NULL;
    }
    gint64 counted = before != NULL ? year - 1 : year;
    return g_strdup_printf("%s%04d", before != NULL && year > 1 ? "-" : "", (int)counted);
}

/* "800–701 BC" to "-0799/-0700", "27 BC to 14 AD" to "-0026/0014"; NULL: it is none. */
static char *
count_both_from_one(const char *text)
{
#define RANGE                                                                            \
    "(\\d{1,4})((?:" CHRIST "|" ERA ")?)\\s*(?:/|-|–|—|to|à|au)\\s*(\\d{1,4})(" CHRIST   \
    "|" ERA ")"
    g_autofree char *begin = rewrite(text, RANGE, "\\1\\2");
    g_autofree char *end = rewrite(text, RANGE, "\\3\\4");
    g_autofree char *era = rewrite(text, RANGE, "\\4");
    if (begin == NULL || end == NULL) {
        return NULL;
    }
    bool has_own = strspn(begin, "0123456789") < strlen(begin);
    g_autofree char *whole = has_own ? g_strdup(begin) : g_strconcat(begin, era, NULL);
    g_autofree char *from = count_from_one(whole);
    g_autofree char *to = count_from_one(end);
    return from == NULL || to == NULL ? NULL : g_strconcat(from, "/", to, NULL);
}

/* "-752/-500" to "-0752/-0500": years before 1 with too few digits; NULL: it is none. */
static char *
pad_years(const char *text)
{
    g_autofree char *begin = rewrite(text, "(-\\d{1,4})/-?\\d{1,4}", "\\1");
    if (begin == NULL) {
        return NULL;
    }
    int from = (int)g_ascii_strtoll(begin, NULL, 10);
    int to = (int)g_ascii_strtoll(strchr(text, '/') + 1, NULL, 10);
    return g_strdup_printf("-%04d/%s%04d", -from, to < 0 ? "-" : "", to < 0 ? -to : to);
}

/* "5th century BC" to "-04XX"; NULL: it is none. */
static char *
count_centuries(const char *text)
{
#define CENTURY "(\\d\\d?)(?:st|nd|rd|th|e|è?me|er)\\s*(?:century|cent\\.?|siècle|s\\.)"
    g_autofree char *after = rewrite(text, CENTURY "(?:" ERA ")?", "\\1");
    g_autofree char *before = rewrite(text, CENTURY CHRIST, "\\1");
    const char *number = after != NULL ? after : before;
    int century = number == NULL ? 0 : (int)g_ascii_strtoll(number, NULL, 10);
    return century < 1
               ? NULL
               : g_strdup_printf("%s%02dXX", after != NULL ? "" : "-", century - 1);
}

/* From such a month, so many: what level 2 of EDTF calls 25 to 41. */
static const struct {
    int first, count;
} parts_of_year[] = {{3, 3}, {6, 3}, {9, 3}, {12, 3}, {9, 3}, {12, 3},
                     {3, 3}, {6, 3}, {1, 3}, {4, 3},  {7, 3}, {10, 3},
                     {1, 4}, {5, 4}, {9, 4}, {1, 6},  {7, 6}};

/* "2007-33", a quarter, to "2007-01/2007-03"; NULL: it is none. */
static char *
spell_out_part(const char *text)
{
    enum { FIRST_PART = 25 };
    g_autofree char *number = rewrite(text, "-?\\d{4}-(2[5-9]|3\\d|4[01])", "\\1");
    if (number == NULL) {
        return NULL;
    }
    size_t part = (size_t)g_ascii_strtoll(number, NULL, 10) - FIRST_PART;
    int year = (int)g_ascii_strtoll(text, NULL, 10);
    int first = parts_of_year[part].first;
    int months = year * 12 + first - 1 + parts_of_year[part].count - 1;
    PsgInterval span = psg_interval_always();
    span.from = span.to = (PsgDate){.precision = PSG_PRECISION_MONTH};
    span.from.first = psg_time_of(year, first, 1);
    int last_year = months >= 0 ? months / 12 : (months - 11) / 12;
    span.to.first = psg_time_of(last_year, months - last_year * 12 + 1, 1);
    return psg_interval_edtf(&span);
}

/* What is reckoned, rather than rewritten: owned by the caller, NULL if it is none of it. */
static char *
reckon(const char *text)
{
    static char *(*const ways[])(const char *) = {
        count_from_one, count_both_from_one, pad_years, count_centuries, spell_out_part};
    char *advised = NULL;
    for (size_t i = 0; advised == NULL && i < G_N_ELEMENTS(ways); i++) {
        advised = ways[i](text);
    }
    return advised;
}

/* What to write instead, if that is sure to be a date, and what is to be said before it; NULL if
 * it cannot be guessed. */
static char *
find_meant(const char *text, const char **reason)
{
    static const size_t longest = 64; /* none of the slips is longer */
    *reason = "";
    if (strlen(text) > longest || !g_utf8_validate(text, -1, NULL)) {
        return NULL;
    }
    g_autofree char *reckoned = reckon(text);
    PsgInterval interval;
    if (reckoned != NULL && psg_edtf_parse(reckoned, &interval, NULL)) {
        return g_steal_pointer(&reckoned);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
        g_autofree char *rewritten = rewrite(text, slips[i].pattern, slips[i].rewritten);
        g_autofree char *meant = rewritten == NULL ? NULL : pad_single_digits(rewritten);
        if (meant != NULL && psg_edtf_parse(meant, &interval, NULL)) {
            *reason = slips[i].reason;
            return g_steal_pointer(&meant);
        }
    }
    return NULL;
}

char *
psg_interval_meant(const char *text)
{
    const char *reason;
    return find_meant(text, &reason);
}

bool
psg_interval_parse(const char *text, PsgInterval *interval, char **why)
{
    g_autofree char *complaint = NULL;
    if (psg_edtf_parse(text, interval, &complaint)) {
        return true;
    }
    const char *reason;
    g_autofree char *meant = find_meant(text, &reason);
    *why = meant != NULL ? g_strconcat(reason, "write ", meant, NULL)
                         : g_steal_pointer(&complaint);
    return false;
}

PsgInterval
psg_interval_of(const char *text)
{
    PsgInterval interval;
    if (!psg_edtf_parse(text, &interval, NULL)) {
        g_error("\"%s\" is no date", text);
    }
    return interval;
}
