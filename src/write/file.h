/*
 * Files that are written whole or not at all.
 *
 * A new file takes the place of the old one in one step (write/replace.h), with the
 * permissions that a new file has. A symbolic link stays: what it points to is replaced.
 * Devices and pipes are written to directly. "-" is standard output. A missing folder is
 * made. Errors are of domain G_FILE_ERROR; their message names path, cause and remedy.
 */
#pragma once

#include "write/stream.h"

/* Makes the folder and those above it. */
bool psg_folder_make(const char *path, GError **error);

/* The file is there once the stream is closed; the old one stays if anything fails. */
PsgStream *psg_file_open(const char *path, GError **error);

bool psg_file_write(const char *path, GBytes *bytes, GError **error);

/* The same for what can be made again, such as figures: faster, but after a power cut a
 * file may be empty. A device or a pipe in its place is in the way: nobody asked for it,
 * and a pipe that is not read would be waited for. */
bool psg_file_write_derived(const char *path, GBytes *bytes, GError **error);

/* Whether there is a file of just these bytes. */
bool psg_file_holds(const char *path, GBytes *bytes);
