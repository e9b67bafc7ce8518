/*
 * How often a test is tried that could be tried without end: a few times when somebody waits
 * for it, far more with THOROUGH=1 in the environment, as the continuous integration has it.
 */
#pragma once

#include <stdlib.h>

static inline int
thorough(int all, int few)
{
    return getenv("THOROUGH") != NULL ? all : few;
}
