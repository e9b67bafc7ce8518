/* Sockets, and what happens on them: a state for each connection, one source that waits for the
 * socket, and one for the time. */
#include "serve/server.h"

#include "serve/http.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>

enum {
    HEAD_SECONDS = 10,  /* until the head of a request has come */
    TAKE_SECONDS = 20,  /* until more of an answer is taken */
    LINGER_SECONDS = 2, /* until the other end has closed, too */
    BEAT_SECONDS = 15,  /* between signs of life on a stream; proxies wait for some 30 */
    AGAIN_SECONDS = 1,  /* until the next try to accept after one that failed */
    MOST_CONNECTIONS = 256, /* of which a browser has six */
    MOST_STREAMS = 32,      /* a browser lets go of those of hidden tabs */
    /* bytes that are still read of who sends more than was asked */
    MOST_LEFTOVERS = 1 << 20,
    BACKLOG = 128,   /* connections that the system keeps until they are accepted */
    PIECE = 1 << 14, /* bytes that are read or written at once */
    MOST_TRIES = 16, /* of free ports, until one is free in both families */
};

struct PsgServer {
    GPtrArray *doors;   /* Door: a listening socket each */
    PsgHttpRules rules; /* with the token */
    char *address, *token;
    PsgSite *site;
    char *mistakes;     /* NULL: none */
    guint64 told_count; /* how often there were others */
    GQueue connections; /* Connection, the oldest first */
    guint most;         /* of them */
    guint streams;
    guint beat;
    bool is_open; /* somebody is answered */
};

typedef struct {
    PsgServer *server;
    GSocket *socket;
    GSource *source; /* NULL: it waits for better times */
    guint again;
} Door;

typedef enum {
    READING,
    WRITING,
    LINGERING,
    STREAMING,
} State;

typedef struct {
    PsgServer *server;
    GSocket *socket;
    GSource *source;
    GIOCondition awaits;
    guint deadline; /* a source; 0: there is none */
    State state;
    PsgHttpReader *reader;
    GString *head; /* what is to be written first, from `at` on */
    GBytes *body;  /* and then; NULL: nothing */
    gsize at;      /* in both together */
    gsize leftovers;
    /* of a stream */
    char *page;
    guint64 epoch, told; /* what it was told last */
} Connection;

/* ---- A connection's life ---- */

static gboolean on_ready(GSocket *socket, GIOCondition condition, gpointer data);

static void
drop(Connection *connection)
{
    PsgServer *server = connection->server;
    server->streams -= connection->state == STREAMING;
    g_queue_remove(&server->connections, connection);
    if (connection->source != NULL) {
        g_source_destroy(connection->source);
        g_source_unref(connection->source);
    }
    if (connection->deadline != 0) {
        g_source_remove(connection->deadline);
    }
    g_socket_close(connection->socket, NULL);
    g_object_unref(connection->socket);
    psg_http_reader_free(connection->reader);
    g_string_free(connection->head, TRUE);
    g_clear_pointer(&connection->body, g_bytes_unref);
    g_free(connection->page);
    g_free(connection);
}

static gboolean
on_deadline(gpointer data)
{
    Connection *connection = data;
    connection->deadline = 0;
    drop(connection);
    return G_SOURCE_REMOVE;
}

/* seconds 0: never. */
static void
set_deadline(Connection *connection, guint seconds)
{
    if (connection->deadline != 0) {
        g_source_remove(connection->deadline);
    }
    connection->deadline =
        seconds == 0 ? 0 : g_timeout_add_seconds(seconds, on_deadline, connection);
}

static void
await(Connection *connection, GIOCondition condition)
{
    if (connection->source != NULL && connection->awaits == condition) {
        return;
    }
    if (connection->source != NULL) {
        g_source_destroy(connection->source);
        g_source_unref(connection->source);
    }
    connection->awaits = condition;
    connection->source = g_socket_create_source(connection->socket, condition, NULL);
    g_source_set_callback(connection->source, G_SOURCE_FUNC(on_ready), connection, NULL);
    g_source_attach(connection->source, NULL);
}

/* ---- Writing ---- */

static gsize
length_of(const Connection *connection)
{
    return connection->head->len +
           (connection->body == NULL ? 0 : g_bytes_get_size(connection->body));
}

/* False: the other end is gone. */
static bool
write_more(Connection *connection)
{
    gsize length = length_of(connection), start = connection->head->len;
    while (connection->at < length) {
        bool is_head = connection->at < start;
        const char *bytes = is_head
                                ? connection->head->str + connection->at
                                : (const char *)g_bytes_get_data(connection->body, NULL) +
                                      (connection->at - start);
        gsize size = MIN((is_head ? start : length) - connection->at, PIECE);
        g_autoptr(GError) error = NULL;
        gssize sent = g_socket_send(connection->socket, bytes, size, NULL, &error);
        if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)) {
            return true;
        }
        if (sent <= 0) {
            return false;
        }
        connection->at += (gsize)sent;
        set_deadline(connection, TAKE_SECONDS);
    }
    return true;
}

/* What still comes is read: a socket that is closed on it would take the answer back. */
static void
linger(Connection *connection)
{
    connection->state = LINGERING;
    g_socket_shutdown(connection->socket, FALSE, TRUE, NULL);
    set_deadline(connection, LINGER_SECONDS);
    await(connection, G_IO_IN);
}

/* ---- Streams ---- */

static void
append_event(GString *out, const char *event, const char *data)
{
    g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
    g_string_append_printf(out, "event: %s\n", event);
    for (gsize i = 0; lines[i] != NULL; i++) {
        g_string_append_printf(out, "data: %s\n", lines[i]);
    }
    g_string_append_c(out, '\n');
}

/* What it does not know yet. */
static void
append_news(Connection *stream)
{
    const PsgServer *server = stream->server;
    const PsgSiteFile *page = psg_site_find(server->site, stream->page);
    if (page != NULL && page->epoch != stream->epoch) {
        g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, page->epoch);
        append_event(stream->head, "changed", number);
        stream->epoch = page->epoch;
    }
    if (stream->told != server->told_count) {
        bool is_good = server->mistakes == NULL;
        append_event(stream->head, is_good ? "mended" : "mistakes",
                     is_good ? "-" : server->mistakes);
        stream->told = server->told_count;
    }
}

/* Only what it has taken is followed by more: a slow one gets the last state, and never a pile of
 * former ones. */
static void
pump(Connection *stream)
{
    for (;;) {
        if (!write_more(stream)) {
            drop(stream);
            return;
        }
        if (stream->at < stream->head->len) {
            await(stream, G_IO_IN | G_IO_OUT);
            return;
        }
        g_string_truncate(stream->head, 0);
        stream->at = 0;
        append_news(stream);
        if (stream->head->len == 0) {
            set_deadline(stream, 0);
            await(stream, G_IO_IN);
            return;
        }
    }
}

static gboolean
on_beat(gpointer data)
{
    PsgServer *server = data;
    for (GList *link = server->connections.head, *next; link != NULL; link = next) {
        Connection *connection = link->data;
        next = link->next;
        if (connection->state == STREAMING && connection->head->len == 0) {
            g_string_append(connection->head, ":\n\n");
            pump(connection);
        }
    }
    return G_SOURCE_CONTINUE;
}

static void
begin_stream(Connection *connection, const PsgHttpRequest *request)
{
    const PsgHttpResponse response = {PSG_HTTP_OK, "text/event-stream", NULL, NULL, -1};
    g_autofree char *head = psg_http_response_head(&response);
    g_autofree char *epoch = psg_http_query_value(request->query, "epoch");
    connection->state = STREAMING;
    connection->server->streams++;
    connection->told = 0;
    if (epoch == NULL || !g_ascii_string_to_unsigned(epoch, 10, 0, G_MAXUINT64,
                                                     &connection->epoch, NULL)) {
        connection->epoch = 0;
    }
    g_string_append(connection->head, head);
    g_string_append(connection->head, ":\n\n");
    pump(connection);
}

/* ---- Answers ---- */

/* Owned by the caller. */
static char *
explain(const Connection *connection, guint status)
{
    const PsgServer *server = connection->server;
    const char *line = psg_http_status_line(status);
    if (status == PSG_HTTP_MISDIRECTED) {
        return g_strdup_printf(
            "%s\n\nThis server answers to http://localhost:%u/ and "
            "nothing else: what asked for another host may be a page of "
            "somebody else. Through a tunnel, use the same port at both "
            "ends.\n",
            line, server->rules.port);
    }
    if (status == PSG_HTTP_FORBIDDEN && server->rules.token != NULL) {
        return g_strdup_printf(
            "%s\n\nOpen the address that paysage serve tells, with its "
            "token.\n",
            line);
    }
    return g_strdup_printf("%s\n", line);
}

static void
answer(Connection *connection, const PsgHttpResponse *response, GBytes *body)
{
    g_autofree char *head = psg_http_response_head(response);
    g_string_append(connection->head, head);
    connection->body = body == NULL ? NULL : g_bytes_ref(body);
    connection->state = WRITING;
    set_deadline(connection, TAKE_SECONDS);
    await(connection, G_IO_OUT);
}

static void
refuse(Connection *connection, guint status, bool is_head)
{
    g_autofree char *text = explain(connection, status);
    g_autoptr(GBytes) body = g_bytes_new(text, strlen(text));
    const PsgHttpResponse response = {status, "text/plain; charset=utf-8", NULL, NULL,
                                      (gint64)strlen(text)};
    answer(connection, &response, is_head ? NULL : body);
}

static void
give(Connection *connection, const PsgHttpRequest *request, const PsgSiteFile *file)
{
    const PsgHttpRules *rules = &connection->server->rules;
    g_autofree char *cookie =
        psg_http_brings_token(request, rules) ? psg_http_cookie(rules) : NULL;
    const PsgHttpResponse response = {PSG_HTTP_OK, file->type, file->policy, cookie,
                                      (gint64)g_bytes_get_size(file->bytes)};
    answer(connection, &response, request->method == PSG_HTTP_HEAD ? NULL : file->bytes);
}

/* Of a request that may have something. */
static void
serve_events(Connection *connection, const PsgHttpRequest *request)
{
    const PsgServer *server = connection->server;
    bool is_head = request->method == PSG_HTTP_HEAD;
    g_autofree char *page = psg_http_query_value(request->query, "page");
    connection->page = g_strdup(page == NULL ? "/" : page);
    const PsgSiteFile *file = psg_site_find(server->site, connection->page);
    if (file == NULL || file->epoch == 0) {
        refuse(connection, PSG_HTTP_NOT_FOUND, is_head);
    } else if (server->streams >= MIN(MOST_STREAMS, server->most / 2)) {
        refuse(connection, PSG_HTTP_BUSY, is_head);
    } else if (is_head) {
        const PsgHttpResponse response = {PSG_HTTP_OK, "text/event-stream", NULL, NULL,
                                          -1};
        answer(connection, &response, NULL);
    } else {
        begin_stream(connection, request);
    }
}

static void
serve(Connection *connection)
{
    const PsgServer *server = connection->server;
    const PsgHttpRequest *request = psg_http_reader_request(connection->reader);
    guint status = psg_http_judge(request, &server->rules);
    bool is_head = request->method == PSG_HTTP_HEAD;
    if (status != PSG_HTTP_OK) {
        refuse(connection, status, is_head);
        return;
    }
    if (strcmp(request->path, "/events") == 0) {
        serve_events(connection, request);
        return;
    }
    const PsgSiteFile *file = psg_site_find(server->site, request->path);
    if (file == NULL) {
        refuse(connection, PSG_HTTP_NOT_FOUND, is_head);
    } else {
        give(connection, request, file);
    }
}

/* ---- What comes ---- */

/* Returns how many bytes came; 0: nothing for now; -1: the other end is gone. */
static gssize
receive(Connection *connection, char *bytes, gsize size)
{
    g_autoptr(GError) error = NULL;
    gssize length = g_socket_receive(connection->socket, bytes, size, NULL, &error);
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)) {
        return 0;
    }
    return length > 0 ? length : -1;
}

static void
read_more(Connection *connection)
{
    char bytes[PIECE];
    gssize length = receive(connection, bytes, sizeof bytes);
    if (length < 0) {
        drop(connection);
        return;
    }
    if (connection->state == READING) {
        guint status = psg_http_reader_feed(connection->reader, bytes, (gsize)length);
        if (status == PSG_HTTP_OK) {
            serve(connection);
        } else if (status != PSG_HTTP_MORE) {
            refuse(connection, status, false);
        }
        return;
    }
    connection->leftovers += (gsize)length;
    if (connection->leftovers > MOST_LEFTOVERS) {
        drop(connection);
    }
}

static gboolean
on_ready(GSocket *socket, GIOCondition condition, gpointer data)
{
    Connection *connection = data;
    (void)socket;
    if ((condition & (G_IO_IN | G_IO_HUP | G_IO_ERR)) != 0 &&
        connection->state != WRITING) {
        read_more(connection);
        return G_SOURCE_CONTINUE; /* it may be gone */
    }
    if (connection->state == STREAMING) {
        pump(connection);
    } else if (!write_more(connection)) {
        drop(connection);
    } else if (connection->at == length_of(connection)) {
        linger(connection);
    }
    return G_SOURCE_CONTINUE;
}

/* ---- Doors ---- */

static void
welcome(PsgServer *server, GSocket *socket)
{
    if (g_queue_get_length(&server->connections) >= server->most) {
        for (GList *link = server->connections.head; link != NULL; link = link->next) {
            if (((Connection *)link->data)->state != STREAMING) {
                drop(link->data);
                break;
            }
        }
    }
    Connection *connection = g_new0(Connection, 1);
    connection->server = server;
    connection->socket = socket;
    connection->reader = psg_http_reader_new();
    connection->head = g_string_new(NULL);
    g_socket_set_blocking(socket, FALSE);
    g_queue_push_tail(&server->connections, connection);
    set_deadline(connection, HEAD_SECONDS);
    await(connection, G_IO_IN);
}

static void open_door(Door *door);

static gboolean
on_again(gpointer data)
{
    Door *door = data;
    door->again = 0;
    open_door(door);
    return G_SOURCE_REMOVE;
}

static gboolean
on_knock(GSocket *socket, GIOCondition condition, gpointer data)
{
    Door *door = data;
    (void)condition;
    g_autoptr(GError) error = NULL;
    GSocket *accepted = g_socket_accept(socket, NULL, &error);
    if (accepted != NULL) {
        welcome(door->server, accepted);
        return G_SOURCE_CONTINUE;
    }
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)) {
        return G_SOURCE_CONTINUE;
    }
    /* The system has no more sockets for us now. GSocketService would try again at once, and so
     * for ever. */
    g_clear_pointer(&door->source, g_source_unref);
    door->again = g_timeout_add_seconds(AGAIN_SECONDS, on_again, door);
    return G_SOURCE_REMOVE;
}

static void
open_door(Door *door)
{
    door->source = g_socket_create_source(door->socket, G_IO_IN, NULL);
    g_source_set_callback(door->source, G_SOURCE_FUNC(on_knock), door, NULL);
    g_source_attach(door->source, NULL);
}

static void
free_door(gpointer data)
{
    Door *door = data;
    if (door->source != NULL) {
        g_source_destroy(door->source);
        g_source_unref(door->source);
    }
    if (door->again != 0) {
        g_source_remove(door->again);
    }
    g_socket_close(door->socket, NULL);
    g_object_unref(door->socket);
    g_free(door);
}

/* A listening socket; NULL with an error. */
static GSocket *
listen_at(GInetAddress *address, guint16 port, GError **error)
{
    g_autoptr(GSocketAddress) place = g_inet_socket_address_new(address, port);
    g_autoptr(GSocket) socket =
        g_socket_new(g_inet_address_get_family(address), G_SOCKET_TYPE_STREAM,
                     G_SOCKET_PROTOCOL_TCP, error);
    if (socket == NULL) {
        return NULL;
    }
    g_socket_set_blocking(socket, FALSE);
    g_socket_set_listen_backlog(socket, BACKLOG);
    return g_socket_bind(socket, place, TRUE, error) && g_socket_listen(socket, error)
               ? g_steal_pointer(&socket)
               : NULL;
}

static bool
add_door(PsgServer *server, GInetAddress *address, GError **error)
{
    GSocket *socket = listen_at(address, server->rules.port, error);
    if (socket == NULL) {
        return false;
    }
    g_autoptr(GSocketAddress) place = g_socket_get_local_address(socket, NULL);
    server->rules.port = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(place));
    Door *door = g_new0(Door, 1);
    door->server = server;
    door->socket = socket;
    g_ptr_array_add(server->doors, door);
    return true;
}

/* A machine may have no IPv6; but if somebody else has the port there, a browser that asks for
 * localhost would come to them. */
static bool
add_loopback(PsgServer *server, GError **error)
{
    g_autoptr(GInetAddress) four = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
    g_autoptr(GInetAddress) six = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV6);
    g_autoptr(GError) failure = NULL;
    if (!add_door(server, four, error)) {
        return false;
    }
    if (!add_door(server, six, &failure) &&
        g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE)) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    return true;
}

static bool
add_doors(PsgServer *server, const PsgServerWishes *wishes, GError **error)
{
    server->rules.port = wishes->port;
    if (wishes->address != NULL) {
        g_autoptr(GInetAddress) address = g_inet_address_new_from_string(wishes->address);
        if (address == NULL) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                        "\"%s\" is no address: use one like 10.0.0.7", wishes->address);
            return false;
        }
        return add_door(server, address, error);
    }
    for (guint i = 0; i < MOST_TRIES; i++) {
        g_autoptr(GError) failure = NULL;
        if (add_loopback(server, &failure)) {
            return true;
        }
        bool is_taken = g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
        if (wishes->port != 0 || !is_taken || i + 1 == MOST_TRIES) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
        g_ptr_array_set_size(server->doors, 0);
        server->rules.port = 0;
    }
    return false;
}

/* ---- The server ---- */

/* Half of the files that the program may have open. */
static guint
most_connections(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return MOST_CONNECTIONS;
    }
    return (guint)CLAMP(limit.rlim_cur / 2, 8, MOST_CONNECTIONS);
}

PsgServer *
psg_server_new(const PsgServerWishes *wishes, GError **error)
{
    g_assert(wishes->address == NULL || wishes->token != NULL);
    g_autoptr(PsgServer) server = g_new0(PsgServer, 1);
    server->doors = g_ptr_array_new_with_free_func(free_door);
    server->site = psg_site_new();
    server->most = most_connections();
    server->address = g_strdup(wishes->address);
    server->token = g_strdup(wishes->token);
    server->rules.token = server->token;
    server->rules.name = wishes->address == NULL ? NULL : g_get_host_name();
    server->told_count = 1;
    if (!add_doors(server, wishes, error)) {
        return NULL;
    }
    server->beat = g_timeout_add_seconds(BEAT_SECONDS, on_beat, server);
    return g_steal_pointer(&server);
}

void
psg_server_free(PsgServer *server)
{
    if (server == NULL) {
        return;
    }
    while (!g_queue_is_empty(&server->connections)) {
        drop(g_queue_peek_head(&server->connections));
    }
    if (server->beat != 0) {
        g_source_remove(server->beat);
    }
    g_ptr_array_unref(server->doors);
    psg_site_free(server->site);
    g_free(server->mistakes);
    g_free(server->address);
    g_free(server->token);
    g_free(server);
}

/* Of an address that is all of a machine's its name is told. */
static const char *
host_of(const PsgServer *server)
{
    g_autoptr(GInetAddress) address =
        server->address == NULL ? NULL : g_inet_address_new_from_string(server->address);
    if (address == NULL || g_inet_address_get_is_loopback(address)) {
        return "localhost";
    }
    return g_inet_address_get_is_any(address) ? server->rules.name : server->address;
}

char *
psg_server_place(const PsgServer *server)
{
    const char *host = host_of(server);
    bool is_six = strchr(host, ':') != NULL;
    const char *token = server->rules.token;
    return g_strdup_printf("http://%s%s%s:%u/%s%s", is_six ? "[" : "", host,
                           is_six ? "]" : "", server->rules.port,
                           token == NULL ? "" : "?token=", token == NULL ? "" : token);
}

PsgSite *
psg_server_site(PsgServer *server)
{
    return server->site;
}

void
psg_server_tell(PsgServer *server, const char *mistakes)
{
    for (guint i = 0; i < server->doors->len && !server->is_open; i++) {
        open_door(g_ptr_array_index(server->doors, i));
    }
    server->is_open = true;
    if (g_strcmp0(server->mistakes, mistakes) != 0) {
        g_free(server->mistakes);
        server->mistakes = g_strdup(mistakes);
        server->told_count++;
    }
    for (GList *link = server->connections.head, *next; link != NULL; link = next) {
        next = link->next;
        if (((Connection *)link->data)->state == STREAMING) {
            pump(link->data);
        }
    }
}
