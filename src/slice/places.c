/* Tiers' lists and pins: what is said of actors outside of them. */
#include "slice/places.h"

static void
move_tiers(const PsgLandscape *whole, const size_t *places, PsgLandscape *landscape)
{
    size_t count = whole->tier_count;
    PsgTier *tiers = psg_arena_copy(landscape->arena, whole->tiers, count, sizeof *tiers);
    for (size_t i = 0; i < count; i++) {
        const PsgDatedIndexes *listed = &whole->tiers[i].actors;
        PsgDatedIndex *items =
            psg_arena_alloc(landscape->arena, listed->count * sizeof *items);
        size_t kept = 0, any = 0;
        for (size_t k = 0; k < listed->count; k++) {
            PsgDatedIndex item = listed->items[k];
            bool is_nobody = item.index == PSG_NONE; /* then nobody is listed */
            item.index = is_nobody ? PSG_NONE : places[item.index];
            if (is_nobody || item.index != PSG_NONE) {
                items[kept++] = item;
                any += !is_nobody;
            }
        }
        tiers[i].actors = (PsgDatedIndexes){items, any == 0 ? 0 : kept};
    }
    landscape->tiers = tiers;
}

static void
move_pins(const PsgLandscape *whole, const size_t *places, PsgLandscape *landscape)
{
    PsgPin *pins = psg_arena_alloc(landscape->arena, whole->pin_count * sizeof *pins);
    size_t count = 0;
    for (size_t i = 0; i < whole->pin_count; i++) {
        if (places[whole->pins[i].actor] != PSG_NONE) {
            pins[count] = whole->pins[i];
            pins[count++].actor = places[whole->pins[i].actor];
        }
    }
    landscape->pins = pins;
    landscape->pin_count = count;
}

void
psg_places_move(const PsgLandscape *whole, const size_t *places, PsgLandscape *landscape)
{
    move_tiers(whole, places, landscape);
    move_pins(whole, places, landscape);
}
