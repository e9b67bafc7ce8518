/* The façade: a program that embeds it gets figures, errors that say whose fault they are,
 * and nothing made twice. */
#include "run/session.h"

#include <check.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

Suite *session_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: 2007}, {id: 2008}]\n"
    "actors: {a: {name: Ann}, b: {name: Bob, when: 2008/..}}\n"
    "relations: [{from: a, to: b}]\n"
    "figures: [network, timeline, deck]\n";

static char *folder;

static void
make_folder(void)
{
    folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static void
remove_files(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        remove_files(file);
        g_remove(file);
    }
}

static void
remove_folder(void)
{
    remove_files(folder);
    g_rmdir(folder);
    g_free(folder);
}

/* A file of that text in the folder. Owned by the caller. */
static char *
file_of(const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static PsgLook
usual_look(void)
{
    return (PsgLook){.layout = "neato",
                     .dpi = "36",
                     .date = G_MININT64,
                     .limits = psg_limits_default()};
}

/* A session that has read the text. Fails the test if it can't. */
static PsgSession *
opened(const PsgLook *look, const char *yaml)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *path = file_of("story.yaml", yaml);
    PsgSession *session = psg_session_new(look, list, &error);
    ck_assert_msg(session != NULL, "%s", error->message);
    ck_assert(psg_session_read(session, path, list, &error));
    return session;
}

static PsgPlan *
planned(PsgSession *session, PsgRequest request)
{
    g_autoptr(GError) error = NULL;
    PsgPlan *plan = psg_session_plan(session, &request, &error);
    ck_assert_msg(plan != NULL, "%s", error->message);
    return plan;
}

/* ---- Bytes without files ---- */

/* One figure of the plan in one format. */
static GBytes *
painted(PsgSession *session, const PsgPlan *plan, size_t figure, PsgFormat format,
        GError **error)
{
    const PsgSessionOutput output = {.workers = 2};
    g_auto(PsgSessionResult) result = {0};
    g_autofree PsgPlannedFigure *figures =
        g_memdup2(plan->figures, plan->count * sizeof *figures);
    const PsgPlan one = {.figures = figures, .count = plan->count};
    for (size_t i = 0; i < one.count; i++) {
        figures[i].formats = i == figure ? format : 0;
    }
    return psg_session_paint(session, &one, &output, &result, error);
}

START_TEST(figures_are_painted_into_memory)
{
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session = opened(&look, story);
    g_autoptr(PsgPlan) plan = planned(session, (PsgRequest){0});
    g_autoptr(GError) error = NULL;
    for (size_t i = 0; i < plan->count; i++) {
        for (unsigned format = 1; format <= plan->figures[i].formats; format <<= 1) {
            if ((plan->figures[i].formats & format) != 0) {
                g_autoptr(GBytes) bytes =
                    painted(session, plan, i, (PsgFormat)format, &error);
                ck_assert_ptr_nonnull(bytes);
                ck_assert_uint_gt(g_bytes_get_size(bytes), 100);
            }
        }
    }
}
END_TEST

/* A page of all would be one, and a silent figure none at all: the reason is told. */
START_TEST(what_is_not_one_file_is_not_painted)
{
    static const struct {
        const char *figures, *formats, *why;
    } wrong[] = {{"timeline", "svg", "timeline has 3 pages"},
                 {"lineage", "pdf", "lineage is not made"}};
    PsgLook look = usual_look();
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2007}]\nactors:\n");
    for (int i = 0; i < 80; i++) {
        g_string_append_printf(yaml, "  a%d: {when: 2007-01/2008}\n", i);
    }
    g_autoptr(PsgSession) session = opened(&look, yaml->str);
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(PsgPlan) plan =
            planned(session, (PsgRequest){.figures = wrong[i].figures,
                                          .formats = wrong[i].formats});
        ck_assert_ptr_null(
            painted(session, plan, 0, (PsgFormat)plan->figures[0].formats, &error));
        ck_assert(g_error_matches(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS));
        ck_assert_msg(g_str_has_prefix(error->message, wrong[i].why), "%s",
                      error->message);
    }
}
END_TEST

/* Figures of the same actors are drawn from the same; those of others from something else. */
START_TEST(each_selection_is_made_once)
{
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session = opened(
        &look, "slices: [{id: 2007}, {id: 2008}]\nkinds: {lab: {}, firm: {}}\n"
               "actors: {a: {kind: lab}, b: {kind: lab}, c: {kind: firm}}\n"
               "figures: [{kind: network, by: kind}, network,\n"
               "          {kind: timeline, by: kind}, {kind: filmstrip, top: 1}]\n");
    g_autoptr(PsgPlan) plan = planned(session, (PsgRequest){0});
    const size_t actors[] = {2, 2, 3, 3, 2, 1};
    ck_assert_uint_eq(plan->count, G_N_ELEMENTS(actors));
    ck_assert_uint_eq(session->scopes->len, 2);
    for (size_t i = 0; i < plan->count; i++) {
        PsgFigureInput input = psg_session_input(session, &plan->figures[i].spec);
        ck_assert_uint_eq(input.context->landscape->actor_count, actors[i]);
    }
    PsgFigureInput first = psg_session_input(session, &plan->figures[0].spec);
    PsgFigureInput line = psg_session_input(session, &plan->figures[4].spec);
    ck_assert_ptr_eq(first.context, line.context);
}
END_TEST

START_TEST(who_is_left_with_nobody_is_told)
{
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session =
        opened(&look, "slices: [{id: 2007}]\nkinds: {lab: {}, firm: {}}\n"
                      "actors: {a: {kind: lab}}\n");
    const PsgRequestOption firms = {"only", "kind=firm"};
    const PsgRequest request = {.options = &firms, .option_count = 1};
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(psg_session_plan(session, &request, &error));
    ck_assert(g_error_matches(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS));
    ck_assert_ptr_nonnull(
        strstr(error->message, "nobody is left of 1 actor: only kind=firm"));
}
END_TEST

/* ---- Whose fault it is ---- */

static const struct {
    const char *style, *page, *layout, *stability, *align, *dpi, *ids, *svg, *why;
} wrong_looks[] = {
    {.style = "slidse", .why = "did you mean \"slides\"?"},
    {.style = "./nowhere.yaml", .why = "nowhere.yaml"},
    {.page = "silde", .why = "did you mean \"slide\"?"},
    {.layout = "naeto", .why = "did you mean \"neato\"?"},
    {.layout = "xyzzy", .why = "there are temporal, neato"},
    {.stability = "1.5", .why = "from 0 to 1"},
    {.align = "left", .why = "tier or none"},
    {.svg = "offcie", .why = "there are web and office"},
    {.ids = "2013", .why = "begin with a letter"},
    {.dpi = "5", .why = "from 12 to 1200"},
    {.dpi = "1e3 ", .why = "from 12 to 1200"},
};

START_TEST(wrong_words_are_the_users)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLook look = {.style = wrong_looks[_i].style,
                    .page = wrong_looks[_i].page,
                    .layout = wrong_looks[_i].layout,
                    .stability = wrong_looks[_i].stability,
                    .align = wrong_looks[_i].align,
                    .dpi = wrong_looks[_i].dpi,
                    .ids = wrong_looks[_i].ids,
                    .svg = wrong_looks[_i].svg,
                    .limits = psg_limits_default()};
    ck_assert_ptr_null(psg_session_new(&look, list, &error));
    ck_assert(g_error_matches(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS));
    ck_assert_msg(strstr(error->message, wrong_looks[_i].why) != NULL, "%s",
                  error->message);
}
END_TEST

START_TEST(a_request_that_cannot_be_planned_is_the_users)
{
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session = opened(&look, story);
    g_autoptr(GError) error = NULL;
    PsgRequest request = {.figures = "netwrok"};
    ck_assert_ptr_null(psg_session_plan(session, &request, &error));
    ck_assert(g_error_matches(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS));
}
END_TEST

START_TEST(mistakes_are_the_authors)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *path = file_of("wrong.yaml", "actors: {a: {kind: nothing}}\n");
    g_autofree char *style = file_of("style.yaml", "base: slides\nfont: [\n");
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session = psg_session_new(&look, list, &error);
    ck_assert(!psg_session_read(session, path, list, &error));
    ck_assert_ptr_null(error);
    size_t errors = psg_diagnostics_error_count(list);
    ck_assert_uint_gt(errors, 0);
    look.style = style;
    ck_assert_ptr_null(psg_session_new(&look, list, &error));
    ck_assert_ptr_null(error);
    ck_assert_uint_gt(psg_diagnostics_error_count(list), errors);
}
END_TEST

START_TEST(what_is_not_there_is_the_worlds)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLook look = usual_look();
    g_autoptr(PsgSession) session = psg_session_new(&look, list, &error);
    ck_assert(!psg_session_read(session, "/nowhere/at-all.yaml", list, &error));
    ck_assert_ptr_nonnull(error);
    ck_assert_uint_ne(error->domain, PSG_SESSION_ERROR);
    g_autoptr(PsgSession) other = opened(&look, story);
    g_autoptr(PsgPlan) plan = planned(other, (PsgRequest){.figures = "timeline"});
    PsgSessionOutput output = {.folder = "/dev/null/below", .workers = 1};
    g_auto(PsgSessionResult) result = {0};
    g_clear_error(&error);
    ck_assert(!psg_session_write(other, plan, &output, &result, &error));
    ck_assert_uint_ne(error->domain, PSG_SESSION_ERROR);
}
END_TEST

/* A shipped style is no file. */
START_TEST(the_files_that_are_read_are_known_before)
{
    PsgLook look = usual_look();
    g_auto(GStrv) alone = psg_session_files(&look, "data");
    ck_assert(
        g_strv_equal((const char *const *)alone, (const char *const[]){"data", NULL}));
    look.style = "mono";
    look.template = "talk.potx";
    g_auto(GStrv) two = psg_session_files(&look, "data");
    look.style = "./mine.yaml";
    g_auto(GStrv) three = psg_session_files(&look, "data");
    ck_assert(g_strv_equal((const char *const *)two,
                           (const char *const[]){"data", "talk.potx", NULL}));
    ck_assert(
        g_strv_equal((const char *const *)three,
                     (const char *const[]){"data", "./mine.yaml", "talk.potx", NULL}));
}
END_TEST

/* ---- Languages ---- */

static const struct {
    const char *language;
    bool is_known;
} languages[] = {
    {"es", true},   {"ES-mx", true}, {"fr", true},   {"fr_CA", true},
    {"en", true},   {"pt", true},    {"de", false},  {"e", false},
    {"esp", false}, {"", false},     {"-es", false}, {"\xff", false},
};

START_TEST(only_languages_that_there_are_can_be_asked_for)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *path = file_of("story.yaml", "language: es\nslices: [{id: 2007}]\n"
                                                  "actors: {a: {name: {pt-BR: Ana}}}\n");
    PsgLook look = usual_look();
    look.language = languages[_i].language;
    g_autoptr(PsgSession) session = psg_session_new(&look, list, &error);
    bool is_read = psg_session_read(session, path, list, &error);
    ck_assert_int_eq(is_read, languages[_i].is_known);
    if (!is_read) {
        ck_assert(g_error_matches(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS));
        ck_assert_ptr_nonnull(strstr(error->message, "there are es, pt-BR, en, fr"));
    }
}
END_TEST

/* ---- Nothing is made twice ---- */

/* Files that a run has made now, or found; all that can be said of it differs. */
typedef struct {
    const char *yaml;
    PsgLook look;
    PsgRequest request;
    unsigned workers;
    bool is_fresh;
} Run;

static guint same; /* files of the last run that held already what was made */

static Run
usual_run(void)
{
    return (Run){story, usual_look(), {.formats = "svg,pdf"}, 2, false};
}

static void
run(const Run *run, guint *made, guint *kept)
{
    g_autoptr(PsgSession) session = opened(&run->look, run->yaml);
    g_autoptr(PsgPlan) plan = planned(session, run->request);
    g_autoptr(GError) error = NULL;
    g_autofree char *out = g_build_filename(folder, "out", NULL);
    PsgSessionOutput output = {
        .folder = out, .workers = run->workers, .is_fresh = run->is_fresh};
    g_auto(PsgSessionResult) result = {0};
    ck_assert(psg_session_write(session, plan, &output, &result, &error));
    *kept = result.kept_count;
    *made = result.file_count - result.kept_count;
    same = result.same_count;
}

static void
expect(const Run *asked, guint made, guint kept)
{
    guint found, there;
    run(asked, &found, &there);
    ck_assert_msg(found == made && there == kept, "%u made and %u kept, not %u and %u",
                  found, there, made, kept);
}

enum { ALL = 7 }; /* networks and a timeline, twice; a deck */

START_TEST(how_it_is_said_does_not_matter)
{
    Run plain = usual_run(), fresh = plain, many = plain, explicit = plain;
    fresh.is_fresh = true;
    many.workers = 16;
    explicit.look.page = "slide";
    explicit.look.style = "slides";
    explicit.look.language = "en";
    explicit.request.formats = "pdf,svg";
    expect(&plain, ALL, 0);
    expect(&plain, 0, ALL);
    expect(&many, 0, ALL);
    expect(&explicit, 0, ALL);
    expect(&fresh, ALL, 0);
    expect(&plain, 0, ALL);
}
END_TEST

START_TEST(part_of_what_is_there_is_not_made_again)
{
    Run plain = usual_run(), one = plain, deck = plain, more = plain;
    one.request = (PsgRequest){.figures = "network", .slices = "2008", .formats = "svg"};
    deck.request = (PsgRequest){.figures = "deck", .formats = "pdf"};
    more.request.formats = "svg,pdf,csv";
    expect(&one, 1, 0);
    expect(&plain, ALL - 1, 1);
    expect(&one, 0, 1);
    expect(&deck, 0, 1);
    expect(&more, 4, ALL); /* three tables, and the list of the deck's pages */
    expect(&plain, 0, ALL);
}
END_TEST

START_TEST(what_figures_depend_on_matters)
{
    Run plain = usual_run();
    g_autofree char *style = file_of("mine.yaml", "base: slides\n");
    Run others[] = {plain, plain, plain, plain, plain, plain, plain, plain, plain, plain};
    others[0].look.page = "a4";
    others[1].look.language = "fr";
    others[2].look.style = style;
    others[3].look.dpi = "48";
    others[4].look.stability = "0.25";
    others[5].look.date = 1000000000;
    others[6].look.layout = "fdp";
    others[7].yaml =
        "language: en\nslices: [{id: 2007}, {id: 2008}]\n"
        "actors: {a: {name: Ann}, b: {name: Rob, when: 2008/..}}\n"
        "relations: [{from: a, to: b}]\nfigures: [network, timeline, deck]\n";
    others[8].look.ids = "";
    others[9].look.svg = "office";
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        expect(&others[i], ALL, 0);
        guint left = same;
        expect(&plain, ALL - left, left); /* whose other files were written over */
        expect(&plain, 0, ALL);
    }
}
END_TEST

/* A comment changes all keys, and no figure. */
START_TEST(files_that_hold_the_same_are_left)
{
    Run plain = usual_run(), commented = plain, fresh = plain;
    g_autofree char *yaml = g_strconcat("# more\n", story, NULL);
    commented.yaml = yaml;
    fresh.is_fresh = true;
    expect(&plain, ALL, 0);
    ck_assert_uint_eq(same, 0);
    expect(&commented, ALL, 0);
    ck_assert_uint_eq(same, ALL);
    expect(&commented, 0, ALL);
    ck_assert_uint_eq(same, 0);
    expect(&fresh, ALL, 0);
    ck_assert_uint_eq(same, 0);
}
END_TEST

START_TEST(a_doubt_is_no_reason_to_make_it_again)
{
    Run doubtful = usual_run();
    doubtful.yaml = "slices: [{id: 2007}]\nactors: {a: {}, b: {when: 1990}}\n"
                    "figures: [timeline]\n";
    expect(&doubtful, 2, 0);
    expect(&doubtful, 0, 2);
}
END_TEST

START_TEST(a_file_that_was_changed_is_made_again)
{
    Run plain = usual_run();
    expect(&plain, ALL, 0);
    g_autofree char *path = file_of("out/network-2007.svg", "<svg/>");
    expect(&plain, 1, ALL - 1);
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    ck_assert_ptr_nonnull(strstr(bytes, "Ann"));
}
END_TEST

/* What is borrowed outlives who had it, and is not laid out again. */
START_TEST(sessions_share_a_landscape_and_its_layouts)
{
    const PsgLook look = usual_look();
    g_autoptr(PsgSession) owner = opened(&look, story);
    g_autoptr(PsgLayouts) layouts = psg_layouts_new();
    g_autoptr(GBytes) first = NULL;
    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        g_auto(PsgSessionResult) result = {0};
        g_autoptr(PsgSession) session = psg_session_new(&look, list, &error);
        ck_assert(psg_session_borrow(session, owner->landscape, layouts, &error));
        g_autoptr(PsgPlan) plan = planned(
            session,
            (PsgRequest){.figures = "network", .slices = "2008", .formats = "svg"});
        const PsgSessionOutput output = {.workers = 1};
        g_autoptr(GBytes) bytes =
            psg_session_paint(session, plan, &output, &result, &error);
        ck_assert_msg(bytes != NULL, "%s", error == NULL ? "" : error->message);
        ck_assert_uint_eq(psg_layouts_count(layouts), 1);
        ck_assert(first == NULL || g_bytes_equal(first, bytes));
        g_clear_pointer(&first, g_bytes_unref);
        first = g_steal_pointer(&bytes);
    }
    ck_assert_uint_eq(owner->landscape->slice_count, 2);
}
END_TEST

Suite *
session_suite(void)
{
    Suite *suite = suite_create("session");
    TCase *tests = tcase_create("session");
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, figures_are_painted_into_memory);
    tcase_add_test(tests, what_is_not_one_file_is_not_painted);
    tcase_add_test(tests, each_selection_is_made_once);
    tcase_add_test(tests, who_is_left_with_nobody_is_told);
    tcase_add_loop_test(tests, wrong_words_are_the_users, 0,
                        (int)G_N_ELEMENTS(wrong_looks));
    tcase_add_test(tests, a_request_that_cannot_be_planned_is_the_users);
    tcase_add_test(tests, mistakes_are_the_authors);
    tcase_add_test(tests, what_is_not_there_is_the_worlds);
    tcase_add_test(tests, the_files_that_are_read_are_known_before);
    tcase_add_loop_test(tests, only_languages_that_there_are_can_be_asked_for, 0,
                        (int)G_N_ELEMENTS(languages));
    tcase_add_test(tests, how_it_is_said_does_not_matter);
    tcase_add_test(tests, part_of_what_is_there_is_not_made_again);
    tcase_add_test(tests, what_figures_depend_on_matters);
    tcase_add_test(tests, files_that_hold_the_same_are_left);
    tcase_add_test(tests, a_doubt_is_no_reason_to_make_it_again);
    tcase_add_test(tests, a_file_that_was_changed_is_made_again);
    tcase_add_test(tests, sessions_share_a_landscape_and_its_layouts);
    suite_add_tcase(suite, tests);
    return suite;
}
