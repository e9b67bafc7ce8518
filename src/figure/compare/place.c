/*
 * Where the actors of two slices stand.
 *
 * Each has the same share of the room's width and height as in the network figure of the
 * later slice, or of the earlier one if it is seen there only. Where they do not fit so,
 * boxes are set more tightly; then what is kept loses its name; only then all get
 * smaller.
 */
#include "figure/compare/place.h"

#include "figure/network/network.h"
#include "figure/part/actor_box.h"
#include "figure/strings.h"
#include "layout/page/overlay.h"

#include <math.h>

/* In units of a slide. */
#define GAP 24.0
#define TIGHT_GAP 13.0
#define MARKS 10.0       /* signs on corners reach so far to the left and up */
#define SMALL_WIDTH 26.0 /* of a box without a name */
#define SMALL_HEIGHT 16.0
#define SMALLER 0.55 /* times as large, if that is still too large */

#define SPARSE 0.2 /* boxes that fill less of the area than this grow */
#define MOST_GROWTH 1.5
#define FULLEST                                                                          \
    0.85 /* of the area, by boxes with their gaps: more never finds its places */
#define LEAST_SCALE 0.1 /* of a room that is too small for anything */
#define STEP 0.93

/* Who has no name. */
typedef enum {
    NOBODY,
    KEPT,         /* in boxes without names */
    KEPT_SMALLER, /* in even smaller ones */
    ALL,
} Nameless;

/* One way to set the boxes. */
typedef struct {
    double shrink;
    bool is_tight;
    Nameless nameless;
} Setting;

/* From the best to what is still worth trying: letters stay at 14 px. */
static const Setting settings[] = {
    {1, false, NOBODY},
    {1, true, NOBODY},
    {0.93, true, NOBODY},
    {0.86, true, NOBODY},
    {0.79, true, NOBODY},
    {1, true, KEPT},
    {0.93, true, KEPT},
    {0.86, true, KEPT},
    {0.79, true, KEPT},
    {0.93, true, KEPT_SMALLER},
    {0.86, true, KEPT_SMALLER},
    {0.79, true, KEPT_SMALLER},
    {1, true, ALL},
};

/* A try at the boxes. */
typedef struct {
    const PsgPen *pen;
    const PsgView *view;
    PsgSize area;
    const PsgPoint *wanted; /* by the view's actors */
    PsgPoint *centres;      /* found */
    PsgSize *sizes;
    PsgSize *usual, *tight; /* sizes that are not shrunk, to begin from */
} Try;

/* The centre of the actor in the area, as in the network figure. */
static PsgPoint
wanted_place(const PsgNetwork *network, const PsgView *view, size_t index, PsgSize area)
{
    const PsgViewActor *seen = &view->actors[index];
    const PsgSlice *later = &view->landscape->slices[view->slice];
    bool is_seen_later = psg_actor_presence(&view->landscape->actors[seen->actor],
                                            later) != PSG_PRESENCE_NONE;
    PsgPoint at = psg_rect_centre(psg_network_box(
        network, is_seen_later ? view->slice : view->before, seen->actor));
    PsgRect whole = psg_network_area(network);
    return (PsgPoint){(at.x - whole.x) / whole.width * area.width,
                      (at.y - whole.y) / whole.height * area.height};
}

static bool
is_small(const Setting *setting, const PsgViewActor *seen)
{
    return setting->nameless == ALL ||
           (setting->nameless != NOBODY && seen->change == PSG_CHANGE_NONE);
}

static PsgSize
small_size(const Try *try, const Setting *setting)
{
    double unit = psg_pen_length(try->pen, 1) * setting->shrink *
                  (setting->nameless == KEPT_SMALLER ? SMALLER : 1);
    return (PsgSize){SMALL_WIDTH * unit, SMALL_HEIGHT * unit};
}

static double
gap_of(const Try *try, const Setting *setting)
{
    return psg_pen_length(try->pen, setting->is_tight ? TIGHT_GAP : GAP) *
           setting->shrink;
}

/* Boxes shrink no more than by the scale, so it is known before they are measured. */
static bool
is_hopeless(const Try *try, const Setting *setting)
{
    double covered = 0, gap = gap_of(try, setting);
    for (size_t i = 0; i < try->view->actor_count; i++) {
        PsgSize size = small_size(try, setting);
        if (!is_small(setting, &try->view->actors[i])) {
            size = setting->is_tight ? try->tight[i] : try->usual[i];
            size.width *= setting->shrink;
            size.height *= setting->shrink;
        }
        covered += (size.width + gap) * (size.height + gap);
    }
    return covered > FULLEST * (try->area.width + gap) * (try->area.height + gap);
}

static bool
try_setting(Try *try, const Setting *setting)
{
    const PsgBoxManner manner = {
        .view = try->view, .shrink = setting->shrink, .is_tight = setting->is_tight};
    size_t count = try->view->actor_count;
    if (setting->nameless != ALL && is_hopeless(try, setting)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const PsgViewActor *seen = &try->view->actors[i];
        try->sizes[i] = is_small(setting, seen)
                            ? small_size(try, setting)
                            : psg_actor_box_size(try->pen, &manner, seen);
        try->centres[i] = try->wanted[i];
    }
    PsgOverlay overlay = {.boxes = try->sizes,
                          .count = count,
                          .area = try->area,
                          .gap = gap_of(try, setting),
                          .may_deal_anew = setting->nameless == KEPT_SMALLER};
    return psg_overlay_settle(&overlay, try->centres);
}

static void
measure(Try *try)
{
    const PsgBoxManner usual = {.view = try->view, .shrink = 1};
    const PsgBoxManner tight = {.view = try->view, .shrink = 1, .is_tight = true};
    for (size_t i = 0; i < try->view->actor_count; i++) {
        const PsgViewActor *seen = &try->view->actors[i];
        try->usual[i] = psg_actor_box_size(try->pen, &usual, seen);
        try->tight[i] = psg_actor_box_size(try->pen, &tight, seen);
    }
}

/* Few boxes would be lost in a large room. */
static bool
try_larger(Try *try, Setting *setting)
{
    double covered = 0;
    for (size_t i = 0; i < try->view->actor_count; i++) {
        covered += try->usual[i].width * try->usual[i].height;
    }
    double wanted = try->area.width * try->area.height * SPARSE;
    setting->shrink = covered > 0 ? MIN(sqrt(wanted / covered), MOST_GROWTH) : 1;
    return setting->shrink > 1 && try_setting(try, setting);
}

static Setting
find_setting(Try *try)
{
    Setting setting = {1, false, NOBODY};
    measure(try);
    if (try_larger(try, &setting)) {
        return setting;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (try_setting(try, &settings[i])) {
            return settings[i];
        }
    }
    setting = settings[G_N_ELEMENTS(settings) - 1];
    do {
        setting.shrink *= STEP;
    } while (!try_setting(try, &setting) && setting.shrink > LEAST_SCALE);
    return setting;
}

static const char *
note_of(const Setting *setting, const char *language)
{
    switch (setting->nameless) {
    case KEPT:
    case KEPT_SMALLER:
        return psg_word(PSG_WORD_SMALL_ONES, language);
    case ALL:
        return psg_word(PSG_WORD_NAMES_WITHOUT_ROOM, language);
    case NOBODY:
        break;
    }
    return NULL;
}

PsgComparePlaces *
psg_compare_places_new(const PsgFigureInput *input, const PsgPen *pen,
                       const PsgView *view, PsgRect area)
{
    size_t count = view->actor_count;
    double marks = psg_pen_length(pen, MARKS);
    area = (PsgRect){area.x + marks, area.y + marks, area.width - marks,
                     area.height - marks};
    g_autofree PsgPoint *wanted = g_new(PsgPoint, count + 1);
    g_autofree PsgPoint *centres = g_new0(PsgPoint, count + 1);
    g_autofree PsgSize *sizes = g_new0(PsgSize, 3 * count + 1);
    Try try = {.pen = pen,
               .view = view,
               .area = {area.width, area.height},
               .wanted = wanted,
               .centres = centres,
               .sizes = sizes,
               .usual = sizes + count,
               .tight = sizes + 2 * count};
    for (size_t i = 0; i < count; i++) {
        wanted[i] = wanted_place(input->network, view, i, try.area);
    }
    Setting setting = find_setting(&try);
    PsgComparePlaces *places = g_new0(PsgComparePlaces, 1);
    places->view = view;
    places->boxes = g_new0(PsgRect, count + 1);
    places->is_small = g_new0(bool, count + 1);
    places->shrink = setting.shrink;
    places->is_tight = setting.is_tight;
    places->note = note_of(&setting, pen->context->language);
    for (size_t i = 0; i < count; i++) {
        PsgPoint at = {area.x + centres[i].x, area.y + centres[i].y};
        places->boxes[i] = psg_rect_around(at, sizes[i]);
        places->is_small[i] = is_small(&setting, &view->actors[i]);
    }
    return places;
}

void
psg_compare_places_free(PsgComparePlaces *places)
{
    if (places != NULL) {
        g_free(places->boxes);
        g_free(places->is_small);
        g_free(places);
    }
}

PsgNetworkView
psg_compare_network(const PsgComparePlaces *places, PsgSize page)
{
    return (PsgNetworkView){
        .view = places->view,
        .boxes = places->boxes,
        .page = page,
        .scale = places->is_tight ? MIN(places->shrink, 0.6) : places->shrink,
        .shrink = places->shrink,
        .is_tight = places->is_tight,
        .is_small = places->is_small,
    };
}
