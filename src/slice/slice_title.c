/* What a slice is called where nothing else tells the time. */
#include "slice/slice_title.h"

#include <string.h>

/* A label that has a word or a year in it needs nothing beside it; "−4" does. */
static bool
speaks(const char *label)
{
    size_t digits = 0;
    for (const char *place = label; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar letter = g_utf8_get_char(place);
        digits = g_unichar_isdigit(letter) ? digits + 1 : 0;
        if (g_unichar_isalpha(letter) || digits == 4) {
            return true;
        }
    }
    return false;
}

/* Of before the year 1000, and called by an id that only tells the year: people do not count
 * as ISO 8601 does, and "bc-0753" is no word. */
static bool
is_bare_year(const PsgSlice *slice, const char *label)
{
    PsgTime first = psg_interval_first(&slice->when);
    if (psg_interval_is_number(&slice->when)) {
        return false;
    }
    g_autofree char *year = psg_year_id(psg_time_year(first));
    return first > PSG_TIME_FIRST && first < psg_time_of(1000, 1, 1) &&
           strcmp(label, slice->id) == 0 && g_str_has_prefix(label, year);
}

/* A month, a day or a time that the id alone tells, as machines write it. */
static bool
is_bare_date(const PsgSlice *slice, const char *label)
{
    const PsgDate *from = &slice->when.from;
    g_autofree char *edtf = psg_interval_edtf(&slice->when);
    return strcmp(label, slice->id) == 0 && strcmp(label, edtf) == 0 &&
           from->kind == PSG_END_KNOWN && from->precision < PSG_PRECISION_YEAR;
}

/* Of plain numbers, and called by an id that only tells where it begins. */
static bool
is_bare_number(const PsgSlice *slice, const char *label)
{
    g_autofree char *edtf = psg_interval_edtf(&slice->when);
    g_autofree char *from = psg_date_edtf(&slice->when.from);
    return psg_interval_is_number(&slice->when) && strcmp(label, slice->id) == 0 &&
           (strcmp(label, edtf) == 0 || strcmp(label, from) == 0);
}

char *
psg_slice_title(const PsgSlice *slice, const char *language, char **suffix)
{
    const char *label = psg_text_in(&slice->label, language);
    if (suffix != NULL) {
        *suffix = NULL;
    }
    if (is_bare_year(slice, label) || is_bare_date(slice, label)) {
        return psg_interval_label(&slice->when, language);
    }
    if (is_bare_number(slice, label)) {
        return psg_interval_told(&slice->when, language);
    }
    if (speaks(label)) {
        return g_strdup(label);
    }
    char *told = psg_interval_told(&slice->when, language);
    if (suffix != NULL && strcmp(label, told) != 0) {
        *suffix = g_strdup(label);
    }
    return told;
}

static bool
is_called_by_date(const PsgSlice *slice, const char *title, const char *language)
{
    g_autofree char *told = psg_interval_told(&slice->when, language);
    return slice->when.from.kind == PSG_END_KNOWN &&
           slice->when.to.kind == PSG_END_KNOWN && strcmp(title, told) == 0;
}

char *
psg_slices_title(const PsgSlice *first, const PsgSlice *last, const char *language)
{
    g_autofree char *from = psg_slice_title(first, language, NULL);
    g_autofree char *to = psg_slice_title(last, language, NULL);
    bool is_forward = psg_interval_first(&first->when) <= psg_interval_first(&last->when);
    if (is_forward && is_called_by_date(first, from, language) &&
        is_called_by_date(last, to, language)) {
        PsgInterval all = {.from = first->when.from, .to = last->when.to};
        return psg_interval_told(&all, language);
    }
    return g_strconcat(from, " \u2013 ", to, NULL);
}
