/*
 * Actors that stand just where their author wants them.
 */
#pragma once

#include "layout/layout.h"

/* Whether the task has any pins. */
bool psg_pins_are_asked(const PsgLayoutTask *task);

/* Puts pinned actors onto their pins in all slices, and moves others out of their way. Pinned
 * ones that would overlap, or leave the area, are shifted as little as can be, the same way
 * in all slices. Where the others find no room, the layout stays as it was. */
void psg_pins_hold(const PsgLayoutTask *task, PsgLayout *layout);

/* The pinned actors that do not stand on their pins; owned by the caller. */
size_t *psg_pins_shifted(const PsgLayoutTask *task, const PsgLayout *layout,
                         size_t *count);
