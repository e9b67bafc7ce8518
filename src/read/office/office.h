/*
 * Workbooks of spreadsheet programs: each sheet that is a table is read as one.
 */
#pragma once

#include "read/draft/draft.h"

/* Office Open XML (.xlsx, .xlsm); also what looks like it and cannot be read, about which there is
 * one thing to say: older workbooks (.xls), encrypted ones, other zips. Bytes. */
bool psg_xlsx_recognise(const PsgInput *input);
void psg_xlsx_read(const PsgInput *input, PsgDraft *draft);

/* OpenDocument spreadsheets (.ods), of bytes, and flat ones (.fods), of text. */
bool psg_ods_recognise(const PsgInput *input);
void psg_ods_read(const PsgInput *input, PsgDraft *draft);
bool psg_fods_recognise(const PsgInput *input);
void psg_fods_read(const PsgInput *input, PsgDraft *draft);
