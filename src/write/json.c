/* JSON, written member by member.
 *
 * Not by json-glib, which holds a whole document, leaves U+001F as it is and writes 1e22
 * as 1e+22.0. */
#include "write/json.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

struct PsgJson {
    PsgStream *out;
    size_t depth;
    bool is_empty; /* what was begun last has nothing in it yet */
    bool is_in_page;
};

PsgJson *
psg_json_new(PsgStream *out)
{
    PsgJson *json = g_new0(PsgJson, 1);
    json->out = out;
    json->is_empty = true;
    return json;
}

PsgJson *
psg_json_new_in_page(PsgStream *out)
{
    PsgJson *json = psg_json_new(out);
    json->is_in_page = true;
    return json;
}

void
psg_json_free(PsgJson *json)
{
    g_assert(json->depth == 0);
    psg_stream_print(json->out, "\n");
    g_free(json);
}

/* ---- Strings ---- */

/* Marks that turn the direction of writing are escaped too: they make a terminal or an
 * editor show something else than what is there. */
static bool
is_escaped(const PsgJson *json, gunichar letter)
{
    bool is_markup = letter == '<' || letter == '>' || letter == '&' ||
                     letter == 0x2028 || letter == 0x2029;
    return (is_markup && json->is_in_page) || letter == '"' || letter == '\\' ||
           g_unichar_iscntrl(letter) || (letter >= 0x202a && letter <= 0x202e) ||
           (letter >= 0x2066 && letter <= 0x2069);
}

static void
print_escaped(PsgStream *out, gunichar letter)
{
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = letter < 0x80 ? strchr(letters, (int)letter) : NULL;
    char text[8];
    if (found != NULL && letter != 0) {
        g_snprintf(text, sizeof text, "\\%c", names[found - letters]);
    } else {
        g_snprintf(text, sizeof text, "\\u%04x", (unsigned)letter);
    }
    psg_stream_print(out, text);
}

static void
print_string(const PsgJson *json, const char *string)
{
    PsgStream *out = json->out;
    g_autofree char *made_valid =
        g_utf8_validate(string, -1, NULL) ? NULL : g_utf8_make_valid(string, -1);
    const char *start = made_valid == NULL ? string : made_valid, *at = start;
    psg_stream_print(out, "\"");
    for (; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (is_escaped(json, letter)) {
            psg_stream_add(out, start, (gsize)(at - start));
            print_escaped(out, letter);
            start = g_utf8_next_char(at);
        }
    }
    psg_stream_add(out, start, (gsize)(at - start));
    psg_stream_print(out, "\"");
}

/* ---- Structure ---- */

static void
begin_line(PsgJson *json)
{
    if (json->is_in_page) {
        return;
    }
    psg_stream_print(json->out, "\n");
    for (size_t i = 0; i < json->depth; i++) {
        psg_stream_print(json->out, "  ");
    }
}

/* What stands before each value. */
static void
begin_value(PsgJson *json, const char *name)
{
    if (json->depth > 0) {
        psg_stream_print(json->out, json->is_empty ? "" : ",");
        begin_line(json);
    }
    if (name != NULL) {
        print_string(json, name);
        psg_stream_print(json->out, json->is_in_page ? ":" : " : ");
    }
    json->is_empty = false;
}

static void
open_bracket(PsgJson *json, const char *name, const char *bracket)
{
    begin_value(json, name);
    psg_stream_print(json->out, bracket);
    json->depth++;
    json->is_empty = true;
}

static void
close_bracket(PsgJson *json, const char *bracket)
{
    json->depth--;
    if (!json->is_empty) {
        begin_line(json);
    }
    psg_stream_print(json->out, bracket);
    json->is_empty = false;
}

void
psg_json_begin_object(PsgJson *json, const char *name)
{
    open_bracket(json, name, "{");
}

void
psg_json_end_object(PsgJson *json)
{
    close_bracket(json, "}");
}

void
psg_json_begin_list(PsgJson *json, const char *name)
{
    open_bracket(json, name, "[");
}

void
psg_json_end_list(PsgJson *json)
{
    close_bracket(json, "]");
}

/* ---- Values ---- */

static void
add_word(PsgJson *json, const char *name, const char *word)
{
    begin_value(json, name);
    psg_stream_print(json->out, word);
}

void
psg_json_string(PsgJson *json, const char *name, const char *value)
{
    if (value == NULL) {
        add_word(json, name, "null");
    } else {
        begin_value(json, name);
        print_string(json, value);
    }
}

void
psg_json_boolean(PsgJson *json, const char *name, bool value)
{
    add_word(json, name, value ? "true" : "false");
}

void
psg_json_raw(PsgJson *json, const char *name, const char *value)
{
    add_word(json, name, value);
}

void
psg_json_count(PsgJson *json, const char *name, size_t value)
{
    g_autofree char *digits = g_strdup_printf("%" G_GSIZE_FORMAT, value);
    add_word(json, name, digits);
}

void
psg_json_number(PsgJson *json, const char *name, double value)
{
    if (!isfinite(value)) {
        add_word(json, name, "null");
        return;
    }
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append_exact(digits, value);
    bool is_whole = strpbrk(digits->str, ".e") == NULL && !json->is_in_page;
    add_word(json, name, g_string_append(digits, is_whole ? ".0" : "")->str);
}

/* ---- Parts of the model ---- */

void
psg_json_text(PsgJson *json, const char *name, const PsgText *text)
{
    if (text == NULL || text->count == 0) {
        psg_json_string(json, name, NULL);
        return;
    }
    psg_json_begin_object(json, name);
    for (size_t i = 0; i < text->count; i++) {
        psg_json_string(json, text->items[i].language, text->items[i].string);
    }
    psg_json_end_object(json);
}

void
psg_json_property_value(PsgJson *json, const char *name, const PsgProperty *property,
                        const PsgText *text)
{
    double number;
    if (property->is_number && psg_number_parse(text->items[0].string, &number)) {
        psg_json_number(json, name, number);
    } else {
        psg_json_text(json, name, text);
    }
}

/* The day, or the number. */
static void
write_day(PsgJson *json, const char *name, const char *day, bool is_number)
{
    double number;
    if (day != NULL && is_number && psg_number_parse(day, &number)) {
        psg_json_number(json, name, number);
    } else {
        psg_json_string(json, name, day);
    }
}

void
psg_json_days(PsgJson *json, const char *begin, const char *end,
              const PsgInterval *interval)
{
    g_autofree char *first = interval == NULL ? NULL : psg_interval_first_text(interval);
    g_autofree char *last = interval == NULL ? NULL : psg_interval_last_text(interval);
    bool is_number = interval != NULL && psg_interval_is_number(interval);
    write_day(json, begin, first, is_number);
    write_day(json, end, last, is_number);
    psg_json_string(json, "begin",
                    interval == NULL ? NULL : psg_date_certainty(&interval->from));
    psg_json_string(json, "end",
                    interval == NULL ? NULL : psg_date_certainty(&interval->to));
}

void
psg_json_when(PsgJson *json, const char *name, const PsgInterval *interval)
{
    g_autofree char *edtf = interval == NULL ? NULL : psg_interval_edtf(interval);
    psg_json_string(json, name, edtf);
}
