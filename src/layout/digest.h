/*
 * What a layout depends on, in short: for who keeps layouts.
 */
#pragma once

#include "layout/layout.h"

/* SHA-256 of all that the task and the method say, in hexadecimal. Owned by the
 * caller. */
char *psg_layout_digest(const PsgLayoutTask *task, const char *method);
