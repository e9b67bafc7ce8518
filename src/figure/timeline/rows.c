/*
 * The rows of a timeline, and its pages, for a room of the page. These ways are tried, and of those with the
 * fewest pages the first is taken:
 *
 * 1. Each line has a row of its own.
 * 2. Lines that do not change share one of their group, that counts them.
 * 3. Lines that do not meet stand in one row: in their order each takes the last row of its
 *    group that it meets nobody in, so that neighbours in the order stay near each other.
 * 4. Where all that takes more pages than somebody leafs through, those of whom something is told
 *    have rows on so many, most told first, and the others are counted, in a row a group that tells
 *    how many there were. Where fewer are told of than have room on one page, others fill it.
 *
 * Pages are cut where their rests are least, as sums of squares, so that they are about equally
 * full; and rather between groups than within them.
 *
 * How large all is follows from the distance from row to row: the largest at which these pages
 * hold all. Names are measured once, in one size: letters are not hinted, so widths grow with
 * them.
 */
#include "figure/timeline/rows.h"

#include "base/compare.h"
#include "figure/strings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In units of a slide. */
#define PAGE_WIDTH 1600.0
#define SLIDE_HEIGHT 900.0
#define GROUP_GAP 10.0 /* more than between two rows, at least: groups are told apart */
#define LINE_GAP 16.0  /* between two lines in a row */
#define LABEL_GAP 18.0 /* between the groups' labels and the names */
#define LINE_WITH_GAP 27.0 /* on a page that fits its drawing: of a slide with 24 lines */
/* The curve of a crowd is higher than a bar by so many lanes; but all of them have at most that
 * share of a page, if they can do without those. */
#define CROWD_LANES 3.0
#define CROWD_SHARE 0.35

/* The distance between two rows. Bars are calm at their least: as high as capitals with some
 * air, and lower than what is between two of them and their letters. On a page with few rows all
 * grow, up to the size of actors elsewhere. */
#define LEAST_PITCH 20.0
#define MOST_PITCH 44.0
#define LEAST_BAR 12.0
#define MOST_BAR 22.0
#define BAR_OF_ROW 0.5
#define LETTERS_SHARE 0.15 /* of what a row has beyond the least, larger letters take */
#define MOST_GAP 2.6       /* of a bar, once titles have their lanes */

#define WIDEST_LABEL 0.13 /* of the room's width, as is the next: time has the rest */
#define WIDEST_NAME 0.22  /* in one line, with what is left of its beginning */
#define NAME_SPARE 1.0    /* page units: widths are measured in other letters */
#define HARD_LIMIT 0.35   /* of both, for words that are wider in the smallest letters */

#define NAME_GAP 0.5     /* of letters, between a name and its line */
#define MARK_HALF 0.34   /* of letters: a mark is as high as capitals */
#define LINE_HEIGHT 1.22 /* of letters, in labels and lanes */

/* A title wants that share of a lane of its own: others stand beside their marks, or in a lane
 * with others. Titles go before larger rows: these have what is left of what rows can do without,
 * and the rest of this share of it. */
#define LANES_OF_TITLE 0.4
#define LANES_SHARE 0.8

/* What a group costs that goes on on another page, as a square of a page's rest: rather nearly
 * half a page stays empty, or titles miss lanes of as much. */
#define BREAK_COST 0.2

#define TOUCH 1e-6 /* places that are nearer are the same, but for rounding */

enum {
    MOST_LABEL_LINES = 4,
    MOST_NAME_LINES = 3,
    SHARED_ROWS = 32, /* of how many a line chooses one to share: about a page's */
};

/* ---- Sizes that words allow ---- */

/* Words that are so wide in letters of size 1 have to stand in so much room. */
static void
keep_whole(PsgTimelinePlan *plan, double width, double room)
{
    if (width > 0) {
        plan->most_letters = MIN(plan->most_letters, room / width);
    }
}

/* What a name has in a room so wide: before its line begins there is more. */
static double
name_room(const PsgTimelineLines *lines, size_t line, double room)
{
    const PsgTimeScale *scale = &lines->scale;
    double share =
        (lines->lines[line].begin - scale->left) / (scale->right - scale->left);
    return room * (WIDEST_NAME + share * (1 - WIDEST_NAME - WIDEST_LABEL));
}

/* The largest letters in which no name is cut and no word of a label broken. room: the
 * width of all. */
static void
find_most_letters(PsgTimelinePlan *plan, double room)
{
    const PsgTimelineLines *lines = plan->lines;
    const PsgPen *pen = lines->pen;
    double least = psg_timeline_least_letters(pen),
           usual = pen->context->style->size_label;
    PsgTextLook look = psg_timeline_measuring_look(pen, 700);
    plan->most_letters = MAX(least, usual);
    for (guint i = 0; i < lines->group_count; i++) {
        const char *label = lines->groups[i].label;
        g_auto(GStrv) words = g_strsplit(label == NULL ? "" : label, " ", -1);
        for (char **word = words; *word != NULL; word++) {
            double width = psg_pen_width(pen, &look, *word) / least;
            keep_whole(plan, width, room * WIDEST_LABEL);
            plan->widest_word = MAX(plan->widest_word, width);
        }
    }
    for (size_t i = 0; i < lines->count; i++) {
        keep_whole(plan, lines->lines[i].width + psg_pen_length(pen, NAME_GAP),
                   name_room(lines, i, room));
    }
    plan->most_letters = MAX(least, plan->most_letters);
}

/* ---- Sizes ---- */

/* Rounds to the pixels of a page 1600 wide, outlines are crisp there; on posters to finer ones. */
static double
whole(const PsgPen *pen, double length)
{
    const PsgPage *page = &pen->context->page;
    double pixel = MIN(page->size.width / PAGE_WIDTH, page->scale);
    return floor(length / pixel + TOUCH) * pixel;
}

/* Sets the sizes of rows that are so far from each other, in units of a slide. */
static void
take_sizes(PsgTimelinePlan *plan, double pitch)
{
    const PsgPen *pen = plan->lines->pen;
    double least = psg_timeline_least_letters(pen),
           more = (pitch - LEAST_PITCH) * LETTERS_SHARE;
    plan->letters = CLAMP(least + more, least, plan->most_letters);
    double bar = CLAMP(pitch * BAR_OF_ROW, LEAST_BAR, MOST_BAR);
    plan->bar = whole(pen, psg_pen_length(pen, bar));
    plan->gap = whole(pen, psg_pen_length(pen, pitch)) - plan->bar;
    double letters = psg_pen_length(pen, plan->letters);
    plan->lane = whole(pen, letters * LINE_HEIGHT);
    plan->name_gap = letters * NAME_GAP;
    double share = plan->height * CROWD_SHARE / (double)MAX(1, plan->crowd_count);
    plan->crowd = CLAMP(share - plan->bar - plan->gap, 0, CROWD_LANES * plan->lane);
}

double
psg_timeline_mark_half(const PsgTimelinePlan *plan)
{
    return psg_pen_length(plan->lines->pen, plan->letters) * MARK_HALF;
}

/* ---- Columns ---- */

/* Of the widest of its lines. */
static double
name_width(const PsgTimelinePlan *plan, size_t line)
{
    const PsgPen *pen = plan->lines->pen;
    double width = plan->lines->lines[line].width;
    char **part = plan->places[line].name_lines;
    if (part != NULL) {
        PsgTextLook look = psg_timeline_measuring_look(pen, 600);
        for (width = 0; *part != NULL; part++) {
            width = MAX(width, psg_pen_width(pen, &look, *part) /
                                   psg_timeline_least_letters(pen));
        }
    }
    return width * plan->letters + plan->name_gap;
}

/* A long name takes several lines, rather than the room of time. */
static void
wrap_names(PsgTimelinePlan *plan, double room)
{
    const PsgTimelineLines *lines = plan->lines;
    PsgTextLook look = psg_timeline_measuring_look(lines->pen, 600);
    double growth = plan->letters / psg_timeline_least_letters(lines->pen);
    for (size_t i = 0; i < lines->count; i++) {
        double most = name_room(lines, i, room) - plan->name_gap;
        PsgTimelinePlace *place = &plan->places[i];
        g_clear_pointer(&place->name_lines, g_strfreev);
        const char *below = lines->lines[i].below;
        if (below != NULL && plan->crowd >= plan->lane) {
            place->name_lines = g_new0(char *, 3);
            place->name_lines[0] = g_strdup(lines->lines[i].name);
            place->name_lines[1] = g_strdup(below);
        } else if (lines->lines[i].width * plan->letters > most) {
            place->name_lines = psg_pen_wrap(lines->pen, &look, lines->lines[i].name,
                                             most / growth, MOST_NAME_LINES);
        }
    }
}

/* A group's label in lines, in a column so wide in the smallest letters. */
static char **
wrap_label(const PsgTimelinePlan *plan, const char *label, double most)
{
    PsgTextLook look = psg_timeline_measuring_look(plan->lines->pen, 700);
    return psg_pen_wrap(plan->lines->pen, &look, label, most, MOST_LABEL_LINES);
}

/* Lines with another below them. Owned by the caller. */
static char **
with_line(char *const *lines, const char *last)
{
    GPtrArray *all = g_ptr_array_new();
    for (; *lines != NULL; lines++) {
        g_ptr_array_add(all, g_strdup(*lines));
    }
    g_ptr_array_add(all, g_strdup(last));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, FALSE);
}

/* The groups' labels as they stand in a room so wide, whole and continued. */
static void
wrap_labels(PsgTimelinePlan *plan, double room)
{
    const PsgTimelineLines *lines = plan->lines;
    const char *continued = psg_word(PSG_WORD_CONTINUED, lines->pen->context->language);
    double growth = plan->letters / psg_timeline_least_letters(lines->pen);
    double word = plan->widest_word * plan->letters;
    double most = CLAMP(word, room * WIDEST_LABEL, room * HARD_LIMIT) / growth;
    g_ptr_array_set_size(plan->labels, 0);
    for (size_t i = 0; i < lines->group_count; i++) {
        const char *label = lines->groups[i].label;
        label = label == NULL ? "" : label;
        char **whole = wrap_label(plan, label, most);
        g_ptr_array_add(plan->labels, whole);
        g_ptr_array_add(plan->labels,
                        *label == '\0' ? g_strdupv(whole) : with_line(whole, continued));
    }
}

static char **
label_of(const PsgTimelinePlan *plan, size_t group, bool is_continued)
{
    return g_ptr_array_index(plan->labels, 2 * group + is_continued);
}

static double
labels_width(const PsgTimelinePlan *plan)
{
    const PsgPen *pen = plan->lines->pen;
    PsgTextLook look = psg_timeline_measuring_look(pen, 700);
    double widest = 0, growth = plan->letters / psg_timeline_least_letters(pen);
    for (guint i = 0; i < plan->labels->len; i++) {
        bool is_whole = i % 2 == 0 || plan->page_count > 1;
        char **line = g_ptr_array_index(plan->labels, i);
        for (; is_whole && *line != NULL; line++) {
            widest = MAX(widest, psg_pen_width(pen, &look, *line));
        }
    }
    return widest <= 0 ? 0 : widest * growth + psg_pen_length(pen, LABEL_GAP);
}

/* What is told of an actor before it lived, or after, belongs to its line; and its name ends
 * before all marks. */
static void
reach_event(PsgTimelinePlan *plan, const PsgTimelineTold *told)
{
    const PsgEvent *event = &plan->lines->pen->context->landscape->events[told->event];
    PsgTimelinePlace *place = &plan->places[told->line];
    const PsgTimeBar *life = psg_timeline_first_life(plan, told->line);
    double left, right, half = psg_timeline_mark_half(plan);
    PsgInterval when = psg_timeline_time_of(event);
    if (!psg_time_scale_span(&plan->scale, &when, &left, &right)) {
        return;
    }
    if (psg_interval_first(&when) == psg_interval_first(&life->when)) {
        place->has_event_at_begin = true;
    }
    if (right <= place->begin) {
        place->begin = left;
    } else if (left >= place->end) {
        place->end = right;
    }
    double mark = MAX((left + right) / 2, plan->scale.left) - half;
    place->name_end = MIN(place->name_end, MIN(place->begin, mark));
}

/* Gives how many there are. A crowd has one, from its first to its last. */
static size_t
place_bars(const PsgTimelinePlan *plan, PsgTimelineBar *bars, size_t line)
{
    const PsgTimelineLines *lines = plan->lines;
    const PsgLandscape *landscape = lines->pen->context->landscape;
    const PsgTimelineLine *its = &lines->lines[line];
    size_t actor = its->actor != PSG_NONE ? its->actor : lines->still[its->first_still];
    if (its->is_crowd) {
        bars->line = line;
        return psg_time_bar_place(&bars->time, &plan->scale, &its->when, false);
    }
    return psg_timeline_place_bars(bars, landscape, &plan->scale,
                                   &landscape->actors[actor], line);
}

static void
place_line(PsgTimelinePlan *plan, size_t line)
{
    const PsgTimelineLines *lines = plan->lines;
    PsgTimelinePlace *place = &plan->places[line];
    *place = (PsgTimelinePlace){
        .row = place->row, .name_lines = place->name_lines, .first_bar = plan->bar_count};
    place->bar_count = place_bars(plan, &plan->bars[plan->bar_count], line);
    plan->bar_count += place->bar_count;
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &plan->bars[place->first_bar + i].time;
        bool goes_on = bar->end == PSG_BAR_OPEN || bar->end == PSG_BAR_BROKEN;
        double right = goes_on ? psg_rect_right(plan->room) : bar->right;
        place->begin = i == 0 ? bar->left : MIN(place->begin, bar->left);
        place->end = MAX(place->end, right);
    }
    place->name_end = place->begin;
    for (size_t i = lines->first_told[line]; i < lines->first_told[line + 1]; i++) {
        reach_event(plan, &g_array_index(lines->told, PsgTimelineTold, i));
    }
    place->left = place->name_end - name_width(plan, line);
    place->right = MIN(place->end + psg_pen_length(lines->pen, LINE_GAP),
                       psg_rect_right(plan->room));
}

/* A line with a successor keeps its row free up to there: the link between them runs along
 * it. */
static void
reach_successor(PsgTimelinePlan *plan, size_t line)
{
    const PsgPen *pen = plan->lines->pen;
    size_t actor = plan->lines->lines[line].actor;
    if (actor == PSG_NONE) {
        return;
    }
    const PsgSuccessions *before = &pen->context->landscape->actors[actor].succeeds;
    for (size_t i = 0; i < before->count; i++) {
        size_t other = plan->lines->line_of[before->items[i].actor];
        double arrives = psg_time_scale_x(&plan->scale, before->items[i].since);
        if (other != PSG_NONE) {
            PsgTimelinePlace *place = &plan->places[other];
            double air = psg_pen_length(pen, LINE_GAP) + plan->bar;
            place->right = MAX(place->right, arrives + air);
        }
    }
}

/* All lines on a scale that begins at `left`; bars are in their order. */
static void
place_lines(PsgTimelinePlan *plan, double left)
{
    const PsgTimeScale *whole = &plan->lines->scale;
    double open = (whole->open - whole->left) / (whole->right - whole->left);
    plan->scale.left = left;
    plan->scale.open = left + open * (plan->scale.right - left);
    plan->bar_count = 0;
    for (size_t i = 0; i < plan->lines->count; i++) {
        place_line(plan, i);
    }
    for (size_t i = 0; i < plan->lines->count; i++) {
        reach_successor(plan, i);
    }
}

/* How much of the scale has to give way, so that all names have room before their lines:
 * where a line begins moves by the share of the scale that is after it. */
static double
names_margin(const PsgTimelinePlan *plan)
{
    double margin = 0, length = plan->scale.right - plan->scale.left;
    for (size_t i = 0; i < plan->lines->count; i++) {
        double before = plan->places[i].name_end - plan->scale.left;
        double missing = name_width(plan, i) - before;
        if (missing > 0 && before < length) {
            margin = MAX(margin, missing / (1 - before / length) + NAME_SPARE);
        }
    }
    return margin;
}

/* Divides the room between the groups' labels, the names and the scale. Names of lines that
 * begin with the scale stand in a margin of their own; those of later ones have room before
 * they begin. */
static void
place_columns(PsgTimelinePlan *plan, PsgRect room)
{
    wrap_labels(plan, room.width);
    wrap_names(plan, room.width);
    plan->labels_left = room.x;
    plan->room = room;
    plan->room.x += labels_width(plan);
    plan->room.width = psg_rect_right(room) - plan->room.x;
    place_lines(plan, plan->room.x);
    double margin = MIN(names_margin(plan), room.width * HARD_LIMIT);
    place_lines(plan, plan->room.x + margin);
}

/* ---- Which lines have which row ---- */

static void
add_row(PsgTimelinePlan *plan, size_t group)
{
    plan->groups[plan->count++] = group;
}

/* Each line takes the last row of its group in which it meets nobody, or a new one. */
static void
share_rows(PsgTimelinePlan *plan, size_t index)
{
    const PsgTimelineGroup *group = &plan->lines->groups[index];
    size_t first = plan->count;
    g_autoptr(PsgLabelLanes) taken = psg_label_lanes_new(group->line_count);
    for (size_t i = 0; i < group->line_count; i++) {
        PsgTimelinePlace *place = &plan->places[group->first_line + i];
        size_t least =
            plan->count > first + SHARED_ROWS ? plan->count - SHARED_ROWS : first;
        place->row = PSG_NONE;
        bool is_alone = plan->lines->lines[group->first_line + i].is_crowd;
        for (size_t row = is_alone ? 0 : plan->count;
             row > least && place->row == PSG_NONE; row--) {
            bool is_free = psg_label_lanes_is_free(taken, row - 1 - first, place->left,
                                                   place->right);
            place->row = is_free ? row - 1 : PSG_NONE;
        }
        if (place->row == PSG_NONE) {
            place->row = plan->count;
            add_row(plan, index);
        }
        psg_label_lanes_take(taken, place->row - first, place->left, place->right);
    }
}

static void
give_rows(PsgTimelinePlan *plan, bool shares)
{
    const PsgTimelineLines *lines = plan->lines;
    plan->count = 0;
    for (size_t i = 0; i < lines->group_count; i++) {
        const PsgTimelineGroup *group = &lines->groups[i];
        if (group->line_count == 0) {
            add_row(plan, i); /* of events without an actor */
        } else if (shares) {
            share_rows(plan, i);
        } else {
            for (size_t j = 0; j < group->line_count; j++) {
                plan->places[group->first_line + j].row = plan->count;
                add_row(plan, i);
            }
        }
    }
}

/* Lists lines by row. */
static void
list_rows(PsgTimelinePlan *plan)
{
    memset(plan->first_own, 0, (plan->count + 1) * sizeof *plan->first_own);
    for (size_t i = 0; i < plan->lines->count; i++) {
        plan->first_own[plan->places[i].row + 1]++;
    }
    for (size_t i = 0; i < plan->count; i++) {
        plan->first_own[i + 1] += plan->first_own[i];
    }
    g_autofree size_t *next =
        g_memdup2(plan->first_own, (plan->count + 1) * sizeof *next);
    memset(plan->extras, 0, (plan->count + 1) * sizeof *plan->extras);
    for (size_t i = 0; i < plan->lines->count; i++) {
        const PsgTimelinePlace *place = &plan->places[i];
        plan->own[next[place->row]++] = i;
        if (place->name_lines != NULL) {
            double more = (double)(g_strv_length(place->name_lines) - 1) * plan->lane;
            plan->extras[place->row] = MAX(plan->extras[place->row], more);
        }
        if (plan->lines->lines[i].is_crowd) {
            plan->extras[place->row] = MAX(plan->extras[place->row], plan->crowd);
        }
    }
}

/* ---- Pages ---- */

static double
group_gap(const PsgTimelinePlan *plan)
{
    return plan->gap +
           whole(plan->lines->pen, psg_pen_length(plan->lines->pen, GROUP_GAP));
}

static bool
begins_group(const PsgTimelinePlan *plan, size_t row)
{
    return row == 0 || plan->groups[row - 1] != plan->groups[row];
}

/* Of so many rows of a group from that one on, lanes apart. */
static double
rows_height(const PsgTimelinePlan *plan, size_t first, size_t count)
{
    double label = (double)g_strv_length(
                       label_of(plan, plan->groups[first], !begins_group(plan, first))) *
                   plan->lane;
    double height = (double)count * (plan->bar + plan->gap) - plan->gap;
    for (size_t i = 0; i < count; i++) {
        height += plan->extras[first + i];
    }
    return MAX(height, label);
}

/* Of the rows from first to before end, on one page. */
static double
height_of(const PsgTimelinePlan *plan, size_t first, size_t end)
{
    double height = 0;
    for (size_t from = first, next; from < end; from = next) {
        for (next = from + 1; next < end && !begins_group(plan, next); next++) {
        }
        height += rows_height(plan, from, next - from);
        height += next < end ? group_gap(plan) : 0;
    }
    return height;
}

/* What titles of events would take below a row, were there room. */
static double
wanted_lanes(const PsgTimelinePlan *plan, size_t row)
{
    const PsgTimelineLines *lines = plan->lines;
    size_t told = 0;
    for (size_t i = plan->first_own[row]; i < plan->first_own[row + 1]; i++) {
        size_t line = plan->own[i];
        told += lines->first_told[line + 1] - lines->first_told[line];
    }
    bool is_band = row + 1 == plan->count && psg_timeline_has_band(lines);
    told += is_band ? lines->apart->len : 0;
    return (double)told * LANES_OF_TITLE * plan->lane;
}

/* The cheapest way to cut the rows before some row into pages. */
typedef struct {
    size_t pages, from; /* how many, and where the last of them begins */
    double cost;
} Cut;

/* The last page before `end`: as long as rows have room on it, it may begin with each. */
static Cut
cut_before(const PsgTimelinePlan *plan, const Cut *cuts, size_t end)
{
    double room = plan->room.height, below = 0, lanes = 0;
    size_t next = end; /* the first row of the group below */
    Cut best = {0};
    for (size_t from = end; from-- > 0;) {
        double height = below + rows_height(plan, from, next - from);
        if (best.pages > 0 && height > room + TOUCH) {
            break;
        }
        lanes += wanted_lanes(plan, from);
        double rest = 1 - (height + lanes) / room;
        double cost =
            cuts[from].cost + rest * rest + (begins_group(plan, from) ? 0 : BREAK_COST);
        size_t pages = cuts[from].pages + 1;
        if (best.pages == 0 || pages < best.pages ||
            (pages == best.pages && cost < best.cost)) {
            best = (Cut){pages, from, cost};
        }
        if (begins_group(plan, from)) {
            below = height + group_gap(plan);
            next = from;
        }
    }
    return best;
}

/* Gives how many pages there are. A page that fits its drawing holds all. */
static size_t
cut_pages(PsgTimelinePlan *plan)
{
    bool is_endless = plan->lines->pen->context->page.fits;
    g_autofree Cut *cuts = g_new0(Cut, plan->count + 1);
    for (size_t end = 1; !is_endless && end <= plan->count; end++) {
        cuts[end] = cut_before(plan, cuts, end);
    }
    plan->page_count = MAX(1, cuts[plan->count].pages);
    plan->first_rows[plan->page_count] = plan->count;
    for (size_t page = plan->page_count; page > 0; page--) {
        plan->first_rows[page - 1] = cuts[plan->first_rows[page]].from;
    }
    return plan->page_count;
}

/* Whether each page has room for its rows, and for lanes of titles. */
static bool
has_room(const PsgTimelinePlan *plan)
{
    double pitch = plan->bar + plan->gap;
    double least = psg_pen_length(plan->lines->pen, LEAST_PITCH);
    for (size_t page = 0; page < plan->page_count; page++) {
        size_t first = plan->first_rows[page], end = plan->first_rows[page + 1];
        double lanes = 0;
        for (size_t row = first; row < end; row++) {
            lanes += wanted_lanes(plan, row);
        }
        double height = height_of(plan, first, end), rows = (double)(end - first);
        double spare = MAX(0, plan->room.height - height + rows * (pitch - least));
        if (height + MIN(lanes, spare * LANES_SHARE) > plan->room.height + TOUCH) {
            return false;
        }
    }
    return true;
}

/* With rows so far from each other. Gives how many pages that takes. */
static size_t
lay_out(PsgTimelinePlan *plan, PsgRect room, double pitch, bool shares)
{
    take_sizes(plan, pitch);
    place_columns(plan, room);
    give_rows(plan, shares);
    list_rows(plan);
    return cut_pages(plan);
}

/* Leaves the plan with the largest rows that take no more pages than the least. */
static void
grow(PsgTimelinePlan *plan, PsgRect room, size_t pages, bool shares)
{
    double low = LEAST_PITCH, high = MOST_PITCH + 1;
    while (high - low > 1) {
        double middle = floor((low + high) / 2);
        bool fits = lay_out(plan, room, middle, shares) <= pages && has_room(plan);
        *(fits ? &low : &high) = middle;
    }
    lay_out(plan, room, low, shares);
}

/* ---- All of it ---- */

static PsgTimelinePlan *
new_plan(PsgTimelineLines *lines, PsgRect room)
{
    PsgTimelinePlan *plan = g_new0(PsgTimelinePlan, 1);
    const PsgActor *actors = lines->pen->context->landscape->actors;
    size_t bars = 0, most = lines->count + 1; /* rows, with that of the band */
    for (size_t i = 0; i < lines->count; i++) {
        const PsgTimelineLine *line = &lines->lines[i];
        plan->crowd_count += line->is_crowd;
        bars +=
            line->actor == PSG_NONE ? 2 : psg_timeline_most_bars(&actors[line->actor]);
    }
    plan->lines = lines;
    plan->height = room.height;
    plan->scale = lines->scale;
    plan->places = g_new0(PsgTimelinePlace, lines->count + 1);
    plan->bars = g_new0(PsgTimelineBar, bars + 1);
    plan->groups = g_new0(size_t, most + 1);
    plan->extras = g_new0(double, most + 1);
    plan->own = g_new0(size_t, lines->count + 1);
    plan->first_own = g_new0(size_t, most + 1);
    plan->first_rows = g_new0(size_t, most + 1);
    plan->labels = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    plan->page_count = 1;
    find_most_letters(plan, room.width);
    return plan;
}

/* A page that fits its drawing grows with its lines. */
static PsgRect
room_of(const PsgTimelineLines *lines, PsgRect room)
{
    if (lines->pen->context->page.fits) {
        double rows = psg_pen_length(lines->pen, (double)lines->count * LINE_WITH_GAP);
        room.height = MAX(room.height, rows);
    }
    return room;
}

/* How many pages rows take; of one page that grows, how many slides would be as high. */
static size_t
pages_worth(const PsgTimelinePlan *plan)
{
    const PsgPage *page = &plan->lines->pen->context->page;
    double high = page->size.width * SLIDE_HEIGHT / PAGE_WIDTH;
    return page->fits ? 1 + (size_t)(height_of(plan, 0, plan->count) / high)
                      : plan->page_count;
}

/* The plan in which so many lines have rows, and the others are crowds. */
static PsgTimelinePlan *
crowded_plan(const PsgTimelineLines *lines, const size_t *ranked, size_t kept,
             PsgRect room)
{
    PsgTimelineLines *crowded = psg_timeline_lines_crowded(lines, ranked, kept);
    PsgTimelinePlan *plan = new_plan(crowded, room);
    plan->folded = crowded;
    lay_out(plan, room, LEAST_PITCH, false);
    return plan;
}

/* How many lines, from least to most, have rows on so many pages: searched for by halves, since
 * one more never takes fewer. */
static size_t
count_kept(const PsgTimelineLines *lines, const size_t *ranked, const size_t bounds[2],
           PsgRect room, size_t pages)
{
    size_t low = bounds[0], high = bounds[1] + 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        g_autoptr(PsgTimelinePlan) plan = crowded_plan(lines, ranked, middle, room);
        *(pages_worth(plan) <= pages ? &low : &high) = middle;
    }
    return low;
}

/* Those of whom something is told on as many pages as there may be; others only fill the first,
 * or those that were asked for. */
static PsgTimelinePlan *
choose_lines(const PsgTimelineLines *lines, PsgRect room, size_t pages)
{
    size_t telling;
    g_autofree size_t *ranked = psg_timeline_lines_rank(lines, &telling);
    size_t kept = count_kept(lines, ranked, (const size_t[]){0, telling}, room, pages);
    if (kept == telling) {
        const size_t rest[] = {telling, lines->count};
        kept = count_kept(lines, ranked, rest, room, MAX(1, lines->asked->pages));
    }
    return crowded_plan(lines, ranked, kept, room);
}

PsgTimelinePlan *
psg_timeline_plan_new(PsgTimelineLines *lines, PsgRect page)
{
    PsgRect room = room_of(lines, page);
    PsgTimelinePlan *plan = new_plan(lines, room);
    size_t most = psg_figure_most_pages(&lines->pen->context->page, lines->asked->pages);
    size_t pages = lay_out(plan, room, LEAST_PITCH, false), whole = pages_worth(plan);
    bool shares = false;
    if (pages > 1) {
        PsgTimelineLines *folded = psg_timeline_lines_folded(lines);
        PsgTimelinePlan *other = new_plan(folded, room);
        other->folded = folded;
        size_t fewer = lay_out(other, room, LEAST_PITCH, false);
        size_t fewest = lay_out(other, room, LEAST_PITCH, true);
        if (MIN(fewer, fewest) < pages) {
            psg_timeline_plan_free(plan);
            plan = g_steal_pointer(&other);
            shares = fewest < fewer;
            pages = MIN(fewer, fewest);
        }
        psg_timeline_plan_free(other);
    }
    if (pages_worth(plan) > most) {
        psg_timeline_plan_free(plan);
        plan = choose_lines(lines, page, most);
        room = room_of(plan->lines, page);
        pages = plan->page_count;
        shares = false;
    }
    plan->whole_count = whole;
    grow(plan, room, pages, shares);
    return plan;
}

void
psg_timeline_plan_free(PsgTimelinePlan *plan)
{
    if (plan != NULL) {
        for (size_t i = 0; i < plan->lines->count; i++) {
            g_strfreev(plan->places[i].name_lines);
        }
        g_free(plan->places);
        g_free(plan->extras);
        g_free(plan->bars);
        g_free(plan->groups);
        g_free(plan->own);
        g_free(plan->first_own);
        g_free(plan->first_rows);
        g_ptr_array_unref(plan->labels);
        psg_timeline_lines_free(plan->folded);
        g_free(plan);
    }
}

const PsgTimeBar *
psg_timeline_first_life(const PsgTimelinePlan *plan, size_t line)
{
    const PsgTimelinePlace *place = &plan->places[line];
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &plan->bars[place->first_bar + i].time;
        if (!bar->is_talk) {
            return bar;
        }
    }
    return &plan->bars[place->first_bar].time;
}

/* ---- A page ---- */

static gint
compare_lefts(gconstpointer a, gconstpointer b)
{
    const PsgTimelineBar *first = a, *second = b;
    return 2 * PSG_COMPARE(first->time.left, second->time.left) +
           PSG_COMPARE(first->line, second->line);
}

static GArray *
bars_of_row(const PsgTimelinePlan *plan, size_t row)
{
    GArray *bars = g_array_new(FALSE, FALSE, sizeof(PsgTimelineBar));
    for (size_t i = plan->first_own[row]; i < plan->first_own[row + 1]; i++) {
        const PsgTimelinePlace *place = &plan->places[plan->own[i]];
        g_array_append_vals(bars, &plan->bars[place->first_bar], (guint)place->bar_count);
    }
    g_array_sort(bars, compare_lefts);
    return bars;
}

static void
find_groups(PsgTimelineRows *rows)
{
    const PsgTimelinePlan *plan = rows->plan;
    for (size_t i = 0; i < rows->count; i++) {
        size_t row = rows->first_row + i;
        if (i == 0 || begins_group(plan, row)) {
            PsgTimelineRowGroup group = {i, 0, NULL, 0, 0};
            group.label = label_of(plan, plan->groups[row], !begins_group(plan, row));
            g_array_append_val(rows->groups, group);
        }
        g_array_index(rows->groups, PsgTimelineRowGroup, rows->groups->len - 1).count++;
    }
}

PsgTimelineRows *
psg_timeline_rows_new(const PsgTimelinePlan *plan, size_t page)
{
    PsgTimelineRows *rows = g_new0(PsgTimelineRows, 1);
    size_t first = plan->first_rows[page], end = plan->first_rows[page + 1];
    *rows = (PsgTimelineRows){.plan = plan,
                              .lines = plan->lines,
                              .scale = &plan->scale,
                              .places = plan->places,
                              .room = plan->room,
                              .bar = plan->bar,
                              .gap = plan->gap,
                              .lane = plan->lane,
                              .first_row = first,
                              .count = end - first};
    rows->own = plan->own + plan->first_own[first];
    rows->own_count = plan->first_own[end] - plan->first_own[first];
    rows->in_rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t row = first; row < end; row++) {
        g_ptr_array_add(rows->in_rows, bars_of_row(plan, row));
    }
    rows->groups = g_array_new(FALSE, FALSE, sizeof(PsgTimelineRowGroup));
    find_groups(rows);
    bool has_band = psg_timeline_has_band(plan->lines) && end == plan->count;
    rows->band = has_band ? rows->count - 1 : PSG_NONE;
    rows->height = height_of(plan, first, end);
    rows->tops = g_new0(double, rows->count + 1);
    return rows;
}

void
psg_timeline_rows_free(PsgTimelineRows *rows)
{
    if (rows != NULL) {
        g_ptr_array_unref(rows->in_rows);
        g_array_unref(rows->groups);
        g_free(rows->tops);
        g_free(rows);
    }
}

const PsgTimelineBar *
psg_timeline_bar_beside(const PsgTimelineRows *rows, size_t row, double at, bool is_after)
{
    const GArray *bars = g_ptr_array_index(rows->in_rows, row);
    guint from = 0, end = bars->len;
    while (from < end) {
        guint middle = from + (end - from) / 2;
        if (g_array_index(bars, PsgTimelineBar, middle).time.left <= at + TOUCH) {
            from = middle + 1;
        } else {
            end = middle;
        }
    }
    bool is_there = is_after ? from < bars->len : from > 0;
    return is_there ? &g_array_index(bars, PsgTimelineBar, is_after ? from : from - 1)
                    : NULL;
}

const PsgTimelineBar *
psg_timeline_bar_at(const PsgTimelineRows *rows, size_t row, double at)
{
    const PsgTimelineBar *bar = psg_timeline_bar_beside(rows, row, at, false);
    return bar != NULL && at <= bar->time.right + TOUCH ? bar : NULL;
}

PsgTextLook
psg_timeline_look(const PsgTimelineRows *rows, int weight, PsgColour colour,
                  PsgAnchor anchor)
{
    return psg_pen_look(rows->lines->pen, rows->plan->letters, weight, colour, anchor);
}

/* ---- How high ---- */

static double
lanes_height(const PsgTimelineRows *rows, const PsgTimelineRowGroup *group,
             const PsgLabelLanes *lanes)
{
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        count += psg_label_lanes_count(lanes, group->first + i);
    }
    return (double)count * rows->lane;
}

static double
extras_height(const PsgTimelineRows *rows, const PsgTimelineRowGroup *group)
{
    double height = 0;
    for (size_t i = 0; i < group->count; i++) {
        height += rows->plan->extras[rows->first_row + group->first + i];
    }
    return height;
}

/* Between two rows, when what rows and lanes leave of the room is divided among all. Rows of
 * several pages keep their distance: slides flip without a jump. */
static double
wider_gap(const PsgTimelineRows *rows, const PsgLabelLanes *lanes)
{
    double spare = rows->room.height - rows->height;
    for (guint i = 0; i < rows->groups->len; i++) {
        spare -= lanes_height(rows, &g_array_index(rows->groups, PsgTimelineRowGroup, i),
                              lanes);
    }
    double more = rows->count == 0 ? 0 : MAX(0, spare) / (double)rows->count;
    double most = MAX(rows->gap, rows->bar * MOST_GAP);
    return rows->plan->page_count > 1
               ? rows->gap
               : whole(rows->lines->pen, MIN(rows->gap + more, most));
}

void
psg_timeline_rows_spread(PsgTimelineRows *rows, const PsgLabelLanes *lanes)
{
    double gap = wider_gap(rows, lanes), y = whole(rows->lines->pen, rows->room.y);
    double between = group_gap(rows->plan) - rows->gap + gap;
    for (guint i = 0; i < rows->groups->len; i++) {
        PsgTimelineRowGroup *group = &g_array_index(rows->groups, PsgTimelineRowGroup, i);
        double top = y;
        double label = (double)g_strv_length(group->label) * rows->lane;
        double height = (double)group->count * (rows->bar + gap) - gap +
                        lanes_height(rows, group, lanes) + extras_height(rows, group);
        group->top = y;
        group->height = MAX(height, label);
        for (size_t row = group->first; row < group->first + group->count; row++) {
            double extra = rows->plan->extras[rows->first_row + row];
            rows->tops[row] = top + extra / 2;
            top += rows->bar + gap + extra;
            top += (double)psg_label_lanes_count(lanes, row) * rows->lane;
        }
        y += group->height;
        rows->spread = y - rows->room.y;
        y += between;
    }
}
