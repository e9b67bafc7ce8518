/* Words and notations of cells. */
#include "read/table/cell.h"

#include "base/number.h"

#include <glib.h>
#include <string.h>

static bool
is_among(const char *text, const char *const *words, size_t count)
{
    char first = g_ascii_tolower(*text);
    for (size_t i = 0; i < count; i++) {
        if (g_ascii_tolower(*words[i]) == first &&
            g_ascii_strcasecmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool
psg_cell_is_missing(const char *text)
{
    static const char *const words[] = {"",     "NA",  "N/A", "#N/A", "NULL",
                                        "None", "NaN", "nil", "n.a.", "#REF!"};
    return is_among(text, words, G_N_ELEMENTS(words));
}

bool
psg_cell_is_nobody(const char *text)
{
    static const char *const words[] = {"", "NA", "N/A", "#N/A", "NULL", "#REF!"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- Numbers ---- */

/* Blanks that part thousands: plain, no-break, narrow no-break, thin; an apostrophe does, too. */
static size_t
blank_length(const char *at)
{
    static const char *const blanks[] = {
        " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "'", "\xe2\x80\x99"};
    for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++) {
        if (g_str_has_prefix(at, blanks[i])) {
            return strlen(blanks[i]);
        }
    }
    return 0;
}

/* What parts thousands has three digits after it. */
static bool
are_thousands(const char *at)
{
    return g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]) &&
           !g_ascii_isdigit(at[3]);
}

/* Signs of money stand before a number or behind it. */
static size_t
money_length(const char *at)
{
    static const char *const signs[] = {"$", "\xe2\x82\xac", "\xc2\xa3"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_str_has_prefix(at, signs[i])) {
            return strlen(signs[i]);
        }
    }
    return 0;
}

const char *
psg_cell_unit(const char *text)
{
    static const char *const units[] = {"%", "$", "\xe2\x82\xac", "\xc2\xa3"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_str_has_suffix(text, units[i]) ||
            (i > 0 && g_str_has_prefix(text, units[i]))) {
            return units[i];
        }
    }
    return NULL;
}

char *
psg_cell_number(const char *text, PsgNumberNotation notation)
{
    static const char minus[] = "\xe2\x88\x92";
    g_autoptr(GString) plain = g_string_new(NULL);
    const char *at = text + money_length(text);
    at += strspn(at, " ");
    if (g_str_has_prefix(at, minus)) {
        g_string_append_c(plain, '-');
        at += strlen(minus);
    }
    while (*at != '\0') {
        size_t blank = plain->len > 0 ? blank_length(at) : 0;
        size_t money = money_length(at);
        bool is_unit = (*at == '%' && at[1] == '\0') || (money > 0 && at[money] == '\0');
        char groups = notation.is_comma ? '.' : ',';
        if (blank > 0 && (are_thousands(at + blank) || at[blank] == '%' ||
                          money_length(at + blank) > 0)) {
            at += blank;
        } else if (*at == groups && (notation.is_comma || notation.is_grouped) &&
                   are_thousands(at + 1)) {
            at++;
        } else if (is_unit) {
            at += MAX(money, (size_t)1);
        } else {
            g_string_append_c(plain, *at == ',' && notation.is_comma ? '.' : *at);
            at++;
        }
    }
    if (plain->len > 1 && plain->str[0] == '.') {
        g_string_prepend_c(plain, '0'); /* ".5" */
    }
    double number;
    return psg_number_parse(plain->str, &number)
               ? g_string_free(g_steal_pointer(&plain), FALSE)
               : NULL;
}

PsgComma
psg_cell_comma(const char *text)
{
    static const char signs[] =
        "+-0123456789., %$'\xc2\xa0\xa3\xe2\x80\x82\xac\xaf\x89\x99";
    const char *comma = strchr(text, ',');
    if (comma == NULL || text[strspn(text, signs)] != '\0') {
        return PSG_COMMA_NONE;
    }
    bool is_group = are_thousands(comma + 1) && comma > text && text[0] != '0';
    if (strchr(comma + 1, ',') != NULL || strchr(comma + 1, '.') != NULL) {
        return is_group ? PSG_COMMA_GROUPS : PSG_COMMA_NONE;
    }
    return is_group && comma - text <= 4 ? PSG_COMMA_EITHER : PSG_COMMA_DECIMAL;
}

/* ---- Times ---- */

bool
psg_cell_is_year(const char *text)
{
    return strlen(text) == 4 && (text[0] == '1' || text[0] == '2') &&
           text[strspn(text, "0123456789")] == '\0';
}

bool
psg_cell_is_time(const char *text)
{
    static const char signs[] = "0123456789-/.:TZ+~?%X ";
    if (psg_cell_is_year(text) || *text == '<' || *text == '[') {
        return true;
    }
    size_t digits = 0, signs_within = 0;
    for (const char *at = text; *at != '\0'; at++) {
        digits += g_ascii_isdigit(*at);
        signs_within += at > text && (*at == '-' || *at == '/' || *at == '.');
    }
    return text[strspn(text, signs)] == '\0' && digits >= 4 && signs_within > 0;
}

/* ---- Signs ---- */

bool
psg_cell_is_sign(const char *text, bool *is_there)
{
    static const char *const there[] = {"1",
                                        "x",
                                        "X",
                                        "yes",
                                        "oui",
                                        "true",
                                        "y",
                                        "o",
                                        "vrai",
                                        "1.0",
                                        "+",
                                        "*",
                                        "\xe2\x9c\x93",
                                        "\xe2\x80\xa2",
                                        "t",
                                        "\xe2\x9c\x94",
                                        "\xe2\x97\x8f",
                                        "present"};
    static const char *const absent[] = {
        "",    "0", "no", "non", "false",        "n",     "faux", "-",
        "0.0", ".", "f",  "NA",  "\xe2\x80\x93", "absent"};
    *is_there = is_among(text, there, G_N_ELEMENTS(there));
    return *is_there || is_among(text, absent, G_N_ELEMENTS(absent));
}

bool
psg_cell_is_direction(const char *text, bool *is_directed)
{
    static const char *const directed[] = {
        "directed",      "arc",          "arcs",           "oriented",     "->",
        "-->",           "=>",           "\xe2\x86\x92", /* an arrow */
        "dirig\xc3\xa9", "dirig\u00e9e", "orient\xc3\xa9", "orient\u00e9e"};
    static const char *const undirected[] = {"undirected",
                                             "mutual",
                                             "edge",
                                             "bidirectional",
                                             "reciprocal",
                                             "--",
                                             "<->",
                                             "non dirig\xc3\xa9",
                                             "non dirig\u00e9e",
                                             "non orient\xc3\xa9",
                                             "non orient\u00e9e",
                                             "r\u00e9ciproque",
                                             "mutuel"};
    *is_directed = is_among(text, directed, G_N_ELEMENTS(directed));
    return *is_directed || is_among(text, undirected, G_N_ELEMENTS(undirected));
}

bool
psg_cell_is_ongoing(const char *text)
{
    static const char *const words[] = {"present",
                                        "today",
                                        "now",
                                        "ongoing",
                                        "current",
                                        "en cours",
                                        "actuel",
                                        "-",
                                        "..",
                                        "\xe2\x80\xa6",
                                        "...",
                                        "\xe2\x80\x93",
                                        "aujourd'hui",
                                        "aujourd\xe2\x80\x99hui",
                                        "still active",
                                        "active",
                                        "\xe2\x80\x94",
                                        "pr\xc3\xa9sent",
                                        "\xc3\xa0 ce jour",
                                        "(present)",
                                        "actif"};
    return is_among(text, words, G_N_ELEMENTS(words));
}
