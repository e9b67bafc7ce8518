/* What changed between two slices, in the terminal. */
#include "cli/text_report.h"

#include "figure/part/change_words.h"
#include "figure/strings.h"
#include "slice/slice_title.h"

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
        psg_report_actor(view, seen, &line, language, out);
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
        psg_report_relation(view, &view->relations[difference->lists[list].items[i]],
                            sign, language, out);
    }
}

static size_t
tell_figures_known(const PsgView *view, bool was_known, const char *language,
                   GString *out)
{
    size_t count = 0;
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if ((figure->before != NULL) == was_known) {
            g_autofree char *change = psg_change_of_measurement(view, figure, language);
            g_string_append_printf(out, "  %s %s\n", was_known ? "~" : "+", change);
            count++;
        }
    }
    return count;
}

/* Those that were known before, then those that were not. */
static void
tell_figures(const PsgView *view, const char *language, GString *out)
{
    g_autoptr(GString) others = g_string_new(NULL), since = g_string_new(NULL);
    size_t count = tell_figures_known(view, true, language, others);
    size_t since_count = tell_figures_known(view, false, language, since);
    if (count > 0) {
        g_string_append_printf(
            out, "\n%zu %s\n%s", count,
            psg_word_for(count, PSG_WORD_FIGURE, PSG_WORD_FIGURES, language),
            others->str);
    }
    if (since_count > 0) {
        g_string_append_printf(
            out, "\n%s%s %zu\n%s", psg_word(PSG_WORD_FIGURES_SINCE, language),
            psg_word(PSG_WORD_COLON, language), since_count, since->str);
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
    tell_figures(view, language, out);
}
