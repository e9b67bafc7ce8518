/*
 * The program's own words on figures, in the languages that it speaks.
 */
#pragma once

typedef enum {
    PSG_WORD_NEW,
    PSG_WORD_NEW_RELATION,
    PSG_WORD_LEAVING,
    PSG_WORD_TALKED_OF,
    PSG_WORD_UNSURE,
    PSG_WORD_FORMERLY,
    PSG_WORD_SOURCE,
    PSG_WORD_SOURCES,
    PSG_WORD_NO_ACTOR,
    PSG_WORD_ACTOR,
    PSG_WORD_ACTORS,
    PSG_WORD_RELATION,
    PSG_WORD_RELATIONS,
    PSG_WORD_PYRAMID,
    PSG_WORD_ABOUT,
    PSG_WORD_ABOVE,
    PSG_WORD_BELOW,
    PSG_WORD_EACH,
    PSG_WORD_NO_FIGURE,
    PSG_WORD_RATIO,
    PSG_WORD_LOG_SCALE,
    PSG_WORD_OTHERS,
    PSG_WORD_COLON, /* with the blank that the language puts before it */
} PsgWord;

/* In English, if the language is not spoken. */
const char *psg_word(PsgWord word, const char *language);
