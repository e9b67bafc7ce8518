/*
 * The style of a template: its colours and fonts, with the sizes and shapes of a style.
 */
#pragma once

#include "model/deck_template.h"
#include "model/style.h"

/* The style that fits a template's background best, of those that are shipped. */
const char *psg_template_base(const PsgDeckTemplate *template);

/* What is drawn on a template: all text is read on what is behind it, whatever its colours are.
 * Owned by the caller. *remark: a clause for the user where colours had to be mended, owned by the
 * caller; NULL if none. */
PsgStyle *psg_template_style(const PsgDeckTemplate *template, const PsgStyle *base,
                             char **remark);
