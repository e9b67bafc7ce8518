/* paysage serve: a landscape in a browser, which follows while somebody writes. */
#include "base/landscape_name.h"
#include "cli/ending.h"
#include "cli/look.h"
#include "cli/watching.h"
#include "explore/gallery.h"
#include "run/explore.h"
#include "run/gallery.h"
#include "serve/http.h"
#include "serve/server.h"

#include <gio/gdesktopappinfo.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define USUAL_PORT 8017
#define MOST_PORT 65535
#define HTML "text/html; charset=utf-8"
#define FIGURES "/figures/"
#define MADE_TOKEN "auto"

enum { TOKEN_BYTES = 16, WONDER_SECONDS = 2 };

/* A picture that is opened alone is a page, too: it has a style of its own and nothing that runs. */
#define PICTURE_POLICY                                                                   \
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

typedef struct {
    gint port;
    char *address, *token, *poll;
    gboolean opens;
    PsgLookOptions look;
    PsgInputOptions input;
} Options;

typedef struct Draft Draft;

typedef struct {
    const PsgCommand *command;
    const char *data;
    const Options *options;
    PsgServer *server;
    PsgWatch *watch;
    GMainLoop *loop;
    PsgExit status;
    guint64 epoch; /* of the page that changed last */
    GBytes *page;  /* as it was made; NULL: there is none yet */
    GBytes *index; /* of the gallery */
    Draft *draft;  /* which another thread is making; NULL: none */
    bool is_stale; /* something was saved since that was begun */
    bool was_good; /* the last one that was made */
    bool is_noted; /* that the system tells nothing */
    char *lacking; /* what was told of a file that is waited for; NULL: none is */
    bool is_back;  /* it is there again, which was not told yet */
    /* a source that tells that the first page takes a while; 0: it has, or need not */
    guint wonder;
} Serving;

/* What is made of the landscape as it was at one moment. One thread has it at a time. */
struct Draft {
    const Serving *serving; /* of it only what does not change */
    gint ends;              /* atomic: nobody wants it any more */
    gint64 begun;
    PsgSession *session;
    PsgExit status;
    GString *told;     /* for the terminal */
    GString *mistakes; /* the same without colours, for pages, if there are any */
    GBytes *page;
    PsgGallery *gallery;
};

static void begin(Serving *serving);

/* ---- In another thread: making ---- */

static void
free_draft(Draft *draft)
{
    psg_session_free(draft->session);
    g_string_free(draft->told, TRUE);
    g_string_free(draft->mistakes, TRUE);
    g_clear_pointer(&draft->page, g_bytes_unref);
    psg_gallery_free(draft->gallery);
    g_free(draft);
}

/* Doubts are for the terminal alone: pages are made all the same. */
static void
note_mistakes(Draft *draft, PsgDiagnostics *list)
{
    const Options *options = draft->serving->options;
    psg_input_finish(list);
    psg_input_print_to(list, &options->input, draft->told);
    psg_diagnostics_print_errors(list, draft->mistakes);
}

static void
note_error(Draft *draft, const GError *error)
{
    draft->status = error == NULL                        ? PSG_EXIT_MISTAKES
                    : error->domain == PSG_SESSION_ERROR ? PSG_EXIT_USAGE
                                                         : PSG_EXIT_WORLD;
    if (error != NULL) {
        g_autoptr(GString) line = g_string_new(NULL);
        psg_terminal_append(line, error->message);
        g_string_append_printf(draft->told, "paysage: %s\n", line->str);
        g_string_append_printf(draft->mistakes, "%s\n", line->str);
    }
}

static void
make_page(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    Draft *draft = data;
    const Options *options = draft->serving->options;
    PsgLook look = psg_look_of(&options->look, &options->input, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(&options->input);
    (void)source;
    (void)cancellable;
    draft->session = psg_session_new(&look, list, &error);
    bool is_read = draft->session != NULL &&
                   psg_session_read(draft->session, draft->serving->data, list, &error);
    if (is_read) {
        draft->page =
            psg_session_explore(draft->session, NULL, PSG_EXPLORER_SERVED, &error);
    }
    note_mistakes(draft, list);
    if (draft->page == NULL) {
        note_error(draft, error);
    }
    g_task_return_boolean(task, TRUE);
}

static void
make_gallery(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    Draft *draft = data;
    (void)source;
    (void)cancellable;
    draft->gallery = psg_session_gallery(draft->session, &draft->ends);
    g_task_return_boolean(task, TRUE);
}

static void
make(Draft *draft, GTaskThreadFunc work, GAsyncReadyCallback done, Serving *serving)
{
    g_autoptr(GTask) task = g_task_new(NULL, NULL, done, serving);
    g_task_set_task_data(task, draft, NULL);
    g_task_run_in_thread(task, work);
}

/* ---- Giving ---- */

static bool
is_same(GBytes *one, GBytes *other)
{
    return one != NULL && g_bytes_equal(one, other);
}

/* The page with its number in it, by which its script tells the server what it has. */
static void
put_page(Serving *serving, const char *path, GBytes *page)
{
    static const char place[] = "<meta charset=\"utf-8\">\n";
    gsize size;
    const char *text = g_bytes_get_data(page, &size);
    const char *start = g_strstr_len(text, (gssize)size, place);
    g_assert(start != NULL);
    gsize before = (gsize)(start - text) + strlen(place);
    GString *html = g_string_sized_new(size + 100);
    serving->epoch++;
    g_string_append_len(html, text, (gssize)before);
    g_string_append_printf(
        html, "<meta name=\"paysage-epoch\" content=\"%" G_GUINT64_FORMAT "\">\n",
        serving->epoch);
    g_string_append_len(html, text + before, (gssize)(size - before));
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(html);
    const PsgSiteFile file = {bytes, HTML, NULL, serving->epoch};
    psg_site_add(psg_server_site(serving->server), path, &file);
}

/* As long as there is none that is good. */
static void
put_waiting_pages(Serving *serving, const char *mistakes)
{
    g_autofree char *name = psg_landscape_name_of_path(serving->data);
    g_autofree char *title = g_utf8_make_valid(name, -1);
    g_autoptr(GBytes) page = psg_waiting_page(title, mistakes);
    put_page(serving, "/", page);
    put_page(serving, FIGURES, page);
}

static void
put_gallery(Serving *serving, const PsgGallery *gallery)
{
    PsgSite *site = psg_server_site(serving->server);
    PsgSite *part = psg_site_new();
    const PsgSiteFile *old = psg_site_find(site, FIGURES);
    bool is_old = is_same(serving->index, gallery->page);
    for (guint i = 0; i < gallery->files->len; i++) {
        const PsgKeptFile *kept = g_ptr_array_index(gallery->files, i);
        g_autofree char *name = g_uri_escape_string(kept->name, NULL, FALSE);
        g_autofree char *path = g_strconcat(FIGURES, name, NULL);
        char policy[] = PICTURE_POLICY;
        const PsgSiteFile file = {kept->bytes, "image/svg+xml", policy, 0};
        psg_site_add(part, path, &file);
    }
    if (is_old) {
        psg_site_add(part, FIGURES, old);
    }
    psg_site_replace(site, FIGURES, part);
    if (!is_old) {
        g_clear_pointer(&serving->index, g_bytes_unref);
        serving->index = g_bytes_ref(gallery->page);
        put_page(serving, FIGURES, gallery->page);
    }
    psg_server_tell(serving->server, serving->lacking);
}

/* ---- What is told ---- */

/* So that Ctrl-C ends the server, and not a browser that was not running before. */
static void
leave_terminal(gpointer data)
{
    (void)data;
    setsid();
}

static void
open_browser(char *place)
{
    GSpawnFlags flags =
        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
    GList places = {place, NULL, NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(GAppInfo) browser = g_app_info_get_default_for_uri_scheme("http");
    bool is_open = G_IS_DESKTOP_APP_INFO(browser) &&
                   g_desktop_app_info_launch_uris_as_manager(
                       G_DESKTOP_APP_INFO(browser), &places, NULL, flags, leave_terminal,
                       NULL, NULL, NULL, &error);
    if (!is_open) {
        psg_say("note: no browser could be opened (%s): open the address yourself",
                error == NULL ? "none is set up for the web" : error->message);
    }
}

/* Who has started it may wonder. */
static gboolean
on_wonder(gpointer data)
{
    Serving *serving = data;
    psg_note("making the page of %s…", serving->data);
    serving->wonder = 0;
    return G_SOURCE_REMOVE;
}

static void
tell_place(Serving *serving)
{
    if (serving->wonder != 0) {
        g_source_remove(serving->wonder);
        serving->wonder = 0;
    }
    g_autofree char *place = psg_server_place(serving->server);
    psg_note("%s shows %s (Ctrl-C ends)", place, serving->data);
    psg_watching_remark(serving->watch, &serving->is_noted);
    if (serving->options->opens) {
        open_browser(place);
    }
}

static void
tell_draft(const Serving *serving, const Draft *draft, const char *what)
{
    double seconds = (double)(g_get_monotonic_time() - draft->begun) / G_USEC_PER_SEC;
    const char *before = serving->is_back    ? "there again: "
                         : serving->was_good ? ""
                                             : "mended: ";
    psg_watching_tell("%s%s, %.*f s", before, what, seconds < 1 ? 2 : 1, seconds);
}

/* ---- From save to page ---- */

/* What nobody can mend by saving ends the program before anything was shown. */
static bool
ends_at_once(Serving *serving, const Draft *draft)
{
    bool is_first = psg_site_count(psg_server_site(serving->server)) == 0;
    if (!is_first || draft->status == PSG_EXIT_DONE ||
        draft->status == PSG_EXIT_MISTAKES) {
        return false;
    }
    serving->status = draft->status;
    g_main_loop_quit(serving->loop);
    return true;
}

static void
take_mistakes(Serving *serving, const Draft *draft)
{
    bool is_first = psg_site_count(psg_server_site(serving->server)) == 0;
    if (serving->page == NULL) {
        put_waiting_pages(serving, draft->mistakes->str);
    }
    psg_server_tell(serving->server, draft->mistakes->str);
    if (is_first) {
        tell_place(serving);
    } else {
        psg_watching_tell("%s", serving->page == NULL ? "there is nothing to show yet"
                                                      : "the page is as it was");
    }
    serving->was_good = false;
    serving->is_back = false;
}

static void
take_page(Serving *serving, const Draft *draft)
{
    bool is_first = psg_site_count(psg_server_site(serving->server)) == 0;
    bool is_old = is_same(serving->page, draft->page);
    psg_input_tell_report(draft->session->report);
    if (!is_old) {
        g_clear_pointer(&serving->page, g_bytes_unref);
        serving->page = g_bytes_ref(draft->page);
        put_page(serving, "/", draft->page);
    }
    if (serving->index == NULL) {
        g_autoptr(GBytes) index = psg_gallery_page(draft->session->context, NULL);
        put_page(serving, FIGURES, index);
    }
    psg_server_tell(serving->server, serving->lacking);
    if (is_first) {
        tell_place(serving);
    } else {
        tell_draft(serving, draft,
                   is_old ? "the page is the same" : "the page has changed");
    }
    serving->was_good = true;
    serving->is_back = false;
}

/* What was saved meanwhile is read now. */
static void
end(Serving *serving)
{
    psg_look_tell_timing(&serving->options->look, serving->draft->session);
    g_clear_pointer(&serving->draft, free_draft);
    if (serving->is_stale) {
        begin(serving);
    }
}

static void
on_gallery(GObject *source, GAsyncResult *result, gpointer data)
{
    Serving *serving = data;
    (void)source;
    (void)result;
    if (g_atomic_int_get(&serving->draft->ends) == 0) {
        put_gallery(serving, serving->draft->gallery);
    }
    psg_ending_after(0);
    end(serving);
}

static void
on_page(GObject *source, GAsyncResult *result, gpointer data)
{
    Serving *serving = data;
    Draft *draft = serving->draft;
    (void)source;
    (void)result;
    if (draft->told->len > 0 &&
        (draft->mistakes->len > 0 || psg_command_is_news(draft->told->str))) {
        fputs(draft->told->str, stderr);
    }
    if (ends_at_once(serving, draft)) {
        return;
    }
    if (draft->page == NULL) {
        take_mistakes(serving, draft);
    } else {
        take_page(serving, draft);
    }
    if (draft->page == NULL || serving->is_stale) {
        psg_ending_after(0);
        end(serving);
    } else {
        make(draft, make_gallery, on_gallery, serving);
    }
}

static void
begin(Serving *serving)
{
    Draft *draft = g_new0(Draft, 1);
    draft->serving = serving;
    draft->begun = g_get_monotonic_time();
    draft->told = g_string_new(NULL);
    draft->mistakes = g_string_new(NULL);
    serving->draft = draft;
    serving->is_stale = false;
    psg_command_again(serving->was_good);
    psg_input_begin_time(&serving->options->input);
    make(draft, make_page, on_page, serving);
}

static void
on_change(gpointer data)
{
    Serving *serving = data;
    const char *lacks = psg_watch_lacks(serving->watch);
    psg_watching_remark(serving->watch, &serving->is_noted);
    if (lacks != NULL && serving->lacking == NULL) {
        g_autoptr(GString) name = g_string_new(NULL);
        psg_terminal_append(name, lacks);
        g_string_append(name, " is not there: waiting for it");
        psg_watching_tell("%s", name->str);
        psg_server_tell(serving->server, name->str);
        serving->lacking = g_strdup(name->str);
        serving->was_good = false;
    }
    if (lacks != NULL) {
        return;
    }
    serving->is_back = serving->is_back || serving->lacking != NULL;
    g_clear_pointer(&serving->lacking, g_free);
    if (serving->draft == NULL) {
        begin(serving);
    } else {
        serving->is_stale = true;
        g_atomic_int_set(&serving->draft->ends, 1);
    }
}

/* ---- The command ---- */

/* Nobody is told anything any more. */
static gboolean
on_terminal_gone(gint descriptor, GIOCondition condition, gpointer data)
{
    (void)descriptor;
    (void)condition;
    (void)data;
    _exit(PSG_EXIT_DONE);
}

static PsgExit
refuse_port(const PsgCommand *command, const Options *options, const GError *error)
{
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE)) {
        psg_say(
            "port %d is taken, maybe by another paysage serve: --port 0 takes one that "
            "is free",
            options->port);
        return PSG_EXIT_WORLD;
    }
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)) {
        return psg_usage_error(command, "--listen: %s", error->message);
    }
    psg_say("%s", error->message);
    return PSG_EXIT_WORLD;
}

static PsgExit
serve(const PsgCommand *command, const char *data, const Options *options,
      const PsgWatchWishes *wishes)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) files = psg_look_files(&options->look, data);
    g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
    const PsgServerWishes where = {(guint16)options->port, options->address,
                                   options->token};
    /* a server that is begun anew is no former one to pages that are open */
    Serving serving = {.command = command,
                       .data = data,
                       .options = options,
                       .loop = loop,
                       .was_good = true,
                       .epoch = (guint64)g_get_real_time()};
    psg_ending_after(0);
    serving.server = psg_server_new(&where, &error);
    if (serving.server == NULL) {
        return refuse_port(command, options, error);
    }
    psg_ending_by_signals();
    g_unix_fd_add(STDERR_FILENO, G_IO_HUP | G_IO_ERR, on_terminal_gone, NULL);
    serving.watch = psg_watch_new(wishes, on_change, &serving);
    psg_watch_set(serving.watch, (const char *const *)files);
    serving.wonder = g_timeout_add_seconds(WONDER_SECONDS, on_wonder, &serving);
    begin(&serving);
    g_main_loop_run(loop);
    g_clear_pointer(&serving.draft, free_draft);
    g_free(serving.lacking);
    psg_watch_free(serving.watch);
    psg_server_free(serving.server);
    return serving.status;
}

/* Of the system's own chance. Owned by the caller; NULL: there is none. */
static char *
make_token(void)
{
    unsigned char bytes[TOKEN_BYTES];
    FILE *chance = fopen("/dev/urandom", "rb");
    bool is_read = chance != NULL && fread(bytes, sizeof bytes, 1, chance) == 1;
    if (chance != NULL) {
        fclose(chance);
    }
    GString *token = is_read ? g_string_new(NULL) : NULL;
    for (gsize i = 0; is_read && i < sizeof bytes; i++) {
        g_string_append_printf(token, "%02x", bytes[i]);
    }
    return token == NULL ? NULL : g_string_free(token, FALSE);
}

static PsgExit
check(const PsgCommand *command, const char *data, Options *options)
{
    if (options->port < 0 || options->port > MOST_PORT) {
        return psg_usage_error(command, "--port %d: use 0 to %d", options->port,
                               MOST_PORT);
    }
    if (options->address != NULL && options->token == NULL) {
        return psg_usage_error(command,
                               "--listen %s lets others in: give them a --token of at "
                               "least 16 characters, or --token " MADE_TOKEN,
                               options->address);
    }
    if (g_strcmp0(options->token, MADE_TOKEN) == 0) {
        g_free(options->token);
        options->token = make_token();
        if (options->token == NULL) {
            psg_say("/dev/urandom cannot be read: give a --token of your own");
            return PSG_EXIT_WORLD;
        }
    }
    const char *why =
        options->token == NULL ? NULL : psg_http_token_complaint(options->token);
    return why != NULL ? psg_usage_error(command, "--token: %s", why)
                       : psg_watching_check(command, data);
}

static PsgExit
run(const PsgCommand *command, char *const *arguments, gpointer data)
{
    Options *options = data;
    PsgWatchWishes wishes = {0};
    PsgExit status = check(command, arguments[0], options);
    if (status == PSG_EXIT_DONE) {
        status = psg_watching_wishes(command, options->poll, &wishes);
    }
    return status == PSG_EXIT_DONE ? serve(command, arguments[0], options, &wishes)
                                   : status;
}

static void
add_options(gpointer data, PsgOptionTable *table)
{
    Options *options = data;
    options->port = USUAL_PORT;
    const GOptionEntry entries[] = {
        {"port", 0, 0, G_OPTION_ARG_INT, &options->port,
         "where browsers find it (8017); 0: any that is free", "N"},
        {"open", 0, 0, G_OPTION_ARG_NONE, &options->opens, "open it in the browser",
         NULL},
        {"listen", 0, 0, PSG_ARG_TEXT, &options->address,
         "let others in, at this address of the machine (0.0.0.0: at all); needs --token",
         "ADDRESS"},
        {"token", 0, 0, PSG_ARG_TEXT, &options->token,
         "a secret of 16 characters or more that browsers must know; auto: make one",
         "WORD"},
        PSG_WATCHING_ENTRY(&options->poll),
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_look_options_add(&options->look, table);
    psg_import_options_add(&options->input, table);
    psg_input_options_add(&options->input, table);
}

const PsgCommandWork psg_serve_work = {sizeof(Options), add_options, run};
