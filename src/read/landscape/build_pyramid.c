/* The pyramid: its tiers, from the top. Their figures were built with the measures. */
#include "read/landscape/builder.h"

static PsgTier
build_tier(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *map = entry->value;
    return (PsgTier){
        .id = entry->id,
        .label = psg_build_text_or(builder, psg_node_lookup(map, "label"), entry->id),
        .level = psg_build_text(builder, psg_node_lookup(map, "level")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .actors = psg_build_dated_indexes(builder, PSG_THING_ACTOR,
                                          psg_node_lookup(map, "actors")),
        .sources = psg_build_sources(builder, map),
    };
}

static void
check_figures(const PsgBuilder *builder, const PsgNode *pyramid, const PsgNode *tier)
{
    const PsgPair *figures = psg_node_pair_lookup(tier, "figures");
    if (figures != NULL && psg_node_lookup(pyramid, "measure") == NULL) {
        psg_diagnostics_error(builder->list, "missing-key", figures->key->span,
                              "figures of what? The pyramid needs the key \"measure\"");
    }
}

void
psg_build_pyramid(PsgBuilder *builder)
{
    const PsgNode *pyramid = psg_node_lookup(builder->root, "pyramid");
    size_t count = psg_builder_count(builder, PSG_THING_TIER);
    PsgTier *tiers = psg_arena_alloc(builder->arena, count * sizeof *tiers);
    for (size_t i = 0; i < count; i++) {
        const PsgEntry *entry = psg_builder_entry(builder, PSG_THING_TIER, i);
        tiers[i] = build_tier(builder, entry);
        check_figures(builder, pyramid, entry->value);
    }
    builder->landscape->pyramid_title =
        psg_build_text(builder, psg_node_lookup(pyramid, "title"));
    builder->landscape->tiers = tiers;
    builder->landscape->tier_count = count;
}
