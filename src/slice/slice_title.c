/* What a slice is called where nothing else tells the time. */
#include "slice/slice_title.h"

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

char *
psg_slice_title(const PsgSlice *slice, const char *language, char **suffix)
{
    const char *label = psg_text_in(&slice->label, language);
    if (suffix != NULL) {
        *suffix = NULL;
    }
    if (speaks(label)) {
        return g_strdup(label);
    }
    if (suffix != NULL) {
        *suffix = g_strdup(label);
    }
    return psg_interval_label(&slice->when, language);
}
