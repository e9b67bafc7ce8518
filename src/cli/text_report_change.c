/* What changed between two slices, in the terminal. */
#include "cli/text_report.h"

#include "figure/part/change_words.h"
#include "figure/strings.h"
#include "slice/slice_title.h"

/* Under its name alone where its change tells two numbers: of an aggregate. */
static PsgViewActor
named_plainly(const PsgView *view, const PsgViewActor *seen)
{
    const PsgActor *actor = &view->landscape->actors[seen->actor];
    PsgViewActor plain = *seen;
    if (actor->members != NULL && seen->change == PSG_CHANGE_ALTERED) {
        plain.name =
            psg_dated_text_at(&actor->name, &view->landscape->slices[view->slice].when);
    }
    return plain;
}

static void
tell_actors(const PsgDifference *difference, PsgChangeList list, const char *language,
            GString *out)
{
    const PsgView *view = difference->view;
    const char *sign = list == PSG_CHANGES_ADDED     ? "+"
                       : list == PSG_CHANGES_REMOVED ? "−"
                                                     : "~";
    for (size_t i = 0; i < difference->lists[list].count; i++) {
        const PsgViewActor *seen = &view->actors[difference->lists[list].items[i]];
        g_autofree char *change = psg_change_of_actor(view, seen, language);
        PsgReportActor line = {.sign = sign, .told = change};
        PsgViewActor plain = named_plainly(view, seen);
        psg_report_actor(view, &plain, &line, language, out);
    }
}

static void
tell_relations(const PsgDifference *difference, PsgChangeList list, const char *language,
               GString *out)
{
    const PsgView *view = difference->view;
    const char *sign = list == PSG_CHANGES_RELATION_ADDED     ? "+"
                       : list == PSG_CHANGES_RELATION_REMOVED ? "−"
                                                              : "~";
    for (size_t i = 0; i < difference->lists[list].count; i++) {
        const PsgViewRelation *seen = &view->relations[difference->lists[list].items[i]];
        g_autofree char *change = psg_change_of_relation(view, seen, language);
        psg_report_relation(view, seen, sign, language, out);
        if (*change != '\0') {
            g_string_truncate(out, out->len - 1);
            g_string_append_printf(out, " \u00b7 %s\n", change);
        }
    }
}

static bool
is_known(const PsgMeasurementChange *figure, bool before, bool after)
{
    return (figure->before != NULL) == before && (figure->after != NULL) == after;
}

/* Gives how many. */
static size_t
tell_known(const PsgView *view, bool before, bool after, const char *language,
           GString *out)
{
    size_t count = 0;
    const char *sign = before && after ? "~" : after ? "+" : "\u2212";
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (is_known(figure, before, after)) {
            g_autofree char *change = psg_change_of_measurement(view, figure, language);
            g_string_append_printf(out, "  %s %s\n", sign, change);
            count++;
        }
    }
    return count;
}

/* Those known in both slices, then those known in one only. */
static void
tell_figures(const PsgView *view, const char *language, GString *out)
{
    g_autoptr(GString) both = g_string_new(NULL);
    size_t count = tell_known(view, true, true, language, both);
    if (count > 0) {
        g_string_append_printf(
            out, "\n%zu %s\n%s", count,
            psg_word_for(count, PSG_WORD_FIGURE, PSG_WORD_FIGURES, language), both->str);
    }
    for (int after = 1; after >= 0; after--) {
        g_autoptr(GString) some = g_string_new(NULL);
        count = tell_known(view, after == 0, after == 1, language, some);
        if (count > 0) {
            g_autofree char *heading = psg_change_only_for(
                view, after == 1 ? view->slice : view->before, count, language);
            g_string_append_printf(out, "\n%s\n%s", heading, some->str);
        }
    }
}

void
psg_report_change(const PsgDifference *difference, const char *language, GString *out)
{
    const PsgView *view = difference->view;
    const PsgSlice *slices = view->landscape->slices;
    g_autofree char *before = psg_slice_title(&slices[view->before], language, NULL);
    g_autofree char *after = psg_slice_title(&slices[view->slice], language, NULL);
    g_autofree char *actors = psg_change_actor_counts(difference, language);
    g_autofree char *relations = psg_change_relation_counts(difference, language);
    g_string_append_printf(out, "%s \u2192 %s\n", before, after);
    if (psg_difference_is_none(difference)) {
        g_string_append_printf(out, "\n%s\n",
                               psg_word(PSG_WORD_NOTHING_CHANGED, language));
        return;
    }
    if (actors != NULL) {
        g_string_append_printf(out, "\n%s\n", actors);
        tell_actors(difference, PSG_CHANGES_ADDED, language, out);
        tell_actors(difference, PSG_CHANGES_REMOVED, language, out);
        tell_actors(difference, PSG_CHANGES_ALTERED, language, out);
    }
    if (relations != NULL) {
        g_string_append_printf(out, "\n%s\n", relations);
        tell_relations(difference, PSG_CHANGES_RELATION_ADDED, language, out);
        tell_relations(difference, PSG_CHANGES_RELATION_REMOVED, language, out);
        tell_relations(difference, PSG_CHANGES_RELATION_ALTERED, language, out);
    }
    psg_report_turns(view, language, out);
    tell_figures(view, language, out);
}
