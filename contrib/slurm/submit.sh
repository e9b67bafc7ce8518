#!/bin/bash
# submit.sh [OPTION of sbatch…] LIST OUT SHARDS [OPTION of `paysage batch`…]
# Makes the figures of all landscapes of LIST in an array of SHARDS tasks, then the index. Says which jobs these are:
# "ARRAY MERGE". Options of sbatch are written with "=" (--partition=short); --array=3,7 submits these shards alone.
#   PAYSAGE=PROGRAM  another program than `paysage` of PATH; it must be there on every node
set -euo pipefail
here=$(dirname "$(realpath "$0")")

array='' both=()
while [[ ${1-} == -* ]]; do
    case $1 in
        --array=*) array=${1#--array=} ;;
        *) both+=("$1") ;;
    esac
    shift
done
if (($# < 3)) || ! [[ $3 =~ ^[1-9][0-9]*$ ]]; then
    sed -n '2,5s/^# *//p' "$0" >&2
    exit 2
fi
# Tasks may begin in another folder, so paths are whole ones. They have to lead to the same files on every node.
list=$(realpath -e "$1") out=$(realpath -m "$2") shards=$3
shift 3

# A log for each task, beside the figures: in OUT there is nothing but what the program writes.
logs=$out.logs
mkdir -p "$logs"
job=$(sbatch --parsable --array="${array:-1-$shards}" --output="$logs/%A-%a.log" "${both[@]}" \
    "$here/paysage-array.sbatch" "$list" "$out" "$shards" "$@")
# "ID;CLUSTER" where there are several clusters.
job=${job%%;*}
# afterany, and not afterok: one landscape with a mistake is a task that fails, and the others want their index all
# the same. What is missing is seen by the merge itself. afterok would leave it waiting for ever.
merge=$(sbatch --parsable --dependency="afterany:$job" --output="$logs/%j-merge.log" "${both[@]}" \
    "$here/paysage-merge.sbatch" "$out")
echo "$job ${merge%%;*}"
