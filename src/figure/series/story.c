/* What the series tell: measures and counts, gathered, and the time that holds them. */
#include "figure/series/story.h"

#include "figure/series/teller.h"

#define LONG_SPAN 370 /* days: what lasts longer has no say in where the axis ends */

enum { LEAST_VALUES = 3, LEAST_VALUES_IF_ASKED = 2 };

size_t
psg_series_teller_least(const PsgSeriesTeller *teller)
{
    return teller->asked->measures.count > 0 ? LEAST_VALUES_IF_ASKED : LEAST_VALUES;
}

static void
take_days(PsgSeriesStory *story, const PsgSeriesPoint *point, bool takes_long)
{
    bool is_long = point->first == PSG_DAY_FIRST || point->last == PSG_DAY_LAST ||
                   point->last - point->first > LONG_SPAN;
    if (is_long && !takes_long) {
        return;
    }
    if (point->first != PSG_DAY_FIRST) {
        story->first = MIN(story->first, point->first);
        story->last = MAX(story->last, point->first);
    }
    if (point->last != PSG_DAY_LAST) {
        story->first = MIN(story->first, point->last);
        story->last = MAX(story->last, point->last);
    }
}

static void
take_all_days(PsgSeriesStory *story, bool takes_long)
{
    story->first = PSG_DAY_LAST;
    story->last = PSG_DAY_FIRST;
    for (size_t i = 0; i < story->chart_count; i++) {
        for (size_t j = 0; j < story->charts[i].line_count; j++) {
            const PsgSeriesLine *line = &story->charts[i].lines[j];
            for (size_t k = 0; k < line->count; k++) {
                take_days(story, &line->points[k],
                          takes_long || story->charts[i].is_of_slices);
            }
        }
    }
}

/* Whole years around all that is dated, unless the order says where the axis ends. */
static void
find_time(PsgSeriesStory *story, const PsgInterval *window)
{
    take_all_days(story, false);
    if (story->first >= story->last) {
        take_all_days(story, true);
    }
    if (story->first > story->last) {
        story->first = story->last = 0;
        return;
    }
    story->first = psg_day_of(psg_day_year(story->first), 1, 1);
    story->last = psg_day_of(psg_day_year(story->last) + 1, 1, 1) - 1;
    int from = psg_interval_first(window), to = psg_interval_last(window);
    story->first = from == PSG_DAY_FIRST ? MIN(story->first, to) : from;
    story->last = to == PSG_DAY_LAST ? MAX(story->last, story->first) : to;
}

/* What was asked for; without a wish, all there is. */
static void
tell_all(const PsgSeriesTeller *teller)
{
    const PsgSeriesOptions *asked = teller->asked;
    bool is_all = asked->measures.count == 0 && !asked->has_counts;
    size_t count =
        is_all ? teller->context->landscape->measure_count : asked->measures.count;
    for (size_t i = 0; i < count; i++) {
        psg_series_tell_measure(teller, is_all ? i : asked->measures.items[i]);
    }
    if (is_all || asked->has_counts) {
        psg_series_tell_counts(teller);
    }
}

/* Charts that share their page leave to the remarks what is known in words only. */
static void
move_words(const PsgSeriesTeller *teller)
{
    for (guint i = 0; i < teller->charts->len; i++) {
        PsgSeriesChart *chart = &g_array_index(teller->charts, PsgSeriesChart, i);
        for (size_t j = 0; j < chart->word_count; j++) {
            PsgSeriesRemark remark = {chart->title, chart->words[j]};
            g_array_append_val(teller->remarks, remark);
        }
        chart->word_count = 0;
    }
}

PsgSeriesStory *
psg_series_story_new(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    PsgSeriesStory *story = g_new0(PsgSeriesStory, 1);
    story->arena = psg_arena_new();
    story->cited = g_new0(bool, context->landscape->source_count + 1);
    PsgSeriesTeller teller = {
        .context = context,
        .spec = spec,
        .asked = spec->options,
        .story = story,
        .charts = g_array_new(FALSE, FALSE, sizeof(PsgSeriesChart)),
        .remarks = g_array_new(FALSE, FALSE, sizeof(PsgSeriesRemark)),
    };
    tell_all(&teller);
    if (teller.charts->len > 1 || teller.remarks->len > 0) {
        move_words(&teller);
    }
    story->chart_count = teller.charts->len;
    story->charts = psg_arena_take_array(story->arena, teller.charts);
    story->remark_count = teller.remarks->len;
    story->remarks = psg_arena_take_array(story->arena, teller.remarks);
    find_time(story, &teller.asked->window);
    return story;
}

void
psg_series_story_free(PsgSeriesStory *story)
{
    if (story != NULL) {
        psg_arena_free(story->arena);
        g_free(story->cited);
        g_free(story);
    }
}
