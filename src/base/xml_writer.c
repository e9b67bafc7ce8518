/* XML, element by element; GLib writes the characters. */
#include "base/xml_writer.h"

#include "base/number.h"

#include <stdint.h>

struct PsgXmlWriter {
    GString *out;
    int indent;
    bool is_html;
    GPtrArray *open;    /* names of the elements that have not ended */
    bool is_in_tag;     /* attributes may follow */
    bool is_after_text; /* of the innermost element: no line breaks get into it */
};

static PsgXmlWriter *
new_writer(GString *out, int indent)
{
    PsgXmlWriter *writer = g_new0(PsgXmlWriter, 1);
    writer->out = out;
    writer->indent = indent;
    writer->open = g_ptr_array_new();
    return writer;
}

PsgXmlWriter *
psg_xml_writer_new_html(GString *out)
{
    PsgXmlWriter *writer = new_writer(out, PSG_XML_ONE_LINE);
    writer->is_html = true;
    return writer;
}

PsgXmlWriter *
psg_xml_writer_new(GString *out, int indent)
{
    PsgXmlWriter *writer = new_writer(out, indent);
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return writer;
}

void
psg_xml_writer_free(PsgXmlWriter *writer)
{
    if (writer == NULL) {
        return;
    }
    g_ptr_array_unref(writer->open);
    g_free(writer);
}

guint
psg_xml_depth(const PsgXmlWriter *writer)
{
    return writer->open->len;
}

/* ---- Characters ---- */

/* XML 1.0 has no place for most control characters, not even escaped; HTML reads the second set of
 * them, escaped, as letters of an old code page. */
static bool
is_text(const PsgXmlWriter *writer, gunichar character)
{
    if (writer->is_html && character >= 0x7F && character < 0xA0) {
        return false;
    }
    if (character < 0x20) {
        return character == '\t' || character == '\n' || character == '\r';
    }
    return character != 0xFFFE && character != 0xFFFF;
}

static void
append_escaped(const PsgXmlWriter *writer, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) clean = g_string_new(NULL);
    for (const char *place = valid; *place != '\0'; place = g_utf8_next_char(place)) {
        gunichar character = g_utf8_get_char(place);
        g_string_append_unichar(clean, is_text(writer, character) ? character : 0xFFFD);
    }
    g_autofree char *escaped = g_markup_escape_text(clean->str, -1);
    g_string_append(writer->out, escaped);
}

/* ---- Elements ---- */

static void
end_tag(PsgXmlWriter *writer)
{
    if (writer->is_in_tag) {
        g_string_append_c(writer->out, '>');
        writer->is_in_tag = false;
    }
}

static void
begin_line(PsgXmlWriter *writer)
{
    int blanks = (int)writer->open->len * writer->indent;
    for (int i = 0; i < blanks; i++) {
        g_string_append_c(writer->out, ' ');
    }
}

static void
end_line(PsgXmlWriter *writer)
{
    if (writer->indent != PSG_XML_ONE_LINE) {
        g_string_append_c(writer->out, '\n');
    }
}

void
psg_xml_start(PsgXmlWriter *writer, const char *element)
{
    if (writer->is_in_tag) {
        end_tag(writer);
        end_line(writer);
    }
    begin_line(writer);
    g_string_append_c(writer->out, '<');
    g_string_append(writer->out, element);
    g_ptr_array_add(writer->open, (gpointer)(uintptr_t)element);
    writer->is_in_tag = true;
    writer->is_after_text = false;
}

void
psg_xml_end(PsgXmlWriter *writer)
{
    const char *element = g_ptr_array_steal_index(writer->open, writer->open->len - 1);
    if (writer->is_in_tag && !writer->is_html) {
        g_string_append(writer->out, "/>");
    } else {
        end_tag(writer);
        if (!writer->is_after_text) {
            begin_line(writer);
        }
        g_string_append(writer->out, "</");
        g_string_append(writer->out, element);
        g_string_append_c(writer->out, '>');
    }
    end_line(writer);
    writer->is_in_tag = writer->is_after_text = false;
}

void
psg_xml_text(PsgXmlWriter *writer, const char *text)
{
    end_tag(writer);
    append_escaped(writer, text);
    writer->is_after_text = true;
}

void
psg_xml_raw(PsgXmlWriter *writer, const char *elements)
{
    end_tag(writer);
    g_string_append(writer->out, elements);
}

/* ---- Attributes ---- */

static void
begin_value(PsgXmlWriter *writer, const char *attribute)
{
    g_string_append_c(writer->out, ' ');
    g_string_append(writer->out, attribute);
    g_string_append(writer->out, "=\"");
}

void
psg_xml_string(PsgXmlWriter *writer, const char *attribute, const char *value)
{
    if (value == NULL) {
        return;
    }
    g_autofree char *line = g_strdelimit(g_strdup(value), "\t\r\n", ' ');
    begin_value(writer, attribute);
    append_escaped(writer, line);
    g_string_append_c(writer->out, '"');
}

void
psg_xml_integer(PsgXmlWriter *writer, const char *attribute, gint64 value)
{
    begin_value(writer, attribute);
    g_string_append_printf(writer->out, "%" G_GINT64_FORMAT "\"", value);
}

void
psg_xml_number(PsgXmlWriter *writer, const char *attribute, double value, int decimals)
{
    begin_value(writer, attribute);
    psg_number_append(writer->out, value, decimals);
    g_string_append_c(writer->out, '"');
}
