/*
 * How the parts of a file of Office Open XML lead to each other.
 */
#pragma once

#include "read/xml/xml.h"

/* "../x.xml" and "/xl/x.xml" as a part's name, seen from the folder of another part. Owned by the
 * caller. */
char *psg_package_part(const char *target, const char *from);

/* Where a part's targets are told. Owned by the caller. */
char *psg_package_relations(const char *part);

/* The end of an address, which transitional and strict files have alike. */
bool psg_package_is_type(const PsgElement *relation, const char *type);
