/*
 * A batch: many landscapes, each with what is asked of its figures, and where they go.
 *
 *     OUT/NAME/…               the figures of the landscape NAME
 *     OUT/.paysage.d/….json    a record of each landscape, and of each shard (batch/record.h)
 *     OUT/.paysage.d/….begun   what a run has begun that did not come to its end (batch/begun.h)
 *     OUT/index.json, .html    what was made (batch/index.h)
 *
 * Paths of items are those of LIST: whoever reads them stands in its folder. So what is said of them, and
 * thereby all that is written, is the same on every machine.
 */
#pragma once

#include "run/session.h"

/* What is asked for by the options of a line; lines of the same options share one. */
typedef struct {
    PsgLook look;
    PsgRequest request;
    guint seconds; /* most that a landscape may take; 0: without end */
    char *digest;  /* of all these, and of the bytes of style and template; owned */
    char *fonts;   /* digest of the fonts that figures of that look can have; owned */
} PsgBatchWish;

typedef struct {
    /* "teams/alpha": where its figures go in OUT; no other item has it */
    const char *name;
    const char *source;         /* its path as LIST has it */
    PsgSpan span;               /* there */
    const char *const *options; /* the words that follow it; NULL-terminated */
    const PsgBatchWish *wish;
    guint64 bytes; /* of what it is read from; 0: unknown */
} PsgBatchItem;

/* All but the digests is borrowed. */
typedef struct {
    const char *folder; /* OUT, absolute */
    const char *base;   /* the folder of LIST, absolute */
    PsgBatchItem *items;
    size_t count;
    PsgBatchWish *const *wishes; /* of all items, each once */
    size_t wish_count;
    bool is_fresh; /* nothing is taken over from earlier runs */
    /* puts a list of diagnostics in order, and adds remedies that only the command line knows */
    void (*finish)(PsgDiagnostics *list);
    char *program; /* "paysage 0.1.0" and libraries; owned */
    char *build;   /* psg_build_text; owned */
    char *list;    /* digest of what is asked for of which landscapes; owned */
    char *fonts;   /* digest of those of all wishes; owned */
} PsgBatch;

void psg_batch_clear(PsgBatch *batch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgBatch, psg_batch_clear)

/* OUT/.paysage.d. Owned by the caller. */
char *psg_batch_records(const char *folder);

/* What a path of LIST is called: without endings, and without what leads out of OUT; what has no folder
 * before it, as base/landscape_name.h has it. NULL with the reason, owned by the caller, in *why. Stands in
 * the folder of LIST. */
char *psg_batch_name(const char *path, char **why);

/* The same of a name that somebody gave. */
char *psg_batch_name_given(const char *name, char **why);

/* The key of an item: a digest of all that its figures depend on. NULL if something can't be read. Owned by
 * the caller. Stands in the folder of LIST. */
char *psg_batch_key(const PsgBatch *batch, const PsgBatchItem *item);

/* Digest of a file's bytes, and how many they are; NULL if it is no file that can be read. Owned by the
 * caller. */
char *psg_batch_file_digest(const char *path, guint64 *bytes);

/* Bytes of the files that a landscape is read from; 0 if there are none. */
guint64 psg_batch_size(const char *path);

/* Finds digests of program and list, once those of the wishes are known. */
void psg_batch_identify(PsgBatch *batch);

/* Digest of a wish, but for its fonts. NULL with an error if its style or template can't be read. */
char *psg_batch_wish_digest(const PsgBatchWish *wish, GError **error);
