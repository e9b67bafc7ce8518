/* The box of an actor: shape, outline and what is said to who points at it. */
#include "figure/part/actor_box.h"

#include "figure/part/change_mark.h"
#include "figure/part/shape.h"

#define NEW_OUTLINE 2.2   /* times the usual outline */
#define QUIET_OUTLINE 0.7 /* of what two slices have in common */
#define QUIET_FILL 0.62   /* so far towards the background */
#define QUIET_LINE 0.4
#define MARK 9.0 /* radius of the sign of a change, in units of a slide */

PsgSize
psg_actor_box_size(const PsgPen *pen, const PsgBoxManner *manner,
                   const PsgViewActor *seen)
{
    g_autoptr(PsgActorLabel) label = psg_actor_label_new(pen, manner, seen);
    PsgSize size = psg_actor_label_room(label);
    size.width += 2 * psg_shape_inset(psg_context_shape(pen->context, seen->kind), size);
    return size;
}

PsgSize *
psg_actor_box_sizes(const PsgPen *pen, double shrink, bool is_tight)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgSize *sizes = g_new0(PsgSize, landscape->actor_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = pen->context->views[slice];
        const PsgBoxManner manner = {
            .view = view, .shrink = shrink, .is_tight = is_tight};
        for (size_t i = 0; i < view->actor_count; i++) {
            PsgSize here = psg_actor_box_size(pen, &manner, &view->actors[i]);
            PsgSize *size = &sizes[view->actors[i].actor];
            size->width = MAX(size->width, here.width);
            size->height = MAX(size->height, here.height);
        }
    }
    return sizes;
}

/* Of two slices, the outline tells the change. */
static void
tell_change(const PsgRenderContext *context, const PsgViewActor *seen, PsgInk *ink)
{
    switch (seen->change) {
    case PSG_CHANGE_ADDED:
        ink->stroke = psg_change_colour(context, seen->change);
        ink->width *= NEW_OUTLINE;
        break;
    case PSG_CHANGE_REMOVED:
        ink->fill = context->style->background;
        ink->stroke = psg_change_colour(context, seen->change);
        ink->dash = PSG_DASH_DASHED;
        break;
    case PSG_CHANGE_ALTERED:
        break;
    case PSG_CHANGE_NONE:
        ink->fill = psg_change_quiet(context, ink->fill, QUIET_FILL);
        ink->stroke = psg_change_quiet(context, ink->stroke, QUIET_LINE);
        ink->width *= QUIET_OUTLINE;
        break;
    }
}

static PsgInk
outline_ink(const PsgRenderContext *context, const PsgView *view,
            const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    const PsgPaint *paint = psg_context_paint(context, seen->kind);
    double width = style->outline_width * context->page.scale;
    PsgInk ink = {paint->fill, paint->line, width, PSG_DASH_NONE};
    if (seen->presence != PSG_PRESENCE_THERE) {
        ink.fill = style->background;
        ink.dash =
            seen->presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    }
    if (seen->is_new) {
        ink.stroke = style->accent;
        ink.width = width * NEW_OUTLINE;
    }
    if (view->before != PSG_NONE) {
        tell_change(context, seen, &ink);
    }
    return ink;
}

/* Of what was altered the outline is double. */
static void
draw_outline(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen,
             PsgRect box)
{
    PsgInk ink = outline_ink(pen->context, manner->view, seen);
    double corner = psg_pen_length(pen, pen->context->style->corner) * manner->shrink;
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_context_shape(pen->context, seen->kind), box, corner);
    if (seen->change == PSG_CHANGE_ALTERED && ink.dash == PSG_DASH_NONE) {
        PsgInk gap = {.stroke = pen->context->style->background,
                      .width = ink.width * 1.2};
        ink.width *= 3.6;
        psg_scene_path(pen->scene, outline, &ink);
        psg_scene_path(pen->scene, outline, &gap);
    } else {
        psg_scene_path(pen->scene, outline, &ink);
    }
}

/* What is said to who points at the box: the full name, its life, the author's note. */
static char *
box_title(const PsgRenderContext *context, const PsgViewActor *seen)
{
    const PsgActor *actor = &context->landscape->actors[seen->actor];
    const char *full = seen->full == NULL ? NULL : psg_context_text(context, seen->full);
    const char *note = psg_context_text(context, &actor->note);
    GString *title =
        g_string_new(full != NULL ? full : psg_context_text(context, seen->name));
    if (actor->has_when) {
        PsgInterval life = psg_spells_span(&actor->when);
        g_autofree char *label = psg_interval_label(&life, context->language);
        g_string_append_printf(title, " (%s)", label);
    }
    if (note != NULL) {
        g_string_append_printf(title, "\n%s", note);
    }
    return g_string_free(title, FALSE);
}

static char *
box_class(const PsgRenderContext *context, const PsgViewActor *seen)
{
    static const char *const words[] = {"", " talked-of", " unsure", ""};
    const char *change =
        seen->change == PSG_CHANGE_NONE ? NULL : psg_change_word(seen->change);
    return g_strconcat(
        "actor", seen->kind == PSG_NONE ? "" : " kind-",
        seen->kind == PSG_NONE ? "" : context->landscape->kinds[seen->kind].id,
        words[seen->presence], seen->is_new ? " new" : "",
        seen->is_leaving ? " leaving" : "", change == NULL ? NULL : " ", change, NULL);
}

static void
begin_group(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    const PsgActor *actor = &pen->context->landscape->actors[seen->actor];
    g_autofree char *title = box_title(pen->context, seen);
    g_autofree char *class = box_class(pen->context, seen);
    const char *prefix = manner->prefix == NULL ? "" : manner->prefix;
    g_autofree char *id = g_strconcat(prefix, "actor-", actor->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = actor->url,
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, seen->actor}};
    psg_scene_group(pen->scene, &look);
}

/* At the upper left, half way from the box's corner to the shape: off the name, and not
 * off the shape. */
static void
draw_mark(const PsgPen *pen, const PsgViewActor *seen, PsgRect box)
{
    double radius = MIN(psg_pen_length(pen, MARK), box.height / 2);
    PsgPoint corner = {box.x, box.y};
    PsgShape shape = psg_context_shape(pen->context, seen->kind);
    PsgPoint at = psg_shape_meet(shape, box, corner, corner);
    at.x = (at.x + box.x) / 2;
    at.y = (at.y + box.y) / 2;
    psg_change_mark_draw(pen, seen->change, at, radius);
}

void
psg_actor_box_draw(const PsgPen *pen, const PsgBoxManner *manner,
                   const PsgViewActor *seen, PsgRect box)
{
    g_autoptr(PsgActorLabel) label = psg_actor_label_new(pen, manner, seen);
    begin_group(pen, manner, seen);
    draw_outline(pen, manner, seen, box);
    psg_actor_label_draw(label, box);
    draw_mark(pen, seen, box);
    psg_scene_end(pen->scene);
}

void
psg_actor_box_draw_small(const PsgPen *pen, const PsgBoxManner *manner,
                         const PsgViewActor *seen, PsgRect box)
{
    begin_group(pen, manner, seen);
    draw_outline(pen, manner, seen, box);
    psg_change_mark_draw(pen, seen->change, psg_rect_centre(box), box.height * 0.4);
    psg_scene_end(pen->scene);
}

void
psg_actor_box_sample(const PsgPen *pen, PsgRect room, size_t kind, bool is_there)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, kind);
    PsgInk ink = {is_there ? paint->fill : style->background, paint->line,
                  psg_pen_length(pen, style->outline_width),
                  is_there ? PSG_DASH_NONE : PSG_DASH_DASHED};
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_context_shape(pen->context, kind), room,
                          psg_pen_length(pen, style->corner) / 2);
    psg_scene_path(pen->scene, outline, &ink);
}
