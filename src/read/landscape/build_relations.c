/* Relations: every pair of the ends that were written becomes one of its own. */
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

/* What every pair of one entry has alike. */
static PsgRelation
build_common(const PsgBuilder *builder, const PsgNode *map)
{
    PsgRelation relation = {
        .kind = psg_builder_refer(builder, PSG_THING_RELATION_KIND,
                                  psg_node_lookup(map, "kind")),
        .when = psg_build_spells(builder, psg_node_lookup(map, "when")),
        .weight = 1,
        .label = psg_build_text(builder, psg_node_lookup(map, "label")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .url = psg_build_string(builder, psg_node_lookup(map, "url")),
        .sources = psg_build_sources(builder, map),
    };
    double weight;
    if (psg_scalar_number(psg_node_lookup(map, "weight"), &weight) && weight > 0) {
        relation.weight = weight;
    }
    return relation;
}

static void
doubt_loop(const PsgBuilder *builder, const PsgNode *map, size_t actor)
{
    psg_diagnostics_warning(builder->list, "loop", map->span,
                            "this relates \"%s\" to itself: it is left out",
                            builder->landscape->actors[actor].id);
}

static void
add_pairs(PsgBuilder *builder, const PsgNode *map, size_t entry, GArray *relations)
{
    PsgIndexes from =
        psg_build_indexes(builder, PSG_THING_ACTOR, psg_node_lookup(map, "from"));
    PsgIndexes to =
        psg_build_indexes(builder, PSG_THING_ACTOR, psg_node_lookup(map, "to"));
    PsgRelation relation = build_common(builder, map);
    relation.entry = entry;
    for (size_t i = 0; i < from.count; i++) {
        for (size_t j = 0; j < to.count; j++) {
            if (from.items[i] == to.items[j]) {
                doubt_loop(builder, map, from.items[i]);
                continue;
            }
            relation.from = from.items[i];
            relation.to = to.items[j];
            g_array_append_val(relations, relation);
            g_array_append_val(builder->relation_nodes, map);
        }
    }
}

/* Lists of ends multiply: a short file could ask for more pairs than fit into memory. */
static bool
is_too_much(const PsgBuilder *builder, const PsgNode *map, const GArray *relations)
{
    const PsgNode *from = psg_node_lookup(map, "from"), *to = psg_node_lookup(map, "to");
    size_t most = builder->limits->max_values / 4;
    size_t pairs = (from == NULL ? 0 : from->values) * (to == NULL ? 0 : to->values);
    if (relations->len + pairs <= most) {
        return false;
    }
    psg_diagnostics_error(builder->list, PSG_LIMIT_VALUES, map->span,
                          "with this there are more than %" G_GSIZE_FORMAT
                          " relations, a quarter of the limit of values",
                          most);
    return true;
}

void
psg_build_relations(PsgBuilder *builder)
{
    GArray *relations = g_array_new(FALSE, FALSE, sizeof(PsgRelation));
    const PsgNode *list = psg_node_lookup(builder->root, "relations");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count; i++) {
        if (is_too_much(builder, list->items[i], relations)) {
            break;
        }
        add_pairs(builder, list->items[i], i, relations);
    }
    builder->landscape->relation_count = relations->len;
    builder->landscape->relations = psg_arena_take_array(builder->arena, relations);
}
