/* Who is who in a landscape: registers of ids, and references to them. */
#include "read/landscape/builder.h"

#include "read/form/scalar.h"

#include <string.h>

static const char *const nouns[PSG_THINGS] = {
    [PSG_THING_ACTOR] = "actor",
    [PSG_THING_GROUP] = "group",
    [PSG_THING_TIER] = "tier",
    [PSG_THING_KIND] = "kind",
    [PSG_THING_RELATION_KIND] = "relation kind",
    [PSG_THING_EVENT_KIND] = "event kind",
    [PSG_THING_MEASURE] = "measure",
    [PSG_THING_SOURCE] = "source",
    [PSG_THING_SLICE] = "slice",
};

static const char *const sections[PSG_THINGS] = {
    [PSG_THING_ACTOR] = "actors",
    [PSG_THING_GROUP] = "groups",
    [PSG_THING_TIER] = "pyramid: tiers",
    [PSG_THING_KIND] = "kinds",
    [PSG_THING_RELATION_KIND] = "relation-kinds",
    [PSG_THING_EVENT_KIND] = "event-kinds",
    [PSG_THING_MEASURE] = "measures",
    [PSG_THING_SOURCE] = "sources",
    [PSG_THING_SLICE] = "slices",
};

void
psg_builder_init(PsgBuilder *builder, PsgLandscape *landscape)
{
    builder->landscape = landscape;
    builder->arena = landscape->arena;
    builder->relation_nodes = g_array_new(FALSE, FALSE, sizeof(const PsgNode *));
    for (size_t i = 0; i < PSG_THINGS; i++) {
        builder->registers[i] =
            (PsgRegister){g_array_new(FALSE, FALSE, sizeof(PsgEntry)),
                          g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    }
}

void
psg_builder_clear(PsgBuilder *builder)
{
    g_array_unref(builder->relation_nodes);
    for (size_t i = 0; i < PSG_THINGS; i++) {
        g_array_unref(builder->registers[i].entries);
        g_hash_table_unref(builder->registers[i].places);
    }
}

static void
enter(PsgBuilder *builder, PsgThing thing, PsgEntry entry)
{
    PsgRegister *things = &builder->registers[thing];
    g_array_append_val(things->entries, entry);
    g_hash_table_insert(things->places, g_strdup(entry.id),
                        GUINT_TO_POINTER(things->entries->len));
}

bool
psg_builder_enter(PsgBuilder *builder, PsgThing thing, const PsgNode *key,
                  const PsgNode *value)
{
    size_t first = psg_builder_find(builder, thing, key->string);
    if (first != PSG_NONE) {
        psg_diagnostics_error(builder->list, "duplicate-id", key->span,
                              "the %s \"%s\" is given twice", nouns[thing], key->string);
        psg_diagnostics_also(builder->list,
                             psg_builder_entry(builder, thing, first)->key->span,
                             "it was given here before");
        return false;
    }
    const char *id = psg_arena_strdup(builder->arena, key->string);
    enter(builder, thing, (PsgEntry){id, key, value});
    return true;
}

void
psg_builder_enter_id(PsgBuilder *builder, PsgThing thing, const char *id)
{
    enter(builder, thing, (PsgEntry){.id = psg_arena_strdup(builder->arena, id)});
}

size_t
psg_builder_count(const PsgBuilder *builder, PsgThing thing)
{
    return builder->registers[thing].entries->len;
}

const PsgEntry *
psg_builder_entry(const PsgBuilder *builder, PsgThing thing, size_t index)
{
    return &g_array_index(builder->registers[thing].entries, PsgEntry, index);
}

size_t
psg_builder_find(const PsgBuilder *builder, PsgThing thing, const char *id)
{
    gpointer place = g_hash_table_lookup(builder->registers[thing].places, id);
    return place == NULL ? PSG_NONE : GPOINTER_TO_SIZE(place) - 1;
}

/* ---- References ---- */

void
psg_builder_offer(const PsgBuilder *builder, PsgThing thing, PsgSuggestion *suggestion)
{
    size_t count = psg_builder_count(builder, thing);
    if (psg_diagnostics_may_guess(builder->list, count)) {
        for (size_t i = 0; i < count; i++) {
            psg_suggestion_offer(suggestion, psg_builder_entry(builder, thing, i)->id);
        }
    }
}

/* What the id is the name of; PSG_THINGS if of nothing. */
static PsgThing
find_elsewhere(const PsgBuilder *builder, const char *id)
{
    PsgThing thing = 0;
    while (thing < PSG_THINGS && psg_builder_find(builder, thing, id) == PSG_NONE) {
        thing++;
    }
    return thing;
}

void
psg_builder_report_unknown(const PsgBuilder *builder, PsgThing thing, const char *id,
                           PsgSpan span)
{
    PsgSuggestion suggestion = psg_suggestion_for(id);
    psg_builder_offer(builder, thing, &suggestion);
    PsgThing other = find_elsewhere(builder, id);
    g_autofree char *hint = NULL;
    if (other < PSG_THINGS) {
        hint = g_strdup_printf("it stands in \"%s\"", sections[other]);
    } else if (suggestion.best != NULL) {
        hint = g_strdup_printf("did you mean \"%s\"?", suggestion.best);
    } else if (psg_builder_count(builder, thing) == 0) {
        hint = g_strdup_printf("there is nothing in \"%s\"", sections[thing]);
    } else {
        hint = g_strdup_printf("add it to \"%s\"", sections[thing]);
    }
    psg_diagnostics_error(builder->list, "unknown-id", span, "unknown %s \"%s\" (%s)",
                          nouns[thing], id, hint);
}

size_t
psg_builder_refer(const PsgBuilder *builder, PsgThing thing, const PsgNode *node)
{
    const char *id = psg_scalar_string(node);
    if (id == NULL) {
        return PSG_NONE;
    }
    size_t index = psg_builder_find(builder, thing, id);
    if (index == PSG_NONE) {
        psg_builder_report_unknown(builder, thing, id, node->span);
    }
    return index;
}
