/*
 * The items of a scene on a Cairo context.
 *
 * Texts are set by Pango in page units, exactly as they were measured; Cairo's matrix
 * makes them as large as the surface needs.
 */
#include "draw/cairo_items.h"

#include "scene/lettering.h"

#include <math.h>
#include <pango/pangocairo.h>

/* How much of a text stands before its anchor. */
static const double anchor_shares[] = {
    [PSG_ANCHOR_START] = 0,
    [PSG_ANCHOR_MIDDLE] = 0.5,
    [PSG_ANCHOR_END] = 1,
};

/* ---- How much of the page a group covers ---- */

/* Room for accents and slants around a line, from its baseline and its ends, in ems. */
static const double ABOVE = 1.3, BELOW = 0.6, BESIDE = 0.3;

/* How far the corner of a line may stand out, in its widths. */
static const double MITRE = 2;

static PsgRect
text_extent(const PsgItem *item)
{
    double size = item->look.font.size;
    double left = item->at.x - anchor_shares[item->look.anchor] * item->text_width;
    if (fabs(item->look.turn) > 0) { /* all that it may reach */
        double reach = 2 * (item->text_width + ABOVE * size);
        return psg_rect_around(item->at, (PsgSize){reach, reach});
    }
    return (PsgRect){left - BESIDE * size, item->at.y - ABOVE * size,
                     item->text_width + 2 * BESIDE * size, (ABOVE + BELOW) * size};
}

static PsgRect
path_extent(const PsgItem *item, double second)
{
    if (item->motion == NULL) {
        return psg_path_bounds(item->path);
    }
    g_autoptr(PsgPath) shape = psg_motion_shape(item->motion, second);
    return psg_path_bounds(shape);
}

static PsgRect
item_extent(const PsgItem *item, double second)
{
    double line = item->ink.stroke.alpha == 0 ? 0 : MITRE * item->ink.width;
    switch (item->kind) {
    case PSG_ITEM_BOX:
        return psg_rect_grow(item->box, line);
    case PSG_ITEM_PATH:
        return psg_rect_grow(path_extent(item, second), line);
    case PSG_ITEM_TEXT:
        return text_extent(item);
    case PSG_ITEM_GROUP:
    case PSG_ITEM_END:
        break;
    }
    return (PsgRect){0, 0, 0, 0};
}

static PsgRect
rect_union(PsgRect a, PsgRect b)
{
    if (a.width <= 0 && a.height <= 0) {
        return b;
    }
    double x = MIN(a.x, b.x);
    double y = MIN(a.y, b.y);
    return (PsgRect){x, y, MAX(psg_rect_right(a), psg_rect_right(b)) - x,
                     MAX(psg_rect_bottom(a), psg_rect_bottom(b)) - y};
}

static PsgPoint
offset_of(const PsgItem *group, double second)
{
    const PsgMotion *motion = group->group.motion;
    return motion == NULL ? (PsgPoint){0, 0} : psg_motion_offset(motion, second);
}

PsgRect
psg_group_extent(const PsgScene *scene, size_t first, double second)
{
    PsgRect extent = {0, 0, 0, 0};
    PsgPoint offset = {0, 0};
    g_autoptr(GArray) around = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    for (size_t i = first; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            PsgPoint own = offset_of(item, second);
            g_array_append_val(around, offset);
            offset = (PsgPoint){offset.x + own.x, offset.y + own.y};
        } else if (item->kind == PSG_ITEM_END) {
            offset = g_array_index(around, PsgPoint, around->len - 1);
            g_array_set_size(around, around->len - 1);
        } else {
            PsgRect box = item_extent(item, second);
            box.x += offset.x;
            box.y += offset.y;
            extent = rect_union(extent, box);
        }
        if (around->len == 0) {
            break;
        }
    }
    return extent;
}

/* ---- Painting ---- */

typedef struct {
    cairo_t *cairo;
    const PsgScene *scene;
    double second; /* of the scene, which may be a film */
    PangoLayout *layout;
    PsgFont font;  /* that the layout has; family NULL: none yet */
    GArray *fades; /* double; how opaque the groups are that are open */
    size_t hidden; /* groups that are open and not seen */
} Canvas;

static void
use_colour(Canvas *canvas, PsgColour colour)
{
    cairo_set_source_rgba(canvas->cairo, colour.red / 255.0, colour.green / 255.0,
                          colour.blue / 255.0, colour.alpha / 255.0);
}

static void
use_line(Canvas *canvas, const PsgInk *ink)
{
    static const double none[] = {0};
    const double dashed[] = {4 * ink->width, 3 * ink->width};
    const double shorter[] = {2 * ink->width, 1.5 * ink->width};
    const double dotted[] = {0, 2.5 * ink->width};
    cairo_set_line_width(canvas->cairo, ink->width);
    bool is_round = ink->dash == PSG_DASH_ROUND;
    cairo_set_line_join(canvas->cairo,
                        is_round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(canvas->cairo, is_round || ink->dash == PSG_DASH_DOTTED
                                          ? CAIRO_LINE_CAP_ROUND
                                          : CAIRO_LINE_CAP_BUTT);
    switch (ink->dash) {
    case PSG_DASH_NONE:
    case PSG_DASH_ROUND:
        cairo_set_dash(canvas->cairo, none, 0, 0);
        break;
    case PSG_DASH_DASHED:
        cairo_set_dash(canvas->cairo, dashed, G_N_ELEMENTS(dashed), 0);
        break;
    case PSG_DASH_SHORT:
        cairo_set_dash(canvas->cairo, shorter, G_N_ELEMENTS(shorter), 0);
        break;
    case PSG_DASH_DOTTED:
        cairo_set_dash(canvas->cairo, dotted, G_N_ELEMENTS(dotted), 0);
        break;
    }
}

/* Fills and strokes the current path, and forgets it. */
static void
paint_ink(Canvas *canvas, const PsgInk *ink)
{
    if (ink->fill.alpha != 0) {
        use_colour(canvas, ink->fill);
        cairo_fill_preserve(canvas->cairo);
    }
    if (ink->stroke.alpha != 0 && ink->width > 0) {
        use_colour(canvas, ink->stroke);
        use_line(canvas, ink);
        cairo_stroke_preserve(canvas->cairo);
    }
    cairo_new_path(canvas->cairo);
}

static void
paint_veil(Canvas *canvas, const PsgItem *item)
{
    PsgColour colour = item->ink.fill;
    bool is_right = item->veil == PSG_VEIL_RIGHT;
    double left = item->box.x, right = psg_rect_right(item->box);
    cairo_pattern_t *pattern = cairo_pattern_create_linear(is_right ? left : right, 0,
                                                           is_right ? right : left, 0);
    double red = colour.red / 255.0, green = colour.green / 255.0;
    double blue = colour.blue / 255.0;
    cairo_pattern_add_color_stop_rgba(pattern, 0, red, green, blue, 0);
    cairo_pattern_add_color_stop_rgba(pattern, 1, red, green, blue, colour.alpha / 255.0);
    cairo_set_source(canvas->cairo, pattern);
    cairo_pattern_destroy(pattern);
    cairo_rectangle(canvas->cairo, left, item->box.y, right - left, item->box.height);
    cairo_fill(canvas->cairo);
}

static void
paint_box(Canvas *canvas, const PsgItem *item)
{
    PsgRect box = item->box;
    double radius = item->radius;
    if (radius <= 0) {
        cairo_rectangle(canvas->cairo, box.x, box.y, box.width, box.height);
    } else {
        double left = box.x + radius;
        double right = psg_rect_right(box) - radius;
        double top = box.y + radius;
        double bottom = psg_rect_bottom(box) - radius;
        cairo_new_sub_path(canvas->cairo);
        cairo_arc(canvas->cairo, right, top, radius, -G_PI_2, 0);
        cairo_arc(canvas->cairo, right, bottom, radius, 0, G_PI_2);
        cairo_arc(canvas->cairo, left, bottom, radius, G_PI_2, G_PI);
        cairo_arc(canvas->cairo, left, top, radius, G_PI, 3 * G_PI_2);
        cairo_close_path(canvas->cairo);
    }
    paint_ink(canvas, &item->ink);
}

static void
trace_path(Canvas *canvas, const PsgPath *path)
{
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            cairo_move_to(canvas->cairo, step->to.x, step->to.y);
            break;
        case PSG_STEP_LINE:
            cairo_line_to(canvas->cairo, step->to.x, step->to.y);
            break;
        case PSG_STEP_CURVE:
            cairo_curve_to(canvas->cairo, step->control1.x, step->control1.y,
                           step->control2.x, step->control2.y, step->to.x, step->to.y);
            break;
        case PSG_STEP_CLOSE:
            cairo_close_path(canvas->cairo);
            break;
        }
    }
}

static void
paint_path(Canvas *canvas, const PsgItem *item)
{
    g_autoptr(PsgPath) shape =
        item->motion == NULL ? NULL : psg_motion_shape(item->motion, canvas->second);
    trace_path(canvas, shape == NULL ? item->path : shape);
    paint_ink(canvas, &item->ink);
}

/* Texts of one font often follow each other. */
static void
use_font(Canvas *canvas, const PsgFont *font)
{
    PsgFont *now = &canvas->font;
    bool same = now->family != NULL && g_str_equal(now->family, font->family) &&
                !(now->size < font->size) && !(now->size > font->size) &&
                now->weight == font->weight && now->italic == font->italic;
    if (!same) {
        g_autoptr(PangoFontDescription) description = psg_lettering_description(font);
        pango_layout_set_font_description(canvas->layout, description);
        *now = *font;
    }
}

static void
paint_text(Canvas *canvas, const PsgItem *item)
{
    if (item->look.colour.alpha == 0) {
        return;
    }
    use_font(canvas, &item->look.font);
    pango_layout_set_text(canvas->layout, item->text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(canvas->layout, 0);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    double width = logical.width / (double)PANGO_SCALE;
    use_colour(canvas, item->look.colour);
    double before = anchor_shares[item->look.anchor] * width;
    bool is_turned = fabs(item->look.turn) > 0;
    if (is_turned) {
        cairo_save(canvas->cairo);
        cairo_translate(canvas->cairo, item->at.x, item->at.y);
        cairo_rotate(canvas->cairo, item->look.turn * G_PI / 180);
        cairo_move_to(canvas->cairo, -before, 0);
    } else {
        cairo_move_to(canvas->cairo, item->at.x - before, item->at.y);
    }
    pango_cairo_show_layout_line(canvas->cairo, line);
    if (is_turned) {
        cairo_restore(canvas->cairo);
    }
    cairo_new_path(canvas->cairo);
}

static double
opacity_now(const Canvas *canvas, const PsgGroupLook *look)
{
    return look->motion == NULL
               ? look->opacity
               : look->opacity * psg_motion_opacity(look->motion, canvas->second);
}

/* A group that shines through is painted apart first, so that its parts do not show
 * through each other; only as much of the page as it needs, since each costs a copy of
 * that. */
static void
begin_group(Canvas *canvas, size_t index)
{
    const PsgGroupLook *look = &psg_scene_item(canvas->scene, index)->group;
    double opacity = opacity_now(canvas, look);
    g_array_append_val(canvas->fades, opacity);
    cairo_save(canvas->cairo);
    if (opacity < 1) {
        PsgRect extent = psg_group_extent(canvas->scene, index, canvas->second);
        cairo_rectangle(canvas->cairo, extent.x, extent.y, extent.width, extent.height);
        cairo_clip(canvas->cairo);
        cairo_push_group(canvas->cairo);
    }
    if (look->motion != NULL) {
        PsgPoint offset = psg_motion_offset(look->motion, canvas->second);
        cairo_translate(canvas->cairo, offset.x, offset.y);
    }
}

static void
end_group(Canvas *canvas)
{
    guint last = canvas->fades->len - 1;
    double opacity = g_array_index(canvas->fades, double, last);
    g_array_set_size(canvas->fades, last);
    if (opacity < 1) {
        cairo_pop_group_to_source(canvas->cairo);
        cairo_paint_with_alpha(canvas->cairo, opacity);
    }
    cairo_restore(canvas->cairo);
}

/* What is in a group that is not opaque at all is not seen, and not drawn. */
static void
begin_or_hide(Canvas *canvas, size_t index)
{
    if (canvas->hidden > 0 ||
        opacity_now(canvas, &psg_scene_item(canvas->scene, index)->group) <= 0) {
        canvas->hidden++;
    } else {
        begin_group(canvas, index);
    }
}

static void
end_or_show(Canvas *canvas)
{
    if (canvas->hidden > 0) {
        canvas->hidden--;
    } else {
        end_group(canvas);
    }
}

static void
paint_item(Canvas *canvas, size_t index)
{
    const PsgItem *item = psg_scene_item(canvas->scene, index);
    switch (item->kind) {
    case PSG_ITEM_GROUP:
        begin_or_hide(canvas, index);
        return;
    case PSG_ITEM_END:
        end_or_show(canvas);
        return;
    case PSG_ITEM_BOX:
    case PSG_ITEM_PATH:
    case PSG_ITEM_TEXT:
        break;
    }
    if (canvas->hidden > 0) {
        return;
    }
    if (item->kind == PSG_ITEM_BOX) {
        (item->veil != PSG_VEIL_NONE ? paint_veil : paint_box)(canvas, item);
    } else if (item->kind == PSG_ITEM_PATH) {
        paint_path(canvas, item);
    } else {
        paint_text(canvas, item);
    }
}

void
psg_cairo_paint(cairo_t *cairo, const PsgScene *scene, double second)
{
    PangoContext *context = psg_lettering_context();
    g_autoptr(PangoLayout) layout = pango_layout_new(context);
    g_object_unref(context); /* the layout keeps it */
    g_autoptr(GArray) fades = g_array_new(FALSE, FALSE, sizeof(double));
    Canvas canvas = {.cairo = cairo,
                     .scene = scene,
                     .second = second,
                     .layout = layout,
                     .fades = fades};
    cairo_set_miter_limit(cairo, 4); /* as in SVG */
    if (psg_scene_background(scene).alpha != 0) {
        use_colour(&canvas, psg_scene_background(scene));
        cairo_paint(cairo);
    }
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        paint_item(&canvas, i);
    }
}
