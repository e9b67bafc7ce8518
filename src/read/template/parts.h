/*
 * Which parts of a presentation are kept, and what becomes of its presentation.xml.
 */
#pragma once

#include "read/template/package.h"

/* Puts parts, presentation and relationships into the template. False, and told, if something
 * that must be there cannot be read. */
bool psg_parts_keep(PsgPackage *package, PsgDeckTemplate *template);
