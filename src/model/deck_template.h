/*
 * A template for slides: what is taken over of a presentation of others. Read from .pptx or .potx,
 * const from then on, all memory its own.
 *
 * Masters, layouts, themes and what these need are kept as the parts that they are, byte by byte.
 * The slides of the template, and what belongs to them, are left out. Lengths are in page units,
 * of which one is 7620 EMU, from the top left of the slide.
 */
#pragma once

#include "base/arena.h"
#include "base/colour.h"
#include "base/geometry.h"
#include "model/deck_theme.h"

#include <stdbool.h>

/* A part of the package as it is to stand in ours: also lists of relationships (".rels"). */
typedef struct {
    const char *name; /* "ppt/slideMasters/slideMaster1.xml" */
    /* its content type; NULL of .rels, which have that of all of them */
    const char *type;
    const unsigned char *bytes;
    size_t length;
} PsgDeckPart;

/* A relationship of ppt/presentation.xml that is kept. */
typedef struct {
    const char *id;
    const char *type;
    const char *target; /* from ppt/ */
} PsgDeckRelationship;

typedef enum {
    PSG_DECK_START,
    PSG_DECK_MIDDLE,
    PSG_DECK_END,
} PsgDeckPlace;

/* A placeholder of a layout, with what it inherits. On a slide it is <p:ph type= idx=> without a
 * place: then it has that of the layout. */
typedef struct {
    /* as on the layout: "title", "ctrTitle", "subTitle", "sldNum"; NULL: none */
    const char *type;
    const char *index; /* its idx; NULL: it has none */
    const char *size;  /* its sz; NULL: it has none */
    PsgRect place;
    bool is_misplaced;   /* the layout has it elsewhere: slides say its place */
    PsgRect text;        /* the place without its insets */
    double font_size;    /* in page units */
    PsgDeckPlace align;  /* along the line */
    PsgDeckPlace anchor; /* from above to below */
    PsgColour colour;    /* of its letters */
    bool is_prompted;    /* only its prompt has that colour: slides say it */
    bool is_bold;
    bool is_major; /* in the theme's font for headings */
} PsgDeckPlaceholder;

typedef struct {
    /* "ppt/slideLayouts/slideLayout6.xml"; NULL: the template has none */
    const char *part;
    const char *name; /* "Title Only" */
    PsgDeckPlaceholder title, subtitle, number;
    /* what a slide on it needs as <p:clrMapOvr>'s child, if the layout maps colours otherwise than
     * the master: "<a:overrideClrMapping bg1=…/>"; NULL: <a:masterClrMapping/> */
    const char *colour_map;
    PsgColour background; /* where it is a picture, what is likely behind texts */
    PsgColour ink;        /* of texts in its body: readable on the background */
    bool is_plain;        /* the background is one colour */
    bool is_bare; /* nobody says what it is: slides say that it is that of the theme */
} PsgDeckLayout;

typedef struct {
    PsgArena *arena;
    const char *name;   /* of the file, without folder */
    const char *digest; /* of its bytes */
    PsgSize size;

    const PsgDeckPart *parts; /* without presentation, [Content_Types] and docProps */
    size_t part_count;

    /* ppt/presentation.xml is: head, <p:sldIdLst>, middle, elements <p:ext> of ours, tail. Its
     * prefixes are p and r; r is bound. The list of notes masters is within the head, if the
     * template has one; if not, notes_at is the place in the head where <p:notesMasterIdLst> may
     * be put. */
    const char *head, *middle, *tail;
    size_t notes_at;
    bool has_notes; /* it has a notes master of its own */
    const PsgDeckRelationship *relationships;
    size_t relationship_count;

    PsgDeckLayout figure;  /* with a title, for figures: there always is one */
    PsgDeckLayout cover;   /* as that of the title slide */
    PsgDeckLayout section; /* as that of headings of sections */
    PsgRect room;          /* on the figure's layout: free for the figure */

    PsgDeckTheme theme;
} PsgDeckTemplate;

void psg_deck_template_free(PsgDeckTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDeckTemplate, psg_deck_template_free)
