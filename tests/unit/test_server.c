/* The server itself, asked by clients in the same thread: between their calls its main context runs. */
#include "serve/server.h"

#include <check.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>

Suite *server_suite(void);

#define TOKEN "0123456789abcdef"

enum { SECONDS = 20 }; /* until an answer that does not come counts as missing */

typedef struct {
    GSocket *socket;
    GString *got;
    bool has_ended; /* the server has closed it */
} Client;

static PsgServer *
server_new(const char *token)
{
    g_autoptr(GError) error = NULL;
    const PsgServerWishes wishes = {.token = token};
    PsgServer *server = psg_server_new(&wishes, &error);
    ck_assert_msg(server != NULL, "%s", error == NULL ? "" : error->message);
    return server;
}

static guint16
port_of(const PsgServer *server)
{
    g_autofree char *place = psg_server_place(server);
    ck_assert(g_str_has_prefix(place, "http://localhost:"));
    return (guint16)g_ascii_strtoull(place + strlen("http://localhost:"), NULL, 10);
}

static void
put(PsgServer *server, const char *path, const char *text, guint64 epoch)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    const PsgSiteFile file = {bytes, "text/plain", NULL, epoch};
    psg_site_add(psg_server_site(server), path, &file);
}

static Client *
client_new(const PsgServer *server, const char *request)
{
    g_autoptr(GInetAddress) here = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
    g_autoptr(GSocketAddress) address = g_inet_socket_address_new(here, port_of(server));
    Client *client = g_new0(Client, 1);
    client->got = g_string_new(NULL);
    client->socket = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_TCP, NULL);
    /* small, so that a server notices soon who takes nothing */
    ck_assert(g_socket_set_option(client->socket, SOL_SOCKET, SO_RCVBUF, 16384, NULL));
    ck_assert(g_socket_connect(client->socket, address, NULL, NULL));
    g_socket_set_blocking(client->socket, FALSE);
    ck_assert_int_eq(g_socket_send(client->socket, request, strlen(request), NULL, NULL),
                     (gssize)strlen(request));
    return client;
}

static void
client_free(Client *client)
{
    g_object_unref(client->socket);
    g_string_free(client->got, TRUE);
    g_free(client);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Client, client_free)

/* "GET path", as a browser here asks. */
static Client *
ask(const PsgServer *server, const char *path)
{
    g_autofree char *request = g_strdup_printf(
        "GET %s HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", path, port_of(server));
    return client_new(server, request);
}

static void
read_some(Client *client)
{
    char bytes[1 << 16];
    gssize length = g_socket_receive(client->socket, bytes, sizeof bytes, NULL, NULL);
    if (length > 0) {
        g_string_append_len(client->got, bytes, length);
    }
    client->has_ended = client->has_ended || length == 0;
}

/* Whether the text comes; NULL: the end. */
static bool
gets(Client *client, const char *text)
{
    gint64 until = g_get_monotonic_time() + SECONDS * G_USEC_PER_SEC;
    gsize from = 0;
    while (g_get_monotonic_time() < until) {
        if (text == NULL ? client->has_ended
                         : strstr(client->got->str + from, text) != NULL) {
            return true;
        }
        gsize beginning = text == NULL ? 0 : strlen(text); /* that may have come of it */
        from = client->got->len - MIN(beginning, client->got->len);
        while (g_main_context_iteration(NULL, FALSE)) {
        }
        gsize before = client->got->len;
        read_some(client);
        if (client->got->len == before) {
            g_usleep(500);
        }
    }
    return false;
}

/* Nobody gets a part of what is not there yet. */
START_TEST(who_comes_early_waits)
{
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autoptr(Client) early = ask(server, "/");
    for (guint i = 0; i < 50; i++) {
        g_main_context_iteration(NULL, FALSE);
        read_some(early);
    }
    ck_assert_uint_eq(early->got->len, 0);
    put(server, "/", "the page", 1);
    psg_server_tell(server, NULL);
    ck_assert(gets(early, NULL));
    ck_assert(g_str_has_prefix(early->got->str, "HTTP/1.1 200 OK\r\n"));
    ck_assert(g_str_has_suffix(early->got->str, "\r\n\r\nthe page"));
}
END_TEST

/* A file that is replaced while it is sent is sent as it was. */
START_TEST(answers_are_whole)
{
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autofree char *large = g_strnfill(3000000, 'a');
    put(server, "/", large, 1);
    psg_server_tell(server, NULL);
    g_autoptr(Client) client = ask(server, "/");
    ck_assert(gets(client, "aaaa"));
    put(server, "/", "another", 2);
    psg_server_tell(server, NULL);
    ck_assert(gets(client, NULL));
    const char *body = strstr(client->got->str, "\r\n\r\n") + 4;
    ck_assert_uint_eq(strlen(body), 3000000);
    ck_assert_uint_eq(strspn(body, "a"), 3000000);
    g_autoptr(Client) next = ask(server, "/");
    ck_assert(gets(next, "\r\n\r\nanother"));
}
END_TEST

START_TEST(pages_are_told_of_their_own_changes)
{
    g_autoptr(PsgServer) server = server_new(NULL);
    put(server, "/", "page", 7);
    put(server, "/figures/", "gallery", 8);
    psg_server_tell(server, NULL);
    g_autoptr(Client) page = ask(server, "/events?page=/&epoch=7");
    g_autoptr(Client) gallery = ask(server, "/events?page=/figures/&epoch=8");
    g_autoptr(Client) former = ask(server, "/events?epoch=3");
    ck_assert(gets(former, "event: changed\ndata: 7\n\n"));
    ck_assert(gets(page, "event: mended\n") && gets(gallery, "event: mended\n"));
    ck_assert_ptr_null(strstr(page->got->str, "changed"));
    put(server, "/figures/", "other gallery", 9);
    psg_server_tell(server, NULL);
    ck_assert(gets(gallery, "event: changed\ndata: 9\n\n"));
    psg_server_tell(server, "a.yaml:1:2: error\n  1 | x\n    | ^");
    static const char told[] =
        "event: mistakes\ndata: a.yaml:1:2: error\ndata:   1 | x\ndata:     | ^\n\n";
    ck_assert(gets(page, told) && gets(gallery, told) && gets(former, told));
    ck_assert_ptr_null(strstr(page->got->str, "changed"));
    psg_server_tell(server, "a.yaml:1:2: error\n  1 | x\n    | ^"); /* nothing is new */
    psg_server_tell(server, NULL);
    ck_assert(gets(page, "^\n\nevent: mended\n"));
}
END_TEST

/* Who takes nothing for a while gets the last state afterwards, and never a pile of former ones. */
START_TEST(slow_ones_get_the_last_state)
{
    enum { CHANGES = 4000 };
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autofree char *text = g_strnfill(2000, 'x');
    put(server, "/", "page", 1);
    psg_server_tell(server, NULL);
    g_autoptr(Client) slow = ask(server, "/events?epoch=1");
    ck_assert(gets(slow, "event: mended\n"));
    for (guint64 i = 1; i <= CHANGES; i++) {
        g_autofree char *mistakes = g_strdup_printf("%s %" G_GUINT64_FORMAT, text, i);
        put(server, "/", "page", 1 + i);
        psg_server_tell(server, mistakes);
    }
    ck_assert(gets(slow, "data: 4001\n\n"));
    ck_assert(gets(slow, "xxx 4000\n\n"));
    ck_assert_uint_lt(slow->got->len, CHANGES * 2000 * 9 / 10);
}
END_TEST

START_TEST(the_oldest_makes_room)
{
    enum { MANY = 300 };
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autoptr(GPtrArray) silent =
        g_ptr_array_new_with_free_func((GDestroyNotify)client_free);
    put(server, "/", "page", 1);
    psg_server_tell(server, NULL);
    g_autoptr(Client) stream = ask(server, "/events?epoch=0");
    ck_assert(gets(stream, "event: changed\n"));
    for (guint i = 0; i < MANY; i++) {
        g_ptr_array_add(silent, client_new(server, "GET / HTTP/1.1\r\n"));
        while (g_main_context_iteration(NULL, FALSE)) {
        }
    }
    g_autoptr(Client) last = ask(server, "/");
    ck_assert(gets(last, "\r\n\r\npage"));
    Client *oldest = g_ptr_array_index(silent, 0);
    Client *newest = g_ptr_array_index(silent, MANY - 1);
    ck_assert(gets(oldest, NULL));
    read_some(newest);
    ck_assert(!newest->has_ended);
    put(server, "/", "page", 2);
    psg_server_tell(server, NULL);
    ck_assert(gets(stream, "data: 2\n\n")); /* streams are no part of it */
}
END_TEST

/* What is sent beyond a request does not take its answer back. */
START_TEST(answers_survive_what_follows)
{
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autofree char *body = g_strnfill(100000, 'b');
    put(server, "/", "page", 1);
    psg_server_tell(server, NULL);
    g_autofree char *request = g_strdup_printf("POST / HTTP/1.1\r\nHost: localhost:%u\r\n"
                                               "Content-Length: 100000\r\n\r\n%s",
                                               port_of(server), body);
    g_autoptr(Client) client = client_new(server, request);
    ck_assert(gets(client, NULL));
    ck_assert(g_str_has_prefix(client->got->str, "HTTP/1.1 405 "));
}
END_TEST

START_TEST(a_token_is_told_and_wanted)
{
    g_autoptr(PsgServer) server = server_new(TOKEN);
    g_autofree char *place = psg_server_place(server);
    ck_assert(g_str_has_suffix(place, "/?token=" TOKEN));
    put(server, "/", "secret", 1);
    psg_server_tell(server, NULL);
    g_autoptr(Client) stranger = ask(server, "/");
    ck_assert(gets(stranger, NULL));
    ck_assert(g_str_has_prefix(stranger->got->str, "HTTP/1.1 403 "));
    ck_assert_ptr_null(strstr(stranger->got->str, "secret"));
    ck_assert_ptr_null(strstr(stranger->got->str, TOKEN));
    g_autoptr(Client) friend = ask(server, "/?token=" TOKEN);
    ck_assert(gets(friend, "\r\nSet-Cookie: paysage-"));
    ck_assert(gets(friend, "\r\n\r\nsecret"));
}
END_TEST

/* Both families, so that "localhost" is this server in every browser. */
START_TEST(a_taken_port_is_refused)
{
    g_autoptr(PsgServer) server = server_new(NULL);
    g_autoptr(GError) error = NULL;
    const PsgServerWishes same = {.port = port_of(server)};
    ck_assert_ptr_null(psg_server_new(&same, &error));
    ck_assert(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE));
    g_clear_error(&error);
    const PsgServerWishes nowhere = {.address = "nowhere", .token = TOKEN};
    ck_assert_ptr_null(psg_server_new(&nowhere, &error));
    ck_assert(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT));
}
END_TEST

Suite *
server_suite(void)
{
    Suite *suite = suite_create("server");
    TCase *tests = tcase_create("server");
    tcase_add_test(tests, who_comes_early_waits);
    tcase_add_test(tests, answers_are_whole);
    tcase_add_test(tests, pages_are_told_of_their_own_changes);
    tcase_add_test(tests, slow_ones_get_the_last_state);
    tcase_add_test(tests, the_oldest_makes_room);
    tcase_add_test(tests, answers_survive_what_follows);
    tcase_add_test(tests, a_token_is_told_and_wanted);
    tcase_add_test(tests, a_taken_port_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
