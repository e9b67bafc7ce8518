/* What a reader says of a text, a line for each fact, in order of saying. */
#pragma once

#include "read/draft/draft.h"

/* Lines: "actor KEY", "tie FROM -> TO" (-- undirected, -? unsaid), "THING when START/END",
 * "THING name = value", "THING .property = value @ START/END"; then "lost: …", "guess: …", and
 * "told RULE" of all diagnostics. A thing is the key of an actor, "e0" of the first tie, "*" of
 * all. Owned by the caller. */
char *psg_drafted(void (*read)(const PsgInput *input, PsgDraft *draft), const char *text,
                  gssize length, const PsgDraftWishes *wishes);

/* Whether it is a line of it. */
bool psg_drafted_has(const char *drafted, const char *line);

/* How many lines begin so. */
size_t psg_drafted_count(const char *drafted, const char *beginning);
