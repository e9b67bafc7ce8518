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
} Slip;

#define DATE "\\d{4}(?:-\\d\\d?){0,2}[~?%]?"

static const Slip slips[] = {
    {"(" DATE
     ")[T ]\\s*(\\d\\d?)[:h](\\d\\d)((?::\\d\\d)?(?:Z|[-+]\\d\\d:\\d\\d)?)(?:[.]\\d+)?",
     "\\1T\\2:\\3\\4"},
    {"\\s*(\\S+)\\s*([/~?%]?)\\s*(\\S*)\\s*", "\\1\\2\\3"},
    {"[-\\d/.~?%x]+", "\\U\\0\\E"},
    {"(\\d{4})-(\\d{2})-(\\d{2})", "\\1-\\3-\\2"},
    {"(" DATE ")\\s*(?:-|–|—|\\.{2,}|to|à|au)\\s*(" DATE ")", "\\1/\\2"},
    {"(\\d\\d?)[/. -](\\d\\d?)[/. -](\\d{4})", "\\3-\\2-\\1"},
    {"(\\d\\d?)[/. -](\\d\\d?)[/. -](\\d{4})", "\\3-\\1-\\2"},
    {"(\\d\\d?)[/. -](\\d{4})", "\\2-\\1"},
    {"(\\d{4})[/. ](\\d\\d?)", "\\1-\\2"},
    {"(\\d{4})[/. ](\\d\\d?)[/. ](\\d\\d?)", "\\1-\\2-\\3"},
    {"(\\d{4})(\\d{2})(\\d{2})", "\\1-\\2-\\3"},
    {"(?:circa|ca?\\.?|about|around|vers|environ|env\\.?|~)\\s*(" DATE ")", "\\1~"},
    {"\\?\\s*(" DATE ")", "\\1?"},
    {"(.*)(?:\\?~|~\\?)", "\\1%"},
    {"(?:since|from|depuis|dès)\\s+(" DATE ")", "\\1/.."},
    {"(" DATE ")\\s*(?:[-–—]|\\.\\.|/\\s*(?:now|today|present|\\.{3}|…))", "\\1/.."},
    {"(?:until|till|jusqu['’](?:en|à|au))\\s+(" DATE ")", "../\\1"},
    {"(?:(?:les )?années )?(\\d{3})0s?", "\\1X"},
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
    g_autoptr(GRegex) regex = g_regex_new("(?<!\\d)(\\d)(?![\\dX])", 0, 0, NULL);
    return g_regex_replace(regex, text, -1, 0, "0\\1", 0, NULL);
}

/* What to write instead, if that is sure to be a date; NULL if it cannot be guessed. */
static char *
advise(const char *text)
{
    static const size_t longest = 64; /* none of the slips is longer */
    if (strlen(text) > longest || !g_utf8_validate(text, -1, NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
        g_autofree char *rewritten = rewrite(text, slips[i].pattern, slips[i].rewritten);
        g_autofree char *advised =
            rewritten == NULL ? NULL : pad_single_digits(rewritten);
        PsgInterval interval;
        if (advised != NULL && psg_edtf_parse(advised, &interval, NULL)) {
            return g_strconcat("write ", advised, NULL);
        }
    }
    return NULL;
}

bool
psg_interval_parse(const char *text, PsgInterval *interval, char **why)
{
    g_autofree char *reason = NULL;
    if (psg_edtf_parse(text, interval, &reason)) {
        return true;
    }
    char *advice = advise(text);
    *why = advice != NULL ? advice : g_steal_pointer(&reason);
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
