/* What the elements of an SVG file hold. */
#include "draw/svg_writer.h"

#include "base/number.h"

#include <string.h>

enum { DECIMALS = 2, INDENT = 1 };

/* What stands for the mark until it is known: ids are written without such signs. */
#define PLACE "@@@@@@"

static PsgSvgWriter *
new_writer(int indent)
{
    PsgSvgWriter *writer = g_new0(PsgSvgWriter, 1);
    writer->prefix = g_string_new(NULL);
    writer->marks = g_array_new(FALSE, FALSE, sizeof(gsize));
    writer->out = g_string_new(NULL);
    writer->xml = psg_xml_writer_new(writer->out, indent);
    return writer;
}

PsgSvgWriter *
psg_svg_writer_new(const char *name, const char *ids)
{
    PsgSvgWriter *writer = new_writer(INDENT);
    if (ids != NULL && *ids != '\0') {
        psg_svg_id_append(writer->prefix, ids);
        g_string_append_c(writer->prefix, '-');
    }
    psg_svg_id_append(writer->prefix, name);
    g_string_append(writer->prefix, ids == NULL ? "-" PLACE "-" : "-");
    return writer;
}

PsgSvgWriter *
psg_svg_writer_new_within(const char *name)
{
    PsgSvgWriter *writer = new_writer(PSG_XML_ONE_LINE);
    g_string_truncate(writer->out, 0);
    psg_svg_id_append(writer->prefix, name);
    g_string_append(writer->prefix, "-" PLACE "-");
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
    g_string_free(writer->prefix, TRUE);
    g_array_unref(writer->marks);
    g_free(writer);
}

void
psg_svg_number(PsgSvgWriter *writer, const char *attribute, double number)
{
    psg_xml_number(writer->xml, attribute, number, DECIMALS);
}

/* A "_" that could be taken for the begin of a code is written as one. */
void
psg_svg_id_append(GString *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
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
    g_string_append_len(out, writer->prefix->str, (gssize)writer->prefix->len);
    psg_svg_id_append(out, id);
}

/* An attribute of ids, and perhaps what stands around them. */
static void
write_marked(PsgSvgWriter *writer, const char *attribute, const char *value)
{
    gsize from = writer->out->len;
    psg_xml_string(writer->xml, attribute, value);
    for (const char *at = writer->out->str + from; (at = strstr(at, PLACE)) != NULL;
         at += strlen(PLACE)) {
        gsize place = (gsize)(at - writer->out->str);
        g_array_append_val(writer->marks, place);
    }
}

void
psg_svg_id(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    const char *const one[] = {id, NULL};
    psg_svg_ids(writer, attribute, one);
}

void
psg_svg_ids(PsgSvgWriter *writer, const char *attribute, const char *const *ids)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; ids[i] != NULL; i++) {
        g_string_append(list, i == 0 ? "" : " ");
        append_id(writer, ids[i], list);
    }
    write_marked(writer, attribute, list->str);
}

void
psg_svg_reference(PsgSvgWriter *writer, const char *attribute, const char *id)
{
    g_autoptr(GString) whole = g_string_new("url(#");
    append_id(writer, id, whole);
    g_string_append_c(whole, ')');
    write_marked(writer, attribute, whole->str);
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

/* The digest is of the text with nothing in these places. */
static void
fill_marks(const PsgSvgWriter *writer)
{
    g_autofree char *digest = g_compute_checksum_for_string(
        G_CHECKSUM_SHA256, writer->out->str, (gssize)writer->out->len);
    for (guint i = 0; i < writer->marks->len; i++) {
        gsize place = g_array_index(writer->marks, gsize, i);
        memcpy(writer->out->str + place, digest, strlen(PLACE));
    }
}

GBytes *
psg_svg_writer_finish(PsgSvgWriter *writer)
{
    while (psg_xml_depth(writer->xml) > 0) {
        psg_xml_end(writer->xml);
    }
    fill_marks(writer);
    return g_string_free_to_bytes(g_steal_pointer(&writer->out));
}
