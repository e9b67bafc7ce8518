/* From when to when a landscape was observed: what is there at these edges is neither new nor at
 * its end. */
#include "base/edtf.h"
#include "read/import/notation.h"
#include "read/import/settling.h"

enum { FEWEST_AT_EDGE = 4 }; /* spells that begin at once, by which an edge is known */

/* How many spells begin, and how many of them at once with the first; the same of ends. */
typedef struct {
    size_t begin, end, begin_first, end_last, open;
    PsgDate first, last;
} Edges;

static void
count_edges(Edges *edges, const PsgInterval *when)
{
    if (when->from.kind == PSG_END_KNOWN) {
        bool is_first = edges->begin == 0 || when->from.first < edges->first.first;
        bool is_same = !is_first && when->from.first == edges->first.first;
        edges->first = is_first ? when->from : edges->first;
        edges->begin_first = is_first ? 1 : edges->begin_first + is_same;
        edges->begin++;
    }
    if (when->to.kind == PSG_END_KNOWN) {
        bool is_last = edges->end == 0 || when->to.last > edges->last.last;
        bool is_same = !is_last && when->to.last == edges->last.last;
        edges->last = is_last ? when->to : edges->last;
        edges->end_last = is_last ? 1 : edges->end_last + is_same;
        edges->end++;
    } else {
        edges->open++;
    }
}

static void
observe(const PsgSettling *settling, PsgInterval observed)
{
    PsgLandscape *landscape = psg_builder_landscape(settling->builder);
    psg_notation_settle_ends(&observed);
    landscape->has_observed = true;
    landscape->observed = observed;
    g_autofree char *edtf = psg_interval_edtf(&observed);
    psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                     "the landscape is observed in %s: what is there at its edges is "
                     "neither new nor at its end",
                     edtf);
}

/* Beginnings and ends that are written are facts, unless most are at the edge of the data. */
static void
observe_spells(const PsgSettling *settling, const PsgKnownTimes *times)
{
    Edges edges = {0};
    for (guint i = 0; i < settling->said.spells->len; i++) {
        const PsgDraftSpell *spell =
            &g_array_index(settling->said.spells, PsgDraftSpell, i);
        const PsgInterval *when = psg_clocks_interval(settling->clocks, &spell->when);
        if (when != NULL && psg_interval_is_number(when) == times->are_numbers) {
            count_edges(&edges, when);
        }
    }
    bool is_cut_before =
        edges.begin_first >= FEWEST_AT_EDGE && 2 * edges.begin_first > edges.begin;
    bool is_cut_after = edges.end_last >= FEWEST_AT_EDGE &&
                        2 * edges.end_last > edges.end && edges.open == 0;
    PsgInterval observed = psg_interval_always();
    observed.from = is_cut_before ? edges.first : observed.from;
    observed.to = is_cut_after ? edges.last : observed.to;
    if (is_cut_before || is_cut_after) {
        observe(settling, observed);
    } else {
        psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                         "beginnings and ends are taken as they are written: nothing is "
                         "cut off at the edges of the data");
    }
}

/* Nothing is founded at a step or in a wave: plain numbers begin where somebody began to count. */
void
psg_settling_observe(const PsgSettling *settling, const PsgKnownTimes *times)
{
    guint count = settling->windows->len;
    if (!times->are_single && !times->are_numbers) {
        if (count > 1) {
            observe_spells(settling, times);
        }
        return;
    }
    PsgInterval observed = {
        .from = g_array_index(settling->windows, PsgInterval, 0).from,
        .to = g_array_index(settling->windows, PsgInterval, count - 1).to};
    if (!times->are_single) { /* as exact as spells are */
        observed.from = psg_notation_unit(times->first, times->finest, times->decimals);
        observed.to = psg_notation_unit(times->last, times->finest, times->decimals);
    }
    observe(settling, observed);
}
