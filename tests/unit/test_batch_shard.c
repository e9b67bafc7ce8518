/* Shards: who has what, and what an array of Slurm is. */
#include "batch/shard.h"

#include <check.h>
#include <string.h>

Suite *batch_shard_suite(void);

enum { NAMES = 2000 };

static guint
owner_of(guint number, guint count)
{
    g_autofree char *name = g_strdup_printf("teams/landscape-%u", number);
    return psg_shard_owner(name, count);
}

/* Which is all that can be asked of a hash: a shard has its part give or take what chance does. */
START_TEST(gives_each_shard_its_part)
{
    for (guint count = 1; count <= 32; count++) {
        g_autofree guint *sizes = g_new0(guint, count + 1);
        for (guint i = 0; i < NAMES; i++) {
            guint owner = owner_of(i, count);
            ck_assert_uint_ge(owner, 1);
            ck_assert_uint_le(owner, count);
            sizes[owner]++;
        }
        double part = (double)NAMES / count;
        for (guint shard = 1; shard <= count; shard++) {
            double off = sizes[shard] - part;
            ck_assert_double_le(off * off, 16 * part); /* four deviations */
        }
    }
}
END_TEST

/* The N + 1st takes its part; between the others nothing moves. */
START_TEST(moves_nothing_between_old_shards)
{
    for (guint count = 1; count <= 16; count++) {
        guint moved = 0;
        for (guint i = 0; i < NAMES; i++) {
            guint before = owner_of(i, count), after = owner_of(i, count + 1);
            ck_assert(after == before || after == count + 1);
            moved += after != before;
        }
        ck_assert_uint_gt(moved, NAMES / (count + 1) / 2);
        ck_assert_uint_lt(moved, 2 * NAMES / (count + 1));
    }
}
END_TEST

/* Other machines, other versions: what was cut once is cut so for ever. */
START_TEST(cuts_the_same_everywhere)
{
    ck_assert_uint_eq(psg_shard_owner("teams/alpha", 8), 7);
    ck_assert_uint_eq(psg_shard_owner("mesocentres", 8), 3);
    ck_assert_uint_eq(psg_shard_owner("", 1000), 2);
}
END_TEST

static void
expect_parsed(const char *text, guint number, guint count)
{
    PsgShard shard = {0, 0};
    g_autofree char *why = NULL;
    bool is_good = psg_shard_parse(text, &shard, &why);
    ck_assert(is_good == (count > 0));
    if (is_good) {
        ck_assert_uint_eq(shard.number, number);
        ck_assert_uint_eq(shard.count, count);
    } else {
        ck_assert_ptr_nonnull(strstr(why, text));
    }
}

START_TEST(reads_shards)
{
    expect_parsed("1/1", 1, 1);
    expect_parsed("3/8", 3, 8);
    expect_parsed("100000/100000", 100000, 100000);
    static const char *const wrong[] = {"",     "3",   "/",        "0/8",
                                        "9/8",  "3/0", "3/8/9",    "-1/8",
                                        "3/ 8", "x/y", "1/100001", "3/8x"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        expect_parsed(wrong[i], 0, 0);
    }
}
END_TEST

/* "ID=3,COUNT=8,…" */
static const char *surroundings;

static const char *
lookup(const char *variable)
{
    static char value[64];
    g_auto(GStrv) pairs = g_strsplit(surroundings, ",", -1);
    for (size_t i = 0; pairs[i] != NULL; i++) {
        char *equals = strchr(pairs[i], '=');
        *equals = '\0';
        if (strcmp(variable + strlen("SLURM_ARRAY_TASK_"), pairs[i]) == 0) {
            g_strlcpy(value, equals + 1, sizeof value);
            return value;
        }
    }
    return NULL;
}

static void
expect_array(const char *variables, guint number, guint count)
{
    PsgShard shard = {0, 0};
    g_autofree char *why = NULL;
    surroundings = variables;
    bool is_good = psg_shard_of_array(lookup, &shard, &why);
    ck_assert_msg(is_good == (count > 0), "%s", variables);
    if (is_good) {
        ck_assert_uint_eq(shard.number, number);
        ck_assert_uint_eq(shard.count, count);
    } else {
        ck_assert_ptr_nonnull(strstr(why, "--shard I/N"));
    }
}

START_TEST(takes_its_place_in_an_array)
{
    expect_array("X=1", 1, 1);
    expect_array("ID=1,COUNT=8,MIN=1,MAX=8", 1, 8);
    expect_array("ID=8,COUNT=8,MIN=1,MAX=8,STEP=1", 8, 8);
    expect_array("ID=0,COUNT=4,MIN=0,MAX=3", 1, 4);
    expect_array("ID=9,COUNT=5,MIN=1,MAX=9,STEP=2", 5, 5);
    expect_array("ID=7,COUNT=1,MIN=7,MAX=7", 1, 1);
}
END_TEST

START_TEST(refuses_arrays_with_holes)
{
    expect_array("ID=3,COUNT=2,MIN=3,MAX=7", 0, 0);
    expect_array("ID=1,COUNT=7,MIN=1,MAX=8", 0, 0);
    expect_array("ID=2,COUNT=5,MIN=1,MAX=9,STEP=2", 0, 0);
    expect_array("ID=9,COUNT=8,MIN=1,MAX=8", 0, 0);
    expect_array("ID=x,COUNT=8,MIN=1,MAX=8", 0, 0);
    expect_array("ID=1,COUNT=8,MAX=8", 0, 0);
    expect_array("ID=1,COUNT=0,MIN=1,MAX=0", 0, 0);
    expect_array("ID=1,COUNT=200000,MIN=1,MAX=200000", 0, 0);
    expect_array("ID=4294967297,COUNT=8,MIN=1,MAX=8", 0, 0);
}
END_TEST

Suite *
batch_shard_suite(void)
{
    Suite *suite = suite_create("batch_shard");
    TCase *all = tcase_create("all");
    tcase_add_test(all, gives_each_shard_its_part);
    tcase_add_test(all, moves_nothing_between_old_shards);
    tcase_add_test(all, cuts_the_same_everywhere);
    tcase_add_test(all, reads_shards);
    tcase_add_test(all, takes_its_place_in_an_array);
    tcase_add_test(all, refuses_arrays_with_holes);
    suite_add_tcase(suite, all);
    return suite;
}
