/*
 * The façade: from a landscape to figures, in the steps that every program takes that
 * makes some. The command line is one such program.
 *
 *     session = psg_session_new(&look, list, &error);        style, page
 *     psg_session_read(session, path, list, &error)          landscape, views
 *     plan = psg_session_plan(session, &request, &error);    which figures
 *     psg_session_write(session, plan, &output, &error)      files; or psg_session_draw,
 *                                                            psg_session_paint for one
 *
 * Nothing is printed, and nothing is asked of the environment but where fonts are and how
 * many processors there are for it. What a
 * user said wrong is a PSG_SESSION_ERROR; what the author of a landscape or a style wrote
 * wrong goes to the list of diagnostics, and then a call fails without *error; what the
 * world refuses is another GError.
 *
 * A session is for one thread, which may change; it uses several while it writes. Effects on the whole
 * process: Graphviz keeps one context, draws the process's random numbers (srand48), and
 * while it lays out has its messages caught and its allocator lent (layout/graphviz.c);
 * fontconfig and Pango keep their caches; a film as MP4 runs ffmpeg, with files in the
 * folder for temporary ones. When memory is out, GLib ends the process.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "figure/network/network.h"
#include "read/import/open.h"
#include "run/layouts.h"
#include "run/workshop.h"

#define PSG_SESSION_ERROR (psg_session_error_quark())
GQuark psg_session_error_quark(void);

typedef enum {
    PSG_SESSION_ERROR_WORDS, /* something that the user said is not known, or not right */
} PsgSessionError;

/* Sets such an error, and gives false. */
bool psg_session_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* How figures are to look, in words. NULL: as usual. */
typedef struct {
    const char *style;     /* a name, or a path */
    const char *template;  /* the path of a presentation */
    const char *page;      /* "a4" */
    const char *language;  /* "fr" */
    const char *layout;    /* "neato" */
    const char *stability; /* "0.5" */
    const char *align;     /* as psg_align_lookup takes it */
    const char *dpi;       /* "96" */
    const char *svg;       /* "office" */
    const char *ids;       /* "fr": of SVG, as PsgPaintOptions has it */
    gint64 date;           /* of making, as PsgPaintOptions has it */
    PsgLimits limits;
    PsgOpenWishes opening; /* of files of others; its words must outlive the session */
} PsgLook;

/* What figures of one selection are drawn from. */
typedef struct {
    char *line;              /* the selection, as psg_figure_selection_line tells it */
    PsgLandscape *landscape; /* of those that are selected */
    PsgRenderContext *context;
    PsgNetwork *network; /* NULL until it is laid out */
} PsgScope;

/* Owns all that figures are drawn from. */
typedef struct {
    PsgLimits limits;
    PsgOpenWishes opening;
    char *language;     /* NULL: the landscape's */
    const char *layout; /* the method */
    double stability;   /* NaN: the landscape's, or the usual one */
    char *align;        /* NULL: the landscape's */
    char *ids;          /* of SVG; NULL: they are marked */
    PsgPage page;
    PsgPaintOptions paint;
    PsgDeckTemplate *template; /* NULL: slides are ours */
    PsgStyle *style;
    PsgReport *report; /* of the import; NULL: what was read is a landscape of ours */
    const PsgLandscape *landscape; /* NULL until it is read, as is the next */
    PsgRenderContext *context;
    PsgNetwork *network; /* NULL until it is laid out */
    GPtrArray *scopes;   /* PsgScope: of selections that were planned, each once */
    PsgLayouts *layouts; /* of them all, and of pages */
    /* NULL: these two are others' */
    PsgLandscape *own_landscape;
    PsgLayouts *own_layouts;
    PsgStopwatch watch;
} PsgSession;

PsgSession *psg_session_new(const PsgLook *look, PsgDiagnostics *list, GError **error);
void psg_session_free(PsgSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSession, psg_session_free)

/* The files and folders that a session of that look would read, path among them. They can be had
 * before, so that who watches them misses no change. NULL-terminated, owned by the caller. */
char **psg_session_files(const PsgLook *look, const char *path);

/* From a file of any format, a folder, or "-". Once. Of a file of others there is a report
 * then. */
bool psg_session_read(PsgSession *session, const char *path, PsgDiagnostics *list,
                      GError **error);

/* The same for a landscape that was made otherwise, and is taken. */
bool psg_session_take(PsgSession *session, PsgLandscape *landscape, GError **error);

/* The same for one that is borrowed with the layouts that were made of it: several sessions, each in
 * a thread of its own, may have them at once. */
bool psg_session_borrow(PsgSession *session, const PsgLandscape *landscape,
                        PsgLayouts *layouts, GError **error);

/* Another context for figures of a landscape, as the session has it in all else. language NULL: the
 * landscape's own. Owned by the caller; borrows the rest. */
PsgRenderContext *psg_session_context(const PsgSession *session,
                                      const PsgLandscape *landscape,
                                      const PsgStyle *style, const PsgPage *page,
                                      const char *language);

/* Owned by the caller; borrows the session's landscape. What the figures of a selection need
 * is made, too, and kept. */
PsgPlan *psg_session_plan(PsgSession *session, const PsgRequest *request, GError **error);

/* What a figure of a plan is drawn from. */
PsgFigureInput psg_session_input(const PsgSession *session, const PsgFigureSpec *spec);

/* The same of who is selected by a request alone, which it notes; NULL with an error if the
 * request is wrong, or leaves nobody. The spec stands in the arena. */
PsgFigureSpec *psg_session_select(PsgSession *session, const PsgRequest *request,
                                  PsgArena *arena, GError **error);

/* Lays out the network of the spec's selection as the figure wants it, unless it is. NULL: of
 * all actors, as it usually is. */
bool psg_session_lay_out(PsgSession *session, const PsgFigureSpec *spec, GError **error);

/* A figure of a plan; NULL of a kind that has no scene of its own. The network must be laid
 * out if the kind needs it. Owned by the caller. */
PsgScene *psg_session_draw(const PsgSession *session, PsgRuler *ruler,
                           const PsgFigureSpec *spec);

/* "Network · 2013", "Pyramid · 2008 – 2015"; of a figure of all slices its title alone. Owned by the
 * caller. */
char *psg_session_title(const PsgSession *session, const PsgFigureSpec *spec);

/* Where files go, and how they are made. */
typedef struct {
    /* which is made, if it is not there; not asked for where nothing is written */
    const char *folder;
    unsigned workers; /* threads, at least 1 */
    bool is_fresh;    /* nothing is taken over from earlier runs */
    /* nor is anything left for later ones (run/stamp.h): others know what is there */
    bool is_unknown;
    void (*progress)(gpointer data, size_t done, size_t count, const char *name);
    void (*announce)(gpointer data, const char *name, GBytes *bytes);
    gpointer data;    /* of progress and announce, as PsgWorkshop has them */
    const gint *ends; /* as PsgWorkshop has it: then some figures are not made */
} PsgSessionOutput;

/* A file that is there. */
typedef struct {
    char *name;    /* "network-2013.svg", in the folder */
    size_t figure; /* of the plan */
} PsgMadeFile;

/* What became of a plan. */
typedef struct {
    guint file_count;    /* that are there now */
    guint kept_count;    /* of these: not made, since nothing has changed */
    guint same_count;    /* of these: made, and left, since they held the same already */
    GPtrArray *failures; /* of figures: a message each */
    GPtrArray *remarks;  /* the same of what figures say to who makes them; NULL: none */
    GPtrArray *files;    /* PsgMadeFile: made now, in the order of the plan; NULL: none */
} PsgSessionResult;

void psg_session_result_clear(PsgSessionResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgSessionResult, psg_session_result_clear)

/* Makes the files of a plan that are not there from an earlier run, laying out first if
 * that must be. False with an error if nothing could be made; failures of single figures
 * are in the result. */
bool psg_session_write(PsgSession *session, const PsgPlan *plan,
                       const PsgSessionOutput *output, PsgSessionResult *result,
                       GError **error);

/* A file that is not written. */
typedef struct {
    char *name; /* "network-2013.svg" */
    GBytes *bytes;
    size_t figure; /* of the plan */
} PsgKeptFile;

/* The same with nothing written, and nothing taken over from earlier runs: PsgKeptFile, in the
 * order of the plan, owned by the caller. No format is several. NULL with an error. */
GPtrArray *psg_session_keep(PsgSession *session, const PsgPlan *plan,
                            const PsgSessionOutput *output, PsgSessionResult *result,
                            GError **error);

/* The same for a plan of one file: what it would hold. NULL with an error; it is a
 * PSG_SESSION_ERROR if there would be a file a page, or none. */
GBytes *psg_session_paint(PsgSession *session, const PsgPlan *plan,
                          const PsgSessionOutput *output, PsgSessionResult *result,
                          GError **error);
