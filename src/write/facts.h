/*
 * What a landscape says of its things, fact by fact.
 *
 * There is one function for each sort of thing. It makes a call for each fact, also for
 * what was not said; JSON, YAML and tables each bring calls that write facts down in their
 * own way. So what is said of an actor stands in one place, and no form of it lacks a fact.
 *
 * Names of facts are the keys of docs/format.md.
 */
#pragma once

#include "model/figure_spec.h"

/* What a dated fact is called: in the format, as a list of values over time, and as one
 * value of that list. */
typedef struct {
    const char *key, *list, *item;
} PsgDatedName;

/* How facts are written down. Strings, texts and intervals are NULL, and lists are empty,
 * where nothing was said. */
typedef struct {
    /* otherwise: what is meant if nothing was said; NULL if nothing is */
    void (*string)(gpointer out, const char *name, const char *value,
                   const char *otherwise);
    void (*strings)(gpointer out, const char *name, const char *const *values,
                    size_t count);
    /* otherwise: the id that stands for a text that was not said */
    void (*text)(gpointer out, const char *name, const PsgText *text,
                 const char *otherwise);
    void (*texts)(gpointer out, const char *name, const PsgText *texts, size_t count);
    void (*dated_texts)(gpointer out, const PsgDatedName *name,
                        const PsgDatedTexts *texts, const char *otherwise);
    /* of which one holds at a time, or several */
    void (*dated_id)(gpointer out, const PsgDatedName *name,
                     const PsgDatedIndexes *values, PsgIdOf id_of);
    void (*dated_ids)(gpointer out, const PsgDatedName *name,
                      const PsgDatedIndexes *values, PsgIdOf id_of);
    void (*ids)(gpointer out, const char *name, const PsgIndexes *indexes, PsgIdOf id_of);
    void (*only)(gpointer out, const char *name, const PsgOnly *only);
    void (*successions)(gpointer out, const char *name, const PsgSuccessions *list);
    /* "when" as a list; life: from the first beginning to the last end */
    void (*spells)(gpointer out, const PsgSpells *spells, const PsgInterval *life);
    /* otherwise: the id that is the date if no other was said */
    void (*period)(gpointer out, const char *name, const PsgInterval *interval,
                   const char *otherwise);
    void (*date)(gpointer out, const char *name, const PsgInterval *interval);
    /* of an event: values of measures, which are keys of it */
    void (*values)(gpointer out, const PsgEventValue *values, size_t count);
    /* without values `otherwise` is meant */
    void (*dated_numbers)(gpointer out, const PsgDatedName *name,
                          const PsgDatedNumbers *numbers, double otherwise);
    /* NaN: not said */
    void (*number)(gpointer out, const char *name, double value, double otherwise);
    void (*boolean)(gpointer out, const char *name, bool value);
    void (*properties)(gpointer out, const PsgProperties *properties);
} PsgFactCalls;

typedef struct {
    const PsgFactCalls *calls;
    gpointer out;
    const PsgLandscape *landscape;
} PsgFactWriter;

/* Ids, the ends of relations and the subjects of measurements are the caller's: where they
 * stand differs. So do the values of measures, and the figures of tiers. */
void psg_facts_of_source(const PsgFactWriter *writer, const PsgSource *source);
void psg_facts_of_slice(const PsgFactWriter *writer, const PsgSlice *slice);
void psg_facts_of_kind(const PsgFactWriter *writer, const PsgKind *kind);
void psg_facts_of_group(const PsgFactWriter *writer, const PsgGroup *group);
void psg_facts_of_actor(const PsgFactWriter *writer, const PsgActor *actor);
void psg_facts_of_succession(const PsgFactWriter *writer, const PsgSuccession *item);
void psg_facts_of_relation(const PsgFactWriter *writer, const PsgRelation *relation);
void psg_facts_of_event(const PsgFactWriter *writer, const PsgEvent *event);
void psg_facts_of_measure(const PsgFactWriter *writer, const PsgMeasure *measure);
void psg_facts_of_measurement(const PsgFactWriter *writer, const PsgMeasurement *value);
void psg_facts_of_tier(const PsgFactWriter *writer, const PsgTier *tier);
void psg_facts_of_figure(const PsgFactWriter *writer, const PsgFigureSpec *figure);
