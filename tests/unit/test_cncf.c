/* landscape.yml: items with their levels over time, and the categories they are in. */
#include "drafted.h"
#include "read/graph/graphs.h"

#include <check.h>
#include <string.h>

Suite *cncf_suite(void);

#define CATEGORY(name, items)                                                            \
    "  - category:\n    name: " name "\n    subcategories:\n      - subcategory:\n"      \
    "        name: Sub\n        items:\n" items

#define ITEM(rest) "          - {item: , " rest "}\n"

static char *
drafted_of(const char *items)
{
    g_autofree char *text =
        g_strdup_printf("# items\nlandscape:\n" CATEGORY("One", "%s"), items);
    return psg_drafted(psg_cncf_read, text, -1, NULL);
}

#define check_items(items, ...)                                                          \
    do {                                                                                 \
        g_autofree char *drafted = drafted_of(items);                                    \
        PSG_DRAFTED_EXPECT(drafted, __VA_ARGS__);                                        \
    } while (0)

START_TEST(an_item_has_what_is_said_of_it)
{
    check_items(ITEM("name: A, homepage_url: 'http://a', description: Good, logo: a.svg, "
                     "repo_url: 'http://r', twitter: null, extra: {staff: 7}"),
                "actor A", "A url = http://a", "A note = Good", "A .repo_url = http://r",
                "A .staff = 7", "A group = One", "A .subcategory = Sub", "lost: logos");
}
END_TEST

START_TEST(levels_are_kinds_until_the_next_one)
{
    check_items(ITEM("name: A, project: graduated, extra: {accepted: '2018-01-01', "
                     "incubating: '2019-01-01', graduated: 2020-01-01}"),
                "A when 2018-01-01/", "A kind = sandbox @ 2018-01-01/2019-01-01 end open",
                "A kind = incubating @ 2019-01-01/2020-01-01 end open",
                "A kind = graduated @ 2020-01-01/");
    check_items(ITEM("name: A, project: archived, extra: {accepted: 2018-01-01, "
                     "incubating: 2018-01-01, archived: 2020-01-01}"),
                "A kind = incubating @ 2018-01-01/2020-01-01 end open",
                "A kind = archived @ 2020-01-01/");
    check_items(ITEM("name: A, project: sandbox, extra: {accepted: 2018-01-01}"),
                "A kind = sandbox @ 2018-01-01/");
    check_items(ITEM("name: A, project: incubating"), "A kind = incubating");
    check_items(ITEM("name: A, project: emeritus"), "A kind = emeritus");
}
END_TEST

START_TEST(a_level_without_its_date_is_told)
{
    check_items(ITEM("name: A, project: graduated, incubating: 2018-01-01"),
                "A kind = incubating @ 2018-01-01/", "told level at 9:40");
}
END_TEST

START_TEST(members_are_there_since_they_joined)
{
    check_items(ITEM("name: A, joined: 2018-01-01"), "A when 2018-01-01/");
}
END_TEST

START_TEST(an_item_in_several_places_is_one_if_its_page_is)
{
    g_autofree char *drafted = psg_drafted(
        psg_cncf_read,
        "landscape:\n" CATEGORY("One", ITEM("name: A, homepage_url: 'http://a', "
                                            "second_path: [Three / Sub]"))
            CATEGORY("Two", ITEM("name: A, homepage_url: 'http://a', repo_url: x")
                                ITEM("name: A, homepage_url: 'http://b'")),
        -1, NULL);
    PSG_DRAFTED_EXPECT(drafted, "actor A", "actor A (Sub)", "A group = One",
                       "A group = Two", "A group = Three", "A (Sub) name = A",
                       "A (Sub) group = Two");
    ck_assert_uint_eq(psg_drafted_count(drafted, "actor "), 2);
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_place)
{
    check_items(ITEM("homepage_url: 'http://a'"), "told item at 9:13");
    g_autofree char *other = psg_drafted(psg_cncf_read, "landscape: 7\n", -1, NULL);
    ck_assert_str_eq(other, "\ntold format at 1:1\n");
    /* lists that are empty or none at all */
    g_autofree char *empty = psg_drafted(
        psg_cncf_read,
        "landscape:\n- category:\n  subcategories:\n- {name: A, subcategories: [{items: }]}\n",
        -1, NULL);
    ck_assert_str_eq(empty, "\n");
}
END_TEST

START_TEST(it_is_known_by_its_first_category)
{
    static const struct {
        const char *text;
        bool is_cncf;
    } texts[] = {
        {"landscape:\n  - category:\n    name: A\n", true},
        {"---\n# x\n\nlandscape:\n# y\n- category:\n", true},
        {"landscape:\n  - name: A\n    subcategories: []\n", true},
        {"title: A\nlandscape:\n  - category:\n", false},
        {"landscape: {}\n", false},
        {"actors:\n  a: {}\n", false},
        {"", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        bool is_known = psg_drafted_is_known(psg_cncf_recognise, texts[i].text);
        ck_assert_msg(is_known == texts[i].is_cncf, "%s", texts[i].text);
    }
}
END_TEST

Suite *
cncf_suite(void)
{
    Suite *suite = suite_create("cncf");
    TCase *items = tcase_create("items");
    tcase_add_test(items, an_item_has_what_is_said_of_it);
    tcase_add_test(items, levels_are_kinds_until_the_next_one);
    tcase_add_test(items, a_level_without_its_date_is_told);
    tcase_add_test(items, members_are_there_since_they_joined);
    tcase_add_test(items, an_item_in_several_places_is_one_if_its_page_is);
    tcase_add_test(items, what_is_wrong_is_told_with_its_place);
    tcase_add_test(items, it_is_known_by_its_first_category);
    suite_add_tcase(suite, items);
    return suite;
}
