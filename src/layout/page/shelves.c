/*
 * Boxes dealt out to shelves.
 *
 * 1. Choose how many rows: cells of the shape of an average box with its gap tile the area.
 *    Each strip of zones gets as many as it must have; further ones go to the fullest.
 * 2. The zones of a strip share its width by what stands in them. Where a row crosses a zone
 *    there is a shelf.
 * 3. Fill the shelves of a zone alike in order of y, then order each by x: the plane is moved
 *    onto the page as a Knothe-Rosenblatt transport does it (Rosenblatt 1952), so
 *    neighbours stay neighbours, and no corner stays empty.
 * 4. If some shelf is too short, take one more row; if there is no room for it, make all
 *    smaller.
 */
#include "layout/page/shelves.h"

#include "base/compare.h"
#include "layout/page/spacing.h"

#include <math.h>
#include <stdlib.h>

#define ROOMY 2.6 /* few boxes stand at most so many times wider apart than they must */
#define TRAY_STEP 2.0   /* gaps, from box to box of those who are tied to nobody */
#define MOST_SPREAD 1.5 /* a small slant is not to become a large one */
#define FULL_SHELF 0.85 /* a shelf that is fuller leaves no way between its boxes */
#define SHRINK 0.97     /* from try to try: names lose at most 3 % without need */

/* What is dealt out, while it is. */
typedef struct {
    PsgShelves *shelves;
    const PsgShelfRoom *room;
    const PsgPoint *wanted;
    const PsgRanked *ranked; /* the boxes, from above; of levels, from the left */
    size_t *rows;            /* by strip */
    size_t *zones_in;        /* by strip */
    double *width;           /* by zone: of its boxes in one row, with their gaps */
    double *widest;          /* by zone: of its boxes, with its gap */
    size_t *most_in;         /* by strip: boxes that one of its zones may get */
    size_t *first_shelf;     /* by zone; its shelves are `stride` apart */
    size_t row_count;
    double frame, title; /* of regions, scaled; 0 if zones have no frames */
    double apart[2];     /* from region to region: beside each other, and strips */
} Dealing;

static double
total_width(const PsgShelves *shelves)
{
    double total = 0;
    for (size_t i = 0; i < shelves->box_count; i++) {
        total += 2 * shelves->half[i] + shelves->gap;
    }
    return total;
}

/* The rows of two strips have a gap between them anyway. */
static void
scale_regions(Dealing *self, double scale)
{
    const PsgRegionRoom *region = &self->room->region;
    double framed = self->room->zones->is_framed ? scale : 0;
    self->frame = region->frame * framed;
    self->title = region->title * framed;
    self->apart[0] = region->apart * framed;
    self->apart[1] = fmax(0, self->apart[0] - self->room->gap * framed);
}

static void
apply_scale(Dealing *self, double scale)
{
    PsgShelves *shelves = self->shelves;
    const PsgZones *zones = self->room->zones;
    shelves->scale = scale;
    shelves->gap = self->room->gap * scale;
    shelves->pitch = self->room->pitch * scale;
    shelves->height = 0;
    scale_regions(self, scale);
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        self->width[zone] = self->widest[zone] = 0;
    }
    for (size_t i = 0; i < shelves->box_count; i++) {
        double width = self->room->boxes[i].width * scale;
        shelves->half[i] = width / 2;
        shelves->height = fmax(shelves->height, self->room->boxes[i].height * scale);
        size_t zone = zones->zone_of[i];
        if (zone != PSG_ANY_ZONE) {
            self->width[zone] += width + shelves->gap;
            self->widest[zone] = fmax(self->widest[zone], width + shelves->gap);
        }
    }
}

/* What frames and titles take of the height. */
static double
trimmings(const Dealing *self)
{
    double strips = (double)self->room->zones->strip_count;
    return strips * (2 * self->frame + self->title) + (strips - 1) * self->apart[1];
}

/* At most as many as have room, and none if not even one has. */
static size_t
most_rows(const Dealing *self)
{
    const PsgShelves *shelves = self->shelves;
    double height = self->room->area.height - trimmings(self);
    double most =
        floor((height + shelves->gap) / (shelves->height + shelves->gap) + 1e-9);
    return (size_t)fmin(fmax(most, 0), (double)shelves->box_count);
}

/* By how much the cells of the boxes can grow until they tile the area. */
static double
roominess(const PsgShelves *shelves, PsgSize area)
{
    double cells = total_width(shelves) * (shelves->height + shelves->gap);
    return sqrt((area.width + shelves->gap) * (area.height + shelves->gap) / cells);
}

static size_t
wished_rows(const PsgShelves *shelves, PsgSize area)
{
    double cell = (shelves->height + shelves->gap) * roominess(shelves, area);
    double wished = round((area.height + shelves->gap) / cell + 0.25);
    double needed = ceil(total_width(shelves) / (area.width * FULL_SHELF));
    return (size_t)fmax(1, fmax(wished, needed));
}

/* What frames take of the width of a strip. */
static double
frames_of(const Dealing *self, size_t strip)
{
    double zones = (double)self->zones_in[strip];
    return 2 * self->frame * zones + self->apart[0] * (zones - 1);
}

/* How wide the boxes of the zone stand on so many rows. */
static double
width_on(const Dealing *self, size_t zone, size_t rows)
{
    return fmax(self->widest[zone], self->width[zone] / (double)rows);
}

static double
strip_width_on(const Dealing *self, size_t strip, size_t rows)
{
    const PsgZones *zones = self->room->zones;
    double sum = 0;
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        sum += zones->strip_of[zone] == strip ? width_on(self, zone, rows) : 0;
    }
    return sum;
}

/* The rows that each strip must have; false if these are more than there may be. */
static bool
need_rows(Dealing *self, size_t most)
{
    self->row_count = 0;
    for (size_t strip = 0; strip < self->room->zones->strip_count; strip++) {
        double width = self->room->area.width - frames_of(self, strip);
        size_t rows = 1;
        while (rows <= most &&
               strip_width_on(self, strip, rows) > width + self->shelves->gap) {
            rows++;
        }
        self->rows[strip] = rows;
        self->row_count += rows;
    }
    return self->row_count <= most;
}

static double
fullness(const Dealing *self, size_t strip)
{
    return strip_width_on(self, strip, self->rows[strip]) /
           (self->room->area.width - frames_of(self, strip));
}

static bool
needs_no_row(const Dealing *self, size_t strip)
{
    return self->rows[strip] >= self->most_in[strip];
}

/* Of those in which another row has use, if there are any. But for the tray: it has no more rows
 * than it must. */
static size_t
fullest_strip(const Dealing *self)
{
    const PsgZones *zones = self->room->zones;
    size_t best = 0, count = zones->strip_count - (zones->tray != PSG_ANY_ZONE);
    for (size_t i = 1; i < count; i++) {
        bool is_fuller = fullness(self, i) > fullness(self, best);
        bool is_full = needs_no_row(self, i), best_is_full = needs_no_row(self, best);
        best = is_full == best_is_full ? (is_fuller ? i : best) : is_full ? best : i;
    }
    return best;
}

static void
add_row(Dealing *self, size_t strip)
{
    self->rows[strip]++;
    self->row_count++;
}

/* ---- shelves within their zones ---- */

static void
clear_shelves(PsgShelves *shelves)
{
    g_clear_pointer(&shelves->left, g_free);
    g_clear_pointer(&shelves->right, g_free);
    g_clear_pointer(&shelves->middle, g_free);
    g_clear_pointer(&shelves->zone, g_free);
    g_clear_pointer(&shelves->length, g_free);
    g_clear_pointer(&shelves->order, g_free);
}

static void
count_shelves(Dealing *self)
{
    PsgShelves *shelves = self->shelves;
    const PsgZones *zones = self->room->zones;
    shelves->shelf_count = 0;
    size_t strip = G_MAXSIZE, place = 0;
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        if (zones->strip_of[zone] != strip) {
            strip = zones->strip_of[zone];
            place = 0;
            shelves->shelf_count += self->rows[strip] * self->zones_in[strip];
        }
        self->first_shelf[zone] =
            shelves->shelf_count - self->rows[strip] * self->zones_in[strip] + place++;
    }
    clear_shelves(shelves);
    shelves->left = g_new0(double, shelves->shelf_count + 1);
    shelves->right = g_new0(double, shelves->shelf_count + 1);
    shelves->middle = g_new0(double, shelves->shelf_count + 1);
    shelves->zone = g_new0(size_t, shelves->shelf_count + 1);
    shelves->length = g_new0(size_t, shelves->shelf_count + 1);
}

/* How wide the zone would be for its title, too. */
static double
titled_width_on(const Dealing *self, size_t zone, size_t rows)
{
    const double *titles = self->room->region.title_widths;
    size_t group = self->room->zones->index[zone];
    double width = width_on(self, zone, rows);
    return self->room->zones->is_framed && titles != NULL && group != PSG_ANY_ZONE
               ? fmax(width, titles[group] * self->shelves->scale)
               : width;
}

/* What a zone needs beside the others: titles are cut before boxes are made smaller. Gives
 * the sum of the strip. */
static double
share_out(const Dealing *self, size_t strip, double width, double *shares)
{
    const PsgZones *zones = self->room->zones;
    double sum = 0;
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        shares[zone] = titled_width_on(self, zone, self->rows[strip]);
        sum += zones->strip_of[zone] == strip ? shares[zone] : 0;
    }
    if (sum <= width) {
        return sum;
    }
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        shares[zone] = width_on(self, zone, self->rows[strip]);
    }
    return strip_width_on(self, strip, self->rows[strip]);
}

/* Zones of a strip share the page's width, as wide as their boxes stand. */
static void
spread_zones(Dealing *self, size_t strip)
{
    g_autofree double *shares = g_new(double, self->room->zones->zone_count + 1);
    PsgShelves *shelves = self->shelves;
    const PsgZones *zones = self->room->zones;
    size_t rows = self->rows[strip];
    double width = self->room->area.width - frames_of(self, strip);
    double taken = share_out(self, strip, width, shares);
    double left = self->frame;
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        if (zones->strip_of[zone] != strip) {
            continue;
        }
        double own = taken > 0 ? width * shares[zone] / taken : width;
        for (size_t row = 0; row < rows; row++) {
            size_t shelf = self->first_shelf[zone] + row * self->zones_in[strip];
            shelves->zone[shelf] = zone;
            shelves->left[shelf] = left;
            shelves->right[shelf] = left + own;
        }
        left += own + 2 * self->frame + self->apart[0];
    }
}

static size_t
emptiest_row(const Dealing *self, size_t zone, const double *taken)
{
    size_t strip = self->room->zones->strip_of[zone], best = 0;
    size_t first = self->first_shelf[zone], stride = self->zones_in[strip];
    for (size_t row = 1; row < self->rows[strip]; row++) {
        best = taken[first + row * stride] < taken[first + best * stride] ? row : best;
    }
    return best;
}

/* Deals the boxes of a zone out by rank; false if a shelf would be overfull. */
static bool
deal_zone(Dealing *self, size_t zone, double *taken)
{
    PsgShelves *shelves = self->shelves;
    size_t strip = self->room->zones->strip_of[zone];
    size_t rows = self->rows[strip];
    double share = self->width[zone] / (double)rows, dealt = 0;
    for (size_t i = 0; i < shelves->box_count; i++) {
        size_t box = self->ranked[i].index;
        if (shelves->zone_of[box] != zone) {
            continue;
        }
        double room = 2 * shelves->half[box] + shelves->gap;
        size_t row = self->room->zones->is_levelled
                         ? emptiest_row(self, zone, taken)
                         : (size_t)fmax(0, floor((dealt + room / 2) / share));
        size_t shelf =
            self->first_shelf[zone] + MIN(row, rows - 1) * self->zones_in[strip];
        dealt += room;
        taken[shelf] += room;
        if (taken[shelf] - shelves->gap > shelves->right[shelf] - shelves->left[shelf]) {
            return false;
        }
        shelves->shelf[box] = shelf;
    }
    return true;
}

/* How many of all are wanted above that box. */
static double
share_above(const Dealing *self, size_t box)
{
    size_t above = 0, count = self->shelves->box_count;
    for (size_t i = 0; i < count; i++) {
        double higher = self->wanted[box].y - self->wanted[i].y;
        above += higher > 0 || (higher >= 0 && i < box);
    }
    return (double)above / (double)count;
}

/* Those that may stand anywhere fill what is left, near where they are wanted, counted from above
 * as shelves are. False if one finds no room. */
static bool
deal_anywhere(Dealing *self, double *taken)
{
    PsgShelves *shelves = self->shelves;
    for (size_t i = 0; i < shelves->box_count; i++) {
        size_t box = self->ranked[i].index;
        if (shelves->zone_of[box] != PSG_ANY_ZONE) {
            continue;
        }
        double wanted = share_above(self, box) * (double)shelves->shelf_count;
        double room = 2 * shelves->half[box] + shelves->gap, least = INFINITY;
        size_t best = G_MAXSIZE;
        for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
            double width = shelves->right[shelf] - shelves->left[shelf];
            double away = fabs((double)shelf + 0.5 - wanted);
            if (taken[shelf] + room - shelves->gap <= width && away < least) {
                least = away;
                best = shelf;
            }
        }
        if (best == G_MAXSIZE) {
            return false;
        }
        taken[best] += room;
        shelves->shelf[box] = best;
    }
    return true;
}

/* The strip that must have another row for all to find room; `none` if all is dealt. */
static size_t
deal(Dealing *self, size_t none)
{
    const PsgZones *zones = self->room->zones;
    count_shelves(self);
    for (size_t strip = 0; strip < zones->strip_count; strip++) {
        spread_zones(self, strip);
    }
    g_autofree double *taken = g_new0(double, self->shelves->shelf_count + 1);
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        if (!deal_zone(self, zone, taken)) {
            return zones->strip_of[zone];
        }
    }
    return deal_anywhere(self, taken) ? none : G_MAXSIZE;
}

/* Whether all levels stand in a row each, with ways between their boxes, at a scale that is
 * not too small. */
static bool
find_single_rows(Dealing *self)
{
    const PsgShelfRoom *room = self->room;
    size_t none = room->zones->strip_count;
    for (double scale = 1; scale >= room->least_scale && scale > 0; scale *= SHRINK) {
        apply_scale(self, scale);
        if (need_rows(self, most_rows(self)) && self->row_count == none &&
            fullness(self, fullest_strip(self)) <= FULL_SHELF &&
            deal(self, none) == none) {
            return true;
        }
    }
    return false;
}

static void
find_room(Dealing *self)
{
    const PsgShelfRoom *room = self->room;
    size_t none = room->zones->strip_count;
    if (room->zones->is_levelled && room->least_scale > 0 && find_single_rows(self)) {
        return;
    }
    for (double scale = 1;; scale *= SHRINK) {
        apply_scale(self, scale);
        size_t most = most_rows(self);
        if (!need_rows(self, most)) {
            continue;
        }
        /* A level gets a second row only when its first is full: its actors stand alike. */
        size_t wished =
            room->zones->is_levelled ? 0 : wished_rows(self->shelves, room->area);
        size_t fullest = fullest_strip(self);
        while (self->row_count < most && !needs_no_row(self, fullest) &&
               (self->row_count < wished || fullness(self, fullest) > FULL_SHELF)) {
            add_row(self, fullest);
            fullest = fullest_strip(self);
        }
        size_t strip = deal(self, none);
        while (strip != none && self->row_count < most) {
            add_row(self, strip == G_MAXSIZE ? fullest_strip(self) : strip);
            strip = deal(self, none);
        }
        if (strip == none) {
            return;
        }
    }
}

/* Writes down which boxes stand on which shelf. */
static void
fill_shelves(PsgShelves *shelves)
{
    shelves->order = g_new0(size_t, shelves->shelf_count * shelves->box_count + 1);
    for (size_t box = 0; box < shelves->box_count; box++) {
        size_t shelf = shelves->shelf[box];
        shelves->order[shelf * shelves->box_count + shelves->length[shelf]++] = box;
    }
}

/* ---- places ---- */

/* The y of each row, from the top. Few boxes do not spread over the whole page, but stand
 * together in its middle. */
static void
set_rows(Dealing *self)
{
    PsgShelves *shelves = self->shelves;
    const PsgShelfRoom *room = self->room;
    const PsgZones *zones = room->zones;
    double trimmed = trimmings(self), height = room->area.height - trimmed;
    double cramped = fmin(1, ROOMY / roominess(shelves, room->area));
    double free = (height + shelves->gap) * cramped - shelves->gap - shelves->height;
    double step = self->row_count == 1 ? 0
                                       : fmax(free / (double)(self->row_count - 1),
                                              shelves->height + shelves->gap);
    double all = step * (double)(self->row_count - 1) + shelves->height + trimmed;
    double y = (room->area.height - all + shelves->height) / 2;
    size_t shelf = 0;
    for (size_t strip = 0; strip < zones->strip_count; strip++) {
        y += self->frame + self->title;
        for (size_t row = 0; row < self->rows[strip]; row++, y += step) {
            for (size_t i = 0; i < self->zones_in[strip]; i++) {
                shelves->middle[shelf++] = y;
            }
        }
        y += self->frame + self->apart[1];
    }
}

static double
taken_width(const PsgShelves *shelves, size_t shelf, double gap)
{
    double taken = gap * (double)shelves->length[shelf];
    for (size_t i = 0; i < shelves->length[shelf]; i++) {
        taken += 2 * shelves->half[shelves->order[shelf * shelves->box_count + i]];
    }
    return taken;
}

static void
centre_shelf(PsgShelves *shelves, size_t shelf, double width, PsgSize area)
{
    shelves->left[shelf] = (area.width - width) / 2;
    shelves->right[shelf] = (area.width + width) / 2;
}

/* On a tray boxes stand together, in the middle of the page. */
static void
shorten_tray(PsgShelves *shelves, PsgSize area)
{
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        if (psg_shelves_is_tray(shelves, shelf)) {
            double taken = taken_width(shelves, shelf, TRAY_STEP * shelves->gap);
            centre_shelf(shelves, shelf, fmin(taken, area.width), area);
        }
    }
}

/* Shelves of the whole width are made shorter, all alike, if boxes are few. */
static void
shorten_shelves(Dealing *self)
{
    PsgShelves *shelves = self->shelves;
    PsgSize area = self->room->area;
    if (self->room->zones->is_framed) {
        return;
    }
    double width = area.width * fmin(1, ROOMY / roominess(shelves, area));
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        width = fmax(width, taken_width(shelves, shelf, shelves->gap));
    }
    width = fmin(width, area.width);
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        centre_shelf(shelves, shelf, width, area);
    }
}

/* Orders a shelf by x, and spreads its boxes: half as they were, half evenly. low, high: of
 * all that is wanted in its zone. */
static void
order_shelf(PsgShelves *shelves, size_t shelf, const PsgPoint *wanted, double low,
            double high)
{
    size_t count = shelves->length[shelf];
    size_t *order = shelves->order + shelf * shelves->box_count;
    g_autofree PsgRanked *ranked = g_new(PsgRanked, count + 1);
    g_autofree PsgSpaced *spaced = g_new(PsgSpaced, count + 1);
    double left = shelves->left[shelf], right = shelves->right[shelf];
    double slack = right - left;
    for (size_t i = 0; i < count; i++) {
        ranked[i] = (PsgRanked){wanted[order[i]].x, order[i]};
        slack -= 2 * shelves->half[order[i]];
    }
    qsort(ranked, count, sizeof *ranked, psg_compare_ranked);
    double even = left;
    for (size_t i = 0; i < count; i++) {
        double half = shelves->half[ranked[i].index];
        double share = high > low ? (ranked[i].key - low) / (high - low) : 0.5;
        double there = left + share * (right - left);
        even += slack / (double)(count + 1) + half;
        spaced[i] = (PsgSpaced){.wanted = (there + even) / 2, .half = half};
        even += half;
        order[i] = ranked[i].index;
    }
    psg_spacing_solve(spaced, count, shelves->gap, left, right);
    for (size_t i = 0; i < count; i++) {
        shelves->x[order[i]] = spaced[i].place;
    }
}

static void
order_shelves(PsgShelves *shelves, const PsgZones *zones, const PsgPoint *wanted)
{
    g_autofree double *low = g_new0(double, zones->zone_count + 1);
    g_autofree double *high = g_new0(double, zones->zone_count + 1);
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        low[zone] = INFINITY;
        high[zone] = -INFINITY;
    }
    for (size_t box = 0; box < shelves->box_count; box++) {
        size_t zone = shelves->zone[shelves->shelf[box]];
        low[zone] = fmin(low[zone], wanted[box].x);
        high[zone] = fmax(high[zone], wanted[box].x);
    }
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        order_shelf(shelves, i, wanted, low[shelves->zone[i]], high[shelves->zone[i]]);
    }
}

typedef struct {
    double low, high;
} Extent;

/* Of the boxes along their shelves, but for those on the tray. */
static Extent
extent_across(const PsgShelves *shelves)
{
    Extent extent = {INFINITY, -INFINITY};
    for (size_t i = 0; i < shelves->box_count; i++) {
        if (!psg_shelves_is_tray(shelves, shelves->shelf[i])) {
            extent.low = fmin(extent.low, shelves->x[i] - shelves->half[i]);
            extent.high = fmax(extent.high, shelves->x[i] + shelves->half[i]);
        }
    }
    return extent;
}

/* The largest factor by which places may spread so that all boxes stay on their shelves. */
static double
spread_of(const PsgShelves *shelves, double middle, PsgSize area)
{
    double factor = MOST_SPREAD;
    for (size_t i = 0; i < shelves->box_count; i++) {
        size_t shelf = shelves->shelf[i];
        double away = fabs(shelves->x[i] - middle);
        double room = shelves->right[shelf] - area.width / 2 - shelves->half[i];
        if (!psg_shelves_is_tray(shelves, shelf) && away * factor > room) {
            factor = fmax(room, 0) / away;
        }
    }
    return fmax(factor, 1);
}

void
psg_shelves_fill(PsgShelves *shelves, PsgSize area)
{
    Extent across = extent_across(shelves), down = {INFINITY, -INFINITY};
    if (!(across.high > across.low)) {
        return;
    }
    shelves->is_filled = true;
    double middle = (across.low + across.high) / 2;
    double factor = spread_of(shelves, middle, area);
    for (size_t i = 0; i < shelves->box_count; i++) {
        double y = shelves->middle[shelves->shelf[i]];
        down.low = fmin(down.low, y);
        down.high = fmax(down.high, y);
        if (!psg_shelves_is_tray(shelves, shelves->shelf[i])) {
            shelves->x[i] = area.width / 2 + (shelves->x[i] - middle) * factor;
        }
    }
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        shelves->middle[shelf] += (area.height - down.low - down.high) / 2;
    }
}

/* ---- beginning and end ---- */

static void
count_most(const PsgShelfRoom *room, size_t *most_in)
{
    const PsgZones *zones = room->zones;
    g_autofree size_t *boxes = g_new0(size_t, zones->zone_count + 1);
    size_t anywhere = 0;
    for (size_t i = 0; i < room->count; i++) {
        if (zones->zone_of[i] == PSG_ANY_ZONE) {
            anywhere++;
        } else {
            boxes[zones->zone_of[i]]++;
        }
    }
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        size_t *most = &most_in[zones->strip_of[zone]];
        *most = MAX(*most, boxes[zone] + anywhere);
    }
}

static void
deal_out(PsgShelves *shelves, const PsgPoint *wanted, const PsgShelfRoom *room)
{
    const PsgZones *zones = room->zones;
    g_autofree PsgRanked *ranked = g_new(PsgRanked, room->count);
    for (size_t i = 0; i < room->count; i++) {
        ranked[i] = (PsgRanked){zones->is_levelled ? wanted[i].x : wanted[i].y, i};
    }
    qsort(ranked, room->count, sizeof *ranked, psg_compare_ranked);
    g_autofree size_t *rows = g_new0(size_t, zones->strip_count + 1);
    g_autofree size_t *zones_in = g_new0(size_t, zones->strip_count + 1);
    g_autofree size_t *most_in = g_new0(size_t, zones->strip_count + 1);
    g_autofree double *width = g_new0(double, zones->zone_count + 1);
    g_autofree double *widest = g_new0(double, zones->zone_count + 1);
    g_autofree size_t *first_shelf = g_new0(size_t, zones->zone_count + 1);
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        zones_in[zones->strip_of[zone]]++;
    }
    count_most(room, most_in);
    Dealing self = {.shelves = shelves,
                    .room = room,
                    .wanted = wanted,
                    .ranked = ranked,
                    .rows = rows,
                    .zones_in = zones_in,
                    .most_in = most_in,
                    .width = width,
                    .widest = widest,
                    .first_shelf = first_shelf};
    find_room(&self);
    fill_shelves(shelves);
    set_rows(&self);
    shorten_shelves(&self);
    shorten_tray(shelves, room->area);
    order_shelves(shelves, zones, wanted);
}

PsgShelves *
psg_shelves_new(const PsgPoint *wanted, const PsgShelfRoom *room)
{
    size_t count = room->count;
    PsgShelves *shelves = g_new0(PsgShelves, 1);
    shelves->box_count = count;
    shelves->half = g_new0(double, count + 1);
    shelves->x = g_new0(double, count + 1);
    shelves->shelf = g_new0(size_t, count + 1);
    shelves->zone_of = g_memdup2(room->zones->zone_of, count * sizeof *shelves->zone_of);
    shelves->tray = room->zones->tray;
    shelves->scale = 1;
    if (count > 0) {
        deal_out(shelves, wanted, room);
    }
    return shelves;
}

PsgRect
psg_shelves_room(const PsgShelves *shelves, size_t zone)
{
    PsgPoint low = {(double)INFINITY, (double)INFINITY};
    PsgPoint high = {-(double)INFINITY, -(double)INFINITY};
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        if (shelves->zone[shelf] == zone) {
            double middle = shelves->middle[shelf];
            low.x = fmin(low.x, shelves->left[shelf]);
            low.y = fmin(low.y, middle - shelves->height / 2);
            high.x = fmax(high.x, shelves->right[shelf]);
            high.y = fmax(high.y, middle + shelves->height / 2);
        }
    }
    return (PsgRect){low.x, low.y, high.x - low.x, high.y - low.y};
}

double
psg_shelves_unit(const PsgShelves *shelves)
{
    size_t last = shelves->shelf_count - 1;
    double left = (double)INFINITY, right = -(double)INFINITY;
    for (size_t shelf = 0; shelf <= last; shelf++) {
        left = fmin(left, shelves->left[shelf]);
        right = fmax(right, shelves->right[shelf]);
    }
    double width = right - left;
    double height = shelves->middle[last] - shelves->middle[0] + shelves->height;
    return sqrt(width * height / (double)shelves->box_count);
}

void
psg_shelves_free(PsgShelves *shelves)
{
    if (shelves == NULL) {
        return;
    }
    clear_shelves(shelves);
    g_free(shelves->zone_of);
    g_free(shelves->half);
    g_free(shelves->shelf);
    g_free(shelves->x);
    g_free(shelves);
}
