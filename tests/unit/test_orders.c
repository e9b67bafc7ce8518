/* Which figures are made: what is asked for, or what the author wished. */
#include "fixture.h"
#include "run/orders.h"

#include <check.h>
#include <string.h>

Suite *orders_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: avant, when: ../2006}, {id: 2007}, {id: 2008}, {id: a.b, when: 2009}, {id: 2010}]\n"
    "actors: {a: {}}\n"
    "pyramid: {tiers: [{id: t}]}\n";

static const char *const wishes =
    "figures:\n"
    "  - network\n"
    "  - {kind: pyramid, at: [2007, 2008], scale: log, title: To scale}\n"
    "  - {kind: pyramid, facing: [2007, 2010]}\n"
    "  - {kind: network, at: 2008}\n";

/* The names of the files, with blanks between; fails the test if nothing can be ordered. */
static char *
ordered(const Desk *desk, PsgOrderWish wish)
{
    g_autofree char *why = NULL;
    g_autoptr(GArray) orders = psg_orders_of(desk->context, &wish, &why);
    ck_assert_msg(orders != NULL, "%s", why);
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < orders->len; i++) {
        g_autofree char *name =
            psg_figure_spec_name(desk->context, &g_array_index(orders, PsgFigureSpec, i));
        g_string_append_printf(names, "%s%s", i == 0 ? "" : " ", name);
    }
    return g_string_free(names, FALSE);
}

static const struct {
    PsgOrderWish wish; /* figures, at, scale */
    const char *files;
} asked[] = {
    {{.figures = "network", .at = "2007"}, "network-2007"},
    {{.figures = "network", .at = "2008,2007"}, "network-2008 network-2007"},
    {{.figures = "network", .at = " 2007 , 2008 "}, "network-2007 network-2008"},
    {{.figures = "network", .at = "2007,2007"}, "network-2007"},
    {{.figures = "network", .at = "2007..2010"},
     "network-2007 network-2008 network-a.b network-2010"},
    {{.figures = "network", .at = "..2007"}, "network-avant network-2007"},
    {{.figures = "network", .at = "2008.."}, "network-2008 network-a.b network-2010"},
    {{.figures = "network", .at = "a.b"}, "network-a.b"},
    {{.figures = "network", .at = "2007..2008,2010"},
     "network-2007 network-2008 network-2010"},
    {{.figures = "pyramid", .at = "2007,2010"}, "pyramid-2007-2010"},
    {{.figures = "pyramid", .at = "2007..2008"}, "pyramid-2007 pyramid-2008"},
    {{.figures = "pyramid", .at = "2007,2008,2010"},
     "pyramid-2007 pyramid-2008 pyramid-2010"},
    {{.figures = "pyramid", .at = "2007,2007"}, "pyramid-2007"},
    {{.figures = "pyramid", .at = "2007", .scale = "log"}, "pyramid-log-2007"},
    {{.figures = "pyramid", .at = "2007", .scale = ""},
     "pyramid-log-2007"}, /* --scale, without saying which */
    {{.figures = "pyramid", .at = "2007", .scale = "schematic"}, "pyramid-2007"},
    {{.figures = "network,pyramid", .at = "2007"}, "network-2007 pyramid-2007"},
    {{.figures = "pyramid, network", .at = "2007"}, "pyramid-2007 network-2007"},
    {{.at = "2007"}, "network-2007 pyramid-2007"},
};

START_TEST(the_command_line_says_what)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *files = ordered(desk, asked[_i].wish);
    ck_assert_str_eq(files, asked[_i].files);
}
END_TEST

START_TEST(without_a_word_all_slices_of_all_figures_are_made)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *files = ordered(desk, (PsgOrderWish){0});
    ck_assert_str_eq(files,
                     "network-avant network-2007 network-2008 network-a.b network-2010 "
                     "pyramid-avant pyramid-2007 pyramid-2008 pyramid-a.b pyramid-2010");
    g_autoptr(Desk) flat = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autofree char *one = ordered(flat, (PsgOrderWish){0});
    ck_assert_str_eq(one, "network-2007"); /* no tiers, no pyramid */
}
END_TEST

START_TEST(the_author_may_wish_for_figures)
{
    g_autofree char *yaml = g_strconcat(story, wishes, NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *all = ordered(desk, (PsgOrderWish){0});
    ck_assert_str_eq(all,
                     "network-avant network-2007 network-2008 network-a.b network-2010 "
                     "pyramid-log-2007 pyramid-log-2008 pyramid-2007-2010");
    g_autofree char *some = ordered(desk, (PsgOrderWish){.at = "2008,2010"});
    ck_assert_str_eq(
        some,
        "network-2008 network-2010 pyramid-log-2008"); /* only what the author wished */
}
END_TEST

START_TEST(a_slice_does_not_face_itself)
{
    g_autofree char *yaml =
        g_strconcat(story, "figures: [{kind: pyramid, facing: [2007, 2007]}]\n", NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *files = ordered(desk, (PsgOrderWish){0});
    ck_assert_str_eq(files, "pyramid-2007");
}
END_TEST

START_TEST(a_wish_keeps_its_title_and_scale)
{
    g_autofree char *yaml = g_strconcat(story, wishes, NULL);
    g_autofree char *why = NULL;
    g_autoptr(Desk) desk = desk_new(yaml);
    PsgOrderWish nothing = {0};
    g_autoptr(GArray) orders = psg_orders_of(desk->context, &nothing, &why);
    const PsgFigureSpec *scaled = &g_array_index(orders, PsgFigureSpec, 5);
    ck_assert_str_eq(scaled->title, "To scale");
    ck_assert_int_eq(scaled->scale, PSG_SCALE_LOG);
    const PsgFigureSpec *facing = &g_array_index(orders, PsgFigureSpec, 7);
    ck_assert_uint_eq(facing->slice_count, 2);
    ck_assert_ptr_null(facing->title);
}
END_TEST

static const struct {
    PsgOrderWish wish;
    const char *why;
} refused[] = {
    {{.figures = "netwrok"}, "no figure \"netwrok\" (did you mean \"network\"?)"},
    {{.figures = "xyzzy"}, "no figure \"xyzzy\"; there are network, pyramid, compare"},
    {{.figures = ""}, "no figure \"\""},
    {{.scale = "log"}, "--figure pyramid"},
    {{.figures = "network,"}, "no figure \"\""},
    {{.figures = "network", .at = "2011"}, "no slice \"2011\""},
    {{.figures = "network", .at = "avnat"}, "did you mean \"avant\"?"},
    {{.figures = "network", .at = ""}, "no slice \"\""},
    {{.figures = "network", .at = "2010..2007"}, "write 2007..2010"},
    {{.figures = "network", .at = "2007..3007"}, "no slice \"3007\""},
    {{.figures = "network", .at = "xyzzy..2007"}, "no slice \"xyzzy\""},
    {{.at = "2007,xyzzy"}, "no slice \"xyzzy\"; there are avant, 2007, 2008, a.b, 2010"},
    {{.figures = "pyramid", .at = "2007", .scale = "linear"},
     "no scale \"linear\"; there are schematic, log"},
};

START_TEST(what_is_not_there_is_refused_with_a_reason)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *why = NULL;
    ck_assert_ptr_null(psg_orders_of(desk->context, &refused[_i].wish, &why));
    ck_assert_msg(strstr(why, refused[_i].why) != NULL, "%s", why);
}
END_TEST

START_TEST(a_slice_without_a_wish_is_told)
{
    g_autofree char *yaml =
        g_strconcat(story, "figures: [{kind: network, at: 2007}]\n", NULL);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *why = NULL;
    PsgOrderWish wish = {.at = "2010"};
    ck_assert_ptr_null(psg_orders_of(desk->context, &wish, &why));
    ck_assert_ptr_nonnull(strstr(why, "--figure"));
}
END_TEST

static const struct {
    const char *slices, *at, *files;
} names[] = {
    {"{id: all, when: 2000}", NULL, "series"},
    {"{id: 2001}, {id: 2002}", NULL, "series"},
    {"{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}", NULL, "series"},
    {"{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}", "2001..2004", "series"},
    {"{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}", "2001..2003",
     "series-2001-to-2003"},
    {"{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}", "2001,2003", "series-2001-2003"},
    {"{id: 2001}, {id: 2002}, {id: 2003}, {id: 2004}", "2004,2003,2002,2001",
     "series-2004-2003-2002-2001"},
};

/* Two figures must not have one name, and one figure not two. */
START_TEST(a_figure_of_all_slices_is_named_by_its_kind_alone)
{
    g_autofree char *yaml =
        g_strdup_printf("slices: [%s]\nactors: {a: {}}\n", names[_i].slices);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *files =
        ordered(desk, (PsgOrderWish){.figures = "series", .at = names[_i].at});
    ck_assert_str_eq(files, names[_i].files);
}
END_TEST

START_TEST(a_pyramid_needs_tiers)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autofree char *why = NULL;
    PsgOrderWish wish = {.figures = "pyramid"};
    ck_assert_ptr_null(psg_orders_of(desk->context, &wish, &why));
    ck_assert_ptr_nonnull(strstr(why, "pyramid: tiers:"));
}
END_TEST

/* Every kind can be looked up by the name that help and messages tell. */
START_TEST(kinds_have_names)
{
    size_t count;
    const PsgFigureKind *kinds = psg_figure_kinds(&count);
    ck_assert_uint_ge(count, 2);
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_eq(psg_figure_kind_lookup(kinds[i].name), &kinds[i]);
    }
    ck_assert_ptr_null(psg_figure_kind_lookup("nothing"));
}
END_TEST

Suite *
orders_suite(void)
{
    Suite *suite = suite_create("orders");
    TCase *asking = tcase_create("asking");
    tcase_add_loop_test(asking, the_command_line_says_what, 0, G_N_ELEMENTS(asked));
    tcase_add_test(asking, without_a_word_all_slices_of_all_figures_are_made);
    tcase_add_test(asking, the_author_may_wish_for_figures);
    tcase_add_test(asking, a_slice_does_not_face_itself);
    tcase_add_test(asking, a_wish_keeps_its_title_and_scale);
    suite_add_tcase(suite, asking);
    TCase *refusing = tcase_create("refusing");
    tcase_add_loop_test(refusing, what_is_not_there_is_refused_with_a_reason, 0,
                        G_N_ELEMENTS(refused));
    tcase_add_test(refusing, a_slice_without_a_wish_is_told);
    tcase_add_test(refusing, a_pyramid_needs_tiers);
    tcase_add_loop_test(refusing, a_figure_of_all_slices_is_named_by_its_kind_alone, 0,
                        (int)G_N_ELEMENTS(names));
    tcase_add_test(refusing, kinds_have_names);
    suite_add_tcase(suite, refusing);
    return suite;
}
