/* The form of a landscape: every mistake of form is told at its place, with a remedy. */
#include "figure/figure.h"
#include "read/form/form.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *form_suite(void);

static const ReadingCase mistakes[] = {
    /* keys */
    {"actors: {a: {}}\nlangage: fr\n", "unknown-key", 2, 1, "did you mean \"language\"?"},
    {"actors: {a: {xyz: 1}}\n", "unknown-key", 1, 14, "it may have name, full, kind"},
    {"actors: {a: {}}\nevents: [{when: 2007, title: x, y: 3}]\n", "unknown-key", 2, 33,
     "or the id of a measure"},
    {"title: x\n", "missing-key", 1, 1, "a landscape needs the key \"actors\""},
    {"actors: {a: {}}\nrelations: [{from: a}]\n", "missing-key", 2, 13,
     "needs the key \"to\""},
    {"actors: {a: {}}\nevents: [{when: 2007}]\n", "missing-key", 2, 10,
     "an event needs the key"},
    {"actors: {a: {}}\nslices: [{id: x}]\n", "missing-key", 2, 15,
     "\"when\" if its \"id\""},
    {"actors: {a: {}}\nmeasures: {m: {of: {all: {2007: {note: x}}}}}\n", "missing-key", 2,
     33, "\"value\" or \"text\""},
    /* kinds of values */
    {"hello\n", "wrong-kind", 1, 1, "is a single value, and should be a map"},
    {"actors: [a]\n", "wrong-kind", 1, 9, "is a list, and should be a map from ids"},
    {"actors: {a: b}\n", "wrong-kind", 1, 13, "\"a\" is a single value"},
    {"actors: {a: {}}\nrelations: {}\n", "wrong-kind", 2, 12,
     "is a map, and should be a list"},
    {"actors: {a: {}}\nrelations: [x]\n", "wrong-kind", 2, 13,
     "an entry of \"relations\""},
    {"actors: {a: {}}\ntitle: [x]\n", "wrong-kind", 2, 8,
     "a text, or a map from languages"},
    {"actors: {a: {}}\ntitle: {fr: {en: x}}\n", "wrong-kind", 2, 13, "should be a text"},
    {"actors: {a: {kind: {2007: {x: y}}}}\n", "wrong-kind", 1, 27, "should be an id"},
    {"actors: {a: {when: {2007: x}}}\n", "wrong-kind", 1, 20, "a date or an interval"},
    {"actors: {a: {}}\nfigures: [[x]]\n", "wrong-kind", 2, 11, "\"network\""},
    {"actors: {a: {name: {2007: x, fr: y}}}\n", "bad-date", 1, 30,
     "other keys of this map"},
    {"actors: {a: {kind: {fr: x}}}\n", "bad-date", 1, 21, "from dates to values"},
    /* nothing */
    {"actors:\n", "empty-value", 1, 8, "\"actors\" has no value"},
    {"actors: {}\n", "empty-value", 1, 9, "is empty"},
    {"actors: {a: {name: null}}\n", "empty-value", 1, 20, "in quotes if it is one"},
    {"actors: {a: {name: {}}}\n", "empty-value", 1, 20, "leave the key out"},
    {"actors: {a: {groups: []}}\n", "empty-value", 1, 22, "leave the key out"},
    {"actors: {a: {}}\ntitle: {}\n", "empty-value", 2, 8, "no text"},
    {"actors: {a: {}}\ntitle: {fr: }\n", "empty-value", 2, 13, "has no value"},
    {"actors: {a: {name: \"\"}}\n", "bad-text", 1, 20, "empty"},
    /* scalars */
    {"actors: {a: {name: \"x\\u202e\"}}\n", "bad-text", 1, 20, "U+202E"},
    {"actors: {a: {}}\ntitle: {Fr: x}\n", "bad-language", 2, 9, "\"fr\""},
    {"actors: {a: {}}\nlanguage: french\n", "bad-language", 2, 11, "fr, en, pt-BR"},
    {"actors: {a: {}}\ngroups: {é: {}}\n", "bad-id", 2, 10, "write \"e\""},
    {"actors: {a/b: {}}\n", "bad-id", 1, 10, "but no \"/\": write \"a-b\""},
    {"actors: {\" b\": {}}\n", "bad-id", 1, 10, "either end: write \"b\""},
    {"actors: {.b: {}}\n", "bad-id", 1, 10, "neither \".\" nor \"-\""},
    {"actors: {b..c: {}}\n", "bad-id", 1, 10, "no \"..\""},
    {"actors: {\"\": {}}\n", "bad-id", 1, 10, "it is empty"},
    {"actors: {aux: {}}\n", "bad-id", 1, 10, "choose another"},
    {"actors: {a: {}}\nlayout: {pins: {a*: [0, 0]}}\n", "bad-id", 2, 17, "but no \"*\""},
    {"actors: {a: {}}\nslices: [{id: nul, when: 2007}]\n", "bad-id", 2, 15, "file names"},
    {"actors: {a: {when: 2013/2007}}\n", "bad-date", 1, 20, "before it begins"},
    {"actors: {a: {when: [2007, x]}}\n", "bad-date", 1, 27, "written 2007"},
    {"actors: {a: {name: {207: x}}}\n", "bad-date", 1, 21, "four digits"},
    {"actors: {a: {url: \"ftp://x\"}}\n", "bad-url", 1, 19, "https://"},
    {"actors: {a: {}}\nmeasures: {m: {of: {all: \"3\"}}}\n", "bad-number", 2, 26,
     "without quotes"},
    {"actors: {a: {}}\nmeasures: {m: {of: {all: 1 590}}}\n", "bad-number", 2, 26,
     "1590.5"},
    {"actors: {a: {}}\nmeasures: {m: {of: {all: .nan}}}\n", "bad-number", 2, 26,
     "digits"},
    {"actors: {a: {}}\nkinds: {k: {colour: 0}}\n", "bad-number", 2, 21, "from 1 to 64"},
    {"actors: {a: {}}\nkinds: {k: {colour: 1.5}}\n", "bad-number", 2, 21, "whole number"},
    {"actors: {a: {}}\npaysage: 2\n", "bad-number", 2, 10, "should be 1"},
    {"actors: {a: {}, b: {}}\nrelations: [{from: a, to: b, weight: 0}]\n", "bad-number",
     2, 38, "above 0"},
    {"actors: {a: {}}\nslices: [{id: 2007, question: yes}]\n", "bad-boolean", 2, 31,
     "write true"},
    {"actors: {a: {}}\nslices: [{id: 2007, question: off}]\n", "bad-boolean", 2, 31,
     "write false"},
    {"actors: {a: {}}\nslices: [{id: 2007, question: hm}]\n", "bad-boolean", 2, 31,
     "true or false"},
    {"actors: {a: {}}\nkinds: {k: {shape: rond}}\n", "unknown-word", 2, 20, "\"round\"?"},
    {"actors: {a: {}}\nkinds: {k: {shape: x}}\n", "unknown-word", 2, 20,
     "one of \"box\""},
    {"actors: {a: {}}\nfigures: [netwrk]\n", "unknown-word", 2, 11, "\"network\"?"},
    {"actors: {a: {}}\nlayout: {stability: 1.1}\n", "bad-number", 2, 21, "from 0 to 1"},
    {"actors: {a: {}}\nlayout: {stability: -0.1}\n", "bad-number", 2, 21, "from 0 to 1"},
    {"actors: {a: {}}\nlayout: {stability: high}\n", "bad-number", 2, 21, "digits"},
    {"actors: {a: {}}\nlayout: {align: tiers}\n", "unknown-word", 2, 17, "\"tier\"?"},
    {"actors: {a: {}}\nlayout: {align: group}\n", "unknown-word", 2, 17, "\"none\""},
    {"actors: {a: {}}\nlayout: {pins: [a]}\n", "wrong-kind", 2, 16, "a map from ids"},
    {"actors: {a: {}}\nlayout: {pins: {a: 0.5}}\n", "wrong-kind", 2, 20, "a list"},
    {"actors: {a: {}}\nlayout: {pins: {a: [0.5]}}\n", "wrong-count", 2, 20,
     "should have 2"},
    {"actors: {a: {}}\nlayout: {pins: {a: [0.5, 0.5, 0.5]}}\n", "wrong-count", 2, 20,
     "has 3 entries"},
    {"actors: {a: {}}\nlayout: {pins: {a: [0.5, 2]}}\n", "bad-number", 2, 26,
     "from 0 to 1"},
    {"actors: {a: {}}\nlayout: {pins: {a: [left, 0]}}\n", "bad-number", 2, 21, "digits"},
    {"actors: {a: {}}\nlayout: {pins: {}, algin: tier}\n", "unknown-key", 2, 20,
     "\"align\"?"},
    {"actors: {a: {}}\nlayout: tier\n", "wrong-kind", 2, 9, "a map of keys"},
    {"actors: {a: {}}\nfigures: [{kind: pyramid, facing: [a]}]\n", "wrong-count", 2, 35,
     "should have 2"},
};

START_TEST(tells_mistakes_where_they_are)
{
    reading_expect(&mistakes[_i], PSG_SEVERITY_ERROR);
}
END_TEST

START_TEST(doubts_a_language_that_is_a_country)
{
    static const ReadingCase doubt = {"actors: {a: {}}\ntitle: {jp: x}\n", "odd-language",
                                      2, 9, "is it a country?"};
    reading_expect(&doubt, PSG_SEVERITY_WARNING);
}
END_TEST

START_TEST(tells_all_in_one_run)
{
    PsgDiagnostics *list;
    ck_assert_ptr_null(reading_try("titel: x\nactors: {a: {kind: b, nme: c, when: yes}}\n"
                                   "relations: [{from: a, to: z}]\nfigures: [x]\n",
                                   &list));
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 6);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(stops_after_a_thousand)
{
    g_autoptr(GString) text = g_string_new("actors:\n");
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(text, "  a%d: {x: 1, kind: k}\n", i);
    }
    PsgDiagnostics *list;
    ck_assert_ptr_null(reading_try(text->str, &list));
    ck_assert_uint_ge(psg_diagnostics_count(list), 1000);
    ck_assert_uint_le(psg_diagnostics_count(list),
                      PSG_DIAGNOSTICS_KEPT + PSG_DIAGNOSTICS_FEW);
    psg_diagnostics_free(list);
}
END_TEST

/* ---- The tables themselves ---- */

static void
expect_sound(const PsgForm *form)
{
    ck_assert(form->item != NULL || form->kind < PSG_FORM_LIST ||
              form->kind == PSG_FORM_STRUCT);
    ck_assert(form->kind != PSG_FORM_WORD || form->word_count > 0);
    ck_assert(form->kind != PSG_FORM_STRUCT || form->name != NULL);
    g_autofree char *described = psg_form_describe(form);
    ck_assert_uint_gt(strlen(described), 0);
    for (size_t i = 0; i < form->field_count; i++) {
        const PsgField *field = &form->fields[i];
        ck_assert_ptr_eq(psg_form_field(form, field->name), field);
        ck_assert_msg(g_str_has_suffix(field->help, "."), "%s: %s", field->name,
                      field->help);
        expect_sound(field->form);
    }
    if (form->item != NULL) {
        expect_sound(form->item);
    }
    if (form->other != NULL) {
        expect_sound(form->other);
    }
    for (size_t i = 0; form->variants != NULL && i < form->item->word_count; i++) {
        expect_sound(form->variants[i]);
    }
}

START_TEST(has_sound_tables)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    expect_sound(psg_form_of_landscape(psg_figure_kinds(), arena));
    expect_sound(&psg_form_style);
}
END_TEST

Suite *
form_suite(void)
{
    Suite *suite = suite_create("form");
    TCase *tests = tcase_create("form");
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_test(tests, doubts_a_language_that_is_a_country);
    tcase_add_test(tests, tells_all_in_one_run);
    tcase_add_test(tests, stops_after_a_thousand);
    tcase_add_test(tests, has_sound_tables);
    suite_add_tcase(suite, tests);
    return suite;
}
