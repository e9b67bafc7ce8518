/* A stack of lists and maps that are not closed yet, and what may still go into them. */
#include "read/yaml/tree_builder.h"

PsgTreeBuilder
psg_tree_builder(const PsgLimits *limits, PsgArena *arena, PsgDiagnostics *list)
{
    return (PsgTreeBuilder){.limits = limits,
                            .arena = arena,
                            .list = list,
                            .levels = g_array_new(FALSE, FALSE, sizeof(PsgTreeLevel))};
}

void
psg_tree_builder_clear(PsgTreeBuilder *builder)
{
    for (guint i = 0; i < builder->levels->len; i++) {
        g_ptr_array_unref(g_array_index(builder->levels, PsgTreeLevel, i).children);
    }
    g_array_unref(builder->levels);
}

void
psg_tree_hit_limit(PsgTreeBuilder *builder, PsgSpan span, const char *what, size_t limit,
                   const char *name)
{
    if (builder->list != NULL && !builder->is_over) {
        psg_diagnostics_limit(builder->list, name, span, what, limit);
    }
    builder->is_over = true;
}

PsgTreeLevel *
psg_tree_level(const PsgTreeBuilder *builder)
{
    guint count = builder->levels->len;
    return count == 0 ? NULL : &g_array_index(builder->levels, PsgTreeLevel, count - 1);
}

bool
psg_tree_next_is_key(const PsgTreeBuilder *builder)
{
    const PsgTreeLevel *level = psg_tree_level(builder);
    return level != NULL && level->node->kind == PSG_NODE_MAP &&
           level->children->len % 2 == 0;
}

PsgNode *
psg_tree_node(const PsgTreeBuilder *builder, PsgNodeKind kind, PsgSpan span)
{
    PsgNode *node = psg_arena_alloc(builder->arena, sizeof *node);
    node->kind = kind;
    node->size.values = 1;
    node->span = span;
    return node;
}

void
psg_tree_check_text(const PsgTreeBuilder *builder, PsgNode *node)
{
    size_t most = builder->limits->max_text;
    size_t characters = node->size.bytes; /* or less */
    if (characters > most) {
        characters = (size_t)g_utf8_strlen(node->string, -1);
    }
    if (characters <= most) {
        return;
    }
    if (builder->list != NULL) {
        psg_diagnostics_error(builder->list, PSG_LIMIT_TEXT, node->span,
                              "this text has %" G_GSIZE_FORMAT
                              " characters, and the limit is %" G_GSIZE_FORMAT,
                              characters, most);
    }
    node->kind = PSG_NODE_BROKEN;
}

/* Lists and maps were counted when they were opened. */
void
psg_tree_attach(PsgTreeBuilder *builder, PsgNode *node)
{
    PsgTreeLevel *level = psg_tree_level(builder);
    if (!psg_tree_next_is_key(builder)) {
        builder->values += node->kind == PSG_NODE_SCALAR ? 1 : 0;
        if (builder->values > builder->limits->max_values) {
            psg_tree_hit_limit(builder, node->span, "there are too many values",
                               builder->limits->max_values, PSG_LIMIT_VALUES);
            return;
        }
    }
    if (level == NULL) {
        builder->root = node;
    } else {
        g_ptr_array_add(level->children, node);
    }
}

void
psg_tree_open(PsgTreeBuilder *builder, PsgNode *node)
{
    if (builder->levels->len >= builder->limits->max_depth) {
        psg_tree_hit_limit(builder, node->span,
                           "lists and maps stand too deep in each other",
                           builder->limits->max_depth, PSG_LIMIT_DEPTH);
        return;
    }
    builder->values++;
    node->height = 1;
    PsgTreeLevel level = {node, g_ptr_array_new()};
    g_array_append_val(builder->levels, level);
}

PsgTreeLevel
psg_tree_pop(PsgTreeBuilder *builder)
{
    guint innermost = builder->levels->len - 1;
    PsgTreeLevel level = g_array_index(builder->levels, PsgTreeLevel, innermost);
    g_array_set_size(builder->levels, innermost);
    return level;
}

void
psg_tree_fill_list(const PsgTreeBuilder *builder, const PsgTreeLevel *level)
{
    PsgNode *node = level->node;
    GPtrArray *children = level->children;
    for (guint i = 0; i < children->len; i++) {
        psg_node_count(node, children->pdata[i]);
    }
    node->count = children->len;
    node->items =
        psg_arena_copy(builder->arena, children->pdata, children->len, sizeof(PsgNode *));
}
