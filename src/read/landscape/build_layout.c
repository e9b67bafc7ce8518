/* The layout: how much may move, what is aligned, and who stands where it was told. */
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

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
build_pins(const PsgBuilder *builder, const PsgNode *map)
{
    size_t count = map == NULL || map->kind != PSG_NODE_MAP ? 0 : map->count;
    PsgPin *pins = psg_arena_alloc(builder->arena, count * sizeof *pins);
    size_t pin_count = 0;
    for (size_t i = 0; i < count; i++) {
        PsgPin pin = {psg_builder_refer(builder, PSG_THING_ACTOR, map->pairs[i].key), 0,
                      0};
        if (pin.actor != PSG_NONE && read_place(map->pairs[i].value, &pin)) {
            pins[pin_count++] = pin;
        }
    }
    builder->landscape->pins = pins;
    builder->landscape->pin_count = pin_count;
}

void
psg_build_layout(PsgBuilder *builder)
{
    const PsgNode *layout = psg_node_lookup(builder->root, "layout");
    const char *align = psg_scalar_string(psg_node_lookup(layout, "align"));
    double stability;
    bool is_said = read_share(psg_node_lookup(layout, "stability"), &stability);
    builder->landscape->stability = is_said ? stability : (double)NAN;
    builder->landscape->aligns_tiers = align != NULL && strcmp(align, "tier") == 0;
    build_pins(builder, psg_node_lookup(layout, "pins"));
}
