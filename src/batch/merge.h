/*
 * Shards as one: whether all are there and agree, and the index of them all.
 */
#pragma once

#include "batch/index.h"

/* Writes the record of a shard whose landscapes have their records. Records of other cuts go that this run makes
 * obsolete: of a whole run those of shards, and the other way round. */
bool psg_shard_end(const PsgBatch *batch, PsgShard shard, GError **error);

/* Checks records of shards and of landscapes, and the bytes of all files; writes the index if all is well. What is
 * not goes to `problems`, texts that are owned by the caller; then there is no new index. visit: gets each record, without data, once all is well. False with an error if the
 * world refuses. */
bool psg_merge(const char *folder, GPtrArray *problems, PsgIndexTotals *totals,
               PsgIndexVisit visit, GError **error);
