/*
 * XML, element by element.
 *
 * An attribute is written after the start of its element and before anything in it. What
 * is written is always well-formed: characters that XML has no place for become U+FFFD.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct PsgXmlWriter PsgXmlWriter;

/* Instead of the blanks of a level: all stands in one line. */
#define PSG_XML_ONE_LINE (-1)

/* Begins with the declaration. Appends to the text, which the caller may take from at any time;
 * indent: blanks a level, or PSG_XML_ONE_LINE. */
PsgXmlWriter *psg_xml_writer_new(GString *out, int indent);

/* HTML, all in one line, without a declaration: what holds nothing has an end all the same. For
 * elements that must have none, as "br", there is no call. */
PsgXmlWriter *psg_xml_writer_new_html(GString *out);
void psg_xml_writer_free(PsgXmlWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgXmlWriter, psg_xml_writer_free)

/* How many elements have not ended. */
guint psg_xml_depth(const PsgXmlWriter *writer);

/* The name must last until the element ends. */
void psg_xml_start(PsgXmlWriter *writer, const char *element);
void psg_xml_end(PsgXmlWriter *writer);

/* Of the element that has just begun. A line break or a tab in the value becomes a blank, as readers
 * would make of it; NULL: it has no such attribute. */
void psg_xml_string(PsgXmlWriter *writer, const char *attribute, const char *value);
void psg_xml_integer(PsgXmlWriter *writer, const char *attribute, gint64 value);
void psg_xml_number(PsgXmlWriter *writer, const char *attribute, double value,
                    int decimals);

/* All that an element holds. */
void psg_xml_text(PsgXmlWriter *writer, const char *text);

/* Elements within one, as they are to stand there: well-formed. */
void psg_xml_raw(PsgXmlWriter *writer, const char *elements);
