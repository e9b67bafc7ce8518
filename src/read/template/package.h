/*
 * The parts of a presentation in Office Open XML, each read once.
 */
#pragma once

#include "model/deck_template.h"
#include "read/office/package.h"
#include "read/office/zip.h"

typedef struct {
    const PsgInput *input;
    PsgDiagnostics *list;
    PsgZip *zip;
    PsgLimits limits; /* of XML, which takes more room than what it says */
    PsgArena *trees;
    GHashTable *parts; /* by name: of what was read */
    const PsgElement *types;
} PsgPackage;

/* False, and told, if the input is no presentation. limits must outlive it. */
bool psg_package_open(PsgPackage *package, const PsgInput *input, const PsgLimits *limits,
                      PsgDiagnostics *list);
void psg_package_close(PsgPackage *package);

/* The file as a whole: its bytes are nothing to show. */
PsgSpan psg_package_place(const PsgPackage *package);

bool psg_package_has(const PsgPackage *package, const char *part);

/* The bytes of a part; NULL, and told, if it cannot be read. They live as long as the package. */
const PsgInput *psg_package_bytes(PsgPackage *package, const char *part);

/* The root of a part; NULL, and told, if it is no XML. */
const PsgElement *psg_package_xml(PsgPackage *package, const char *part);

/* The root of the list of a part's relationships; NULL if it has none, or one that cannot be
 * read, which is told. */
const PsgElement *psg_package_targets(PsgPackage *package, const char *part);

/* The part of the first relationship of a type, "theme"; NULL if there is none. In the arena of
 * trees. */
const char *psg_package_target(PsgPackage *package, const char *part, const char *type);

/* The part of the relationship that an attribute of the element names; the same. */
const char *psg_package_follow(PsgPackage *package, const char *part,
                               const PsgElement *element);

/* What the package says the part is; NULL if it does not say. */
const char *psg_package_type(const PsgPackage *package, const char *part);

/* The element at a path of names from this one on, "spPr/xfrm/off"; NULL if there is none. */
const PsgElement *psg_package_find(const PsgElement *from, const char *path);

/* An attribute as a number; otherwise where there is none. */
double psg_package_number(const PsgElement *element, const char *name, double otherwise);
