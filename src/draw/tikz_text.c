/* Texts of LaTeX: characters that are commands of TeX, and those that it has no letters for. */
#include "draw/tikz_text.h"

#include <string.h>

typedef struct {
    gunichar letter;
    const char *written;
} Escape;

static const Escape escapes[] = {
    {'\\', "\\textbackslash{}"},
    {'{', "\\{"},
    {'}', "\\}"},
    {'$', "\\$"},
    {'&', "\\&"},
    {'#', "\\#"},
    {'%', "\\%"},
    {'_', "\\_"},
    {'^', "\\textasciicircum{}"},
    {'~', "\\textasciitilde{}"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'|', "\\textbar{}"},
    {'"', "{\\char34}"}, /* babel makes it a command in some languages */
    {0x00a0, "~"},
    {0x00ad, ""},    /* the line is broken already */
    {0x2009, "\\,"}, /* thin spaces */
    {0x202f, "\\,"},
    {0x2011, "-"}, /* a hyphen that nothing is broken at */
};

/* Signs that formulas have. */
static const Escape signs[] = {
    {0x2190, "$\\leftarrow$"},
    {0x2192, "$\\rightarrow$"},
    {0x2194, "$\\leftrightarrow$"},
    {0x2212, "$-$"},
    {0x221e, "$\\infty$"},
    {0x2248, "$\\approx$"},
    {0x2260, "$\\ne$"},
    {0x2264, "$\\le$"},
    {0x2265, "$\\ge$"},
    {0x25cb, "$\\circ$"},
    {0x25cf, "$\\bullet$"},
    /* they say how what is beside them is joined */
    {0x200b, ""},
    {0x200c, ""},
    {0x200d, ""},
    {0x200e, ""},
    {0x200f, ""},
    {0xfe0f, ""},
};

const char *
psg_tikz_letter(gunichar letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (signs[i].letter == letter) {
            return signs[i].written;
        }
    }
    return "\\paysage@missing";
}

/* Two of them are one letter in fonts of TeX: a dash, a closing quote, a low one. */
static bool
is_half(gunichar letter)
{
    return letter == '-' || letter == '\'' || letter == '`' || letter == ',';
}

static const char *
escape_of(gunichar letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
        if (escapes[i].letter == letter) {
            return escapes[i].written;
        }
    }
    return NULL;
}

/* LaTeX knows the letters of Western languages whatever the document says. */
static bool
is_known(gunichar letter)
{
    return letter < 0x100;
}

static bool
is_of_latin(gunichar letter)
{
    GUnicodeScript script = g_unichar_get_script(letter);
    bool is_sign = script == G_UNICODE_SCRIPT_COMMON && letter < 0x2300;
    return is_sign || script == G_UNICODE_SCRIPT_LATIN ||
           script == G_UNICODE_SCRIPT_INHERITED;
}

static void
note_letter(PsgTikzLetters *letters, gunichar letter)
{
    guint place = 0;
    while (place < letters->items->len &&
           g_array_index(letters->items, gunichar, place) < letter) {
        place++;
    }
    if (place == letters->items->len ||
        g_array_index(letters->items, gunichar, place) != letter) {
        g_array_insert_val(letters->items, place, letter);
        letters->needs_scripts = letters->needs_scripts || !is_of_latin(letter);
    }
}

void
psg_tikz_append_text(GString *out, const char *text, PsgTikzLetters *letters)
{
    gunichar before = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        const char *escape = escape_of(letter);
        /* A bracket at the beginning would be an option of what is before it. */
        bool is_option = before == 0 && (letter == '[' || letter == '*');
        if (is_option || (letter == before && is_half(letter))) {
            g_string_append(out, "{}");
        }
        if (escape != NULL) {
            g_string_append(out, escape);
        } else if (letter == ' ' && (before == ' ' || before == 0)) {
            g_string_append(out, "\\ ");
        } else {
            g_string_append_unichar(out, letter);
            if (!is_known(letter)) {
                note_letter(letters, letter);
            }
        }
        before = letter;
    }
}

void
psg_tikz_append_comment(GString *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        g_string_append_c(out, g_ascii_iscntrl(*at) ? ' ' : *at);
    }
}

void
psg_tikz_append_name(GString *out, const char *id)
{
    for (const char *at = id; *at != '\0'; at = g_utf8_next_char(at)) {
        g_string_append_c(out, g_ascii_isalnum(*at) ? *at : '-');
    }
}

PsgTikzLetters *
psg_tikz_letters_new(void)
{
    PsgTikzLetters *letters = g_new0(PsgTikzLetters, 1);
    letters->items = g_array_new(FALSE, FALSE, sizeof(gunichar));
    return letters;
}

void
psg_tikz_letters_free(PsgTikzLetters *letters)
{
    g_array_unref(letters->items);
    g_free(letters);
}
