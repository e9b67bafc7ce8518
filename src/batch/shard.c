/* Shards, by rendezvous. */
#include "batch/shard.h"

#include <string.h>

/* A whole number and nothing else. */
static bool
read_number(const char *text, guint64 least, guint64 most, guint *number)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, least, most, &value, NULL)) {
        return false;
    }
    *number = (guint)value;
    return true;
}

bool
psg_shard_parse(const char *text, PsgShard *shard, char **why)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", 2);
    if (g_strv_length(parts) == 2 &&
        read_number(parts[1], 1, PSG_MOST_SHARDS, &shard->count) &&
        read_number(parts[0], 1, shard->count, &shard->number)) {
        return true;
    }
    *why =
        g_strdup_printf("shard %s: use I/N, with I from 1 to N and N at most %d, as 3/8",
                        text, PSG_MOST_SHARDS);
    return false;
}

bool
psg_shard_of_array(PsgShardLookup lookup, PsgShard *shard, char **why)
{
    const char *const names[] = {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT",
                                 "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX",
                                 "SLURM_ARRAY_TASK_STEP"};
    guint values[] = {0, 0, 0, 0, 1};
    *shard = (PsgShard){1, 1};
    if (lookup(names[0]) == NULL) {
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *text = lookup(names[i]);
        bool may_lack = strcmp(names[i], "SLURM_ARRAY_TASK_STEP") == 0;
        if ((text != NULL || !may_lack) &&
            (text == NULL || !read_number(text, 0, G_MAXINT, &values[i]))) {
            *why = g_strdup_printf("%s is %s: name the shard with --shard I/N", names[i],
                                   text == NULL ? "not set" : text);
            return false;
        }
    }
    guint id = values[0], count = values[1], least = values[2], most = values[3],
          step = MAX(values[4], 1);
    bool is_within = id >= least && id <= most && (id - least) % step == 0;
    if (!is_within || (most - least) / step + 1 != count || count > PSG_MOST_SHARDS) {
        *why = g_strdup_printf(
            "the array %u-%u of %u tasks has holes, and nobody would make what is theirs: "
            "name the shard with --shard I/N",
            least, most, count);
        return false;
    }
    *shard = (PsgShard){(id - least) / step + 1, count};
    return true;
}

/* The first 8 bytes of a digest of the name. */
static guint64
seed_of(const char *name)
{
    guint8 bytes[32];
    gsize size = sizeof bytes;
    guint64 seed = 0;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name));
    g_checksum_get_digest(sum, bytes, &size);
    for (size_t i = 0; i < sizeof seed; i++) {
        seed = seed << 8 | bytes[i];
    }
    return seed;
}

/* Steele, Lea and Flood 2014 (SplitMix64): each bit of the number has its say in each bit of the result. */
static guint64
mixed(guint64 number)
{
    number = (number ^ number >> 30) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return number ^ number >> 31;
}

guint
psg_shard_owner(const char *name, guint count)
{
    guint64 seed = seed_of(name), highest = 0;
    guint owner = 1;
    for (guint shard = 1; shard <= count; shard++) {
        guint64 weight =
            mixed(seed + shard * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)); /* its gamma */
        if (shard == 1 || weight > highest) {
            highest = weight;
            owner = shard;
        }
    }
    return owner;
}
