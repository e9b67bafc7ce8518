/*
 * What is written in a plot: texts that have found a place.
 */
#pragma once

#include "figure/series/label.h"
#include "figure/series/plot.h"

/* A text that looks for one. */
typedef struct {
    const char *text;
    const char *value; /* below it, in thinner letters; NULL */
    PsgTextLook look;  /* its lines stand around their middle */
    double width;      /* of its lines, at most */
    size_t most;       /* lines */
    bool has_leader;   /* a thin line to its point, if it is far from it */
    double from, to;   /* x: what it spans, if that is to be seen; equal: nothing */
} PsgSeriesText;

typedef struct PsgSeriesWritten PsgSeriesWritten;

/* Texts stay within the bounds. */
PsgSeriesWritten *psg_series_written_new(const PsgPen *pen, PsgRect bounds);
void psg_series_written_free(PsgSeriesWritten *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSeriesWritten, psg_series_written_free)

/* What lies in the way of texts is told to it. */
PsgLabelField *psg_series_written_field(PsgSeriesWritten *written);

/* The room that the text takes. */
PsgSize psg_series_text_size(const PsgPen *pen, const PsgSeriesText *text);

/* Gives it a place; false if there is none. The wish's size is not looked at. */
bool psg_series_written_add(PsgSeriesWritten *written, const PsgSeriesText *text,
                            PsgLabelWish wish);

/* Wipes the grid where texts will stand: before lines are drawn. */
void psg_series_written_clear_ground(const PsgSeriesWritten *written);

void psg_series_written_draw(const PsgSeriesWritten *written);
