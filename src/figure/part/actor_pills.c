/* What is told of an actor besides its name. */
#include "figure/part/actor_pills.h"

#include "figure/strings.h"

static void
add_pill(PsgPills *pills, const char *text, PsgColour fill, PsgColour line,
         PsgColour colour)
{
    g_assert(pills->count < PSG_MOST_PILLS);
    pills->items[pills->count++] = (PsgPill){text, fill, line, colour};
}

/* In a frame: of second rank. */
static void
add_framed(PsgPills *pills, const PsgStyle *style, const char *text)
{
    add_pill(pills, text, style->background, style->ink, style->ink);
}

/* Without a frame. */
static void
add_bare(PsgPills *pills, const PsgStyle *style, const char *text)
{
    add_pill(pills, text, PSG_COLOUR_NONE, PSG_COLOUR_NONE, style->muted);
}

static bool
has_other_figure(const PsgView *view, size_t actor)
{
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (figure->subject == PSG_SUBJECT_ACTOR && figure->index == actor &&
            figure->before != NULL && figure->after != NULL) {
            return true;
        }
    }
    return false;
}

/* Of two slices, what differs of who is in both. */
static void
add_alterations(PsgPills *pills, const PsgRenderContext *context, const PsgView *view,
                const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    if (seen->kind != seen->former_kind) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_KIND, context->language));
    }
    if (seen->tier != seen->former_tier) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_TIER, context->language));
    }
    if (has_other_figure(view, seen->actor)) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_FIGURE, context->language));
    }
}

PsgPills
psg_actor_pills(const PsgRenderContext *context, const PsgView *view,
                const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    const char *language = context->language;
    PsgPills pills = {0};
    if (seen->is_new) {
        add_pill(&pills, psg_word(PSG_WORD_NEW, language), style->accent, PSG_COLOUR_NONE,
                 style->accent_text);
    }
    if (seen->is_leaving) {
        add_pill(&pills, psg_word(PSG_WORD_LEAVING, language), style->ink,
                 PSG_COLOUR_NONE, style->background);
    }
    if (seen->former_name != NULL) {
        pills.formerly = g_strdup_printf("%s %s", psg_word(PSG_WORD_FORMERLY, language),
                                         psg_context_text(context, seen->former_name));
        add_framed(&pills, style, pills.formerly);
    }
    if (seen->change == PSG_CHANGE_ALTERED) {
        add_alterations(&pills, context, view, seen);
    }
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        bool is_past = seen->change == PSG_CHANGE_ALTERED &&
                       seen->former_presence == PSG_PRESENCE_TALKED_OF;
        add_bare(
            &pills, style,
            psg_word(is_past ? PSG_WORD_NO_MORE_TALK : PSG_WORD_TALKED_OF, language));
    }
    if (seen->presence == PSG_PRESENCE_UNSURE) {
        add_bare(&pills, style, psg_word(PSG_WORD_UNSURE, language));
    }
    return pills;
}

void
psg_actor_pills_clear(PsgPills *pills)
{
    g_free(pills->formerly);
}
