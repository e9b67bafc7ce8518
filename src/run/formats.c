/* The formats, in a table. */
#include "run/formats.h"

#include "base/suggest.h"

#include <string.h>

enum { FORMATS = 7 };

static const char *const names[FORMATS + 1] = {"svg", "png",  "pdf",  "csv",
                                               "mp4", "pptx", "tikz", NULL};

const char *const *
psg_format_names(void)
{
    return names;
}

static char *
no_format(const char *name)
{
    const char *near = psg_suggest(name, names, FORMATS);
    g_autofree char *known = psg_formats_label(~0U);
    return near != NULL
               ? g_strdup_printf("no format \"%s\" (did you mean \"%s\"?)", name, near)
               : g_strdup_printf("no format \"%s\"; there are %s", name, known);
}

bool
psg_formats_parse(const char *text, unsigned *formats, char **why)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    unsigned set = 0;
    for (size_t i = 0; parts[i] != NULL; i++) {
        const char *part = g_strstrip(parts[i]);
        size_t place = 0;
        while (place < FORMATS && strcmp(names[place], part) != 0) {
            place++;
        }
        if (place == FORMATS) {
            *why = no_format(part);
            return false;
        }
        set |= 1U << place;
    }
    if (set == 0) {
        *why = no_format(text);
        return false;
    }
    *formats = set;
    return true;
}

char *
psg_formats_without(const char *text, const char *word, bool *has)
{
    g_auto(GStrv) parts = g_strsplit(text == NULL ? "" : text, ",", -1);
    g_autoptr(GStrvBuilder) others = g_strv_builder_new();
    *has = false;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (strcmp(g_strstrip(parts[i]), word) == 0) {
            *has = true;
        } else {
            g_strv_builder_add(others, parts[i]);
        }
    }
    g_auto(GStrv) rest = g_strv_builder_end(others);
    if (!*has) {
        return g_strdup(text);
    }
    return rest[0] == NULL ? NULL : g_strjoinv(",", rest);
}

char *
psg_formats_label(unsigned formats)
{
    GString *label = g_string_new(NULL);
    for (size_t i = 0; i < FORMATS; i++) {
        if ((formats & (1U << i)) != 0) {
            g_string_append_printf(label, "%s%s", label->len == 0 ? "" : ", ", names[i]);
        }
    }
    return g_string_free(label, FALSE);
}

const char *
psg_format_name(PsgFormat format)
{
    size_t place = 0;
    while (format != 1U << place) {
        place++;
    }
    return names[place];
}

const PsgPainter *
psg_format_painter(PsgFormat format)
{
    return psg_painter_lookup(psg_format_name(format));
}
