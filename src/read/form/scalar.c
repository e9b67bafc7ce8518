/* The grammars of scalars, each with what to tell whoever missed it. Ids are in id.c. */
#include "read/form/scalar.h"

#include "base/number.h"

#include <string.h>

enum { LONGEST_LANGUAGE_PART = 8 };

const char *
psg_scalar_string(const PsgNode *node)
{
    if (node == NULL || node->kind != PSG_NODE_SCALAR || psg_node_is_null(node)) {
        return NULL;
    }
    return node->string;
}

bool
psg_scalar_number(const PsgNode *node, double *value)
{
    const char *string = psg_scalar_string(node);
    return string != NULL && node->plain && psg_number_parse(string, value);
}

bool
psg_scalar_boolean(const PsgNode *node, bool *value)
{
    const char *string = psg_scalar_string(node);
    if (string == NULL || !node->plain) {
        return false;
    }
    static const char *const words[] = {"true",  "True",  "TRUE",
                                        "false", "False", "FALSE"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(string, words[i]) == 0) {
            *value = i < 3;
            return true;
        }
    }
    return false;
}

bool
psg_scalar_date(const PsgNode *node, PsgInterval *value)
{
    const char *string = psg_scalar_string(node);
    g_autofree char *why = NULL;
    return string != NULL && psg_interval_parse(string, value, &why);
}

/* ---- Dates as keys ---- */

/* "t5", "t-3" */
static bool
is_number_key(const char *key)
{
    return key[0] == 't' && g_ascii_isdigit(key[key[1] == '-' ? 2 : 1]);
}

bool
psg_key_is_date(const char *key)
{
    return is_number_key(key) || g_ascii_isdigit(key[0]) || key[0] == '.' ||
           key[0] == '/' || key[0] == '-' || key[0] == 'X' || key[0] == '[';
}

bool
psg_node_is_dated(const PsgNode *node)
{
    if (node == NULL || node->kind != PSG_NODE_MAP) {
        return false;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (psg_key_is_date(node->pairs[i].key->string)) {
            return true;
        }
    }
    return false;
}

/* ---- Languages ---- */

static bool
is_language_part(const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isalnum(part[i])) {
            return false;
        }
    }
    return length >= 2 && length <= LONGEST_LANGUAGE_PART;
}

static bool
is_language(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    size_t letters =
        parts[0] == NULL ? 0 : strspn(parts[0], "abcdefghijklmnopqrstuvwxyz");
    if (letters < 2 || letters > 3 || parts[0][letters] != '\0') {
        return false;
    }
    for (size_t i = 1; parts[i] != NULL; i++) {
        if (!is_language_part(parts[i])) {
            return false;
        }
    }
    return true;
}

char *
psg_language_complaint(const char *tag)
{
    if (is_language(tag)) {
        return NULL;
    }
    size_t length = strcspn(tag, "-_");
    g_autofree char *language = g_ascii_strdown(tag, (gssize)length);
    g_autofree char *near = g_strconcat(language, tag + length, NULL);
    g_strdelimit(near, "_", '-');
    if (is_language(near)) {
        return g_strdup_printf("a language is written so: \"%s\"", near);
    }
    return g_strdup("a language is a code of two or three small letters: fr, en, pt-BR");
}

bool
psg_language_is_known(const char *tag)
{
    static const char codes[] =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch "
        "co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga "
        "gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
        "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
        "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
        "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr "
        "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
        "vo wa wo xh yi yo za zh zu";
    size_t length = strcspn(tag, "-");
    if (length != 2) {
        return length == 3;
    }
    for (const char *code = codes; *code != '\0'; code += code[2] == ' ' ? 3 : 2) {
        if (strncmp(code, tag, 2) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- Addresses and texts ---- */

/* Code points that are no character and never will be: readers of PDF refuse them. */
static bool
is_noncharacter(gunichar letter)
{
    return (letter >= 0xfdd0 && letter <= 0xfdef) || (letter & 0xfffe) == 0xfffe;
}

/* Blanks beyond ASCII, and marks without a shape: an address that holds them looks like
 * another one. */
static bool
is_unseen(gunichar letter)
{
    static const gunichar ranges[][2] = {
        {0x00ad, 0x00ad}, {0x061c, 0x061c}, {0x1680, 0x1680}, {0x180e, 0x180e},
        {0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f}, {0x3000, 0x3000},
        {0xfeff, 0xfeff}, {0xfff9, 0xfffb}};
    for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++) {
        if (letter >= ranges[i][0] && letter <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

static bool
is_address_character(gunichar letter)
{
    return letter > 0x20 && !(letter >= 0x7f && letter <= 0xa0) && letter != '<' &&
           letter != '>' && letter != '"';
}

static bool
is_mailbox(const char *address)
{
    const char *at = strchr(address, '@');
    return at != NULL && at > address && at[1] != '\0' && strchr(at + 1, '@') == NULL;
}

char *
psg_url_complaint(const char *url)
{
    for (const char *at = url; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (is_unseen(letter) || is_noncharacter(letter)) {
            return g_strdup_printf(
                "U+%04X is not seen, and makes it look like another one: remove it",
                (unsigned)letter);
        }
        if (!is_address_character(letter)) {
            return g_strdup(
                "an address has no blanks, quotes or angle brackets: write %20 "
                "for a blank");
        }
    }
    bool is_mail = g_str_has_prefix(url, "mailto:");
    const char *after = strstr(url, "//");
    if (is_mail && is_mailbox(url + strlen("mailto:"))) {
        return NULL;
    }
    if ((g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "https://")) &&
        strchr("/?#", after[2]) == NULL) {
        return NULL;
    }
    return g_strdup(
        "an address begins with http://, https:// or mailto:, and goes on with "
        "where it leads");
}

/* Marks that turn the direction of what is written after them, and so can make a page
 * lie. */
static bool
is_direction_override(gunichar letter)
{
    return (letter >= 0x202a && letter <= 0x202e) ||
           (letter >= 0x2066 && letter <= 0x2069);
}

bool
psg_letter_is_good(gunichar letter)
{
    return !is_direction_override(letter) && !is_noncharacter(letter) &&
           (g_unichar_isspace(letter) || !g_unichar_iscntrl(letter));
}

char *
psg_text_complaint(const char *text)
{
    bool is_blank = true;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_space = g_unichar_isspace(letter);
        if (is_direction_override(letter)) {
            return g_strdup_printf("U+%04X turns the direction of writing: remove it",
                                   (unsigned)letter);
        }
        if (is_noncharacter(letter)) {
            return g_strdup_printf("U+%04X is no character: remove it", (unsigned)letter);
        }
        if (!is_space && g_unichar_iscntrl(letter)) {
            return g_strdup_printf("U+%04X is a control character: remove it",
                                   (unsigned)letter);
        }
        is_blank = is_blank && is_space;
    }
    return is_blank ? g_strdup("the text is empty: leave the key out") : NULL;
}
