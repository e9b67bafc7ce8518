/*
 * Random numbers that are the same on every machine: a small seeded generator (PCG32,
 * O'Neill 2014).
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
} PsgRandom;

PsgRandom psg_random_seeded(uint64_t seed);

/* A whole number from 0 to limit - 1; the limit is above 0. */
uint32_t psg_random_below(PsgRandom *random, uint32_t limit);

/* 0 ≤ x < 1 */
double psg_random_unit(PsgRandom *random);
