/* The elements of an SVG file, one after the other; GLib writes the characters. */
#include "draw/svg_writer.h"

#include "base/markup.h"
#include "base/number.h"

enum { DECIMALS = 2 };

struct PsgSvgWriter {
    GString *out;
    GPtrArray *open;    /* names of the elements that have not ended, owned */
    bool is_in_tag;     /* attributes may follow */
    bool is_after_text; /* of the innermost element: no line breaks get into it */
    char *prefix;
};

PsgSvgWriter *
psg_svg_writer_new(const char *prefix)
{
    PsgSvgWriter *writer = g_new0(PsgSvgWriter, 1);
    writer->prefix = g_strdup(prefix);
    writer->open = g_ptr_array_new_with_free_func(g_free);
    writer->out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return writer;
}

void
psg_svg_writer_free(PsgSvgWriter *writer)
{
    if (writer == NULL) {
        return;
    }
    if (writer->out != NULL) {
        g_string_free(writer->out, TRUE);
    }
    g_ptr_array_unref(writer->open);
    g_free(writer->prefix);
    g_free(writer);
}

static void
end_tag(PsgSvgWriter *writer)
{
    if (writer->is_in_tag) {
        g_string_append_c(writer->out, '>');
        writer->is_in_tag = false;
    }
}

static void
begin_line(PsgSvgWriter *writer)
{
    for (guint i = 0; i < writer->open->len; i++) {
        g_string_append_c(writer->out, ' ');
    }
}

void
psg_svg_start(PsgSvgWriter *writer, const char *element)
{
    if (writer->is_in_tag) {
        end_tag(writer);
        g_string_append_c(writer->out, '\n');
    }
    begin_line(writer);
    g_string_append_printf(writer->out, "<%s", element);
    g_ptr_array_add(writer->open, g_strdup(element));
    writer->is_in_tag = true;
    writer->is_after_text = false;
}

void
psg_svg_end(PsgSvgWriter *writer)
{
    guint last = writer->open->len - 1;
    g_autofree char *element = g_ptr_array_steal_index(writer->open, last);
    if (writer->is_in_tag) {
        g_string_append(writer->out, "/>\n");
    } else {
        if (!writer->is_after_text) {
            begin_line(writer);
        }
        g_string_append_printf(writer->out, "</%s>\n", element);
    }
    writer->is_in_tag = writer->is_after_text = false;
}

void
psg_svg_text(PsgSvgWriter *writer, const char *text)
{
    end_tag(writer);
    psg_markup_append(writer->out, text);
    writer->is_after_text = true;
}

/* Readers make a blank of a line break in a value, so it is written as one. */
void
psg_svg_string(PsgSvgWriter *writer, const char *attribute, const char *string)
{
    g_autofree char *line = g_strdelimit(g_strdup(string), "\t\r\n", ' ');
    g_string_append_printf(writer->out, " %s=\"", attribute);
    psg_markup_append(writer->out, line);
    g_string_append_c(writer->out, '"');
}

void
psg_svg_number(PsgSvgWriter *writer, const char *attribute, double number)
{
    g_string_append_printf(writer->out, " %s=\"", attribute);
    psg_number_append(writer->out, number, DECIMALS);
    g_string_append_c(writer->out, '"');
}

/* "_x0020_" for a blank, and so on for all that an XML name may not hold, or not on every
 * system. A "_" that could be taken for the begin of such a code is written as one. */
static void
append_encoded(GString *out, const char *id)
{
    for (const char *at = id; *at != '\0'; at = g_utf8_next_char(at)) {
        bool is_plain = g_ascii_isalnum(*at) || *at == '-' || *at == '.' ||
                        (*at == '_' && at[1] != 'x');
        if (is_plain) {
            g_string_append_c(out, *at);
        } else {
            g_string_append_printf(out, "_x%04X_", (unsigned)g_utf8_get_char(at));
        }
    }
}

static void
append_id(const PsgSvgWriter *writer, const char *id, GString *out)
{
    g_string_append(out, writer->prefix);
    g_string_append_c(out, '-');
    append_encoded(out, id);
}

void
psg_svg_id(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    append_id(writer, id, whole);
    psg_svg_string(writer, attribute, whole->str);
}

void
psg_svg_reference(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    g_autoptr(GString) whole = g_string_new("url(#");
    append_id(writer, id, whole);
    g_string_append_c(whole, ')');
    psg_svg_string(writer, attribute, whole->str);
}

void
psg_svg_colour(PsgSvgWriter *writer, const char *attribute, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    psg_svg_string(writer, attribute, colour.alpha == 0 ? "none" : hex);
    if (colour.alpha != 0 && colour.alpha != 255) {
        g_autofree char *opacity = g_strconcat(attribute, "-opacity", NULL);
        psg_svg_number(writer, opacity, colour.alpha / 255.0);
    }
}

static void
append_point(GString *out, const char *before, PsgPoint point)
{
    g_string_append(out, before);
    psg_number_append(out, point.x, DECIMALS);
    g_string_append_c(out, ' ');
    psg_number_append(out, point.y, DECIMALS);
}

static void
append_step(GString *out, const PsgStep *step)
{
    switch (step->kind) {
    case PSG_STEP_MOVE:
        append_point(out, "M", step->to);
        break;
    case PSG_STEP_LINE:
        append_point(out, "L", step->to);
        break;
    case PSG_STEP_CURVE:
        append_point(out, "C", step->control1);
        append_point(out, " ", step->control2);
        append_point(out, " ", step->to);
        break;
    case PSG_STEP_CLOSE:
        g_string_append_c(out, 'Z');
        break;
    }
}

void
psg_svg_steps(GString *out, const PsgPath *path)
{
    for (size_t i = 0; i < psg_path_count(path); i++) {
        append_step(out, psg_path_step(path, i));
    }
}

GBytes *
psg_svg_writer_finish(PsgSvgWriter *writer)
{
    while (writer->open->len > 0) {
        psg_svg_end(writer);
    }
    return g_string_free_to_bytes(g_steal_pointer(&writer->out));
}
