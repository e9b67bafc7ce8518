/*
 * Where the marks of events stand on their lines.
 *
 * A date covers days: an event "2009" is somewhere in that year. So those of one line and
 * one date share its stretch evenly, those of finer dates choose first, and nobody stands
 * on another. Where even that has no room, events share a mark.
 */
#include "figure/timeline/marks.h"

#include "figure/timeline/lines.h"

#include <math.h>

#define AIR 0.25 /* between two marks, in halves of a mark */

/* An event on one of its lines. */
typedef struct {
    size_t event, line, row;
    int first, last;
    double left, right;
    bool begins, ends; /* its date is that at which the line begins, ends */
} Wish;

typedef struct {
    const PsgTimelinePlan *plan;
    PsgLanes *lanes;
    double half;
    GArray *wishes; /* of Wish */
    GArray *marks;
} Marker;

/* ---- Wishes ---- */

static bool
is_same_days(const PsgDate *date, const Wish *wish)
{
    return date->kind == PSG_END_KNOWN && date->first == wish->first &&
           date->last == wish->last;
}

static void
compare_with_line(const Marker *marker, Wish *wish)
{
    const GArray *pieces = psg_timeline_line(marker->plan, wish->line)->pieces;
    for (guint i = 0; i < pieces->len; i++) {
        const PsgLifePiece *piece = &g_array_index(pieces, PsgLifePiece, i);
        wish->begins = wish->begins || is_same_days(&piece->when.from, wish);
        wish->ends = wish->ends || is_same_days(&piece->when.to, wish);
    }
}

static void
add_wish(const Marker *marker, size_t event, size_t line)
{
    const PsgTimelinePlan *plan = marker->plan;
    const PsgInterval *when = &plan->pen->context->landscape->events[event].when;
    Wish wish = {.event = event,
                 .line = line,
                 .row = line == PSG_NONE ? plan->rows->len - 1
                                         : psg_timeline_line(plan, line)->row,
                 .first = psg_interval_first(when),
                 .last = psg_interval_last(when)};
    if (!psg_time_scale_span(&plan->scale, when, &wish.left, &wish.right)) {
        wish.left = wish.right = plan->scale.beyond_at;
    } else if (line != PSG_NONE) {
        compare_with_line(marker, &wish);
    }
    g_array_append_val(marker->wishes, wish);
}

static void
find_wishes(const Marker *marker)
{
    const PsgLandscape *landscape = marker->plan->pen->context->landscape;
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        if (!psg_timeline_has_event(marker->plan, event)) {
            continue;
        }
        for (size_t j = 0; j < event->actors.count; j++) {
            size_t line = marker->plan->line_of[event->actors.items[j]];
            if (line < marker->plan->lines->len) {
                add_wish(marker, i, line);
            }
        }
        if (psg_timeline_is_apart(marker->plan, event)) {
            add_wish(marker, i, PSG_NONE);
        }
    }
}

/* By row; in it the finest dates first, then by time. */
static gint
compare_wishes(gconstpointer a, gconstpointer b)
{
    const Wish *first = a, *second = b;
    if (first->row != second->row) {
        return first->row < second->row ? -1 : 1;
    }
    int length = first->last - first->first, other = second->last - second->first;
    if (length != other) {
        return length < other ? -1 : 1;
    }
    if (first->first != second->first) {
        return first->first < second->first ? -1 : 1;
    }
    if (first->line != second->line) {
        return first->line < second->line ? -1 : 1;
    }
    return (first->event > second->event) - (first->event < second->event);
}

static bool
share_days(const Wish *a, const Wish *b)
{
    return a->row == b->row && a->line == b->line && a->first == b->first &&
           a->last == b->last;
}

/* ---- Places ---- */

/* Of count events that share days, from the first at the line's beginning, if it is
 * theirs, to the last at its end. */
static double
slot(const Marker *marker, const Wish *wish, guint index, guint count)
{
    double step = (wish->right - wish->left) / count, half = marker->half * (1 + AIR);
    double first = wish->begins ? wish->left + half : wish->left + step / 2;
    double last = wish->ends ? wish->right - half : wish->right - step / 2;
    if (wish->right - wish->left < 2 * half) {
        double middle = (wish->left + wish->right) / 2;
        return wish->begins ? wish->left + half
               : wish->ends ? wish->right - half
                            : middle;
    }
    if (count == 1) {
        return wish->ends && !wish->begins ? last : first;
    }
    return first + (last - first) * index / (count - 1);
}

/* The free place next to the slot, within the wish's days; NaN if there is none. */
static double
free_place(const Marker *marker, const Wish *wish, double slot)
{
    double half = marker->half * (1 + AIR / 2), step = marker->half / 3;
    double length = wish->right - wish->left;
    for (int i = 0; i * step <= length; i++) {
        for (int side = 1; side >= -1; side -= 2) {
            double at = slot + side * i * step;
            bool is_within =
                i == 0 || (at - half >= wish->left && at + half <= wish->right);
            if (is_within &&
                psg_lanes_is_free(marker->lanes, wish->row, 0, at - half, at + half)) {
                return at;
            }
        }
    }
    return NAN;
}

/* The mark of the wish's line that is nearest, and hides the slot; NULL if none does. */
static PsgTimelineMark *
nearest_mark(const Marker *marker, const Wish *wish, double slot)
{
    PsgTimelineMark *nearest = NULL;
    for (guint i = 0; i < marker->marks->len; i++) {
        PsgTimelineMark *mark = &g_array_index(marker->marks, PsgTimelineMark, i);
        if (mark->row == wish->row && mark->line == wish->line &&
            fabs(mark->at - slot) < 2 * marker->half * (1 + AIR) &&
            (nearest == NULL || fabs(mark->at - slot) < fabs(nearest->at - slot))) {
            nearest = mark;
        }
    }
    return nearest;
}

static void
place(const Marker *marker, const Wish *wish, double slot)
{
    double at = free_place(marker, wish, slot);
    PsgTimelineMark *near = isnan(at) ? nearest_mark(marker, wish, slot) : NULL;
    if (near != NULL) {
        g_array_append_val(near->events, wish->event);
        return;
    }
    PsgTimelineMark mark = {wish->line, wish->row, isnan(at) ? slot : at,
                            g_array_new(FALSE, FALSE, sizeof(size_t)), false};
    double half = marker->half * (1 + AIR / 2);
    mark.is_told = (wish->begins && slot < wish->left + 2 * half) ||
                   (wish->ends && slot > wish->right - 2 * half);
    g_array_append_val(mark.events, wish->event);
    g_array_append_val(marker->marks, mark);
    psg_lanes_take(marker->lanes, wish->row, 0, mark.at - half, mark.at + half);
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
    const PsgTimelineMark *first = a, *second = b;
    if (first->row != second->row) {
        return first->row < second->row ? -1 : 1;
    }
    return (first->at > second->at) - (first->at < second->at);
}

GArray *
psg_timeline_marks_place(const PsgTimelinePlan *plan, PsgLanes *lanes, double half)
{
    g_autoptr(GArray) wishes = g_array_new(FALSE, FALSE, sizeof(Wish));
    Marker marker = {plan, lanes, half, wishes,
                     g_array_new(FALSE, FALSE, sizeof(PsgTimelineMark))};
    find_wishes(&marker);
    g_array_sort(wishes, compare_wishes);
    for (guint from = 0, end; from < wishes->len; from = end) {
        const Wish *first = &g_array_index(wishes, Wish, from);
        for (end = from + 1;
             end < wishes->len && share_days(first, &g_array_index(wishes, Wish, end));
             end++) {
        }
        for (guint i = from; i < end; i++) {
            const Wish *wish = &g_array_index(wishes, Wish, i);
            place(&marker, wish, slot(&marker, wish, i - from, end - from));
        }
    }
    g_array_sort(marker.marks, compare_marks);
    return marker.marks;
}
