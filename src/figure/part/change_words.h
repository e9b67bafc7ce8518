/*
 * What changed between two slices, in words: the comparison's list and the terminal tell
 * it alike.
 */
#pragma once

#include "slice/difference.h"

/* "+12 actors, −2, 3 renamed", without what there is none of; NULL if no actor changed.
 * Owned by the caller. */
char *psg_change_actor_counts(const PsgDifference *difference, const char *language);

/* "+20 relations, −4"; NULL if none changed. Owned by the caller. */
char *psg_change_relation_counts(const PsgDifference *difference, const char *language);

/* What is altered of an actor: "formerly Groupe Calcul; Network → Body; Participants:
 * 50 → 115 (×2.3)". NULL if it is not altered. Owned by the caller. */
char *psg_change_of_actor(const PsgView *view, const PsgViewActor *seen,
                          const char *language);

/* "Network → Body"; a dash for what was or is not said. Owned by the caller. */
char *psg_change_of_kind(const PsgView *view, const PsgViewActor *seen,
                         const char *language);
char *psg_change_of_tier(const PsgView *view, const PsgViewActor *seen,
                         const char *language);

/* "Computing power, Regional centres: 22 → …", "…, each: 10 → …". Owned by the caller. */
char *psg_change_of_measurement(const PsgView *view, const PsgMeasurementChange *figure,
                                const char *language);
