/*
 * Networks as Pajek writes them: .net and .paj files, with times and events, several relations
 * and networks, partitions and vectors, also those in files of their own (.clu, .vec).
 */
#pragma once

#include "read/draft/draft.h"

bool psg_pajek_recognise(const PsgInput *input);
void psg_pajek_read(const PsgInput *input, PsgDraft *draft);

/* The content holds only numbers of vertices, whose network is another file: to be read after
 * all networks. */
bool psg_pajek_is_values(const PsgInput *input);
