/* Zips made in tests. */
#pragma once

#include <glib.h>

/* Of names and contents by turns, NULL-terminated: "a.xml", "<a/>", NULL. The first part is not
 * packed, as OpenDocument wants it. Owned by the caller. */
GBytes *psg_zipping(const char *const *parts);
