/*
 * A sheet of a workbook: cells by row and column, which become a text of their own with a line for
 * each row, so that what is said of a cell has a place that the user finds in the spreadsheet.
 */
#pragma once

#include "base/arena.h"
#include "read/draft/draft.h"
#include "read/table/grid.h"

typedef struct PsgSheet PsgSheet;

/* What may be said of a cell. */
typedef enum {
    PSG_SHEET_ERROR,   /* the cell holds an error, and counts as empty */
    PSG_SHEET_FORMULA, /* a formula without a value */
    PSG_SHEET_DATE,    /* a date that is none */
} PsgSheetNote;

/* Texts are copied; book is the name of the file. */
PsgSheet *psg_sheet_new(const char *book, const char *name, const PsgLimits *limits);
void psg_sheet_free(PsgSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSheet, psg_sheet_free)

const char *psg_sheet_name(const PsgSheet *sheet);

/* Rows and columns count from 0; the last that is put into a cell holds. Blank texts are nothing. */
void psg_sheet_put(PsgSheet *sheet, guint32 row, guint32 column, const char *text);

/* What stands in the cell stands in those below it, too, up to the last row; once all is put. */
void psg_sheet_fill_down(PsgSheet *sheet, guint32 row, guint32 column, guint32 last_row);

/* Something of a cell that is told when the sheet ends; text: "#REF!". */
void psg_sheet_note(PsgSheet *sheet, guint32 row, guint32 column, PsgSheetNote what,
                    const char *text);

/* Rows or columns, from the first to the last, are hidden, which is told. */
void psg_sheet_hide(PsgSheet *sheet, bool are_columns, guint32 first, guint32 last);

/* Something of the sheet: a guess ("the sheet is hidden") or what is lost ("links of cells"). */
void psg_sheet_guess(PsgSheet *sheet, const char *guess);
void psg_sheet_lose(PsgSheet *sheet, const char *what);

/* So many cells are put that no more are taken. */
bool psg_sheet_is_full(const PsgSheet *sheet);

/* All is put: the text is made, and kept by the list. False, and told, if it is beyond limits. */
bool psg_sheet_end(PsgSheet *sheet, PsgDiagnostics *list);

/* Of an ended sheet: how many rows and columns hold something, and its cells as rows of a table.
 * The grid lives as long as the sheet. */
size_t psg_sheet_filled_rows(const PsgSheet *sheet);
const PsgGrid *psg_sheet_grid(const PsgSheet *sheet);

/* Says what was noted to the report, which is at the sheet's file. */
void psg_sheet_tell(const PsgSheet *sheet, PsgReport *report);
