/*
 * Shards: a batch cut in pieces, without anybody talking to anybody.
 *
 * Each shard gives each landscape a number, by a hash of the landscape's name and its own number, and the
 * highest has it (rendezvous, highest random weight: Thaler and Ravishankar 1998). So a landscape that is
 * added or taken away moves no other, and of N + 1 shards in place of N the new one takes its part from all,
 * and nothing moves between the old ones.
 *
 * Sizes have no say. What moves no other landscape is a function of this one alone: f(S)(x) = f(S + y)(x) for
 * all y means that f does not depend on the rest, and who does not know the rest can't level loads. A size of
 * its own would only make a landscape move when it grows. More shards than machines level them instead.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { PSG_MOST_SHARDS = 100000 };

typedef struct {
    guint number, count; /* 1 of 1 is the whole */
} PsgShard;

/* "3/8". False with the reason, owned by the caller, in *why, as below. */
bool psg_shard_parse(const char *text, PsgShard *shard, char **why);

/* The value of a variable of the environment, or NULL. */
typedef const char *(*PsgShardLookup)(const char *variable);

/* What Slurm tells a task of an array; the whole if it is none. An array with holes is refused, since nobody
 * would make what falls into them. */
bool psg_shard_of_array(PsgShardLookup lookup, PsgShard *shard, char **why);

/* Which of so many shards has the landscape of that name: from 1. */
guint psg_shard_owner(const char *name, guint count);
