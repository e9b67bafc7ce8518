/* What a lineage says in words. */
#include "figure/lineage/words.h"

#include "figure/lineage/sign.h"
#include "figure/part/tier_fact.h"
#include "figure/strings.h"

/* In units of a slide. */
#define WIDEST_LABEL 150.0
#define LABEL_SIZE 16.0
#define LABEL_AIR 4.0

enum { MOST_LINES = 4 };

char *
psg_lineage_band_name(const PsgLineagePlan *plan, size_t band)
{
    const PsgRenderContext *context = plan->lineage->context;
    const PsgLineageBand *named = &g_array_index(plan->bands, PsgLineageBand, band);
    if (named->is_rest) {
        return g_strdup(
            psg_word(plan->by_tier ? PSG_WORD_OTHER_TIERS : PSG_WORD_OTHER_KINDS,
                     context->language));
    }
    if (named->index == PSG_NONE) {
        return g_strdup(psg_word(plan->by_tier ? PSG_WORD_NO_TIER : PSG_WORD_NO_KIND,
                                 context->language));
    }
    if (plan->by_tier) {
        return g_strdup(psg_tier_name(context, named->index));
    }
    return g_strdup(
        psg_context_text(context, &context->landscape->kinds[named->index].label));
}

static bool
has_labels(const PsgLineagePlan *plan)
{
    return plan->bands->len > 1 ||
           (plan->bands->len == 1 &&
            g_array_index(plan->bands, PsgLineageBand, 0).index != PSG_NONE);
}

/* The level stands above the name, and is darker. */
static PsgTextLook
label_look(const PsgPen *pen, bool is_level)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, LABEL_SIZE, is_level ? 700 : 500,
                        is_level ? style->ink : style->muted, PSG_ANCHOR_START);
}

/* NULL if the band is no tier, or a tier without one. */
static const char *
level_of(const PsgLineagePlan *plan, size_t band)
{
    size_t index = g_array_index(plan->bands, PsgLineageBand, band).index;
    return plan->by_tier && index != PSG_NONE
               ? psg_tier_level(plan->lineage->context, index)
               : NULL;
}

static char **
label_lines(const PsgPen *pen, const PsgLineagePlan *plan, size_t band)
{
    PsgTextLook look = label_look(pen, false);
    g_autofree char *name = psg_lineage_band_name(plan, band);
    return psg_pen_wrap(pen, &look, has_labels(plan) ? name : "",
                        psg_pen_length(pen, WIDEST_LABEL), MOST_LINES);
}

double
psg_lineage_label_width(const PsgPen *pen, const PsgLineagePlan *plan)
{
    PsgTextLook look = label_look(pen, false);
    double width = 0;
    for (size_t band = 0; band < plan->bands->len; band++) {
        g_auto(GStrv) lines = label_lines(pen, plan, band);
        for (size_t i = 0; lines[i] != NULL; i++) {
            width = MAX(width, psg_pen_width(pen, &look, lines[i]));
        }
    }
    return width;
}

double
psg_lineage_label_height(const PsgPen *pen, const PsgLineagePlan *plan, size_t band)
{
    PsgTextLook look = label_look(pen, false);
    g_auto(GStrv) lines = label_lines(pen, plan, band);
    guint count = g_strv_length(lines) + (level_of(plan, band) != NULL);
    return (double)count * psg_pen_line_height(pen, &look) +
           2 * psg_pen_length(pen, LABEL_AIR);
}

void
psg_lineage_label_draw(const PsgLineagePage *page, size_t band, double x)
{
    PsgTextLook level_look = label_look(page->pen, true);
    PsgTextLook look = label_look(page->pen, false);
    const char *level = level_of(page->plan, band);
    g_auto(GStrv) lines = label_lines(page->pen, page->plan, band);
    double line = psg_pen_line_height(page->pen, &look);
    double cap = psg_pen_cap_height(page->pen, &look);
    double height = (double)(g_strv_length(lines) + (level != NULL)) * line;
    double middle = (page->tops[band] + page->tops[band + 1]) / 2;
    PsgPoint at = {x, middle + (line - height + cap) / 2};
    if (level != NULL) {
        psg_pen_write_within(page->pen, &level_look, at, level,
                             psg_pen_length(page->pen, WIDEST_LABEL));
        at.y += line;
    }
    for (size_t i = 0; lines[i] != NULL; i++) {
        psg_pen_write(page->pen, &look, at, lines[i]);
        at.y += line;
    }
}

char *
psg_lineage_others_label(const PsgRenderContext *context, size_t count)
{
    return g_strdup_printf(
        "%zu\u00a0%s", count,
        psg_word(count == 1 ? PSG_WORD_OTHER_ACTOR : PSG_WORD_OTHER_ACTORS,
                 context->language));
}

static const char *
name_at(const PsgLineage *lineage, size_t step, size_t actor)
{
    return psg_context_text(lineage->context,
                            psg_lineage_seen(lineage, step, actor)->name);
}

/* What it was and what it became: names, or tiers, or kinds. */
static char *
change_label(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgRenderContext *context = lineage->context;
    const char *name = name_at(lineage, event->step, event->to);
    if (event->what == PSG_LINEAGE_TIER) {
        size_t before = psg_lineage_tier(lineage, event->step_before, event->from);
        size_t now = psg_lineage_tier(lineage, event->step, event->to);
        return g_strdup_printf("%s, %s \u2192 %s", name,
                               before == PSG_NONE ? "\u2013"
                                                  : psg_tier_name(context, before),
                               now == PSG_NONE ? "\u2013" : psg_tier_name(context, now));
    }
    if (event->what == PSG_LINEAGE_KIND) {
        const PsgKind *kinds = context->landscape->kinds;
        size_t before = psg_lineage_seen(lineage, event->step_before, event->from)->kind;
        size_t now = psg_lineage_seen(lineage, event->step, event->to)->kind;
        return g_strdup_printf(
            "%s, %s \u2192 %s", name,
            before == PSG_NONE ? "\u2013"
                               : psg_context_text(context, &kinds[before].label),
            now == PSG_NONE ? "\u2013" : psg_context_text(context, &kinds[now].label));
    }
    return g_strdup_printf("%s \u2192 %s",
                           name_at(lineage, event->step_before, event->from), name);
}

char *
psg_lineage_event_label(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgRenderContext *context = lineage->context;
    g_autofree char *slice =
        psg_context_slice_title(context, lineage->slices[event->step], NULL);
    g_autofree char *change = change_label(lineage, event);
    return g_strdup_printf("%s%s %s (%s)", slice,
                           psg_word(PSG_WORD_COLON, context->language), change,
                           psg_lineage_sign_word(context, event->what));
}

const char *
psg_lineage_run_name(const PsgLineagePlan *plan, const PsgLineageRun *run)
{
    return name_at(plan->lineage, plan->steps[run->first], run->actor);
}

char *
psg_lineage_link_title(const PsgLineagePlan *plan, const PsgLineageLink *link)
{
    const PsgLineageRun *from = &g_array_index(plan->runs, PsgLineageRun, link->from);
    const PsgLineageRun *to = &g_array_index(plan->runs, PsgLineageRun, link->to);
    return g_strdup_printf("%s \u2192 %s",
                           name_at(plan->lineage, plan->steps[from->last], from->actor),
                           psg_lineage_run_name(plan, to));
}

char *
psg_lineage_plate_title(const PsgLineagePage *page, const PsgLineagePlate *plate)
{
    const PsgLineagePlan *plan = page->plan;
    const PsgRenderContext *context = plan->lineage->context;
    size_t actor = g_array_index(plan->runs, PsgLineageRun, plate->run).actor;
    const PsgViewActor *seen = psg_lineage_plan_seen(plan, plate->column, actor);
    const char *full = seen->full == NULL ? NULL : psg_context_text(context, seen->full);
    const GArray *events = plan->lineage->events;
    GString *title =
        g_string_new(full != NULL ? full : psg_context_text(context, seen->name));
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        if (event->to == actor &&
            psg_lineage_plan_column(plan, event->step) == plate->column) {
            g_autofree char *label = psg_lineage_event_label(plan->lineage, event);
            g_string_append_printf(title, "\n%s", label);
        }
    }
    return g_string_free(title, FALSE);
}
