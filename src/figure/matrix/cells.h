/*
 * Marks in the cells of a matrix: each kind of relations has a form of its own and its colour.
 */
#pragma once

#include "figure/matrix/matrix.h"
#include "figure/part/legend.h"

/* How cells are filled. */
typedef enum {
    PSG_CELLS_FORMS,   /* a form for each kind; its size tells the weight */
    PSG_CELLS_NUMBERS, /* filled, with the weight as a number: of one kind */
    PSG_CELLS_DENSE,   /* filled: they are too small for forms */
} PsgCellForm;

PsgCellForm psg_matrix_cell_form(const PsgPen *pen, const PsgMatrix *matrix,
                                 PsgSize cell);

/* All marks; `area` is that of all cells. */
void psg_matrix_draw_marks(const PsgPen *pen, const PsgMatrix *matrix, PsgRect area);

/* Adds what is needed to read the marks: kinds, weights, new, ended. */
void psg_matrix_mark_entries(const PsgMatrix *matrix, PsgCellForm form, GArray *entries);
