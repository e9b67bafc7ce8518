/*
 * The frame: all that is the same on every figure of a run, so that slides flip without a
 * jump.
 *
 * Above: the landscape's title, the slice in large letters, its headlines. Below: the
 * strip of all slices with this one marked, and the sources. Between them is room for a
 * legend and the drawing.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct {
    const char *title;    /* in large letters */
    const char *suffix;   /* beside it, muted; NULL: none */
    const char *subtitle; /* in one or two lines beside them; NULL: none */
    const size_t *slices; /* marked on the strip */
    size_t slice_count;   /* 0: there is no strip, since the figure tells all of time */
    const bool *cited;    /* by source of the landscape */
} PsgFrame;

/* The room for legend and drawing: between title and strip, within the margins. The
 * page may be higher than the context's own, where that fits its drawing. */
PsgRect psg_frame_room(const PsgRenderContext *context, double page_height);

/* The same on a page without a strip. */
PsgRect psg_frame_room_without_strip(const PsgRenderContext *context, double page_height);

/* An empty scene that says what it is. name: of its file; title: to which the landscape's
 * own is added; description: what readers who cannot see it are told. */
PsgScene *psg_frame_scene(const PsgRenderContext *context, PsgSize page, const char *name,
                          const char *title, const char *description);

void psg_frame_draw(const PsgPen *pen, const PsgFrame *frame);

/* Its pieces, for films, as is the strip below: the landscape's title; title, suffix and
 * subtitle; the line of sources, with as many as have room, then how many more there are,
 * NULL if there are none, owned by the caller. */
void psg_frame_draw_landscape(const PsgPen *pen);
void psg_frame_draw_title(const PsgPen *pen, const PsgFrame *frame);
char *psg_frame_sources(const PsgPen *pen, const bool *cited);
void psg_frame_draw_sources(const PsgPen *pen, const char *line);

/* The headlines of a slice as one text; NULL if it has none. Owned by the caller. */
char *psg_frame_headline(const PsgRenderContext *context, size_t slice);

/* Writes the number of the page, from 1, at the foot, right of the sources. */
void psg_frame_number(const PsgPen *pen, size_t page);

/* "Author, title, date". Owned by the caller. */
char *psg_frame_source_title(const PsgRenderContext *context, const PsgSource *source);

/* Marks what a thing cites; what all cite that a view shows. */
void psg_frame_cite(bool *cited, const PsgIndexes *sources);
void psg_frame_cite_view(bool *cited, const PsgView *view);

/* Says in the middle of an area that no actor is there: the author may leave a slice
 * empty. size: of the letters, as in the style. */
void psg_frame_say_empty(const PsgPen *pen, PsgRect area, double size);

/* ---- The strip of slices ---- */

/* A dot for each slice on a line, its name below, those that the figure shows marked.
 * Names give way where there is no room for all, to the marked ones first. Dots stand in
 * the same places whatever is marked. */
typedef struct PsgStrip PsgStrip;

/* NULL if there is but one slice: a strip of one tells nothing. Borrows the pen. */
PsgStrip *psg_strip_new(const PsgPen *pen);
void psg_strip_free(PsgStrip *strip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStrip, psg_strip_free)

/* All of it; at most two slices are marked. */
void psg_strip_draw(const PsgStrip *strip, const size_t *marked, size_t marked_count);

/* Its pieces, for films. */
PsgPoint psg_strip_dot(const PsgStrip *strip, size_t slice);
void psg_strip_draw_line(const PsgStrip *strip);
void psg_strip_draw_dot(const PsgStrip *strip, size_t slice, bool is_marked);
void psg_strip_draw_name(const PsgStrip *strip, size_t slice, bool is_marked);

/* Whether a slice that is not marked shows its name while that other one is. */
bool psg_strip_has_name(const PsgStrip *strip, size_t slice, size_t marked);
