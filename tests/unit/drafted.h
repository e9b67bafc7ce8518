/* What a reader says of a text, a line for each fact, in order of saying. */
#pragma once

#include "read/draft/draft.h"

typedef void (*PsgDraftedReader)(const PsgInput *input, PsgDraft *draft);

/* Lines: "actor KEY", "tie FROM -> TO" (-- undirected, -? unsaid), "THING when START/END",
 * "THING name = value", "THING .property = value @ START/END"; then "lost: …", "guess: …", and
 * "told RULE" of all diagnostics. A thing is the key of an actor, "e0" of the first tie, "*" of
 * all. Owned by the caller. */
char *psg_drafted(PsgDraftedReader read, const char *text, gssize length,
                  const PsgDraftWishes *wishes);

/* Whether it is a line of it. */
bool psg_drafted_has(const char *drafted, const char *line);

/* How many lines begin so. */
size_t psg_drafted_count(const char *drafted, const char *beginning);

/* The same of what a reader says of the text. */
size_t psg_drafted_count_of(PsgDraftedReader read, const char *text,
                            const char *beginning);

/* Fails the test unless each of the lines, which end with NULL, is one of it. "!tie a": no line
 * of it begins with "tie a". */
void psg_drafted_expect(const char *drafted, const char *const *lines);

/* The same of what a reader says of the text. */
void psg_drafted_expect_of(PsgDraftedReader read, const char *text,
                           const char *const *lines);

#define PSG_DRAFTED_EXPECT(drafted, ...)                                                 \
    psg_drafted_expect(drafted, (const char *const[]){__VA_ARGS__, NULL})
#define PSG_DRAFTED_EXPECT_OF(read, text, ...)                                           \
    psg_drafted_expect_of(read, text, (const char *const[]){__VA_ARGS__, NULL})

/* Whether the text is taken for that format. */
bool psg_drafted_is_known(bool (*recognise)(const PsgInput *input), const char *text);
