/* Whatever a draft says, it becomes a landscape that is written and read again without a mistake,
 * and the same one each time. */
#include "base/random.h"
#include "drafting.h"
#include "exporting.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *settle_any_suite(void);

enum { MOST_DRAFTS = 300 };

static const char *const texts[] = {
    "",
    " ",
    "\t",
    "null",
    "2007",
    "x\ny",
    "é",
    "e\xCC\x81",
    "a/b",
    "con",
    "名前",
    "@",
    "{}",
    "- a",
    "# b",
    ": ",
    "'",
    "\"",
    "1e5",
    "~",
    "\xF0\x9F\x98\x80",
    "\xE2\x80\xAEright",
    "..",
    "https://example.org/a b",
    "https://example.org/a",
    "mailto:a@b.org",
    "javascript:alert(1)",
    "true",
    "0x1F",
    "007",
    "+33",
    "Ann",
    "ann",
    "Ann ",
    "A;B",
    "A|B;",
    "a,b",
    "1",
    "2",
    "3.5",
    "-4",
    "1,5",
    "1e400",
    "nan",
    "a name that is much longer than any id may be, so that it is cut somewhere, I guess",
    "slice",
    "all",
    "Ministère de l’Éducation",
    "a: b",
    "? c",
    "!d",
    "%e"};

static const char *const times[] = {"2007",
                                    "2008",
                                    "2010-05",
                                    "2012-03-14",
                                    "",
                                    "present",
                                    "12/13/2007",
                                    "3/4/2007",
                                    "5",
                                    "0.5",
                                    "12",
                                    "early",
                                    "late",
                                    "1850~",
                                    "185X",
                                    "-5",
                                    "1e400",
                                    "2007-02-30",
                                    "99999999999",
                                    "Infinity",
                                    "2007-03-15T10:30:00Z",
                                    "39156",
                                    "[2007,2009]",
                                    "c. 1850",
                                    "2007/2009",
                                    "t5",
                                    "19th century",
                                    "-0044",
                                    "9999",
                                    "0000",
                                    "1173916800"};

#define ANY(random, words) words[psg_random_below(random, G_N_ELEMENTS(words))]

static const char *
any_key(PsgRandom *random)
{
    static const char *const keys[] = {"Ann", "Bob", "n1", "n2", "Ann ", "ANN", "Cleo"};
    return psg_random_below(random, 2) == 0 ? ANY(random, keys) : ANY(random, texts);
}

static PsgDraftTime
any_time(PsgDrafting *drafting, PsgRandom *random)
{
    static const char *const names[] = {"when", "start", "slice", "year"};
    drafting->clock.form = psg_random_below(random, 8) == 0
                               ? (PsgClockForm)psg_random_below(random, 4)
                               : PSG_CLOCK_ANY;
    drafting->clock.name = ANY(random, names);
    drafting->clock.is_right_open = psg_random_below(random, 4) == 0;
    PsgDraftTime time = psg_drafting_time(drafting, ANY(random, times), NULL);
    if (psg_random_below(random, 2) == 0) {
        time.end = psg_random_below(random, 5) == 0 ? NULL : ANY(random, times);
    }
    time.is_start_open = psg_random_below(random, 9) == 0;
    time.is_end_open = psg_random_below(random, 9) == 0;
    return time;
}

static PsgDraftThing
any_thing(PsgDrafting *drafting, PsgRandom *random)
{
    PsgSpan nowhere = {NULL, 0, 0};
    PsgDraftThing actor = psg_draft_actor(drafting->draft, any_key(random), nowhere);
    switch (psg_random_below(random, 6)) {
    case 0:
        psg_draft_declare(drafting->draft, actor, nowhere);
        return actor;
    case 1: {
        PsgDraftThing event = psg_draft_event(drafting->draft, nowhere);
        psg_draft_take_part(drafting->draft, event, actor, nowhere);
        return event;
    }
    case 2:
        return (PsgDraftThing){PSG_DRAFT_WHOLE, 0};
    default:
        return psg_drafting_tie_as(drafting, any_key(random), any_key(random),
                                   (PsgDirection)psg_random_below(random, 3),
                                   psg_random_below(random, 4) == 0 ? ANY(random, texts)
                                                                    : NULL);
    }
}

static void
say_anything(PsgDrafting *drafting, PsgRandom *random)
{
    PsgSpan nowhere = {NULL, 0, 0};
    PsgDraftThing thing = any_thing(drafting, random);
    PsgDraftTime time = any_time(drafting, random);
    if (psg_random_below(random, 3) > 0) {
        psg_draft_there(drafting->draft, thing, &time, nowhere);
    }
    for (uint32_t facts = psg_random_below(random, 4); facts > 0; facts--) {
        time = any_time(drafting, random);
        PsgDraftSaying saying = {.of = thing,
                                 .meaning =
                                     (PsgMeaning)psg_random_below(random, PSG_MEANINGS),
                                 .property = ANY(random, texts),
                                 .value = ANY(random, texts),
                                 .when = psg_random_below(random, 3) == 0 ? &time : NULL};
        psg_draft_say(drafting->draft, &saying, nowhere);
    }
}

static void
draft_anything(PsgDrafting *drafting, uint64_t seed)
{
    static const char *const slices[] = {"year", "change", "5", "2007,2009", "5t", "day"};
    PsgRandom random = psg_random_seeded(seed);
    psg_drafting_begin(drafting);
    drafting->settle_wishes.slices =
        psg_random_below(&random, 3) == 0 ? ANY(&random, slices) : NULL;
    for (uint32_t i = 1 + psg_random_below(&random, 20); i > 0; i--) {
        say_anything(drafting, &random);
    }
}

/* NULL if there is no landscape, since there would be too many slices. */
static char *
written(uint64_t seed)
{
    PsgDrafting drafting;
    draft_anything(&drafting, seed);
    const PsgLandscape *made = psg_drafting_settle(&drafting);
    PsgExportDraft draft = {.actors = drafting.settled.actor_comments,
                            .relations = drafting.settled.relation_comments};
    g_autofree char *told = reading_told(drafting.list);
    ck_assert_msg(made != NULL || psg_drafting_told(&drafting, PSG_LIMIT_SLICES) ||
                      psg_drafting_told(&drafting, "empty"),
                  "%s", told);
    char *yaml = made == NULL
                     ? NULL
                     : exporting("yaml", (PsgExport){.landscape = made, .draft = &draft});
    psg_drafting_end(&drafting);
    return yaml;
}

START_TEST(whatever_is_said_can_be_written_and_read_again)
{
    g_autofree char *yaml = written((uint64_t)_i), *again = written((uint64_t)_i);
    if (yaml == NULL) {
        return;
    }
    ck_assert_str_eq(yaml, again);
    PsgDiagnostics *list;
    PsgLandscape *read = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(read != NULL, "%.2000s", told);
    psg_landscape_free(read);
    psg_diagnostics_free(list);
}
END_TEST

Suite *
settle_any_suite(void)
{
    Suite *suite = suite_create("settle_any");
    TCase *drafts = tcase_create("drafts");
    tcase_add_loop_test(drafts, whatever_is_said_can_be_written_and_read_again, 0,
                        MOST_DRAFTS);
    suite_add_tcase(suite, drafts);
    return suite;
}
