/* Slices of what comes in. */
#include "read/import/settling.h"

void
psg_settling_slice(PsgSettling *settling)
{
    const GPtrArray *names = psg_clocks_names(settling->clocks);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *id = g_strdup_printf("%04u", i + 1);
        PsgSlice *slice = psg_builder_add(settling->builder, PSG_THING_SLICE, id,
                                          (PsgSpan){NULL, 0, 0});
        slice->when = psg_interval_of(id);
        slice->label = psg_builder_text(settling->builder, g_ptr_array_index(names, i));
    }
}

char *
psg_settle_slices_complaint(const char *words)
{
    return *words == '\0' ? g_strdup("it is empty") : NULL;
}
