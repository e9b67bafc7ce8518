/*
 * Text in whatever letters it was saved, as UTF-8 with newlines.
 */
#pragma once

#include "read/draft/report.h"

/* The same input if it is UTF-8 without a byte order mark already; else a new one of the same
 * name, which the list keeps: from UTF-16, from what an XML declaration or a locale's table of
 * letters (Windows-1252, told as a guess) says. Lone carriage returns become newlines. NULL, and
 * told, if the bytes are no text. */
const PsgInput *psg_decode(const PsgInput *input, PsgReport *report,
                           PsgDiagnostics *list);
