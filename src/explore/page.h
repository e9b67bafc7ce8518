/*
 * The explorer: a landscape as one page of HTML, which asks for no other file.
 *
 * What it tells stands in it as elements: title, pictures, tables. They make sense with neither
 * style sheet nor script, which some places take away. The script adds what moves: it finds the
 * same facts as JSON. A rule in the page (Content-Security-Policy) lets these two alone run, by
 * their digests.
 */
#pragma once

#include "explore/dusk.h"
#include "explore/stack.h"
#include "figure/context.h"

/* A relation of a picture. */
typedef struct {
    size_t from, to; /* actors of the page */
    size_t kind;     /* PSG_NONE: it has none */
} PsgPictureTie;

/* A figure on the page. */
typedef struct {
    char *id;         /* on the page: "network" */
    const char *kind; /* "network" */
    char **titles;    /* by language of the page */
    bool changes;     /* it has a state for each slice */
    const char *form; /* "boxes", "dots"; NULL: it has no forms */
    bool is_whole;    /* everybody is in it, where another has aggregates */
    /* of aggregates: what they have alike, "kind"; NULL: it has none, nor the rest. */
    const char *by;
    /* the aggregate whose members it shows, an actor of the page; or PSG_NONE */
    size_t opens;
    /* its actors are actors of the page in other places: the landscape's, then aggregates */
    size_t *actors;
    size_t actor_count;
    PsgPictureTie *ties; /* its relations */
    size_t tie_count;
    PsgStack *stack;
} PsgPicture;

void psg_picture_free(PsgPicture *picture);

typedef struct {
    /* of one landscape, one in each language of the page, its own first */
    const PsgRenderContext *const *contexts;
    size_t language_count;
    /* likewise of the first picture's aggregates; NULL: there are none, nor the next */
    const PsgRenderContext *const *aggregates;
    const bool *are_large;     /* by aggregate: no picture opens it */
    const GPtrArray *pictures; /* PsgPicture */
    size_t slice;              /* that is seen first */
    const PsgDusk *dusk;       /* NULL: drawings look the same in the dark */
} PsgExplorer;

/* States of a picture that changes are counted so. */
static inline size_t
psg_explorer_state(const PsgExplorer *explorer, size_t slice, size_t language)
{
    return slice * explorer->language_count + language;
}

typedef enum {
    PSG_EXPLORER_PAGE,       /* a page of its own */
    PSG_EXPLORER_SERVED,     /* the same, which asks its server for changes */
    PSG_EXPLORER_PART,       /* an element for other pages */
    PSG_EXPLORER_PART_ALONE, /* the same without the script, which the other page has */
} PsgExplorerForm;

/* Owned by the caller. */
GBytes *psg_explorer_page(const PsgExplorer *explorer, PsgExplorerForm form);
