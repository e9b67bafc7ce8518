/*
 * What commands have in common that follow what somebody writes.
 */
#pragma once

#include "cli/command.h"
#include "serve/watch.h"

/* --poll, whose value psg_watching_wishes takes. */
#define PSG_WATCHING_ENTRY(poll)                                                           \
    {                                                                                      \
        "poll", 0, 0, PSG_ARG_TEXT, poll,                                                  \
            "look at the files every SECONDS (1), and do not wait for the system to tell", \
            "[SECONDS]"                                                                    \
    }

/* How files are to be watched; a usage error if the words are wrong. poll: NULL: nothing was
 * said. */
PsgExit psg_watching_wishes(const PsgCommand *command, const char *poll,
                            PsgWatchWishes *wishes);

/* A usage error if DATA can be read only once. */
PsgExit psg_watching_check(const PsgCommand *command, const char *data);

/* A line with the time of day, since it is one of many. */
void psg_watching_tell(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Tells, if *is_noted is not set yet, that the system tells nothing of changes, and sets it. */
void psg_watching_remark(const PsgWatch *watch, bool *is_noted);
