/* Which dots have names, and where. */
#include "figure/network/dot_names.h"

#include "base/compare.h"
#include "figure/network/region.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In units of a slide. */
#define CELL 2.0
#define GAP 5.0   /* from a dot to its name: at least a cell more than CLEAR */
#define CLEAR 2.0 /* around a name */
#define WIDEST 250.0
#define PLATE 2.0  /* around the letters */
#define LEADER 1.0 /* its width */

/* Of the size of letters. */
#define HEIGHT 1.12
#define BASELINE 0.86
#define LEAST_WIDTH 0.42 /* of a letter, about: to know soon that a name has no room */

#define MOST_FILLED 0.16 /* of the area, by names: dots and lines are to be seen too */
#define VEILED 216       /* the ground below a name hides most of the lines */
/* So many names at most are larger than others: those of actors that matter more than the rest, and
 * at least so much of what the first does. */
enum { MOST_STRONG = 12 };
#define STRONG 0.35
#define TOLD 1.05 /* times the importance of the rest */

/* Where a name that must be there looks for room: in rings around its dot. */
#define RING 14.0
enum { RINGS = 16, DIRECTIONS = 24 };

/* Where a smaller share of dots has a name, so many names lie on dots, if those are no larger than so
 * many times the smallest. */
#define HARDLY 0.025
enum { FEW = 16 };
#define DUST 3.2

/* Names of groups. */
#define GROUP_LETTERS 16.0
#define GROUP_STAYS                                                                      \
    90.0 /* so far from the middle of its members a name stays where it was */
enum { GROUP_RINGS = 9, LEAST_MEMBERS = 3 };

/* ---- The grid: a bit for each cell on which something lies ---- */

typedef struct {
    PsgPoint corner;
    double cell;
    long columns, rows;
    size_t words; /* of a row */
    guint64 *bits;
} Grid;

static void
grid_init(Grid *grid, PsgRect area, double cell)
{
    grid->corner = (PsgPoint){area.x, area.y};
    grid->cell = cell;
    grid->columns = (long)ceil(area.width / cell);
    grid->rows = (long)ceil(area.height / cell);
    grid->words = (size_t)grid->columns / 64 + 1;
    grid->bits = g_new0(guint64, grid->words * (size_t)MAX(grid->rows, 1));
}

/* Cells from the first to the last of a row, as bits of one of its words. */
static guint64
mask_of(size_t word, long first, long last)
{
    long from = MAX(first - (long)word * 64, 0), to = MIN(last - (long)word * 64, 63);
    guint64 upto = to == 63 ? G_MAXUINT64 : (G_GUINT64_CONSTANT(1) << (to + 1)) - 1;
    return upto & ~((G_GUINT64_CONSTANT(1) << from) - 1);
}

typedef struct {
    long left, right, top, bottom; /* cells, the last ones included */
} Cells;

static Cells
cells_of(const Grid *grid, PsgRect rect)
{
    return (Cells){(long)floor((rect.x - grid->corner.x) / grid->cell),
                   (long)floor((psg_rect_right(rect) - grid->corner.x) / grid->cell),
                   (long)floor((rect.y - grid->corner.y) / grid->cell),
                   (long)floor((psg_rect_bottom(rect) - grid->corner.y) / grid->cell)};
}

static Cells
within(const Grid *grid, Cells cells)
{
    return (Cells){MAX(cells.left, 0), MIN(cells.right, grid->columns - 1),
                   MAX(cells.top, 0), MIN(cells.bottom, grid->rows - 1)};
}

static void
grid_mark(Grid *grid, PsgRect rect)
{
    Cells cells = within(grid, cells_of(grid, rect));
    for (long row = cells.top; row <= cells.bottom && cells.left <= cells.right; row++) {
        guint64 *bits = grid->bits + (size_t)row * grid->words;
        for (size_t word = (size_t)cells.left / 64; word <= (size_t)cells.right / 64;
             word++) {
            bits[word] |= mask_of(word, cells.left, cells.right);
        }
    }
}

/* Row by row as wide as the disc is there. */
static void
grid_mark_disc(Grid *grid, const PsgDot *dot)
{
    PsgRect box = psg_rect_around(dot->at, (PsgSize){2 * dot->radius, 2 * dot->radius});
    Cells cells = within(grid, cells_of(grid, box));
    for (long row = cells.top; row <= cells.bottom; row++) {
        double top = grid->corner.y + (double)row * grid->cell;
        double off = fmax(fmax(top - dot->at.y, dot->at.y - top - grid->cell), 0);
        double half = sqrt(fmax(dot->radius * dot->radius - off * off, 0));
        grid_mark(grid, (PsgRect){dot->at.x - half, top + grid->cell / 2, 2 * half, 0});
    }
}

static bool
grid_is_free(const Grid *grid, PsgRect rect)
{
    Cells cells = cells_of(grid, rect);
    for (long row = MAX(cells.top, 0); row <= MIN(cells.bottom, grid->rows - 1); row++) {
        const guint64 *bits = grid->bits + (size_t)row * grid->words;
        long left = MAX(cells.left, 0), right = MIN(cells.right, grid->columns - 1);
        for (size_t word = (size_t)left / 64; left <= right && word <= (size_t)right / 64;
             word++) {
            if ((bits[word] & mask_of(word, left, right)) != 0) {
                return false;
            }
        }
    }
    return true;
}

/* ---- Names ---- */

struct PsgDotNames {
    size_t stage_count, actor_count;
    size_t *index;      /* by actor, of its names; PSG_NONE: it has none */
    GPtrArray *names;   /* of actors that have some: PsgDotName, by stage */
    PsgDotName *groups; /* group × stage_count + stage; without a text: it has none */
    size_t *counts;     /* by stage */
    PsgArena *texts;
};

typedef struct {
    const PsgDotNamesTask *task;
    PsgDotNames *names;
    Grid *grids;    /* by stage */
    double *filled; /* by stage, in page units squared */
    size_t *places; /* stage × actor_count + actor: in the view; PSG_NONE */
    double largest; /* importance */
    double usual;   /* of this importance or less, names are of the least size */
} Choosing;

/* Where a name may be, from its dot: the best first. */
static const struct {
    double x, y;
} sides[] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};

enum { SIDES = G_N_ELEMENTS(sides) };

#define DIAGONAL 0.72 /* of the radius */

static PsgRect
place_at(const Choosing *self, const PsgDot *dot, PsgSize size, size_t side)
{
    double gap = psg_pen_length(self->task->pen, GAP);
    double x = sides[side].x, y = sides[side].y;
    bool is_aslant = x * x > 0 && y * y > 0;
    double reach = is_aslant ? dot->radius * DIAGONAL : dot->radius;
    double down = is_aslant ? reach + size.height / 2 : reach + gap + size.height / 2;
    return psg_rect_around(
        (PsgPoint){dot->at.x + x * (reach + gap + size.width / 2), dot->at.y + y * down},
        size);
}

static const PsgDot *
dot_at(const Choosing *self, size_t stage, size_t actor)
{
    size_t place = self->places[stage * self->names->actor_count + actor];
    return place == PSG_NONE ? NULL : &self->task->stages[stage].dots[place];
}

static bool
is_free(const Choosing *self, size_t stage, PsgRect place)
{
    PsgRect clear = psg_rect_grow(place, psg_pen_length(self->task->pen, CLEAR));
    return psg_rect_contains(self->task->area, place) &&
           grid_is_free(&self->grids[stage], clear);
}

/* What an actor is called in a stage, as it is set. */
typedef struct {
    const char *text; /* of the arena */
    PsgSize size;
} Setting;

static PsgTextLook
look_of(const PsgPen *pen, double letters, bool is_strong)
{
    PsgTextLook look = psg_pen_look(pen, 1, is_strong ? 700 : 500,
                                    pen->context->style->ink, PSG_ANCHOR_START);
    look.font.size = letters;
    return look;
}

static const char *
name_in(const Choosing *self, size_t stage, size_t actor)
{
    size_t place = self->places[stage * self->names->actor_count + actor];
    const PsgView *view = self->task->stages[stage].view;
    return psg_context_text(self->task->pen->context, view->actors[place].name);
}

/* By stage; alike names are set once. */
static void
set_names(const Choosing *self, size_t actor, double letters, bool is_strong,
          Setting *settings)
{
    const PsgPen *pen = self->task->pen;
    PsgTextLook look = look_of(pen, letters, is_strong);
    double widest = psg_pen_length(pen, WIDEST);
    const char *last = NULL;
    Setting setting = {NULL, {0, letters * HEIGHT}};
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        if (dot_at(self, stage, actor) == NULL) {
            continue;
        }
        const char *name = name_in(self, stage, actor);
        if (last == NULL || strcmp(last, name) != 0) {
            g_autofree char *cut = psg_ruler_cut(pen->ruler, &look.font, name, widest);
            setting.text = psg_arena_strdup(self->names->texts, cut);
            setting.size.width = psg_pen_width(pen, &look, cut);
            last = name;
        }
        settings[stage] = setting;
    }
}

static bool
is_full(const Choosing *self, size_t stage, PsgSize size)
{
    PsgRect area = self->task->area;
    return self->filled[stage] + size.width * size.height >
           MOST_FILLED * area.width * area.height;
}

/* The first side that is free in all stages; PSG_NONE. settings NULL: of the least size that its
 * name may have. */
static size_t
common_side(const Choosing *self, size_t actor, const Setting *settings, PsgSize least)
{
    for (size_t side = 0; side < SIDES; side++) {
        bool is_good = true;
        for (size_t stage = 0; stage < self->task->stage_count && is_good; stage++) {
            const PsgDot *dot = dot_at(self, stage, actor);
            PsgSize size = settings == NULL ? least : settings[stage].size;
            is_good =
                dot == NULL || is_free(self, stage, place_at(self, dot, size, side));
        }
        if (is_good) {
            return side;
        }
    }
    return PSG_NONE;
}

/* In a stage, first at the side where it was. */
static bool
find_side(const Choosing *self, size_t stage, size_t actor, PsgSize size, size_t *side)
{
    const PsgDot *dot = dot_at(self, stage, actor);
    for (size_t i = 0; i <= SIDES; i++) {
        size_t tried = i == 0 ? *side : i - 1;
        if (is_free(self, stage, place_at(self, dot, size, tried))) {
            *side = tried;
            return true;
        }
    }
    return false;
}

/* By stage the side of its name. */
static bool
find_sides(const Choosing *self, size_t actor, const Setting *settings, size_t *found)
{
    size_t side = common_side(self, actor, settings, (PsgSize){0, 0});
    bool is_common = side != PSG_NONE;
    side = is_common ? side : 0;
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        if (dot_at(self, stage, actor) == NULL) {
            continue;
        }
        PsgSize size = settings[stage].size;
        if (is_full(self, stage, size) ||
            (!is_common && !find_side(self, stage, actor, size, &side))) {
            return false;
        }
        found[stage] = side;
    }
    return true;
}

static void
put(const Choosing *self, size_t stage, size_t actor, const PsgDotName *name)
{
    PsgDotNames *names = self->names;
    size_t count = self->task->stage_count;
    if (names->index[actor] == PSG_NONE) {
        names->index[actor] = names->names->len;
        g_ptr_array_add(names->names, g_new0(PsgDotName, count));
    }
    PsgDotName *own = g_ptr_array_index(names->names, names->index[actor]);
    own[stage] = *name;
    names->counts[stage]++;
    self->filled[stage] += name->place.width * name->place.height;
    grid_mark(&self->grids[stage],
              psg_rect_grow(name->place, psg_pen_length(self->task->pen, CLEAR)));
}

/* ---- Names that must be there ---- */

static bool
is_line_free(const Choosing *self, size_t stage, PsgPoint from, PsgPoint to)
{
    double cell = self->grids[stage].cell, length = psg_distance(from, to);
    size_t steps = (size_t)(length / cell);
    for (size_t i = 2; i + 2 < steps; i++) {
        PsgPoint point = psg_between(from, to, (double)i / (double)steps);
        if (!grid_is_free(&self->grids[stage], (PsgRect){point.x, point.y, 0, 0})) {
            return false;
        }
    }
    return true;
}

/* The nearest place around the dot, at the end of a line that meets nothing if there is one. */
static PsgDotName
place_far(const Choosing *self, size_t stage, size_t actor, const Setting *setting,
          double letters)
{
    const PsgDot *dot = dot_at(self, stage, actor);
    PsgDotName best = {.place = place_at(self, dot, setting->size, 0),
                       .text = setting->text,
                       .letters = letters};
    bool is_clean = false, is_found = false;
    for (int ring = 1; ring <= RINGS && !is_clean; ring++) {
        double reach = dot->radius + psg_pen_length(self->task->pen, ring * RING);
        for (int i = 0; i < DIRECTIONS && !is_clean; i++) {
            double angle = 2 * G_PI * i / DIRECTIONS;
            PsgPoint end = {dot->at.x + cos(angle) * reach,
                            dot->at.y + sin(angle) * reach};
            PsgPoint middle = {end.x + cos(angle) * setting->size.width / 2,
                               end.y + sin(angle) * setting->size.height / 2};
            PsgRect place = psg_rect_around(middle, setting->size);
            PsgPoint from = psg_between(dot->at, end, dot->radius / reach);
            if (!is_free(self, stage, place)) {
                continue;
            }
            is_clean = is_line_free(self, stage, from, end);
            if (is_clean || !is_found) {
                best.place = place;
                best.has_leader = is_clean;
                best.leader = end;
                is_found = true;
            }
        }
    }
    return best;
}

/* ---- Names of groups ---- */

static PsgTextLook
group_look(const PsgPen *pen, size_t group, double letters)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look = look_of(pen, letters, true);
    look.colour = psg_colour_readable(psg_context_group_colour(pen->context, group),
                                      style->ink, style->background);
    return look;
}

/* The member that stands nearest to the middle of all, as a median has it. */
static PsgPoint
middle_of(const PsgDotStage *stage, const GArray *members)
{
    g_autofree double *x = g_new(double, members->len);
    g_autofree double *y = g_new(double, members->len);
    for (guint i = 0; i < members->len; i++) {
        PsgPoint at = stage->dots[g_array_index(members, size_t, i)].at;
        x[i] = at.x;
        y[i] = at.y;
    }
    qsort(x, members->len, sizeof *x, psg_compare_doubles);
    qsort(y, members->len, sizeof *y, psg_compare_doubles);
    PsgPoint middle = {x[members->len / 2], y[members->len / 2]}, best = middle;
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < members->len; i++) {
        PsgPoint at = stage->dots[g_array_index(members, size_t, i)].at;
        double apart = psg_distance(at, middle);
        best = apart < least ? at : best;
        least = MIN(least, apart);
    }
    return best;
}

/* The nearest free place around a point; false if there is none near. */
static bool
find_around(const Choosing *self, size_t stage, PsgPoint middle, PsgSize size,
            PsgPoint *found)
{
    for (int ring = 0; ring < GROUP_RINGS; ring++) {
        double reach = psg_pen_length(self->task->pen, ring * RING);
        int directions = ring == 0 ? 1 : DIRECTIONS;
        for (int i = 0; i < directions; i++) {
            double angle = 2 * G_PI * i / DIRECTIONS;
            PsgPoint at = {middle.x + cos(angle) * reach, middle.y + sin(angle) * reach};
            if (is_free(self, stage, psg_rect_around(at, size))) {
                *found = at;
                return true;
            }
        }
    }
    return false;
}

/* Where it was in the stage before, if that is free and the group has not moved far. */
static void
name_group(const Choosing *self, size_t stage, size_t group, const GArray *members,
           PsgDotName *name)
{
    const PsgPen *pen = self->task->pen;
    const PsgGroup *said = &pen->context->landscape->groups[group];
    double letters = psg_pen_length(pen, GROUP_LETTERS);
    PsgTextLook look = group_look(pen, group, letters);
    g_autofree char *cut = psg_ruler_cut(
        pen->ruler, &look.font, psg_context_label(pen->context, &said->label, said->id),
        psg_pen_length(pen, WIDEST));
    PsgSize size = {psg_pen_width(pen, &look, cut), letters * HEIGHT};
    PsgPoint middle = middle_of(&self->task->stages[stage], members), at = middle;
    const PsgDotName *before = stage > 0 ? name - 1 : NULL;
    bool stays = false;
    if (before != NULL && before->text != NULL) {
        at = psg_rect_centre(before->place);
        stays = psg_distance(at, middle) < psg_pen_length(pen, GROUP_STAYS) &&
                is_free(self, stage, psg_rect_around(at, size));
    }
    if (stays || find_around(self, stage, middle, size, &at)) {
        *name = (PsgDotName){.place = psg_rect_around(at, size),
                             .text = psg_arena_strdup(self->names->texts, cut),
                             .letters = letters,
                             .is_strong = true};
        grid_mark(&self->grids[stage],
                  psg_rect_grow(name->place, psg_pen_length(pen, CLEAR)));
    }
}

static void
name_groups(const Choosing *self)
{
    size_t count = self->task->stage_count;
    for (size_t stage = 0; stage < count && self->task->names_groups; stage++) {
        g_autoptr(GPtrArray) groups = psg_group_members(self->task->stages[stage].view);
        for (guint group = 0; group < groups->len; group++) {
            const GArray *members = g_ptr_array_index(groups, group);
            if (members != NULL && members->len >= LEAST_MEMBERS) {
                name_group(self, stage, group, members,
                           &self->names->groups[group * count + stage]);
            }
        }
    }
}

/* ---- One after the other ---- */

static void
put_all(const Choosing *self, size_t actor, const Setting *settings, const size_t *found,
        PsgDotName pattern)
{
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        const PsgDot *dot = dot_at(self, stage, actor);
        if (dot != NULL) {
            pattern.text = settings[stage].text;
            pattern.place = place_at(self, dot, settings[stage].size, found[stage]);
            put(self, stage, actor, &pattern);
        }
    }
}

/* Each stage for itself, wherever there is room. */
static void
insist(const Choosing *self, size_t actor, const Setting *settings, double letters)
{
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        const PsgDot *dot = dot_at(self, stage, actor);
        size_t side = 0;
        if (dot == NULL) {
            continue;
        }
        PsgDotName name = {.text = settings[stage].text, .letters = letters};
        if (find_side(self, stage, actor, settings[stage].size, &side)) {
            name.place = place_at(self, dot, settings[stage].size, side);
        } else {
            name = place_far(self, stage, actor, &settings[stage], letters);
        }
        put(self, stage, actor, &name);
    }
}

static glong
fewest_letters(const Choosing *self, size_t actor)
{
    glong fewest = G_MAXLONG;
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        if (dot_at(self, stage, actor) != NULL) {
            fewest = MIN(fewest, g_utf8_strlen(name_in(self, stage, actor), -1));
        }
    }
    return fewest;
}

/* Even the least that its name may need is not free: so most of thousands are not measured. */
static bool
is_hopeless(const Choosing *self, size_t actor, double letters)
{
    glong count = fewest_letters(self, actor);
    double width = fmin((double)count * letters * LEAST_WIDTH,
                        psg_pen_length(self->task->pen, WIDEST) / 2);
    PsgSize least = {width, letters * HEIGHT};
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        size_t side = 0;
        if (dot_at(self, stage, actor) != NULL &&
            (is_full(self, stage, least) ||
             !find_side(self, stage, actor, least, &side))) {
            return true;
        }
    }
    return count == G_MAXLONG;
}

static void
try_name(const Choosing *self, size_t actor)
{
    const PsgDotNamesTask *task = self->task;
    double above = task->importance[actor] - self->usual;
    double share = CLAMP(above / fmax(self->largest - self->usual, 1e-9), 0, 1);
    double least = psg_pen_length(task->pen, task->least);
    double letters = least + psg_pen_length(task->pen, task->most - task->least) * share;
    bool is_wanted = task->is_wanted[actor], is_strong = share > 0;
    if (is_hopeless(self, actor, least) &&
        (!is_wanted || fewest_letters(self, actor) == G_MAXLONG)) {
        return;
    }
    g_autofree Setting *settings = g_new0(Setting, task->stage_count + 1);
    g_autofree size_t *found = g_new0(size_t, task->stage_count + 1);
    for (int smaller = 0; smaller < 2; smaller++) {
        PsgDotName pattern = {.letters = smaller == 0 ? letters : least,
                              .is_strong = smaller == 0 && is_strong};
        set_names(self, actor, pattern.letters, pattern.is_strong, settings);
        if (find_sides(self, actor, settings, found)) {
            put_all(self, actor, settings, found, pattern);
            return;
        }
    }
    if (is_wanted) {
        insist(self, actor, settings, least);
    }
}

typedef struct {
    size_t actor;
    double weight;
    bool is_wanted;
} Rank;

static int
compare_ranks(const void *left, const void *right)
{
    const Rank *a = left, *b = right;
    return 4 * PSG_COMPARE(b->is_wanted, a->is_wanted) +
           2 * PSG_COMPARE(b->weight, a->weight) + PSG_COMPARE(a->actor, b->actor);
}

/* Of the first whose name is not larger. */
static double
usual_importance(const Choosing *self)
{
    size_t count = self->names->actor_count;
    if (count <= MOST_STRONG) {
        return 0;
    }
    g_autofree double *weights =
        g_memdup2(self->task->importance, count * sizeof *weights);
    qsort(weights, count, sizeof *weights, psg_compare_doubles);
    return weights[count - 1 - MOST_STRONG];
}

/* Leaves the smallest dots of a stage out of what is in the way of names. */
static void
clear_dust(const Choosing *self, size_t stage)
{
    const PsgDotStage *drawn = &self->task->stages[stage];
    Grid *grid = &self->grids[stage];
    double smallest = G_MAXDOUBLE, clear = psg_pen_length(self->task->pen, CLEAR);
    memset(grid->bits, 0, grid->words * (size_t)MAX(grid->rows, 1) * sizeof *grid->bits);
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        smallest = MIN(smallest, drawn->dots[i].radius);
    }
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        const PsgDotName *name =
            psg_dot_names_at(self->names, stage, drawn->view->actors[i].actor);
        if (drawn->dots[i].radius > DUST * smallest) {
            grid_mark_disc(grid, &drawn->dots[i]);
        }
        if (name != NULL) {
            grid_mark(grid, psg_rect_grow(name->place, clear));
        }
    }
    for (size_t i = 0; i < drawn->view->landscape->group_count; i++) {
        const PsgDotName *name = psg_dot_names_of_group(self->names, stage, i);
        if (name != NULL) {
            grid_mark(grid, psg_rect_grow(name->place, clear));
        }
    }
}

/* In some stage hardly a dot has a name. */
static bool
is_nameless(const Choosing *self)
{
    bool is_any = false;
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        double count = (double)self->task->stages[stage].view->actor_count;
        is_any = is_any || (double)self->names->counts[stage] < HARDLY * count;
    }
    return is_any;
}

/* A crowd without the names of those who matter most tells nothing. */
static void
name_a_few(const Choosing *self, const Rank *ranks)
{
    for (size_t stage = 0; stage < self->task->stage_count; stage++) {
        clear_dust(self, stage);
    }
    for (size_t i = 0; i < MIN(self->names->actor_count, FEW); i++) {
        if (self->names->index[ranks[i].actor] == PSG_NONE) {
            try_name(self, ranks[i].actor);
        }
    }
}

/* Wanted names first, and those of groups before those of others. */
static void
choose(Choosing *self)
{
    size_t count = self->names->actor_count, next = 0;
    g_autofree Rank *ranks = g_new0(Rank, count + 1);
    for (size_t i = 0; i < count; i++) {
        ranks[i] = (Rank){i, self->task->importance[i], self->task->is_wanted[i]};
        self->largest = MAX(self->largest, ranks[i].weight);
    }
    qsort(ranks, count, sizeof *ranks, compare_ranks);
    self->usual = fmax(self->largest * STRONG, TOLD * usual_importance(self));
    while (next < count && ranks[next].is_wanted) {
        try_name(self, ranks[next++].actor);
    }
    name_groups(self);
    while (next < count) {
        try_name(self, ranks[next++].actor);
    }
    if (is_nameless(self)) {
        name_a_few(self, ranks);
    }
}

PsgDotNames *
psg_dot_names_new(const PsgDotNamesTask *task)
{
    PsgDotNames *names = g_new0(PsgDotNames, 1);
    size_t actors = task->pen->context->landscape->actor_count;
    double cell = psg_pen_length(task->pen, CELL);
    names->stage_count = task->stage_count;
    names->actor_count = actors;
    names->index = g_new(size_t, actors + 1);
    names->counts = g_new0(size_t, task->stage_count + 1);
    names->names = g_ptr_array_new_with_free_func(g_free);
    names->texts = psg_arena_new();
    names->groups = g_new0(
        PsgDotName, task->pen->context->landscape->group_count * task->stage_count + 1);
    g_autofree Grid *grids = g_new0(Grid, task->stage_count + 1);
    g_autofree double *filled = g_new0(double, task->stage_count + 1);
    g_autofree size_t *places = g_new(size_t, actors * task->stage_count + 1);
    Choosing self = {task, names, grids, filled, places, 1e-9, 0};
    for (size_t i = 0; i < actors; i++) {
        names->index[i] = PSG_NONE;
    }
    for (size_t i = 0; i < actors * task->stage_count; i++) {
        places[i] = PSG_NONE;
    }
    for (size_t stage = 0; stage < task->stage_count; stage++) {
        const PsgView *view = task->stages[stage].view;
        grid_init(&grids[stage], task->area, cell);
        for (size_t i = 0; i < view->actor_count; i++) {
            places[stage * actors + view->actors[i].actor] = i;
            grid_mark_disc(&grids[stage], &task->stages[stage].dots[i]);
        }
    }
    choose(&self);
    for (size_t stage = 0; stage < task->stage_count; stage++) {
        g_free(grids[stage].bits);
    }
    return names;
}

void
psg_dot_names_free(PsgDotNames *names)
{
    if (names != NULL) {
        g_free(names->index);
        g_free(names->groups);
        g_free(names->counts);
        g_ptr_array_unref(names->names);
        psg_arena_free(names->texts);
        g_free(names);
    }
}

const PsgDotName *
psg_dot_names_at(const PsgDotNames *names, size_t stage, size_t actor)
{
    if (names->index[actor] == PSG_NONE) {
        return NULL;
    }
    const PsgDotName *own = g_ptr_array_index(names->names, names->index[actor]);
    return own[stage].text == NULL ? NULL : &own[stage];
}

const PsgDotName *
psg_dot_names_of_group(const PsgDotNames *names, size_t stage, size_t group)
{
    const PsgDotName *name = &names->groups[group * names->stage_count + stage];
    return name->text == NULL ? NULL : name;
}

size_t
psg_dot_names_count(const PsgDotNames *names, size_t stage)
{
    return names->counts[stage];
}

/* ---- Whose names must be there ---- */

static bool
is_letter(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at));
}

/* As a word, or as several. */
static bool
names_it(const char *headline, const char *name)
{
    size_t length = strlen(name);
    const char *at = headline;
    while (length > 0 && (at = strstr(at, name)) != NULL) {
        bool begins = at == headline || !is_letter(g_utf8_prev_char(at));
        bool ends = at[length] == '\0' || !is_letter(at + length);
        if (begins && ends) {
            return true;
        }
        at = g_utf8_next_char(at);
    }
    return false;
}

bool *
psg_dot_names_wanted(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    bool *wanted = g_new0(bool, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        wanted[i] = landscape->actors[i].is_labelled;
    }
    for (size_t i = 0; i < landscape->pin_count; i++) {
        wanted[landscape->pins[i].actor] = true;
    }
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgSlice *said = &landscape->slices[slice];
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < said->headline_count; i++) {
            const char *headline = psg_context_text(context, &said->headlines[i]);
            for (size_t k = 0; k < view->actor_count; k++) {
                const char *name = psg_context_text(context, view->actors[k].name);
                wanted[view->actors[k].actor] =
                    wanted[view->actors[k].actor] || names_it(headline, name);
            }
        }
    }
    return wanted;
}

/* ---- Drawing ---- */

/* On a veil, so that lines do not cross letters. */
static void
write_name(const PsgPen *pen, const PsgDotName *name, const PsgTextLook *look)
{
    PsgInk plate = {.fill = pen->context->style->background};
    plate.fill.alpha = VEILED;
    double margin = psg_pen_length(pen, PLATE);
    PsgRect ground = {name->place.x - margin, name->place.y,
                      name->place.width + 2 * margin, name->place.height};
    psg_scene_box(pen->scene, ground, margin, &plate);
    psg_pen_write(pen, look,
                  (PsgPoint){name->place.x, name->place.y + name->letters * BASELINE},
                  name->text);
}

void
psg_dot_group_name_draw(const PsgPen *pen, const PsgDotName *name, size_t group)
{
    PsgTextLook look = group_look(pen, group, name->letters);
    write_name(pen, name, &look);
}

void
psg_dot_name_draw(const PsgPen *pen, const PsgDotName *name, const PsgDot *dot)
{
    PsgTextLook look = look_of(pen, name->letters, name->is_strong);
    if (name->has_leader) {
        PsgInk line =
            psg_pen_stroke(pen, pen->context->style->muted, LEADER, PSG_DASH_NONE);
        double reach = psg_distance(dot->at, name->leader);
        PsgPoint from = psg_between(dot->at, name->leader, dot->radius / reach);
        psg_pen_line(pen, from, name->leader, &line);
    }
    write_name(pen, name, &look);
}
