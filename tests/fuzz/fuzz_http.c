/* Bytes as a request: read or refused, the same in any pieces, and nothing for strangers. */
#include "fuzz.h"
#include "serve/http.h"

#include <string.h>

#define TOKEN "0123456789abcdef"

static guint
read_in_pieces(const uint8_t *data, size_t size, size_t piece)
{
    g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
    guint status = PSG_HTTP_MORE;
    for (size_t at = 0; at < size; at += piece) {
        status =
            psg_http_reader_feed(reader, (const char *)data + at, MIN(piece, size - at));
    }
    return status;
}

static void
check_request(const PsgHttpRequest *request)
{
    const PsgHttpRules here = {.port = 8017};
    const PsgHttpRules open_to_others = {.port = 8017, .name = "node7", .token = TOKEN};
    guint status = psg_http_judge(request, &here);
    guint far_status = psg_http_judge(request, &open_to_others);
    fuzz_expect(*psg_http_status_line(status) != '\0');
    fuzz_expect(*request->path == '/' || strcmp(request->path, "*") == 0);
    fuzz_expect(strpbrk(request->path, "\r\n\t ?") == NULL);
    if (status == PSG_HTTP_OK) {
        fuzz_expect(g_ascii_strcasecmp(request->host, "localhost:8017") == 0 ||
                    strcmp(request->host, "127.0.0.1:8017") == 0 ||
                    strcmp(request->host, "[::1]:8017") == 0);
        fuzz_expect(request->method != PSG_HTTP_OTHER && !request->has_body);
    }
    if (far_status == PSG_HTTP_OK) {
        fuzz_expect((request->query != NULL && strstr(request->query, TOKEN) != NULL) ||
                    (request->cookie != NULL && strstr(request->cookie, TOKEN) != NULL));
    }
    g_autofree char *epoch = psg_http_query_value(request->query, "epoch");
    fuzz_expect(epoch == NULL || strchr(epoch, '&') == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
    guint status = psg_http_reader_feed(reader, (const char *)data, size);
    fuzz_expect(status == read_in_pieces(data, size, 1));
    fuzz_expect(status == read_in_pieces(data, size, 5));
    if (status == PSG_HTTP_OK) {
        check_request(psg_http_reader_request(reader));
    } else {
        fuzz_expect(status == PSG_HTTP_MORE || status >= 400);
    }
    return 0;
}
