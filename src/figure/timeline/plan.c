/* The plan of a timeline: its rows, and how large all is. */
#include "figure/timeline/plan.h"

#include "figure/strings.h"
#include "figure/timeline/columns.h"
#include "figure/timeline/lines.h"

#include <math.h>

/* In units of a slide. */
#define LEAST_PIXELS 14.0 /* of letters, on a page 1600 wide */
#define PAGE_WIDTH 1600.0
#define GROUP_GAP 3.0

#define RAISED 0.017  /* of letters, above the middle: some reach down below the line */
#define NAME_GAP 0.45 /* of letters, between a name and its line */
#define LINE_HEIGHT 1.22 /* of letters, in labels and lanes */

/* How generous a plan is: 0 has just room for letters in its bars, 1 is usual, 3 is for
 * few lines; below 0 bars touch each other. */
#define COMFORT_STEP 0.1
#define MOST_GAP 2.0     /* of a bar, more between rows than usual */
#define LANES_WANTED 0.5 /* of an event, where there is room */

enum { MOST_STEPS = 30, LEAST_STEPS = -1, LEAST_OF_GROUP = 2 };

double
psg_timeline_least_letters(const PsgPen *pen)
{
    const PsgPage *page = &pen->context->page;
    return LEAST_PIXELS * MAX(1, page->size.width / PAGE_WIDTH / page->scale);
}

PsgTextLook
psg_timeline_look(const PsgTimelinePlan *plan, int weight, PsgColour colour,
                  PsgAnchor anchor)
{
    return psg_pen_look(plan->pen, plan->letters, weight, colour, anchor);
}

/* ---- Sizes ---- */

/* On a page 1600 wide. */
static double
pixel_of(const PsgTimelinePlan *plan)
{
    return plan->pen->context->page.size.width / PAGE_WIDTH;
}

/* To whole pixels, where outlines are crisp. */
static double
whole(const PsgTimelinePlan *plan, double length)
{
    double pixel = pixel_of(plan);
    return round(length / pixel) * pixel;
}

static void
take_comfort(PsgTimelinePlan *plan, double comfort)
{
    const PsgPen *pen = plan->pen;
    double least = psg_timeline_least_letters(pen);
    double usual = MAX(least, pen->context->style->size_label);
    plan->letters = least + (usual - least) * CLAMP(comfort, 0, 1);
    plan->letters += MAX(0, comfort - 1) * least * 0.3;
    double letters = psg_pen_length(pen, plan->letters);
    plan->bar = whole(plan, letters * (1.105 + 0.36 * comfort));
    plan->gap = whole(plan, letters * (0.07 + 0.43 * comfort));
    plan->lane = whole(plan, letters * LINE_HEIGHT);
    plan->name_gap = letters * NAME_GAP;
}

static double
group_gap(const PsgTimelinePlan *plan)
{
    return MAX(whole(plan, psg_pen_length(plan->pen, GROUP_GAP)), plan->gap);
}

/* ---- Rows ---- */

static void
add_row(PsgTimelinePlan *plan, size_t group)
{
    PsgTimelineRow row = {.group = group};
    PsgTimelineGroup *its = psg_timeline_group(plan, group);
    its->first_row = its->row_count == 0 ? plan->rows->len : its->first_row;
    its->row_count++;
    g_array_append_val(plan->rows, row);
}

/* Nobody is there from left to right, of those lines that have a row yet. */
static bool
is_free(const PsgTimelinePlan *plan, size_t row, const PsgTimelineLine *line)
{
    for (size_t i = 0; psg_timeline_line(plan, i) != line; i++) {
        const PsgTimelineLine *other = psg_timeline_line(plan, i);
        if (other->row == row && other->left < line->right && line->left < other->right) {
            return false;
        }
    }
    return true;
}

/* The last row of its group that is free there, so that those who stand near each other
 * in the order do so in rows; PSG_NONE if none is. */
static size_t
free_row(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    const PsgTimelineGroup *group = psg_timeline_group(plan, line->group);
    for (size_t i = group->row_count; i-- > 0;) {
        if (is_free(plan, group->first_row + i, line)) {
            return group->first_row + i;
        }
    }
    return PSG_NONE;
}

static void
make_rows(PsgTimelinePlan *plan, bool shares)
{
    g_array_set_size(plan->rows, 0);
    for (size_t i = 0; i < plan->groups->len; i++) {
        psg_timeline_group(plan, i)->row_count = 0;
    }
    for (size_t i = 0; i < plan->lines->len; i++) {
        PsgTimelineLine *line = psg_timeline_line(plan, i);
        line->row = shares ? free_row(plan, line) : PSG_NONE;
        if (line->row == PSG_NONE) {
            add_row(plan, line->group);
            line->row = plan->rows->len - 1;
        }
    }
    if (plan->has_band) {
        add_row(plan, plan->groups->len - 1);
    }
}

/* ---- Heights ---- */

static double
group_height(const PsgTimelinePlan *plan, const PsgTimelineGroup *group)
{
    g_auto(GStrv) lines = psg_timeline_label_lines(plan, group);
    double height = -plan->gap;
    for (size_t i = 0; i < group->row_count; i++) {
        height += plan->bar + plan->gap;
        height +=
            (double)psg_timeline_row(plan, group->first_row + i)->lanes * plan->lane;
    }
    return MAX(height, g_strv_length(lines) * plan->lane);
}

static double
rows_height(const PsgTimelinePlan *plan)
{
    double height = 0;
    for (size_t i = 0; i < plan->groups->len; i++) {
        height += group_height(plan, psg_timeline_group(plan, i));
        height += i > 0 ? group_gap(plan) : 0;
    }
    return height;
}

double
psg_timeline_plan_spare(const PsgTimelinePlan *plan)
{
    return plan->room.height - rows_height(plan);
}

static bool
try(PsgTimelinePlan *plan, PsgRect room, double comfort, bool shares)
{
    take_comfort(plan, comfort);
    double rows = (double)plan->lines->len;
    if (!shares && rows * (plan->bar + plan->gap) > room.height) {
        return false; /* that is seen without measuring */
    }
    psg_timeline_columns_place(plan, room);
    make_rows(plan, shares);
    double events = (double)plan->pen->context->landscape->event_count;
    double wanted = MIN(events, rows) * LANES_WANTED * plan->lane * CLAMP(comfort, 0, 1) *
                    CLAMP(comfort, 0, 1);
    return rows_height(plan) + wanted <= room.height;
}

static void
leave_out_line(PsgTimelinePlan *plan, size_t index)
{
    PsgTimelineLine *line = psg_timeline_line(plan, index);
    plan->line_of[line->actor] = PSG_TIMELINE_LEFT_OUT;
    g_free(line->name);
    g_clear_pointer(&line->pieces, g_array_unref);
    g_array_remove_index(plan->lines, (guint)index);
    plan->left_out++;
}

/* The last line; if it is one of the last few of its group, which stands for the group no
 * more, the whole group. */
static void
leave_out(PsgTimelinePlan *plan)
{
    size_t group = psg_timeline_line(plan, plan->lines->len - 1)->group, left = 0;
    for (guint i = 0; i < plan->lines->len; i++) {
        left += psg_timeline_line(plan, i)->group == group;
    }
    bool is_whole = group > 0 && left <= LEAST_OF_GROUP;
    do {
        leave_out_line(plan, plan->lines->len - 1);
    } while (is_whole && psg_timeline_line(plan, plan->lines->len - 1)->group == group);
    if (is_whole) {
        g_free(psg_timeline_group(plan, group)->label);
        g_array_remove_index(plan->groups, (guint)group);
    }
}

/* As large as can be: first with a row for each line, then with rows that are shared, and
 * if that is not enough without the last lines. */
static void
fill(PsgTimelinePlan *plan, PsgRect room)
{
    for (int shares = 0; shares <= 1; shares++) {
        for (int step = MOST_STEPS; step >= (shares == 1 ? LEAST_STEPS : 0); step--) {
            if (try(plan, room, step * COMFORT_STEP, shares == 1)) {
                return;
            }
        }
    }
    while (plan->lines->len > 1 && rows_height(plan) > room.height) {
        leave_out(plan);
        make_rows(plan, true);
    }
}

static void
add_band(PsgTimelinePlan *plan)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    for (size_t i = 0; i < landscape->event_count && !plan->has_band; i++) {
        plan->has_band = psg_timeline_is_apart(plan, &landscape->events[i]) &&
                         psg_timeline_has_event(plan, &landscape->events[i]);
    }
    if (plan->has_band) {
        const char *label = psg_word(PSG_WORD_OTHER_EVENTS, plan->pen->context->language);
        PsgTimelineGroup band = {PSG_NONE, g_strdup(label), 0, 0, 0, 0};
        g_array_append_val(plan->groups, band);
    }
}

PsgTimelinePlan *
psg_timeline_plan_new(const PsgPen *pen, const PsgFigureSpec *spec, PsgRect room)
{
    PsgTimelinePlan *plan = g_new0(PsgTimelinePlan, 1);
    const PsgLandscape *landscape = pen->context->landscape;
    PsgInterval facts = psg_timeline_facts(landscape);
    plan->pen = pen;
    plan->spec = spec;
    plan->asked = spec->options;
    plan->scale = psg_time_scale_of(pen, spec, &plan->asked->window, &facts, room);
    plan->lines = g_array_new(FALSE, FALSE, sizeof(PsgTimelineLine));
    plan->groups = g_array_new(FALSE, FALSE, sizeof(PsgTimelineGroup));
    plan->rows = g_array_new(FALSE, FALSE, sizeof(PsgTimelineRow));
    plan->line_of = g_new(size_t, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        plan->line_of[i] = PSG_NONE;
    }
    psg_timeline_lines_find(plan);
    add_band(plan);
    fill(plan, room);
    return plan;
}

void
psg_timeline_plan_free(PsgTimelinePlan *plan)
{
    if (plan == NULL) {
        return;
    }
    for (size_t i = 0; i < plan->lines->len; i++) {
        g_free(psg_timeline_line(plan, i)->name);
        g_array_unref(psg_timeline_line(plan, i)->pieces);
    }
    for (size_t i = 0; i < plan->groups->len; i++) {
        g_free(psg_timeline_group(plan, i)->label);
    }
    g_array_unref(plan->lines);
    g_array_unref(plan->groups);
    g_array_unref(plan->rows);
    g_free(plan->line_of);
    psg_time_scale_clear(&plan->scale);
    g_free(plan);
}

/* ---- Places ---- */

void
psg_timeline_plan_settle(PsgTimelinePlan *plan)
{
    size_t rows = plan->rows->len;
    double spare = MAX(0, psg_timeline_plan_spare(plan));
    double more = rows == 0 ? 0 : MIN(spare / (double)rows, plan->bar * MOST_GAP);
    double y = whole(plan, plan->room.y);
    double added = whole(plan, more * 0.9);
    plan->gap += added > more ? added - pixel_of(plan) : added;
    for (size_t i = 0; i < plan->groups->len; i++) {
        PsgTimelineGroup *group = psg_timeline_group(plan, i);
        group->top = y;
        group->height = group_height(plan, group);
        double top = y;
        for (size_t j = 0; j < group->row_count; j++) {
            PsgTimelineRow *row = psg_timeline_row(plan, group->first_row + j);
            row->top = top;
            top += plan->bar + (double)row->lanes * plan->lane + plan->gap;
        }
        y += group->height + group_gap(plan);
    }
}

double
psg_timeline_baseline(const PsgTimelinePlan *plan, double middle)
{
    PsgTextLook look = psg_timeline_look(plan, 400, PSG_COLOUR_NONE, PSG_ANCHOR_START);
    return middle + psg_pen_cap_height(plan->pen, &look) / 2 -
           psg_pen_length(plan->pen, plan->letters) * RAISED;
}

PsgRect
psg_timeline_bar_box(const PsgTimelinePlan *plan, size_t row, double left, double right)
{
    return (PsgRect){left, psg_timeline_row(plan, row)->top, right - left, plan->bar};
}

const PsgLifePiece *
psg_timeline_piece_at(const PsgTimelinePlan *plan, size_t row, double at,
                      const PsgTimelineLine **line)
{
    for (guint i = 0; i < plan->lines->len; i++) {
        *line = psg_timeline_line(plan, i);
        for (guint j = 0; (*line)->row == row && j < (*line)->pieces->len; j++) {
            const PsgLifePiece *piece = &g_array_index((*line)->pieces, PsgLifePiece, j);
            if (at >= piece->left - 1e-6 && at <= piece->right + 1e-6) {
                return piece;
            }
        }
    }
    *line = NULL;
    return NULL;
}
