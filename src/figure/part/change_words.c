/* What changed between two slices, in words. */
#include "figure/part/change_words.h"

#include "base/join.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"

#include <math.h>

#define SEPARATOR "; "
#define NONE "\u2013"
#define ARROW " \u2192 "
#define MINUS "\u2212"

/* One part of the counts: a sign before the number, or a word behind it. */
typedef struct {
    PsgChangeList list;
    const char *sign;
    PsgWord one, many; /* without a sign */
} Part;

typedef struct {
    PsgWord one, many; /* what is counted */
    const Part *parts;
    size_t part_count;
} Counting;

/* The noun stands in the first part only: "+1 actor, −2". */
static char *
count_in_words(const PsgDifference *difference, const Counting *counting,
               const char *language)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < counting->part_count; i++) {
        const Part *part = &counting->parts[i];
        size_t count = difference->lists[part->list].count;
        if (count == 0) {
            continue;
        }
        bool is_first = out->len == 0;
        g_string_append_printf(out, "%s%s%zu", is_first ? "" : ", ",
                               part->sign == NULL ? "" : part->sign, count);
        if (is_first) {
            g_string_append_printf(
                out, " %s", psg_word_for(count, counting->one, counting->many, language));
        }
        if (part->sign == NULL) {
            g_string_append_printf(out, " %s",
                                   psg_word_for(count, part->one, part->many, language));
        }
    }
    return out->len == 0 ? NULL : g_string_free(g_steal_pointer(&out), FALSE);
}

char *
psg_change_actor_counts(const PsgDifference *difference, const char *language)
{
    static const Part parts[] = {
        {.list = PSG_CHANGES_ADDED, .sign = "+"},
        {.list = PSG_CHANGES_REMOVED, .sign = MINUS},
        {PSG_CHANGES_RENAMED, NULL, PSG_WORD_RENAMED, PSG_WORD_RENAMED_MANY},
        {PSG_CHANGES_OTHER_KIND, NULL, PSG_WORD_SO_MANY_OTHER_KIND,
         PSG_WORD_SO_MANY_OTHER_KIND},
        {PSG_CHANGES_OTHER_TIER, NULL, PSG_WORD_SO_MANY_OTHER_TIER,
         PSG_WORD_SO_MANY_OTHER_TIER},
        {PSG_CHANGES_OTHER_MEASUREMENT, NULL, PSG_WORD_SO_MANY_OTHER_FIGURE,
         PSG_WORD_SO_MANY_OTHER_FIGURE},
        {PSG_CHANGES_TALKED_OF, NULL, PSG_WORD_NOW_TALKED_OF, PSG_WORD_NOW_TALKED_OF},
        {PSG_CHANGES_NOT_TALKED_OF, NULL, PSG_WORD_TALKED_OF_NO_MORE,
         PSG_WORD_TALKED_OF_NO_MORE},
    };
    static const Counting counting = {PSG_WORD_ACTOR, PSG_WORD_ACTORS, parts,
                                      G_N_ELEMENTS(parts)};
    return count_in_words(difference, &counting, language);
}

char *
psg_change_relation_counts(const PsgDifference *difference, const char *language)
{
    static const Part parts[] = {
        {.list = PSG_CHANGES_RELATION_ADDED, .sign = "+"},
        {.list = PSG_CHANGES_RELATION_REMOVED, .sign = MINUS},
        {PSG_CHANGES_RELATION_ALTERED, NULL, PSG_WORD_RELATION_ALTERED,
         PSG_WORD_RELATION_ALTERED_MANY},
    };
    static const Counting counting = {PSG_WORD_RELATION, PSG_WORD_RELATIONS, parts,
                                      G_N_ELEMENTS(parts)};
    return count_in_words(difference, &counting, language);
}

/* "22 → 1,590 Tflop/s (×72)"; "? → 10" if it was not known before. Owned by the caller. */
static char *
change_of_value(const PsgView *view, const PsgMeasurementChange *figure,
                const char *language)
{
    const PsgMeasure *measure = &view->landscape->measures[figure->measure];
    double ratio = psg_measurement_change_ratio(figure);
    const PsgMeasurement *values[] = {figure->before, figure->after};
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *label = values[i] == NULL
                                     ? g_strdup("?")
                                     : psg_value_label(measure, values[i], language);
        psg_join(out, ARROW, label);
    }
    if (!isnan(ratio)) {
        g_autofree char *label = psg_ratio_label(ratio, 2, language);
        g_string_append_printf(out, " (%s)", label);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *
psg_change_of_measurement(const PsgView *view, const PsgMeasurementChange *figure,
                          const char *language)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgMeasurement *some = figure->after != NULL ? figure->after : figure->before;
    const char *thing = psg_thing_name(landscape, figure->subject, figure->index,
                                       &landscape->slices[view->slice].when, language);
    g_autofree char *change = change_of_value(view, figure, language);
    return g_strconcat(psg_measure_name(&landscape->measures[figure->measure], language),
                       thing == NULL ? "" : ", ", thing == NULL ? "" : thing,
                       some->each ? ", " : "",
                       some->each ? psg_word(PSG_WORD_EACH, language) : "",
                       psg_word(PSG_WORD_COLON, language), " ", change, NULL);
}

static const char *
kind_name(const PsgView *view, size_t kind, const char *language)
{
    const PsgKind *kinds = view->landscape->kinds;
    return kind == PSG_NONE ? NONE
                            : psg_text_or(&kinds[kind].label, language, kinds[kind].id);
}

char *
psg_change_of_kind(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    return g_strconcat(kind_name(view, seen->former_kind, language), ARROW,
                       kind_name(view, seen->kind, language), NULL);
}

static const char *
tier_name(const PsgView *view, size_t tier, const char *language)
{
    const PsgInterval always = psg_interval_always();
    return tier == PSG_NONE ? NONE
                            : psg_thing_name(view->landscape, PSG_SUBJECT_TIER, tier,
                                             &always, language);
}

char *
psg_change_of_tier(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    return g_strconcat(tier_name(view, seen->former_tier, language), ARROW,
                       tier_name(view, seen->tier, language), NULL);
}

static void
add_figures(const PsgView *view, const PsgViewActor *seen, const char *language,
            GString *out)
{
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (psg_measurement_change_alters_actor(figure) && figure->index == seen->actor) {
            const PsgMeasure *measure = &view->landscape->measures[figure->measure];
            g_autofree char *change = change_of_value(view, figure, language);
            psg_join_printf(out, SEPARATOR, "%s%s %s",
                            psg_measure_name(measure, language),
                            psg_word(PSG_WORD_COLON, language), change);
        }
    }
}

char *
psg_change_of_actor(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (seen->change != PSG_CHANGE_ALTERED) {
        return NULL;
    }
    if (seen->former_name != NULL) {
        g_string_append_printf(out, "%s %s", psg_word(PSG_WORD_FORMERLY, language),
                               psg_text_in(seen->former_name, language));
    }
    if (seen->former_kind != seen->kind) {
        g_autofree char *pair = psg_change_of_kind(view, seen, language);
        psg_join(out, SEPARATOR, pair);
    }
    if (seen->former_tier != seen->tier) {
        g_autofree char *pair = psg_change_of_tier(view, seen, language);
        psg_join(out, SEPARATOR, pair);
    }
    if (seen->has_other_value) {
        add_figures(view, seen, language, out);
    }
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        bool is_now = seen->former_presence == PSG_PRESENCE_NONE;
        psg_join(out, SEPARATOR,
                 psg_word(is_now ? PSG_WORD_NOW_TALKED_OF : PSG_WORD_TALKED_OF_NO_MORE,
                          language));
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}
