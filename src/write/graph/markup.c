/* XML, written element by element as the text goes out. */
#include "write/graph/markup.h"

#include "base/xml_writer.h"

enum { INDENT = 2 };

struct PsgMarkup {
    PsgStream *out;
    PsgXmlWriter *xml;
    GString *text; /* what is written, and not yet on its way */
};

PsgMarkup *
psg_markup_new(PsgStream *out)
{
    PsgMarkup *markup = g_new0(PsgMarkup, 1);
    markup->out = out;
    markup->text = g_string_new(NULL);
    markup->xml = psg_xml_writer_new(markup->text, INDENT);
    return markup;
}

void
psg_markup_free(PsgMarkup *markup)
{
    guint open = psg_xml_depth(markup->xml);
    g_assert(open == 0);
    psg_xml_writer_free(markup->xml);
    g_string_free(markup->text, TRUE);
    g_free(markup);
}

void
psg_markup_begin(PsgMarkup *markup, const char *element)
{
    psg_xml_start(markup->xml, element);
}

void
psg_markup_end(PsgMarkup *markup)
{
    psg_xml_end(markup->xml);
    psg_stream_add(markup->out, markup->text->str, markup->text->len);
    g_string_truncate(markup->text, 0);
}

void
psg_markup_attribute(PsgMarkup *markup, const char *name, const char *value)
{
    psg_xml_string(markup->xml, name, value);
}

void
psg_markup_count(PsgMarkup *markup, const char *name, size_t value)
{
    psg_xml_integer(markup->xml, name, (gint64)value);
}

void
psg_markup_number(PsgMarkup *markup, const char *name, double value, int decimals)
{
    psg_xml_number(markup->xml, name, value, decimals);
}

void
psg_markup_text(PsgMarkup *markup, const char *text)
{
    psg_xml_text(markup->xml, text);
}
