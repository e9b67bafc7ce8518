/*
 * What a figure is asked to be, and what each kind of figures can be asked.
 *
 * A spec is a kind, slices, the kind's own options and a title. The landscape's author
 * writes specs under "figures", users ask for them in words; the figures that are drawn
 * are specs, too, each with the slices that it shows.
 *
 * A kind's options stand in a table beside the kind. The command line with its help, the
 * keys of "figures", the JSON Schema and the names of files are all made from it.
 */
#pragma once

#include "model/selection.h"

/* Each names the type of the option's field in the kind's struct of options. */
typedef enum {
    PSG_OPTION_FLAG,   /* bool; false unless said */
    PSG_OPTION_CHOICE, /* an enum with a value for each word; the first unless said */
    PSG_OPTION_SHORT, /* as a CHOICE with the same field, for its word `bare`: no value */
    PSG_OPTION_COUNT, /* unsigned, from 1; 0 unless said */
    PSG_OPTION_FROM,  /* PsgInterval: its begin; unless said, there is none */
    PSG_OPTION_TO,    /* the same PsgInterval: its end */
    PSG_OPTION_MEASURES, /* PsgIndexes; none unless said */
    PSG_OPTION_SECTIONS, /* PsgIndexes into psg_section_words; none unless said */
    PSG_OPTION_MEASURE,  /* PsgIndexes, one at most */
    PSG_OPTION_ACTORS,   /* PsgActorIds; none unless said */
    PSG_OPTION_ONLY,     /* PsgOnly; nothing unless said */
    PSG_OPTION_CLASSES, /* PsgIndexes of classes that the selection is by; none unless said */
    PSG_OPTION_PAIR, /* two slices, which the spec itself has: no field. Users of the
                          * command line have --at for all kinds */
} PsgOptionType;

/* Option of a kind of figures. */
typedef struct {
    const char *name; /* on the command line and in the landscape: "side-by-side" */
    /* CHOICE, SHORT: NULL-terminated, in the order of the enum */
    const char *const *words;
    /* CHOICE, SHORT: meant by "--name" alone; NULL: a word is needed */
    const char *bare;
    const char *help; /* one line, without the kind's name */
    size_t offset;    /* of its field */
    PsgOptionType type;
    bool follows_slices; /* in the names of files, rather than coming before them */
    bool selects;        /* its field is one of the spec's selection */
} PsgFigureOption;

/* Which slices a figure shows. */
typedef enum {
    PSG_SPAN_SLICE,         /* one */
    PSG_SPAN_SLICE_OR_PAIR, /* one, or two that face each other */
    PSG_SPAN_PAIR,          /* two */
    PSG_SPAN_ALL,           /* all, or those asked for, in one figure */
} PsgSpanOfSlices;

/* The kinds that can be sections of a document of figures; NULL-terminated. And one of them, as
 * ids of other things are given. */
extern const char *const psg_section_words[];
const char *psg_section_id(const PsgLandscape *landscape, size_t index);

/* The place of a word among them; PSG_NONE if it is none of them, or NULL. */
size_t psg_section_lookup(const char *word);

/* A kind of figures: what can be asked of it. */
typedef struct {
    const char *name;
    PsgSpanOfSlices span;
    bool needs_tiers; /* the landscape must have a pyramid */
    bool is_usual;    /* made when neither user nor author says what */
    const PsgFigureOption *options;
    size_t option_count;
    size_t options_size; /* of the kind's struct of options */
    /* how it is drawn: figure/figure.h, for rooms that know figures */
    const struct PsgFigureMaker *maker;
} PsgFigureKind;

/* All kinds: handed to who reads what is said of them. */
typedef struct {
    const PsgFigureKind *const *items;
    size_t count;
} PsgFigureKinds;

struct PsgFigureSpec {
    const PsgFigureKind *kind;
    const size_t *slices; /* in the order asked for; none: all there are */
    size_t slice_count;
    bool is_pair; /* of a kind that may show one: the two slices face each other */
    /* nobody named its slice: it is one of the figures of all slices. So it need not be made
     * where it would tell what the one before tells */
    bool is_implied;
    void *options;           /* the kind's struct; NULL if the kind has no options */
    PsgSelection *selection; /* whom it is of; NULL: all, as if it says nothing */
    PsgText title;           /* in place of the kind's own; empty: none */
    /* among figures whose names would be the same: 2 for the second, 0 or 1 for the
     * first */
    unsigned number;
};

/* NULL if there is none. */
const PsgFigureKind *psg_figure_kinds_lookup(const PsgFigureKinds *kinds,
                                             const char *name);

/* What any figure can be asked for: of which actors it is. */
extern const PsgFigureOption psg_selection_options[];
extern const size_t psg_selection_option_count;

/* All that a figure of the kind can be asked: the kind's own options, then those. */
size_t psg_figure_option_count(const PsgFigureKind *kind);
const PsgFigureOption *psg_figure_option_nth(const PsgFigureKind *kind, size_t place);

/* The option of that name; NULL if neither the kind nor all have one. */
const PsgFigureOption *psg_figure_kind_option(const PsgFigureKind *kind,
                                              const char *name);

/* Of all slices, with the usual options, which stand in the arena. */
PsgFigureSpec psg_figure_spec_new(const PsgFigureKind *kind, PsgArena *arena);

/* The same with options of its own, to be changed. What they point to is shared. */
PsgFigureSpec psg_figure_spec_copy(const PsgFigureSpec *spec, PsgArena *arena);

/* The field of an option, to be filled; NULL: the kind has none for it. The spec has a selection. */
void *psg_figure_option_field(const PsgFigureOption *option, const PsgFigureSpec *spec);

/* What is said of an option, in words: "tier", "2007", "power,participants", "true".
 * NULL if it has its usual value. Owned by the caller. */
char *psg_figure_option_text(const PsgFigureOption *option, const PsgFigureSpec *spec,
                             const PsgLandscape *landscape);

/* What is said of the selection, on one line, which is empty if there is none. Owned by the
 * caller. */
char *psg_figure_selection_line(const PsgFigureSpec *spec, const PsgLandscape *landscape);

/* All that is asked, on one line: specs that ask for the same have the same line. Owned
 * by the caller. */
char *psg_figure_spec_line(const PsgFigureSpec *spec, const PsgLandscape *landscape);

/* The name of its files, without their ending: "pyramid-2008-2015". Owned by the
 * caller. */
char *psg_figure_spec_name(const PsgFigureSpec *spec, const PsgLandscape *landscape);
