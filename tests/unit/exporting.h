/* What an exporter makes of a landscape. */
#pragma once

#include "write/exporter.h"

/* language: the landscape's own, unless `what` names one. Owned by the caller. */
char *exporting(const char *exporter, PsgExport what);
