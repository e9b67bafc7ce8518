/* The elements of an SVG file, one after the other, in a buffer of libxml2. */
#include "draw/svg_writer.h"

#include "base/number.h"
#include "draw/painter.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

enum { DECIMALS = 2 };

struct PsgSvgWriter {
    xmlBuffer *buffer;
    xmlTextWriter *xml; /* writes into the buffer; NULL once it is done */
    char *prefix;
};

static const xmlChar *
as_xml(const char *string)
{
    return (const xmlChar *)string;
}

PsgSvgWriter *
psg_svg_writer_new(const char *prefix)
{
    /* libxml2 sets up its tables once, and not safely if two threads meet there. */
    static GMutex setting_up;
    g_mutex_lock(&setting_up);
    xmlInitParser();
    g_mutex_unlock(&setting_up);
    PsgSvgWriter *writer = g_new0(PsgSvgWriter, 1);
    writer->prefix = g_strdup(prefix);
    writer->buffer = xmlBufferCreate();
    writer->xml = xmlNewTextWriterMemory(writer->buffer, 0);
    xmlTextWriterSetIndent(writer->xml, 1);
    xmlTextWriterSetIndentString(writer->xml, as_xml(" "));
    xmlTextWriterStartDocument(writer->xml, NULL, "UTF-8", NULL);
    return writer;
}

void
psg_svg_writer_free(PsgSvgWriter *writer)
{
    if (writer == NULL) {
        return;
    }
    xmlFreeTextWriter(writer->xml);
    xmlBufferFree(writer->buffer);
    g_free(writer->prefix);
    g_free(writer);
}

/* XML 1.0 has no place for most control characters, not even escaped. */
static bool
is_xml(gunichar character)
{
    if (character < 0x20) {
        return character == '\t' || character == '\n' || character == '\r';
    }
    return character != 0xFFFE && character != 0xFFFF;
}

static char *
clean_text(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *clean = g_string_new(NULL);
    for (const char *place = valid; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar character = g_utf8_get_char(place);
        g_string_append_unichar(clean, is_xml(character) ? character : 0xFFFD);
    }
    return g_string_free(clean, FALSE);
}

void
psg_svg_start(PsgSvgWriter *writer, const char *element)
{
    xmlTextWriterStartElement(writer->xml, as_xml(element));
}

void
psg_svg_end(PsgSvgWriter *writer)
{
    xmlTextWriterEndElement(writer->xml);
}

void
psg_svg_text(PsgSvgWriter *writer, const char *text)
{
    g_autofree char *clean = clean_text(text);
    xmlTextWriterWriteString(writer->xml, as_xml(clean));
}

void
psg_svg_string(PsgSvgWriter *writer, const char *attribute, const char *string)
{
    g_autofree char *clean = clean_text(string);
    xmlTextWriterWriteAttribute(writer->xml, as_xml(attribute), as_xml(clean));
}

void
psg_svg_number(PsgSvgWriter *writer, const char *attribute, double number)
{
    g_autoptr(GString) value = g_string_new(NULL);
    psg_number_append(value, number, DECIMALS);
    xmlTextWriterWriteAttribute(writer->xml, as_xml(attribute), as_xml(value->str));
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

void
psg_svg_id(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    g_autoptr(GString) whole = g_string_new(writer->prefix);
    g_string_append_c(whole, '-');
    append_encoded(whole, id);
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
psg_svg_writer_finish(PsgSvgWriter *writer, GError **error)
{
    xmlTextWriterEndDocument(writer->xml);
    /* The writer keeps in mind what failed before. */
    bool done = xmlTextWriterFlush(writer->xml) >= 0;
    g_clear_pointer(&writer->xml, xmlFreeTextWriter);
    if (!done) {
        g_set_error_literal(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                            "cannot make the SVG file: not enough memory");
        return NULL;
    }
    return g_bytes_new(xmlBufferContent(writer->buffer),
                       (gsize)xmlBufferLength(writer->buffer));
}
