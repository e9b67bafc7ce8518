/* Drafts made in tests, and the landscapes they become. */
#include "drafting.h"

#include <string.h>

static const PsgSpan nowhere = {NULL, 0, 0};

void
psg_drafting_begin(PsgDrafting *drafting)
{
    memset(drafting, 0, sizeof *drafting);
    drafting->limits = psg_limits_default();
    drafting->list = psg_diagnostics_new();
    drafting->report = psg_report_new(drafting->list, false);
    drafting->draft = psg_draft_new(&drafting->wishes, &drafting->limits, drafting->list,
                                    drafting->report);
    drafting->clock = (PsgDraftClock){.name = "when"};
    psg_report_begin(drafting->report, "test", "test");
}

void
psg_drafting_end(PsgDrafting *drafting)
{
    if (drafting->settled.landscape != NULL) {
        psg_settled_clear(&drafting->settled);
    }
    psg_draft_free(drafting->draft);
    psg_report_free(drafting->report);
    psg_diagnostics_free(drafting->list);
}

PsgDraftTime
psg_drafting_time(PsgDrafting *drafting, const char *start, const char *end)
{
    return (PsgDraftTime){.clock = psg_draft_clock(drafting->draft, &drafting->clock),
                          .start = start,
                          .end = end == NULL ? start : end};
}

static void
be_there(PsgDrafting *drafting, PsgDraftThing thing, const char *start, const char *end)
{
    if (start != NULL) {
        PsgDraftTime time = psg_drafting_time(drafting, start, end);
        psg_draft_there(drafting->draft, thing, &time, nowhere);
    }
}

PsgDraftThing
psg_drafting_actor(PsgDrafting *drafting, const char *key, const char *start,
                   const char *end)
{
    PsgDraftThing actor = psg_draft_actor(drafting->draft, key, nowhere);
    psg_draft_declare(drafting->draft, actor, nowhere);
    be_there(drafting, actor, start, end);
    return actor;
}

PsgDraftThing
psg_drafting_tie(PsgDrafting *drafting, const char *from, const char *to,
                 const char *start, const char *end)
{
    PsgDraftTie said = {.from = psg_draft_actor(drafting->draft, from, nowhere),
                        .to = psg_draft_actor(drafting->draft, to, nowhere)};
    PsgDraftThing tie = psg_draft_tie(drafting->draft, &said, nowhere);
    be_there(drafting, tie, start, end);
    return tie;
}

void
psg_drafting_say(PsgDrafting *drafting, PsgDraftThing of, PsgMeaning meaning,
                 const char *value)
{
    PsgDraftSaying saying = {.of = of, .meaning = meaning, .value = value};
    psg_draft_say(drafting->draft, &saying, nowhere);
}

const PsgLandscape *
psg_drafting_settle(PsgDrafting *drafting)
{
    return psg_settle(drafting->draft, &drafting->settle_wishes, &drafting->settled)
               ? drafting->settled.landscape
               : NULL;
}

char *
psg_drafting_spells(const PsgSpells *spells)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < spells->count; i++) {
        g_autofree char *when = psg_interval_edtf(&spells->items[i]);
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " ", when);
    }
    return g_string_free(out, FALSE);
}

bool
psg_drafting_told(const PsgDrafting *drafting, const char *rule)
{
    for (size_t i = 0; i < psg_diagnostics_count(drafting->list); i++) {
        if (strcmp(psg_diagnostics_nth(drafting->list, i)->rule, rule) == 0) {
            return true;
        }
    }
    return false;
}
