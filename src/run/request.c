/* From the words of a request to the options of a figure: one reader for each type of
 * option. */
#include "run/request.h"

#include "base/join.h"
#include "base/number.h"
#include "base/suggest.h"
#include "figure/figure.h"

#include <math.h>
#include <string.h>

#define MOST_COUNT 1e6

/* An option, what is said of it, and where that goes. */
typedef struct {
    const PsgFigureOption *option;
    const char *value; /* NULL: nothing but the option's name */
    const PsgLandscape *landscape;
    PsgArena *arena;
    void *field;
    char **why;
    PsgBy by; /* of the selection, for classes */
} Said;

/* `is_true` is only set if it is true or false. */
static bool
read_truth(const Said *said, bool *is_true)
{
    bool is_said = said->value == NULL || strcmp(said->value, "true") == 0;
    if (!is_said && strcmp(said->value, "false") != 0) {
        *said->why = g_strdup_printf("%s \"%s\": it is true or false", said->option->name,
                                     said->value);
        return false;
    }
    *is_true = is_said;
    return true;
}

static bool
read_choice(const Said *said, const char *word)
{
    const char *const *words = said->option->words;
    g_autoptr(GString) known = g_string_new(NULL);
    for (unsigned i = 0; words[i] != NULL; i++) {
        if (g_strcmp0(words[i], word) == 0) {
            *(unsigned *)said->field = i;
            return true;
        }
        g_string_append_printf(known, "%s%s", i == 0 ? "" : ", ", words[i]);
    }
    *said->why = g_strdup_printf("no %s \"%s\"; there are %s", said->option->name,
                                 word == NULL ? "" : word, known->str);
    return false;
}

static bool
read_short(const Said *said)
{
    bool is_meant;
    return read_truth(said, &is_meant) &&
           (!is_meant || read_choice(said, said->option->bare));
}

static bool
read_count(const Said *said)
{
    double number;
    if (said->value == NULL || !psg_number_parse(said->value, &number) || number < 1 ||
        number > MOST_COUNT || floor(number) < number) {
        *said->why =
            g_strdup_printf("%s \"%s\" is no whole number from 1", said->option->name,
                            said->value == NULL ? "" : said->value);
        return false;
    }
    *(unsigned *)said->field = (unsigned)number;
    return true;
}

/* A date where the landscape has plain numbers, or the other way round; tells so. */
static bool
is_mixed(const Said *said, const PsgInterval *date)
{
    PsgTime known = psg_landscape_any_time(said->landscape);
    bool has_numbers = psg_time_is_number(known);
    bool is_open = date->from.kind != PSG_END_KNOWN && date->to.kind != PSG_END_KNOWN;
    bool is_mixed = psg_interval_is_number(date) != has_numbers;
    if (is_open || known == PSG_TIME_FIRST || !is_mixed) {
        return false;
    }
    *said->why = g_strdup_printf("%s \"%s\" is %s, and the landscape's times are %s",
                                 said->option->name, said->value,
                                 has_numbers ? "a date" : "a plain number",
                                 has_numbers ? "plain numbers, as in t5" : "dates");
    return true;
}

static bool
read_end(const Said *said)
{
    const char *text = said->value == NULL ? "" : said->value;
    PsgInterval *window = said->field;
    PsgInterval date;
    g_autofree char *reason = NULL;
    if (!psg_interval_parse(text, &date, &reason)) {
        *said->why = g_strdup_printf("%s \"%s\" is not a date: %s", said->option->name,
                                     text, reason);
        return false;
    }
    if (is_mixed(said, &date)) {
        return false;
    }
    if (said->option->type == PSG_OPTION_FROM) {
        window->from = date.from;
    } else {
        window->to = date.to;
    }
    return true;
}

static size_t
find_measure(const PsgLandscape *landscape, const char *id, char **why)
{
    size_t count = landscape->measure_count;
    g_autofree const char **ids = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        ids[i] = landscape->measures[i].id;
        if (strcmp(ids[i], id) == 0) {
            return i;
        }
    }
    const char *near = psg_suggest(id, ids, count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)ids);
    *why = near != NULL
               ? g_strdup_printf("no measure \"%s\" (did you mean \"%s\"?)", id, near)
               : g_strdup_printf("no measure \"%s\"; there are %s", id,
                                 count == 0 ? "none" : known);
    return PSG_NONE;
}

static bool
read_measures(const Said *said)
{
    g_auto(GStrv) ids = g_strsplit(said->value == NULL ? "" : said->value, ",", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(size_t));
    if (ids[0] == NULL) {
        return find_measure(said->landscape, "", said->why) != PSG_NONE;
    }
    for (size_t i = 0; ids[i] != NULL; i++) {
        size_t measure = find_measure(said->landscape, g_strstrip(ids[i]), said->why);
        if (measure == PSG_NONE) {
            return false;
        }
        g_array_append_val(found, measure);
    }
    size_t count = found->len;
    *(PsgIndexes *)said->field =
        (PsgIndexes){psg_arena_take_array(said->arena, g_steal_pointer(&found)), count};
    return true;
}

static bool
read_sections(const Said *said)
{
    g_auto(GStrv) words = g_strsplit(said->value == NULL ? "" : said->value, ",", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i == 0 || words[i] != NULL; i++) {
        const char *word = words[i] == NULL ? "" : g_strstrip(words[i]);
        size_t section = psg_section_lookup(word);
        if (section == PSG_NONE) {
            g_autoptr(GString) known = g_string_new(psg_section_words[0]);
            for (size_t j = 1; psg_section_words[j] != NULL; j++) {
                g_string_append_printf(known, ", %s", psg_section_words[j]);
            }
            *said->why =
                g_strdup_printf("no section \"%s\"; there are %s", word, known->str);
            return false;
        }
        g_array_append_val(found, section);
        if (words[i] == NULL) {
            break;
        }
    }
    size_t count = found->len;
    *(PsgIndexes *)said->field =
        (PsgIndexes){psg_arena_take_array(said->arena, g_steal_pointer(&found)), count};
    return true;
}

static bool
read_measure(const Said *said)
{
    size_t measure =
        find_measure(said->landscape, said->value == NULL ? "" : said->value, said->why);
    if (measure != PSG_NONE) {
        *(PsgIndexes *)said->field =
            (PsgIndexes){psg_arena_copy(said->arena, &measure, 1, sizeof measure), 1};
    }
    return measure != PSG_NONE;
}

/* ---- Actors and what they have, by id ---- */

/* A list of things with ids, as users call them. */
typedef struct {
    const char *word; /* "kind" */
    size_t count;
    PsgIdOf id_of;
} Things;

/* PSG_NONE, with *why, if there is none of that id. */
static size_t
find_thing(const Said *said, const Things *things, const char *id)
{
    PsgSuggestion suggestion = psg_suggestion_for(id);
    g_autoptr(GString) known = g_string_new(NULL);
    for (size_t i = 0; i < things->count; i++) {
        const char *other = things->id_of(said->landscape, i);
        if (strcmp(other, id) == 0) {
            return i;
        }
        psg_suggestion_offer(&suggestion, other);
        g_string_append_printf(known, "%s%s", i == 0 ? "" : ", ", other);
    }
    *said->why = suggestion.best != NULL
                     ? g_strdup_printf("no %s \"%s\" (did you mean \"%s\"?)",
                                       things->word, id, suggestion.best)
                     : g_strdup_printf("no %s \"%s\"; there are %s", things->word, id,
                                       things->count == 0 ? "none" : known->str);
    return PSG_NONE;
}

static bool
add_thing(const Said *said, const Things *things, const char *id, PsgIndexes *list)
{
    size_t thing = find_thing(said, things, id);
    size_t *items = psg_arena_alloc(said->arena, (list->count + 1) * sizeof *items);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = list->items[i];
    }
    items[list->count] = thing;
    *list = (PsgIndexes){items, list->count + 1};
    return thing != PSG_NONE;
}

/* ---- Only ---- */

/* A part of what is said between commas: "country=FR", or "DE" of what was named before. */
typedef struct {
    char *name; /* NULL: none */
    char *value;
} Piece;

static void
clear_piece(gpointer data)
{
    g_free(((Piece *)data)->name);
    g_free(((Piece *)data)->value);
}

static void
end_piece(GArray *pieces, Piece *piece, GString *text)
{
    piece->value = g_strdup(g_strstrip(text->str));
    g_array_append_val(pieces, *piece);
    *piece = (Piece){NULL, NULL};
    g_string_truncate(text, 0);
}

/* A backslash takes its meaning from what separates. */
static GArray *
pieces_of(const char *said)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(pieces, clear_piece);
    g_autoptr(GString) text = g_string_new(NULL);
    Piece piece = {NULL, NULL};
    for (const char *at = said; *at != '\0'; at++) {
        if (*at == '=' && piece.name == NULL) {
            piece.name = g_strdup(g_strstrip(text->str));
            g_string_truncate(text, 0);
        } else if (*at == ',') {
            end_piece(pieces, &piece, text);
        } else {
            at += *at == '\\' && at[1] != '\0' ? 1 : 0;
            g_string_append_c(text, *at);
        }
    }
    if (*said != '\0') {
        end_piece(pieces, &piece, text);
    }
    return pieces;
}

/* What is looked for among the names of properties, or among the values of one. */
typedef struct {
    const char *wanted;
    const char *found; /* NULL: it is not there */
    PsgSuggestion suggestion;
} Search;

static void
compare_text(gpointer data, const char *text)
{
    Search *search = data;
    if (strcmp(text, search->wanted) == 0) {
        search->found = text;
    }
    psg_suggestion_offer(&search->suggestion, text);
}

/* name NULL: of names. The text as actors have it; NULL, with *why, if none has it. */
static const char *
find_property(const Said *said, const char *name, const char *wanted)
{
    const PsgLandscape *landscape = said->landscape;
    Search search = {wanted, NULL, psg_suggestion_for(wanted)};
    g_autofree const PsgActor **actors =
        g_new(const PsgActor *, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        actors[i] = &landscape->actors[i];
    }
    psg_offer_properties(actors, landscape->actor_count, name, compare_text, &search);
    if (search.found == NULL) {
        g_autofree char *hint =
            search.suggestion.best == NULL
                ? g_strdup("")
                : g_strdup_printf(" (did you mean \"%s\"?)", search.suggestion.best);
        *said->why =
            name == NULL
                ? g_strdup_printf("no actor has a property \"%s\"%s", wanted, hint)
                : g_strdup_printf("no actor has the %s \"%s\"%s", name, wanted, hint);
    }
    return search.found;
}

/* Adds a value to what is wanted of the property; false with *why. */
static bool
want_property(const Said *said, const char *name, const char *value, GArray *wanted)
{
    const char *known = find_property(said, NULL, name);
    const char *found = known == NULL ? NULL : find_property(said, known, value);
    PsgWantedProperty *last =
        wanted->len == 0 ? NULL
                         : &g_array_index(wanted, PsgWantedProperty, wanted->len - 1);
    if (found == NULL) {
        return false;
    }
    if (last == NULL || strcmp(last->name, known) != 0) {
        PsgWantedProperty new = {known, NULL, 0};
        g_array_append_val(wanted, new);
        last = &g_array_index(wanted, PsgWantedProperty, wanted->len - 1);
    }
    const char **values =
        psg_arena_alloc(said->arena, (last->count + 1) * sizeof *values);
    for (size_t i = 0; i < last->count; i++) {
        values[i] = last->values[i];
    }
    values[last->count] = found;
    last->values = values;
    last->count++;
    return true;
}

/* "kind=body,centre,group=west,country=FR": a value without a name is of the last that was
 * named. */
static bool
read_only(const Said *said)
{
    const PsgLandscape *landscape = said->landscape;
    PsgOnly only = {.kinds = {NULL, 0}};
    const Things things[] = {{"kind", landscape->kind_count, psg_kind_id},
                             {"group", landscape->group_count, psg_group_id},
                             {"tier", landscape->tier_count, psg_tier_id}};
    PsgIndexes *const lists[] = {&only.kinds, &only.groups, &only.tiers};
    g_autoptr(GArray) pieces = pieces_of(said->value == NULL ? "" : said->value);
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(PsgWantedProperty));
    const char *name = NULL;
    bool is_read = pieces->len > 0;
    for (guint i = 0; is_read && i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        name = piece->name == NULL ? name : piece->name;
        size_t named = 0;
        while (named < G_N_ELEMENTS(things) && g_strcmp0(things[named].word, name) != 0) {
            named++;
        }
        is_read = name != NULL &&
                  (named < G_N_ELEMENTS(things)
                       ? add_thing(said, &things[named], piece->value, lists[named])
                       : want_property(said, name, piece->value, wanted));
    }
    only.property_count = wanted->len;
    only.properties = psg_arena_take_array(said->arena, wanted);
    if (!is_read && (pieces->len == 0 || name == NULL)) {
        *said->why =
            g_strdup_printf("only \"%s\": write kind=…, group=…, tier=…, or PROPERTY=…",
                            said->value == NULL ? "" : said->value);
    }
    if (is_read) {
        *(PsgOnly *)said->field = only;
    }
    return is_read;
}

/* The id of an actor that was given by its id; NULL with *why. Figures show names and no
 * ids, so who gives a name is told the id. */
static const char *
find_actor(const Said *said, const char *id)
{
    const PsgLandscape *landscape = said->landscape;
    PsgSuggestion suggestion = psg_suggestion_for(id);
    const char *named = NULL;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        if (strcmp(actor->id, id) == 0) {
            return actor->id;
        }
        psg_suggestion_offer(&suggestion, actor->id);
        for (size_t k = 0; named == NULL && k < actor->name.count; k++) {
            const PsgText *name = &actor->name.items[k].text;
            for (size_t l = 0; l < name->count; l++) {
                named = strcmp(name->items[l].string, id) == 0 ? actor->id : named;
            }
        }
    }
    const char *near = named != NULL ? named : suggestion.best;
    *said->why = near != NULL
                     ? g_strdup_printf("no actor \"%s\" (did you mean \"%s\"?)", id, near)
                     : g_strdup_printf("no actor has the id \"%s\"", id);
    return NULL;
}

static bool
read_actors(const Said *said)
{
    const char *value = said->value == NULL ? "" : said->value;
    bool is_one = psg_landscape_actor_lookup(said->landscape, value) != PSG_NONE;
    g_auto(GStrv) ids = g_strsplit(value, is_one ? "\n" : ",", -1);
    const char **found =
        psg_arena_alloc(said->arena, (g_strv_length(ids) + 1) * sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i == 0 || ids[i] != NULL; i++) {
        const char *id = find_actor(said, ids[i] == NULL ? "" : g_strstrip(ids[i]));
        if (id == NULL) {
            return false;
        }
        if (!g_strv_contains(found, id)) {
            found[count++] = id;
        }
    }
    *(PsgActorIds *)said->field = (PsgActorIds){found, count};
    return true;
}

/* ---- Classes ---- */

static void
add_once(GArray *list, size_t index)
{
    for (guint i = 0; i < list->len; i++) {
        if (g_array_index(list, size_t, i) == index) {
            return;
        }
    }
    g_array_append_val(list, index);
}

/* Each once. */
static bool
add_class(const Said *said, const char *id, GArray *found)
{
    const char *word = psg_by_words[said->by];
    size_t count = psg_class_count(said->landscape, said->by);
    PsgSuggestion suggestion = psg_suggestion_for(id);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) known = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_ptr_array_add(ids, psg_class_id(said->landscape, said->by, i));
        if (strcmp(ids->pdata[i], id) == 0) {
            add_once(found, i);
            return true;
        }
        psg_suggestion_offer(&suggestion, ids->pdata[i]);
        psg_join(known, ", ", ids->pdata[i]);
    }
    *said->why =
        suggestion.best != NULL
            ? g_strdup_printf("no %s \"%s\" to open (did you mean \"%s\"?)", word, id,
                              suggestion.best)
            : g_strdup_printf("no %s \"%s\" to open; there are %s", word, id, known->str);
    return false;
}

/* Without what they are of, it is said in vain, which is told of the selection. */
static bool
read_classes(const Said *said)
{
    g_auto(GStrv) ids = g_strsplit(said->value == NULL ? "" : said->value, ",", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i == 0 || ids[i] != NULL; i++) {
        const char *id = ids[i] == NULL ? "" : g_strstrip(ids[i]);
        if (said->by == PSG_BY_NONE) {
            g_array_append_val(found, i);
        } else if (!add_class(said, id, found)) {
            return false;
        }
        if (ids[i] == NULL) {
            break;
        }
    }
    size_t count = found->len;
    *(PsgIndexes *)said->field =
        (PsgIndexes){psg_arena_take_array(said->arena, g_steal_pointer(&found)), count};
    return true;
}

static bool
read_option(const Said *said)
{
    switch (said->option->type) {
    case PSG_OPTION_FLAG:
        return read_truth(said, said->field);
    case PSG_OPTION_CHOICE:
        return read_choice(said, said->value != NULL ? said->value : said->option->bare);
    case PSG_OPTION_SHORT:
        return read_short(said);
    case PSG_OPTION_COUNT:
        return read_count(said);
    case PSG_OPTION_FROM:
    case PSG_OPTION_TO:
        return read_end(said);
    case PSG_OPTION_MEASURES:
        return read_measures(said);
    case PSG_OPTION_SECTIONS:
        return read_sections(said);
    case PSG_OPTION_MEASURE:
        return read_measure(said);
    case PSG_OPTION_ACTORS:
        return read_actors(said);
    case PSG_OPTION_ONLY:
        return read_only(said);
    case PSG_OPTION_CLASSES:
        return read_classes(said);
    case PSG_OPTION_PAIR:
        break;
    }
    *said->why = g_strdup_printf("\"%s\" is said in a landscape; here slices are named "
                                 "as for all figures",
                                 said->option->name);
    return false;
}

/* The author may have said one end, and the user the other. */
static bool
check_windows(const PsgFigureSpec *spec, char **why)
{
    for (size_t i = 0; i < spec->kind->option_count; i++) {
        const PsgFigureOption *option = &spec->kind->options[i];
        if (option->type != PSG_OPTION_TO) { /* some have no field */
            continue;
        }
        const PsgInterval *window = psg_figure_option_field(option, spec);
        if (psg_interval_first(window) > psg_interval_last(window)) {
            g_autofree char *from = psg_date_edtf(&window->from);
            g_autofree char *to = psg_date_edtf(&window->to);
            *why = g_strdup_printf("the axis ends before it begins: from %s, to %s", from,
                                   to);
            return false;
        }
    }
    return true;
}

static bool
check_by(const PsgLandscape *landscape, PsgBy by, char **why)
{
    const char *missing = by == PSG_BY_KIND && landscape->kind_count == 0     ? "kinds"
                          : by == PSG_BY_TIER && landscape->tier_count == 0   ? "tiers"
                          : by == PSG_BY_GROUP && landscape->group_count == 0 ? "groups"
                                                                              : NULL;
    if (missing != NULL) {
        *why = g_strdup_printf("the landscape has no %s to aggregate by", missing);
    }
    return missing == NULL;
}

/* place: among the options of selections. */
static bool
read_selected(const PsgRequest *request, size_t place, const Said *of,
              PsgSelection *selection)
{
    const PsgFigureOption *option = &psg_selection_options[place];
    for (size_t i = 0; i < request->option_count; i++) {
        const PsgRequestOption *asked = &request->options[i];
        Said said = *of;
        said.option = option;
        said.value = asked->value;
        said.field = (char *)selection + option->offset;
        said.by = selection->by;
        if (strcmp(option->name, asked->name) == 0 && !read_option(&said)) {
            return false;
        }
    }
    return true;
}

/* Options are read in the order of their table, since what is opened is one of what the selection
 * is by: if that is another one than the author's, so is this. */
bool
psg_request_set_selection(const PsgRequest *request, const PsgLandscape *landscape,
                          PsgArena *arena, PsgSelection *selection, char **why)
{
    const Said said = {.landscape = landscape, .arena = arena, .why = why};
    PsgBy former = selection->by;
    for (size_t i = 0; i < psg_selection_option_count; i++) {
        if (!read_selected(request, i, &said, selection)) {
            return false;
        }
        if (selection->by != former) {
            former = selection->by;
            selection->open = (PsgIndexes){NULL, 0};
        }
    }
    const char *option = NULL;
    const char *complaint = psg_selection_complaint(selection, &option);
    if (complaint != NULL) {
        *why = g_strdup(complaint);
        return false;
    }
    return check_by(landscape, selection->by, why);
}

bool
psg_request_names_kind(const PsgRequest *request, const PsgFigureKind *kind)
{
    g_auto(GStrv) names =
        g_strsplit(request->figures == NULL ? "" : request->figures, ",", -1);
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(g_strstrip(names[i]), kind->name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_word_of(const PsgFigureOption *option, const char *word)
{
    return option != NULL && option->type == PSG_OPTION_CHOICE && word != NULL &&
           g_strv_contains(option->words, word);
}

/* Kinds may have other words for an option of one name: it is said to those who know it, unless
 * nobody does. */
static bool
is_said_to_others(const PsgRequest *request, const PsgFigureOption *option,
                  const PsgRequestOption *asked)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    bool is_others = false;
    if (option->type != PSG_OPTION_CHOICE || is_word_of(option, asked->value)) {
        return false;
    }
    for (size_t i = 0; i < kinds->count; i++) {
        is_others =
            is_others || (psg_request_names_kind(request, kinds->items[i]) &&
                          is_word_of(psg_figure_kind_option(kinds->items[i], asked->name),
                                     asked->value));
    }
    return is_others;
}

bool
psg_request_set_options(const PsgRequest *request, const PsgLandscape *landscape,
                        PsgArena *arena, PsgFigureSpec *spec, char **why)
{
    for (size_t i = 0; i < request->option_count; i++) {
        const PsgRequestOption *asked = &request->options[i];
        const PsgFigureOption *option = psg_figure_kind_option(spec->kind, asked->name);
        Said said = {.option = option,
                     .value = asked->value,
                     .landscape = landscape,
                     .arena = arena,
                     .why = why};
        if (option == NULL || option->selects ||
            is_said_to_others(request, option, asked)) {
            continue;
        }
        said.field = psg_figure_option_field(option, spec);
        if (!read_option(&said)) {
            return false;
        }
    }
    return check_windows(spec, why);
}
