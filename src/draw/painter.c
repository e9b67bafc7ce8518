/* Painters: the table of them. A new format is a row more, and a file of its own. */
#include "draw/document.h"

#include <string.h>

GQuark
psg_paint_error_quark(void)
{
    return g_quark_from_static_string("psg-paint-error-quark");
}

static const PsgPainter painters[] = {
    {"svg", psg_paint_svg},   {"png", psg_paint_png},   {"pdf", psg_paint_pdf},
    {"pptx", psg_paint_pptx}, {"tikz", psg_paint_tikz},
};

const PsgPainter *
psg_painter_lookup(const char *format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(painters); i++) {
        if (strcmp(painters[i].format, format) == 0) {
            return &painters[i];
        }
    }
    return NULL;
}

const PsgPainter *
psg_painters(size_t *count)
{
    *count = G_N_ELEMENTS(painters);
    return painters;
}

const char *
psg_document_title(const PsgScene *scene)
{
    return *psg_scene_title(scene) == '\0' ? psg_scene_name(scene)
                                           : psg_scene_title(scene);
}
