/* Heads of HTTP: what is read and what is refused, however it comes, who may have something, and
 * what every answer says. */
#include "serve/http.h"

#include <check.h>
#include <string.h>

Suite *http_suite(void);

enum { PORT = 8017 };

#define HOST "Host: localhost:8017\r\n"
#define TOKEN "0123456789abcdef"

static const PsgHttpRules here = {.port = PORT};
static const PsgHttpRules open_to_others = {.port = PORT,
                                            .name = "node7",
                                            .token = TOKEN};

/* What is answered to a text that comes in one piece, or in pieces of so many bytes. */
static guint
answer_in_pieces(const char *text, gsize length, gsize piece, const PsgHttpRules *rules)
{
    g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
    guint status = PSG_HTTP_MORE;
    for (gsize at = 0; at < length; at += piece) {
        status = psg_http_reader_feed(reader, text + at, MIN(piece, length - at));
    }
    return status == PSG_HTTP_OK ? psg_http_judge(psg_http_reader_request(reader), rules)
                                 : status;
}

static guint
answer(const char *text, const PsgHttpRules *rules)
{
    return answer_in_pieces(text, strlen(text), G_MAXINT, rules);
}

static const struct {
    const char *text;
    guint status;
} requests[] = {
    {"GET / HTTP/1.1\r\n" HOST "\r\n", 200},
    {"HEAD / HTTP/1.0\r\n" HOST "\r\n", 200},
    {"GET /figures/a.svg?v=1 HTTP/1.1\r\nHOST:\tlocalhost:8017 \t\r\nX:\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\n" HOST "X: \xc3\xa9\xff\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\n" HOST "\r\nGET /evil HTTP/1.1\r\n\x00", 200}, /* pipelined */
    /* not all there */
    {"", 0},
    {"G", 0},
    {"GET / HTTP/1.1\r\n" HOST "\r", 0},
    {"GET / HTTP/1.1\r\n" HOST, 0},
    /* lines */
    {"GET / HTTP/1.1\n" HOST "\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: localhost:8017\n\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "\n", 400},
    {"GET / HTTP/1.1\rX", 400},
    {"GET / HTTP/1.1\r\r\n", 400},
    {"\r\nGET / HTTP/1.1\r\n" HOST "\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "X: a\r\n b\r\n\r\n", 400}, /* folded */
    {"GET / HTTP/1.1\r\n " HOST "\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "X: a\x01\r\n\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "X: a\x7f\r\n\r\n", 400},
    {"\x16\x03\x01\x02", 400}, /* TLS */
    /* the first line */
    {"GET /\r\n", 400}, /* HTTP/0.9 */
    {"GET\r\n", 400},
    {"GET  / HTTP/1.1\r\n", 400},
    {"GET / HTTP/1.1 \r\n", 400},
    {"GET / x HTTP/1.1\r\n", 400},
    {" / HTTP/1.1\r\n", 400},
    {"GET\t/ HTTP/1.1\r\n", 400},
    {"G(T / HTTP/1.1\r\n", 400},
    {"GET /\xc3\xa9 HTTP/1.1\r\n", 400},
    {"GET figures HTTP/1.1\r\n", 400},
    {"GET http://localhost:8017/ HTTP/1.1\r\n", 400},
    {"CONNECT localhost:8017 HTTP/1.1\r\n", 400},
    {"GET / HTTP/1.10\r\n", 400},
    {"GET / http/1.1\r\n", 400},
    {"GET / HTTP/2.0\r\n", 505},
    {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
    /* fields */
    {"GET / HTTP/1.1\r\n" HOST "no colon\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "X : a\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST ": a\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "\xc3\xa9: a\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST HOST "\r\n", 400},
    {"GET / HTTP/1.1\r\n" HOST "host: evil.example\r\n", 400},
    {"GET / HTTP/1.1\r\n\r\n", 400},
    {"GET / HTTP/1.0\r\n\r\n", 400},
    /* hosts */
    {"GET / HTTP/1.1\r\nHost: 127.0.0.1:8017\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\nHost: [::1]:8017\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\nHost: LocalHost:8017\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: :8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:80170\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:08017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:9000\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost.:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:8017.\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: x@localhost:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:8017@evil.example\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost:8017, evil.example\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: evil.example:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: localhost.evil.example:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: 0.0.0.0:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: 127.0.0.2:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: ::1:8017\r\n\r\n", 421},
    {"GET / HTTP/1.1\r\nHost: node7:8017\r\n\r\n", 421},
    /* the host is judged before all else */
    {"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 9\r\n\r\n", 421},
    {"POST / HTTP/1.1\r\n\r\n", 400},
    /* methods and bodies */
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n", 405},
    {"OPTIONS * HTTP/1.1\r\n" HOST "\r\n", 405},
    {"get / HTTP/1.1\r\n" HOST "\r\n", 405},
    {"GETS / HTTP/1.1\r\n" HOST "\r\n", 405},
    {"TRACE / HTTP/1.1\r\n" HOST "\r\n", 405},
    {"GET / HTTP/1.1\r\n" HOST "Content-Length: 1\r\n\r\n", 413},
    {"GET / HTTP/1.1\r\n" HOST "Content-Length: 0\r\nContent-Length: 5\r\n\r\n", 413},
    {"GET / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
    /* pages of others */
    {"GET / HTTP/1.1\r\n" HOST "Sec-Fetch-Site: same-origin\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\n" HOST "Sec-Fetch-Site: none\r\n\r\n", 200},
    {"GET / HTTP/1.1\r\n" HOST
     "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n\r\n",
     200},
    {"GET / HTTP/1.1\r\n" HOST "Sec-Fetch-Site: cross-site\r\n\r\n", 403},
    {"GET / HTTP/1.1\r\n" HOST
     "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n\r\n",
     403},
};

START_TEST(answers_by_a_table)
{
    for (gsize i = 0; i < G_N_ELEMENTS(requests); i++) {
        const char *text = requests[i].text;
        ck_assert_msg(answer(text, &here) == requests[i].status, "%u to: %s",
                      answer(text, &here), text);
        for (gsize piece = 1; piece < 4; piece++) {
            guint status = answer_in_pieces(text, strlen(text), piece, &here);
            ck_assert_msg(status == requests[i].status, "%u in pieces of %zu to: %s",
                          status, piece, text);
        }
    }
}
END_TEST

/* Zero bytes are no ends of texts. */
START_TEST(refuses_zero_bytes_everywhere)
{
    static const char text[] = "GET / HTTP/1.1\r\nHost: localhost:8017\r\n\r\n";
    for (gsize i = 0; i + 1 < sizeof text; i++) {
        g_autofree char *spoilt = g_memdup2(text, sizeof text);
        spoilt[i] = '\0';
        ck_assert_uint_eq(answer_in_pieces(spoilt, sizeof text - 1, G_MAXINT, &here),
                          400);
    }
}
END_TEST

/* A head that has no end takes no more than so many bytes. */
START_TEST(refuses_what_has_no_end)
{
    g_autoptr(GString) line = g_string_new("GET /");
    while (line->len <= PSG_HTTP_LONGEST_HEAD) {
        g_string_append(line, "aaaaaaaaaaaaaaa/");
    }
    ck_assert_uint_eq(answer(line->str, &here), 431);
    g_autoptr(GString) fields = g_string_new("GET / HTTP/1.1\r\n" HOST);
    for (guint i = 1; i < PSG_HTTP_MOST_FIELDS; i++) {
        g_string_append_printf(fields, "X-%u: y\r\n", i);
    }
    g_autofree char *as_many_as_may_be = g_strconcat(fields->str, "\r\n", NULL);
    ck_assert_uint_eq(answer(as_many_as_may_be, &here), 200);
    g_string_append(fields, "X: y\r\n");
    ck_assert_uint_eq(answer(fields->str, &here), 431);
}
END_TEST

/* What comes after a head, or after a refusal, changes nothing. */
START_TEST(takes_one_head)
{
    g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
    static const char text[] = "GET /a?b=%2e HTTP/1.1\r\n" HOST "\r\n";
    static const char more[] = "GET /other HTTP/1.1\r\nHost: evil\r\n\r\n";
    ck_assert_uint_eq(psg_http_reader_feed(reader, text, strlen(text)), 200);
    ck_assert_uint_eq(psg_http_reader_feed(reader, more, strlen(more)), 200);
    const PsgHttpRequest *request = psg_http_reader_request(reader);
    ck_assert_str_eq(request->path, "/a");
    ck_assert_str_eq(request->query, "b=%2e");
    ck_assert_str_eq(request->host, "localhost:8017");
    g_autoptr(PsgHttpReader) refused = psg_http_reader_new();
    ck_assert_uint_eq(psg_http_reader_feed(refused, "\n", 1), 400);
    ck_assert_uint_eq(psg_http_reader_feed(refused, text, strlen(text)), 400);
}
END_TEST

/* Nothing is decoded, and nothing is put in order. */
START_TEST(keeps_paths_as_they_came)
{
    static const char *const paths[] = {
        "/../../etc/passwd",
        "//etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/./a/../b",
        "/a%00.svg",
        "/a\\b",
        "/;x",
        "/%",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
        g_autofree char *text =
            g_strconcat("GET ", paths[i], " HTTP/1.1\r\n" HOST "\r\n", NULL);
        ck_assert_uint_eq(psg_http_reader_feed(reader, text, strlen(text)), 200);
        ck_assert_str_eq(psg_http_reader_request(reader)->path, paths[i]);
    }
}
END_TEST

/* One byte that is another: the reader never takes more than it should, and a host that is not
 * ours never comes through. */
START_TEST(holds_with_any_byte_changed)
{
    static const char text[] =
        "GET /figures/a.svg HTTP/1.1\r\nHost: localhost:8017\r\nX: y\r\n\r\n";
    for (gsize i = 0; i + 1 < sizeof text; i++) {
        for (guint byte = 0; byte < 256; byte++) {
            g_autofree char *changed = g_memdup2(text, sizeof text);
            changed[i] = (char)byte;
            g_autoptr(PsgHttpReader) reader = psg_http_reader_new();
            guint whole = answer_in_pieces(changed, sizeof text - 1, G_MAXINT, &here);
            guint cut = answer_in_pieces(changed, sizeof text - 1, 7, &here);
            ck_assert_uint_eq(whole, cut);
            if (psg_http_reader_feed(reader, changed, sizeof text - 1) == 200) {
                const PsgHttpRequest *request = psg_http_reader_request(reader);
                bool is_ours =
                    g_ascii_strcasecmp(request->host == NULL ? "" : request->host,
                                       "localhost:8017") == 0;
                ck_assert(is_ours || psg_http_judge(request, &here) != 200);
            }
        }
    }
}
END_TEST

START_TEST(wants_a_token_of_others)
{
    static const struct {
        const char *text;
        guint status;
    } cases[] = {
        {"GET / HTTP/1.1\r\n" HOST "\r\n", 403},
        {"GET /?token=" TOKEN " HTTP/1.1\r\n" HOST "\r\n", 200},
        {"GET /figures/?a=b&token=" TOKEN " HTTP/1.1\r\n" HOST "\r\n", 200},
        {"GET /?token=" TOKEN "x HTTP/1.1\r\n" HOST "\r\n", 403},
        {"GET /?token=0123456789abcde HTTP/1.1\r\n" HOST "\r\n", 403},
        {"GET /?token= HTTP/1.1\r\n" HOST "\r\n", 403},
        {"GET /?xtoken=" TOKEN " HTTP/1.1\r\n" HOST "\r\n", 403},
        {"GET / HTTP/1.1\r\n" HOST "Cookie: paysage-8017=" TOKEN "\r\n\r\n", 200},
        {"GET / HTTP/1.1\r\n" HOST "Cookie: a=b; paysage-8017=" TOKEN "\r\n\r\n", 200},
        {"GET / HTTP/1.1\r\n" HOST "Cookie: a=b\r\nCookie: paysage-8017=" TOKEN
         "\r\n\r\n",
         200},
        {"GET / HTTP/1.1\r\n" HOST "Cookie: paysage-8018=" TOKEN "\r\n\r\n", 403},
        {"GET / HTTP/1.1\r\n" HOST "Cookie: paysage-8017=x\r\n\r\n", 403},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: node7:8017\r\n\r\n", 200},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: NODE7:8017\r\n\r\n", 200},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: 10.0.0.7:8017\r\n\r\n", 200},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: [fe80::7]:8017\r\n\r\n", 200},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: fe80::7:8017\r\n\r\n", 421},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: [10.0.0.7]:8017\r\n\r\n", 421},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: node8:8017\r\n\r\n", 421},
        {"GET /?token=" TOKEN " HTTP/1.1\r\nHost: evil.example:8017\r\n\r\n", 421},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint status = answer(cases[i].text, &open_to_others);
        ck_assert_msg(status == cases[i].status, "%u to: %s", status, cases[i].text);
    }
    g_autofree char *cookie = psg_http_cookie(&open_to_others);
    ck_assert_str_eq(cookie, "paysage-8017=" TOKEN "; Path=/; HttpOnly; SameSite=Strict");
}
END_TEST

/* What one gives to a browser it gives back, so it must stand in addresses and cookies as it is. */
START_TEST(knows_tokens_that_can_be_kept)
{
    static const char *const bad[] = {"",
                                      "short",
                                      "0123456789abcde",
                                      "0123456789 abcdef",
                                      "0123456789abcde;",
                                      "0123456789abcd%41",
                                      "0123456789abcdé",
                                      "0123456789abc\r\nX"};
    ck_assert_ptr_null(psg_http_token_complaint(TOKEN));
    ck_assert_ptr_null(psg_http_token_complaint("aB0-._~aB0-._~ab"));
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        ck_assert_ptr_nonnull(psg_http_token_complaint(bad[i]));
    }
    g_autofree char *long_one = g_strnfill(129, 'a');
    ck_assert_ptr_nonnull(psg_http_token_complaint(long_one));
}
END_TEST

START_TEST(reads_queries)
{
    static const struct {
        const char *query, *value;
    } cases[] = {{"epoch=3", "3"},    {"a=b&epoch=3&c", "3"},
                 {"epoch=", ""},      {"epoch", NULL},
                 {"", NULL},          {NULL, NULL},
                 {"xepoch=3", NULL},  {"epoch=3&epoch=4", "3"},
                 {"epoch=%33", "%33"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *value = psg_http_query_value(cases[i].query, "epoch");
        ck_assert(g_strcmp0(value, cases[i].value) == 0);
    }
}
END_TEST

/* A head ends once, whatever it says, and guards are on every answer. */
START_TEST(guards_every_answer)
{
    static const guint all[] = {200, 400, 403, 404, 405, 413, 421, 431, 503, 505};
    static const char *const guards[] = {
        "\r\nCache-Control: no-store\r\n",
        "\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        "\r\nReferrer-Policy: no-referrer\r\n",
        "\r\nX-Content-Type-Options: nosniff\r\n",
        "frame-ancestors 'none'",
        "\r\nConnection: close\r\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        const PsgHttpResponse response = {.status = all[i],
                                          .type = "text/html; charset=utf-8",
                                          .policy = i % 2 == 0 ? "img-src 'self'" : NULL,
                                          .length = 7};
        g_autofree char *head = psg_http_response_head(&response);
        g_autofree char *first = g_strdup_printf("HTTP/1.1 %u ", all[i]);
        ck_assert(g_str_has_prefix(head, first));
        ck_assert_ptr_eq(strstr(head, "\r\n\r\n"), head + strlen(head) - 4);
        ck_assert_ptr_nonnull(strstr(head, "\r\nContent-Length: 7\r\n"));
        ck_assert_ptr_null(strstr(head, "Access-Control"));
        ck_assert_int_eq(strstr(head, "\r\nAllow: GET, HEAD\r\n") != NULL, all[i] == 405);
        for (gsize k = 0; k < G_N_ELEMENTS(guards); k++) {
            ck_assert_msg(strstr(head, guards[k]) != NULL, "%s in: %s", guards[k], head);
        }
    }
    const PsgHttpResponse stream = {200, "text/event-stream", NULL, "a=b", -1};
    g_autofree char *head = psg_http_response_head(&stream);
    ck_assert_ptr_null(strstr(head, "Content-Length"));
    ck_assert_ptr_nonnull(strstr(head, "\r\nSet-Cookie: a=b\r\n"));
}
END_TEST

Suite *
http_suite(void)
{
    Suite *suite = suite_create("http");
    TCase *tests = tcase_create("http");
    tcase_add_test(tests, answers_by_a_table);
    tcase_add_test(tests, refuses_zero_bytes_everywhere);
    tcase_add_test(tests, refuses_what_has_no_end);
    tcase_add_test(tests, takes_one_head);
    tcase_add_test(tests, keeps_paths_as_they_came);
    tcase_add_test(tests, holds_with_any_byte_changed);
    tcase_add_test(tests, wants_a_token_of_others);
    tcase_add_test(tests, knows_tokens_that_can_be_kept);
    tcase_add_test(tests, reads_queries);
    tcase_add_test(tests, guards_every_answer);
    suite_add_tcase(suite, tests);
    return suite;
}
