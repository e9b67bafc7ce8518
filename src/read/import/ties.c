/* Relations: rows of the same tie join, and what they weigh adds up. */
#include "base/compare.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/number.h"
#include "read/import/notation.h"
#include "read/import/settling.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* A row of the draft, and which relation it is of. */
typedef struct {
    guint32 from, to; /* the lower place first, unless it is directed */
    size_t kind;
    guint32 place; /* among the draft's ties */
    guint32 first; /* of the rows of its relation */
} Row;

/* What a row weighs, and when. */
typedef struct {
    const PsgInterval *when; /* NULL: always */
    double weight;
} Piece;

static bool
is_directed(const PsgDraftTieRow *tie)
{
    return tie->direction == PSG_DIRECTION_DIRECTED;
}

static const PsgDraftTieRow *
tie_of(const PsgSettling *settling, guint32 place)
{
    return &g_array_index(settling->said.ties, PsgDraftTieRow, place);
}

/* ---- Kinds ---- */

/* Which directions there are of ties that are called so; "" is without a kind. */
typedef struct {
    bool has_directed, has_other;
} Directions;

static const char *
kind_word(const PsgSettling *settling, guint32 place)
{
    PsgDraftThing tie = {PSG_DRAFT_TIE, place};
    const PsgDraftFact *fact = psg_settling_fact(settling, tie, PSG_MEANING_KIND);
    return fact == NULL ? "" : psg_said_value(fact);
}

static GHashTable *
directions_by_kind(const PsgSettling *settling)
{
    GHashTable *kinds = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < settling->said.ties->len; i++) {
        const char *word = kind_word(settling, i);
        Directions *kind = g_hash_table_lookup(kinds, word);
        if (kind == NULL) {
            kind = g_new0(Directions, 1);
            g_hash_table_insert(kinds, (gpointer)(guintptr)word, kind);
        }
        bool is_one = is_directed(tie_of(settling, i));
        kind->has_directed |= is_one;
        kind->has_other |= !is_one;
    }
    return kinds;
}

/* Direction belongs to kinds: what is called the same in both is two of them. */
static size_t
kind_of(PsgSettling *settling, GHashTable *kinds, guint32 place)
{
    const char *word = kind_word(settling, place);
    const Directions *kind = g_hash_table_lookup(kinds, word);
    bool is_one = is_directed(tie_of(settling, place));
    bool is_french =
        psg_language_is(psg_builder_landscape(settling->builder)->language, "fr");
    if (*word == '\0' && !is_one) {
        return PSG_NONE;
    }
    bool is_other = *word != '\0' && is_one && kind->has_other;
    const char *english = *word == '\0' ? "directed tie" : is_other ? " (directed)" : "";
    const char *french = *word == '\0' ? "lien orienté" : is_other ? " (orienté)" : "";
    g_autofree char *in_english = g_strconcat(word, english, NULL);
    g_autofree char *in_french = g_strconcat(word, french, NULL);
    const char *name = is_french ? in_french : in_english;
    if (is_other) {
        psg_report_guess(settling->report, tie_of(settling, place)->span,
                         "ties of kind \"%s\" are directed and undirected: the directed "
                         "ones became the kind \"%s\"",
                         word, name);
    }
    size_t index = psg_facts_thing(settling, PSG_THING_RELATION_KIND, name, "tie");
    PsgKind *made = psg_builder_thing(settling->builder, PSG_THING_RELATION_KIND, index);
    made->directed = is_one;
    if (strcmp(in_english, in_french) != 0) {
        made->label = psg_facts_our_text(settling, name, in_english, in_french);
    }
    return index;
}

/* ---- Both ways ---- */

/* Of all that a row says but its ends: texts of a draft are one pointer if they are equal. */
static guint64
hash_of_row(const PsgSettling *settling, guint32 place)
{
    const PsgSayings *spells = &settling->spells[PSG_DRAFT_TIE];
    PsgDraftThing tie = {PSG_DRAFT_TIE, place};
    const PsgDraftFact *fact;
    guint64 hash = 0;
    for (guint32 i = spells->first[place]; i < spells->first[place + 1]; i++) {
        const PsgDraftTime *when =
            &g_array_index(settling->said.spells, PsgDraftSpell, spells->places[i]).when;
        hash += psg_hash_mix(psg_hash_mix(1, (guintptr)when->start), (guintptr)when->end);
    }
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, tie, i)) != NULL; i++) {
        hash += psg_hash_mix(
            psg_hash_mix(psg_hash_mix(2, fact->meaning), (guintptr)fact->value),
            (guintptr)fact->property);
    }
    return psg_hash_mix(3, hash);
}

static bool
is_undirected_row(const PsgDraftTieRow *tie)
{
    return !is_directed(tie) && tie->key == NULL && tie->from != tie->to;
}

/* Each row without a direction has its like from the other end: a list of neighbours, or a
 * matrix, that tells each tie twice. */
static bool
tells_each_twice(const PsgSettling *settling)
{
    enum { FEWEST = 4 };
    guint64 there = 0, back = 0;
    guint count = 0;
    for (guint i = 0; i < settling->said.ties->len; i++) {
        const PsgDraftTieRow *tie = tie_of(settling, i);
        if (is_undirected_row(tie)) {
            guint64 hash = hash_of_row(settling, i);
            there += psg_hash_mix(psg_hash_mix(hash, tie->from), tie->to);
            back += psg_hash_mix(psg_hash_mix(hash, tie->to), tie->from);
            count++;
        }
    }
    return count >= FEWEST && there == back;
}

/* ---- Rows by relation ---- */

static int
compare_rows(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    if (a->from != b->from) {
        return PSG_COMPARE(a->from, b->from);
    }
    if (a->to != b->to) {
        return PSG_COMPARE(a->to, b->to);
    }
    return a->kind != b->kind ? PSG_COMPARE(a->kind, b->kind)
                              : PSG_COMPARE(a->place, b->place);
}

static int
compare_relations(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    return a->first != b->first ? PSG_COMPARE(a->first, b->first)
                                : PSG_COMPARE(a->place, b->place);
}

static bool
is_same_tie(const PsgSettling *settling, const Row *a, const Row *b)
{
    return a->from == b->from && a->to == b->to && a->kind == b->kind &&
           tie_of(settling, a->place)->key == NULL &&
           tie_of(settling, b->place)->key == NULL;
}

/* When it was is written, and cannot be read: it would be there always. */
static bool
refuse_without_time(const PsgSettling *settling, guint32 place)
{
    const PsgSayings *spells = &settling->spells[PSG_DRAFT_TIE];
    for (guint32 i = spells->first[place]; i < spells->first[place + 1]; i++) {
        const PsgDraftSpell *spell =
            &g_array_index(settling->said.spells, PsgDraftSpell, spells->places[i]);
        if (!psg_clocks_is_refused(settling->clocks, &spell->when)) {
            return false;
        }
    }
    if (spells->first[place] == spells->first[place + 1]) {
        return false;
    }
    psg_report_refuse(settling->report, "no-time", tie_of(settling, place)->span,
                      "it cannot be read when this relation was: it is left out");
    return true;
}

/* Those of a relation one after the other, relations in order of their first row. */
static Row *
sorted_rows(PsgSettling *settling, guint *kept)
{
    g_autoptr(GHashTable) kinds = directions_by_kind(settling);
    bool is_twice = tells_each_twice(settling);
    guint count = 0;
    Row *rows = g_new(Row, settling->said.ties->len + 1);
    for (guint i = 0; i < settling->said.ties->len; i++) {
        const PsgDraftTieRow *tie = tie_of(settling, i);
        bool is_turned = !is_directed(tie) && tie->from > tie->to;
        if (is_twice && is_turned && is_undirected_row(tie)) {
            psg_report_guess(settling->report, tie->span,
                             "each tie stands there from both of its ends: it is taken "
                             "once");
            continue;
        }
        if (refuse_without_time(settling, i)) {
            continue;
        }
        rows[count++] = (Row){.from = is_turned ? tie->to : tie->from,
                              .to = is_turned ? tie->from : tie->to,
                              .kind = kind_of(settling, kinds, i),
                              .place = i};
    }
    qsort(rows, count, sizeof *rows, compare_rows);
    for (guint i = 0; i < count; i++) {
        bool is_further = i > 0 && is_same_tie(settling, &rows[i - 1], &rows[i]);
        rows[i].first = is_further ? rows[i - 1].first : rows[i].place;
    }
    qsort(rows, count, sizeof *rows, compare_relations);
    *kept = count;
    return rows;
}

/* ---- Weights ---- */

/* What is said of one relation, once each. */
static void
remark(GString *remarks, const char *text)
{
    if (strstr(remarks->str, text) == NULL) {
        g_string_append_printf(remarks, "%s%s", remarks->len > 0 ? "\n" : "", text);
    }
}

/* 1 if none is said, or none that can be. */
static double
weight_of(const PsgSettling *settling, const PsgDraftFact *fact, GString *remarks)
{
    g_autofree char *plain = g_strdup(psg_said_value(fact));
    g_strstrip(plain);
    char *comma = strchr(plain, ',');
    if (comma != NULL && strchr(plain, '.') == NULL) {
        *comma = '.';
    }
    double weight;
    if (psg_number_parse(plain, &weight) && weight > 0) {
        return weight;
    }
    psg_report_refuse(settling->report, "bad-number", fact->span,
                      "\"%s\" is no weight: it is taken as 1, write a number above 0",
                      fact->value);
    g_autofree char *text =
        g_strdup_printf("\"%s\" is no weight: it is taken as 1", fact->value);
    remark(remarks, text);
    return 1;
}

static void
add_piece(GArray *pieces, const PsgInterval *when, double weight)
{
    Piece piece = {when, weight};
    g_array_append_val(pieces, piece);
}

static PsgTime
first_of(const Piece *piece)
{
    return piece->when == NULL ? PSG_TIME_FIRST : psg_interval_first(piece->when);
}

static PsgTime
last_of(const Piece *piece)
{
    return piece->when == NULL ? PSG_TIME_LAST : psg_interval_last(piece->when);
}

static int
compare_pieces(const void *left, const void *right)
{
    const Piece *a = left, *b = right;
    int order = PSG_COMPARE(first_of(a), first_of(b));
    return order != 0 ? order : PSG_COMPARE(last_of(a), last_of(b));
}

/* As much as a number can say. */
static double
sum_of(double one, double other)
{
    return MIN(one + other, DBL_MAX);
}

/* Sorted pieces of the same time as one; false if others have a time in common. */
static bool
add_up(GArray *pieces)
{
    guint kept = 0;
    bool are_apart = true;
    g_array_sort(pieces, compare_pieces);
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index(pieces, Piece, i);
        Piece *before = kept == 0 ? NULL : &g_array_index(pieces, Piece, kept - 1);
        if (before != NULL && compare_pieces(before, piece) == 0) {
            before->weight = sum_of(before->weight, piece->weight);
        } else {
            are_apart =
                are_apart && (before == NULL || last_of(before) < first_of(piece));
            g_array_index(pieces, Piece, kept++) = *piece;
        }
    }
    g_array_set_size(pieces, kept);
    return are_apart;
}

/* Times shorter than slices add up in each slice. */
static void
add_up_by_slice(const PsgSettling *settling, GArray *pieces)
{
    guint kept = 0;
    for (guint i = 0; i < pieces->len; i++) {
        Piece piece = g_array_index(pieces, Piece, i);
        size_t place = psg_settling_window(settling, first_of(&piece));
        if (place == PSG_NONE) {
            continue;
        }
        piece.when = &g_array_index(settling->windows, PsgInterval, place);
        Piece *before = kept == 0 ? NULL : &g_array_index(pieces, Piece, kept - 1);
        if (before != NULL && before->when == piece.when) {
            before->weight = sum_of(before->weight, piece.weight);
        } else {
            g_array_index(pieces, Piece, kept++) = piece;
        }
    }
    g_array_set_size(pieces, kept);
}

/* What is added to the weight, or taken from it, at a time. */
typedef struct {
    PsgTime time;
    double change;
} Step;

static int
compare_steps(const void *left, const void *right)
{
    const Step *a = left, *b = right;
    return PSG_COMPARE(a->time, b->time);
}

static PsgDate
date_at(PsgTime time, const PsgDate *like)
{
    return time <= PSG_TIME_FIRST || time >= PSG_TIME_LAST
               ? (PsgDate){.kind = PSG_END_OPEN, .first = time, .last = time}
               : psg_notation_unit(time, like->precision, like->decimals);
}

/* The most exact of all ends: each of them begins one of its units. */
static PsgDate
finest_of(const GArray *pieces)
{
    PsgDate finest = {.precision = PSG_PRECISION_CENTURY};
    for (guint i = 0; i < pieces->len; i++) {
        const PsgInterval *when = g_array_index(pieces, Piece, i).when;
        const PsgDate *const ends[] = {when == NULL ? NULL : &when->from,
                                       when == NULL ? NULL : &when->to};
        for (guint end = 0; end < G_N_ELEMENTS(ends); end++) {
            if (ends[end] != NULL && ends[end]->kind == PSG_END_KNOWN) {
                finest.precision = MIN(finest.precision, ends[end]->precision);
                finest.decimals = MAX(finest.decimals, ends[end]->decimals);
            }
        }
    }
    return finest;
}

/* Weights of one row over time take over from each other: the one that begins last holds. */
static void
cut_off(const PsgSettling *settling, GArray *pieces, guint first)
{
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_append_vals(own, &g_array_index(pieces, Piece, first), pieces->len - first);
    g_array_set_size(pieces, first);
    g_array_sort(own, compare_pieces);
    PsgDate finest = finest_of(own);
    for (guint i = 0; i < own->len; i++) {
        Piece piece = g_array_index(own, Piece, i);
        const Piece *next = i + 1 < own->len ? &g_array_index(own, Piece, i + 1) : NULL;
        if (next != NULL && first_of(next) <= first_of(&piece)) {
            continue;
        }
        if (next != NULL && first_of(next) <= last_of(&piece)) {
            PsgInterval when = *piece.when;
            when.to = date_at(first_of(next) - 1, &finest);
            psg_notation_settle_ends(&when);
            piece.when = psg_arena_copy(settling->arena, &when, 1, sizeof when);
        }
        g_array_append_val(pieces, piece);
    }
}

/* Weights over time stand for themselves; else each spell of the row has its weight. */
static void
weigh_row(PsgSettling *settling, PsgDraftThing tie, const GPtrArray *spells,
          GArray *pieces, GString *remarks)
{
    double weight = 1;
    guint first = pieces->len;
    bool is_said = false;
    const PsgDraftFact *fact;
    for (guint i = 0; (fact = psg_settling_nth_fact(settling, tie, i)) != NULL; i++) {
        if (fact->meaning != PSG_MEANING_WEIGHT || *psg_said_value(fact) == '\0') {
            continue;
        }
        const PsgInterval *when = psg_settling_when(settling, fact);
        if (when != NULL) {
            add_piece(pieces, when, weight_of(settling, fact, remarks));
        } else if (!is_said) {
            weight = weight_of(settling, fact, remarks);
            is_said = true;
        }
    }
    bool is_dated = pieces->len > first;
    if (is_dated) {
        cut_off(settling, pieces, first);
    }
    for (guint i = 0; !is_dated && i < spells->len; i++) {
        add_piece(pieces, g_ptr_array_index(spells, i), weight);
    }
    if (!is_dated && spells->len == 0) {
        add_piece(pieces, NULL, weight);
    }
}

static double
weight_at(const GArray *pieces, PsgTime time)
{
    double weight = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        bool is_there = first_of(piece) <= time && time <= last_of(piece);
        weight = is_there ? sum_of(weight, piece->weight) : weight;
    }
    return weight;
}

/* What is left of a sum, where less of it says nothing: a double has 15 digits. */
#define LEAST_SHARE 1e-6

/* Pieces that overlap become pieces that do not, each as heavy as all that it is part of. */
static GArray *
spread(const PsgSettling *settling, const GArray *pieces)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
    PsgDate finest = finest_of(pieces);
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        Step begin = {first_of(piece), piece->weight};
        Step end = {last_of(piece) + 1, -piece->weight};
        g_array_append_val(steps, begin);
        g_array_append_val(steps, end);
    }
    g_array_sort(steps, compare_steps);
    GArray *apart = g_array_new(FALSE, FALSE, sizeof(Piece));
    double weight = 0, most = 0; /* most: since the sum was exact */
    int here = 0;
    for (guint i = 0; i + 1 < steps->len; i++) {
        const Step *step = &g_array_index(steps, Step, i);
        weight += step->change;
        most = MAX(most, weight);
        here += step->change > 0 ? 1 : -1;
        weight = here == 0 ? 0 : weight;
        most = here == 0 ? 0 : most;
        if (here > 0 && step[1].time > step->time) {
            if (!(weight > most * LEAST_SHARE) || !isfinite(weight)) {
                weight = most = weight_at(pieces, step->time);
            }
            PsgInterval when = {.from = date_at(step->time, &finest),
                                .to = date_at(step[1].time - 1, &finest)};
            add_piece(apart, psg_arena_copy(settling->arena, &when, 1, sizeof when),
                      weight);
        }
    }
    return apart;
}

/* Sums of fractions differ by what a double cannot hold. */
static bool
is_same_weight(double a, double b)
{
    double difference = a > b ? a - b : b - a;
    return difference <= 1e-9 * MAX(a, b);
}

/* The same for all ties that weigh so. */
static PsgDatedNumbers
always(const PsgSettling *settling, double weight)
{
    PsgDatedNumber *known = g_hash_table_lookup(settling->weights, &weight);
    if (known == NULL) {
        PsgDatedNumber value = {psg_interval_always(), weight};
        known = psg_arena_alloc(settling->arena, sizeof value);
        *known = value;
        g_hash_table_insert(settling->weights, &known->number, known);
    }
    return (PsgDatedNumbers){known, 1};
}

/* Dated where it changes: pieces of one weight, one after the other, are one value. */
static PsgDatedNumbers
dated_weights(const PsgSettling *settling, const GArray *pieces)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(PsgDatedNumber));
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *first = &g_array_index(pieces, Piece, i), *last = first;
        while (i + 1 < pieces->len && is_same_weight(first->weight, last[1].weight)) {
            last++;
            i++;
        }
        if (last - first + 1 == pieces->len || first->when == NULL) {
            g_array_unref(values);
            return always(settling, first->weight);
        }
        PsgDatedNumber value = {*first->when, first->weight};
        value.when.to = last->when->to;
        psg_notation_settle_ends(&value.when);
        g_array_append_val(values, value);
    }
    size_t count = values->len;
    return (PsgDatedNumbers){psg_arena_take_array(settling->arena, values), count};
}

static PsgDatedNumbers
weights_of(PsgSettling *settling, GArray *pieces, GString *remarks)
{
    guint said = pieces->len;
    bool are_apart = add_up(pieces);
    if (pieces->len < said) {
        remark(remarks, "rows of the same time are one: their weights are added");
    }
    if (settling->is_eventful &&
        first_of(&g_array_index(pieces, Piece, 0)) > PSG_TIME_FIRST) {
        add_up_by_slice(settling, pieces);
        are_apart = true;
        if (pieces->len > 0) {
            psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                             "weights of rows within one slice are added");
        }
    }
    if (are_apart) {
        return dated_weights(settling, pieces);
    }
    g_autoptr(GArray) apart = spread(settling, pieces);
    return dated_weights(settling, apart);
}

/* ---- Relations ---- */

static PsgText
text_or_none(const PsgSettling *settling, const char *string)
{
    return string == NULL ? (PsgText){NULL, 0}
                          : psg_builder_text(settling->builder, string);
}

static void
tell_both_ways(const PsgSettling *settling, PsgThings things, GString *remarks)
{
    const PsgDraftTieRow *first = tie_of(settling, things.items[0].place);
    for (guint i = 1; i < things.count; i++) {
        const PsgDraftTieRow *tie = tie_of(settling, things.items[i].place);
        if (tie->from != first->from && tie->direction == PSG_DIRECTION_UNSAID) {
            psg_report_guess(settling->report, tie->span,
                             "ties have no direction, as none is said: those from A to B "
                             "and from B to A are one");
            remark(remarks, "rows tell it from both ends");
            return;
        }
    }
}

/* Pieces without a time say nothing beside those that have one. */
static void
drop_timeless(GArray *pieces)
{
    guint kept = 0;
    for (guint i = 0; i < pieces->len; i++) {
        if (g_array_index(pieces, Piece, i).when != NULL) {
            g_array_index(pieces, Piece, kept++) = g_array_index(pieces, Piece, i);
        }
    }
    g_array_set_size(pieces, kept);
}

/* When it was, and what it weighed. */
static void
live(PsgSettling *settling, PsgThings things, PsgRelation *relation, GString *remarks)
{
    g_autoptr(GPtrArray) intervals = g_ptr_array_new(), own = g_ptr_array_new();
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    const PsgDraftTieRow *timeless = NULL;
    tell_both_ways(settling, things, remarks);
    for (guint i = 0; i < things.count; i++) {
        g_ptr_array_set_size(own, 0);
        psg_settling_add_intervals(settling, things.items[i], own);
        timeless = own->len == 0 ? tie_of(settling, things.items[i].place) : timeless;
        for (guint j = 0; j < own->len; j++) {
            g_ptr_array_add(intervals, g_ptr_array_index(own, j));
        }
        weigh_row(settling, things.items[i], own, pieces, remarks);
    }
    if (timeless != NULL && intervals->len > 0) {
        psg_report_doubt(settling->report, "undated", timeless->span,
                         "this row has no time, and others of the same tie have one: it "
                         "adds nothing to them");
        remark(remarks, "a row without a time adds nothing to it");
        drop_timeless(pieces);
    }
    relation->weight = weights_of(settling, pieces, remarks);
    relation->when = psg_settling_spells_of(settling, intervals);
}

/* What readers remark of its rows; what is remarked here is added. */
static GString *
remarks_of(const PsgSettling *settling, PsgThings things)
{
    GString *remarks = g_string_new(NULL);
    for (guint i = 0; i < things.count; i++) {
        const char *text = psg_draft_remark_of(settling->draft, things.items[i].place);
        if (text != NULL) {
            remark(remarks, text);
        }
    }
    return remarks;
}

static void
add_relation(PsgSettling *settling, PsgThings things, size_t kind)
{
    g_autoptr(GString) remarks = remarks_of(settling, things);
    const PsgDraftTieRow *first = tie_of(settling, things.items[0].place);
    PsgRelation relation = {
        .from = first->from,
        .to = first->to,
        .entry = settling->relation_comments->len,
        .kind = kind,
        .label =
            text_or_none(settling, psg_facts_first(settling, things, PSG_MEANING_NAME,
                                                   PSG_MEANING_TITLE)),
        .note = psg_facts_note(settling, things),
        .url = psg_facts_url(settling, things),
        .sources = psg_facts_sources(settling, things),
        .properties = psg_facts_properties(settling, things)};
    live(settling, things, &relation, remarks);
    if (things.count > 1 && psg_report_files(settling->report)->len > 0) {
        psg_report_joined(settling->report, things.count - 1);
    }
    psg_builder_add_relation(settling->builder, &relation);
    const char *comment =
        remarks->len == 0 ? NULL : psg_arena_strdup(settling->arena, remarks->str);
    g_ptr_array_add(settling->relation_comments, (gpointer)(guintptr)comment);
}

void
psg_settling_tie(PsgSettling *settling)
{
    guint count;
    g_autofree Row *rows = sorted_rows(settling, &count);
    g_autoptr(GArray) things = g_array_new(FALSE, FALSE, sizeof(PsgDraftThing));
    for (guint i = 0; i < count;) {
        guint first = i;
        g_array_set_size(things, 0);
        for (; i < count && rows[i].first == rows[first].first; i++) {
            PsgDraftThing thing = {PSG_DRAFT_TIE, rows[i].place};
            g_array_append_val(things, thing);
        }
        add_relation(
            settling,
            (PsgThings){(const PsgDraftThing *)(void *)things->data, things->len},
            rows[first].kind);
    }
}
