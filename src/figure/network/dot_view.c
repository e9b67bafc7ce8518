/* A view drawn as dots. Lines of one look are one path: a figure has thousands, and readers ask
 * for none of them by itself. */
#include "figure/network/dot_view.h"

#include "base/compare.h"
#include "figure/network/dot_region.h"
#include "figure/network/view.h"
#include "figure/part/actor_box.h"
#include "figure/part/change_mark.h"
#include "figure/part/edge.h"
#include "figure/part/shape.h"

#include <math.h>
#include <stdlib.h>

/* In units of a slide. */
#define RING 0.9 /* of the page's colour around a dot: dots that touch are told apart */
#define NEW_RING 2.4
#define LOOP 2.6 /* from a dot to the ring of a relation to itself, and between rings */
#define LEAST_DASHED 5.0 /* radius: smaller dots would fall into crumbs */
#define HOLLOW 1.4       /* the outline of an actor that is talked of, or unsure */
#define MOST_RING 0.4    /* an outline is no broader than this share of the radius */
#define MOST_ACCENT 0.7

#define PALER                                                                            \
    0.3 /* than the kind's line, towards its fill: a dot has more ink than a line */
#define THIN 0.65 /* times the width that lines between boxes have */
#define THIN_NEW 0.7

#define QUIET 0.45 /* of the way to the background */
/* Radius, in units of a slide: readers do not point at smaller dots. */
#define LEAST_POINTED 1.5
#define SIGN 0.62 /* radius of a sign, in that of its dot */
#define LEAST_SIGN 3.6
/* More new relations than that are no news. */
#define FEW_NEW 0.2
enum { MOST_NEW = 60 };
#define MANY_NEW 0.35 /* so much of the way to the background, where there are more */

/* Far ones are paler, so that what is near each other is seen as one: up to that share of the
 * longest line so much of the way to the background, where lines are few, and where they are many. */
static const struct {
    double length, few, many;
} shades[] = {{1, 0.5, 0.78}, {0.25, 0.35, 0.6}, {0.08, 0.2, 0.35}};

/* Lines are few up to so much length on an area, and many from so much on: a share of the area
 * covered by lines of one unit of a slide. */
#define FEW_LINES 0.04
#define MANY_LINES 0.3
#define LEAST_SIDE 0.5 /* of the longer one, as on a page: dots in a row are no crowd */

/* What lies on what. */
enum {
    SHADES = G_N_ELEMENTS(shades),
    LAYER_REMOVED = SHADES,
    LAYER_ACCENT,
    LAYERS,
};

PsgDotNews
psg_dot_news(const PsgView *view)
{
    size_t fresh = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        fresh += view->actors[i].is_new;
    }
    if (!psg_view_is_most(fresh, view->actor_count)) {
        return fresh == 0 ? PSG_DOT_NEWS_NONE : PSG_DOT_NEWS_NEW;
    }
    return fresh < view->actor_count ? PSG_DOT_NEWS_STAYED : PSG_DOT_NEWS_NONE;
}

/* ---- Lines ---- */

typedef struct {
    const PsgPen *pen;
    const PsgDotView *drawn;
    size_t kinds, steps; /* of relations, and of their weights; at least one */
    double longest;
    double crowd;    /* 0: they are few; 1: they are many */
    size_t accented; /* how many have the accent */
    PsgPath **paths; /* by layer, kind and step; NULL: there is no such line */
    GArray **pieces; /* PsgScenePiece, of each of them */
} Lines;

static double
length_of(const PsgDotView *drawn, const PsgViewRelation *seen)
{
    return psg_distance(drawn->dots[seen->from].at, drawn->dots[seen->to].at);
}

bool
psg_dots_accent_relations(const PsgView *view)
{
    size_t fresh = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        fresh += view->relations[i].is_new;
    }
    return fresh > 0 && fresh <= MOST_NEW &&
           (double)fresh <= MAX(FEW_NEW * (double)view->relation_count, 1);
}

/* How long they are, and how crowded, for the part of the page that the dots take. */
static void
measure_lines(Lines *lines)
{
    const PsgDotView *drawn = lines->drawn;
    double sum = 0;
    PsgPoint first = {G_MAXDOUBLE, G_MAXDOUBLE}, last = {-G_MAXDOUBLE, -G_MAXDOUBLE};
    for (size_t i = 0; i < drawn->view->relation_count; i++) {
        double length = length_of(drawn, &drawn->view->relations[i]);
        lines->longest = MAX(lines->longest, length);
        sum += length;
    }
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        PsgPoint at = drawn->dots[i].at;
        first = (PsgPoint){MIN(first.x, at.x), MIN(first.y, at.y)};
        last = (PsgPoint){MAX(last.x, at.x), MAX(last.y, at.y)};
    }
    double unit = psg_pen_length(lines->pen, 1) * drawn->scale;
    double width = last.x - first.x, height = last.y - first.y;
    double longer = MAX(MAX(width, height), unit), shorter = MIN(width, height);
    double area = longer * MAX(shorter, longer * LEAST_SIDE);
    double covered = sum * unit / area;
    lines->crowd = CLAMP((covered - FEW_LINES) / (MANY_LINES - FEW_LINES), 0, 1);
}

bool
psg_dots_accents_relation(const PsgDotView *drawn, size_t relation)
{
    return drawn->accents_relations && drawn->view->relations[relation].is_new;
}

static size_t
layer_of(const Lines *lines, const PsgViewRelation *seen)
{
    PsgChange change = psg_change_as_drawn(lines->drawn->view, seen->change);
    if (change == PSG_CHANGE_REMOVED) {
        return LAYER_REMOVED;
    }
    if (change == PSG_CHANGE_ADDED || (lines->drawn->accents_relations && seen->is_new)) {
        return LAYER_ACCENT;
    }
    double length = length_of(lines->drawn, seen);
    size_t layer = 0;
    while (layer + 1 < SHADES && length <= shades[layer + 1].length * lines->longest) {
        layer++;
    }
    return layer;
}

/* Of no kind is the last. */
static size_t
kind_of(const Lines *lines, const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = lines->drawn->view->landscape;
    return MIN(landscape->relations[seen->relation].kind, lines->kinds - 1);
}

static size_t
step_of(const Lines *lines, const PsgViewRelation *seen)
{
    const PsgWeights *weights = &lines->pen->context->weights;
    return weights->count == 0
               ? 0
               : psg_weights_step(weights, psg_view_weight(lines->drawn->view, seen));
}

static bool
is_loop(const PsgViewRelation *seen)
{
    return seen->from == seen->to;
}

/* Rings of one dot lie around each other, in the order of their relations. */
static double
ring_radius(const PsgRenderContext *context, const PsgDotView *drawn, size_t relation)
{
    const PsgViewRelation *seen = &drawn->view->relations[relation];
    size_t rings = 1;
    for (size_t i = 0; i < relation; i++) {
        const PsgViewRelation *other = &drawn->view->relations[i];
        rings += is_loop(other) && other->from == seen->from;
    }
    return drawn->dots[seen->from].radius +
           (double)rings * LOOP * context->page.scale * drawn->scale;
}

void
psg_dot_line_add(const PsgRenderContext *context, const PsgDotView *drawn,
                 size_t relation, PsgPath *path)
{
    const PsgViewRelation *seen = &drawn->view->relations[relation];
    PsgPoint at = drawn->dots[seen->from].at;
    if (!is_loop(seen)) {
        psg_path_move(path, at);
        psg_path_line(path, drawn->dots[seen->to].at);
        return;
    }
    double radius = ring_radius(context, drawn, relation);
    double left = at.x - radius, right = at.x + radius;
    double top = at.y - radius, bottom = at.y + radius;
    psg_path_move(path, (PsgPoint){at.x, top});
    psg_path_quarter(path, (PsgPoint){right, top}, (PsgPoint){right, at.y});
    psg_path_quarter(path, (PsgPoint){right, bottom}, (PsgPoint){at.x, bottom});
    psg_path_quarter(path, (PsgPoint){left, bottom}, (PsgPoint){left, at.y});
    psg_path_quarter(path, (PsgPoint){left, top}, (PsgPoint){at.x, top});
}

static void
clear_piece(gpointer piece)
{
    g_free((gpointer)(guintptr)((const PsgScenePiece *)piece)->title);
}

static void
add_line(Lines *lines, size_t relation)
{
    const PsgViewRelation *seen = &lines->drawn->view->relations[relation];
    size_t layer = layer_of(lines, seen);
    lines->accented += layer == LAYER_ACCENT;
    size_t look = (layer * lines->kinds + kind_of(lines, seen)) * lines->steps +
                  step_of(lines, seen);
    if (lines->paths[look] == NULL) {
        lines->paths[look] = psg_path_new();
        lines->pieces[look] = g_array_new(FALSE, FALSE, sizeof(PsgScenePiece));
        g_array_set_clear_func(lines->pieces[look], clear_piece);
    }
    const PsgViewActor *actors = lines->drawn->view->actors;
    PsgScenePiece piece = {
        actors[seen->from].actor, actors[seen->to].actor, seen->relation,
        psg_network_relation_title(lines->pen->context, lines->drawn->view, seen)};
    g_array_append_val(lines->pieces[look], piece);
    psg_dot_line_add(lines->pen->context, lines->drawn, relation, lines->paths[look]);
}

static PsgInk
ink_of_lines(const Lines *lines, size_t layer, size_t kind, size_t step)
{
    const PsgRenderContext *context = lines->pen->context;
    PsgChange change = layer == LAYER_REMOVED  ? PSG_CHANGE_REMOVED
                       : layer == LAYER_ACCENT ? PSG_CHANGE_ADDED
                                               : PSG_CHANGE_NONE;
    size_t of = kind + 1 == lines->kinds ? PSG_NONE : kind;
    PsgEdgeLook look = change == PSG_CHANGE_NONE
                           ? psg_edge_look(context, of, false)
                           : psg_edge_look_of_change(context, of, change);
    if (context->weights.count > 0) {
        psg_edge_weigh(context, context->weights.steps[step], &look);
    }
    PsgInk ink = {.fill = PSG_COLOUR_NONE, .stroke = look.colour};
    ink.width =
        look.width * lines->drawn->scale * (layer == LAYER_ACCENT ? THIN_NEW : THIN);
    ink.dash = look.line == PSG_LINE_DASHED   ? PSG_DASH_DASHED
               : look.line == PSG_LINE_DOTTED ? PSG_DASH_DOTTED
                                              : PSG_DASH_NONE;
    if (layer == LAYER_ACCENT && lines->accented > MOST_NEW) {
        ink.width *= THIN;
        ink.stroke = psg_colour_mix(ink.stroke, context->style->background, MANY_NEW);
    }
    if (layer < SHADES) {
        double few = shades[layer].few, many = shades[layer].many;
        ink.stroke = psg_colour_mix(look.colour, context->style->background,
                                    few + (many - few) * lines->crowd);
    }
    return ink;
}

PsgInk
psg_dot_line_ink(const PsgPen *pen, const PsgDotView *drawn, size_t relation)
{
    const PsgViewRelation *seen = &drawn->view->relations[relation];
    Lines lines = {.pen = pen,
                   .drawn = drawn,
                   .kinds = drawn->view->landscape->relation_kind_count + 1};
    bool is_accented = psg_dots_accents_relation(drawn, relation);
    return ink_of_lines(&lines, is_accented ? LAYER_ACCENT : 0, kind_of(&lines, seen),
                        step_of(&lines, seen));
}

static void
draw_lines(Lines *lines)
{
    size_t count = LAYERS * lines->kinds * lines->steps;
    for (size_t i = 0; i < count; i++) {
        if (lines->paths[i] != NULL) {
            size_t step = i % lines->steps, kind = i / lines->steps % lines->kinds;
            size_t layer = i / lines->steps / lines->kinds;
            PsgInk ink = ink_of_lines(lines, layer, kind, step);
            psg_scene_path_of_pieces(lines->pen->scene, lines->paths[i], &ink,
                                     lines->pieces[i]);
            psg_path_free(lines->paths[i]);
            g_array_unref(lines->pieces[i]);
        }
    }
}

static void
draw_relations(const PsgPen *pen, const PsgDotView *drawn)
{
    const PsgView *view = drawn->view;
    Lines lines = {.pen = pen,
                   .drawn = drawn,
                   .kinds = view->landscape->relation_kind_count + 1,
                   .steps = MAX(pen->context->weights.count, 1)};
    g_autofree PsgPath **paths = g_new0(PsgPath *, LAYERS * lines.kinds * lines.steps);
    g_autofree GArray **pieces = g_new0(GArray *, LAYERS * lines.kinds * lines.steps);
    lines.paths = paths;
    lines.pieces = pieces;
    measure_lines(&lines);
    for (size_t i = 0; i < view->relation_count; i++) {
        add_line(&lines, i);
    }
    draw_lines(&lines);
}

/* ---- Dots ---- */

static PsgMarkForm
form_of(size_t kind)
{
    static const PsgMarkForm forms[] = {PSG_MARK_DISC, PSG_MARK_SQUARE, PSG_MARK_DIAMOND,
                                        PSG_MARK_UP, PSG_MARK_DOWN};
    return kind == PSG_NONE ? PSG_MARK_DISC : forms[kind % G_N_ELEMENTS(forms)];
}

PsgInk
psg_dot_ink(const PsgRenderContext *context, const PsgDot *dot, size_t kind,
            PsgDotLook look)
{
    const PsgStyle *style = context->style;
    const PsgPaint *paint = psg_context_paint(context, kind);
    double scale = context->page.scale;
    bool has_none = kind == PSG_NONE && context->landscape->kind_count > 0;
    PsgColour fill =
        has_none ? style->muted : psg_colour_mix(paint->line, paint->fill, PALER);
    PsgInk ink = {fill, style->background, RING * scale, PSG_DASH_NONE};
    if (look.is_unknown) {
        ink = (PsgInk){paint->fill, paint->line, HOLLOW * scale, PSG_DASH_NONE};
    }
    if (look.is_hollow) {
        ink = (PsgInk){style->background, paint->line, HOLLOW * scale, PSG_DASH_NONE};
        ink.dash = look.is_doubtful ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    }
    if (look.is_quiet) {
        ink.fill = psg_colour_mix(fill, style->background, QUIET);
    } else if (look.is_gone) {
        bool is_dashed = dot->radius >= LEAST_DASHED * scale;
        ink = (PsgInk){style->background, style->muted, HOLLOW * scale,
                       is_dashed ? PSG_DASH_DASHED : PSG_DASH_NONE};
    }
    if (look.is_accented) {
        ink.stroke = style->accent;
        ink.width = NEW_RING * scale;
    }
    ink.width =
        MIN(ink.width, dot->radius * (look.is_accented ? MOST_ACCENT : MOST_RING));
    return ink;
}

/* A mark as large as the disc. */
void
psg_dot_draw_mark(const PsgPen *pen, const PsgDot *dot, size_t kind, const PsgInk *ink)
{
    PsgMarkForm form = form_of(kind);
    if (form == PSG_MARK_DISC) {
        PsgSize size = {2 * dot->radius, 2 * dot->radius};
        psg_scene_box(pen->scene, psg_rect_around(dot->at, size), dot->radius, ink);
        return;
    }
    PsgOutline outline = psg_mark_outline(form, dot->at, dot->radius);
    psg_scene_outline(pen->scene, &outline, ink);
}

PsgDotLook
psg_dot_look(const PsgDotView *drawn, size_t actor)
{
    const PsgViewActor *seen = &drawn->view->actors[actor];
    if (drawn->view->before != PSG_NONE) {
        PsgChange change = psg_change_as_drawn(drawn->view, seen->change);
        return (PsgDotLook){.is_accented = change == PSG_CHANGE_ADDED,
                            .is_gone = change == PSG_CHANGE_REMOVED,
                            .is_quiet = change == PSG_CHANGE_NONE};
    }
    PsgDotNews accented = seen->is_new ? PSG_DOT_NEWS_NEW : PSG_DOT_NEWS_STAYED;
    return (PsgDotLook){
        .is_accented = drawn->news == accented,
        .is_hollow = seen->presence != PSG_PRESENCE_THERE,
        .is_unknown = !drawn->dots[actor].is_known,
        .is_doubtful = seen->presence == PSG_PRESENCE_UNSURE,
    };
}

/* On a dot that is large enough for it. */
static void
draw_sign(const PsgPen *pen, const PsgDot *dot, PsgChangeSign sign)
{
    double radius = dot->radius * SIGN;
    if (radius >= psg_pen_length(pen, LEAST_SIGN)) {
        psg_change_mark_draw(pen, sign, dot->at, radius);
    }
}

void
psg_dot_draw_change(const PsgPen *pen, const PsgDot *dot, size_t kind, PsgChangeSign sign)
{
    PsgDotLook look = {.is_accented = sign == PSG_SIGN_ADDED,
                       .is_gone = sign == PSG_SIGN_REMOVED,
                       .is_quiet = sign == PSG_SIGN_NONE};
    PsgInk ink = psg_dot_ink(pen->context, dot, kind, look);
    psg_dot_draw_mark(pen, dot, kind, &ink);
    draw_sign(pen, dot, sign);
}

void
psg_dot_draw_actor(const PsgPen *pen, const PsgDotView *drawn, size_t actor)
{
    const PsgViewActor *seen = &drawn->view->actors[actor];
    const PsgActorGroup group = {drawn->prefix, seen->actor,
                                 seen->kind,    seen->name,
                                 seen->full,    seen->is_new ? " new" : NULL};
    const PsgDot *dot = &drawn->dots[actor];
    PsgDotLook look = psg_dot_look(drawn, actor);
    PsgInk ink = psg_dot_ink(pen->context, dot, seen->kind, look);
    psg_actor_group_begin(pen, &group);
    psg_scene_role(pen->scene, PSG_ROLE_SHAPE);
    psg_dot_draw_mark(pen, dot, seen->kind, &ink);
    psg_scene_role(pen->scene, PSG_ROLE_SIGN);
    draw_sign(pen, dot, psg_change_sign_of_actor(seen));
    psg_scene_end(pen->scene);
}

/* ---- Dust: dots that are too small to point at ---- */

static bool
is_dust(const PsgPen *pen, const PsgDotView *drawn, size_t actor)
{
    return drawn->has_dust &&
           drawn->dots[actor].radius < psg_pen_length(pen, LEAST_POINTED);
}

/* Grains of one form, look and size are one path. */
typedef struct {
    PsgMarkForm form;
    PsgInk ink;
    PsgDot dot;
} Grain;

static int
compare_colours(PsgColour left, PsgColour right)
{
    guint32 a = (guint32)left.red << 16 | (guint32)left.green << 8 | left.blue;
    guint32 b = (guint32)right.red << 16 | (guint32)right.green << 8 | right.blue;
    return PSG_COMPARE(a, b);
}

static int
compare_grains(const void *left, const void *right)
{
    const Grain *a = left, *b = right;
    return 8 * compare_colours(a->ink.stroke, b->ink.stroke) +
           4 * compare_colours(a->ink.fill, b->ink.fill) +
           2 * PSG_COMPARE(a->form, b->form) + PSG_COMPARE(a->dot.radius, b->dot.radius);
}

/* A disc is the end of a line without length. */
static void
draw_discs(const PsgPen *pen, const Grain *grains, size_t count)
{
    const PsgInk *ink = &grains->ink;
    double across = 2 * grains->dot.radius;
    g_autoptr(PsgPath) path = psg_path_new();
    for (size_t i = 0; i < count; i++) {
        psg_path_move(path, grains[i].dot.at);
        psg_path_line(path, grains[i].dot.at);
    }
    PsgInk inner = {PSG_COLOUR_NONE, ink->fill, across - ink->width, PSG_DASH_ROUND};
    PsgInk outer = {PSG_COLOUR_NONE, ink->stroke, across + ink->width, PSG_DASH_ROUND};
    if (compare_colours(ink->stroke, pen->context->style->background) != 0) {
        psg_scene_path(pen->scene, path, &outer);
    }
    psg_scene_path(pen->scene, path, &inner);
}

static void
draw_polygons(const PsgPen *pen, const Grain *grains, size_t count)
{
    g_autoptr(PsgPath) path = psg_path_new();
    for (size_t i = 0; i < count; i++) {
        PsgOutline mark =
            psg_mark_outline(grains->form, grains[i].dot.at, grains->dot.radius);
        g_autoptr(PsgPath) outline = psg_outline_path(&mark);
        for (size_t k = 0; k < psg_path_count(outline); k++) {
            const PsgStep *step = psg_path_step(outline, k);
            if (step->kind == PSG_STEP_MOVE) {
                psg_path_move(path, step->to);
            } else if (step->kind == PSG_STEP_LINE) {
                psg_path_line(path, step->to);
            }
        }
        psg_path_close(path);
    }
    psg_scene_path(pen->scene, path, &grains->ink);
}

static void
draw_dust(const PsgPen *pen, const PsgDotView *drawn)
{
    const PsgView *view = drawn->view;
    g_autofree Grain *grains = g_new0(Grain, view->actor_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        if (is_dust(pen, drawn, i)) {
            size_t kind = view->actors[i].kind;
            PsgInk ink =
                psg_dot_ink(pen->context, &drawn->dots[i], kind, psg_dot_look(drawn, i));
            ink.dash = PSG_DASH_NONE; /* it would fall into crumbs */
            grains[count++] = (Grain){form_of(kind), ink, drawn->dots[i]};
        }
    }
    qsort(grains, count, sizeof *grains, compare_grains);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1;
             next < count && compare_grains(&grains[first], &grains[next]) == 0;) {
            next++;
        }
        if (grains[first].form == PSG_MARK_DISC) {
            draw_discs(pen, &grains[first], next - first);
        } else {
            draw_polygons(pen, &grains[first], next - first);
        }
    }
}

/* The larger ones lie on the dust. */
static void
draw_actors(const PsgPen *pen, const PsgDotView *drawn)
{
    draw_dust(pen, drawn);
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        if (!is_dust(pen, drawn, i)) {
            psg_dot_draw_actor(pen, drawn, i);
        }
    }
}

static PsgDotName
shifted(const PsgDotName *name, PsgPoint by)
{
    PsgDotName result = *name;
    result.place.x += by.x;
    result.place.y += by.y;
    result.leader.x += by.x;
    result.leader.y += by.y;
    return result;
}

/* On all dots, so that none covers a letter. */
static void
draw_names(const PsgPen *pen, const PsgDotView *drawn)
{
    const PsgView *view = drawn->view;
    for (size_t i = 0; i < view->landscape->group_count; i++) {
        const PsgDotName *name = psg_dot_names_of_group(drawn->names, drawn->stage, i);
        if (name != NULL) {
            PsgDotName here = shifted(name, drawn->shift);
            psg_scene_show(pen->scene, (PsgPart){PSG_PART_GROUP, i});
            psg_dot_group_name_draw(pen, &here, i);
        }
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        size_t actor = view->actors[i].actor;
        const PsgDotName *name = psg_dot_names_at(drawn->names, drawn->stage, actor);
        if (name != NULL) {
            PsgDotName here = shifted(name, drawn->shift);
            psg_scene_show(pen->scene, (PsgPart){PSG_PART_ACTOR, actor});
            psg_dot_name_draw(pen, &here, &drawn->dots[i]);
        }
    }
}

void
psg_dot_view_draw(const PsgPen *pen, const PsgDotView *drawn)
{
    psg_dot_regions_draw(pen, drawn);
    psg_pen_prefixed_group(pen, drawn->prefix, "relations");
    draw_relations(pen, drawn);
    psg_pen_end(pen);
    psg_pen_prefixed_group(pen, drawn->prefix, "actors");
    draw_actors(pen, drawn);
    psg_pen_end(pen);
    if (drawn->names != NULL) {
        psg_pen_prefixed_group(pen, drawn->prefix, "names");
        draw_names(pen, drawn);
        psg_pen_end(pen);
    }
}
