/*
 * What changed between two slices, in words: the comparison's list and the terminal tell
 * it alike.
 */
#pragma once

#include "slice/difference.h"

/* "+12 actors, −2, 3 renamed", without what there is none of; NULL if no actor changed.
 * Owned by the caller. */
char *psg_change_actor_counts(const PsgDifference *difference, const char *language);

/* "+12 actors · −2"; without those, the same of relations; without these either, how many
 * are changed. Never broken within a part. Owned by the caller. */
char *psg_change_headline(const PsgDifference *difference, const char *language);

/* "+20 relations, −4"; NULL if none changed. Owned by the caller. */
char *psg_change_relation_counts(const PsgDifference *difference, const char *language);

/* "+3 −1": what an aggregate has more and less; the same behind "8 → 10". Owned by the
 * caller. */
char *psg_change_of_members(const PsgViewActor *seen);
char *psg_change_of_member_count(const PsgView *view, const PsgViewActor *seen,
                                 const char *language);

/* What is altered of an actor: "formerly Groupe Calcul; Network → Body; Participants:
 * 50 → 115 (×2.3)". NULL if it is not altered. Owned by the caller. */
char *psg_change_of_actor(const PsgView *view, const PsgViewActor *seen,
                          const char *language);

/* "Nord absorbed by Centre": names as they were before it, and after. Owned by the caller. */
char *psg_succession_told(const PsgLandscape *landscape, const PsgViewTurn *turn,
                          const char *language);

/* As said, else as lives tell; both ends may be unknown. */
PsgInterval psg_succession_when(const PsgSuccession *said);

/* "2011: Nord absorbed by Centre". Owned by the caller. */
char *psg_turn_told(const PsgLandscape *landscape, const PsgViewTurn *turn,
                    const char *language);

/* "Network → Body"; a dash for what was or is not said. Owned by the caller. */
char *psg_change_of_kind(const PsgView *view, const PsgViewActor *seen,
                         const char *language);
char *psg_change_of_tier(const PsgView *view, const PsgViewActor *seen,
                         const char *language);

/* "Given only for 2017: 8": of measures that are not known in the other slice. Owned by the
 * caller. */
char *psg_change_only_for(const PsgView *view, size_t slice, size_t count,
                          const char *language);

/* "joins Water, leaves Roads". Owned by the caller. */
char *psg_change_of_groups(const PsgView *view, const PsgViewActor *seen,
                           const char *language);
char *psg_change_of_properties(const PsgView *view, const PsgViewActor *seen,
                               const char *language);

/* Of a relation that is altered, what is: "funds → partner of; weight: 1 → 3; “helps” →
 * “pays”"; and what it is called: "CNRS – GENCI". Owned by the caller. */
char *psg_change_of_relation(const PsgView *view, const PsgViewRelation *seen,
                             const char *language);
char *psg_change_relation_name(const PsgView *view, const PsgViewRelation *seen,
                               const char *language);

/* Of a measure, what changed of it: "Computing power, Regional centres" and "22 → …". Owned by
 * the caller. */
char *psg_change_measurement_name(const PsgView *view, const PsgMeasurementChange *figure,
                                  const char *language);
char *psg_change_of_value(const PsgView *view, const PsgMeasurementChange *figure,
                          const char *language);

/* "Computing power, Regional centres: 22 → …", "…, each: 10 → …". Owned by the caller. */
char *psg_change_of_measurement(const PsgView *view, const PsgMeasurementChange *figure,
                                const char *language);
