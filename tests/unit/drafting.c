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

void
psg_drafting_there(PsgDrafting *drafting, PsgDraftThing thing, const char *start,
                   const char *end)
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
    psg_drafting_there(drafting, actor, start, end);
    return actor;
}

PsgDraftThing
psg_drafting_tie(PsgDrafting *drafting, const char *from, const char *to,
                 const char *start, const char *end)
{
    PsgDraftTie said = {.from = psg_draft_actor(drafting->draft, from, nowhere),
                        .to = psg_draft_actor(drafting->draft, to, nowhere)};
    PsgDraftThing tie = psg_draft_tie(drafting->draft, &said, nowhere);
    psg_drafting_there(drafting, tie, start, end);
    return tie;
}

PsgDraftThing
psg_drafting_tie_as(PsgDrafting *drafting, const char *from, const char *to,
                    PsgDirection direction, const char *key)
{
    PsgDraftTie said = {.from = psg_draft_actor(drafting->draft, from, nowhere),
                        .to = psg_draft_actor(drafting->draft, to, nowhere),
                        .direction = direction,
                        .key = key};
    return psg_draft_tie(drafting->draft, &said, nowhere);
}

void
psg_drafting_property(PsgDrafting *drafting, PsgDraftThing of, const char *name,
                      const char *value, const char *when)
{
    PsgDraftTime time = {0};
    PsgDraftSaying saying = {.of = of, .property = name, .value = value};
    if (when != NULL) {
        time = psg_drafting_time(drafting, when, NULL);
        saying.when = &time;
    }
    psg_draft_say(drafting->draft, &saying, nowhere);
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

char *
psg_drafting_slices(const PsgLandscape *landscape)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " ", landscape->slices[i].id);
    }
    return g_string_free(out, FALSE);
}

char *
psg_drafting_weights(const PsgDatedNumbers *weights)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < weights->count; i++) {
        const PsgDatedNumber *each = &weights->items[i];
        g_autofree char *when = psg_interval_edtf(&each->when);
        bool is_always =
            each->when.from.kind == PSG_END_OPEN && each->when.to.kind == PSG_END_OPEN;
        g_string_append_printf(out, "%s%s%s%g", i == 0 ? "" : " ", is_always ? "" : when,
                               is_always ? "" : ":", each->number);
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
