/* What changed between two slices, in words. */
#include "figure/part/change_words.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"
#include "slice/slice_title.h"

#include <math.h>

#define SEPARATOR "; "
#define NONE "\u2013"
#define ARROW " \u2192 "
#define MINUS "\u2212"
#define NBSP "\u00a0"

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

/* The change of what aggregates stand for, as told; NULL if there are none. */
static char *
tell_parts(const PsgDifference *difference, const char *language,
           char *(*tell)(const PsgDifference *difference, const char *language))
{
    const PsgView *view = difference->view;
    if (!psg_landscape_is_aggregated(view->landscape)) {
        return NULL;
    }
    g_autoptr(PsgView) parts =
        psg_view_of_change(view->landscape->cut->parts, view->before, view->slice);
    g_autoptr(PsgDifference) of_parts = psg_difference_new(parts);
    return tell(of_parts, language);
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
        {PSG_CHANGES_OTHER_GROUPS, NULL, PSG_WORD_SO_MANY_OTHER_GROUP,
         PSG_WORD_SO_MANY_OTHER_GROUP},
        {PSG_CHANGES_OTHER_PROPERTIES, NULL, PSG_WORD_SO_MANY_OTHER_PROPERTY,
         PSG_WORD_SO_MANY_OTHER_PROPERTY},
        {PSG_CHANGES_OTHER_MEASUREMENT, NULL, PSG_WORD_SO_MANY_OTHER_FIGURE,
         PSG_WORD_SO_MANY_OTHER_FIGURE},
        {PSG_CHANGES_TALKED_OF, NULL, PSG_WORD_NOW_TALKED_OF, PSG_WORD_NOW_TALKED_OF},
        {PSG_CHANGES_NOT_TALKED_OF, NULL, PSG_WORD_TALKED_OF_NO_MORE,
         PSG_WORD_TALKED_OF_NO_MORE},
    };
    static const Counting counting = {PSG_WORD_ACTOR, PSG_WORD_ACTORS, parts,
                                      G_N_ELEMENTS(parts)};
    return psg_landscape_is_aggregated(difference->view->landscape)
               ? tell_parts(difference, language, psg_change_actor_counts)
               : count_in_words(difference, &counting, language);
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

/* ---- The headline ---- */

/* "+12 actors · −2"; breaks only behind the dot. */
static bool
add_pair(const PsgDifference *difference, PsgChangeList added, PsgChangeList removed,
         const char *noun[2], GString *out)
{
    size_t more = difference->lists[added].count;
    size_t less = difference->lists[removed].count;
    if (more > 0) {
        g_string_append_printf(out, "+%zu" NBSP "%s", more, noun[more > 1]);
    }
    if (more > 0 && less > 0) {
        g_string_append_printf(out, NBSP "\u00b7 " MINUS "%zu", less);
    } else if (less > 0) {
        g_string_append_printf(out, MINUS "%zu" NBSP "%s", less, noun[less > 1]);
    }
    return out->len > 0;
}

/* How many are altered, of actors, relations and figures: the first that there are. */
static void
add_altered(const PsgDifference *difference, const char *language, GString *out)
{
    const struct {
        size_t count;
        PsgWord one, many, told, told_many;
    } parts[] = {
        {difference->lists[PSG_CHANGES_ALTERED].count, PSG_WORD_ACTOR, PSG_WORD_ACTORS,
         PSG_WORD_CHANGED_ONE, PSG_WORD_CHANGED_MANY},
        {difference->lists[PSG_CHANGES_RELATION_ALTERED].count, PSG_WORD_RELATION,
         PSG_WORD_RELATIONS, PSG_WORD_RELATION_ALTERED, PSG_WORD_RELATION_ALTERED_MANY},
        {difference->view->measurement_count, PSG_WORD_FIGURE, PSG_WORD_FIGURES,
         PSG_WORD_CHANGED_ONE, PSG_WORD_CHANGED_MANY},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts) && out->len == 0; i++) {
        size_t count = parts[i].count;
        if (count > 0) {
            g_string_append_printf(
                out, "%zu" NBSP "%s" NBSP "%s", count,
                psg_word_for(count, parts[i].one, parts[i].many, language),
                psg_word_for(count, parts[i].told, parts[i].told_many, language));
        }
    }
}

char *
psg_change_headline(const PsgDifference *difference, const char *language)
{
    char *of_parts = tell_parts(difference, language, psg_change_headline);
    if (of_parts != NULL) {
        return of_parts;
    }
    GString *out = g_string_new(NULL);
    const char *actors[] = {psg_word(PSG_WORD_ACTOR, language),
                            psg_word(PSG_WORD_ACTORS, language)};
    const char *relations[] = {psg_word(PSG_WORD_RELATION, language),
                               psg_word(PSG_WORD_RELATIONS, language)};
    if (!add_pair(difference, PSG_CHANGES_ADDED, PSG_CHANGES_REMOVED, actors, out) &&
        !add_pair(difference, PSG_CHANGES_RELATION_ADDED, PSG_CHANGES_RELATION_REMOVED,
                  relations, out)) {
        add_altered(difference, language, out);
    }
    size_t turns = difference->view->turn_count;
    if (out->len == 0 && turns > 0) {
        g_string_append_printf(out, "%zu %s", turns,
                               psg_word_for(turns, PSG_WORD_SUCCESSION_ONE,
                                            PSG_WORD_SUCCESSION_MANY, language));
    }
    if (out->len == 0) {
        g_string_append(out, psg_word(PSG_WORD_NOTHING_CHANGED, language));
    }
    return g_string_free(out, FALSE);
}

/* ---- One thing that is altered ---- */

/* "×20 → ×4" needs no ratio of ratios: of what stands in the author's words none is told. */
static bool
tells_ratio(const PsgMeasurementChange *figure)
{
    return figure->before != NULL && figure->after != NULL &&
           figure->before->text.count == 0 && figure->after->text.count == 0 &&
           !isnan(psg_measurement_change_ratio(figure));
}

/* "22 → 1,590 Tflop/s (×72)"; "? → 10" if it was not known before. */
char *
psg_change_of_value(const PsgView *view, const PsgMeasurementChange *figure,
                    const char *language)
{
    const PsgMeasure *measure = &view->landscape->measures[figure->measure];
    const PsgMeasurement *values[] = {figure->before, figure->after};
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *label = values[i] == NULL
                                     ? g_strdup("?")
                                     : psg_value_label(measure, values[i], language);
        psg_join(out, ARROW, label);
    }
    if (tells_ratio(figure)) {
        g_autofree char *label =
            psg_ratio_label(psg_measurement_change_ratio(figure), 2, language);
        g_string_append_printf(out, " (%s)", label);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *
psg_change_measurement_name(const PsgView *view, const PsgMeasurementChange *figure,
                            const char *language)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgMeasurement *some = figure->after != NULL ? figure->after : figure->before;
    const char *thing = psg_thing_name(landscape, figure->subject, figure->index,
                                       &landscape->slices[view->slice].when, language);
    return g_strconcat(psg_measure_name(&landscape->measures[figure->measure], language),
                       thing == NULL ? "" : ", ", thing == NULL ? "" : thing,
                       some->each ? ", " : NULL, psg_word(PSG_WORD_EACH, language), NULL);
}

char *
psg_change_of_measurement(const PsgView *view, const PsgMeasurementChange *figure,
                          const char *language)
{
    g_autofree char *name = psg_change_measurement_name(view, figure, language);
    g_autofree char *change = psg_change_of_value(view, figure, language);
    return g_strconcat(name, psg_word(PSG_WORD_COLON, language), " ", change, NULL);
}

char *
psg_change_only_for(const PsgView *view, size_t slice, size_t count, const char *language)
{
    g_autofree char *title =
        psg_slice_title(&view->landscape->slices[slice], language, NULL);
    return g_strdup_printf("%s %s%s %zu", psg_word(PSG_WORD_FIGURES_ONLY_FOR, language),
                           title, psg_word(PSG_WORD_COLON, language), count);
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

char *
psg_change_of_groups(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < view->membership_count; i++) {
        const PsgMembershipChange *one = &view->memberships[i];
        if (one->actor == seen->actor) {
            const PsgGroup *group = &view->landscape->groups[one->group];
            psg_join_printf(
                out, ", ", "%s %s",
                psg_word(one->is_joined ? PSG_WORD_JOINS : PSG_WORD_LEAVES, language),
                psg_text_or(&group->label, language, group->id));
        }
    }
    return g_string_free(out, FALSE);
}

/* "country: FR → DE". */
static void
add_property(const PsgPropertyDifference *what, const char *language, GString *out)
{
    psg_join_printf(out, SEPARATOR, "%s%s %s" ARROW "%s", what->property->name,
                    psg_word(PSG_WORD_COLON, language),
                    psg_text_in(what->before, language),
                    psg_text_in(what->after, language));
}

char *
psg_change_of_properties(const PsgView *view, const PsgViewActor *seen,
                         const char *language)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < view->property_count; i++) {
        if (view->properties[i].actor == seen->actor) {
            add_property(&view->properties[i].what, language, out);
        }
    }
    return g_string_free(out, FALSE);
}

static const char *
relation_kind_name(const PsgView *view, size_t kind, const char *language)
{
    const PsgKind *kinds = view->landscape->relation_kinds;
    return kind == PSG_NONE ? NONE
                            : psg_text_or(&kinds[kind].label, language, kinds[kind].id);
}

/* What was said and is said on the line. */
static char *
change_of_label(const PsgText *before, const PsgText *after, const char *language)
{
    const char *was = psg_text_in(before, language);
    const char *is = psg_text_in(after, language);
    return g_strconcat(was == NULL ? NONE : "\u201c", was == NULL ? "" : was,
                       was == NULL ? "" : "\u201d", ARROW, is == NULL ? NONE : "\u201c",
                       is == NULL ? "" : is, is == NULL ? "" : "\u201d", NULL);
}

char *
psg_change_of_relation(const PsgView *view, const PsgViewRelation *seen,
                       const char *language)
{
    const PsgRelation *after = &view->landscape->relations[seen->relation];
    GString *out = g_string_new(NULL);
    if (seen->former == PSG_NONE) {
        return g_string_free(out, FALSE);
    }
    const PsgRelation *before = &view->landscape->relations[seen->former];
    if (before->kind != after->kind) {
        psg_join_printf(out, SEPARATOR, "%s" ARROW "%s",
                        relation_kind_name(view, before->kind, language),
                        relation_kind_name(view, after->kind, language));
    }
    const PsgSlice *slices = view->landscape->slices;
    double weight_before = psg_relation_weight_at(before, &slices[view->before].when);
    double weight_after = psg_relation_weight_at(after, &slices[view->slice].when);
    if (weight_before < weight_after || weight_before > weight_after) {
        g_autofree char *was = psg_number_label(weight_before, language);
        g_autofree char *is = psg_number_label(weight_after, language);
        psg_join_printf(
            out, SEPARATOR, "%s%s %s" ARROW "%s",
            psg_word(after->ties != NULL ? PSG_WORD_RELATIONS : PSG_WORD_WEIGHT,
                     language),
            psg_word(PSG_WORD_COLON, language), was, is);
    }
    if (!psg_text_is_same(&before->label, &after->label)) {
        g_autofree char *labels =
            change_of_label(&before->label, &after->label, language);
        psg_join(out, SEPARATOR, labels);
    }
    const PsgPropertyPair pair = {&before->properties, &after->properties,
                                  slices[view->before].when, slices[view->slice].when};
    PsgPropertyDifference what;
    for (size_t place = 0; psg_property_next_difference(&pair, &place, &what);) {
        add_property(&what, language, out);
    }
    return g_string_free(out, FALSE);
}

/* Without the number of an aggregate's members. */
static const char *
plain_name(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    const PsgActor *actor = &view->landscape->actors[seen->actor];
    return psg_text_in(actor->members == NULL ? seen->name : &actor->name.items[0].text,
                       language);
}

char *
psg_change_relation_name(const PsgView *view, const PsgViewRelation *seen,
                         const char *language)
{
    return g_strconcat(plain_name(view, &view->actors[seen->from], language), " \u2013 ",
                       plain_name(view, &view->actors[seen->to], language), NULL);
}

static void
add_figures(const PsgView *view, const PsgViewActor *seen, const char *language,
            GString *out)
{
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (psg_measurement_change_alters_actor(figure) && figure->index == seen->actor) {
            const PsgMeasure *measure = &view->landscape->measures[figure->measure];
            g_autofree char *change = psg_change_of_value(view, figure, language);
            psg_join_printf(out, SEPARATOR, "%s%s %s",
                            psg_measure_name(measure, language),
                            psg_word(PSG_WORD_COLON, language), change);
        }
    }
}

char *
psg_change_of_members(const PsgViewActor *seen)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (seen->joined > 0) {
        psg_join_printf(out, NBSP, "+%zu", seen->joined);
    }
    if (seen->left > 0) {
        psg_join_printf(out, NBSP, MINUS "%zu", seen->left);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *
psg_change_of_member_count(const PsgView *view, const PsgViewActor *seen,
                           const char *language)
{
    const PsgMembers *members = view->landscape->actors[seen->actor].members;
    g_autofree char *was =
        psg_number_label((double)members[view->before].actors.count, language);
    g_autofree char *is =
        psg_number_label((double)members[view->slice].actors.count, language);
    g_autofree char *change = psg_change_of_members(seen);
    return g_strdup_printf("%s" ARROW "%s (%s)", was, is, change);
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
    if (seen->joined + seen->left > 0) {
        g_autofree char *members = psg_change_of_member_count(view, seen, language);
        psg_join(out, SEPARATOR, members);
    }
    if (seen->former_kind != seen->kind) {
        g_autofree char *pair = psg_change_of_kind(view, seen, language);
        psg_join(out, SEPARATOR, pair);
    }
    if (seen->former_tier != seen->tier) {
        g_autofree char *pair = psg_change_of_tier(view, seen, language);
        psg_join(out, SEPARATOR, pair);
    }
    if (seen->has_other_groups) {
        g_autofree char *groups = psg_change_of_groups(view, seen, language);
        psg_join(out, SEPARATOR, groups);
    }
    if (seen->has_other_properties) {
        g_autofree char *properties = psg_change_of_properties(view, seen, language);
        psg_join(out, SEPARATOR, properties);
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

static const char *
name_at(const PsgLandscape *landscape, size_t actor, PsgTime time, const char *language)
{
    PsgDate date = {.kind = PSG_END_KNOWN, .first = time, .last = time};
    PsgInterval then = {.from = date, .to = date};
    return psg_text_in(psg_dated_text_at(&landscape->actors[actor].name, &then),
                       language);
}

char *
psg_succession_told(const PsgLandscape *landscape, const PsgViewTurn *turn,
                    const char *language)
{
    const PsgSuccession *said = turn->said;
    return psg_word_of_succession(
        said->what, name_at(landscape, turn->from, said->since - 1, language),
        name_at(landscape, turn->to, said->since, language), language);
}

PsgInterval
psg_succession_when(const PsgSuccession *said)
{
    return said->has_when ? said->when : (PsgInterval){.from = said->at, .to = said->at};
}

char *
psg_turn_told(const PsgLandscape *landscape, const PsgViewTurn *turn,
              const char *language)
{
    PsgInterval at = psg_succession_when(turn->said);
    g_autofree char *when = psg_interval_told(&at, language);
    g_autofree char *told = psg_succession_told(landscape, turn, language);
    return g_strconcat(when, psg_word(PSG_WORD_COLON, language), " ", told, NULL);
}
