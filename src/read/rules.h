/*
 * What each rule of the diagnostics is about, for those who meet its name in a report and not beside
 * the line.
 */
#pragma once

#include <stddef.h>

typedef struct {
    const char *id;     /* "unknown-id" */
    const char *about;  /* what is told by it: one sentence with a full stop */
    const char *remedy; /* what to do, and why it matters: one or more sentences */
} PsgRule;

/* NULL: there is no such rule. */
const PsgRule *psg_rule_lookup(const char *id);

/* In order of their ids; NULL after the last. */
const PsgRule *psg_rule_nth(size_t index);
