/* Scenes laid over each other: each state, put together of its things, is what the painter makes of
 * that scene, in the same order; and nothing is written twice. */
#include "fixture.h"
#include "sample_landscape.h"

#include "draw/painter.h"
#include "explore/stack.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

Suite *explore_stack_suite(void);

/* A place is rounded, and so is what stands there; the painter rounds their sum. */
#define ROUNDING 0.0151

/* ---- What is drawn ---- */

/* A box, a path or a line of text, where all groups around it have put it. */
typedef struct {
    char *look;      /* its attributes, the classes of groups around it, its text */
    char *steps;     /* of a path: "MLC"; else "" */
    GArray *numbers; /* double: x, y, x, y … */
    PsgRect box;     /* width and height of a box */
    char *what;      /* the thing that it belongs to: "actor 3", "nothing 0" */
    char *title;     /* of that thing; "": none */
} Leaf;

static void
leaf_free(void *data)
{
    Leaf *leaf = data;
    g_free(leaf->look);
    g_free(leaf->steps);
    g_free(leaf->what);
    g_free(leaf->title);
    g_array_unref(leaf->numbers);
    g_free(leaf);
}

/* What groups have said, up to an element. */
typedef struct {
    double x, y, opacity;
    const char *classes, *what, *title;
} Around;

/* How a drawing is read. */
typedef struct {
    GPtrArray *leaves; /* Leaf */
    JsonArray *things; /* of a stack; NULL: of the painter, or as the drawing has it */
    size_t state;      /* which is put together of the things */
    const char *family;
} Reading;

static bool
is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* "" without one. Owned by the caller. */
static char *
attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *copy = g_strdup(value == NULL ? "" : (const char *)value);
    xmlFree(value);
    return copy;
}

static double
number(const xmlNode *node, const char *name)
{
    g_autofree char *text = attribute(node, name);
    return g_ascii_strtod(text, NULL);
}

static void
add_number(Leaf *leaf, double value)
{
    g_array_append_val(leaf->numbers, value);
}

/* Letters and numbers of a path. */
static void
read_path(Leaf *leaf, const char *d, const Around *around)
{
    GString *steps = g_string_new(NULL);
    size_t count = 0;
    while (*d != '\0') {
        char *end;
        double value = g_ascii_strtod(d, &end);
        if (end == d) {
            if (g_ascii_isalpha(*d)) {
                g_string_append_c(steps, *d);
            }
            d++;
            continue;
        }
        add_number(leaf, value + (count++ % 2 == 0 ? around->x : around->y));
        d = end;
    }
    g_free(leaf->steps);
    leaf->steps = g_string_free(steps, FALSE);
}

static void
read_turn(Leaf *leaf, const char *transform, const Around *around, GString *look)
{
    g_auto(GStrv) words = g_strsplit_set(transform, "( )", -1);
    ck_assert_str_eq(words[0], "rotate");
    g_string_append_printf(look, " turn=%s", words[1]);
    add_number(leaf, g_ascii_strtod(words[2], NULL) + around->x);
    add_number(leaf, g_ascii_strtod(words[3], NULL) + around->y);
}

static bool
is_place(const char *name)
{
    static const char *const names[] = {"x", "y", "d", "data-d", "transform"};
    bool is_one = false;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        is_one = is_one || strcmp(name, names[i]) == 0;
    }
    return is_one;
}

/* All that does not say where: gradients are named as the drawing likes. */
static void
read_look(const Reading *reading, const xmlNode *node, GString *look)
{
    bool has_family = strcmp((const char *)node->name, "text") != 0;
    g_string_append(look, (const char *)node->name);
    for (const xmlAttr *each = node->properties; each != NULL; each = each->next) {
        const char *name = (const char *)each->name;
        g_autofree char *value = attribute(node, name);
        has_family = has_family || strcmp(name, "font-family") == 0;
        if (is_place(name)) {
            continue;
        }
        bool is_own =
            strcmp(name, "font-family") == 0 && g_strcmp0(value, reading->family) == 0;
        g_string_append_printf(look, " %s=%s", is_own ? "family" : name,
                               is_own                            ? "usual"
                               : g_str_has_prefix(value, "url(") ? "url"
                                                                 : value);
    }
    if (!has_family) {
        /* where others have it: after x and y, which are left out */
        g_string_insert(look, (gssize)strlen("text"), " family=usual");
    }
}

static void
read_leaf(const Reading *reading, const xmlNode *node, const Around *around)
{
    Leaf *leaf = g_new0(Leaf, 1);
    leaf->numbers = g_array_new(FALSE, FALSE, sizeof(double));
    leaf->steps = g_strdup("");
    leaf->what = g_strdup(around->what);
    leaf->title = g_strdup(around->title);
    GString *look = g_string_new(NULL);
    read_look(reading, node, look);
    if (is_element(node, "path")) {
        g_autofree char *d = attribute(node, "d");
        read_path(leaf, d, around);
    } else {
        g_autofree char *transform = attribute(node, "transform");
        add_number(leaf, number(node, "x") + around->x);
        add_number(leaf, number(node, "y") + around->y);
        if (*transform != '\0') {
            read_turn(leaf, transform, around, look);
        }
    }
    leaf->box = (PsgRect){0, 0, number(node, "width"), number(node, "height")};
    xmlChar *text = xmlNodeGetContent(node);
    g_string_append_printf(look, " in%s, %.2f: %s", around->classes, around->opacity,
                           (const char *)text);
    xmlFree(text);
    leaf->look = g_string_free(look, FALSE);
    g_ptr_array_add(reading->leaves, leaf);
}

static void read_children(const Reading *reading, const xmlNode *node,
                          const Around *around);

static void
read_transform(const xmlNode *node, Around *around)
{
    g_autofree char *transform = attribute(node, "transform");
    if (*transform != '\0') {
        g_auto(GStrv) words = g_strsplit_set(transform, "( )", -1);
        ck_assert_str_eq(words[0], "translate");
        around->x += g_ascii_strtod(words[1], NULL);
        around->y += g_ascii_strtod(words[2], NULL);
    }
}

static void
read_group(const Reading *reading, const xmlNode *node, const Around *around)
{
    Around within = *around;
    g_autofree char *class = attribute(node, "class");
    g_autofree char *opacity = attribute(node, "opacity");
    g_autofree char *classes =
        g_strconcat(around->classes, *class == '\0' ? "" : " ", class, NULL);
    within.classes = classes;
    within.opacity *= *opacity == '\0' ? 1 : g_ascii_strtod(opacity, NULL);
    read_transform(node, &within);
    read_children(reading, node, &within);
}

/* ---- Things of a stack ---- */

/* Gives each path without a shape of its own the next one of the pose. */
static void
give_shapes(xmlNode *node, JsonArray *pose, guint *next)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (is_element(child, "path") &&
            xmlHasProp(child, (const xmlChar *)"data-d") != NULL) {
            ck_assert_uint_lt(*next, json_array_get_length(pose));
            xmlSetProp(child, (const xmlChar *)"d",
                       (const xmlChar *)json_array_get_string_element(pose, (*next)++));
        }
        give_shapes(child, pose, next);
    }
}

/* Owned by the caller. */
static char *
what_of(JsonObject *fact)
{
    if (json_object_has_member(fact, "e")) {
        JsonArray *ends = json_object_get_array_member(fact, "e");
        return g_strdup_printf("succession %d %d",
                               (int)json_array_get_int_element(ends, 0),
                               (int)json_array_get_int_element(ends, 1));
    }
    return g_strdup_printf(
        "%s %d", json_object_get_string_member_with_default(fact, "p", "nothing"),
        (int)json_object_get_int_member_with_default(fact, "i", 0));
}

/* As a script shows it in the state. */
static void
read_posed(const Reading *reading, const xmlNode *node, JsonObject *fact, Around *around)
{
    JsonArray *states = json_object_get_array_member(fact, "s");
    gint64 number_of_pose = json_array_get_int_element(states, (guint)reading->state);
    if (number_of_pose < 0) {
        return;
    }
    JsonArray *poses = json_object_get_array_member(fact, "k");
    JsonArray *pose = json_array_get_array_element(poses, (guint)number_of_pose);
    xmlNode *look = node->children;
    for (gint64 i = json_array_get_int_element(pose, 0); i > 0; i--) {
        look = look->next;
    }
    ck_assert(look != NULL && is_element(look, "g"));
    guint next = 3;
    give_shapes(look, pose, &next);
    ck_assert_uint_eq(next, json_array_get_length(pose));
    around->x += json_array_get_double_element(pose, 1);
    around->y += json_array_get_double_element(pose, 2);
    read_group(reading, look, around);
}

/* As the drawing shows it by itself. */
static void
read_shown(const Reading *reading, const xmlNode *node, Around *around)
{
    size_t shown = 0;
    read_transform(node, around);
    for (const xmlNode *look = node->children; look != NULL; look = look->next) {
        g_autofree char *display = attribute(look, "display");
        if (is_element(look, "g") && *display == '\0') {
            read_group(reading, look, around);
            shown++;
        }
    }
    ck_assert_uint_le(shown, 1);
}

static void
read_thing(const Reading *reading, const xmlNode *node, const Around *around)
{
    Around within = *around;
    JsonObject *fact =
        json_array_get_object_element(reading->things, (guint)number(node, "data-t"));
    g_autofree char *what = what_of(fact);
    xmlChar *title =
        is_element(node->last, "title") ? xmlNodeGetContent(node->last) : NULL;
    within.what = what;
    within.title = title == NULL ? "" : (const char *)title;
    if (reading->state == PSG_NONE) {
        read_shown(reading, node, &within);
    } else {
        within.title = "";
        read_posed(reading, node, fact, &within);
    }
    xmlFree(title);
}

static void
read_children(const Reading *reading, const xmlNode *node, const Around *around)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (is_element(child, "g") && xmlHasProp(child, (const xmlChar *)"data-t")) {
            read_thing(reading, child, around);
        } else if (is_element(child, "g") || is_element(child, "a")) {
            read_group(reading, child, around);
        } else if (is_element(child, "rect") || is_element(child, "path") ||
                   is_element(child, "text")) {
            read_leaf(reading, child, around);
        }
    }
}

static const Around outside = {0, 0, 1, "", "", ""};

/* ---- What must be drawn ---- */

static bool
is_left_out(PsgPartKind kind)
{
    return kind == PSG_PART_HEADING || kind == PSG_PART_STRIP || kind == PSG_PART_SOURCES;
}

/* Where a reader of a scene's items is: how deep, and the group that is a thing. */
typedef struct {
    size_t depth, hidden_at, thing_at;
    char *what;
    const char *title;
} Place;

static void
enter(Place *place, const PsgGroupLook *group)
{
    place->depth++;
    if (place->hidden_at == 0 && is_left_out(group->part.kind)) {
        place->hidden_at = place->depth;
    }
    bool is_thing = psg_part_has_index(group->part.kind) || group->tie != NULL ||
                    group->part.kind == PSG_PART_LEGEND;
    if (place->thing_at == 0 && is_thing) {
        bool is_tie = group->tie != NULL && group->part.kind != PSG_PART_RELATION;
        place->thing_at = place->depth;
        place->what = is_tie ? g_strdup_printf("succession %zu %zu", group->tie->from,
                                               group->tie->to)
                             : g_strdup_printf("%s %zu", psg_part_word(group->part.kind),
                                               group->part.index);
        place->title = group->title;
    }
}

static void
leave(Place *place)
{
    place->hidden_at = place->hidden_at == place->depth ? 0 : place->hidden_at;
    if (place->thing_at == place->depth) {
        g_clear_pointer(&place->what, g_free);
        place->title = NULL;
        place->thing_at = 0;
    }
    place->depth--;
}

/* One of a path's pieces, which begin with a move each. */
static Leaf *
piece_of(const Leaf *whole, const PsgScenePiece *piece, size_t *step, guint *first)
{
    Leaf *leaf = g_new0(Leaf, 1);
    GString *steps = g_string_new(NULL);
    leaf->numbers = g_array_new(FALSE, FALSE, sizeof(double));
    do {
        char kind = whole->steps[(*step)++];
        guint count = kind == 'C' ? 6 : kind == 'Z' ? 0 : 2;
        g_string_append_c(steps, kind);
        for (guint i = 0; i < count; i++) {
            add_number(leaf, g_array_index(whole->numbers, double, (*first)++));
        }
    } while (whole->steps[*step] != '\0' && whole->steps[*step] != 'M');
    leaf->look = g_strdup(whole->look);
    leaf->steps = g_string_free(steps, FALSE);
    leaf->what = g_strdup_printf("relation %zu", piece->relation);
    leaf->title = g_strdup(piece->title == NULL ? "" : piece->title);
    return leaf;
}

static void
expect_item(const Place *place, const PsgItem *item, Leaf *leaf, GPtrArray *expected)
{
    bool is_loose = place->thing_at == 0;
    if (place->hidden_at > 0 || (is_loose && is_left_out(item->part.kind))) {
        leaf_free(leaf);
        return;
    }
    if (is_loose && item->kind == PSG_ITEM_PATH && item->pieces != NULL) {
        size_t step = 0;
        guint first = 0;
        for (size_t i = 0; i < item->piece_count; i++) {
            g_ptr_array_add(expected, piece_of(leaf, &item->pieces[i], &step, &first));
        }
        leaf_free(leaf);
        return;
    }
    g_free(leaf->what);
    g_free(leaf->title);
    leaf->what = is_loose ? g_strdup_printf("%s %zu", psg_part_word(item->part.kind),
                                            item->part.index)
                          : g_strdup(place->what);
    leaf->title = g_strdup(place->title == NULL ? "" : place->title);
    g_ptr_array_add(expected, leaf);
}

/* Leaves of the painter's SVG without heading, strip and sources: it writes one for each item. */
static GPtrArray *
expected_leaves(const PsgScene *scene, const char *family)
{
    static const PsgPaintOptions options = {.dpi = 144, .date = G_MININT64, .ids = ""};
    g_autoptr(GBytes) svg = psg_paint_svg(scene, &options, NULL);
    gsize size;
    const char *text = g_bytes_get_data(svg, &size);
    xmlDoc *document = xmlReadMemory(text, (int)size, "painted", NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(document);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    const Reading reading = {all, NULL, 0, family};
    read_children(&reading, xmlDocGetRootElement(document), &outside);
    xmlFreeDoc(document);
    GPtrArray *expected = g_ptr_array_new_with_free_func(leaf_free);
    Place place = {0};
    guint next = 0;
    if (psg_scene_background(scene).alpha != 0) {
        leaf_free(g_ptr_array_index(all, next++));
    }
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            enter(&place, &item->group);
        } else if (item->kind == PSG_ITEM_END) {
            leave(&place);
        } else {
            expect_item(&place, item, g_ptr_array_index(all, next++), expected);
        }
    }
    ck_assert_uint_eq(next, all->len);
    return expected;
}

/* ---- A stack, and what is asked of it ---- */

typedef struct {
    PsgStack *stack;
    GPtrArray *scenes; /* PsgScene, by state */
    xmlDoc *drawing;
    GString *html, *json;
    JsonParser *parser;
    JsonArray *things;
    char *family;
} Pile;

/* Of the drawing in which the state is seen. */
static void
pile_draw(Pile *pile, size_t state)
{
    if (pile->html != NULL) {
        g_string_free(pile->html, TRUE);
        xmlFreeDoc(pile->drawing);
    }
    pile->html = g_string_new(NULL);
    psg_stack_write_drawing(pile->stack, state, pile->html);
    pile->drawing = xmlReadMemory(pile->html->str, (int)pile->html->len, "drawing", NULL,
                                  XML_PARSE_NONET);
    ck_assert_ptr_nonnull(pile->drawing);
    g_free(pile->family);
    pile->family = attribute(xmlDocGetRootElement(pile->drawing), "font-family");
}

static PsgStack *
stack_of(const GPtrArray *scenes)
{
    PsgStack *stack = psg_stack_new("picture", scenes->len);
    for (guint i = 0; i < scenes->len; i++) {
        psg_stack_add(stack, i, g_ptr_array_index(scenes, i));
    }
    return stack;
}

/* Takes the scenes. */
static Pile *
pile_of(GPtrArray *scenes)
{
    Pile *pile = g_new0(Pile, 1);
    g_autoptr(GError) error = NULL;
    pile->scenes = scenes;
    pile->stack = stack_of(scenes);
    pile->json = g_string_new(NULL);
    psg_stack_write_things(pile->stack, pile->json);
    pile->parser = json_parser_new();
    ck_assert_msg(json_parser_load_from_data(pile->parser, pile->json->str, -1, &error),
                  "%s", error == NULL ? "" : error->message);
    pile->things = json_node_get_array(json_parser_get_root(pile->parser));
    pile_draw(pile, 0);
    return pile;
}

static void
pile_free(Pile *pile)
{
    psg_stack_free(pile->stack);
    g_ptr_array_unref(pile->scenes);
    xmlFreeDoc(pile->drawing);
    g_string_free(pile->html, TRUE);
    g_string_free(pile->json, TRUE);
    g_object_unref(pile->parser);
    g_free(pile->family);
    g_free(pile);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pile, pile_free)

/* state PSG_NONE: as the drawing is. */
static GPtrArray *
leaves_of(const Pile *pile, size_t state)
{
    GPtrArray *leaves = g_ptr_array_new_with_free_func(leaf_free);
    const Reading reading = {leaves, pile->things, state, pile->family};
    const xmlNode *root = xmlDocGetRootElement(pile->drawing);
    read_children(&reading, root, &outside);
    Leaf *ground = g_ptr_array_index(leaves, 0);
    ck_assert(strstr(ground->look, "class=ground") != NULL);
    g_ptr_array_remove_index(leaves, 0);
    return leaves;
}

static void
assert_leaf(const Leaf *leaf, const Leaf *expected, bool has_titles)
{
    ck_assert_str_eq(leaf->look, expected->look);
    ck_assert_str_eq(leaf->steps, expected->steps);
    ck_assert_msg(strcmp(leaf->what, expected->what) == 0, "%s is %s, not %s", leaf->look,
                  leaf->what, expected->what);
    ck_assert_uint_eq(leaf->numbers->len, expected->numbers->len);
    for (guint i = 0; i < leaf->numbers->len; i++) {
        double found = g_array_index(leaf->numbers, double, i);
        double wanted = g_array_index(expected->numbers, double, i);
        ck_assert_msg(fabs(found - wanted) < ROUNDING, "%s at %g, not at %g", leaf->look,
                      found, wanted);
    }
    if (has_titles) {
        ck_assert_str_eq(leaf->title, expected->title);
    }
}

static bool
is_line(const Leaf *leaf)
{
    return g_str_has_prefix(leaf->what, "relation ") ||
           g_str_has_prefix(leaf->what, "succession ");
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
    const Leaf *one = *(const Leaf *const *)a, *other = *(const Leaf *const *)b;
    return strcmp(one->what, other->what);
}

/* Lines are drawn in another order in each slice, new ones last, which a page does not follow: each run of them
 * is put in the order of relations. What one relation has stays in its order. */
static void
sort_lines(GPtrArray *leaves)
{
    for (guint first = 0, end; first < leaves->len; first = end) {
        end = first + 1;
        if (!is_line(g_ptr_array_index(leaves, first))) {
            continue;
        }
        while (end < leaves->len && is_line(g_ptr_array_index(leaves, end))) {
            end++;
        }
        g_autoptr(GPtrArray) run = g_ptr_array_new();
        for (guint i = first; i < end; i++) {
            g_ptr_array_add(run, g_ptr_array_index(leaves, i));
        }
        g_ptr_array_sort(run, compare_lines);
        memcpy(&leaves->pdata[first], run->pdata, run->len * sizeof *run->pdata);
    }
}

static void
assert_state(Pile *pile, size_t state)
{
    const PsgScene *scene = g_ptr_array_index(pile->scenes, state);
    g_autoptr(GPtrArray) expected = expected_leaves(scene, pile->family);
    g_autoptr(GPtrArray) posed = leaves_of(pile, state);
    pile_draw(pile, state);
    g_autoptr(GPtrArray) shown = leaves_of(pile, PSG_NONE);
    sort_lines(expected);
    sort_lines(posed);
    sort_lines(shown);
    for (guint i = 0; i < expected->len && i < posed->len && i < shown->len; i++) {
        const Leaf *leaf = g_ptr_array_index(expected, i);
        assert_leaf(g_ptr_array_index(posed, i), leaf, false);
        assert_leaf(g_ptr_array_index(shown, i), leaf, true);
    }
    ck_assert_uint_eq(posed->len, expected->len);
    ck_assert_uint_eq(shown->len, expected->len);
}

/* x, y, width, height of what is seen of the drawing. */
static void
read_view(const Pile *pile, double edge[static 4])
{
    g_autofree char *box = attribute(xmlDocGetRootElement(pile->drawing), "viewBox");
    g_auto(GStrv) words = g_strsplit(box, " ", -1);
    for (size_t i = 0; i < 4; i++) {
        edge[i] = g_ascii_strtod(words[i], NULL);
    }
}

/* Nothing that any state shows lies beyond the drawing's edge. */
static void
assert_within(const Pile *pile)
{
    double edge[4];
    read_view(pile, edge);
    for (size_t state = 0; state < pile->scenes->len; state++) {
        g_autoptr(GPtrArray) leaves = leaves_of(pile, state);
        for (guint i = 0; i < leaves->len; i++) {
            const Leaf *leaf = g_ptr_array_index(leaves, i);
            for (guint k = 0; k < leaf->numbers->len; k++) {
                double at = g_array_index(leaf->numbers, double, k);
                double length = k % 2 == 0 ? leaf->box.width : leaf->box.height;
                ck_assert_double_ge(at, edge[k % 2]);
                ck_assert_double_le(at + length, edge[k % 2] + edge[2 + k % 2]);
            }
        }
    }
}

/* The look as text, without what differs from state to state. Owned by the caller. */
static char *
bare_look(const Pile *pile, xmlNode *look)
{
    static GRegex *shape;
    xmlUnsetProp(look, (const xmlChar *)"display");
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, pile->drawing, look, 0, 0);
    shape = shape == NULL ? g_regex_new(" data-d=\"\" d=\"[^\"]*\"", 0, 0, NULL) : shape;
    char *text = g_regex_replace_literal(shape, (const char *)xmlBufferContent(buffer),
                                         -1, 0, " data-d=\"\"", 0, NULL);
    xmlBufferFree(buffer);
    return text;
}

static void
assert_no_look_twice(const Pile *pile, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (!is_element(child, "g") || !xmlHasProp(child, (const xmlChar *)"data-t")) {
            assert_no_look_twice(pile, child);
            continue;
        }
        g_autoptr(GHashTable) known =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (xmlNode *look = child->children; look != NULL; look = look->next) {
            char *text =
                is_element(look, "g") ? bare_look(pile, look) : g_strdup("title");
            ck_assert_msg(g_hash_table_add(known, text), "twice: %s", text);
        }
    }
}

/* Each id stands once, and what is referred to is there. */
static void
assert_ids(const Pile *pile)
{
    g_autoptr(GHashTable) ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) parts = g_strsplit(pile->html->str, " id=\"", -1);
    for (size_t i = 1; parts[i] != NULL; i++) {
        char *id = g_strndup(parts[i], strcspn(parts[i], "\""));
        ck_assert(g_str_has_prefix(id, "picture-"));
        ck_assert_msg(g_hash_table_add(ids, id), "twice: %s", id);
    }
    g_auto(GStrv) uses = g_strsplit(pile->html->str, "url(#", -1);
    for (size_t i = 1; uses[i] != NULL; i++) {
        g_autofree char *id = g_strndup(uses[i], strcspn(uses[i], ")"));
        ck_assert_msg(g_hash_table_contains(ids, id), "%s is not there", id);
    }
}

static void
assert_same_again(const Pile *pile)
{
    g_autoptr(PsgStack) again = stack_of(pile->scenes);
    g_autoptr(GString) html = g_string_new(NULL), json = g_string_new(NULL);
    psg_stack_write_drawing(again, 0, html);
    psg_stack_write_things(again, json);
    ck_assert_str_eq(html->str, pile->html->str);
    ck_assert_str_eq(json->str, pile->json->str);
}

/* Takes the scenes. */
static void
check_scenes(GPtrArray *scenes)
{
    g_autoptr(Pile) pile = pile_of(scenes);
    assert_same_again(pile);
    assert_ids(pile);
    assert_within(pile);
    assert_no_look_twice(pile, xmlDocGetRootElement(pile->drawing));
    for (size_t state = 0; state < scenes->len; state++) {
        assert_state(pile, state);
    }
}

/* ---- Networks ---- */

static GPtrArray *
new_scenes(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free);
}

static GPtrArray *
scenes_of(const Desk *desk, const PsgNetwork *network)
{
    GPtrArray *scenes = new_scenes();
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        g_ptr_array_add(scenes, psg_network_draw(network, desk->ruler, slice));
    }
    return scenes;
}

static void
check_network(const Desk *desk, const PsgNetwork *network)
{
    check_scenes(scenes_of(desk, network));
}

/* As boxes, and as dots. */
static void
check_networks(const Desk *desk)
{
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    check_network(desk, network);
    check_network(desk, desk_add_dots(desk, network, PSG_NONE));
}

START_TEST(networks_are_the_painters)
{
    g_autoptr(Desk) desk = desk_of_data(
        _i == 0 ? "data/mesocentres" : "data/space-stations.yaml", NULL, NULL, NULL);
    check_networks(desk);
}
END_TEST

START_TEST(networks_of_any_landscape_are_the_painters)
{
    size_t count;
    const SampleTraits *traits = &sample_landscapes(&count)[_i];
    g_autofree char *yaml = sample_landscape_yaml(traits);
    g_autoptr(Desk) desk = desk_new(yaml);
    check_networks(desk);
}
END_TEST

/* Everybody is related to the first one, or to the one before. */
static char *
star_or_chain(int actors, bool is_star)
{
    GString *yaml = g_string_new("paysage: 1\ntitle: T\nslices: [{id: 2001}, {id: 2002}, "
                                 "{id: 2003}]\nactors:\n");
    for (int i = 0; i < actors; i++) {
        g_string_append_printf(yaml, "  a%d: {name: Actor %d, when: %d/..}\n", i, i,
                               i == 0 ? 2001 : 2001 + i % 3);
    }
    for (int i = 1; i < actors; i++) {
        g_string_append_printf(yaml, "%s  - {from: a%d, to: a%d}\n",
                               i == 1 ? "relations:\n" : "", is_star ? 0 : i - 1, i);
    }
    return g_string_free(yaml, FALSE);
}

START_TEST(stars_chains_and_the_lonely_are_the_painters)
{
    static const struct {
        int actors;
        bool is_star;
    } cases[] = {{25, true}, {15, false}, {1, true}};
    g_autofree char *yaml = star_or_chain(cases[_i].actors, cases[_i].is_star);
    g_autoptr(Desk) desk = desk_new(yaml);
    check_networks(desk);
}
END_TEST

/* The least and the most of x or y of what shows it. */
static void
find_span(const GPtrArray *leaves, const char *what, guint axis, double span[static 2])
{
    span[0] = HUGE_VAL;
    span[1] = -HUGE_VAL;
    for (guint i = 0; i < leaves->len; i++) {
        const Leaf *leaf = g_ptr_array_index(leaves, i);
        for (guint k = axis; g_str_has_prefix(leaf->what, what) && k < leaf->numbers->len;
             k += 2) {
            span[0] = fmin(span[0], g_array_index(leaf->numbers, double, k));
            span[1] = fmax(span[1], g_array_index(leaf->numbers, double, k));
        }
    }
}

/* A legend, which stands at the edge of the page, does not push it aside. */
START_TEST(one_actor_stands_in_the_middle)
{
    g_autoptr(Desk) desk =
        desk_new("paysage: 1\ntitle: T\nslices: [{id: 2001}]\nkinds: {k: {label: Kind}}\n"
                 "actors: {a: {name: Alone, kind: k, when: 2000/..}}\n");
    g_autoptr(PsgNetwork) network = desk_network(desk, NULL);
    g_autoptr(Pile) pile = pile_of(scenes_of(desk, network));
    g_autoptr(GPtrArray) leaves = leaves_of(pile, 0);
    double view[4], across[2], down[2], legend[2];
    read_view(pile, view);
    find_span(leaves, "actor ", 0, across);
    find_span(leaves, "actor ", 1, down);
    find_span(leaves, "legend ", 1, legend);
    ck_assert_double_eq_tol(across[0] - view[0], view[0] + view[2] - across[1], ROUNDING);
    /* but for the margin of the drawing */
    ck_assert_double_ge(down[0] - view[1], legend[0] - down[1]);
    ck_assert_double_le(down[0] - view[1], legend[0] - down[1] + 10);
}
END_TEST

/* As on the page: what is the same in two languages is one thing. */
START_TEST(languages_share_what_is_the_same)
{
    g_autoptr(Desk) french = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(Desk) english = desk_of_data("data/mesocentres", NULL, NULL, "en");
    g_autoptr(PsgNetwork) one = desk_network(french, NULL);
    g_autoptr(PsgNetwork) other = desk_network(english, NULL);
    GPtrArray *scenes = new_scenes(), *alone = new_scenes();
    for (size_t slice = 0; slice < french->landscape->slice_count; slice++) {
        g_ptr_array_add(scenes, psg_network_draw(one, french->ruler, slice));
        g_ptr_array_add(scenes, psg_network_draw(other, english->ruler, slice));
        g_ptr_array_add(alone, psg_network_draw(one, french->ruler, slice));
    }
    g_autoptr(Pile) few = pile_of(alone);
    g_autoptr(PsgStack) both = stack_of(scenes);
    g_autoptr(GString) html = g_string_new(NULL);
    psg_stack_write_drawing(both, 0, html);
    ck_assert_uint_lt(html->len, 2 * few->html->len);
    check_scenes(scenes);
}
END_TEST

/* ---- Other figures ---- */

/* Of each slice a scene, or of all slices one of each page. */
static void
check_figure(const Desk *desk, const char *kind)
{
    PsgFigureSpec spec = desk_spec(desk, desk_kind(kind));
    PsgFigureInput input = {desk->context, NULL};
    if (spec.kind->span == PSG_SPAN_ALL) {
        g_autoptr(PsgScene) first = psg_figure_draw(&input, desk->ruler, &spec);
        for (PsgScene *page = first; page != NULL; page = psg_scene_next(page)) {
            GPtrArray *scenes = g_ptr_array_new();
            g_ptr_array_add(scenes, page);
            check_scenes(scenes);
        }
        return;
    }
    GPtrArray *scenes = new_scenes();
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        spec.slices = &slice;
        spec.slice_count = 1;
        g_ptr_array_add(scenes, psg_figure_draw(&input, desk->ruler, &spec));
    }
    check_scenes(scenes);
}

static const char *const kinds[] = {"pyramid", "timeline", "series", "lineage"};

START_TEST(other_figures_are_the_painters)
{
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, NULL);
    check_figure(desk, kinds[_i]);
}
END_TEST

START_TEST(other_figures_of_any_landscape_are_the_painters)
{
    size_t count;
    const SampleTraits *traits = &sample_landscapes(&count)[_i];
    g_autofree char *yaml = sample_landscape_yaml(traits);
    g_autoptr(Desk) desk = desk_new(yaml);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds) - 1; i++) {
        check_figure(desk, kinds[i]);
    }
}
END_TEST

Suite *
explore_stack_suite(void)
{
    Suite *suite = suite_create("explore_stack");
    TCase *cases = tcase_create("states");
    size_t count;
    sample_landscapes(&count);
    tcase_add_loop_test(cases, networks_are_the_painters, 0, 2);
    tcase_add_loop_test(cases, networks_of_any_landscape_are_the_painters, 0, (int)count);
    tcase_add_loop_test(cases, stars_chains_and_the_lonely_are_the_painters, 0, 3);
    tcase_add_test(cases, one_actor_stands_in_the_middle);
    tcase_add_test(cases, languages_share_what_is_the_same);
    tcase_add_loop_test(cases, other_figures_are_the_painters, 0, G_N_ELEMENTS(kinds));
    tcase_add_loop_test(cases, other_figures_of_any_landscape_are_the_painters, 0,
                        (int)count);
    suite_add_tcase(suite, cases);
    return suite;
}
