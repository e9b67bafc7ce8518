/* A style's end. */
#include "model/style.h"

void
psg_style_free(PsgStyle *style)
{
    if (style != NULL) {
        psg_arena_free(style->arena); /* the style itself lives in it */
    }
}
