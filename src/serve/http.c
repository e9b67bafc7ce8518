/* Heads of requests and responses. */
#include "serve/http.h"

#include <string.h>

enum { LEAST_TOKEN = 16, MOST_TOKEN = 128 };

struct PsgHttpReader {
    GString *line;
    gsize size; /* bytes that came */
    guint fields;
    guint status;
    bool ends;     /* CR was the last byte */
    bool has_line; /* the first one is read */
    PsgHttpRequest request;
};

PsgHttpReader *
psg_http_reader_new(void)
{
    PsgHttpReader *reader = g_new0(PsgHttpReader, 1);
    reader->line = g_string_new(NULL);
    return reader;
}

void
psg_http_reader_free(PsgHttpReader *reader)
{
    if (reader == NULL) {
        return;
    }
    g_string_free(reader->line, TRUE);
    g_free(reader->request.path);
    g_free(reader->request.query);
    g_free(reader->request.host);
    g_free(reader->request.cookie);
    g_free(reader->request.site);
    g_free(reader->request.mode);
    g_free(reader);
}

const PsgHttpRequest *
psg_http_reader_request(const PsgHttpReader *reader)
{
    g_assert(reader->status == PSG_HTTP_OK);
    return &reader->request;
}

/* ---- The first line ---- */

/* RFC 9110, 5.6.2. */
static bool
is_word(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isalnum(text[i]) && strchr("!#$%&'*+-.^_`|~", text[i]) == NULL) {
            return false;
        }
    }
    return length > 0;
}

static bool
is_target(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at)) {
            return false;
        }
    }
    return *text == '/' || strcmp(text, "*") == 0;
}

static guint
judge_version(const char *text)
{
    if (strcmp(text, "HTTP/1.1") == 0 || strcmp(text, "HTTP/1.0") == 0) {
        return PSG_HTTP_MORE;
    }
    bool is_version = strlen(text) == 8 && g_str_has_prefix(text, "HTTP/") &&
                      g_ascii_isdigit(text[5]) && text[6] == '.' &&
                      g_ascii_isdigit(text[7]);
    return is_version ? PSG_HTTP_BAD_VERSION : PSG_HTTP_BAD_REQUEST;
}

static guint
read_first(PsgHttpRequest *request, const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", 4);
    if (g_strv_length(words) != 3 || !is_word(words[0], strlen(words[0])) ||
        !is_target(words[1])) {
        return PSG_HTTP_BAD_REQUEST;
    }
    request->method = strcmp(words[0], "GET") == 0    ? PSG_HTTP_GET
                      : strcmp(words[0], "HEAD") == 0 ? PSG_HTTP_HEAD
                                                      : PSG_HTTP_OTHER;
    const char *mark = strchr(words[1], '?');
    request->path =
        mark == NULL ? g_strdup(words[1]) : g_strndup(words[1], (gsize)(mark - words[1]));
    request->query = mark == NULL ? NULL : g_strdup(mark + 1);
    return judge_version(words[2]);
}

/* ---- Fields ---- */

/* Cookies may come in several fields. */
static void
add_cookies(char **cookies, const char *value)
{
    char *all =
        *cookies == NULL ? g_strdup(value) : g_strjoin("; ", *cookies, value, NULL);
    g_free(*cookies);
    *cookies = all;
}

static bool
set_once(char **field, const char *value)
{
    bool is_first = *field == NULL;
    g_free(*field);
    *field = g_strdup(value);
    return is_first;
}

static guint
read_field(PsgHttpRequest *request, char *line)
{
    const char *colon = strchr(line, ':');
    if (colon == NULL || !is_word(line, (gsize)(colon - line))) {
        return PSG_HTTP_BAD_REQUEST;
    }
    gsize length = (gsize)(colon - line);
    g_autofree char *name = g_ascii_strdown(line, (gssize)length);
    char *value = g_strstrip(line + length + 1);
    bool is_good = true;
    if (strcmp(name, "host") == 0) {
        is_good = set_once(&request->host, value);
    } else if (strcmp(name, "cookie") == 0) {
        add_cookies(&request->cookie, value);
    } else if (strcmp(name, "sec-fetch-site") == 0) {
        is_good = set_once(&request->site, value);
    } else if (strcmp(name, "sec-fetch-mode") == 0) {
        is_good = set_once(&request->mode, value);
    } else if (strcmp(name, "transfer-encoding") == 0 ||
               (strcmp(name, "content-length") == 0 && strcmp(value, "0") != 0)) {
        request->has_body = true;
    }
    return is_good ? PSG_HTTP_MORE : PSG_HTTP_BAD_REQUEST;
}

static guint
read_line(PsgHttpReader *reader)
{
    char *line = reader->line->str;
    if (!reader->has_line) {
        reader->has_line = true;
        return read_first(&reader->request, line);
    }
    if (*line == '\0') {
        return PSG_HTTP_OK;
    }
    if (++reader->fields > PSG_HTTP_MOST_FIELDS) {
        return PSG_HTTP_TOO_LARGE;
    }
    return read_field(&reader->request, line);
}

/* ---- Bytes ---- */

static guint
read_byte(PsgHttpReader *reader, char byte)
{
    bool ended = reader->ends;
    if (++reader->size > PSG_HTTP_LONGEST_HEAD) {
        return PSG_HTTP_TOO_LARGE;
    }
    reader->ends = byte == '\r';
    if (ended && byte == '\n') {
        guint status = read_line(reader);
        g_string_truncate(reader->line, 0);
        return status;
    }
    bool is_control = g_ascii_iscntrl(byte) && byte != '\t' && byte != '\r';
    if (ended || is_control) {
        return PSG_HTTP_BAD_REQUEST;
    }
    if (byte != '\r') {
        g_string_append_c(reader->line, byte);
    }
    return PSG_HTTP_MORE;
}

guint
psg_http_reader_feed(PsgHttpReader *reader, const char *bytes, gsize size)
{
    for (gsize i = 0; i < size && reader->status == PSG_HTTP_MORE; i++) {
        reader->status = read_byte(reader, bytes[i]);
    }
    return reader->status;
}

/* ---- Who may have something ---- */

/* "localhost" of "localhost:8017", if the port is ours. Owned by the caller. */
static char *
name_of_host(const char *host, guint16 port)
{
    g_autofree char *ending = g_strdup_printf(":%u", port);
    if (g_str_has_suffix(host, ending)) {
        return g_strndup(host, strlen(host) - strlen(ending));
    }
    return port == 80 ? g_strdup(host) : NULL;
}

/* Browsers got to an address by themselves: nobody's names had to do with it. */
static bool
is_address(const char *name)
{
    gsize length = strlen(name);
    if (length > 2 && name[0] == '[' && name[length - 1] == ']') {
        g_autofree char *inner = g_strndup(name + 1, length - 2);
        return strchr(inner, ':') != NULL && g_hostname_is_ip_address(inner);
    }
    return strchr(name, ':') == NULL && g_hostname_is_ip_address(name);
}

static bool
is_own_host(const char *host, const PsgHttpRules *rules)
{
    static const char *const here[] = {"localhost", "127.0.0.1", "[::1]"};
    g_autofree char *name = name_of_host(host, rules->port);
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(here); i++) {
        if (g_ascii_strcasecmp(name, here[i]) == 0) {
            return true;
        }
    }
    return name != NULL && rules->name != NULL &&
           (g_ascii_strcasecmp(name, rules->name) == 0 || is_address(name));
}

/* Pages of others may send people here, and neither read what is here nor take our places for
 * event streams. Browsers that are too old to say whose page asks are believed. */
static bool
is_of_another_page(const PsgHttpRequest *request)
{
    return request->site != NULL && strcmp(request->site, "same-origin") != 0 &&
           strcmp(request->site, "none") != 0 &&
           g_strcmp0(request->mode, "navigate") != 0;
}

/* How long it takes tells nothing of where they differ. */
static bool
are_equal(const char *a, const char *b)
{
    g_autofree char *one = g_compute_checksum_for_string(G_CHECKSUM_SHA256, a, -1);
    g_autofree char *other = g_compute_checksum_for_string(G_CHECKSUM_SHA256, b, -1);
    unsigned char difference = 0;
    for (gsize i = 0; one[i] != '\0'; i++) {
        difference |= (unsigned char)(one[i] ^ other[i]);
    }
    return difference == 0;
}

/* Ports of one machine share cookies. */
static char *
name_of_cookie(const PsgHttpRules *rules)
{
    return g_strdup_printf("paysage-%u", rules->port);
}

char *
psg_http_cookie(const PsgHttpRules *rules)
{
    g_autofree char *name = name_of_cookie(rules);
    return g_strdup_printf("%s=%s; Path=/; HttpOnly; SameSite=Strict", name,
                           rules->token);
}

/* The value of a name in a list of "name=value". */
static char *
value_of(const char *list, const char *separator, const char *name)
{
    g_auto(GStrv) pairs = g_strsplit(list == NULL ? "" : list, separator, -1);
    for (gsize i = 0; pairs[i] != NULL; i++) {
        const char *pair = g_strstrip(pairs[i]);
        gsize length = strlen(name);
        if (strncmp(pair, name, length) == 0 && pair[length] == '=') {
            return g_strdup(pair + length + 1);
        }
    }
    return NULL;
}

char *
psg_http_query_value(const char *query, const char *name)
{
    return value_of(query, "&", name);
}

bool
psg_http_brings_token(const PsgHttpRequest *request, const PsgHttpRules *rules)
{
    g_autofree char *said = psg_http_query_value(request->query, "token");
    return rules->token != NULL && said != NULL && are_equal(said, rules->token);
}

static bool
knows_token(const PsgHttpRequest *request, const PsgHttpRules *rules)
{
    g_autofree char *name = name_of_cookie(rules);
    g_autofree char *kept = value_of(request->cookie, ";", name);
    return rules->token == NULL || (kept != NULL && are_equal(kept, rules->token)) ||
           psg_http_brings_token(request, rules);
}

guint
psg_http_judge(const PsgHttpRequest *request, const PsgHttpRules *rules)
{
    if (request->host == NULL) {
        return PSG_HTTP_BAD_REQUEST;
    }
    if (!is_own_host(request->host, rules)) {
        return PSG_HTTP_MISDIRECTED;
    }
    if (request->method == PSG_HTTP_OTHER) {
        return PSG_HTTP_BAD_METHOD;
    }
    if (request->has_body) {
        return PSG_HTTP_HAS_BODY;
    }
    return is_of_another_page(request) || !knows_token(request, rules)
               ? PSG_HTTP_FORBIDDEN
               : PSG_HTTP_OK;
}

const char *
psg_http_token_complaint(const char *token)
{
    gsize length = strlen(token);
    if (length < LEAST_TOKEN || length > MOST_TOKEN) {
        return "use 16 to 128 characters that nobody guesses";
    }
    for (const char *at = token; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("-._~", *at) == NULL) {
            return "use letters of a to z, digits, -, ., _ and ~: it stands in the address";
        }
    }
    return NULL;
}

/* ---- Responses ---- */

const char *
psg_http_status_line(guint status)
{
    static const struct {
        guint status;
        const char *line;
    } lines[] = {
        {PSG_HTTP_OK, "200 OK"},
        {PSG_HTTP_BAD_REQUEST, "400 Bad Request"},
        {PSG_HTTP_FORBIDDEN, "403 Forbidden"},
        {PSG_HTTP_NOT_FOUND, "404 Not Found"},
        {PSG_HTTP_BAD_METHOD, "405 Method Not Allowed"},
        {PSG_HTTP_HAS_BODY, "413 Content Too Large"},
        {PSG_HTTP_MISDIRECTED, "421 Misdirected Request"},
        {PSG_HTTP_TOO_LARGE, "431 Request Header Fields Too Large"},
        {PSG_HTTP_BUSY, "503 Service Unavailable"},
        {PSG_HTTP_BAD_VERSION, "505 HTTP Version Not Supported"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (lines[i].status == status) {
            return lines[i].line;
        }
    }
    g_assert_not_reached();
}

char *
psg_http_response_head(const PsgHttpResponse *response)
{
    GString *head = g_string_new("HTTP/1.1 ");
    g_string_append(head, psg_http_status_line(response->status));
    g_string_append_printf(head, "\r\nContent-Type: %s\r\n", response->type);
    if (response->length >= 0) {
        g_string_append_printf(head, "Content-Length: %" G_GINT64_FORMAT "\r\n",
                               response->length);
    }
    if (response->status == PSG_HTTP_BAD_METHOD) {
        g_string_append(head, "Allow: GET, HEAD\r\n");
    }
    if (response->cookie != NULL) {
        g_string_append_printf(head, "Set-Cookie: %s\r\n", response->cookie);
    }
    g_string_append(head, "Cache-Control: no-store\r\n"
                          "Content-Security-Policy: frame-ancestors 'none'");
    if (response->policy != NULL) {
        g_string_append_printf(head, "; %s", response->policy);
    }
    g_string_append(head, "\r\nCross-Origin-Resource-Policy: same-origin\r\n"
                          "Referrer-Policy: no-referrer\r\n"
                          "X-Content-Type-Options: nosniff\r\n"
                          "Connection: close\r\n\r\n");
    return g_string_free(head, FALSE);
}
