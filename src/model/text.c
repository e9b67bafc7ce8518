/* A text in one or more languages: choosing the one to show, comparing, cleaning. */
#include "model/text.h"

#include <glib.h>
#include <string.h>

static const char *
lookup(const PsgText *text, const char *language, size_t length)
{
    for (size_t i = 0; i < text->count; i++) {
        const char *candidate = text->items[i].language;
        if (strlen(candidate) == length &&
            g_ascii_strncasecmp(candidate, language, length) == 0) {
            return text->items[i].string;
        }
    }
    return NULL;
}

const char *
psg_text_in(const PsgText *text, const char *language)
{
    if (text->count == 0) {
        return NULL;
    }
    const char *found = lookup(text, language, strlen(language));
    if (found == NULL) {
        found = lookup(text, language, strcspn(language, "-")); /* pt-BR speaks pt */
    }
    return found != NULL ? found : text->items[0].string;
}

bool
psg_text_is_same(const PsgText *a, const PsgText *b)
{
    if (a == b || a->count == 0 || b->count == 0) {
        return a == b || a->count == b->count;
    }
    bool shares_language = false;
    for (size_t i = 0; i < a->count; i++) {
        const char *language = a->items[i].language;
        const char *other = lookup(b, language, strlen(language));
        if (other != NULL && g_strcmp0(other, a->items[i].string) != 0) {
            return false;
        }
        shares_language = shares_language || other != NULL;
    }
    return shares_language || g_strcmp0(a->items[0].string, b->items[0].string) == 0;
}

const char *
psg_text_or(const PsgText *text, const char *language, const char *fallback)
{
    const char *string = psg_text_in(text, language);
    return string != NULL ? string : fallback;
}

static bool
breaks_line(gunichar letter)
{
    return (letter >= '\t' && letter <= '\r') || letter == 0x2028 || letter == 0x2029;
}

char *
psg_text_clean(const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autoptr(GString) line = g_string_new(NULL);
    bool is_broken = false;
    for (const char *at = composed; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_after_blank = line->len == 0 || line->str[line->len - 1] == ' ';
        if (breaks_line(letter) || (letter == ' ' && is_broken)) {
            is_broken = true;
            continue;
        }
        g_string_append(line, is_broken && !is_after_blank ? " " : "");
        g_string_append_unichar(line, letter);
        is_broken = false;
    }
    return g_strdup(g_strstrip(line->str));
}
