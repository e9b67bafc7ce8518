/* Sizes of dots: areas that are as large as values, within what the page can hold. */
#include "figure/network/dots.h"

#include "base/compare.h"
#include "model/measurement.h"

#include <math.h>
#include <stdlib.h>

#define COVERED 0.045 /* of the area, by the dots of the fullest slice */
/* In units of a slide: larger ones are taken for boxes without names, smaller ones for dust. */
#define LARGEST 20.0
#define SMALLEST 5.0
#define DUST 1.1
/* Of a dot with its name, on a page that fits its drawing; such a page is no higher than so many
 * times its width. */
#define ROOM_WIDTH 130.0
#define ROOM_HEIGHT 42.0
#define MOST_HIGH 4.0
/* The smallest dot is no smaller than this share of what all would be if they were alike. */
#define LEAST_SHARE 0.5

/* ---- Values ---- */

static int
compare_pairs(const void *left, const void *right)
{
    return PSG_COMPARE(*(const guint64 *)left, *(const guint64 *)right);
}

/* Pairs of actors that some slice shows related, each once: guint64. */
static GArray *
related_pairs(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *seen = g_new0(bool, landscape->relation_count + 1);
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(guint64));
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->relation_count; i++) {
            size_t index = view->relations[i].relation;
            const PsgRelation *relation = &landscape->relations[index];
            guint64 pair = (guint64)MIN(relation->from, relation->to) << 32 |
                           MAX(relation->from, relation->to);
            if (!seen[index] && relation->from != relation->to) {
                g_array_append_val(pairs, pair);
            }
            seen[index] = true;
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* By actor, how many others it is related to in any slice. Owned by the caller. */
static double *
count_related(const PsgRenderContext *context)
{
    double *counts = g_new0(double, context->landscape->actor_count + 1);
    g_autoptr(GArray) pairs = related_pairs(context);
    for (guint i = 0; i < pairs->len; i++) {
        guint64 pair = g_array_index(pairs, guint64, i);
        if (i == 0 || pair != g_array_index(pairs, guint64, i - 1)) {
            counts[pair >> 32]++;
            counts[pair & 0xffffffff]++;
        }
    }
    return counts;
}

/* Values that a measure has of one thing. */
typedef struct {
    const PsgMeasurement *items;
    size_t count;
} Run;

/* By actor. Owned by the caller. */
static Run *
runs_of(const PsgLandscape *landscape, size_t measure)
{
    const PsgMeasure *said = &landscape->measures[measure];
    Run *runs = g_new0(Run, landscape->actor_count + 1);
    for (size_t i = 0; i < said->value_count;) {
        const PsgMeasurement *first = &said->values[i];
        size_t count = psg_measurement_run(first, said->value_count - i);
        if (first->subject == PSG_SUBJECT_ACTOR) {
            runs[first->index] = (Run){first, count};
        }
        i += count;
    }
    return runs;
}

/* NaN: not known. */
static double
value_in(const Run *run, const PsgInterval *window)
{
    const PsgMeasurement *value =
        psg_measurement_at(run->items, run->count, PSG_AGGREGATION_ANY, window);
    return value == NULL || value->value < 0 ? (double)NAN : value->value;
}

/* By slice and actor: NaN if it is not known, negative if it is not seen. Owned by the caller. */
static double *
values_of(const PsgRenderContext *context, size_t measure, const double *related)
{
    const PsgLandscape *landscape = context->landscape;
    size_t count = landscape->actor_count;
    double *values = g_new(double, count * landscape->slice_count + 1);
    g_autofree Run *runs = measure == PSG_NONE ? NULL : runs_of(landscape, measure);
    for (size_t i = 0; i < count * landscape->slice_count; i++) {
        values[i] = -1;
    }
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            values[slice * count + actor] =
                runs == NULL ? related[actor]
                             : value_in(&runs[actor], &landscape->slices[slice].when);
        }
    }
    return values;
}

/* ---- Sizes ---- */

static void
find_range(PsgDots *dots, const double *values)
{
    dots->least = G_MAXDOUBLE;
    dots->most = 0;
    for (size_t i = 0; i < dots->actor_count * dots->slice_count; i++) {
        if (values[i] >= 0) {
            dots->least = MIN(dots->least, values[i]);
            dots->most = MAX(dots->most, values[i]);
        }
    }
    dots->least = MIN(dots->least, dots->most);
}

/* What the area of a value of 1 may be, so that the fullest slice covers no more than its share;
 * and the least radius, which dots have that are worth less. */
static void
find_unit(PsgDots *dots, const double *values, PsgSize area, double scale)
{
    double largest = LARGEST * scale, room = area.width * area.height * COVERED;
    double sum = 0, fullest = 1;
    for (size_t slice = 0; slice < dots->slice_count; slice++) {
        double own = 0, count = 0;
        for (size_t i = 0; i < dots->actor_count; i++) {
            double value = values[slice * dots->actor_count + i];
            count += value < 0 ? 0 : 1;
            own += value > 0 ? value : 0;
        }
        sum = MAX(sum, own);
        fullest = MAX(fullest, count);
    }
    double alike = sqrt(room / fullest / G_PI);
    dots->smallest = CLAMP(alike * LEAST_SHARE, DUST * scale, SMALLEST * scale);
    dots->unit =
        MIN(room / MAX(sum, 1e-9), G_PI * largest * largest / MAX(dots->most, 1e-9));
}

double
psg_dots_radius(const PsgDots *dots, double value)
{
    return MAX(dots->smallest, sqrt(value * dots->unit / G_PI));
}

double
psg_dots_height(const PsgDots *dots, double width, double scale)
{
    double room = (double)dots->fullest * ROOM_WIDTH * ROOM_HEIGHT * scale * scale;
    return MIN(room / width, MOST_HIGH * width);
}

/* Of what is as important as another, the one that is there longer comes first. */
static void
weigh(PsgDots *dots, const double *values, const double *related)
{
    for (size_t slice = 0; slice < dots->slice_count; slice++) {
        for (size_t i = 0; i < dots->actor_count; i++) {
            double value = values[slice * dots->actor_count + i];
            double known = dots->measure != PSG_NONE && value > 0 ? value : 0;
            double share = dots->most > 0 ? known / dots->most : 0;
            dots->importance[i] += value < 0 ? 0 : 1e-3 + share;
        }
    }
    for (size_t i = 0; i < dots->actor_count; i++) {
        dots->importance[i] += dots->measure == PSG_NONE ? related[i] : related[i] * 1e-6;
    }
}

PsgDots *
psg_dots_new(const PsgRenderContext *context, size_t measure, PsgSize area)
{
    const PsgLandscape *landscape = context->landscape;
    size_t count = landscape->actor_count * landscape->slice_count;
    PsgDots *dots = g_new0(PsgDots, 1);
    dots->actor_count = landscape->actor_count;
    dots->slice_count = landscape->slice_count;
    dots->measure = measure;
    dots->radii = g_new0(double, count + 1);
    dots->is_known = g_new0(bool, count + 1);
    dots->importance = g_new0(double, landscape->actor_count + 1);
    g_autofree double *related = count_related(context);
    g_autofree double *values = values_of(context, measure, related);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        dots->fullest = MAX(dots->fullest, context->views[slice]->actor_count);
    }
    find_range(dots, values);
    find_unit(dots, values, area, context->page.scale);
    weigh(dots, values, related);
    for (size_t i = 0; i < count; i++) {
        dots->is_known[i] = values[i] >= 0;
        dots->radii[i] = values[i] < 0      ? 0
                         : isnan(values[i]) ? dots->smallest
                                            : psg_dots_radius(dots, values[i]);
    }
    return dots;
}

void
psg_dots_free(PsgDots *dots)
{
    if (dots != NULL) {
        g_free(dots->radii);
        g_free(dots->is_known);
        g_free(dots->importance);
        g_free(dots);
    }
}

PsgSize *
psg_dots_sizes(const PsgDots *dots)
{
    PsgSize *sizes = g_new0(PsgSize, dots->actor_count + 1);
    for (size_t slice = 0; slice < dots->slice_count; slice++) {
        for (size_t i = 0; i < dots->actor_count; i++) {
            double width = 2 * dots->radii[slice * dots->actor_count + i];
            sizes[i].width = sizes[i].height = MAX(sizes[i].width, width);
        }
    }
    return sizes;
}
