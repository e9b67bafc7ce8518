/* Which figures are made: what is asked for, or what the author wished. */
#include "figure/pyramid/pyramid.h"
#include "figure/timeline/timeline.h"
#include "fixture.h"
#include "run/medium.h"

#include <check.h>
#include <string.h>

Suite *plan_suite(void);

static const char *const story =
    "language: en\n"
    "slices: [{id: avant, when: ../2006}, {id: 2007}, {id: 2008}, {id: a.b, when: 2009}, {id: 2010}]\n"
    "actors: {a: {}}\n"
    "measures: {m: {label: M}, n: {label: N}}\n"
    "pyramid: {tiers: [{id: t}]}\n";

static const char *const wishes =
    "figures:\n"
    "  - network\n"
    "  - {kind: pyramid, at: [2007, 2008], scale: log, title: To scale}\n"
    "  - {kind: pyramid, facing: [2007, 2010]}\n"
    "  - {kind: network, at: 2008}\n";

static Desk *
desk_wishing(const char *figures)
{
    g_autofree char *yaml = g_strconcat(story, figures, NULL);
    return desk_new(yaml);
}

/* The names of the files, with blanks between. Owned by the caller. */
static char *
names_of(const Desk *desk, const PsgPlan *plan)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < plan->count; i++) {
        g_autofree char *name =
            psg_figure_spec_name(&plan->figures[i].spec, desk->landscape);
        g_string_append_printf(names, "%s%s", i == 0 ? "" : " ", name);
    }
    return g_string_free(names, FALSE);
}

/* Fails the test if nothing can be planned. */
static char *
planned(const Desk *desk, PsgRequest request)
{
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    return names_of(desk, plan);
}

/* How lines are to run is said to the deck, and meant for the pages that are made for it. */
START_TEST(pages_of_a_deck_have_its_lines)
{
    g_autoptr(Desk) desk =
        desk_wishing("figures: [{kind: network, at: 2008}, timeline]\n");
    const PsgRequestOption option = {"lines", "straight"};
    g_autofree char *names = planned(
        desk, (PsgRequest){.figures = "deck", .options = &option, .option_count = 1});
    ck_assert_str_eq(names, "deck-straight network-straight-2008 timeline");
}
END_TEST

/* A request in a line, "figures;slices;option;value": what is "-" or missing is not said. */
typedef struct {
    char **parts;
    PsgRequestOption option;
    PsgRequest request;
} Words;

static void
words_clear(Words *words)
{
    g_strfreev(words->parts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

static Words
words_of(const char *line)
{
    Words words = {.parts = g_strsplit(line, ";", 4)};
    const char *said[4] = {NULL};
    for (size_t i = 0; words.parts[i] != NULL; i++) {
        said[i] = strcmp(words.parts[i], "-") == 0 ? NULL : words.parts[i];
    }
    words.option = (PsgRequestOption){said[2], said[3]};
    words.request = (PsgRequest){.figures = said[0], .slices = said[1]};
    return words;
}

/* With its option, which it borrows. */
static const PsgRequest *
request_of(Words *words)
{
    words->request.options = &words->option;
    words->request.option_count = words->option.name == NULL ? 0 : 1;
    return &words->request;
}

static const struct {
    const char *words;
    const char *files;
} asked[] = {
    {"network;2007", "network-2007"},
    {"network;2008,2007", "network-2008 network-2007"},
    {"network; 2007 , 2008 ", "network-2007 network-2008"},
    {"network;2007,2007", "network-2007"},
    {"network;2007..2010", "network-2007 network-2008 network-a.b network-2010"},
    {"network;..2007", "network-avant network-2007"},
    {"network;2008..", "network-2008 network-a.b network-2010"},
    {"network;a.b", "network-a.b"},
    {"network;2007..2008,2010", "network-2007 network-2008 network-2010"},
    {"pyramid;2007,2010", "pyramid-2007-2010"},
    {"pyramid;2007..2008", "pyramid-2007 pyramid-2008"},
    {"pyramid;2007,2008,2010", "pyramid-2007 pyramid-2008 pyramid-2010"},
    {"pyramid;2007,2007", "pyramid-2007"},
    {"pyramid;2007;scale;log", "pyramid-log-2007"},
    {"pyramid;2007;scale;-", "pyramid-log-2007"},
    {"pyramid;2007;scale;schematic", "pyramid-2007"},
    {"network,pyramid;2007", "network-2007 pyramid-2007"},
    {"network,pyramid;2007;scale;log", "network-2007 pyramid-log-2007"},
    {"pyramid, network;2007", "pyramid-2007 network-2007"},
    {"timeline;-;from;2008-05", "timeline-from-2008-05"},
    {"timeline;2007..a.b;to;2009", "timeline-2007-to-a.b-to-2009"},
    {"timeline;-;group;none", "timeline-none"},
    {"series;-;measures;n, m", "series-n-m"},
    {"series;-;counts;-", "series-counts"},
    {"series;-;counts;false", "series"},
    {"compare;2007,2010;side-by-side;-", "compare-2007-2010-side-by-side"},
    {"compare;2007,2010;form;side-by-side", "compare-2007-2010-side-by-side"},
    {"compare;2007,2010;side-by-side;false", "compare-2007-2010"},
    {"compare;2007..2010", "compare-2007-2010"},
    /* each kind has its own words for an option of one name */
    {"network,compare;2007,2010;form;groups",
     "network-2007 network-2010 compare-2007-2010-groups"},
    {"network,compare;2007,2010;form;dots",
     "network-dots-2007 network-dots-2010 compare-2007-2010-dots"},
    {"compare;-", "compare-avant-2010"},
    {"-;2007", "network-2007 pyramid-2007"},
};

START_TEST(the_user_says_what)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_auto(Words) words = words_of(asked[_i].words);
    g_autofree char *files = planned(desk, *request_of(&words));
    ck_assert_str_eq(files, asked[_i].files);
}
END_TEST

START_TEST(without_a_word_all_slices_of_all_figures_are_made)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *files = planned(desk, (PsgRequest){0});
    ck_assert_str_eq(files,
                     "network-avant network-2007 network-2008 network-a.b network-2010 "
                     "pyramid-avant pyramid-2007 pyramid-2008 pyramid-a.b pyramid-2010");
    g_autoptr(Desk) flat = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autofree char *one = planned(flat, (PsgRequest){0});
    ck_assert_str_eq(one, "network-2007"); /* no tiers, no pyramid */
}
END_TEST

START_TEST(the_author_may_wish_for_figures)
{
    g_autoptr(Desk) desk = desk_wishing(wishes);
    g_autofree char *all = planned(desk, (PsgRequest){0});
    ck_assert_str_eq(all,
                     "network-avant network-2007 network-2008 network-a.b network-2010 "
                     "pyramid-log-2007 pyramid-log-2008 pyramid-2007-2010");
    g_autofree char *some = planned(desk, (PsgRequest){.slices = "2008,2010"});
    ck_assert_str_eq(
        some,
        "network-2008 network-2010 pyramid-log-2008"); /* only what the author wished */
}
END_TEST

START_TEST(a_slice_does_not_face_itself)
{
    g_autoptr(Desk) desk =
        desk_wishing("figures: [{kind: pyramid, facing: [2007, 2007]}]\n");
    g_autofree char *files = planned(desk, (PsgRequest){0});
    ck_assert_str_eq(files, "pyramid-2007");
}
END_TEST

START_TEST(a_wish_keeps_its_title_and_options)
{
    g_autoptr(Desk) desk = desk_wishing(wishes);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){0});
    const PsgFigureSpec *scaled = &plan->figures[5].spec;
    const PsgPyramidOptions *options = scaled->options;
    ck_assert_str_eq(psg_text_in(&scaled->title, "en"), "To scale");
    ck_assert_int_eq(options->scale, PSG_SCALE_LOG);
    const PsgFigureSpec *facing = &plan->figures[7].spec;
    ck_assert_uint_eq(facing->slice_count, 2);
    ck_assert_uint_eq(facing->title.count, 0);
}
END_TEST

/* ---- Figures that the user names, and the author described ---- */

static const struct {
    const char *figures;
    const char *words;
    const char *files;
} described[] = {
    {"[{kind: timeline, group: tier, from: 2007}]", "timeline",
     "timeline-tier-from-2007"},
    {"[{kind: timeline, group: tier, from: 2007}]", "timeline;-;group;none",
     "timeline-none-from-2007"},
    {"[{kind: timeline, group: tier}, network]", "timeline;-;to;2009",
     "timeline-tier-to-2009"},
    /* a default can be said, too */
    {"[{kind: timeline, group: tier}]", "timeline;-;group;kind", "timeline"},
    {"[{kind: series, counts: true}]", "series;-;counts;false", "series"},
    {"[{kind: compare, between: [2007, 2010]}]", "compare", "compare-2007-2010"},
    {"[{kind: compare, between: [2007, 2010], form: groups}]", "compare;-;side-by-side;-",
     "compare-2007-2010-side-by-side"},
    {"[{kind: compare, between: [2007, 2010], side-by-side: true}]",
     "compare;-;form;groups", "compare-2007-2010-groups"},
    {"[{kind: compare, between: [2007, 2010]}]", "compare;2007,2008",
     "compare-2007-2008"},
    {"[{kind: network, at: [2007, 2008]}]", "network", "network-2007 network-2008"},
    /* wishes for certain slices are not for others */
    {"[{kind: pyramid, at: 2007, scale: log}, pyramid]", "pyramid;2010", "pyramid-2010"},
    {"[{kind: pyramid, at: 2007, scale: log}]", "pyramid;2010", "pyramid-2010"},
    /* two wishes that the user's words make one */
    {"[timeline, {kind: timeline, group: tier}]", "timeline;-;group;none",
     "timeline-none"},
    {"[timeline, {kind: timeline, group: tier}]", "timeline", "timeline timeline-tier"},
    {"[network]", "timeline", "timeline"},
};

START_TEST(a_named_figure_is_as_the_author_described_it)
{
    g_autofree char *figures =
        g_strconcat("figures: ", described[_i].figures, "\n", NULL);
    g_autoptr(Desk) desk = desk_wishing(figures);
    g_auto(Words) words = words_of(described[_i].words);
    g_autoptr(PsgPlan) plan = desk_plan(desk, request_of(&words));
    g_autofree char *files = names_of(desk, plan);
    ck_assert_str_eq(files, described[_i].files);
    ck_assert_ptr_null(plan->notes[0]);
}
END_TEST

/* ---- Names ---- */

static const struct {
    const char *slices, *figures, *files;
} alike[] = {
    {"a-b, c, a, b-c",
     "{kind: compare, between: [a-b, c]}, {kind: compare, between: [a, b-c]}",
     "compare-a-b-c compare-a-b-c_2"},
    {"a, b", "{kind: timeline, title: One}, {kind: timeline, title: Two}, timeline",
     "timeline timeline_2 timeline_3"},
    /* a name that a page of another figure may have is passed over */
    {"x, 2",
     "{kind: timeline, title: One}, {kind: timeline, title: Two}, "
     "{kind: timeline, at: 2}",
     "timeline timeline_2 timeline-2_2"},
    {"2, x",
     "{kind: timeline, at: 2}, {kind: timeline, title: One}, {kind: timeline, title: Two}",
     "timeline-2_2 timeline timeline_2"},
    {"a, b", "{kind: timeline, from: 2007}, {kind: timeline, from: 2007~}",
     "timeline-from-2007 timeline-from-2007_2"},
    {"log, a", "{kind: pyramid, at: a, scale: log}, {kind: pyramid, facing: [log, a]}",
     "pyramid-log-a pyramid-log-a_2"},
};

START_TEST(no_figure_is_dropped_for_its_name)
{
    g_auto(GStrv) ids = g_strsplit(alike[_i].slices, ", ", -1);
    g_autoptr(GString) yaml = g_string_new("slices:\n");
    for (int i = 0; ids[i] != NULL; i++) {
        g_string_append_printf(yaml, "  - {id: %s, when: %d}\n", ids[i], 2000 + i);
    }
    g_string_append_printf(
        yaml, "actors: {q: {}}\npyramid: {tiers: [{id: t}]}\nfigures: [%s]\n",
        alike[_i].figures);
    g_autoptr(Desk) desk = desk_new(yaml->str);
    g_autoptr(PsgPlan) plan = desk_plan(desk, &(PsgRequest){0});
    g_autofree char *files = names_of(desk, plan);
    ck_assert_str_eq(files, alike[_i].files);
    ck_assert_ptr_null(plan->notes[0]);
}
END_TEST

static const struct {
    const char *figures;
    const char *words;
    const char *note; /* NULL: there is none */
} twice[] = {
    {"[network, {kind: network, at: 2008}]", "-", "network-2008 is asked for twice"},
    {"[timeline, timeline]", "-", "timeline is asked for twice"},
    {"[network]", "network,network;2007", "network-2007 is asked for twice"},
    {"[network]", "network;2007,2007", "network-2007 is asked for twice"},
    {"[network, deck]", "deck", NULL},
    {"[network, deck]", "-", NULL},
    {"[{kind: network, title: A}, network]", "-", NULL},
};

START_TEST(what_is_asked_for_twice_is_told)
{
    g_autofree char *figures = g_strconcat("figures: ", twice[_i].figures, "\n", NULL);
    g_autoptr(Desk) desk = desk_wishing(figures);
    g_auto(Words) words = words_of(twice[_i].words);
    g_autoptr(PsgPlan) plan = desk_plan(desk, request_of(&words));
    ck_assert_int_eq(plan->notes[0] == NULL, twice[_i].note == NULL);
    if (twice[_i].note != NULL) {
        ck_assert_ptr_nonnull(strstr(plan->notes[0], twice[_i].note));
        ck_assert_ptr_null(plan->notes[1]);
    }
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

START_TEST(a_figure_of_all_slices_is_named_by_its_kind_alone)
{
    g_autofree char *yaml =
        g_strdup_printf("slices: [%s]\nactors: {a: {}}\n", names[_i].slices);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *files =
        planned(desk, (PsgRequest){.figures = "series", .slices = names[_i].at});
    ck_assert_str_eq(files, names[_i].files);
}
END_TEST

/* ---- Formats ---- */

static const struct {
    const char *figures, *formats, *planned; /* "3 7": of each figure, as numbers */
} formats[] = {
    {NULL, NULL, "7 7 4 1"}, /* pages, the deck, the film */
    {NULL, "svg", "1 1 0 1"},
    {NULL, "png", "2 2 0 0"}, /* the many pictures of a film are for who names it */
    {"film", "png", "2"},
    {"film", "mp4,csv", "24"},
    {"film", "pdf", "4"},
    {"film,network", "tikz", "64 64"},
    {"network,timeline", "tikz,svg", "65 1"},
    {"deck", NULL, "4 0 0 0"}, /* the author's figures are its pages */
    {"deck,network", "pdf", "4 4"},
};

START_TEST(figures_are_made_as_what_is_asked_for)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n"
                                    "figures: [network, timeline, deck, film]\n");
    PsgRequest request = {.figures = formats[_i].figures, .formats = formats[_i].formats};
    g_autoptr(PsgPlan) plan = desk_plan(desk, &request);
    g_autoptr(GString) found = g_string_new(NULL);
    for (size_t i = 0; i < plan->count; i++) {
        g_string_append_printf(found, "%s%u", i == 0 ? "" : " ",
                               plan->figures[i].formats);
    }
    ck_assert_str_eq(found->str, formats[_i].planned);
}
END_TEST

/* ---- What cannot be made ---- */

static const struct {
    const char *words;
    const char *why;
} refused[] = {
    {"netwrok", "no figure \"netwrok\" (did you mean \"network\"?)"},
    {"xyzzy", "no figure \"xyzzy\"; there are network, pyramid, compare"},
    {";-", "no figure \"\""},
    {"network,", "no figure \"\""},
    {"network;2011", "no slice \"2011\""},
    {"network;avnat", "did you mean \"avant\"?"},
    {"network;", "no slice \"\""},
    {"network;2010..2007", "write 2007..2010"},
    {"network;2007..3007", "no slice \"3007\""},
    {"network;xyzzy..2007", "no slice \"xyzzy\""},
    {"-;2007,xyzzy", "no slice \"xyzzy\"; there are avant, 2007, 2008, a.b, 2010"},
    {"compare;2007", "needs two slices"},
    {"pyramid;2007;scale;linear", "no scale \"linear\"; there are schematic, log"},
    {"network;2007;form;groups", "no form \"groups\"; there are auto, boxes, dots"},
    {"timeline;-;group;-", "no group \"\"; there are kind, tier, none"},
    {"timeline;-;from;2007-13", "from \"2007-13\" is not a date"},
    {"series;-;measures;mm", "no measure \"mm\""},
    {"network;2007;size;n,m", "no measure \"n,m\""},
    {"series;-;counts;perhaps", "true or false"},
    {"compare;-;between;2007,2008", "\"between\" is said in a landscape"},
    /* options of other figures */
    {"-;-;scale;log", "\"scale\" is an option of another figure: name pyramid"},
    {"network;-;group;tier", "name timeline, too"},
    {"lineage;-;from;2007", "name timeline or series, too"},
    {"network;-;xyzzy;2007", "no figure has the option \"xyzzy\""},
};

START_TEST(what_is_not_there_is_refused_with_a_reason)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *why = NULL;
    g_auto(Words) words = words_of(refused[_i].words);
    ck_assert_ptr_null(psg_plan_new(desk->landscape, request_of(&words), &why));
    ck_assert_msg(strstr(why, refused[_i].why) != NULL, "%s", why);
}
END_TEST

static const struct {
    const char *figures;
    PsgRequest request;
    const char *why;
} refused_wishes[] = {
    {"figures: [{kind: network, at: 2007}]\n", {.slices = "2010"}, "name one"},
    {"figures: [deck]\n", {.formats = "svg"}, "no figure that the landscape asks for"},
    {"",
     {.figures = "deck", .formats = "svg,png"},
     "a deck is not made as svg,png, but as pdf, csv"},
    {"", {.figures = "network,deck", .formats = "svg"}, "a deck is not made as svg"},
    {"", {.formats = "gif"}, "no format \"gif\""},
    /* each end may be said by another one */
    {"figures: [{kind: timeline, from: 2009}]\n",
     {.figures = "timeline",
      .options = &(PsgRequestOption){"to", "2008"},
      .option_count = 1},
     "from 2009, to 2008"},
};

START_TEST(what_fits_together_badly_is_refused_with_a_reason)
{
    g_autoptr(Desk) desk = desk_wishing(refused_wishes[_i].figures);
    g_autofree char *why = NULL;
    ck_assert_ptr_null(psg_plan_new(desk->landscape, &refused_wishes[_i].request, &why));
    ck_assert_msg(strstr(why, refused_wishes[_i].why) != NULL, "%s", why);
}
END_TEST

START_TEST(a_pyramid_needs_tiers)
{
    g_autoptr(Desk) desk = desk_new("slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autofree char *why = NULL;
    PsgRequest request = {.figures = "pyramid"};
    ck_assert_ptr_null(psg_plan_new(desk->landscape, &request, &why));
    ck_assert_ptr_nonnull(strstr(why, "pyramid: tiers:"));
}
END_TEST

/* ---- The tables ---- */

/* Every kind can be looked up by its name, can be made as something, and each of its
 * options has a name of its own and words that readers understand. */
START_TEST(kinds_and_options_are_sound)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < kinds->count; i++) {
        const PsgFigureKind *kind = kinds->items[i];
        ck_assert_ptr_eq(psg_figure_kinds_lookup(kinds, kind->name), kind);
        const PsgMedium *medium = psg_medium_of(kind);
        ck_assert_uint_eq(medium->usual_formats & ~medium->formats, 0);
        ck_assert_uint_ne(medium->usual_formats, 0);
        for (size_t j = 0; j < kind->option_count; j++) {
            const PsgFigureOption *option = &kind->options[j];
            ck_assert_ptr_eq(psg_figure_kind_option(kind, option->name), option);
            ck_assert(option->type == PSG_OPTION_PAIR ||
                      option->offset < kind->options_size);
            bool is_short = option->type == PSG_OPTION_SHORT;
            ck_assert_int_eq(option->type == PSG_OPTION_CHOICE || is_short,
                             option->words != NULL);
            ck_assert(!is_short || g_strv_contains(option->words, option->bare));
            ck_assert_msg(!g_str_has_suffix(option->help, "."), "%s", option->help);
        }
    }
    ck_assert_ptr_null(psg_figure_kinds_lookup(kinds, "nothing"));
    ck_assert_ptr_null(psg_figure_kinds_lookup(kinds, NULL));
}
END_TEST

/* A kind that is in no table, with an option of each type. */
typedef struct {
    bool is_quick;
    unsigned steps;
    PsgGrouping grouping;
    PsgInterval window;
    PsgIndexes measures;
} ToyOptions;

static const char *const toy_words[] = {"kind", "tier", "none", NULL};

static const PsgFigureOption toy_options[] = {
    {.name = "quick",
     .type = PSG_OPTION_FLAG,
     .help = "h",
     .offset = offsetof(ToyOptions, is_quick)},
    {.name = "steps",
     .type = PSG_OPTION_COUNT,
     .help = "h",
     .offset = offsetof(ToyOptions, steps)},
    {.name = "by",
     .type = PSG_OPTION_CHOICE,
     .words = toy_words,
     .help = "h",
     .offset = offsetof(ToyOptions, grouping)},
    {.name = "from",
     .type = PSG_OPTION_FROM,
     .help = "h",
     .offset = offsetof(ToyOptions, window),
     .follows_slices = true},
    {.name = "to",
     .type = PSG_OPTION_TO,
     .help = "h",
     .offset = offsetof(ToyOptions, window),
     .follows_slices = true},
    {.name = "of",
     .type = PSG_OPTION_MEASURES,
     .help = "h",
     .offset = offsetof(ToyOptions, measures)},
};

static const PsgFigureKind toy = {.name = "toy",
                                  .span = PSG_SPAN_ALL,
                                  PSG_FIGURE_OPTIONS(toy_options, ToyOptions)};

START_TEST(every_type_of_option_is_read_told_and_named)
{
    g_autoptr(Desk) desk = desk_new(story);
    const PsgRequestOption said[] = {
        {"quick", NULL},     {"steps", "3"}, {"by", "tier"},    {"to", "2009"},
        {"from", "2007-05"}, {"of", "n,m"},  {"elsewhere", "x"}};
    PsgRequest request = {.options = said, .option_count = G_N_ELEMENTS(said)};
    g_autofree char *why = NULL;
    PsgFigureSpec spec = psg_figure_spec_new(&toy, desk->arena);
    ck_assert(
        psg_request_set_options(&request, desk->landscape, desk->arena, &spec, &why));
    g_autofree char *line = psg_figure_spec_line(&spec, desk->landscape);
    ck_assert_str_eq(line, "toy quick true steps 3 by tier from 2007-05 to 2009 of n,m");
    g_autofree char *name = psg_figure_spec_name(&spec, desk->landscape);
    ck_assert_str_eq(name, "toy-quick-steps-3-tier-n-m-from-2007-05-to-2009");
    PsgFigureSpec usual = psg_figure_spec_new(&toy, desk->arena);
    g_autofree char *plain = psg_figure_spec_line(&usual, desk->landscape);
    ck_assert_str_eq(plain, "toy");
    PsgFigureSpec copy = psg_figure_spec_copy(&spec, desk->arena);
    ((ToyOptions *)copy.options)->steps = 4;
    ck_assert_uint_eq(((ToyOptions *)spec.options)->steps, 3);
}
END_TEST

static const PsgRequestOption bad_values[] = {
    {"steps", "0"},   {"steps", "1.5"}, {"steps", "many"}, {"steps", NULL},
    {"steps", "1e9"}, {"by", "steps"},  {"quick", "1"},    {"from", NULL},
    {"of", NULL},     {"of", "n,,m"},
};

START_TEST(bad_values_are_refused)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgRequest request = {.options = &bad_values[_i], .option_count = 1};
    g_autofree char *why = NULL;
    PsgFigureSpec spec = psg_figure_spec_new(&toy, desk->arena);
    ck_assert(
        !psg_request_set_options(&request, desk->landscape, desk->arena, &spec, &why));
    ck_assert_ptr_nonnull(why);
}
END_TEST

#define ADD_ALL(tests, test, table)                                                      \
    tcase_add_loop_test(tests, test, 0, (int)G_N_ELEMENTS(table))

Suite *
plan_suite(void)
{
    Suite *suite = suite_create("plan");
    TCase *asking = tcase_create("asking");
    ADD_ALL(asking, the_user_says_what, asked);
    tcase_add_test(asking, without_a_word_all_slices_of_all_figures_are_made);
    tcase_add_test(asking, the_author_may_wish_for_figures);
    tcase_add_test(asking, pages_of_a_deck_have_its_lines);
    tcase_add_test(asking, a_slice_does_not_face_itself);
    tcase_add_test(asking, a_wish_keeps_its_title_and_options);
    ADD_ALL(asking, a_named_figure_is_as_the_author_described_it, described);
    ADD_ALL(asking, no_figure_is_dropped_for_its_name, alike);
    ADD_ALL(asking, what_is_asked_for_twice_is_told, twice);
    ADD_ALL(asking, a_figure_of_all_slices_is_named_by_its_kind_alone, names);
    ADD_ALL(asking, figures_are_made_as_what_is_asked_for, formats);
    suite_add_tcase(suite, asking);
    TCase *refusing = tcase_create("refusing");
    ADD_ALL(refusing, what_is_not_there_is_refused_with_a_reason, refused);
    ADD_ALL(refusing, what_fits_together_badly_is_refused_with_a_reason, refused_wishes);
    tcase_add_test(refusing, a_pyramid_needs_tiers);
    suite_add_tcase(suite, refusing);
    TCase *tables = tcase_create("tables");
    tcase_add_test(tables, kinds_and_options_are_sound);
    tcase_add_test(tables, every_type_of_option_is_read_told_and_named);
    ADD_ALL(tables, bad_values_are_refused, bad_values);
    suite_add_tcase(suite, tables);
    return suite;
}
