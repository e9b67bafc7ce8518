/*
 * What was probably meant: the known word that is nearest to a misspelt one.
 */
#pragma once

#include <stddef.h>

/* By Damerau-Levenshtein distance, case ignored; NULL if none is near enough to be worth
 * saying. Borrowed from words. Of equally near words the first wins. */
const char *psg_suggest(const char *misspelt, const char *const *words, size_t count);
