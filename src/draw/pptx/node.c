/* Nodes of slides: their texts, their names and where they are. */
#include "draw/pptx/draft.h"

double
psg_anchor_share(PsgAnchor anchor)
{
    static const double shares[] = {
        [PSG_ANCHOR_START] = 0, [PSG_ANCHOR_MIDDLE] = 0.5, [PSG_ANCHOR_END] = 1};
    return shares[anchor];
}

void
psg_node_free(PsgNode *node)
{
    if (node == NULL) {
        return;
    }
    g_free(node->name);
    g_free(node->apart);
    psg_path_free(node->path);
    g_clear_pointer(&node->runs, g_array_unref);
    g_clear_pointer(&node->children, g_ptr_array_unref);
    g_free(node);
}

static void
free_node(gpointer node)
{
    psg_node_free(node);
}

PsgNode *
psg_node_new(PsgNodeSort sort, const PsgAround *around)
{
    PsgNode *node = g_new0(PsgNode, 1);
    node->sort = sort;
    node->opacity = around->opacity;
    node->href = around->href;
    if (sort == PSG_NODE_GROUP) {
        node->children = g_ptr_array_new_with_free_func(free_node);
    }
    return node;
}

void
psg_node_add(PsgNode *parent, PsgNode *node)
{
    g_ptr_array_add(parent->children, node);
}

/* A group of one is that one, and a group of none is nothing. Takes the group. */
void
psg_node_add_group(PsgNode *parent, PsgNode *group)
{
    if (group->children->len > 1) {
        psg_node_add(parent, group);
        return;
    }
    if (group->children->len == 1) {
        PsgNode *only = g_ptr_array_steal_index(group->children, 0);
        if (group->name != NULL) {
            g_free(only->name);
            only->name = g_steal_pointer(&group->name);
        }
        if (group->description != NULL) {
            only->description = group->description;
        }
        psg_node_add(parent, only);
    }
    psg_node_free(group);
}

void
psg_node_add_run(PsgNode *node, const PsgItem *item, PsgPoint at, bool is_same_line)
{
    PsgRun run = {.item = item, .at = at};
    if (node->runs == NULL) {
        node->runs = g_array_new(FALSE, FALSE, sizeof(PsgRun));
    } else {
        run.line = psg_node_run(node, node->runs->len - 1)->line + (is_same_line ? 0 : 1);
    }
    g_array_append_val(node->runs, run);
}

PsgRect
psg_node_text_room(const PsgNode *node)
{
    PsgRect room = {0, 0, 0, 0};
    for (guint i = 0; i < node->runs->len; i++) {
        const PsgRun *run = psg_node_run(node, i);
        const PsgTextLook *look = &run->item->look;
        double width = run->item->text_width, size = look->font.size;
        PsgRect own = {run->at.x - psg_anchor_share(look->anchor) * width,
                       run->at.y - PSG_LINE_ABOVE * size, width,
                       (PSG_LINE_ABOVE + PSG_LINE_BELOW) * size};
        room = i == 0 ? own : psg_rect_union(room, own);
    }
    return room;
}

/* ---- Names and places ---- */

static const char *
usual_name(const PsgNode *node)
{
    static const char *const names[] = {
        [PSG_NODE_GROUP] = "Group",         [PSG_NODE_SHAPE] = "Shape",
        [PSG_NODE_LINE] = "Line",           [PSG_NODE_TEXT] = "Text",
        [PSG_NODE_TITLE] = "Title",         [PSG_NODE_BODY] = "Subtitle",
        [PSG_NODE_NUMBER] = "Slide number", [PSG_NODE_FIGURE] = "Figure"};
    return node->sort == PSG_NODE_TEXT ? psg_node_run(node, 0)->item->text
                                       : names[node->sort];
}

/* names: how often each name was wished. */
static void
set_name(PsgNode *node, GHashTable *names)
{
    g_autofree char *wish = g_strdup(node->name == NULL ? usual_name(node) : node->name);
    g_autofree char *name = g_strdup(wish);
    size_t count = GPOINTER_TO_SIZE(g_hash_table_lookup(names, wish));
    while (g_hash_table_contains(names, name)) {
        g_free(name);
        name = g_strdup_printf("%s %zu", wish, ++count);
    }
    if (!g_str_equal(name, wish)) {
        g_hash_table_replace(names, g_strdup(wish), GSIZE_TO_POINTER(count));
    }
    g_hash_table_replace(names, g_strdup(name), GSIZE_TO_POINTER(1));
    g_free(node->name);
    node->name = g_steal_pointer(&name);
}

/* Besides the number itself, in heights of its line. */
#define NUMBER_ROOM 2.0

static void
set_box(PsgNode *node)
{
    if (node->sort != PSG_NODE_SHAPE && node->runs != NULL) {
        node->box = psg_node_text_room(node);
    }
    if (node->sort == PSG_NODE_NUMBER) { /* another page may have more figures */
        double more = NUMBER_ROOM * node->box.height;
        node->box.x -= more * psg_anchor_share(psg_node_run(node, 0)->item->look.anchor);
        node->box.width += more;
    }
    for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
        const PsgNode *child = g_ptr_array_index(node->children, i);
        node->box = i == 0 ? child->box : psg_rect_union(node->box, child->box);
    }
}

unsigned
psg_node_finish(PsgNode *node, unsigned id, GHashTable *names)
{
    node->id = id++;
    set_name(node, names);
    for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
        id = psg_node_finish(g_ptr_array_index(node->children, i), id, names);
    }
    set_box(node);
    return id;
}
