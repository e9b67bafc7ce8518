/*
 * Ids: the names by which the things of a landscape refer to each other.
 *
 * Most ids are parts of file names, of classes and of options, and so are spelt with few
 * characters. Actors are often called by their names, in whatever script, so theirs may
 * hold nearly all that a name does; but they, too, break no file name and leave no
 * folder.
 */
#pragma once

#include <stddef.h>

enum { PSG_LONGEST_ID = 64 }; /* characters */

/* What is wrong, one clause with its remedy, owned by the caller; NULL if nothing is. */
char *psg_id_complaint(const char *id);
char *psg_actor_id_complaint(const char *id);

/* The nearest word that is an id: "Ecoles-d-ete" for "Écoles d'été". Owned by the caller;
 * NULL if nothing is left. */
char *psg_id_nearest(const char *word);
char *psg_actor_id_nearest(const char *word);

/* The beginning of an id, which is an id itself. Owned by the caller. */
char *psg_id_beginning(const char *id, size_t longest);
