/*
 * Comparing for sorts.
 */
#pragma once

/* −1, 0 or 1. Of several keys the first that differs decides, if it counts more than all
 * that follow: 4 * PSG_COMPARE(…) + 2 * PSG_COMPARE(…) + PSG_COMPARE(…). */
#define PSG_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))
