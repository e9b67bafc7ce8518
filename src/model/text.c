/* A text in one or more languages: choosing the one to show, and comparing. */
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
