/*
 * LIST, as the command line has it: its lines become items of a batch, each with what its options
 * and those of the command ask for. What is wrong with any of them is told at once.
 */
#pragma once

#include "batch/batch.h"
#include "batch/shard.h"
#include "cli/render.h"

typedef struct {
    PsgRenderOptions render;
    char *shard, *name; /* NULL: not said */
    gboolean is_dry;
} PsgBatchOptions;

typedef struct {
    const PsgCommand *command;
    char *cwd;                      /* where it was called */
    const PsgBatchOptions *options; /* of all lines */
    PsgShard shard;
    PsgDiagnostics *list;
    GHashTable *wishes_by_words; /* of the options of a line, by their words */
    GPtrArray *wishes;           /* PsgBatchWish, borrowed from them */
    GHashTable
        *fonts_by_faces; /* in a worker: digests of fonts, by what a style calls them */
    GHashTable *by_name; /* of items: index + 1 */
    GArray *items;       /* PsgBatchItem */
    PsgArena *texts;
    PsgBatch batch;
} PsgBatching;

/* Of a command that runs; borrows both. */
void psg_batching_init(PsgBatching *batching, const PsgCommand *command,
                       const PsgBatchOptions *options);
void psg_batching_clear(PsgBatching *batching);

/* Those of the command, and of each line. options: PsgBatchOptions. */
void psg_batch_options_add(gpointer options, PsgOptionTable *table);

/* Reads LIST, and goes to its folder. */
PsgExit psg_batching_read(PsgBatching *batching, const char *path);

/* Mistakes of LIST, and what is wrong with any options: all at once, before anything is made. */
PsgExit psg_batching_check(PsgBatching *batching);
