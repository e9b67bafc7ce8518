/*
 * A name that is too long for its place.
 *
 * Its end is cut as a rule. Where others begin alike, up to there, that would leave the same of all:
 * then it is told how the name begins, and how it goes on from where it differs.
 */
#include "figure/part/short_name.h"

#include <string.h>

#define GAP " … "

enum { MOST_HEAD = 12 /* letters of a beginning without blanks */ };

/* Whether it changes the letter before it, or is one with it. */
static bool
is_joined(gunichar character)
{
    return g_unichar_ismark(character) || character == 0x200d;
}

/* How many bytes of whole letters two names begin alike with. */
static size_t
shared_letters(const char *name, const char *other)
{
    size_t same = 0;
    while (name[same] != '\0' && name[same] == other[same]) {
        same++;
    }
    const char *at = name + same;
    while (at > name && ((*at & 0xc0) == 0x80 || is_joined(g_utf8_get_char(at)))) {
        at = g_utf8_prev_char(at);
    }
    return (size_t)(at - name);
}

/* The most that another name begins alike with, of those that have the first `kept` bytes. */
static size_t
shared_with_others(const PsgRenderContext *context, const char *name, size_t kept)
{
    const PsgLandscape *landscape = context->landscape;
    size_t most = 0;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgDatedTexts *names = &landscape->actors[i].name;
        for (size_t k = 0; k < names->count; k++) {
            const char *other = psg_context_text(context, &names->items[k].text);
            size_t shared = other == NULL || g_str_equal(other, name)
                                ? 0
                                : shared_letters(name, other);
            most = shared >= kept ? MAX(most, shared) : most;
        }
    }
    return most;
}

/* The first word, if it is a short one; else a few letters. */
static size_t
end_of_head(const char *name)
{
    const char *at = name;
    for (int i = 0; i < MOST_HEAD && *at != '\0' && *at != ' '; i++) {
        at = g_utf8_next_char(at);
    }
    while (*at != '\0' && is_joined(g_utf8_get_char(at))) {
        at = g_utf8_next_char(at);
    }
    return (size_t)(at - name);
}

/* The word that the place lies in, from its beginning, or else the letters from there. */
static size_t
beginning_of_word(const char *name, size_t place, size_t least)
{
    size_t at = place;
    while (at > least && name[at - 1] != ' ') {
        at--;
    }
    return at > least ? at : place;
}

char *
psg_short_name(const PsgRenderContext *context, const char *name, size_t kept)
{
    size_t shared = shared_with_others(context, name, kept);
    size_t head = end_of_head(name);
    if (shared <= head) {
        return g_strdup(name);
    }
    g_autofree char *first = g_strndup(name, head);
    return g_strconcat(first, GAP, name + beginning_of_word(name, shared, head + 1),
                       NULL);
}
