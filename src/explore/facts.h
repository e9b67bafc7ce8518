/*
 * The landscape as the explorer page's script reads it: JSON, whose keys docs/explore.md lists.
 *
 * What each slice shows is what its view says. What says nothing is left out. A text is a string if it is the same in all languages
 * of the page; else a list with one for each, null where it is that of the first language. Things
 * refer to each other by their places in the lists, which keep the author's order.
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
