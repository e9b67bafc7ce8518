/* What a landscape says of its things: each sort of thing in the order of the format. */
#include "write/facts.h"

#include "model/presence.h"
#include "read/form/form.h"

#include <math.h>

static void
tell_string(const PsgFactWriter *writer, const char *name, const char *value)
{
    writer->calls->string(writer->out, name, value, NULL);
}

static void
tell_text(const PsgFactWriter *writer, const char *name, const PsgText *text)
{
    writer->calls->text(writer->out, name, text, NULL);
}

/* A text in whose place the id stands if nothing was said. */
static void
tell_label(const PsgFactWriter *writer, const char *name, const PsgText *text,
           const char *id)
{
    writer->calls->text(writer->out, name, text, id);
}

static void
tell_sources(const PsgFactWriter *writer, const PsgIndexes *sources)
{
    writer->calls->ids(writer->out, "source", sources, psg_source_id);
}

void
psg_facts_of_source(const PsgFactWriter *writer, const PsgSource *source)
{
    tell_label(writer, "title", &source->title, source->id);
    tell_text(writer, "author", &source->author);
    writer->calls->period(writer->out, "date", source->has_date ? &source->date : NULL,
                          NULL);
    tell_string(writer, "url", source->url);
    tell_text(writer, "note", &source->note);
}

void
psg_facts_of_slice(const PsgFactWriter *writer, const PsgSlice *slice)
{
    writer->calls->period(writer->out, "when", &slice->when, slice->id);
    tell_label(writer, "label", &slice->label, slice->id);
    writer->calls->texts(writer->out, "headline", slice->headlines,
                         slice->headline_count);
    writer->calls->boolean(writer->out, "projected", slice->is_projected);
    tell_text(writer, "note", &slice->note);
    tell_sources(writer, &slice->sources);
}

void
psg_facts_of_kind(const PsgFactWriter *writer, const PsgKind *kind)
{
    double colour = kind->colour == PSG_NONE ? (double)NAN : (double)kind->colour + 1;
    tell_label(writer, "label", &kind->label, kind->id);
    writer->calls->number(writer->out, "colour", colour, (double)NAN);
    tell_string(writer, "shape",
                kind->shape == PSG_SHAPE_DEFAULT
                    ? NULL
                    : psg_form_shape.words[kind->shape - PSG_SHAPE_BOX]);
    tell_string(writer, "line",
                kind->line == PSG_LINE_DEFAULT
                    ? NULL
                    : psg_form_line.words[kind->line - PSG_LINE_SOLID]);
    writer->calls->boolean(writer->out, "directed", kind->directed);
    tell_string(writer, "flow",
                kind->flow == PSG_FLOW_DEFAULT
                    ? NULL
                    : psg_form_flow.words[kind->flow - PSG_FLOW_DOWN]);
    tell_text(writer, "note", &kind->note);
}

void
psg_facts_of_group(const PsgFactWriter *writer, const PsgGroup *group)
{
    tell_label(writer, "label", &group->label, group->id);
    tell_text(writer, "note", &group->note);
}

void
psg_facts_of_actor(const PsgFactWriter *writer, const PsgActor *actor)
{
    static const PsgDatedName name = {"name", "names", "name"},
                              full = {"full", "full_names", "full"},
                              kind = {"kind", "kinds", "kind"},
                              tier = {"tier", "tiers", "tier"},
                              groups = {"groups", "memberships", "group"};
    const PsgFactCalls *calls = writer->calls;
    PsgInterval span = psg_spells_span(&actor->when);
    PsgInterval life = psg_spell_drawn(writer->landscape, &span);
    calls->dated_texts(writer->out, &name, &actor->name, actor->id);
    calls->dated_texts(writer->out, &full, &actor->full, NULL);
    calls->dated_id(writer->out, &kind, &actor->kind, psg_kind_id);
    calls->dated_id(writer->out, &tier, &actor->tier, psg_tier_id);
    calls->dated_ids(writer->out, &groups, &actor->groups, psg_group_id);
    calls->spells(writer->out, &actor->when, &life);
    calls->date(writer->out, "talked-of", actor->is_talked_of ? &actor->talked_of : NULL);
    calls->successions(writer->out, "succeeds", &actor->succeeds);
    if (actor->is_labelled) {
        calls->boolean(writer->out, "label", true);
    }
    tell_string(writer, "url", actor->url);
    tell_text(writer, "note", &actor->note);
    tell_sources(writer, &actor->sources);
    writer->calls->properties(writer->out, &actor->properties);
}

void
psg_facts_of_succession(const PsgFactWriter *writer, const PsgSuccession *item)
{
    writer->calls->period(writer->out, "when", item->has_when ? &item->when : NULL, NULL);
    tell_text(writer, "note", &item->note);
    tell_sources(writer, &item->sources);
}

void
psg_facts_of_relation(const PsgFactWriter *writer, const PsgRelation *relation)
{
    static const PsgDatedName weight = {"weight", "weights", "weight"};
    PsgInterval span = psg_relation_life(writer->landscape, relation);
    PsgInterval life = psg_spell_drawn(writer->landscape, &span);
    tell_string(writer, "kind", psg_relation_kind_id(writer->landscape, relation->kind));
    writer->calls->spells(writer->out, &relation->when, &life);
    writer->calls->dated_numbers(writer->out, &weight, &relation->weight, 1);
    tell_text(writer, "label", &relation->label);
    tell_string(writer, "url", relation->url);
    tell_text(writer, "note", &relation->note);
    tell_sources(writer, &relation->sources);
    writer->calls->properties(writer->out, &relation->properties);
}

void
psg_facts_of_event(const PsgFactWriter *writer, const PsgEvent *event)
{
    const PsgFactCalls *calls = writer->calls;
    calls->period(writer->out, "when", &event->when, NULL);
    tell_text(writer, "title", &event->title);
    tell_string(writer, "kind", psg_event_kind_id(writer->landscape, event->kind));
    calls->ids(writer->out, "actors", &event->actors, psg_actor_id);
    calls->strings(writer->out, "people", event->people, event->people_count);
    tell_text(writer, "place", &event->place);
    calls->values(writer->out, event->values, event->value_count);
    tell_string(writer, "url", event->url);
    tell_text(writer, "note", &event->note);
    tell_sources(writer, &event->sources);
    writer->calls->properties(writer->out, &event->properties);
}

void
psg_facts_of_measure(const PsgFactWriter *writer, const PsgMeasure *measure)
{
    tell_label(writer, "label", &measure->label, measure->id);
    tell_text(writer, "unit", &measure->unit);
    tell_string(writer, "scale", psg_axis_scale_word(measure->scale));
    tell_text(writer, "note", &measure->note);
    tell_sources(writer, &measure->sources);
}

void
psg_facts_of_measurement(const PsgFactWriter *writer, const PsgMeasurement *value)
{
    writer->calls->number(writer->out, "value", value->value, (double)NAN);
    tell_string(writer, "bound", psg_bound_word(value->bound));
    writer->calls->string(writer->out, "per", psg_form_per.words[value->each ? 1 : 0],
                          psg_form_per.words[0]);
    tell_text(writer, "text", &value->text);
    tell_text(writer, "note", &value->note);
    tell_sources(writer, &value->sources);
}

void
psg_facts_of_tier(const PsgFactWriter *writer, const PsgTier *tier)
{
    static const PsgDatedName actors = {"actors", "listings", "actor"};
    tell_label(writer, "label", &tier->label, tier->id);
    tell_text(writer, "level", &tier->level);
    writer->calls->dated_ids(writer->out, &actors, &tier->actors, psg_actor_id);
    tell_text(writer, "note", &tier->note);
    tell_sources(writer, &tier->sources);
}

/* One end of an axis. */
static void
tell_end(const PsgFactWriter *writer, const char *name, const PsgDate *end)
{
    PsgInterval date = {.from = *end, .to = *end};
    writer->calls->date(writer->out, name, end->kind == PSG_END_KNOWN ? &date : NULL);
}

/* NULL: it is not said. */
static const char *
measure_of(const PsgFactWriter *writer, const PsgIndexes *measures)
{
    return measures->count == 0 ? NULL
                                : psg_measure_id(writer->landscape, measures->items[0]);
}

static void
tell_classes(const PsgFactWriter *writer, const char *name, const PsgSelection *selection)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < selection->open.count; i++) {
        g_ptr_array_add(ids, psg_class_id(writer->landscape, selection->by,
                                          selection->open.items[i]));
    }
    writer->calls->strings(writer->out, name, (const char *const *)ids->pdata, ids->len);
}

static void
tell_option(const PsgFactWriter *writer, const PsgFigureOption *option,
            const PsgFigureSpec *figure, const PsgIndexes *pair)
{
    if (option->selects && figure->selection == NULL) {
        return;
    }
    const void *field = psg_figure_option_field(option, figure);
    switch (option->type) {
    case PSG_OPTION_FLAG:
        writer->calls->boolean(writer->out, option->name, *(const bool *)field);
        break;
    case PSG_OPTION_CHOICE:
        writer->calls->string(writer->out, option->name,
                              option->words[*(const unsigned *)field], option->words[0]);
        break;
    case PSG_OPTION_SHORT:
        break;
    case PSG_OPTION_COUNT:
        writer->calls->number(writer->out, option->name, *(const unsigned *)field, 0);
        break;
    case PSG_OPTION_FROM:
        tell_end(writer, option->name, &((const PsgInterval *)field)->from);
        break;
    case PSG_OPTION_TO:
        tell_end(writer, option->name, &((const PsgInterval *)field)->to);
        break;
    case PSG_OPTION_MEASURES:
        writer->calls->ids(writer->out, option->name, field, psg_measure_id);
        break;
    case PSG_OPTION_SECTIONS:
        writer->calls->ids(writer->out, option->name, field, psg_section_id);
        break;
    case PSG_OPTION_MEASURE:
        tell_string(writer, option->name, measure_of(writer, field));
        break;
    case PSG_OPTION_ACTORS:
        writer->calls->strings(writer->out, option->name,
                               ((const PsgActorIds *)field)->items,
                               ((const PsgActorIds *)field)->count);
        break;
    case PSG_OPTION_CLASSES:
        tell_classes(writer, option->name, figure->selection);
        break;
    case PSG_OPTION_ONLY:
        writer->calls->only(writer->out, option->name, field);
        break;
    case PSG_OPTION_PAIR:
        writer->calls->ids(writer->out, option->name, pair, psg_slice_id);
        break;
    }
}

void
psg_facts_of_figure(const PsgFactWriter *writer, const PsgFigureSpec *figure)
{
    PsgIndexes slices = {figure->slices, figure->slice_count}, none = {NULL, 0};
    tell_string(writer, "kind", figure->kind->name);
    writer->calls->ids(writer->out, "at", figure->is_pair ? &none : &slices,
                       psg_slice_id);
    for (size_t i = 0; i < psg_figure_option_count(figure->kind); i++) {
        tell_option(writer, psg_figure_option_nth(figure->kind, i), figure,
                    figure->is_pair ? &slices : &none);
    }
    tell_text(writer, "title", &figure->title);
}
