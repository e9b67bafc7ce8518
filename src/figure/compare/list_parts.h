/*
 * How the words beside a comparison are set: what is placed by one file and drawn by
 * another.
 */
#pragma once

#include "figure/compare/list.h"
#include "figure/compare/section.h"
#include "figure/part/inline_names.h"

#define PSG_LIST_SAMPLE_HEIGHT 17.0 /* in units of a slide, as is the next */
#define PSG_LIST_INDENT 14.0        /* of the lines that go on with a first one */

/* How roomily the list is set. */
typedef struct {
    bool name_a_line;
    double gap; /* between sections, in units of a slide */
} PsgListManner;

/* A section as it is set. */
typedef struct {
    const PsgCompareSection *section;
    size_t column;
    double y, height; /* from the top of the column, without the gap below */
    size_t most;      /* lines of its body */
} PsgListPlace;

struct PsgCompareList {
    const PsgPen *pen;
    const PsgDifference *difference;
    GArray *sections; /* of PsgCompareSection */
    PsgListPlace *placed;
    double width, height; /* of a column; of what is set */
    size_t column_count;
    PsgListManner manner;
};

typedef struct {
    char *text;
    bool is_first; /* of what it is a part of; the others are indented */
} PsgListLine;

PsgTextLook psg_list_body_look(const PsgPen *pen);
double psg_list_line_height(const PsgPen *pen);
double psg_list_heading_height(const PsgPen *pen);

/* The section's names run in lines; else each has its own. */
bool psg_list_is_flow(const PsgCompareList *list, const PsgCompareSection *section);
PsgInlineNames psg_list_flow(const PsgCompareList *list, const PsgCompareSection *section,
                             size_t most);

/* All lines of the section's words, each wrapped: of PsgListLine. Owned by the caller. */
GArray *psg_list_lines(const PsgCompareList *list, const PsgCompareSection *section);
