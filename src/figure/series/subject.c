/* What a line of values is of. */
#include "figure/series/subject.h"

#include "figure/part/tier_fact.h"
#include "figure/strings.h"

#define STRONGEST 0.6 /* share of ink in the colour of the tier at the top */

/* What all events that carry the measure have in common. */
typedef struct {
    const PsgEvent *first;
    bool is_one_actor, is_one_kind;
} Events;

static Events
events_of(const PsgLandscape *landscape, size_t measure)
{
    Events events = {NULL, true, true};
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->value_count; j++) {
            if (event->values[j].measure != measure) {
                continue;
            }
            events.first = events.first == NULL ? event : events.first;
            events.is_one_actor = events.is_one_actor && event->actors.count == 1 &&
                                  event->actors.items[0] == events.first->actors.items[0];
            events.is_one_kind = events.is_one_kind && event->kind == events.first->kind;
        }
    }
    return events;
}

static const char *
name_of_actor(const PsgRenderContext *context, size_t actor, const PsgInterval *when)
{
    const PsgDatedTexts *names = &context->landscape->actors[actor].name;
    return psg_context_text(context, psg_dated_text_at(names, when));
}

/* The one actor that they are of, else the one kind that they have. */
static const char *
name_of_events(const PsgRenderContext *context, const PsgSeriesSubject *subject)
{
    const PsgLandscape *landscape = context->landscape;
    Events events = events_of(landscape, subject->measure);
    if (events.is_one_actor) {
        return name_of_actor(context, events.first->actors.items[0], subject->when);
    }
    return events.is_one_kind && events.first->kind != PSG_NONE
               ? psg_context_text(context,
                                  &landscape->event_kinds[events.first->kind].label)
               : NULL;
}

const char *
psg_series_subject_name(const PsgRenderContext *context, const PsgSeriesSubject *subject)
{
    if (subject->value == NULL) {
        return name_of_events(context, subject);
    }
    size_t index = subject->value->index;
    switch (subject->value->subject) {
    case PSG_SUBJECT_ACTOR:
        return name_of_actor(context, index, subject->when);
    case PSG_SUBJECT_GROUP: {
        const PsgGroup *group = &context->landscape->groups[index];
        const char *label = psg_context_text(context, &group->label);
        return label != NULL ? label : group->id;
    }
    case PSG_SUBJECT_TIER:
        return psg_tier_name(context, index);
    case PSG_SUBJECT_ALL:
    default:
        return subject->is_alone ? NULL : psg_word(PSG_WORD_IN_ALL, context->language);
    }
}

static PsgPaint
paint_of_tier(const PsgRenderContext *context, size_t tier)
{
    const PsgStyle *style = context->style;
    double last = MAX((double)context->landscape->tier_count - 1, 1);
    double share = STRONGEST * (1 - (double)tier / last);
    PsgPaint paint = style->palette[0];
    paint.line = psg_colour_mix(paint.line, style->ink, share);
    paint.fill = psg_tier_fill(context, tier);
    return paint;
}

PsgPaint
psg_series_subject_paint(const PsgRenderContext *context, const PsgSeriesSubject *subject)
{
    const PsgLandscape *landscape = context->landscape;
    size_t actor = PSG_NONE;
    if (subject->value == NULL) {
        Events events = events_of(landscape, subject->measure);
        bool is_known = events.first != NULL && events.is_one_actor;
        actor = is_known ? events.first->actors.items[0] : PSG_NONE;
    } else if (subject->value->subject == PSG_SUBJECT_ACTOR) {
        actor = subject->value->index;
    } else if (subject->value->subject == PSG_SUBJECT_TIER) {
        return paint_of_tier(context, subject->value->index);
    }
    if (actor != PSG_NONE) {
        const PsgDatedIndexes *kinds = &landscape->actors[actor].kind;
        return *psg_context_paint(context, psg_dated_index_at(kinds, subject->when));
    }
    return context->style->palette[subject->place % context->style->palette_count];
}
