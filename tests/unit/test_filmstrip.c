/* The filmstrip: a cell for each slice that differs from the one before, names at their own
 * boxes, nothing on top of each other. */
#include "figure/figure.h"
#include "figure/network/network.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *filmstrip_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
    "actors: {a: {name: Ann, when: 2000/..}, b: {name: Bob, when: 2008/..}, "
    "c: {name: Cleo, when: 2000/2008}}\n"
    "relations: [{from: a, to: b}]\n";

static PsgScene *
strip_by(const Desk *desk, const char *method, const char *at, PsgTable **table)
{
    g_autoptr(PsgNetwork) network = desk_network(desk, method);
    PsgRequest request = {.figures = "filmstrip", .slices = at};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureInput input = {desk->context, network};
    const PsgFigureSpec *spec = &plan->figures[0].spec;
    if (table != NULL) {
        *table = psg_figure_table(&input, spec);
    }
    return psg_figure_draw(&input, desk->ruler, spec);
}

/* The filmstrip of a landscape, at some slices (NULL: all). */
static PsgScene *
strip_of(const Desk *desk, const char *at, PsgTable **table)
{
    return strip_by(desk, "neato", at, table);
}

static size_t
count_texts(const PsgScene *scene, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        count += item->kind == PSG_ITEM_TEXT && strcmp(item->text, text) == 0 ? 1 : 0;
    }
    return count;
}

static size_t
count_groups(const PsgScene *scene, const char *prefix)
{
    size_t count = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        count += item->kind == PSG_ITEM_GROUP && item->group.id != NULL &&
                         g_str_has_prefix(item->group.id, prefix)
                     ? 1
                     : 0;
    }
    return count;
}

/* No text leaves the page, none stands on another. */
static void
check_texts(const PsgScene *scene)
{
    PsgSize page = psg_scene_size(scene);
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_TEXT) {
            continue;
        }
        double size = item->look.font.size,
               left = item->at.x -
                      (item->look.anchor == PSG_ANCHOR_MIDDLE ? item->text_width / 2
                       : item->look.anchor == PSG_ANCHOR_END  ? item->text_width
                                                              : 0);
        PsgRect box = {left, item->at.y - size * 0.7, item->text_width, size * 0.7};
        ck_assert_msg(box.x >= 0 && psg_rect_right(box) <= page.width &&
                          psg_rect_bottom(box) <= page.height,
                      "\"%s\" leaves the page", item->text);
        for (guint j = 0; j < boxes->len; j++) {
            ck_assert_msg(!psg_rect_overlaps(box, g_array_index(boxes, PsgRect, j)),
                          "\"%s\" stands on another", item->text);
        }
        g_array_append_val(boxes, box);
    }
}

static Part
cell_of(const PsgScene *scene, const char *slice)
{
    g_autofree char *id = g_strconcat("slice-", slice, NULL);
    return part_of_group(scene, id);
}

/* How many actors of the cell have that class. */
static size_t
count_actors(Part cell, const char *class)
{
    size_t count = 0;
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *item = psg_scene_item(cell.scene, i);
        count += item->kind == PSG_ITEM_GROUP && g_strcmp0(item->group.class, class) == 0;
    }
    return count;
}

START_TEST(names_are_in_boxes_that_hold_them)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    ck_assert_uint_eq(count_texts(scene, "Ann"), 3);
    ck_assert_uint_eq(count_texts(scene, "Bob"), 2);
    ck_assert_uint_eq(count_texts(scene, "Cleo"), 3); /* the last time as a ghost */
    ck_assert_uint_eq(count_groups(scene, "slice-"), 3);
    ck_assert_uint_eq(count_texts(scene, "+1"), 1);
    ck_assert_uint_eq(count_texts(scene, "\u22121"), 1);
    const PsgItem *new = part_text(cell_of(scene, "2008"), "Bob");
    const PsgItem *known = part_text(cell_of(scene, "2009"), "Bob");
    ck_assert_int_gt(new->look.font.weight, known->look.font.weight);
}
END_TEST

START_TEST(who_is_gone_is_a_ghost)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    ck_assert_uint_eq(count_actors(cell_of(scene, "2008"), "actor gone"), 0);
    ck_assert_uint_eq(count_actors(cell_of(scene, "2009"), "actor gone"), 1);
    ck_assert_uint_eq(count_texts(scene, "no longer there"), 1);
}
END_TEST

/* What keeps the strike off a ghost's name stays within its outline, whatever its shape. */
START_TEST(a_ghost_keeps_its_shape)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2006}, {id: 2007}]\n"
                 "kinds: {pill: {shape: pill}, cut: {shape: hexagon}}\n"
                 "actors: {Ann: {kind: pill, when: ../2006},"
                 " Bob: {kind: cut, when: ../2006}, Cleo: {}}\n");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    Part cell = cell_of(scene, "2007");
    for (size_t actor = 0; actor < 2; actor++) {
        const PsgPath *shapes[2] = {NULL, NULL};
        size_t count = 0;
        for (size_t i = cell.first; i < cell.end; i++) {
            const PsgItem *item = psg_scene_item(scene, i);
            if (item->kind == PSG_ITEM_PATH && item->part.index == actor &&
                item->part.kind == PSG_PART_ACTOR && psg_path_count(item->path) > 2) {
                ck_assert_uint_lt(count, 2);
                shapes[count++] = item->path;
            }
        }
        ck_assert_uint_eq(count, 2);
        ck_assert_uint_eq(psg_path_count(shapes[0]), psg_path_count(shapes[1]));
        PsgRect box = psg_path_bounds(shapes[0]), inside = psg_path_bounds(shapes[1]);
        ck_assert_double_gt(inside.x, box.x);
        ck_assert_double_lt(psg_rect_bottom(inside), psg_rect_bottom(box));
    }
}
END_TEST

/* A ghost steps aside for whoever stands where it was. */
START_TEST(ghosts_stand_on_nobody)
{
    g_autoptr(Desk) desk =
        _i == 0 ? desk_of_data("data/mesocentres", NULL, NULL, NULL)
                : desk_new("slices: [{id: 2006}, {id: 2007}]\n"
                           "layout: {stability: 0}\n"
                           "actors: {a: {when: ../2006}, b: {when: 2007/..},"
                           " c: {when: ../2006}, d: {when: 2007/..},"
                           " e: {when: ../2006}, f: {when: 2007/..}}\n");
    g_autoptr(PsgScene) scene = strip_by(desk, NULL, NULL, NULL);
    unsigned ghosts = 0;
    for (size_t slice = 0; slice < desk->landscape->slice_count; slice++) {
        Part cell = cell_of(scene, desk->landscape->slices[slice].id);
        g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(PsgRect));
        for (size_t i = cell.first; i < cell.end; i++) {
            const PsgItem *group = psg_scene_item(scene, i);
            if (group->kind == PSG_ITEM_GROUP && group->part.kind == PSG_PART_ACTOR) {
                PsgRect box = item_bounds(psg_scene_item(scene, i + 1));
                ghosts += strcmp(group->group.class, "actor gone") == 0;
                for (guint j = 0; j < boxes->len; j++) {
                    ck_assert(!psg_rect_overlaps(box, g_array_index(boxes, PsgRect, j)));
                }
                g_array_append_val(boxes, box);
            }
        }
    }
    ck_assert_uint_ge(ghosts, _i == 0 ? 6 : 1);
}
END_TEST

START_TEST(equal_slices_are_one_cell)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2006}, {id: 2007}, {id: 2008}, {id: 2009}]\n"
                 "actors: {a: {when: 2000/..}, b: {when: 2008/..}}\n");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    ck_assert_uint_eq(count_groups(scene, "slice-"), 2);
    ck_assert_uint_eq(count_texts(scene, "2006\u20132007"), 1);
    ck_assert_uint_eq(count_texts(scene, "2008\u20132009"), 1);
    g_autoptr(PsgScene) apart = strip_of(desk, "2006,2009", NULL);
    ck_assert_uint_eq(count_texts(apart, "2006"), 1);
    g_autoptr(Desk) related =
        desk_new("slices: [{id: 2006}, {id: 2007}]\nactors: {a: {}, b: {}}\n"
                 "relations: [{from: a, to: b, when: 2007/..}]\n");
    g_autoptr(PsgScene) other = strip_of(related, NULL, NULL);
    ck_assert_uint_eq(count_groups(other, "slice-"), 2);
}
END_TEST

START_TEST(an_empty_cell_holds_the_legend)
{
    g_autoptr(Desk) desk = desk_of_data("data/space-stations.yaml", NULL, NULL, NULL);
    g_autoptr(PsgScene) scene = strip_of(desk, "1970s,1980s,1990s,2000s,2010s", NULL);
    Part legend = part_of_group(scene, "legend");
    PsgRect last = {0, 0, 0, 0};
    Part cell = cell_of(scene, "2010s");
    for (size_t i = cell.first; i < cell.end; i++) {
        if (psg_scene_item(scene, i)->kind == PSG_ITEM_TEXT) {
            last = item_bounds(psg_scene_item(scene, i));
        }
    }
    const PsgItem *word = part_nth(legend, PSG_ITEM_TEXT, 0);
    ck_assert_ptr_nonnull(word);
    ck_assert_double_gt(word->at.x, psg_rect_right(last));
    ck_assert_double_gt(word->at.y, last.y - 100);
}
END_TEST

START_TEST(lines_go_around_boxes)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2006}]\nactors: {a: {}, b: {}, c: {}, d: {}, e: {}}\n"
        "relations: [{from: a, to: c}]\n"
        "layout: {pins: {a: [0.1, 0.5], b: [0.5, 0.5], c: [0.9, 0.5], d: [0.1, 0.1],"
        " e: [0.9, 0.9]}}\n");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    Part cell = cell_of(scene, "2006");
    PsgRect barrier = {0, 0, 0, 0};
    const PsgPath *line = NULL;
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_RELATION) {
            line = item->path;
        }
        if (item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_ACTOR &&
            item->part.index == 1) {
            barrier = psg_path_bounds(item->path);
        }
    }
    ck_assert_ptr_nonnull(line);
    ck_assert_double_gt(barrier.width, 0);
    g_autoptr(GArray) points = path_samples(line);
    for (guint i = 0; i < points->len; i++) {
        PsgPoint at = g_array_index(points, PsgPoint, i);
        ck_assert(!psg_rect_contains(barrier, (PsgRect){at.x, at.y, 0, 0}));
    }
}
END_TEST

START_TEST(slices_that_are_asked_for_are_shown)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgScene) scene = strip_of(desk, "2007,2009", NULL);
    ck_assert_uint_eq(count_groups(scene, "slice-"), 2);
    ck_assert_str_eq(psg_scene_name(scene), "filmstrip-2007-2009");
}
END_TEST

START_TEST(the_table_tells_who_is_new_and_who_is_gone)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgTable *made = NULL;
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, &made);
    g_autoptr(PsgTable) table = made;
    ck_assert_ptr_nonnull(scene);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (size_t i = 1; i <= psg_table_row_count(table); i++) {
        g_string_append_printf(rows, "[%s %s %s]", psg_table_cell(table, i, 0),
                               psg_table_cell(table, i, 1), psg_table_cell(table, i, 4));
    }
    ck_assert_str_eq(rows->str,
                     "[2007 a there][2007 c there][2008 a there][2008 b new]"
                     "[2008 c leaving][2009 a there][2009 b there][2009 c gone]");
}
END_TEST

/* Slices from 2001 on, in each of which so many come who have long names. */
static char *
crowd(int slices, int newcomers, const char *name)
{
    GString *yaml = g_string_new("slices:\n");
    for (int i = 0; i < slices; i++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", 2001 + i);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < slices * newcomers; i++) {
        g_string_append_printf(yaml, "  x%d: {name: %s %d, when: %d/..}\n", i, name, i,
                               2001 + i / newcomers);
    }
    return g_string_free(yaml, FALSE);
}

static const struct {
    int slices, newcomers;
    const char *name, *page;
} crowds[] = {
    {1, 3, "Ann", "slide"},
    {3, 12, "A rather long name of somebody", "slide"},
    {12, 12, "Name", "slide"},
    {12, 3, "Someone with a name that goes on and on and does not end soon",
     "a4-portrait"},
    {90, 1, "Ann", "slide-4x3"},
};

START_TEST(names_stand_apart_in_any_crowd)
{
    g_autofree char *yaml =
        crowd(crowds[_i].slices, crowds[_i].newcomers, crowds[_i].name);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, crowds[_i].page, "en");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        check_texts(page);
    }
}
END_TEST

/* How far two boxes are from each other. */
static double
distance_of(PsgRect a, PsgRect b)
{
    return hypot(fmax(0, fmax(a.x - psg_rect_right(b), b.x - psg_rect_right(a))),
                 fmax(0, fmax(a.y - psg_rect_bottom(b), b.y - psg_rect_bottom(a))));
}

/* What the cell calls an actor. */
static const char *
name_in(Part cell, size_t actor)
{
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *item = psg_scene_item(cell.scene, i);
        if (item->kind == PSG_ITEM_GROUP && item->part.kind == PSG_PART_ACTOR &&
            item->part.index == actor) {
            return item->group.title;
        }
    }
    return NULL;
}

#define NEAR 3.0 /* units from a name to its own box, at most */
#define FAR 8.0  /* to any other, at least */

/* Names stand in their boxes, or at them and away from all others; what is new or gone has a
 * name, or a number that the list explains. Gives how many have a name. */
static unsigned
check_names(Part cell, double scale)
{
    unsigned names = 0;
    g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
    g_autofree char *words = part_words(cell);
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *text = psg_scene_item(cell.scene, i);
        if (text->kind != PSG_ITEM_TEXT || text->part.kind != PSG_PART_ACTOR) {
            continue;
        }
        const PsgItem *before = psg_scene_item(cell.scene, i - 1);
        PsgRect place = before->kind == PSG_ITEM_BOX ? before->box : item_bounds(text);
        double own = INFINITY, other = INFINITY;
        for (size_t j = cell.first; j < cell.end; j++) {
            const PsgItem *item = psg_scene_item(cell.scene, j);
            if (item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_ACTOR) {
                double distance = distance_of(psg_path_bounds(item->path), place);
                bool is_own = item->part.index == text->part.index;
                own = is_own ? fmin(own, distance) : own;
                other = is_own ? other : fmin(other, distance);
            }
        }
        ck_assert_msg(own < 0.01 || before->kind == PSG_ITEM_TEXT ||
                          (own <= NEAR * scale + 0.01 && other >= FAR * scale - 0.01),
                      "\"%s\" is %g units from its box, and %g from another", text->text,
                      own, other);
        g_hash_table_add(told, GSIZE_TO_POINTER(text->part.index + 1));
        bool is_number = before->kind == PSG_ITEM_BOX && g_ascii_isdigit(text->text[0]) &&
                         strlen(text->text) < 3;
        g_autofree char *listed =
            g_strconcat(text->text, "\u00a0", name_in(cell, text->part.index), NULL);
        ck_assert_msg(!is_number || strstr(words, listed) != NULL, "no \"%s\" in \"%s\"",
                      listed, words);
        names += !is_number;
    }
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *item = psg_scene_item(cell.scene, i);
        bool is_told = item->kind == PSG_ITEM_GROUP &&
                       (g_strcmp0(item->group.class, "actor new") == 0 ||
                        g_strcmp0(item->group.class, "actor gone") == 0);
        ck_assert_msg(!is_told || g_hash_table_contains(
                                      told, GSIZE_TO_POINTER(item->part.index + 1)),
                      "%s has no name", is_told ? item->group.title : "");
    }
    return names;
}

static const struct {
    const char *path, *page, *style, *language;
    unsigned least; /* names at boxes */
} landscapes[] = {
    {"data/mesocentres", "slide", NULL, "fr", 16},
    {"data/mesocentres", "slide-4x3", "mono", "en", 16},
    {"data/mesocentres", "a4-portrait", NULL, "fr", 16},
    {"data/space-stations.yaml", "slide", "dark", NULL, 40},
    {"data/browsers.paysage.yaml", "slide", NULL, "en", 40},
};

START_TEST(names_stand_by_their_own_boxes)
{
    g_autoptr(Desk) desk = desk_of_data(landscapes[_i].path, landscapes[_i].style,
                                        landscapes[_i].page, landscapes[_i].language);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    unsigned names = 0;
    for (size_t i = 0; i < desk->landscape->slice_count; i++) {
        names += check_names(cell_of(scene, desk->landscape->slices[i].id),
                             desk->context->page.scale);
    }
    ck_assert_uint_ge(names, landscapes[_i].least);
}
END_TEST

/* Three who have always been there: in the first cell, where nobody else is, there is room. */
START_TEST(the_first_cell_names_who_is_there)
{
    static const char *const names[] = {"Ministry", "Observatory", "Meteorology"};
    g_autofree char *newcomers = crowd(9, 5, "Somebody");
    g_autoptr(GString) yaml = g_string_new(newcomers);
    g_string_replace(yaml, "when: 2001/", "when: 2002/", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_string_append_printf(yaml, "  there%zu: {name: %s}\n", i, names[i]);
    }
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml->str), NULL, "slide", "en");
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    Part cell = cell_of(scene, "2001");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        ck_assert_msg(part_text(cell, names[i]) != NULL, "%s", names[i]);
    }
    check_names(cell, 1);
}
END_TEST

/* One to three lines of other scripts, which are broken otherwise. */
START_TEST(names_of_other_scripts_stand_by_their_own_boxes)
{
    static const char *const names[] = {"宇宙航空研究開発機構",
                                        "المركز الوطني للدراسات الفضائية",
                                        "Rindfleischetikettierungsgesetz"};
    g_autofree char *yaml = crowd(4, 9, names[_i]);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    for (size_t i = 0; i < desk->landscape->slice_count; i++) {
        check_names(cell_of(scene, desk->landscape->slices[i].id), 1);
    }
    check_texts(scene);
}
END_TEST

/* Whatever their length, in narrow cells too, also where four long words have no three lines. */
START_TEST(names_are_never_cut)
{
    static const char *const names[] = {
        "Office of Water", "Office of the Deputy Commissioner for Water",
        "Countryside Countryside Countryside Countryside"};
    g_autofree char *yaml = crowd(14, 3, names[_i]);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        ck_assert_msg(item->kind != PSG_ITEM_TEXT || strstr(item->text, "…") == NULL,
                      "\"%s\" is cut", item->text);
    }
}
END_TEST

START_TEST(very_many_slices_go_on_on_further_pages)
{
    g_autofree char *yaml = crowd(90, 1, "Ann");
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, NULL, NULL);
    size_t cells = 0, pages = 0;
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        size_t here = count_groups(page, "slice-");
        ck_assert_uint_gt(here, 10);
        ck_assert_uint_lt(here, 30);
        check_texts(page);
        cells += here;
        pages++;
    }
    ck_assert_uint_eq(cells, 90);
    g_autofree char *number = g_strdup_printf("(1/%zu)", pages);
    ck_assert_uint_eq(count_texts(scene, number), 1);
}
END_TEST

/* Also who came in a slice in between that has no cell. */
START_TEST(who_came_since_the_last_cell_is_new)
{
    g_autofree char *yaml = crowd(9, 2, "Ann");
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, "2001,2005,2009", NULL);
    ck_assert_uint_eq(count_actors(cell_of(scene, "2001"), "actor new"), 2);
    ck_assert_uint_eq(count_actors(cell_of(scene, "2005"), "actor new"), 8);
    ck_assert_uint_eq(count_actors(cell_of(scene, "2009"), "actor new"), 8);
}
END_TEST

static size_t
count_accents(const Desk *desk, Part cell)
{
    PsgColour accent = desk->context->style->accent;
    size_t count = 0;
    for (size_t i = cell.first; i < cell.end; i++) {
        const PsgItem *item = psg_scene_item(cell.scene, i);
        bool has_ink = item->kind == PSG_ITEM_BOX || item->kind == PSG_ITEM_PATH;
        count += has_ink && memcmp(&item->ink.stroke, &accent, sizeof accent) == 0;
    }
    return count;
}

/* In a cell where eight of ten are new, that is no news; eight of eighteen are. */
START_TEST(what_is_new_of_nearly_all_has_no_accent)
{
    g_autofree char *yaml = crowd(9, 2, "Ann");
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autoptr(PsgScene) scene = strip_of(desk, "2001,2005,2009", NULL);
    ck_assert_uint_eq(count_accents(desk, cell_of(scene, "2005")), 0);
    ck_assert_uint_ge(count_accents(desk, cell_of(scene, "2009")), 8);
}
END_TEST

/* The legend of dots tells the accent only where some cell has it. */
START_TEST(the_accent_is_told_where_there_is_one)
{
    static const char *const dates[] = {"2000/..", "2008/..", "2009/.."};
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autofree char *yaml =
            g_strdup_printf("language: en\nlayout: {form: dots}\n"
                            "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
                            "actors: {a: {name: Ann, when: 2000/..}, "
                            "b: {name: Bob, when: %s}, c: {name: Cy, when: 2000/2008}}\n",
                            dates[i]);
        g_autoptr(Desk) desk = desk_new(yaml);
        g_autoptr(PsgNetwork) network =
            psg_network_new(desk->context, desk->ruler, "temporal", NULL);
        g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){.figures = "filmstrip"});
        PsgFigureInput input = {desk->context, network};
        ck_assert(network != NULL && psg_network_is_dots(network));
        g_autoptr(PsgScene) scene =
            psg_figure_draw(&input, desk->ruler, &plan->figures[0].spec);
        ck_assert_uint_eq(count_texts(scene, "new"), i == 0 ? 0 : 1);
    }
}
END_TEST

/* The lines of its cells may be sought by several threads. */
START_TEST(any_number_of_threads_draws_the_same)
{
    g_autoptr(GString) yaml = g_string_new("slices:\n");
    for (int year = 2000; year < 2032; year++) {
        g_string_append_printf(yaml, "  - {id: %d}\n", year);
    }
    g_string_append(yaml, "actors:\n");
    for (int i = 0; i < 16; i++) {
        g_string_append_printf(yaml, "  a%d: {name: Actor %d, when: %d/..}\n", i, i,
                               2000 + 2 * i);
    }
    g_string_append(yaml, "relations:\n");
    for (int i = 1; i < 16; i++) {
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d}\n", i, i * 7 % i);
        g_string_append_printf(yaml, "  - {from: a%d, to: a%d}\n", i, i / 2);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    static const unsigned threads[] = {0, 2, 7};
    g_autofree char *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        desk->context->workers = threads[i];
        g_autoptr(PsgScene) strip = strip_of(desk, NULL, NULL);
        g_autoptr(GString) text = g_string_new(NULL);
        for (const PsgScene *page = strip; page != NULL; page = psg_scene_next(page)) {
            psg_scene_print(page, text);
        }
        if (first == NULL) {
            first = g_strdup(text->str);
        }
        ck_assert(strcmp(first, text->str) == 0);
    }
}
END_TEST

Suite *
filmstrip_suite(void)
{
    Suite *suite = suite_create("filmstrip");
    TCase *cells = tcase_create("cells");
    tcase_set_timeout(cells, 60);
    tcase_add_test(cells, names_are_in_boxes_that_hold_them);
    tcase_add_test(cells, who_is_gone_is_a_ghost);
    tcase_add_test(cells, a_ghost_keeps_its_shape);
    tcase_add_loop_test(cells, ghosts_stand_on_nobody, 0, 2);
    tcase_add_test(cells, equal_slices_are_one_cell);
    tcase_add_test(cells, an_empty_cell_holds_the_legend);
    tcase_add_test(cells, lines_go_around_boxes);
    tcase_add_test(cells, slices_that_are_asked_for_are_shown);
    tcase_add_test(cells, the_table_tells_who_is_new_and_who_is_gone);
    tcase_add_loop_test(cells, names_stand_apart_in_any_crowd, 0,
                        (int)G_N_ELEMENTS(crowds));
    tcase_add_test(cells, the_first_cell_names_who_is_there);
    tcase_add_loop_test(cells, names_stand_by_their_own_boxes, 0,
                        (int)G_N_ELEMENTS(landscapes));
    tcase_add_loop_test(cells, names_of_other_scripts_stand_by_their_own_boxes, 0, 3);
    tcase_add_loop_test(cells, names_are_never_cut, 0, 3);
    tcase_add_test(cells, any_number_of_threads_draws_the_same);
    tcase_add_test(cells, very_many_slices_go_on_on_further_pages);
    tcase_add_test(cells, who_came_since_the_last_cell_is_new);
    tcase_add_test(cells, what_is_new_of_nearly_all_has_no_accent);
    tcase_add_test(cells, the_accent_is_told_where_there_is_one);
    suite_add_tcase(suite, cells);
    return suite;
}
