/*
 * Words that are right or wrong, by a grammar of the reader and by the pattern that editors
 * are told.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *word;
    bool is_right;
} Word;

/* Fails the test unless both judge as they should. pattern NULL: only the reader. */
void words_expect(const Word *words, size_t count, const char *pattern,
                  bool (*is_right)(const char *));

/* Whether there is no complaint; frees it. */
bool words_are_fine(char *complaint);
