/* paysage merge: shards as one. */
#include "batch/merge.h"

#include "base/join.h"
#include "cli/batch.h"
#include "cli/inputs.h"

enum { MOST_TOLD = 50 }; /* of a folder that was not copied there are thousands */

static PsgExit
merge(const PsgCommand *command, char *const *arguments, gpointer options)
{
    const char *folder = arguments[0];
    (void)command;
    (void)options;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    PsgIndexTotals totals = {0};
    if (!psg_merge(folder, problems, &totals, psg_batch_tell_failure, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    for (guint i = 0; i < MIN(problems->len, MOST_TOLD); i++) {
        psg_say("%s", (const char *)g_ptr_array_index(problems, i));
    }
    if (problems->len > MOST_TOLD) {
        psg_say("and %u more", problems->len - MOST_TOLD);
    }
    if (problems->len > 0) {
        psg_say("nothing was merged: %u problem%s", problems->len,
                psg_plural(problems->len));
        return PSG_EXIT_MISTAKES;
    }
    psg_batch_tell_totals(&totals, folder);
    return psg_batch_exit(&totals);
}

const PsgCommandWork psg_merge_work = {0, NULL, merge};
