#!/bin/bash
# batch.sh LIST OUT SHARDS [OPTION of `paysage batch`…]
# Makes the figures of all landscapes of LIST with GNU parallel, in SHARDS tasks, then the index.
#   PARALLEL='--sshloginfile nodes'  options of parallel, which it reads by itself: here machines, with the same files
#   PAYSAGE=PROGRAM                  another program than `paysage` of PATH
set -uo pipefail
if (($# < 3)) || ! [[ $3 =~ ^[1-9][0-9]*$ ]]; then
    sed -n '2,5s/^# *//p' "$0" >&2
    exit 2
fi
list=$(realpath -e "$1") && out=$(realpath -m "$2") || exit 2
shards=$3 paysage=${PAYSAGE:-paysage}
shift 3

# How long each task took, and how it ended. A second run looks at every shard again, because landscapes may have
# changed, and makes what is not done. PARALLEL=--resume-failed trusts the log instead, and leaves out what ended well.
mkdir -p "$(dirname "$out")"
parallel --quote --joblog "$out.joblog" "$paysage" batch "$list" -o "$out" --shard "{}/$shards" --jobs 1 "$@" \
    ::: $(seq "$shards")
# Tasks that failed have said why. The merge names what is missing, and its end is that of the whole.
exec "$paysage" merge "$out"
