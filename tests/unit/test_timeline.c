/* The timeline: everybody has a line, ends look as they are known, titles are in nobody's
 * way, what has no room is told. */
#include "figure/timeline/timeline.h"
#include "random_landscape.h"
#include "rules.h"
#include "thorough.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *timeline_suite(void);

#define LEAST_LETTERS 14
#define LEAST_PITCH 20

static const char small[] =
    "paysage: 1\n"
    "language: en\n"
    "slices: [{id: 2000}, {id: 2005}, {id: 2009}]\n"
    "kinds: {office: {label: Office}, team: {label: Team}}\n"
    "actors:\n"
    "  old: {name: Old, kind: office, when: 1990/2003}\n"
    "  other: {name: Other, kind: office, when: 2001/2003}\n"
    "  heir: {name: {2004/2006: Heir, 2007/..: Crown}, kind: office, when: 2004/..,\n"
    "    succeeds: [old, other]}\n"
    "  soft: {name: Soft, kind: team, when: 2002~/2006~}\n"
    "  plan: {name: Plan, kind: team, talked-of: 2003, when: 2008/..}\n"
    "  late: {name: Late, kind: team, when: 2020/..}\n"
    "events:\n"
    "  - {when: 1995, title: Long ago, actors: [old]}\n"
    "  - {when: 2005-06, title: A feast, actors: [heir, soft]}\n"
    "  - {when: 2006, title: Rain}\n";

static PsgScene *
drawn(const Desk *desk, PsgGrouping grouping, const char *window)
{
    g_autofree char *why = NULL;
    PsgFigureInput input = {desk->context, NULL};
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    PsgTimelineOptions *options = spec.options;
    options->grouping = grouping;
    ck_assert(window == NULL || psg_interval_parse(window, &options->window, &why));
    return psg_figure_draw(&input, desk->ruler, &spec);
}

static Part
part_of_actor(const PsgScene *scene, const char *id)
{
    g_autofree char *group = g_strconcat("actor-", id, NULL);
    return part_of_group(scene, group);
}

/* ---- What holds on every timeline ---- */

/* A bar, whole: what fades or tears its ends lies over it. */
static bool
is_bar(const PsgItem *item)
{
    return item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_ACTOR &&
           item->ink.fill.alpha == 255 && item->ink.stroke.alpha == 255;
}

static bool
is_mark(const PsgItem *item)
{
    return item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_EVENT &&
           item->ink.fill.alpha == 255;
}

/* The next item from `index` on that is one; NULL after the last. */
static const PsgItem *
next_item(const PsgScene *scene, size_t *index, bool (*is_one)(const PsgItem *item))
{
    while (*index < psg_scene_item_count(scene)) {
        const PsgItem *item = psg_scene_item(scene, (*index)++);
        if (is_one(item)) {
            return item;
        }
    }
    return NULL;
}

static bool
is_text(const PsgItem *item)
{
    return item->kind == PSG_ITEM_TEXT;
}

/* Not the sign of what nobody knows when: where all is in its time, that gives way. */
static bool
is_words(const PsgItem *item)
{
    return is_text(item) && strcmp(item->text, "?") != 0;
}

/* With air between them, or they look like one. */
static void
check_bars_are_apart(const PsgScene *scene)
{
    const PsgItem *bar, *other;
    for (size_t i = 0; (bar = next_item(scene, &i, is_bar)) != NULL;) {
        PsgRect its = psg_rect_grow(item_bounds(bar), 1.5);
        ck_assert_double_le(psg_rect_bottom(its), psg_scene_size(scene).height);
        for (size_t j = i; (other = next_item(scene, &j, is_bar)) != NULL;) {
            ck_assert_msg(other->part.index == bar->part.index ||
                              !psg_rect_overlaps(its, item_bounds(other)),
                          "actors %zu and %zu are on each other", bar->part.index,
                          other->part.index);
        }
    }
}

static void
check_titles_are_off_marks(const PsgScene *scene)
{
    const PsgItem *mark, *text;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        PsgRect its = psg_rect_grow(item_bounds(mark), -1);
        for (size_t j = 0; (text = next_item(scene, &j, is_words)) != NULL;) {
            ck_assert_msg(!psg_rect_overlaps(its, psg_rect_grow(item_bounds(text), -1)),
                          "a mark stands on \"%s\"", text->text);
        }
    }
}

/* The line that leads from a mark to its title; NULL if the title is beside it. */
static const PsgItem *
pole_of(const PsgScene *scene, size_t event)
{
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_PATH && item->part.kind == PSG_PART_EVENT &&
            item->part.index == event && item->ink.fill.alpha == 0) {
            return item;
        }
    }
    return NULL;
}

/* A pole stands at a mark of its event, reaches down to the title, and runs through no
 * other words. */
static void
check_pole(const PsgScene *scene, const PsgItem *pole, const PsgItem *title)
{
    PsgRect its = item_bounds(pole), words = item_bounds(title);
    const PsgItem *mark, *text;
    bool is_at_mark = false;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        double off = psg_rect_centre(item_bounds(mark)).x - its.x;
        is_at_mark =
            is_at_mark || (mark->part.index == title->part.index && fabs(off) < 0.01);
    }
    ck_assert_msg(is_at_mark, "the pole of \"%s\" is at no mark of it", title->text);
    ck_assert(rect_holds(words, (PsgRect){its.x, psg_rect_bottom(its), 0, 0}, 6));
    for (size_t i = 0; (text = next_item(scene, &i, is_words)) != NULL;) {
        ck_assert_msg(text == title ||
                          !psg_rect_overlaps(its, psg_rect_grow(item_bounds(text), -1)),
                      "a pole runs through \"%s\"", text->text);
    }
}

/* How far a mark is from words in its row, between them; infinite in another row. */
static double
distance_to(const PsgItem *mark, PsgRect words)
{
    PsgRect its = item_bounds(mark);
    double down = psg_rect_centre(its).y - psg_rect_centre(words).y;
    return fabs(down) > words.height / 2
               ? (double)INFINITY
               : MAX(its.x - psg_rect_right(words), words.x - psg_rect_right(its));
}

/* A title without a pole has a mark of its event next to it, and no other between. */
static void
check_title_is_at_its_mark(const PsgScene *scene, const PsgItem *title)
{
    PsgRect words = item_bounds(title);
    double own = INFINITY, others = INFINITY;
    const PsgItem *mark;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        double *nearest = mark->part.index == title->part.index ? &own : &others;
        *nearest = MIN(*nearest, distance_to(mark, words));
    }
    ck_assert_msg(own < psg_scene_size(scene).width * 0.08, "\"%s\" is far from its mark",
                  title->text);
    ck_assert_msg(own <= others + 2, "\"%s\" is nearer to another mark", title->text);
}

static void
check_titles(const PsgScene *scene)
{
    const PsgItem *text;
    for (size_t i = 0; (text = next_item(scene, &i, is_text)) != NULL;) {
        const PsgItem *pole =
            text->part.kind == PSG_PART_EVENT ? pole_of(scene, text->part.index) : NULL;
        if (pole != NULL) {
            check_pole(scene, pole, text);
        } else if (text->part.kind == PSG_PART_EVENT) {
            check_title_is_at_its_mark(scene, text);
        }
    }
}

static bool
is_on_bar_of(const PsgScene *scene, size_t actor, PsgPoint at)
{
    const PsgItem *bar;
    for (size_t i = 0; (bar = next_item(scene, &i, is_bar)) != NULL;) {
        if (bar->part.index == actor &&
            rect_holds(item_bounds(bar), (PsgRect){at.x, at.y, 0, 0}, 1)) {
            return true;
        }
    }
    return false;
}

/* Whether words say that this one goes on: "→ Roscosmos". */
static bool
is_told_next(const Desk *desk, const PsgScene *scene, size_t from, size_t to)
{
    const PsgActor *actors = desk->landscape->actors;
    const PsgItem *text;
    for (size_t i = 0; (text = next_item(scene, &i, is_text)) != NULL;) {
        for (size_t j = 0; j < actors[to].name.count; j++) {
            const char *name =
                psg_context_text(desk->context, &actors[to].name.items[j].text);
            if (text->part.kind == PSG_PART_ACTOR && text->part.index == from &&
                g_str_has_prefix(text->text, "\u2192 ") &&
                strstr(text->text, name) != NULL) {
                return true;
            }
        }
    }
    return false;
}

/* From a bar of the one to a bar of the other, and through no words. */
static void
check_succession(const PsgScene *scene, Part part, size_t from, size_t to)
{
    const PsgItem *dot = part_nth(part, PSG_ITEM_BOX, 0), *text,
                  *way = part_nth(part, PSG_ITEM_PATH, 0),
                  *arrow = part_nth(part, PSG_ITEM_PATH, 1);
    ck_assert(is_on_bar_of(scene, from, psg_rect_centre(item_bounds(dot))));
    ck_assert(is_on_bar_of(scene, to, psg_path_step(arrow->path, 0)->to));
    g_autoptr(GArray) points = path_samples(way->path);
    for (size_t i = 0; (text = next_item(scene, &i, is_words)) != NULL;) {
        PsgRect words = psg_rect_grow(item_bounds(text), -2);
        bool is_list = text->part.kind != PSG_PART_ACTOR &&
                       text->part.kind != PSG_PART_EVENT; /* that hides what is behind */
        for (guint j = 0; !is_list && j < points->len; j++) {
            PsgPoint at = g_array_index(points, PsgPoint, j);
            ck_assert_msg(!rect_holds(words, (PsgRect){at.x, at.y, 0, 0}, 0),
                          "succession %zu-%zu runs through \"%s\"", from, to, text->text);
        }
    }
}

/* How many are drawn. */
static size_t
check_successions(const Desk *desk, const PsgScene *scene)
{
    size_t count = 0, untold = 0;
    for (size_t to = 0; to < desk->landscape->actor_count; to++) {
        const PsgActor *after = &desk->landscape->actors[to];
        for (size_t i = 0; i < after->succeeds.count; i++) {
            size_t from = after->succeeds.items[i].actor;
            g_autofree char *id = g_strdup_printf(
                "succession-%s-%s", desk->landscape->actors[from].id, after->id);
            Part part = part_of_group(scene, id);
            if (part_count(part, PSG_ITEM_PATH) > 0) {
                check_succession(scene, part, from, to);
                count++;
            } else if (!part_is_empty(part)) { /* a dot: it is far */
                untold += !is_told_next(desk, scene, from, to);
            }
        }
    }
    ck_assert_uint_le(untold, 1); /* where other words have taken all the room */
    return count;
}

/* Bars are of one height, and stand in one row or a pitch from each other. */
static void
check_rows(const Desk *desk, const PsgScene *scene)
{
    double unit = desk->context->page.scale, height = NAN;
    const PsgItem *bar, *other;
    for (size_t i = 0; (bar = next_item(scene, &i, is_bar)) != NULL;) {
        PsgRect its = item_bounds(bar);
        height = isnan(height) ? its.height : height;
        ck_assert_double_eq_tol(its.height, height, 0.5);
        ck_assert_double_gt(its.height, 10 * unit);
        ck_assert_double_lt(its.height, 24 * unit);
        for (size_t j = i; (other = next_item(scene, &j, is_bar)) != NULL;) {
            double down = fabs(item_bounds(other).y - its.y);
            ck_assert_msg(down < 0.5 || down > LEAST_PITCH * unit - 1,
                          "rows of actors %zu and %zu are %g apart", bar->part.index,
                          other->part.index, down);
        }
    }
}

/* Letters are higher than a low bar: what is behind them in the scene is one colour, that of
 * the last box that holds them. */
static void
check_words_are_clear(const PsgScene *scene)
{
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *text = psg_scene_item(scene, i);
        bool is_on_bar = false, is_clear = false;
        if (text->kind != PSG_ITEM_TEXT || text->part.kind != PSG_PART_EVENT) {
            continue;
        }
        PsgRect words = psg_rect_grow(item_bounds(text), -2.5);
        for (size_t j = 0; j < i; j++) {
            const PsgItem *item = psg_scene_item(scene, j);
            if (is_bar(item) && psg_rect_overlaps(words, item_bounds(item))) {
                is_on_bar = true;
                is_clear = rect_holds(item_bounds(item), words, 0);
            } else if (item->kind == PSG_ITEM_BOX && item->ink.fill.alpha == 255) {
                is_clear = is_clear || rect_holds(item_bounds(item), words, 0);
            }
        }
        ck_assert_msg(!is_on_bar || is_clear, "\"%s\" is struck by an outline",
                      text->text);
    }
}

/* No mark is on a name or touches it: half a letter is between them, nearly. */
static void
check_names_are_clear(const Desk *desk, const PsgScene *scene)
{
    double air = 4 * desk->context->page.scale;
    const PsgItem *mark, *text;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        PsgRect its = psg_rect_grow(item_bounds(mark), air);
        for (size_t j = 0; (text = next_item(scene, &j, is_text)) != NULL;) {
            bool is_name =
                text->part.kind == PSG_PART_ACTOR && text->look.anchor == PSG_ANCHOR_END;
            ck_assert_msg(!is_name || !psg_rect_overlaps(its, item_bounds(text)),
                          "a mark touches \"%s\"", text->text);
        }
    }
}

/* What stands beside the title is below each other. */
static void
check_note_is_clear(const PsgScene *scene)
{
    Part note = part_of_group(scene, "note"), legend = part_of_group(scene, "legend");
    for (size_t i = 0; !part_is_empty(note) && i < part_count(legend, PSG_ITEM_TEXT);
         i++) {
        const PsgItem *entry = part_nth(legend, PSG_ITEM_TEXT, i);
        const PsgItem *text = part_nth(note, PSG_ITEM_TEXT, 0);
        ck_assert_msg(!psg_rect_overlaps(item_bounds(entry), item_bounds(text)),
                      "\"%s\" is on \"%s\"", text->text, entry->text);
    }
}

static void
check_page(const Desk *desk, const PsgScene *scene)
{
    check_note_is_clear(scene);
    rules_check_texts(scene, LEAST_LETTERS * desk->context->page.scale);
    check_bars_are_apart(scene);
    check_rows(desk, scene);
    check_names_are_clear(desk, scene);
    check_words_are_clear(scene);
    check_titles_are_off_marks(scene);
    check_titles(scene);
    check_successions(desk, scene);
}

/* Names of those who share a row since they do not change. */
static bool
is_still(const PsgScene *scene, const char *name)
{
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        bool is_row =
            item->kind == PSG_ITEM_GROUP && g_strcmp0(item->group.class, "still") == 0;
        g_auto(GStrv) names = g_strsplit(is_row ? item->group.title : "", ", ", -1);
        if (g_strv_contains((const char *const *)names, name)) {
            return true;
        }
    }
    return false;
}

static size_t
count_pages(const PsgScene *scene)
{
    size_t count = 0;
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        count++;
    }
    return count;
}

/* On how many pages an actor is. */
static size_t
count_places(const Desk *desk, const PsgScene *scene, size_t actor)
{
    const PsgActor *its = &desk->landscape->actors[actor];
    const char *name = psg_context_text(desk->context, &its->name.items[0].text);
    size_t count = 0;
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        count += !part_is_empty(part_of_actor(scene, its->id)) || is_still(scene, name);
    }
    return count;
}

static void
check_timeline(const Desk *desk, const PsgScene *scene)
{
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        check_page(desk, page);
    }
}

static const char *const paths[] = {"data/mesocentres", "data/space-stations.yaml",
                                    "data/browsers.paysage.yaml"};
static const char *const styles[] = {"slides", "print", "dark", "mono"};
static const char *const languages[] = {"fr", "en"};
static const char *const pages[] = {"slide", "slide-4x3"};

enum {
    STYLES = G_N_ELEMENTS(styles),
    LANGUAGES = G_N_ELEMENTS(languages),
    COMBINATIONS = G_N_ELEMENTS(paths) * STYLES * LANGUAGES,
};

START_TEST(every_rule_holds)
{
    size_t place = (size_t)_i * 5 % COMBINATIONS, style = place / LANGUAGES % STYLES;
    g_autoptr(Desk) desk =
        desk_of_data(paths[place / STYLES / LANGUAGES], styles[style],
                     pages[style % G_N_ELEMENTS(pages)], languages[place % LANGUAGES]);
    for (int grouping = PSG_GROUPING_KIND; grouping <= PSG_GROUPING_NONE; grouping++) {
        g_autoptr(PsgScene) scene = drawn(desk, (PsgGrouping)grouping, NULL);
        check_timeline(desk, scene);
    }
}
END_TEST

static const char *const sizes[] = {"slide", "slide-4x3", "a4-portrait"};

enum { PAPERS = G_N_ELEMENTS(paths) * G_N_ELEMENTS(sizes) * LANGUAGES };

/* No name is cut, and no word of a label broken; still time has most of the page. */
START_TEST(everybody_has_a_line_and_a_whole_name)
{
    size_t place = (size_t)_i, size = place / LANGUAGES % G_N_ELEMENTS(sizes);
    const char *path = paths[place / LANGUAGES / G_N_ELEMENTS(sizes)];
    g_autoptr(Desk) desk =
        desk_of_data(path, NULL, sizes[size], languages[place % LANGUAGES]);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    const PsgLandscape *landscape = desk->landscape;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        const char *name = psg_context_text(desk->context, &actor->name.items[0].text);
        bool has_name = false;
        for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
            has_name =
                has_name || part_text(part_of_actor(page, actor->id), name) != NULL;
        }
        ck_assert_msg(has_name, "%s has no name", actor->id);
        ck_assert_uint_eq(count_places(desk, scene, i), 1);
    }
    double begin = INFINITY, width = psg_scene_size(scene).width;
    const PsgItem *bar;
    for (size_t i = 0; (bar = next_item(scene, &i, is_bar)) != NULL;) {
        begin = MIN(begin, item_bounds(bar).x);
    }
    ck_assert_msg(begin < width * 0.36, "names and labels have %.2f of the page",
                  begin / width);
    GString *words = g_string_new(NULL);
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        g_autofree char *its = part_words(part_of_scene(page));
        g_string_append(words, its);
    }
    for (size_t i = 0; i < landscape->kind_count; i++) {
        const char *label = psg_context_text(desk->context, &landscape->kinds[i].label);
        g_auto(GStrv) split = g_strsplit(label, " ", -1);
        for (char **word = split; *word != NULL; word++) {
            ck_assert_msg(strstr(words->str, *word) != NULL, "\"%s\" is broken", *word);
        }
    }
    g_string_free(words, TRUE);
}
END_TEST

/* ---- Ends ---- */

static double
day_x(const Desk *desk, int year)
{
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    /* a bar with sharp ends tells where its year begins */
    Part other = part_of_actor(scene, "other");
    PsgRect box = item_bounds(part_nth(other, PSG_ITEM_PATH, 0));
    return box.x + (year - 2001) * box.width / 3;
}

/* How often a line turns from left to right or back: teeth do. */
static size_t
turns_of(const PsgItem *line)
{
    size_t turns = 0;
    for (size_t i = 2; line != NULL && i < psg_path_count(line->path); i++) {
        double before = psg_path_step(line->path, i - 1)->to.x -
                        psg_path_step(line->path, i - 2)->to.x;
        double now =
            psg_path_step(line->path, i)->to.x - psg_path_step(line->path, i - 1)->to.x;
        turns += before * now < 0;
    }
    return turns;
}

/* Where a bar of that actor is torn: NaN if it is not. */
static double
torn_at(const PsgScene *scene, const char *actor)
{
    Part part = part_of_actor(scene, actor);
    for (size_t i = 0; i < part_count(part, PSG_ITEM_PATH); i++) {
        const PsgItem *item = part_nth(part, PSG_ITEM_PATH, i);
        if (item->ink.fill.alpha == 0 && turns_of(item) >= 3) {
            return psg_rect_centre(item_bounds(item)).x;
        }
    }
    return (double)NAN;
}

START_TEST(ends_look_as_they_are_known)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    const PsgItem *old = part_nth(part_of_actor(scene, "old"), PSG_ITEM_PATH, 0);
    const PsgItem *other = part_nth(part_of_actor(scene, "other"), PSG_ITEM_PATH, 0);
    const PsgItem *heir = part_nth(part_of_actor(scene, "heir"), PSG_ITEM_PATH, 0);
    ck_assert_double_eq_tol(psg_rect_right(item_bounds(old)),
                            psg_rect_right(item_bounds(other)), 1);
    ck_assert_double_eq_tol(item_bounds(heir).x, day_x(desk, 2004), 2);
    /* goes on after the scale, under the fade */
    ck_assert_double_gt(psg_rect_right(item_bounds(heir)), day_x(desk, 2010) + 20);
    ck_assert(!part_is_empty(part_of_group(scene, "fade")));
    ck_assert_double_lt(torn_at(scene, "old"), day_x(desk, 2000) + 20);
    ck_assert(isnan(torn_at(scene, "other")) && isnan(torn_at(scene, "heir")));
    ck_assert_ptr_nonnull(part_text(part_of_actor(scene, "old"), "since 1990"));
}
END_TEST

/* The index-th veil over its bar. */
static const PsgItem *
veil_of(const PsgScene *scene, const char *actor, size_t index)
{
    Part part = part_of_actor(scene, actor);
    for (size_t i = 0; i < part_count(part, PSG_ITEM_BOX); i++) {
        const PsgItem *box = part_nth(part, PSG_ITEM_BOX, i);
        if (box->veil != PSG_VEIL_NONE && index-- == 0) {
            return box;
        }
    }
    return NULL;
}

START_TEST(what_is_not_certain_fades_on_both_sides_of_its_date)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    const PsgItem *veil = veil_of(scene, "soft", 0);
    ck_assert_ptr_nonnull(veil);
    ck_assert_double_lt(item_bounds(veil).x, day_x(desk, 2002));
    ck_assert_double_eq_tol(psg_rect_right(item_bounds(veil)), day_x(desk, 2003), 2);
    /* so does the end; sharp ends and those that nobody knows do not */
    const PsgItem *bar = part_nth(part_of_actor(scene, "soft"), PSG_ITEM_PATH, 0);
    ck_assert_double_gt(psg_rect_right(item_bounds(bar)), day_x(desk, 2007));
    ck_assert_ptr_null(veil_of(scene, "other", 0));
    ck_assert_ptr_null(veil_of(scene, "heir", 0));
}
END_TEST

START_TEST(what_is_talked_of_is_dotted_and_empty)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part plan = part_of_actor(scene, "plan");
    const PsgItem *talk = part_nth(plan, PSG_ITEM_PATH, 0),
                  *life = part_nth(plan, PSG_ITEM_PATH, 1);
    PsgColour background = desk->style->background;
    ck_assert_int_eq(talk->ink.dash, PSG_DASH_DOTTED);
    ck_assert_mem_eq(&talk->ink.fill, &background, sizeof background);
    ck_assert_int_eq(life->ink.dash, PSG_DASH_NONE);
    ck_assert_double_eq_tol(item_bounds(talk).x, day_x(desk, 2003), 6);
    ck_assert_double_eq_tol(item_bounds(life).x, day_x(desk, 2008), 6);
}
END_TEST

/* ---- Names, successions ---- */

START_TEST(a_new_name_stands_at_its_day)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part heir = part_of_actor(scene, "heir");
    ck_assert_ptr_nonnull(part_text(heir, "Heir"));
    const PsgItem *crown = part_text(heir, "Crown");
    crown = crown != NULL ? crown : part_text(heir, "→ Crown");
    ck_assert_ptr_nonnull(crown);
    ck_assert_double_gt(crown->at.x, day_x(desk, 2007));
    ck_assert_double_lt(crown->at.x, day_x(desk, 2008));
}
END_TEST

START_TEST(a_merger_comes_together)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part first = part_of_group(scene, "succession-old-heir");
    Part second = part_of_group(scene, "succession-other-heir");
    ck_assert(!part_is_empty(first) && !part_is_empty(second));
    PsgRect a = item_bounds(part_nth(first, PSG_ITEM_PATH, 0));
    PsgRect b = item_bounds(part_nth(second, PSG_ITEM_PATH, 0));
    ck_assert_double_eq_tol(psg_rect_right(a), psg_rect_right(b), 0.01);
    ck_assert_str_eq(part_look(first)->title, "2003: Old merged into Heir");
    ck_assert_ptr_nonnull(part_text(part_of_group(scene, "legend"), "is followed by"));
}
END_TEST

/* From 2003 to 2004 the way goes down past a name that stands there. */
static const char crossed[] =
    "paysage: 1\nlanguage: en\nslices: [{id: 2000}, {id: 2009}]\n"
    "kinds: {a: {}, b: {}, c: {}}\n"
    "actors:\n"
    "  old: {name: Old, kind: a, when: 2000/2003}\n"
    "  wide: {name: A name that is so long that it goes back for years, kind: b,\n"
    "    when: 2006/..}\n"
    "  heir: {name: Heir, kind: c, when: 2004/.., succeeds: old}\n";

START_TEST(a_succession_leaves_names_free)
{
    g_autoptr(Desk) desk = desk_new(crossed);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    ck_assert_uint_eq(check_successions(desk, scene), 1);
    const PsgItem *way =
        part_nth(part_of_group(scene, "succession-old-heir"), PSG_ITEM_PATH, 0);
    const PsgItem *name = part_text(part_of_actor(scene, "wide"),
                                    "A name that is so long that it goes back for years");
    ck_assert(psg_rect_overlaps(item_bounds(way), item_bounds(name)));
}
END_TEST

/* To one who was gone before, a line would look like its own past. */
START_TEST(a_succession_does_not_lead_back_past_a_name)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2000}, {id: 2010}, {id: 2020}]\n"
                 "actors:\n"
                 "  old: {name: Old, when: 2010/..}\n"
                 "  heir: {name: Heir, when: 2000/2004, succeeds: {old: 2012}}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    Part told = part_of_group(scene, "succession-old-heir");
    ck_assert_uint_eq(part_count(told, PSG_ITEM_PATH), 0);
}
END_TEST

/* Who absorbs was there long before: the arrow stands where the other one ends. */
START_TEST(a_succession_stands_at_its_time)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2005}, {id: 2010}, {id: 2015}]\n"
        "actors: {big: {when: 1900/.., succeeds: small}, small: {when: 1950/2011},\n"
        "         part: {when: 1950/.., succeeds: {big: 2014}}}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    PsgRect absorbed = item_bounds(
        part_nth(part_of_group(scene, "succession-small-big"), PSG_ITEM_PATH, 0));
    PsgRect passed = item_bounds(
        part_nth(part_of_group(scene, "succession-big-part"), PSG_ITEM_PATH, 0));
    const PsgItem *bar = part_nth(part_of_actor(scene, "small"), PSG_ITEM_PATH, 0);
    double end = psg_rect_right(item_bounds(bar));
    ck_assert_double_eq_tol(psg_rect_right(absorbed), end, 30);
    ck_assert_double_gt(passed.x, end + 30);
}
END_TEST

/* ---- Marks ---- */

/* Four kinds of events have a glyph; those behind them are ticks. */
START_TEST(few_marks_have_to_be_told_apart)
{
    GString *yaml = g_string_new("paysage: 1\nlanguage: en\n"
                                 "slices: [{id: 2000}, {id: 2009}]\nevent-kinds:\n");
    for (int i = 0; i < 6; i++) {
        g_string_append_printf(yaml, "  k%d: {label: Kind %d}\n", i, i);
    }
    g_string_append(yaml, "actors: {x: {}}\nevents:\n");
    for (int i = 0; i < 6; i++) {
        g_string_append_printf(
            yaml, "  - {when: %d, title: It happens, kind: k%d, actors: x}\n", 2001 + i,
            i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    const PsgItem *mark;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        bool is_tick = item_bounds(mark).width < item_bounds(mark).height / 3;
        ck_assert_int_eq(is_tick, mark->part.index >= 4);
    }
    Part legend = part_of_group(scene, "legend");
    ck_assert_ptr_nonnull(part_text(legend, "Kind 3"));
    ck_assert_ptr_nonnull(part_text(legend, "Kind 4, Kind 5"));
    g_string_free(yaml, TRUE);
}
END_TEST

/* ---- What is told in words ---- */

START_TEST(events_that_are_not_on_the_scale_are_counted)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "1 event before 2000"));
    ck_assert_ptr_null(strstr(words, "Long ago"));
    ck_assert_ptr_nonnull(strstr(words, "A feast"));
    ck_assert_ptr_nonnull(strstr(words, "Rain"));
    ck_assert_ptr_nonnull(strstr(words, "Other"));
    ck_assert_ptr_null(strstr(words, "Late")); /* nor is who comes later */
}
END_TEST

/* On an axis of hours "after May" or "since 2024" would be wrong, or tell nothing. */
START_TEST(words_are_as_fine_as_the_axis)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: nine, when: 2024-05-01T09:00}, {id: ten, when: 2024-05-01T11:00}]\n"
        "actors: {a: {when: 2024-05-01T07:30/..}, b: {when: 2023-02-03/..}}\n"
        "events:\n"
        "  - {when: 2024-05-01T14:31, title: Late, actors: a}\n"
        "  - {when: 2024-05-01T08:59, title: Early, actors: a}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "1 event before 1 May 2024, 09:00"));
    ck_assert_ptr_nonnull(strstr(words, "1 event after 1 May 2024, 11:00"));
    ck_assert_ptr_nonnull(strstr(words, "since 1 May 2024, 07:30"));
    ck_assert_ptr_nonnull(strstr(words, "since 2023"));
}
END_TEST

/* An axis of hours has the clock that all times are told by; of several clocks UTC. */
START_TEST(hours_are_of_one_clock)
{
    static const struct {
        const char *other, *tick, *after;
    } clocks[] = {{"10:00+02:00", "1 May 2024 09:00", "1 event after 1 May 2024, 11:00"},
                  {"08:00Z", "1 May 2024 07:00", "1 event after 1 May 2024, 09:00"}};
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autofree char *yaml = g_strdup_printf(
            "slices: [{id: a, when: 2024-05-01T09:00+02:00}, "
            "{id: b, when: 2024-05-01T11:00+02:00}]\n"
            "actors: {a: {when: 2024-05-01T%s/..}}\n"
            "events: [{when: 2024-05-01T14:00+02:00, title: Late, actors: a}]\n",
            clocks[i].other);
        g_autoptr(Desk) desk = desk_new(yaml);
        g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
        g_autofree char *words = part_words(part_of_scene(scene));
        ck_assert_ptr_nonnull(strstr(words, clocks[i].tick));
        ck_assert_ptr_nonnull(strstr(words, clocks[i].after));
    }
}
END_TEST

/* Not in the middle of what is left of the axis. */
START_TEST(what_goes_on_has_its_mark_where_it_begins)
{
    static const char *const whens[] = {"2003/..", "2003/", "2003"};
    double at[G_N_ELEMENTS(whens)];
    for (size_t i = 0; i < G_N_ELEMENTS(whens); i++) {
        g_autofree char *yaml =
            g_strdup_printf("slices: [{id: 2000}, {id: 2020}]\nactors: {a: {}}\n"
                            "events: [{when: %s, title: Feast, actors: a}]\n",
                            whens[i]);
        g_autoptr(Desk) desk = desk_new(yaml);
        g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
        g_autofree char *words = part_words(part_of_scene(scene));
        ck_assert_int_eq(strstr(words, "Feast (2003–?)") != NULL, i == 1);
        size_t place = 0;
        at[i] = psg_rect_centre(item_bounds(next_item(scene, &place, is_mark))).x;
    }
    ck_assert_double_eq_tol(at[0], at[2], 0.5);
    ck_assert_double_eq_tol(at[1], at[2], 0.5);
}
END_TEST

START_TEST(a_window_is_told_and_kept_to)
{
    g_autoptr(Desk) desk = desk_new(small);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, "2007/2009");
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "2007–2009"));
    ck_assert(part_is_empty(part_of_actor(scene, "old")));
    ck_assert_ptr_nonnull(part_text(part_of_actor(scene, "heir"), "Crown"));
    ck_assert_ptr_nonnull(strstr(words, "3 events before 2007"));
}
END_TEST

/* A landscape of so many actors that live for ever, a third of each kind. */
static Desk *
crowd(size_t count)
{
    GString *yaml = g_string_new("paysage: 1\nlanguage: en\n"
                                 "slices: [{id: 2000}, {id: 2005}]\n"
                                 "kinds: {a: {}, b: {}, c: {}}\nactors:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml,
                               "  n%zu: {name: Actor %zu, kind: %c, when: 2001/..}\n", i,
                               i, (char)('a' + (char)(i % 3)));
    }
    Desk *desk = desk_new(yaml->str);
    g_string_free(yaml, TRUE);
    return desk;
}

/* The name of each actor is on one page, and headings are on each. */
START_TEST(what_has_no_room_goes_on_on_further_pages)
{
    g_autoptr(Desk) desk = crowd(150);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    size_t page_count = count_pages(scene);
    ck_assert_uint_ge(page_count, 4);
    ck_assert_uint_le(page_count, 6);
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        ck_assert_uint_eq(count_places(desk, scene, i), 1);
    }
    g_autofree char *first = part_words(part_of_scene(scene));
    for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
        g_autofree char *words = part_words(part_of_scene(page));
        ck_assert_ptr_null(strstr(words, "--")); /* no options of the command line */
        ck_assert_ptr_nonnull(strstr(words, "2001"));
        ck_assert_ptr_nonnull(strstr(words, "/")); /* which page it is */
        double right =
            item_bounds(part_nth(part_of_group(page, "fade"), PSG_ITEM_BOX, 0)).x;
        double other =
            item_bounds(part_nth(part_of_group(scene, "fade"), PSG_ITEM_BOX, 0)).x;
        ck_assert_double_eq(right, other);
    }
    g_autofree char *second = part_words(part_of_scene(psg_scene_next(scene)));
    ck_assert_ptr_nonnull(strstr(second, "(continued)"));
    ck_assert_ptr_null(strstr(first, "(continued)"));
    g_autofree char *remark = g_strdup_printf("150 actors take %zu pages", page_count);
    ck_assert(g_str_has_prefix(psg_scene_remark(scene), remark));
}
END_TEST

/* Those who never change share a row that counts them, where that saves a page: of a kind of two
 * hundred, and of one of three; not who has an event, another name, or a beginning. */
START_TEST(who_never_changes_is_counted_in_one_row)
{
    GString *yaml = g_string_new("paysage: 1\nlanguage: en\n"
                                 "slices: [{id: 2000}, {id: 2005}]\n"
                                 "kinds: {many: {}, few: {}}\nactors:\n"
                                 "  told: {kind: many, when: 1990/..}\n"
                                 "  born: {kind: many, when: 2001/..}\n"
                                 "  named: {kind: many, name: {../2001: A, 2002/..: B}}\n"
                                 "  heir: {kind: few, succeeds: {old: 2003}}\n"
                                 "  old: {kind: few}\n");
    for (int i = 0; i < 200; i++) {
        g_string_append_printf(yaml, "  many%d: {kind: many, when: 1990/..}\n", i);
    }
    g_string_append(yaml, "  few1: {kind: few}\n  few2: {kind: few}\n"
                          "events: [{when: 2002, title: It, actors: told}]\n");
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    ck_assert_uint_eq(count_pages(scene), 1);
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        const char *id = desk->landscape->actors[i].id;
        bool is_counted = g_str_has_prefix(id, "many") || g_str_has_prefix(id, "few");
        ck_assert_uint_eq(count_places(desk, scene, i), 1);
        ck_assert_int_eq(part_is_empty(part_of_actor(scene, id)), is_counted);
    }
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "200 throughout"));
    ck_assert_ptr_nonnull(strstr(words, "2 throughout"));
    ck_assert_ptr_nonnull(strstr(words, "few1, few2"));
    ck_assert_ptr_nonnull(strstr(words, "many0, many1, "));
    ck_assert_ptr_nonnull(strstr(words, " others"));
    g_string_free(yaml, TRUE);
}
END_TEST

/* Of several kinds, they are of none; and the legend knows none of them. */
START_TEST(a_row_of_several_kinds_is_of_no_kind)
{
    GString *yaml =
        g_string_new("paysage: 1\nlanguage: en\nslices: [{id: 2000}, {id: 2005}]\n"
                     "kinds: {a: {label: Red}, b: {label: Blue}, c: {label: Green}}\n"
                     "actors:\n  x: {kind: c, when: 2001/..}\n");
    for (int i = 0; i < 80; i++) {
        g_string_append_printf(yaml, "  n%d: {kind: %c, when: 1990/..}\n", i,
                               i % 2 == 0 ? 'a' : 'b');
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_NONE, NULL);
    check_timeline(desk, scene);
    ck_assert_uint_eq(count_pages(scene), 1);
    g_autofree char *legend = part_words(part_of_group(scene, "legend"));
    ck_assert_ptr_nonnull(strstr(legend, "Green"));
    ck_assert_ptr_null(strstr(legend, "Red"));
    ck_assert_ptr_null(strstr(legend, "Blue"));
    g_string_free(yaml, TRUE);
}
END_TEST

/* Those that do not meet share rows before there is a second page. */
START_TEST(lines_that_do_not_meet_share_rows)
{
    GString *yaml =
        g_string_new("paysage: 1\nslices: [{id: 1900}, {id: 1999}]\nactors:\n");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(yaml, "  n%d: {name: N%d, when: %d}\n", i, i, 1900 + i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    ck_assert_uint_eq(count_pages(scene), 1);
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        ck_assert_uint_eq(count_places(desk, scene, i), 1);
    }
    g_string_free(yaml, TRUE);
}
END_TEST

/* As many as a landscape may have, with an event each; and as many names of one. It ends
 * within the suite's limit, also on a slow machine. */
START_TEST(time_grows_as_the_landscape_does)
{
    g_autoptr(Desk) desk = crowd(10000);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    ck_assert_uint_gt(psg_scene_item_count(scene), 40);
    GString *yaml = g_string_new("paysage: 1\nslices: [{id: 1900}, {id: 1999}]\n"
                                 "actors:\n  x:\n    when: 1901/..\n    name:\n");
    for (int day = 0; day < 10000; day++) {
        g_autofree char *iso =
            psg_time_iso(psg_time_of(1901, 1, 1) + day * (PsgTime)PSG_DAY);
        g_string_append_printf(yaml, "      %s: Name number %d\n", iso, day);
    }
    g_autoptr(Desk) named = desk_new(yaml->str);
    g_autoptr(PsgScene) names = drawn(named, PSG_GROUPING_KIND, NULL);
    ck_assert_uint_gt(psg_scene_item_count(names), 40);
    g_string_free(yaml, TRUE);
}
END_TEST

/* Who points at their bar is told all their names, which have no room on it. It ends within the
 * suite's limit. */
START_TEST(thousands_who_never_change_are_drawn_at_once)
{
    GString *yaml = g_string_new("slices: [{id: 2000}, {id: 2009}]\nactors:\n");
    for (int i = 0; i < 10000; i++) {
        g_string_append_printf(
            yaml, "  n%d: {name: Somebody of a name that is long %d}\n", i, i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_NONE, NULL);
    ck_assert(is_still(scene, "Somebody of a name that is long 9999"));
    g_string_free(yaml, TRUE);
}
END_TEST

/* Thirty at once stand on one slide, all with their names. */
START_TEST(thirty_have_room)
{
    g_autoptr(Desk) desk = crowd(30);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    ck_assert(part_is_empty(part_of_group(scene, "note")));
    ck_assert_ptr_null(psg_scene_remark(scene));
    ck_assert_ptr_null(psg_scene_next(scene));
    ck_assert(!part_is_empty(part_of_actor(scene, "n29")));
}
END_TEST

/* Two events a year: on a page that fits its drawing all have their titles. */
START_TEST(a_page_that_fits_is_as_high_as_titles_want)
{
    GString *yaml =
        g_string_new("paysage: 1\nlanguage: en\nslices: [{id: 2000}, {id: 2012}]\n"
                     "actors: {x: {}, y: {}, z: {}}\nevents:\n");
    for (int i = 0; i < 42; i++) {
        g_string_append_printf(
            yaml,
            "  - {when: %d-%02d, title: What happens there is number %d, actors: %c}\n",
            2001 + i / 6, 1 + 2 * (i % 6), i, (char)('x' + (char)(i % 3)));
    }
    Desk *desk = desk_of(fixture_landscape(yaml->str), NULL, "fit", NULL);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    ck_assert_double_gt(psg_scene_size(scene).height, 560 + 200);
    ck_assert(part_is_empty(part_of_group(scene, "note")));
    g_string_free(yaml, TRUE);
    desk_free(desk);
}
END_TEST

/* Words that are broken into lines, as one text. */
static char *
running_words(Part part)
{
    g_autofree char *words = part_words(part);
    g_auto(GStrv) lines = g_strsplit(words, " | ", -1);
    return g_strjoinv(" ", lines);
}

/* Sixty events of few months, most of several actors: more than marks and poles have room for. */
START_TEST(a_page_that_fits_names_all_events)
{
    GString *yaml =
        g_string_new("paysage: 1\nlanguage: en\nslices: [{id: 2000}, {id: 2003}]\n"
                     "actors: {x: {}, y: {}, z: {when: 2001/..}}\nevents:\n");
    for (int i = 0; i < 60; i++) {
        g_string_append_printf(
            yaml, "  - {when: 2001-%02d, title: Number %d is told here, actors: [%s]}\n",
            1 + i % 3, i,
            i % 4 == 0   ? "x, y"
            : i % 4 == 1 ? "y, z"
                         : "x");
    }
    Desk *desk = desk_of(fixture_landscape(yaml->str), NULL, "fit", NULL);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    ck_assert(part_is_empty(part_of_group(scene, "note")));
    g_autofree char *words = running_words(part_of_scene(scene));
    for (int i = 0; i < 60; i++) {
        g_autofree char *title = g_strdup_printf("Number %d is told here", i);
        ck_assert_msg(strstr(words, title) != NULL, "\"%s\" is not there", title);
    }
    g_string_free(yaml, TRUE);
    desk_free(desk);
}
END_TEST

/* A long new name between two successions has room neither beside its day nor below. */
START_TEST(a_new_name_without_room_is_cut)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 1960}, {id: 2023}]\nactors:\n"
        "  a: {name: A, when: 2019/.., succeeds: [b, c]}\n"
        "  b: {name: {../2000: Ministry of Planning, 2001/..: Ministry of Planning and "
        "of the Budget and of the Treasury and of Statistics},\n"
        "    when: [1962/1990, 1992-11/2018]}\n"
        "  c: {name: C, when: [1948/1990, 1992-11/2018]}\n"
        "  d: {name: D, when: 1990/1992, succeeds: [b, c]}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    g_autofree char *words = part_words(part_of_actor(scene, "b"));
    ck_assert_ptr_nonnull(strstr(words, "\u2192 Ministry of Planning"));
}
END_TEST

/* Of two events on one day, one happens to another actor, too, and has its own mark there. */
START_TEST(a_mark_is_called_after_what_is_told_nowhere_else)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2000}, {id: 2009}]\n"
                 "actors: {x: {}, y: {}}\nevents:\n"
                 "  - {when: 2003-05-05, title: Both, actors: [x, y]}\n"
                 "  - {when: 2003-05-05, title: One, actors: x}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "Both"));
    ck_assert_ptr_nonnull(strstr(words, "One (+\u00a01)"));
    ck_assert(part_is_empty(part_of_group(scene, "note")));
}
END_TEST

/* How high bars are of a dozen actors with so many events. */
static double
bar_height(int events)
{
    GString *yaml = g_string_new("slices: [{id: 2000}, {id: 2013}]\nactors:\n");
    for (int i = 0; i < 12; i++) {
        g_string_append_printf(yaml, "  a%d: {when: %d/..}\n", i, 2000 + i % 6);
    }
    g_string_append(yaml, events > 0 ? "events:\n" : "");
    for (int i = 0; i < events; i++) {
        g_string_append_printf(
            yaml, "  - {when: %d-03, title: It is told of event %d, actors: a%d}\n",
            2005 + i % 8, i, i % 12);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    g_string_free(yaml, TRUE);
    return item_bounds(part_nth(part_of_actor(scene, "a0"), PSG_ITEM_PATH, 0)).height;
}

/* Rows take what titles leave them. */
START_TEST(titles_go_before_larger_rows)
{
    double height = bar_height(0);
    ck_assert_double_gt(height, 18);
    ck_assert_double_lt(bar_height(120), 14);
}
END_TEST

/* A day of a century. */
START_TEST(the_shortest_life_is_seen)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 1900}, {id: 1999}]\nactors: {x: {when: 1950-05-05}}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    const PsgItem *bar = part_nth(part_of_actor(scene, "x"), PSG_ITEM_PATH, 0);
    ck_assert(is_bar(bar));
    ck_assert_double_gt(item_bounds(bar).width, 2);
}
END_TEST

/* An arrow stands behind the marks at the beginning of the one that goes on. */
START_TEST(arrows_and_marks_are_apart)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2000}, {id: 2009}]\nactors:\n"
                 "  old: {when: 2001/2004}\n  new: {when: 2005/.., succeeds: old}\n"
                 "events:\n  - {when: 2005-01-03, title: It begins, actors: new}\n"
                 "  - {when: 2005-02-20, title: It goes on, actors: new}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    Part part = part_of_group(scene, "succession-old-new");
    PsgRect arrow = item_bounds(part_nth(part, PSG_ITEM_PATH, 1));
    const PsgItem *mark;
    for (size_t i = 0; (mark = next_item(scene, &i, is_mark)) != NULL;) {
        ck_assert(!psg_rect_overlaps(arrow, item_bounds(mark)));
    }
}
END_TEST

START_TEST(names_end_before_all_marks)
{
    g_autoptr(Desk) desk = desk_new(
        "slices: [{id: 2000}, {id: 2009}]\n"
        "actors: {x: {when: 2004/..}, y: {when: 2004-05-02/..}, z: {when: 2000-01-02/..}}\n"
        "events:\n  - {when: 2003-11-05, title: One, actors: x}\n"
        "  - {when: 2004-05-03, title: Two, actors: y}\n"
        "  - {when: 2000-01-03, title: Three, actors: z}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
}
END_TEST

/* Twenty rows below, and on another page, words tell who goes on; near by a line does. */
START_TEST(far_successors_are_told_in_words)
{
    for (int count = 12; count < 80; count += 60) {
        GString *yaml = g_string_new(
            "slices: [{id: 2000}, {id: 2009}]\nkinds: {a: {}, b: {}}\nactors:\n"
            "  old: {name: Old, kind: a, when: 2001/2005}\n"
            "  near: {name: Near, kind: a, when: 2006/.., succeeds: old}\n"
            "  far: {name: Far, kind: b, when: 2006/.., succeeds: old}\n");
        for (int i = 0; i < count; i++) {
            g_string_append_printf(yaml, "  n%d: {kind: b, when: 2002/..}\n", i);
        }
        g_autoptr(Desk) desk = desk_new(yaml->str);
        g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
        check_timeline(desk, scene);
        ck_assert_ptr_nonnull(part_text(part_of_actor(scene, "old"), "\u2192 Far"));
        Part far = part_of_group(scene, "succession-old-far");
        ck_assert_uint_eq(part_count(far, PSG_ITEM_PATH), 0);
        Part near = part_of_group(scene, "succession-old-near");
        ck_assert_uint_gt(part_count(near, PSG_ITEM_PATH), 0);
        g_string_free(yaml, TRUE);
    }
}
END_TEST

/* Four actors have a whole slide: a long name takes several lines, and time its room. */
START_TEST(long_names_take_several_lines)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: 2000}, {id: 2009}]\nactors:\n"
                 "  a: {name: Ministry of the Economy and of Finance and of Industrial "
                 "Sovereignty and of Digital Affairs}\n  b: {}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
    Part part = part_of_actor(scene, "a");
    g_autofree char *words = running_words(part);
    ck_assert_ptr_nonnull(strstr(words, "Ministry of the Economy and of Finance and of "
                                        "Industrial Sovereignty and of Digital Affairs"));
    ck_assert_double_lt(item_bounds(part_nth(part, PSG_ITEM_PATH, 0)).x, 500);
}
END_TEST

#define LONG_TITLE                                                                       \
    "paysage: 1\nslices: [{id: 2000}]\nactors: {x: {}}\n"                                \
    "events: [{when: 2000-05-01, title: 'An event whose title goes on and on and on "    \
    "and on and on and on and on and on and on and on and on and on and on and on'}]\n"
#define LONG_NAME                                                                        \
    "paysage: 1\nslices: [{id: 2000}, {id: 2001}]\nactors:\n"                            \
    "  x: {name: 'A name that goes on and on and on and on and on and on and on and '}\n"

static const char *const odd[] = {
    "paysage: 1\nslices: [{id: a, when: ../..}]\nactors: {x: {}, y: {}}\n",
    "paysage: 1\nslices: [{id: 2010}]\nactors: {x: {when: 1990/1995}}\n",
    "paysage: 1\nslices: [{id: 2000}, {id: 2010}]\nactors: {x: {when: 1990/1995}}\n",
    "paysage: 1\nslices: [{id: 2000, question: true}]\nactors: {x: {when: 1990/}}\n",
    LONG_TITLE,
    LONG_NAME,
};

START_TEST(odd_landscapes_can_be_read)
{
    g_autoptr(Desk) desk = desk_new(odd[_i]);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    check_timeline(desk, scene);
}
END_TEST

/* Of any landscape each actor is on one page, and all rules hold there; on a page that grows all
 * events have words. */
enum { RANDOM = 60 };

START_TEST(any_landscape_is_told)
{
    static const char *const papers[] = {"slide", "a4-portrait", "fit", "800x300"};
    g_autofree char *yaml = random_landscape((uint64_t)_i + 1);
    const char *page = papers[_i % (int)G_N_ELEMENTS(papers)];
    Desk *desk = desk_of(fixture_landscape(yaml), NULL, page, NULL);
    for (int grouping = PSG_GROUPING_KIND; grouping <= PSG_GROUPING_NONE; grouping++) {
        g_autoptr(PsgScene) scene = drawn(desk, (PsgGrouping)grouping, NULL);
        check_timeline(desk, scene);
    }
    desk_free(desk);
}
END_TEST

/* Of ends nearer to each other than a question mark is wide, the last has one, which no bar
 * covers; each actor has one. */
START_TEST(near_ends_share_a_question_mark)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 1000}, {id: 2000}]\nactors:\n"
                 "  a: {when: [1500/, 1502/]}\n  b: {when: [1100/, 1900/]}\n"
                 "  c: {when: [1600/, 1601, 1602/]}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_NONE, NULL);
    check_timeline(desk, scene);
    static const size_t questions[] = {1, 2, 1};
    static const char *const actors[] = {"a", "b", "c"};
    for (size_t i = 0; i < G_N_ELEMENTS(actors); i++) {
        Part part = part_of_actor(scene, actors[i]);
        size_t found = 0;
        for (size_t j = 0; j < part_count(part, PSG_ITEM_TEXT); j++) {
            found += strcmp(part_nth(part, PSG_ITEM_TEXT, j)->text, "?") == 0;
        }
        ck_assert_msg(found == questions[i], "%s has %zu", actors[i], found);
    }
}
END_TEST

START_TEST(pointing_at_an_event_tells_its_properties)
{
    g_autoptr(Desk) desk =
        desk_new("language: en\nslices: [{id: 2000}, {id: 2010}]\nactors: {x: {}}\n"
                 "events: [{when: 2005, title: Fair, actors: x, place: Rome, properties: "
                 "{stands: 12}}]\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_NONE, NULL);
    ck_assert_str_eq(part_look(part_of_group(scene, "event-1"))->title,
                     "Fair (2005, Rome)\nstands: 12");
}
END_TEST

/* Who is in several groups stands in the first of them, who is in none behind all. */
START_TEST(lines_stand_in_their_groups)
{
    g_autoptr(Desk) desk = desk_new(
        "language: en\nslices: [{id: 2000}, {id: 2010}]\n"
        "groups: {east: {label: East}, west: {label: West}}\n"
        "actors:\n  alone: {when: 2001/..}\n  b: {groups: [west, east], when: 2002/..}\n"
        "  c: {groups: west, when: 2003/..}\n  d: {groups: east, when: 2004/..}\n");
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_GROUP, NULL);
    check_timeline(desk, scene);
    static const char *const order[] = {"b", "d", "c", "alone"};
    double before = -INFINITY;
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        Part part = part_of_actor(scene, order[i]);
        double y = item_bounds(part_nth(part, PSG_ITEM_PATH, 0)).y;
        ck_assert_msg(y > before, "%s", order[i]);
        before = y;
    }
    g_autofree char *words = part_words(part_of_scene(scene));
    ck_assert_ptr_nonnull(strstr(words, "East"));
    ck_assert_ptr_nonnull(strstr(words, "Others"));
}
END_TEST

/* ---- Crowds ---- */

enum { CROWD = 900, TOLD_EACH = 30 };

/* Of three kinds; every thirtieth has an event, and some have a successor. */
static char *
crowd_that_comes_and_goes(void)
{
    GString *yaml = g_string_new("paysage: 1\nlanguage: en\n"
                                 "slices: [{id: 2000}, {id: 2019}]\n"
                                 "kinds: {a: {}, b: {}, c: {}}\nactors:\n");
    for (int i = 0; i < CROWD; i++) {
        int begin = 1995 + i * 7 % 20, end = begin + i * 5 % 9;
        g_string_append_printf(yaml, "  n%d: {name: Actor %d., kind: %c, when: %d/%d", i,
                               i, 'a' + i % 3, begin, end);
        g_string_append_printf(yaml, i % 100 == 99 ? ", succeeds: n%d}\n" : "}\n",
                               i - 57);
    }
    g_string_append(yaml, "events:\n");
    for (int i = 0; i < CROWD; i += TOLD_EACH) {
        g_string_append_printf(yaml, "  - {when: %d, title: It %d, actors: n%d}\n",
                               2000 + i % 17, i, i);
    }
    return g_string_free(yaml, FALSE);
}

/* Of the rows that count actors. */
typedef struct {
    size_t rows, actors;
} Counted;

static Counted
count_crowds(const PsgScene *scene)
{
    Counted all = {0, 0};
    for (; scene != NULL; scene = psg_scene_next(scene)) {
        for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
            const PsgItem *item = psg_scene_item(scene, i);
            if (item->kind == PSG_ITEM_GROUP &&
                g_strcmp0(item->group.class, "crowd") == 0) {
                all.rows++;
                all.actors += strtoul(item->group.title, NULL, 10);
            }
        }
    }
    return all;
}

/* How many have a row of their own. */
static size_t
count_rows(const Desk *desk, const PsgScene *scene)
{
    size_t count = 0;
    for (size_t i = 0; i < desk->landscape->actor_count; i++) {
        count += count_places(desk, scene, i) > 0;
    }
    return count;
}

/* Each has a row of his own or is counted; who has an event or a successor has a row, and the
 * pages stay few. */
START_TEST(a_crowd_is_counted)
{
    g_autofree char *yaml = crowd_that_comes_and_goes();
    const char *page = _i == 3 ? "a1" : sizes[_i];
    g_autoptr(Desk) desk = desk_of(fixture_landscape(yaml), NULL, page, NULL);
    for (int grouping = PSG_GROUPING_KIND; grouping <= PSG_GROUPING_NONE; grouping++) {
        g_autoptr(PsgScene) scene = drawn(desk, (PsgGrouping)grouping, "2000/..");
        check_timeline(desk, scene);
        ck_assert_uint_le(count_pages(scene), 6);
        size_t on_scale = 0;
        for (size_t i = 0; i < desk->landscape->actor_count; i++) {
            const PsgActor *actor = &desk->landscape->actors[i];
            on_scale +=
                psg_interval_last(&actor->when.items[0]) >= psg_time_of(2000, 1, 1);
        }
        Counted counted = count_crowds(scene);
        ck_assert_uint_eq(counted.rows, grouping == PSG_GROUPING_KIND ? 3 : 1);
        ck_assert_uint_eq(counted.actors + count_rows(desk, scene), on_scale);
        for (size_t i = 0; i < desk->landscape->event_count; i++) {
            size_t actor = desk->landscape->events[i].actors.items[0];
            const PsgInterval *life = &desk->landscape->actors[actor].when.items[0];
            bool is_on = psg_interval_last(life) >= psg_time_of(2000, 1, 1);
            ck_assert_uint_eq(count_places(desk, scene, actor), is_on);
        }
        ck_assert_ptr_nonnull(strstr(psg_scene_remark(scene), "pages: "));
    }
}
END_TEST

/* Those who ask for pages have them: all have rows on enough of them. */
START_TEST(as_many_pages_as_asked_for)
{
    g_autofree char *yaml = crowd_that_comes_and_goes();
    g_autoptr(Desk) desk = desk_new(yaml);
    PsgFigureInput input = {desk->context, NULL};
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    PsgTimelineOptions *options = spec.options;
    size_t before = 0, all = 0;
    for (options->pages = 1; options->pages <= 3; options->pages++) {
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        ck_assert_uint_eq(count_pages(scene), options->pages);
        size_t rows = count_rows(desk, scene);
        ck_assert_uint_gt(rows, before);
        before = rows;
        all = rows + count_crowds(scene).actors;
    }
    options->pages = 100;
    g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
    ck_assert_uint_eq(count_rows(desk, scene), all);
    ck_assert_uint_eq(count_crowds(scene).rows, 0);
}
END_TEST

/* The events of those who are counted are counted, too. */
START_TEST(events_of_a_crowd_are_counted)
{
    GString *yaml =
        g_string_new("language: en\nslices: [{id: 2000}, {id: 2010}]\nactors:\n");
    for (int i = 0; i < CROWD; i++) {
        g_string_append_printf(yaml, "  n%d: {name: Actor %d.}\n", i, i);
    }
    g_string_append(yaml, "events:\n");
    for (int i = 0; i < CROWD; i++) {
        g_string_append_printf(yaml, "  - {when: 2003, title: It, actors: n%d}\n", i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_KIND, NULL);
    size_t marks = 0;
    for (int i = 1; i <= CROWD; i++) {
        g_autofree char *id = g_strdup_printf("event-%d", i);
        for (const PsgScene *page = scene; page != NULL; page = psg_scene_next(page)) {
            marks += !part_is_empty(part_of_group(page, id));
        }
    }
    const PsgScene *last = scene;
    for (; psg_scene_next(last) != NULL; last = psg_scene_next(last)) {
    }
    g_autofree char *words = part_words(part_of_scene(last));
    g_autofree char *told = g_strdup_printf("%zu events of the others", CROWD - marks);
    ck_assert_msg(strstr(words, told) != NULL, "%s: %s", told, words);
    g_string_free(yaml, TRUE);
}
END_TEST

/* The curve is highest where most are there, and says how many: 20 in 2004. */
START_TEST(a_curve_tells_how_many_there_were)
{
    GString *yaml =
        g_string_new("language: en\nslices: [{id: 2000}, {id: 2009}]\nactors:\n");
    for (int i = 0; i < CROWD; i++) {
        int year = i < 20 ? 2004 : 2000 + i % 100 / 10;
        g_string_append_printf(yaml, "  n%d: {when: %d}\n", i, i % 10 == 9 ? 2004 : year);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgScene) scene = drawn(desk, PSG_GROUPING_NONE, NULL);
    Part crowd = {0};
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP && g_strcmp0(item->group.class, "crowd") == 0) {
            crowd = (Part){scene, i, i + 6};
        }
    }
    const PsgItem *curve = part_nth(crowd, PSG_ITEM_PATH, 0);
    PsgRect box = item_bounds(curve);
    g_autoptr(GArray) samples = path_samples(curve->path);
    double left = INFINITY, right = -INFINITY;
    for (guint i = 0; i < samples->len; i++) {
        PsgPoint at = g_array_index(samples, PsgPoint, i);
        if (at.y < box.y + 1) {
            left = MIN(left, at.x);
            right = MAX(right, at.x);
        }
    }
    /* one year of ten, the fifth of them */
    ck_assert_double_eq_tol((left - box.x) / box.width, 0.4, 0.02);
    ck_assert_double_eq_tol((right - left) / box.width, 0.1, 0.02);
    g_string_free(yaml, TRUE);
}
END_TEST

/* ---- The table ---- */

START_TEST(the_table_has_each_spell_and_event)
{
    g_autoptr(Desk) desk = desk_new(small);
    PsgFigureInput input = {desk->context, NULL};
    PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
    g_autoptr(PsgTable) table = psg_figure_table(&input, &spec);
    GString *rows = g_string_new(NULL);
    for (size_t i = 1; i <= psg_table_row_count(table); i++) {
        for (size_t j = 0; j < psg_table_column_count(table); j++) {
            g_string_append_printf(rows, "%s,", psg_table_cell(table, i, j));
        }
    }
    ck_assert_ptr_nonnull(
        strstr(rows->str,
               "life,old,Old,office,,1990-01-01,2003-12-31,1990/2003,known,known,,,"));
    ck_assert_ptr_nonnull(
        strstr(rows->str,
               "life,heir,Crown,office,,2004-01-01,,2004/..,known,open,,old; other,"));
    ck_assert_ptr_nonnull(strstr(
        rows->str, "name,heir,Heir,,,2004-01-01,2006-12-31,2004/2006,known,known,,,"));
    ck_assert_ptr_nonnull(strstr(
        rows->str,
        "life,soft,Soft,team,,2002-01-01,2006-12-31,2002~/2006~,approximate,approximate,"));
    ck_assert_ptr_nonnull(strstr(rows->str, "talked-of,plan,Plan,team,,2003-01-01,"));
    ck_assert_ptr_nonnull(strstr(
        rows->str,
        "event,event-2,A feast,,,2005-06-01,2005-06-30,2005-06,known,known,heir; soft,,"));
    g_string_free(rows, TRUE);
}
END_TEST

/* A mark stands at one place of the axis; where the date leaves open which, words say so. */
START_TEST(a_date_that_is_not_certain_is_told_with_its_event)
{
    static const struct {
        const char *when, *title;
    } events[] = {
        {"2003", "Feast"},
        {"2003-21", "Feast"},
        {"2003~", "Feast (c. 2003)"},
        {"2003?", "Feast (2003?)"},
        {"200X", "Feast (2000s)"},
        {"\"[2003,2005]\"", "Feast (2003 or 2005)"},
        {"2003/2005~", "Feast (2003\u00a0– c. 2005)"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(events); i++) {
        g_autofree char *yaml = g_strdup_printf(
            "slices: [{id: 2000}, {id: 2010}]\nactors: {a: {when: 200X/..}}\n"
            "events: [{when: %s, title: Feast, actors: a}]\n",
            events[i].when);
        g_autoptr(Desk) desk = desk_new(yaml);
        PsgFigureSpec spec = desk_spec(desk, &psg_timeline_kind);
        PsgFigureInput input = {desk->context, NULL};
        g_autoptr(PsgScene) scene = psg_figure_draw(&input, desk->ruler, &spec);
        Part event = part_of_group(scene, "event-1");
        ck_assert_str_eq(part_nth(event, PSG_ITEM_TEXT, 0)->text, events[i].title);
    }
}
END_TEST

Suite *
timeline_suite(void)
{
    Suite *suite = suite_create("timeline");
    TCase *tests = tcase_create("timeline");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, every_rule_holds, 0, thorough(COMBINATIONS, STYLES));
    tcase_add_loop_test(tests, everybody_has_a_line_and_a_whole_name, 0, PAPERS);
    tcase_add_test(tests, ends_look_as_they_are_known);
    tcase_add_test(tests, what_is_not_certain_fades_on_both_sides_of_its_date);
    tcase_add_test(tests, what_is_talked_of_is_dotted_and_empty);
    tcase_add_test(tests, a_new_name_stands_at_its_day);
    tcase_add_test(tests, a_merger_comes_together);
    tcase_add_test(tests, a_succession_leaves_names_free);
    tcase_add_test(tests, a_succession_does_not_lead_back_past_a_name);
    tcase_add_test(tests, a_succession_stands_at_its_time);
    tcase_add_test(tests, few_marks_have_to_be_told_apart);
    tcase_add_test(tests, events_that_are_not_on_the_scale_are_counted);
    tcase_add_test(tests, a_window_is_told_and_kept_to);
    tcase_add_test(tests, words_are_as_fine_as_the_axis);
    tcase_add_test(tests, hours_are_of_one_clock);
    tcase_add_test(tests, what_goes_on_has_its_mark_where_it_begins);
    tcase_add_test(tests, what_has_no_room_goes_on_on_further_pages);
    tcase_add_test(tests, who_never_changes_is_counted_in_one_row);
    tcase_add_test(tests, a_row_of_several_kinds_is_of_no_kind);
    tcase_add_test(tests, lines_that_do_not_meet_share_rows);
    tcase_add_test(tests, time_grows_as_the_landscape_does);
    tcase_add_test(tests, thousands_who_never_change_are_drawn_at_once);
    tcase_add_test(tests, thirty_have_room);
    tcase_add_test(tests, a_page_that_fits_is_as_high_as_titles_want);
    tcase_add_test(tests, a_page_that_fits_names_all_events);
    tcase_add_test(tests, a_new_name_without_room_is_cut);
    tcase_add_test(tests, a_mark_is_called_after_what_is_told_nowhere_else);
    tcase_add_test(tests, titles_go_before_larger_rows);
    tcase_add_test(tests, the_shortest_life_is_seen);
    tcase_add_test(tests, arrows_and_marks_are_apart);
    tcase_add_test(tests, names_end_before_all_marks);
    tcase_add_test(tests, far_successors_are_told_in_words);
    tcase_add_test(tests, long_names_take_several_lines);
    tcase_add_loop_test(tests, odd_landscapes_can_be_read, 0, G_N_ELEMENTS(odd));
    tcase_add_loop_test(tests, any_landscape_is_told, 0, thorough(RANDOM, 12));
    tcase_add_test(tests, near_ends_share_a_question_mark);
    tcase_add_test(tests, pointing_at_an_event_tells_its_properties);
    tcase_add_test(tests, lines_stand_in_their_groups);
    tcase_add_loop_test(tests, a_crowd_is_counted, 0, G_N_ELEMENTS(sizes) + 1);
    tcase_add_test(tests, as_many_pages_as_asked_for);
    tcase_add_test(tests, events_of_a_crowd_are_counted);
    tcase_add_test(tests, a_curve_tells_how_many_there_were);
    tcase_add_test(tests, the_table_has_each_spell_and_event);
    tcase_add_test(tests, a_date_that_is_not_certain_is_told_with_its_event);
    suite_add_tcase(suite, tests);
    return suite;
}
