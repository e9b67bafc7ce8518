/*
 * What the handles of the library are inside, and what its calls have in common.
 */
#pragma once

#include "lib/paysage.h"
#include "lib/wishes.h"
#include "run/layouts.h"

#include <locale.h>

/* Nothing of it changes once it is open, but the layouts, which lock themselves. */
struct paysage_landscape {
    char *path;                  /* what messages call it; NULL: nothing was named */
    char *error;                 /* NULL: it is open */
    PsgLimits limits;            /* as is asked for when it is opened */
    PsgDiagnostics *list;        /* of its opening */
    PsgLandscape *landscape;     /* NULL: there is none */
    PsgLayouts *layouts;         /* that were made of it */
    PsgArena *arena;             /* of the texts that follow */
    GPtrArray *diagnostics;      /* paysage_diagnostic, in the arena */
    GPtrArray *slices, *figures; /* the same */
};

struct paysage_result {
    GString *error, *remarks; /* a line each, without the last newline */
    GPtrArray *files;         /* OwnedFile of result.c */
};

/* While a call lasts its thread has the locale of C, whatever the process has: libraries below
 * us print and read numbers, and pick words, by the thread's. */
typedef struct {
    locale_t usual, plain;
} PsgPlainLocale;

PsgPlainLocale psg_plain_locale_begin(void);
void psg_plain_locale_end(PsgPlainLocale *locale);

/* Until the end of the block. */
#define PSG_PLAIN_LOCALE                                                                 \
    __attribute__((cleanup(psg_plain_locale_end))) PsgPlainLocale locale_of_call =       \
        psg_plain_locale_begin();                                                        \
    (void)locale_of_call

/* Once all was read: puts the list in order, and names the option that raises a limit which was hit. */
void psg_lib_finish(PsgDiagnostics *list);

paysage_result *psg_result_new(void);

/* Another line. */
void psg_result_fail(paysage_result *result, const char *why);
void psg_result_remark(paysage_result *result, const char *remark);

/* Why a call failed: the error, which is taken, or, if that is NULL, the errors of the list, which may be
 * NULL too. */
void psg_result_fail_by(paysage_result *result, GError *error,
                        const PsgDiagnostics *list);

/* Doubts as remarks. */
void psg_result_remark_doubts(paysage_result *result, const PsgDiagnostics *list);

/* Copies the name, keeps the bytes. */
void psg_result_add(paysage_result *result, const char *name, GBytes *bytes);

/* Nothing was made, and nothing failed: then the remarks say why. */
void psg_result_finish(paysage_result *result);

/* A session of the wishes, which has no landscape yet; NULL after the result says why. */
PsgSession *psg_lib_session(const paysage_landscape *landscape, PsgWishes *wishes,
                            paysage_result *result);

/* The same that has the landscape on loan. */
PsgSession *psg_lib_session_of(const paysage_landscape *landscape, PsgWishes *wishes,
                               paysage_result *result);

typedef struct {
    PsgRequest request;
    const char *name;     /* the figure of this name alone; NULL: all that are planned */
    const size_t *slices; /* of each, where ids do not tell; NULL: as they are planned */
} PsgLibFigures;

/* Plans, and makes the files. */
void psg_lib_make(PsgSession *session, const PsgLibFigures *figures,
                  paysage_result *result);

/* Whether what a caller says is text, as far as it is said; else the result says that it is not. */
bool psg_lib_are_texts(const char *const *texts, size_t count, paysage_result *result);

/* Whether it is open; else the result says why not. */
bool psg_landscape_is_open(const paysage_landscape *landscape, paysage_result *result);
