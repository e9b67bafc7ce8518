/*
 * What readers of workbooks have in common: a book of sheets, and parts of it in XML.
 */
#pragma once

#include "read/draft/draft.h"
#include "read/office/sheet.h"
#include "read/office/zip.h"
#include "read/xml/xml.h"

typedef struct {
    const PsgInput *input;
    PsgDraft *draft;
    PsgReport *report;
    PsgDiagnostics *list;
    PsgArena *arena;
    PsgZip *zip;       /* NULL of a flat file */
    PsgLimits limits;  /* of XML, which takes more room than what it says */
    GPtrArray *sheets; /* PsgSheet */
} PsgBook;

/* The zip is opened for those that are one: then false, and told, if it cannot be. */
bool psg_book_begin(PsgBook *book, const PsgInput *input, PsgDraft *draft, bool is_zip);
void psg_book_end(PsgBook *book);

/* The file as a whole: its bytes are nothing to show. */
PsgSpan psg_book_place(const PsgBook *book);

/* The root of a part; NULL, and told, if there is none. The tree lives in the book's arena. */
const PsgElement *psg_book_part(PsgBook *book, const char *part);

/* The root of an input, which is taken: freed, or kept by the list if something of it was told.
 * NULL, and told, if it is no XML. The tree lives in the arena. */
const PsgElement *psg_book_xml(PsgBook *book, PsgInput *taken, PsgArena *arena);

/* A new sheet, which the book owns. */
PsgSheet *psg_book_add_sheet(PsgBook *book, const char *name);

/* Reads all sheets that are tables into the draft, and tells which are not. format: "xlsx". */
void psg_book_read_sheets(PsgBook *book, const char *format);
