/*
 * One landscape of a batch: its figures, and its record.
 */
#pragma once

#include "batch/record.h"

typedef enum {
    PSG_MAKE_KEPT,    /* all is there, and nothing has changed */
    PSG_MAKE_ANEW,    /* it was made */
    PSG_MAKE_FAILED,  /* its record tells why */
    PSG_MAKE_NOTHING, /* not even a record could be written: the text tells why */
} PsgMakeResult;

/* Makes what is not there yet. Removed are files that an earlier run made, as its record tells, and that are not made
 * any more; but only once all has gone well. Stands in the folder of LIST. */
PsgMakeResult psg_batch_make(const PsgBatch *batch, const PsgBatchItem *item,
                             GString *told);

/* Notes that it could not be made, for a reason that nobody was left to tell. */
bool psg_batch_note_failure(const PsgBatch *batch, const PsgBatchItem *item,
                            PsgCause cause, const char *message, GError **error);

/* Whether the file is in the folder as the record has it. */
bool psg_record_file_holds(const PsgRecordFile *file, const char *folder);
