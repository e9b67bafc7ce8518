/*
 * The program's own words on figures, in the languages that it speaks.
 */
#pragma once

#include "model/landscape.h"

#include <glib.h>
#include <stddef.h>

typedef enum {
    PSG_WORD_NEW,
    PSG_WORD_NEW_RELATION,
    PSG_WORD_OTHER_RELATION, /* that has no kind */
    PSG_WORD_WEIGHT,
    PSG_WORD_RELATED_ACTORS, /* what sizes of dots are, as the next ones of names and accents */
    PSG_WORD_OUT_OF,
    PSG_WORD_NAMED,
    PSG_WORD_THERE_BEFORE,
    PSG_WORD_LEAVING,
    PSG_WORD_GOES_ON, /* where nearly all others end */
    PSG_WORD_ALL_END,
    PSG_WORD_TALKED_OF,
    PSG_WORD_UNSURE, /* in a slice that is projected */
    PSG_WORD_DOUBTFUL,
    PSG_WORD_FORMERLY,
    PSG_WORD_SOURCE,
    PSG_WORD_SOURCES,
    PSG_WORD_NO_ACTOR,
    PSG_WORD_ACTOR,
    PSG_WORD_ACTORS,
    PSG_WORD_RELATION,
    PSG_WORD_RELATIONS,
    PSG_WORD_NETWORK, /* kinds of figures, as is the next and those after it */
    PSG_WORD_PYRAMID,
    PSG_WORD_COMPARISON,
    PSG_WORD_TIMELINE,
    PSG_WORD_FILMSTRIP,
    PSG_WORD_SERIES,
    PSG_WORD_LINEAGE,
    PSG_WORD_MATRIX,
    PSG_WORD_DECK,
    PSG_WORD_FILM,
    PSG_WORD_CONTENTS,
    PSG_WORD_FILMSTRIP_NEW, /* what the filmstrip marks, as the next */
    PSG_WORD_FILMSTRIP_GONE,
    PSG_WORD_EVENT,
    PSG_WORD_EVENTS,
    PSG_WORD_ABOUT,
    PSG_WORD_ABOVE,
    PSG_WORD_BELOW,
    PSG_WORD_EACH,
    PSG_WORD_NO_FIGURE,
    PSG_WORD_LOG_SCALE,
    PSG_WORD_WIDTHS_LOG,
    PSG_WORD_WIDTHS_LINEAR,
    PSG_WORD_WIDTHS_FREE,
    PSG_WORD_TO_SCALE,
    PSG_WORD_SIDE_BY_SIDE,
    PSG_WORD_BY_GROUP,
    PSG_WORD_TOPIC_NETWORKS,
    PSG_WORD_TOPIC_LIVES,
    PSG_WORD_OTHER,
    PSG_WORD_OTHERS,
    PSG_WORD_AND_OTHER, /* "%s" stands for the number, as in the next */
    PSG_WORD_AND_OTHERS,
    PSG_WORD_LESS_CHANGED_ACTOR,  /* after a number: of those with a history */
    PSG_WORD_LESS_CHANGED_ACTORS, /* the same */
    PSG_WORD_FURTHER_ACTOR,    /* after a number: beside those that are told one by one */
    PSG_WORD_FURTHER_ACTORS,   /* the same */
    PSG_WORD_AT_MOST,          /* before a number of those who were there at once */
    PSG_WORD_EVENT_OF_OTHERS,  /* after a number */
    PSG_WORD_EVENTS_OF_OTHERS, /* the same */
    PSG_WORD_GAINED,           /* what changed between two slices, as the next */
    PSG_WORD_LOST,
    PSG_WORD_ALTERED,
    PSG_WORD_KEPT,
    PSG_WORD_RENAMED,
    PSG_WORD_RENAMED_MANY,
    PSG_WORD_SO_MANY_OTHER_KIND, /* after a number, as the next ones */
    PSG_WORD_SO_MANY_OTHER_TIER,
    PSG_WORD_SO_MANY_OTHER_GROUP,
    PSG_WORD_SO_MANY_OTHER_PROPERTY,
    PSG_WORD_SO_MANY_OTHER_FIGURE,
    PSG_WORD_CHANGED_ONE,
    PSG_WORD_CHANGED_MANY,
    PSG_WORD_RELATION_ALTERED,
    PSG_WORD_RELATION_ALTERED_MANY,
    PSG_WORD_RENAMINGS,
    PSG_WORD_OTHER_KIND,
    PSG_WORD_OTHER_TIER,
    PSG_WORD_OTHER_GROUP,
    PSG_WORD_OTHER_PROPERTY,
    PSG_WORD_JOINS, /* a group, as the next */
    PSG_WORD_LEAVES,
    PSG_WORD_RELATIONS_ALTERED,
    PSG_WORD_CHANGED_RELATIONS, /* of a group, by the other group: within, as the next */
    PSG_WORD_WITHIN,
    PSG_WORD_NO_CLASS, /* who is in no group */
    PSG_WORD_OTHER_FIGURE,
    PSG_WORD_FIGURE,
    PSG_WORD_FIGURES,
    PSG_WORD_FIGURES_ONLY_FOR, /* one of two slices */
    PSG_WORD_NOW_TALKED_OF,
    PSG_WORD_TALKED_OF_NO_MORE,
    PSG_WORD_NO_MORE_TALK, /* the same, said of one actor */
    PSG_WORD_NOTHING_CHANGED,
    PSG_WORD_SMALL_ONES,
    PSG_WORD_NAMES_WITHOUT_ROOM,
    PSG_WORD_BECAME, /* what a lineage tells, in the order of PsgSuccessionWhat */
    PSG_WORD_MERGED,
    PSG_WORD_SPLIT,
    PSG_WORD_REFOUNDED,
    PSG_WORD_ABSORBED,
    PSG_WORD_OFFSHOOT,
    PSG_WORD_PART_PASSED,
    PSG_WORD_ONE_SUCCESSION, /* the same as counted, one and several, then the others */
    PSG_WORD_ONE_MERGER,
    PSG_WORD_ONE_SPLIT,
    PSG_WORD_ONE_REFOUNDING,
    PSG_WORD_ONE_ABSORPTION,
    PSG_WORD_ONE_OFFSHOOT,
    PSG_WORD_ONE_TRANSFER,
    PSG_WORD_ONE_NEW_NAME,
    PSG_WORD_ONE_OTHER_TIER,
    PSG_WORD_ONE_OTHER_KIND,
    PSG_WORD_SOME_SUCCESSIONS,
    PSG_WORD_MERGERS,
    PSG_WORD_SPLITS,
    PSG_WORD_REFOUNDINGS,
    PSG_WORD_ABSORPTIONS,
    PSG_WORD_OFFSHOOTS,
    PSG_WORD_TRANSFERS,
    PSG_WORD_NEW_NAMES,
    PSG_WORD_OTHER_TIERS_OF,
    PSG_WORD_OTHER_KINDS_OF,
    PSG_WORD_UNCHANGED_ACTOR,
    PSG_WORD_UNCHANGED_ACTORS,
    PSG_WORD_NO_TIER, /* of a timeline, as the next */
    PSG_WORD_NO_KIND,
    PSG_WORD_SEMICOLON,
    PSG_WORD_NO_LINEAGE,
    PSG_WORD_NAMES_LEFT_OUT,
    PSG_WORD_SIZE,       /* of curves, as is the next and those up to the colon */
    PSG_WORD_SIZE_ALONE, /* where there are no relations */
    PSG_WORD_CHANGE,
    PSG_WORD_CHANGE_OF,
    PSG_WORD_DENSITY,
    PSG_WORD_DENSITY_OF,
    PSG_WORD_CONNECTED,
    PSG_WORD_CONNECTED_OF,
    PSG_WORD_AND_ONE,
    PSG_WORD_AND_SOME,
    PSG_WORD_IN_ALL,
    PSG_WORD_OTHER_FIGURES,
    PSG_WORD_IN_THE_LEAD,
    PSG_WORD_OTHERS_IN_GREY, /* after a number */
    PSG_WORD_OTHERS_AS_BAND, /* the same */
    PSG_WORD_PUT_BEFORE,
    PSG_WORD_PUT_AFTER,
    PSG_WORD_NO_ROOM_FOR,
    PSG_WORD_NO_SERIES,
    PSG_WORD_ONE_VALUE,
    PSG_WORD_NOBODY_THEN,
    PSG_WORD_OTHER_EVENTS, /* of the timeline, as those up to TOO_MANY_LINES */
    PSG_WORD_OPEN_END,
    PSG_WORD_SOFT_DATE,
    PSG_WORD_UNKNOWN_END,
    PSG_WORD_BEFORE_OR_AFTER,
    PSG_WORD_SUCCESSION,
    PSG_WORD_UNNAMED_EVENTS,
    PSG_WORD_BEFORE,
    PSG_WORD_AFTER,
    PSG_WORD_THROUGHOUT, /* after a number of actors */
    PSG_WORD_CONTINUED,  /* after a label */
    PSG_WORD_SUCCESSIONS,
    PSG_WORD_SUCCESSION_ONE, /* in a report, as the next */
    PSG_WORD_SUCCESSION_MANY,
    PSG_WORD_VALUE,
    PSG_WORD_VALUES,
    PSG_WORD_COLON,         /* with the blank that the language puts before it */
    PSG_WORD_SO_MANY_ACTOR, /* clauses of messages, as those up to the end: "{1}" is a number */
    PSG_WORD_SO_MANY_ACTORS,
    PSG_WORD_SO_MANY_GROUP,
    PSG_WORD_SO_MANY_GROUPS,
    PSG_WORD_SO_MANY_RELATION,
    PSG_WORD_SO_MANY_RELATIONS,
    PSG_WORD_ONE_IS_TALKED_OF,
    PSG_WORD_MANY_ARE_TALKED_OF,
    PSG_WORD_ONE_MAY_BE,
    PSG_WORD_MANY_MAY_BE,
    PSG_WORD_ONE_MORE_MAY_BE,
    PSG_WORD_MANY_MORE_MAY_BE,
    PSG_WORD_ONE_IS_NEW,
    PSG_WORD_MANY_ARE_NEW,
    PSG_WORD_ONE_OF_IS_NEW,
    PSG_WORD_MANY_OF_ARE_NEW,
    PSG_WORD_ONE_TAKES_OVER,
    PSG_WORD_MANY_TAKE_OVER,
    PSG_WORD_ONE_OF_THEM_TAKES_OVER,
    PSG_WORD_MANY_OF_THEM_TAKE_OVER,
    PSG_WORD_ONE_IS_GONE,
    PSG_WORD_MANY_ARE_GONE,
    PSG_WORD_ONE_MORE_IS_GONE,
    PSG_WORD_MANY_MORE_ARE_GONE,
    PSG_WORD_ONE_IS_RENAMED,
    PSG_WORD_MANY_ARE_RENAMED,
    PSG_WORD_ONE_MORE_IS_RENAMED,
    PSG_WORD_MANY_MORE_ARE_RENAMED,
    PSG_WORD_ONE_REMAINS,
    PSG_WORD_MANY_REMAIN,
    PSG_WORD_SAME_ACTOR,
    PSG_WORD_SAME_ACTORS,
    PSG_WORD_ONLY_ONE_ENDS,
    PSG_WORD_ONE_OF_THEM_ENDS,
    PSG_WORD_MANY_OF_THEM_END,
    PSG_WORD_ONE_NEW_RELATION,
    PSG_WORD_MANY_NEW_RELATIONS,
    PSG_WORD_ONE_RELATION_LESS,
    PSG_WORD_MANY_RELATIONS_LESS,
    PSG_WORD_IN_YEAR,
    PSG_WORD_ON_DAY,
    PSG_WORD_AT_NUMBER,
    PSG_WORD_IN_SLICE,
    PSG_WORD_NONE_THEN,
    PSG_WORD_ONLY_ONE_STAYS,
    PSG_WORD_ONLY_ONE_IS_GONE,
    PSG_WORD_ONLY_ONE_MAY_STAY,
    PSG_WORD_SOME_MAY_STAY,
    PSG_WORD_PERHAPS,
    PSG_WORD_ONE_IS_PERHAPS,
    PSG_WORD_MANY_ARE_PERHAPS,
    PSG_WORD_ONE_MORE_IS_PERHAPS,
    PSG_WORD_MANY_MORE_ARE_PERHAPS,
    PSG_WORD_NONE_STAYS,
    PSG_WORD_ONE_STAYS,
    PSG_WORD_MANY_STAY,
    PSG_WORD_ALL_STAY,
    PSG_WORD_ONE_OTHER_CAME,
    PSG_WORD_MANY_OTHERS_CAME,
    PSG_WORD_ENDING_RELATION, /* of a matrix, as those up to the end */
    PSG_WORD_ROW_TO_COLUMN,
    PSG_WORD_ON_DIAGONAL,
    PSG_WORD_COLUMN_TO_ROW,
    PSG_WORD_ABOVE_DIAGONAL,
    PSG_WORD_BELOW_DIAGONAL,
    PSG_WORD_ROWS_AND_COLUMNS,
    PSG_WORD_NO_RELATION_THEN,
    PSG_WORD_FOUND_BLOCK,
    PSG_WORD_ONE_WITHOUT_RELATION,
    PSG_WORD_MANY_WITHOUT_RELATION,
    PSG_WORD_ONE_IN_SEVERAL_GROUPS,
    PSG_WORD_MANY_IN_SEVERAL_GROUPS,
    PSG_WORD_NAMES_OF,
    PSG_WORD_SHARE_WITHIN_GROUPS, /* "{1}" percent of "{2}" relations, in "{3}" blocks */
    PSG_WORD_SHARE_OF_BLOCK,
    PSG_WORD_SHARE_OF_BLOCKS,
    PSG_WORD_MOST_NEW_WITHIN,
    PSG_WORD_MOST_NEW_BETWEEN,
    PSG_WORD_HEAVIEST_LEADS,
    PSG_WORD_HEAVIEST_BETWEEN,
    PSG_WORD_ONLY,
    PSG_WORD_AROUND,
    PSG_WORD_STEP,
    PSG_WORD_STEPS,
    PSG_WORD_MOST_RELATED,
    PSG_WORD_HIGHEST,
    PSG_WORD_OTHER_MEMBERS,
    PSG_WORD_MOVES,
    PSG_WORD_BY_KIND,
    PSG_WORD_BY_TIER,
    PSG_WORD_ONE_BY_ONE,
    PSG_WORD_ONE_WITHIN,
    PSG_WORD_MANY_WITHIN,
    PSG_WORD_ONE_IN_SEVERAL,
    PSG_WORD_MANY_IN_SEVERAL,
} PsgWord;

/* The languages of these words; NULL-terminated. */
extern const char *const psg_word_languages[];

/* English, if the program does not speak the language. */
const char *psg_word(PsgWord word, const char *language);

/* Adds a text in which "{1}" stands for the first value, and so on. */
void psg_word_fill(GString *out, const char *text, const char *const *values);

/* The word for so many things. */
PsgWord psg_word_form(size_t count, PsgWord one, PsgWord many, const char *language);
const char *psg_word_for(size_t count, PsgWord one, PsgWord many, const char *language);

/* "two mergers": in words up to twelve; `one` has its own number: "une fusion". Owned by the
 * caller. */
char *psg_word_of_count(size_t count, PsgWord one, PsgWord many, const char *language);

/* "84 of 255 actors". Owned by the caller. */
char *psg_word_of_part(size_t part, size_t whole, const char *language);

/* With a capital at its beginning. Owned by the caller. */
char *psg_word_capitalised(const char *text);

/* "+ 3 more"; "and 3 others". Owned by the caller. */
char *psg_word_others(size_t count, const char *language);
char *psg_word_and_others(size_t count, const char *language);

/* "Centre absorbs Nord": what became of the one before, and of its successor, by name. Owned by
 * the caller. */
char *psg_word_of_succession(PsgSuccessionWhat what, const char *before,
                             const char *after, const char *language);
