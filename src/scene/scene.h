/*
 * A scene: what stands on one page, as a list of drawing steps.
 *
 * A scene knows boxes, paths, lines of text and groups. Which actor one of them shows, it
 * carries (scene/part.h), and asks no more. Lengths are in page units, x to the right, y
 * down; 120 units are an inch. Every text is one line that was measured before. Strings are
 * copied; all memory belongs to the scene.
 *
 * Groups and lines may move (scene/motion.h): then the scene is a film, and where nothing
 * can move it is shown as it is at its end.
 */
#pragma once

#include "base/colour.h"
#include "base/geometry.h"
#include "base/path.h"
#include "scene/motion.h"
#include "scene/outline.h"
#include "scene/part.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PSG_UNITS_PER_INCH 120.0
#define PSG_LINK_PAGE "#page="

typedef enum {
    PSG_ITEM_GROUP, /* begins a group; all up to its end belong to it */
    PSG_ITEM_END,   /* ends the group that began last */
    PSG_ITEM_BOX,
    PSG_ITEM_PATH,
    PSG_ITEM_TEXT,
} PsgItemKind;

/* What an item is of the thing that it shows, for programs in which people go on: they make one
 * shape of a box and the words in it, and tie lines to shapes. */
typedef enum {
    PSG_ROLE_NONE,
    PSG_ROLE_SHAPE, /* the outline of the thing, which holds what it is called */
    PSG_ROLE_LABEL, /* a line of that */
    PSG_ROLE_BADGE, /* a small box below the label, and then the word in it */
    PSG_ROLE_LINE,  /* of a tie, up to within its head */
    PSG_ROLE_GAP,   /* that makes two lines of one: of a shape or a tie */
    PSG_ROLE_HEAD,  /* the arrow at the end of a tie */
    PSG_ROLE_DOTS,  /* at both of its ends */
    PSG_ROLE_SIGN,  /* a mark on a shape or a line */
    PSG_ROLE_TITLE, /* of the page, and what stands beside it */
    PSG_ROLE_SUBTITLE,
    PSG_ROLE_BODY,   /* what is said below the title of a page that says little else */
    PSG_ROLE_NUMBER, /* of the page */
} PsgRole;

typedef enum {
    PSG_END_NONE,
    PSG_END_ARROW,      /* filled */
    PSG_END_OPEN_ARROW, /* two strokes */
    PSG_END_DOT,
} PsgEndForm;

/* A line that ties two actors of the page. */
typedef struct {
    size_t from, to;     /* actors, as parts have them */
    PsgPoint start, end; /* on their outlines */
    PsgEndForm at_start, at_end;
    double head; /* how long an arrow, how wide a dot is */
} PsgSceneTie;

/* A relation that is a piece of a path: from a move to the next. */
typedef struct {
    size_t from, to; /* actors, as parts have them */
    size_t relation;
    const char
        *title; /* for whoever cannot see it; only programs in which people go on ask */
} PsgScenePiece;

/* What a group is for: all but opacity may be NULL or NONE. */
typedef struct {
    /* Unique on the page; painters make it unique across figures, and keep "title" and
     * "description" for themselves. */
    const char *id;
    const char *class; /* words for programs that restyle: "actor kind-body new" */
    const char *title; /* for whoever cannot see, or points at it */
    /* http, https or mailto; or PSG_LINK_PAGE with the number of a page of the same document,
     * which only PDF knows. Links do not stand in links */
    const char *href;
    double opacity; /* 0 to 1 */
    PsgPart part;   /* what all in it shows that says nothing else; NONE: as around it */
    /* of the scene: where the group is, and how much of its opacity it has */
    const PsgMotion *motion;
    const PsgSceneTie *tie; /* copied; NULL */
} PsgGroupLook;

/* Where on the page a time is: a slice on an axis. */
typedef struct {
    PsgPart part;
    PsgRect room; /* from its begin to its end */
} PsgSceneSpan;

typedef enum {
    PSG_DASH_NONE,
    PSG_DASH_DASHED, /* 4 widths on, 3 off */
    PSG_DASH_SHORT, /* 2 widths on, 1.5 off: of lines that are too short for the former */
    PSG_DASH_DOTTED, /* round dots, 2.5 widths apart */
    PSG_DASH_ROUND,  /* none, but round ends and corners: a broad line is a ground */
} PsgDash;

typedef struct {
    PsgColour fill;   /* PSG_COLOUR_NONE: not filled */
    PsgColour stroke; /* PSG_COLOUR_NONE: no line */
    double width;     /* of the line */
    PsgDash dash;
} PsgInk;

/* To which side a box hides more and more of what is below it, evenly from nothing to all. */
typedef enum {
    PSG_VEIL_NONE, /* it hides the same everywhere */
    PSG_VEIL_LEFT,
    PSG_VEIL_RIGHT,
} PsgVeil;

typedef enum {
    PSG_ANCHOR_START, /* the left end, also of a line that is written from the right */
    PSG_ANCHOR_MIDDLE,
    PSG_ANCHOR_END,
} PsgAnchor;

typedef struct {
    const char *family; /* a family and its fallbacks, comma separated */
    double size;        /* of the em */
    int weight;         /* 400 regular, 500, 600, 700 bold */
    bool italic;
} PsgFont;

/* How a line of text looks, which part of it stands at its point, and by how many degrees it is
 * turned around that, clockwise: at -90 it is read from below. */
typedef struct {
    PsgFont font;
    PsgColour colour;
    PsgAnchor anchor;
    double turn;
} PsgTextLook;

/* A page has tens of thousands of them, and a deck keeps its pages: what one kind has lies where
 * another kind has something else. */
typedef struct {
    PsgItemKind kind;
    PsgPart part; /* what it shows, by itself or by the groups around it */
    PsgRole role;
    PsgInk ink; /* BOX, PATH; nothing of others */
    union {
        PsgGroupLook group; /* GROUP */
        struct {            /* BOX */
            PsgRect box;
            double radius; /* of its corners */
            PsgVeil veil;
        };
        struct { /* PATH */
            const PsgPath *path;
            const PsgMotion *motion;     /* its shapes, of which path is the last; NULL */
            PsgOutline outline;          /* of which it is the path; NONE */
            const PsgScenePiece *pieces; /* of relations of one look; NULL */
            size_t piece_count;
        };
        struct {              /* TEXT */
            const char *text; /* one line, good UTF-8 without control characters */
            PsgPoint at;      /* on the baseline */
            PsgTextLook look;
            double text_width; /* as measured */
        };
    };
} PsgItem;

typedef struct PsgScene PsgScene;

PsgScene *psg_scene_new(PsgSize size, PsgColour background);
void psg_scene_free(PsgScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgScene, psg_scene_free)

/* name: the figure's file name without its ending, e.g. "network-2013"; title: one line;
 * description: what readers who cannot see it are told; language: of all its text. */
void psg_scene_describe(PsgScene *scene, const char *name, const char *title,
                        const char *description, const char *language);

void psg_scene_set_description(PsgScene *scene, const char *description);

/* For who speaks of the page: a paragraph a line. "" until something is said. */
void psg_scene_set_notes(PsgScene *scene, const char *notes);
const char *psg_scene_notes(const PsgScene *scene);

/* The page that follows: of a figure that has no room for all on one. It belongs to the
 * scene from then on. NULL: this is the last. */
void psg_scene_set_next(PsgScene *scene, PsgScene *next);
PsgScene *psg_scene_next(const PsgScene *scene);

/* Numbers the name and the title of each page, if there are several: "timeline-2",
 * "Lifelines (2/3)". */
void psg_scene_number_pages(PsgScene *first);

/* For programs that mark or choose a time on the page. */
void psg_scene_add_span(PsgScene *scene, PsgPart part, PsgRect room);
size_t psg_scene_span_count(const PsgScene *scene);
const PsgSceneSpan *psg_scene_span(const PsgScene *scene, size_t index);

/* A remark for the author, and for no reader: what has no room, and what would help.
 * One sentence, in English. NULL if there is nothing. */
void psg_scene_set_remark(PsgScene *scene, const char *remark);
const char *psg_scene_remark(const PsgScene *scene);

void psg_scene_group(PsgScene *scene, const PsgGroupLook *look);
void psg_scene_end(PsgScene *scene);

/* What the items that follow show, up to the end of the group; the part of a group within
 * goes before it. */
void psg_scene_show(PsgScene *scene, PsgPart part);

/* The role of the items that follow, up to the end of the group; in a group within it is NONE
 * again. */
void psg_scene_role(PsgScene *scene, PsgRole role);

/* The group that has begun last, and not ended, is a line between two actors. */
void psg_scene_tie(PsgScene *scene, const PsgSceneTie *tie);

void psg_scene_box(PsgScene *scene, PsgRect box, double radius, const PsgInk *ink);

/* A box without a line that fades into the colour towards one side. */
void psg_scene_veil(PsgScene *scene, PsgRect box, PsgColour colour, PsgVeil veil);

/* Copies the path. */
void psg_scene_path(PsgScene *scene, const PsgPath *path, const PsgInk *ink);

/* The path of several relations, each from a move to the next. pieces: PsgScenePiece, copied,
 * with their titles. */
void psg_scene_path_of_pieces(PsgScene *scene, const PsgPath *path, const PsgInk *ink,
                              const GArray *pieces);

/* The path of an outline. */
void psg_scene_outline(PsgScene *scene, const PsgOutline *outline, const PsgInk *ink);

/* A path that changes its shape, of which the motion, the scene's, has at least one. */
void psg_scene_moving_path(PsgScene *scene, const PsgMotion *motion, const PsgInk *ink);

/* width: of the line as measured. */
void psg_scene_text(PsgScene *scene, const PsgTextLook *look, PsgPoint at,
                    const char *text, double width);

/* An empty motion, for groups and paths of this scene: it belongs to the scene. */
PsgMotion *psg_scene_motion(PsgScene *scene);

/* Makes the scene a film of that length. */
void psg_scene_set_duration(PsgScene *scene, double seconds);
double psg_scene_seconds(const PsgScene *scene); /* 0: it is no film */
bool psg_scene_changes(const PsgScene *scene, double from, double to);

PsgSize psg_scene_size(const PsgScene *scene);
PsgColour psg_scene_background(const PsgScene *scene);
const char *psg_scene_name(const PsgScene *scene); /* "scene" until it is described */
const char *psg_scene_title(const PsgScene *scene);
const char *psg_scene_description(const PsgScene *scene);
const char *psg_scene_language(const PsgScene *scene);

/* Only of a finished scene: every group has ended. */
size_t psg_scene_item_count(const PsgScene *scene);
const PsgItem *psg_scene_item(const PsgScene *scene, size_t index);

/* The scene as text, one step a line, numbers to 0.01: for tests and curious people. */
void psg_scene_print(const PsgScene *scene, GString *out);
