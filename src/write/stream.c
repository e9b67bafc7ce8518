/* Text on its way out: gathered, and handed on when there is enough of it. */
#include "write/stream.h"

#include <string.h>

enum { ENOUGH = 1 << 16 }; /* a pipe takes so much at once */

struct PsgStream {
    PsgSink sink; /* write is NULL: all stays in memory */
    GString *gathered;
    GError *error;
};

PsgStream *
psg_stream_new(PsgSink sink)
{
    PsgStream *stream = g_new0(PsgStream, 1);
    stream->sink = sink;
    stream->gathered = g_string_new(NULL);
    return stream;
}

PsgStream *
psg_stream_new_text(void)
{
    return psg_stream_new((PsgSink){0});
}

static void
hand_on(PsgStream *stream, const char *bytes, gsize size)
{
    if (stream->error == NULL && size > 0) {
        stream->sink.write(stream->sink.data, bytes, size, &stream->error);
    }
}

void
psg_stream_add(PsgStream *stream, const char *bytes, gsize size)
{
    bool is_kept = stream->sink.write == NULL || size + stream->gathered->len < ENOUGH;
    if (is_kept) {
        g_string_append_len(stream->gathered, bytes, (gssize)size);
        return;
    }
    hand_on(stream, stream->gathered->str, stream->gathered->len);
    hand_on(stream, bytes, size);
    g_string_truncate(stream->gathered, 0);
}

void
psg_stream_print(PsgStream *stream, const char *text)
{
    psg_stream_add(stream, text, strlen(text));
}

bool
psg_stream_is_broken(const PsgStream *stream)
{
    return stream->error != NULL;
}

void
psg_stream_fail(PsgStream *stream, GError *error)
{
    if (stream->error == NULL) {
        stream->error = error;
    } else {
        g_error_free(error);
    }
}

bool
psg_stream_close(PsgStream *stream, GError **error)
{
    if (stream->sink.write != NULL) {
        hand_on(stream, stream->gathered->str, stream->gathered->len);
        stream->sink.end(stream->sink.data, stream->error == NULL,
                         stream->error == NULL ? &stream->error : NULL);
    }
    bool is_whole = stream->error == NULL;
    if (!is_whole) {
        g_propagate_error(error, stream->error);
    }
    g_string_free(stream->gathered, TRUE);
    g_free(stream);
    return is_whole;
}

char *
psg_stream_close_text(PsgStream *stream)
{
    char *text = g_string_free(stream->gathered, FALSE);
    g_clear_error(&stream->error);
    g_free(stream);
    return text;
}
