/*
 * A new file takes the place of an old one in one step.
 *
 * At every moment, also when the program is killed or the disk is full, there is the old
 * file or the new one, and both are whole. Where the system has files without a name
 * (O_TMPFILE) nothing else is ever seen in the folder but, for an instant, the whole new
 * file as `.NAME.new`. Elsewhere that name is what is written to, and may be left behind
 * by a program that is killed. In both cases the next one to write the file takes it away.
 */
#pragma once

#include <glib.h>

/* What it would mean to lose a file to a power cut. */
typedef enum {
    PSG_DURABILITY_LASTING, /* somebody's work: the disk has it before the old one goes */
    PSG_DURABILITY_DERIVED, /* can be made again, and will be: nobody waits for the disk */
} PsgDurability;

/* The new file while it is written. */
typedef struct PsgReplacement PsgReplacement;

/* NULL, with the number of the error, if nothing can be written. The folder must be
 * there. */
PsgReplacement *psg_replacement_begin(const char *path, PsgDurability durability,
                                      int *number);

/* 0, or the number of the error. */
int psg_replacement_add(PsgReplacement *replacement, const char *bytes, gsize size);

/* It takes its place, and is freed: 0, or the number of the error; then the old file
 * stays. */
int psg_replacement_finish(PsgReplacement *replacement);

/* The old file stays; frees. */
void psg_replacement_abandon(PsgReplacement *replacement);

/* All bytes to the descriptor: 0, or the number of the error. */
int psg_bytes_write(int descriptor, const char *bytes, gsize size);

/* Waits until no other program holds the folder. A number for psg_folder_leave; -1 where
 * there are no such locks, which is no reason to stop. Ends with the program, too. */
int psg_folder_hold(const char *path);
void psg_folder_leave(int hold);
