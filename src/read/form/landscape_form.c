/* The form of a landscape: docs/format.md as a table. */
#include "read/form/form.h"

#include <glib.h>
#include <string.h>

#define FIELDS(list) .fields = (list), .field_count = G_N_ELEMENTS(list)
#define WORDS(list) .words = (list), .word_count = G_N_ELEMENTS(list)

/* ---- Values ---- */

static const PsgForm text = {.kind = PSG_FORM_TEXT, .name = "text"};
static const PsgForm texts = {.kind = PSG_FORM_ONE_OR_LIST, .item = &text};
static const PsgForm dated_text = {.kind = PSG_FORM_DATED,
                                   .name = "dated text",
                                   .item = &text};
static const PsgForm string = {.kind = PSG_FORM_STRING, .name = "string"};
static const PsgForm strings = {.kind = PSG_FORM_ONE_OR_LIST, .item = &string};
static const PsgForm new_id = {.kind = PSG_FORM_NEW_ID, .name = "id"};
static const PsgForm id = {.kind = PSG_FORM_ID, .name = "reference"};
static const PsgForm ids = {.kind = PSG_FORM_ONE_OR_LIST,
                            .name = "references",
                            .item = &id};
static const PsgForm dated_id = {.kind = PSG_FORM_DATED,
                                 .name = "dated reference",
                                 .item = &id,
                                 .may_be_none = true};
static const PsgForm dated_ids = {.kind = PSG_FORM_DATED,
                                  .name = "dated references",
                                  .item = &ids,
                                  .may_be_none = true};
static const PsgForm new_actor_id = {.kind = PSG_FORM_NEW_ACTOR_ID, .name = "actor id"};
static const PsgForm actor_id = {.kind = PSG_FORM_ACTOR_ID, .name = "actor reference"};
static const PsgForm actor_ids = {.kind = PSG_FORM_ONE_OR_LIST,
                                  .name = "actor references",
                                  .item = &actor_id};
static const PsgForm dated_actor_ids = {.kind = PSG_FORM_DATED,
                                        .name = "dated actor references",
                                        .item = &actor_ids,
                                        .may_be_none = true};
static const PsgForm language = {.kind = PSG_FORM_LANGUAGE, .name = "language"};
static const PsgForm date = {.kind = PSG_FORM_DATE, .name = "date"};
static const PsgForm calendar_date = {.kind = PSG_FORM_CALENDAR, .name = "calendar-date"};
static const PsgForm dates = {.kind = PSG_FORM_ONE_OR_LIST,
                              .name = "dates",
                              .item = &date};
static const PsgForm url = {.kind = PSG_FORM_URL, .name = "address"};
static const PsgForm number = {.kind = PSG_FORM_NUMBER};
static const PsgForm weight = {.kind = PSG_FORM_NUMBER, .above_zero = true};
static const PsgForm dated_weight = {.kind = PSG_FORM_DATED,
                                     .name = "dated weight",
                                     .item = &weight};
static const PsgForm boolean = {.kind = PSG_FORM_BOOLEAN};
static const PsgForm version = {.kind = PSG_FORM_INTEGER, .least = 1, .most = 1};
static const PsgForm whole = {.kind = PSG_FORM_INTEGER, .least = 1, .most = 1000000};
static const PsgForm colour_place = {.kind = PSG_FORM_INTEGER, .least = 1, .most = 64};

static const char *const shape_words[] = {"box", "round", "pill",   "hexagon",
                                          "cut", "tab",   "ellipse"};
const PsgForm psg_form_shape = {.kind = PSG_FORM_WORD, WORDS(shape_words)};
static const char *const line_words[] = {"solid", "dashed", "dotted", "double"};
static const char *const flow_words[] = {"down", "up", "none"};
const PsgForm psg_form_flow = {.kind = PSG_FORM_WORD, WORDS(flow_words)};
const PsgForm psg_form_line = {.kind = PSG_FORM_WORD, WORDS(line_words)};
static const char *const bound_words[] = {"about", "above", "below"};
const PsgForm psg_form_bound = {.kind = PSG_FORM_WORD, WORDS(bound_words)};
static const char *const per_words[] = {"all", "each"};
const PsgForm psg_form_per = {.kind = PSG_FORM_WORD, WORDS(per_words)};
static const char *const scale_words[] = {"linear", "log"};
const PsgForm psg_form_scale = {.kind = PSG_FORM_WORD, WORDS(scale_words)};

/* ---- Sources, slices, kinds, groups ---- */

static const PsgField source_fields[] = {
    {"title", &text, "What it is called.", false},
    {"author", &text, "Who made it.", false},
    {"date", &calendar_date, "When it came out.", false},
    {"url", &url, "Where it is found.", false},
    {"note", &text, "What else is to be said.", false},
};
static const PsgForm source = {.kind = PSG_FORM_STRUCT,
                               .name = "source",
                               FIELDS(source_fields)};
static const PsgForm sources = {.kind = PSG_FORM_MAP, .item = &source};

static const PsgField slice_fields[] = {
    {"id", &new_id, "Its name; a date, if there is no \"when\".", true},
    {"when", &date, "The window of time: one date or interval.", false},
    {"label", &text, "What figures call it; else the id.", false},
    {"headline", &texts, "What happened, in a line or several.", false},
    {"projected", &boolean, "true: it is not known yet what will be there.", false},
    {"question", &boolean, "As projected, which it was called before.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
};
static const PsgForm slice = {.kind = PSG_FORM_STRUCT,
                              .name = "slice",
                              FIELDS(slice_fields),
                              .either = {"when", NULL},
                              .date_key = "id"};
static const PsgForm slices = {.kind = PSG_FORM_LIST, .item = &slice};

static const PsgField kind_fields[] = {
    {"label", &text, "What figures call it; else the id.", false},
    {"note", &text, "What else is to be said.", false},
    {"colour", &colour_place, "Its place in the style's palette, from 1.", false},
    {"shape", &psg_form_shape, "The outline of its actors.", false},
};
static const PsgForm kind = {.kind = PSG_FORM_STRUCT,
                             .name = "kind",
                             FIELDS(kind_fields)};
static const PsgForm kinds = {.kind = PSG_FORM_MAP, .item = &kind};

static const PsgField relation_kind_fields[] = {
    {"label", &text, "What figures call it; else the id.", false},
    {"note", &text, "What else is to be said.", false},
    {"colour", &colour_place, "Its place among the style's colours of relations, from 1.",
     false},
    {"line", &psg_form_line, "How its lines are drawn.", false},
    {"directed", &boolean, "true: drawn with an arrow.", false},
    {"flow", &psg_form_flow,
     "Where they lead on the page: down, if they are directed; up, as in \"is part of\"; none.",
     false},
};
static const PsgForm relation_kind = {.kind = PSG_FORM_STRUCT,
                                      .name = "relation kind",
                                      FIELDS(relation_kind_fields)};
static const PsgForm relation_kinds = {.kind = PSG_FORM_MAP, .item = &relation_kind};

static const PsgField event_kind_fields[] = {
    {"label", &text, "What figures call it; else the id.", false},
    {"note", &text, "What else is to be said.", false},
    {"colour", &colour_place, "Its place in the style's palette, from 1.", false},
};
static const PsgForm event_kind = {.kind = PSG_FORM_STRUCT,
                                   .name = "event kind",
                                   FIELDS(event_kind_fields)};
static const PsgForm event_kinds = {.kind = PSG_FORM_MAP, .item = &event_kind};

static const PsgField group_fields[] = {
    {"label", &text, "What figures call it; else the id.", false},
    {"note", &text, "What else is to be said.", false},
};
static const PsgForm group = {.kind = PSG_FORM_STRUCT,
                              .name = "group",
                              FIELDS(group_fields)};
static const PsgForm groups = {.kind = PSG_FORM_MAP, .item = &group};

/* ---- Actors, relations, events ---- */

static const PsgForm properties = {.kind = PSG_FORM_MAP,
                                   .name = "properties",
                                   .key = &string,
                                   .item = &dated_text};

static const PsgField succession_fields[] = {
    {"when", &date, "When it took place; else the end of the one that went.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
};
static const PsgForm succession_struct = {.kind = PSG_FORM_STRUCT,
                                          .name = "succession",
                                          FIELDS(succession_fields)};
static const PsgForm succession = {.kind = PSG_FORM_EITHER,
                                   .item = &date,
                                   .other = &succession_struct};
static const PsgForm dated_successions = {.kind = PSG_FORM_MAP,
                                          .name = "successions",
                                          .key = &actor_id,
                                          .item = &succession,
                                          .fewest = 1};
static const PsgForm successions = {.kind = PSG_FORM_EITHER,
                                    .item = &actor_ids,
                                    .other = &dated_successions};

static const PsgField actor_fields[] = {
    {"name", &dated_text, "What figures call it; else the id.", false},
    {"full", &dated_text, "The name in full.", false},
    {"kind", &dated_id, "One of \"kinds\".", false},
    {"tier", &dated_id, "Its tier of the pyramid.", false},
    {"groups", &dated_ids, "One or more of \"groups\".", false},
    {"when", &dates, "When it lived; without it, always.", false},
    {"label", &boolean, "Where not all names have room, its name has.", false},
    {"talked-of", &date, "When people spoke of it before it was there.", false},
    {"succeeds", &successions,
     "Whose work it went on with, or a map from each of them to when that was.", false},
    {"url", &url, "Its address.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
    {"properties", &properties, "What else is known of it, by names of your own.", false},
};
static const PsgForm actor = {.kind = PSG_FORM_STRUCT,
                              .name = "actor",
                              FIELDS(actor_fields)};
static const PsgForm actors = {.kind = PSG_FORM_MAP,
                               .key = &new_actor_id,
                               .item = &actor,
                               .fewest = 1};

static const PsgField relation_fields[] = {
    {"from", &actor_ids, "An actor, or a list: every pair is related.", true},
    {"to", &actor_ids, "An actor, or a list: every pair is related.", true},
    {"kind", &id, "One of \"relation-kinds\".", false},
    {"when", &dates, "When it lived; without it, while both ends do.", false},
    {"weight", &dated_weight, "How strong it is, above 0; 1 if not said.", false},
    {"label", &text, "In place of the kind's label: on its line where there is room.",
     false},
    {"url", &url, "Its address.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
    {"properties", &properties, "What else is known of it, by names of your own.", false},
};
static const PsgForm relation = {.kind = PSG_FORM_STRUCT,
                                 .name = "relation",
                                 FIELDS(relation_fields)};
static const PsgForm relations = {.kind = PSG_FORM_LIST, .item = &relation};

static const PsgField event_fields[] = {
    {"when", &date, "A date or an interval.", true},
    {"title", &text, "What happened.", true},
    {"kind", &id, "One of \"event-kinds\".", false},
    {"actors", &actor_ids, "Who had a part in it.", false},
    {"people", &strings, "Names of people.", false},
    {"place", &text, "Where it was.", false},
    {"url", &url, "Its address.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
    {"properties", &properties, "What else is known of it, by names of your own.", false},
};
const PsgForm psg_form_event = {.kind = PSG_FORM_STRUCT,
                                .name = "event",
                                FIELDS(event_fields),
                                .rest = &number};
static const PsgForm events = {.kind = PSG_FORM_LIST, .item = &psg_form_event};

/* ---- Measures, pyramid ---- */

static const PsgField value_fields[] = {
    {"value", &number, "The number; may be missing where there is a \"text\".", false},
    {"bound", &psg_form_bound, "How the number is meant.", false},
    {"per", &psg_form_per, "all: the sum; each: one machine or centre.", false},
    {"text", &text, "Printed in place of the number.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
};
static const PsgForm value_map = {.kind = PSG_FORM_STRUCT,
                                  .name = "value",
                                  FIELDS(value_fields),
                                  .either = {"value", "text"}};
static const PsgForm value = {.kind = PSG_FORM_EITHER,
                              .item = &number,
                              .other = &value_map};
static const PsgForm dated_value = {.kind = PSG_FORM_DATED,
                                    .name = "dated value",
                                    .item = &value};
static const PsgForm measure_of = {.kind = PSG_FORM_MAP,
                                   .key = &actor_id,
                                   .item = &dated_value};

static const PsgField measure_fields[] = {
    {"label", &text, "What figures call it; else the id.", false},
    {"unit", &text, "The unit of its numbers.", false},
    {"scale", &psg_form_scale, "How the axis of its chart runs; else as its numbers ask.",
     false},
    {"of", &measure_of, "Dated values of actors, groups, tiers, or \"all\".", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
};
static const PsgForm measure = {.kind = PSG_FORM_STRUCT,
                                .name = "measure",
                                FIELDS(measure_fields)};
static const PsgForm measures = {.kind = PSG_FORM_MAP, .item = &measure};

static const PsgField tier_fields[] = {
    {"id", &new_id, "Its name.", true},
    {"label", &text, "What figures call it; else the id.", false},
    {"level", &text, "Its rank as it is spoken of, such as Tier-1.", false},
    {"actors", &dated_actor_ids, "Its actors, besides those that name it as their tier.",
     false},
    {"figures", &dated_value, "Its dated values of the pyramid's measure.", false},
    {"note", &text, "What else is to be said.", false},
    {"source", &ids, "Where it is known from.", false},
};
static const PsgForm tier = {.kind = PSG_FORM_STRUCT,
                             .name = "tier",
                             FIELDS(tier_fields)};
static const PsgForm tiers = {.kind = PSG_FORM_LIST, .item = &tier};

static const PsgField pyramid_fields[] = {
    {"title", &text, "What the figure is called.", false},
    {"measure", &id, "One of \"measures\": what its figures count.", false},
    {"tiers", &tiers, "Its levels, from the top.", false},
};
static const PsgForm pyramid = {.kind = PSG_FORM_STRUCT,
                                .name = "pyramid",
                                FIELDS(pyramid_fields)};

static const PsgForm range = {.kind = PSG_FORM_RANGE, .name = "range"};
static const PsgForm ranges = {.kind = PSG_FORM_ONE_OR_LIST, .item = &range};
static const PsgForm two = {.kind = PSG_FORM_LIST,
                            .item = &id,
                            .fewest = 2,
                            .fullest = 2};
static const PsgForm pair = {.kind = PSG_FORM_ONE_OR_LIST, .item = &range, .other = &two};

/* ---- Figures: a form for each kind, with the kind's options as keys ---- */

/* "what lines are grouped by" as a sentence. */
static const char *
sentence_of(const char *help, PsgArena *arena)
{
    return psg_arena_printf(arena, "%c%s.", g_ascii_toupper(*help), help + 1);
}

static size_t
count_words(const char *const *list)
{
    size_t words = 0;
    while (list[words] != NULL) {
        words++;
    }
    return words;
}

static const PsgForm *
form_of_words(const char *const *list, size_t words, PsgArena *arena)
{
    PsgForm *form = psg_arena_alloc(arena, sizeof *form);
    *form = (PsgForm){.kind = PSG_FORM_WORD, .words = list, .word_count = words};
    return form;
}

/* A word, or several in a list. */
static const PsgForm *
form_of_sections(PsgArena *arena)
{
    PsgForm *form = psg_arena_alloc(arena, sizeof *form);
    *form = (PsgForm){
        .kind = PSG_FORM_ONE_OR_LIST,
        .item = form_of_words(psg_section_words, count_words(psg_section_words), arena)};
    return form;
}

static const PsgField only_fields[] = {
    {"kind", &ids, "Of these kinds.", false},
    {"group", &ids, "Of these groups.", false},
    {"tier", &ids, "Of these tiers.", false},
};
const PsgForm psg_form_only = {.kind = PSG_FORM_STRUCT,
                               .name = "choice of actors",
                               FIELDS(only_fields),
                               .rest = &strings};

static const PsgForm *
form_of_option(const PsgFigureOption *option, PsgArena *arena)
{
    switch (option->type) {
    case PSG_OPTION_FLAG:
    case PSG_OPTION_SHORT:
        return &boolean;
    case PSG_OPTION_CHOICE:
        return form_of_words(option->words, count_words(option->words), arena);
    case PSG_OPTION_COUNT:
        return &whole;
    case PSG_OPTION_FROM:
    case PSG_OPTION_TO:
        return &date;
    case PSG_OPTION_MEASURES:
    case PSG_OPTION_CLASSES:
        return &ids;
    case PSG_OPTION_SECTIONS:
        return form_of_sections(arena);
    case PSG_OPTION_MEASURE:
        return &id;
    case PSG_OPTION_ACTORS:
        return &actor_ids;
    case PSG_OPTION_ONLY:
        return &psg_form_only;
    case PSG_OPTION_PAIR:
        break;
    }
    return &pair;
}

static const PsgForm *
form_of_kind(const PsgFigureKind *asked, PsgArena *arena)
{
    const char **name = psg_arena_alloc(arena, sizeof *name);
    *name = asked->name;
    const PsgField common[] = {
        {"kind", form_of_words(name, 1, arena), "What is drawn.", true},
        {"at", &ranges, "A slice, a list of slices, or a range a..b; all if not said.",
         false},
        {"title", &text, "What the figure is called.", false},
    };
    size_t common_count = G_N_ELEMENTS(common),
           all = common_count + psg_figure_option_count(asked);
    PsgField *fields = psg_arena_alloc(arena, all * sizeof *fields);
    memcpy(fields, common, sizeof common);
    for (size_t i = 0; common_count + i < all; i++) {
        const PsgFigureOption *option = psg_figure_option_nth(asked, i);
        fields[common_count + i] = (PsgField){option->name, form_of_option(option, arena),
                                              sentence_of(option->help, arena), false};
    }
    PsgForm *form = psg_arena_alloc(arena, sizeof *form);
    *form = (PsgForm){.kind = PSG_FORM_STRUCT,
                      .name = psg_arena_printf(arena, "%s figure", asked->name),
                      .fields = fields,
                      .field_count = all};
    return form;
}

/* A kind alone, or a map with its options. */
static const PsgForm *
form_of_figures(const PsgFigureKinds *figure_kinds, PsgArena *arena)
{
    size_t all = figure_kinds->count;
    const char **names = psg_arena_alloc(arena, all * sizeof *names);
    const PsgForm **variants = psg_arena_alloc(arena, all * sizeof(gpointer));
    for (size_t i = 0; i < all; i++) {
        names[i] = figure_kinds->items[i]->name;
        variants[i] = form_of_kind(figure_kinds->items[i], arena);
    }
    PsgForm *forms = psg_arena_alloc(arena, 3 * sizeof *forms);
    forms[0] = (PsgForm){.kind = PSG_FORM_VARIANT,
                         .name = "figure",
                         .item = form_of_words(names, all, arena),
                         .variant_key = "kind",
                         .variants = variants};
    forms[1] =
        (PsgForm){.kind = PSG_FORM_EITHER, .item = forms[0].item, .other = &forms[0]};
    forms[2] = (PsgForm){.kind = PSG_FORM_LIST, .item = &forms[1]};
    return &forms[2];
}

/* ---- Layout ---- */

static const PsgForm share = {.kind = PSG_FORM_NUMBER, .least = 0, .most = 1};
static const PsgForm place = {.kind = PSG_FORM_LIST,
                              .name = "place",
                              .item = &share,
                              .fewest = 2,
                              .fullest = 2};
static const PsgForm pins = {.kind = PSG_FORM_MAP, .key = &actor_id, .item = &place};
static const char *const network_form_words[] = {"auto", "boxes", "dots"};
static const char *const align_words[] = {"auto", "flow", "tier", "none"};
static const PsgForm align = {.kind = PSG_FORM_WORD, WORDS(align_words)};

static const PsgForm network_form = {.kind = PSG_FORM_WORD, WORDS(network_form_words)};

static const PsgField layout_fields[] = {
    {"stability", &share, "From 0, each slice for itself, to 1, nothing moves.", false},
    {"align", &align, "What rows mean: auto; flow, ranks of what leads down; tier; none.",
     false},
    {"form", &network_form,
     "Actors of networks: auto; boxes, with names in them; dots, as many as there are.",
     false},
    {"pins", &pins, "Actors that stand where they are told: [0.5, 0.2].", false},
};
static const PsgForm layout = {.kind = PSG_FORM_STRUCT,
                               .name = "layout",
                               FIELDS(layout_fields)};

/* ---- All of it ---- */

static const PsgField landscape_fields[] = {
    {"paysage", &version, "The version of this format.", false},
    {"title", &text, "What the landscape is called.", false},
    {"language", &language,
     "The language of texts that name none, and of figures; en if not said.", false},
    {"note", &text, "What else is to be said.", false},
    {"observed", &date,
     "From when until when anything was seen: who is there at its edges did not begin or end "
     "then.",
     false},
    {"sources", &sources, "Where facts come from.", false},
    {"slices", &slices, "Windows of time; without them, one a year.", false},
    {"kinds", &kinds, "Kinds of actors.", false},
    {"relation-kinds", &relation_kinds, "Kinds of relations.", false},
    {"event-kinds", &event_kinds, "Kinds of events.", false},
    {"groups", &groups, "Groups of actors.", false},
    {"actors", &actors, "Who is in the landscape.", true},
    {"relations", &relations, "Which actors are related.", false},
    {"events", &events, "What happened.", false},
    {"measures", &measures, "Figures over time.", false},
    {"pyramid", &pyramid, "Tiers of actors, from the top, with their numbers.", false},
    {"layout", &layout, "Where actors stand in figures.", false},
};

const PsgForm *
psg_form_of_landscape(const PsgFigureKinds *figure_kinds, PsgArena *arena)
{
    size_t own = G_N_ELEMENTS(landscape_fields);
    PsgField *fields = psg_arena_alloc(arena, (own + 1) * sizeof *fields);
    memcpy(fields, landscape_fields, sizeof landscape_fields);
    fields[own] = (PsgField){"figures", form_of_figures(figure_kinds, arena),
                             "What is made when nothing is asked for.", false};
    PsgForm *form = psg_arena_alloc(arena, sizeof *form);
    *form = (PsgForm){.kind = PSG_FORM_STRUCT,
                      .name = "landscape",
                      .fields = fields,
                      .field_count = own + 1};
    return form;
}
