/*
 * A pen: what every part of a figure needs to write and draw.
 *
 * It holds the context (what to say), a ruler (how wide it is) and the scene (where it
 * goes). It is made for one scene and passed on; nothing in it is owned.
 */
#pragma once

#include "figure/context.h"

typedef struct {
    const PsgRenderContext *context;
    PsgRuler *ruler;
    PsgScene *scene;
} PsgPen;

/* A length of the slide as it is on this page. */
double psg_pen_length(const PsgPen *pen, double units);

/* size: as in the style. */
PsgTextLook psg_pen_look(const PsgPen *pen, double size, int weight, PsgColour colour,
                         PsgAnchor anchor);

/* Writes one line; gives its width. */
double psg_pen_write(const PsgPen *pen, const PsgTextLook *look, PsgPoint at,
                     const char *text);

/* The same, cut with "…" if it is wider than `most`. */
double psg_pen_write_within(const PsgPen *pen, const PsgTextLook *look, PsgPoint at,
                            const char *text, double most);

/* Writes lines below each other, the first one's baseline at the point; gives the point of a
 * next one. lines: NULL-terminated. */
PsgPoint psg_pen_write_lines(const PsgPen *pen, const PsgTextLook *look, PsgPoint at,
                             char *const *lines);

double psg_pen_width(const PsgPen *pen, const PsgTextLook *look, const char *text);
double psg_pen_cap_height(const PsgPen *pen, const PsgTextLook *look);
double psg_pen_line_height(const PsgPen *pen, const PsgTextLook *look);

/* As psg_ruler_wrap. */
char **psg_pen_wrap(const PsgPen *pen, const PsgTextLook *look, const char *text,
                    double width, size_t most);

/* Of a line so many units of a slide wide. */
PsgInk psg_pen_stroke(const PsgPen *pen, PsgColour colour, double units, PsgDash dash);

/* A straight line; a closed shape with so many corners. */
void psg_pen_line(const PsgPen *pen, PsgPoint from, PsgPoint to, const PsgInk *ink);
void psg_pen_polygon(const PsgPen *pen, const PsgPoint *points, size_t count,
                     const PsgInk *ink);

/* A faint line between two parts of the page. */
void psg_pen_rule(const PsgPen *pen, PsgPoint from, PsgPoint to);

/* A group without title, link or transparence; the caller ends it. */
void psg_pen_group(const PsgPen *pen, const char *id);

/* The same where a scene has several of that class. prefix: of the id; NULL: none. */
void psg_pen_prefixed_group(const PsgPen *pen, const char *prefix, const char *class);

/* One with a title, which is said to who points at it. */
void psg_pen_titled_group(const PsgPen *pen, const char *class, const char *id,
                          const char *title);

/* A group for a piece of the page: its word is the id. */
void psg_pen_piece(const PsgPen *pen, PsgPartKind piece);
void psg_pen_end(const PsgPen *pen);
