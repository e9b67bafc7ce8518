/* A draft as lines of text. */
#include "drafted.h"

#include <check.h>
#include <string.h>

static const char *
name_of(const PsgDraftContents *said, PsgDraftThing thing)
{
    static char name[32];
    if (thing.what == PSG_DRAFT_ACTOR) {
        return g_array_index(said->actors, PsgDraftActor, thing.place).key;
    }
    g_snprintf(name, sizeof name, "%s%u", thing.what == PSG_DRAFT_TIE ? "e" : "v",
               thing.place);
    return thing.what == PSG_DRAFT_WHOLE ? "*" : name;
}

static void
append_time(GString *out, const PsgDraftTime *when)
{
    g_string_append_printf(out, "%s/%s%s%s", when->start == NULL ? "" : when->start,
                           when->end == NULL ? "" : when->end,
                           when->is_start_open ? " start open" : "",
                           when->is_end_open ? " end open" : "");
}

static void
append_things(GString *out, const PsgDraftContents *said)
{
    static const char *const arrows[] = {"-?", "--", "->"};
    for (guint i = 0; i < said->actors->len; i++) {
        const PsgDraftActor *actor = &g_array_index(said->actors, PsgDraftActor, i);
        g_string_append_printf(out, "%s %s\n", actor->is_declared ? "actor" : "named",
                               actor->key);
    }
    for (guint i = 0; i < said->ties->len; i++) {
        const PsgDraftTieRow *tie = &g_array_index(said->ties, PsgDraftTieRow, i);
        g_string_append_printf(out, "tie %s %s %s%s\n",
                               g_array_index(said->actors, PsgDraftActor, tie->from).key,
                               arrows[tie->direction],
                               g_array_index(said->actors, PsgDraftActor, tie->to).key,
                               tie->key == NULL ? "" : " of its own");
    }
}

static void
append_facts(GString *out, const PsgDraftContents *said)
{
    for (guint i = 0; i < said->spells->len; i++) {
        const PsgDraftSpell *spell = &g_array_index(said->spells, PsgDraftSpell, i);
        const PsgDraftClock *clock =
            &g_array_index(said->clocks, PsgDraftClock, spell->when.clock);
        bool is_order = clock->form == PSG_CLOCK_ORDER ||
                        psg_meaning_of(clock->name) == PSG_MEANING_SLICE;
        g_string_append_printf(out, "%s %s ", name_of(said, spell->thing),
                               is_order ? "in" : "when");
        append_time(out, &spell->when);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < said->facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(said->facts, PsgDraftFact, i);
        bool is_property = fact->meaning == PSG_MEANING_PROPERTY;
        g_string_append_printf(
            out, "%s %s%s = %s", name_of(said, fact->of), is_property ? "." : "",
            is_property ? fact->property : psg_meaning_word(fact->meaning), fact->value);
        if (fact->has_when) {
            g_string_append(out, " @ ");
            append_time(out, &fact->when);
        }
        g_string_append_c(out, '\n');
    }
}

static void
append_told(GString *out, const PsgReport *report, const PsgDiagnostics *list)
{
    for (guint i = 0; i < psg_report_losses(report)->len; i++) {
        const PsgReportLoss *loss = g_ptr_array_index(psg_report_losses(report), i);
        g_string_append_printf(out, "lost: %s\n", loss->what);
    }
    for (guint i = 0; i < psg_report_guesses(report)->len; i++) {
        const PsgReportGuess *guess = g_ptr_array_index(psg_report_guesses(report), i);
        g_string_append_printf(out, "guess: %s\n", guess->guess);
    }
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *told = psg_diagnostics_nth(list, i);
        PsgPosition at = {0, 0};
        if (told->span.input != NULL) {
            at = psg_input_position(told->span.input, told->span.start);
        }
        g_string_append_printf(out,
                               "told %s at %" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT "\n",
                               told->rule, at.line, at.column);
    }
}

char *
psg_drafted(PsgDraftedReader read, const char *text, gssize length,
            const PsgDraftWishes *wishes)
{
    static const PsgDraftWishes none = {0};
    PsgLimits limits = psg_limits_default();
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgReport) report = psg_report_new(list, false);
    g_autoptr(PsgDraft) draft =
        psg_draft_new(wishes == NULL ? &none : wishes, &limits, list, report);
    const PsgInput *input = psg_diagnostics_keep(
        list, psg_input_new("f", text, length < 0 ? strlen(text) : (size_t)length));
    psg_report_begin(report, "f", "test");
    read(input, draft);
    PsgDraftContents said = psg_draft_contents(draft);
    GString *out = g_string_new("\n");
    append_things(out, &said);
    append_facts(out, &said);
    append_told(out, report, list);
    return g_string_free(out, FALSE);
}

bool
psg_drafted_has(const char *drafted, const char *line)
{
    g_autofree char *whole = g_strdup_printf("\n%s\n", line);
    return strstr(drafted, whole) != NULL;
}

size_t
psg_drafted_count(const char *drafted, const char *beginning)
{
    size_t count = 0, length = strlen(beginning);
    const char *end = drafted + strlen(drafted);
    /* memchr, since sanitizers measure all of a text each time that strchr looks into it */
    for (const char *at = memchr(drafted, '\n', (size_t)(end - drafted)); at != NULL;
         at = memchr(at + 1, '\n', (size_t)(end - at - 1))) {
        count +=
            (size_t)(end - at - 1) >= length && memcmp(at + 1, beginning, length) == 0;
    }
    return count;
}

size_t
psg_drafted_count_of(PsgDraftedReader read, const char *text, const char *beginning)
{
    g_autofree char *drafted = psg_drafted(read, text, -1, NULL);
    return psg_drafted_count(drafted, beginning);
}

void
psg_drafted_expect(const char *drafted, const char *const *lines)
{
    for (size_t i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '!') {
            ck_assert_msg(psg_drafted_count(drafted, lines[i] + 1) == 0, "%s is in:%s",
                          lines[i] + 1, drafted);
        } else {
            ck_assert_msg(psg_drafted_has(drafted, lines[i]), "%s is not in:%s", lines[i],
                          drafted);
        }
    }
}

void
psg_drafted_expect_of(PsgDraftedReader read, const char *text, const char *const *lines)
{
    g_autofree char *drafted = psg_drafted(read, text, -1, NULL);
    psg_drafted_expect(drafted, lines);
}

bool
psg_drafted_is_known(bool (*recognise)(const PsgInput *input), const char *text)
{
    g_autoptr(PsgInput) input = psg_input_new("f", text, strlen(text));
    return recognise(input);
}
