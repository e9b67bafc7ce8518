/* Networks of dots: which form is taken, how large dots are, and which of them have names. */
#include "base/random.h"
#include "draw/painter.h"
#include "figure/network/dot_view.h"
#include "figure/network/network.h"
#include "figure/network/task.h"
#include "fixture.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *dot_network_suite(void);

/* ---- Landscapes ---- */

/* Some hundreds who come and go, in circles around a few who know many: as authors and users are. */
typedef struct {
    int count;
    const char *more; /* between the slices and the actors; NULL */
    int marked;       /* the actor whose name the author wants; -1 */
    int told;         /* the actor whom a headline names; -1 */
} Crowd;

static char *
yaml_of(const Crowd *crowd)
{
    GString *yaml = g_string_new("paysage: 1\ntitle: Crowd\nslices:\n");
    g_string_append_printf(yaml,
                           "  - {id: a, when: 2000}\n  - {id: b, when: 2001}\n"
                           "  - {id: c, when: 2002, headline: \"Here is Actor %d.\"}\n",
                           crowd->told);
    g_string_append_printf(yaml, "%sactors:\n", crowd->more == NULL ? "" : crowd->more);
    for (int i = 0; i < crowd->count; i++) {
        int from = 2000 + i % 5 / 3;
        g_string_append_printf(yaml, "  x%d: {name: Actor %d, when: %d/2002%s}\n", i, i,
                               from, i == crowd->marked ? ", label: true" : "");
    }
    g_string_append(yaml, "relations:\n");
    PsgRandom random = psg_random_seeded(3);
    for (int i = 1; i < crowd->count; i++) {
        int hub = i / 20 * 20;
        int far = (int)psg_random_below(&random, (uint32_t)i);
        int other = hub == i ? 0 : i % 3 == 0 ? far : hub;
        g_string_append_printf(yaml, "  - {from: x%d, to: x%d}\n", i, other);
    }
    return g_string_free(yaml, FALSE);
}

static Desk *
desk_of_crowd(const Crowd *crowd, const char *page)
{
    g_autofree char *yaml = yaml_of(crowd);
    return desk_of(fixture_landscape(yaml), NULL, page, NULL);
}

static Desk *
desk_of_many(int count, const char *page)
{
    return desk_of_crowd(&(Crowd){count, NULL, -1, -1}, page);
}

/* As it is chosen. Owned by the caller. */
static PsgNetwork *
usual_network(const Desk *desk)
{
    g_autoptr(GError) error = NULL;
    PsgNetwork *network =
        psg_network_new(desk->context, desk->ruler, psg_layout_methods()[0], &error);
    ck_assert_msg(network != NULL, "%s", error == NULL ? "" : error->message);
    return network;
}

/* ---- A slice as it is drawn ---- */

typedef struct {
    PsgDotView drawn;
    PsgDot *dots;
} Slice;

static Slice
slice_of(const Desk *desk, const PsgNetwork *network, size_t slice)
{
    Slice result = {.dots = g_new0(PsgDot, desk->context->views[slice]->actor_count + 1)};
    result.drawn = psg_network_place_dots(network, slice, result.dots);
    return result;
}

static const PsgDotName *
name_of(const Slice *slice, size_t index)
{
    return psg_dot_names_at(slice->drawn.names, slice->drawn.stage,
                            slice->drawn.view->actors[index].actor);
}

static bool
lies_on_dot(PsgRect place, const PsgDot *dot)
{
    double x = CLAMP(dot->at.x, place.x, psg_rect_right(place));
    double y = CLAMP(dot->at.y, place.y, psg_rect_bottom(place));
    return hypot(dot->at.x - x, dot->at.y - y) < dot->radius;
}

/* Of a name; the area is that of the network. */
static void
assert_free(const Slice *slice, size_t index, PsgRect area)
{
    PsgRect place = name_of(slice, index)->place;
    ck_assert(psg_rect_contains(psg_rect_grow(area, 0.01), place));
    for (size_t i = 0; i < slice->drawn.view->actor_count; i++) {
        const PsgDotName *other = name_of(slice, i);
        ck_assert_msg(!lies_on_dot(place, &slice->dots[i]), "%zu on %zu", index, i);
        ck_assert(i == index || other == NULL || !psg_rect_overlaps(place, other->place));
    }
}

static const char *const pages[] = {"slide", "slide-4x3", "a4-portrait", "900x900"};

START_TEST(names_lie_on_no_dot_and_on_no_name)
{
    Crowd crowd = {300, "layout: {form: dots}\n", -1, -1};
    g_autoptr(Desk) desk = desk_of_crowd(&crowd, pages[_i]);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    size_t named = 0;
    ck_assert(psg_network_is_dots(network));
    for (size_t s = 0; s < desk->landscape->slice_count; s++) {
        Slice slice = slice_of(desk, network, s);
        for (size_t i = 0; i < slice.drawn.view->actor_count; i++) {
            if (name_of(&slice, i) != NULL) {
                named++;
                assert_free(&slice, i, psg_network_area(network));
            }
        }
        g_free(slice.dots);
    }
    ck_assert_uint_gt(named, 40);
}
END_TEST

START_TEST(who_has_a_name_has_it_in_all_slices)
{
    g_autoptr(Desk) desk = desk_of_many(300, NULL);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    g_autofree int *seen = g_new0(int, desk->landscape->actor_count);
    g_autofree int *named = g_new0(int, desk->landscape->actor_count);
    for (size_t s = 0; s < desk->landscape->slice_count; s++) {
        Slice slice = slice_of(desk, network, s);
        for (size_t i = 0; i < slice.drawn.view->actor_count; i++) {
            seen[slice.drawn.view->actors[i].actor]++;
            named[slice.drawn.view->actors[i].actor] += name_of(&slice, i) != NULL;
        }
        g_free(slice.dots);
    }
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        ck_assert_msg(named[i] == 0 || named[i] == seen[i], "%zu", i);
    }
}
END_TEST

/* The last that is there in all slices and has no name. */
static int
find_nameless(const Desk *desk, const PsgNetwork *network, int before)
{
    Slice slice = slice_of(desk, network, 0);
    int found = -1;
    for (int i = 0; i < before; i++) {
        const PsgViewActor *seen = psg_view_actor(slice.drawn.view, (size_t)i);
        bool is_named = psg_dot_names_at(slice.drawn.names, 0, (size_t)i) != NULL;
        found = seen != NULL && !is_named ? i : found;
    }
    g_free(slice.dots);
    ck_assert_int_ge(found, 0);
    return found;
}

/* Whom the author marks, and whom a headline names, although they would have none. */
START_TEST(wanted_names_are_there)
{
    enum { COUNT = 900 };
    g_autoptr(Desk) before = desk_of_many(COUNT, "900x600");
    g_autoptr(PsgNetwork) without = usual_network(before);
    int marked = find_nameless(before, without, COUNT);
    int told = find_nameless(before, without, marked);
    g_autoptr(Desk) desk = desk_of_crowd(&(Crowd){COUNT, NULL, marked, told}, "900x600");
    g_autoptr(PsgNetwork) network = usual_network(desk);
    for (size_t s = 0; s < desk->landscape->slice_count; s++) {
        Slice slice = slice_of(desk, network, s);
        ck_assert_ptr_nonnull(psg_dot_names_at(slice.drawn.names, s, (size_t)marked));
        ck_assert_ptr_nonnull(psg_dot_names_at(slice.drawn.names, s, (size_t)told));
        g_free(slice.dots);
    }
}
END_TEST

/* The legend says how many have a name, and that is how many there are. */
START_TEST(names_are_counted)
{
    g_autoptr(Desk) desk = desk_of_many(300, NULL);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    Slice slice = slice_of(desk, network, 1);
    size_t named = 0, count = slice.drawn.view->actor_count;
    for (size_t i = 0; i < count; i++) {
        named += name_of(&slice, i) != NULL;
    }
    g_autofree char *told = g_strdup_printf("%zu of %zu named", named, count);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    g_autoptr(GString) text = g_string_new(NULL);
    psg_scene_print(scene, text);
    ck_assert_msg(strstr(text->str, told) != NULL, "%s", told);
    g_free(slice.dots);
}
END_TEST

/* ---- Sizes ---- */

START_TEST(who_is_related_to_more_is_no_smaller)
{
    g_autoptr(Desk) desk = desk_of_many(300, NULL);
    g_autoptr(PsgDots) dots = psg_dots_new(desk->context, PSG_NONE, (PsgSize){1500, 600});
    size_t count = desk->landscape->actor_count;
    for (size_t i = 0; i < count; i++) {
        double radius = 0;
        for (size_t s = 0; s < desk->landscape->slice_count; s++) {
            double own = dots->radii[s * count + i];
            ck_assert(own <= 0 || radius <= 0 || fabs(own - radius) < 1e-9);
            radius = MAX(radius, own);
        }
        bool is_larger = dots->importance[i] > dots->importance[1] + 0.5;
        ck_assert(!is_larger || radius >= dots->radii[1] - 1e-9);
    }
    ck_assert_double_gt(dots->radii[0], dots->smallest * 1.5);
}
END_TEST

/* Four times the value is twice as wide; without a value it is small, and said to be unknown. */
START_TEST(areas_are_values_of_the_measure)
{
    g_autoptr(Desk) desk = desk_new(
        "paysage: 1\ntitle: Sizes\nslices: [{id: a, when: 2000}]\n"
        "measures: {staff: {label: Staff, of: {one: {2000: 400}, two: {2000: 100}}}}\n"
        "actors: {one: {}, two: {}, three: {}}\n");
    g_autoptr(PsgDots) dots = psg_dots_new(desk->context, 0, (PsgSize){1500, 600});
    ck_assert_double_eq_tol(dots->radii[0], 2 * dots->radii[1], 1e-9);
    ck_assert_double_lt(dots->radii[2], dots->radii[1]);
    ck_assert(dots->is_known[0] && dots->is_known[1] && !dots->is_known[2]);
}
END_TEST

/* ---- Forms ---- */

START_TEST(many_are_dots_and_few_are_boxes)
{
    static const struct {
        int count;
        bool is_dots;
    } cases[] = {{2, false}, {20, false}, {400, true}, {5000, true}};
    g_autoptr(Desk) desk = desk_of_many(cases[_i].count, NULL);
    g_autoptr(PsgNetwork) network = NULL;
    if (cases[_i].count < 5000) {
        network = usual_network(desk);
        g_autofree char *remark = psg_network_remark(network);
        ck_assert(psg_network_is_dots(network) == cases[_i].is_dots);
        ck_assert((remark != NULL) == cases[_i].is_dots);
    }
    ck_assert(cases[_i].is_dots || psg_network_task_is_thinkable(&desk->pen, 1));
    ck_assert(cases[_i].count < 5000 || !psg_network_task_is_thinkable(&desk->pen, 1));
}
END_TEST

/* What names in boxes are no smaller than, wherever boxes are chosen. */
START_TEST(names_in_boxes_can_be_read)
{
    g_autoptr(Desk) desk = desk_of_many(30 + 25 * _i, NULL);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    g_autoptr(PsgScene) scene = psg_network_draw(network, desk->ruler, 1);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        ck_assert(item->kind != PSG_ITEM_TEXT || item->part.kind != PSG_PART_ACTOR ||
                  item->look.font.size > PSG_LEAST_LETTERS - 0.02);
    }
}
END_TEST

/* Dots know no rows: who asks for them has boxes, also with names that are somewhat small. */
START_TEST(who_asks_for_rows_has_boxes)
{
    static const struct {
        int count;
        const char *layout;
        bool is_dots;
        const char *says; /* NULL: nothing */
    } cases[] = {
        {20, "layout: {align: flow}\n", false, NULL},
        {230, "layout: {align: auto}\n", true, "drawn as dots; "},
        {230, "layout: {align: flow}\n", false, "230 actors in rows: names are "},
        {2000, "layout: {align: flow}\n", true, "dots, which stand in no rows"},
        /* rows of nothing */
        {230, "layout: {align: tier}\n", true, "drawn as dots; "},
    };
    Crowd crowd = {cases[_i].count, cases[_i].layout, -1, -1};
    g_autoptr(Desk) desk = desk_of_crowd(&crowd, NULL);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    g_autofree char *remark = psg_network_remark(network);
    ck_assert(psg_network_is_dots(network) == cases[_i].is_dots);
    ck_assert((remark != NULL) == (cases[_i].says != NULL));
    ck_assert_msg(remark == NULL || strstr(remark, cases[_i].says) != NULL, "%s", remark);
}
END_TEST

/* Everybody with the next so many, and with itself. */
START_TEST(boxes_are_in_no_tangle_of_lines)
{
    static const struct {
        int count, next;
        const char *layout;
        bool is_dots;
    } cases[] = {
        {40, 2, "", false},  /* that many have room on a page without lines that cross */
        {40, 4, "", true},   /* these have not */
        {14, 13, "", false}, /* nor have these, but they are few */
        {40, 4, "layout: {align: flow}\n", false},
        {40, 4, "layout: {form: boxes}\n", false},
    };
    int count = cases[_i].count;
    g_autoptr(GString) yaml = g_string_new(cases[_i].layout);
    g_string_append(yaml, "slices: [{id: 2000}]\nactors:\n");
    for (int i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  a%d: {}\n", i);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 0; i < count * (cases[_i].next + 1); i++) {
        int from = i % count, to = MIN(from + i / count, count - 1);
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d}\n", from, to);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    g_autofree char *remark = psg_network_remark(network);
    ck_assert(psg_network_is_dots(network) == cases[_i].is_dots);
    ck_assert(!cases[_i].is_dots || strstr(remark, "so many lines") != NULL);
}
END_TEST

START_TEST(no_more_than_half_of_them_are_proposed)
{
    enum { COUNT_OF_FEW = 78, KINDS = 24 };
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2000}]\nkinds:\n");
    for (int i = 0; i < KINDS; i++) {
        g_string_append_printf(yaml, "  k%d: {label: Commissions of inquiry no %d}\n", i,
                               i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < COUNT_OF_FEW; i++) {
        g_string_append_printf(
            yaml,
            "  a%d: {kind: k%d, name: Interdepartmental commission of inquiry no %d}\n",
            i, i % KINDS, i);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 1; i < COUNT_OF_FEW; i++) {
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d}\n", i, i / 2);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgNetwork) network = usual_network(desk);
    g_autofree char *remark = psg_network_remark(network);
    ck_assert(psg_network_is_dots(network));
    ck_assert_msg(strstr(remark, "--top 39 ") != NULL, "%s", remark);
}
END_TEST

START_TEST(the_author_chooses_the_form)
{
    Crowd dots = {5, "layout: {form: dots}\n", -1, -1};
    Crowd boxes = {400, "layout: {form: boxes}\n", -1, -1};
    g_autoptr(Desk) few = desk_of_crowd(&dots, NULL);
    g_autoptr(Desk) many = desk_of_crowd(&boxes, NULL);
    g_autoptr(PsgNetwork) small = usual_network(few);
    g_autoptr(PsgNetwork) large = usual_network(many);
    g_autofree char *remark = psg_network_remark(small);
    ck_assert(psg_network_is_dots(small));
    ck_assert(!psg_network_is_dots(large));
    ck_assert_ptr_null(remark);
    /* a figure that wishes otherwise has the other one */
    const PsgNetwork *other = desk_add_dots(many, large, PSG_NONE);
    ck_assert(psg_network_is_dots(other));
    ck_assert(!psg_network_is_dots(psg_network_wished(large, PSG_NO_NETWORK_WISH)));
}
END_TEST

/* ---- What is drawn ---- */

START_TEST(those_who_stayed_are_the_news_where_most_are_new)
{
    PsgViewActor actors[10] = {{0}};
    PsgView view = {.actors = actors, .actor_count = G_N_ELEMENTS(actors)};
    static const PsgDotNews expected[] = {
        PSG_DOT_NEWS_NONE,   PSG_DOT_NEWS_NEW,    PSG_DOT_NEWS_NEW, PSG_DOT_NEWS_NEW,
        PSG_DOT_NEWS_NEW,    PSG_DOT_NEWS_NEW,    PSG_DOT_NEWS_NEW, PSG_DOT_NEWS_STAYED,
        PSG_DOT_NEWS_STAYED, PSG_DOT_NEWS_STAYED, PSG_DOT_NEWS_NONE};
    for (size_t fresh = 0; fresh < G_N_ELEMENTS(expected); fresh++) {
        for (size_t i = 0; i < G_N_ELEMENTS(actors); i++) {
            actors[i].is_new = i < fresh;
        }
        ck_assert_int_eq(psg_dot_news(&view), expected[fresh]);
    }
}
END_TEST

/* A group for each dot, and no more paths for lines than there are looks. */
START_TEST(a_crowd_is_a_small_file)
{
    g_autoptr(Desk) desk = desk_of_many(1500, NULL);
    const PsgView *view = desk->context->views[1];
    g_autofree PsgDot *dots = g_new0(PsgDot, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        dots[i] = (PsgDot){
            {100 + (double)(i % 50) * 25.25, 100 + (double)(i / 50) * 20.5}, 3.75, true};
    }
    PsgDotView drawn = {.view = view, .dots = dots, .scale = 1};
    psg_dot_view_draw(&desk->pen, &drawn);
    g_autoptr(GBytes) svg = psg_paint_svg(desk->scene, &(PsgPaintOptions){0}, NULL);
    size_t things = view->actor_count + view->relation_count;
    ck_assert_uint_gt(view->actor_count, 1000);
    /* so that 10,000 actors with 15,000 relations stay below 8 MB */
    ck_assert_uint_lt(g_bytes_get_size(svg), things * 320);
    size_t actors = 0, paths = 0;
    for (size_t i = 0; i < psg_scene_item_count(desk->scene); i++) {
        const PsgItem *item = psg_scene_item(desk->scene, i);
        bool is_group = item->kind == PSG_ITEM_GROUP;
        actors += is_group && item->group.title != NULL;
        paths += item->kind == PSG_ITEM_PATH;
    }
    ck_assert_uint_eq(actors, view->actor_count);
    ck_assert_uint_lt(paths, 8);
}
END_TEST

/* The colour of the only line between two dots, so far apart. */
static PsgColour
colour_of_line(double width, double height)
{
    Crowd two = {2, "layout: {form: dots}\n", -1, -1};
    g_autoptr(Desk) desk = desk_of_crowd(&two, NULL);
    PsgDot dots[2] = {{{100, 100}, 4, true}, {{100 + width, 100 + height}, 4, true}};
    PsgDotView drawn = {.view = desk->context->views[1], .dots = dots, .scale = 1};
    ck_assert_uint_eq(drawn.view->relation_count, 1);
    psg_dot_view_draw(&desk->pen, &drawn);
    for (size_t i = 0; i < psg_scene_item_count(desk->scene); i++) {
        const PsgItem *item = psg_scene_item(desk->scene, i);
        if (item->kind == PSG_ITEM_PATH) {
            return item->ink.stroke;
        }
    }
    ck_abort_msg("no line");
    return PSG_COLOUR_NONE;
}

/* A single line is no crowd, also where it takes no area. */
START_TEST(a_row_of_dots_has_lines_that_are_seen)
{
    PsgColour usual = colour_of_line(600, 400);
    PsgColour flat = colour_of_line(700, 0), high = colour_of_line(0, 700);
    ck_assert_uint_eq(flat.red, usual.red);
    ck_assert_uint_eq(high.red, usual.red);
}
END_TEST

/* Whether the grounds of groups cover the point. */
static bool
has_ground_at(const PsgScene *scene, PsgPoint at)
{
    bool is_covered = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_PATH || item->part.kind != PSG_PART_GROUP) {
            continue;
        }
        for (size_t k = 1; k < psg_path_count(item->path); k += 2) {
            PsgPoint from = psg_path_step(item->path, k - 1)->to;
            PsgPoint to = psg_path_step(item->path, k)->to;
            /* on the way, as well as at both ends */
            for (double share = 0; share <= 1; share += 0.01) {
                PsgPoint on = {from.x + share * (to.x - from.x),
                               from.y + share * (to.y - from.y)};
                is_covered = is_covered || psg_distance(on, at) <= item->ink.width / 2;
            }
        }
    }
    return is_covered;
}

/* Of a ring of members, unless somebody else stands in it or it is wide; and never around it. */
START_TEST(small_holes_of_grounds_are_filled)
{
    static const struct {
        double radius;
        bool has_other, is_filled;
    } cases[] = {{55, false, true}, {55, true, false}, {150, false, false}};
    g_autoptr(GString) yaml = g_string_new("groups: {g: {}}\nslices: [{id: 2000}]\n"
                                           "actors:\n  other: {}\n");
    enum { MEMBERS = 16 };
    for (int i = 0; i < MEMBERS; i++) {
        g_string_append_printf(yaml, "  m%d: {groups: [g]}\n", i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    PsgPoint middle = {800, 450};
    double radius = cases[_i].radius;
    PsgDot dots[MEMBERS + 1] = {
        {cases[_i].has_other ? middle : (PsgPoint){100, 100}, 3, true}};
    for (int i = 0; i < MEMBERS; i++) {
        double angle = i * 2 * G_PI / MEMBERS;
        dots[i + 1] = (PsgDot){
            {middle.x + radius * cos(angle), middle.y + radius * sin(angle)}, 3, true};
    }
    PsgDotView drawn = {.view = desk->context->views[0], .dots = dots, .scale = 1};
    ck_assert_uint_eq(drawn.view->actor_count, MEMBERS + 1);
    psg_dot_view_draw(&desk->pen, &drawn);
    ck_assert(has_ground_at(desk->scene, middle) == cases[_i].is_filled);
    ck_assert(has_ground_at(desk->scene, dots[1].at));
    for (int i = 0; i < 90; i++) {
        double angle = i * 2 * G_PI / 90, far = radius + 14;
        ck_assert(!has_ground_at(desk->scene, (PsgPoint){middle.x + far * cos(angle),
                                                         middle.y + far * sin(angle)}));
    }
}
END_TEST

/* Grains that are too small to point at are a path for each look; larger ones are drawn one by one,
 * whatever is said of dust. */
START_TEST(dust_is_drawn_together)
{
    g_autoptr(Desk) desk = desk_of_many(600, NULL);
    const PsgView *view = desk->context->views[1];
    g_autofree PsgDot *dots = g_new0(PsgDot, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        dots[i] = (PsgDot){
            {100 + (double)(i % 50) * 25.25, 100 + (double)(i / 50) * 20.5}, 1.1, true};
    }
    dots[7].radius = 4;
    PsgDotView drawn = {.view = view, .dots = dots, .scale = 1, .has_dust = true};
    psg_dot_view_draw(&desk->pen, &drawn);
    size_t titles = 0, grains = 0, paths = 0;
    for (size_t i = 0; i < psg_scene_item_count(desk->scene); i++) {
        const PsgItem *item = psg_scene_item(desk->scene, i);
        titles += item->kind == PSG_ITEM_GROUP && item->group.title != NULL;
        paths += item->kind == PSG_ITEM_PATH;
        grains += item->kind == PSG_ITEM_PATH && item->ink.dash == PSG_DASH_ROUND
                      ? psg_path_count(item->path) / 2
                      : 0;
    }
    ck_assert_uint_eq(titles, 1);
    ck_assert_uint_eq(grains, view->actor_count - 1);
    ck_assert_uint_lt(paths, 12);
}
END_TEST

/* Twenty who stand so many hundredths of the page from each other. */
static Desk *
desk_of_pinned(int hundredths)
{
    g_autoptr(GString) yaml = g_string_new("layout:\n  pins:\n");
    for (int i = 0; i < 20; i++) {
        g_string_append_printf(yaml, "    x%d: [0.%02d, 0.%02d]\n", i,
                               15 + hundredths * (i % 5), 15 + hundredths * (i / 5));
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < 20; i++) {
        g_string_append_printf(yaml, "  x%d: {name: Actor %d}\n", i, i);
    }
    return desk_of(fixture_landscape(yaml->str), NULL, NULL, NULL);
}

/* A drawing of somebody's is kept: where boxes have no room on their pins, dots have. */
START_TEST(who_is_pinned_closely_is_a_dot)
{
    g_autoptr(Desk) far = desk_of_pinned(17);
    g_autoptr(Desk) near = desk_of_pinned(3);
    g_autoptr(PsgNetwork) boxes = usual_network(far);
    g_autoptr(PsgNetwork) dots = usual_network(near);
    ck_assert(!psg_network_is_dots(boxes));
    ck_assert(psg_network_is_dots(dots));
}
END_TEST

Suite *
dot_network_suite(void)
{
    Suite *suite = suite_create("dot_network");
    TCase *names = tcase_create("names");
    tcase_set_timeout(names, 60);
    tcase_add_loop_test(names, names_lie_on_no_dot_and_on_no_name, 0,
                        G_N_ELEMENTS(pages));
    tcase_add_test(names, who_has_a_name_has_it_in_all_slices);
    tcase_add_test(names, wanted_names_are_there);
    tcase_add_test(names, names_are_counted);
    suite_add_tcase(suite, names);
    TCase *sizes = tcase_create("sizes");
    tcase_add_test(sizes, who_is_related_to_more_is_no_smaller);
    tcase_add_test(sizes, areas_are_values_of_the_measure);
    suite_add_tcase(suite, sizes);
    TCase *forms = tcase_create("forms");
    tcase_set_timeout(forms, 60);
    tcase_add_loop_test(forms, many_are_dots_and_few_are_boxes, 0, 4);
    tcase_add_loop_test(forms, names_in_boxes_can_be_read, 0, 4);
    tcase_add_loop_test(forms, who_asks_for_rows_has_boxes, 0, 5);
    tcase_add_test(forms, no_more_than_half_of_them_are_proposed);
    tcase_add_loop_test(forms, boxes_are_in_no_tangle_of_lines, 0, 5);
    tcase_add_test(forms, who_is_pinned_closely_is_a_dot);
    tcase_add_test(forms, the_author_chooses_the_form);
    suite_add_tcase(suite, forms);
    TCase *drawing = tcase_create("drawing");
    tcase_add_test(drawing, those_who_stayed_are_the_news_where_most_are_new);
    tcase_add_test(drawing, a_crowd_is_a_small_file);
    tcase_add_test(drawing, a_row_of_dots_has_lines_that_are_seen);
    tcase_add_loop_test(drawing, small_holes_of_grounds_are_filled, 0, 3);
    tcase_add_test(drawing, dust_is_drawn_together);
    suite_add_tcase(suite, drawing);
    return suite;
}
