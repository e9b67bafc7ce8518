/* The story of one measure: a line for each actor, tier or group, and for events. */
#include "figure/series/teller.h"

#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/tier_fact.h"
#include "figure/series/subject.h"
#include "figure/strings.h"

#include <math.h>
#include <string.h>

/* A line that is still being gathered. */
typedef struct {
    const PsgMeasurement *key; /* the first of its values; NULL: values of events */
    const PsgInterval *last;   /* when the last of them holds */
    GArray *points;
} Draft;

typedef struct {
    const PsgSeriesTeller *teller;
    const PsgMeasure *measure;
    size_t index; /* of the measure */
    GArray *drafts;
} Gathering;

static PsgArena *
arena_of(const Gathering *gathering)
{
    return gathering->teller->story->arena;
}

/* ---- Values ---- */

static const char *
value_label(const Gathering *gathering, const PsgMeasurement *value)
{
    static const PsgWord words[] = {
        [PSG_BOUND_ABOUT] = PSG_WORD_ABOUT,
        [PSG_BOUND_ABOVE] = PSG_WORD_ABOVE,
        [PSG_BOUND_BELOW] = PSG_WORD_BELOW,
    };
    const PsgRenderContext *context = gathering->teller->context;
    const char *text = psg_context_text(context, &value->text);
    if (text != NULL) {
        return text;
    }
    g_autofree char *number = psg_number_label(value->value, context->language);
    if (value->bound == PSG_BOUND_EXACT) {
        return psg_arena_strdup(arena_of(gathering), number);
    }
    return psg_arena_printf(arena_of(gathering), "%s %s",
                            psg_word(words[value->bound], context->language), number);
}

static const char *
date_label(const Gathering *gathering, const PsgInterval *when)
{
    g_autofree char *label =
        psg_interval_label(when, gathering->teller->context->language);
    return psg_arena_strdup(arena_of(gathering), label);
}

static bool
is_of_same(const PsgMeasurement *a, const PsgMeasurement *b)
{
    return a->subject == b->subject && a->index == b->index && a->each == b->each;
}

static Draft *
draft_for(Gathering *gathering, const PsgMeasurement *value)
{
    for (guint i = 0; i < gathering->drafts->len; i++) {
        Draft *draft = &g_array_index(gathering->drafts, Draft, i);
        if (value == NULL ? draft->key == NULL
                          : draft->key != NULL && is_of_same(draft->key, value)) {
            return draft;
        }
    }
    Draft draft = {value, NULL, g_array_new(FALSE, FALSE, sizeof(PsgSeriesPoint))};
    g_array_append_val(gathering->drafts, draft);
    return &g_array_index(gathering->drafts, Draft, gathering->drafts->len - 1);
}

static void
gather_values(Gathering *gathering)
{
    const PsgSeriesTeller *teller = gathering->teller;
    for (size_t i = 0; i < gathering->measure->value_count; i++) {
        const PsgMeasurement *value = &gathering->measure->values[i];
        if (!psg_interval_meets(&value->when, &teller->asked->window)) {
            continue;
        }
        PsgSeriesPoint point = {
            .first = psg_interval_first(&value->when),
            .last = psg_interval_last(&value->when),
            .value = value->value,
            .bound = value->bound,
            .label = value_label(gathering, value),
            .date = date_label(gathering, &value->when),
        };
        Draft *draft = draft_for(gathering, value);
        g_array_append_val(draft->points, point);
        draft->last = &value->when;
        psg_frame_cite(teller->story->cited, &value->sources);
    }
}

static void
gather_event(Gathering *gathering, const PsgEvent *event, double value)
{
    const PsgRenderContext *context = gathering->teller->context;
    g_autofree char *number = psg_number_label(value, context->language);
    PsgSeriesPoint point = {
        .first = psg_interval_first(&event->when),
        .last = psg_interval_last(&event->when),
        .value = value,
        .label = psg_arena_strdup(arena_of(gathering), number),
        .date = date_label(gathering, &event->when),
        .name = psg_context_text(context, &event->title),
    };
    Draft *draft = draft_for(gathering, NULL);
    g_array_append_val(draft->points, point);
    draft->last = &event->when;
    psg_frame_cite(gathering->teller->story->cited, &event->sources);
}

static void
gather_events(Gathering *gathering)
{
    const PsgLandscape *landscape = gathering->teller->context->landscape;
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        bool is_meant =
            psg_interval_meets(&event->when, &gathering->teller->asked->window);
        for (size_t j = 0; is_meant && j < event->value_count; j++) {
            if (event->values[j].measure == gathering->index) {
                gather_event(gathering, event, event->values[j].value);
            }
        }
    }
}

/* ---- Lines ---- */

static PsgSeriesSubject
subject_of(const Gathering *gathering, const Draft *draft, size_t place)
{
    return (PsgSeriesSubject){gathering->index, draft->key, draft->last, place,
                              gathering->drafts->len == 1};
}

static const char *
name_of_line(const Gathering *gathering, const Draft *draft, size_t place)
{
    const PsgRenderContext *context = gathering->teller->context;
    PsgSeriesSubject subject = subject_of(gathering, draft, place);
    const char *name = psg_series_subject_name(context, &subject);
    const char *each = psg_word(PSG_WORD_EACH, context->language);
    if (draft->key == NULL || !draft->key->each) {
        return name;
    }
    return name == NULL ? each
                        : psg_arena_printf(arena_of(gathering), "%s, %s", name, each);
}

static PsgSeriesLine
line_of(const Gathering *gathering, Draft *draft, size_t place)
{
    static const PsgDash dashes[] = {PSG_DASH_NONE, PSG_DASH_DASHED, PSG_DASH_DOTTED};
    bool is_tier = draft->key != NULL && draft->key->subject == PSG_SUBJECT_TIER;
    bool is_each = draft->key != NULL && draft->key->each;
    PsgSeriesSubject subject = subject_of(gathering, draft, place);
    PsgPaint paint = psg_series_subject_paint(gathering->teller->context, &subject);
    PsgSeriesLine line = {
        .name = name_of_line(gathering, draft, place),
        .count = draft->points->len,
        .colour = paint.line,
        .fill = paint.fill,
        .mark = is_tier ? draft->key->index : place,
        .dash = is_tier ? PSG_DASH_NONE : dashes[place % G_N_ELEMENTS(dashes)],
        .is_bars = draft->key == NULL,
        .is_quiet = is_each,
        .tier = is_tier && !is_each ? draft->key->index : PSG_NONE,
    };
    if (is_each) {
        line.dash = PSG_DASH_DASHED;
    }
    line.points = psg_arena_take_array(arena_of(gathering), draft->points);
    return line;
}

/* ---- Ratios ---- */

static bool
can_divide(const PsgSeriesPoint *upper, const PsgSeriesPoint *lower)
{
    return upper->first <= lower->last && lower->first <= upper->last &&
           upper->bound <= PSG_BOUND_ABOUT && lower->bound <= PSG_BOUND_ABOUT &&
           upper->value > 0 && lower->value > 0 && upper->value >= lower->value;
}

static void
add_ratios(const Gathering *gathering, const PsgSeriesLine *upper,
           const PsgSeriesLine *lower, GArray *ratios)
{
    for (size_t i = 0; i < upper->count; i++) {
        for (size_t j = 0; j < lower->count; j++) {
            const PsgSeriesPoint *a = &upper->points[i], *b = &lower->points[j];
            if (!can_divide(a, b)) {
                continue;
            }
            g_autofree char *label =
                psg_tier_ratio_label(gathering->teller->context, a->value / b->value);
            PsgSeriesRatio ratio = {MAX(a->first, b->first), MIN(a->last, b->last),
                                    a->value, b->value,
                                    psg_arena_strdup(arena_of(gathering), label)};
            g_array_append_val(ratios, ratio);
        }
    }
}

/* Between sums of a tier and of the next one below. */
static void
find_ratios(const Gathering *gathering, PsgSeriesChart *chart)
{
    GArray *ratios = g_array_new(FALSE, FALSE, sizeof(PsgSeriesRatio));
    for (size_t i = 0; i < chart->line_count; i++) {
        for (size_t j = 0; j < chart->line_count; j++) {
            const PsgSeriesLine *upper = &chart->lines[i], *lower = &chart->lines[j];
            if (upper->tier != PSG_NONE && lower->tier == upper->tier + 1) {
                add_ratios(gathering, upper, lower, ratios);
            }
        }
    }
    chart->ratio_count = ratios->len;
    chart->ratios = psg_arena_take_array(arena_of(gathering), ratios);
}

/* ---- The measure ---- */

static const char *
title_of(const Gathering *gathering)
{
    const char *label =
        psg_context_text(gathering->teller->context, &gathering->measure->label);
    return label != NULL ? label : gathering->measure->id;
}

/* The name of the only line, if the title does not say it. */
static const char *
name_beside_title(const Gathering *gathering, const PsgSeriesLine *line)
{
    if (line->name == NULL) {
        return NULL;
    }
    g_autofree char *title = g_utf8_casefold(title_of(gathering), -1);
    g_autofree char *name = g_utf8_casefold(line->name, -1);
    return strstr(title, name) != NULL ? NULL : line->name;
}

static size_t
count_numbers(const PsgSeriesLine *lines, size_t count)
{
    size_t numbers = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < lines[i].count; j++) {
            numbers += isnan(lines[i].points[j].value) ? 0 : 1;
        }
    }
    return numbers;
}

static void
find_words(const Gathering *gathering, PsgSeriesChart *chart)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(char *));
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        for (size_t j = 0; j < line->count; j++) {
            const PsgSeriesPoint *point = &line->points[j];
            const char *word =
                psg_arena_printf(arena_of(gathering), "%s (%s%s%s)", point->label,
                                 line->name == NULL ? "" : line->name,
                                 line->name == NULL ? "" : ", ", point->date);
            if (isnan(point->value)) {
                g_array_append_val(words, word);
            }
        }
    }
    chart->word_count = words->len;
    chart->words = psg_arena_take_array(arena_of(gathering), words);
}

/* A name that has no place at the end of a line: the only one, or that of bars. */
static const char *
take_name(const Gathering *gathering, PsgSeriesLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (count == 1 || lines[i].is_bars) {
            const char *name = name_beside_title(gathering, &lines[i]);
            lines[i].name = NULL;
            return name;
        }
    }
    return NULL;
}

static void
tell_chart(const Gathering *gathering, PsgSeriesLine *lines, size_t count)
{
    const PsgRenderContext *context = gathering->teller->context;
    const char *unit = psg_context_text(context, &gathering->measure->unit);
    PsgSeriesChart chart = {
        .id = gathering->measure->id,
        .title = title_of(gathering),
        .lines = lines,
        .line_count = count,
        .value_count = count_numbers(lines, count),
    };
    find_words(gathering, &chart);
    const char *name = take_name(gathering, lines, count);
    chart.unit = unit == NULL || name == NULL
                     ? (unit == NULL ? name : unit)
                     : psg_arena_printf(arena_of(gathering), "%s, %s", name, unit);
    find_ratios(gathering, &chart);
    g_array_append_val(gathering->teller->charts, chart);
}

/* "10 (Equip@Meso, 2010), about 10 (c. 2019)" */
static void
tell_remark(const Gathering *gathering, const PsgSeriesLine *lines, size_t count)
{
    const PsgRenderContext *context = gathering->teller->context;
    const char *unit = psg_context_text(context, &gathering->measure->unit);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        const char *name = name_beside_title(gathering, &lines[i]);
        for (size_t j = 0; j < lines[i].count; j++) {
            const PsgSeriesPoint *point = &lines[i].points[j];
            bool has_unit = unit != NULL && !isnan(point->value);
            bool has_name = name != NULL && j == 0;
            g_string_append_printf(text, "%s%s%s%s (%s%s%s)", text->len > 0 ? ", " : "",
                                   point->label, has_unit ? "\u00a0" : "",
                                   has_unit ? unit : "", has_name ? name : "",
                                   has_name ? ", " : "", point->date);
        }
    }
    PsgSeriesRemark remark = {title_of(gathering),
                              psg_arena_strdup(arena_of(gathering), text->str)};
    if (text->len > 0) {
        g_array_append_val(gathering->teller->remarks, remark);
    }
}

void
psg_series_tell_measure(const PsgSeriesTeller *teller, size_t measure)
{
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(Draft));
    Gathering gathering = {teller, &teller->context->landscape->measures[measure],
                           measure, drafts};
    gather_values(&gathering);
    gather_events(&gathering);
    PsgSeriesLine *lines =
        psg_arena_alloc(teller->story->arena, drafts->len * sizeof *lines);
    for (guint i = 0; i < drafts->len; i++) {
        lines[i] = line_of(&gathering, &g_array_index(drafts, Draft, i), i);
    }
    if (drafts->len > 0) {
        psg_frame_cite(teller->story->cited, &gathering.measure->sources);
    }
    if (count_numbers(lines, drafts->len) >= psg_series_teller_least(teller)) {
        tell_chart(&gathering, lines, drafts->len);
    } else {
        tell_remark(&gathering, lines, drafts->len);
    }
}
