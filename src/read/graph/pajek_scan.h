/*
 * A Pajek file as lines of words: blanks part them, quotes and brackets hold them together,
 * comments are left out.
 */
#pragma once

#include "base/input.h"

#include <stdbool.h>

typedef struct {
    const char *text; /* without quotes or brackets; lives until the next line */
    size_t start, end;
    bool is_quoted;
    bool is_times;  /* it stood in brackets */
    bool is_closed; /* the quote or bracket that opens it is closed */
} PsgPajekWord;

typedef struct PsgPajekScan PsgPajekScan;

PsgPajekScan *psg_pajek_scan_new(const PsgInput *input);
void psg_pajek_scan_free(PsgPajekScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPajekScan, psg_pajek_scan_free)

/* The next line that has words, its first of them set; 0 at the end. */
size_t psg_pajek_scan_line(PsgPajekScan *scan, const PsgPajekWord **words);

/* The comments (after their %) directly before the line that was read last; lives until the next
 * line is. */
const char *psg_pajek_scan_comment(const PsgPajekScan *scan);

/* A count or a number of a vertex: "12", "1e+05"; false for what is none. */
bool psg_pajek_count(const char *word, guint32 *count);
