/*
 * What the author of a file should know of it: mistakes, doubts, and where they stand.
 *
 * Readers add to the list and go on; nothing stops at the first mistake. The list owns
 * the inputs that its spans point into, so it can be shown whenever.
 */
#pragma once

#include "base/input.h"

#include <stdbool.h>

typedef enum {
    PSG_SEVERITY_ERROR,   /* nothing can be made from the data */
    PSG_SEVERITY_WARNING, /* it can, though probably not as meant */
} PsgSeverity;

typedef struct {
    PsgSeverity severity;
    const char *rule; /* a fixed word for programs, e.g. "unknown-key" */
    PsgSpan span;
    char *message;       /* one sentence without a full stop, with its remedy */
    PsgSpan other;       /* a second place that belongs to it */
    char *other_message; /* what stands there, NULL if there is none */
    char *fix; /* what was probably meant to stand at span; NULL: nobody knows */
} PsgDiagnostic;

typedef struct PsgDiagnostics PsgDiagnostics;

PsgDiagnostics *psg_diagnostics_new(void);
void psg_diagnostics_free(PsgDiagnostics *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDiagnostics, psg_diagnostics_free)

/* Takes the input, and gives it back borrowed. */
const PsgInput *psg_diagnostics_keep(PsgDiagnostics *list, PsgInput *input);

/* Reads and keeps a file. That it is larger than the limit is told in the list, and the
 * result is NULL without *error; what the system refuses is NULL with *error. */
const PsgInput *psg_diagnostics_read(PsgDiagnostics *list, const char *path, size_t limit,
                                     GError **error);

/* An empty input of that name: the place of what is said of a file as a whole. */
PsgSpan psg_diagnostics_place(PsgDiagnostics *list, const char *name);

void psg_diagnostics_error(PsgDiagnostics *list, const char *rule, PsgSpan span,
                           const char *format, ...) G_GNUC_PRINTF(4, 5);
void psg_diagnostics_warning(PsgDiagnostics *list, const char *rule, PsgSpan span,
                             const char *format, ...) G_GNUC_PRINTF(4, 5);

/* An error: "…, and the limit is 64". rule: the name of the limit. */
void psg_diagnostics_limit(PsgDiagnostics *list, const char *rule, PsgSpan span,
                           const char *what, size_t limit);

/* So many errors and so many warnings are kept, and a few of each rule in any case; further ones
 * are counted. */
#define PSG_DIAGNOSTICS_KEPT 1000
#define PSG_DIAGNOSTICS_FEW 5

/* Asks readers for doubts that only whoever wants to be thorough wants to hear. */
void psg_diagnostics_set_strict(PsgDiagnostics *list, bool is_strict);
bool psg_diagnostics_is_strict(const PsgDiagnostics *list);

/* Keeps so many of either instead. */
void psg_diagnostics_set_kept(PsgDiagnostics *list, size_t most);

/* How many of a rule were counted, and not kept. */
size_t psg_diagnostics_dropped(const PsgDiagnostics *list, const char *rule);

/* The rules of which some were not kept, in order of the alphabet. Owned by the caller, the
 * words are not. */
GPtrArray *psg_diagnostics_cut_rules(const PsgDiagnostics *list);

/* No more errors are kept: whoever looks for them may stop. */
bool psg_diagnostics_is_full(const PsgDiagnostics *list);

/* Whether so many words may be looked at for the one that was probably meant. It takes
 * time, and is of use only for the errors that people read: no more of these are tried
 * after the first, nor after words without number. */
bool psg_diagnostics_may_guess(PsgDiagnostics *list, size_t words);

/* Adds a second place to the diagnostic that was added last. */
void psg_diagnostics_also(PsgDiagnostics *list, PsgSpan span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Adds to the diagnostic that was added last that its span, where `word` stands, was probably to
 * hold `meant`. Left out if the text there is not just this word, plain or in quotes, or if the
 * other could not stand in its place as it is. */
void psg_diagnostics_replace(PsgDiagnostics *list, const char *word, const char *meant);

size_t psg_diagnostics_count(const PsgDiagnostics *list);
const PsgDiagnostic *psg_diagnostics_nth(const PsgDiagnostics *list, size_t index);
size_t psg_diagnostics_error_count(const PsgDiagnostics *list);

/* There was more than could be kept, or there may be: reading stops where errors are too many. */
bool psg_diagnostics_is_cut(const PsgDiagnostics *list);

/* Adds a remedy to the messages of a rule that only the caller knows. */
void psg_diagnostics_add_remedy(PsgDiagnostics *list, const char *rule,
                                const char *remedy);

/* By input in order of keeping, then place, then message; the same one twice is kept
 * once. */
void psg_diagnostics_sort(PsgDiagnostics *list);

/* "file:line:col: error: message", the line, a caret under the span; a last line counts
 * them. Of warnings by one rule the first few are shown, of errors the first hundred, and how
 * many more there are by each rule, unless all are asked for. Control characters of the input are
 * not passed on to the terminal. */
void psg_diagnostics_print(const PsgDiagnostics *list, bool colour, bool all,
                           GString *out);
/* The same, of errors alone and without colours: for who is to mend what stands in the way. */
void psg_diagnostics_print_errors(const PsgDiagnostics *list, GString *out);

/* A text for the terminal: what would steer it is shown as a dot, and bytes that are no
 * UTF-8 as a mark. */
void psg_terminal_append(GString *out, const char *text);
