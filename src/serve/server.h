/*
 * A small server for whoever writes a landscape: it gives the files of a site to browsers on this
 * machine, and tells open pages when they have changed.
 *
 * It stands on GIO's sockets. What it does is small: GET of files in memory, and one kind of
 * stream. libsoup and libmicrohttpd do that too (Debian 12 and 13 have both), and were tried: they
 * cost each start of the program a millisecond or two of eight, and bring in twelve more libraries
 * (Kerberos, SQLite, HTTP/2, ...) or eight (GnuTLS and below), with all that these must be mended
 * for, also where nobody ever serves. The guards that matter, the host that is asked for, limits
 * and deadlines, would be ours to write with them as well.
 *
 * Limits: the head of a request (serve/http.h); seconds until it has come, and until more of an
 * answer is taken; connections, of which the oldest is dropped for a new one; event streams, of
 * which one too many is refused. A connection is for one answer. So nobody can hold the server up
 * for others, and what is not answered in time is forgotten.
 *
 * "/events?page=PATH&epoch=N" is a stream of server-sent events: "changed" with the page's epoch
 * once that is another than N, "mistakes" with a text while there are some, "mended" when there are
 * none any more. A stream that takes nothing for a while is dropped; browsers then ask again.
 *
 * It lives in the default main context, and all calls are made in the thread that runs it.
 */
#pragma once

#include "serve/site.h"

#include <stdbool.h>

typedef struct {
    guint16 port; /* 0: any that is free */
    /* of this machine, where others may come: "10.0.0.7", "0.0.0.0"; NULL: this machine alone,
     * 127.0.0.1 and ::1 */
    const char *address;
    const char *token; /* as PsgHttpRules has it; must be there with an address */
} PsgServerWishes;

typedef struct PsgServer PsgServer;

/* Listens, with an empty site; who comes before psg_server_tell is first called waits until then.
 * NULL with a G_IO_ERROR: the port is taken (ADDRESS_IN_USE), the address is not this machine's, ... */
PsgServer *psg_server_new(const PsgServerWishes *wishes, GError **error);
void psg_server_free(PsgServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgServer, psg_server_free)

/* Where a browser finds it: "http://localhost:8017/". Owned by the caller. */
char *psg_server_place(const PsgServer *server);

/* What it gives; who changes it calls psg_server_tell after that. */
PsgSite *psg_server_site(PsgServer *server);

/* Tells open pages that they have changed, if they have, and of mistakes. mistakes: a text of
 * several lines; NULL: there are none. */
void psg_server_tell(PsgServer *server, const char *mistakes);
