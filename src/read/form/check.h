/*
 * Whether a tree has the form that its table asks for.
 */
#pragma once

#include "base/suggest.h"
#include "read/form/form.h"
#include "read/yaml/node.h"

/* Tells every mistake of what is called `what`; what the forms cannot know (which thing
 * an id refers to) is left to the reader. */
void psg_form_check(const PsgForm *form, const PsgNode *root, const char *what,
                    PsgDiagnostics *list);

/* Says that a key is unknown, and which was probably meant: one of the form's, or of
 * those that were offered to the suggestion for it. */
void psg_form_report_key(const PsgForm *form, const PsgNode *key,
                         PsgSuggestion *suggestion, PsgDiagnostics *list);
