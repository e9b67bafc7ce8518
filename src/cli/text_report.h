/*
 * A landscape in the terminal: all of it, one slice, or what changed between two.
 *
 * Signs before names: + came, − goes or went, ± both, ~ altered, ? not sure, x not there
 * any more.
 */
#pragma once

#include "slice/difference.h"

/* One line a slice: how many, and who is new or goes. */
void psg_report_overview(const PsgLandscape *landscape, const char *language,
                         GString *out);

void psg_report_slice(const PsgView *view, const char *language, GString *out);
void psg_report_change(const PsgDifference *difference, const char *language,
                       GString *out);

/* One line: "  + Name (ex Former) – Full name [Kind] · what is told". */
typedef struct {
    const char *sign;
    const PsgText *former; /* NULL: none */
    const char *told;      /* NULL: nothing */
} PsgReportActor;

void psg_report_actor(const PsgView *view, const PsgViewActor *seen,
                      const PsgReportActor *line, const char *language, GString *out);

/* Who became whom in the time of the view, a line each; nothing if nobody did. */
void psg_report_turns(const PsgView *view, const char *language, GString *out);

/* One line: "  + Name runs Other". */
void psg_report_relation(const PsgView *view, const PsgViewRelation *seen,
                         const char *mark, const char *language, GString *out);
