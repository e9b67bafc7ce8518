/* Doubts about a landscape that is whole: values that hold at once or at a time when
 * their actor was not there, what is never or too often seen, successions that cannot be, kinds
 * that look alike. */
#include "base/compare.h"
#include "model/kind_form.h"
#include "model/presence.h"
#include "model/succession_circle.h"
#include "read/landscape/reader.h"

#include <string.h>

/* ---- Values over time ---- */

static int
compare_begins(const void *left, const void *right)
{
    const PsgDatedNode *a = left, *b = right;
    PsgTime a_first = psg_interval_first(&a->when),
            b_first = psg_interval_first(&b->when);
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
    /* a hundred bytes each, as what is read is in memory */
    size_t most = reader->limits->max_values;
    if (shown->count <= most) {
        return false;
    }
    psg_diagnostics_error(
        reader->list, PSG_LIMIT_VALUES,
        psg_builder_span(reader->builder, PSG_THING_SLICE, 0),
        "the slices show more than %" G_GSIZE_FORMAT
        " actors and relations in all, which is the limit of values: say when actors "
        "lived, or take fewer slices",
        most);
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

/* ---- Successions that cannot be, or that may be meant otherwise ---- */

/* Where the actor is said to succeed another one. */
static PsgSpan
span_of(const PsgReader *reader, size_t actor, size_t earlier)
{
    const PsgNode *map = psg_reader_node(reader, PSG_THING_ACTOR, actor);
    const PsgNode *said = psg_node_lookup(map, "succeeds");
    const char *id = psg_actor_id(reader->landscape, earlier);
    for (size_t i = 0; said->kind != PSG_NODE_SCALAR && i < said->count; i++) {
        const PsgNode *one =
            said->kind == PSG_NODE_MAP ? said->pairs[i].key : said->items[i];
        if (g_strcmp0(one->string, id) == 0) {
            return one->span;
        }
    }
    return said->span;
}

/* When an actor was there, or, if that was not said, spoken of. */
static PsgInterval
life_of(const PsgActor *actor)
{
    if (actor->has_when) {
        return psg_spells_span(&actor->when);
    }
    return actor->is_talked_of ? actor->talked_of : psg_interval_always();
}

/* The date that was said, before the one was there, or after the other. */
static void
doubt_date(const PsgReader *reader, const PsgActor *actor, const PsgSuccession *item)
{
    const PsgActor *earlier = &reader->landscape->actors[item->actor];
    PsgInterval before = life_of(earlier), after = life_of(actor);
    bool too_early = psg_interval_last(&item->when) < psg_interval_first(&before);
    bool too_late = psg_interval_first(&item->when) > psg_interval_last(&after);
    if (too_early || too_late) {
        size_t index = (size_t)(actor - reader->landscape->actors);
        g_autofree char *when = psg_interval_edtf(&item->when);
        psg_diagnostics_warning(
            reader->list, "succession-date", span_of(reader, index, item->actor),
            "\"%s\" %s there in %s, when \"%s\" is said to succeed "
            "\"%s\"",
            too_early ? earlier->id : actor->id,
            too_early ? "was not yet" : "was no longer", when, actor->id, earlier->id);
    }
}

/* As one writes it, without what is not sure of it. */
static char *
plain_date(const PsgDate *date)
{
    bool is_number = psg_time_is_number(date->first);
    return is_number ? psg_date_edtf(date) : psg_date_iso(date);
}

/* No date was said, and lives do not tell one beyond doubt. */
static void
doubt_lives_of(const PsgReader *reader, const PsgActor *actor, const PsgSuccession *item)
{
    size_t index = (size_t)(actor - reader->landscape->actors);
    const PsgActor *earlier = &reader->landscape->actors[item->actor];
    PsgInterval before = life_of(earlier), after = life_of(actor);
    if (item->is_doubtful) {
        g_autofree char *own = plain_date(&after.from);
        g_autofree char *end = plain_date(&item->at);
        psg_diagnostics_warning(
            reader->list, "succession-date", span_of(reader, index, item->actor),
            "\"%s\" began while \"%s\" was there: this is taken as absorbed at its "
            "end, %s; if it came of it before, say when (\"succeeds: {%s: %s}\")",
            actor->id, earlier->id, end, earlier->id, own);
    } else if (psg_interval_last(&after) < psg_interval_first(&before)) {
        psg_diagnostics_warning(reader->list, "early-successor",
                                span_of(reader, index, item->actor),
                                "\"%s\" ended before \"%s\" began, whom it is said to "
                                "succeed: is it the other way round?",
                                actor->id, earlier->id);
    } else if (item->what == PSG_SUCCESSION_PART) {
        psg_diagnostics_warning(
            reader->list, "early-successor", span_of(reader, index, item->actor),
            "\"%s\" began before \"%s\", whom it is said to succeed: is it the other way "
            "round? If a part of it passed later, say when (\"succeeds: {%s: DATE}\")",
            actor->id, earlier->id, earlier->id);
    }
}

static void
report_circle(const PsgReader *reader, const PsgCircle *circle)
{
    const PsgActor *actors = reader->landscape->actors;
    psg_diagnostics_error(
        reader->list, "circular-succession",
        span_of(reader, circle->actor, circle->earlier),
        "\"%s\" can't succeed \"%s\", who succeeds \"%s\" in turn%s",
        actors[circle->actor].id, actors[circle->earlier].id, actors[circle->actor].id,
        circle->is_at_once
            ? " at the same time: leave one of them out, or say when each was"
            : ": leave one of them out, or say when each was, if one was founded anew");
    psg_diagnostics_also(
        reader->list,
        span_of(reader, circle->earlier,
                actors[circle->earlier].succeeds.items[circle->onward].actor),
        "here the circle goes on");
}

static void
refuse_circles(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    g_autofree PsgSuccessions *lists = g_new(PsgSuccessions, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        lists[i] = landscape->actors[i].succeeds;
    }
    g_autoptr(GArray) circles =
        psg_successions_find_circles(lists, landscape->actor_count);
    for (guint i = 0; i < circles->len && !psg_diagnostics_is_full(reader->list); i++) {
        report_circle(reader, &g_array_index(circles, PsgCircle, i));
    }
}

static void
doubt_successions(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        for (size_t k = 0; k < actor->succeeds.count; k++) {
            const PsgSuccession *item = &actor->succeeds.items[k];
            if (item->actor == i) {
                psg_diagnostics_error(reader->list, "own-successor",
                                      span_of(reader, i, i),
                                      "\"%s\" can't succeed itself: a change of name is "
                                      "told by a dated \"name\"",
                                      actor->id);
            } else {
                (item->has_when ? doubt_date : doubt_lives_of)(reader, actor, item);
            }
        }
    }
    refuse_circles(reader);
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

/* Nobody is of all that a figure is only of. */
static void
doubt_selections(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    const PsgNode *list = psg_node_lookup(reader->root, "figures");
    if (list == NULL || list->kind != PSG_NODE_LIST ||
        list->count != landscape->figure_count) {
        return; /* what is wrong was told */
    }
    for (size_t i = 0; i < list->count; i++) {
        const PsgPair *only = psg_node_pair_lookup(list->items[i], "only");
        if (only == NULL) {
            continue;
        }
        g_autofree bool *is_of =
            psg_only_actors(landscape, &landscape->figures[i].selection->only);
        bool is_any = false;
        for (size_t k = 0; k < landscape->actor_count; k++) {
            is_any = is_any || is_of[k];
        }
        if (!is_any) {
            psg_diagnostics_warning(
                reader->list, "nobody", only->key->span,
                "no actor is of all of this, so the figure is not made");
        }
    }
}

void
psg_lint(const PsgReader *reader)
{
    doubt_selections(reader);
    doubt_relation_kinds(reader);
    doubt_actor_kinds(reader);
    doubt_dated(reader);
    doubt_lives(reader);
    doubt_successions(reader);
    psg_doubt_headlines(reader);
    psg_doubt_oddities(reader);
}
