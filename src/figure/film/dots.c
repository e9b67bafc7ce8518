/*
 * The network in a film, where actors are dots: they go from place to place, their names with
 * them, and lines between them follow. Grounds of groups change when all is where it will be.
 */
#include "figure/film/film.h"
#include "figure/network/dot_region.h"

/* What is drawn of the dots of all stills. */
typedef struct {
    const PsgFilmPlan *plan;
    size_t index; /* of the actor, the relation or the group */
    bool is_new;  /* of lines: the looks in which they are new are drawn, or all others */
} Drawing;

/* Its place in the still's view; PSG_NONE: it is not seen then. */
static size_t
actor_at(const Drawing *self, size_t still)
{
    const PsgViewActor *seen = psg_film_actor(self->plan, still, self->index);
    return seen == NULL ? PSG_NONE
                        : (size_t)(seen - self->plan->stills[still].dots.view->actors);
}

static size_t
relation_at(const Drawing *self, size_t still)
{
    const PsgViewRelation *seen = psg_film_relation(self->plan, still, self->index);
    const PsgView *view = self->plan->stills[still].dots.view;
    return seen == NULL ? PSG_NONE : (size_t)(seen - view->relations);
}

/* ---- Lines ---- */

static char *
say_line(const void *data, size_t still)
{
    size_t place = relation_at(data, still);
    const Drawing *self = data;
    return place == PSG_NONE ? NULL
                             : g_strdup(psg_dots_accents_relation(
                                            &self->plan->stills[still].dots, place)
                                            ? "new"
                                            : "");
}

static bool
is_line_drawn(const void *data, size_t still)
{
    const Drawing *self = data;
    return psg_dots_accents_relation(&self->plan->stills[still].dots,
                                     relation_at(self, still)) == self->is_new;
}

static PsgPath *
line_shape(const void *data, size_t still)
{
    const Drawing *self = data;
    PsgPath *path = psg_path_new();
    psg_dot_line_add(self->plan->input->context, &self->plan->stills[still].dots,
                     relation_at(self, still), path);
    return path;
}

static void
draw_line(const PsgFilmLook *look, const void *data)
{
    const Drawing *self = data;
    const PsgDotView *drawn = &self->plan->stills[look->still].dots;
    PsgInk ink = psg_dot_line_ink(look->pen, drawn, relation_at(self, look->still));
    psg_film_draw_bend(look, &ink, line_shape, self);
}

static void
draw_lines(const PsgFilmPlan *plan, const PsgPen *pen)
{
    psg_pen_group(pen, "relations");
    for (int pass = 0; pass < 2; pass++) {
        Drawing self = {plan, 0, pass == 1};
        for (; self.index < pen->context->landscape->relation_count; self.index++) {
            PsgFilmThing thing = {.say = say_line,
                                  .draw = draw_line,
                                  .is_drawn = is_line_drawn,
                                  .data = &self,
                                  .part = {PSG_PART_RELATION, self.index}};
            psg_film_draw_thing(plan, pen, &thing);
        }
    }
    psg_pen_end(pen);
}

/* ---- Dots, and their names ---- */

static char *
say_dot(const void *data, size_t still)
{
    const Drawing *self = data;
    const PsgDotView *drawn = &self->plan->stills[still].dots;
    size_t place = actor_at(self, still);
    if (place == PSG_NONE) {
        return NULL;
    }
    const PsgViewActor *seen = &drawn->view->actors[place];
    PsgDotLook look = psg_dot_look(drawn, place);
    return g_strdup_printf("%zu %d%d%d%d %.2f", seen->kind, look.is_accented,
                           look.is_hollow, look.is_doubtful, look.is_unknown,
                           drawn->dots[place].radius);
}

static PsgPoint
place_of_dot(const void *data, size_t still)
{
    const Drawing *self = data;
    return self->plan->stills[still].dots.dots[actor_at(self, still)].at;
}

static void
draw_dot(const PsgFilmLook *look, const void *data)
{
    const Drawing *self = data;
    PsgDotView drawn = self->plan->stills[look->still].dots;
    g_autofree char *prefix = psg_film_prefix(look);
    drawn.prefix = prefix;
    psg_dot_draw_actor(look->pen, &drawn, actor_at(self, look->still));
}

static const PsgDotName *
name_at(const Drawing *self, size_t still)
{
    const PsgDotView *drawn = &self->plan->stills[still].dots;
    return actor_at(self, still) == PSG_NONE
               ? NULL
               : psg_dot_names_at(drawn->names, drawn->stage, self->index);
}

static char *
say_name(const void *data, size_t still)
{
    const PsgDotName *name = name_at(data, still);
    return name == NULL ? NULL : g_strdup_printf("%s %d", name->text, name->has_leader);
}

static PsgPoint
place_of_name(const void *data, size_t still)
{
    const PsgDotName *name = name_at(data, still);
    g_assert(name != NULL);
    return (PsgPoint){name->place.x, name->place.y};
}

static void
draw_name(const PsgFilmLook *look, const void *data)
{
    const Drawing *self = data;
    const PsgDotView *drawn = &self->plan->stills[look->still].dots;
    psg_dot_name_draw(look->pen, name_at(self, look->still),
                      &drawn->dots[actor_at(self, look->still)]);
}

static void
draw_actors(const PsgFilmPlan *plan, const PsgPen *pen)
{
    PsgFilmThing dot = {.say = say_dot, .place = place_of_dot, .draw = draw_dot};
    PsgFilmThing name = {.say = say_name,
                         .place = place_of_name,
                         .draw = draw_name,
                         .fade = PSG_FADE_TEXT};
    PsgFilmThing *things[] = {&dot, &name};
    static const char *const parts[] = {"actors", "names"};
    for (size_t i = 0; i < G_N_ELEMENTS(things); i++) {
        Drawing self = {plan, 0, false};
        psg_pen_group(pen, parts[i]);
        for (; self.index < pen->context->landscape->actor_count; self.index++) {
            things[i]->data = &self;
            things[i]->part = (PsgPart){PSG_PART_ACTOR, self.index};
            psg_film_draw_thing(plan, pen, things[i]);
        }
        psg_pen_end(pen);
    }
}

/* ---- Groups ---- */

/* Each still has grounds of its own. */
static char *
say_grounds(const void *data, size_t still)
{
    const Drawing *self = data;
    const PsgView *view = self->plan->stills[still].dots.view;
    return view->landscape->group_count == 0 || view->actor_count == 0
               ? NULL
               : g_strdup_printf("%zu", view->slice);
}

static void
draw_grounds(const PsgFilmLook *look, const void *data)
{
    const Drawing *self = data;
    psg_dot_regions_draw(look->pen, &self->plan->stills[look->still].dots);
}

static const PsgDotName *
group_name_at(const Drawing *self, size_t still)
{
    const PsgDotView *drawn = &self->plan->stills[still].dots;
    return psg_dot_names_of_group(drawn->names, drawn->stage, self->index);
}

static char *
say_group(const void *data, size_t still)
{
    const PsgDotName *name = group_name_at(data, still);
    return name == NULL ? NULL : g_strdup(name->text);
}

static PsgPoint
place_of_group(const void *data, size_t still)
{
    PsgRect place = group_name_at(data, still)->place;
    return (PsgPoint){place.x, place.y};
}

static void
draw_group(const PsgFilmLook *look, const void *data)
{
    const Drawing *self = data;
    psg_dot_group_name_draw(look->pen, group_name_at(self, look->still), self->index);
}

void
psg_film_draw_dots(const PsgFilmPlan *plan, const PsgPen *pen)
{
    Drawing self = {plan, 0, false};
    PsgFilmThing grounds = {.say = say_grounds, .draw = draw_grounds, .data = &self};
    psg_film_draw_thing(plan, pen, &grounds);
    draw_lines(plan, pen);
    draw_actors(plan, pen);
    for (; self.index < pen->context->landscape->group_count; self.index++) {
        PsgFilmThing name = {.say = say_group,
                             .place = place_of_group,
                             .draw = draw_group,
                             .data = &self,
                             .fade = PSG_FADE_TEXT,
                             .part = {PSG_PART_GROUP, self.index}};
        psg_film_draw_thing(plan, pen, &name);
    }
}
