/* Arenas: what is allotted stays, zeroed and aligned, until all of it goes. */
#include "base/arena.h"

#include <check.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

Suite *arena_suite(void);

START_TEST(allots_zeroed_aligned_memory)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    for (size_t size = 1; size < 3000; size += 7) {
        unsigned char *bytes = psg_arena_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % alignof(max_align_t), 0);
        size_t zeros = 0;
        while (zeros < size && bytes[zeros] == 0) {
            zeros++;
        }
        ck_assert_uint_eq(zeros, size);
        memset(bytes, 0xAB, size);
    }
}
END_TEST

START_TEST(keeps_what_was_allotted_before)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const char *words[2000];
    for (int i = 0; i < 2000; i++) {
        words[i] = psg_arena_printf(arena, "word %d", i);
    }
    for (int i = 0; i < 2000; i++) {
        g_autofree char *word = g_strdup_printf("word %d", i);
        ck_assert_str_eq(words[i], word);
    }
}
END_TEST

START_TEST(takes_what_is_larger_than_a_block)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    size_t size = (size_t)5 << 20;
    unsigned char *bytes = psg_arena_alloc(arena, size);
    bytes[0] = bytes[size - 1] = 1;
    ck_assert_str_eq(psg_arena_strdup(arena, "after"), "after");
}
END_TEST

START_TEST(copies)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    int numbers[] = {1, 2, 3};
    int *copy = psg_arena_copy(arena, numbers, 3, sizeof *numbers);
    numbers[0] = 9;
    ck_assert_int_eq(copy[0], 1);
    ck_assert_int_eq(copy[2], 3);

    GArray *array = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_vals(array, numbers, 3);
    int *taken = psg_arena_take_array(arena, array);
    ck_assert_int_eq(taken[0], 9);
    ck_assert_int_eq(taken[2], 3);
}
END_TEST

START_TEST(gives_nothing_for_nothing)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    ck_assert_ptr_null(psg_arena_alloc(arena, 0));
    ck_assert_ptr_null(psg_arena_copy(arena, "", 0, 1));
    ck_assert_ptr_null(psg_arena_strdup(arena, NULL));
    ck_assert_ptr_null(psg_arena_take_array(arena, g_array_new(FALSE, FALSE, 4)));
    psg_arena_free(NULL);
}
END_TEST

Suite *
arena_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *all = tcase_create("all");
    tcase_add_test(all, allots_zeroed_aligned_memory);
    tcase_add_test(all, keeps_what_was_allotted_before);
    tcase_add_test(all, takes_what_is_larger_than_a_block);
    tcase_add_test(all, copies);
    tcase_add_test(all, gives_nothing_for_nothing);
    suite_add_tcase(suite, all);
    return suite;
}
