/*
 * Actors that are tied to each other more than to others.
 */
#pragma once

#include "layout/task.h"

#define PSG_NO_COMMUNITY G_MAXSIZE

/* By actor, the number of its community; PSG_NO_COMMUNITY if no slice shows a tie of it. Owned by the
 * caller. */
size_t *psg_communities_find(const PsgLayoutTask *task);
