/* Templates as data. */
#include "model/deck_template.h"

void
psg_deck_template_free(PsgDeckTemplate *template)
{
    if (template != NULL) {
        psg_arena_free(template->arena);
    }
}
