/*
 * Relations that go on under another entry.
 *
 * Those that ended wait in lines, by all that is said of them, and then by less and less of
 * it. Whoever leaves one line leaves the others when it is looked at next, so that each is
 * passed once in each.
 */
#include "slice/relation_match.h"

#include "model/property.h"

#include <string.h>

/* What relations that go on have in common, from the most to the least. */
typedef enum {
    COMMON_ALL,
    COMMON_LABEL, /* and kind */
    COMMON_KIND,
    COMMON_ENDS, /* in the order in which they are written */
    COMMON_COUNT,
} Common;

typedef struct {
    size_t from, to, kind; /* kind PSG_NONE: whatever it is */
    const char *label;     /* in the landscape's language; NULL: whatever it is */
    double weight;         /* 0: whatever it is */
} Tie;

/* A line of those that ended: the next after each, in order. */
typedef struct {
    GHashTable *heads; /* Tie → its first place + 1 */
    Tie *ties;         /* by place */
    size_t *next;      /* by place; PSG_NONE: the last */
} Lines;

static Tie
tie_of(const PsgRelationTimes *times, const PsgInterval *window, size_t index,
       Common common)
{
    const PsgLandscape *landscape = times->landscape;
    const PsgRelation *relation = &landscape->relations[index];
    Tie tie = {relation->from, relation->to, PSG_NONE, NULL, 0};
    if (common == COMMON_ENDS) {
        return tie;
    }
    tie.kind = relation->kind;
    if (!psg_relation_kind_is_directed(landscape, tie.kind) && tie.from > tie.to) {
        tie.from = relation->to;
        tie.to = relation->from;
    }
    if (common <= COMMON_LABEL) {
        tie.label = psg_text_or(&relation->label, landscape->language, "");
    }
    if (common <= COMMON_ALL) {
        tie.weight = psg_relation_weight_at(relation, window);
    }
    return tie;
}

static guint
tie_hash(gconstpointer key)
{
    const Tie *tie = key;
    guint label = tie->label == NULL ? 0 : g_str_hash(tie->label);
    return (guint)((tie->from * 2654435761U) ^ (tie->to * 40503U) ^ tie->kind) ^ label;
}

static gboolean
tie_equal(gconstpointer a, gconstpointer b)
{
    const Tie *one = a, *other = b;
    return one->from == other->from && one->to == other->to && one->kind == other->kind &&
           !(one->weight < other->weight) && !(one->weight > other->weight) &&
           g_strcmp0(one->label, other->label) == 0;
}

/* From the last to the first, so that lines are in order. */
static Lines
lines_new(const PsgRelationTimes *times, const GArray *ended, Common common)
{
    Lines lines = {g_hash_table_new(tie_hash, tie_equal), g_new(Tie, ended->len + 1),
                   g_new(size_t, ended->len + 1)};
    for (guint i = ended->len; i-- > 0;) {
        Tie *tie = &lines.ties[i];
        *tie = tie_of(times, &times->before, g_array_index(ended, size_t, i), common);
        lines.next[i] = GPOINTER_TO_SIZE(g_hash_table_lookup(lines.heads, tie)) - 1;
        g_hash_table_replace(lines.heads, tie, GSIZE_TO_POINTER(i + 1));
    }
    return lines;
}

static void
lines_clear(Lines *lines)
{
    g_hash_table_unref(lines->heads);
    g_free(lines->ties);
    g_free(lines->next);
}

/* Takes the first that waits in the line of the tie; PSG_NONE: none is left. */
static size_t
take_first(const Lines *lines, Tie tie, bool *is_taken)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(lines->heads, &tie)) - 1;
    if (place == PSG_NONE) {
        return PSG_NONE;
    }
    Tie *key = &lines->ties[place];
    while (place != PSG_NONE && is_taken[place]) {
        place = lines->next[place];
    }
    size_t rest = place == PSG_NONE ? PSG_NONE : lines->next[place];
    g_hash_table_insert(lines->heads, key, GSIZE_TO_POINTER(rest + 1));
    if (place != PSG_NONE) {
        is_taken[place] = true;
    }
    return place;
}

bool
psg_relation_is_same(const PsgLandscape *landscape, size_t a, size_t b)
{
    const PsgRelation *one = &landscape->relations[a], *other = &landscape->relations[b];
    return one->kind == other->kind && psg_text_is_same(&one->label, &other->label);
}

bool
psg_relation_weighs_same(const PsgRelationTimes *times, size_t before, size_t after)
{
    const PsgRelation *relations = times->landscape->relations;
    double was = psg_relation_weight_at(&relations[before], &times->before);
    double is = psg_relation_weight_at(&relations[after], &times->after);
    return !(was < is) && !(was > is);
}

bool
psg_relation_has_same_properties(const PsgRelationTimes *times, size_t before,
                                 size_t after)
{
    const PsgRelation *relations = times->landscape->relations;
    const PsgPropertyPair pair = {&relations[before].properties,
                                  &relations[after].properties, times->before,
                                  times->after};
    PsgPropertyDifference found;
    size_t place = 0;
    return !psg_property_next_difference(&pair, &place, &found);
}

size_t *
psg_relation_match(const PsgRelationTimes *times, const GArray *ended,
                   const GArray *begun)
{
    g_autofree bool *is_taken = g_new0(bool, ended->len + 1);
    size_t *matches = g_new(size_t, begun->len + 1);
    for (guint i = 0; i < begun->len; i++) {
        matches[i] = PSG_NONE;
    }
    for (Common common = COMMON_ALL; common < COMMON_COUNT; common++) {
        Lines lines = lines_new(times, ended, common);
        for (guint i = 0; i < begun->len; i++) {
            Tie tie =
                tie_of(times, &times->after, g_array_index(begun, size_t, i), common);
            if (matches[i] == PSG_NONE) {
                matches[i] = take_first(&lines, tie, is_taken);
            }
        }
        lines_clear(&lines);
    }
    return matches;
}
