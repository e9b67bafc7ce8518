/*
 * Networks over time as SoNIA reads them (.son): a table of nodes, one of arcs and one of clusters
 * below each other, each row with its times.
 */
#pragma once

#include "read/draft/draft.h"

bool psg_sonia_recognise(const PsgInput *input);
void psg_sonia_read(const PsgInput *input, PsgDraft *draft);
