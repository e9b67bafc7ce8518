/* What the elements of an SVG file hold. */
#include "draw/svg_writer.h"

#include "base/number.h"

enum { DECIMALS = 2, INDENT = 1 };

PsgSvgWriter *
psg_svg_writer_new(const char *prefix)
{
    PsgSvgWriter *writer = g_new0(PsgSvgWriter, 1);
    writer->prefix = g_strdup(prefix);
    writer->out = g_string_new(NULL);
    writer->xml = psg_xml_writer_new(writer->out, INDENT);
    return writer;
}

void
psg_svg_writer_free(PsgSvgWriter *writer)
{
    if (writer == NULL) {
        return;
    }
    psg_xml_writer_free(writer->xml);
    if (writer->out != NULL) {
        g_string_free(writer->out, TRUE);
    }
    g_free(writer->prefix);
    g_free(writer);
}

void
psg_svg_number(PsgSvgWriter *writer, const char *attribute, double number)
{
    psg_xml_number(writer->xml, attribute, number, DECIMALS);
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
    psg_xml_string(writer->xml, attribute, whole->str);
}

void
psg_svg_reference(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    g_autoptr(GString) whole = g_string_new("url(#");
    append_id(writer, id, whole);
    g_string_append_c(whole, ')');
    psg_xml_string(writer->xml, attribute, whole->str);
}

void
psg_svg_colour(PsgSvgWriter *writer, const char *attribute, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    psg_xml_string(writer->xml, attribute, colour.alpha == 0 ? "none" : hex);
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
    while (psg_xml_depth(writer->xml) > 0) {
        psg_xml_end(writer->xml);
    }
    return g_string_free_to_bytes(g_steal_pointer(&writer->out));
}
