/*
 * Labels on lines: each on its own, near the middle, on no box, no head of an arrow, no name of
 * a region and no other label, and rather on no other line. What does not find such a place is
 * not written: pointing at the line tells it, and so does the table.
 */
#include "figure/network/relation_label.h"

#include "base/compare.h"
#include "base/segment.h"
#include "figure/part/label_placer.h"

#include <math.h>

/* In units of a slide. */
#define WIDEST 150.0 /* a longer one takes more lines */
#define PADDING_X 4.0
#define PADDING_Y 1.0
#define HEAD_HALF 0.42 /* breadth of an arrow's half, in lengths of it */
#define MOST_HEADS 4.0 /* beside a line this much longer there is room for a label */
#define SIGN 10.0      /* across that of a new relation, with some air */
#define CLEARANCE 3.0

#define MOST_COVERED 0.6 /* of a line, by its label: both its ends are to be seen */
#define OFF_MIDDLE 0.6   /* cost of a place at an end of the line */
#define BESIDE 0.15      /* cost of a place beside the line, not on it */
#define HIDDEN 0.5       /* cost of a place that hides all of the line but its head */
#define ON_LINE 0.7 /* cost of another line that it hides a piece of: two are too many */

enum { MOST_LINES = 3 };

/* In this order: the middle of a line is best. */
static const double shares[] = {0.5,  0.44, 0.56, 0.38, 0.62, 0.32,
                                0.68, 0.26, 0.74, 0.2,  0.8};

static PsgTextLook
look_of(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_MIDDLE);
    look.font.italic = true;
    return look;
}

static PsgSize
size_of(const PsgPen *pen, char *const *lines)
{
    PsgTextLook look = look_of(pen);
    PsgSize size = {0, 2 * psg_pen_length(pen, PADDING_Y)};
    for (size_t i = 0; lines[i] != NULL; i++) {
        size.width = MAX(size.width, psg_pen_width(pen, &look, lines[i]));
        size.height += psg_pen_line_height(pen, &look);
    }
    size.width += 2 * psg_pen_length(pen, PADDING_X);
    return size;
}

/* What it would be written in: NULL if nothing is said of the relation, or too much. */
static char **
lines_of(const PsgPen *pen, const PsgView *view, size_t relation)
{
    const PsgRelation *said =
        &view->landscape->relations[view->relations[relation].relation];
    const char *text = psg_context_text(pen->context, &said->label);
    if (text == NULL) {
        return NULL;
    }
    PsgTextLook look = look_of(pen);
    char **lines =
        psg_pen_wrap(pen, &look, text, psg_pen_length(pen, WIDEST), MOST_LINES + 1);
    if (g_strv_length(lines) > MOST_LINES) {
        g_clear_pointer(&lines, g_strfreev);
    }
    return lines;
}

/* ---- Places ---- */

/* All lines as points. */
typedef struct {
    GPtrArray *points; /* by relation: of PsgPoint; NULL: it has no line */
    size_t *numbers;   /* by relation: of its line, as the placer knows it; 0: none */
    size_t *groups;    /* relations, those with the same ends next to each other */
    size_t *places;    /* by relation: where it is among those */
    const PsgNetworkView *drawn;
    double clearance;
} Lines;

static void
free_points(gpointer points)
{
    if (points != NULL) {
        g_array_unref(points);
    }
}

static bool
have_same_ends(const PsgView *view, size_t a, size_t b)
{
    const PsgViewRelation *one = &view->relations[a], *other = &view->relations[b];
    return (one->from == other->from && one->to == other->to) ||
           (one->from == other->to && one->to == other->from);
}

static bool
goes_through(const GArray *points, PsgRect place)
{
    for (guint i = 1; i < points->len; i++) {
        if (psg_segment_enters(g_array_index(points, PsgPoint, i - 1),
                               g_array_index(points, PsgPoint, i), place)) {
            return true;
        }
    }
    return false;
}

static bool
is_covered(const Lines *lines, size_t relation, PsgRect place)
{
    const GArray *points = g_ptr_array_index(lines->points, relation);
    return points != NULL && goes_through(points, place);
}

/* How many other lines with the same ends go through the place: nobody would know whose label
 * it is. */
static size_t
parallels_below(const Lines *lines, size_t own, PsgRect place)
{
    const PsgView *view = lines->drawn->view;
    size_t count = 0, first = lines->places[own];
    while (first > 0 && have_same_ends(view, own, lines->groups[first - 1])) {
        first--;
    }
    for (size_t i = first;
         i < view->relation_count && have_same_ends(view, own, lines->groups[i]); i++) {
        count += lines->groups[i] != own && is_covered(lines, lines->groups[i], place);
    }
    return count;
}

static gint
compare_ends(gconstpointer left, gconstpointer right, gpointer data)
{
    const PsgView *view = data;
    size_t one = *(const size_t *)left, other = *(const size_t *)right;
    const PsgViewRelation *a = &view->relations[one], *b = &view->relations[other];
    size_t low_a = MIN(a->from, a->to), low_b = MIN(b->from, b->to);
    size_t high_a = MAX(a->from, a->to), high_b = MAX(b->from, b->to);
    return 4 * PSG_COMPARE(low_a, low_b) + 2 * PSG_COMPARE(high_a, high_b) +
           PSG_COMPARE(one, other);
}

static Lines
lines_of_paths(const PsgPen *pen, const PsgNetworkView *drawn, const GPtrArray *paths,
               PsgLabelPlacer *placer)
{
    const PsgView *view = drawn->view;
    size_t count = view->relation_count;
    Lines lines = {.points = g_ptr_array_new_with_free_func(free_points),
                   .numbers = g_new0(size_t, paths->len + 1),
                   .groups = g_new(size_t, count + 1),
                   .places = g_new(size_t, count + 1),
                   .drawn = drawn,
                   .clearance = psg_pen_length(pen, CLEARANCE)};
    for (guint i = 0; i < paths->len; i++) {
        const PsgPath *path = g_ptr_array_index(paths, i);
        GArray *points = path == NULL ? NULL : psg_path_points(path);
        g_ptr_array_add(lines.points, points);
        lines.numbers[i] = points == NULL ? 0 : psg_label_placer_curve(placer, points);
    }
    for (size_t i = 0; i < count; i++) {
        lines.groups[i] = i;
    }
    g_qsort_with_data(lines.groups, (gint)count, sizeof *lines.groups, compare_ends,
                      (gpointer)(gsize)view);
    for (size_t i = 0; i < count; i++) {
        lines.places[lines.groups[i]] = i;
    }
    return lines;
}

static void
clear_lines(Lines *lines)
{
    g_ptr_array_unref(lines->points);
    g_free(lines->numbers);
    g_free(lines->groups);
    g_free(lines->places);
}

/* The share of the line that the place hides. */
static double
covered(const GArray *points, PsgRect place)
{
    enum { SAMPLES = 40 };
    int inside = 0;
    for (int i = 0; i <= SAMPLES; i++) {
        PsgPoint at = psg_points_at(points, (double)i / SAMPLES);
        inside += at.x > place.x && at.x < psg_rect_right(place) && at.y > place.y &&
                  at.y < psg_rect_bottom(place);
    }
    return (double)inside / SAMPLES;
}

/* On the line, or beside it: its middle is so far from the point of the line, left or right of a
 * steep line, above or below a flat one. */
static PsgPoint
beside(const GArray *points, double share, PsgSize size, int side, double clearance)
{
    PsgPoint at = psg_points_at(points, share);
    PsgPoint before = psg_points_at(points, share - 0.02),
             after = psg_points_at(points, share + 0.02);
    double dx = fabs(after.x - before.x), dy = fabs(after.y - before.y);
    bool is_steep = dy * size.width > dx * size.height;
    double slope = is_steep ? dx / MAX(dy, 1e-9) : dy / MAX(dx, 1e-9);
    if (is_steep) {
        at.x += side * (size.width / 2 + slope * size.height / 2 + clearance);
    } else {
        at.y += side * (size.height / 2 + slope * size.width / 2 + clearance);
    }
    return at;
}

/* The line of a relation, as its label sees it. */
typedef struct {
    const GArray *points;
    double head; /* length of its arrow */
    /* of its width; of its arrow's, where there is hardly more than the arrow */
    double half;
    double hides; /* cost of a place that hides all of it */
    double most;  /* share of it that may be hidden */
} Own;

static Own
own_line(const PsgPen *pen, const Lines *lines, size_t relation)
{
    PsgEdgeLook look = psg_network_view_edge(pen->context, lines->drawn->view, relation);
    Own own = {.points = g_ptr_array_index(lines->points, relation),
               .head = psg_edge_head(pen, &look)};
    double length = psg_points_length(own.points);
    own.half =
        MAX(look.width / 2, length < MOST_HEADS * own.head ? HEAD_HALF * own.head : 0);
    own.hides = HIDDEN * length / MAX(length - own.head, 1);
    const PsgViewRelation *seen = &lines->drawn->view->relations[relation];
    own.most = seen->from == seen->to ? 0 : MOST_COVERED; /* a loop is short */
    return own;
}

static void
offer_places(PsgLabelPlacer *placer, const Lines *lines, size_t relation, PsgSize size,
             const Own *own)
{
    const PsgLabel label = {.at = psg_points_at(own->points, 0.5),
                            .weight = 1,
                            .crossing = ON_LINE,
                            .line = lines->numbers[relation]};
    psg_label_placer_add(placer, &label);
    double apart = lines->clearance + own->half;
    for (size_t i = 0; i < 3 * G_N_ELEMENTS(shares); i++) {
        double share = shares[i / 3];
        int side = (int)(i % 3) - 1;
        PsgPoint middle = side == 0 ? psg_points_at(own->points, share)
                                    : beside(own->points, share, size, side, apart);
        PsgRect place = psg_rect_around(middle, size);
        double hidden = covered(own->points, place);
        double cost = OFF_MIDDLE * fabs(share - 0.5) + BESIDE * (side != 0) +
                      own->hides * hidden +
                      ON_LINE * (double)parallels_below(lines, relation, place);
        /* where the line turns away, a place beside it may be far from it */
        PsgRect around = psg_rect_grow(place, apart + lines->clearance);
        if (cost < 1 && goes_through(own->points, around) && hidden <= own->most) {
            psg_label_placer_offer(placer, place, cost);
        }
    }
}

/* The head at the end of a line, from its back to its tip. */
static PsgRect
head_place(const GArray *points, double head)
{
    PsgPoint tip = g_array_index(points, PsgPoint, points->len - 1);
    PsgPoint back =
        psg_points_at(points, 1 - MIN(head / MAX(psg_points_length(points), 1), 1));
    PsgRect both = {MIN(tip.x, back.x), MIN(tip.y, back.y), fabs(tip.x - back.x),
                    fabs(tip.y - back.y)};
    return psg_rect_grow(both, head * HEAD_HALF);
}

/* What the line of a relation, or of a succession after all of them, shows besides itself. */
static void
block_ends(PsgLabelPlacer *placer, const PsgPen *pen, const GArray *points,
           const PsgEdgeLook *look)
{
    double head = psg_edge_head(pen, look), sign = psg_pen_length(pen, SIGN);
    if (head > 0) {
        psg_label_placer_box(placer, head_place(points, head));
    }
    if (look->has_sign) {
        psg_label_placer_box(
            placer, psg_rect_around(psg_points_at(points, 0.5), (PsgSize){sign, sign}));
    }
}

/* Nothing may be written on boxes, on heads of arrows, on signs of what is new and on names of
 * regions. */
static void
block_places(PsgLabelPlacer *placer, const PsgPen *pen, const Lines *lines)
{
    const PsgNetworkView *drawn = lines->drawn;
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        psg_label_placer_box(placer, psg_rect_grow(drawn->boxes[i], lines->clearance));
    }
    for (guint i = 0; drawn->zones != NULL && i < drawn->zones->len; i++) {
        psg_label_placer_box(placer,
                             g_array_index(drawn->zones, PsgNetworkZone, i).title);
    }
    for (guint i = 0; i < lines->points->len; i++) {
        const GArray *points = g_ptr_array_index(lines->points, i);
        if (points != NULL) {
            PsgEdgeLook look = i < drawn->view->relation_count
                                   ? psg_network_view_edge(pen->context, drawn->view, i)
                                   : psg_edge_look_of_succession(pen->context);
            block_ends(placer, pen, points, &look);
        }
    }
}

static void
clear_label(gpointer label)
{
    g_strfreev(((PsgRelationLabel *)label)->lines);
}

/* Those that are to be written, without places. */
static GArray *
wished_labels(const PsgPen *pen, const PsgNetworkView *drawn, const GPtrArray *paths)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(PsgRelationLabel));
    g_array_set_clear_func(labels, clear_label);
    for (size_t i = 0; i < drawn->view->relation_count && drawn->view->before == PSG_NONE;
         i++) {
        char **lines =
            g_ptr_array_index(paths, i) == NULL ? NULL : lines_of(pen, drawn->view, i);
        if (lines != NULL) {
            PsgRelationLabel label = {.relation = i, .lines = lines};
            g_array_append_val(labels, label);
        }
    }
    return labels;
}

/* From the highest box or loop to the lowest, since title and legend stand beyond them; across,
 * all of the page but a margin. */
static PsgRect
bounds_of(const PsgPen *pen, const PsgNetworkView *drawn, const GPtrArray *paths)
{
    double top = drawn->page.height, bottom = drawn->corner.y;
    const PsgPage *page = &pen->context->page;
    PsgRect within = psg_page_within(page, page->size.height);
    double left = drawn->corner.x + within.x;
    double right = drawn->page.width - page->size.width + psg_rect_right(within);
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        PsgRect box = drawn->boxes[i];
        top = MIN(top, box.y);
        bottom = MAX(bottom, psg_rect_bottom(box));
        left = MIN(left, box.x);
        right = MAX(right, psg_rect_right(box));
    }
    for (size_t i = 0; i < drawn->view->relation_count; i++) {
        bool is_loop = drawn->view->relations[i].from == drawn->view->relations[i].to;
        g_autoptr(GArray) points =
            is_loop ? psg_path_points(g_ptr_array_index(paths, i)) : NULL;
        for (guint k = 0; is_loop && k < points->len; k++) {
            top = MIN(top, g_array_index(points, PsgPoint, k).y);
            bottom = MAX(bottom, g_array_index(points, PsgPoint, k).y);
        }
    }
    return (PsgRect){left, top, right - left, MAX(bottom - top, 0)};
}

GArray *
psg_relation_labels_new(const PsgPen *pen, const PsgNetworkView *drawn,
                        const GPtrArray *paths)
{
    GArray *labels = wished_labels(pen, drawn, paths);
    if (labels->len == 0) {
        return labels;
    }
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds_of(pen, drawn, paths));
    Lines lines = lines_of_paths(pen, drawn, paths, placer);
    block_places(placer, pen, &lines);
    for (guint i = 0; i < labels->len; i++) {
        const PsgRelationLabel *label = &g_array_index(labels, PsgRelationLabel, i);
        Own own = own_line(pen, &lines, label->relation);
        offer_places(placer, &lines, label->relation, size_of(pen, label->lines), &own);
    }
    psg_label_placer_solve(placer);
    for (guint i = labels->len; i > 0; i--) {
        if (psg_label_placer_choice(placer, i - 1) == PSG_NONE) {
            g_array_remove_index(labels, i - 1);
        } else {
            g_array_index(labels, PsgRelationLabel, i - 1).place =
                psg_label_placer_place(placer, i - 1);
        }
    }
    clear_lines(&lines);
    return labels;
}

/* ---- Drawing ---- */

void
psg_relation_label_draw(const PsgPen *pen, const PsgView *view,
                        const PsgRelationLabel *label)
{
    PsgTextLook look = look_of(pen);
    PsgInk gap = {.fill = pen->context->style->background};
    double line = psg_pen_line_height(pen, &look), cap = psg_pen_cap_height(pen, &look);
    const PsgGroupLook group = {
        .class = "relation-label",
        .opacity = 1,
        .part = {PSG_PART_RELATION, view->relations[label->relation].relation}};
    psg_scene_group(pen->scene, &group);
    psg_scene_box(pen->scene, label->place, psg_pen_length(pen, PADDING_X), &gap);
    PsgPoint at = {label->place.x + label->place.width / 2,
                   label->place.y + psg_pen_length(pen, PADDING_Y) + (line + cap) / 2};
    for (size_t i = 0; label->lines[i] != NULL; i++, at.y += line) {
        psg_pen_write(pen, &look, at, label->lines[i]);
    }
    psg_scene_end(pen->scene);
}

void
psg_relation_labels_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                         const GPtrArray *paths)
{
    g_autoptr(GArray) labels = psg_relation_labels_new(pen, drawn, paths);
    for (guint i = 0; i < labels->len; i++) {
        psg_relation_label_draw(pen, drawn->view,
                                &g_array_index(labels, PsgRelationLabel, i));
    }
}
