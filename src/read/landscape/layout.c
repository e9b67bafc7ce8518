/* The layout: how much may move, what is aligned, and which actors are pinned. */
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

#include <math.h>
#include <string.h>

static bool
read_share(const PsgNode *node, double *share)
{
    return psg_scalar_number(node, share) && *share >= 0 && *share <= 1;
}

static bool
read_place(const PsgNode *node, PsgPin *pin)
{
    return node->kind == PSG_NODE_LIST && node->count == 2 &&
           read_share(node->items[0], &pin->x) && read_share(node->items[1], &pin->y);
}

static void
read_pins(const PsgReader *reader, const PsgNode *map)
{
    size_t count = map == NULL || map->kind != PSG_NODE_MAP ? 0 : map->count;
    for (size_t i = 0; i < count; i++) {
        PsgPin pin = {psg_reader_refer(reader, PSG_THING_ACTOR, map->pairs[i].key), 0, 0};
        if (pin.actor != PSG_NONE && read_place(map->pairs[i].value, &pin)) {
            psg_builder_add_pin(reader->builder, &pin);
        }
    }
}

void
psg_read_layout(PsgReader *reader)
{
    const PsgNode *layout = psg_node_lookup(reader->root, "layout");
    const char *align = psg_scalar_string(psg_node_lookup(layout, "align"));
    const char *form = psg_scalar_string(psg_node_lookup(layout, "form"));
    double stability;
    bool is_said = read_share(psg_node_lookup(layout, "stability"), &stability);
    reader->landscape->stability = is_said ? stability : (double)NAN;
    if (align != NULL) {
        psg_align_lookup(align, &reader->landscape->align);
    }
    if (form != NULL) {
        psg_network_form_lookup(form, &reader->landscape->form);
    }
    read_pins(reader, psg_node_lookup(layout, "pins"));
}
