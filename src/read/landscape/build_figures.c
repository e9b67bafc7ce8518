/* What is made when nothing is asked for: kinds of figures, and the slices they show. */
#include "read/form/form.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

#include <string.h>

/* ---- Slices: one, several, or a range ---- */

static size_t
find_slice(const PsgBuilder *builder, const char *id, PsgSpan span)
{
    size_t index = psg_builder_find(builder, PSG_THING_SLICE, id);
    if (index == PSG_NONE) {
        psg_builder_report_unknown(builder, PSG_THING_SLICE, id, span);
    }
    return index;
}

static void
add_range(const PsgBuilder *builder, const PsgNode *node, const char *dots,
          GArray *indexes)
{
    g_autofree char *from = g_strndup(node->string, (size_t)(dots - node->string));
    const char *to = dots + strlen("..");
    size_t first = find_slice(builder, from, node->span);
    size_t last = find_slice(builder, to, node->span);
    if (first == PSG_NONE || last == PSG_NONE) {
        return;
    }
    if (first > last) {
        psg_diagnostics_error(builder->list, "bad-range", node->span,
                              "the range goes backwards: write %s..%s", to, from);
    }
    for (size_t i = first; i <= last; i++) {
        g_array_append_val(indexes, i);
    }
}

static void
add_slices(const PsgBuilder *builder, const PsgNode *node, GArray *indexes)
{
    if (node == NULL || psg_scalar_string(node) == NULL) {
        return;
    }
    const char *dots = strstr(node->string, "..");
    if (dots != NULL) {
        add_range(builder, node, dots, indexes);
        return;
    }
    size_t index = find_slice(builder, node->string, node->span);
    if (index != PSG_NONE) {
        g_array_append_val(indexes, index);
    }
}

static PsgIndexes
build_at(const PsgBuilder *builder, const PsgNode *node)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
    if (node != NULL && node->kind == PSG_NODE_LIST) {
        for (size_t i = 0; i < node->count; i++) {
            add_slices(builder, node->items[i], indexes);
        }
    } else {
        add_slices(builder, node, indexes);
    }
    size_t count = indexes->len;
    return (PsgIndexes){psg_arena_take_array(builder->arena, indexes), count};
}

/* ---- What belongs to some kinds only ---- */

static void
build_pair(const PsgBuilder *builder, const PsgNode *node, PsgFigureWish *wish)
{
    if (node == NULL || node->kind != PSG_NODE_LIST || node->count != 2) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        wish->pair[i] = psg_builder_refer(builder, PSG_THING_SLICE, node->items[i]);
    }
    if (wish->pair[0] == wish->pair[1] && wish->pair[0] != PSG_NONE) {
        psg_diagnostics_warning(builder->list, "same-slice", node->span,
                                "both are the same slice");
    }
}

static void
build_window(const PsgBuilder *builder, const PsgNode *map, PsgFigureWish *wish)
{
    PsgInterval from, to;
    const PsgNode *end = psg_node_lookup(map, "to");
    wish->window = psg_interval_always();
    if (psg_scalar_date(psg_node_lookup(map, "from"), &from)) {
        wish->window.from = from.from;
    }
    if (psg_scalar_date(end, &to)) {
        wish->window.to = to.to;
    }
    if (psg_interval_first(&wish->window) > psg_interval_last(&wish->window)) {
        psg_diagnostics_error(builder->list, "bad-range", end->span,
                              "the axis ends before it begins");
    }
}

static void
build_measures(const PsgBuilder *builder, const PsgNode *map, PsgFigureWish *wish)
{
    wish->measures =
        psg_build_indexes(builder, PSG_THING_MEASURE, psg_node_lookup(map, "measures"));
    psg_scalar_boolean(psg_node_lookup(map, "counts"), &wish->counts);
}

/* Keys that mean nothing for the figure that they were given to. */
static void
doubt_keys(const PsgBuilder *builder, const PsgNode *map, const char *kind)
{
    static const struct {
        const char *key, *kinds;
    } rows[] = {
        {"facing", "pyramid"},       {"scale", "pyramid"},   {"between", "compare"},
        {"side-by-side", "compare"}, {"group", "timeline"},  {"from", "timeline, series"},
        {"to", "timeline, series"},  {"measures", "series"}, {"counts", "series"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const PsgPair *pair = psg_node_pair_lookup(map, rows[i].key);
        if (pair != NULL && strstr(rows[i].kinds, kind) == NULL) {
            psg_diagnostics_warning(builder->list, "idle-key", pair->key->span,
                                    "\"%s\" means something for %s only", rows[i].key,
                                    rows[i].kinds);
        }
    }
    const PsgPair *at = psg_node_pair_lookup(map, "at");
    const char *key = strcmp(kind, "compare") == 0 ? "between" : "facing";
    if (at != NULL && psg_node_lookup(map, key) != NULL) {
        psg_diagnostics_warning(builder->list, "idle-key", at->key->span,
                                "\"%s\" says which slices are shown, \"at\" is not "
                                "looked at",
                                key);
    }
}

/* A comparison needs two slices. */
static void
check_pair(const PsgBuilder *builder, const PsgNode *node, const PsgNode *map,
           const PsgFigureWish *wish)
{
    if (strcmp(wish->kind, "compare") == 0 && psg_node_lookup(map, "between") == NULL &&
        wish->at.count != 2) {
        psg_diagnostics_error(builder->list, "missing-key", node->span,
                              "a comparison needs two slices: {kind: compare, between: "
                              "[a, b]}");
    }
}

/* ---- Wishes ---- */

static PsgFigureWish
build_wish(const PsgBuilder *builder, const PsgNode *node)
{
    const PsgNode *kind =
        node->kind == PSG_NODE_SCALAR ? node : psg_node_lookup(node, "kind");
    PsgFigureWish wish = {
        .kind = psg_build_string(builder, kind),
        .at = build_at(builder, psg_node_lookup(node, "at")),
        .pair = {PSG_NONE, PSG_NONE},
        .title = psg_build_text(builder, psg_node_lookup(node, "title")),
    };
    const char *scale = psg_scalar_string(psg_node_lookup(node, "scale"));
    if (psg_form_word(&psg_form_scale, scale) == PSG_SCALE_LOG) {
        wish.scale = PSG_SCALE_LOG;
    }
    const char *grouping = psg_scalar_string(psg_node_lookup(node, "group"));
    size_t group = psg_form_word(&psg_form_grouping, grouping);
    wish.grouping = group <= PSG_GROUPING_NONE ? (PsgGrouping)group : PSG_GROUPING_KIND;
    psg_scalar_boolean(psg_node_lookup(node, "side-by-side"), &wish.is_side_by_side);
    build_window(builder, node, &wish);
    build_measures(builder, node, &wish);
    if (wish.kind != NULL) {
        bool compares = strcmp(wish.kind, "compare") == 0;
        build_pair(builder, psg_node_lookup(node, compares ? "between" : "facing"),
                   &wish);
        doubt_keys(builder, node, wish.kind);
        check_pair(builder, kind, node, &wish);
    }
    return wish;
}

void
psg_build_figures(PsgBuilder *builder)
{
    const PsgNode *list = psg_node_lookup(builder->root, "figures");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    PsgFigureWish *wishes = psg_arena_alloc(builder->arena, count * sizeof *wishes);
    for (size_t i = 0; i < count; i++) {
        wishes[i] = build_wish(builder, list->items[i]);
    }
    builder->landscape->figures = wishes;
    builder->landscape->figure_count = count;
}
