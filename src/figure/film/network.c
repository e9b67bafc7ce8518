/*
 * The network in a film: tints go with the boxes that they lie behind, lines bend so that
 * they stay on theirs, and every actor goes from place to place, so that eyes can follow.
 */
#include "base/join.h"
#include "figure/film/plan.h"
#include "figure/network/group_hull.h"
#include "figure/part/actor_box.h"

/* ---- Groups ---- */

typedef struct {
    const PsgFilmPlan *plan;
    GPtrArray *hulls; /* by still: of PsgGroupHull, by group */
    size_t group;
} Group;

static int
compare_group(const void *group, const void *hull)
{
    size_t a = *(const size_t *)group, b = ((const PsgGroupHull *)hull)->group;
    return (a > b) - (a < b);
}

/* NULL: it is not drawn then. */
static const PsgGroupHull *
hull_at(const Group *group, size_t still)
{
    const GArray *hulls = g_ptr_array_index(group->hulls, still);
    return bsearch(&group->group, hulls->data, hulls->len, sizeof(PsgGroupHull),
                   compare_group);
}

/* An actor of the still's view. */
static size_t
actor_of(const PsgFilmPlan *plan, size_t still, size_t place)
{
    return plan->stills[still].drawn.view->actors[place].actor;
}

/* Who is joined with whom: each member at least once. */
static char *
say_group(const void *data, size_t still)
{
    const Group *group = data;
    const PsgGroupHull *hull = hull_at(group, still);
    if (hull == NULL) {
        return NULL;
    }
    GString *said = g_string_new(NULL);
    for (size_t i = 0; i + 1 < hull->member_count; i++) {
        size_t from = actor_of(group->plan, still, hull->bands[i].from);
        size_t to = actor_of(group->plan, still, hull->bands[i].to);
        psg_join_printf(said, " ", "%zu-%zu", MIN(from, to), MAX(from, to));
    }
    return g_string_free(said, FALSE);
}

/* A ground behind an actor's box, or a band between two of them. */
typedef struct {
    const PsgFilmLook *look;
    size_t actors[2]; /* the second: PSG_NONE for a ground */
} Tint;

static PsgPath *
tint_shape(const void *data, size_t still)
{
    const Tint *tint = data;
    PsgRect box = psg_film_box(tint->look->plan, still, tint->actors[0]);
    if (tint->actors[1] == PSG_NONE) {
        return psg_group_hull_ground(tint->look->pen, box);
    }
    PsgRect other = psg_film_box(tint->look->plan, still, tint->actors[1]);
    return psg_path_polyline((PsgPoint[]){psg_rect_centre(box), psg_rect_centre(other)},
                             2);
}

static void
draw_group(const PsgFilmLook *look, const void *data)
{
    const Group *group = data;
    const PsgGroupHull *hull = hull_at(group, look->still);
    PsgInk band = psg_group_hull_band_ink(look->pen, group->group);
    PsgInk ground = psg_group_hull_ground_ink(look->pen, group->group);
    for (size_t i = 0; i + 1 < hull->member_count; i++) {
        Tint tint = {look,
                     {actor_of(look->plan, look->still, hull->bands[i].from),
                      actor_of(look->plan, look->still, hull->bands[i].to)}};
        psg_film_draw_bend(look, &band, tint_shape, &tint);
    }
    for (size_t i = 0; i < hull->member_count; i++) {
        Tint tint = {look,
                     {actor_of(look->plan, look->still, hull->members[i]), PSG_NONE}};
        psg_film_draw_bend(look, &ground, tint_shape, &tint);
    }
}

static void
draw_groups(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) hulls =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autofree bool *is_drawn = g_new0(bool, pen->context->landscape->group_count + 1);
    for (size_t i = 0; i < plan->still_count; i++) {
        GArray *here = psg_group_hulls_new(&plan->stills[i].drawn);
        g_ptr_array_add(hulls, here);
        for (guint j = 0; j < here->len; j++) {
            is_drawn[g_array_index(here, PsgGroupHull, j).group] = true;
        }
    }
    Group group = {plan, hulls, 0};
    PsgFilmThing thing = {.say = say_group, .draw = draw_group, .data = &group};
    for (; group.group < pen->context->landscape->group_count; group.group++) {
        if (is_drawn[group.group]) {
            psg_group_hull_begin(pen, &plan->stills[0].drawn, group.group);
            psg_film_draw_thing(plan, pen, &thing);
            psg_scene_end(pen->scene);
        }
    }
}

/* ---- Relations ---- */

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    GPtrArray *paths; /* by still, by relation of its view: PsgPath */
    size_t relation;
    bool is_new; /* the looks in which it is new are drawn, or all others */
} Line;

static size_t
place_in_view(const Line *line, size_t still)
{
    const PsgViewRelation *seen = psg_film_relation(line->plan, still, line->relation);
    return seen == NULL
               ? PSG_NONE
               : (size_t)(seen - line->plan->stills[still].drawn.view->relations);
}

/* NULL: it is not seen then, or has no line. */
static const PsgPath *
path_at(const Line *line, size_t still)
{
    size_t place = place_in_view(line, still);
    const GPtrArray *paths = g_ptr_array_index(line->paths, still);
    return place == PSG_NONE ? NULL : g_ptr_array_index(paths, place);
}

static char *
say_relation(const void *data, size_t still)
{
    const Line *line = data;
    const PsgViewRelation *seen = psg_film_relation(line->plan, still, line->relation);
    return path_at(line, still) == NULL
               ? NULL
               : g_strdup_printf("%s%s", psg_presence_word(seen->presence),
                                 seen->is_new ? " new" : "");
}

static bool
is_drawn_now(const void *data, size_t still)
{
    const Line *line = data;
    return psg_film_relation(line->plan, still, line->relation)->is_new == line->is_new;
}

/* One stroke of a line in one look. */
typedef struct {
    const Line *line;
    PsgEdgeLook look;
    size_t index;
} Stroke;

static PsgPath *
stroke_shape(const void *data, size_t still)
{
    const Stroke *stroke = data;
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    size_t count = psg_edge_strokes(stroke->line->pen, path_at(stroke->line, still),
                                    &stroke->look, strokes);
    for (size_t i = 0; i < count; i++) {
        if (i != stroke->index) {
            psg_path_free(strokes[i].path);
        }
    }
    return strokes[stroke->index].path;
}

static void
draw_line(const PsgFilmLook *look, const void *data)
{
    const Line *line = data;
    PsgNetworkView drawn = look->plan->stills[look->still].drawn;
    size_t place = place_in_view(line, look->still);
    g_autofree char *prefix = psg_film_prefix(look);
    drawn.prefix = prefix;
    psg_network_view_begin_relation(look->pen, &drawn, place);
    Stroke stroke = {line, psg_network_view_edge(look->pen->context, drawn.view, place),
                     0};
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    size_t count =
        psg_edge_strokes(look->pen, path_at(line, look->still), &stroke.look, strokes);
    for (; stroke.index < count; stroke.index++) {
        psg_film_draw_bend(look, &strokes[stroke.index].ink, stroke_shape, &stroke);
        psg_path_free(strokes[stroke.index].path);
    }
    psg_scene_end(look->pen->scene);
}

/* As on the figure of a slice: new ones lie on the others. */
static void
draw_relations(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) paths =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (size_t i = 0; i < plan->still_count; i++) {
        g_ptr_array_add(paths,
                        psg_network_view_paths(pen->context, &plan->stills[i].drawn));
    }
    psg_pen_group(pen, "relations");
    for (int pass = 0; pass < 2; pass++) {
        Line line = {plan, pen, paths, 0, pass == 1};
        for (; line.relation < pen->context->landscape->relation_count; line.relation++) {
            PsgFilmThing thing = {.say = say_relation,
                                  .draw = draw_line,
                                  .is_drawn = is_drawn_now,
                                  .data = &line,
                                  .part = {PSG_PART_RELATION, line.relation}};
            psg_film_draw_thing(plan, pen, &thing);
        }
    }
    psg_pen_end(pen);
}

/* ---- Actors ---- */

typedef struct {
    const PsgFilmPlan *plan;
    size_t actor;
} Role;

/* All that its box says, and how it looks. */
static char *
say_actor(const void *data, size_t still)
{
    const Role *role = data;
    const PsgRenderContext *context = role->plan->input->context;
    const PsgViewActor *seen = psg_film_actor(role->plan, still, role->actor);
    const PsgText none = {NULL, 0};
    return seen == NULL
               ? NULL
               : g_strdup_printf(
                     "%zu %d %d %d\n%s\n%s\n%s", seen->kind, seen->presence, seen->is_new,
                     seen->is_leaving, psg_context_label(context, seen->name, ""),
                     psg_context_label(context, seen->full == NULL ? &none : seen->full,
                                       ""),
                     psg_context_label(
                         context, seen->former_name == NULL ? &none : seen->former_name,
                         ""));
}

static PsgPoint
place_of_actor(const void *data, size_t still)
{
    const Role *role = data;
    return psg_rect_centre(psg_film_box(role->plan, still, role->actor));
}

static void
draw_actor(const PsgFilmLook *look, const void *data)
{
    const Role *role = data;
    const PsgNetworkView *drawn = &look->plan->stills[look->still].drawn;
    g_autofree char *prefix = psg_film_prefix(look);
    PsgBoxManner manner = {drawn->view, drawn->shrink, drawn->is_tight, prefix};
    psg_actor_box_draw(look->pen, &manner,
                       psg_film_actor(look->plan, look->still, role->actor),
                       psg_film_box(look->plan, look->still, role->actor));
}

void
psg_film_draw_network(const PsgFilmPlan *plan, const PsgPen *pen)
{
    draw_groups(plan, pen);
    draw_relations(plan, pen);
    psg_pen_group(pen, "actors");
    Role role = {plan, 0};
    for (; role.actor < pen->context->landscape->actor_count; role.actor++) {
        PsgFilmThing thing = {.say = say_actor,
                              .place = place_of_actor,
                              .draw = draw_actor,
                              .data = &role,
                              .part = {PSG_PART_ACTOR, role.actor}};
        psg_film_draw_thing(plan, pen, &thing);
    }
    psg_pen_end(pen);
}
