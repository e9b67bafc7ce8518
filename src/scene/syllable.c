/* Syllables of words in Latin letters. */
#include "scene/syllable.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum {
    LEAST_LETTERS = 3,
    MOST_LETTERS = 64, /* looked at: a longer word without a syllable is none */
};

/* A letter without its marks, small: 'e' for "É"; 0: no Latin letter. */
static gunichar
plain_letter(gunichar character)
{
    gunichar parts[1];
    gunichar small = g_unichar_tolower(character);
    if (g_unichar_get_script(small) != G_UNICODE_SCRIPT_LATIN) {
        return 0;
    }
    return g_unichar_fully_decompose(small, FALSE, parts, 1) > 0 ? parts[0] : small;
}

static bool
is_vowel(gunichar letter)
{
    return letter != 0 && letter < 128 ? strchr("aeiouy", (int)letter) != NULL
                                       : letter == 0xe6 || letter == 0x153; /* æ, œ */
}

/* Two consonants at the beginning of words: "tr", "ch", "pl". */
static bool
may_begin(gunichar first, gunichar second)
{
    bool is_stop = first < 128 && strchr("bcdfgkptv", (int)first) != NULL;
    bool is_flowing = second == 'r' || (second == 'l' && first != 'd' && first != 't');
    bool is_breathed =
        second == 'h' && first < 128 && strchr("cgpst", (int)first) != NULL;
    return (is_stop && is_flowing) || is_breathed || (first == 'q' && second == 'u') ||
           (first == 'g' && second == 'n');
}

/* How many consonants before the vowel at that place belong to its syllable. */
static size_t
onset(const gunichar *letters, size_t vowel)
{
    if (vowel < 2 || is_vowel(letters[vowel - 1]) ||
        !may_begin(letters[vowel - 2], letters[vowel - 1])) {
        return vowel > 0 && !is_vowel(letters[vowel - 1]);
    }
    bool is_sch = vowel > 2 && letters[vowel - 3] == 's' && letters[vowel - 2] == 'c';
    return is_sch ? 3 : 2;
}

/* Whether a syllable begins at the letter. `letters` are those of the word. */
static bool
begins_syllable(const gunichar *letters, size_t count, size_t place)
{
    for (size_t vowel = place + 1; vowel <= place + 3 && vowel < count; vowel++) {
        if (is_vowel(letters[vowel])) {
            return onset(letters, vowel) == vowel - place;
        }
    }
    return false;
}

size_t
psg_syllable_end(const char *text, size_t start, size_t end)
{
    gunichar letters[MOST_LETTERS];
    size_t count = 0;
    const char *at = text + start;
    for (; at < text + end && count < MOST_LETTERS; at = g_utf8_next_char(at)) {
        letters[count++] = plain_letter(g_utf8_get_char(at));
    }
    size_t seen = (size_t)(at - text);
    at = text + start;
    for (size_t i = 0; i + LEAST_LETTERS <= count; i++, at = g_utf8_next_char(at)) {
        bool is_in_word = i >= LEAST_LETTERS;
        for (size_t k = i - (is_in_word ? LEAST_LETTERS : i); k < i + LEAST_LETTERS;
             k++) {
            is_in_word = is_in_word && letters[k] != 0;
        }
        if (is_in_word && begins_syllable(letters, count, i)) {
            return (size_t)(at - text);
        }
    }
    return seen;
}
