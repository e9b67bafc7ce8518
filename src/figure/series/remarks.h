/*
 * Other figures: what is too little for a chart, in lines of words.
 */
#pragma once

#include "figure/part/pen.h"
#include "figure/series/story.h"

/* The lines that are to be written. */
typedef struct {
    const char *title; /* NULL: none */
    const PsgSeriesRemark *remarks;
    size_t count;
    bool is_large; /* they have the page for themselves */
} PsgSeriesRemarks;

/* How high they are, at most `most`, in columns of the width. */
double psg_series_remarks_height(const PsgPen *pen, const PsgSeriesRemarks *remarks,
                                 double width, double most);

/* What finds no room is counted. */
void psg_series_remarks_draw(const PsgPen *pen, const PsgSeriesRemarks *remarks,
                             PsgRect room);
