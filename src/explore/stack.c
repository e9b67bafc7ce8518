/* Scenes laid over each other: cut into things, things into looks and poses. */
#include "explore/stack.h"

#include "base/number.h"
#include "draw/svg_item.h"

#include <math.h>
#include <string.h>

enum { DECIMALS = 2 };

#define MARGIN 8.0 /* around all that is drawn, in page units */

/* Coordinates of a look are differences of numbers, and may be off by less than this. */
#define NOISE 1e-6

/* What stands in a look in place of the shape of a path. */
#define NO_SHAPE " data-d=\"\""

/* A thing, or a layer: a group that holds things and further layers. */
typedef struct Node Node;
struct Node {
    char *key;   /* among its parent's children */
    char *class; /* of a layer; NULL: it has none */
    bool is_thing;
    size_t state_count;  /* of a thing; else 0 */
    GPtrArray *children; /* of a layer: Node, in the order of drawing */
    GHashTable *by_key;
    PsgPart part; /* of a thing, as all below */
    bool is_tie;  /* of two actors, and no relation */
    size_t from, to;
    GPtrArray *looks; /* char *: an element */
    GHashTable *look_numbers;
    GPtrArray *poses; /* char *: as JSON has it, without its brackets */
    GHashTable *pose_numbers;
    gint *states;  /* the pose, -1: it is not seen */
    char **titles; /* by state; NULL: none */
};

/* Where something is drawn. */
typedef struct {
    PsgRect bounds;
    bool is_drawn; /* else nowhere */
} Extent;

struct PsgStack {
    char *id;
    size_t state_count;
    bool *has;
    Node *root;
    Extent body, legend; /* of all that is drawn in any state */
    PsgColour background;
    char *family;                  /* of most letters */
    char **titles, **descriptions; /* by state */
    GString **spans;               /* by state: as JSON has them */
};

/* ---- Nodes ---- */

static void
node_free(void *data)
{
    Node *node = data;
    g_free(node->key);
    g_free(node->class);
    g_ptr_array_unref(node->children);
    g_hash_table_unref(node->by_key);
    g_ptr_array_unref(node->looks);
    g_hash_table_unref(node->look_numbers);
    g_ptr_array_unref(node->poses);
    g_hash_table_unref(node->pose_numbers);
    for (size_t i = 0; node->titles != NULL && i < node->state_count; i++) {
        g_free(node->titles[i]);
    }
    g_free(node->titles);
    g_free(node->states);
    g_free(node);
}

static Node *
node_new(const char *key, bool is_thing, size_t state_count)
{
    Node *node = g_new0(Node, 1);
    node->key = g_strdup(key);
    node->is_thing = is_thing;
    node->state_count = is_thing ? state_count : 0;
    node->children = g_ptr_array_new_with_free_func(node_free);
    node->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    node->looks = g_ptr_array_new_with_free_func(g_free);
    node->look_numbers = g_hash_table_new(g_str_hash, g_str_equal);
    node->poses = g_ptr_array_new_with_free_func(g_free);
    node->pose_numbers = g_hash_table_new(g_str_hash, g_str_equal);
    if (is_thing) {
        node->states = g_new(gint, state_count);
        node->titles = g_new0(char *, state_count + 1);
        for (size_t i = 0; i < state_count; i++) {
            node->states[i] = -1;
        }
    }
    return node;
}

/* The number of the text in the list, to which it is added if it is new. Takes the text. */
static gint
number_of(GPtrArray *list, GHashTable *numbers, char *text)
{
    gpointer known;
    if (g_hash_table_lookup_extended(numbers, text, NULL, &known)) {
        g_free(text);
        return GPOINTER_TO_INT(known);
    }
    g_ptr_array_add(list, text);
    g_hash_table_insert(numbers, text, GINT_TO_POINTER((gint)list->len - 1));
    return (gint)list->len - 1;
}

/* Where a scene is in a layer: what it has next stands there, unless it has a place already. */
typedef struct {
    Node *layer;
    guint next;
    size_t state;
    size_t state_count;
} Cursor;

/* The child of that key, at its place, or made at the cursor. */
static Node *
child_of(Cursor *cursor, const char *key, bool is_thing)
{
    Node *layer = cursor->layer;
    Node *child = g_hash_table_lookup(layer->by_key, key);
    if (child == NULL) {
        child = node_new(key, is_thing, cursor->state_count);
        g_ptr_array_insert(layer->children, (gint)cursor->next++, child);
        g_hash_table_insert(layer->by_key, child->key, child);
        return child;
    }
    for (guint i = cursor->next; i < layer->children->len; i++) {
        if (g_ptr_array_index(layer->children, i) == child) {
            cursor->next = i + 1;
            break;
        }
    }
    return child;
}

/* A thing that this state has not shown yet: if one of that key has been, the next of them. */
static Node *
thing_of(Cursor *cursor, const char *key)
{
    Node *thing = child_of(cursor, key, true);
    for (guint i = 2; thing->states[cursor->state] >= 0; i++) {
        g_autofree char *next = g_strdup_printf("%s %u", key, i);
        thing = child_of(cursor, next, true);
    }
    return thing;
}

/* ---- Boxes and moves ---- */

static PsgRect
bounds_of_text(const PsgItem *item)
{
    double ascent = item->look.font.size, descent = ascent / 3;
    double x = item->look.anchor == PSG_ANCHOR_START ? 0
               : item->look.anchor == PSG_ANCHOR_END ? -item->text_width
                                                     : -item->text_width / 2;
    if (fabs(item->look.turn) > 0) { /* wherever it is turned to */
        double reach = fmax(fabs(x), item->text_width + x) + ascent;
        return (PsgRect){item->at.x - reach, item->at.y - reach, 2 * reach, 2 * reach};
    }
    return (PsgRect){item->at.x + x, item->at.y - ascent, item->text_width,
                     ascent + descent};
}

static PsgRect
bounds_of(const PsgItem *item)
{
    return item->kind == PSG_ITEM_BOX    ? item->box
           : item->kind == PSG_ITEM_PATH ? psg_path_bounds(item->path)
                                         : bounds_of_text(item);
}

static bool
is_drawn(const PsgItem *item)
{
    return item->kind == PSG_ITEM_BOX || item->kind == PSG_ITEM_PATH ||
           item->kind == PSG_ITEM_TEXT;
}

static double
moved(double at, double origin)
{
    return round((at - origin) / NOISE) * NOISE;
}

static PsgPoint
moved_point(PsgPoint point, PsgPoint origin)
{
    return (PsgPoint){moved(point.x, origin.x), moved(point.y, origin.y)};
}

/* The steps from first up to end, as they are with the origin there. Owned by the caller. */
static PsgPath *
moved_path(const PsgPath *path, size_t first, size_t end, PsgPoint origin)
{
    PsgPath *to = psg_path_new();
    for (size_t i = first; i < end; i++) {
        const PsgStep *step = psg_path_step(path, i);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            psg_path_move(to, moved_point(step->to, origin));
            break;
        case PSG_STEP_LINE:
            psg_path_line(to, moved_point(step->to, origin));
            break;
        case PSG_STEP_CURVE:
            psg_path_curve(to, moved_point(step->control1, origin),
                           moved_point(step->control2, origin),
                           moved_point(step->to, origin));
            break;
        case PSG_STEP_CLOSE:
            psg_path_close(to);
            break;
        }
    }
    return to;
}

/* ---- Looks and poses ---- */

/* Items of one scene that are a thing there. */
typedef struct {
    const PsgScene *scene;
    size_t first, end;
    bool has_free_shapes; /* of its paths */
} Cut;

/* Where a thing stands: in the middle of its shape, or else of what it has first. Lines stand
 * nowhere. */
static PsgPoint
place_of(const Cut *cut)
{
    const PsgItem *first = NULL;
    for (size_t i = cut->first; i < cut->end; i++) {
        const PsgItem *item = psg_scene_item(cut->scene, i);
        bool is_free = cut->has_free_shapes && item->kind == PSG_ITEM_PATH;
        if (is_drawn(item) && !is_free &&
            (first == NULL ||
             (item->role == PSG_ROLE_SHAPE && first->role != item->role))) {
            first = item;
        }
    }
    return first == NULL ? (PsgPoint){0, 0} : psg_rect_centre(bounds_of(first));
}

/* What a script must not find twice, or is for others, is left out; the title of a thing is not
 * the look's, which is the same in all languages. */
static void
write_group(PsgSvgWriter *svg, const PsgItem *item, bool is_whole,
            const PsgSvgManner *manner)
{
    PsgItem group = *item;
    group.group.title = is_whole ? NULL : group.group.title;
    group.group.id = NULL;
    group.group.href = NULL;
    psg_svg_item(svg, &group, 0, manner);
}

static void
write_moved(PsgSvgWriter *svg, const PsgItem *item, size_t number, PsgPoint origin,
            const PsgSvgManner *manner)
{
    PsgItem there = *item;
    g_autoptr(PsgPath) path = NULL;
    if (item->kind == PSG_ITEM_BOX) {
        there.box.x = moved(item->box.x, origin.x);
        there.box.y = moved(item->box.y, origin.y);
    } else if (item->kind == PSG_ITEM_TEXT) {
        there.at = moved_point(item->at, origin);
    } else {
        path = moved_path(item->path, 0, psg_path_count(item->path), origin);
        there.path = path;
        there.motion = NULL;
    }
    psg_svg_item(svg, &there, number, manner);
}

/* An element that is nothing but the items. shapes: gets those that are free; NULL: none is.
 * Owned by the caller. */
static char *
write_look(const PsgStack *stack, const Node *thing, const Cut *cut, PsgPoint origin,
           GPtrArray *shapes)
{
    g_autofree char *name = g_strconcat(stack->id, "-", thing->key, NULL);
    g_autoptr(PsgSvgWriter) svg = psg_svg_writer_new_within(name);
    const PsgSvgManner manner = {.family = stack->family, .shapes = shapes};
    bool is_group = psg_scene_item(cut->scene, cut->first)->kind == PSG_ITEM_GROUP;
    if (!is_group) {
        psg_xml_start(svg->xml, "g");
    }
    for (size_t i = cut->first; i < cut->end; i++) {
        const PsgItem *item = psg_scene_item(cut->scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            write_group(svg, item, i == cut->first, &manner);
        } else if (item->kind == PSG_ITEM_END) {
            psg_xml_end(svg->xml);
        } else {
            write_moved(svg, item, i - cut->first, origin, &manner);
        }
    }
    g_autoptr(GBytes) bytes = psg_svg_writer_finish(svg);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    return g_strndup(text, size);
}

/* Owned by the caller. */
static char *
write_pose(gint look, PsgPoint place, const GPtrArray *shapes)
{
    GString *pose = g_string_new(NULL);
    g_string_append_printf(pose, "%d,", look);
    psg_number_append(pose, place.x, DECIMALS);
    g_string_append_c(pose, ',');
    psg_number_append(pose, place.y, DECIMALS);
    for (guint i = 0; i < shapes->len; i++) {
        const char *shape = g_ptr_array_index(shapes, i);
        g_string_append_printf(pose, ",\"%s\"", shape);
    }
    return g_string_free(pose, FALSE);
}

static void
take_pose(Node *thing, size_t state, char *look, PsgPoint place, const GPtrArray *shapes)
{
    gint number = number_of(thing->looks, thing->look_numbers, look);
    thing->states[state] =
        number_of(thing->poses, thing->pose_numbers, write_pose(number, place, shapes));
}

static void
grow(Extent *extent, PsgRect bounds)
{
    extent->bounds = extent->is_drawn ? psg_rect_union(extent->bounds, bounds) : bounds;
    extent->is_drawn = true;
}

static Node *
add_thing(PsgStack *stack, Cursor *cursor, const char *key, PsgPart part, const Cut *cut)
{
    Node *thing = thing_of(cursor, key);
    thing->part = part;
    g_autoptr(GPtrArray) shapes = g_ptr_array_new_with_free_func(g_free);
    PsgPoint place = place_of(cut);
    char *look =
        write_look(stack, thing, cut, place, cut->has_free_shapes ? shapes : NULL);
    take_pose(thing, cursor->state, look, place, shapes);
    const PsgItem *first = psg_scene_item(cut->scene, cut->first);
    if (first->kind == PSG_ITEM_GROUP) {
        thing->titles[cursor->state] = g_strdup(first->group.title);
    }
    Extent *extent = part.kind == PSG_PART_LEGEND ? &stack->legend : &stack->body;
    for (size_t i = cut->first; i < cut->end; i++) {
        if (is_drawn(psg_scene_item(cut->scene, i))) {
            grow(extent, bounds_of(psg_scene_item(cut->scene, i)));
        }
    }
    return thing;
}

/* ---- Lines of one look, which are pieces of a path ---- */

static size_t
end_of_piece(const PsgPath *path, size_t first)
{
    size_t end = first + 1;
    while (end < psg_path_count(path) &&
           psg_path_step(path, end)->kind != PSG_STEP_MOVE) {
        end++;
    }
    return end;
}

static void
add_piece(PsgStack *stack, Cursor *cursor, const PsgItem *item, size_t piece,
          const PsgPath *path)
{
    g_autofree char *key = g_strdup_printf("relation-%zu", item->pieces[piece].relation);
    Node *thing = thing_of(cursor, key);
    thing->part = (PsgPart){PSG_PART_RELATION, item->pieces[piece].relation};
    thing->titles[cursor->state] = g_strdup(item->pieces[piece].title);
    g_autofree char *name = g_strconcat(stack->id, "-", key, NULL);
    g_autoptr(PsgSvgWriter) svg = psg_svg_writer_new_within(name);
    g_autoptr(GPtrArray) shapes = g_ptr_array_new_with_free_func(g_free);
    const PsgSvgManner manner = {.shapes = shapes};
    PsgItem alone = *item;
    alone.path = path;
    alone.motion = NULL;
    psg_xml_start(svg->xml, "g");
    psg_svg_item(svg, &alone, 0, &manner);
    psg_xml_end(svg->xml);
    g_autoptr(GBytes) bytes = psg_svg_writer_finish(svg);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    take_pose(thing, cursor->state, g_strndup(text, size), (PsgPoint){0, 0}, shapes);
}

static void
add_pieces(PsgStack *stack, Cursor *cursor, const PsgItem *item)
{
    size_t first = 0;
    grow(&stack->body, psg_path_bounds(item->path));
    for (size_t i = 0; i < item->piece_count; i++) {
        size_t end = end_of_piece(item->path, first);
        g_autoptr(PsgPath) path = moved_path(item->path, first, end, (PsgPoint){0, 0});
        add_piece(stack, cursor, item, i, path);
        first = end;
    }
}

/* ---- Cutting a scene ---- */

/* The item after the end of the group that begins there. */
static size_t
end_of_group(const PsgScene *scene, size_t first)
{
    size_t depth = 0, i = first;
    do {
        PsgItemKind kind = psg_scene_item(scene, i++)->kind;
        depth += kind == PSG_ITEM_GROUP;
        depth -= kind == PSG_ITEM_END;
    } while (depth > 0);
    return i;
}

static bool
is_left_out(PsgPartKind kind)
{
    return kind == PSG_PART_HEADING || kind == PSG_PART_STRIP || kind == PSG_PART_SOURCES;
}

/* Lines bend, and grounds of groups follow those whom they hold. */
static bool
has_free_shapes(const PsgGroupLook *group)
{
    return group->tie != NULL || group->part.kind == PSG_PART_RELATION ||
           group->part.kind == PSG_PART_GROUP;
}

/* Owned by the caller. */
static char *
key_of_part(const char *class, PsgPart part)
{
    return g_strdup_printf("%s%s%s-%zu", class == NULL ? "" : class,
                           class == NULL ? "" : " ", psg_part_word(part.kind),
                           part.index);
}

static void add_items(PsgStack *stack, Cursor *cursor, const PsgScene *scene,
                      size_t first, size_t end);

static void
add_layer(PsgStack *stack, Cursor *cursor, const PsgScene *scene, size_t first,
          size_t end)
{
    const PsgGroupLook *group = &psg_scene_item(scene, first)->group;
    const char *name = group->id != NULL      ? group->id
                       : group->class != NULL ? group->class
                                              : "group";
    Node *layer = child_of(cursor, name, false);
    if (layer->class == NULL) {
        layer->class = g_strdup(group->class);
    }
    Cursor within = {layer, 0, cursor->state, cursor->state_count};
    add_items(stack, &within, scene, first + 1, end - 1);
}

static void
add_group(PsgStack *stack, Cursor *cursor, const PsgScene *scene, size_t first,
          size_t end)
{
    const PsgGroupLook *group = &psg_scene_item(scene, first)->group;
    bool is_part = psg_part_has_index(group->part.kind);
    if (is_left_out(group->part.kind)) {
        return;
    }
    if (!is_part && group->tie == NULL && group->part.kind != PSG_PART_LEGEND) {
        add_layer(stack, cursor, scene, first, end);
        return;
    }
    g_autofree char *key =
        group->id != NULL ? g_strdup(group->id) : key_of_part(group->class, group->part);
    const Cut cut = {scene, first, end, has_free_shapes(group)};
    Node *thing = add_thing(stack, cursor, key, group->part, &cut);
    if (group->tie != NULL && group->part.kind != PSG_PART_RELATION) {
        thing->is_tie = true;
        thing->from = group->tie->from;
        thing->to = group->tie->to;
    }
}

static bool
is_loose(const PsgItem *item, PsgPart part)
{
    return is_drawn(item) && psg_part_equals(item->part, part) &&
           (item->kind != PSG_ITEM_PATH || item->pieces == NULL);
}

/* Adds what stands in a layer without a group: what follows on each other and shows the same is one
 * thing. Gives the item after it. */
static size_t
add_loose(PsgStack *stack, Cursor *cursor, const PsgScene *scene, size_t first,
          size_t end)
{
    const PsgItem *item = psg_scene_item(scene, first);
    if (item->kind == PSG_ITEM_PATH && item->pieces != NULL) {
        add_pieces(stack, cursor, item);
        return first + 1;
    }
    size_t last = first + 1;
    while (last < end && is_loose(psg_scene_item(scene, last), item->part)) {
        last++;
    }
    if (!is_left_out(item->part.kind)) {
        bool is_part = psg_part_has_index(item->part.kind);
        g_autofree char *key = is_part ? key_of_part(NULL, item->part) : g_strdup("rest");
        const Cut cut = {scene, first, last, false};
        add_thing(stack, cursor, key, item->part, &cut);
    }
    return last;
}

static void
add_items(PsgStack *stack, Cursor *cursor, const PsgScene *scene, size_t first,
          size_t end)
{
    for (size_t i = first; i < end;) {
        if (psg_scene_item(scene, i)->kind == PSG_ITEM_GROUP) {
            size_t next = end_of_group(scene, i);
            add_group(stack, cursor, scene, i, next);
            i = next;
        } else {
            i = add_loose(stack, cursor, scene, i, end);
        }
    }
}

/* ---- The stack ---- */

PsgStack *
psg_stack_new(const char *id, size_t state_count)
{
    PsgStack *stack = g_new0(PsgStack, 1);
    stack->id = g_strdup(id);
    stack->state_count = state_count;
    stack->has = g_new0(bool, state_count);
    stack->root = node_new("", false, 0);
    stack->background = PSG_COLOUR_NONE;
    stack->titles = g_new0(char *, state_count);
    stack->descriptions = g_new0(char *, state_count);
    stack->spans = g_new0(GString *, state_count);
    for (size_t i = 0; i < state_count; i++) {
        stack->spans[i] = g_string_new(NULL);
    }
    return stack;
}

void
psg_stack_free(PsgStack *stack)
{
    if (stack == NULL) {
        return;
    }
    for (size_t i = 0; i < stack->state_count; i++) {
        g_free(stack->titles[i]);
        g_free(stack->descriptions[i]);
        g_string_free(stack->spans[i], TRUE);
    }
    node_free(stack->root);
    g_free(stack->titles);
    g_free(stack->spans);
    g_free(stack->descriptions);
    g_free(stack->family);
    g_free(stack->has);
    g_free(stack->id);
    g_free(stack);
}

/* All letters of a figure have one family, as a rule. */
static void
find_family(PsgStack *stack, const PsgScene *scene)
{
    for (size_t i = 0; i < psg_scene_item_count(scene) && stack->family == NULL; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_TEXT) {
            stack->family = g_strdup(item->look.font.family);
        }
    }
}

static void
take_spans(PsgStack *stack, size_t state, const PsgScene *scene)
{
    GString *json = stack->spans[state];
    for (size_t i = 0; i < psg_scene_span_count(scene); i++) {
        const PsgSceneSpan *span = psg_scene_span(scene, i);
        const double numbers[] = {span->room.x, span->room.y, span->room.width,
                                  span->room.height};
        g_string_append_printf(json, "%s[%zu", i == 0 ? "" : ",", span->part.index);
        for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
            g_string_append_c(json, ',');
            psg_number_append(json, numbers[k], DECIMALS);
        }
        g_string_append_c(json, ']');
    }
}

void
psg_stack_add(PsgStack *stack, size_t state, const PsgScene *scene)
{
    g_assert(state < stack->state_count && !stack->has[state]);
    stack->has[state] = true;
    stack->background = psg_scene_background(scene);
    stack->titles[state] = g_strdup(psg_scene_title(scene));
    stack->descriptions[state] = g_strdup(psg_scene_description(scene));
    find_family(stack, scene);
    take_spans(stack, state, scene);
    Cursor cursor = {stack->root, 0, state, stack->state_count};
    add_items(stack, &cursor, scene, 0, psg_scene_item_count(scene));
}

bool
psg_stack_has(const PsgStack *stack, size_t state)
{
    return stack->has[state];
}

/* ---- Writing the drawing ---- */

typedef struct {
    const PsgStack *stack;
    size_t state; /* that is seen */
    guint things; /* that were written */
    GString *out;
} Writer;

/* Gives each path that has none the next shape of the pose: "0,12,30.5,"M…","M…"". */
static void
append_with_shapes(GString *out, const char *look, const char *pose)
{
    const char *shape = strchr(pose, '"'), *place;
    while (shape != NULL && (place = strstr(look, NO_SHAPE)) != NULL) {
        const char *end = strchr(shape + 1, '"');
        g_string_append_len(out, look, place - look);
        g_string_append(out, NO_SHAPE " d=\"");
        g_string_append_len(out, shape + 1, end - shape - 1);
        g_string_append_c(out, '"');
        look = place + strlen(NO_SHAPE);
        shape = strchr(end + 1, '"');
    }
    g_string_append(out, look);
}

static void
append_hidden(GString *out, const char *look)
{
    g_assert(g_str_has_prefix(look, "<g"));
    g_string_append(out, "<g display=\"none\"");
    g_string_append(out, look + strlen("<g"));
}

static void
write_thing(Writer *writer, const Node *thing)
{
    GString *out = writer->out;
    gint state = thing->states[writer->state];
    const char *pose = state < 0 ? NULL : g_ptr_array_index(thing->poses, state);
    g_string_append_printf(out, "\n<g data-t=\"%u\"", writer->things++);
    gint shown = -1;
    if (pose != NULL) {
        g_auto(GStrv) fields = g_strsplit(pose, ",", 4);
        shown = (gint)g_ascii_strtoll(fields[0], NULL, 10);
        if (strcmp(fields[1], "0") != 0 || strcmp(fields[2], "0") != 0) {
            g_string_append_printf(out, " transform=\"translate(%s %s)\"", fields[1],
                                   fields[2]);
        }
    }
    g_string_append_c(out, '>');
    for (guint i = 0; i < thing->looks->len; i++) {
        const char *look = g_ptr_array_index(thing->looks, i);
        if ((gint)i == shown) {
            append_with_shapes(out, look, pose);
        } else {
            append_hidden(out, look);
        }
    }
    const char *title = thing->titles[writer->state];
    if (title != NULL) {
        g_autofree char *escaped = g_markup_escape_text(title, -1);
        g_string_append_printf(out, "<title>%s</title>", escaped);
    }
    g_string_append(out, "</g>");
}

static void
write_layer(Writer *writer, const Node *layer)
{
    for (guint i = 0; i < layer->children->len; i++) {
        const Node *child = g_ptr_array_index(layer->children, i);
        if (child->is_thing) {
            write_thing(writer, child);
            continue;
        }
        g_autofree char *class =
            child->class == NULL ? NULL : g_markup_escape_text(child->class, -1);
        g_string_append(writer->out, "\n<g");
        if (class != NULL) {
            g_string_append_printf(writer->out, " class=\"%s\"", class);
        }
        g_string_append_c(writer->out, '>');
        write_layer(writer, child);
        g_string_append(writer->out, "</g>");
    }
}

/* What is drawn stands in the middle of its page, and the legend at an edge of that. So there is as much room
 * on both sides, and as much above as down to a legend. */
static PsgRect
room_of(const PsgStack *stack)
{
    PsgRect body = stack->body.bounds, legend = stack->legend.bounds;
    if (!stack->body.is_drawn || !stack->legend.is_drawn) {
        return stack->body.is_drawn ? body : legend;
    }
    PsgRect all = psg_rect_union(body, legend);
    double beside = fmax(body.x - all.x, psg_rect_right(all) - psg_rect_right(body));
    double above = fmax(body.y - all.y, legend.y - psg_rect_bottom(body));
    return (PsgRect){body.x - beside, body.y - above, body.width + 2 * beside,
                     psg_rect_bottom(all) - body.y + above};
}

static void
write_box(const PsgStack *stack, PsgSvgWriter *svg, PsgRect box)
{
    g_autoptr(GString) view = g_string_new(NULL);
    const double numbers[] = {box.x, box.y, box.width, box.height};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append(view, i == 0 ? "" : " ");
        psg_number_append(view, numbers[i], DECIMALS);
    }
    psg_xml_string(svg->xml, "viewBox", view->str);
    psg_xml_string(svg->xml, "role", "img");
    static const char *const ids[] = {"title", "description", NULL};
    psg_svg_ids(svg, "aria-labelledby", ids);
    if (stack->family != NULL) {
        psg_svg_family(svg, stack->family);
    }
    psg_xml_string(svg->xml, "text-rendering", "geometricPrecision");
}

static void
write_ground(const PsgStack *stack, PsgSvgWriter *svg, PsgRect box)
{
    psg_xml_start(svg->xml, "rect");
    psg_xml_string(svg->xml, "class", "ground");
    psg_svg_number(svg, "x", box.x);
    psg_svg_number(svg, "y", box.y);
    psg_svg_number(svg, "width", box.width);
    psg_svg_number(svg, "height", box.height);
    psg_svg_colour(svg, "fill", stack->background);
    psg_xml_end(svg->xml);
}

static void
write_name(PsgSvgWriter *svg, const char *element, const char *id, const char *text)
{
    psg_xml_start(svg->xml, element);
    psg_svg_id(svg, "id", id);
    psg_xml_text(svg->xml, text == NULL ? "" : text);
    psg_xml_end(svg->xml);
}

void
psg_stack_write_drawing(const PsgStack *stack, size_t state, GString *html)
{
    PsgRect box = psg_rect_grow(room_of(stack), MARGIN);
    g_autoptr(GString) things = g_string_new(NULL);
    Writer writer = {stack, state, 0, things};
    write_layer(&writer, stack->root);
    g_autoptr(PsgSvgWriter) svg = psg_svg_writer_new_within(stack->id);
    psg_xml_start(svg->xml, "svg");
    write_box(stack, svg, box);
    write_name(svg, "title", "title", stack->titles[state]);
    write_name(svg, "desc", "description", stack->descriptions[state]);
    write_ground(stack, svg, box);
    psg_xml_raw(svg->xml, things->str);
    psg_xml_end(svg->xml);
    g_autoptr(GBytes) bytes = psg_svg_writer_finish(svg);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_string_append_len(html, text, (gssize)size);
}

/* ---- Writing the things ---- */

void
psg_stack_write_spans(const PsgStack *stack, size_t state, GString *json)
{
    g_string_append_printf(json, "[%s]", stack->spans[state]->str);
}

static void
write_states(const PsgStack *stack, const Node *thing, GString *json)
{
    for (size_t i = 0; i < stack->state_count; i++) {
        g_string_append_printf(json, "%s%d", i == 0 ? "" : ",", thing->states[i]);
    }
}

static void
write_facts(const PsgStack *stack, const Node *thing, GString *json)
{
    g_string_append_c(json, '{');
    if (thing->is_tie) {
        g_string_append_printf(json, "\"p\":\"succession\",\"e\":[%zu,%zu],", thing->from,
                               thing->to);
    } else if (thing->part.kind != PSG_PART_NONE) {
        g_string_append_printf(json, "\"p\":\"%s\",", psg_part_word(thing->part.kind));
    }
    if (psg_part_has_index(thing->part.kind) && !thing->is_tie) {
        g_string_append_printf(json, "\"i\":%zu,", thing->part.index);
    }
    g_string_append(json, "\"k\":[");
    for (guint i = 0; i < thing->poses->len; i++) {
        const char *pose = g_ptr_array_index(thing->poses, i);
        g_string_append_printf(json, "%s[%s]", i == 0 ? "" : ",", pose);
    }
    g_string_append(json, "],\"s\":[");
    write_states(stack, thing, json);
    g_string_append(json, "]}");
}

/* Gives whether one has been written before. */
static bool
write_things(const PsgStack *stack, const Node *layer, bool is_first, GString *json)
{
    for (guint i = 0; i < layer->children->len; i++) {
        const Node *child = g_ptr_array_index(layer->children, i);
        if (child->is_thing) {
            g_string_append(json, is_first ? "" : ",\n");
            write_facts(stack, child, json);
            is_first = false;
        } else {
            is_first = write_things(stack, child, is_first, json);
        }
    }
    return is_first;
}

void
psg_stack_write_things(const PsgStack *stack, GString *json)
{
    g_string_append_c(json, '[');
    write_things(stack, stack->root, true, json);
    g_string_append_c(json, ']');
}
