/* Items of a scene in TikZ: paths, boxes, texts, and the look of what has a name. */
#include "draw/tikz_pen.h"

#include "base/number.h"
#include "scene/lettering.h"

#include <math.h>

#define LONG_LINE 20 /* ems: text so wide is kept within its width, whatever the font */

/* ---- Numbers, points, colours ---- */

void
psg_tikz_append_number(GString *out, const PsgTikz *tikz, double units)
{
    psg_number_append(out, units / tikz->unit, PSG_TIKZ_DECIMALS);
}

void
psg_tikz_append_length(GString *out, const PsgTikz *tikz, double units)
{
    psg_tikz_append_number(out, tikz, units);
    g_string_append(out, "\\paysageunit");
}

void
psg_tikz_append_point(GString *out, const PsgTikz *tikz, PsgPoint at)
{
    g_string_append_c(out, '(');
    psg_tikz_append_number(out, tikz, at.x - tikz->origin.x);
    g_string_append_c(out, ',');
    psg_tikz_append_number(out, tikz, tikz->origin.y - at.y);
    g_string_append_c(out, ')');
}

static char *
length_text(const PsgTikz *tikz, const char *before, double units)
{
    GString *text = g_string_new(before);
    psg_tikz_append_length(text, tikz, units);
    return g_string_free(text, FALSE);
}

const char *
psg_tikz_page_colour(const PsgTikz *tikz, PsgColour colour)
{
    return psg_tikz_colour(tikz->palette, colour,
                           tikz->piece == NULL ? "figure" : tikz->piece);
}

void
psg_tikz_append_opacity(GString *out, const char *what, PsgColour colour)
{
    if (colour.alpha != 0 && colour.alpha != UINT8_MAX) {
        g_string_append_printf(out, ", %s opacity=", what);
        psg_number_append(out, colour.alpha / 255.0, PSG_TIKZ_DECIMALS);
    }
}

const char *
psg_tikz_dash(PsgDash dash)
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

void
psg_tikz_append_ink(GString *out, const PsgTikz *tikz, const char *before,
                    const PsgInk *ink)
{
    bool is_filled = ink->fill.alpha != 0;
    if (is_filled) {
        g_string_append_printf(out, "%sfill=%s", before,
                               psg_tikz_page_colour(tikz, ink->fill));
        psg_tikz_append_opacity(out, "fill", ink->fill);
    }
    if (ink->stroke.alpha != 0) {
        g_string_append_printf(out, "%sdraw=%s, line width=", is_filled ? ", " : before,
                               psg_tikz_page_colour(tikz, ink->stroke));
        psg_tikz_append_length(out, tikz, ink->width);
        psg_tikz_append_opacity(out, "draw", ink->stroke);
        if (ink->dash != PSG_DASH_NONE) {
            g_string_append_printf(out, ", %s", psg_tikz_dash(ink->dash));
        }
    }
}

/* "\filldraw[fill=…, draw=…, line width=…" without the bracket that ends it. */
static void
begin_path(GString *out, const PsgTikz *tikz, const PsgInk *ink)
{
    bool is_filled = ink->fill.alpha != 0, is_drawn = ink->stroke.alpha != 0;
    g_string_append(out, is_filled && is_drawn ? "\\filldraw["
                         : is_drawn            ? "\\draw["
                                               : "\\fill[");
    psg_tikz_append_ink(out, tikz, "", ink);
}

void
psg_tikz_begin_line(GString *out, const PsgTikz *tikz)
{
    g_string_append_printf(out, "%*s", (int)(2 * tikz->depth), "");
}

/* ---- Any items ---- */

void
psg_tikz_append_step(GString *out, const PsgTikz *tikz, const PsgStep *step)
{
    switch (step->kind) {
    case PSG_STEP_MOVE:
        psg_tikz_append_point(out, tikz, step->to);
        break;
    case PSG_STEP_LINE:
        g_string_append(out, "-- ");
        psg_tikz_append_point(out, tikz, step->to);
        break;
    case PSG_STEP_CURVE:
        g_string_append(out, ".. controls ");
        psg_tikz_append_point(out, tikz, step->control1);
        g_string_append(out, " and ");
        psg_tikz_append_point(out, tikz, step->control2);
        g_string_append(out, " .. ");
        psg_tikz_append_point(out, tikz, step->to);
        break;
    case PSG_STEP_CLOSE:
        g_string_append(out, "-- cycle");
        break;
    }
}

/* A long path goes on on further lines. */
static void
append_steps(GString *out, const PsgTikz *tikz, const PsgPath *path)
{
    enum { STEPS_OF_A_LINE = 6 };
    for (size_t i = 0; i < psg_path_count(path); i++) {
        if (i > 0 && i % STEPS_OF_A_LINE == 0) {
            g_string_append_c(out, '\n');
            psg_tikz_begin_line(out, tikz);
        }
        g_string_append_c(out, ' ');
        psg_tikz_append_step(out, tikz, psg_path_step(path, i));
    }
}

static void
write_path(GString *out, const PsgTikz *tikz, const PsgItem *item)
{
    psg_tikz_begin_line(out, tikz);
    begin_path(out, tikz, &item->ink);
    g_string_append_c(out, ']');
    append_steps(out, tikz, item->path);
    g_string_append(out, ";\n");
}

bool
psg_tikz_is_circle(const PsgItem *item)
{
    return fabs(item->box.width - item->box.height) < 0.01 &&
           item->radius > item->box.width / 2 - 0.01;
}

/* What fades to one side hides half. */
static void
write_box(GString *out, const PsgTikz *tikz, const PsgItem *item)
{
    psg_tikz_begin_line(out, tikz);
    begin_path(out, tikz, &item->ink);
    if (item->veil != PSG_VEIL_NONE) {
        g_string_append(out, ", fill opacity=0.5");
    }
    PsgRect box = item->box;
    if (psg_tikz_is_circle(item)) {
        g_string_append(out, "] ");
        psg_tikz_append_point(out, tikz, psg_rect_centre(box));
        g_string_append(out, " circle[radius=");
        psg_tikz_append_number(out, tikz, box.width / 2);
        g_string_append(out, "];\n");
        return;
    }
    if (item->radius > 0) {
        g_string_append(out, ", rounded corners=");
        psg_tikz_append_length(out, tikz,
                               MIN(item->radius, MIN(box.width, box.height) / 2 - 0.01));
    }
    g_string_append(out, "] ");
    psg_tikz_append_point(out, tikz, (PsgPoint){box.x, psg_rect_bottom(box)});
    g_string_append(out, " rectangle ");
    psg_tikz_append_point(out, tikz, (PsgPoint){psg_rect_right(box), box.y});
    g_string_append(out, ";\n");
}

void
psg_tikz_append_words(GString *out, PsgTikz *tikz, const char *text)
{
    bool is_rtl = psg_lettering_from_right(text);
    tikz->has_rtl = tikz->has_rtl || is_rtl;
    g_string_append(out, is_rtl ? "\\paysagertl{" : "");
    psg_tikz_append_text(out, text, tikz->letters);
    g_string_append(out, is_rtl ? "}" : "");
}

const char *
psg_tikz_font(const PsgFont *font)
{
    bool is_bold = font->weight >= PANGO_WEIGHT_SEMIBOLD;
    return is_bold && font->italic ? "font=\\bfseries\\itshape"
           : is_bold               ? "font=\\bfseries"
           : font->italic          ? "font=\\itshape"
                                   : "font={}";
}

void
psg_tikz_append_font(GString *out, const PsgFont *font)
{
    if (font->weight >= PANGO_WEIGHT_SEMIBOLD || font->italic) {
        g_string_append_printf(out, ", %s", psg_tikz_font(font));
    }
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
append_place(GString *out, const PsgTikz *tikz, size_t index)
{
    const PsgItem *item = psg_scene_item(tikz->scene, index);
    g_string_append(out, goes_on(tikz->scene, index + 1) ? "] (last text) at " : "] at ");
    if (!goes_on(tikz->scene, index)) {
        psg_tikz_append_point(out, tikz, item->at);
        return;
    }
    const PsgItem *before = psg_scene_item(tikz->scene, index - 1);
    g_string_append(out, "([xshift=");
    psg_tikz_append_length(out, tikz, item->at.x - before->at.x - before->text_width);
    g_string_append(out, "]last text.base east)");
}

static void
write_text(GString *out, PsgTikz *tikz, size_t index)
{
    const PsgItem *item = psg_scene_item(tikz->scene, index);
    static const char *const anchors[] = {[PSG_ANCHOR_START] = "words",
                                          [PSG_ANCHOR_MIDDLE] = "centred words",
                                          [PSG_ANCHOR_END] = "right words"};
    const PsgTextLook *look = &item->look;
    const char *colour = item->role == PSG_ROLE_TITLE
                             ? psg_tikz_colour(tikz->palette, look->colour, "ink")
                             : psg_tikz_page_colour(tikz, look->colour);
    psg_tikz_begin_line(out, tikz);
    g_string_append_printf(out, "\\node[%s, text=%s", anchors[look->anchor], colour);
    psg_tikz_append_opacity(out, "text", look->colour);
    psg_tikz_append_font(out, &look->font);
    if (fabs(look->turn) > 0) {
        g_string_append(out, ", rotate=");
        psg_number_append(out, -look->turn, PSG_TIKZ_DECIMALS);
    }
    append_place(out, tikz, index);
    g_string_append(out, " {\\paysagetext");
    if (item->text_width > LONG_LINE * look->font.size) {
        g_string_append_c(out, '[');
        psg_tikz_append_number(out, tikz, item->text_width);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '{');
    psg_tikz_append_number(out, tikz, look->font.size);
    g_string_append(out, "}{");
    psg_tikz_append_words(out, tikz, item->text);
    g_string_append(out, "}};\n");
}

void
psg_tikz_write_item(GString *out, PsgTikz *tikz, size_t index)
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

/* ---- Groups ---- */

size_t
psg_tikz_end_of(const PsgScene *scene, size_t group)
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

const PsgItem *
psg_tikz_item_of_role(const PsgScene *scene, size_t group, PsgRole role)
{
    size_t end = psg_tikz_end_of(scene, group);
    for (size_t i = group + 1; i < end; i++) {
        if (psg_scene_item(scene, i)->role == role) {
            return psg_scene_item(scene, i);
        }
    }
    return NULL;
}

/* ---- Looks ---- */

const char *
psg_tikz_colour_option(const PsgTikz *tikz, const char *kind, const char *key,
                       PsgColour colour)
{
    if (colour.alpha == 0) {
        return psg_tikz_keep(tikz->styles, g_strconcat(key, "=none", NULL));
    }
    g_autofree char *hint = g_strconcat(kind == NULL ? "" : kind, "-", key, NULL);
    const char *name = kind == NULL ? psg_tikz_page_colour(tikz, colour)
                                    : psg_tikz_own_colour(tikz->palette, colour, hint);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%s=%s", key, name);
    psg_tikz_append_opacity(text, key, colour);
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

const char *
psg_tikz_opacity_option(const PsgTikz *tikz, double opacity)
{
    g_autoptr(GString) text = g_string_new("opacity=");
    psg_number_append(text, opacity, PSG_TIKZ_DECIMALS);
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

/* A line with a gap is two lines beside each other. Dashes are as long as the line is wide, so both
 * are said together. */
void
psg_tikz_set_line(PsgTikzLook *look, const PsgTikz *tikz, const PsgInk *ink,
                  const PsgItem *gap)
{
    double width = gap == NULL ? ink->width : (ink->width - gap->ink.width) / 2;
    bool is_solid = ink->dash == PSG_DASH_NONE;
    g_autofree char *line = length_text(tikz, "line width=", width);
    look->sides[PSG_TIKZ_DASH] = is_solid ? "solid" : "";
    look->sides[PSG_TIKZ_WIDTH] =
        psg_tikz_keep(tikz->styles, g_strconcat(line, is_solid ? NULL : ", ",
                                                psg_tikz_dash(ink->dash), NULL));
    if (gap != NULL) {
        g_autofree char *distance = length_text(tikz, "double distance=", gap->ink.width);
        g_autofree char *margin = length_text(tikz, "outer sep=", ink->width / 2);
        look->sides[PSG_TIKZ_DOUBLE] = psg_tikz_keep(
            tikz->styles, g_strdup_printf("double=%s, %s, %s",
                                          psg_tikz_page_colour(tikz, gap->ink.stroke),
                                          distance, margin));
    }
}
