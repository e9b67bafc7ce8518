/*
 * Painters: a scene in, the bytes of a file out. A table of them, by format.
 *
 * Same scene, same options: same bytes, whatever was painted before and in whichever
 * thread.
 */
#pragma once

#include "model/deck_template.h"
#include "scene/scene.h"

/* Whom an SVG is for. */
typedef enum {
    PSG_SVG_WEB,    /* browsers: with links, and a film moves */
    PSG_SVG_OFFICE, /* programs that make shapes of it (draw/svg_office.h) */
} PsgSvgUse;

typedef struct {
    double dpi;  /* PNG: pixels per 120 page units; 144 gives 1920 × 1080 for a slide */
    gint64 date; /* PDF, PPTX: of making, seconds since 1970; G_MININT64: none is told */
    double before_end; /* PNG of a film: seconds before its end; 0: the end */
    PsgSvgUse svg;
    const char *ids; /* SVG: what its ids begin with, as psg_svg_writer_new has it */
    const PsgDeckTheme *theme;       /* PPTX: what its shapes refer to */
    const PsgDeckTemplate *template; /* PPTX: whose masters it has; NULL: ours */
} PsgPaintOptions;

typedef struct {
    int width, height;
} PsgPixels;

typedef GBytes *(*PsgPaintCall)(const PsgScene *scene, const PsgPaintOptions *options,
                                GError **error);

typedef struct {
    const char *format; /* "svg", also the ending of the file */
    PsgPaintCall paint;
} PsgPainter;

#define PSG_PAINT_ERROR (psg_paint_error_quark())
GQuark psg_paint_error_quark(void);

typedef enum {
    PSG_PAINT_ERROR_TOO_LARGE, /* the page has too many pixels */
    PSG_PAINT_ERROR_FAILED,    /* a library gave up; the message has its words */
} PsgPaintError;

/* The libraries that paint, with their versions: another one may paint other bytes. Owned
 * by the caller. */
char *psg_painter_versions(void);

/* NULL if there is none. */
const PsgPainter *psg_painter_lookup(const char *format);
const PsgPainter *psg_painters(size_t *count);

/* The painters, one file each. */
GBytes *psg_paint_svg(const PsgScene *scene, const PsgPaintOptions *options,
                      GError **error);
GBytes *psg_paint_png(const PsgScene *scene, const PsgPaintOptions *options,
                      GError **error);
GBytes *psg_paint_tikz(const PsgScene *scene, const PsgPaintOptions *options,
                       GError **error);
GBytes *psg_paint_pdf(const PsgScene *scene, const PsgPaintOptions *options,
                      GError **error);
GBytes *psg_paint_pptx(const PsgScene *scene, const PsgPaintOptions *options,
                       GError **error);

/* What a PNG packs: from the top left, 3 bytes a pixel, red, green and blue. */
GBytes *psg_paint_pixels(const PsgScene *scene, const PsgPaintOptions *options,
                         PsgPixels *pixels, GError **error);
