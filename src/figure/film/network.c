/*
 * The network in a film: tints go with the boxes that they lie behind, lines bend so that
 * they stay on theirs, and every actor goes from place to place, so that eyes can follow.
 */
#include "base/join.h"
#include "figure/film/film.h"
#include "figure/network/band.h"
#include "figure/network/region.h"
#include "figure/network/relation_label.h"
#include "figure/part/actor_box.h"

/* ---- Tiers ---- */

/* Says where tiers have their bands. */
static char *
say_tiers(const void *data, size_t still)
{
    const PsgFilmPlan *plan = data;
    const PsgNetworkView *drawn = &plan->stills[still].drawn;
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < drawn->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn->zones, PsgNetworkZone, i);
        if (!zone->is_group && psg_network_zone_holds(zone, drawn->view->slice)) {
            psg_join_printf(said, " ", "%zu at %.3f", zone->index, zone->ground.y);
        }
    }
    return g_string_free(said, said->len == 0);
}

static void
draw_tiers(const PsgFilmLook *look, const void *data)
{
    const PsgFilmPlan *plan = data;
    PsgNetworkView drawn = plan->stills[look->still].drawn;
    g_autofree char *prefix = psg_film_prefix(look);
    drawn.prefix = prefix;
    psg_bands_draw(look->pen, &drawn);
}

/* ---- Groups ---- */

typedef struct {
    const PsgFilmPlan *plan;
    GPtrArray *regions; /* by still: of PsgRegion, by group */
    size_t group;
    PsgRegionLayer layer;
} Group;

static int
compare_group(const void *group, const void *region)
{
    size_t a = *(const size_t *)group, b = ((const PsgRegion *)region)->group;
    return (a > b) - (a < b);
}

/* NULL: it is not drawn then. */
static const PsgRegion *
region_at(const Group *group, size_t still)
{
    const GArray *regions = g_ptr_array_index(group->regions, still);
    return regions->len == 0 ? NULL
                             : bsearch(&group->group, regions->data, regions->len,
                                       sizeof(PsgRegion), compare_group);
}

static char *
say_group(const void *data, size_t still)
{
    const Group *group = data;
    const PsgRegion *region = region_at(group, still);
    return region == NULL || region->pieces[group->layer]->len == 0
               ? NULL
               : g_strdup(region->told[group->layer]->str);
}

/* A piece of a region. */
typedef struct {
    const PsgFilmLook *look;
    const Group *group;
    size_t index;
} Piece;

/* In a still of another look there may be other pieces: then this one stays as it is. */
static PsgPath *
piece_shape(const void *data, size_t still)
{
    const Piece *piece = data;
    PsgRegionLayer layer = piece->group->layer;
    size_t own = CLAMP(still, piece->look->first, piece->look->still);
    const PsgRegion *there = region_at(piece->group, still);
    const PsgRegion *here = region_at(piece->group, own);
    bool is_alike = there->pieces[layer]->len == here->pieces[layer]->len;
    return psg_region_outline(piece->look->pen, is_alike ? there : here, layer,
                              piece->index);
}

static void
draw_group(const PsgFilmLook *look, const void *data)
{
    const Group *group = data;
    const PsgRegion *region = region_at(group, look->still);
    Piece piece = {look, group, 0};
    for (; piece.index < region->pieces[group->layer]->len; piece.index++) {
        PsgInk ink = psg_region_ink(look->pen, region, group->layer, piece.index);
        psg_film_draw_bend(look, &ink, piece_shape, &piece);
    }
}

/* Its name in its zone, if the layer has it. */
static char *
say_title(const void *data, size_t still)
{
    const Group *group = data;
    const PsgRegion *region = region_at(group, still);
    return region == NULL || !psg_region_has_title(region, group->layer)
               ? NULL
               : g_strdup_printf("%.3f %.1f", region->zone->shrink,
                                 region->zone->title.width);
}

static PsgPoint
place_of_title(const void *data, size_t still)
{
    return psg_rect_centre(region_at(data, still)->zone->title);
}

static void
draw_title(const PsgFilmLook *look, const void *data)
{
    const Group *group = data;
    psg_region_draw_title(look->pen, region_at(group, look->still), group->layer);
}

/* Draws the groups of one layer. */
static void
draw_groups(Group *group, const PsgPen *pen)
{
    const PsgFilmPlan *plan = group->plan;
    for (group->group = 0; group->group < pen->context->landscape->group_count;
         group->group++) {
        PsgFilmThing ground = {.say = say_group, .draw = draw_group, .data = group};
        PsgFilmThing title = {.say = say_title,
                              .place = place_of_title,
                              .draw = draw_title,
                              .data = group,
                              .fade = PSG_FADE_TEXT};
        for (size_t i = 0; i < plan->still_count; i++) {
            const PsgRegion *region = region_at(group, i);
            if (region != NULL && !psg_region_is_empty(region, group->layer)) {
                psg_region_begin(pen, &plan->stills[i].drawn, region, group->layer);
                psg_film_draw_thing(plan, pen, &ground);
                psg_film_draw_thing(plan, pen, &title);
                psg_scene_end(pen->scene);
                break;
            }
        }
    }
}

static void
draw_regions(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) regions =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < plan->still_count; i++) {
        g_ptr_array_add(regions, psg_regions_new(pen->context, &plan->stills[i].drawn));
    }
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        Group group = {plan, regions, 0, (PsgRegionLayer)layer};
        draw_groups(&group, pen);
    }
}

/* ---- What is written on lines ---- */

typedef struct {
    const PsgFilmPlan *plan;
    GPtrArray *labels; /* by still: of PsgRelationLabel */
    size_t relation;
} Writing;

/* NULL: it is not written then. */
static const PsgRelationLabel *
label_at(const Writing *writing, size_t still)
{
    const GArray *labels = g_ptr_array_index(writing->labels, still);
    const PsgView *view = writing->plan->stills[still].drawn.view;
    for (guint i = 0; i < labels->len; i++) {
        const PsgRelationLabel *label = &g_array_index(labels, PsgRelationLabel, i);
        if (view->relations[label->relation].relation == writing->relation) {
            return label;
        }
    }
    return NULL;
}

static char *
say_label(const void *data, size_t still)
{
    const PsgRelationLabel *label = label_at(data, still);
    return label == NULL ? NULL : g_strjoinv("\n", label->lines);
}

/* It goes with its line. */
static PsgPoint
place_of_label(const void *data, size_t still)
{
    return psg_rect_centre(label_at(data, still)->place);
}

static void
draw_label(const PsgFilmLook *look, const void *data)
{
    psg_relation_label_draw(look->pen, look->plan->stills[look->still].drawn.view,
                            label_at(data, look->still));
}

static void
draw_labels(const PsgFilmPlan *plan, const PsgPen *pen, const GPtrArray *paths)
{
    g_autoptr(GPtrArray) labels =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < plan->still_count; i++) {
        g_ptr_array_add(labels, psg_relation_labels_new(pen, &plan->stills[i].drawn,
                                                        g_ptr_array_index(paths, i)));
    }
    Writing writing = {plan, labels, 0};
    for (; writing.relation < pen->context->landscape->relation_count;
         writing.relation++) {
        PsgFilmThing thing = {.say = say_label,
                              .place = place_of_label,
                              .draw = draw_label,
                              .data = &writing,
                              .fade = PSG_FADE_TEXT,
                              .part = {PSG_PART_RELATION, writing.relation}};
        psg_film_draw_thing(plan, pen, &thing);
    }
}

/* ---- Relations ---- */

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    GPtrArray *paths; /* by still, by relation of its view: PsgPath */
    size_t relation;
    bool is_news; /* the looks in which it has the accent are drawn, or all others */
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

/* It has the accent. */
static bool
is_news(const Line *line, size_t still)
{
    return psg_film_relation(line->plan, still, line->relation)->is_new &&
           !line->plan->stills[still].drawn.view->are_most_relations_new;
}

static char *
say_relation(const void *data, size_t still)
{
    const Line *line = data;
    const PsgViewRelation *seen = psg_film_relation(line->plan, still, line->relation);
    return path_at(line, still) == NULL
               ? NULL
               : g_strdup_printf("%s%s%s", psg_presence_word(seen->presence),
                                 seen->is_new ? " new" : "",
                                 is_news(line, still) ? " news" : "");
}

static bool
is_drawn_now(const void *data, size_t still)
{
    const Line *line = data;
    return is_news(line, still) == line->is_news;
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
    return psg_edge_stroke_path(stroke->line->pen, path_at(stroke->line, still),
                                &stroke->look, stroke->index);
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

/* ---- Successions ---- */

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    GPtrArray *paths; /* by still, after relations */
    size_t from, to;  /* actors */
} Succession;

/* Its place among the successions of the still's view; PSG_NONE: it is not seen then. */
static size_t
succession_at(const Succession *self, size_t still)
{
    const PsgView *view = self->plan->stills[still].drawn.view;
    for (size_t i = 0; i < view->succession_count; i++) {
        const PsgViewSuccession *seen = &view->successions[i];
        if (view->actors[seen->from].actor == self->from &&
            view->actors[seen->to].actor == self->to) {
            return i;
        }
    }
    return PSG_NONE;
}

static const PsgPath *
succession_path(const Succession *self, size_t still)
{
    const PsgView *view = self->plan->stills[still].drawn.view;
    const GPtrArray *paths = g_ptr_array_index(self->paths, still);
    return g_ptr_array_index(paths, view->relation_count + succession_at(self, still));
}

static char *
say_succession(const void *data, size_t still)
{
    return succession_at(data, still) == PSG_NONE ? NULL : g_strdup("");
}

/* A stroke of it. */
typedef struct {
    const Succession *of;
    size_t index;
} SuccessionStroke;

static PsgPath *
succession_shape(const void *data, size_t still)
{
    const SuccessionStroke *stroke = data;
    PsgEdgeLook look = psg_edge_look_of_succession(stroke->of->pen->context);
    return psg_edge_stroke_path(stroke->of->pen, succession_path(stroke->of, still),
                                &look, stroke->index);
}

static void
draw_succession(const PsgFilmLook *look, const void *data)
{
    const Succession *self = data;
    PsgNetworkView drawn = look->plan->stills[look->still].drawn;
    g_autofree char *prefix = psg_film_prefix(look);
    drawn.prefix = prefix;
    psg_network_view_begin_succession(look->pen, &drawn,
                                      succession_at(self, look->still));
    PsgEdgeLook edge = psg_edge_look_of_succession(look->pen->context);
    PsgEdgeStroke strokes[PSG_EDGE_STROKES];
    SuccessionStroke stroke = {self, 0};
    size_t count =
        psg_edge_strokes(look->pen, succession_path(self, look->still), &edge, strokes);
    for (; stroke.index < count; stroke.index++) {
        psg_film_draw_bend(look, &strokes[stroke.index].ink, succession_shape, &stroke);
        psg_path_free(strokes[stroke.index].path);
    }
    psg_scene_end(look->pen->scene);
}

static void
draw_successions(const PsgFilmPlan *plan, const PsgPen *pen, GPtrArray *paths)
{
    const PsgLandscape *landscape = pen->context->landscape;
    for (size_t to = 0; to < landscape->actor_count; to++) {
        const PsgSuccessions *earlier = &landscape->actors[to].succeeds;
        for (size_t i = 0; i < earlier->count; i++) {
            Succession self = {plan, pen, paths, earlier->items[i].actor, to};
            PsgFilmThing thing = {.say = say_succession,
                                  .draw = draw_succession,
                                  .data = &self,
                                  .part = {PSG_PART_ACTOR, to}};
            psg_film_draw_thing(plan, pen, &thing);
        }
    }
}

/* Draws relations as the figure of a slice does: new ones lie on the others. */
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
    draw_successions(plan, pen, paths);
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
    draw_labels(plan, pen, paths);
    psg_pen_end(pen);
}

/* ---- Actors ---- */

/* A piece of an actor's box: each has a life of its own, so that a name goes with its box, and
 * is not drawn anew, when something else is said of the actor. */
typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    size_t actor;
    PsgBoxPiece piece;
} Role;

static PsgBoxManner
manner_at(const Role *role, size_t still)
{
    const PsgNetworkView *drawn = &role->plan->stills[still].drawn;
    return (PsgBoxManner){drawn->view, drawn->shrink, drawn->is_tight, NULL};
}

static char *
say_actor(const void *data, size_t still)
{
    const Role *role = data;
    const PsgViewActor *seen = psg_film_actor(role->plan, still, role->actor);
    const PsgBoxManner manner = manner_at(role, still);
    return seen == NULL ? NULL : psg_actor_box_say(role->pen, &manner, seen, role->piece);
}

/* Pills are somewhere also when there are none: those that come or go move with the box. */
static bool
is_drawn_at(const void *data, size_t still)
{
    g_autofree char *said = say_actor(data, still);
    return *said != '\0';
}

static PsgPoint
place_of_actor(const void *data, size_t still)
{
    const Role *role = data;
    const PsgBoxManner manner = manner_at(role, still);
    return psg_actor_box_place(role->pen, &manner,
                               psg_film_actor(role->plan, still, role->actor),
                               psg_film_box(role->plan, still, role->actor), role->piece);
}

static void
draw_actor(const PsgFilmLook *look, const void *data)
{
    const Role *role = data;
    g_autofree char *prefix = psg_film_prefix(look);
    PsgBoxManner manner = manner_at(role, look->still);
    manner.prefix = prefix;
    psg_actor_box_draw_piece(
        look->pen, &manner, psg_film_actor(look->plan, look->still, role->actor),
        psg_film_box(look->plan, look->still, role->actor), role->piece);
}

static void
draw_actors(const PsgFilmPlan *plan, const PsgPen *pen)
{
    Role role = {plan, pen, 0, PSG_BOX_OUTLINE};
    for (; role.actor < pen->context->landscape->actor_count; role.actor++) {
        for (int piece = 0; piece < PSG_BOX_PIECES; piece++) {
            role.piece = (PsgBoxPiece)piece;
            PsgFilmThing thing = {.say = say_actor,
                                  .place = place_of_actor,
                                  .draw = draw_actor,
                                  .is_drawn = is_drawn_at,
                                  .data = &role,
                                  .fade = piece == PSG_BOX_OUTLINE ? PSG_FADE_OVER
                                                                   : PSG_FADE_TEXT,
                                  .part = {PSG_PART_ACTOR, role.actor}};
            psg_film_draw_thing(plan, pen, &thing);
        }
    }
}

void
psg_film_draw_network(const PsgFilmPlan *plan, const PsgPen *pen)
{
    const PsgFilmThing tiers = {.say = say_tiers, .draw = draw_tiers, .data = plan};
    psg_film_draw_thing(plan, pen, &tiers);
    draw_regions(plan, pen);
    draw_relations(plan, pen);
    psg_pen_group(pen, "actors");
    draw_actors(plan, pen);
    psg_pen_end(pen);
}
