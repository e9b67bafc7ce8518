/* Properties in words: all of a few, and of many the first. */
#include "figure/part/property_words.h"

#include "base/join.h"
#include "figure/strings.h"

/* More would hide what they are told with. */
enum { MOST_LINES = 8, MOST_VALUES = 6, MOST_IN_LINE = 4 };

#define AND_MORE "\u2026"

static void
add_dated(GString *out, const PsgDatedTexts *values, const char *language)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < MIN(values->count, MOST_VALUES); i++) {
        g_autofree char *when = psg_interval_told(&values->items[i].when, language);
        psg_join_printf(list, ", ", "%s (%s)",
                        psg_text_in(&values->items[i].text, language), when);
    }
    if (values->count > MOST_VALUES) {
        psg_join(list, ", ", AND_MORE);
    }
    g_string_append(out, list->str);
}

char *
psg_properties_told(const PsgProperties *properties, const char *language)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < MIN(properties->count, MOST_LINES); i++) {
        const PsgProperty *property = &properties->items[i];
        psg_join_printf(out, "\n", "%s%s ", property->name,
                        psg_word(PSG_WORD_COLON, language));
        if (property->values.count == 1) {
            g_string_append(out, psg_text_in(&property->values.items[0].text, language));
        } else {
            add_dated(out, &property->values, language);
        }
    }
    if (properties->count > MOST_LINES) {
        psg_join(out, "\n", AND_MORE);
    }
    return out->len == 0 ? NULL : g_string_free(g_steal_pointer(&out), FALSE);
}

char *
psg_properties_told_at(const PsgProperties *properties, const PsgInterval *window,
                       const char *language)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < MIN(properties->count, MOST_IN_LINE); i++) {
        const PsgProperty *property = &properties->items[i];
        psg_join_printf(
            out, "; ", "%s%s %s", property->name, psg_word(PSG_WORD_COLON, language),
            psg_text_in(psg_dated_text_at(&property->values, window), language));
    }
    if (properties->count > MOST_IN_LINE) {
        psg_join(out, "; ", AND_MORE);
    }
    return out->len == 0 ? NULL : g_string_free(g_steal_pointer(&out), FALSE);
}
