/* Text within XML; GLib writes the characters. */
#include "base/markup.h"

#include <stdbool.h>

/* XML 1.0 has no place for most control characters, not even escaped. */
static bool
is_xml(gunichar character)
{
    if (character < 0x20) {
        return character == '\t' || character == '\n' || character == '\r';
    }
    return character != 0xFFFE && character != 0xFFFF;
}

void
psg_markup_append(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) clean = g_string_new(NULL);
    for (const char *place = valid; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar character = g_utf8_get_char(place);
        g_string_append_unichar(clean, is_xml(character) ? character : 0xFFFD);
    }
    g_autofree char *escaped = g_markup_escape_text(clean->str, -1);
    g_string_append(out, escaped);
}
