/*
 * What the fuzz harnesses have in common: bytes as a file, and what must hold of every
 * list of mistakes.
 *
 * A harness is one function that takes any bytes. libFuzzer calls it with millions of
 * them (`make fuzz`); replay.c calls it with those that are kept (`make check`).
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file that lives in memory: readers take paths. */
typedef struct {
    int descriptor;
    char *path;
} FuzzFile;

FuzzFile *fuzz_file_new(const uint8_t *data, size_t size);
void fuzz_file_free(FuzzFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FuzzFile, fuzz_file_free)

/* Small enough that a run takes milliseconds; still every limit can be hit. */
PsgLimits fuzz_limits(void);

/* Ends the run as a finding unless a reader that gives nothing has told a mistake, and
 * all that it tells is good UTF-8, lies within its input, and can be printed. */
void fuzz_check_told(PsgDiagnostics *list, bool has_result, const GError *error);

/* The bytes as a file of that format of others (read/import/formats.h): it is read or refused
 * with a place, and what is read becomes a landscape that can be written and read again. */
void fuzz_import(const char *format, const uint8_t *data, size_t size);

/* A part of a zip. */
typedef struct {
    const char *name;
    const char *text; /* unless the bytes give another */
} FuzzPart;

/* A zip of these, not packed. From the first that is said on, texts with a zero byte between take
 * their places. Owned by the caller. */
GBytes *fuzz_pack(const FuzzPart *parts, size_t count, size_t first, const char *texts,
                  size_t size);

/* What an exporter writes; table NULL: of one that has none. Owned by the caller. */
char *fuzz_export(const PsgLandscape *landscape, const char *exporter, const char *table);

/* Written as YAML and read again, it is the same. */
void fuzz_read_back(const PsgLandscape *landscape);

/* Ends the run as a finding. */
#define fuzz_expect(condition)                                                           \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fuzz_fail(#condition, __FILE__, __LINE__);                                   \
        }                                                                                \
    } while (0)
void fuzz_fail(const char *condition, const char *file, int line) G_GNUC_NORETURN;
