/* Labels as text. */
#include "read/graph/markup.h"

#include <string.h>

/* Names of the characters from U+00A0 on, in order. */
static const char latin1[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg "
    "plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
    "iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
    "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
    "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde "
    "ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml ";

static const struct {
    const char *name;
    gunichar letter;
} others[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
              {"apos", '\''},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
              {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026},
              {"euro", 0x20AC},  {"oelig", 0x153},  {"OElig", 0x152},  {"bull", 0x2022},
              {"rarr", 0x2192},  {"larr", 0x2190},  {"trade", 0x2122}};

static gunichar
named(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(others[i].name, name) == 0) {
            return others[i].letter;
        }
    }
    gunichar letter = 0xA0;
    size_t length = strlen(name);
    for (const char *at = latin1; *at != '\0'; at += strcspn(at, " ") + 1, letter++) {
        if (strncmp(at, name, length) == 0 && at[length] == ' ') {
            return letter;
        }
    }
    return 0;
}

char *
psg_text_in_line(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isspace(*at)) {
            g_string_append_c(out, *at);
        } else if (out->len > 0 && out->str[out->len - 1] != ' ') {
            g_string_append_c(out, ' ');
        }
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ') {
        g_string_truncate(out, out->len - 1);
    }
    return g_string_free(out, FALSE);
}

size_t
psg_numeric_entity(const char *at, gunichar *letter)
{
    if (at[0] != '&' || at[1] != '#') {
        return 0;
    }
    bool is_hex = at[2] == 'x' || at[2] == 'X';
    const char *digits = at + (is_hex ? 3 : 2);
    if (!(is_hex ? g_ascii_isxdigit(*digits) : g_ascii_isdigit(*digits))) {
        return 0;
    }
    char *end;
    guint64 number = g_ascii_strtoull(digits, &end, is_hex ? 16 : 10);
    if (*end != ';' || number == 0 || number > G_MAXUINT32 ||
        !g_unichar_validate((gunichar)number)) {
        return 0;
    }
    *letter = (gunichar)number;
    return (size_t)(end + 1 - at);
}

/* At an ampersand: adds what it stands for, and gives how many bytes that takes. */
static size_t
take_entity(GString *out, const char *at)
{
    size_t length = strcspn(at + 1, "; &\n");
    gunichar letter = 0;
    size_t bytes = psg_numeric_entity(at, &letter);
    if (bytes == 0 && at[1 + length] == ';' && length > 0 && length < 12) {
        g_autofree char *name = g_strndup(at + 1, length);
        letter = named(name);
        bytes = length + 2;
    }
    if (letter == 0) {
        g_string_append_c(out, '&');
        return 1;
    }
    g_string_append_unichar(out, letter == 0xA0 ? ' ' : letter);
    return bytes;
}

/* At a backslash. */
static void
take_escape(GString *out, const PsgDotLabel *label, char letter)
{
    if (letter == 'N' || letter == 'E' || letter == 'T' || letter == 'H') {
        g_string_append(out, label->name);
    } else if (letter == 'G') {
        g_string_append(out, label->graph);
    } else if (letter == 'n' || letter == 'l' || letter == 'r') {
        g_string_append_c(out, ' ');
    } else {
        g_string_append_c(out, letter);
    }
}

char *
psg_text_of_label(const PsgDotLabel *label)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *at = label->text;
    while (*at != '\0') {
        if (at[0] == '\\' && at[1] != '\0') {
            take_escape(out, label, at[1]);
            at += 2;
        } else if (*at == '&') {
            at += take_entity(out, at);
        } else if (label->is_record && *at == '<') {
            at += strcspn(at, ">");
            at += *at == '>' ? 1 : 0;
        } else if (label->is_record && strchr("{}|", *at) != NULL) {
            bool is_first = out->len == 0 || g_str_has_suffix(out->str, " | ");
            g_string_append(out, *at == '|' && !is_first ? " | " : "");
            at++;
        } else {
            g_string_append_c(out, *at++);
        }
    }
    return psg_text_in_line(out->str);
}

char *
psg_text_of_html(const char *html)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *at = html;
    while (*at != '\0') {
        if (*at == '<') {
            /* what a tag like <br/> or <td> parts is no single word; <b> is within one */
            bool is_inline = g_ascii_isalpha(at[1]) && at[2] == '>';
            bool ends_inline = at[1] == '/' && g_ascii_isalpha(at[2]) && at[3] == '>';
            g_string_append(out, is_inline || ends_inline ? "" : " ");
            at += strcspn(at, ">");
            at += *at == '>' ? 1 : 0;
        } else if (*at == '&') {
            at += take_entity(out, at);
        } else {
            g_string_append_c(out, *at++);
        }
    }
    return psg_text_in_line(out->str);
}
