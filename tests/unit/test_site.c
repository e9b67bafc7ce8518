/* What a server gives: a path is one of its files byte by byte, and parts take places whole. */
#include "serve/site.h"

#include <check.h>
#include <string.h>

Suite *site_suite(void);

static void
add(PsgSite *site, const char *path, const char *text)
{
    g_autofree char *policy = g_strdup("img-src 'self'");
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text) + 1);
    const PsgSiteFile file = {bytes, "text/plain", policy, 0};
    psg_site_add(site, path, &file);
}

static const char *
text_at(const PsgSite *site, const char *path)
{
    const PsgSiteFile *file = psg_site_find(site, path);
    return file == NULL ? NULL : g_bytes_get_data(file->bytes, NULL);
}

static PsgSite *
site_new(void)
{
    PsgSite *site = psg_site_new();
    add(site, "/", "page");
    add(site, "/figures/", "index");
    add(site, "/figures/a.svg", "a");
    add(site, "/figures/b.svg", "b");
    return site;
}

START_TEST(finds_paths_byte_by_byte)
{
    static const char *const strangers[] = {"",
                                            "//",
                                            "/figures",
                                            "/Figures/",
                                            "/figures//a.svg",
                                            "/figures/./a.svg",
                                            "/figures/../",
                                            "/figures/%61.svg",
                                            "/figures/a.svg/",
                                            "/figures/a.svg ",
                                            "/etc/passwd",
                                            "figures/"};
    g_autoptr(PsgSite) site = site_new();
    ck_assert_str_eq(text_at(site, "/figures/a.svg"), "a");
    ck_assert_str_eq(psg_site_find(site, "/")->policy, "img-src 'self'");
    for (gsize i = 0; i < G_N_ELEMENTS(strangers); i++) {
        ck_assert_ptr_null(psg_site_find(site, strangers[i]));
    }
}
END_TEST

START_TEST(parts_take_places_whole)
{
    g_autoptr(PsgSite) site = site_new();
    PsgSite *part = psg_site_new();
    add(part, "/figures/", "other");
    add(part, "/figures/c.svg", "c");
    psg_site_replace(site, "/figures/", part);
    ck_assert_uint_eq(psg_site_count(site), 3);
    ck_assert_str_eq(text_at(site, "/"), "page");
    ck_assert_str_eq(text_at(site, "/figures/"), "other");
    ck_assert_str_eq(text_at(site, "/figures/c.svg"), "c");
    ck_assert_ptr_null(psg_site_find(site, "/figures/a.svg"));
    add(site, "/", "new page");
    ck_assert_uint_eq(psg_site_count(site), 3);
    ck_assert_str_eq(text_at(site, "/"), "new page");
}
END_TEST

/* An answer that is being sent outlives the file. */
START_TEST(bytes_outlive_their_place)
{
    g_autoptr(PsgSite) site = site_new();
    g_autoptr(GBytes) sent = g_bytes_ref(psg_site_find(site, "/figures/a.svg")->bytes);
    psg_site_replace(site, "/figures/", psg_site_new());
    ck_assert_mem_eq(g_bytes_get_data(sent, NULL), "a", 1);
}
END_TEST

Suite *
site_suite(void)
{
    Suite *suite = suite_create("site");
    TCase *tests = tcase_create("site");
    tcase_add_test(tests, finds_paths_byte_by_byte);
    tcase_add_test(tests, parts_take_places_whole);
    tcase_add_test(tests, bytes_outlive_their_place);
    suite_add_tcase(suite, tests);
    return suite;
}
