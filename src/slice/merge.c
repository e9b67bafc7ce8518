/* One moment of each of two landscapes, as one landscape: what it is made of, and the
 * lists that are matched by id. */
#include "slice/merge_parts.h"

#include "slice/slice_title.h"

#include <string.h>

enum { SHORT_TITLE = 20 }; /* characters */

const PsgSlice *
psg_merge_slice(const PsgMerge *merge, size_t side)
{
    const PsgMergeSide *said = &merge->merged->sides[side];
    return &said->landscape->slices[said->slice];
}

PsgIndexes
psg_merge_indexes(const PsgMerge *merge, const PsgIndexes *indexes, const size_t *places)
{
    size_t *items = psg_arena_alloc(merge->arena, indexes->count * sizeof *items);
    for (size_t i = 0; i < indexes->count; i++) {
        items[i] = places[indexes->items[i]];
    }
    return (PsgIndexes){items, indexes->count};
}

const char *
psg_merge_id(const PsgMerge *merge, GHashTable *used, const char *id)
{
    const char *free_id = id;
    for (unsigned i = 2; g_hash_table_contains(used, free_id); i++) {
        free_id = psg_arena_printf(merge->arena, "%s-%u", id, i);
    }
    g_hash_table_add(used, (gpointer)(guintptr)free_id);
    return free_id;
}

/* ---- Lists of things with ids ---- */

/* A list of either side. Things begin with their id. */
typedef struct {
    const void *items[2];
    size_t counts[2];
    size_t size; /* of a thing */
} Lists;

static const char *
id_at(const Lists *lists, size_t side, size_t place)
{
    const char *thing = lists->items[side];
    return *(const char *const *)(const void *)(thing + place * lists->size);
}

/* Those of the first side, then those that only the second has; `places` tells where
 * each is then. */
static void *
join_by_id(const PsgMerge *merge, const Lists *lists, PsgPlaces places, size_t *count)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    char *all = psg_arena_alloc(merge->arena,
                                (lists->counts[0] + lists->counts[1]) * lists->size);
    *count = 0;
    for (size_t side = 0; side < 2; side++) {
        places[side] =
            psg_arena_alloc(merge->arena, lists->counts[side] * sizeof(size_t));
        for (size_t i = 0; i < lists->counts[side]; i++) {
            const char *id = id_at(lists, side, i);
            size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(known, id)) - 1;
            if (place == PSG_NONE) {
                place = (*count)++;
                memcpy(all + place * lists->size,
                       (const char *)lists->items[side] + i * lists->size, lists->size);
                g_hash_table_insert(known, (gpointer)(guintptr)id,
                                    GSIZE_TO_POINTER(place + 1));
            }
            places[side][i] = place;
        }
    }
    return all;
}

#define LISTS(field, count, type)                                                        \
    (Lists)                                                                              \
    {                                                                                    \
        {first->field, second->field}, {first->count, second->count}, sizeof(type)       \
    }

static void
add_lists(PsgMerge *merge)
{
    const PsgLandscape *first = merge->merged->sides[0].landscape;
    const PsgLandscape *second = merge->merged->sides[1].landscape;
    PsgLandscape *landscape = merge->landscape;
    Lists sources = LISTS(sources, source_count, PsgSource);
    Lists kinds = LISTS(kinds, kind_count, PsgKind);
    Lists relation_kinds = LISTS(relation_kinds, relation_kind_count, PsgKind);
    Lists groups = LISTS(groups, group_count, PsgGroup);
    Lists tiers = LISTS(tiers, tier_count, PsgTier);
    landscape->sources =
        join_by_id(merge, &sources, merge->sources, &landscape->source_count);
    landscape->kinds = join_by_id(merge, &kinds, merge->kinds, &landscape->kind_count);
    landscape->relation_kinds = join_by_id(merge, &relation_kinds, merge->relation_kinds,
                                           &landscape->relation_kind_count);
    landscape->groups =
        join_by_id(merge, &groups, merge->groups, &landscape->group_count);
    merge->tiers_made = join_by_id(merge, &tiers, merge->tiers, &landscape->tier_count);
    landscape->tiers = merge->tiers_made;
}

/* Who is listed with a tier in the moment that is compared. */
static void
list_actors(const PsgMerge *merge, size_t side, const PsgTier *tier, GArray *listed)
{
    const PsgInterval *window = &psg_merge_slice(merge, side)->when;
    for (size_t i = 0; i < tier->actors.count; i++) {
        const PsgDatedIndex *said = &tier->actors.items[i];
        if (psg_interval_meets(&said->when, window)) {
            PsgDatedIndex item = {merge->eras[side], merge->actors[side][said->index]};
            g_array_append_val(listed, item);
        }
    }
}

/* The tier as the side has it; NULL: it has not. */
static const PsgTier *
tier_of(const PsgMerge *merge, size_t side, size_t tier)
{
    const PsgLandscape *said = merge->merged->sides[side].landscape;
    for (size_t i = 0; i < said->tier_count; i++) {
        if (merge->tiers[side][i] == tier) {
            return &said->tiers[i];
        }
    }
    return NULL;
}

/* After the actors, whom tiers list. */
static void
fill_tiers(const PsgMerge *merge)
{
    size_t first_count = merge->merged->sides[0].landscape->tier_count;
    for (size_t i = 0; i < merge->landscape->tier_count; i++) {
        PsgTier *tier = &merge->tiers_made[i];
        GArray *listed = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
        for (size_t side = 0; side < 2; side++) {
            const PsgTier *said = tier_of(merge, side, i);
            if (said != NULL) {
                list_actors(merge, side, said, listed);
            }
        }
        tier->sources = psg_merge_indexes(merge, &tier->sources,
                                          merge->sources[i < first_count ? 0 : 1]);
        tier->actors.count = listed->len;
        tier->actors.items = psg_arena_take_array(merge->arena, listed);
    }
}

/* ---- The two slices ---- */

/* The titles of both landscapes, if they have two. */
static bool
find_titles(const PsgMerge *merge, const char *language, const char *titles[2])
{
    for (size_t side = 0; side < 2; side++) {
        titles[side] =
            psg_text_in(&merge->merged->sides[side].landscape->title, language);
    }
    return titles[0] != NULL && titles[1] != NULL && strcmp(titles[0], titles[1]) != 0;
}

/* So short that each can stand before its slice. */
static bool
are_short(const char *titles[2])
{
    return g_utf8_strlen(titles[0], -1) <= SHORT_TITLE &&
           g_utf8_strlen(titles[1], -1) <= SHORT_TITLE;
}

/* What tells one side from the other: the titles of the landscapes, the slices, or the
 * files. Owned by the caller. */
static char *
label_of(const PsgMerge *merge, size_t side, const char *language)
{
    const char *titles[2];
    g_autofree char *slice =
        psg_slice_title(psg_merge_slice(merge, side), language, NULL);
    g_autofree char *other_slice =
        psg_slice_title(psg_merge_slice(merge, 1 - side), language, NULL);
    if (find_titles(merge, language, titles) && are_short(titles)) {
        return g_strconcat(titles[side], ", ", slice, NULL);
    }
    return strcmp(slice, other_slice) != 0
               ? g_steal_pointer(&slice)
               : g_strconcat(slice, " (", merge->merged->sides[side].name, ")", NULL);
}

/* Both titles, unless the labels of the slices have them; NULL: none. Owned by the
 * caller. */
static char *
title_of(const PsgMerge *merge, const char *language)
{
    const char *titles[2];
    if (find_titles(merge, language, titles)) {
        return are_short(titles) ? NULL
                                 : g_strconcat(titles[0], " \u2192 ", titles[1], NULL);
    }
    return g_strdup(titles[0] != NULL ? titles[0] : titles[1]);
}

static void
add_language(GPtrArray *languages, const char *language)
{
    if (!g_ptr_array_find_with_equal_func(languages, language, g_str_equal, NULL)) {
        g_ptr_array_add(languages, (gpointer)(guintptr)language);
    }
}

static void
add_languages(GPtrArray *languages, const PsgText *text)
{
    for (size_t i = 0; i < text->count; i++) {
        add_language(languages, text->items[i].language);
    }
}

/* The landscape's own language first, since it stands in for those that are missing. */
static GPtrArray *
languages_of(const PsgMerge *merge)
{
    GPtrArray *languages = g_ptr_array_new();
    for (size_t side = 0; side < 2; side++) {
        const PsgSlice *slice = psg_merge_slice(merge, side);
        add_language(languages, merge->merged->sides[side].landscape->language);
        const PsgText *texts[] = {&slice->label,
                                  &merge->merged->sides[side].landscape->title};
        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
            add_languages(languages, texts[i]);
        }
    }
    add_language(languages, "en");
    add_language(languages, "fr");
    return languages;
}

static void
add_translation(const PsgMerge *merge, GArray *translations, const char *language,
                char *taken)
{
    g_autofree char *text = taken;
    PsgTranslation translation = {language, psg_arena_strdup(merge->arena, text)};
    if (text != NULL) {
        g_array_append_val(translations, translation);
    }
}

/* The label of a side; of no side, 2, the title of the whole. */
static PsgText
in_all_languages(const PsgMerge *merge, const GPtrArray *languages, size_t side)
{
    GArray *translations = g_array_new(FALSE, FALSE, sizeof(PsgTranslation));
    for (guint i = 0; i < languages->len; i++) {
        const char *language = g_ptr_array_index(languages, i);
        add_translation(merge, translations, language,
                        side == 2 ? title_of(merge, language)
                                  : label_of(merge, side, language));
    }
    PsgText text = {.count = translations->len};
    text.items = psg_arena_take_array(merge->arena, translations);
    return text;
}

static void
add_slices(PsgMerge *merge)
{
    PsgSlice *slices = psg_arena_alloc(merge->arena, 2 * sizeof *slices);
    g_autoptr(GPtrArray) languages = languages_of(merge);
    for (size_t side = 0; side < 2; side++) {
        slices[side] = *psg_merge_slice(merge, side);
        slices[side].when = merge->eras[side];
        slices[side].label = in_all_languages(merge, languages, side);
        slices[side].sources =
            psg_merge_indexes(merge, &slices[side].sources, merge->sources[side]);
    }
    merge->landscape->slices = slices;
    merge->landscape->slice_count = 2;
    merge->landscape->title = in_all_languages(merge, languages, 2);
}

/* ---- The whole ---- */

static void
add_layout(PsgMerge *merge)
{
    const PsgMergeSide *sides = merge->merged->sides;
    g_autofree bool *is_pinned = g_new0(bool, merge->landscape->actor_count + 1);
    GArray *pins = g_array_new(FALSE, FALSE, sizeof(PsgPin));
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = sides[side].landscape;
        for (size_t i = 0; i < said->pin_count; i++) {
            PsgPin pin = said->pins[i];
            pin.actor = merge->actors[side][pin.actor];
            if (!is_pinned[pin.actor]) {
                g_array_append_val(pins, pin);
            }
            is_pinned[pin.actor] = true;
        }
    }
    merge->landscape->pin_count = pins->len;
    merge->landscape->pins = psg_arena_take_array(merge->arena, pins);
}

PsgMergedLandscape *
psg_landscape_merge(const PsgMergeSide *first, const PsgMergeSide *second,
                    const size_t *match)
{
    PsgArena *arena = psg_arena_new();
    PsgMergedLandscape *merged = g_new0(PsgMergedLandscape, 1);
    PsgLandscape *landscape = psg_arena_alloc(arena, sizeof *landscape);
    *merged =
        (PsgMergedLandscape){landscape, {*first, *second}, g_hash_table_new(NULL, NULL)};
    *landscape = (PsgLandscape){
        .arena = arena,
        .language = first->landscape->language,
        .stability = first->landscape->stability,
        .aligns_tiers = first->landscape->aligns_tiers,
        .pyramid_title = first->landscape->pyramid_title,
        .pyramid_measure = PSG_NONE,
    };
    PsgMerge merge = {.merged = merged,
                      .arena = arena,
                      .landscape = landscape,
                      .eras = {psg_interval_of("../0001"), psg_interval_of("0002")},
                      .known_end = psg_interval_of("0002/0009"),
                      .later = psg_interval_of("0003")};
    add_lists(&merge);
    psg_merge_add_actors(&merge, match);
    fill_tiers(&merge);
    psg_merge_add_relations(&merge);
    psg_merge_add_measures(&merge);
    add_slices(&merge);
    add_layout(&merge);
    return merged;
}

void
psg_merged_landscape_free(PsgMergedLandscape *merged)
{
    if (merged != NULL) {
        g_hash_table_unref(merged->origins);
        psg_landscape_free(merged->landscape);
        g_free(merged);
    }
}

const PsgMeasurement *
psg_merged_landscape_origin(const PsgMergedLandscape *merged, const PsgMeasurement *value)
{
    return g_hash_table_lookup(merged->origins, value);
}
