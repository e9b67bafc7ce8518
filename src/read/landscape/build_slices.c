/* Slices: as the author wrote them, or else one a year, as far as dates are known. */
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

#include <string.h>

/* ---- As written ---- */

static void
build_headlines(const PsgBuilder *builder, const PsgNode *node, PsgSlice *slice)
{
    bool is_list = node != NULL && node->kind == PSG_NODE_LIST;
    size_t count = is_list ? node->count : 1;
    PsgText *headlines = psg_arena_alloc(builder->arena, count * sizeof *headlines);
    for (size_t i = 0; i < count; i++) {
        PsgText text = psg_build_text(builder, is_list ? node->items[i] : node);
        if (text.count > 0) {
            headlines[slice->headline_count++] = text;
        }
    }
    slice->headlines = headlines;
}

static PsgSlice
build_slice(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *map = entry->value;
    PsgSlice slice = {
        .id = entry->id,
        .when = psg_interval_always(),
        .label = psg_build_text_or(builder, psg_node_lookup(map, "label"), entry->id),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .sources = psg_build_sources(builder, map),
    };
    const PsgNode *when = psg_node_lookup(map, "when");
    psg_scalar_date(when != NULL ? when : entry->key, &slice.when);
    psg_scalar_boolean(psg_node_lookup(map, "question"), &slice.question);
    build_headlines(builder, psg_node_lookup(map, "headline"), &slice);
    return slice;
}

/* Figures are named by their slice, and some systems take "A" and "a" for the same
 * file. */
static void
check_case(const PsgBuilder *builder)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < psg_builder_count(builder, PSG_THING_SLICE); i++) {
        const PsgEntry *entry = psg_builder_entry(builder, PSG_THING_SLICE, i);
        char *folded = g_ascii_strdown(entry->id, -1);
        gpointer first = g_hash_table_lookup(seen, folded);
        if (first == NULL) {
            g_hash_table_insert(seen, folded, GSIZE_TO_POINTER(i + 1));
            continue;
        }
        g_free(folded);
        const PsgEntry *other =
            psg_builder_entry(builder, PSG_THING_SLICE, GPOINTER_TO_SIZE(first) - 1);
        psg_diagnostics_error(
            builder->list, "duplicate-id", entry->key->span,
            "\"%s\" and \"%s\" differ only in small and capital letters, "
            "and some systems would take their figures for the same file",
            entry->id, other->id);
        psg_diagnostics_also(builder->list, other->key->span, "the first stands here");
    }
}

/* ---- One a year ---- */

typedef struct {
    int first, last; /* first > last: no date is known */
} Years;

/* Of a decade or a century only its begin is taken: it says little of when. */
static void
take_date(const PsgDate *date, bool is_end, Years *years)
{
    if (date->kind != PSG_END_KNOWN) {
        return;
    }
    bool is_vague = date->precision >= PSG_PRECISION_DECADE;
    int year = psg_day_year(is_end && !is_vague ? date->last : date->first);
    bool is_none = years->first > years->last;
    years->first = is_none ? year : MIN(years->first, year);
    years->last = is_none ? year : MAX(years->last, year);
}

static void
take_interval(const PsgInterval *when, Years *years)
{
    take_date(&when->from, false, years);
    take_date(&when->to, true, years);
}

static void
take_spells(const PsgSpells *spells, Years *years)
{
    for (size_t i = 0; i < spells->count; i++) {
        take_interval(&spells->items[i], years);
    }
}

static Years
known_years(const PsgLandscape *landscape)
{
    Years years = {1, 0}; /* none */
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        take_spells(&actor->when, &years);
        if (actor->is_talked_of) {
            take_interval(&actor->talked_of, &years);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        take_spells(&landscape->relations[i].when, &years);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        take_interval(&landscape->events[i].when, &years);
    }
    return years;
}

static PsgSlice
year_slice(PsgBuilder *builder, int year)
{
    g_autofree char *id = g_strdup_printf(year < 0 ? "-%04d" : "%04d", ABS(year));
    PsgSlice slice = {.id = psg_arena_strdup(builder->arena, id),
                      .label = psg_build_text_or(builder, NULL, id),
                      .when = psg_interval_of(id)};
    return slice;
}

static PsgSlice
whole_slice(const PsgBuilder *builder)
{
    return (PsgSlice){.id = psg_arena_strdup(builder->arena, "all"),
                      .when = psg_interval_always(),
                      .label = psg_build_text_or(builder, NULL, "all")};
}

static void
add_years(PsgBuilder *builder, GArray *slices)
{
    Years years = known_years(builder->landscape);
    int span = years.last - years.first + 1;
    size_t count = (size_t)span;
    if (count > builder->limits->max_slices) {
        psg_diagnostics_error(builder->list, PSG_LIMIT_SLICES, builder->root->span,
                              "the dates go from %d to %d, and one slice a year would be "
                              "more than the limit of %" G_GSIZE_FORMAT
                              ": check them, or write \"slices:\"",
                              years.first, years.last, builder->limits->max_slices);
        count = 0;
    }
    if (count == 0) {
        PsgSlice all = whole_slice(builder);
        g_array_append_val(slices, all);
    }
    for (size_t i = 0; i < count; i++) {
        PsgSlice slice = year_slice(builder, years.first + (int)i);
        g_array_append_val(slices, slice);
    }
}

void
psg_build_slices(PsgBuilder *builder)
{
    GArray *slices = g_array_new(FALSE, FALSE, sizeof(PsgSlice));
    size_t count = psg_builder_count(builder, PSG_THING_SLICE);
    for (size_t i = 0; i < count; i++) {
        PsgSlice slice =
            build_slice(builder, psg_builder_entry(builder, PSG_THING_SLICE, i));
        g_array_append_val(slices, slice);
    }
    check_case(builder);
    builder->landscape->has_own_slices = count > 0;
    if (count == 0) {
        add_years(builder, slices);
        for (guint i = 0; i < slices->len; i++) {
            psg_builder_enter_id(builder, PSG_THING_SLICE,
                                 g_array_index(slices, PsgSlice, i).id);
        }
    }
    builder->landscape->slice_count = slices->len;
    builder->landscape->slices = psg_arena_take_array(builder->arena, slices);
}
