/* Times in brackets: how Gephi writes them in tables and in graphs, and how hands do. */
#include "read/draft/timeset.h"

#include <check.h>

Suite *timeset_suite(void);

/* The parts as a text: openness and fields, "[2007|2012) ". NULL: not written so. */
static char *
taken_apart(const char *text)
{
    g_autoptr(GPtrArray) parts = psg_timeset_parse(text);
    if (parts == NULL) {
        return NULL;
    }
    GString *told = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        g_autofree char *fields = g_strjoinv("|", part->fields);
        ck_assert_uint_eq(g_strv_length(part->fields), part->count);
        g_string_append_printf(told, "%c%s%c ", part->is_start_open ? '(' : '[', fields,
                               part->is_end_open ? ')' : ']');
    }
    return g_string_free(told, FALSE);
}

static void
expect_parts(const char *text, const char *parts)
{
    g_autofree char *told = taken_apart(text);
    ck_assert_ptr_nonnull(told);
    ck_assert_str_eq(told, parts);
}

START_TEST(takes_brackets_apart)
{
    expect_parts("<[2007, 2012]; [2015,Infinity]>", "[2007|2012] [2015|Infinity] ");
    expect_parts("[1,5]; [10, 10.5] [11, 16];", "[1|5] [10|10.5] [11|16] ");
    expect_parts("(2007-01-01 , 2012[", "(2007-01-01|2012) ");
    expect_parts("]2007,2012)", "(2007|2012) ");
    expect_parts("<[2007.0, 2008.0, 2010.0]>", "[2007.0|2008.0|2010.0] ");
    expect_parts("<[1, 2, \"a, \\\"b\\\"; [c]\"]; (2, 3, 'd' ]>",
                 "[1|2|a, \"b\"; [c]] (2|3|d] ");
    expect_parts("<>", "");
    expect_parts("[('2007', '2012'), (None,'2015')]", "[2007|2012] [None|2015] ");
    expect_parts("[[2007, 2012]]", "[2007|2012] ");
}
END_TEST

START_TEST(leaves_other_texts_alone)
{
    static const char *const others[] = {
        "",        "2007",          "2007/2012",   "[1,2",  "<[1,2]", "[1,2] and more",
        "[1,\"2]", "a [1,2]",       "<b>bold</b>", "[1,2>", "[(1,2)", "[(1,2), 3]",
        "(",       "[a] said: [b]", "\"[1,2]\""};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *told = taken_apart(others[i]);
        ck_assert_msg(told == NULL, "%s: %s", others[i], told);
    }
}
END_TEST

typedef struct {
    PsgDiagnostics *list;
    PsgReport *report;
    PsgLimits limits;
    PsgDraftWishes wishes;
    PsgDraft *draft;
    PsgDraftThing thing;
    guint32 clock;
} Saying;

static void
saying_begin(Saying *saying)
{
    *saying = (Saying){.list = psg_diagnostics_new(), .limits = psg_limits_default()};
    saying->report = psg_report_new(saying->list, false);
    saying->draft =
        psg_draft_new(&saying->wishes, &saying->limits, saying->list, saying->report);
    saying->thing = psg_draft_actor(saying->draft, "a", (PsgSpan){0});
    saying->clock = psg_draft_clock(saying->draft, &(PsgDraftClock){.name = "test"});
}

static void
saying_end(Saying *saying)
{
    psg_draft_free(saying->draft);
    psg_report_free(saying->report);
    psg_diagnostics_free(saying->list);
}

static char *
time_told(const PsgDraftTime *when)
{
    return g_strdup_printf("%c%s,%s%c", when->is_start_open ? '(' : '[',
                           when->start == NULL ? "" : when->start,
                           when->end == NULL ? "" : when->end,
                           when->is_end_open ? ')' : ']');
}

static void
expect_there(const char *text, PsgTimesetForm form, const char *told)
{
    Saying saying;
    saying_begin(&saying);
    PsgTimeset set = {text, saying.clock, form};
    bool is_said = psg_timeset_there(saying.draft, saying.thing, &set, (PsgSpan){0});
    ck_assert_int_eq(is_said, told != NULL);
    PsgDraftContents contents = psg_draft_contents(saying.draft);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < contents.spells->len; i++) {
        g_autofree char *when =
            time_told(&g_array_index(contents.spells, PsgDraftSpell, i).when);
        g_string_append(all, when);
    }
    ck_assert_str_eq(all->str, told == NULL ? "" : told);
    saying_end(&saying);
}

START_TEST(says_when_something_is_there)
{
    expect_there("<[2007,2012); [2015,Infinity]>", PSG_TIMESET_ANY, "[2007,2012)[2015,]");
    expect_there("[(2007, None)]", PSG_TIMESET_ANY, "[2007,]");
    expect_there("(-Infinity,2012]", PSG_TIMESET_ANY, "(,2012]");
    expect_there("<[2007, 2008, 2010]>", PSG_TIMESET_ANY,
                 "[2007,2007][2008,2008][2010,2010]");
    expect_there("<[2007, 2010]>", PSG_TIMESET_INSTANTS, "[2007,2007][2010,2010]");
    expect_there("<[2007, 2010]>", PSG_TIMESET_INTERVALS, "[2007,2010]");
    expect_there("<[2007, 2008, 2010]>", PSG_TIMESET_INTERVALS, NULL);
    expect_there("2007/2010", PSG_TIMESET_ANY, NULL);
    expect_there("2007/2010; 2012;", PSG_TIMESET_ANY, "[2007/2010,2007/2010][2012,2012]");
    expect_there("<>", PSG_TIMESET_ANY, "");
}
END_TEST

static void
expect_values(const char *text, const char *told)
{
    Saying saying;
    saying_begin(&saying);
    PsgTimeset set = {text, saying.clock, PSG_TIMESET_ANY};
    PsgDraftSaying weight = {.of = saying.thing, .meaning = PSG_MEANING_WEIGHT};
    bool is_said = psg_timeset_say(saying.draft, &weight, &set, (PsgSpan){0});
    ck_assert_int_eq(is_said, told != NULL);
    PsgDraftContents contents = psg_draft_contents(saying.draft);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < contents.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(contents.facts, PsgDraftFact, i);
        ck_assert(fact->has_when && fact->meaning == PSG_MEANING_WEIGHT);
        g_autofree char *when = time_told(&fact->when);
        g_string_append_printf(all, "%s=%s ", when, fact->value);
    }
    ck_assert_str_eq(all->str, told == NULL ? "" : told);
    saying_end(&saying);
}

START_TEST(says_values_in_their_time)
{
    expect_values("<[1.0, 2, 1]; [2, 3, 2)>", "[1.0,2]=1 [2,3)=2 ");
    expect_values("<[2007, 5]; [2008, 6]>", "[2007,2007]=5 [2008,2008]=6 ");
    expect_values("<[2007]; [2008, 6]>", NULL);
    expect_values("5", NULL);
}
END_TEST

Suite *
timeset_suite(void)
{
    Suite *suite = suite_create("timeset");
    TCase *tests = tcase_create("timeset");
    tcase_add_test(tests, takes_brackets_apart);
    tcase_add_test(tests, leaves_other_texts_alone);
    tcase_add_test(tests, says_when_something_is_there);
    tcase_add_test(tests, says_values_in_their_time);
    suite_add_tcase(suite, tests);
    return suite;
}
