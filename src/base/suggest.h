/*
 * What was probably meant: the known word that is nearest to a misspelt one.
 *
 * Nearness is the Damerau-Levenshtein distance, case ignored. Of equally near words the
 * first wins; a word that is too far is none.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PSG_LONGEST_WORD 64 /* characters; nothing is near a longer one */

/* In lower case, a character an item. */
typedef struct {
    uint32_t letters[PSG_LONGEST_WORD];
    size_t length;
    bool is_short; /* not longer than that */
} PsgLetters;

/* A search: words are offered one after the other, and the nearest is kept. */
typedef struct {
    PsgLetters misspelt;
    const char *best; /* NULL: none is near enough. Borrowed from the words */
    size_t nearness;  /* of the best */
} PsgSuggestion;

PsgSuggestion psg_suggestion_for(const char *misspelt);
void psg_suggestion_offer(PsgSuggestion *suggestion, const char *word);

/* The nearest of a list of words; NULL if none is near enough. Borrowed from words. */
const char *psg_suggest(const char *misspelt, const char *const *words, size_t count);
