/*
 * TikZ: a picture that is read into a document of LaTeX and that people go on with.
 *
 * An actor is a node that is called as its id, with the shapes of TikZ' own libraries; a line
 * leads from node to node, so it follows one that is moved. Colours and kinds are said once.
 * Lengths are in page units, of which the line of the document has as many as the page is wide,
 * y upwards. Nothing is defined beyond the picture but what its first lines tell.
 */
#include "base/number.h"
#include "draw/document.h"
#include "draw/painter.h"
#include "draw/tikz_style.h"
#include "draw/tikz_text.h"
#include "scene/lettering.h"

#include <math.h>
#include <string.h>

enum { DECIMALS = 2 };

#define LONG_LINE 20 /* ems: text so wide is kept within its width, whatever the font */
#define NEAR 1.2 /* units: nobody sees by how much a line misses where it should end */

/* TeX knows no length above 16383 points. */
#define MOST_UNITS 16000.0

/* An actor's shape on a page. */
typedef struct {
    size_t actor, first; /* the item of its group */
    const char *name;
    PsgOutline outline;
    PsgPoint middle;
    double margin; /* half of its outline's width: lines end beyond that */
} Node;

/* In the order of the file: below lines, lines, actors, and what stands on them. */
typedef enum {
    LAYER_GROUND,
    LAYER_ACTORS,
    LAYER_LINES,
    LAYER_TOP,
    LAYER_COUNT,
} Layer;

typedef struct {
    const PsgScene *scene;
    PsgTikzPalette *palette;
    PsgTikzStyles *styles;
    PsgTikzLetters *letters;
    bool has_rtl;
    /* Of the page that is written. */
    double unit; /* page units in one of the picture */
    PsgPoint origin;
    GArray *nodes;
    size_t first_tie, first_actor, last_actor;
    GString *layers[LAYER_COUNT];
    const char *piece; /* the id of the group around all */
    unsigned depth;
} Tikz;

/* ---- Numbers, points, colours ---- */

static void
append_number(GString *out, const Tikz *tikz, double units)
{
    psg_number_append(out, units / tikz->unit, DECIMALS);
}

/* "\paysageunit" behind it: where TikZ wants a length. */
static void
append_length(GString *out, const Tikz *tikz, double units)
{
    append_number(out, tikz, units);
    g_string_append(out, "\\paysageunit");
}

static void
append_point(GString *out, const Tikz *tikz, PsgPoint at)
{
    g_string_append_c(out, '(');
    append_number(out, tikz, at.x - tikz->origin.x);
    g_string_append_c(out, ',');
    append_number(out, tikz, tikz->origin.y - at.y);
    g_string_append_c(out, ')');
}

static char *
length_text(const Tikz *tikz, const char *before, double units)
{
    GString *text = g_string_new(before);
    append_length(text, tikz, units);
    return g_string_free(text, FALSE);
}

static const char *
page_colour(const Tikz *tikz, PsgColour colour)
{
    return psg_tikz_colour(tikz->palette, colour,
                           tikz->piece == NULL ? "figure" : tikz->piece);
}

static void
append_opacity(GString *out, const char *what, PsgColour colour)
{
    if (colour.alpha != 0 && colour.alpha != UINT8_MAX) {
        g_string_append_printf(out, ", %s opacity=", what);
        psg_number_append(out, colour.alpha / 255.0, DECIMALS);
    }
}

static const char *
dash_text(PsgDash dash)
{
    static const char *const words[] = {
        [PSG_DASH_NONE] = "solid",
        [PSG_DASH_DASHED] = "dashed",
        [PSG_DASH_SHORT] = "densely dashed",
        [PSG_DASH_DOTTED] = "dotted",
        [PSG_DASH_ROUND] = "line cap=round, line join=round",
    };
    return words[dash];
}

/* "\filldraw[fill=…, draw=…, line width=…" without the bracket that ends it. */
static void
begin_path(GString *out, const Tikz *tikz, const PsgInk *ink)
{
    bool is_filled = ink->fill.alpha != 0, is_drawn = ink->stroke.alpha != 0;
    g_string_append(out, is_filled && is_drawn ? "\\filldraw["
                         : is_drawn            ? "\\draw["
                                               : "\\fill[");
    if (is_filled) {
        g_string_append_printf(out, "fill=%s", page_colour(tikz, ink->fill));
        append_opacity(out, "fill", ink->fill);
    }
    if (is_drawn) {
        g_string_append_printf(out, "%sdraw=%s, line width=", is_filled ? ", " : "",
                               page_colour(tikz, ink->stroke));
        append_length(out, tikz, ink->width);
        append_opacity(out, "draw", ink->stroke);
        if (ink->dash != PSG_DASH_NONE) {
            g_string_append_printf(out, ", %s", dash_text(ink->dash));
        }
    }
}

static void
begin_line(GString *out, const Tikz *tikz)
{
    g_string_append_printf(out, "%*s", (int)(2 * tikz->depth), "");
}

/* ---- Any items ---- */

static void
append_step(GString *out, const Tikz *tikz, const PsgStep *step)
{
    switch (step->kind) {
    case PSG_STEP_MOVE:
        append_point(out, tikz, step->to);
        break;
    case PSG_STEP_LINE:
        g_string_append(out, "-- ");
        append_point(out, tikz, step->to);
        break;
    case PSG_STEP_CURVE:
        g_string_append(out, ".. controls ");
        append_point(out, tikz, step->control1);
        g_string_append(out, " and ");
        append_point(out, tikz, step->control2);
        g_string_append(out, " .. ");
        append_point(out, tikz, step->to);
        break;
    case PSG_STEP_CLOSE:
        g_string_append(out, "-- cycle");
        break;
    }
}

/* A long path goes on on further lines. */
static void
append_steps(GString *out, const Tikz *tikz, const PsgPath *path)
{
    enum { STEPS_OF_A_LINE = 6 };
    for (size_t i = 0; i < psg_path_count(path); i++) {
        if (i > 0 && i % STEPS_OF_A_LINE == 0) {
            g_string_append_c(out, '\n');
            begin_line(out, tikz);
        }
        g_string_append_c(out, ' ');
        append_step(out, tikz, psg_path_step(path, i));
    }
}

static void
write_path(GString *out, const Tikz *tikz, const PsgItem *item)
{
    begin_line(out, tikz);
    begin_path(out, tikz, &item->ink);
    g_string_append_c(out, ']');
    append_steps(out, tikz, item->path);
    g_string_append(out, ";\n");
}

static bool
is_circle(const PsgItem *item)
{
    return fabs(item->box.width - item->box.height) < 0.01 &&
           item->radius > item->box.width / 2 - 0.01;
}

/* What fades to one side hides half. */
static void
write_box(GString *out, const Tikz *tikz, const PsgItem *item)
{
    begin_line(out, tikz);
    begin_path(out, tikz, &item->ink);
    if (item->veil != PSG_VEIL_NONE) {
        g_string_append(out, ", fill opacity=0.5");
    }
    PsgRect box = item->box;
    if (is_circle(item)) {
        g_string_append(out, "] ");
        append_point(out, tikz, psg_rect_centre(box));
        g_string_append(out, " circle[radius=");
        append_number(out, tikz, box.width / 2);
        g_string_append(out, "];\n");
        return;
    }
    if (item->radius > 0) {
        g_string_append(out, ", rounded corners=");
        append_length(out, tikz,
                      MIN(item->radius, MIN(box.width, box.height) / 2 - 0.01));
    }
    g_string_append(out, "] ");
    append_point(out, tikz, (PsgPoint){box.x, psg_rect_bottom(box)});
    g_string_append(out, " rectangle ");
    append_point(out, tikz, (PsgPoint){psg_rect_right(box), box.y});
    g_string_append(out, ";\n");
}

static void
append_words(GString *out, Tikz *tikz, const char *text)
{
    bool is_rtl = psg_lettering_from_right(text);
    tikz->has_rtl = tikz->has_rtl || is_rtl;
    g_string_append(out, is_rtl ? "\\paysagertl{" : "");
    psg_tikz_append_text(out, text, tikz->letters);
    g_string_append(out, is_rtl ? "}" : "");
}

static const char *
font_of(const PsgFont *font)
{
    bool is_bold = font->weight >= PANGO_WEIGHT_SEMIBOLD;
    return is_bold && font->italic ? "font=\\bfseries\\itshape"
           : is_bold               ? "font=\\bfseries"
           : font->italic          ? "font=\\itshape"
                                   : "font={}";
}

/* The text goes on with the line of the one before it, in another look: it is written behind it,
 * however wide that is in the font of the document. */
static bool
goes_on(const PsgScene *scene, size_t index)
{
    if (index == 0 || index >= psg_scene_item_count(scene)) {
        return false;
    }
    const PsgItem *before = psg_scene_item(scene, index - 1);
    const PsgItem *item = psg_scene_item(scene, index);
    if (before->kind != PSG_ITEM_TEXT || item->kind != PSG_ITEM_TEXT ||
        before->look.anchor != PSG_ANCHOR_START ||
        item->look.anchor != PSG_ANCHOR_START || fabs(before->at.y - item->at.y) > 0.01 ||
        fabs(before->look.turn) > 0 || fabs(item->look.turn) > 0) {
        return false;
    }
    double gap = item->at.x - before->at.x - before->text_width;
    return gap > -0.01 && gap < before->look.font.size;
}

static void
append_place(GString *out, const Tikz *tikz, size_t index)
{
    const PsgItem *item = psg_scene_item(tikz->scene, index);
    g_string_append(out, goes_on(tikz->scene, index + 1) ? "] (last text) at " : "] at ");
    if (!goes_on(tikz->scene, index)) {
        append_point(out, tikz, item->at);
        return;
    }
    const PsgItem *before = psg_scene_item(tikz->scene, index - 1);
    g_string_append(out, "([xshift=");
    append_length(out, tikz, item->at.x - before->at.x - before->text_width);
    g_string_append(out, "]last text.base east)");
}

static void
write_text(GString *out, Tikz *tikz, size_t index)
{
    const PsgItem *item = psg_scene_item(tikz->scene, index);
    static const char *const anchors[] = {[PSG_ANCHOR_START] = "words",
                                          [PSG_ANCHOR_MIDDLE] = "centred words",
                                          [PSG_ANCHOR_END] = "right words"};
    const PsgTextLook *look = &item->look;
    const char *colour = item->role == PSG_ROLE_TITLE
                             ? psg_tikz_colour(tikz->palette, look->colour, "ink")
                             : page_colour(tikz, look->colour);
    begin_line(out, tikz);
    g_string_append_printf(out, "\\node[%s, text=%s", anchors[look->anchor], colour);
    append_opacity(out, "text", look->colour);
    if (look->font.weight >= PANGO_WEIGHT_SEMIBOLD || look->font.italic) {
        g_string_append_printf(out, ", %s", font_of(&look->font));
    }
    if (fabs(look->turn) > 0) {
        g_string_append(out, ", rotate=");
        psg_number_append(out, -look->turn, DECIMALS);
    }
    append_place(out, tikz, index);
    g_string_append(out, " {\\paysagetext");
    if (item->text_width > LONG_LINE * look->font.size) {
        g_string_append_c(out, '[');
        append_number(out, tikz, item->text_width);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '{');
    append_number(out, tikz, look->font.size);
    g_string_append(out, "}{");
    append_words(out, tikz, item->text);
    g_string_append(out, "}};\n");
}

/* ---- Nodes ---- */

static const char *
form_text(const Tikz *tikz, const PsgOutline *outline)
{
    g_autoptr(GString) text = g_string_new(NULL);
    switch (outline->form) {
    case PSG_OUTLINE_NONE:
    case PSG_OUTLINE_RECT:
        g_string_append(text, "rectangle");
        break;
    case PSG_OUTLINE_ROUND:
        g_string_append(text, "rectangle, rounded corners=");
        append_length(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_ELLIPSE:
        g_string_append(text, "ellipse");
        break;
    case PSG_OUTLINE_HEXAGON:
        g_string_append(text, "hexagon={");
        append_number(text, tikz, outline->cut);
        g_string_append(text, "}{");
        append_number(text, tikz, outline->box.height / 2);
        g_string_append(text, "}");
        break;
    case PSG_OUTLINE_OCTAGON:
        g_string_append(text, "octagon=");
        append_number(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_TAB:
        g_string_append(text, "tab=");
        append_number(text, tikz, outline->cut);
        break;
    case PSG_OUTLINE_DIAMOND:
        g_string_append(text, "diamond, shape aspect=");
        psg_number_append(text, outline->box.width / outline->box.height, DECIMALS);
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

/* The shape of a group that is an actor; NULL: it is none. */
static const PsgItem *
shape_of(const PsgScene *scene, size_t group)
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
        return (PsgOutline){is_circle(shape)      ? PSG_OUTLINE_ELLIPSE
                            : shape->radius > 1.5 ? PSG_OUTLINE_ROUND
                                                  : PSG_OUTLINE_RECT,
                            shape->box, shape->radius};
    }
    return shape->outline.form != PSG_OUTLINE_NONE
               ? shape->outline
               : (PsgOutline){PSG_OUTLINE_RECT, psg_path_bounds(shape->path), 0};
}

/* The place of the item that ends the group. */
static size_t
end_of(const PsgScene *scene, size_t group)
{
    size_t depth = 0, i = group;
    do {
        PsgItemKind kind = psg_scene_item(scene, i)->kind;
        depth += kind == PSG_ITEM_GROUP;
        depth -= kind == PSG_ITEM_END;
        i++;
    } while (depth > 0);
    return i - 1;
}

/* The first item of that role in the group; NULL: it has none. */
static const PsgItem *
item_of_role(const PsgScene *scene, size_t group, PsgRole role)
{
    size_t end = end_of(scene, group);
    for (size_t i = group + 1; i < end; i++) {
        if (psg_scene_item(scene, i)->role == role) {
            return psg_scene_item(scene, i);
        }
    }
    return NULL;
}

/* "fill=kind-body-fill" of a thing of a kind, else of the page. */
static const char *
colour_text(const Tikz *tikz, const char *kind, const char *key, PsgColour colour)
{
    if (colour.alpha == 0) {
        return psg_tikz_keep(tikz->styles, g_strconcat(key, "=none", NULL));
    }
    g_autofree char *hint = g_strconcat(kind == NULL ? "" : kind, "-", key, NULL);
    const char *name = kind == NULL ? page_colour(tikz, colour)
                                    : psg_tikz_own_colour(tikz->palette, colour, hint);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%s=%s", key, name);
    append_opacity(text, key, colour);
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

static const char *
opacity_text(const Tikz *tikz, double opacity)
{
    g_autoptr(GString) text = g_string_new("opacity=");
    psg_number_append(text, opacity, DECIMALS);
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

/* A line with a gap is two lines beside each other. Dashes are as long as the line is wide, so both
 * are said together. */
static void
set_line(PsgTikzLook *look, const Tikz *tikz, const PsgInk *ink, const PsgItem *gap)
{
    double width = gap == NULL ? ink->width : (ink->width - gap->ink.width) / 2;
    bool is_solid = ink->dash == PSG_DASH_NONE;
    g_autofree char *line = length_text(tikz, "line width=", width);
    look->sides[PSG_TIKZ_DASH] = is_solid ? "solid" : "";
    look->sides[PSG_TIKZ_WIDTH] =
        psg_tikz_keep(tikz->styles, g_strconcat(line, is_solid ? NULL : ", ",
                                                dash_text(ink->dash), NULL));
    if (gap != NULL) {
        g_autofree char *distance = length_text(tikz, "double distance=", gap->ink.width);
        g_autofree char *margin = length_text(tikz, "outer sep=", ink->width / 2);
        look->sides[PSG_TIKZ_DOUBLE] = psg_tikz_keep(
            tikz->styles,
            g_strdup_printf("double=%s, %s, %s", page_colour(tikz, gap->ink.stroke),
                            distance, margin));
    }
}

static PsgTikzLook
look_of_actor(const Tikz *tikz, size_t group, const PsgItem *shape)
{
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    PsgOutline outline = outline_of(shape);
    const PsgItem *label = item_of_role(tikz->scene, group, PSG_ROLE_LABEL);
    g_autofree char *kind = psg_tikz_kind(said->class);
    PsgTikzLook look = psg_tikz_plain();
    look.sides[PSG_TIKZ_FORM] = form_text(tikz, &outline);
    look.sides[PSG_TIKZ_FILL] = colour_text(tikz, kind, "fill", shape->ink.fill);
    look.sides[PSG_TIKZ_DRAW] = colour_text(tikz, kind, "draw", shape->ink.stroke);
    look.sides[PSG_TIKZ_OPACITY] = opacity_text(tikz, said->opacity);
    set_line(&look, tikz, &shape->ink, item_of_role(tikz->scene, group, PSG_ROLE_GAP));
    if (label != NULL && label->kind == PSG_ITEM_TEXT) {
        look.sides[PSG_TIKZ_TEXT] = colour_text(tikz, kind, "text", label->look.colour);
        look.sides[PSG_TIKZ_FONT] = font_of(&label->look.font);
    }
    return look;
}

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

/* Of the middle of the letters, above the baseline: half of a capital's height. */
#define MIDDLE 0.3637

/* The lines as the text of a node, raised if their middle is not its own. */
static void
append_label(GString *out, Tikz *tikz, size_t first, size_t end, PsgPoint middle)
{
    const PsgItem *label = psg_scene_item(tikz->scene, first);
    const PsgItem *last = psg_scene_item(tikz->scene, end - 1);
    double size = label->look.font.size;
    double raised = middle.y - ((label->at.y + last->at.y) / 2 - MIDDLE * size);
    g_string_append(out, "\\paysagelabel");
    if (fabs(raised) > NEAR) {
        g_string_append_c(out, '[');
        append_number(out, tikz, raised);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '{');
    append_number(out, tikz, size);
    g_string_append(out, "}{");
    for (size_t i = first; i < end; i++) {
        g_string_append(out, i > first ? "\\\\" : "");
        append_words(out, tikz, psg_scene_item(tikz->scene, i)->text);
    }
    g_string_append_c(out, '}');
}

static void
append_size(GString *out, const Tikz *tikz, PsgRect box)
{
    g_string_append(out, ", size={");
    append_number(out, tikz, box.width);
    g_string_append(out, "}{");
    append_number(out, tikz, box.height);
    g_string_append_c(out, '}');
}

/* A badge: a box and the word in it. */
static void
write_badge(GString *out, Tikz *tikz, size_t index)
{
    const PsgItem *box = psg_scene_item(tikz->scene, index);
    const PsgItem *word = psg_scene_item(tikz->scene, index + 1);
    begin_line(out, tikz);
    g_string_append(out, "\\node[badge={");
    append_number(out, tikz, box->box.width);
    g_string_append(out, "}{");
    append_number(out, tikz, box->box.height);
    g_string_append_c(out, '}');
    if (box->ink.fill.alpha != 0) {
        g_string_append_printf(out, ", fill=%s", page_colour(tikz, box->ink.fill));
    }
    if (box->ink.stroke.alpha != 0) {
        g_string_append_printf(
            out, ", draw=%s, line width=", page_colour(tikz, box->ink.stroke));
        append_length(out, tikz, box->ink.width);
        if (box->ink.dash != PSG_DASH_NONE) {
            g_string_append_printf(out, ", %s", dash_text(box->ink.dash));
        }
    }
    g_string_append_printf(out, ", text=%s", page_colour(tikz, word->look.colour));
    if (word->look.font.weight >= PANGO_WEIGHT_SEMIBOLD || word->look.font.italic) {
        g_string_append_printf(out, ", %s", font_of(&word->look.font));
    }
    g_string_append(out, "] at ");
    append_point(out, tikz, psg_rect_centre(box->box));
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

static void
write_item(GString *out, Tikz *tikz, size_t index)
{
    const PsgItem *item = psg_scene_item(tikz->scene, index);
    switch (item->kind) {
    case PSG_ITEM_BOX:
        write_box(out, tikz, item);
        break;
    case PSG_ITEM_PATH:
        write_path(out, tikz, item);
        break;
    case PSG_ITEM_TEXT:
        write_text(out, tikz, index);
        break;
    case PSG_ITEM_GROUP:
    case PSG_ITEM_END:
        break;
    }
}

/* What belongs to an actor besides its shape and name: it stands where the node is. */
static void
write_rest_of_actor(GString *out, Tikz *tikz, const Node *node, size_t from, size_t end)
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
            begin_line(out, tikz);
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
            write_item(out, tikz, i);
        }
    }
    if (is_begun) {
        tikz->depth--;
        tikz->origin = origin;
        begin_line(out, tikz);
        g_string_append(out, "\\end{scope}\n");
    }
}

/* Where a node is put: triangles of TikZ have their middle elsewhere, so they hang on their tip. */
static PsgPoint
place_of(const Node *node)
{
    PsgRect box = node->outline.box;
    if (node->outline.form == PSG_OUTLINE_UP) {
        return (PsgPoint){node->middle.x, box.y};
    }
    return node->outline.form == PSG_OUTLINE_DOWN
               ? (PsgPoint){node->middle.x, psg_rect_bottom(box)}
               : node->middle;
}

static void
write_actor(GString *out, Tikz *tikz, size_t group, const Node *node)
{
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    const PsgItem *shape = psg_scene_item(tikz->scene, group + 1);
    PsgTikzLook look = look_of_actor(tikz, group, shape);
    size_t end = end_of(tikz->scene, group), at = group + 2;
    while (at < end && psg_scene_item(tikz->scene, at)->role == PSG_ROLE_GAP) {
        at++;
    }
    begin_line(out, tikz);
    g_string_append(out, "\\node[");
    psg_tikz_append_options(out, tikz->styles, said->class, &look);
    append_size(out, tikz, node->outline.box);
    g_string_append_printf(out, "] (%s) at ", node->name);
    append_point(out, tikz, place_of(node));
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

/* ---- Lines between nodes ---- */

static double
distance_to(PsgRect box, PsgPoint at)
{
    double dx = fmax(0, fmax(box.x - at.x, at.x - psg_rect_right(box)));
    double dy = fmax(0, fmax(box.y - at.y, at.y - psg_rect_bottom(box)));
    return hypot(dx, dy);
}

/* Of those that show the actor, the one that is nearest; NULL: there is none. */
static const Node *
node_at(const Tikz *tikz, size_t actor, PsgPoint at)
{
    const Node *best = NULL;
    for (guint i = 0; i < tikz->nodes->len; i++) {
        const Node *node = &g_array_index(tikz->nodes, Node, i);
        if (node->actor == actor &&
            (best == NULL ||
             distance_to(node->outline.box, at) < distance_to(best->outline.box, at))) {
            best = node;
        }
    }
    return best;
}

/* How far from the middle the outline is in that direction. */
static double
reach(const Node *node, PsgPoint along)
{
    g_autoptr(PsgPath) path = psg_outline_path(&node->outline);
    g_autoptr(GArray) points = psg_path_points(path);
    double reached = 0;
    for (guint i = 0; i + 1 < points->len; i++) {
        PsgPoint a = g_array_index(points, PsgPoint, i);
        PsgPoint b = g_array_index(points, PsgPoint, i + 1);
        double ax = a.x - node->middle.x, ay = a.y - node->middle.y;
        double bx = b.x - a.x, by = b.y - a.y;
        double cross = along.x * by - along.y * bx;
        if (fabs(cross) < 1e-9) {
            continue;
        }
        double t = (ax * by - ay * bx) / cross;
        double s = (ax * along.y - ay * along.x) / cross;
        if (s >= -1e-6 && s <= 1 + 1e-6 && t > reached) {
            reached = t;
        }
    }
    return reached;
}

static bool
is_on_outline(const Node *node, PsgPoint at)
{
    double length = psg_distance(node->middle, at);
    if (length < 1) {
        return false;
    }
    PsgPoint along = {(at.x - node->middle.x) / length, (at.y - node->middle.y) / length};
    return fabs(reach(node, along) + node->margin - length) < NEAR;
}

static double
degrees(PsgPoint from, PsgPoint to)
{
    return atan2(from.y - to.y, to.x - from.x) * 180 / G_PI;
}

/* TikZ finds the outline on the way to the other node, or in a direction; else the place is told
 * from the middle. Triangles have theirs elsewhere. */
static void
append_end(GString *out, const Tikz *tikz, const Node *node, const Node *other,
           PsgPoint at)
{
    if (node == NULL) {
        append_point(out, tikz, at);
        return;
    }
    bool is_triangle =
        node->outline.form == PSG_OUTLINE_UP || node->outline.form == PSG_OUTLINE_DOWN;
    bool is_there = !is_triangle && is_on_outline(node, at);
    double way = degrees(node->middle, at);
    double length = psg_distance(node->middle, at);
    double miss = other == NULL
                      ? G_MAXDOUBLE
                      : fabs(remainder(way - degrees(node->middle, other->middle), 360)) *
                            G_PI / 180 * length;
    g_string_append_c(out, '(');
    if (is_there && miss < NEAR) {
        g_string_append(out, node->name);
    } else if (is_there) {
        g_string_append_printf(out, "%s.", node->name);
        psg_number_append(out, way, 1);
    } else {
        g_string_append(out, "[shift={(");
        append_number(out, tikz, at.x - node->middle.x);
        g_string_append_c(out, ',');
        append_number(out, tikz, node->middle.y - at.y);
        g_string_append_printf(out, ")}]%s.center", node->name);
    }
    g_string_append_c(out, ')');
}

static const char *
tip_text(const Tikz *tikz, const PsgSceneTie *tie, const PsgItem *head)
{
    static const char *const tips[] = {[PSG_END_ARROW] = "head=",
                                       [PSG_END_OPEN_ARROW] = "open head={",
                                       [PSG_END_DOT] = "dots="};
    if (tie->at_end == PSG_END_NONE) {
        return psg_tikz_plain().sides[PSG_TIKZ_TIP];
    }
    g_autoptr(GString) text = g_string_new(tips[tie->at_end]);
    append_number(text, tikz, tie->head);
    if (tie->at_end == PSG_END_OPEN_ARROW) {
        g_string_append(text, "}{");
        append_number(text, tikz, head == NULL ? 0 : head->ink.width);
        g_string_append_c(text, '}');
    }
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

/* A line of a tie without the class of relations is called so. */
static const char *
class_of(const PsgItem *group)
{
    return group->group.class == NULL ? "relation" : group->group.class;
}

static PsgTikzLook
look_of_tie(const Tikz *tikz, size_t group, const PsgItem *line)
{
    const PsgItem *said = psg_scene_item(tikz->scene, group);
    g_autofree char *kind = psg_tikz_kind(class_of(said));
    g_autofree char *own =
        kind == NULL ? NULL : g_strconcat("relation", kind + strlen("kind"), NULL);
    PsgTikzLook look = psg_tikz_plain();
    look.sides[PSG_TIKZ_DRAW] = colour_text(tikz, own, "draw", line->ink.stroke);
    look.sides[PSG_TIKZ_OPACITY] = opacity_text(tikz, said->group.opacity);
    look.sides[PSG_TIKZ_TIP] =
        tip_text(tikz, said->group.tie, item_of_role(tikz->scene, group, PSG_ROLE_HEAD));
    set_line(&look, tikz, &line->ink, item_of_role(tikz->scene, group, PSG_ROLE_GAP));
    return look;
}

/* The line of the path from end to end: the arrow at its end shortens it again. */
static void
append_tie(GString *out, Tikz *tikz, const PsgSceneTie *tie, const PsgPath *path)
{
    const Node *from = node_at(tikz, tie->from, tie->start);
    const Node *to = node_at(tikz, tie->to, tie->end);
    size_t last = psg_path_count(path) - 1;
    bool is_straight = last == 1 && psg_path_step(path, 1)->kind == PSG_STEP_LINE;
    append_end(out, tikz, from, is_straight ? to : NULL, tie->start);
    for (size_t i = 1; i < last; i++) {
        g_string_append_c(out, ' ');
        append_step(out, tikz, psg_path_step(path, i));
    }
    const PsgStep *step = psg_path_step(path, last);
    if (step->kind == PSG_STEP_CURVE) {
        g_string_append(out, " .. controls ");
        append_point(out, tikz, step->control1);
        g_string_append(out, " and ");
        append_point(out, tikz, step->control2);
        g_string_append(out, " .. ");
    } else {
        g_string_append(out, " -- ");
    }
    append_end(out, tikz, to, is_straight ? from : NULL, tie->end);
}

static bool
is_drawn_by_tie(PsgRole role)
{
    return role == PSG_ROLE_LINE || role == PSG_ROLE_GAP || role == PSG_ROLE_HEAD ||
           role == PSG_ROLE_DOTS;
}

static void
write_tie(GString *out, Tikz *tikz, size_t group)
{
    const PsgItem *said = psg_scene_item(tikz->scene, group);
    const PsgSceneTie *tie = said->group.tie;
    const PsgItem *line = item_of_role(tikz->scene, group, PSG_ROLE_LINE);
    PsgTikzLook look = look_of_tie(tikz, group, line);
    begin_line(out, tikz);
    g_string_append(out, "\\draw[");
    psg_tikz_append_options(out, tikz->styles, class_of(said), &look);
    if (tie->at_start != PSG_END_NONE || tie->at_end != PSG_END_NONE) {
        g_string_append_printf(out, ", %s-%s", tie->at_start != PSG_END_NONE ? "<" : "",
                               tie->at_end != PSG_END_NONE ? ">" : "");
    }
    g_string_append(out, "] ");
    append_tie(out, tikz, tie, line->path);
    g_string_append(out, ";\n");
    size_t end = end_of(tikz->scene, group);
    for (size_t i = group + 1; i < end; i++) {
        if (!is_drawn_by_tie(psg_scene_item(tikz->scene, i)->role)) {
            write_item(out, tikz, i);
        }
    }
}

/* ---- A page ---- */

static bool
is_tie(const PsgScene *scene, size_t group)
{
    const PsgItem *item = psg_scene_item(scene, group);
    return item->kind == PSG_ITEM_GROUP && item->group.tie != NULL &&
           item_of_role(scene, group, PSG_ROLE_LINE) != NULL;
}

/* The same for all slices in which it is the only one: "actor-cnrs" is "cnrs". */
static char *
id_of_node(const char *group)
{
    static const char before[] = "actor-";
    const char *at = strstr(group, before);
    g_autofree char *prefix = at == NULL ? NULL : g_strndup(group, (size_t)(at - group));
    return at == NULL ? g_strdup(group) : g_strconcat(prefix, at + strlen(before), NULL);
}

static void
set_page(Tikz *tikz, const PsgScene *scene)
{
    tikz->scene = scene;
    PsgSize size = psg_scene_size(scene);
    tikz->unit = fmax(size.width, size.height) > MOST_UNITS ? 10 : 1;
    tikz->origin = (PsgPoint){0, size.height};
    tikz->piece = NULL;
}

static const Node *
find_node(const Tikz *tikz, size_t group)
{
    for (guint i = 0; i < tikz->nodes->len; i++) {
        const Node *node = &g_array_index(tikz->nodes, Node, i);
        if (node->first == group) {
            return node;
        }
    }
    return NULL;
}

/* The nodes of a page, and where lines and actors begin. */
static void
find_nodes(Tikz *tikz, PsgTikzNames *names)
{
    size_t count = psg_scene_item_count(tikz->scene);
    g_array_set_size(tikz->nodes, 0);
    tikz->first_tie = tikz->first_actor = count;
    tikz->last_actor = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgItem *shape = shape_of(tikz->scene, i);
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        if (is_tie(tikz->scene, i)) {
            tikz->first_tie = MIN(tikz->first_tie, i);
        }
        if (shape != NULL) {
            g_autofree char *id = id_of_node(item->group.id);
            PsgOutline outline = outline_of(shape);
            Node node = {item->part.index,
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

static void
note_looks(Tikz *tikz)
{
    size_t count = psg_scene_item_count(tikz->scene);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        const PsgItem *shape = shape_of(tikz->scene, i);
        if (shape != NULL) {
            PsgTikzLook look = look_of_actor(tikz, i, shape);
            psg_tikz_styles_note(tikz->styles, item->group.class, &look);
        } else if (is_tie(tikz->scene, i)) {
            const PsgItem *line = item_of_role(tikz->scene, i, PSG_ROLE_LINE);
            PsgTikzLook look = look_of_tie(tikz, i, line);
            psg_tikz_styles_note(tikz->styles, class_of(item), &look);
        }
    }
}

/* Lines are drawn below actors, and written after them: only then are their names known. */
static Layer
layer_at(const Tikz *tikz, size_t index)
{
    if (tikz->first_actor == psg_scene_item_count(tikz->scene) ||
        index > tikz->last_actor) {
        return LAYER_TOP;
    }
    return index < MIN(tikz->first_tie, tikz->first_actor) ? LAYER_GROUND
           : index < tikz->first_actor                     ? LAYER_LINES
                                                           : LAYER_ACTORS;
}

static bool
holds_nodes(const Tikz *tikz, size_t group, size_t end)
{
    for (size_t i = group; i < end; i++) {
        if (find_node(tikz, i) != NULL || is_tie(tikz->scene, i)) {
            return true;
        }
    }
    return false;
}

/* What a group is, for who reads the file. */
static void
append_title(GString *out, const Tikz *tikz, const PsgGroupLook *said)
{
    const char *title = said->title != NULL ? said->title : said->id;
    if (title != NULL) {
        begin_line(out, tikz);
        g_string_append(out, "% ");
        psg_tikz_append_comment(out, title);
        g_string_append_c(out, '\n');
    }
}

/* A group of no actors and lines, up to its end, which it gives. */
static size_t
write_scope(Tikz *tikz, size_t group)
{
    GString *out = tikz->layers[layer_at(tikz, group)];
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    size_t end = end_of(tikz->scene, group);
    if (end == group + 1) {
        return end;
    }
    append_title(out, tikz, said);
    begin_line(out, tikz);
    g_string_append(out, "\\begin{scope}");
    if (said->opacity < 1) {
        g_string_append(out, "[transparency group, opacity=");
        psg_number_append(out, said->opacity, DECIMALS);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '\n');
    tikz->depth++;
    for (size_t i = group + 1; i < end; i++) {
        if (psg_scene_item(tikz->scene, i)->kind == PSG_ITEM_GROUP) {
            i = write_scope(tikz, i);
        } else {
            write_item(out, tikz, i);
        }
    }
    tikz->depth--;
    begin_line(out, tikz);
    g_string_append(out, "\\end{scope}\n");
    return end;
}

static void
write_items(Tikz *tikz)
{
    size_t count = psg_scene_item_count(tikz->scene), depth = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        const Node *node = find_node(tikz, i);
        if (depth == 0) {
            tikz->piece = item->kind == PSG_ITEM_GROUP ? item->group.id : NULL;
        }
        if (node != NULL) {
            write_actor(tikz->layers[LAYER_ACTORS], tikz, i, node);
            i = end_of(tikz->scene, i);
        } else if (is_tie(tikz->scene, i)) {
            write_tie(tikz->layers[LAYER_LINES], tikz, i);
            i = end_of(tikz->scene, i);
        } else if (item->kind == PSG_ITEM_END) {
            depth--;
        } else if (item->kind != PSG_ITEM_GROUP) {
            write_item(tikz->layers[layer_at(tikz, i)], tikz, i);
        } else if (holds_nodes(tikz, i, end_of(tikz->scene, i))) {
            depth++;
        } else {
            i = write_scope(tikz, i);
        }
    }
}

static void
append_behind(GString *out, const Tikz *tikz, const GString *items, const char *comment)
{
    if (items->len > 0) {
        begin_line(out, tikz);
        g_string_append_printf(out, "%% %s\n", comment);
        begin_line(out, tikz);
        g_string_append(out, "\\begin{pgfonlayer}{background}\n");
        g_string_append(out, items->str);
        begin_line(out, tikz);
        g_string_append(out, "\\end{pgfonlayer}\n");
    }
}

static void
write_page(GString *out, Tikz *tikz, const PsgScene *scene)
{
    g_autoptr(GHashTable) names = psg_tikz_names_new();
    set_page(tikz, scene);
    find_nodes(tikz, names);
    for (size_t i = 0; i < LAYER_COUNT; i++) {
        tikz->layers[i] = g_string_new(NULL);
    }
    write_items(tikz);
    append_behind(out, tikz, tikz->layers[LAYER_GROUND], "Around and behind the network");
    if (tikz->layers[LAYER_ACTORS]->len > 0) {
        begin_line(out, tikz);
        g_string_append(out, "% Actors\n");
        g_string_append(out, tikz->layers[LAYER_ACTORS]->str);
    }
    append_behind(out, tikz, tikz->layers[LAYER_LINES], "Lines, below actors");
    g_string_append(out, tikz->layers[LAYER_TOP]->str);
    for (size_t i = 0; i < LAYER_COUNT; i++) {
        g_string_free(tikz->layers[i], TRUE);
    }
}

/* ---- The file ---- */

static void
append_head(GString *out, const PsgScene *scene, const char *file, const Tikz *tikz)
{
    g_string_append(out, "% ");
    psg_tikz_append_comment(out, psg_scene_title(scene));
    g_string_append(out, "\n% ");
    psg_tikz_append_comment(out, psg_scene_description(scene));
    g_string_append_printf(
        out,
        "\n%%\n"
        "%% Drawn by paysage. It is made to be edited: move a node, and its lines follow.\n"
        "%% In the preamble:  \\usepackage{tikz}\n"
        "%%                   \\usetikzlibrary{arrows.meta,shapes.geometric,shapes.misc}\n"
        "%% In the document:  \\input{%s.tikz}\n"
        "%% It is as wide as a line, or as is said: \\newcommand\\paysagewidth{12cm}.\n"
        "%% Letters are those of the document. What is defined before is kept:\n"
        "%%   \\paysagetext[width]{size}{text}, \\paysagelabel[raised]{size}{lines} set them;\n"
        "%%   \\paysagestyles is called after the colours and styles, so that changes outlive\n"
        "%%   this file: \\newcommand\\paysagestyles{\\tikzset{kind-x/.append style={fill=red}}}.\n"
        "%% Beyond the picture it defines the length \\paysageunit and the layer background.\n",
        file);
    if (tikz->letters->needs_scripts) {
        g_string_append(
            out, "% It has letters that pdfLaTeX has not, and shows as boxes: take "
                 "LuaLaTeX or XeLaTeX,\n% with a font that has them.\n");
    }
}

static const char prelude[] =
    "\\begingroup\n"
    /* languages of babel make commands of them */
    "\\catcode`\\@=11 \\catcode`\\:=12 \\catcode`\\;=12 \\catcode`\\!=12 "
    "\\catcode`\\?=12 \\catcode`\\\"=12\n"
    "\\catcode`\\'=12 \\catcode`\\`=12 \\catcode`\\==12 \\catcode`\\<=12 "
    "\\catcode`\\>=12 \\catcode`\\|=12\n"
    "\\catcode`\\-=12 \\catcode`\\/=12 \\catcode`\\*=12 \\catcode`\\.=12 "
    "\\catcode`\\_=8 \\catcode`\\^=7 \\catcode`\\&=4\n"
    "\\ifdefined\\paysageunit\\else\\newdimen\\paysageunit\\fi\n"
    "\\ifcsname pgf@layerbox@background\\endcsname\\else"
    "\\pgfdeclarelayer{background}\\fi\n"
    "\\pgfsetlayers{background,main}%\n";

/* Text as large as the page wants it, whatever sizes the font has; lines of a node stand in its
 * middle and do not widen it. */
static const char macros[] =
    "\\providecommand\\paysagetext[3][0]{\\begingroup\n"
    "  \\setbox0=\\hbox{\\frenchspacing#3}\\pgfmathsetmacro\\paysage@scale{#2*\\paysageunit/\\f@size}%\n"
    "  \\ifdim#1pt>0pt \\ifdim\\paysage@scale\\wd0>#1\\paysageunit\n"
    "    \\pgfmathsetmacro\\paysage@scale{#1*\\paysageunit/\\the\\wd0}\\fi\\fi\n"
    "  \\scalebox{\\paysage@scale}{\\box0}\\endgroup}%\n"
    "\\providecommand\\paysagelabel[3][0]{\\begingroup\n"
    "  \\setbox0=\\hbox{\\frenchspacing\\begin{tabular}[t]{@{}c@{}}#3\\end{tabular}}%\n"
    "  \\ht0=\\fontcharht\\font`X \\dp0=\\dimexpr\\dp0-\\dp\\strutbox\\relax\n"
    "  \\pgfmathsetmacro\\paysage@scale{#2*\\paysageunit/\\f@size}%\n"
    "  \\pgfmathparse{.96*\\pgfkeysvalueof{/pgf/minimum width}}\\dimen0=\\pgfmathresult pt\n"
    "  \\ifdim\\paysage@scale\\wd0>\\dimen0 \\ifdim\\dimen0>0pt\n"
    "    \\pgfmathsetmacro\\paysage@scale{\\the\\dimen0/\\the\\wd0}\\fi\\fi\n"
    "  \\setbox0=\\hbox{\\scalebox{\\paysage@scale}{\\box0}}%\n"
    "  \\dimen0=\\dimexpr(\\ht0-\\dp0)/2-#1\\paysageunit\\relax\n"
    "  \\setbox0=\\hbox to 0pt{\\hss\\lower\\dimen0\\box0\\hss}%\n"
    "  \\ht0=0pt \\dp0=0pt \\box0 \\endgroup}%\n";

static const char rtl_macro[] =
    "\\providecommand\\paysagertl[1]{\\ifdefined\\directlua{\\textdir TRT #1}\\else\n"
    "  \\ifdefined\\XeTeXversion\\TeXXeTstate=1\\beginR#1\\endR\\else#1\\fi\\fi}%\n";

static const char slice_macro[] =
    "\\providecommand\\paysageslice[2]{\\ifdefined\\paysageshown\n"
    "  \\ifnum#1=\\paysageshown\\relax#2\\fi\\else\n"
    "  \\ifdefined\\beamer@slideinframe\\only<#1>{#2}\\else"
    "\\ifnum#1=%zu\\relax#2\\fi\\fi\\fi}%%\n";

/* Letters that pdfLaTeX may have no command for are boxes there, rather than errors. */
static void
append_letters(GString *out, const PsgTikzLetters *letters)
{
    g_string_append(
        out,
        "\\ifdefined\\directlua\\else\\ifdefined\\XeTeXversion\\else\n"
        "  \\def\\paysage@missing{{\\fboxsep=0pt\\fbox{\\phantom{o}}}}%\n"
        "  \\def\\TextSymbolUnavailable#1{\\paysage@missing}%\n"
        "  \\expandafter\\def\\csname OT1\\string\\guillemetleft\\endcsname{$\\ll$}%\n"
        "  \\expandafter\\def\\csname OT1\\string\\guillemetright\\endcsname{$\\gg$}%\n");
    if (letters->items->len > 0) {
        g_string_append(
            out,
            "  \\def\\paysage@letter#1#2{\\ifcsname u8:\\detokenize{#1}\\endcsname\\else\n"
            "    \\expandafter\\def\\csname u8:\\detokenize{#1}\\endcsname{#2}\\fi}%\n");
    }
    for (guint i = 0; i < letters->items->len; i++) {
        gunichar letter = g_array_index(letters->items, gunichar, i);
        g_string_append(out, "  \\paysage@letter{");
        g_string_append_unichar(out, letter);
        g_string_append_printf(out, "}{%s}%%\n", psg_tikz_letter(letter));
    }
    g_string_append(out, "\\fi\\fi\n");
}

#define CHAMFERED(name, corners)                                                         \
    "  " name "/.style={chamfered rectangle, chamfered rectangle corners={" corners      \
    "},\n    chamfered rectangle sep=.5*#1\\paysageunit, inner sep=.5*#1\\paysageunit},\n"

/* Forms that are made of those of the libraries, where they are used. */
static const struct {
    const char *use, *definition;
} forms[] = {
    {"hexagon={",
     "  hexagon/.style 2 args={chamfered rectangle, chamfered rectangle "
     "angle={atan(#1/#2)},\n"
     "    chamfered rectangle xsep=.5*#1\\paysageunit, inner xsep=.5*#1\\paysageunit,\n"
     "    chamfered rectangle ysep=.5*#2\\paysageunit, inner ysep=.5*#2\\paysageunit},\n"},
    {"octagon=", CHAMFERED("octagon", "north west, north east, south west, south east")},
    {"tab=", CHAMFERED("tab", "north west, north east")},
    {"triangle up", "  triangle up/.style={isosceles triangle, isosceles triangle "
                    "stretches, shape border rotate=90, outer sep=0pt, anchor=apex},\n"},
    {"triangle down",
     "  triangle down/.style={isosceles triangle, isosceles triangle "
     "stretches, shape border rotate=270, outer sep=0pt, anchor=apex},\n"},
};

static void
append_tikzset(GString *out, const Tikz *tikz, const GString *body)
{
    g_autoptr(GString) styles = g_string_new(NULL);
    psg_tikz_append_styles(styles, tikz->styles);
    g_string_append(
        out,
        "\\tikzset{\n"
        "  every node/.style={inner sep=0pt},\n"
        "  words/.style={outer sep=0pt, anchor=base west},\n"
        "  centred words/.style={words, anchor=base}, right words/.style={words, anchor=base "
        "east},\n"
        "  size/.style 2 args={minimum width=#1\\paysageunit, minimum "
        "height=#2\\paysageunit},\n"
        "  badge/.style 2 args={size={#1}{#2}, rounded corners=.499*#2\\paysageunit},\n"
        "  head/.style={>={Triangle[length=\\the\\dimexpr#1\\paysageunit\\relax,\n"
        "    width=\\the\\dimexpr4\\dimexpr#1\\paysageunit\\relax/5\\relax]}},\n"
        "  open head/.style 2 args={>={Straight "
        "Barb[length=\\the\\dimexpr#1\\paysageunit\\relax,\n"
        "    width=\\the\\dimexpr4\\dimexpr#1\\paysageunit\\relax/5\\relax, line "
        "width=\\the\\dimexpr#2\\paysageunit\\relax]}},\n"
        "  dots/.style={>={Circle[length=\\the\\dimexpr#1\\paysageunit\\relax]}},\n"
        "  dashed/.style={dash pattern=on 4\\pgflinewidth off 3\\pgflinewidth},\n"
        "  densely dashed/.style={dash pattern=on 2\\pgflinewidth off "
        "1.5\\pgflinewidth},\n"
        "  dotted/.style={line cap=round, dash pattern=on 0pt off 2.5\\pgflinewidth},\n");
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (strstr(styles->str, forms[i].use) != NULL ||
            strstr(body->str, forms[i].use) != NULL) {
            g_string_append(out, forms[i].definition);
        }
    }
    g_string_append(out, styles->str);
    g_string_append(out, "}\n\\ifdefined\\paysagestyles\\paysagestyles\\fi\n");
}

/* The page that everything stands on. */
static void
append_ground(GString *out, Tikz *tikz, const PsgScene *scene)
{
    PsgSize size = psg_scene_size(scene);
    PsgColour colour = psg_scene_background(scene);
    set_page(tikz, scene);
    g_string_append(out, colour.alpha == 0 ? "\\useasboundingbox (0,0) rectangle "
                                           : "\\begin{pgfonlayer}{background}\n"
                                             "  \\fill[page] (0,0) rectangle ");
    append_point(out, tikz, (PsgPoint){size.width, 0});
    g_string_append(out, colour.alpha == 0 ? ";\n" : ";\n\\end{pgfonlayer}\n");
}

static void
append_file(GString *out, const Tikz *tikz, const GString *ground, const GString *body,
            size_t slices)
{
    PsgSize size = psg_scene_size(tikz->scene);
    g_string_append(out, prelude);
    g_string_append_printf(
        out,
        "\\paysageunit=\\dimexpr\\ifdefined\\paysagewidth(\\paysagewidth)"
        "\\else\\linewidth\\fi/%d\\relax\n",
        (int)ceil(size.width / tikz->unit));
    g_string_append(out, macros);
    g_string_append(out, tikz->has_rtl ? rtl_macro : "");
    if (slices > 0) {
        g_string_append_printf(out, slice_macro, slices);
    }
    append_letters(out, tikz->letters);
    g_string_append(out, "\\begin{tikzpicture}[x=\\paysageunit, y=\\paysageunit]\n"
                         "\\usepgflibrary{arrows.meta,shapes.geometric,shapes.misc}\n");
    psg_tikz_append_colours(out, tikz->palette);
    append_tikzset(out, tikz, body);
    g_string_append(out, ground->str);
    g_string_append(out, body->str);
    g_string_append(out, "\\end{tikzpicture}%\n\\endgroup\n");
}

static Tikz *
tikz_new(void)
{
    Tikz *tikz = g_new0(Tikz, 1);
    tikz->palette = psg_tikz_palette_new();
    tikz->styles = psg_tikz_styles_new();
    tikz->letters = psg_tikz_letters_new();
    tikz->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    return tikz;
}

static void
tikz_free(Tikz *tikz)
{
    psg_tikz_palette_free(tikz->palette);
    psg_tikz_styles_free(tikz->styles);
    psg_tikz_letters_free(tikz->letters);
    g_array_unref(tikz->nodes);
    g_free(tikz);
}

GBytes *
psg_paint_tikz_pages(const PsgDocumentPage *pages, size_t count)
{
    g_assert(count > 0);
    Tikz *tikz = tikz_new();
    GString *out = g_string_new(NULL);
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(GString) ground = g_string_new(NULL);
    psg_tikz_colour(tikz->palette, psg_scene_background(pages[0].scene), "page");
    for (size_t i = 0; i < count; i++) {
        set_page(tikz, pages[i].scene);
        note_looks(tikz);
    }
    psg_tikz_styles_settle(tikz->styles);
    append_ground(ground, tikz, pages[0].scene);
    for (size_t i = 0; i < count; i++) {
        if (count > 1) {
            g_string_append(body, "% ");
            const char *entry = pages[i].entry;
            psg_tikz_append_comment(
                body, entry == NULL ? psg_document_title(pages[i].scene) : entry);
            g_string_append_printf(body, "\n\\paysageslice{%zu}{%%\n", i + 1);
        }
        tikz->depth = count > 1;
        write_page(body, tikz, pages[i].scene);
        g_string_append(body, count > 1 ? "}\n" : "");
    }
    append_head(out, pages[0].scene, psg_scene_name(pages[0].scene), tikz);
    append_file(out, tikz, ground, body, count > 1 ? count : 0);
    tikz_free(tikz);
    return g_string_free_to_bytes(out);
}

GBytes *
psg_paint_tikz(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    (void)options;
    (void)error; /* what is written into memory cannot fail */
    PsgDocumentPage only = {.scene = scene};
    return psg_paint_tikz_pages(&only, 1);
}
