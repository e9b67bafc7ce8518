/* Doubts about a landscape that is whole: values that hold at once or at a time when
 * their actor was not there, what is never or too often seen, successions that cannot be, kinds
 * that look alike. */
#include "model/kind_form.h"
#include "model/presence.h"
#include "read/landscape/reader.h"

#include <string.h>

enum { SHOWN_PER_VALUE = 4 }; /* a hundred bytes each, as what is read is in memory */

/* ---- Values over time ---- */

static int
compare_begins(const void *left, const void *right)
{
    const PsgDatedNode *a = left, *b = right;
    PsgTime a_first = psg_interval_first(&a->when), b_first = psg_interval_first(&b->when);
    return (a_first > b_first) - (a_first < b_first);
}

/* The later one takes over, which is plain where the earlier one goes on without an end
 * ("since"), or ends when the later one begins. */
static bool
is_ambiguous(const PsgInterval *earlier, const PsgInterval *later)
{
    bool begins_later = psg_interval_first(earlier) < psg_interval_first(later);
    bool is_plain = earlier->to.kind != PSG_END_KNOWN ||
                    psg_interval_last(earlier) <= later->from.last;
    return psg_interval_meets(earlier, later) && !(begins_later && is_plain);
}

/* In order of time, each is held against the one before it, and against the one that lasts
 * longest of those that end. */
static void
doubt_overlaps(const PsgReader *reader, GArray *dated)
{
    g_array_sort(dated, compare_begins);
    const PsgDatedNode *longest = NULL;
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        const PsgDatedNode *other =
            i > 0 && is_ambiguous(&each[-1].when, &each->when) ? each - 1 : longest;
        if (other != NULL && is_ambiguous(&other->when, &each->when)) {
            psg_diagnostics_warning(
                reader->list, "overlap", each->key->span,
                "two values hold at the same time: let one end before "
                "the other begins");
            psg_diagnostics_also(reader->list, other->key->span, "the other one");
        }
        bool ends = each->when.to.kind == PSG_END_KNOWN;
        if (ends && (longest == NULL || psg_interval_last(&each->when) >
                                            psg_interval_last(&longest->when))) {
            longest = each;
        }
    }
}

static void
doubt_absence(const PsgReader *reader, const PsgActor *actor, const GArray *dated)
{
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        if (each->key != NULL &&
            psg_actor_presence_in(actor, &each->when) == PSG_PRESENCE_NONE) {
            psg_diagnostics_warning(reader->list, "outside-life", each->key->span,
                                    "\"%s\" is not there at that time", actor->id);
        }
    }
}

static void
doubt_values(const PsgReader *reader, const PsgActor *actor, const PsgNode *map)
{
    static const char *const keys[] = {"name", "full", "kind", "tier", "groups"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autoptr(GArray) dated = psg_read_dated(psg_node_lookup(map, keys[i]));
        doubt_absence(reader, actor, dated);
        if (strcmp(keys[i], "groups") != 0) { /* of which several may hold */
            doubt_overlaps(reader, dated);
        }
    }
}

/* Each entry once, whose pairs follow each other. */
static void
doubt_weights(const PsgReader *reader)
{
    for (guint i = 0; i < reader->relations->len; i++) {
        const PsgNode *map = g_ptr_array_index(reader->relations, i);
        if (i > 0 && g_ptr_array_index(reader->relations, i - 1) == map) {
            continue;
        }
        g_autoptr(GArray) dated = psg_read_dated(psg_node_lookup(map, "weight"));
        doubt_overlaps(reader, dated);
    }
}

static void
doubt_dated(const PsgReader *reader)
{
    doubt_weights(reader);
    for (size_t i = 0; i < reader->landscape->actor_count; i++) {
        doubt_values(reader, &reader->landscape->actors[i],
                     psg_reader_node(reader, PSG_THING_ACTOR, i));
    }
}

/* ---- What is never seen, and relations that cannot be ---- */

/* What slices show: which actors and relations, and how often in all. */
typedef struct {
    bool *actors, *relations;
    size_t count;
} Shown;

static void
show_slice(const PsgLandscape *landscape, const PsgSlice *slice, PsgPresence *presences,
           Shown *shown)
{
    for (size_t i = 0; i < landscape->actor_count; i++) {
        presences[i] = psg_actor_presence(&landscape->actors[i], slice);
        shown->actors[i] = shown->actors[i] || presences[i] != PSG_PRESENCE_NONE;
        shown->count += presences[i] != PSG_PRESENCE_NONE;
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        PsgPresence presence =
            psg_relation_presence_of(landscape, relation, slice,
                                     presences[relation->from], presences[relation->to]);
        shown->relations[i] = shown->relations[i] || presence != PSG_PRESENCE_NONE;
        shown->count += presence != PSG_PRESENCE_NONE;
    }
}

/* Each slice holds all that it shows, and a short file may have many of both. */
static bool
is_too_much(const PsgReader *reader, const Shown *shown)
{
    size_t most = SHOWN_PER_VALUE * reader->limits->max_values;
    if (shown->count <= most) {
        return false;
    }
    psg_diagnostics_error(
        reader->list, PSG_LIMIT_VALUES,
        psg_builder_span(reader->builder, PSG_THING_SLICE, 0),
        "the slices show more than %" G_GSIZE_FORMAT
        " actors and relations in all, which is %d times the limit of values: say when "
        "actors lived, or take fewer slices",
        most, SHOWN_PER_VALUE);
    return true;
}

static bool
meets_life(const PsgRelation *relation, const PsgActor *actor)
{
    for (size_t i = 0; i < relation->when.count; i++) {
        if (psg_actor_presence_in(actor, &relation->when.items[i]) != PSG_PRESENCE_NONE) {
            return true;
        }
    }
    return relation->when.count == 0;
}

/* A relation with dates of its own may well join an actor to one that came later. */
static bool
is_succession(const PsgRelation *relation, const PsgActor *from, const PsgActor *to)
{
    return relation->when.count > 0 && !psg_actors_meet(from, to);
}

static void
doubt_relation(const PsgReader *reader, const PsgRelation *relation, bool is_shown,
               PsgSpan span)
{
    const PsgLandscape *landscape = reader->landscape;
    const PsgActor *from = &landscape->actors[relation->from];
    const PsgActor *to = &landscape->actors[relation->to];
    if (!meets_life(relation, from) || !meets_life(relation, to)) {
        psg_diagnostics_warning(reader->list, "outside-life", span,
                                "\"%s\" is not there at the time of this relation",
                                meets_life(relation, from) ? to->id : from->id);
    } else if (is_shown || is_succession(relation, from, to)) {
        return;
    } else if (!psg_actors_meet(from, to)) {
        psg_diagnostics_warning(reader->list, "lives-apart", span,
                                "\"%s\" and \"%s\" are never there at the same time: say "
                                "when they were related, if one came after the other",
                                from->id, to->id);
    } else {
        psg_diagnostics_warning(reader->list, "never-shown", span,
                                "no slice shows this relation of \"%s\" and \"%s\"",
                                from->id, to->id);
    }
}

static void
doubt_lives(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    g_autofree bool *actors = g_new0(bool, landscape->actor_count + 1);
    g_autofree bool *relations = g_new0(bool, landscape->relation_count + 1);
    g_autofree PsgPresence *presences = g_new(PsgPresence, landscape->actor_count + 1);
    Shown shown = {actors, relations, 0};
    for (size_t i = 0; i < landscape->slice_count; i++) {
        show_slice(landscape, &landscape->slices[i], presences, &shown);
        if (is_too_much(reader, &shown)) {
            return;
        }
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        if (!actors[i]) {
            psg_diagnostics_warning(reader->list, "never-shown",
                                    psg_builder_span(reader->builder, PSG_THING_ACTOR, i),
                                    "no slice shows \"%s\": it is there in none of them",
                                    landscape->actors[i].id);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgNode *node = g_ptr_array_index(reader->relations, i);
        doubt_relation(reader, &landscape->relations[i], relations[i], node->span);
    }
}

/* ---- Successors that were there first, and circles ---- */

static PsgSpan
span_of(const PsgReader *reader, size_t actor)
{
    const PsgNode *map = psg_reader_node(reader, PSG_THING_ACTOR, actor);
    return psg_node_lookup(map, "succeeds")->span;
}

/* On which it was there, or, if that was not said, spoken of. */
static PsgTime
first_day(const PsgActor *actor)
{
    if (!actor->has_when) {
        return actor->is_talked_of ? psg_interval_first(&actor->talked_of)
                                   : PSG_TIME_FIRST;
    }
    PsgTime first = PSG_TIME_LAST;
    for (size_t i = 0; i < actor->when.count; i++) {
        first = MIN(first, psg_interval_first(&actor->when.items[i]));
    }
    return first;
}

static void
doubt_beginnings(const PsgReader *reader, size_t index)
{
    const PsgActor *actors = reader->landscape->actors, *actor = &actors[index];
    for (size_t i = 0; i < actor->succeeds.count; i++) {
        const PsgActor *earlier = &actors[actor->succeeds.items[i]];
        if (first_day(actor) < first_day(earlier)) {
            psg_diagnostics_warning(reader->list, "early-successor",
                                    span_of(reader, index),
                                    "\"%s\" began before \"%s\", whom it is said to "
                                    "succeed: is it the other way round?",
                                    actor->id, earlier->id);
        }
    }
}

typedef enum {
    NEW,
    ON_PATH, /* the actor that is looked at, or a successor of it */
    DONE,
} State;

typedef struct {
    size_t actor;
    size_t next; /* in its list, to be looked at */
} Place;

static void
report_circle(const PsgReader *reader, size_t actor, size_t earlier)
{
    const PsgActor *actors = reader->landscape->actors;
    if (actor == earlier) {
        psg_diagnostics_error(reader->list, "own-successor", span_of(reader, actor),
                              "\"%s\" can't succeed itself: a change of name is told by "
                              "a dated \"name\"",
                              actors[actor].id);
        return;
    }
    psg_diagnostics_error(reader->list, "circular-succession", span_of(reader, actor),
                          "\"%s\" can't succeed \"%s\", who succeeds \"%s\" in turn: "
                          "leave one of them out",
                          actors[actor].id, actors[earlier].id, actors[actor].id);
    psg_diagnostics_also(reader->list, span_of(reader, earlier),
                         "here the circle goes on");
}

/* Back from an actor to all that came before it, without recursion: a chain may be as
 * long as there are actors. */
static void
look_back(const PsgReader *reader, size_t start, State *states, GArray *path)
{
    states[start] = ON_PATH;
    g_array_append_val(path, ((Place){start, 0}));
    while (path->len > 0) {
        Place *place = &g_array_index(path, Place, path->len - 1);
        size_t actor = place->actor;
        const PsgIndexes *earlier = &reader->landscape->actors[actor].succeeds;
        if (place->next == earlier->count) {
            states[actor] = DONE;
            g_array_set_size(path, path->len - 1);
            continue;
        }
        size_t other = earlier->items[place->next++];
        if (states[other] == ON_PATH) {
            report_circle(reader, actor, other);
        } else if (states[other] == NEW) {
            states[other] = ON_PATH;
            g_array_append_val(path, ((Place){other, 0}));
        }
    }
}

static void
doubt_successions(const PsgReader *reader)
{
    size_t count = reader->landscape->actor_count;
    g_autofree State *states = g_new0(State, count + 1);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Place));
    for (size_t i = 0; i < count; i++) {
        doubt_beginnings(reader, i);
        if (states[i] == NEW) {
            look_back(reader, i, states, path);
        }
    }
}

/* ---- Kinds that look alike without colour ---- */

static PsgSpan
span_of_kind(const PsgReader *reader, PsgThing thing, size_t kind)
{
    return psg_builder_span(reader->builder, thing, kind);
}

/* By lines and ends there are so many forms that only the author's choice, or very many kinds,
 * let two have the same. */
static void
doubt_relation_kinds(const PsgReader *reader)
{
    static const PsgLine lines[] = {PSG_LINE_SOLID, PSG_LINE_DASHED, PSG_LINE_DOTTED,
                                    PSG_LINE_DOUBLE};
    const PsgLandscape *landscape = reader->landscape;
    g_autofree PsgRelationForm *forms =
        psg_relation_forms(landscape, lines, G_N_ELEMENTS(lines));
    for (size_t i = 0; i < landscape->relation_kind_count; i++) {
        size_t like = forms[i].like;
        if (like != PSG_NONE && like < landscape->relation_kind_count) {
            psg_diagnostics_warning(
                reader->list, "alike", span_of_kind(reader, PSG_THING_RELATION_KIND, i),
                "without colour, \"%s\" looks like \"%s\": %s",
                landscape->relation_kinds[i].id, landscape->relation_kinds[like].id,
                landscape->relation_kinds[i].line != PSG_LINE_DEFAULT
                    ? "say another `line`"
                    : "there are more kinds than lines and ends tell apart");
            psg_diagnostics_also(reader->list,
                                 span_of_kind(reader, PSG_THING_RELATION_KIND, like),
                                 "the other one");
        }
    }
}

/* Two kinds of a shape are told by a light and a dark colour, unless both are said to have the
 * same. */
static void
doubt_actor_kinds(const PsgReader *reader)
{
    static const PsgShape shapes[] = {PSG_SHAPE_BOX,     PSG_SHAPE_ROUND, PSG_SHAPE_PILL,
                                      PSG_SHAPE_HEXAGON, PSG_SHAPE_CUT,   PSG_SHAPE_TAB,
                                      PSG_SHAPE_ELLIPSE};
    const PsgLandscape *landscape = reader->landscape;
    const PsgKind *kinds = landscape->kinds;
    g_autofree PsgActorForm *forms =
        psg_actor_forms(landscape, shapes, G_N_ELEMENTS(shapes));
    for (size_t i = 0; i < landscape->kind_count; i++) {
        size_t like = forms[i].like;
        if (like == PSG_NONE) {
            continue;
        }
        bool is_same =
            kinds[i].colour != PSG_NONE && kinds[i].colour == kinds[like].colour;
        if (is_same || forms[like].like != PSG_NONE) {
            psg_diagnostics_warning(
                reader->list, "alike", span_of_kind(reader, PSG_THING_KIND, i),
                "%s, \"%s\" looks like \"%s\": say another `shape`",
                is_same ? "with the same shape and colour" : "without colour",
                kinds[i].id, kinds[like].id);
            psg_diagnostics_also(reader->list, span_of_kind(reader, PSG_THING_KIND, like),
                                 "the other one");
        }
    }
}

void
psg_lint(const PsgReader *reader)
{
    doubt_relation_kinds(reader);
    doubt_actor_kinds(reader);
    doubt_dated(reader);
    doubt_lives(reader);
    doubt_successions(reader);
}
