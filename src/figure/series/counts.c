/* The story of the landscape's own counts: actors, relations, new, gone, by slice. */
#include "figure/series/teller.h"

#include "base/number.h"
#include "figure/strings.h"
#include "slice/counts.h"

#include <math.h>

#define YEAR 365
#define PERCENT 100.0

/* A slice with its place on the axis and its numbers. */
typedef struct {
    size_t slice;
    int first, last;
    bool is_makeshift;
    PsgCounts counts;
} Stop;

typedef enum {
    COUNT_ACTORS,
    COUNT_RELATIONS,
    COUNT_NEW,
    COUNT_GONE,
    COUNT_DENSITY,
    COUNT_CONNECTED,
} Count;

/* ---- Places on the axis ---- */

/* From the first start to the last end of slices that have both; how long one is, in
 * *length. False if there is none. */
static bool
find_closed(const PsgSeriesTeller *teller, int *first, int *last, int *length)
{
    const PsgSlice *slices = teller->context->landscape->slices;
    *first = PSG_DAY_LAST;
    *last = PSG_DAY_FIRST;
    *length = YEAR;
    for (size_t i = 0; i < teller->spec->slice_count; i++) {
        const PsgSlice *slice = &slices[teller->spec->slices[i]];
        int start = psg_interval_first(&slice->when),
            end = psg_interval_last(&slice->when);
        if (start == PSG_DAY_FIRST || end == PSG_DAY_LAST || slice->question) {
            continue;
        }
        *length = end - start + 1;
        *first = MIN(*first, start);
        *last = MAX(*last, end);
    }
    return *first <= *last;
}

/* A window with an open end is put next to the others, as long as one of them. False if
 * it has no place at all. */
static bool
place_stop(const PsgSeriesTeller *teller, Stop *stop)
{
    const PsgInterval *when = &teller->context->landscape->slices[stop->slice].when;
    stop->first = psg_interval_first(when);
    stop->last = psg_interval_last(when);
    int first, last, length;
    bool has_closed = find_closed(teller, &first, &last, &length);
    bool has_start = stop->first != PSG_DAY_FIRST, has_end = stop->last != PSG_DAY_LAST;
    stop->is_makeshift = !has_start || !has_end;
    if (!has_start && has_end) {
        stop->last = has_closed ? MIN(stop->last, first - 1) : stop->last;
        stop->first = stop->last - length + 1;
    } else if (has_start && !has_end) {
        stop->first = has_closed ? MAX(stop->first, last + 1) : stop->first;
        stop->last = stop->first + length - 1;
    }
    return has_start || has_end;
}

static gint
compare_stops(gconstpointer a, gconstpointer b)
{
    const Stop *left = a, *right = b;
    if (left->first != right->first) {
        return left->first < right->first ? -1 : 1;
    }
    return (left->slice > right->slice) - (left->slice < right->slice);
}

/* In order of time. What is a question has no numbers. */
static GArray *
find_stops(const PsgSeriesTeller *teller)
{
    GArray *stops = g_array_new(FALSE, FALSE, sizeof(Stop));
    for (size_t i = 0; i < teller->spec->slice_count; i++) {
        size_t slice = teller->spec->slices[i];
        const PsgView *view = teller->context->views[slice];
        Stop stop = {.slice = slice, .counts = psg_counts_of_view(view)};
        if (stop.counts.is_known && place_stop(teller, &stop) &&
            stop.last >= psg_interval_first(&teller->asked->window) &&
            stop.first <= psg_interval_last(&teller->asked->window)) {
            g_array_append_val(stops, stop);
        }
    }
    g_array_sort(stops, compare_stops);
    return stops;
}

/* ---- Points ---- */

/* NaN if it is not known. */
static double
value_of(const PsgCounts *counts, Count count)
{
    size_t number = 0;
    switch (count) {
    case COUNT_ACTORS:
        number = counts->actors;
        break;
    case COUNT_RELATIONS:
        number = counts->relations;
        break;
    case COUNT_NEW:
        number = counts->new_actors;
        break;
    case COUNT_GONE:
        number = counts->gone;
        break;
    case COUNT_DENSITY:
        return counts->density * PERCENT;
    case COUNT_CONNECTED:
    default:
        number = counts->most_connected == PSG_NONE ? PSG_NONE : counts->most_others;
        break;
    }
    if (number == PSG_NONE) {
        return (double)NAN;
    }
    return count == COUNT_GONE ? -(double)number : (double)number;
}

static const char *
label_of(const PsgSeriesTeller *teller, Count count, double value)
{
    const char *language = teller->context->language;
    bool is_share = count == COUNT_DENSITY;
    g_autofree char *number =
        psg_number_label(is_share ? round(value * 10) / 10 : value, language);
    return psg_arena_printf(teller->story->arena, "%s%s%s",
                            count == COUNT_NEW && value > 0 ? "+" : "", number,
                            is_share ? "\u00a0%" : "");
}

/* Of who is most connected. */
static const char *
name_of(const PsgSeriesTeller *teller, const Stop *stop)
{
    const PsgRenderContext *context = teller->context;
    const PsgCounts *counts = &stop->counts;
    if (counts->most_connected == PSG_NONE) {
        return NULL;
    }
    const PsgActor *actor = &context->landscape->actors[counts->most_connected];
    const PsgInterval *when = &context->landscape->slices[stop->slice].when;
    return psg_context_text(context, psg_dated_text_at(&actor->name, when));
}

/* "and 2 others", that are as connected; NULL if there are none. */
static const char *
equals_of(const PsgSeriesTeller *teller, const Stop *stop)
{
    const PsgRenderContext *context = teller->context;
    const PsgCounts *counts = &stop->counts;
    if (counts->equals == 0) {
        return NULL;
    }
    g_autoptr(GString) more = g_string_new(psg_word(
        counts->equals == 1 ? PSG_WORD_AND_ONE : PSG_WORD_AND_SOME, context->language));
    g_autofree char *number = psg_number_label((double)counts->equals, context->language);
    g_string_replace(more, "%zu", number, 1);
    return psg_arena_strdup(teller->story->arena, more->str);
}

static PsgSeriesLine
line_of(const PsgSeriesTeller *teller, const GArray *stops, Count count)
{
    PsgArena *arena = teller->story->arena;
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgSeriesPoint));
    for (guint i = 0; i < stops->len; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        double value = value_of(&stop->counts, count);
        g_autofree char *title =
            psg_context_slice_title(teller->context, stop->slice, NULL);
        PsgSeriesPoint point = {
            .first = stop->first,
            .last = stop->last,
            .value = value,
            .date = psg_arena_strdup(arena, title),
            .name = count == COUNT_CONNECTED ? name_of(teller, stop) : NULL,
            .equals = count == COUNT_CONNECTED ? equals_of(teller, stop) : NULL,
            .is_makeshift = stop->is_makeshift,
        };
        if (!isnan(value)) {
            point.label = label_of(teller, count, value);
            g_array_append_val(points, point);
        }
    }
    PsgSeriesLine line = {.count = points->len, .tier = PSG_NONE};
    line.points = psg_arena_take_array(arena, points);
    return line;
}

/* ---- Charts ---- */

static void
add_chart(const PsgSeriesTeller *teller, const PsgSeriesChart *said,
          const PsgSeriesLine *lines, size_t count)
{
    PsgSeriesChart chart = *said;
    chart.is_of_slices = true;
    chart.lines = psg_arena_copy(teller->story->arena, lines, count, sizeof *lines);
    chart.line_count = count;
    for (size_t i = 0; i < count; i++) {
        chart.value_count += lines[i].count;
    }
    if (chart.value_count >= 2) {
        g_array_append_val(teller->charts, chart);
    }
}

static void
tell_size(const PsgSeriesTeller *teller, const GArray *stops)
{
    const PsgRenderContext *context = teller->context;
    const char *language = context->language;
    PsgSeriesLine lines[2] = {line_of(teller, stops, COUNT_ACTORS),
                              line_of(teller, stops, COUNT_RELATIONS)};
    lines[0].name = psg_word(PSG_WORD_ACTORS, language);
    lines[0].colour = context->style->palette[0].line;
    lines[1].name = psg_word(PSG_WORD_RELATIONS, language);
    lines[1].colour = context->style->muted;
    lines[1].mark = 1;
    lines[1].dash = PSG_DASH_DASHED;
    PsgSeriesChart chart = {.id = "size", .title = psg_word(PSG_WORD_SIZE, language)};
    add_chart(teller, &chart, lines, G_N_ELEMENTS(lines));
}

static void
tell_change(const PsgSeriesTeller *teller, const GArray *stops)
{
    const PsgRenderContext *context = teller->context;
    const char *language = context->language;
    PsgSeriesLine lines[2] = {line_of(teller, stops, COUNT_NEW),
                              line_of(teller, stops, COUNT_GONE)};
    lines[0].name = psg_word(PSG_WORD_GAINED, language);
    lines[0].colour = lines[0].fill = context->style->accent;
    lines[1].name = psg_word(PSG_WORD_LOST, language);
    lines[1].colour = context->style->muted;
    lines[1].fill = context->style->background;
    lines[0].is_bars = lines[1].is_bars = true;
    PsgSeriesChart chart = {.id = "change",
                            .title = psg_word(PSG_WORD_CHANGE, language),
                            .unit = psg_word(PSG_WORD_CHANGE_OF, language)};
    add_chart(teller, &chart, lines, G_N_ELEMENTS(lines));
}

static void
tell_density(const PsgSeriesTeller *teller, const GArray *stops)
{
    const PsgRenderContext *context = teller->context;
    PsgSeriesLine line = line_of(teller, stops, COUNT_DENSITY);
    line.colour = context->style->palette[0].line;
    PsgSeriesChart chart = {.id = "density",
                            .title = psg_word(PSG_WORD_DENSITY, context->language),
                            .unit = psg_word(PSG_WORD_DENSITY_OF, context->language)};
    add_chart(teller, &chart, &line, 1);
}

static void
tell_connected(const PsgSeriesTeller *teller, const GArray *stops)
{
    const PsgRenderContext *context = teller->context;
    PsgSeriesLine line = line_of(teller, stops, COUNT_CONNECTED);
    line.colour = context->style->palette[0].line;
    line.fill = context->style->palette[0].fill;
    line.is_bars = true;
    PsgSeriesChart chart = {.id = "connected",
                            .names_matter = true,
                            .title = psg_word(PSG_WORD_CONNECTED, context->language),
                            .unit = psg_word(PSG_WORD_CONNECTED_OF, context->language)};
    add_chart(teller, &chart, &line, 1);
}

/* A single slice has no course: its numbers are told in words. */
static void
tell_one(const PsgSeriesTeller *teller, const Stop *stop)
{
    static const struct {
        PsgWord word;
        Count count;
    } rows[] = {{PSG_WORD_ACTORS, COUNT_ACTORS},
                {PSG_WORD_RELATIONS, COUNT_RELATIONS},
                {PSG_WORD_DENSITY, COUNT_DENSITY},
                {PSG_WORD_CONNECTED, COUNT_CONNECTED}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        double value = value_of(&stop->counts, rows[i].count);
        const char *name =
            rows[i].count == COUNT_CONNECTED ? name_of(teller, stop) : NULL;
        if (isnan(value)) {
            continue;
        }
        PsgSeriesRemark remark = {psg_word(rows[i].word, teller->context->language),
                                  psg_arena_printf(teller->story->arena, "%s%s%s",
                                                   label_of(teller, rows[i].count, value),
                                                   name == NULL ? "" : ", ",
                                                   name == NULL ? "" : name)};
        g_array_append_val(teller->remarks, remark);
    }
}

/* Which slices are not where they say: "Before 2008: without a start, …". */
static void
tell_makeshifts(const PsgSeriesTeller *teller, const GArray *stops)
{
    const PsgRenderContext *context = teller->context;
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < stops->len; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        if (!stop->is_makeshift) {
            continue;
        }
        g_autofree char *title = psg_context_slice_title(context, stop->slice, NULL);
        const PsgInterval *when = &context->landscape->slices[stop->slice].when;
        bool is_before = psg_interval_first(when) == PSG_DAY_FIRST;
        g_string_append_printf(
            said, "%s%s%s %s", said->len > 0 ? " \u00b7 " : "", title,
            psg_word(PSG_WORD_COLON, context->language),
            psg_word(is_before ? PSG_WORD_PUT_BEFORE : PSG_WORD_PUT_AFTER,
                     context->language));
    }
    if (said->len > 0) {
        teller->story->makeshift = psg_arena_strdup(teller->story->arena, said->str);
    }
}

void
psg_series_tell_counts(const PsgSeriesTeller *teller)
{
    g_autoptr(GArray) stops = find_stops(teller);
    if (stops->len == 1) {
        tell_one(teller, &g_array_index(stops, Stop, 0));
    }
    if (stops->len < 2) {
        return;
    }
    tell_size(teller, stops);
    tell_change(teller, stops);
    tell_density(teller, stops);
    tell_connected(teller, stops);
    tell_makeshifts(teller, stops);
}
