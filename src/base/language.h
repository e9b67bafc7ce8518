/*
 * Language tags: "fr", "en-GB", "pt-BR".
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Whether the tag is of that language, whatever its region: "fr-CA" is "fr". NULL is
 * none. */
static inline bool
psg_language_is(const char *tag, const char *language)
{
    if (tag == NULL) {
        return false;
    }
    while (*language != '\0' && g_ascii_tolower(*tag) == *language) {
        tag++;
        language++;
    }
    return *language == '\0' && (*tag == '\0' || *tag == '-' || *tag == '_');
}
