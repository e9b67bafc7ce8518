/*
 * The matrix: a row and a column for each actor, a mark where two have a relation.
 *
 * One order holds in all slices: groups together, and within them who is like whom
 * (figure/matrix/order.h), so that blocks show. Of one slice the whole square, read from row to
 * column; of two the later one above the diagonal and the earlier one below. Where all relations
 * are between two kinds of actors, one has the rows of a single slice and the other the columns.
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/pen.h"

typedef enum {
    PSG_MATRIX_KEPT,
    PSG_MATRIX_NEW,
    PSG_MATRIX_ENDS, /* the next slice does not show it; of two, the later one */
    PSG_MATRIX_STATES,
} PsgMatrixState;

/* A row or a column. */
typedef struct {
    size_t actor; /* in the landscape */
    size_t group; /* in the landscape, or PSG_NONE: where it is for most of the time */
    bool is_out;  /* it is not in that group in the slices that are shown */
    /* as it is seen in the slice, of two in the later one that shows it; NULL: it has no relation
     * there, and keeps its row so that slices flip without a jump */
    const PsgViewActor *seen;
} PsgMatrixRow;

/* All relations of a kind from a row to a column, or between the two. */
typedef struct {
    size_t row, column;
    size_t kind;     /* of relations, or PSG_NONE */
    size_t relation; /* the first of them, in the landscape */
    size_t count;
    /* how many are there for certain, by state; of aggregates, those that they stand for */
    size_t sure[PSG_MATRIX_STATES];
    double weight; /* of all */
    PsgMatrixState state;
    bool is_back;         /* it leads from the column to the row: of halves */
    size_t place, places; /* among those of its cell, from 0, and how many these are */
} PsgMatrixMark;

/* Rows that belong together, and their columns. */
typedef struct {
    size_t first, count;
    size_t first_column, column_count;
    size_t group; /* PSG_NONE: they were found by their relations */
    bool is_told; /* a group; or rows with half as many relations more than by chance */
} PsgMatrixBlock;

typedef struct {
    const PsgRenderContext *context;
    size_t slices[2]; /* the earlier one first */
    size_t slice_count;
    PsgMatrixRow *rows,
        *columns; /* the same, unless all relations are between two kinds */
    size_t row_count, column_count;
    bool is_square;
    PsgMatrixMark *marks; /* in the order of rows, columns, kinds */
    size_t mark_count;
    PsgMatrixBlock *blocks; /* in order */
    size_t block_count;
    bool has_groups;  /* else blocks were found */
    bool are_all_new; /* of one slice: then nothing is marked as new */
    size_t *alone;    /* actors that are seen and have no relation, in the landscape */
    size_t alone_count;
    size_t several; /* rows that are in several groups, and stand in one */
} PsgMatrix;

/* most: rows up to which all actors that have a relation in any slice keep their rows, if at least
 * half of them have one in the mean of slices. */
PsgMatrix *psg_matrix_new(const PsgRenderContext *context, const PsgFigureSpec *spec,
                          size_t most);
void psg_matrix_free(PsgMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgMatrix, psg_matrix_free)

/* The view of the slice that a mark is of. */
const PsgView *psg_matrix_view(const PsgMatrix *matrix, const PsgMatrixMark *mark);

/* What it tells in a sentence, only of what is surely there. Owned by the caller. */
char *psg_matrix_message(const PsgMatrix *matrix);

/* How many rows have a legible name on a page of that height. */
size_t psg_matrix_capacity(const PsgPen *pen, PsgRect room);

/* How high a page that fits its drawing must be, at least `height`. */
double psg_matrix_page_height(const PsgPen *pen, const PsgMatrix *matrix, double height);

/* Draws it with its legend. Gives how many rows have their name. */
size_t psg_matrix_draw(const PsgPen *pen, const PsgMatrix *matrix, PsgRect room);
