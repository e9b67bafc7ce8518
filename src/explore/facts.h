/*
 * The landscape as the explorer page's script reads it: JSON.
 *
 * What each slice shows is what its view says. Things refer to each other by their places in the
 * lists (below: n), which keep the author's order. What says nothing is left out (below: "?"), or null where
 * a number or a place is not known. T is a text: a string if it is the same in all languages of the page,
 * else a list with one for each, null where it is that of the first language. Times are years and their
 * parts, 2007.5, or plain numbers; what lasts until the end of 2007 lasts until 2008.
 *
 *   version, languages: ["fr", …], title: T, note: T, words: [{key: word} by language]
 *   slices: id, title: T, suffix?: T, headline?: T, note?: T, projected?: true, from, to, events: [n]
 *   kinds: id, label: T, fill, line; groups: id, label: T, colour; tiers, eventKinds: id, label: T
 *   relationKinds: id, label: T, colour, dash?: "dashed", "dotted", "double", directed?: true
 *   actors: id, forms, form, seen, marks, names?, life?: T, note?: T, url?, events?: [n], sources?: [n],
 *     members?: [n], opensFilter?: {"kinds", "tiers" or "groups": [n]}
 *     forms: what it is in some slices, at least one: name: T, full?: T, kind?: n, tier?: n, groups?: [n],
 *       properties?: [[name, T]]
 *     form: by slice its form, -1 if it is not seen
 *     seen: by slice a letter: "." not seen, "t" talked of, "u" unsure, "y" there
 *     marks: by slice a digit: 1 if it is new, and 2 more if it is there for the last time
 *     names: name: T, when?: T
 *   relations: from: n, to: n, kind: n, label?: T, seen, marks?, when?: T, weights?: by slice, note?: T, url?,
 *     sources?: [n]
 *   successions: from: n, to: n, what: T (a sentence), when: T, note?: T, sources?: [n]
 *   events: when: T, at: its time, title: T, kind: n, actors: [n], people?: ["…"], place?: T, url?, note?: T,
 *     sources?: [n]
 *   measures: id, label: T, unit?: T, scale?: "log"
 *   values (of actors): measure: n, actor: n, from, to, value, text: T, when?: T, each?: true, sources?: [n]
 *   sources: id, title: T, author?: T, date?: T, url?, note?: T
 */
#pragma once

#include "figure/context.h"
#include "write/json.h"

/* Contexts of one landscape, one in each language of the page, its own first. */
typedef struct {
    const PsgRenderContext *const *contexts;
    size_t count;
    /* likewise, of aggregates of the same actors, which follow upon these in the list of actors;
     * NULL: there are none */
    const PsgRenderContext *const *aggregates;
    /* by aggregate: it is opened in the picture of everybody, by a filter; NULL: none is */
    const bool *are_large;
} PsgPageFacts;

/* The members of an object that has begun. */
void psg_page_facts_write(PsgJson *json, const PsgPageFacts *facts);

/* What the landscape is called; if it has no title, a word for any. */
const char *psg_page_heading(const PsgRenderContext *context);

/* A time as the page has it: years and parts of them, 2007.5; of plain numbers the number; NaN where
 * it is not known. What lasts until the end of 2007 lasts until 2008. */
double psg_page_time(PsgTime time);
double psg_page_time_from(const PsgInterval *when);
double psg_page_time_to(const PsgInterval *when);

/* When the actor was there, in each spell, or is talked of: "2001–2003, since 2007". NULL if nothing
 * is said. Owned by the caller. */
char *psg_page_life(const PsgRenderContext *context, size_t actor);

/* When the relation was there, NULL if nothing is known. Owned by the caller. */
char *psg_page_relation_life(const PsgRenderContext *context, size_t relation);

/* The interval in words, NULL for one that is always. Owned by the caller. */
char *psg_page_when(const PsgRenderContext *context, const PsgInterval *when);

/* The address if a page may link to it: http, https or mailto; else NULL. */
const char *psg_page_link(const char *url);
