/* What a format has no place for: counted of each landscape, so that nothing is lost silently. */
#include "base/join.h"
#include "model/presence.h"
#include "write/exporter.h"

/* Things of actors and relations, counted in one walk. */
typedef struct {
    size_t successions, notes, links, times, changes, doubts, groups, talks, with_talks,
        properties;
} Counts;

static bool
is_bounded(const PsgInterval *when)
{
    return psg_interval_first(when) > PSG_TIME_FIRST ||
           psg_interval_last(when) < PSG_TIME_LAST;
}

/* Values, each after its interval, of which one holds for a time only. */
static size_t
changes_of(const void *items, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (is_bounded((const void *)((const char *)items + i * size))) {
            return 1;
        }
    }
    return 0;
}

static size_t
changes_of_properties(const PsgProperties *properties)
{
    size_t count = 0;
    for (size_t i = 0; i < properties->count; i++) {
        const PsgDatedTexts *values = &properties->items[i].values;
        count += changes_of(values->items, values->count, sizeof *values->items);
    }
    return count;
}

#define CHANGES(values) changes_of((values).items, (values).count, sizeof *(values).items)

static void
count_spells(Counts *counts, const PsgSpells *spells)
{
    counts->doubts += spells->has_doubtful ? 1 : 0;
    counts->times += spells->count > 0 ? 1 : 0;
}

static bool
is_talk(const PsgActor *actor)
{
    return !actor->has_when && actor->is_talked_of;
}

static Counts
count_all(const PsgLandscape *landscape)
{
    Counts counts = {0};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        counts.successions += actor->succeeds.count;
        counts.notes += actor->note.count > 0 ? 1 : 0;
        counts.links += actor->url != NULL ? 1 : 0;
        counts.changes += CHANGES(actor->name) + CHANGES(actor->full) +
                          CHANGES(actor->kind) + CHANGES(actor->tier) +
                          CHANGES(actor->groups) +
                          changes_of_properties(&actor->properties);
        counts.groups += actor->groups.count;
        counts.properties += actor->properties.count;
        counts.talks += is_talk(actor);
        count_spells(&counts, &actor->when);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        counts.with_talks += is_talk(&landscape->actors[relation->from]) ||
                             is_talk(&landscape->actors[relation->to]);
        counts.properties += relation->properties.count;
        counts.notes += relation->note.count > 0 ? 1 : 0;
        counts.links += relation->url != NULL ? 1 : 0;
        counts.changes +=
            CHANGES(relation->weight) + changes_of_properties(&relation->properties);
        count_spells(&counts, &relation->when);
    }
    return counts;
}

/* Values of measures, of actors or of all else. */
static size_t
values_of(const PsgLandscape *landscape, bool are_of_actors)
{
    size_t count = 0;
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        for (size_t k = 0; k < measure->value_count; k++) {
            count += (measure->values[k].subject == PSG_SUBJECT_ACTOR) == are_of_actors;
        }
    }
    return count;
}

static size_t
further_languages(const PsgLandscape *landscape)
{
    size_t count = 0;
    while (landscape->languages != NULL && landscape->languages[count] != NULL) {
        count++;
    }
    return count > 0 ? count - 1 : 0;
}

char *
psg_export_losses(const PsgExporter *exporter, const PsgLandscape *landscape)
{
    Counts counts = count_all(landscape);
    const struct {
        PsgHeld part;
        size_t count;
        const char *one, *several;
    } parts[] = {
        {PSG_HELD_SLICES, landscape->has_own_slices ? landscape->slice_count : 0, "slice",
         "slices"},
        {PSG_HELD_TIMES, counts.times, "time as exact as it was said",
         "times as exact as they were said"},
        {PSG_HELD_CHANGES, counts.changes, "value that changes over time",
         "values that change over time"},
        {PSG_HELD_DOUBTS, counts.doubts, "doubtful date", "doubtful dates"},
        {PSG_HELD_TALK, counts.talks, "actor who is only talked of",
         "actors who are only talked of"},
        {PSG_HELD_TALK, counts.with_talks, "relation of those who are only talked of",
         "relations of those who are only talked of"},
        {PSG_HELD_SUCCESSIONS, counts.successions, "succession", "successions"},
        {PSG_HELD_EVENTS, landscape->event_count, "event", "events"},
        {PSG_HELD_GROUPS, counts.groups, "membership", "memberships"},
        {PSG_HELD_MEASURES, values_of(landscape, true), "value of an actor",
         "values of actors"},
        {PSG_HELD_TOTALS, values_of(landscape, false), "value of a group, a tier or all",
         "values of groups, tiers or all"},
        {PSG_HELD_PROPERTIES, counts.properties, "property", "properties"},
        {PSG_HELD_NOTES, counts.notes, "note", "notes"},
        {PSG_HELD_LINKS, counts.links, "link", "links"},
        {PSG_HELD_SOURCES, landscape->source_count, "source", "sources"},
        {PSG_HELD_LANGUAGES, further_languages(landscape), "further language",
         "further languages"},
        {PSG_HELD_FIGURES, landscape->figure_count, "figure", "figures"},
        {PSG_HELD_PINS, landscape->pin_count, "pin", "pins"},
    };
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if ((exporter->holds & parts[i].part) == 0 && parts[i].count > 0) {
            psg_join_printf(list, ", ", "%zu %s", parts[i].count,
                            parts[i].count == 1 ? parts[i].one : parts[i].several);
        }
    }
    return list->len == 0 ? NULL : g_string_free(g_steal_pointer(&list), FALSE);
}
