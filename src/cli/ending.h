/*
 * How a run ends that cannot go on: no memory, no time, nobody who listens.
 *
 * It ends at once, with a message and PSG_EXIT_WORLD. That is safe at every moment, since
 * files take their places in one step (write/replace.h). Signals that end a program do so
 * here too, and for the same reason nobody needs to catch them.
 */
#pragma once

/* To be called first of all. */
void psg_ending_prepare(void);

/* The run ends after so many seconds from now, naming --max-seconds; 0: never. */
void psg_ending_after(unsigned seconds);

/* Signals that end a program end this one at once, with PSG_EXIT_DONE: that is how a command ends
 * that waits for changes. Those that are ignored stay so. */
void psg_ending_by_signals(void);
