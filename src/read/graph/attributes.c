/* Attributes as facts: one table says what may be meant of whom. */
#include "read/graph/attributes.h"

#include "base/number.h"
#include "read/draft/timeset.h"

#include <string.h>

struct PsgAttributes {
    PsgDraft *draft;
    guint32 clock;    /* of all times of the file */
    bool is_upwards;  /* y of positions */
    const char *name; /* of the file */
    GHashTable
        *columns; /* names whose meaning was reported: text of the draft → itself */
    /* of the thing at hand */
    PsgDraftThing of;
    const char *said[PSG_MEANINGS]; /* values; NULL: not said */
    const char *start, *end;
    PsgSpan when; /* where they stand */
};

PsgAttributes *
psg_attributes_new(PsgDraft *draft, const char *name)
{
    PsgAttributes *attributes = g_new0(PsgAttributes, 1);
    attributes->draft = draft;
    attributes->name = name;
    attributes->clock = G_MAXUINT32;
    attributes->columns = g_hash_table_new(NULL, NULL);
    return attributes;
}

void
psg_attributes_free(PsgAttributes *attributes)
{
    if (attributes != NULL) {
        g_hash_table_unref(attributes->columns);
        g_free(attributes);
    }
}

void
psg_attributes_set_upwards(PsgAttributes *attributes, bool is_upwards)
{
    attributes->is_upwards = is_upwards;
}

/* ---- Meanings ---- */

#define OF(what) (1U << (what))
#define ALL (OF(PSG_DRAFT_ACTOR) | OF(PSG_DRAFT_TIE) | OF(PSG_DRAFT_EVENT))

/* Of what a meaning can be told; of others it is a property. */
static const unsigned told_of[PSG_MEANINGS] = {
    [PSG_MEANING_NAME] = OF(PSG_DRAFT_ACTOR) | OF(PSG_DRAFT_TIE),
    [PSG_MEANING_FULL] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_KIND] = ALL,
    [PSG_MEANING_GROUP] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_TIER] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_NOTE] = ALL | OF(PSG_DRAFT_WHOLE),
    [PSG_MEANING_URL] = ALL,
    [PSG_MEANING_REFERENCE] = ALL,
    [PSG_MEANING_START] = ALL,
    [PSG_MEANING_END] = ALL,
    [PSG_MEANING_WHEN] = ALL,
    [PSG_MEANING_SLICE] = OF(PSG_DRAFT_ACTOR) | OF(PSG_DRAFT_TIE),
    [PSG_MEANING_WEIGHT] = OF(PSG_DRAFT_TIE),
    [PSG_MEANING_TITLE] = OF(PSG_DRAFT_WHOLE),
    [PSG_MEANING_X] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_Y] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_BEFORE] = OF(PSG_DRAFT_ACTOR),
    [PSG_MEANING_IGNORED] = ALL | OF(PSG_DRAFT_WHOLE),
};

static PsgMeaning
meaning_for(PsgDraftWhat what, PsgMeaning meaning)
{
    if (what == PSG_DRAFT_TIE && meaning == PSG_MEANING_VALUE) {
        return PSG_MEANING_WEIGHT;
    }
    if (what == PSG_DRAFT_WHOLE && meaning == PSG_MEANING_NAME) {
        return PSG_MEANING_TITLE;
    }
    return (told_of[meaning] & OF(what)) != 0 ? meaning : PSG_MEANING_PROPERTY;
}

PsgMeaning
psg_attributes_meaning(const PsgDraft *draft, PsgDraftWhat what, const char **name)
{
    GHashTable *map = psg_draft_wishes(draft)->map;
    const char *wish = map == NULL ? NULL : g_hash_table_lookup(map, *name);
    PsgMeaning meaning;
    if (wish == NULL) {
        return meaning_for(what, psg_meaning_of(*name));
    }
    if (psg_meaning_lookup(wish, &meaning)) {
        return meaning_for(what, meaning);
    }
    *name = wish;
    return PSG_MEANING_PROPERTY;
}

static void
report(PsgAttributes *attributes, const char *name, PsgMeaning meaning)
{
    const char *kept = psg_draft_text(attributes->draft, name);
    if (g_hash_table_add(attributes->columns, (gpointer)(guintptr)kept)) {
        psg_report_column(psg_draft_report(attributes->draft), name,
                          psg_meaning_word(meaning));
    }
}

/* ---- Facts ---- */

void
psg_attributes_begin(PsgAttributes *attributes, PsgDraftThing of)
{
    attributes->of = of;
    memset(attributes->said, 0, sizeof attributes->said);
    attributes->start = attributes->end = NULL;
}

static PsgDraftTime
time_of(PsgAttributes *attributes, const char *start, const char *end)
{
    if (attributes->clock == G_MAXUINT32) {
        PsgDraftClock clock = {.form = PSG_CLOCK_ANY, .name = attributes->name};
        attributes->clock = psg_draft_clock(attributes->draft, &clock);
    }
    return (PsgDraftTime){.clock = attributes->clock, .start = start, .end = end};
}

static guint32
clock_of(PsgAttributes *attributes)
{
    return time_of(attributes, NULL, NULL).clock;
}

void
psg_attributes_there(PsgAttributes *attributes, const char *start, const char *end,
                     PsgSpan span)
{
    PsgDraftTime when = time_of(attributes, start, end);
    psg_draft_there(attributes->draft, attributes->of, &when, span);
}

static void
say(PsgAttributes *attributes, PsgMeaning meaning, const char *property,
    const char *value, PsgSpan span)
{
    if (attributes->of.what == PSG_DRAFT_WHOLE && meaning == PSG_MEANING_PROPERTY) {
        psg_report_lose(psg_draft_report(attributes->draft),
                        "attributes of the whole graph", span);
        return;
    }
    PsgDraftSaying saying = {
        .of = attributes->of,
        .meaning = meaning,
        .property = meaning == PSG_MEANING_PROPERTY ? property : NULL,
        .value = value,
    };
    bool may_be_set = *value == '<'; /* of values over time */
    PsgTimeset set = {value, may_be_set ? clock_of(attributes) : 0, PSG_TIMESET_ANY};
    if (!may_be_set || !psg_timeset_say(attributes->draft, &saying, &set, span)) {
        psg_draft_say(attributes->draft, &saying, span);
    }
}

/* One time, or several of them in one text. */
static void
say_when(PsgAttributes *attributes, const char *value, PsgSpan span)
{
    PsgTimeset set = {value, clock_of(attributes), PSG_TIMESET_ANY};
    if (!psg_timeset_there(attributes->draft, attributes->of, &set, span)) {
        psg_attributes_there(attributes, value, value, span);
    }
}

/* Names of slices may be dates, which settling tells by all of them. */
static void
say_slice(PsgAttributes *attributes, const char *name, const char *value, PsgSpan span)
{
    PsgDraftClock clock = {.form = PSG_CLOCK_ANY, .name = name};
    PsgDraftTime when = {.clock = psg_draft_clock(attributes->draft, &clock),
                         .start = value,
                         .end = value};
    psg_draft_there(attributes->draft, attributes->of, &when, span);
}

bool
psg_attributes_has(const PsgAttributes *attributes, PsgMeaning meaning)
{
    return attributes->said[meaning] != NULL;
}

/* Of a thing there is one of each; but it can be in several groups. */
static bool
is_second(PsgAttributes *attributes, PsgMeaning meaning, const char *value)
{
    const char **said = &attributes->said[meaning];
    if (*said == NULL || meaning == PSG_MEANING_GROUP || meaning == PSG_MEANING_SLICE ||
        meaning == PSG_MEANING_REFERENCE) {
        *said = psg_draft_text(attributes->draft, value);
        return false;
    }
    return true;
}

/* As it grows downwards. */
static const char *
turned(PsgAttributes *attributes, const char *y)
{
    double value;
    if (!psg_number_parse(y, &value)) {
        return y;
    }
    if (!(value < 0 || value > 0)) {
        return psg_draft_text(attributes->draft, "0");
    }
    g_autofree char *text = g_strconcat(value > 0 ? "-" : "", y + strspn(y, "+- "), NULL);
    return psg_draft_text(attributes->draft, text);
}

void
psg_attributes_mean(PsgAttributes *attributes, PsgMeaning meaning, const char *name,
                    const char *value, PsgSpan span)
{
    if (*value == '\0') {
        return;
    }
    if (psg_draft_is_blank(name)) {
        psg_report_lose(psg_draft_report(attributes->draft), "attributes without a name",
                        span);
        return;
    }
    const char *kept = psg_draft_text(attributes->draft, value);
    if (meaning != PSG_MEANING_PROPERTY && is_second(attributes, meaning, kept)) {
        if (attributes->said[meaning] != kept) { /* else it is the same once more */
            say(attributes, PSG_MEANING_PROPERTY, name, kept, span);
        }
        return;
    }
    report(attributes, name, meaning);
    if (meaning == PSG_MEANING_START || meaning == PSG_MEANING_END) {
        if (strcmp(value, "None") == 0) {
            return; /* as Python writes an open end */
        }
        *(meaning == PSG_MEANING_START ? &attributes->start : &attributes->end) = kept;
        attributes->when = span;
    } else if (meaning == PSG_MEANING_WHEN) {
        say_when(attributes, kept, span);
    } else if (meaning == PSG_MEANING_SLICE) {
        say_slice(attributes, name, kept, span);
    } else if (meaning != PSG_MEANING_IGNORED) {
        bool is_turned = meaning == PSG_MEANING_Y && attributes->is_upwards;
        say(attributes, meaning, name, is_turned ? turned(attributes, kept) : kept, span);
    }
}

void
psg_attributes_mean_then(PsgAttributes *attributes, const PsgDraftSaying *saying,
                         const char *name, PsgSpan span)
{
    report(attributes, name, saying->meaning);
    psg_draft_say(attributes->draft, saying, span);
}

void
psg_attributes_say(PsgAttributes *attributes, const char *name, const char *value,
                   PsgSpan span)
{
    const char *called = name;
    PsgMeaning meaning =
        psg_attributes_meaning(attributes->draft, attributes->of.what, &called);
    if (called != name) {
        report(attributes, name, meaning);
    }
    psg_attributes_mean(attributes, meaning, called, value, span);
}

void
psg_attributes_say_then(PsgAttributes *attributes, const char *name, const char *value,
                        const char *times[2], PsgSpan span)
{
    const char *called = name;
    PsgMeaning meaning =
        psg_attributes_meaning(attributes->draft, attributes->of.what, &called);
    PsgDraftTime when = time_of(attributes, times[0], times[1]);
    PsgDraftSaying saying = {
        .of = attributes->of,
        .meaning = meaning,
        .property = meaning == PSG_MEANING_PROPERTY ? called : NULL,
        .value = value,
        .when = &when,
    };
    report(attributes, name, meaning);
    psg_draft_say(attributes->draft, &saying, span);
}

void
psg_attributes_end(PsgAttributes *attributes)
{
    if (attributes->start != NULL || attributes->end != NULL) {
        psg_attributes_there(attributes, attributes->start, attributes->end,
                             attributes->when);
    }
}

bool
psg_graphs_are_slices(PsgReport *report, const GPtrArray *names, PsgSpan span)
{
    bool are_slices = true;
    for (guint i = 0; i < names->len; i++) {
        are_slices = are_slices && strpbrk(names->pdata[i], "0123456789") != NULL;
    }
    if (are_slices) {
        psg_report_guess(report, span, "the %u graphs are slices, in their order",
                         names->len);
    } else {
        psg_report_guess(report, span,
                         "the %u graphs are of one time: their names hold no numbers, "
                         "which would make them slices",
                         names->len);
    }
    return are_slices;
}
