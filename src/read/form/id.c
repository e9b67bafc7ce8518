/* The two grammars of ids, each with what to tell whoever missed it. */
#include "read/form/id.h"

#include "base/edtf.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Some systems keep these names for themselves, whatever comes after a dot, and do not
 * look at blanks before it. */
static bool
is_reserved(const char *id)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    size_t length = strcspn(id, ".");
    while (length > 0 && id[length - 1] == ' ') {
        length--;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (length == 3 && g_ascii_strncasecmp(id, names[i], length) == 0) {
            return true;
        }
    }
    return length == 4 && g_ascii_isdigit(id[3]) &&
           (g_ascii_strncasecmp(id, "com", 3) == 0 ||
            g_ascii_strncasecmp(id, "lpt", 3) == 0);
}

/* What is wrong with an id that is well spelt. */
static char *
common_complaint(const char *id)
{
    if (g_utf8_strlen(id, -1) > PSG_LONGEST_ID) {
        return g_strdup_printf("an id has at most %d characters", PSG_LONGEST_ID);
    }
    if (is_reserved(id)) {
        return g_strdup(
            "some systems keep this name for themselves, and ids are parts of "
            "file names: choose another");
    }
    return NULL;
}

static char *
with_remedy(const char *rule, char *nearest)
{
    g_autofree char *near = nearest;
    return near == NULL ? g_strdup(rule)
                        : g_strdup_printf("%s: write \"%s\"", rule, near);
}

/* ---- Of all things but actors ---- */

static bool
is_id_character(char letter)
{
    return g_ascii_isalnum(letter) || letter == '-' || letter == '_';
}

/* "-0752-03" to "bc-0753-03"; NULL if it is no date before the year 1. */
static char *
id_before_christ(const char *word)
{
    PsgInterval date;
    if (word[0] != '-' || strchr(word, '/') != NULL ||
        !psg_edtf_parse(word, &date, NULL) || date.from.unspecified > 0) {
        return NULL;
    }
    g_autofree char *year = psg_year_id(psg_time_year(date.from.first));
    return g_strconcat(year, word + strlen("-0752"), NULL);
}

char *
psg_id_nearest(const char *word)
{
    g_autofree char *before = id_before_christ(word);
    if (before != NULL && g_ascii_isdigit(before[strlen(before) - 1])) {
        return g_steal_pointer(&before);
    }
    g_autofree char *plain = g_str_to_ascii(word, "C");
    GString *near = g_string_new(NULL);
    bool is_apart = false;
    for (const char *at = plain; *at != '\0' && near->len < PSG_LONGEST_ID; at++) {
        if (is_id_character(*at) && (near->len > 0 || g_ascii_isalnum(*at))) {
            g_string_append(near, is_apart && near->len > 0 ? "-" : "");
            g_string_append_c(near, *at);
            is_apart = false;
        } else {
            is_apart = true;
        }
    }
    bool is_useful =
        near->len > 0 && near->len < PSG_LONGEST_ID && !is_reserved(near->str);
    return g_string_free(near, !is_useful);
}

char *
psg_id_beginning(const char *id, size_t longest)
{
    char *beginning = g_strndup(id, longest);
    if (g_str_has_suffix(beginning, ".")) { /* dots stand inside, one at a time */
        beginning[strlen(beginning) - 1] = '\0';
    }
    return beginning;
}

static bool
is_spelt_as_id(const char *id)
{
    if (!g_ascii_isalnum(id[0])) {
        return false;
    }
    for (const char *at = id; *at != '\0'; at++) {
        bool is_inner_dot = *at == '.' && is_id_character(at[1]);
        if (!is_id_character(*at) && !is_inner_dot) {
            return false;
        }
    }
    return true;
}

char *
psg_id_complaint(const char *id)
{
    if (!is_spelt_as_id(id)) {
        return with_remedy(
            "an id has letters from a to z, digits, \"-\", \"_\" and single "
            "\".\" inside, and begins with a letter or a digit",
            psg_id_nearest(id));
    }
    return common_complaint(id);
}

/* ---- Of actors ---- */

#define SIGNS " .,'\u2019\u00b7-_&()+@#"

static bool
is_name_character(gunichar letter)
{
    return g_unichar_isalpha(letter) || g_unichar_ismark(letter) ||
           g_unichar_isdigit(letter) ||
           (letter != 0 && g_utf8_strchr(SIGNS, -1, letter) != NULL);
}

/* What looks most like a character that has no place in a name; 0: nothing does. */
static gunichar
stand_in(gunichar letter)
{
    if (is_name_character(letter)) {
        return letter;
    }
    if (g_unichar_isspace(letter)) {
        return ' ';
    }
    if (letter == '"' || letter == '`') {
        return '\'';
    }
    GUnicodeType type = g_unichar_type(letter);
    if (type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION) {
        return '\'';
    }
    if (type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION) {
        return type == G_UNICODE_OPEN_PUNCTUATION ? '(' : ')';
    }
    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ? 0 : '-';
}

char *
psg_actor_id_nearest(const char *word)
{
    GString *near = g_string_new(NULL);
    glong length = 0;
    for (const char *at = word; *at != '\0' && length < PSG_LONGEST_ID;
         at = g_utf8_next_char(at)) {
        gunichar letter = stand_in(g_utf8_get_char(at));
        bool is_sign = letter == ' ' || letter == '.' || letter == '-';
        bool is_second_dot = letter == '.' && g_str_has_suffix(near->str, ".");
        if (letter != 0 && !(is_sign && near->len == 0) && !is_second_dot) {
            g_string_append_unichar(near, letter);
            length++;
        }
    }
    g_strchomp(near->str);
    bool is_useful = near->str[0] != '\0' && !is_reserved(near->str);
    return g_string_free(near, !is_useful);
}

/* The first character that has no place in the id of an actor; 0 if all have. */
static gunichar
stranger_in(const char *id)
{
    for (const char *at = id; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (!is_name_character(letter)) {
            return letter;
        }
    }
    return 0;
}

/* Owned by the caller; NULL if the id is well spelt. */
static char *
spelling_rule(const char *id)
{
    gunichar stranger = stranger_in(id);
    if (stranger != 0) {
        char letter[7] = "";
        g_unichar_to_utf8(stranger, letter);
        g_autofree char *code = g_strdup_printf("U+%04X", (unsigned)stranger);
        g_autofree char *quoted = g_strdup_printf("\"%s\"", letter);
        return g_strdup_printf("it has letters and digits of any script, blanks, and "
                               ". , ' \u2019 \u00b7 - _ & ( ) + @ #, but no %s",
                               g_unichar_isgraph(stranger) ? quoted : code);
    }
    if (id[0] == '\0') {
        return g_strdup("it is empty");
    }
    if (id[0] == ' ' || g_str_has_suffix(id, " ")) {
        return g_strdup("an id has no blank at either end");
    }
    if (id[0] == '.' || id[0] == '-') {
        return g_strdup("an id begins with neither \".\" nor \"-\"");
    }
    return strstr(id, "..") == NULL ? NULL : g_strdup("an id has no \"..\"");
}

char *
psg_actor_id_complaint(const char *id)
{
    g_autofree char *rule = spelling_rule(id);
    return rule != NULL ? with_remedy(rule, psg_actor_id_nearest(id))
                        : common_complaint(id);
}
