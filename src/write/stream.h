/*
 * Text on its way out, piece by piece, so that no document stands in memory as a whole.
 *
 * Errors stick: once something could not be written, what is added is lost, and closing
 * tells why. Whoever makes much text asks now and then whether the stream is broken.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct PsgStream PsgStream;

/* Where the bytes go. */
typedef struct {
    bool (*write)(gpointer data, const char *bytes, gsize size, GError **error);
    /* Frees data. is_whole: nothing failed; else what was written is given up. */
    bool (*end)(gpointer data, bool is_whole, GError **error);
    gpointer data;
} PsgSink;

PsgStream *psg_stream_new(PsgSink sink);

/* Into memory, for psg_stream_close_text. */
PsgStream *psg_stream_new_text(void);

void psg_stream_add(PsgStream *stream, const char *bytes, gsize size);
void psg_stream_print(PsgStream *stream, const char *text);

bool psg_stream_is_broken(const PsgStream *stream);

/* Breaks it, unless it is; takes the error. */
void psg_stream_fail(PsgStream *stream, GError *error);

/* Writes what is left, and frees; false with the first error. */
bool psg_stream_close(PsgStream *stream, GError **error);

/* What was added to a stream into memory; frees the stream. Owned by the caller. */
char *psg_stream_close_text(PsgStream *stream);
