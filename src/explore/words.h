/*
 * The explorer page's own words, in the languages that the program speaks.
 *
 * The page's script finds them by their keys, in the data of the page; tables that C writes take
 * them from here.
 */
#pragma once

#include <stddef.h>

typedef struct {
    const char *key; /* as the script calls it */
    const char *english, *french;
} PsgPageWord;

extern const PsgPageWord psg_page_words[];
extern const size_t psg_page_word_count;

/* In the language, or in English if the program does not speak it. */
const char *psg_page_word_in(const PsgPageWord *word, const char *language);

/* The same by a key that there is. */
const char *psg_page_word(const char *key, const char *language);
