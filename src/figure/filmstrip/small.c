/*
 * Small networks: where boxes and names are in the cells of a filmstrip.
 *
 * 1. Boxes stand where the network has them, scaled. Who is gone keeps the place of the cell
 *    before, or the nearest in its row that is free.
 * 2. Boxes of newcomers and leavers grow until their names are in them, where that leaves room
 *    to the others in every cell.
 * 3. Names of those that did not stand beside their boxes, nearer to them than to any other;
 *    those that find no place have a number and are told in a list.
 * 4. Boxes of all others grow for their names where there is room left; in the first cell, where
 *    nobody is known yet, their names may stand beside them.
 *
 * Letters are all of one size: the largest with which as many names find a place as with any.
 */
#include "figure/filmstrip/filmstrip.h"
#include "figure/part/label_placer.h"
#include "figure/part/shape.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define LEAST_LETTERS 11.0
#define LETTERS_STEP 1.0
#define LINE 1.16           /* of lines, in letters */
#define LETTERS_OF_LINE 0.8 /* of a line's height */
#define SWELL 1.05          /* of a round box whose corners cut the name */
#define BOX_PADDING 2.0     /* from a name to the sides of its box */
#define BOX_GAP 4.0         /* between boxes, at least, where one grows */
#define LABEL_GAP 1.0       /* from a box to the name beside it */
#define LABEL_PADDING 2.0   /* of the name's plate: with the gap, 3 from the letters */
#define CLEARANCE 8.0       /* from a name to other boxes */
#define OVERHANG 10.0 /* of names over the picture: less than half the gap of cells */
#define MOST_STRETCH 1.8

/* What places for names cost, from 0 to 1. */
#define ABOVE_COST 0.05
#define CORNER_COST 0.3
#define MORE_LINES_COST 0.1

enum {
    STEPS = 8,      /* from the middle of a box to its corner: finer ones place no more */
    MOST_LINES = 3, /* of a name */
    MOST_SWELLS = 8,
    MOST_TO_GROW = 2, /* for so many a box gets higher: none is a tower among others */
    GHOST_STEPS = 12, /* so many quarters of its box a ghost steps aside */
};

static double
length(const PsgSmallNetworks *self, double units)
{
    return psg_pen_length(self->pen, units);
}

static GArray *
cast_of(const PsgSmallNetworks *self, size_t cell)
{
    return g_ptr_array_index(self->casts, cell);
}

static PsgSmallActor *
actor_of(const GArray *cast, guint index)
{
    return &g_array_index(cast, PsgSmallActor, index);
}

static const PsgFilmstripCell *
cell_of(const PsgSmallNetworks *self, size_t index)
{
    return &g_array_index(self->cells, PsgFilmstripCell, index);
}

static const char *
name_of(const PsgSmallNetworks *self, const PsgSmallActor *actor)
{
    const char *name = psg_context_text(self->pen->context, actor->seen->name);
    if (actor->is_counted) {
        return strrchr(name, ' ') + 1; /* behind "Centres · " */
    }
    return name == NULL ? psg_actor_id(self->pen->context->landscape, actor->seen->actor)
                        : name;
}

/* ---- The size of the pictures ---- */

PsgRect
psg_small_networks_area(const PsgNetwork *network, const GArray *cells)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (guint i = 0; i < cells->len; i++) {
        const PsgView *view = g_array_index(cells, PsgFilmstripCell, i).view;
        for (size_t j = 0; j < view->actor_count; j++) {
            PsgRect box = psg_network_box(network, view->slice, view->actors[j].actor);
            left = fmin(left, box.x);
            top = fmin(top, box.y);
            right = fmax(right, psg_rect_right(box));
            bottom = fmax(bottom, psg_rect_bottom(box));
        }
    }
    return left > right ? psg_network_area(network)
                        : (PsgRect){left, top, right - left, bottom - top};
}

PsgSize
psg_small_networks_scale(PsgRect area, PsgSize picture)
{
    double x = fmin(1, picture.width / area.width);
    double y = fmin(1, fmax(0, picture.height) / area.height);
    return (PsgSize){fmin(x, y * MOST_STRETCH), fmin(y, x * MOST_STRETCH)};
}

/* From the picture's corner: the drawing is in its middle. */
static PsgPoint
place_of(const PsgSmallNetworks *self, size_t slice, size_t actor)
{
    PsgPoint at = psg_rect_centre(psg_network_box(self->network, slice, actor));
    PsgPoint middle = psg_rect_centre(self->area);
    return (PsgPoint){self->picture.width / 2 + (at.x - middle.x) * self->scale.width,
                      self->picture.height / 2 + (at.y - middle.y) * self->scale.height};
}

/* ---- Who is in a cell ---- */

static bool
is_free(const GArray *cast, size_t own, PsgRect box, double gap)
{
    PsgRect around = psg_rect_grow(box, gap);
    for (guint i = 0; i < cast->len; i++) {
        const PsgSmallActor *other = actor_of(cast, i);
        if (i != own && !other->is_without && psg_rect_overlaps(around, other->box)) {
            return false;
        }
    }
    return true;
}

static bool
is_on_picture(const PsgSmallNetworks *self, PsgRect box)
{
    PsgRect picture = {0, 0, self->picture.width, self->picture.height};
    return psg_rect_contains(psg_rect_grow(picture, 0.5), box);
}

/* Steps aside in its row until it is on nobody. */
static void
place_ghost(const PsgSmallNetworks *self, const GArray *cast, PsgSmallActor *ghost)
{
    double gap = length(self, BOX_GAP) / 2;
    PsgRect own = ghost->box;
    ghost->is_without = true;
    for (int step = 0; step <= 2 * GHOST_STEPS && ghost->is_without; step++) {
        int side = step % 2 == 0 ? -1 : 1;
        PsgRect box = own;
        int quarters = (step + 1) / 2;
        box.x += side * quarters * own.width / 4;
        if (is_on_picture(self, box) && is_free(cast, PSG_NONE, box, gap)) {
            ghost->box = box;
            ghost->is_without = false;
        }
    }
}

static void
clear_actor(gpointer data)
{
    g_strfreev(((PsgSmallActor *)data)->lines);
}

static GArray *
cast_new(const PsgSmallNetworks *self, const PsgFilmstripCell *cell)
{
    GArray *cast = g_array_new(FALSE, TRUE, sizeof(PsgSmallActor));
    g_array_set_clear_func(cast, clear_actor);
    const PsgView *view = cell->view;
    for (size_t i = 0; i < view->actor_count; i++) {
        size_t actor = view->actors[i].actor;
        PsgSmallActor small = {
            .seen = &view->actors[i],
            .is_new = cell->is_new[i],
            .has_accent = cell->is_new[i] && !cell->are_most_new,
            .box =
                psg_rect_around(place_of(self, view->slice, actor), self->sizes[actor]),
        };
        g_array_append_val(cast, small);
    }
    for (guint i = 0; i < cell->gone->len; i++) {
        const PsgViewActor *seen = g_array_index(cell->gone, const PsgViewActor *, i);
        PsgSmallActor small = {
            .seen = seen,
            .is_gone = true,
            .box = psg_rect_around(place_of(self, cell->before->slice, seen->actor),
                                   self->sizes[seen->actor]),
        };
        place_ghost(self, cast, &small);
        g_array_append_val(cast, small);
    }
    return cast;
}

static void
fill_casts(PsgSmallNetworks *self)
{
    size_t actor_count = self->pen->context->landscape->actor_count;
    g_ptr_array_set_size(self->casts, 0);
    for (size_t i = 0; i < actor_count; i++) {
        PsgRect box = psg_network_box(self->network, 0, i);
        self->sizes[i] = (PsgSize){box.width * self->shrink, box.height * self->shrink};
    }
    for (guint i = 0; i < self->cells->len; i++) {
        g_ptr_array_add(self->casts, cast_new(self, cell_of(self, i)));
    }
}

/* ---- Names in so many lines ---- */

/* A name in lines. */
typedef struct {
    char **lines;
    PsgSize size;
} Form;

PsgTextLook
psg_small_networks_look(const PsgPen *pen, double letters, const PsgSmallActor *actor)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, letters, actor->has_accent ? 600 : 400,
                        actor->is_gone ? style->muted : style->ink, PSG_ANCHOR_MIDDLE);
}

/* The widest word; of scripts without blanks, a word may be broken between any two. */
static double
widest_word(const PsgSmallNetworks *self, const PsgTextLook *look, const char *name)
{
    double widest = 0;
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        bool is_wide = *words[i] != '\0' && g_unichar_iswide(g_utf8_get_char(words[i]));
        double own =
            is_wide ? 2 * look->font.size : psg_pen_width(self->pen, look, words[i]);
        widest = fmax(widest, own);
    }
    return widest;
}

/* In so many lines, no word broken. False: it takes fewer, or does not fit in them. */
static bool
form_in_lines(const PsgSmallNetworks *self, const PsgSmallActor *actor, size_t most,
              Form *form)
{
    const char *name = name_of(self, actor);
    PsgTextLook look = psg_small_networks_look(self->pen, self->letters, actor);
    double whole = psg_pen_width(self->pen, &look, name) + 0.01;
    double width = most == 1 ? whole
                             : fmax(whole / (double)most * 1.15,
                                    widest_word(self, &look, name) + 0.01);
    form->lines = psg_pen_wrap(self->pen, &look, name, width, MOST_LINES);
    form->size = (PsgSize){0, 0};
    size_t count = g_strv_length(form->lines);
    for (size_t i = 0; i < count; i++) {
        form->size.width =
            fmax(form->size.width, psg_pen_width(self->pen, &look, form->lines[i]));
    }
    form->size.height = (double)count * LINE * look.font.size;
    bool is_cut = count > 0 && g_str_has_suffix(form->lines[count - 1], "\u2026") &&
                  !g_str_has_suffix(name, "\u2026");
    if (count != most || is_cut) {
        g_clear_pointer(&form->lines, g_strfreev);
        return false;
    }
    return true;
}

/* ---- Names in boxes ---- */

/* The corners of the text are inside the shape of a box of that size. */
static bool
holds_text(PsgShape shape, PsgSize size, PsgSize text)
{
    PsgRect box = psg_rect_around((PsgPoint){0, 0}, size);
    return psg_shape_holds(shape, box, (PsgPoint){text.width / 2, text.height / 2}) &&
           psg_shape_holds(shape, box, (PsgPoint){text.width / 2, -text.height / 2}) &&
           psg_shape_holds(shape, box, (PsgPoint){-text.width / 2, text.height / 2}) &&
           psg_shape_holds(shape, box, (PsgPoint){-text.width / 2, -text.height / 2});
}

/* Of a box that holds the name. */
static PsgSize
size_for(const PsgSmallNetworks *self, const PsgSmallActor *actor, const Form *form)
{
    PsgShape shape = psg_context_shape(self->pen->context, actor->seen->kind);
    PsgSize size = {form->size.width + 2 * length(self, BOX_PADDING),
                    form->size.height + length(self, LABEL_PADDING)};
    PsgSize text = {form->size.width, form->size.height * LETTERS_OF_LINE};
    size.width += 2 * psg_shape_inset(shape, size);
    for (int i = 0; i < MOST_SWELLS && !holds_text(shape, size, text); i++) {
        size.width *= SWELL;
        size.height *= SWELL;
    }
    return size;
}

static PsgSmallActor *
find_in(const GArray *cast, size_t actor, size_t *index)
{
    for (guint i = 0; i < cast->len; i++) {
        if (actor_of(cast, i)->seen->actor == actor) {
            *index = i;
            return actor_of(cast, i);
        }
    }
    return NULL;
}

/* No name that stands beside another box is too near. */
static bool
is_clear_of_labels(const PsgSmallNetworks *self, const GArray *cast, size_t own,
                   PsgRect box)
{
    PsgRect around = psg_rect_grow(box, length(self, CLEARANCE));
    for (guint i = 0; i < cast->len; i++) {
        const PsgSmallActor *other = actor_of(cast, i);
        if (i != own && other->label.width > 0 &&
            psg_rect_overlaps(around, other->label)) {
            return false;
        }
    }
    return true;
}

/* In every cell in which the actor is there is room for a box of that size; one that does not
 * grow needs none. */
static bool
may_be(const PsgSmallNetworks *self, size_t actor, PsgSize size)
{
    PsgSize own = self->sizes[actor];
    if (size.width <= own.width && size.height <= own.height) {
        return true;
    }
    for (guint i = 0; i < self->casts->len; i++) {
        size_t index;
        const GArray *cast = cast_of(self, i);
        const PsgSmallActor *here = find_in(cast, actor, &index);
        if (here == NULL || here->is_without) {
            continue;
        }
        PsgRect box = psg_rect_around(psg_rect_centre(here->box), size);
        if (!is_on_picture(self, box) ||
            !is_free(cast, index, box, length(self, BOX_GAP)) ||
            !is_clear_of_labels(self, cast, index, box)) {
            return false;
        }
    }
    return true;
}

static void
resize(PsgSmallNetworks *self, size_t actor, PsgSize size)
{
    self->sizes[actor] = size;
    for (guint i = 0; i < self->casts->len; i++) {
        size_t index;
        PsgSmallActor *here = find_in(cast_of(self, i), actor, &index);
        if (here != NULL) {
            here->box = psg_rect_around(psg_rect_centre(here->box), size);
        }
    }
}

/* The name of one cell is written into the box, which grows for it if it may. */
static void
name_in_box(PsgSmallNetworks *self, PsgSmallActor *actor)
{
    for (size_t most = 1; most <= MOST_LINES; most++) {
        Form form;
        if (!form_in_lines(self, actor, most, &form)) {
            continue;
        }
        PsgSize need = size_for(self, actor, &form),
                own = self->sizes[actor->seen->actor];
        PsgSize size = {fmax(need.width, own.width), fmax(need.height, own.height)};
        bool is_tower = most > MOST_TO_GROW && need.height > own.height;
        if (!is_tower && may_be(self, actor->seen->actor, size)) {
            resize(self, actor->seen->actor, size);
            actor->is_named = true;
            actor->lines = form.lines;
            return;
        }
        g_strfreev(form.lines);
    }
}

/* Those that are told of: newcomers and leavers; or all others. */
static bool
is_told(const PsgSmallActor *actor)
{
    return actor->is_new || actor->is_gone;
}

static void
name_in_boxes(PsgSmallNetworks *self, bool told)
{
    for (guint i = 0; i < self->casts->len; i++) {
        GArray *cast = cast_of(self, i);
        for (guint j = 0; j < cast->len; j++) {
            PsgSmallActor *actor = actor_of(cast, j);
            if (is_told(actor) == told && !actor->is_named && actor->label.width <= 0 &&
                actor->number == 0 && !actor->is_without) {
                name_in_box(self, actor);
            }
        }
    }
}

/* ---- Names beside boxes ---- */

/* Below its box or above it, rather in its middle than at its corners; beside it. */
static void
offer_form(const PsgSmallNetworks *self, PsgLabelPlacer *placer, PsgRect box,
           const Form *form, double cost)
{
    double gap = length(self, LABEL_GAP);
    PsgSize size = {form->size.width + 2 * length(self, LABEL_PADDING),
                    form->size.height};
    PsgRect on_box = psg_rect_around(psg_rect_centre(box), size);
    double across = (box.width + size.width) / 2, down = (box.height + size.height) / 2;
    for (int step = -STEPS; step <= STEPS; step++) {
        PsgRect below = on_box, above = on_box;
        below.x = above.x = on_box.x + across * step / STEPS;
        below.y += down + gap;
        above.y -= down + gap;
        double more = cost + CORNER_COST * abs(step) / STEPS;
        psg_label_placer_offer(placer, below, more);
        psg_label_placer_offer(placer, above, more + ABOVE_COST);
    }
    for (int side = -1; side <= 1; side += 2) {
        PsgRect beside = on_box;
        beside.x += side * (across + gap);
        psg_label_placer_offer(placer, beside, cost + CORNER_COST);
    }
}

enum { PLACES = 2 * (2 * STEPS + 1) + 2 }; /* of a form */

/* A name that is to stand beside its box, and its forms by the number of lines. */
typedef struct {
    PsgSmallActor *actor;
    Form forms[MOST_LINES];
    size_t form_count;
} Asked;

static void
clear_asked(gpointer data)
{
    Asked *asked = data;
    for (size_t i = 0; i < asked->form_count; i++) {
        g_strfreev(asked->forms[i].lines);
    }
}

static void
ask(const PsgSmallNetworks *self, PsgLabelPlacer *placer, PsgSmallActor *actor,
    GArray *names)
{
    PsgLabel label = {.at = psg_rect_centre(actor->box),
                      .weight = actor->is_new ? 1 : 0.5,
                      .clearance = length(self, CLEARANCE),
                      .is_tied = true};
    Asked asked = {.actor = actor};
    psg_label_placer_add(placer, &label);
    for (size_t most = 1; most <= MOST_LINES; most++) {
        Form *form = &asked.forms[asked.form_count];
        if (form_in_lines(self, actor, most, form)) {
            offer_form(self, placer, actor->box, form,
                       MORE_LINES_COST * (double)(most - 1));
            asked.form_count++;
        }
    }
    g_array_append_val(names, asked);
}

/* By rows, and from left to right: so numbers are found. */
static int
compare_places(const void *a, const void *b)
{
    const PsgSmallActor *one = *(PsgSmallActor *const *)a;
    const PsgSmallActor *other = *(PsgSmallActor *const *)b;
    PsgPoint p = psg_rect_centre(one->box), q = psg_rect_centre(other->box);
    return p.y != q.y ? (p.y > q.y) - (p.y < q.y) : (p.x > q.x) - (p.x < q.x);
}

static void
take_places(PsgSmallNetworks *self, const PsgLabelPlacer *placer, const GArray *names)
{
    g_autoptr(GPtrArray) numbered = g_ptr_array_new();
    for (guint i = 0; i < names->len; i++) {
        Asked *asked = &g_array_index(names, Asked, i);
        size_t choice = psg_label_placer_choice(placer, i);
        if (choice == PSG_NONE && is_told(asked->actor)) {
            g_ptr_array_add(numbered, asked->actor);
        } else if (choice != PSG_NONE) {
            asked->actor->label = psg_label_placer_place(placer, i);
            asked->actor->lines = g_steal_pointer(&asked->forms[choice / PLACES].lines);
        }
    }
    g_ptr_array_sort(numbered, compare_places);
    for (guint i = 0; i < numbered->len; i++) {
        ((PsgSmallActor *)numbered->pdata[i])->number = i + 1;
    }
    self->unnamed += numbered->len;
}

/* Of those that are told of, who else get a number; or of all others, as far as there is room. */
static void
name_beside_boxes(PsgSmallNetworks *self, GArray *cast, bool told)
{
    double overhang = length(self, OVERHANG);
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new((PsgRect){
        -overhang, 0, self->picture.width + 2 * overhang, self->picture.height});
    g_autoptr(GArray) names = g_array_new(FALSE, TRUE, sizeof(Asked));
    g_array_set_clear_func(names, clear_asked);
    for (guint i = 0; i < cast->len; i++) {
        const PsgSmallActor *actor = actor_of(cast, i);
        if (!actor->is_without) {
            psg_label_placer_box(placer, actor->box);
        }
        if (actor->label.width > 0) {
            psg_label_placer_box(placer, actor->label);
        }
    }
    for (guint i = 0; i < cast->len; i++) {
        PsgSmallActor *actor = actor_of(cast, i);
        if (is_told(actor) == told && !actor->is_named && !actor->is_without) {
            ask(self, placer, actor, names);
        }
    }
    psg_label_placer_solve(placer);
    take_places(self, placer, names);
}

/* ---- All of it ---- */

static void
set_names(PsgSmallNetworks *self, double letters)
{
    self->letters = letters;
    self->unnamed = 0;
    fill_casts(self);
    name_in_boxes(self, true);
    for (guint i = 0; i < self->casts->len; i++) {
        name_beside_boxes(self, cast_of(self, i), true);
    }
    name_in_boxes(self, false);
    if (self->casts->len > 0) {
        name_beside_boxes(self, cast_of(self, 0), false);
    }
}

/* Aggregates whose names have no room tell at least their numbers. */
static void
count_in_boxes(PsgSmallNetworks *self)
{
    const PsgActor *actors = self->pen->context->landscape->actors;
    for (guint i = 0; i < self->casts->len; i++) {
        GArray *cast = cast_of(self, i);
        for (guint j = 0; j < cast->len; j++) {
            PsgSmallActor *actor = actor_of(cast, j);
            bool is_unnamed = !actor->is_named && actor->label.width <= 0 &&
                              actor->number == 0 && !actor->is_without && !actor->is_gone;
            if (is_unnamed && actors[actor->seen->actor].members != NULL) {
                actor->is_counted = true;
                name_in_box(self, actor);
            }
        }
    }
}

/* What the network's own letters would be, if they are not too small. */
static double
largest_letters(const PsgSmallNetworks *self)
{
    const PsgStyle *style = self->pen->context->style;
    g_autofree PsgRect *boxes =
        g_new0(PsgRect, self->pen->context->views[0]->actor_count + 1);
    double own = psg_network_place(self->network, 0, boxes).shrink;
    return fmax(style->size_small, fmin(1, own) * style->size_label * self->shrink);
}

PsgSmallNetworks *
psg_small_networks_new(const PsgPen *pen, const PsgNetwork *network, const GArray *cells,
                       PsgSize picture)
{
    PsgSmallNetworks *self = g_new0(PsgSmallNetworks, 1);
    self->pen = pen;
    self->network = network;
    self->cells = cells;
    self->picture = picture;
    self->area = psg_small_networks_area(network, cells);
    self->scale = psg_small_networks_scale(self->area, picture);
    self->shrink = fmin(self->scale.width, self->scale.height);
    self->sizes = g_new0(PsgSize, pen->context->landscape->actor_count + 1);
    self->casts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    double best = largest_letters(self);
    set_names(self, best);
    size_t unnamed = self->unnamed;
    for (double letters = best - LETTERS_STEP; unnamed > 0 && letters >= LEAST_LETTERS;
         letters -= LETTERS_STEP) {
        set_names(self, letters);
        if (self->unnamed < unnamed) {
            unnamed = self->unnamed;
            best = letters;
        }
    }
    set_names(self, best);
    count_in_boxes(self);
    return self;
}

void
psg_small_networks_free(PsgSmallNetworks *self)
{
    if (self != NULL) {
        g_ptr_array_unref(self->casts);
        g_free(self->sizes);
        g_free(self);
    }
}

static int
compare_numbers(const void *a, const void *b)
{
    const PsgSmallActor *one = *(PsgSmallActor *const *)a;
    const PsgSmallActor *other = *(PsgSmallActor *const *)b;
    return (one->number > other->number) - (one->number < other->number);
}

/* Those without a number, who are nowhere, come last. */
GPtrArray *
psg_small_networks_list(const PsgSmallNetworks *self, size_t cell)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) numbered = g_ptr_array_new();
    const GArray *cast = cast_of(self, cell);
    for (guint i = 0; i < cast->len; i++) {
        if (actor_of(cast, i)->number > 0) {
            g_ptr_array_add(numbered, actor_of(cast, i));
        }
    }
    g_ptr_array_sort(numbered, compare_numbers);
    for (guint i = 0; i < numbered->len; i++) {
        const PsgSmallActor *actor = g_ptr_array_index(numbered, i);
        g_ptr_array_add(
            list, g_strdup_printf("%zu\u00a0%s", actor->number, name_of(self, actor)));
    }
    for (guint i = 0; i < cast->len; i++) {
        if (actor_of(cast, i)->is_without) {
            const char *name = name_of(self, actor_of(cast, i));
            g_ptr_array_add(list, g_strconcat("\u2212\u00a0", name, NULL));
        }
    }
    return list;
}
