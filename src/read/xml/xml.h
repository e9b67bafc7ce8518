/*
 * A file of XML as a tree of elements, each with its place.
 *
 * Entities of the file's own are refused, and nothing outside it is read. Names are without
 * their prefixes: "node" of whatever namespace.
 */
#pragma once

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/limits.h"

#include <stdbool.h>

typedef struct {
    const char *name;
    const char *value;
} PsgAttribute;

typedef struct PsgElement PsgElement;

struct PsgElement {
    const char *name;
    const char *space; /* the address of its namespace; empty if it has none */
    const PsgAttribute *attributes;
    size_t attribute_count;
    const char *text; /* its own, CDATA included; never NULL */
    const PsgElement *const *children;
    size_t child_count;
    size_t at;    /* so many bytes of its parent's text stand before it */
    PsgSpan span; /* of its opening tag */
    size_t end;   /* bytes from the input's beginning to behind its closing tag */
};

/* The root; elements live in the arena, spans borrow the input. Mistakes go to the list; NULL
 * if they leave no tree. */
const PsgElement *psg_xml_read(const PsgInput *input, const PsgLimits *limits,
                               PsgArena *arena, PsgDiagnostics *list);

/* NULL if there is none. */
const char *psg_element_attribute(const PsgElement *element, const char *name);

/* The same; empty if there is none. */
const char *psg_element_value(const PsgElement *element, const char *name);

/* The first of that name; NULL if there is none. */
const PsgElement *psg_element_child(const PsgElement *element, const char *name);

/* The name of a file's root, without its prefix, for those who want to know what the file is;
 * NULL if it is no XML. Owned by the caller. */
char *psg_xml_root_name(const PsgInput *input);
