/*
 * Where lives stand on the pages of a lineage.
 *
 * Time is to scale. Who succeeds whom is a family; families stand below each other, those with
 * most to tell first, and in each of them lives share lanes where they do not meet
 * (figure/lineage/order.h). Words stand in bars where these are long enough, else behind or
 * before them, else on a line above or below. Letters are the largest with which all stand on
 * one page; if there are none, there are several pages, and at last families are left out and
 * counted.
 */
#include "figure/lineage/lineage.h"

#include "base/compare.h"
#include "figure/lineage/order.h"
#include "model/presence.h"
#include "model/succession.h"

#include <string.h>

/* In units of a slide. */
#define PADDING 9.0   /* beside words in a bar */
#define BESIDE 8.0    /* from a bar to words beside it */
#define LEAST_GAP 9.0 /* between rows */
#define LANE_AIR 14.0 /* between two that share a lane */

#define CUT_FROM 3 /* times all the rest: longer silences are left out */
#define CUT_AIR                                                                          \
    0.12 /* of the time that is not left out, kept at both ends of the break */
#define BAR_SHARE 1.2  /* of the height of a line of words */
#define WISHED_GAP 0.9 /* the same where the page grows */
#define SLIDE_SHAPE (9.0 / 16.0)
#define MOST_GAP 2.2 /* in bars: farther apart, rows are no group any more */

/* with more lives than this larger letters are not tried: no page would hold them */
enum { MOST_LARGE = 60 };

/* ---- Who ---- */

static PsgTimeBar *
bar_at(const PsgLineageLife *life, guint index)
{
    return &g_array_index(life->bars, PsgTimeBar, index);
}

static PsgLineageLabel *
label_at(const PsgLineageLife *life, guint index)
{
    return &g_array_index(life->labels, PsgLineageLabel, index);
}

static int
compare_bars(const void *left, const void *right)
{
    const PsgTimeBar *a = left, *b = right;
    return PSG_COMPARE(a->left, b->left);
}

static void
add_bar(const PsgLineagePlan *plan, GArray *bars, const PsgInterval *when, bool is_talk)
{
    PsgTimeBar bar;
    if (psg_time_bar_place(&bar, &plan->scale, when, is_talk)) {
        g_array_append_val(bars, bar);
    }
}

static GArray *
bars_of(const PsgLineagePlan *plan, const PsgActor *actor)
{
    GArray *bars = g_array_new(FALSE, FALSE, sizeof(PsgTimeBar));
    PsgInterval talk, always = psg_interval_always();
    if (psg_actor_talk(actor, &talk)) {
        add_bar(plan, bars, &talk, true);
    }
    for (size_t i = 0; i < actor->when.count; i++) {
        PsgInterval drawn =
            psg_spell_drawn(plan->lineage->context->landscape, &actor->when.items[i]);
        add_bar(plan, bars, &drawn, false);
    }
    if (!actor->has_when && !actor->is_talked_of) {
        add_bar(plan, bars, &always, false);
    }
    g_array_sort(bars, compare_bars);
    return bars;
}

static void
clear_label(gpointer data)
{
    g_free(((PsgLineageLabel *)data)->text);
}

static void
clear_life(gpointer data)
{
    PsgLineageLife *life = data;
    g_clear_pointer(&life->bars, g_array_unref);
    g_clear_pointer(&life->labels, g_array_unref);
}

/* Where the actor is called something first, on the scale. */
static void
begin_labels(const PsgLineagePlan *plan, PsgLineageLife *life)
{
    const PsgTimeBar *bar = bar_at(life, 0);
    PsgTime time = MAX(psg_interval_first(&bar->when), plan->scale.first);
    PsgLineageLabel label = {
        .text = g_strdup(psg_lineage_name(plan->lineage, life->actor, time)),
        .time = time,
        .kind = psg_lineage_kind_of(plan->lineage, life->actor, time),
        .x = bar->left};
    life->labels = g_array_new(FALSE, FALSE, sizeof(PsgLineageLabel));
    g_array_set_clear_func(life->labels, clear_label);
    g_array_append_val(life->labels, label);
}

/* What is written where something happened: a new name, or another tier or kind; who is
 * founded anew is called by name again. Owned by the caller; NULL: nothing. */
static char *
words_of(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgRenderContext *context = lineage->context;
    if (event->what == PSG_LINEAGE_TIER || event->what == PSG_LINEAGE_KIND) {
        bool is_tier = event->what == PSG_LINEAGE_TIER;
        size_t now = is_tier ? psg_lineage_tier(lineage, event->to, event->time)
                             : psg_lineage_kind_of(lineage, event->to, event->time);
        return g_strdup_printf("\u2192 %s", psg_lineage_belonging(context, is_tier, now));
    }
    bool has_name =
        event->what == PSG_LINEAGE_RENAMED || event->what == PSG_SUCCESSION_REFOUNDED;
    return has_name ? g_strdup(psg_lineage_name(lineage, event->to, event->time)) : NULL;
}

/* A new name of who is founded anew is written there, and needs no sign of its own. */
static unsigned
without_twice(unsigned signs)
{
    bool is_anew = (signs & (1u << PSG_SUCCESSION_REFOUNDED)) != 0;
    return is_anew ? signs & ~(1u << PSG_LINEAGE_RENAMED) : signs;
}

/* Events are in order of time. */
static void
add_label(const PsgLineagePlan *plan, PsgLineageLife *life, const PsgLineageEvent *event)
{
    PsgLineageLabel *last = label_at(life, life->labels->len - 1);
    g_autofree char *text = words_of(plan->lineage, event);
    size_t kind = psg_lineage_kind_of(plan->lineage, life->actor, event->time);
    bool is_first = life->labels->len == 1 && event->time <= last->time;
    if (is_first || event->time == last->time) {
        bool is_name = event->what == PSG_LINEAGE_RENAMED;
        last->signs = without_twice(last->signs | 1u << event->what);
        last->kind = kind;
        if ((last->text == NULL || is_name) && text != NULL) {
            g_free(last->text);
            last->text = g_steal_pointer(&text);
        }
        return;
    }
    PsgLineageLabel label = {.text = g_steal_pointer(&text),
                             .time = event->time,
                             .kind = kind,
                             .signs = 1u << event->what,
                             .x = psg_time_scale_x(&plan->scale, event->time)};
    g_array_append_val(life->labels, label);
}

/* By actor its place among the lives; PSG_NONE. Owned by the caller. */
static size_t *
find_places(const PsgLineagePlan *plan)
{
    size_t count = plan->lineage->context->landscape->actor_count;
    size_t *places = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        places[i] = PSG_NONE;
    }
    for (guint i = 0; i < plan->lives->len; i++) {
        places[psg_lineage_life(plan, i)->actor] = i;
    }
    return places;
}

static void
add_lives(PsgLineagePlan *plan)
{
    const PsgLandscape *landscape = plan->lineage->context->landscape;
    g_autofree bool *changed = g_new0(bool, landscape->actor_count + 1);
    for (size_t i = 0; i < plan->lineage->event_count; i++) {
        const PsgLineageEvent *event = &plan->lineage->events[i];
        changed[event->from] = changed[event->to] = true;
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        PsgLineageLife life = {.actor = i, .family = i};
        if (!changed[i]) {
            continue;
        }
        life.bars = bars_of(plan, &landscape->actors[i]);
        if (life.bars->len == 0) {
            g_array_unref(life.bars);
            continue;
        }
        begin_labels(plan, &life);
        g_array_append_val(plan->lives, life);
    }
    g_autofree size_t *places = find_places(plan);
    for (size_t i = 0; i < plan->lineage->event_count; i++) {
        const PsgLineageEvent *event = &plan->lineage->events[i];
        if (psg_lineage_is_succession(event) && places[event->from] != PSG_NONE) {
            psg_lineage_life(plan, (guint)places[event->from])->is_tied |=
                psg_succession_ends((PsgSuccessionWhat)event->what);
        }
        if (places[event->to] != PSG_NONE) {
            add_label(plan, psg_lineage_life(plan, (guint)places[event->to]), event);
        }
    }
}

/* ---- Families ---- */

static size_t
root_of(size_t *parents, size_t actor)
{
    while (parents[actor] != actor) {
        parents[actor] = parents[parents[actor]];
        actor = parents[actor];
    }
    return actor;
}

/* A family, as it is sorted. */
typedef struct {
    size_t root, weight;
    PsgTime first;
} Family;

/* Those with most to tell first, then those that begin first. */
static int
compare_families(const void *left, const void *right)
{
    const Family *a = left, *b = right;
    return 4 * PSG_COMPARE(b->weight, a->weight) + 2 * PSG_COMPARE(a->first, b->first) +
           PSG_COMPARE(a->root, b->root);
}

static int
compare_lives(const void *left, const void *right)
{
    const PsgLineageLife *a = left, *b = right;
    return 2 * PSG_COMPARE(a->family, b->family) + PSG_COMPARE(a->actor, b->actor);
}

/* Successions count twice: they tell more than a new name. Gives how many families there
 * are. */
static size_t
find_families(PsgLineagePlan *plan)
{
    const PsgLineage *lineage = plan->lineage;
    size_t count = lineage->context->landscape->actor_count;
    g_autofree size_t *parents = g_new(size_t, count + 1);
    g_autofree Family *families = g_new0(Family, count + 1);
    for (size_t i = 0; i < count; i++) {
        parents[i] = i;
        families[i] = (Family){i, 0, PSG_TIME_LAST};
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        size_t a = root_of(parents, lineage->events[i].from),
               b = root_of(parents, lineage->events[i].to);
        parents[MAX(a, b)] = MIN(a, b);
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        Family *family = &families[root_of(parents, event->to)];
        family->weight += psg_lineage_is_succession(event) ? 2 : 1;
        family->first = MIN(family->first, event->time);
    }
    qsort(families, count, sizeof *families, compare_families);
    g_autofree size_t *ranks = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        ranks[families[i].root] = i;
    }
    size_t most = 0;
    for (guint i = 0; i < plan->lives->len; i++) {
        PsgLineageLife *life = psg_lineage_life(plan, i);
        life->family = ranks[root_of(parents, life->actor)];
        most = MAX(most, life->family + 1);
    }
    g_array_sort(plan->lives, compare_lives);
    plan->places = find_places(plan);
    return most;
}

/* ---- Words ---- */

static double
zoomed(const PsgLineagePlan *plan, double units)
{
    return psg_pen_length(plan->pen, units) * plan->zoom;
}

PsgTextLook
psg_lineage_look(const PsgLineagePlan *plan, const PsgLineageLabel *label)
{
    const PsgRenderContext *context = plan->pen->context;
    bool is_in = label->place == PSG_LINEAGE_IN;
    return psg_pen_look(plan->pen, context->style->size_label * plan->zoom, 600,
                        is_in ? psg_context_paint(context, label->kind)->text
                              : context->style->ink,
                        PSG_ANCHOR_START);
}

/* How far signs reach left and right of where they stand. */
static void
sign_reach(const PsgLineagePlan *plan, const PsgLineageLabel *label, double reach[2])
{
    int count = __builtin_popcount(label->signs);
    reach[0] = reach[1] = 0;
    if (count > 0) {
        reach[1] = zoomed(plan, PSG_LINEAGE_SIGN) / 2;
        reach[0] = reach[1] + zoomed(plan, PSG_LINEAGE_SIGN_STEP) * (count - 1);
    }
}

static const PsgTimeBar *
bar_around(const PsgLineageLife *life, double x)
{
    const PsgTimeBar *found = bar_at(life, 0);
    for (guint i = 1; i < life->bars->len; i++) {
        const PsgTimeBar *bar = bar_at(life, i);
        found = bar->left <= x + 0.5 ? bar : found;
    }
    return found;
}

/* What is taken of the lines above and below a life, up to where. */
typedef struct {
    double above, below;
} Taken;

static bool
place_on_line(const PsgLineagePlan *plan, PsgLineageLabel *label, double *taken)
{
    double left = MIN(label->x, psg_rect_right(plan->room) - label->width);
    if (left < *taken) {
        return false;
    }
    label->left = left;
    *taken = left + label->width + psg_pen_length(plan->pen, LANE_AIR);
    return true;
}

/* In the bar that is there then, or in the next one before something else happens. */
static bool
place_in(const PsgLineagePlan *plan, const PsgLineageLife *life, PsgLineageLabel *label,
         double end)
{
    double reach[2], padding = zoomed(plan, PADDING);
    sign_reach(plan, label, reach);
    for (guint i = 0; i < life->bars->len; i++) {
        const PsgTimeBar *bar = bar_at(life, i);
        double start = MAX(bar->left, label->x + reach[1]);
        start += bar->begin == PSG_BAR_BROKEN ? 2 * padding : padding;
        if (bar->right > label->x &&
            start + label->width + padding <= MIN(end, bar->right)) {
            label->place = PSG_LINEAGE_IN;
            label->left = start;
            return true;
        }
    }
    return false;
}

static bool
place_beside(const PsgLineagePlan *plan, const PsgLineageLife *life, guint index)
{
    PsgLineageLabel *label = label_at(life, index);
    const PsgTimeBar *last = bar_at(life, life->bars->len - 1);
    double reach[2], air = zoomed(plan, BESIDE);
    sign_reach(plan, label, reach);
    double behind = MAX(last->right, label->x + reach[1]) + air;
    double before = label->x - reach[0] - air - label->width;
    if (index + 1 == life->labels->len && last->end != PSG_BAR_OPEN &&
        last == bar_around(life, label->x) && !life->is_tied &&
        behind + label->width <= psg_rect_right(plan->room)) {
        label->place = PSG_LINEAGE_BEHIND;
        label->left = behind;
        return true;
    }
    if (index == 0 && before >= plan->room.x) {
        label->place = PSG_LINEAGE_BEFORE;
        label->left = before;
        return true;
    }
    return false;
}

/* The same name stands so near before it that this one would say it twice. */
static bool
is_repeated(const PsgLineageLife *life, guint index)
{
    const PsgLineageLabel *label = label_at(life, index);
    const PsgLineageLabel *before = index == 0 ? NULL : label_at(life, index - 1);
    return before != NULL && g_strcmp0(before->text, label->text) == 0 &&
           label->x - before->x < label->width;
}

static void
place_label(PsgLineagePlan *plan, PsgLineageLife *life, guint index, Taken *taken)
{
    PsgLineageLabel *label = label_at(life, index);
    double next[2], end = psg_rect_right(plan->room);
    if (index + 1 < life->labels->len) {
        sign_reach(plan, label_at(life, index + 1), next);
        end = label_at(life, index + 1)->x - next[0];
    }
    if (place_in(plan, life, label, end) || place_beside(plan, life, index)) {
        return;
    }
    if (is_repeated(life, index)) {
        label->place = PSG_LINEAGE_NOWHERE;
    } else if (place_on_line(plan, label, &taken->above)) {
        label->place = PSG_LINEAGE_ABOVE;
        plan->has_above = true;
    } else if (place_on_line(plan, label, &taken->below)) {
        label->place = PSG_LINEAGE_BELOW;
        plan->has_below = true;
    } else {
        label->place = PSG_LINEAGE_NOWHERE;
        plan->nameless++;
    }
}

static void
place_labels(PsgLineagePlan *plan, PsgLineageLife *life)
{
    Taken taken = {plan->room.x, plan->room.x};
    life->left = psg_rect_right(plan->room);
    life->right = plan->room.x;
    for (guint i = 0; i < life->bars->len; i++) {
        const PsgTimeBar *bar = bar_at(life, i);
        bool is_open = bar->end == PSG_BAR_OPEN;
        life->left = MIN(life->left, bar->left);
        life->right = MAX(life->right, is_open ? psg_rect_right(plan->room) : bar->right);
    }
    for (guint i = 0; i < life->labels->len; i++) {
        PsgLineageLabel *label = label_at(life, i);
        double reach[2];
        sign_reach(plan, label, reach);
        life->left = MIN(life->left, label->x - reach[0]);
        life->right = MAX(life->right, label->x + reach[1]);
        if (label->text != NULL) {
            PsgTextLook look = psg_lineage_look(plan, label);
            label->width = psg_pen_width(plan->pen, &look, label->text);
            place_label(plan, life, i, &taken);
        }
        if (label->text != NULL && label->place != PSG_LINEAGE_NOWHERE) {
            life->left = MIN(life->left, label->left);
            life->right = MAX(life->right, label->left + label->width);
        }
    }
}

/* ---- Lanes ---- */

/* Places from left to right as columns: an order sees numbers only. */
typedef struct {
    GArray *xs; /* double, in order, each once */
} Columns;

static size_t
column_of(const Columns *columns, double x)
{
    size_t low = 0, high = columns->xs->len;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        bool is_left = g_array_index(columns->xs, double, middle) > x;
        high = is_left ? middle : high;
        low = is_left ? low : middle;
    }
    return low;
}

static Columns
columns_of(const PsgLineagePlan *plan)
{
    double air = psg_pen_length(plan->pen, LANE_AIR);
    Columns columns = {g_array_new(FALSE, FALSE, sizeof(double))};
    for (guint i = 0; i < plan->lives->len; i++) {
        const PsgLineageLife *life = psg_lineage_life(plan, i);
        double end = life->right + air;
        g_array_append_val(columns.xs, life->left);
        g_array_append_val(columns.xs, end);
    }
    for (size_t i = 0; i < plan->lineage->event_count; i++) {
        double x = psg_time_scale_x(&plan->scale, plan->lineage->events[i].time);
        g_array_append_val(columns.xs, x);
    }
    g_array_sort(columns.xs, psg_compare_doubles);
    return columns;
}

static GArray *
runs_of(const PsgLineagePlan *plan, const Columns *columns)
{
    /* two that follow each other without words between may touch */
    double air = psg_pen_length(plan->pen, LANE_AIR);
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(PsgOrderRun));
    for (guint i = 0; i < plan->lives->len; i++) {
        const PsgLineageLife *life = psg_lineage_life(plan, i);
        double end = life->right + (life->is_tied ? 0 : air);
        size_t first = column_of(columns, life->left),
               last = column_of(columns, end - 0.01);
        PsgOrderRun run = {0, first, MAX(first, last)};
        g_array_append_val(runs, run);
    }
    return runs;
}

static GArray *
links_of(const PsgLineagePlan *plan, const Columns *columns, const GArray *runs)
{
    const size_t *places = plan->places;
    /* room for one, so that a list of none can be pointed into too */
    GArray *links = g_array_sized_new(FALSE, FALSE, sizeof(PsgOrderLink), 1);
    for (size_t i = 0; i < plan->lineage->event_count; i++) {
        const PsgLineageEvent *event = &plan->lineage->events[i];
        size_t from = places[event->from], to = places[event->to];
        if (!psg_lineage_is_succession(event) || from == PSG_NONE || to == PSG_NONE) {
            continue;
        }
        const PsgOrderRun *before = &g_array_index(runs, PsgOrderRun, from);
        const PsgOrderRun *after = &g_array_index(runs, PsgOrderRun, to);
        size_t column = column_of(columns, psg_time_scale_x(&plan->scale, event->time));
        column = CLAMP(column, after->first, after->last);
        if (before->first <= column) {
            PsgOrderLink link = {from, to, column, 1};
            g_array_append_val(links, link);
        }
    }
    return links;
}

/* The first page with so many rows left; a family that no page holds begins one, and goes on on
 * the next. free: by page. Gives its first row, counted through all pages. */
static size_t
find_rows(GArray *free_rows, size_t wanted, size_t most)
{
    for (guint page = 0; page < free_rows->len; page++) {
        size_t *left = &g_array_index(free_rows, size_t, page);
        if (*left >= wanted) {
            size_t row = page * most + most - *left;
            *left -= wanted;
            return row;
        }
    }
    size_t row = free_rows->len * most;
    for (size_t taken = 0; taken < MAX(wanted, 1); taken += most) {
        size_t left = most - MIN(most, wanted - taken);
        g_array_append_val(free_rows, left);
    }
    return row;
}

/* How many pages of so many rows all families take. */
static size_t
count_pages(const size_t *counts, size_t family_count, size_t most)
{
    g_autoptr(GArray) free_rows = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < family_count; i++) {
        if (counts[i] > 0) {
            find_rows(free_rows, counts[i], most);
        }
    }
    return free_rows->len;
}

/* The fewest rows a page for which there are no more pages than with the most: so the last one is
 * not left nearly empty, and rows have more room. Families that have a page stay whole. */
static size_t
even_rows(const PsgLineagePlan *plan, const size_t *counts, size_t family_count,
          size_t most)
{
    size_t pages = count_pages(counts, family_count, most), largest = 1, even = most;
    for (size_t i = 0; i < family_count; i++) {
        largest = MAX(largest, counts[i]);
    }
    bool has_all = pages > 1 && pages <= plan->most_pages;
    while (has_all && even > largest &&
           count_pages(counts, family_count, even - 1) == pages) {
        even--;
    }
    return even;
}

static void
place_rows(PsgLineagePlan *plan, const double *lanes, const size_t *counts,
           size_t family_count)
{
    size_t most = MAX(plan->rows_of_page, 1);
    bool fits = plan->pen->context->page.fits;
    g_autoptr(GArray) free_rows = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree size_t *starts = g_new0(size_t, family_count + 1);
    for (size_t i = 0; i < family_count; i++) {
        starts[i] = counts[i] == 0 ? 0 : find_rows(free_rows, counts[i], most);
    }
    for (guint i = 0; i < plan->lives->len; i++) {
        PsgLineageLife *life = psg_lineage_life(plan, i);
        size_t row = starts[life->family] + (size_t)lanes[i];
        life->page = row / most;
        life->row = row % most;
    }
    plan->whole_count = MAX(free_rows->len, 1);
    plan->page_count = MIN(plan->whole_count, fits ? 1 : plan->most_pages);
}

/* The lives of one family, which stand one after the other, and their links, with places
 * counted from the first of them. */
typedef struct {
    size_t first, end; /* lives */
    size_t first_link, end_link;
} Kin;

static int
compare_links(const void *left, const void *right)
{
    const PsgOrderLink *a = left, *b = right;
    return 2 * PSG_COMPARE(a->from, b->from) + PSG_COMPARE(a->to, b->to);
}

/* That which follows; false if it was the last. */
static bool
next_kin(const PsgLineagePlan *plan, GArray *links, Kin *kin)
{
    *kin = (Kin){kin->end, kin->end, kin->end_link, kin->end_link};
    if (kin->first >= plan->lives->len) {
        return false;
    }
    size_t family = psg_lineage_life(plan, (guint)kin->first)->family;
    while (kin->end < plan->lives->len &&
           psg_lineage_life(plan, (guint)kin->end)->family == family) {
        kin->end++;
    }
    while (kin->end_link < links->len) {
        PsgOrderLink *link = &g_array_index(links, PsgOrderLink, kin->end_link);
        if (link->from >= kin->end) {
            break;
        }
        link->from -= kin->first;
        link->to -= kin->first;
        kin->end_link++;
    }
    return true;
}

/* By life its lane in its family; by family how many it has. Owned by the caller. */
static double *
find_lanes(const PsgLineagePlan *plan, size_t *counts)
{
    Columns columns = columns_of(plan);
    g_autoptr(GArray) runs = runs_of(plan, &columns);
    g_autoptr(GArray) links = links_of(plan, &columns, runs);
    double *lanes = g_new0(double, plan->lives->len + 1);
    Kin kin = {0, 0, 0, 0};
    g_array_sort(links, compare_links);
    while (next_kin(plan, links, &kin)) {
        size_t count = kin.end - kin.first;
        PsgOrderTask task = {&g_array_index(runs, PsgOrderRun, kin.first), count,
                             (const PsgOrderLink *)(const void *)links->data +
                                 kin.first_link,
                             kin.end_link - kin.first_link, 1};
        g_autofree double *own = psg_order_lanes(
            &task, &counts[psg_lineage_life(plan, (guint)kin.first)->family]);
        memcpy(&lanes[kin.first], own, count * sizeof *own);
    }
    g_array_unref(columns.xs);
    return lanes;
}

static void
set_lanes(PsgLineagePlan *plan, size_t family_count)
{
    g_autofree size_t *counts = g_new0(size_t, family_count + 1);
    g_autofree double *lanes = find_lanes(plan, counts);
    size_t all = 0;
    for (size_t i = 0; i < family_count; i++) {
        all += counts[i];
    }
    double least = plan->bar +
                   plan->line * ((plan->has_above ? 1 : 0) + (plan->has_below ? 1 : 0)) +
                   zoomed(plan, LEAST_GAP);
    plan->rows_of_page =
        even_rows(plan, counts, family_count, (size_t)MAX(1, plan->room.height / least));
    place_rows(plan, lanes, counts, family_count);
    plan->rows_shown = plan->whole_count > 1 ? plan->rows_of_page : MAX(all, 1);
    double spare = plan->room.height / (double)plan->rows_shown - least;
    plan->gap = zoomed(plan, LEAST_GAP) + CLAMP(spare, 0, plan->bar * MOST_GAP);
}

double
psg_lineage_life_y(const PsgLineagePlan *plan, const PsgLineageLife *life)
{
    double above = plan->has_above ? plan->line : 0,
           below = plan->has_below ? plan->line : 0;
    double pitch = plan->bar + above + below + plan->gap;
    double spare = plan->room.height - pitch * (double)plan->rows_shown;
    return plan->room.y + MAX(0, spare) / 2 + pitch * (double)life->row + plan->gap / 2 +
           above + plan->bar / 2;
}

/* ---- All of it ---- */

static void
lay_out(PsgLineagePlan *plan, double zoom, size_t family_count)
{
    PsgLineageLabel none = {.kind = PSG_NONE};
    plan->zoom = zoom;
    PsgTextLook look = psg_lineage_look(plan, &none);
    plan->line = psg_pen_line_height(plan->pen, &look);
    plan->bar = plan->line * BAR_SHARE;
    plan->has_above = plan->has_below = false;
    plan->nameless = 0;
    for (guint i = 0; i < plan->lives->len; i++) {
        place_labels(plan, psg_lineage_life(plan, i));
    }
    set_lanes(plan, family_count);
}

/* ---- Time ---- */

static void
add_time(const PsgLineagePlan *plan, GArray *times, const PsgDate *date, bool is_end)
{
    PsgTime time = is_end ? date->last + 1 : date->first;
    if (date->kind == PSG_END_KNOWN && time > plan->scale.first &&
        time < plan->scale.last) {
        g_array_append_val(times, time);
    }
}

static int
compare_times(const void *left, const void *right)
{
    return PSG_COMPARE(*(const PsgTime *)left, *(const PsgTime *)right);
}

/* All times at which something begins, ends or happens, with the ends of the scale. Owned by
 * the caller. */
static GArray *
times_of(const PsgLineagePlan *plan)
{
    const PsgLineage *lineage = plan->lineage;
    const PsgActor *actors = lineage->context->landscape->actors;
    GArray *times = g_array_new(FALSE, FALSE, sizeof(PsgTime));
    g_array_append_val(times, plan->scale.first);
    g_array_append_val(times, plan->scale.last);
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        const size_t both[] = {event->from, event->to};
        PsgDate then = {.kind = PSG_END_KNOWN, .first = event->time};
        add_time(plan, times, &then, false);
        for (size_t k = 0; k < 2; k++) {
            const PsgSpells *when = &actors[both[k]].when;
            for (size_t j = 0; j < when->count; j++) {
                add_time(plan, times, &when->items[j].from, false);
                add_time(plan, times, &when->items[j].to, true);
            }
        }
    }
    g_array_sort(times, compare_times);
    return times;
}

/* A time in which nothing happens, and which would leave the rest less than a quarter of the
 * page: a break stands for it, but for a little at its ends. */
static void
cut_time(PsgLineagePlan *plan)
{
    g_autoptr(GArray) times = times_of(plan);
    PsgTime all = plan->scale.last - plan->scale.first, most = 0, from = 0;
    for (guint i = 1; i < times->len; i++) {
        PsgTime before = g_array_index(times, PsgTime, i - 1);
        PsgTime gap = g_array_index(times, PsgTime, i) - before;
        from = gap > most ? before : from;
        most = MAX(most, gap);
    }
    double air = (double)(all - most) * CUT_AIR;
    if (most > CUT_FROM * (all - most)) {
        psg_time_scale_cut(plan->pen, &plan->scale, from + (PsgTime)air,
                           from + most - (PsgTime)air);
    }
}

/* The scale of the slices; and before the first and after the last, where these are open, as far
 * as something happened. */
static PsgTimeScale
scale_of(const PsgPen *pen, const PsgLineage *lineage, const PsgFigureSpec *spec,
         PsgRect room)
{
    PsgInterval window = psg_interval_always();
    PsgTimeScale scale = psg_time_scale_of(pen, spec, &window, PSG_NO_TIME, room);
    if (lineage->event_count == 0) {
        return scale;
    }
    PsgTime first = lineage->events[0].time;
    PsgTime last = lineage->events[lineage->event_count - 1].time;
    bool is_before =
        first<scale.first, is_after = last> scale.last && scale.beyond_count == 0;
    if (is_before) {
        PsgTime year = psg_time_span_around(first).first;
        window.from = (PsgDate){.kind = PSG_END_KNOWN, .first = year, .last = year};
    }
    if (is_after) {
        PsgTime year = psg_time_span_around(last).last;
        window.to = (PsgDate){.kind = PSG_END_KNOWN, .first = year, .last = year};
    }
    if (is_before || is_after) {
        psg_time_scale_clear(&scale);
        scale = psg_time_scale_of(pen, spec, &window, PSG_NO_TIME, room);
    }
    return scale;
}

/* Who is shown, without places. families: how many there are. */
static PsgLineagePlan *
plan_of(const PsgPen *pen, const PsgLineage *lineage, const PsgFigureSpec *spec,
        PsgRect room, size_t *families)
{
    PsgLineagePlan *plan = g_new0(PsgLineagePlan, 1);
    double axis = psg_time_axis_height(pen, spec);
    const PsgLineageOptions *asked = spec->options;
    plan->pen = pen;
    plan->lineage = lineage;
    plan->most_pages = psg_figure_most_pages(&pen->context->page, asked->pages);
    plan->room = (PsgRect){room.x, room.y + axis, room.width, room.height - axis};
    plan->scale = scale_of(pen, lineage, spec, plan->room);
    cut_time(plan);
    plan->lives = g_array_new(FALSE, FALSE, sizeof(PsgLineageLife));
    g_array_set_clear_func(plan->lives, clear_life);
    add_lives(plan);
    *families = find_families(plan);
    return plan;
}

PsgLineagePlan *
psg_lineage_plan_new(const PsgPen *pen, const PsgLineage *lineage,
                     const PsgFigureSpec *spec, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    const double sizes[] = {style->size_headline,
                            (style->size_headline + style->size_label) / 2,
                            style->size_label};
    size_t families;
    PsgLineagePlan *plan = plan_of(pen, lineage, spec, room, &families);
    size_t first = plan->lives->len > MOST_LARGE ? G_N_ELEMENTS(sizes) - 1 : 0;
    for (size_t i = first; i < G_N_ELEMENTS(sizes); i++) {
        lay_out(plan, sizes[i] / style->size_label, families);
        if (plan->whole_count == 1 && plan->nameless == 0) {
            return plan;
        }
    }
    if (style->size_small < style->size_label) {
        lay_out(plan, style->size_small / style->size_label, families);
    }
    return plan;
}

double
psg_lineage_plan_wish(const PsgPen *pen, const PsgLineage *lineage,
                      const PsgFigureSpec *spec, PsgRect room)
{
    size_t families;
    room.height = G_MAXINT16;
    g_autoptr(PsgLineagePlan) plan = plan_of(pen, lineage, spec, room, &families);
    lay_out(plan, 1, families);
    double pitch = plan->bar * (1 + WISHED_GAP) +
                   plan->line * ((plan->has_above ? 1 : 0) + (plan->has_below ? 1 : 0));
    double most = pen->context->page.size.width * SLIDE_SHAPE * (double)plan->most_pages;
    return room.height - plan->room.height + MIN(pitch * (double)plan->rows_shown, most);
}

size_t
psg_lineage_plan_left_out(const PsgLineagePlan *plan)
{
    size_t count = 0;
    for (guint i = 0; i < plan->lives->len; i++) {
        count += psg_lineage_life(plan, i)->page >= plan->page_count;
    }
    return count;
}

void
psg_lineage_plan_free(PsgLineagePlan *plan)
{
    if (plan != NULL) {
        psg_time_scale_clear(&plan->scale);
        g_array_unref(plan->lives);
        g_free(plan->places);
        g_free(plan);
    }
}
