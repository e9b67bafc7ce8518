/* From a scene to what stands on a slide: which items are one thing, and what is tied to what. */
#include "draw/pptx/draft.h"

#include <string.h>

typedef struct {
    PsgNode *node;
    size_t from, to; /* actors */
} Tied;

typedef struct {
    const PsgScene *scene;
    size_t at;   /* the item that is next */
    bool *holds; /* of each item: it is a group in which shapes are tied */
    PsgNode *root, *title, *body;
    const PsgItem *largest; /* text, if no text is said to be the title */
    GHashTable *standing; /* of an actor, from 1: GPtrArray of the shapes that show it */
    GArray *tied;         /* Tied */
} Draft;

static void draft_items(Draft *draft, PsgNode *parent, const PsgAround *around);

/* ---- Texts ---- */

/* Whether the text stands below the last one of the node, and in line with it. */
static bool
stands_below(const PsgNode *node, const PsgItem *item, PsgPoint at)
{
    const PsgRun *last = psg_node_run(node, node->runs->len - 1);
    double step = at.y - last->at.y, size = item->look.font.size;
    return item->look.anchor == last->item->look.anchor &&
           psg_node_is_same(at.x, last->at.x) && step > 0.9 * size && step < 1.7 * size &&
           !(fabs(item->look.turn) > 0) && !(fabs(last->item->look.turn) > 0);
}

static bool
looks_same(const PsgTextLook *a, const PsgTextLook *b)
{
    return g_str_equal(a->font.family, b->font.family) &&
           psg_node_is_same(a->font.size, b->font.size) &&
           a->font.weight == b->font.weight && a->font.italic == b->font.italic &&
           memcmp(&a->colour, &b->colour, sizeof a->colour) == 0;
}

/* Whether the text is the next line of what stands in that box of text. */
static bool
continues(const PsgNode *node, const PsgItem *item, PsgPoint at)
{
    if (!stands_below(node, item, at)) {
        return false;
    }
    guint count = node->runs->len;
    const PsgRun *last = psg_node_run(node, count - 1);
    bool is_even =
        count < 2 || fabs(2 * last->at.y - at.y - psg_node_run(node, count - 2)->at.y) <
                         2 * PSG_NODE_SAME;
    return is_even && looks_same(&last->item->look, &item->look);
}

static PsgNode *
last_child(const PsgNode *parent)
{
    return parent->children->len == 0
               ? NULL
               : g_ptr_array_index(parent->children, parent->children->len - 1);
}

static void
draft_plain_text(PsgNode *parent, const PsgItem *item, const PsgAround *around)
{
    PsgPoint at = psg_around_point(item->at, around);
    PsgNode *last = last_child(parent);
    bool is_next = last != NULL && last->sort == PSG_NODE_TEXT &&
                   last->href == around->href && continues(last, item, at) &&
                   !(last->opacity < around->opacity || last->opacity > around->opacity);
    if (!is_next) {
        last = psg_node_new(PSG_NODE_TEXT, around);
        psg_node_add(parent, last);
    }
    psg_node_add_run(last, item, at, false);
}

/* NULL: the one that is looked at is the last. */
static const PsgItem *
item_after(const Draft *draft)
{
    return draft->at + 1 < psg_scene_item_count(draft->scene)
               ? psg_scene_item(draft->scene, draft->at + 1)
               : NULL;
}

/* A place of its own at the top has what programs take for the title. What stands beside it, on
 * the same line, belongs to it. */
static bool
draft_title(Draft *draft, const PsgItem *item, const PsgAround *around)
{
    PsgPoint at = psg_around_point(item->at, around);
    if (draft->title == NULL) {
        if (item->role != PSG_ROLE_TITLE && item != draft->largest) {
            return false;
        }
        draft->title = psg_node_new(PSG_NODE_TITLE, around);
        psg_node_add_run(draft->title, item, at, false);
        psg_node_add(draft->root, draft->title);
        return true;
    }
    const PsgRun *last = psg_node_run(draft->title, draft->title->runs->len - 1);
    const PsgItem *next = item_after(draft);
    bool is_block = next != NULL && next->kind == PSG_ITEM_TEXT &&
                    next->role == PSG_ROLE_SUBTITLE && item->role == PSG_ROLE_SUBTITLE;
    bool is_beside = psg_node_is_same(at.y, last->at.y) && at.x > last->at.x &&
                     item->look.anchor == PSG_ANCHOR_START && !is_block;
    bool is_below = item->role == PSG_ROLE_TITLE && stands_below(draft->title, item, at);
    if (is_beside || is_below) {
        psg_node_add_run(draft->title, item, at, is_beside);
    }
    return is_beside || is_below;
}

static void
draft_text(Draft *draft, PsgNode *parent, const PsgItem *item, const PsgAround *around)
{
    bool is_title = item->role == PSG_ROLE_TITLE || item->role == PSG_ROLE_SUBTITLE ||
                    item == draft->largest;
    if (item->look.colour.alpha == 0 || *item->text == '\0' ||
        (is_title && draft_title(draft, item, around))) {
        return;
    }
    if (item->role == PSG_ROLE_BODY) {
        if (draft->body == NULL) {
            draft->body = psg_node_new(PSG_NODE_BODY, around);
            psg_node_add(draft->root, draft->body);
        }
        psg_node_add_run(draft->body, item, psg_around_point(item->at, around), false);
        return;
    }
    if (item->role == PSG_ROLE_NUMBER) {
        PsgNode *number = psg_node_new(PSG_NODE_NUMBER, around);
        psg_node_add_run(number, item, psg_around_point(item->at, around), false);
        psg_node_add(draft->root, number);
        return;
    }
    draft_plain_text(parent, item, around);
}

/* ---- Texts in shapes ---- */

/* A text in a shape is at least this share of its height: what is less is a word on a ground. */
#define LEAST_FILLED 0.3

static bool
is_within(const PsgNode *node, const PsgItem *item, PsgPoint at)
{
    double size = item->look.font.size, width = item->text_width;
    double left = at.x - psg_anchor_share(item->look.anchor) * width;
    return left >= node->box.x - PSG_NODE_SAME &&
           left + width <= psg_rect_right(node->box) + PSG_NODE_SAME &&
           at.y <= psg_rect_bottom(node->box) &&
           at.y - 0.7 * size >= node->box.y - PSG_NODE_SAME &&
           size >= LEAST_FILLED * node->box.height;
}

static bool
may_hold_text(const PsgNode *node)
{
    if (node->sort != PSG_NODE_SHAPE || node->veil != PSG_VEIL_NONE) {
        return false;
    }
    if (node->outline.form == PSG_OUTLINE_NONE) {
        size_t count = psg_path_count(node->path);
        return count > 3 && count < 12 &&
               psg_path_step(node->path, count - 1)->kind == PSG_STEP_CLOSE;
    }
    return node->outline.form < PSG_OUTLINE_DIAMOND;
}

/* The texts that follow a shape and lie in it. draft->at: the item of the shape. */
static void
draft_texts_within(Draft *draft, PsgNode *node, const PsgAround *around)
{
    while (may_hold_text(node)) {
        const PsgItem *item = item_after(draft);
        if (item == NULL || item->kind != PSG_ITEM_TEXT || item->role != PSG_ROLE_NONE ||
            item == draft->largest || item->look.colour.alpha == 0 ||
            fabs(item->look.turn) > 0) {
            return;
        }
        PsgPoint at = psg_around_point(item->at, around);
        bool is_next = node->runs == NULL || stands_below(node, item, at);
        if (!is_next || !is_within(node, item, at) || *item->text == '\0') {
            return;
        }
        psg_node_add_run(node, item, at, false);
        draft->at++;
    }
}

static void
draft_item(Draft *draft, PsgNode *parent, const PsgItem *item, const PsgAround *around)
{
    if (item->kind == PSG_ITEM_TEXT) {
        draft_text(draft, parent, item, around);
        return;
    }
    bool is_seen =
        item->ink.fill.alpha > 0 || (item->ink.stroke.alpha > 0 && item->ink.width > 0);
    bool is_empty = item->kind == PSG_ITEM_PATH && psg_path_count(item->path) < 2;
    if (is_seen && !is_empty) {
        PsgNode *node = psg_node_of_item(item, around);
        draft_texts_within(draft, node, around);
        psg_node_add(parent, node);
    }
}

/* ---- Actors ---- */

static void
add_badge(PsgNode *node, const PsgItem *item, PsgColour ground, const PsgAround *around)
{
    PsgPoint at = psg_around_point(item->at, around);
    bool is_beside =
        node->runs != NULL &&
        psg_node_is_same(at.y, psg_node_run(node, node->runs->len - 1)->at.y);
    psg_node_add_run(node, item, at, is_beside);
    PsgRun *run = &g_array_index(node->runs, PsgRun, node->runs->len - 1);
    run->ground = ground;
    run->is_padded = true;
}

static void
note_standing(Draft *draft, PsgNode *node, PsgPart part)
{
    if (part.kind != PSG_PART_ACTOR) {
        return;
    }
    gpointer key = GSIZE_TO_POINTER(part.index + 1);
    GPtrArray *list = g_hash_table_lookup(draft->standing, key);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(draft->standing, key, list);
    }
    g_ptr_array_add(list, node);
}

/* The shape with its words; what else is in the group stands with it in one. */
static void
draft_actor(Draft *draft, PsgNode *group, const PsgAround *around)
{
    PsgNode *shape = NULL;
    PsgColour ground = PSG_COLOUR_NONE;
    for (;; draft->at++) {
        const PsgItem *item = psg_scene_item(draft->scene, draft->at);
        bool is_text = item->kind == PSG_ITEM_TEXT;
        if (item->kind == PSG_ITEM_END) {
            return;
        }
        if (item->kind == PSG_ITEM_GROUP) {
            draft_items(draft, group, around);
        } else if (item->role == PSG_ROLE_SHAPE && shape == NULL && !is_text) {
            shape = psg_node_of_item(item, around);
            psg_node_add(group, shape);
            note_standing(draft, shape, item->part);
        } else if (item->role == PSG_ROLE_LABEL && is_text && shape != NULL) {
            psg_node_add_run(shape, item, psg_around_point(item->at, around), false);
        } else if (item->role == PSG_ROLE_BADGE && shape != NULL) {
            if (is_text) {
                add_badge(shape, item, ground, around);
            }
            ground = is_text ? PSG_COLOUR_NONE : item->ink.fill;
        } else {
            draft_item(draft, group, item, around);
        }
    }
}

/* ---- Relations ---- */

/* The line up to the tip of its head. */
static PsgPath *
to_the_end(const PsgItem *item, const PsgSceneTie *tie, const PsgAround *around)
{
    PsgPath *path = psg_around_path(item->path, around);
    if (tie->at_end != PSG_END_NONE && tie->at_end != PSG_END_DOT) {
        psg_path_line(path, psg_around_point(tie->end, around));
    }
    return path;
}

static PsgNode *
node_of_tie(Draft *draft, const PsgItem *item, const PsgSceneTie *tie,
            const PsgAround *around)
{
    bool is_gap = item->role == PSG_ROLE_GAP;
    bool is_line = psg_node_is_straight(item->path);
    PsgNode *node = psg_node_new(is_line ? PSG_NODE_LINE : PSG_NODE_SHAPE, around);
    node->ink = item->ink;
    if (!is_gap) {
        node->at_start = tie->at_start;
        node->at_end = tie->at_end;
        node->head = tie->head;
    } else {
        node->opacity = 1; /* it hides the line that it parts */
    }
    if (is_line) {
        psg_node_set_line(node, psg_around_point(tie->start, around),
                          psg_around_point(tie->end, around));
        if (is_gap && tie->at_end != PSG_END_NONE) {
            size_t last = psg_path_count(item->path) - 1;
            node->stroke = psg_distance(tie->start, psg_path_step(item->path, last)->to);
        }
        Tied tied = {node, tie->from, tie->to};
        g_array_append_val(draft->tied, tied);
    } else {
        node->path =
            is_gap ? psg_around_path(item->path, around) : to_the_end(item, tie, around);
        node->box = psg_path_bounds(node->path);
    }
    return node;
}

static void
draft_tie(Draft *draft, PsgNode *parent, const PsgGroupLook *look,
          const PsgAround *around)
{
    PsgNode *line = NULL;
    for (;; draft->at++) {
        const PsgItem *item = psg_scene_item(draft->scene, draft->at);
        if (item->kind == PSG_ITEM_END) {
            return;
        }
        bool is_path = item->kind == PSG_ITEM_PATH;
        if (item->kind == PSG_ITEM_GROUP) {
            draft_items(draft, parent, around);
        } else if (is_path &&
                   (item->role == PSG_ROLE_LINE || item->role == PSG_ROLE_GAP)) {
            PsgNode *node = node_of_tie(draft, item, look->tie, around);
            if (line == NULL) {
                node->name = look->id == NULL ? NULL : g_strconcat("!!", look->id, NULL);
                node->description = look->title;
                line = node;
            } else {
                node->name =
                    g_strconcat(look->id == NULL ? "line" : look->id, " gap", NULL);
                line->is_double = true;
            }
            psg_node_add(parent, node);
        } else if (!is_path ||
                   (item->role != PSG_ROLE_HEAD && item->role != PSG_ROLE_DOTS)) {
            draft_item(draft, parent, item, around);
        }
    }
}

/* One of many relations of one look. first: its move. */
static PsgNode *
draft_piece(PsgNode *parent, const PsgItem *item, size_t first, const PsgAround *around)
{
    g_autoptr(PsgPath) own = psg_path_new();
    const PsgStep *start = psg_path_step(item->path, first);
    psg_path_move(own, start->to);
    for (size_t i = first + 1; i < psg_path_count(item->path); i++) {
        const PsgStep *step = psg_path_step(item->path, i);
        if (step->kind == PSG_STEP_MOVE) {
            break;
        }
        if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(own, step->control1, step->control2, step->to);
        } else {
            psg_path_line(own, step->to);
        }
    }
    PsgItem piece = *item;
    piece.path = own;
    PsgNode *node = psg_node_of_item(&piece, around);
    psg_node_add(parent, node);
    return node;
}

static void
draft_pieces(Draft *draft, PsgNode *parent, const PsgItem *item, const PsgAround *around)
{
    size_t index = 0;
    for (size_t i = 0; i < psg_path_count(item->path); i++) {
        if (psg_path_step(item->path, i)->kind != PSG_STEP_MOVE) {
            continue;
        }
        const PsgScenePiece *piece = &item->pieces[index++];
        PsgNode *node = draft_piece(parent, item, i, around);
        node->name = g_strdup_printf("!!relation-%zu", piece->relation + 1);
        node->description = piece->title;
        if (node->sort == PSG_NODE_LINE) {
            Tied tied = {node, piece->from, piece->to};
            g_array_append_val(draft->tied, tied);
        }
    }
}

static double
distance_to(PsgRect box, PsgPoint point)
{
    double dx = MAX(MAX(box.x - point.x, point.x - psg_rect_right(box)), 0);
    double dy = MAX(MAX(box.y - point.y, point.y - psg_rect_bottom(box)), 0);
    return hypot(dx, dy);
}

static PsgGlue
glue(const Draft *draft, size_t actor, PsgPoint at)
{
    const GPtrArray *list =
        g_hash_table_lookup(draft->standing, GSIZE_TO_POINTER(actor + 1));
    PsgGlue best = {NULL, 0};
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const PsgNode *node = g_ptr_array_index(list, i);
        bool is_nearer = best.shape == NULL ||
                         distance_to(node->box, at) < distance_to(best.shape->box, at);
        best.shape = is_nearer ? node : best.shape;
    }
    if (best.shape != NULL) {
        PsgPoint sites[PSG_OUTLINE_MOST_SITES];
        size_t count = psg_outline_sites(&best.shape->outline, sites);
        for (size_t i = 1; i < count; i++) {
            if (psg_distance(sites[i], at) < psg_distance(sites[best.site], at)) {
                best.site = i;
            }
        }
    }
    return best;
}

/* Once all shapes are known: those of relations lie below them. */
static void
glue_all(Draft *draft)
{
    for (guint i = 0; i < draft->tied->len; i++) {
        const Tied *tied = &g_array_index(draft->tied, Tied, i);
        tied->node->from = glue(draft, tied->from, tied->node->start);
        tied->node->to = glue(draft, tied->to, tied->node->end);
    }
}

/* ---- Groups ---- */

/* Whether there is a shape of an actor right in the group. */
static bool
is_actor(const Draft *draft, size_t group)
{
    size_t depth = 0;
    for (size_t i = group + 1;; i++) {
        const PsgItem *item = psg_scene_item(draft->scene, i);
        if (item->kind == PSG_ITEM_END && depth-- == 0) {
            return false;
        }
        if (item->kind == PSG_ITEM_GROUP) {
            depth++;
        } else if (depth == 0 && item->role == PSG_ROLE_SHAPE) {
            return true;
        }
    }
}

static void
find_holding(Draft *draft)
{
    size_t count = psg_scene_item_count(draft->scene);
    draft->holds = g_new0(bool, count + 1);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(draft->scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            g_array_append_val(open, i);
        } else if (item->kind == PSG_ITEM_END) {
            size_t last = g_array_index(open, size_t, open->len - 1);
            g_array_set_size(open, open->len - 1);
            const PsgItem *group = psg_scene_item(draft->scene, last);
            bool holds = draft->holds[last] || group->group.tie != NULL;
            if (holds && open->len > 0) {
                draft->holds[g_array_index(open, size_t, open->len - 1)] = true;
            }
        } else if (item->kind == PSG_ITEM_PATH && item->piece_count > 0 &&
                   open->len > 0) {
            draft->holds[g_array_index(open, size_t, open->len - 1)] = true;
        } else if (item->role == PSG_ROLE_SHAPE && open->len > 1) {
            draft->holds[g_array_index(open, size_t, open->len - 2)] = true;
        }
    }
}

static PsgAround
around_in(const PsgAround *around, const PsgGroupLook *look)
{
    PsgAround own = *around;
    own.opacity *= look->opacity;
    own.href = look->href == NULL ? around->href : look->href;
    if (look->motion != NULL) {
        PsgPoint offset = psg_motion_offset(look->motion, INFINITY);
        own.opacity *= psg_motion_opacity(look->motion, INFINITY);
        own.shift = psg_around_point(offset, around);
    }
    return own;
}

static void
skip_group(Draft *draft)
{
    size_t depth = 0;
    do {
        PsgItemKind kind = psg_scene_item(draft->scene, draft->at++)->kind;
        depth += kind == PSG_ITEM_GROUP ? 1 : 0;
        depth -= kind == PSG_ITEM_END ? 1 : 0;
    } while (depth > 0);
    draft->at--;
}

static const char *
name_of_group(const PsgGroupLook *look)
{
    return look->id != NULL ? look->id : look->class;
}

/* Things that move from slide to slide are known by their names, which then begin with this. */
#define MOVING "!!"

static void
draft_group(Draft *draft, PsgNode *parent, const PsgAround *around)
{
    size_t index = draft->at;
    const PsgGroupLook *look = &psg_scene_item(draft->scene, index)->group;
    PsgAround own = around_in(around, look);
    if (own.opacity <= 0) {
        skip_group(draft);
        return;
    }
    draft->at++;
    bool has_shape = is_actor(draft, index);
    if (look->tie != NULL) {
        draft_tie(draft, parent, look, &own);
    } else if (draft->holds[index] && !has_shape) {
        while (psg_scene_item(draft->scene, draft->at)->kind != PSG_ITEM_END) {
            draft_items(draft, parent, &own);
            draft->at++;
        }
    } else {
        PsgNode *group = psg_node_new(PSG_NODE_GROUP, &own);
        const char *name = name_of_group(look);
        bool is_moving = has_shape && look->id != NULL;
        group->name =
            name == NULL ? NULL : g_strconcat(is_moving ? MOVING : "", name, NULL);
        group->description = look->title;
        if (has_shape) {
            draft_actor(draft, group, &own);
        } else {
            while (psg_scene_item(draft->scene, draft->at)->kind != PSG_ITEM_END) {
                draft_items(draft, group, &own);
                draft->at++;
            }
        }
        psg_node_add_group(parent, group);
    }
}

/* The item at which the draft is; of a group, up to its end. */
static void
draft_items(Draft *draft, PsgNode *parent, const PsgAround *around)
{
    const PsgItem *item = psg_scene_item(draft->scene, draft->at);
    if (item->kind == PSG_ITEM_GROUP) {
        draft_group(draft, parent, around);
    } else if (item->kind == PSG_ITEM_PATH && item->piece_count > 0) {
        draft_pieces(draft, parent, item, around);
    } else {
        draft_item(draft, parent, item, around);
    }
}

/* ---- All of it ---- */

/* Programs break placeholders where their place ends: it goes on to the margin. */
static void
widen(const Draft *draft, PsgNode *holder)
{
    if (holder != NULL && holder->runs != NULL) {
        double room = psg_scene_size(draft->scene).width - 2 * holder->box.x;
        holder->box.width = MAX(holder->box.width, room);
    }
}

/* What is told of all of it, on an empty shape below all. */
static void
add_figure(Draft *draft, const PsgAround *around)
{
    const char *told = psg_scene_description(draft->scene);
    if (told != NULL && *told != '\0') {
        PsgSize size = psg_scene_size(draft->scene);
        PsgNode *figure = psg_node_new(PSG_NODE_FIGURE, around);
        figure->box = (PsgRect){0, 0, size.width, size.height};
        figure->description = told;
        psg_node_add(draft->root, figure);
    }
}

/* The largest text, if none is said to be the title. */
static const PsgItem *
find_largest(const PsgScene *scene)
{
    const PsgItem *largest = NULL;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_TEXT && item->role == PSG_ROLE_TITLE) {
            return NULL;
        }
        if (item->kind == PSG_ITEM_TEXT && item->role == PSG_ROLE_NONE &&
            !(fabs(item->look.turn) > 0) && *item->text != '\0' &&
            (largest == NULL || item->look.font.size > largest->look.font.size)) {
            largest = item;
        }
    }
    return largest;
}

/* Of a layout that has a place for it. */
static void
add_placed_title(Draft *draft, const PsgAround *around)
{
    PsgSize size = psg_scene_size(draft->scene);
    draft->title = psg_node_new(PSG_NODE_TITLE, around);
    draft->title->box = (PsgRect){0, 0, size.width, size.height};
    psg_node_add(draft->root, draft->title);
}

static void
free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

PsgNode *
psg_node_of_scene(const PsgScene *scene, bool has_place)
{
    const PsgAround around = {1, {0, 0}, NULL};
    Draft draft = {.scene = scene,
                   .root = psg_node_new(PSG_NODE_GROUP, &around),
                   .standing = g_hash_table_new_full(NULL, NULL, NULL, free_list),
                   .tied = g_array_new(FALSE, FALSE, sizeof(Tied))};
    find_holding(&draft);
    add_figure(&draft, &around);
    draft.largest = has_place ? NULL : find_largest(scene);
    for (; draft.at < psg_scene_item_count(scene); draft.at++) {
        draft_items(&draft, draft.root, &around);
    }
    if (draft.title == NULL && has_place) {
        add_placed_title(&draft, &around);
    }
    glue_all(&draft);
    g_autoptr(GHashTable) names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    psg_node_finish(draft.root, 1, names);
    widen(&draft, draft.title);
    widen(&draft, draft.body);
    g_hash_table_unref(draft.standing);
    g_array_unref(draft.tied);
    g_free(draft.holds);
    return draft.root;
}
