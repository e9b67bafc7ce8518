/* What the series show: measures and counts of slices, gathered, and the time that holds
 * them. */
#include "figure/series/chart.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/tier_fact.h"
#include "figure/part/value_label.h"
#include "figure/series/series.h"
#include "figure/strings.h"
#include "slice/counts.h"

#include <math.h>
#include <string.h>

/* A year, with some days to spare: what lasts longer has no say in where the axis ends,
 * for it is known of a time, not at one. */
#define LONG_SPAN (370 * (PsgTime)PSG_DAY)

/* Where no slice has two ends, one with an open end is as long as this. */
#define YEAR (365 * (PsgTime)PSG_DAY)

/* Share of ink in the top tier's colour: still told from black. */
#define STRONGEST_TIER 0.6

enum {
    LEAST_VALUES = 4, /* up to three are said sooner than drawn */
    LEAST_VALUES_IF_ASKED = 2,
    MOST_NAMED =
        10,        /* as many pairs of marks and dashes: more lines are not told apart */
    FEW_NAMED = 7, /* of more lines: the largest, as many as are kept in mind */
    MOST_TOLD = 6, /* things in one footnote; of more the largest five are told */
};

/* The greater is so many times the smaller: a factor says more than a difference. */
#define LEAST_FACTOR 2.0

/* A number that an event carries. */
typedef struct {
    const PsgEvent *event;
    double value;
} Carried;

/* A line that is still being gathered. */
typedef struct {
    const PsgMeasurement *key; /* the first of its values; NULL: values of events */
    const PsgInterval *last;   /* when the last of them holds */
    GArray *points;
} Draft;

/* Borrows context and spec; the data take the lists at the end. */
typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgSeriesOptions *asked; /* those of the spec */
    PsgSeriesData *data;
    GArray *charts;    /* of PsgSeriesChart */
    GArray *footnotes; /* of PsgSeriesFootnote */
    GArray **carried;  /* by measure: of Carried; NULL: nothing */
    /* while a measure is gathered: */
    const PsgMeasure *measure;
    const GArray *events; /* of Carried; NULL */
    GArray *drafts;       /* of Draft */
} Builder;

static const char *
text_of(const Builder *builder, const PsgText *text)
{
    return psg_context_text(builder->context, text);
}

static const char *
word_of(const Builder *builder, PsgWord word)
{
    return psg_word(word, builder->context->language);
}

/* Takes the text; it is the arena's from now on. */
static const char *
keep(const Builder *builder, char *text)
{
    const char *kept = psg_arena_strdup(builder->data->arena, text);
    g_free(text);
    return kept;
}

/* "a, b"; either may be NULL. */
static const char *
join(const Builder *builder, const char *a, const char *b)
{
    return a == NULL || b == NULL
               ? (a != NULL ? a : b)
               : psg_arena_printf(builder->data->arena, "%s, %s", a, b);
}

static void
add_footnote(const Builder *builder, const char *title, const char *text)
{
    PsgSeriesFootnote footnote = {title, text};
    g_array_append_val(builder->footnotes, footnote);
}

/* ---- Values of one measure ---- */

/* Values stand in order of what they are of: if there is a draft of the same, it is one of
 * the last two. value NULL: of events. */
static Draft *
draft_for(const Builder *builder, const PsgMeasurement *value)
{
    guint count = builder->drafts->len;
    for (guint i = count; i > 0 && count - i < 2; i--) {
        Draft *draft = &g_array_index(builder->drafts, Draft, i - 1);
        if (value == NULL || draft->key == NULL ? value == draft->key
                                                : draft->key->subject == value->subject &&
                                                      draft->key->index == value->index &&
                                                      draft->key->each == value->each) {
            return draft;
        }
    }
    Draft draft = {value, NULL, g_array_new(FALSE, FALSE, sizeof(PsgSeriesPoint))};
    g_array_append_val(builder->drafts, draft);
    return &g_array_index(builder->drafts, Draft, count);
}

/* Takes the point's label. */
static void
add_point(const Builder *builder, const PsgMeasurement *value, const PsgInterval *when,
          char *label, PsgSeriesPoint point)
{
    Draft *draft = draft_for(builder, value);
    point.first = psg_interval_first(when);
    point.last = psg_interval_last(when);
    point.label = keep(builder, label);
    point.date = keep(builder, psg_interval_told(when, builder->context->language));
    draft->last = when;
    g_array_append_val(draft->points, point);
}

/* Those within the window. */
static void
gather(const Builder *builder)
{
    const PsgInterval *window = &builder->asked->window;
    const char *language = builder->context->language;
    for (size_t i = 0; i < builder->measure->value_count; i++) {
        const PsgMeasurement *value = &builder->measure->values[i];
        PsgInterval holds = psg_value_time(builder->context->landscape, value);
        if (psg_interval_meets(&holds, window)) {
            const PsgInterval *when =
                psg_arena_copy(builder->data->arena, &holds, 1, sizeof holds);
            add_point(builder, value, when, psg_value_label(NULL, value, language),
                      (PsgSeriesPoint){.value = value->value, .bound = value->bound});
            psg_frame_cite(builder->data->cited, &value->sources);
        }
    }
    for (guint i = 0; builder->events != NULL && i < builder->events->len; i++) {
        const Carried *each = &g_array_index(builder->events, Carried, i);
        if (psg_interval_meets(&each->event->when, window)) {
            const char *title = text_of(builder, &each->event->title);
            add_point(builder, NULL, &each->event->when,
                      psg_number_label(each->value, language),
                      (PsgSeriesPoint){.value = each->value, .name = title});
            psg_frame_cite(builder->data->cited, &each->event->sources);
        }
    }
}

/* ---- What a line is of ---- */

typedef struct {
    PsgSubjectKind kind;
    size_t index;      /* PSG_NONE: of all, or of events that have no actor in common */
    size_t event_kind; /* that the events have in common; PSG_NONE */
} Subject;

static Subject
subject_of(const Builder *builder, const Draft *draft)
{
    if (draft->key != NULL) {
        return (Subject){draft->key->subject, draft->key->index, PSG_NONE};
    }
    Subject common = {PSG_SUBJECT_ACTOR, PSG_NONE, PSG_NONE};
    for (guint i = 0; i < builder->events->len; i++) {
        const PsgEvent *event = g_array_index(builder->events, Carried, i).event;
        size_t actor = event->actors.count == 1 ? event->actors.items[0] : PSG_NONE;
        common.index = i == 0 || actor == common.index ? actor : PSG_NONE;
        common.event_kind =
            i == 0 || event->kind == common.event_kind ? event->kind : PSG_NONE;
    }
    return common;
}

/* Without "each"; NULL if it needs none. */
static const char *
name_of(const Builder *builder, const Draft *draft, const Subject *subject)
{
    const PsgLandscape *landscape = builder->context->landscape;
    if (subject->kind == PSG_SUBJECT_ALL) {
        return builder->drafts->len == 1 ? NULL : word_of(builder, PSG_WORD_IN_ALL);
    }
    if (subject->index != PSG_NONE) {
        return psg_thing_name(landscape, subject->kind, subject->index, draft->last,
                              builder->context->language);
    }
    return subject->event_kind == PSG_NONE
               ? NULL
               : text_of(builder, &landscape->event_kinds[subject->event_kind].label);
}

/* Tiers have the pyramid's hue, the strongest on top. */
static PsgPaint
paint_of_tier(const PsgRenderContext *context, size_t tier)
{
    double last = MAX((double)context->landscape->tier_count - 1, 1);
    double share = STRONGEST_TIER * (1 - (double)tier / last);
    PsgPaint paint = context->style->palette[0];
    paint.line = psg_colour_mix(paint.line, context->style->ink, share);
    paint.fill = psg_tier_fill(context, tier);
    return paint;
}

/* That of its boxes in all figures; what has no kind is only told from the others. */
static PsgPaint
paint_of(const Builder *builder, const Draft *draft, const Subject *subject, size_t place)
{
    const PsgRenderContext *context = builder->context;
    size_t kind = PSG_NONE;
    if (subject->kind == PSG_SUBJECT_TIER) {
        return paint_of_tier(context, subject->index);
    }
    if (subject->kind == PSG_SUBJECT_ACTOR && subject->index != PSG_NONE) {
        const PsgActor *actor = &context->landscape->actors[subject->index];
        kind = psg_dated_index_at(&actor->kind, draft->last);
    }
    return kind != PSG_NONE
               ? *psg_context_paint(context, kind)
               : context->style->palette[place % context->style->palette_count];
}

static PsgSeriesLine
line_of(const Builder *builder, Draft *draft, size_t place)
{
    Subject subject = subject_of(builder, draft);
    bool is_tier = subject.kind == PSG_SUBJECT_TIER;
    bool is_each = draft->key != NULL && draft->key->each;
    PsgPaint paint = paint_of(builder, draft, &subject, place);
    PsgSeriesLine line = {
        .name = name_of(builder, draft, &subject),
        .count = draft->points->len,
        .colour = paint.line,
        .fill = paint.fill,
        .mark = is_tier ? subject.index : place,
        .is_bars = draft->key == NULL && builder->measure->scale != PSG_AXIS_LOG,
        .is_all = subject.kind == PSG_SUBJECT_ALL,
        .is_each = is_each,
        .tier = is_tier ? subject.index : PSG_NONE,
    };
    line.points = psg_arena_take_array(builder->data->arena, draft->points);
    return line;
}

/* ---- Lines that are told apart ---- */

static double
greatest_of(const PsgSeriesLine *line)
{
    double greatest = -INFINITY;
    for (size_t i = 0; i < line->count; i++) {
        greatest = isnan(line->points[i].value) ? greatest
                                                : MAX(greatest, line->points[i].value);
    }
    return greatest;
}

static gint
compare_greatest(gconstpointer a, gconstpointer b)
{
    const PsgSeriesLine *left = *(const PsgSeriesLine *const *)a,
                        *right = *(const PsgSeriesLine *const *)b;
    double one = greatest_of(left), other = greatest_of(right);
    return 2 * PSG_COMPARE(other, one) + PSG_COMPARE(left, right);
}

/* Of more lines than can be told apart those with the largest values keep their names.
 * Gives how many do not. */
static size_t
find_rest(PsgSeriesLine *lines, size_t count)
{
    g_autoptr(GPtrArray) ranked = g_ptr_array_new();
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].is_bars) {
            g_ptr_array_add(ranked, &lines[i]);
        }
    }
    g_ptr_array_sort(ranked, compare_greatest);
    size_t rest = 0;
    for (guint i = FEW_NAMED; ranked->len > MOST_NAMED && i < ranked->len; i++) {
        PsgSeriesLine *line = g_ptr_array_index(ranked, i);
        line->is_rest = true;
        rest++;
    }
    return rest;
}

static bool
has_equal_colours(const PsgSeriesLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            const PsgColour *one = &lines[i].colour, *other = &lines[j].colour;
            if (one->red == other->red && one->green == other->green &&
                one->blue == other->blue) {
                return true;
            }
        }
    }
    return false;
}

/* Actors of one kind have a colour each, where the kind's would say nothing; and all lines
 * differ by mark or dash as well, for eyes and printers that see no colours. */
static void
tell_apart(const Builder *builder, PsgSeriesLine *lines, size_t count)
{
    const PsgStyle *style = builder->context->style;
    bool by_line = count > MOST_NAMED || has_equal_colours(lines, count);
    size_t place = 0;
    for (size_t i = 0; i < count; i++) {
        PsgSeriesLine *line = &lines[i];
        bool is_tier = line->tier != PSG_NONE;
        if (line->is_rest) {
            line->colour = style->faint;
            continue;
        }
        if (by_line && !is_tier) {
            line->colour = style->palette[place % style->palette_count].line;
            line->fill = style->palette[place % style->palette_count].fill;
        }
        line->mark = is_tier ? line->mark : place;
        line->dash = is_tier || place % 2 == 0 ? PSG_DASH_NONE : PSG_DASH_DASHED;
        place++;
    }
}

/* ---- Ratios ---- */

static bool
can_divide(const PsgSeriesPoint *upper, const PsgSeriesPoint *lower)
{
    return upper->first <= lower->last && lower->first <= upper->last &&
           upper->bound <= PSG_BOUND_ABOUT && lower->bound <= PSG_BOUND_ABOUT &&
           lower->value > 0 && upper->value >= lower->value;
}

/* Adds the ratio of each upper value to the first lower one of the same time. Both lists
 * are in order of time. */
static void
add_ratios(const Builder *builder, const PsgSeriesLine *upper, const PsgSeriesLine *lower,
           GArray *ratios)
{
    for (size_t i = 0, begin = 0; i < upper->count; i++) {
        const PsgSeriesPoint *a = &upper->points[i];
        while (begin < lower->count && lower->points[begin].last < a->first) {
            begin++;
        }
        size_t j = begin;
        while (j < lower->count && lower->points[j].first <= a->last &&
               !can_divide(a, &lower->points[j])) {
            j++;
        }
        if (j < lower->count && can_divide(a, &lower->points[j])) {
            const PsgSeriesPoint *b = &lower->points[j];
            char *label = psg_tier_ratio_label(builder->context, a->value / b->value);
            PsgSeriesRatio ratio = {MAX(a->first, b->first), MIN(a->last, b->last),
                                    a->value, b->value, keep(builder, label)};
            g_array_append_val(ratios, ratio);
        }
    }
}

/* Of more than two, the first and the last tell how the ratio went. */
static void
keep_ends(GArray *ratios, guint first)
{
    if (ratios->len > first + 2) {
        g_array_remove_range(ratios, first + 1, ratios->len - first - 2);
    }
}

/* Adds the ratios between sums of a tier and of the next one below. Where lines of actors go
 * between theirs, nobody sees which two a ratio is of. */
static void
find_ratios(const Builder *builder, PsgSeriesChart *chart)
{
    bool is_mixed = false;
    GArray *ratios = g_array_new(FALSE, FALSE, sizeof(PsgSeriesRatio));
    size_t tiers = builder->context->landscape->tier_count;
    g_autofree const PsgSeriesLine **of_tier = g_new0(const PsgSeriesLine *, tiers + 1);
    for (size_t i = 0; i < chart->line_count; i++) {
        if (chart->lines[i].tier != PSG_NONE) {
            of_tier[chart->lines[i].tier] = &chart->lines[i];
        }
        is_mixed = is_mixed || chart->lines[i].tier == PSG_NONE;
    }
    for (size_t i = 0; i < tiers && !is_mixed; i++) {
        if (of_tier[i] != NULL && of_tier[i + 1] != NULL) {
            guint first = ratios->len;
            add_ratios(builder, of_tier[i], of_tier[i + 1], ratios);
            keep_ends(ratios, first);
        }
    }
    chart->ratio_count = ratios->len;
    chart->ratios = psg_arena_take_array(builder->data->arena, ratios);
}

/* ---- What a chart says ---- */

static const PsgSeriesPoint *
first_number(const PsgSeriesLine *line)
{
    size_t i = 0;
    while (i < line->count && isnan(line->points[i].value)) {
        i++;
    }
    return i < line->count ? &line->points[i] : NULL;
}

static const PsgSeriesPoint *
last_number(const PsgSeriesLine *line)
{
    size_t i = line->count;
    while (i > 0 && isnan(line->points[i - 1].value)) {
        i--;
    }
    return i > 0 ? &line->points[i - 1] : NULL;
}

/* "22 (2008) → 1,590 (2015), × 72"; NULL if there are no two numbers. */
static const char *
course_of(const Builder *builder, const PsgSeriesLine *line)
{
    const PsgSeriesPoint *from = first_number(line), *to = last_number(line);
    if (from == to) {
        return NULL;
    }
    bool can_divide = from->value > 0 && to->value > 0 &&
                      from->bound <= PSG_BOUND_ABOUT && to->bound <= PSG_BOUND_ABOUT;
    double factor = can_divide ? to->value / from->value : 1;
    g_autofree char *times =
        factor >= LEAST_FACTOR ? psg_tier_ratio_label(builder->context, factor) : NULL;
    return psg_arena_printf(builder->data->arena, "%s (%s) \u2192 %s (%s)%s%s",
                            from->label, from->date, to->label, to->date,
                            times == NULL ? "" : ", ", times == NULL ? "" : times);
}

/* The line with the greatest of the values of one time; NULL: two are equal, or there is but
 * one. */
static const PsgSeriesLine *
leader_at(const PsgSeriesLine *lines, size_t count, const PsgSeriesPoint *when,
          const PsgSeriesPoint **its)
{
    const PsgSeriesLine *leader = NULL;
    size_t met = 0, equal = 0;
    *its = NULL;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < lines[i].count; j++) {
            const PsgSeriesPoint *point = &lines[i].points[j];
            if (lines[i].is_all || isnan(point->value) || point->first > when->last ||
                point->last < when->first) {
                continue;
            }
            met++;
            if (*its == NULL || point->value > (*its)->value) {
                *its = point;
                leader = &lines[i];
                equal = 0;
            } else if (!(point->value < (*its)->value)) {
                equal++;
            }
        }
    }
    return met > 1 && equal == 0 ? leader : NULL;
}

/* Of the line with the largest value: "Site A: 0.1 (1993) → 100,000 (2021)". */
static const char *
course_of_largest(const Builder *builder, const PsgSeriesLine *lines, size_t count)
{
    const PsgSeriesLine *largest = &lines[0];
    for (size_t i = 1; i < count; i++) {
        largest = greatest_of(&lines[i]) > greatest_of(largest) ? &lines[i] : largest;
    }
    const char *course = course_of(builder, largest);
    return course == NULL || largest->name == NULL
               ? NULL
               : psg_arena_printf(builder->data->arena, "%s%s %s", largest->name,
                                  word_of(builder, PSG_WORD_COLON), course);
}

/* "In the lead: Netscape, 80 (1996) → Chrome, 63 (2024)": who has the greatest value at the
 * first time and at the last. Where nobody can be compared in the end, the largest alone:
 * who led long ago would be taken for the leader. */
static const char *
leaders_of(const Builder *builder, const PsgSeriesLine *lines, size_t count)
{
    const PsgSeriesPoint *first = NULL, *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const PsgSeriesPoint *from = first_number(&lines[i]),
                             *to = last_number(&lines[i]);
        first =
            from != NULL && (first == NULL || from->first < first->first) ? from : first;
        last = to != NULL && (last == NULL || to->last > last->last) ? to : last;
    }
    if (first == NULL || last == NULL) {
        return NULL;
    }
    GString *said = g_string_new(NULL);
    const PsgSeriesPoint *const times[] = {first, last};
    const PsgSeriesLine *before = NULL;
    const PsgSeriesPoint *told = NULL;
    bool has_last = false;
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        const PsgSeriesPoint *its;
        const PsgSeriesLine *leader = leader_at(lines, count, times[i], &its);
        has_last = leader != NULL && leader->name != NULL;
        if (!has_last || its == told) {
            continue;
        }
        psg_join_printf(said, " \u2192 ", "%s%s%s (%s)",
                        leader == before ? "" : leader->name,
                        leader == before ? "" : ", ", its->label, its->date);
        before = leader;
        told = its;
    }
    if (said->len > 0) {
        g_string_prepend(said, " ");
        g_string_prepend(said, word_of(builder, PSG_WORD_COLON));
        g_string_prepend(said, word_of(builder, PSG_WORD_IN_THE_LEAD));
    }
    const char *kept = keep(builder, g_string_free(said, FALSE));
    return has_last ? kept : course_of_largest(builder, lines, count);
}

/* Values that differ, of one thing at two times. */
static bool
has_course(const PsgSeriesLine *line)
{
    const PsgSeriesPoint *first = first_number(line);
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        if (!isnan(point->value) &&
            (point->value < first->value || point->value > first->value)) {
            return true;
        }
    }
    return false;
}

/* Whether a chart shows what words would not say as well. */
static bool
is_worth_a_chart(const PsgSeriesLine *lines, size_t count, bool is_asked)
{
    size_t numbers = 0, most = 0;
    bool is_moving = is_asked;
    for (size_t i = 0; i < count; i++) {
        size_t own = 0;
        for (size_t j = 0; j < lines[i].count; j++) {
            own += isnan(lines[i].points[j].value) ? 0 : 1;
        }
        numbers += own;
        most = MAX(most, own);
        is_moving = is_moving || has_course(&lines[i]);
    }
    return is_moving && most > 1 &&
           numbers >= (is_asked ? LEAST_VALUES_IF_ASKED : LEAST_VALUES);
}

/* ---- Charts and footnotes of a measure ---- */

/* The name of the only line, if the title does not say it. */
static const char *
name_beside_title(const char *title, const PsgSeriesLine *line)
{
    if (line->name == NULL) {
        return NULL;
    }
    g_autofree char *folded = g_utf8_casefold(title, -1);
    g_autofree char *name = g_utf8_casefold(line->name, -1);
    return strstr(folded, name) != NULL ? NULL : line->name;
}

/* "28" of 2010 and of 2011 is told once, with both dates; of many with the first and the last.
 * Takes the index to the last one. */
static const char *
dates_of(const Builder *builder, const PsgSeriesLine *line, size_t *index)
{
    const char *dates = line->points[*index].date;
    size_t first = *index;
    while (*index + 1 < line->count &&
           strcmp(line->points[first].label, line->points[*index + 1].label) == 0 &&
           g_strcmp0(line->points[first].name, line->points[*index + 1].name) == 0) {
        ++*index;
    }
    if (*index > first + 1) {
        dates = join(builder, dates, "\u2026");
    }
    if (*index > first) {
        dates = join(builder, dates, line->points[*index].date);
    }
    return dates;
}

/* What a chart cannot show, in words: "10 t (Equip@Meso, 2010), about 10 t (c. 2019)", all
 * that is told, or one by one what is told without a number. */
static void
add_words(const Builder *builder, const char *title, const PsgSeriesLine *line,
          GString *all)
{
    const char *unit = text_of(builder, &builder->measure->unit);
    const char *name = all == NULL ? line->name : name_beside_title(title, line);
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        bool has_unit = unit != NULL && !isnan(point->value);
        bool has_name = name != NULL && (all == NULL || i == 0);
        const char *dates = dates_of(builder, line, &i);
        g_autofree char *text = g_strdup_printf(
            "%s%s%s (%s%s%s)", point->label, has_unit ? "\u00a0" : "",
            has_unit ? unit : "", has_name ? name : "", has_name ? ", " : "", dates);
        if (all != NULL) {
            psg_join(all, ", ", text);
        } else if (isnan(point->value)) {
            add_footnote(builder, title, keep(builder, g_steal_pointer(&text)));
        }
    }
}

/* What bars beside lines are called: they have no end at which it could stand. */
static const char *
take_name_of_bars(PsgSeriesLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i].is_bars) {
            const char *name = lines[i].name;
            lines[i].name = NULL;
            return name;
        }
    }
    return NULL;
}

/* "Registrations · Mésocentres": of whom it is, if of one alone. */
static const char *
take_title(const Builder *builder, const char *title, PsgSeriesLine *lines, size_t count)
{
    const char *name = count == 1 ? name_beside_title(title, &lines[0]) : NULL;
    lines[0].name = count == 1 ? NULL : lines[0].name;
    return name == NULL
               ? title
               : psg_arena_printf(builder->data->arena, "%s \u00b7 %s", title, name);
}

static void
add_measure_chart(const Builder *builder, const char *title, PsgSeriesLine *lines,
                  size_t count)
{
    const char *unit = text_of(builder, &builder->measure->unit);
    for (size_t i = 0; i < count; i++) {
        add_words(builder, title, &lines[i], NULL);
    }
    PsgSeriesChart chart = {
        .id = lines[0].is_each ? psg_arena_printf(builder->data->arena, "%s-each",
                                                  builder->measure->id)
                               : builder->measure->id,
        .lines = lines,
        .line_count = count,
        .scale = builder->measure->scale,
        .is_share = psg_unit_is_share(unit),
        .rest = find_rest(lines, count),
    };
    tell_apart(builder, lines, count);
    chart.title = take_title(builder, title, lines, count);
    chart.says =
        count == 1 ? course_of(builder, &lines[0]) : leaders_of(builder, lines, count);
    chart.unit = join(builder, take_name_of_bars(lines, count), unit);
    if (!lines[0].is_each) {
        find_ratios(builder, &chart);
    }
    g_array_append_val(builder->charts, chart);
}

/* Of many things those with the largest values. */
static void
add_measure_footnote(const Builder *builder, const char *title, PsgSeriesLine *lines,
                     size_t count)
{
    g_autoptr(GPtrArray) ranked = g_ptr_array_new();
    for (size_t i = 0; i < count; i++) {
        g_ptr_array_add(ranked, &lines[i]);
    }
    size_t told = count;
    if (count > MOST_TOLD) {
        g_ptr_array_sort(ranked, compare_greatest);
        told = MOST_TOLD - 1;
    }
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < told; i++) {
        add_words(builder, title, g_ptr_array_index(ranked, i), text);
    }
    if (told < count) {
        g_autofree char *others =
            psg_word_and_others(count - told, builder->context->language);
        g_string_append_printf(text, " %s", others);
    }
    const char *kept = keep(builder, g_string_free(text, FALSE));
    if (*kept != '\0') {
        add_footnote(builder, title, kept);
    }
}

/* Sums, or what one machine or centre has: numbers that no eye should compare stand in
 * different charts. */
static void
add_part(const Builder *builder, const GArray *all, bool is_each)
{
    const char *title = psg_measure_name(builder->measure, builder->context->language);
    GArray *part = g_array_new(FALSE, FALSE, sizeof(PsgSeriesLine));
    for (guint i = 0; i < all->len; i++) {
        if (g_array_index(all, PsgSeriesLine, i).is_each == is_each) {
            g_array_append_val(part, g_array_index(all, PsgSeriesLine, i));
        }
    }
    size_t count = part->len;
    PsgSeriesLine *lines =
        psg_arena_copy(builder->data->arena, part->data, count, sizeof *lines);
    g_array_unref(part);
    title = join(builder, title, is_each ? word_of(builder, PSG_WORD_EACH) : NULL);
    if (is_worth_a_chart(lines, count, builder->asked->measures.count > 0)) {
        add_measure_chart(builder, title, lines, count);
    } else {
        add_measure_footnote(builder, title, lines, count);
    }
}

/* A line for each actor, tier or group that has values, and bars for events. */
static void
add_measure(Builder *builder, size_t measure)
{
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(Draft));
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(PsgSeriesLine));
    builder->measure = &builder->context->landscape->measures[measure];
    builder->events = builder->carried[measure];
    builder->drafts = drafts;
    gather(builder);
    for (guint i = 0; i < drafts->len; i++) {
        PsgSeriesLine line = line_of(builder, &g_array_index(drafts, Draft, i), i);
        g_array_append_val(lines, line);
    }
    if (drafts->len > 0) {
        psg_frame_cite(builder->data->cited, &builder->measure->sources);
    }
    add_part(builder, lines, false);
    add_part(builder, lines, true);
}

/* ---- Slices on the axis of time ---- */

/* A slice with its place on the axis and its numbers. */
typedef struct {
    size_t slice;
    PsgTime first, last;
    bool is_estimated;
    PsgCounts counts;
} Stop;

/* From the first start to the last end of slices that have both, and how long one of them
 * is. */
typedef struct {
    bool is_known;
    PsgTime first, last, length;
} Closed;

static Closed
find_closed(const Builder *builder)
{
    Closed closed = {false, PSG_TIME_LAST, PSG_TIME_FIRST, YEAR};
    for (size_t i = 0; i < builder->spec->slice_count; i++) {
        const PsgSlice *slice =
            &builder->context->landscape->slices[builder->spec->slices[i]];
        PsgTime first = psg_interval_first(&slice->when),
                last = psg_interval_last(&slice->when);
        if (first != PSG_TIME_FIRST && last != PSG_TIME_LAST && !slice->is_projected) {
            closed = (Closed){true, MIN(closed.first, first), MAX(closed.last, last),
                              last - first + 1};
        }
    }
    return closed;
}

/* A window with an open end is put next to the others, as long as one of them. False if
 * it has no place at all. */
static bool
place_stop(const Builder *builder, const Closed *closed, Stop *stop)
{
    const PsgInterval *when = &builder->context->landscape->slices[stop->slice].when;
    bool is_number = !closed->is_known && psg_interval_is_number(when);
    PsgTime length = is_number ? PSG_NUMBER_UNIT : closed->length;
    stop->first = psg_interval_first(when);
    stop->last = psg_interval_last(when);
    bool has_start = stop->first != PSG_TIME_FIRST, has_end = stop->last != PSG_TIME_LAST;
    stop->is_estimated = !has_start || !has_end;
    if (!has_start && has_end) {
        stop->last = closed->is_known ? MIN(stop->last, closed->first - 1) : stop->last;
        stop->first = stop->last - length + 1;
    } else if (has_start && !has_end) {
        stop->first = closed->is_known ? MAX(stop->first, closed->last + 1) : stop->first;
        stop->last = stop->first + length - 1;
    }
    return has_start || has_end;
}

static gint
compare_stops(gconstpointer a, gconstpointer b)
{
    const Stop *left = a, *right = b;
    return 2 * PSG_COMPARE(left->first, right->first) +
           PSG_COMPARE(left->slice, right->slice);
}

/* In order of time. What is a question has no numbers. */
static GArray *
find_stops(const Builder *builder)
{
    const PsgInterval *window = &builder->asked->window;
    GArray *stops = g_array_new(FALSE, FALSE, sizeof(Stop));
    Closed closed = find_closed(builder);
    for (size_t i = 0; i < builder->spec->slice_count; i++) {
        size_t slice = builder->spec->slices[i];
        Stop stop = {.slice = slice,
                     .counts = psg_counts_of_view(builder->context->views[slice])};
        if (stop.counts.is_known && place_stop(builder, &closed, &stop) &&
            stop.last >= psg_interval_first(window) &&
            stop.first <= psg_interval_last(window)) {
            g_array_append_val(stops, stop);
        }
    }
    g_array_sort(stops, compare_stops);
    return stops;
}

/* ---- Counts of slices ---- */

typedef enum {
    COUNT_ACTORS,
    COUNT_RELATIONS,
    COUNT_NEW,
    COUNT_GONE,
    COUNT_DENSITY,
    COUNT_CONNECTED,
} Count;

static double
known(size_t number)
{
    return number == PSG_NONE ? (double)NAN : (double)number;
}

/* NaN if it is not known. What is gone counts downwards. */
static double
value_of(const PsgCounts *counts, Count count)
{
    switch (count) {
    case COUNT_ACTORS:
        return known(counts->actors);
    case COUNT_RELATIONS:
        return known(counts->relations);
    case COUNT_NEW:
        return known(counts->new_actors);
    case COUNT_GONE:
        return -known(counts->gone);
    case COUNT_DENSITY:
        return counts->density * 100;
    case COUNT_CONNECTED:
    default:
        return known(counts->most_connected == PSG_NONE ? PSG_NONE : counts->most_others);
    }
}

static const char *
count_label(const Builder *builder, Count count, double value)
{
    bool is_share = count == COUNT_DENSITY;
    g_autofree char *number = psg_number_label(is_share ? round(value * 10) / 10 : value,
                                               builder->context->language);
    return psg_arena_printf(builder->data->arena, "%s%s%s",
                            count == COUNT_NEW && value > 0 ? "+" : "", number,
                            is_share ? "\u00a0%" : "");
}

/* Who is most connected. */
static const char *
name_of_stop(const Builder *builder, const Stop *stop)
{
    const PsgLandscape *landscape = builder->context->landscape;
    return stop->counts.most_connected == PSG_NONE
               ? NULL
               : psg_thing_name(landscape, PSG_SUBJECT_ACTOR, stop->counts.most_connected,
                                &landscape->slices[stop->slice].when,
                                builder->context->language);
}

/* "and 2 others", that are as connected; NULL if there are none. */
static const char *
equals_of(const Builder *builder, const Stop *stop)
{
    size_t equals = stop->counts.equals;
    if (equals == 0) {
        return NULL;
    }
    GString *more = g_string_new(
        word_of(builder, equals == 1 ? PSG_WORD_AND_ONE : PSG_WORD_AND_SOME));
    g_autofree char *number =
        psg_number_label((double)equals, builder->context->language);
    g_string_replace(more, "%zu", number, 1);
    return keep(builder, g_string_free(more, FALSE));
}

static PsgSeriesLine
count_line(const Builder *builder, const GArray *stops, Count count)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgSeriesPoint));
    for (guint i = 0; i < stops->len; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        bool has_name = count == COUNT_CONNECTED;
        PsgSeriesPoint point = {
            .first = stop->first,
            .last = stop->last,
            .value = value_of(&stop->counts, count),
            .name = has_name ? name_of_stop(builder, stop) : NULL,
            .equals = has_name ? equals_of(builder, stop) : NULL,
            .is_estimated = stop->is_estimated,
        };
        if (!isnan(point.value)) {
            point.label = count_label(builder, count, point.value);
            point.date = keep(
                builder, psg_context_slice_title(builder->context, stop->slice, NULL));
            g_array_append_val(points, point);
        }
    }
    PsgSeriesLine line = {.count = points->len, .tier = PSG_NONE};
    line.points = psg_arena_take_array(builder->data->arena, points);
    return line;
}

/* What it is called beside others of its chart, and how it is painted. */
static void
dress_line(const Builder *builder, Count count, PsgSeriesLine *line)
{
    const PsgStyle *style = builder->context->style;
    line->colour = style->palette[0].line;
    line->fill = style->palette[0].fill;
    line->is_bars = count == COUNT_NEW || count == COUNT_GONE || count == COUNT_CONNECTED;
    if (count == COUNT_ACTORS) {
        line->name = word_of(builder, PSG_WORD_ACTORS);
    } else if (count == COUNT_RELATIONS) {
        line->name = word_of(builder, PSG_WORD_RELATIONS);
        line->colour = style->muted;
        line->mark = 1;
        line->dash = PSG_DASH_DASHED;
    } else if (count == COUNT_NEW) {
        line->name = word_of(builder, PSG_WORD_GAINED);
        line->colour = line->fill = style->accent;
    } else if (count == COUNT_GONE) {
        line->name = word_of(builder, PSG_WORD_LOST);
        line->colour = style->muted;
        line->fill = style->background;
    }
}

/* "actors 17 → 37, relations 21 → 50"; of changes what all of them add up to: "added +21, removed −4";
 * of one line its course. */
static const char *
said_of_counts(const Builder *builder, const Count *counts, const PsgSeriesLine *lines,
               size_t count)
{
    if (counts[0] == COUNT_CONNECTED) {
        return NULL; /* names of bars say more */
    }
    if (count == 1) {
        return course_of(builder, &lines[0]);
    }
    const char *said = NULL;
    for (size_t i = 0; i < count; i++) {
        const PsgSeriesPoint *first = first_number(&lines[i]),
                             *last = last_number(&lines[i]);
        double sum = 0;
        for (size_t j = 0; j < lines[i].count; j++) {
            sum += lines[i].points[j].value;
        }
        bool is_change = counts[0] == COUNT_NEW;
        bool is_moving = is_change ? fpclassify(sum) != FP_ZERO : has_course(&lines[i]);
        if (is_moving) {
            const char *course = psg_arena_printf(
                builder->data->arena, "%s %s%s%s", lines[i].name,
                is_change ? "" : first->label, is_change ? "" : " \u2192 ",
                is_change ? count_label(builder, counts[i], sum) : last->label);
            said = join(builder, said, course);
        }
    }
    return said;
}

/* In words: "17.5 % (2008), 7.5 % (2017)". */
static void
add_count_words(const Builder *builder, const char *title, const PsgSeriesLine *lines,
                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        GString *text = g_string_new(NULL);
        for (size_t j = 0; j < lines[i].count; j++) {
            const PsgSeriesPoint *point = &lines[i].points[j];
            const char *dates = dates_of(builder, &lines[i], &j);
            psg_join_printf(text, ", ", "%s (%s%s%s)", point->label,
                            point->name == NULL ? "" : point->name,
                            point->name == NULL ? "" : ", ", dates);
        }
        double greatest = greatest_of(&lines[i]);
        bool is_nothing = !has_course(&lines[i]) && fpclassify(greatest) == FP_ZERO;
        const char *kept = keep(builder, g_string_free(text, FALSE));
        if (*kept != '\0' && !is_nothing) {
            add_footnote(builder, lines[i].name == NULL ? title : lines[i].name, kept);
        }
    }
}

/* Whether a chart is drawn where the landscape has relations, where it has none, or both. */
typedef enum { WITH = 1, WITHOUT = 2, BOTH = WITH | WITHOUT } Relations;

static const struct {
    const char *id;
    PsgWord title, unit;
    Count counts[2];
    size_t count;
    Relations relations;
} count_charts[] = {
    {"size", PSG_WORD_SIZE, PSG_WORD_SIZE, {COUNT_ACTORS, COUNT_RELATIONS}, 2, WITH},
    {"size", PSG_WORD_SIZE_ALONE, PSG_WORD_SIZE_ALONE, {COUNT_ACTORS}, 1, WITHOUT},
    {"change", PSG_WORD_CHANGE, PSG_WORD_CHANGE_OF, {COUNT_NEW, COUNT_GONE}, 2, BOTH},
    {"density", PSG_WORD_DENSITY, PSG_WORD_DENSITY_OF, {COUNT_DENSITY}, 1, WITH},
    {"connected", PSG_WORD_CONNECTED, PSG_WORD_CONNECTED_OF, {COUNT_CONNECTED}, 1, WITH},
};

static void
add_count_charts(const Builder *builder, const GArray *stops)
{
    Relations here = builder->context->landscape->relation_count > 0 ? WITH : WITHOUT;
    for (size_t i = 0; i < G_N_ELEMENTS(count_charts); i++) {
        if ((count_charts[i].relations & here) == 0) {
            continue;
        }
        bool has_unit = count_charts[i].unit != count_charts[i].title;
        PsgSeriesLine lines[2];
        PsgSeriesChart chart = {
            .id = count_charts[i].id,
            .title = word_of(builder, count_charts[i].title),
            .unit = has_unit ? word_of(builder, count_charts[i].unit) : NULL,
            .line_count = count_charts[i].count,
            .is_of_slices = true,
            .scale = PSG_AXIS_LINEAR,
            .is_share = count_charts[i].counts[0] == COUNT_DENSITY,
            .names_matter = count_charts[i].counts[0] == COUNT_CONNECTED};
        bool is_moving = false;
        for (size_t j = 0; j < count_charts[i].count; j++) {
            lines[j] = count_line(builder, stops, count_charts[i].counts[j]);
            dress_line(builder, count_charts[i].counts[j], &lines[j]);
            lines[j].name = count_charts[i].count == 1 ? NULL : lines[j].name;
            is_moving = is_moving || has_course(&lines[j]);
        }
        chart.lines =
            psg_arena_copy(builder->data->arena, lines, chart.line_count, sizeof *lines);
        chart.says =
            said_of_counts(builder, count_charts[i].counts, lines, chart.line_count);
        if (is_worth_a_chart(lines, chart.line_count, false)) {
            g_array_append_val(builder->charts, chart);
        } else if (is_moving || builder->asked->has_counts) {
            add_count_words(builder, chart.title, lines, chart.line_count);
        }
    }
}

/* Which slices are not where they say: "Before 2008: without a start, …". */
static void
tell_estimated(const Builder *builder, const GArray *stops)
{
    const PsgRenderContext *context = builder->context;
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < stops->len; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        if (!stop->is_estimated) {
            continue;
        }
        g_autofree char *title = psg_context_slice_title(context, stop->slice, NULL);
        const PsgInterval *when = &context->landscape->slices[stop->slice].when;
        bool is_before = psg_interval_first(when) == PSG_TIME_FIRST;
        psg_join_printf(
            said, " \u00b7 ", "%s%s %s", title, word_of(builder, PSG_WORD_COLON),
            word_of(builder, is_before ? PSG_WORD_PUT_BEFORE : PSG_WORD_PUT_AFTER));
    }
    bool is_empty = said->len == 0;
    const char *kept = keep(builder, g_string_free(said, FALSE));
    builder->data->estimated = is_empty ? NULL : kept;
}

/* A single slice has no course: unless it was asked for, its numbers are the network's to
 * tell. */
static void
add_counts(const Builder *builder)
{
    g_autoptr(GArray) stops = find_stops(builder);
    if (stops->len > 1 || builder->asked->has_counts) {
        add_count_charts(builder, stops);
    }
    if (stops->len > 1) {
        tell_estimated(builder, stops);
    }
}

/* ---- The time that holds all ---- */

static bool
is_long(const PsgSeriesPoint *point)
{
    return point->first == PSG_TIME_FIRST || point->last == PSG_TIME_LAST ||
           point->last - point->first >
               (psg_time_is_number(point->first) ? PSG_NUMBER_UNIT : LONG_SPAN);
}

static void
meet_line(PsgTimeSpan *span, const PsgSeriesLine *line, bool takes_long)
{
    for (size_t k = 0; k < line->count; k++) {
        const PsgSeriesPoint *point = &line->points[k];
        if (takes_long || !is_long(point)) {
            psg_time_span_meet(span, point->first);
            psg_time_span_meet(span, point->last);
        }
    }
}

static PsgTimeSpan
time_of(const PsgSeriesData *data, bool takes_long)
{
    PsgTimeSpan span = PSG_NO_TIME;
    for (size_t i = 0; i < data->chart_count; i++) {
        const PsgSeriesChart *chart = &data->charts[i];
        for (size_t j = 0; j < chart->line_count; j++) {
            meet_line(&span, &chart->lines[j], takes_long || chart->is_of_slices);
        }
    }
    return span;
}

/* Whole years around all that is dated, unless the spec says where the axis ends. */
static void
find_time(PsgSeriesData *data, const PsgInterval *window)
{
    PsgTimeSpan span = time_of(data, false);
    PsgTime from = psg_interval_first(window), to = psg_interval_last(window);
    span = psg_time_span_rounded(span.first < span.last ? span : time_of(data, true));
    if (span.first <= span.last) {
        data->first = from == PSG_TIME_FIRST ? MIN(span.first, to) : from;
        data->last = to == PSG_TIME_LAST ? MAX(span.last, data->first) : to;
    }
}

/* ---- All of it ---- */

/* By measure, what events carry. */
static GArray **
find_carried(const PsgLandscape *landscape)
{
    GArray **carried = g_new0(GArray *, landscape->measure_count + 1);
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->value_count; j++) {
            GArray **list = &carried[event->values[j].measure];
            Carried each = {event, event->values[j].value};
            *list = *list != NULL ? *list : g_array_new(FALSE, FALSE, sizeof(Carried));
            g_array_append_val(*list, each);
        }
    }
    return carried;
}

/* Adds what was asked for; all there is if nothing was. */
static void
add_all(Builder *builder)
{
    const PsgSeriesOptions *asked = builder->asked;
    bool is_all = asked->measures.count == 0 && !asked->has_counts;
    size_t measures = builder->context->landscape->measure_count;
    size_t count = is_all ? measures : asked->measures.count;
    for (size_t i = 0; i < count; i++) {
        add_measure(builder, is_all ? i : asked->measures.items[i]);
    }
    if (is_all || asked->has_counts) {
        add_counts(builder);
    }
}

PsgSeriesData *
psg_series_data_new(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    PsgSeriesData *data = g_new0(PsgSeriesData, 1);
    data->arena = psg_arena_new();
    data->spec = spec;
    data->cited = g_new0(bool, context->landscape->source_count + 1);
    Builder builder = {
        .context = context,
        .spec = spec,
        .asked = spec->options,
        .data = data,
        .charts = g_array_new(FALSE, FALSE, sizeof(PsgSeriesChart)),
        .footnotes = g_array_new(FALSE, FALSE, sizeof(PsgSeriesFootnote)),
        .carried = find_carried(context->landscape),
    };
    add_all(&builder);
    for (size_t i = 0; i < context->landscape->measure_count; i++) {
        g_clear_pointer(&builder.carried[i], g_array_unref);
    }
    g_free(builder.carried);
    data->chart_count = builder.charts->len;
    data->charts = psg_arena_take_array(data->arena, builder.charts);
    data->footnote_count = builder.footnotes->len;
    data->footnotes = psg_arena_take_array(data->arena, builder.footnotes);
    data->is_one_chart = data->chart_count == 1 && (data->footnote_count == 0 ||
                                                    builder.asked->measures.count == 1);
    find_time(data, &builder.asked->window);
    data->clock = psg_clock_of(context->landscape);
    return data;
}

void
psg_series_data_free(PsgSeriesData *data)
{
    if (data != NULL) {
        psg_arena_free(data->arena);
        g_free(data->cited);
        g_free(data);
    }
}
