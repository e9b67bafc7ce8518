/* Many figures at once: the same files for any number of workers, and none that takes
 * others with it. */
#include "figure/network/network.h"
#include "figure/pyramid/pyramid.h"
#include "fixture.h"
#include "run/workshop.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *workshop_suite(void);

static const char *const story =
    "slices: [{id: 2007}, {id: 2008}, {id: 2009}]\n"
    "actors: {a: {name: Ann}, b: {name: Bob, when: 2008/.., tier: t},\n"
    "  c: {name: Cid, when: 2009/.., tier: t}}\n"
    "relations: [{from: a, to: b}]\n"
    "pyramid: {tiers: [{id: t}]}\n";

/* Makes all figures in both formats. */
static PsgWorkshopResult *
run(const char *folder, unsigned workers, PsgStopwatch *watch)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgNetwork) network =
        psg_network_new(desk->context, desk->ruler, "neato", &error);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){.formats = "svg,png"});
    PsgWorkshop workshop = {
        .folder = folder, .workers = workers, .paint = {.dpi = 36, .date = G_MININT64}};
    PsgFigureInput input = {desk->context, network};
    return fixture_workshop(&workshop, &input, plan, watch);
}

static char *
folder_new(void)
{
    char *folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    return folder;
}

/* Removes the folder and the files in it; gives how many these were. */
static size_t
folder_remove(const char *folder)
{
    size_t count = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(dir); name != NULL;
         name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_remove(path) == 0) {
            count++;
        }
    }
    g_rmdir(folder);
    return count;
}

static void
check_same(const char *one, const char *other, const char *file)
{
    g_autofree char *path = g_build_filename(one, file, NULL);
    g_autofree char *other_path = g_build_filename(other, file, NULL);
    g_autofree char *bytes = NULL;
    g_autofree char *other_bytes = NULL;
    size_t length, other_length;
    ck_assert_msg(g_file_get_contents(path, &bytes, &length, NULL), "no %s", path);
    ck_assert_msg(g_file_get_contents(other_path, &other_bytes, &other_length, NULL),
                  "no %s", path);
    ck_assert_msg(length == other_length && memcmp(bytes, other_bytes, length) == 0,
                  "%s differs", file);
}

START_TEST(any_number_of_workers_makes_the_same_files)
{
    static const char *const files[] = {"network-2007.svg", "network-2008.svg",
                                        "network-2009.png", "pyramid-2007.svg",
                                        "pyramid-2009.png"};
    static const unsigned workers[] = {0, 2, 16};
    g_autofree char *alone = folder_new();
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) made = run(alone, 1, &watch);
    ck_assert_uint_eq(made->failures->len, 0);
    ck_assert_double_gt(watch.seconds[PSG_STAGE_FIGURE], 0);
    ck_assert_double_gt(watch.seconds[PSG_STAGE_DRAW], 0);
    ck_assert_double_gt(watch.seconds[PSG_STAGE_WRITE], 0);
    for (size_t i = 0; i < G_N_ELEMENTS(workers); i++) {
        g_autofree char *together = folder_new();
        g_autoptr(PsgWorkshopResult) more = run(together, workers[i], &watch);
        ck_assert_uint_eq(more->failures->len, 0);
        for (size_t j = 0; j < G_N_ELEMENTS(files); j++) {
            check_same(alone, together, files[j]);
        }
        ck_assert_uint_eq(folder_remove(together),
                          12); /* 3 slices, 2 figures, 2 formats */
    }
    ck_assert_uint_eq(folder_remove(alone), 12);
}
END_TEST

/* One file cannot be written, since a folder has its name. */
START_TEST(a_figure_that_fails_does_not_take_the_others_along)
{
    g_autofree char *folder = folder_new();
    g_autofree char *blocked = g_build_filename(folder, "network-2008.svg", NULL);
    ck_assert_int_eq(g_mkdir(blocked, 0700), 0);
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) made = run(folder, 2, &watch);
    ck_assert_uint_eq(made->failures->len, 1);
    ck_assert_ptr_nonnull(
        strstr(g_ptr_array_index(made->failures, 0), "network-2008.svg"));
    ck_assert_int_eq(g_rmdir(blocked), 0); /* it stood untouched */
    ck_assert_uint_ge(folder_remove(folder), 10);
}
END_TEST

START_TEST(failures_come_in_the_order_of_the_figures)
{
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) made = run("/dev/null/below", 3, &watch);
    static const char *const names[] = {"network-2007", "network-2008", "network-2009",
                                        "pyramid-2007", "pyramid-2008", "pyramid-2009"};
    ck_assert_uint_eq(made->failures->len, G_N_ELEMENTS(names));
    for (guint i = 0; i < made->failures->len; i++) {
        const char *message = g_ptr_array_index(made->failures, i);
        ck_assert_msg(strstr(message, names[i]) != NULL ||
                          strstr(message, "/dev/null") != NULL,
                      "%s", message);
    }
}
END_TEST

/* What is not made for one reason is told on one line. */
START_TEST(what_is_not_made_is_told_once)
{
    static const struct {
        int slices;
        const char *remark;
    } cases[] = {
        {2, "pyramid-2002 is not made: nothing differs from the slice before"},
        {3, "pyramid-2002 and pyramid-2003 are not made: nothing differs from the slice "
            "before"},
        {9, "pyramid-2002, pyramid-2003, pyramid-2004, pyramid-2005, pyramid-2006 and 3 "
            "more are not made: nothing differs from the slice before"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) yaml =
            g_string_new("pyramid: {tiers: [{id: t}]}\nactors: {a: {}}\n"
                         "slices:\n");
        for (int slice = 1; slice <= cases[i].slices; slice++) {
            g_string_append_printf(yaml, "  - {id: 200%d}\n", slice);
        }
        g_autoptr(Desk) desk = desk_new(yaml->str);
        g_autofree char *folder = folder_new();
        PsgRequest request = {.figures = "pyramid", .formats = "svg"};
        g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
        PsgWorkshop workshop = {.folder = folder, .workers = 2};
        PsgFigureInput input = {desk->context, NULL};
        PsgStopwatch watch = psg_stopwatch_started();
        g_autoptr(PsgWorkshopResult) made =
            fixture_workshop(&workshop, &input, plan, &watch);
        ck_assert_uint_eq(made->remarks->len, 1);
        ck_assert_str_eq(g_ptr_array_index(made->remarks, 0), cases[i].remark);
        ck_assert_uint_eq(folder_remove(folder), 1);
    }
}
END_TEST

START_TEST(a_comparison_of_what_is_the_same_is_not_made)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autoptr(PsgNetwork) network = desk_network(desk, "neato");
    static const struct {
        const char *slices;
        bool differs;
    } cases[] = {{"2007,2008", true}, {"2007,2007", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PsgRequest request = {.figures = "compare", .slices = cases[i].slices};
        g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
        PsgFigureInput input = {desk->context, network};
        g_autofree char *why = psg_figure_silence(&input, &plan->figures[0].spec);
        if (cases[i].differs) {
            ck_assert_ptr_null(why);
        } else {
            ck_assert_str_eq(why, "nothing differs between 2007 and 2007");
        }
    }
}
END_TEST

static PsgScene *
scene_of(const PsgFigureInput *input, const PsgFigureSpec *spec, double size)
{
    g_autofree char *name = psg_figure_spec_name(spec, input->context->landscape);
    PsgScene *scene = psg_scene_new((PsgSize){size, size}, PSG_COLOUR_NONE);
    psg_scene_describe(scene, name, "Title", "", "en");
    return scene;
}

static PsgScene *
draw_small(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    (void)ruler;
    return scene_of(input, spec, 10);
}

/* A figure that no PNG can hold. */
static PsgScene *
draw_hugely(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    (void)ruler;
    return scene_of(input, spec, 1e7);
}

typedef PsgScene *(*Draw)(const PsgFigureInput *, PsgRuler *, const PsgFigureSpec *);

static void
note_progress(gpointer data, size_t done, size_t count, const char *name)
{
    g_string_append_printf(data, "%zu/%zu %s;", done, count, name);
}

/* What is told while figures of three slices are made; failures: how many there must
 * be. Owned by the caller. */
static char *
told_while(Draw draw, guint failures)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *folder = folder_new();
    PsgRequest request = {.figures = "pyramid", .formats = "png"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    PsgFigureMaker maker = *psg_pyramid_kind.maker;
    PsgFigureKind kind = psg_pyramid_kind;
    maker.draw = draw;
    kind.maker = &maker;
    for (size_t i = 0; i < plan->count; i++) {
        plan->figures[i].spec.kind = &kind;
    }
    GString *told = g_string_new(NULL);
    PsgWorkshop workshop = {.folder = folder,
                            .workers = 1,
                            .paint = {.dpi = 36, .date = G_MININT64},
                            .progress = note_progress,
                            .data = told};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_uint_eq(result->failures->len, failures);
    ck_assert_uint_eq(result->outputs->len, 3 - failures);
    folder_remove(folder);
    return g_string_free(told, FALSE);
}

START_TEST(each_figure_is_told_once_it_is_made)
{
    static const char all[] = "1/3 pyramid-2007;2/3 pyramid-2008;3/3 pyramid-2009;";
    g_autofree char *told = told_while(draw_small, 0);
    ck_assert_str_eq(told, all);
    g_autofree char *failed = told_while(draw_hugely, 3);
    ck_assert_str_eq(failed, all);
}
END_TEST

/* What takes long is not left for one worker in the end; what is told stays in the order of
 * the plan. */
START_TEST(figures_of_many_slices_are_begun_first)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *folder = folder_new();
    PsgRequest request = {.figures = "pyramid,timeline", .formats = "svg"};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    g_autoptr(GString) told = g_string_new(NULL);
    PsgWorkshop workshop = {
        .folder = folder, .workers = 1, .progress = note_progress, .data = told};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) made = fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_str_eq(told->str, "1/4 timeline;2/4 pyramid-2007;3/4 pyramid-2008;"
                                "4/4 pyramid-2009;");
    for (guint i = 0; i < made->outputs->len; i++) {
        ck_assert_uint_eq(g_array_index(made->outputs, PsgOutput, i).figure, i);
    }
    folder_remove(folder);
}
END_TEST

/* A page of a deck that is not to be made is not drawn. */
START_TEST(what_nobody_wants_is_not_drawn)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *folder = folder_new();
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){.figures = "deck"});
    g_autoptr(GString) told = g_string_new(NULL);
    PsgWorkshop workshop = {
        .folder = folder, .workers = 2, .progress = note_progress, .data = told};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    for (size_t i = 0; i < plan->count; i++) {
        plan->figures[i].formats = 0;
    }
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_str_eq(told->str, "");
    ck_assert_uint_eq(result->outputs->len + result->failures->len, 0);
    folder_remove(folder);
}
END_TEST

/* Only the film's table tells places. */
START_TEST(tables_need_no_drawing)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *folder = folder_new();
    static const char asked[] = "network,compare,timeline,filmstrip";
    g_autoptr(PsgPlan) plan =
        desk_plan(desk, &(PsgRequest){.figures = asked, .formats = "csv"});
    PsgWorkshop workshop = {.folder = folder, .workers = 2};
    PsgFigureInput input = {desk->context, NULL}; /* without places nothing is drawn */
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_uint_eq(result->outputs->len, plan->count);
    ck_assert_uint_eq(result->failures->len, 0);
    ck_assert_uint_eq(folder_remove(folder), plan->count);
}
END_TEST

/* ---- Figures of several pages, and those that have nothing to tell ---- */

static PsgScene *
draw_page(const PsgFigureInput *input)
{
    PsgScene *scene = psg_scene_new(input->context->page.size, PSG_COLOUR_NONE);
    psg_scene_describe(scene, "timeline", "Lives", "", "en");
    return scene;
}

static PsgScene *
draw_three_pages(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    (void)ruler;
    (void)spec;
    PsgScene *first = draw_page(input), *second = draw_page(input);
    psg_scene_set_next(first, second);
    psg_scene_set_next(second, draw_page(input));
    return first;
}

static char *
say_nothing(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    (void)input;
    (void)spec;
    return g_strdup("nobody was renamed");
}

/* Two figures of the maker, then a deck of them. */
static PsgWorkshopResult *
run_maker(const PsgFigureMaker *maker, const char *folder)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgFigureKind kind = psg_timeline_kind;
    kind.maker = maker;
    g_autoptr(PsgPlan) plan =
        desk_plan(desk, &(PsgRequest){.figures = "timeline,deck", .formats = "svg,pdf"});
    plan->figures[0].spec.kind = &kind;
    for (size_t i = 1; i < plan->count; i++) {
        bool is_deck = plan->figures[i].spec.kind == &psg_deck_kind;
        plan->figures[i].spec.kind = is_deck ? &psg_deck_kind : &kind;
    }
    PsgWorkshop workshop = {
        .folder = folder, .workers = 2, .paint = {.dpi = 36, .date = G_MININT64}};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    return fixture_workshop(&workshop, &input, plan, &watch);
}

START_TEST(pages_have_files_of_their_own_and_share_a_document)
{
    const PsgFigureMaker maker = {.draw = draw_three_pages};
    g_autofree char *folder = folder_new();
    g_autoptr(PsgWorkshopResult) result = run_maker(&maker, folder);
    ck_assert_uint_eq(result->failures->len, 0);
    const PsgOutput *svg = &g_array_index(result->outputs, PsgOutput, 0);
    ck_assert_uint_eq(svg->files->len, 3);
    ck_assert_str_eq(g_ptr_array_index(svg->files, 1), "timeline-2.svg");
    const PsgOutput *pdf = &g_array_index(result->outputs, PsgOutput, 1);
    ck_assert_uint_eq(pdf->files->len, 1);
    ck_assert_str_eq(g_ptr_array_index(pdf->files, 0), "timeline.pdf");
    g_autofree char *path = g_build_filename(folder, "timeline-2.svg", NULL);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    ck_assert_ptr_nonnull(strstr(text, "Lives (2/3)"));
    folder_remove(folder);
}
END_TEST

START_TEST(what_has_nothing_to_tell_is_not_made_and_says_why)
{
    const PsgFigureMaker maker = {.silence = say_nothing, .draw = draw_three_pages};
    g_autofree char *folder = folder_new();
    g_autoptr(PsgWorkshopResult) result = run_maker(&maker, folder);
    ck_assert_uint_eq(result->failures->len, 0);
    ck_assert_str_eq(g_ptr_array_index(result->remarks, 0),
                     "timeline is not made: nobody was renamed");
    for (guint i = 0; i < result->outputs->len; i++) {
        const PsgOutput *output = &g_array_index(result->outputs, PsgOutput, i);
        for (guint j = 0; j < output->files->len; j++) {
            ck_assert_str_eq(g_ptr_array_index(output->files, j), "deck.pdf");
        }
    }
    folder_remove(folder);
}
END_TEST

/* What is kept is what would be written, under the same names, and no folder is touched. */
START_TEST(kept_files_are_those_that_would_be_written)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *folder = folder_new();
    g_autoptr(PsgPlan) plan =
        desk_plan(desk, &(PsgRequest){.figures = "pyramid", .formats = "svg,csv"});
    PsgWorkshop workshop = {
        .folder = folder, .workers = 1, .paint = {.date = G_MININT64}};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) written =
        fixture_workshop(&workshop, &input, plan, &watch);
    workshop.folder = "/dev/null";
    workshop.keeps = true;
    workshop.workers = 3;
    g_autoptr(PsgWorkshopResult) kept = fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_uint_eq(written->outputs->len, 6);
    ck_assert_uint_eq(kept->outputs->len, 6);
    for (guint i = 0; i < kept->outputs->len; i++) {
        const PsgOutput *one = &g_array_index(written->outputs, PsgOutput, i);
        const PsgOutput *other = &g_array_index(kept->outputs, PsgOutput, i);
        ck_assert_ptr_null(one->kept);
        ck_assert_uint_eq(other->kept->len, other->files->len);
        const char *name = g_ptr_array_index(other->files, 0);
        ck_assert_str_eq(name, g_ptr_array_index(one->files, 0));
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *text = NULL;
        gsize length, size;
        ck_assert(g_file_get_contents(path, &text, &length, NULL));
        const char *bytes = g_bytes_get_data(g_ptr_array_index(other->kept, 0), &size);
        ck_assert(length == size && memcmp(text, bytes, size) == 0);
    }
    folder_remove(folder);
}
END_TEST

/* Whoever does not want the rest any more waits for what is being made, and for no more. */
typedef struct {
    gint ends;
    guint made;
} Patience;

static void
lose_patience(gpointer data, size_t done, size_t count, const char *name)
{
    Patience *patience = data;
    (void)done;
    (void)count;
    (void)name;
    patience->made++;
    g_atomic_int_set(&patience->ends, 1);
}

START_TEST(a_run_that_nobody_waits_for_ends_early)
{
    g_autoptr(Desk) desk = desk_new(story);
    Patience patience = {0};
    g_autoptr(PsgPlan) plan =
        desk_plan(desk, &(PsgRequest){.figures = "pyramid", .formats = "svg"});
    PsgWorkshop workshop = {.keeps = true,
                            .workers = 1,
                            .ends = &patience.ends,
                            .progress = lose_patience,
                            .data = &patience};
    PsgFigureInput input = {desk->context, NULL};
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, plan, &watch);
    ck_assert_uint_eq(patience.made, 1);
    ck_assert_uint_eq(result->outputs->len, 1);
    ck_assert_uint_eq(result->failures->len, 0);
}
END_TEST

START_TEST(nothing_to_do_is_done_at_once)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgPlan none = {0};
    PsgStopwatch watch = psg_stopwatch_started();
    PsgWorkshop workshop = {.folder = "/dev/null", .workers = 4};
    PsgFigureInput input = {desk->context, NULL};
    g_autoptr(PsgWorkshopResult) result =
        fixture_workshop(&workshop, &input, &none, &watch);
    ck_assert_uint_eq(result->failures->len, 0);
}
END_TEST

Suite *
workshop_suite(void)
{
    Suite *suite = suite_create("workshop");
    TCase *files = tcase_create("files");
    tcase_add_test(files, any_number_of_workers_makes_the_same_files);
    tcase_add_test(files, a_figure_that_fails_does_not_take_the_others_along);
    tcase_add_test(files, failures_come_in_the_order_of_the_figures);
    tcase_add_test(files, pages_have_files_of_their_own_and_share_a_document);
    tcase_add_test(files, what_has_nothing_to_tell_is_not_made_and_says_why);
    tcase_add_test(files, nothing_to_do_is_done_at_once);
    tcase_add_test(files, what_is_not_made_is_told_once);
    tcase_add_test(files, a_comparison_of_what_is_the_same_is_not_made);
    tcase_add_test(files, each_figure_is_told_once_it_is_made);
    tcase_add_test(files, figures_of_many_slices_are_begun_first);
    tcase_add_test(files, what_nobody_wants_is_not_drawn);
    tcase_add_test(files, tables_need_no_drawing);
    tcase_add_test(files, kept_files_are_those_that_would_be_written);
    tcase_add_test(files, a_run_that_nobody_waits_for_ends_early);
    suite_add_tcase(suite, files);
    return suite;
}
