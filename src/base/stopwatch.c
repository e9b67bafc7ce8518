/* How long each stage of a run took. */
#include "base/stopwatch.h"

#include "base/number.h"

PsgStopwatch
psg_stopwatch_started(void)
{
    return (PsgStopwatch){.since = g_get_monotonic_time()};
}

void
psg_stopwatch_lap(PsgStopwatch *watch, PsgStage stage)
{
    gint64 now = g_get_monotonic_time();
    watch->seconds[stage] += (double)(now - watch->since) / G_USEC_PER_SEC;
    watch->since = now;
}

void
psg_stopwatch_add(PsgStopwatch *watch, const PsgStopwatch *other)
{
    for (int i = 0; i < PSG_STAGE_COUNT; i++) {
        watch->seconds[i] += other->seconds[i];
    }
}

void
psg_stopwatch_print(const PsgStopwatch *watch, GString *out)
{
    static const char *const names[PSG_STAGE_COUNT] = {"read",   "slice", "layout",
                                                       "figure", "draw",  "write"};
    for (int i = 0; i < PSG_STAGE_COUNT; i++) {
        g_string_append_printf(out, "%s ", names[i]);
        psg_number_append(out, watch->seconds[i], 6);
        g_string_append(out, " s\n");
    }
}
