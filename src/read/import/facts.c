/* Parts of things, from what is said of them. */
#include "base/language.h"
#include "base/number.h"
#include "model/property.h"
#include "read/form/id.h"
#include "read/form/scalar.h"
#include "read/import/settling.h"

#include <string.h>

enum {
    LONGEST_BASE = 56, /* of an id that may need a number */
    MOST_COMPOSED = 3, /* letters that one byte may become when texts are composed */
};

/* ---- Things with ids, by what they are called ---- */

/* Owned by the caller. */
static char *
free_id(const PsgSettling *settling, PsgThing thing, const char *name, const char *of)
{
    g_autofree char *complaint = psg_id_complaint(name);
    g_autofree char *near = complaint == NULL ? g_strdup(name) : psg_id_nearest(name);
    g_autofree char *base = psg_id_beginning(near == NULL ? of : near, LONGEST_BASE);
    char *id = g_strdup(base);
    for (int number = 2; psg_builder_find(settling->builder, thing, id) != PSG_NONE;
         number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* The style chooses its colour. */
static void
begin_thing(PsgThing thing, void *added)
{
    if (thing == PSG_THING_KIND || thing == PSG_THING_RELATION_KIND ||
        thing == PSG_THING_EVENT_KIND) {
        ((PsgKind *)added)->colour = PSG_NONE;
    }
}

static void
set_label(const PsgSettling *settling, PsgThing thing, void *added, const char *label)
{
    PsgText text = psg_builder_text(settling->builder, label);
    switch (thing) {
    case PSG_THING_KIND:
    case PSG_THING_RELATION_KIND:
    case PSG_THING_EVENT_KIND:
        ((PsgKind *)added)->label = text;
        break;
    case PSG_THING_GROUP:
        ((PsgGroup *)added)->label = text;
        break;
    case PSG_THING_TIER:
        ((PsgTier *)added)->label = text;
        break;
    case PSG_THING_MEASURE:
        ((PsgMeasure *)added)->label = text;
        break;
    case PSG_THING_SOURCE:
        ((PsgSource *)added)->title = text;
        break;
    case PSG_THING_ACTOR:
    case PSG_THING_SLICE:
    default:
        break;
    }
}

size_t
psg_facts_thing(PsgSettling *settling, PsgThing thing, const char *name, const char *of)
{
    if (settling->things[thing] == NULL) {
        settling->things[thing] =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    g_autofree char *clean = psg_text_clean(name);
    GHashTable *known = settling->things[thing];
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(known, clean));
    if (place == 0) {
        g_autofree char *id = free_id(settling, thing, clean, of);
        void *added =
            psg_builder_add(settling->builder, thing, id, (PsgSpan){NULL, 0, 0});
        begin_thing(thing, added);
        if (strcmp(id, clean) != 0) {
            set_label(settling, thing, added, clean);
        }
        place = psg_builder_count(settling->builder, thing);
        g_hash_table_insert(known, g_steal_pointer(&clean), GSIZE_TO_POINTER(place));
    }
    return place - 1;
}

/* ---- Texts and references ---- */

PsgText
psg_facts_our_text(const PsgSettling *settling, const char *own, const char *english,
                   const char *french)
{
    const PsgLandscape *landscape = psg_builder_landscape(settling->builder);
    const PsgTranslation others[] = {{"en", english}, {"fr", french}};
    PsgTranslation items[1 + G_N_ELEMENTS(others)] = {
        {landscape->language, psg_builder_string(settling->builder, own)}};
    size_t count = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (psg_language_is(landscape->language, others[i].language) ||
            strcmp(others[i].string, own) == 0) {
            continue;
        }
        items[count].language =
            psg_builder_language(settling->builder, others[i].language);
        items[count++].string = psg_builder_string(settling->builder, others[i].string);
    }
    return (PsgText){psg_arena_copy(landscape->arena, items, count, sizeof *items),
                     count};
}

const char *
psg_facts_first(const PsgSettling *settling, PsgThings things, PsgMeaning meaning,
                PsgMeaning other)
{
    for (guint i = 0; i < things.count; i++) {
        const PsgDraftFact *fact = psg_settling_fact(settling, things.items[i], meaning);
        if (fact == NULL && other != meaning) {
            fact = psg_settling_fact(settling, things.items[i], other);
        }
        if (fact != NULL) {
            return psg_said_value(fact);
        }
    }
    return NULL;
}

typedef void (*FactCall)(const PsgDraftFact *fact, void *data);

/* All facts of one meaning that say something. */
static void
for_facts(const PsgSettling *settling, PsgThings things, PsgMeaning meaning,
          FactCall call, void *data)
{
    for (guint i = 0; i < things.count; i++) {
        const PsgDraftFact *fact;
        for (guint j = 0;
             (fact = psg_settling_nth_fact(settling, things.items[i], j)) != NULL; j++) {
            if (fact->meaning == meaning && *psg_said_value(fact) != '\0') {
                call(fact, data);
            }
        }
    }
}

/* "a; b", as long as that is no longer than a text may be; what has no place is told. */
static void
join(const PsgSettling *settling, GString *text, const char *value, PsgSpan span)
{
    size_t most = psg_draft_limits(settling->draft)->max_text / MOST_COMPOSED;
    if (text->len == 0 || text->len + strlen("; ") + strlen(value) <= most) {
        g_string_append_printf(text, "%s%s", text->len == 0 ? "" : "; ", value);
    } else {
        psg_report_lose(settling->report, "texts of rows of one thing, beyond the first",
                        span);
    }
}

typedef struct {
    const PsgSettling *settling;
    GString *text;
} Note;

static void
add_note(const PsgDraftFact *fact, void *data)
{
    const Note *note = data;
    if (strstr(note->text->str, psg_said_value(fact)) == NULL) {
        join(note->settling, note->text, psg_said_value(fact), fact->span);
    }
}

PsgText
psg_facts_note(const PsgSettling *settling, PsgThings things)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Note note = {settling, text};
    for_facts(settling, things, PSG_MEANING_NOTE, add_note, &note);
    return text->len == 0 ? (PsgText){NULL, 0}
                          : psg_builder_text(settling->builder, text->str);
}

static bool
is_url(const char *text)
{
    g_autofree char *complaint = psg_url_complaint(text);
    return complaint == NULL;
}

const char *
psg_facts_url(const PsgSettling *settling, PsgThings things)
{
    const char *url = psg_facts_first(settling, things, PSG_MEANING_URL, PSG_MEANING_URL);
    return url == NULL || !is_url(url) ? NULL
                                       : psg_builder_string(settling->builder, url);
}

typedef struct {
    PsgSettling *settling;
    GArray *places; /* size_t */
} Sources;

static void
add_source(const PsgDraftFact *fact, void *data)
{
    Sources *sources = data;
    PsgSettling *settling = sources->settling;
    const char *value = psg_said_value(fact);
    size_t place = psg_facts_thing(settling, PSG_THING_SOURCE, value, "source");
    PsgSource *source = psg_builder_thing(settling->builder, PSG_THING_SOURCE, place);
    if (source->url == NULL && is_url(value)) {
        source->url = psg_builder_string(settling->builder, value);
    }
    for (guint i = 0; i < sources->places->len; i++) {
        if (g_array_index(sources->places, size_t, i) == place) {
            return;
        }
    }
    g_array_append_val(sources->places, place);
}

PsgIndexes
psg_facts_sources(const PsgSettling *settling, PsgThings things)
{
    Sources sources = {(PsgSettling *)(gsize)settling,
                       g_array_new(FALSE, FALSE, sizeof(size_t))};
    for_facts(settling, things, PSG_MEANING_REFERENCE, add_source, &sources);
    size_t count = sources.places->len;
    return (PsgIndexes){psg_arena_take_array(settling->arena, sources.places), count};
}

/* ---- Properties ---- */

/* What has a place of its own in things of that sort, or tells nothing of them. */
static bool
has_place(PsgDraftWhat what, const PsgDraftFact *fact)
{
    switch (fact->meaning) {
    case PSG_MEANING_ID:
    case PSG_MEANING_IGNORED:
    case PSG_MEANING_START:
    case PSG_MEANING_END:
    case PSG_MEANING_WHEN:
    case PSG_MEANING_PRECISION:
    case PSG_MEANING_SLICE:
    case PSG_MEANING_NAME:
    case PSG_MEANING_NOTE:
    case PSG_MEANING_REFERENCE:
    case PSG_MEANING_KIND:
        return true;
    case PSG_MEANING_URL:
        return is_url(psg_said_value(fact));
    case PSG_MEANING_FULL:
    case PSG_MEANING_GROUP:
    case PSG_MEANING_TIER:
    case PSG_MEANING_X:
    case PSG_MEANING_Y:
    case PSG_MEANING_BEFORE:
        return what == PSG_DRAFT_ACTOR;
    case PSG_MEANING_WEIGHT:
    case PSG_MEANING_DIRECTION:
    case PSG_MEANING_FROM:
    case PSG_MEANING_TO:
        return what == PSG_DRAFT_TIE;
    case PSG_MEANING_TITLE:
        return what != PSG_DRAFT_ACTOR;
    case PSG_MEANING_PLACE:
    case PSG_MEANING_ACTORS:
    case PSG_MEANING_PEOPLE:
        return what == PSG_DRAFT_EVENT;
    case PSG_MEANING_PROPERTY:
    case PSG_MEANING_ACTOR:
    case PSG_MEANING_MEASURE:
    case PSG_MEANING_VALUE:
    case PSG_MEANING_UNIT:
        break;
    }
    return false;
}

const char *
psg_fact_name(const PsgDraftFact *fact)
{
    const char *name = fact->property == NULL ? "" : fact->property;
    return name[strspn(name, " \t\r\n")] == '\0' ? psg_meaning_word(fact->meaning) : name;
}

/* What a fact is called as a property; NULL if it is none. */
static const char *
property_of(const PsgSettling *settling, const PsgDraftFact *fact)
{
    if (*psg_said_value(fact) == '\0' || has_place(fact->of.what, fact)) {
        return NULL;
    }
    const char *name = psg_fact_name(fact);
    bool is_measure = fact->of.what == PSG_DRAFT_ACTOR && settling->measures != NULL &&
                      g_hash_table_contains(settling->measures, name);
    return is_measure ? NULL : name;
}

/* When a fact holds; of several rows about one thing, as long as its own row. NULL: always. */
static const PsgInterval *
when_of(PsgSettling *settling, const PsgDraftFact *fact, bool is_one_of_several)
{
    const PsgInterval *when = psg_settling_when(settling, fact);
    if (when != NULL) {
        return when;
    }
    const PsgSayings *spells = &settling->spells[fact->of.what];
    guint32 first = spells->first[fact->of.place];
    if (!is_one_of_several || first == spells->first[fact->of.place + 1]) {
        return NULL;
    }
    const PsgDraftSpell *spell =
        &g_array_index(settling->said.spells, PsgDraftSpell, spells->places[first]);
    when = psg_clocks_interval(settling->clocks, &spell->when);
    return when == NULL || psg_clocks_is_always(when) ? NULL : when;
}

/* A property while it is gathered. */
typedef struct {
    const char *name; /* as the landscape has it */
    GArray *said;     /* PsgSaid */
} Gathered;

/* The properties of a thing, and where each is by either of its names: place + 1. */
typedef struct {
    GArray *properties; /* Gathered */
    GHashTable *known;
} Gathering;

/* Names may differ by blanks around them. */
static GArray *
said_of(const PsgSettling *settling, const Gathering *gathering, const char *written)
{
    gpointer place = g_hash_table_lookup(gathering->known, written);
    const char *name =
        place == NULL ? psg_builder_string(settling->builder, written) : NULL;
    place = place == NULL ? g_hash_table_lookup(gathering->known, name) : place;
    if (place == NULL) {
        Gathered added = {name, g_array_new(FALSE, FALSE, sizeof(PsgSaid))};
        g_array_append_val(gathering->properties, added);
        place = GUINT_TO_POINTER(gathering->properties->len);
        g_hash_table_insert(gathering->known, (gpointer)(guintptr)name, place);
    }
    g_hash_table_insert(gathering->known, (gpointer)(guintptr)written, place);
    return g_array_index(gathering->properties, Gathered, GPOINTER_TO_UINT(place) - 1)
        .said;
}

static void
gather_properties(PsgSettling *settling, PsgThings things, const Gathering *gathering)
{
    for (guint i = 0; i < things.count; i++) {
        const PsgDraftFact *fact;
        for (guint j = 0;
             (fact = psg_settling_nth_fact(settling, things.items[i], j)) != NULL; j++) {
            const char *name = property_of(settling, fact);
            if (name != NULL) {
                PsgSaid said = {when_of(settling, fact, things.count > 1),
                                psg_said_value(fact), fact->span};
                g_array_append_val(said_of(settling, gathering, name), said);
            }
        }
    }
}

/* Of several values at one time none is less true than the others: "red; blue". */
static PsgDatedTexts
texts_of(const PsgSettling *settling, const GArray *said, bool *is_number)
{
    PsgDatedText *texts = psg_arena_alloc(settling->arena, said->len * sizeof *texts);
    size_t count = 0;
    *is_number = true;
    for (guint i = 0; i < said->len;) {
        const PsgSaid *first = &g_array_index(said, PsgSaid, i);
        g_autoptr(GString) text = g_string_new(first->value);
        for (i++; i < said->len; i++) {
            const PsgSaid *each = &g_array_index(said, PsgSaid, i);
            if (!psg_said_at_once(first, each)) {
                break;
            }
            join(settling, text, each->value, each->span);
        }
        *is_number = *is_number && psg_property_is_number(text->str);
        texts[count++] = (PsgDatedText){psg_said_when(first),
                                        psg_builder_text(settling->builder, text->str)};
    }
    return (PsgDatedTexts){texts, count};
}

PsgProperties
psg_facts_properties(PsgSettling *settling, PsgThings things)
{
    g_autoptr(GArray) gathered = g_array_new(FALSE, FALSE, sizeof(Gathered));
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    gather_properties(settling, things, &(Gathering){gathered, known});
    PsgProperty *items = psg_arena_alloc(settling->arena, gathered->len * sizeof *items);
    for (guint i = 0; i < gathered->len; i++) {
        Gathered *each = &g_array_index(gathered, Gathered, i);
        psg_said_sort(settling, things, each->said);
        items[i].name = each->name;
        items[i].values = texts_of(settling, each->said, &items[i].is_number);
        g_array_unref(each->said);
    }
    return (PsgProperties){items, gathered->len};
}
