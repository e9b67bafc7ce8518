/* Memory of things that live and die together: a chain of blocks, each twice as large as
 * the last. */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

typedef struct Block Block;
struct Block {
    Block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct PsgArena {
    Block *blocks; /* the newest first; only it has room */
};

PsgArena *
psg_arena_new(void)
{
    return g_new0(PsgArena, 1);
}

void
psg_arena_free(PsgArena *arena)
{
    if (arena == NULL) {
        return;
    }
    while (arena->blocks != NULL) {
        Block *next = arena->blocks->next;
        g_free(arena->blocks);
        arena->blocks = next;
    }
    g_free(arena);
}

static void
add_block(PsgArena *arena, size_t least)
{
    size_t size = arena->blocks == NULL ? FIRST_BLOCK : 2 * arena->blocks->size;
    size = MAX(MIN(size, LARGEST_BLOCK), least);
    Block *block = g_malloc0(sizeof *block + size);
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
}

void *
psg_arena_alloc(PsgArena *arena, size_t size)
{
    if (size == 0) {
        return NULL;
    }
    size_t rounded = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (arena->blocks == NULL || arena->blocks->size - arena->blocks->used < rounded) {
        add_block(arena, rounded);
    }
    void *place = arena->blocks->bytes + arena->blocks->used;
    arena->blocks->used += rounded;
    return place;
}

void *
psg_arena_copy(PsgArena *arena, const void *items, size_t count, size_t size)
{
    void *copy = psg_arena_alloc(arena, count * size);
    if (copy != NULL) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

const char *
psg_arena_strdup(PsgArena *arena, const char *string)
{
    return string == NULL ? NULL : psg_arena_copy(arena, string, strlen(string) + 1, 1);
}

const char *
psg_arena_printf(PsgArena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *string = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return psg_arena_strdup(arena, string);
}

void *
psg_arena_take_array(PsgArena *arena, GArray *array)
{
    void *items =
        psg_arena_copy(arena, array->data, array->len, g_array_get_element_size(array));
    g_array_unref(array);
    return items;
}
