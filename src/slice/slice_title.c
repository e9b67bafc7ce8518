/* What a slice is called where nothing else tells the time. */
#include "slice/slice_title.h"

/* A label that has a word or a year in it needs nothing beside it; "−4" does. */
static bool
speaks(const char *label)
{
    size_t digits = 0;
    glong length = g_utf8_strlen(label, -1);
    for (glong i = 0; i < length; i++) {
        gunichar letter = g_utf8_get_char(g_utf8_offset_to_pointer(label, i));
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
