/*
 * A layout with its master: placeholders where they stand, the background, what else is drawn.
 */
#pragma once

#include "read/template/package.h"
#include "read/template/theme.h"

/* How many EMU a page unit has. */
#define PSG_TEMPLATE_EMU 7620.0

typedef struct {
    const char *part;
    const PsgElement *root;
    PsgTheme theme; /* as the master maps its colours */
} PsgMasterSource;

typedef struct {
    const char *part;
    const PsgElement *root;
    const PsgMasterSource *master;
    PsgTheme theme; /* as the layout maps its colours */
    PsgSize page;
    /* the place of its title is another master's: its own master is right */
    bool is_copied;
} PsgLayoutSource;

/* Finds out whose titles have a copied place; all layouts of a file, PsgLayoutSource. */
void psg_layouts_find_copied(GPtrArray *layouts);

/* One of the type, "title"; false if it has none of it, or one that nobody placed. */
bool psg_layout_placeholder(const PsgLayoutSource *source, const char *type,
                            PsgArena *arena, PsgDeckPlaceholder *placeholder);

/* Of the master, with what texts in the body look like. */
bool psg_layout_body(const PsgLayoutSource *source, PsgArena *arena,
                     PsgDeckPlaceholder *placeholder);

/* How many places for contents it has: all but title, date, footer and number. */
size_t psg_layout_contents(const PsgLayoutSource *source);

/* Takes over all that a layout tells. */
void psg_layout_take(const PsgLayoutSource *source, PsgArena *arena,
                     PsgDeckLayout *layout);

/* The places of date, footer and number; those of what master and layout draw. PsgRect each;
 * page: what is outside of it is nothing. */
GArray *psg_layout_footers(const PsgLayoutSource *source);
GArray *psg_layout_drawings(const PsgLayoutSource *source, PsgSize page);
