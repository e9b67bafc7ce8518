/* Names of landscapes: endings, folders, files that are called after their folder. */
#include "base/landscape_name.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>

Suite *landscape_name_suite(void);

static void
assert_name(const char *path, const char *expected)
{
    g_autofree char *name = psg_landscape_name_of_path(path);
    ck_assert_str_eq(name, expected);
}

static void
assert_stem(const char *path, const char *expected)
{
    g_autofree char *stem = psg_landscape_path_stem(path);
    ck_assert_str_eq(stem, expected);
}

START_TEST(drops_endings_and_folders)
{
    static const char *const alike[] = {"tools.yaml",
                                        "tools.yml",
                                        "tools.json",
                                        "tools.csv",
                                        "map/tools.yaml",
                                        "tools.paysage.yaml",
                                        "tools.paysage.yml",
                                        "tools.paysage.json",
                                        "tools.paysage/",
                                        "/a/tools.paysage//",
                                        "tools.paysage",
                                        "../map.d/tools.paysage.yaml",
                                        "tools/",
                                        "./tools.yaml"};
    for (gsize i = 0; i < G_N_ELEMENTS(alike); i++) {
        assert_name(alike[i], "tools");
    }
}
END_TEST

START_TEST(keeps_what_is_no_ending)
{
    assert_name("tools", "tools");
    assert_name(".tools", ".tools");
    assert_name(".paysage", ".paysage");
    assert_name(".tools.yaml", ".tools");
    assert_name("v1.2/", "v1.2");
    assert_name("v1.2.yaml", "v1.2");
    assert_name("2008.new.paysage.yaml", "2008.new");
    assert_name("-", "-");
    assert_name("\xff.yaml", "\xff");
    assert_name("mypaysage.yaml", "mypaysage");
}
END_TEST

START_TEST(is_called_after_its_folder)
{
    assert_name("tools/paysage.yaml", "tools");
    assert_name("tools.paysage/paysage.yaml", "tools");
    assert_name("v1.2/paysage.yml", "v1.2");
    assert_name("a/tools/../paysage.json", "a");
    assert_name("/paysage.yaml", "paysage");
    assert_name("/", "paysage");
    g_autofree char *here = g_get_current_dir();
    g_autofree char *name = psg_landscape_name_of_path(here);
    assert_name("paysage.yaml", name);
    assert_name("./paysage.yaml", name);
    assert_name(".", name);
    assert_name("./", name);
}
END_TEST

START_TEST(of_a_folder_no_other_ending_is_dropped)
{
    g_autofree char *folder = g_dir_make_tmp("v1.2-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    g_autofree char *expected = g_path_get_basename(folder);
    assert_name(folder, expected);
    g_rmdir(folder);
}
END_TEST

START_TEST(keeps_folders_before_it)
{
    assert_stem("map/tools.paysage.yaml", "map/tools");
    assert_stem("map/tools.paysage/", "map/tools");
    assert_stem("map/paysage.yaml", "map");
    assert_stem("map.d/tools.csv", "map.d/tools");
    assert_stem("../tools.yaml", "../tools");
    assert_stem("paysage.yaml", "paysage");
    assert_stem("..", "..");
    assert_stem("-", "-");
}
END_TEST

Suite *
landscape_name_suite(void)
{
    Suite *suite = suite_create("landscape_name");
    TCase *names = tcase_create("names");
    tcase_add_test(names, drops_endings_and_folders);
    tcase_add_test(names, keeps_what_is_no_ending);
    tcase_add_test(names, is_called_after_its_folder);
    tcase_add_test(names, of_a_folder_no_other_ending_is_dropped);
    tcase_add_test(names, keeps_folders_before_it);
    suite_add_tcase(suite, names);
    return suite;
}
