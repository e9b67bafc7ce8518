/* A draft: lists that grow, and each text kept once. */
#include "read/draft/draft.h"

#include "model/text.h"
#include "read/form/scalar.h"

#include <string.h>

struct PsgDraft {
    const PsgDraftWishes *wishes;
    const PsgLimits *limits;
    PsgDiagnostics *list;
    PsgReport *report;
    size_t said; /* of ties, spells, facts and parts, which limits count as values */
    bool is_full;
    GStringChunk *texts;
    GHashTable *actor_of_key;                 /* text as kept → place + 1 */
    GHashTable *tie_of_key;                   /* the same */
    GHashTable *remark_of;                    /* place of a tie → text as kept */
    GHashTable *property_of[PSG_DRAFT_WHATS]; /* name as kept → place + 1 */
    GArray *actors, *ties, *events, *parts, *spells, *facts, *clocks, *properties;
    GArray *numbers; /* PsgDraftThing: actors of the last network, in its order */
};

PsgDraft *
psg_draft_new(const PsgDraftWishes *wishes, const PsgLimits *limits, PsgDiagnostics *list,
              PsgReport *report)
{
    PsgDraft *draft = g_new0(PsgDraft, 1);
    *draft = (PsgDraft){
        .wishes = wishes,
        .limits = limits,
        .list = list,
        .report = report,
        .texts = g_string_chunk_new(1 << 16),
        .actor_of_key = g_hash_table_new(NULL, NULL),
        .tie_of_key = g_hash_table_new(NULL, NULL),
        .remark_of = g_hash_table_new(NULL, NULL),
        .actors = g_array_new(FALSE, FALSE, sizeof(PsgDraftActor)),
        .ties = g_array_new(FALSE, FALSE, sizeof(PsgDraftTieRow)),
        .events = g_array_new(FALSE, FALSE, sizeof(PsgSpan)),
        .parts = g_array_new(FALSE, FALSE, sizeof(PsgDraftPart)),
        .spells = g_array_new(FALSE, FALSE, sizeof(PsgDraftSpell)),
        .facts = g_array_new(FALSE, FALSE, sizeof(PsgDraftFact)),
        .clocks = g_array_new(FALSE, FALSE, sizeof(PsgDraftClock)),
        .properties = g_array_new(FALSE, FALSE, sizeof(PsgDraftProperty)),
        .numbers = g_array_new(FALSE, FALSE, sizeof(PsgDraftThing)),
    };
    for (size_t what = 0; what < PSG_DRAFT_WHATS; what++) {
        draft->property_of[what] = g_hash_table_new(NULL, NULL);
    }
    return draft;
}

void
psg_draft_free(PsgDraft *draft)
{
    if (draft == NULL) {
        return;
    }
    GArray *const lists[] = {draft->actors, draft->ties,       draft->events,
                             draft->parts,  draft->spells,     draft->facts,
                             draft->clocks, draft->properties, draft->numbers};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_array_unref(lists[i]);
    }
    g_hash_table_unref(draft->actor_of_key);
    g_hash_table_unref(draft->tie_of_key);
    g_hash_table_unref(draft->remark_of);
    for (size_t what = 0; what < PSG_DRAFT_WHATS; what++) {
        g_hash_table_unref(draft->property_of[what]);
    }
    g_string_chunk_free(draft->texts);
    g_free(draft);
}

const PsgDraftWishes *
psg_draft_wishes(const PsgDraft *draft)
{
    return draft->wishes;
}

const PsgLimits *
psg_draft_limits(const PsgDraft *draft)
{
    return draft->limits;
}

PsgDiagnostics *
psg_draft_list(const PsgDraft *draft)
{
    return draft->list;
}

PsgReport *
psg_draft_report(const PsgDraft *draft)
{
    return draft->report;
}

bool
psg_draft_is_full(const PsgDraft *draft)
{
    return draft->is_full;
}

static bool
is_good(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL)) {
        return false;
    }
    while (*text != '\0' && psg_letter_is_good(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text == '\0';
}

bool
psg_draft_is_blank(const char *text)
{
    while (g_unichar_isspace(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text == '\0';
}

/* Programs copy signs from anywhere into names, and these are seen nowhere. Names of files, which
 * make keys and clocks unique, are bytes of any kind. */
static const char *
keep(GStringChunk *texts, const char *text)
{
    if (is_good(text)) {
        return g_string_chunk_insert_const(texts, text);
    }
    g_autoptr(GString) good = g_string_new(NULL);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (psg_letter_is_good(letter)) {
            g_string_append_unichar(good, letter);
        }
    }
    return g_string_chunk_insert_const(texts, good->str);
}

const char *
psg_draft_text(PsgDraft *draft, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    const char *kept = keep(draft->texts, text);
    if (strcmp(kept, text) != 0) {
        psg_report_lose(draft->report, "control characters in texts", (PsgSpan){0});
    }
    return kept;
}

/* NULL for a text in which nothing is seen. */
static const char *
seen(const char *text)
{
    return text == NULL || psg_draft_is_blank(text) ? NULL : text;
}

/* The first that is too much is told. Limits are called by what there is too much of. */
static void
check_limit(PsgDraft *draft, size_t count, size_t most, const char *limit, PsgSpan span)
{
    if (count > most && !draft->is_full) {
        draft->is_full = true;
        psg_diagnostics_error(draft->list, limit, span,
                              "there are more %s than the limit of %" G_GSIZE_FORMAT,
                              limit + strlen("max-"), most);
    }
}

static void
count_value(PsgDraft *draft, PsgSpan span)
{
    check_limit(draft, ++draft->said, draft->limits->max_values, PSG_LIMIT_VALUES, span);
}

static bool
is_same_clock(const PsgDraftClock *a, const PsgDraftClock *b)
{
    return a->form == b->form && a->is_right_open == b->is_right_open &&
           a->name == b->name;
}

guint32
psg_draft_clock(PsgDraft *draft, const PsgDraftClock *clock)
{
    PsgDraftClock kept = *clock;
    kept.name = psg_draft_text(draft, clock->name);
    for (guint i = 0; i < draft->clocks->len; i++) {
        if (is_same_clock(&g_array_index(draft->clocks, PsgDraftClock, i), &kept)) {
            return i;
        }
    }
    g_array_append_val(draft->clocks, kept);
    return draft->clocks->len - 1;
}

/* What cannot be seen is called something all the same. */
static const char *
keep_key(GStringChunk *texts, const char *key)
{
    const char *kept = keep(texts, key);
    return psg_draft_is_blank(kept) ? g_string_chunk_insert_const(texts, "?") : kept;
}

bool
psg_draft_find(const PsgDraft *draft, const char *key, PsgDraftThing *actor)
{
    /* it is asked for by the text as it would be kept, which keeps it */
    const char *kept = keep_key(draft->texts, key);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(draft->actor_of_key, kept));
    if (place > 0) {
        *actor = (PsgDraftThing){PSG_DRAFT_ACTOR, place - 1};
    }
    return place > 0;
}

/* Signs may become several when they are composed, as all texts are that are written. */
static bool
is_within(const char *text, size_t most)
{
    enum { MOST_OF_ONE = 3 }; /* bytes for each byte: what Unicode promises */
    if (strlen(text) <= most / MOST_OF_ONE) {
        return true;
    }
    g_autofree char *clean = psg_text_clean(text);
    return clean != NULL && g_utf8_strlen(clean, -1) <= (glong)most;
}

/* What is too long to be a text is told, and only its beginning is kept: the draft is refused. */
static const char *
limited(PsgDraft *draft, const char *text, PsgSpan span)
{
    size_t most = draft->limits->max_text;
    if (text == NULL || is_within(text, most)) {
        return psg_draft_text(draft, text);
    }
    if (!draft->is_full) {
        draft->is_full = true;
        psg_diagnostics_error(
            draft->list, PSG_LIMIT_TEXT, span,
            "a text has more characters than the limit of %" G_GSIZE_FORMAT, most);
    }
    g_autofree char *beginning =
        g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), (glong)most));
    return psg_draft_text(draft, beginning);
}

PsgDraftThing
psg_draft_actor(PsgDraft *draft, const char *key, PsgSpan span)
{
    key = limited(draft, key, span);
    PsgDraftThing actor;
    if (psg_draft_find(draft, key, &actor)) {
        return actor;
    }
    PsgDraftActor added = {.key = keep_key(draft->texts, psg_draft_text(draft, key)),
                           .span = span};
    g_array_append_val(draft->actors, added);
    check_limit(draft, draft->actors->len, draft->limits->max_actors, PSG_LIMIT_ACTORS,
                span);
    g_hash_table_insert(draft->actor_of_key, (gpointer)(guintptr)added.key,
                        GUINT_TO_POINTER(draft->actors->len));
    return (PsgDraftThing){PSG_DRAFT_ACTOR, draft->actors->len - 1};
}

void
psg_draft_declare(PsgDraft *draft, PsgDraftThing actor, PsgSpan span)
{
    PsgDraftActor *kept = &g_array_index(draft->actors, PsgDraftActor, actor.place);
    if (!kept->is_declared) {
        kept->is_declared = true;
        kept->span = span;
    }
}

void
psg_draft_set_numbers(PsgDraft *draft, const PsgDraftThing *actors, size_t count)
{
    g_array_set_size(draft->numbers, 0);
    if (count > 0) {
        g_array_append_vals(draft->numbers, actors, (guint)count);
    }
}

const PsgDraftThing *
psg_draft_numbers(const PsgDraft *draft, size_t *count)
{
    *count = draft->numbers->len;
    return (const PsgDraftThing *)(const void *)draft->numbers->data;
}

PsgDraftThing
psg_draft_tie(PsgDraft *draft, const PsgDraftTie *tie, PsgSpan span)
{
    const char *key = psg_draft_text(draft, tie->key);
    guint known =
        key == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(draft->tie_of_key, key));
    if (known > 0) {
        PsgDraftTieRow *kept = &g_array_index(draft->ties, PsgDraftTieRow, known - 1);
        if (kept->is_guessed && !tie->is_guessed &&
            tie->direction != PSG_DIRECTION_UNSAID) {
            kept->direction = tie->direction;
            kept->is_guessed = false;
        }
        return (PsgDraftThing){PSG_DRAFT_TIE, known - 1};
    }
    PsgDraftTieRow row = {tie->from.place, tie->to.place, tie->direction,
                          tie->is_guessed, key,           span};
    g_array_append_val(draft->ties, row);
    count_value(draft, span);
    if (key != NULL) {
        g_hash_table_insert(draft->tie_of_key, (gpointer)(guintptr)key,
                            GUINT_TO_POINTER(draft->ties->len));
    }
    return (PsgDraftThing){PSG_DRAFT_TIE, draft->ties->len - 1};
}

PsgDraftThing
psg_draft_event(PsgDraft *draft, PsgSpan span)
{
    g_array_append_val(draft->events, span);
    count_value(draft, span);
    return (PsgDraftThing){PSG_DRAFT_EVENT, draft->events->len - 1};
}

void
psg_draft_take_part(PsgDraft *draft, PsgDraftThing event, PsgDraftThing actor,
                    PsgSpan span)
{
    PsgDraftPart part = {event.place, actor.place, span};
    g_array_append_val(draft->parts, part);
    count_value(draft, span);
}

static PsgDraftTime
kept_time(PsgDraft *draft, const PsgDraftTime *when)
{
    PsgDraftTime kept = *when;
    kept.start = psg_draft_text(draft, when->start);
    kept.end = psg_draft_text(draft, when->end);
    kept.end_name = psg_draft_text(draft, when->end_name);
    return kept;
}

void
psg_draft_there(PsgDraft *draft, PsgDraftThing thing, const PsgDraftTime *when,
                PsgSpan span)
{
    PsgDraftSpell spell = {thing, kept_time(draft, when), span};
    g_array_append_val(draft->spells, spell);
    count_value(draft, span);
}

void
psg_draft_say(PsgDraft *draft, const PsgDraftSaying *saying, PsgSpan span)
{
    const char *value = limited(draft, saying->value, span);
    if (value == NULL || psg_draft_is_blank(value)) {
        return;
    }
    PsgDraftFact fact = {.of = saying->of,
                         .meaning = saying->meaning,
                         .property = seen(psg_draft_text(draft, saying->property)),
                         .value = value,
                         .has_when = saying->when != NULL,
                         .span = span};
    if (saying->when != NULL) {
        fact.when = kept_time(draft, saying->when);
    }
    g_array_append_val(draft->facts, fact);
    count_value(draft, span);
}

void
psg_draft_remark(PsgDraft *draft, PsgDraftThing tie, const char *remark)
{
    g_assert(tie.what == PSG_DRAFT_TIE);
    g_hash_table_insert(draft->remark_of, GUINT_TO_POINTER(tie.place),
                        (gpointer)(guintptr)psg_draft_text(draft, remark));
}

const char *
psg_draft_remark_of(const PsgDraft *draft, guint32 tie)
{
    return g_hash_table_lookup(draft->remark_of, GUINT_TO_POINTER(tie));
}

void
psg_draft_property(PsgDraft *draft, PsgDraftWhat of, const char *name,
                   PsgPropertyType type, const char *unit)
{
    PsgDraftProperty added = {of, psg_draft_text(draft, name),
                              seen(psg_draft_text(draft, unit)), type};
    guint known =
        GPOINTER_TO_UINT(g_hash_table_lookup(draft->property_of[of], added.name));
    if (known > 0) {
        PsgDraftProperty *kept =
            &g_array_index(draft->properties, PsgDraftProperty, known - 1);
        kept->unit = kept->unit == NULL ? added.unit : kept->unit;
        return;
    }
    g_array_append_val(draft->properties, added);
    g_hash_table_insert(draft->property_of[of], (gpointer)(guintptr)added.name,
                        GUINT_TO_POINTER(draft->properties->len));
}

PsgDraftContents
psg_draft_contents(const PsgDraft *draft)
{
    return (PsgDraftContents){.actors = draft->actors,
                              .ties = draft->ties,
                              .events = draft->events,
                              .parts = draft->parts,
                              .spells = draft->spells,
                              .facts = draft->facts,
                              .clocks = draft->clocks,
                              .properties = draft->properties};
}
