/*
 * The nearest known word.
 *
 * Distances are those of F. J. Damerau, "A technique for computer detection and
 * correction of spelling errors", CACM 7 (1964), in the form that touches no letter twice
 * (optimal string alignment): letters left out, put in, replaced, or two neighbours
 * exchanged.
 */
#include "base/suggest.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 64, LEAST_PREFIX = 3 };

#define FAR SIZE_MAX

/* A word in lower case, one character an item. */
typedef struct {
    gunichar letters[LONGEST];
    size_t length;
} Word;

/* False if it is longer than any id may be. */
static bool
word_of(const char *text, Word *word)
{
    word->length = 0;
    const char *end = text + strlen(text);
    while (text < end) {
        if (word->length == LONGEST) {
            return false;
        }
        gunichar letter = g_utf8_get_char_validated(text, end - text);
        bool is_valid = g_unichar_validate(letter);
        word->letters[word->length++] =
            is_valid ? g_unichar_tolower(letter) : (guchar)*text;
        text += is_valid ? g_utf8_skip[(guchar)*text] : 1;
    }
    return true;
}

static size_t
least(size_t a, size_t b, size_t c)
{
    return MIN(MIN(a, b), c);
}

/* Steps: 1. A row for each letter of a, a column for each of b; three rows are kept.
 * 2. A place is one more than the least of its neighbours, or equal to the one across
 * where letters agree. 3. Where two neighbours were exchanged, it is one more than two
 * rows and columns back. */
static size_t
distance(const Word *a, const Word *b)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b->length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a->length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *above_that = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            bool differs = a->letters[i - 1] != b->letters[j - 1];
            row[j] = least(row[j - 1] + 1, above[j] + 1, above[j - 1] + differs);
            if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
                a->letters[i - 2] == b->letters[j - 1]) {
                row[j] = MIN(row[j], above_that[j - 2] + 1);
            }
        }
    }
    return rows[a->length % 3][b->length];
}

/* So many mistakes are still believed to be slips of the pen. */
static size_t
tolerance(const Word *misspelt)
{
    if (misspelt->length <= 4) {
        return 1;
    }
    return misspelt->length <= 7 ? 2 : 3;
}

static bool
is_beginning(const Word *start, const Word *word)
{
    return start->length >= LEAST_PREFIX && start->length <= word->length &&
           memcmp(start->letters, word->letters,
                  start->length * sizeof *start->letters) == 0;
}

/* The mistakes, if they are few; a word that was only begun comes after all of these. */
static size_t
nearness(const Word *misspelt, const Word *word)
{
    size_t most = tolerance(misspelt);
    size_t longer = MAX(misspelt->length, word->length);
    size_t surplus = longer - MIN(misspelt->length, word->length);
    if (surplus <= most) {
        size_t mistakes = distance(misspelt, word);
        if (mistakes <= most && 2 * mistakes <= longer) {
            return mistakes;
        }
    }
    return is_beginning(misspelt, word) ? most + surplus : FAR;
}

const char *
psg_suggest(const char *misspelt, const char *const *words, size_t count)
{
    Word asked, word;
    if (!word_of(misspelt, &asked)) {
        return NULL;
    }
    const char *best = NULL;
    size_t best_nearness = FAR;
    for (size_t i = 0; i < count; i++) {
        size_t here = word_of(words[i], &word) ? nearness(&asked, &word) : FAR;
        if (here < best_nearness) {
            best = words[i];
            best_nearness = here;
        }
    }
    return best;
}
