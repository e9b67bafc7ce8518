/* Relations: every pair of the ends that were written becomes one of its own. */
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

static PsgDatedNumbers
read_weight(const PsgReader *reader, const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_read_dated(node);
    PsgDatedNumber *items = psg_arena_alloc(reader->arena, dated->len * sizeof *items);
    size_t count = 0;
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        double weight;
        if (psg_scalar_number(each->value, &weight) && weight > 0) {
            items[count++] = (PsgDatedNumber){each->when, weight};
        }
    }
    return (PsgDatedNumbers){items, count};
}

/* What every pair of one entry has alike. */
static PsgRelation
read_common(const PsgReader *reader, const PsgNode *map)
{
    return (PsgRelation){
        .kind = psg_reader_refer(reader, PSG_THING_RELATION_KIND,
                                 psg_node_lookup(map, "kind")),
        .when = psg_read_spells(reader, psg_node_lookup(map, "when")),
        .weight = read_weight(reader, psg_node_lookup(map, "weight")),
        .label = psg_read_text(reader, psg_node_lookup(map, "label")),
        .note = psg_read_text(reader, psg_node_lookup(map, "note")),
        .url = psg_read_string(reader, psg_node_lookup(map, "url")),
        .sources = psg_read_sources(reader, map),
        .properties = psg_read_properties(reader, map),
    };
}

/* Of lists all pairs are meant, and rarely those of an actor with itself. */
static bool
is_pair(const PsgReader *reader, const PsgNode *map, const PsgRelation *relation,
        size_t pairs)
{
    bool is_pair = relation->from != relation->to || pairs == 1;
    if (!is_pair) {
        const char *id = psg_builder_id(reader->builder, PSG_THING_ACTOR, relation->from);
        psg_diagnostics_warning(
            reader->list, "loop", map->span,
            "lists relate nobody to itself, and \"%s\" is in both: if "
            "that is meant, write {from: %s, to: %s}",
            id, id, id);
    }
    return is_pair;
}

static void
add_pairs(PsgReader *reader, const PsgNode *map, size_t entry)
{
    PsgIndexes from =
        psg_read_indexes(reader, PSG_THING_ACTOR, psg_node_lookup(map, "from"));
    PsgIndexes to = psg_read_indexes(reader, PSG_THING_ACTOR, psg_node_lookup(map, "to"));
    PsgRelation relation = read_common(reader, map);
    relation.entry = entry;
    for (size_t i = 0; i < from.count; i++) {
        for (size_t j = 0; j < to.count; j++) {
            relation.from = from.items[i];
            relation.to = to.items[j];
            if (is_pair(reader, map, &relation, from.count * to.count)) {
                psg_builder_add_relation(reader->builder, &relation);
                g_ptr_array_add(reader->relations, (gpointer)(guintptr)map);
            }
        }
    }
}

/* Adds count times each to a sum; false if that is more than most. */
static bool
charge(size_t *sum, size_t count, size_t each, size_t most)
{
    if (each > 0 && count > (most - *sum) / each) {
        return false;
    }
    *sum += count * each;
    return true;
}

/* Lists of ends multiply: a short file could ask for more pairs than fit into memory. So
 * they count as if each pair had been written by itself. */
static bool
charge_pairs(const PsgReader *reader, const PsgNode *map, PsgNodeSize *written)
{
    static const PsgNodeSize none;
    const PsgNode *from = psg_node_lookup(map, "from"), *to = psg_node_lookup(map, "to");
    const PsgNodeSize *one = from == NULL ? &none : &from->size;
    const PsgNodeSize *other = to == NULL ? &none : &to->size;
    size_t pairs = one->values * other->values;
    size_t values = map->size.values - one->values - other->values + 2;
    size_t bytes = map->size.bytes - one->bytes - other->bytes;
    if (!charge(&written->values, pairs, values, reader->limits->max_values)) {
        psg_diagnostics_error(reader->list, PSG_LIMIT_VALUES, map->span,
                              "with each of these pairs written out there are more than "
                              "%" G_GSIZE_FORMAT " values, which is the limit",
                              reader->limits->max_values);
        return false;
    }
    if (!charge(&written->bytes, pairs, bytes, reader->limits->max_bytes)) {
        psg_diagnostics_error(reader->list, PSG_LIMIT_BYTES, map->span,
                              "with each of these pairs written out there are more than "
                              "%" G_GSIZE_FORMAT " bytes of text, which is the limit",
                              reader->limits->max_bytes);
        return false;
    }
    return true;
}

void
psg_read_relations(PsgReader *reader)
{
    PsgNodeSize written = {0, 0};
    const PsgNode *list = psg_node_lookup(reader->root, "relations");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count && charge_pairs(reader, list->items[i], &written); i++) {
        add_pairs(reader, list->items[i], i);
    }
}
