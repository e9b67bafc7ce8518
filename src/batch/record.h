/*
 * Records: what a batch remembers of each landscape and of each shard, as JSON in OUT/.paysage.d.
 *
 * The record of a landscape is written last, once its files are there. Nothing in it is a time, a place outside
 * of OUT, or a number that the system gave. Records are read as what they are: files that anybody may have
 * damaged.
 *
 *     {"paysage": "record 1",
 *      "name": "teams/alpha", "source": "teams/alpha.paysage.yaml", "options": ["--lang", "fr"],
 *      "key": "sha256 or null", "program": "paysage 0.1.0, cairo …", "fonts": "sha256",
 *      "title": "Alpha", "language": "fr",
 *      "errors": 0, "warnings": 2,
 *      "figures": [{"kind": "network", "title": "Network · 2013", "slices": ["2013"],
 *                   "files": [{"path": "network-2013.svg", "bytes": 20480, "sha256": "…"}]}],
 *      "remarks": ["…"],
 *      "failure": null or {"cause": "data", "messages": ["x.yaml:7:3: …"]},
 *      "left": [{"path": "…", "bytes": 1, "sha256": "…"}]}
 *
 * `left` are files of an earlier run that are still there, since this one failed: ours to remove when it goes
 * well again.
 *
 *     {"paysage": "shard 1", "shard": 3, "of": 8, "landscapes": 200,
 *      "list": "sha256", "program": "…", "build": "libm.so.6 3f24c172639d, …", "fonts": "sha256",
 *      "made": [{"place": 17, "name": "teams/alpha", "sha256": "of its record"}]}
 */
#pragma once

#include "batch/batch.h"
#include "batch/shard.h"
#include "write/json.h"

typedef enum {
    PSG_CAUSE_NONE,
    PSG_CAUSE_DATA,  /* mistakes of the author */
    PSG_CAUSE_WORDS, /* options that do not fit the landscape */
    PSG_CAUSE_WORLD, /* disk, permission, a library, a program that is missing */
    PSG_CAUSE_TIME,  /* it took too long */
    PSG_CAUSE_CRASH, /* its process died */
} PsgCause;

typedef struct {
    char *path; /* in the landscape's folder */
    guint64 bytes;
    char *digest;
} PsgRecordFile;

typedef struct {
    char *kind, *title;
    char **slices;    /* ids */
    GPtrArray *files; /* PsgRecordFile */
} PsgRecordFigure;

/* All strings are owned, and never NULL but where it is said. */
typedef struct {
    char *name, *source;
    char **options;
    char *key; /* NULL: not known, so it holds for nothing */
    char *program, *fonts;
    char *title, *language; /* NULL: nothing could be read */
    guint64 errors, warnings;
    GPtrArray *figures; /* PsgRecordFigure */
    GPtrArray *remarks; /* texts */
    PsgCause cause;
    GPtrArray *messages; /* of the failure */
    GPtrArray *left;     /* PsgRecordFile */
} PsgRecord;

PsgRecord *psg_record_new(const PsgBatch *batch, const PsgBatchItem *item);
void psg_record_free(PsgRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRecord, psg_record_free)

const char *psg_cause_name(PsgCause cause);
/* Without files; all else to be set. */
PsgRecordFigure *psg_record_figure_new(void);
PsgRecordFile *psg_record_file_new(const char *path, guint64 bytes, const char *digest);
void psg_record_file_free(gpointer file);

/* Whether its path stays in the folder, and its digest is one. */
bool psg_record_file_is_sound(const PsgRecordFile *file);

/* Where the record of a landscape is: a path owned by the caller. */
char *psg_record_path(const char *folder, const char *name);
char *psg_record_text(const PsgRecord *record);

/* Members of an object: name, source, options; and from the title to the failure. prefix: stands before the paths
 * of files. */
void psg_record_write_asked(const PsgRecord *record, PsgJson *json);
void psg_record_write_made(const PsgRecord *record, PsgJson *json, const char *prefix);

/* Replaces a file, unless it holds the same. Takes the text. */
bool psg_batch_write(const char *path, char *text, GError **error);

/* NULL if the bytes are no record; *why, owned by the caller, then says so. */
PsgRecord *psg_record_parse(const char *text, gsize length, char **why);

/* That of the name; NULL if there is none, or another one. text: gets its bytes, owned by the caller, unless it
 * is NULL. */
PsgRecord *psg_record_read(const char *folder, const char *name, char **text, char **why);

/* Replaces it, unless there is the same. */
bool psg_record_write(const PsgRecord *record, const char *folder, GError **error);

/* The files of all its figures, by their paths: PsgRecordFile, borrowed. Owned by the caller. */
GPtrArray *psg_record_files(const PsgRecord *record);

/* ---- Shards ---- */

typedef struct {
    guint64 place; /* in LIST, from 0 */
    char *name;
    char *digest; /* of the bytes of its record */
} PsgShardEntry;

/* Strings are owned. */
typedef struct {
    PsgShard shard;
    guint64 landscapes; /* in all shards */
    char *list, *program, *build, *fonts;
    GPtrArray *entries; /* PsgShardEntry, by place */
} PsgShardRecord;

/* Without entries, all else to be set. */
PsgShardRecord *psg_shard_record_new(void);
void psg_shard_record_free(PsgShardRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgShardRecord, psg_shard_record_free)

void psg_shard_record_add(PsgShardRecord *record, guint64 place, const char *name,
                          const char *digest);
char *psg_shard_record_path(const char *folder, PsgShard shard);
char *psg_shard_record_text(const PsgShardRecord *record);
PsgShardRecord *psg_shard_record_parse(const char *text, gsize length, char **why);
bool psg_shard_record_write(const PsgShardRecord *record, const char *folder,
                            GError **error);
