/* Pages of large landscapes, and of parts: boxes for several come first, each can be opened, and what the page's
 * pictures say of actors is what its data says. */
#include "run/explore.h"

#include <check.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

Suite *explore_open_suite(void);

/* A page, and what it says to its script. */
typedef struct {
    char *html;
    JsonParser *parser;
    JsonObject *data;
} Page;

static void
page_free(Page *page)
{
    g_object_unref(page->parser);
    g_free(page->html);
    g_free(page);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

static char *
data_in(const char *html)
{
    static const char before[] = "class=\"paysage-data\">";
    const char *start = strstr(html, before);
    ck_assert_ptr_nonnull(start);
    start += strlen(before);
    return g_strndup(start, (gsize)(strstr(start, "</script>") - start));
}

/* NULL with *error. */
static Page *
page_of(const char *yaml, const PsgRequestOption *options, size_t count, GError **error)
{
    g_autofree char *path = NULL;
    gint file = g_file_open_tmp("paysage-XXXXXX.yaml", &path, NULL);
    ck_assert(file >= 0 && g_file_set_contents(path, yaml, -1, NULL));
    g_close(file, NULL);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(PsgSession) session = psg_session_new(
        &(PsgLook){.limits = psg_limits_default(), .date = G_MININT64}, list, NULL);
    ck_assert(psg_session_read(session, path, list, NULL));
    g_remove(path);
    const PsgRequest request = {.options = options, .option_count = count};
    const PsgFigureSpec *of = psg_session_select(session, &request, arena, error);
    if (of == NULL) {
        return NULL;
    }
    g_autoptr(GBytes) bytes = psg_session_explore(session, of, PSG_EXPLORER_PAGE, NULL);
    ck_assert_ptr_nonnull(bytes);
    Page *page = g_new0(Page, 1);
    page->html = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    page->parser = json_parser_new();
    g_autofree char *data = data_in(page->html);
    ck_assert(json_parser_load_from_data(page->parser, data, -1, NULL));
    page->data = json_node_get_object(json_parser_get_root(page->parser));
    return page;
}

static JsonObject *
item_of(JsonObject *object, const char *list, size_t place)
{
    return json_array_get_object_element(json_object_get_array_member(object, list),
                                         (guint)place);
}

static size_t
count_of(JsonObject *object, const char *list)
{
    return json_array_get_length(json_object_get_array_member(object, list));
}

static size_t
number_in(JsonObject *object, const char *list, size_t place)
{
    return (size_t)json_array_get_int_element(json_object_get_array_member(object, list),
                                              (guint)place);
}

/* NULL: there is none. */
static JsonObject *
picture_of(const Page *page, const char *id)
{
    for (size_t i = 0; i < count_of(page->data, "pictures"); i++) {
        JsonObject *picture = item_of(page->data, "pictures", i);
        if (strcmp(json_object_get_string_member(picture, "id"), id) == 0) {
            return picture;
        }
    }
    return NULL;
}

static JsonObject *
actor_of(const Page *page, const char *id)
{
    for (size_t i = 0; i < count_of(page->data, "actors"); i++) {
        JsonObject *actor = item_of(page->data, "actors", i);
        if (strcmp(json_object_get_string_member(actor, "id"), id) == 0) {
            return actor;
        }
    }
    return NULL;
}

/* What the picture shows of the actor that the thing is: the same as the data says. */
static void
check_seen(const Page *page, JsonObject *picture, JsonObject *thing, bool *is_drawn)
{
    size_t place =
        number_in(picture, "actors", (size_t)json_object_get_int_member(thing, "i"));
    const char *seen =
        json_object_get_string_member(item_of(page->data, "actors", place), "seen");
    for (size_t slice = 0; seen[slice] != '\0'; slice++) {
        JsonArray *states = json_object_get_array_member(thing, "s");
        bool is_shown = json_array_get_int_element(states, (guint)slice) >= 0;
        ck_assert(!is_shown || seen[slice] != '.');
        is_drawn[place] = is_drawn[place] || is_shown;
    }
}

/* By actor of the page whether the picture shows it; owned by the caller. */
static bool *
check_picture(const Page *page, JsonObject *picture)
{
    size_t actors = count_of(page->data, "actors"), ties = count_of(picture, "ties");
    bool *is_drawn = g_new0(bool, actors);
    g_autofree bool *is_known = g_new0(bool, actors);
    for (size_t i = 0; i < count_of(picture, "actors"); i++) {
        size_t place = number_in(picture, "actors", i);
        ck_assert(place < actors && !is_known[place]);
        is_known[place] = true;
    }
    for (size_t i = 0; i < ties; i++) {
        JsonArray *tie = json_array_get_array_element(
            json_object_get_array_member(picture, "ties"), (guint)i);
        ck_assert(is_known[json_array_get_int_element(tie, 0)] &&
                  is_known[json_array_get_int_element(tie, 1)]);
    }
    for (size_t i = 0; i < count_of(picture, "things"); i++) {
        JsonObject *thing = item_of(picture, "things", i);
        const char *part = json_object_get_string_member_with_default(thing, "p", "");
        if (strcmp(part, "actor") == 0) {
            check_seen(page, picture, thing, is_drawn);
        } else if (strcmp(part, "relation") == 0) {
            ck_assert_int_lt(json_object_get_int_member(thing, "i"), (gint64)ties);
        }
    }
    return is_drawn;
}

/* A picture opens the aggregate, and shows all of its members, and nothing of itself. */
static void
check_opened(const Page *page, size_t aggregate)
{
    JsonObject *actor = item_of(page->data, "actors", aggregate);
    g_autofree char *id =
        g_strconcat("network-open-", json_object_get_string_member(actor, "id"), NULL);
    JsonObject *picture = picture_of(page, id);
    ck_assert_ptr_nonnull(picture);
    ck_assert_int_eq(json_object_get_int_member(picture, "opens"), (gint64)aggregate);
    g_autofree bool *is_drawn = check_picture(page, picture);
    ck_assert(!is_drawn[aggregate]);
    for (size_t i = 0; i < count_of(actor, "members"); i++) {
        ck_assert(is_drawn[number_in(actor, "members", i)]);
    }
}

static const char *const story =
    "language: en\nslices: [{id: 2007}, {id: 2008}]\n"
    "kinds: {lab: {label: Labs}, firm: {}}\ngroups: {west: {}, east: {}}\n"
    "relation-kinds: {pays: {directed: true}}\n"
    "actors:\n"
    "  a: {name: Ann, kind: lab, groups: [west, east]}\n"
    "  b: {name: Bob, kind: lab, when: 2008/.., groups: west}\n"
    "  c: {name: Cyd, kind: {../2007: lab, 2008/..: firm}, groups: east}\n"
    "  d: {name: Dan, kind: firm}\n  e: {name: Eve}\n"
    "relations:\n  - {from: a, to: b}\n  - {from: a, to: d, kind: pays}\n"
    "  - {from: c, to: d, kind: pays}\n  - {from: e, to: c}\n";

START_TEST(each_box_is_opened)
{
    static const char *const words[] = {"kind", "group"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const PsgRequestOption by = {"by", words[i]};
        g_autoptr(Page) page = page_of(story, &by, 1, NULL);
        JsonObject *first = item_of(page->data, "pictures", 0);
        ck_assert_str_eq(json_object_get_string_member(first, "by"), words[i]);
        ck_assert(!json_object_has_member(first, "opens"));
        g_autofree bool *is_drawn = check_picture(page, first);
        for (size_t k = 0; k < count_of(page->data, "actors"); k++) {
            bool stands =
                json_object_has_member(item_of(page->data, "actors", k), "members");
            ck_assert(is_drawn[k] == stands);
            if (stands) {
                check_opened(page, k);
            }
        }
        JsonObject *whole = picture_of(page, "network-all");
        ck_assert(json_object_get_boolean_member(whole, "whole"));
    }
}
END_TEST

/* What is open from the start is no box that could be opened. */
START_TEST(some_are_open_from_the_start)
{
    const PsgRequestOption options[] = {{"by", "kind"}, {"open", "lab"}};
    g_autoptr(Page) page = page_of(story, options, 2, NULL);
    g_autofree bool *is_drawn = check_picture(page, item_of(page->data, "pictures", 0));
    ck_assert(is_drawn[0] && is_drawn[1] && is_drawn[2] && !is_drawn[3]);
    ck_assert_ptr_null(actor_of(page, "lab"));
    ck_assert_ptr_null(picture_of(page, "network-open-lab"));
    ck_assert_ptr_nonnull(picture_of(page, "network-open-firm"));
}
END_TEST

/* Actors in three groups, of which the last has so many, and some in none; of two kinds. */
static char *
crowd(unsigned count, unsigned grouped)
{
    GString *yaml = g_string_new("language: en\nslices: [{id: 2007}]\n"
                                 "kinds: {lab: {}, firm: {}}\n"
                                 "groups: {g0: {}, g1: {}, g2: {}}\nactors:\n");
    for (unsigned i = 0; i < count; i++) {
        unsigned group = i < 20 ? 0 : i < 60 ? 1 : 2;
        g_autofree char *of =
            i < grouped ? g_strdup_printf("groups: g%u, ", group) : g_strdup("");
        g_string_append_printf(yaml, "  a%u: {%skind: %s}\n", i, of,
                               i % 3 == 0 ? "lab" : "firm");
    }
    g_string_append(yaml, "relations:\n");
    for (unsigned i = 1; i < count; i += 4) {
        g_string_append_printf(yaml, "  - {from: a%u, to: a%u}\n", i / 3, i);
    }
    return g_string_free(yaml, FALSE);
}

/* By groups, since these hold most: of these the large one is found by a filter. */
START_TEST(large_landscapes_begin_with_boxes)
{
    g_autofree char *yaml = crowd(510, 500);
    g_autoptr(Page) page = page_of(yaml, NULL, 0, NULL);
    JsonObject *first = item_of(page->data, "pictures", 0);
    ck_assert_str_eq(json_object_get_string_member(first, "by"), "group");
    ck_assert_ptr_nonnull(picture_of(page, "network-open-g0"));
    ck_assert_ptr_nonnull(picture_of(page, "network-open-others"));
    ck_assert_ptr_null(picture_of(page, "network-open-g2"));
    ck_assert(!json_object_has_member(actor_of(page, "g0"), "opensFilter"));
    JsonObject *filter =
        json_object_get_object_member(actor_of(page, "g2"), "opensFilter");
    ck_assert_uint_eq(number_in(filter, "groups", 0), 2);
    check_opened(page, 510);
}
END_TEST

/* Of what most have none of nothing is told. */
START_TEST(boxes_hold_most_actors)
{
    g_autofree char *yaml = crowd(510, 200);
    g_autoptr(Page) page = page_of(yaml, NULL, 0, NULL);
    JsonObject *first = item_of(page->data, "pictures", 0);
    ck_assert_str_eq(json_object_get_string_member(first, "by"), "kind");
}
END_TEST

START_TEST(others_are_seen_whole)
{
    g_autofree char *yaml = crowd(300, 300);
    g_autoptr(Page) page = page_of(yaml, NULL, 0, NULL);
    JsonObject *first = item_of(page->data, "pictures", 0);
    ck_assert_str_eq(json_object_get_string_member(first, "id"), "network");
    ck_assert(!json_object_has_member(first, "by"));
    ck_assert_ptr_null(picture_of(page, "network-all"));
    ck_assert_uint_eq(count_of(page->data, "actors"), 300);
}
END_TEST

/* Nothing of the others is in the page, and it says so. */
START_TEST(pages_of_parts_are_of_these_alone)
{
    const PsgRequestOption only = {"only", "kind=lab"}, nobody = {"only", "kind=none"};
    g_autoptr(GError) error = NULL;
    g_autoptr(Page) page = page_of(story, &only, 1, NULL);
    ck_assert_uint_eq(count_of(page->data, "actors"), 3);
    ck_assert_ptr_null(strstr(page->html, "Dan"));
    ck_assert_ptr_nonnull(strstr(page->html, "<p class=\"part\">3 of 5 actors"));
    ck_assert_ptr_nonnull(
        strstr(json_object_get_string_member(page->data, "part"), "3 of 5 actors"));
    g_autoptr(Page) whole = page_of(story, NULL, 0, NULL);
    ck_assert_ptr_null(strstr(whole->html, "class=\"part\""));
    ck_assert_ptr_nonnull(
        strstr(whole->html, "<h1>Landscape</h1>")); /* it has no title */
    ck_assert_ptr_null(page_of(story, &nobody, 1, &error));
    ck_assert(error != NULL && error->domain == PSG_SESSION_ERROR);
}
END_TEST

/* A timeline of several pages is several pictures, which have names of their own. */
START_TEST(pages_of_one_figure_are_told_apart)
{
    g_autoptr(GString) yaml = g_string_new("slices: [{id: 2001}]\nactors:\n");
    for (int i = 0; i < 100; i++) {
        g_string_append_printf(yaml, "  a%d: {name: Actor %d, when: 2001}\n", i, i);
    }
    g_autoptr(Page) page = page_of(yaml->str, NULL, 0, NULL);
    g_autoptr(GHashTable) titles = g_hash_table_new(g_str_hash, g_str_equal);
    size_t count = count_of(page->data, "pictures"), pages = 0;
    for (size_t i = 0; i < count; i++) {
        JsonObject *picture = item_of(page->data, "pictures", i);
        const char *title = json_object_get_string_member(picture, "title");
        bool is_line =
            strcmp(json_object_get_string_member(picture, "kind"), "timeline") == 0;
        pages += is_line;
        ck_assert_msg(!is_line || g_hash_table_add(titles, (gpointer)(gsize)title),
                      "two pictures are called %s", title);
    }
    ck_assert_uint_ge(pages, 2);
}
END_TEST

START_TEST(the_same_page_comes_out_twice)
{
    const PsgRequestOption by = {"by", "group"};
    g_autoptr(Page) page = page_of(story, &by, 1, NULL);
    g_autoptr(Page) again = page_of(story, &by, 1, NULL);
    ck_assert_str_eq(page->html, again->html);
}
END_TEST

/* Nobody knows yet what is projected; a figure that has nothing to tell is no picture; and the usual style has
 * one for dark rooms. */
START_TEST(begins_with_what_is_known)
{
    g_autoptr(Page) page = page_of(
        "slices: [{id: 2001}, {id: 2002}, {id: 2030, projected: true}]\n"
        "actors: {a: {name: Ann, when: 2001/..}, b: {name: Bob, when: 2002/..}}\n",
        NULL, 0, NULL);
    ck_assert_int_eq(json_object_get_int_member(page->data, "initial"), 1);
    for (size_t i = 0; i < count_of(page->data, "pictures"); i++) {
        const char *id =
            json_object_get_string_member(item_of(page->data, "pictures", i), "id");
        ck_assert_str_ne(id, "lineage");
    }
    ck_assert_ptr_nonnull(strstr(page->html, ".paysage .picture > svg text[fill=\"#"));
}
END_TEST

Suite *
explore_open_suite(void)
{
    Suite *suite = suite_create("explore_open");
    TCase *tests = tcase_create("explore_open");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, begins_with_what_is_known);
    tcase_add_test(tests, each_box_is_opened);
    tcase_add_test(tests, some_are_open_from_the_start);
    tcase_add_test(tests, large_landscapes_begin_with_boxes);
    tcase_add_test(tests, boxes_hold_most_actors);
    tcase_add_test(tests, others_are_seen_whole);
    tcase_add_test(tests, pages_of_parts_are_of_these_alone);
    tcase_add_test(tests, pages_of_one_figure_are_told_apart);
    tcase_add_test(tests, the_same_page_comes_out_twice);
    suite_add_tcase(suite, tests);
    return suite;
}
