/* Words that are right or wrong, by a grammar and by its pattern. */
#include "words.h"

#include <check.h>
#include <glib.h>
#include <string.h>

/* JavaScript's \u0000 is \x{0000} for GLib. */
static GRegex *
regex_new(const char *pattern)
{
    g_autoptr(GString) other = g_string_new(NULL);
    for (const char *at = pattern; *at != '\0'; at++) {
        if (strncmp(at, "\\u", 2) == 0) {
            g_string_append_printf(other, "\\x{%.4s}", at + 2);
            at += 5;
        } else {
            g_string_append_c(other, *at);
        }
    }
    return g_regex_new(other->str, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
}

void
words_expect(const Word *words, size_t count, const char *pattern,
             bool (*is_right)(const char *))
{
    g_autoptr(GRegex) regex = pattern == NULL ? NULL : regex_new(pattern);
    ck_assert(pattern == NULL || regex != NULL);
    for (size_t i = 0; i < count; i++) {
        const char *word = words[i].word;
        ck_assert_msg(is_right(word) == words[i].is_right, "reader: \"%s\"", word);
        ck_assert_msg(regex == NULL ||
                          g_regex_match(regex, word, 0, NULL) == words[i].is_right,
                      "pattern: \"%s\"", word);
    }
}

bool
words_are_fine(char *complaint)
{
    g_autofree char *told = complaint;
    return told == NULL;
}
