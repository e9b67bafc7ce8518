/* Relations as lines of TikZ that lead from node to node, and follow one that is moved. */
#include "draw/tikz_pen.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

/* ---- Ends ---- */

static double
distance_to(PsgRect box, PsgPoint at)
{
    double dx = fmax(0, fmax(box.x - at.x, at.x - psg_rect_right(box)));
    double dy = fmax(0, fmax(box.y - at.y, at.y - psg_rect_bottom(box)));
    return hypot(dx, dy);
}

/* Of those that show the actor, the one that is nearest; NULL: there is none. */
static const PsgTikzNode *
node_at(const PsgTikz *tikz, size_t actor, PsgPoint at)
{
    const PsgTikzNode *best = NULL;
    for (guint i = 0; i < tikz->nodes->len; i++) {
        const PsgTikzNode *node = &g_array_index(tikz->nodes, PsgTikzNode, i);
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
reach(const PsgTikzNode *node, PsgPoint along)
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
is_on_outline(const PsgTikzNode *node, PsgPoint at)
{
    double length = psg_distance(node->middle, at);
    if (length < 1) {
        return false;
    }
    PsgPoint along = {(at.x - node->middle.x) / length, (at.y - node->middle.y) / length};
    return fabs(reach(node, along) + node->margin - length) < PSG_TIKZ_NEAR;
}

static double
degrees(PsgPoint from, PsgPoint to)
{
    return atan2(from.y - to.y, to.x - from.x) * 180 / G_PI;
}

/* TikZ finds the outline on the way to the other node, or in a direction; else the place is told
 * from the middle. Triangles have theirs elsewhere. */
static void
append_end(GString *out, const PsgTikz *tikz, const PsgTikzNode *node,
           const PsgTikzNode *other, PsgPoint at)
{
    if (node == NULL) {
        psg_tikz_append_point(out, tikz, at);
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
    if (is_there && miss < PSG_TIKZ_NEAR) {
        g_string_append(out, node->name);
    } else if (is_there) {
        g_string_append_printf(out, "%s.", node->name);
        psg_number_append(out, way, 1);
    } else {
        g_string_append(out, "[shift={(");
        psg_tikz_append_number(out, tikz, at.x - node->middle.x);
        g_string_append_c(out, ',');
        psg_tikz_append_number(out, tikz, node->middle.y - at.y);
        g_string_append_printf(out, ")}]%s.center", node->name);
    }
    g_string_append_c(out, ')');
}

/* ---- Lines ---- */

static const char *
tip_text(const PsgTikz *tikz, const PsgSceneTie *tie, const PsgItem *head)
{
    static const char *const tips[] = {[PSG_END_ARROW] = "head=",
                                       [PSG_END_OPEN_ARROW] = "open head={",
                                       [PSG_END_DOT] = "dots="};
    if (tie->at_end == PSG_END_NONE) {
        return psg_tikz_plain().sides[PSG_TIKZ_TIP];
    }
    g_autoptr(GString) text = g_string_new(tips[tie->at_end]);
    psg_tikz_append_number(text, tikz, tie->head);
    if (tie->at_end == PSG_END_OPEN_ARROW) {
        g_string_append(text, "}{");
        psg_tikz_append_number(text, tikz, head == NULL ? 0 : head->ink.width);
        g_string_append_c(text, '}');
    }
    return psg_tikz_keep(tikz->styles, g_strdup(text->str));
}

bool
psg_tikz_is_tie(const PsgScene *scene, size_t group)
{
    const PsgItem *item = psg_scene_item(scene, group);
    return item->kind == PSG_ITEM_GROUP && item->group.tie != NULL &&
           psg_tikz_item_of_role(scene, group, PSG_ROLE_LINE) != NULL;
}

const char *
psg_tikz_tie_class(const PsgItem *group)
{
    return group->group.class == NULL ? "relation" : group->group.class;
}

PsgTikzLook
psg_tikz_look_of_tie(const PsgTikz *tikz, size_t group, const PsgItem *line)
{
    const PsgItem *said = psg_scene_item(tikz->scene, group);
    g_autofree char *kind = psg_tikz_kind(psg_tikz_tie_class(said));
    g_autofree char *own =
        kind == NULL ? NULL : g_strconcat("relation", kind + strlen("kind"), NULL);
    PsgTikzLook look = psg_tikz_plain();
    look.sides[PSG_TIKZ_DRAW] =
        psg_tikz_colour_option(tikz, own, "draw", line->ink.stroke);
    look.sides[PSG_TIKZ_OPACITY] = psg_tikz_opacity_option(tikz, said->group.opacity);
    look.sides[PSG_TIKZ_TIP] = tip_text(
        tikz, said->group.tie, psg_tikz_item_of_role(tikz->scene, group, PSG_ROLE_HEAD));
    psg_tikz_set_line(&look, tikz, &line->ink,
                      psg_tikz_item_of_role(tikz->scene, group, PSG_ROLE_GAP));
    return look;
}

/* The line of the path from end to end: the arrow at its end shortens it again. */
static void
append_tie(GString *out, PsgTikz *tikz, const PsgSceneTie *tie, const PsgPath *path)
{
    const PsgTikzNode *from = node_at(tikz, tie->from, tie->start);
    const PsgTikzNode *to = node_at(tikz, tie->to, tie->end);
    size_t last = psg_path_count(path) - 1;
    bool is_straight = last == 1 && psg_path_step(path, 1)->kind == PSG_STEP_LINE;
    append_end(out, tikz, from, is_straight ? to : NULL, tie->start);
    for (size_t i = 1; i < last; i++) {
        g_string_append_c(out, ' ');
        psg_tikz_append_step(out, tikz, psg_path_step(path, i));
    }
    const PsgStep *step = psg_path_step(path, last);
    if (step->kind == PSG_STEP_CURVE) {
        g_string_append(out, " .. controls ");
        psg_tikz_append_point(out, tikz, step->control1);
        g_string_append(out, " and ");
        psg_tikz_append_point(out, tikz, step->control2);
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

void
psg_tikz_write_tie(GString *out, PsgTikz *tikz, size_t group)
{
    const PsgItem *said = psg_scene_item(tikz->scene, group);
    const PsgSceneTie *tie = said->group.tie;
    const PsgItem *line = psg_tikz_item_of_role(tikz->scene, group, PSG_ROLE_LINE);
    PsgTikzLook look = psg_tikz_look_of_tie(tikz, group, line);
    psg_tikz_begin_line(out, tikz);
    g_string_append(out, "\\draw[");
    psg_tikz_append_options(out, tikz->styles, psg_tikz_tie_class(said), &look);
    if (tie->at_start != PSG_END_NONE || tie->at_end != PSG_END_NONE) {
        g_string_append_printf(out, ", %s-%s", tie->at_start != PSG_END_NONE ? "<" : "",
                               tie->at_end != PSG_END_NONE ? ">" : "");
    }
    g_string_append(out, "] ");
    append_tie(out, tikz, tie, line->path);
    g_string_append(out, ";\n");
    size_t end = psg_tikz_end_of(tikz->scene, group);
    for (size_t i = group + 1; i < end; i++) {
        if (!is_drawn_by_tie(psg_scene_item(tikz->scene, i)->role)) {
            psg_tikz_write_item(out, tikz, i);
        }
    }
}
