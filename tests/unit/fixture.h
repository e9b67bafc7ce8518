/*
 * What several suites begin with: a landscape from its YAML text.
 */
#pragma once

#include "figure/setting.h"
#include "model/landscape.h"

/* Fails the test if the text has mistakes. Owned by the caller. */
PsgLandscape *fixture_landscape(const char *yaml);

/* The built-in style of that name. Owned by the caller. */
PsgStyle *fixture_style(const char *name);

/* On the slide page, in the landscape's language. Owned by the caller. */
PsgSetting *fixture_setting(const PsgLandscape *landscape, const PsgStyle *style);
