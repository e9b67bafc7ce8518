/* What the times of a draft mean: gathered by clock, read together, and kept once each. */
#include "read/import/clock.h"

#include "base/compare.h"
#include "base/edtf.h"
#include "base/number.h"

#include <string.h>

enum { MOST_PLACES = 9999 }; /* of what is no date: a year of four digits stands for it */

typedef enum { WORD_OPEN, WORD_READ, WORD_UNREAD } WordState;

/* A text of a clock. */
typedef struct {
    const char *text; /* as the draft keeps it */
    PsgSpan span;     /* where it stands first */
    WordState state;
    PsgInterval when;
} Word;

typedef struct {
    const PsgDraftClock *said;
    PsgTimes times;
    GArray *words;     /* Word, in order of first appearance */
    GHashTable *known; /* text → place in words + 1 */
} Clock;

struct PsgClocks {
    const PsgDraft *draft;
    PsgArena *arena;
    Clock *clocks;
    guint count;
    GPtrArray *names;       /* const char *: of all clocks of names, in order */
    GHashTable *name_known; /* name → place + 1 */
    GArray *numbers;        /* double: of all clocks of numbers, sorted */
    GHashTable *intervals;  /* PsgDraftTime → PsgInterval in the arena, or NULL */
};

/* ---- Gathering ---- */

static void
gather_word(Clock *clock, const char *text, PsgSpan span)
{
    if (text != NULL && !g_hash_table_contains(clock->known, text)) {
        Word word = {.text = text, .span = span};
        g_array_append_val(clock->words, word);
        g_hash_table_insert(clock->known, (gpointer)(guintptr)text,
                            GUINT_TO_POINTER(clock->words->len));
    }
}

static void
gather_time(PsgClocks *clocks, const PsgDraftTime *time, PsgSpan span)
{
    Clock *clock = &clocks->clocks[time->clock];
    gather_word(clock, time->start, span);
    gather_word(clock, time->end, span);
}

static void
gather(PsgClocks *clocks)
{
    PsgDraftContents said = psg_draft_contents(clocks->draft);
    for (guint i = 0; i < said.spells->len; i++) {
        const PsgDraftSpell *spell = &g_array_index(said.spells, PsgDraftSpell, i);
        gather_time(clocks, &spell->when, spell->span);
    }
    for (guint i = 0; i < said.facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(said.facts, PsgDraftFact, i);
        if (fact->has_when) {
            gather_time(clocks, &fact->when, fact->span);
        }
    }
}

/* ---- What a clock is ---- */

static bool
is_open(const char *text)
{
    static const char *const words[] = {
        "", "..", "*", "inf", "infinity", "-inf", "+inf", "-infinity", "+infinity"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_number(const char *text)
{
    double number;
    return psg_number_parse(text, &number);
}

static PsgTimes
times_of(const Clock *clock)
{
    guint dates = 0, numbers = 0, all = 0;
    for (guint i = 0; i < clock->words->len; i++) {
        const Word *word = &g_array_index(clock->words, Word, i);
        PsgInterval when;
        all += !is_open(word->text);
        dates += psg_edtf_parse(word->text, &when, NULL);
        numbers += is_number(word->text);
    }
    if (all == 0) {
        return PSG_TIMES_NONE;
    }
    if (clock->said->form == PSG_CLOCK_ORDER) {
        return PSG_TIMES_NAMES;
    }
    if (clock->said->form == PSG_CLOCK_DATE || dates >= MAX(1, all / 2)) {
        return PSG_TIMES_DATES;
    }
    return numbers >= MAX(1, all / 2) ? PSG_TIMES_NUMBERS : PSG_TIMES_NAMES;
}

/* ---- Reading ---- */

static PsgInterval
year_of_place(guint place)
{
    g_autofree char *year = g_strdup_printf("%04u", MIN(place + 1, MOST_PLACES));
    return psg_interval_of(year);
}

static int
compare_numbers(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return PSG_COMPARE(*a, *b);
}

static void
gather_numbers(PsgClocks *clocks)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < clocks->count; i++) {
        const Clock *clock = &clocks->clocks[i];
        for (guint j = 0; clock->times == PSG_TIMES_NUMBERS && j < clock->words->len;
             j++) {
            double number;
            if (psg_number_parse(g_array_index(clock->words, Word, j).text, &number)) {
                g_array_append_val(all, number);
            }
        }
    }
    g_array_sort(all, compare_numbers);
    for (guint i = 0; i < all->len; i++) {
        double number = g_array_index(all, double, i);
        if (i == 0 || number > g_array_index(all, double, i - 1)) {
            g_array_append_val(clocks->numbers, number);
        }
    }
}

static bool
read_number(const PsgClocks *clocks, const char *text, PsgInterval *when)
{
    double number;
    guint place;
    if (!psg_number_parse(text, &number) ||
        !g_array_binary_search(clocks->numbers, &number, compare_numbers, &place)) {
        return false;
    }
    *when = year_of_place(place);
    return true;
}

static PsgInterval
read_name(PsgClocks *clocks, const char *text)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(clocks->name_known, text));
    if (place == 0) {
        g_ptr_array_add(clocks->names, (gpointer)(guintptr)text);
        place = clocks->names->len;
        g_hash_table_insert(clocks->name_known, (gpointer)(guintptr)text,
                            GUINT_TO_POINTER(place));
    }
    return year_of_place(place - 1);
}

static bool
read_as(PsgClocks *clocks, const Clock *clock, const char *text, PsgInterval *when)
{
    switch (clock->times) {
    case PSG_TIMES_DATES:
        return psg_edtf_parse(text, when, NULL);
    case PSG_TIMES_NUMBERS:
        return read_number(clocks, text, when);
    case PSG_TIMES_NAMES:
        *when = read_name(clocks, text);
        return true;
    case PSG_TIMES_NONE:
        break;
    }
    return false;
}

static void
read_clock(PsgClocks *clocks, const Clock *clock)
{
    for (guint i = 0; i < clock->words->len; i++) {
        Word *word = &g_array_index(clock->words, Word, i);
        if (is_open(word->text)) {
            word->state = WORD_OPEN;
        } else if (read_as(clocks, clock, word->text, &word->when)) {
            word->state = WORD_READ;
        } else {
            word->state = WORD_UNREAD;
            psg_report_refuse(psg_draft_report(clocks->draft), "bad-date", word->span,
                              "\"%s\" is no time", word->text);
        }
    }
}

/* ---- Intervals ---- */

static guint
key_hash(gconstpointer data)
{
    const PsgDraftTime *time = data;
    return g_direct_hash(time->start) * 31 + g_direct_hash(time->end) * 7 + time->clock;
}

static gboolean
key_equal(gconstpointer left, gconstpointer right)
{
    const PsgDraftTime *a = left, *b = right;
    return a->clock == b->clock && a->start == b->start && a->end == b->end &&
           a->is_start_open == b->is_start_open && a->is_end_open == b->is_end_open;
}

/* NULL if nothing is written. */
static const Word *
word_of(const Clock *clock, const char *text)
{
    guint place =
        text == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(clock->known, text));
    return place == 0 ? NULL : &g_array_index(clock->words, Word, place - 1);
}

static const PsgInterval *
make_interval(const PsgClocks *clocks, const PsgDraftTime *time)
{
    const Clock *clock = &clocks->clocks[time->clock];
    const Word *start = word_of(clock, time->start), *end = word_of(clock, time->end);
    if ((start != NULL && start->state == WORD_UNREAD) ||
        (end != NULL && end->state == WORD_UNREAD)) {
        return NULL;
    }
    PsgInterval when = psg_interval_always();
    if (start != NULL && start->state == WORD_READ) {
        when.from = start->when.from;
    }
    if (end != NULL && end->state == WORD_READ) {
        when.to = end->when.to;
    }
    if (psg_interval_last(&when) < psg_interval_first(&when)) {
        psg_report_refuse(psg_draft_report(clocks->draft), "bad-date", start->span,
                          "it ends (%s) before it begins (%s)", end->text, start->text);
        return NULL;
    }
    return psg_arena_copy(clocks->arena, &when, 1, sizeof when);
}

const PsgInterval *
psg_clocks_interval(PsgClocks *clocks, const PsgDraftTime *time)
{
    gpointer known;
    if (!g_hash_table_lookup_extended(clocks->intervals, time, NULL, &known)) {
        PsgDraftTime *key = g_memdup2(time, sizeof *time);
        known = (gpointer)(guintptr)make_interval(clocks, time);
        g_hash_table_insert(clocks->intervals, key, known);
    }
    return known;
}

/* ---- The whole ---- */

PsgClocks *
psg_clocks_new(const PsgDraft *draft, PsgArena *arena)
{
    PsgDraftContents said = psg_draft_contents(draft);
    PsgClocks *clocks = g_new0(PsgClocks, 1);
    *clocks = (PsgClocks){
        .draft = draft,
        .arena = arena,
        .clocks = g_new0(Clock, said.clocks->len + 1),
        .count = said.clocks->len,
        .names = g_ptr_array_new(),
        .name_known = g_hash_table_new(g_str_hash, g_str_equal),
        .numbers = g_array_new(FALSE, FALSE, sizeof(double)),
        .intervals = g_hash_table_new_full(key_hash, key_equal, g_free, NULL),
    };
    for (guint i = 0; i < clocks->count; i++) {
        clocks->clocks[i] = (Clock){.said = &g_array_index(said.clocks, PsgDraftClock, i),
                                    .words = g_array_new(FALSE, FALSE, sizeof(Word)),
                                    .known = g_hash_table_new(NULL, NULL)};
    }
    gather(clocks);
    for (guint i = 0; i < clocks->count; i++) {
        clocks->clocks[i].times = times_of(&clocks->clocks[i]);
    }
    gather_numbers(clocks);
    for (guint i = 0; i < clocks->count; i++) {
        read_clock(clocks, &clocks->clocks[i]);
    }
    return clocks;
}

void
psg_clocks_free(PsgClocks *clocks)
{
    if (clocks == NULL) {
        return;
    }
    for (guint i = 0; i < clocks->count; i++) {
        g_array_unref(clocks->clocks[i].words);
        g_hash_table_unref(clocks->clocks[i].known);
    }
    g_free(clocks->clocks);
    g_ptr_array_unref(clocks->names);
    g_hash_table_unref(clocks->name_known);
    g_array_unref(clocks->numbers);
    g_hash_table_unref(clocks->intervals);
    g_free(clocks);
}

PsgTimes
psg_clocks_times(const PsgClocks *clocks, guint32 clock)
{
    return clocks->clocks[clock].times;
}

const GPtrArray *
psg_clocks_names(const PsgClocks *clocks)
{
    return clocks->names;
}
