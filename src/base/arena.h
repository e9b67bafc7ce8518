/*
 * Memory of things that live and die together.
 *
 * A landscape, a view or a scene has hundreds of small parts and one owner: they are
 * allotted from its arena, never freed singly, and gone when the arena is.
 */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef struct PsgArena PsgArena;

PsgArena *psg_arena_new(void);
void psg_arena_free(PsgArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgArena, psg_arena_free)

/* Zeroed, and aligned for any type. A size of 0 gives NULL. */
void *psg_arena_alloc(PsgArena *arena, size_t size);

/* A copy of count × size bytes. */
void *psg_arena_copy(PsgArena *arena, const void *items, size_t count, size_t size);

/* NULL gives NULL. */
const char *psg_arena_strdup(PsgArena *arena, const char *string);
const char *psg_arena_printf(PsgArena *arena, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Copies what a GArray holds, and frees the GArray. */
void *psg_arena_take_array(PsgArena *arena, GArray *array);
