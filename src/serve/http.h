/*
 * HTTP/1.1, as much of it as a server needs that only gives: the head of a request is read from
 * bytes as they come, who may have what is judged, the head of a response is written.
 *
 * Nothing here knows of sockets, files or time. Reading is strict, since whoever writes loosely
 * is no browser: lines end with CR LF, fields are not folded, and a path is not decoded, so that
 * it is one of ours byte by byte or none.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Bytes of a head. Browsers send the cookies of all servers of one machine to each of them,
 * whatever their ports, so a few thousand are not enough. */
#define PSG_HTTP_LONGEST_HEAD 32768
#define PSG_HTTP_MOST_FIELDS 100

/* What is answered. */
enum {
    PSG_HTTP_MORE = 0, /* nothing yet: the head goes on */
    PSG_HTTP_OK = 200,
    PSG_HTTP_BAD_REQUEST = 400,
    PSG_HTTP_FORBIDDEN = 403,
    PSG_HTTP_NOT_FOUND = 404,
    PSG_HTTP_BAD_METHOD = 405,
    PSG_HTTP_HAS_BODY = 413,
    PSG_HTTP_MISDIRECTED = 421,
    PSG_HTTP_TOO_LARGE = 431,
    PSG_HTTP_BUSY = 503,
    PSG_HTTP_BAD_VERSION = 505,
};

typedef enum {
    PSG_HTTP_GET,
    PSG_HTTP_HEAD,
    PSG_HTTP_OTHER,
} PsgHttpMethod;

/* Strings are owned; NULL: it was not said. */
typedef struct {
    PsgHttpMethod method;
    char *path;  /* as it was sent, up to "?"; "*" of a request that is of no path */
    char *query; /* what follows */
    char *host, *cookie;
    char *site, *mode; /* Sec-Fetch-Site and Sec-Fetch-Mode */
    bool has_body;
} PsgHttpRequest;

typedef struct PsgHttpReader PsgHttpReader;

PsgHttpReader *psg_http_reader_new(void);
void psg_http_reader_free(PsgHttpReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgHttpReader, psg_http_reader_free)

/* PSG_HTTP_MORE; PSG_HTTP_OK once the head has come, which may be followed by anything; else with
 * what it is refused. What is fed after that changes nothing. However a head is cut into pieces,
 * the result is the same. */
guint psg_http_reader_feed(PsgHttpReader *reader, const char *bytes, gsize size);

/* Of a head that has come. */
const PsgHttpRequest *psg_http_reader_request(const PsgHttpReader *reader);

/* Who may have something. */
typedef struct {
    guint16 port;     /* where the server listens */
    const char *name; /* of this machine, if others may come; NULL: from it only */
    /* which others must know, as psg_http_token_complaint wants it; NULL: none */
    const char *token;
} PsgHttpRules;

/* PSG_HTTP_OK, or with what it is refused. The host comes before all else: a page of anybody can
 * have its own name stand for this machine, and then asks us as if we were its own server. */
guint psg_http_judge(const PsgHttpRequest *request, const PsgHttpRules *rules);

/* Whether the token stands in the address: then it is to be kept in a cookie. */
bool psg_http_brings_token(const PsgHttpRequest *request, const PsgHttpRules *rules);

/* A value for Set-Cookie, of this port alone. Owned by the caller. */
char *psg_http_cookie(const PsgHttpRules *rules);

/* What is wrong with a token; NULL: nothing. */
const char *psg_http_token_complaint(const char *token);

/* What a query says of a name: "3" of "epoch" in "a=b&epoch=3"; NULL: nothing. As it was sent.
 * Owned by the caller. */
char *psg_http_query_value(const char *query, const char *name);

typedef struct {
    guint status;
    const char *type;   /* of its content */
    const char *policy; /* a Content-Security-Policy besides that of all; NULL: none */
    const char *cookie; /* to be kept; NULL: none */
    gint64 length;      /* bytes of its content; -1: until the connection ends */
} PsgHttpResponse;

/* Owned by the caller. */
char *psg_http_response_head(const PsgHttpResponse *response);

/* "421 Misdirected Request". */
const char *psg_http_status_line(guint status);
