/*
 * Syllables of words in Latin letters, by one rule that most of their languages share: a
 * syllable begins with the last consonants before a vowel that may stand together at the
 * beginning of a word.
 */
#pragma once

#include <stddef.h>

/* Where the syllable ends that begins at `start`, in bytes; `end` if the word, which ends there,
 * is not cut any more, or a place before it if it is very long and no syllable is found. No piece
 * of a word has fewer than three letters. */
size_t psg_syllable_end(const char *text, size_t start, size_t end);
