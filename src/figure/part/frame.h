/*
 * The frame: all that is the same on every figure of a run, so that slides flip without a
 * jump.
 *
 * Above: the landscape's title, the slice in large letters, its headlines. Below: the
 * strip of all slices with this one marked, and the sources. Between them is room for a
 * legend and the drawing.
 */
#pragma once

#include "figure/part/strip.h"

typedef struct {
    const char *title;     /* in large letters */
    const char *suffix;    /* beside it, muted; NULL: none */
    const char *subtitle;  /* in one or two lines beside them; NULL: none */
    const size_t *slices;  /* marked on the strip */
    size_t slice_count;    /* 0: there is no strip, since the figure tells all of time */
    const bool *cited;     /* by source of the landscape */
    bool is_subtitle_high; /* one line, above what else stands beside the title */
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

/* A pen for what stands in the heading: on posters its letters are larger than the figure's.
 * context: where its own is kept, for as long as the pen is used. */
PsgPen psg_frame_heading_pen(const PsgPen *pen, PsgRenderContext *context);

/* Its pieces, for films: the landscape's title; title, suffix and subtitle; the strip, as
 * psg_strip_new; whom the figure leaves out and the lines of sources, with newlines between, as many as
 * have room, then how many more there are, NULL if there are none, owned by the caller. */
void psg_frame_draw_landscape(const PsgPen *pen);
void psg_frame_draw_title(const PsgPen *pen, const PsgFrame *frame);
PsgStrip *psg_frame_strip(const PsgPen *pen);
char *psg_frame_sources(const PsgPen *pen, const PsgFrame *frame);
void psg_frame_draw_sources(const PsgPen *pen, const char *lines);

/* Tells whom the figure leaves out, and all sources, to readers who cannot see the scene, also
 * those without room. */
void psg_frame_tell_sources(const PsgRenderContext *context, PsgScene *scene,
                            const PsgFrame *frame);

/* Writes a text where a template has a place for it, in the letters that it has there: smaller ones
 * if there is no room for all. */
void psg_frame_draw_placed(const PsgPen *pen, const PsgDeckPlaceholder *place,
                           const char *text);

/* The slice in large letters, and what the author calls it besides, unless the strip says that:
 * NULL. Both owned by the caller. */
char *psg_frame_slice_title(const PsgRenderContext *context, size_t slice, char **suffix);

/* The headlines of a slice as one text; where its author gave none, what psg_message_of_slice
 * says. Owned by the caller. */
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
