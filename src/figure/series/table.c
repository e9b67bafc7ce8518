/* The table behind the series: every value as it was said, and the counts. */
#include "figure/series/series.h"

#include "slice/counts.h"

#include <math.h>

enum { DECIMALS = 6 };

static const char *const header[] = {"measure", "unit",  "of",      "from",
                                     "to",      "value", "bound",   "per",
                                     "text",    "name",  "sources", NULL};

static void
add_day(PsgTable *table, int day)
{
    g_autofree char *iso = psg_day_iso(day);
    psg_table_add(table, iso);
}

static void
add_sources(PsgTable *table, const PsgLandscape *landscape, const PsgIndexes *sources)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < sources->count; i++) {
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : " ",
                               landscape->sources[sources->items[i]].id);
    }
    psg_table_add(table, ids->str);
}

static void
add_subject(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
            const char *of, const PsgInterval *when)
{
    psg_table_add(table, measure->id);
    psg_table_add(table, psg_context_text(context, &measure->unit));
    psg_table_add(table, of);
    add_day(table, psg_interval_first(when));
    add_day(table, psg_interval_last(when));
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgMeasurement *value)
{
    static const char *const bounds[] = {"", "about", "above", "below"};
    const PsgLandscape *landscape = context->landscape;
    add_subject(table, context, measure, psg_measurement_subject(landscape, value),
                &value->when);
    psg_table_add_number(table, value->value, DECIMALS);
    psg_table_add(table, bounds[value->bound]);
    psg_table_add(table, value->each ? "each" : "all");
    psg_table_add(table, psg_context_text(context, &value->text));
    psg_table_add(table, NULL);
    add_sources(table, landscape, &value->sources);
}

static void
add_event(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgEvent *event, double value)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(GString) actors = g_string_new(NULL);
    for (size_t i = 0; i < event->actors.count; i++) {
        g_string_append_printf(actors, "%s%s", i == 0 ? "" : " ",
                               landscape->actors[event->actors.items[i]].id);
    }
    add_subject(table, context, measure, actors->str, &event->when);
    psg_table_add_number(table, value, DECIMALS);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, psg_context_text(context, &event->title));
    add_sources(table, landscape, &event->sources);
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
    psg_table_add(table, count);
    psg_table_add(table, NULL);
    psg_table_add(table, slice->id);
    add_day(table, psg_interval_first(&slice->when));
    add_day(table, psg_interval_last(&slice->when));
    psg_table_add_number(table, value, DECIMALS);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, name);
    psg_table_add(table, NULL);
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
    PsgTable *table = psg_table_new(header);
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
