/*
 * Which program this is, down to its libraries: what differs here may draw differently.
 */
#pragma once

/* "libm.so.6 3f24c172639d, libz.so.1 …, paysage …": what was loaded when the program began, each with the
 * beginning of the number that its linker gave it (GNU's build id), or else of its file's digest. In the order of
 * names. Owned by the caller. */
char *psg_build_text(void);
