/* Workers: how many there are by themselves, and that each works. */
#include "base/workers.h"

#include <check.h>

Suite *workers_suite(void);

#define VARIABLE "SLURM_CPUS_PER_TASK"

START_TEST(are_as_many_as_a_scheduler_gave)
{
    g_setenv(VARIABLE, "4", TRUE);
    ck_assert_uint_eq(psg_workers_usual(), 4);
    g_setenv(VARIABLE, "1000", TRUE);
    ck_assert_uint_eq(psg_workers_usual(), PSG_MOST_WORKERS);
    g_unsetenv(VARIABLE);
    ck_assert_uint_eq(psg_workers_usual(), MIN(g_get_num_processors(), PSG_MOST_WORKERS));
}
END_TEST

START_TEST(are_as_many_as_processors_for_what_is_no_number)
{
    static const char *const wrong[] = {
        "", "0", "-1", "4x", "x", " 4", "4.5", "0x4", "4,2", "99999999999999999999"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_setenv(VARIABLE, wrong[i], TRUE);
        ck_assert_uint_eq(psg_workers_usual(),
                          MIN(g_get_num_processors(), PSG_MOST_WORKERS));
    }
    g_unsetenv(VARIABLE);
}
END_TEST

static gpointer
count_one(gpointer data)
{
    g_atomic_int_inc((gint *)data);
    return NULL;
}

START_TEST(all_work)
{
    for (guint count = 0; count < 5; count++) {
        gint worked = 0;
        psg_workers_run(count_one, &worked, count);
        ck_assert_int_eq(worked, MAX(1, (gint)count));
    }
}
END_TEST

Suite *
workers_suite(void)
{
    Suite *suite = suite_create("workers");
    TCase *all = tcase_create("all");
    tcase_add_test(all, are_as_many_as_a_scheduler_gave);
    tcase_add_test(all, are_as_many_as_processors_for_what_is_no_number);
    tcase_add_test(all, all_work);
    suite_add_tcase(suite, all);
    return suite;
}
