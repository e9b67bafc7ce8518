/*
 * What a Pajek file holds is said to the draft: several networks are relations of one set of
 * vertices, or one after the other in time.
 */
#include "base/number.h"
#include "read/graph/attributes.h"
#include "read/graph/pajek_net.h"

#include <math.h>
#include <string.h>

/* How several networks of a file belong together. */
typedef enum {
    TOGETHER_ONE,    /* there is one, or what they are to each other needs no telling */
    TOGETHER_SLICES, /* they follow each other */
    TOGETHER_KINDS,  /* relations of the same vertices */
} Together;

typedef struct {
    PsgPajekFile *file;
    PsgDraft *draft;
    PsgReport *report;
    PsgAttributes *attributes;
    Together together;
    bool are_years; /* the names of slices are the same but for a year */
    guint32 clock;  /* of times in brackets */
    PsgPajekNetwork *network;
    PsgDraftTime slice; /* in which the network is; start NULL: none */
    GArray *things;     /* PsgDraftThing of its vertices */
} Sayer;

static PsgPajekNetwork *
nth_network(const PsgPajekFile *file, guint place)
{
    return g_ptr_array_index(file->networks, place);
}

/* Without folders and without the ending of a Pajek file. Owned by the caller. */
static char *
plain_name(const char *name)
{
    size_t base = strlen(name);
    while (base > 0 && strchr("/\\", name[base - 1]) == NULL) {
        base--;
    }
    char *plain = g_strdup(name + base);
    char *ending = strrchr(plain, '.');
    static const char *const endings[] = {".net", ".clu", ".vec", ".per", ".paj", NULL};
    if (ending != NULL && ending != plain) {
        g_autofree char *small = g_ascii_strdown(ending, -1);
        if (g_strv_contains(endings, small)) {
            *ending = '\0';
        }
    }
    return plain;
}

/* ---- Keys ---- */

static const char *
keep(const Sayer *sayer, const char *text)
{
    return psg_arena_strdup(sayer->file->arena, text);
}

static bool
has_labels(const PsgPajekNetwork *network)
{
    for (guint i = 0; i < network->vertices->len; i++) {
        if (psg_pajek_vertex(network, i)->label != NULL) {
            return true;
        }
    }
    return false;
}

/* The label; its number too if another vertex of the network has the same label. */
static void
name_vertices(const Sayer *sayer, PsgPajekNetwork *network)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < network->vertices->len; i++) {
        PsgPajekVertex *vertex = psg_pajek_vertex(network, i);
        g_autofree char *key = vertex->label == NULL ? g_strdup_printf("%u", i + 1)
                                                     : g_strdup(vertex->label);
        while (g_hash_table_contains(taken, key)) {
            char *longer = g_strdup_printf("%s (%u)", key, i + 1);
            g_free(key);
            key = longer;
        }
        vertex->key = keep(sayer, key);
        g_hash_table_add(taken, (gpointer)(guintptr)vertex->key);
    }
}

/* One without labels has those of the first before it that has some, and as many vertices. */
static void
name_all(const Sayer *sayer)
{
    g_autoptr(GHashTable) labelled = g_hash_table_new(NULL, NULL); /* by that number */
    for (guint i = 0; i < sayer->file->networks->len; i++) {
        PsgPajekNetwork *network = nth_network(sayer->file, i);
        gpointer count = GUINT_TO_POINTER(network->vertices->len);
        bool is_labelled = has_labels(network);
        const PsgPajekNetwork *before =
            is_labelled ? NULL : g_hash_table_lookup(labelled, count);
        if (before == NULL) {
            name_vertices(sayer, network);
        }
        if (is_labelled && !g_hash_table_contains(labelled, count)) {
            g_hash_table_insert(labelled, count, network);
        }
        for (guint k = 0; before != NULL && k < network->vertices->len; k++) {
            PsgPajekVertex *vertex = psg_pajek_vertex(network, k);
            vertex->label = psg_pajek_vertex(before, k)->label;
            vertex->key = psg_pajek_vertex(before, k)->key;
        }
    }
}

/* ---- Several networks ---- */

static bool
is_same_set(const PsgPajekNetwork *a, const PsgPajekNetwork *b)
{
    bool is_same = a->vertices->len == b->vertices->len;
    for (guint i = 0; is_same && i < a->vertices->len; i++) {
        is_same = strcmp(psg_pajek_vertex(a, i)->key, psg_pajek_vertex(b, i)->key) == 0;
    }
    return is_same;
}

/* Its name without digits. Owned by the caller. */
static char *
name_without_digits(const PsgPajekNetwork *network)
{
    GString *rest = g_string_new(NULL);
    for (const char *at = network->name; *at != '\0'; at++) {
        if (!g_ascii_isdigit(*at)) {
            g_string_append_c(rest, *at);
        }
    }
    return g_string_free(rest, FALSE);
}

/* Their names are the same but for a number, which each has. */
static bool
are_numbered(const PsgPajekFile *file)
{
    g_autofree char *first = name_without_digits(nth_network(file, 0));
    for (guint i = 0; i < file->networks->len; i++) {
        const PsgPajekNetwork *network = nth_network(file, i);
        g_autofree char *rest = name_without_digits(network);
        if (strcmp(rest, first) != 0 || strlen(rest) == strlen(network->name)) {
            return false;
        }
    }
    return true;
}

static guint64
pair_of(const PsgPajekLine *line)
{
    return (guint64)line->from << 32 | line->to;
}

/* The pairs of vertices that have a line. Owned by the caller. */
static GHashTable *
pairs_of(const PsgPajekNetwork *network)
{
    GHashTable *pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < network->lines->len; i++) {
        guint64 pair = pair_of(psg_pajek_line(network, i));
        g_hash_table_add(pairs, g_memdup2(&pair, sizeof pair));
    }
    return pairs;
}

/* Most of its lines are lines of the other, too. */
static bool
is_sum_of(const PsgPajekNetwork *sum, GHashTable *pairs)
{
    guint common = 0;
    for (guint i = 0; i < sum->lines->len; i++) {
        guint64 pair = pair_of(psg_pajek_line(sum, i));
        common += g_hash_table_contains(pairs, &pair) ? 1 : 0;
    }
    return 2 * common > sum->lines->len;
}

/* Beside a network with times stand such that add it up, which a landscape does itself. */
static void
leave_out_sums(const Sayer *sayer)
{
    GPtrArray *networks = sayer->file->networks;
    const PsgPajekNetwork *timed = NULL;
    for (guint i = 0; i < networks->len && timed == NULL; i++) {
        const PsgPajekNetwork *network = nth_network(sayer->file, i);
        timed = network->is_timed ? network : NULL;
    }
    if (timed == NULL) {
        return;
    }
    g_autoptr(GHashTable) pairs = pairs_of(timed);
    for (guint i = networks->len; i-- > 0;) {
        const PsgPajekNetwork *network = nth_network(sayer->file, i);
        if (!network->is_timed && is_same_set(network, timed) &&
            is_sum_of(network, pairs)) {
            psg_report_lose(sayer->report,
                            "networks without times whose lines are for the most part "
                            "those of one with times (to keep one, give it a file of its "
                            "own)",
                            network->span);
            g_ptr_array_remove_index(networks, i);
        }
    }
}

static Together
togetherness(const PsgPajekFile *file)
{
    bool is_timed = false, is_same = true;
    for (guint i = 0; i < file->networks->len; i++) {
        const PsgPajekNetwork *network = nth_network(file, i);
        is_timed = is_timed || network->is_timed;
        is_same = is_same && is_same_set(network, nth_network(file, 0));
    }
    if (file->networks->len < 2) {
        return TOGETHER_ONE;
    }
    if (!is_timed && (!is_same || are_numbered(file))) {
        return TOGETHER_SLICES;
    }
    return is_same ? TOGETHER_KINDS : TOGETHER_ONE;
}

static void
tell_together(const Sayer *sayer)
{
    static const char *const told[] = {
        [TOGETHER_ONE] = "the networks of the file are taken as one",
        [TOGETHER_SLICES] = "the networks of the file follow each other in time",
        [TOGETHER_KINDS] =
            "the networks of the file are kinds of relations of the same vertices",
    };
    if (sayer->file->networks->len > 1) {
        psg_report_guess(sayer->report, nth_network(sayer->file, 1)->span, "%s",
                         told[sayer->together]);
    }
}

/* ---- Times ---- */

static PsgDraftTime
time_of(const Sayer *sayer, const PsgPajekTimes *times)
{
    return (PsgDraftTime){
        .clock = sayer->clock,
        .start = times->start,
        .end = times->end,
        .is_start_open = times->is_start_open,
        .is_end_open = times->is_end_open,
    };
}

/* A year, if the names of slices are the same but for it; else the whole name. Owned by the
 * caller. */
static char *
slice_name(const PsgPajekFile *file, const PsgPajekNetwork *network, bool are_years)
{
    char *name = plain_name(network->name);
    if (are_years) {
        name[strcspn(name, "0123456789") + 4] = '\0';
        memmove(name, name + strcspn(name, "0123456789"), 5);
    } else if (*name == '\0') {
        guint place = 0;
        g_ptr_array_find(file->networks, network, &place);
        g_free(name);
        name = g_strdup_printf("network %u", place + 1);
    }
    return name;
}

static bool
are_years(const PsgPajekFile *file)
{
    bool are = are_numbered(file);
    for (guint i = 0; are && i < file->networks->len; i++) {
        g_autofree char *name = plain_name(nth_network(file, i)->name);
        const char *digits = name + strcspn(name, "0123456789");
        are = strspn(digits, "0123456789") == 4 && (*digits == '1' || *digits == '2') &&
              strcspn(digits + 4, "0123456789") == strlen(digits + 4);
    }
    return are;
}

static void
begin_slice(Sayer *sayer)
{
    sayer->slice = (PsgDraftTime){.start = NULL};
    if (sayer->together != TOGETHER_SLICES) {
        return;
    }
    g_autofree char *name = slice_name(sayer->file, sayer->network, sayer->are_years);
    PsgDraftClock clock = {.form = sayer->are_years ? PSG_CLOCK_ANY : PSG_CLOCK_ORDER,
                           .name = psg_input_name(sayer->file->input)};
    sayer->slice.clock = psg_draft_clock(sayer->draft, &clock);
    sayer->slice.start = sayer->slice.end = psg_draft_text(sayer->draft, name);
}

/* ---- Vertices ---- */

static void
say(const Sayer *sayer, PsgDraftThing of, PsgMeaning meaning, const char *value,
    PsgSpan span)
{
    const PsgDraftSaying saying = {.of = of, .meaning = meaning, .value = value};
    psg_draft_say(sayer->draft, &saying, span);
}

/* Programs that lay nothing out write the same place for all. */
static bool
has_places(const PsgPajekNetwork *network)
{
    const PsgPajekVertex *first = NULL;
    for (guint i = 0; i < network->vertices->len; i++) {
        const PsgPajekVertex *vertex = psg_pajek_vertex(network, i);
        if (vertex->x == NULL) {
            continue;
        }
        if (first != NULL &&
            (strcmp(vertex->x, first->x) != 0 || strcmp(vertex->y, first->y) != 0)) {
            return true;
        }
        first = first == NULL ? vertex : first;
    }
    return false;
}

static bool
is_never_there(const PsgPajekVertex *vertex)
{
    return vertex->is_timed && !vertex->has_spell;
}

static void
say_vertex(Sayer *sayer, guint place, bool with_place)
{
    const PsgPajekVertex *vertex = psg_pajek_vertex(sayer->network, place);
    if (is_never_there(vertex)) {
        const PsgDraftThing nothing = {PSG_DRAFT_WHOLE, 0};
        g_array_append_val(sayer->things, nothing);
        psg_report_lose(sayer->report, "vertices that are there at no time",
                        vertex->span);
        return;
    }
    PsgDraftThing thing = psg_draft_actor(sayer->draft, vertex->key, vertex->span);
    g_array_append_val(sayer->things, thing);
    psg_draft_declare(sayer->draft, thing, vertex->span);
    if (vertex->label != NULL && strcmp(vertex->label, vertex->key) != 0) {
        say(sayer, thing, PSG_MEANING_NAME, vertex->label, vertex->span);
    }
    if (with_place && vertex->x != NULL) {
        say(sayer, thing, PSG_MEANING_X, vertex->x, vertex->span);
        say(sayer, thing, PSG_MEANING_Y, vertex->y, vertex->span);
    }
    if (sayer->network->first_mode > 0) {
        say(sayer, thing, PSG_MEANING_KIND,
            place < sayer->network->first_mode ? "mode 1" : "mode 2", vertex->span);
    }
    if (sayer->slice.start != NULL && !vertex->is_timed) {
        psg_draft_there(sayer->draft, thing, &sayer->slice, vertex->span);
    }
}

static void
say_vertices(Sayer *sayer)
{
    bool with_places = has_places(sayer->network);
    g_array_set_size(sayer->things, 0);
    for (guint i = 0;
         i < sayer->network->vertices->len && !psg_draft_is_full(sayer->draft); i++) {
        say_vertex(sayer, i, with_places);
    }
}

/* ---- Lines ---- */

/* A line at some time: those between the same vertices that do not overlap are one tie, whose
 * value changes. */
typedef struct {
    guint32 line;
    const PsgPajekTimes *times; /* NULL: always */
    const char *value;
    double start, end;
} Stretch;

static double
number_of(const char *text, double otherwise)
{
    double number = otherwise;
    if (text != NULL) {
        psg_number_parse(text, &number);
    }
    return number;
}

static GArray *
stretches_of(const PsgPajekNetwork *network)
{
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    for (guint i = 0; i < network->lines->len; i++) {
        const PsgPajekLine *line = psg_pajek_line(network, i);
        if (!line->is_timed) {
            Stretch always = {i, NULL, line->value, -HUGE_VAL, HUGE_VAL};
            g_array_append_val(stretches, always);
        }
    }
    for (guint i = 0; i < network->spells->len; i++) {
        const PsgPajekSpell *spell = &g_array_index(network->spells, PsgPajekSpell, i);
        if (spell->is_line) {
            const PsgPajekLine *line = psg_pajek_line(network, spell->of);
            Stretch then = {spell->of, &spell->times,
                            spell->value == NULL ? line->value : spell->value,
                            number_of(spell->times.start, -HUGE_VAL),
                            number_of(spell->times.end, HUGE_VAL)};
            g_array_append_val(stretches, then);
        }
    }
    return stretches;
}

static int
order(guint32 a, guint32 b)
{
    return (a > b) - (a < b);
}

/* Between which vertices, of which relation and sort. */
static int
compare_ends(const PsgPajekLine *a, const PsgPajekLine *b)
{
    bool is_a_turned = !a->is_directed && a->from > a->to;
    bool is_b_turned = !b->is_directed && b->from > b->to;
    int by_from = order(is_a_turned ? a->to : a->from, is_b_turned ? b->to : b->from);
    int by_to = order(is_a_turned ? a->from : a->to, is_b_turned ? b->from : b->to);
    int by_relation = order(a->relation, b->relation);
    return by_from != 0       ? by_from
           : by_to != 0       ? by_to
           : by_relation != 0 ? by_relation
                              : order(a->is_directed, b->is_directed);
}

static int
compare_stretches(const void *a, const void *b, void *user)
{
    const Stretch *one = a, *other = b;
    const PsgPajekNetwork *network = user;
    int by_ends = compare_ends(psg_pajek_line(network, one->line),
                               psg_pajek_line(network, other->line));
    if (by_ends != 0) {
        return by_ends;
    }
    int by_start = (one->start > other->start) - (one->start < other->start);
    return by_start != 0 ? by_start : order(one->line, other->line);
}

/* The nth tie between its vertices. */
typedef struct {
    guint32 nth;
    double end; /* of its last stretch */
    bool is_end_open;
    PsgDraftThing thing;
} Lane;

static int
compare_lanes(const void *a, const void *b, void *user)
{
    (void)user;
    const Lane *one = a, *other = b;
    int by_end = (one->end > other->end) - (one->end < other->end);
    int by_open = other->is_end_open - one->is_end_open;
    return by_end != 0 ? by_end : by_open != 0 ? by_open : order(one->nth, other->nth);
}

static bool
is_over(const Lane *lane, const Stretch *stretch)
{
    bool is_apart =
        lane->is_end_open || (stretch->times != NULL && stretch->times->is_start_open);
    return lane->end < stretch->start || (is_apart && !(lane->end > stretch->start));
}

/* What its kind is called; NULL if it has none. Owned by the caller. */
static char *
kind_of(const Sayer *sayer, const PsgPajekLine *line)
{
    const GArray *relations = sayer->network->relations;
    g_autofree char *of_network = sayer->together == TOGETHER_KINDS
                                      ? plain_name(sayer->network->name)
                                      : g_strdup("");
    g_autofree char *own = NULL;
    if (line->relation > 0) {
        const PsgPajekRelation *relation =
            &g_array_index(relations, PsgPajekRelation, line->relation - 1);
        own = relation->name != NULL ? g_strdup(relation->name)
              : relations->len > 1   ? g_strdup_printf("relation %u", relation->number)
                                     : NULL;
    }
    if (own != NULL && *of_network != '\0') {
        return g_strdup_printf("%s: %s", of_network, own);
    }
    return own != NULL           ? g_steal_pointer(&own)
           : *of_network != '\0' ? g_steal_pointer(&of_network)
                                 : NULL;
}

/* One that is there at no time is there while it has a line. */
static PsgDraftThing
end_of(const Sayer *sayer, guint32 place)
{
    PsgDraftThing *thing = &g_array_index(sayer->things, PsgDraftThing, place);
    if (thing->what == PSG_DRAFT_WHOLE) {
        const PsgPajekVertex *vertex = psg_pajek_vertex(sayer->network, place);
        *thing = psg_draft_actor(sayer->draft, vertex->key, vertex->span);
        psg_draft_declare(sayer->draft, *thing, vertex->span);
        psg_report_doubt(sayer->report, "pajek", vertex->span,
                         "\"%s\" is there at no time, and has a line: it is taken to be "
                         "there while it has one",
                         vertex->key);
    }
    return *thing;
}

/* The first tie between two is told by its ends; a further one needs a key. */
static PsgDraftThing
say_tie(const Sayer *sayer, const PsgPajekLine *line, guint32 nth)
{
    const PsgPajekNetwork *network = sayer->network;
    g_autofree char *kind = kind_of(sayer, line);
    g_autofree char *key = g_strdup_printf(
        "%s %s %s, %s, %u", psg_pajek_vertex(network, line->from)->key,
        line->is_directed ? "->" : "--", psg_pajek_vertex(network, line->to)->key,
        kind == NULL ? "" : kind, nth + 1);
    const PsgDraftTie tie = {
        .from = end_of(sayer, line->from),
        .to = end_of(sayer, line->to),
        .direction =
            line->is_directed ? PSG_DIRECTION_DIRECTED : PSG_DIRECTION_UNDIRECTED,
        .key = nth == 0 ? NULL : key,
    };
    PsgDraftThing thing = psg_draft_tie(sayer->draft, &tie, line->span);
    if (kind != NULL) {
        say(sayer, thing, PSG_MEANING_KIND, kind, line->span);
    }
    return thing;
}

/* Whether values are told: they are not if all are 1, as those are that were left out. */
static bool
has_values(const GArray *stretches)
{
    for (guint i = 0; i < stretches->len; i++) {
        const Stretch *stretch = &g_array_index(stretches, Stretch, i);
        double value = number_of(stretch->value, 1);
        if (value < 1 || value > 1) {
            return true;
        }
    }
    return false;
}

/* Of those that are there at no other time. */
static void
show_ends(const Sayer *sayer, const PsgPajekLine *line, const PsgDraftTime *then)
{
    const guint32 ends[] = {line->from, line->to};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (is_never_there(psg_pajek_vertex(sayer->network, ends[i]))) {
            psg_draft_there(sayer->draft, end_of(sayer, ends[i]), then, line->span);
        }
    }
}

static void
say_stretch(const Sayer *sayer, PsgDraftThing thing, const Stretch *stretch,
            bool with_value)
{
    PsgSpan span = psg_pajek_line(sayer->network, stretch->line)->span;
    PsgDraftTime then = sayer->slice;
    bool is_timed = sayer->slice.start != NULL || stretch->times != NULL;
    if (stretch->times != NULL) {
        then = time_of(sayer, stretch->times);
    }
    if (is_timed) {
        psg_draft_there(sayer->draft, thing, &then, span);
        show_ends(sayer, psg_pajek_line(sayer->network, stretch->line), &then);
    }
    if (with_value) {
        const PsgDraftSaying saying = {
            .of = thing,
            .meaning = PSG_MEANING_WEIGHT,
            .value = stretch->value == NULL ? "1" : stretch->value,
            .when = is_timed ? &then : NULL,
        };
        psg_draft_say(sayer->draft, &saying, span);
    }
}

/* In the first lane that is over, else in a new one. */
static PsgDraftThing
take_lane(const Sayer *sayer, GSequence *lanes, const Stretch *stretch)
{
    GSequenceIter *first = g_sequence_get_begin_iter(lanes);
    Lane *lane = g_sequence_iter_is_end(first) ? NULL : g_sequence_get(first);
    if (lane != NULL && is_over(lane, stretch)) {
        g_sequence_remove(first);
        sayer->file->joined++;
    } else {
        lane = psg_arena_alloc(sayer->file->arena, sizeof *lane);
        lane->nth = (guint32)g_sequence_get_length(lanes);
        lane->thing =
            say_tie(sayer, psg_pajek_line(sayer->network, stretch->line), lane->nth);
    }
    lane->end = stretch->end;
    lane->is_end_open = stretch->times != NULL && stretch->times->is_end_open;
    g_sequence_insert_sorted(lanes, lane, compare_lanes, NULL);
    return lane->thing;
}

static void
say_line_attributes(const Sayer *sayer, const PsgDraftThing *things)
{
    const GArray *attributes = sayer->network->attributes;
    for (guint i = 0; i < attributes->len; i++) {
        const PsgPajekAttribute *attribute =
            &g_array_index(attributes, PsgPajekAttribute, i);
        PsgDraftThing of =
            attribute->is_line
                ? things[attribute->of]
                : g_array_index(sayer->things, PsgDraftThing, attribute->of);
        if (of.what != PSG_DRAFT_WHOLE) {
            psg_attributes_begin(sayer->attributes, of);
            psg_attributes_say(sayer->attributes, attribute->name, attribute->value,
                               attribute->span);
            psg_attributes_end(sayer->attributes);
        }
    }
}

/* things: that each line became, the last of them if it is several. */
static void
say_lines(const Sayer *sayer, PsgDraftThing *things)
{
    const PsgPajekNetwork *network = sayer->network;
    g_autoptr(GArray) stretches = stretches_of(network);
    bool with_values = has_values(stretches);
    g_autoptr(GSequence) lanes = g_sequence_new(NULL);
    g_array_sort_with_data(stretches, compare_stretches,
                           (gpointer)(guintptr)sayer->network);
    for (guint i = 0; i < stretches->len && !psg_draft_is_full(sayer->draft); i++) {
        const Stretch *stretch = &g_array_index(stretches, Stretch, i);
        const PsgPajekLine *line = psg_pajek_line(network, stretch->line);
        if (i > 0 &&
            compare_ends(line, psg_pajek_line(network, (stretch - 1)->line)) != 0) {
            g_sequence_remove_range(g_sequence_get_begin_iter(lanes),
                                    g_sequence_get_end_iter(lanes));
        }
        things[stretch->line] = take_lane(sayer, lanes, stretch);
        say_stretch(sayer, things[stretch->line], stretch, with_values);
    }
}

/* ---- Networks ---- */

/* What is timed and has no spell. */
static void
lose_those_never_there(const Sayer *sayer)
{
    const PsgPajekNetwork *network = sayer->network;
    for (guint i = 0; i < sayer->things->len; i++) {
        if (g_array_index(sayer->things, PsgDraftThing, i).what == PSG_DRAFT_WHOLE) {
            psg_report_lose(sayer->report, "vertices that are there at no time",
                            psg_pajek_vertex(network, i)->span);
        }
    }
    for (guint i = 0; i < network->lines->len; i++) {
        const PsgPajekLine *line = psg_pajek_line(network, i);
        if (line->is_timed && !line->has_spell) {
            psg_report_lose(sayer->report, "lines that are there at no time", line->span);
        }
    }
}

/* Of vertices. */
static void
say_spells(const Sayer *sayer)
{
    const PsgPajekNetwork *network = sayer->network;
    for (guint i = 0; i < network->spells->len; i++) {
        const PsgPajekSpell *spell = &g_array_index(network->spells, PsgPajekSpell, i);
        if (!spell->is_line) {
            PsgDraftTime when = time_of(sayer, &spell->times);
            psg_draft_there(sayer->draft,
                            g_array_index(sayer->things, PsgDraftThing, spell->of), &when,
                            psg_pajek_vertex(network, spell->of)->span);
        }
    }
}

static void
say_network(Sayer *sayer, PsgPajekNetwork *network)
{
    sayer->network = network;
    begin_slice(sayer);
    say_vertices(sayer);
    if (psg_draft_is_full(sayer->draft)) {
        return;
    }
    say_spells(sayer);
    g_autofree PsgDraftThing *things = g_new0(PsgDraftThing, MAX(network->lines->len, 1));
    say_lines(sayer, things);
    lose_those_never_there(sayer);
    say_line_attributes(sayer, things);
    psg_draft_set_numbers(sayer->draft,
                          (const PsgDraftThing *)(const void *)sayer->things->data,
                          sayer->things->len);
}

/* What one network is called, all is. */
static void
say_title(const Sayer *sayer)
{
    if (sayer->file->networks->len != 1) {
        return;
    }
    const PsgPajekNetwork *network = nth_network(sayer->file, 0);
    g_autofree char *title = plain_name(network->name);
    if (*title != '\0') {
        const PsgDraftThing whole = {PSG_DRAFT_WHOLE, 0};
        say(sayer, whole, PSG_MEANING_TITLE, title, network->span);
    }
}

/* ---- Values ---- */

/* What Pajek writes where nothing is known, and beyond. */
#define MISSING_CLASS 9999998
#define MISSING_NUMBER 999999998

/* "% 1 - Trafficker  2 - Financial": what classes are called, by number; empty if the comment tells
 * none. */
static GHashTable *
class_names(const char *comment)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GRegex) regex =
        g_regex_new("(?:^|\\s{2,})\\s*(-?\\d+)\\s*[-=:]\\s*(\\S(?:.*?\\S)?)(?=\\s{2,}|$)",
                    G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_utf8_validate(comment, -1, NULL)) {
        return names;
    }
    for (g_regex_match(regex, comment, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_hash_table_insert(names, g_match_info_fetch(match, 1),
                            g_match_info_fetch(match, 2));
    }
    return names;
}

/* All classes are named there. */
static bool
are_all_named(const PsgPajekValues *values, GHashTable *names)
{
    for (guint i = 0; i < values->words->len; i++) {
        if (!g_hash_table_contains(names, g_array_index(values->words, char *, i))) {
            return false;
        }
    }
    return values->words->len > 0;
}

/* The first partition is the kind of actors, a second one their group. */
static PsgMeaning
partition_meaning(const Sayer *sayer)
{
    const GArray *facts = psg_draft_contents(sayer->draft).facts;
    bool has_kind = false, has_group = false;
    for (guint i = 0; i < facts->len; i++) {
        const PsgDraftFact *fact = &g_array_index(facts, PsgDraftFact, i);
        bool is_actor = fact->of.what == PSG_DRAFT_ACTOR;
        has_kind = has_kind || (is_actor && fact->meaning == PSG_MEANING_KIND);
        has_group = has_group || (is_actor && fact->meaning == PSG_MEANING_GROUP);
    }
    return !has_kind    ? PSG_MEANING_KIND
           : !has_group ? PSG_MEANING_GROUP
                        : PSG_MEANING_PROPERTY;
}

typedef struct {
    PsgMeaning meaning;
    const char *title;
    GHashTable *names; /* of classes; NULL: none */
} Saying;

static void
say_value(const Sayer *sayer, const Saying *how, PsgDraftThing of, const char *word,
          PsgSpan span)
{
    g_autofree char *class = NULL;
    const char *value = word;
    if (how->names != NULL) {
        value = g_hash_table_lookup(how->names, word);
    } else if (how->meaning != PSG_MEANING_PROPERTY && *how->title != '\0') {
        class = g_strdup_printf("%s %s", how->title, word);
        value = class;
    }
    const PsgDraftSaying saying = {
        .of = of,
        .meaning = how->meaning,
        .property = how->meaning == PSG_MEANING_PROPERTY ? how->title : NULL,
        .value = value,
    };
    psg_draft_say(sayer->draft, &saying, span);
}

/* What each value is said as. */
static void
say_each(const Sayer *sayer, const PsgPajekValues *values, const Saying *how)
{
    size_t count;
    const PsgDraftThing *things = psg_draft_numbers(sayer->draft, &count);
    double missing = values->sort == PSG_PAJEK_PARTITION ? MISSING_CLASS : MISSING_NUMBER;
    for (guint i = 0; i < values->words->len; i++) {
        const char *word = g_array_index(values->words, const char *, i);
        PsgSpan span = g_array_index(values->spans, PsgSpan, i);
        double number;
        if (!psg_number_parse(word, &number)) {
            psg_report_refuse(sayer->report, "pajek", span, "this is no number");
        } else if (number < missing && things[i].what == PSG_DRAFT_ACTOR) {
            say_value(sayer, how, things[i], word, span);
        }
    }
}

static void
say_partition(const Sayer *sayer, const PsgPajekValues *values, const char *title)
{
    g_autoptr(GHashTable) names = class_names(values->comment);
    bool are_named = are_all_named(values, names);
    Saying how = {partition_meaning(sayer), *title == '\0' ? "partition" : title,
                  are_named ? names : NULL};
    if (are_named) {
        psg_report_guess(sayer->report, values->span,
                         "the classes of \"%s\" are called as the comment before it says",
                         how.title);
    }
    psg_report_column(sayer->report, how.title, psg_meaning_word(how.meaning));
    say_each(sayer, values, &how);
}

static void
say_vector(const Sayer *sayer, const PsgPajekValues *values, const char *title)
{
    const Saying how = {PSG_MEANING_PROPERTY, *title == '\0' ? "vector" : title, NULL};
    psg_draft_property(sayer->draft, PSG_DRAFT_ACTOR, how.title, PSG_PROPERTY_NUMBER,
                       NULL);
    psg_report_column(sayer->report, how.title, psg_meaning_word(how.meaning));
    say_each(sayer, values, &how);
}

/* They are of the vertices of the network that was said last, if it has so many. */
static void
say_values(const Sayer *sayer, const PsgPajekValues *values)
{
    size_t count;
    g_autofree char *title = plain_name(values->name);
    psg_draft_numbers(sayer->draft, &count);
    if (values->sort == PSG_PAJEK_OTHER) {
        psg_report_lose(sayer->report, "permutations, clusters and hierarchies",
                        values->span);
    } else if (count == 0) {
        psg_report_refuse(sayer->report, "pajek", values->span,
                          "these values are of a network: give its file too, "
                          "as in \"import a.net a.clu\"");
    } else if (values->words->len != count) {
        psg_report_refuse(sayer->report, "pajek", values->span,
                          "there are %u values, and %" G_GSIZE_FORMAT
                          " vertices: they are of another network",
                          values->words->len, count);
    } else if (values->sort == PSG_PAJEK_PARTITION) {
        say_partition(sayer, values, title);
    } else {
        say_vector(sayer, values, title);
    }
}

void
psg_pajek_say(PsgPajekFile *file)
{
    const char *name = psg_input_name(file->input);
    PsgReport *report = psg_draft_report(file->draft);
    g_autoptr(PsgAttributes) attributes = psg_attributes_new(file->draft, name);
    g_autoptr(GArray) things = g_array_new(FALSE, FALSE, sizeof(PsgDraftThing));
    Sayer sayer = {.file = file,
                   .draft = file->draft,
                   .report = report,
                   .attributes = attributes,
                   .things = things};
    const PsgDraftClock clock = {.form = PSG_CLOCK_NUMBER, .name = name};
    sayer.clock = psg_draft_clock(file->draft, &clock);
    psg_report_describe(report, "Pajek, networks: %u, partitions and vectors: %u",
                        file->networks->len, file->values->len);
    name_all(&sayer);
    leave_out_sums(&sayer);
    sayer.together = togetherness(file);
    sayer.are_years = sayer.together == TOGETHER_SLICES && are_years(file);
    tell_together(&sayer);
    say_title(&sayer);
    for (guint i = 0; i < file->networks->len && !psg_draft_is_full(file->draft); i++) {
        say_network(&sayer, nth_network(file, i));
    }
    for (guint i = 0; i < file->values->len && !psg_draft_is_full(file->draft); i++) {
        say_values(&sayer, g_ptr_array_index(file->values, i));
    }
    const GPtrArray *files = psg_report_files(report);
    const PsgReportFile *told = g_ptr_array_index(files, files->len - 1);
    psg_report_rows(report, file->rows);
    psg_report_taken(report, file->rows - MIN(file->rows, told->refused));
    psg_report_joined(report, file->joined);
}
