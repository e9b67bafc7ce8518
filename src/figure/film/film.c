/* The film: its slices, the stages between them, and what it says of itself. life.c says what
 * becomes of things in between. */
#include "figure/film/film.h"

#include "figure/part/frame.h"
#include "figure/strings.h"

#include <string.h>

/* In seconds. */
#define REMOVE 0.5
#define MOVE 0.8
#define ADD 0.6
#define REST 1.6
#define FIRST_REST 2.0
#define LAST_REST 4.0 /* before it begins again */

static PsgFilmStill
still_of(const PsgFigureInput *input, size_t slice)
{
    const PsgView *view = input->context->views[slice];
    PsgFilmStill still = {.slice = slice};
    if (psg_network_is_dots(input->network)) {
        still.own_dots = g_new0(PsgDot, view->actor_count + 1);
        still.dots = psg_network_place_dots(input->network, slice, still.own_dots);
        still.drawn.view = view;
    } else {
        still.boxes = g_new0(PsgRect, view->actor_count + 1);
        still.drawn = psg_network_place_lines(input->network, slice, still.boxes);
    }
    return still;
}

const PsgViewActor *
psg_film_actor(const PsgFilmPlan *plan, size_t still, size_t actor)
{
    return psg_view_actor(plan->stills[still].drawn.view, actor);
}

const PsgViewRelation *
psg_film_relation(const PsgFilmPlan *plan, size_t still, size_t relation)
{
    return psg_view_relation(plan->stills[still].drawn.view, relation);
}

/* An actor or a relation of one still is not in the other. */
static bool
lacks_some(const PsgFilmPlan *plan, size_t from, size_t to)
{
    const PsgView *view = plan->stills[from].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        if (psg_film_actor(plan, to, view->actors[i].actor) == NULL) {
            return true;
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        if (psg_film_relation(plan, to, view->relations[i].relation) == NULL) {
            return true;
        }
    }
    return false;
}

static void
time_steps(PsgFilmPlan *plan)
{
    double second = plan->still_count > 1 ? FIRST_REST : 0;
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        PsgFilmStep *step = &plan->steps[i];
        step->remove = second;
        step->move = step->remove + (lacks_some(plan, i, i + 1) ? REMOVE : 0);
        step->add = step->move + MOVE;
        step->rest = step->add + (lacks_some(plan, i + 1, i) ? ADD : 0);
        second = step->rest + (i + 2 < plan->still_count ? REST : 0);
    }
    plan->seconds = second + LAST_REST;
}

PsgFilmPlan *
psg_film_plan_new(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    PsgFilmPlan *plan = g_new0(PsgFilmPlan, 1);
    plan->input = input;
    plan->still_count = spec->slice_count;
    plan->stills = g_new0(PsgFilmStill, spec->slice_count);
    plan->steps = g_new0(PsgFilmStep, spec->slice_count);
    for (size_t i = 0; i < spec->slice_count; i++) {
        plan->stills[i] = still_of(input, spec->slices[i]);
    }
    time_steps(plan);
    return plan;
}

void
psg_film_plan_free(PsgFilmPlan *plan)
{
    if (plan == NULL) {
        return;
    }
    for (size_t i = 0; i < plan->still_count; i++) {
        g_free(plan->stills[i].boxes);
        g_free(plan->stills[i].own_dots);
    }
    g_free(plan->stills);
    g_free(plan->steps);
    g_free(plan);
}

PsgRect
psg_film_box(const PsgFilmPlan *plan, size_t still, size_t actor)
{
    return psg_network_box(plan->input->network, plan->stills[still].slice, actor);
}

/* ---- What it says of itself ---- */

static char *
title_of_still(const PsgFilmPlan *plan, size_t still)
{
    return psg_context_slice_title(plan->input->context, plan->stills[still].slice, NULL);
}

static char *
film_title(const PsgFilmPlan *plan, const PsgFigureSpec *spec)
{
    if (spec->title.count > 0) {
        return g_strdup(psg_figure_title(plan->input->context, spec));
    }
    size_t last_still = plan->still_count - 1;
    g_autofree char *first = title_of_still(plan, 0);
    g_autofree char *last = title_of_still(plan, last_still);
    const char *word = psg_word(PSG_WORD_FILM, plan->input->context->language);
    return last_still == 0 ? g_strconcat(word, " ", first, NULL)
                           : g_strconcat(word, " ", first, " \u2192 ", last, NULL);
}

/* Adds the names of the actors that are in one still and not in the other; nothing if there
 * are none. other PSG_NONE: all of the still. */
static void
tell_names(const PsgFilmPlan *plan, size_t still, size_t other, const char *sign,
           GString *text)
{
    const PsgView *view = plan->stills[still].drawn.view;
    const char *before = sign;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (other == PSG_NONE || psg_film_actor(plan, other, seen->actor) == NULL) {
            g_string_append_printf(text, "%s%s", before,
                                   psg_context_text(plan->input->context, seen->name));
            before = ", ";
        }
    }
}

/* Adds the actors of one still that have another name in the next. */
static void
tell_renamed(const PsgFilmPlan *plan, size_t still, GString *text)
{
    const PsgRenderContext *context = plan->input->context;
    const PsgView *view = plan->stills[still].drawn.view;
    const char *before = " ";
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *next = psg_film_actor(plan, still + 1, view->actors[i].actor);
        const char *name = psg_context_text(context, view->actors[i].name);
        const char *later = next == NULL ? name : psg_context_text(context, next->name);
        if (strcmp(name, later) != 0) {
            g_string_append_printf(text, "%s%s \u2192 %s", before, name, later);
            before = ", ";
        }
    }
}

/* Tells readers who cannot see the film which actors it begins with, and which are added,
 * removed and renamed. */
static char *
film_description(const PsgFilmPlan *plan)
{
    const char *colon = psg_word(PSG_WORD_COLON, plan->input->context->language);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < plan->still_count; i++) {
        g_autofree char *title = title_of_still(plan, i);
        g_string_append_printf(text, "%s%s%s", i == 0 ? "" : "\n", title, colon);
        if (i == 0) {
            tell_names(plan, i, PSG_NONE, " ", text);
        } else {
            gsize length = text->len;
            tell_renamed(plan, i - 1, text);
            tell_names(plan, i, i - 1, " + ", text);
            tell_names(plan, i - 1, i, " \u2212 ", text);
            g_string_append(text, text->len == length ? " =" : "");
        }
    }
    return g_string_free(text, FALSE);
}

static void
tell_sources(const PsgFilmPlan *plan, PsgScene *scene)
{
    const PsgRenderContext *context = plan->input->context;
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    for (size_t i = 0; i < plan->still_count; i++) {
        psg_frame_cite_view(cited, plan->stills[i].drawn.view);
    }
    PsgFrame frame = {.cited = cited};
    psg_frame_tell_sources(context, scene, &frame);
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autoptr(PsgFilmPlan) plan = psg_film_plan_new(input, spec);
    g_autofree char *name = psg_figure_spec_name(spec, input->context->landscape);
    g_autofree char *title = film_title(plan, spec);
    g_autofree char *description = film_description(plan);
    PsgPen pen = {input->context, ruler,
                  psg_frame_scene(input->context, psg_network_page(input->network), name,
                                  title, description)};
    tell_sources(plan, pen.scene);
    psg_scene_set_duration(pen.scene, plan->seconds);
    psg_film_draw_chrome(plan, &pen);
    if (psg_network_is_dots(input->network)) {
        psg_film_draw_dots(plan, &pen);
    } else {
        psg_film_draw_network(plan, &pen);
    }
    psg_film_draw_legend(plan, &pen);
    return pen.scene;
}

/* The network figure of each slice; all of them have the film's name. */
static PsgScene *
draw_stills(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autofree char *name = psg_figure_spec_name(spec, input->context->landscape);
    PsgScene *first = NULL, *last = NULL;
    for (size_t i = 0; i < spec->slice_count; i++) {
        PsgScene *scene =
            psg_network_draw_named(input->network, ruler, spec->slices[i], name, NULL);
        if (first == NULL) {
            first = scene;
        } else {
            psg_scene_set_next(last, scene);
        }
        last = scene;
    }
    return first;
}

/* ---- The table: a row for each change of an actor or a relation ---- */

#define STEP 0.005 /* of what moves, at least: numbers have two decimals */

typedef struct {
    const PsgFilmPlan *plan;
    PsgTable *table;
    size_t from, to; /* stills; from PSG_NONE: what is there at the beginning */
} Writer;

/* A still is PSG_NONE where there is none. */
static const char *
slice_of(const Writer *writer, size_t still)
{
    return psg_slice_id(writer->plan->input->context->landscape,
                        still == PSG_NONE ? PSG_NONE : writer->plan->stills[still].slice);
}

static void
begin_row(const Writer *writer, double second, const char *event, const char *thing)
{
    psg_table_begin_row(writer->table);
    psg_table_set(writer->table, "slice_before", slice_of(writer, writer->from));
    psg_table_set(writer->table, "slice_after", slice_of(writer, writer->to));
    psg_table_set_rounded(writer->table, "second", second, 2);
    psg_table_set(writer->table, "what", event);
    psg_table_set(writer->table, "of", thing);
}

/* Nowhere in a still in which it is not. */
static void
set_place(const Writer *writer, const char *x, const char *y, size_t still, size_t actor)
{
    if (still != PSG_NONE && psg_film_actor(writer->plan, still, actor) != NULL) {
        PsgPoint at = psg_rect_centre(psg_film_box(writer->plan, still, actor));
        psg_table_set_rounded(writer->table, x, at.x, 2);
        psg_table_set_rounded(writer->table, y, at.y, 2);
    }
}

/* former: the name until then; NULL: the same. */
static void
add_actor(const Writer *writer, double second, const char *event,
          const PsgViewActor *seen, const char *former)
{
    const PsgRenderContext *context = writer->plan->input->context;
    begin_row(writer, second, event, "actor");
    psg_table_set(writer->table, "id", psg_actor_id(context->landscape, seen->actor));
    psg_table_set(writer->table, "name", psg_context_text(context, seen->name));
    psg_table_set(writer->table, "formerly", former);
    psg_table_set(writer->table, "presence", psg_presence_word(seen->presence));
    set_place(writer, "from_x", "from_y", writer->from, seen->actor);
    set_place(writer, "to_x", "to_y", writer->to, seen->actor);
}

static void
add_relation(const Writer *writer, double second, const char *event,
             const PsgViewRelation *seen)
{
    const PsgRenderContext *context = writer->plan->input->context;
    const PsgLandscape *landscape = context->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    begin_row(writer, second, event, "relation");
    psg_table_set(writer->table, "id", psg_actor_id(landscape, relation->from));
    psg_table_set(writer->table, "to", psg_actor_id(landscape, relation->to));
    psg_table_set(writer->table, "name", psg_context_relation_label(context, relation));
    psg_table_set(writer->table, "presence", psg_presence_word(seen->presence));
}

/* Who and what is seen in one still and not in the other. */
static void
add_missing(const Writer *writer, size_t in, size_t not_in, double second,
            const char *event)
{
    const PsgView *view = writer->plan->stills[in].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (not_in == PSG_NONE ||
            psg_film_actor(writer->plan, not_in, seen->actor) == NULL) {
            add_actor(writer, second, event, seen, NULL);
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        if (not_in == PSG_NONE ||
            psg_film_relation(writer->plan, not_in, seen->relation) == NULL) {
            add_relation(writer, second, event, seen);
        }
    }
}

static bool
has_moved(const Writer *writer, size_t actor)
{
    PsgPoint before = psg_rect_centre(psg_film_box(writer->plan, writer->from, actor));
    PsgPoint after = psg_rect_centre(psg_film_box(writer->plan, writer->to, actor));
    return psg_distance(before, after) > STEP;
}

static void
add_stayers(const Writer *writer, double second)
{
    const PsgRenderContext *context = writer->plan->input->context;
    const PsgView *view = writer->plan->stills[writer->to].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *after = &view->actors[i];
        const PsgViewActor *before =
            psg_film_actor(writer->plan, writer->from, after->actor);
        if (before == NULL) {
            continue;
        }
        const char *former = psg_context_text(context, before->name);
        if (strcmp(former, psg_context_text(context, after->name)) != 0) {
            add_actor(writer, second, "renamed", after, former);
        }
        if (before->presence != after->presence) {
            add_actor(writer, second, "changed", after, NULL);
        }
        if (has_moved(writer, after->actor)) {
            add_actor(writer, second, "moved", after, NULL);
        }
    }
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"slice_before", PSG_COLUMN_WORD}, {"slice_after", PSG_COLUMN_WORD},
        {"second", PSG_COLUMN_NUMBER},     {"what", PSG_COLUMN_WORD},
        {"of", PSG_COLUMN_WORD},           {"id", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},           {"name", PSG_COLUMN_TEXT},
        {"formerly", PSG_COLUMN_TEXT},     {"presence", PSG_COLUMN_WORD},
        {"from_x", PSG_COLUMN_NUMBER},     {"from_y", PSG_COLUMN_NUMBER},
        {"to_x", PSG_COLUMN_NUMBER},       {"to_y", PSG_COLUMN_NUMBER}};
    g_autoptr(PsgFilmPlan) plan = psg_film_plan_new(input, spec);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    Writer writer = {plan, table, PSG_NONE, 0};
    add_missing(&writer, 0, PSG_NONE, 0, "there");
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        const PsgFilmStep *step = &plan->steps[i];
        writer.from = i;
        writer.to = i + 1;
        add_missing(&writer, i, i + 1, step->remove, "removed");
        add_stayers(&writer, step->move);
        add_missing(&writer, i + 1, i, step->add, "added");
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {PSG_NETWORK_OPTIONS};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_FILM,
    .medium = PSG_MEDIUM_FILM,
    .needs_network = true,
    .table_needs_network = true,
    .wish = psg_network_options_wish,
    .draw = draw_figure,
    .stills = draw_stills,
    .tabulate = make_table,
};

const PsgFigureKind psg_film_kind = {
    .name = "film",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgNetworkOptions),
    .maker = &maker,
};
