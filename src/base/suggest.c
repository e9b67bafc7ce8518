/*
 * The nearest known word.
 *
 * Distances are those of F. J. Damerau, "A technique for computer detection and
 * correction of spelling errors", CACM 7 (1964), in the form that touches no letter twice
 * (optimal string alignment): letters left out, put in, replaced, or two neighbours
 * exchanged. As only few mistakes are of interest, only the places within so many of the
 * diagonal are looked at (E. Ukkonen, "Algorithms for approximate string matching",
 * Information and Control 64, 1985).
 */
#include "base/suggest.h"

#include <glib.h>
#include <string.h>

enum { LEAST_PREFIX = 3 };

#define FAR SIZE_MAX

static void
read_letters(const char *text, PsgLetters *word)
{
    word->length = 0;
    const char *end = text + strlen(text);
    while (text < end && word->length < PSG_LONGEST_WORD) {
        gunichar letter = g_utf8_get_char_validated(text, end - text);
        bool is_valid = g_unichar_validate(letter);
        word->letters[word->length++] =
            is_valid ? g_unichar_tolower(letter) : (guchar)*text;
        text += is_valid ? g_utf8_skip[(guchar)*text] : 1;
    }
    word->is_short = text == end;
}

/* One more than the least of the neighbours, or equal to the one across where letters
 * agree; where two neighbours were exchanged, one more than two rows and columns back.
 * rows: this one, the one above it, and the one above that. */
static size_t
place_at(size_t *const rows[3], const PsgLetters *a, const PsgLetters *b, size_t i,
         size_t j)
{
    bool differs = a->letters[i - 1] != b->letters[j - 1];
    size_t best = MIN(rows[0][j - 1], rows[1][j]) + 1;
    best = MIN(best, rows[1][j - 1] + differs);
    if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
        a->letters[i - 2] == b->letters[j - 1]) {
        best = MIN(best, rows[2][j - 2] + 1);
    }
    return best;
}

/* Anything above most if there are more mistakes than that. */
static size_t
distance(const PsgLetters *a, const PsgLetters *b, size_t most)
{
    enum { OUTSIDE = 2 * PSG_LONGEST_WORD };
    size_t memory[3][PSG_LONGEST_WORD + 2], above = 0;
    for (size_t j = 0; j <= b->length; j++) {
        memory[0][j] = j;
    }
    for (size_t i = 1; i <= a->length; i++) {
        size_t *const rows[] = {memory[i % 3], memory[(i + 2) % 3], memory[(i + 1) % 3]};
        size_t first = i > most ? i - most : 1, last = MIN(b->length, i + most);
        size_t least = rows[0][first - 1] = first == 1 ? i : OUTSIDE;
        for (size_t j = first; j <= last; j++) {
            rows[0][j] = place_at(rows, a, b, i, j);
            least = MIN(least, rows[0][j]);
        }
        rows[0][last + 1] = OUTSIDE; /* the next row looks one place further */
        if (least > most && above > most) {
            return most + 1; /* every way leads through one of these two rows */
        }
        above = least;
    }
    return memory[a->length % 3][b->length];
}

/* So many mistakes are still believed to be slips of the pen. */
static size_t
tolerance(const PsgLetters *misspelt)
{
    if (misspelt->length <= 4) {
        return 1;
    }
    return misspelt->length <= 7 ? 2 : 3;
}

static bool
is_beginning(const PsgLetters *start, const PsgLetters *word)
{
    return start->length >= LEAST_PREFIX && start->length <= word->length &&
           memcmp(start->letters, word->letters,
                  start->length * sizeof *start->letters) == 0;
}

/* The mistakes, if they are few; a word that was only begun comes after all of these. */
static size_t
nearness(const PsgLetters *misspelt, const PsgLetters *word)
{
    size_t most = tolerance(misspelt);
    size_t longer = MAX(misspelt->length, word->length);
    size_t surplus = longer - MIN(misspelt->length, word->length);
    if (surplus <= most) {
        size_t mistakes = distance(misspelt, word, most);
        if (mistakes <= most && 2 * mistakes <= longer) {
            return mistakes;
        }
    }
    return is_beginning(misspelt, word) ? most + surplus : FAR;
}

PsgSuggestion
psg_suggestion_for(const char *misspelt)
{
    PsgSuggestion suggestion = {.nearness = FAR};
    read_letters(misspelt, &suggestion.misspelt);
    return suggestion;
}

void
psg_suggestion_offer(PsgSuggestion *suggestion, const char *word)
{
    PsgLetters letters;
    read_letters(word, &letters);
    if (suggestion->misspelt.is_short && letters.is_short) {
        size_t here = nearness(&suggestion->misspelt, &letters);
        if (here < suggestion->nearness) {
            suggestion->best = word;
            suggestion->nearness = here;
        }
    }
}

const char *
psg_suggest(const char *misspelt, const char *const *words, size_t count)
{
    PsgSuggestion suggestion = psg_suggestion_for(misspelt);
    for (size_t i = 0; i < count; i++) {
        psg_suggestion_offer(&suggestion, words[i]);
    }
    return suggestion.best;
}
