/* The table behind the series: every value as it was said, and the counts. */
#include "figure/series/series.h"

#include "slice/counts.h"

#include <math.h>

enum { DECIMALS = 6 }; /* of a number that is computed */

static void
set_subject(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
            const PsgInterval *when)
{
    psg_table_begin_row(table);
    psg_table_set(table, "measure", measure->id);
    psg_table_set(table, "unit", psg_context_text(context, &measure->unit));
    psg_table_set_days(table, "from", "to", when);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgMeasurement *value)
{
    const PsgLandscape *landscape = context->landscape;
    set_subject(table, context, measure, &value->when);
    psg_table_set(table, "of", psg_measurement_subject(landscape, value));
    psg_table_set_number(table, "value", value->value);
    psg_table_set(table, "bound", psg_bound_word(value->bound));
    psg_table_set(table, "per", value->each ? "each" : "all");
    psg_table_set(table, "text", psg_context_text(context, &value->text));
    psg_table_set_ids(table, "sources", landscape, &value->sources, psg_source_id);
}

static void
add_event(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgEvent *event, double value)
{
    const PsgLandscape *landscape = context->landscape;
    set_subject(table, context, measure, &event->when);
    psg_table_set_ids(table, "of", landscape, &event->actors, psg_actor_id);
    psg_table_set_number(table, "value", value);
    psg_table_set(table, "name", psg_context_text(context, &event->title));
    psg_table_set_ids(table, "sources", landscape, &event->sources, psg_source_id);
}

static void
add_measure(PsgTable *table, const PsgRenderContext *context, size_t index,
            const PsgInterval *window)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgMeasure *measure = &landscape->measures[index];
    for (size_t i = 0; i < measure->value_count; i++) {
        if (psg_interval_meets(&measure->values[i].when, window)) {
            add_value(table, context, measure, &measure->values[i]);
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->value_count; j++) {
            if (event->values[j].measure == index &&
                psg_interval_meets(&event->when, window)) {
                add_event(table, context, measure, event, event->values[j].value);
            }
        }
    }
}

/* One row of a slice: the count's name stands as a measure, the slice as what it is of. */
static void
add_count(PsgTable *table, const PsgSlice *slice, const char *count, double value,
          const char *name)
{
    psg_table_begin_row(table);
    psg_table_set(table, "measure", count);
    psg_table_set(table, "of", slice->id);
    psg_table_set_days(table, "from", "to", &slice->when);
    psg_table_set_rounded(table, "value", value, DECIMALS);
    psg_table_set(table, "name", name);
}

static double
number_of(const PsgCounts *counts, size_t number)
{
    return counts->is_known && number != PSG_NONE ? (double)number : (double)NAN;
}

static void
add_counts(PsgTable *table, const PsgRenderContext *context, size_t index)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgSlice *slice = &landscape->slices[index];
    PsgCounts counts = psg_counts_of_view(context->views[index]);
    bool has_most = counts.most_connected != PSG_NONE;
    const char *most = has_most ? landscape->actors[counts.most_connected].id : NULL;
    add_count(table, slice, "actors", number_of(&counts, counts.actors), NULL);
    add_count(table, slice, "relations", number_of(&counts, counts.relations), NULL);
    add_count(table, slice, "new", number_of(&counts, counts.new_actors), NULL);
    add_count(table, slice, "gone", number_of(&counts, counts.gone), NULL);
    add_count(table, slice, "density", counts.density, NULL);
    add_count(table, slice, "most-connected",
              has_most ? (double)counts.most_others : (double)NAN, most);
}

PsgTable *
psg_series_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    static const PsgColumn columns[] = {
        {"measure", PSG_COLUMN_WORD}, {"unit", PSG_COLUMN_TEXT},
        {"of", PSG_COLUMN_WORD},      {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"value", PSG_COLUMN_NUMBER},
        {"bound", PSG_COLUMN_WORD},   {"per", PSG_COLUMN_WORD},
        {"text", PSG_COLUMN_TEXT},    {"name", PSG_COLUMN_TEXT},
        {"sources", PSG_COLUMN_WORD}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    const PsgSeriesOptions *asked = spec->options;
    bool is_all = asked->measures.count == 0 && !asked->has_counts;
    size_t count = is_all ? context->landscape->measure_count : asked->measures.count;
    for (size_t i = 0; i < count; i++) {
        add_measure(table, context, is_all ? i : asked->measures.items[i],
                    &asked->window);
    }
    for (size_t i = 0; (is_all || asked->has_counts) && i < spec->slice_count; i++) {
        const PsgSlice *slice = &context->landscape->slices[spec->slices[i]];
        if (psg_interval_meets(&slice->when, &asked->window)) {
            add_counts(table, context, spec->slices[i]);
        }
    }
    return table;
}
