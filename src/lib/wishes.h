/*
 * The options of a call, in words: as on the command line, without its dashes.
 */
#pragma once

#include "run/request.h"
#include "run/session.h"

/* What a call takes: a set of these. */
typedef enum {
    PSG_WISHES_OPENING = 1 << 0, /* how data are read, and limits */
    PSG_WISHES_LOOK = 1 << 1,
    PSG_WISHES_PAINT = 1 << 2, /* of files of figures */
    PSG_WISHES_FIGURE = 1 << 3,
    PSG_WISHES_SELECTION = 1 << 4,
    PSG_WISHES_EXPORT = 1 << 5,
    PSG_WISHES_MATCH = 1 << 6, /* of two landscapes */
} PsgWishGroup;

#define PSG_WISHES_OF_FIGURES                                                            \
    (PSG_WISHES_LOOK | PSG_WISHES_PAINT | PSG_WISHES_FIGURE | PSG_WISHES_SELECTION)

/* Strings are borrowed from the options. */
typedef struct {
    PsgLook look;
    bool is_strict;
    GPtrArray *map;                /* NULL-terminated once something stands in it */
    GArray *options;               /* PsgRequestOption: of figures and of the selection */
    const char *table, *at, *gexf; /* of an export; NULL: not said */
    bool has_no_layout;
    const char *match; /* a path; NULL: not said */
} PsgWishes;

/* False with the reason, owned by the caller, in *why; then there is nothing to clear. options: ended by
 * NULL, or NULL. */
bool psg_wishes_read(const char *const *options, unsigned groups, PsgWishes *wishes,
                     char **why);
void psg_wishes_clear(PsgWishes *wishes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgWishes, psg_wishes_clear)

/* What figures are asked. */
PsgRequest psg_wishes_request(const PsgWishes *wishes);
