/* A landscape in the terminal: all of it, or one slice. */
#include "cli/text_report.h"

#include "base/number.h"
#include "figure/part/change_words.h"
#include "figure/part/property_words.h"
#include "figure/strings.h"

#include <string.h>

static const char *
sign(const PsgViewActor *seen)
{
    if (seen->is_new) {
        return seen->is_leaving ? "±" : "+";
    }
    if (seen->is_leaving) {
        return "−";
    }
    return seen->presence == PSG_PRESENCE_THERE ? " " : "?";
}

static const char *
word(const PsgView *view, const PsgViewActor *seen, const char *language)
{
    bool is_projected = view->landscape->slices[view->slice].is_projected;
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        return psg_word(PSG_WORD_TALKED_OF, language);
    }
    if (seen->presence == PSG_PRESENCE_UNSURE) {
        return psg_word(is_projected ? PSG_WORD_UNSURE : PSG_WORD_DOUBTFUL, language);
    }
    if (seen->is_new) {
        return psg_word(PSG_WORD_NEW, language);
    }
    return seen->is_leaving ? psg_word(PSG_WORD_LEAVING, language) : NULL;
}

void
psg_report_actor(const PsgView *view, const PsgViewActor *seen,
                 const PsgReportActor *line, const char *language, GString *out)
{
    const char *full = seen->full == NULL ? NULL : psg_text_in(seen->full, language);
    g_string_append_printf(out, "  %s %s", line->sign, psg_text_in(seen->name, language));
    if (line->former != NULL) {
        g_string_append_printf(out, " (%s %s)", psg_word(PSG_WORD_FORMERLY, language),
                               psg_text_in(line->former, language));
    }
    if (full != NULL) {
        g_string_append_printf(out, " \u2013 %s", full);
    }
    if (seen->kind != PSG_NONE) {
        const PsgKind *kind = &view->landscape->kinds[seen->kind];
        const char *label = psg_text_in(&kind->label, language);
        g_string_append_printf(out, " [%s]", label == NULL ? kind->id : label);
    }
    if (line->told != NULL) {
        g_string_append_printf(out, " \u00b7 %s", line->told);
    }
    if (view->before == PSG_NONE) {
        g_autofree char *properties =
            psg_properties_told_at(&view->landscape->actors[seen->actor].properties,
                                   &view->landscape->slices[view->slice].when, language);
        g_string_append(out, properties == NULL ? "" : " \u00b7 ");
        g_string_append(out, properties == NULL ? "" : properties);
    }
    g_string_append_c(out, '\n');
}

void
psg_report_relation(const PsgView *view, const PsgViewRelation *seen, const char *mark,
                    const char *language, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    size_t kind = landscape->relations[seen->relation].kind;
    const char *label =
        kind == PSG_NONE ? NULL
                         : psg_text_in(&landscape->relation_kinds[kind].label, language);
    g_string_append_printf(out, "  %s %s %s %s", mark,
                           psg_text_in(view->actors[seen->from].name, language),
                           label == NULL ? "\u2013" : label,
                           psg_text_in(view->actors[seen->to].name, language));
    if (landscape->relations[seen->relation].ties != NULL && seen->former == PSG_NONE) {
        g_autofree char *number = psg_number_label(psg_view_weight(view, seen), language);
        g_string_append_printf(out, " (%s)", number);
    }
    g_string_append_c(out, '\n');
}

static void
tell_head(const PsgView *view, const char *language, GString *out)
{
    const PsgSlice *slice = &view->landscape->slices[view->slice];
    g_autofree char *when = psg_interval_told(&slice->when, language);
    g_string_append_printf(out, "%s", slice->id);
    g_autofree char *edtf = psg_interval_edtf(&slice->when);
    bool is_same_number =
        psg_interval_is_number(&slice->when) && strcmp(edtf, slice->id) == 0;
    if (strcmp(when, slice->id) != 0 && !is_same_number) {
        g_string_append_printf(out, " (%s)", when);
    }
    for (size_t i = 0; i < slice->headline_count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "  " : " \u00b7 ",
                               psg_text_in(&slice->headlines[i], language));
    }
    g_string_append_c(out, '\n');
}

void
psg_report_turns(const PsgView *view, const char *language, GString *out)
{
    for (size_t i = 0; i < view->turn_count; i++) {
        g_autofree char *told = psg_turn_told(view->landscape, &view->turns[i], language);
        if (i == 0) {
            g_string_append_printf(out, "\n%zu %s\n", view->turn_count,
                                   psg_word_for(view->turn_count, PSG_WORD_SUCCESSION_ONE,
                                                PSG_WORD_SUCCESSION_MANY, language));
        }
        g_string_append_printf(out, "  > %s\n", told);
    }
}

/* The same slice where actors are counted: of aggregates their members. Owned by the caller. */
static PsgView *
counted_view(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    return psg_view_of_slice(
        psg_landscape_is_aggregated(landscape) ? landscape->cut->parts : landscape,
        view->slice);
}

/* "12 actors", or "8 of 12 actors" where others were left out. */
static void
tell_actor_count(const PsgLandscape *landscape, const PsgView *counted,
                 const char *language, GString *out)
{
    size_t count = counted->actor_count;
    g_autoptr(PsgView) all =
        landscape->cut == NULL ? NULL
                               : psg_view_of_slice(landscape->cut->whole, counted->slice);
    if (all != NULL && count < all->actor_count) {
        g_autofree char *part = psg_word_of_part(count, all->actor_count, language);
        g_string_append_printf(out, "\n%s\n", part);
        return;
    }
    g_string_append_printf(
        out, "\n%zu %s\n", count,
        psg_word_for(count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language));
}

void
psg_report_slice(const PsgView *view, const char *language, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    g_autoptr(PsgView) counted = counted_view(view);
    tell_head(view, language, out);
    tell_actor_count(landscape, counted, language, out);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        PsgReportActor line = {sign(seen), seen->former_name, word(view, seen, language)};
        psg_report_actor(view, seen, &line, language, out);
    }
    for (size_t i = 0; i < view->gone_count; i++) {
        const PsgActor *actor = &landscape->actors[view->gone[i]];
        const PsgText *name =
            psg_dated_text_at(&actor->name, &landscape->slices[view->slice].when);
        g_string_append_printf(out, "  x %s\n", psg_text_in(name, language));
    }
    g_string_append_printf(out, "\n%zu %s\n", counted->relation_count,
                           psg_word_for(counted->relation_count, PSG_WORD_RELATION,
                                        PSG_WORD_RELATIONS, language));
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        psg_report_relation(view, seen, seen->is_new ? "+" : " ", language, out);
    }
    psg_report_turns(view, language, out);
    for (size_t i = 0; i < view->event_count; i++) {
        const PsgEvent *event = &landscape->events[view->events[i]];
        g_autofree char *when = psg_interval_told(&event->when, language);
        g_string_append_printf(out, "%s  %s%s %s\n", i == 0 ? "\n" : "", when,
                               psg_word(PSG_WORD_COLON, language),
                               psg_text_in(&event->title, language));
    }
}

void
psg_report_overview(const PsgLandscape *landscape, const char *language, GString *out)
{
    const char *title = psg_text_in(&landscape->title, language);
    if (title != NULL) {
        g_string_append_printf(out, "%s\n\n", title);
    }
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
        g_autoptr(PsgView) counted = counted_view(view);
        tell_head(view, language, out);
        g_string_append_printf(
            out, "  %zu %s, %zu %s", counted->actor_count,
            psg_word_for(counted->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language),
            counted->relation_count,
            psg_word_for(counted->relation_count, PSG_WORD_RELATION, PSG_WORD_RELATIONS,
                         language));
        for (size_t i = 0; i < view->actor_count; i++) {
            const PsgViewActor *seen = &view->actors[i];
            if (seen->is_new || seen->is_leaving) {
                g_string_append_printf(out, "  %s%s", sign(seen),
                                       psg_text_in(seen->name, language));
            }
        }
        g_string_append_c(out, '\n');
    }
}
