/* Actors as nodes of TikZ, with their names in them and their badges on them. */
#include "draw/tikz_pen.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

/* ---- The look ---- */

static const char *
form_text(const PsgTikz *tikz, const PsgOutline *outline)
{
    g_autoptr(GString) text = g_string_new(NULL);
    switch (outline->form) {
    case PSG_OUTLINE_NONE:
    case PSG_OUTLINE_RECT:
        g_string_append(text, "rectangle");
        break;
    case PSG_OUTLINE_ROUND:
        g_string_append(text, "rectangle, rounded corners=");
        psg_tikz_append_length(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_ELLIPSE:
        g_string_append(text, "ellipse");
        break;
    case PSG_OUTLINE_HEXAGON:
        g_string_append(text, "hexagon={");
        psg_tikz_append_number(text, tikz, outline->cut);
        g_string_append(text, "}{");
        psg_tikz_append_number(text, tikz, outline->box.height / 2);
        g_string_append(text, "}");
        break;
    case PSG_OUTLINE_OCTAGON:
        g_string_append(text, "octagon=");
        psg_tikz_append_number(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_TAB:
        g_string_append(text, "tab=");
        psg_tikz_append_number(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_DIAMOND:
        g_string_append(text, "diamond, shape aspect=");
        psg_number_append(text, outline->box.width / outline->box.height,
                          PSG_TIKZ_DECIMALS);
        break;
    case PSG_OUTLINE_UP:
        g_string_append(text, "triangle up");
        break;
    case PSG_OUTLINE_DOWN:
        g_string_append(text, "triangle down");
        break;
    }
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

const PsgItem *
psg_tikz_shape_of(const PsgScene *scene, size_t group)
{
    const PsgItem *item = psg_scene_item(scene, group);
    if (item->kind != PSG_ITEM_GROUP || item->part.kind != PSG_PART_ACTOR ||
        item->group.id == NULL || item->group.class == NULL ||
        group + 1 >= psg_scene_item_count(scene)) {
        return NULL;
    }
    const PsgItem *shape = psg_scene_item(scene, group + 1);
    return shape->role == PSG_ROLE_SHAPE ? shape : NULL;
}

static PsgOutline
outline_of(const PsgItem *shape)
{
    if (shape->kind == PSG_ITEM_BOX) {
        return (PsgOutline){psg_tikz_is_circle(shape) ? PSG_OUTLINE_ELLIPSE
                            : shape->radius > 1.5     ? PSG_OUTLINE_ROUND
                                                      : PSG_OUTLINE_RECT,
                            shape->box, shape->radius};
    }
    return shape->outline.form != PSG_OUTLINE_NONE
               ? shape->outline
               : (PsgOutline){PSG_OUTLINE_RECT, psg_path_bounds(shape->path), 0};
}

PsgTikzLook
psg_tikz_look_of_actor(const PsgTikz *tikz, size_t group, const PsgItem *shape)
{
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    PsgOutline outline = outline_of(shape);
    const PsgItem *label = psg_tikz_item_of_role(tikz->scene, group, PSG_ROLE_LABEL);
    g_autofree char *kind = psg_tikz_kind(said->class);
    PsgTikzLook look = psg_tikz_plain();
    look.sides[PSG_TIKZ_FORM] = form_text(tikz, &outline);
    look.sides[PSG_TIKZ_FILL] =
        psg_tikz_colour_option(tikz, kind, "fill", shape->ink.fill);
    look.sides[PSG_TIKZ_DRAW] =
        psg_tikz_colour_option(tikz, kind, "draw", shape->ink.stroke);
    look.sides[PSG_TIKZ_OPACITY] = psg_tikz_opacity_option(tikz, said->opacity);
    psg_tikz_set_line(&look, tikz, &shape->ink,
                      psg_tikz_item_of_role(tikz->scene, group, PSG_ROLE_GAP));
    if (label != NULL && label->kind == PSG_ITEM_TEXT) {
        look.sides[PSG_TIKZ_TEXT] =
            psg_tikz_colour_option(tikz, kind, "text", label->look.colour);
        look.sides[PSG_TIKZ_FONT] = psg_tikz_font(&label->look.font);
    }
    return look;
}

/* ---- Names and badges ---- */

/* Of the middle of the letters, above the baseline: half of a capital's height. */
#define MIDDLE 0.3637

/* Labels of one look below each other, from that item on; gives the item after them. */
static size_t
lines_of_label(const PsgScene *scene, size_t first, size_t end)
{
    const PsgItem *label = psg_scene_item(scene, first);
    size_t i = first + 1;
    while (i < end) {
        const PsgItem *next = psg_scene_item(scene, i);
        if (next->kind != PSG_ITEM_TEXT || next->role != label->role ||
            fabs(next->look.font.size - label->look.font.size) > 0.001) {
            break;
        }
        i++;
    }
    return i;
}

/* The lines as the text of a node, raised if their middle is not its own. */
static void
append_label(GString *out, PsgTikz *tikz, size_t first, size_t end, PsgPoint middle)
{
    const PsgItem *label = psg_scene_item(tikz->scene, first);
    const PsgItem *last = psg_scene_item(tikz->scene, end - 1);
    double size = label->look.font.size;
    double raised = middle.y - ((label->at.y + last->at.y) / 2 - MIDDLE * size);
    g_string_append(out, "\\paysagelabel");
    if (fabs(raised) > PSG_TIKZ_NEAR) {
        g_string_append_c(out, '[');
        psg_tikz_append_number(out, tikz, raised);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '{');
    psg_tikz_append_number(out, tikz, size);
    g_string_append(out, "}{");
    for (size_t i = first; i < end; i++) {
        g_string_append(out, i > first ? "\\\\" : "");
        psg_tikz_append_words(out, tikz, psg_scene_item(tikz->scene, i)->text);
    }
    g_string_append_c(out, '}');
}

static void
append_size(GString *out, const PsgTikz *tikz, PsgRect box)
{
    g_string_append(out, ", size={");
    psg_tikz_append_number(out, tikz, box.width);
    g_string_append(out, "}{");
    psg_tikz_append_number(out, tikz, box.height);
    g_string_append_c(out, '}');
}

/* A badge: a box and the word in it. */
static void
write_badge(GString *out, PsgTikz *tikz, size_t index)
{
    const PsgItem *box = psg_scene_item(tikz->scene, index);
    const PsgItem *word = psg_scene_item(tikz->scene, index + 1);
    psg_tikz_begin_line(out, tikz);
    g_string_append(out, "\\node[badge={");
    psg_tikz_append_number(out, tikz, box->box.width);
    g_string_append(out, "}{");
    psg_tikz_append_number(out, tikz, box->box.height);
    g_string_append_c(out, '}');
    psg_tikz_append_ink(out, tikz, ", ", &box->ink);
    g_string_append_printf(out, ", text=%s",
                           psg_tikz_page_colour(tikz, word->look.colour));
    psg_tikz_append_font(out, &word->look.font);
    g_string_append(out, "] at ");
    psg_tikz_append_point(out, tikz, psg_rect_centre(box->box));
    g_string_append(out, " {");
    append_label(out, tikz, index + 1, index + 2, psg_rect_centre(box->box));
    g_string_append(out, "};\n");
}

static bool
is_badge(const PsgScene *scene, size_t index)
{
    return psg_scene_item(scene, index)->kind == PSG_ITEM_BOX &&
           psg_scene_item(scene, index)->role == PSG_ROLE_BADGE &&
           psg_scene_item(scene, index + 1)->kind == PSG_ITEM_TEXT;
}

/* What belongs to an actor besides its shape and name: it stands where the node is. */
static void
write_rest_of_actor(GString *out, PsgTikz *tikz, const PsgTikzNode *node, size_t from,
                    size_t end)
{
    bool is_begun = false;
    PsgPoint origin = tikz->origin;
    for (size_t i = from; i < end; i++) {
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        if (item->role == PSG_ROLE_GAP || item->kind == PSG_ITEM_GROUP ||
            item->kind == PSG_ITEM_END) {
            continue;
        }
        if (!is_begun) {
            psg_tikz_begin_line(out, tikz);
            g_string_append_printf(out, "\\begin{scope}[shift={(%s.center)}]\n",
                                   node->name);
            is_begun = true;
            tikz->origin = node->middle;
            tikz->depth++;
        }
        if (is_badge(tikz->scene, i)) {
            write_badge(out, tikz, i);
            i++;
        } else {
            psg_tikz_write_item(out, tikz, i);
        }
    }
    if (is_begun) {
        tikz->depth--;
        tikz->origin = origin;
        psg_tikz_begin_line(out, tikz);
        g_string_append(out, "\\end{scope}\n");
    }
}

/* Where a node is put: triangles of TikZ have their middle elsewhere, so they hang on their tip. */
static PsgPoint
place_of(const PsgTikzNode *node)
{
    PsgRect box = node->outline.box;
    if (node->outline.form == PSG_OUTLINE_UP) {
        return (PsgPoint){node->middle.x, box.y};
    }
    return node->outline.form == PSG_OUTLINE_DOWN
               ? (PsgPoint){node->middle.x, psg_rect_bottom(box)}
               : node->middle;
}

void
psg_tikz_write_actor(GString *out, PsgTikz *tikz, size_t group, const PsgTikzNode *node)
{
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    const PsgItem *shape = psg_scene_item(tikz->scene, group + 1);
    PsgTikzLook look = psg_tikz_look_of_actor(tikz, group, shape);
    size_t end = psg_tikz_end_of(tikz->scene, group), at = group + 2;
    while (at < end && psg_scene_item(tikz->scene, at)->role == PSG_ROLE_GAP) {
        at++;
    }
    psg_tikz_begin_line(out, tikz);
    g_string_append(out, "\\node[");
    psg_tikz_append_options(out, tikz->styles, said->class, &look);
    append_size(out, tikz, node->outline.box);
    g_string_append_printf(out, "] (%s) at ", node->name);
    psg_tikz_append_point(out, tikz, place_of(node));
    g_string_append(out, " {");
    if (at < end && psg_scene_item(tikz->scene, at)->role == PSG_ROLE_LABEL &&
        psg_scene_item(tikz->scene, at)->kind == PSG_ITEM_TEXT) {
        size_t after = lines_of_label(tikz->scene, at, end);
        append_label(out, tikz, at, after, node->middle);
        at = after;
    }
    g_string_append(out, "};\n");
    write_rest_of_actor(out, tikz, node, at, end);
}

/* ---- All nodes of a page ---- */

/* The same for all slices in which it is the only one: "actor-cnrs" is "cnrs". */
static char *
id_of_node(const char *group)
{
    static const char before[] = "actor-";
    const char *at = strstr(group, before);
    g_autofree char *prefix = at == NULL ? NULL : g_strndup(group, (size_t)(at - group));
    return at == NULL ? g_strdup(group) : g_strconcat(prefix, at + strlen(before), NULL);
}

const PsgTikzNode *
psg_tikz_find_node(const PsgTikz *tikz, size_t group)
{
    for (guint i = 0; i < tikz->nodes->len; i++) {
        const PsgTikzNode *node = &g_array_index(tikz->nodes, PsgTikzNode, i);
        if (node->first == group) {
            return node;
        }
    }
    return NULL;
}

void
psg_tikz_find_nodes(PsgTikz *tikz, PsgTikzNames *names)
{
    size_t count = psg_scene_item_count(tikz->scene);
    g_array_set_size(tikz->nodes, 0);
    tikz->first_tie = tikz->first_actor = count;
    tikz->last_actor = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgItem *shape = psg_tikz_shape_of(tikz->scene, i);
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        if (psg_tikz_is_tie(tikz->scene, i)) {
            tikz->first_tie = MIN(tikz->first_tie, i);
        }
        if (shape != NULL) {
            g_autofree char *id = id_of_node(item->group.id);
            PsgOutline outline = outline_of(shape);
            PsgTikzNode node = {item->part.index,
                                i,
                                psg_tikz_name(names, id),
                                outline,
                                psg_rect_centre(outline.box),
                                shape->ink.width / 2};
            g_array_append_val(tikz->nodes, node);
            tikz->first_actor = MIN(tikz->first_actor, i);
            tikz->last_actor = i;
        }
    }
}
