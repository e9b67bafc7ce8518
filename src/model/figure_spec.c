/* What a figure is asked to be: usual options, and specs as texts. */
#include "model/figure_spec.h"

#include "base/join.h"

#include <string.h>

enum { LONGEST_IDS = 40 }; /* bytes, of ids in the name of a file */

/* A choice is read and written as a number. */
_Static_assert(sizeof(PsgOptionType) == sizeof(unsigned), "an enum is no unsigned int");

const char *const psg_section_words[] = {"network",  "pyramid",   "compare",
                                         "timeline", "filmstrip", "series",
                                         "lineage",  "matrix",    NULL};

const char *
psg_section_id(const PsgLandscape *landscape, size_t index)
{
    (void)landscape;
    return psg_section_words[index];
}

size_t
psg_section_lookup(const char *word)
{
    for (size_t i = 0; psg_section_words[i] != NULL; i++) {
        if (g_strcmp0(psg_section_words[i], word) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

const PsgFigureKind *
psg_figure_kinds_lookup(const PsgFigureKinds *kinds, const char *name)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (g_strcmp0(kinds->items[i]->name, name) == 0) {
            return kinds->items[i];
        }
    }
    return NULL;
}

const PsgFigureOption psg_selection_options[] = {
    {.name = "only",
     .type = PSG_OPTION_ONLY,
     .help = "actors of these kinds, groups, tiers, and with these properties",
     .offset = offsetof(PsgSelection, only),
     .selects = true},
    {.name = "around",
     .type = PSG_OPTION_ACTORS,
     .help = "these actors, and whom they have relations with",
     .offset = offsetof(PsgSelection, around),
     .selects = true},
    {.name = "steps",
     .type = PSG_OPTION_COUNT,
     .help = "how many relations away from those around whom it is; 1 if not said",
     .offset = offsetof(PsgSelection, steps),
     .selects = true},
    {.name = "top",
     .type = PSG_OPTION_COUNT,
     .help = "so many actors, those with most relations over all slices",
     .offset = offsetof(PsgSelection, top),
     .selects = true},
    {.name = "top-by",
     .type = PSG_OPTION_MEASURE,
     .help = "the measure whose highest values say who is on top",
     .offset = offsetof(PsgSelection, top_by),
     .selects = true},
    {.name = "by",
     .type = PSG_OPTION_CHOICE,
     .words = psg_by_words,
     .help = "one box for all actors of a kind, a tier or a group, with their number",
     .offset = offsetof(PsgSelection, by),
     .selects = true},
    {.name = "open",
     .type = PSG_OPTION_CLASSES,
     .help = "of these (or \"others\") all actors in place of the one box",
     .offset = offsetof(PsgSelection, open),
     .selects = true},
};
const size_t psg_selection_option_count = G_N_ELEMENTS(psg_selection_options);

size_t
psg_figure_option_count(const PsgFigureKind *kind)
{
    return kind->option_count + psg_selection_option_count;
}

const PsgFigureOption *
psg_figure_option_nth(const PsgFigureKind *kind, size_t place)
{
    return place < kind->option_count
               ? &kind->options[place]
               : &psg_selection_options[place - kind->option_count];
}

const PsgFigureOption *
psg_figure_kind_option(const PsgFigureKind *kind, const char *name)
{
    for (size_t i = 0; i < psg_figure_option_count(kind); i++) {
        const PsgFigureOption *option = psg_figure_option_nth(kind, i);
        if (strcmp(option->name, name) == 0) {
            return option;
        }
    }
    return NULL;
}

void *
psg_figure_option_field(const PsgFigureOption *option, const PsgFigureSpec *spec)
{
    char *fields = option->selects ? (char *)spec->selection : spec->options;
    return fields == NULL ? NULL : fields + option->offset;
}

PsgFigureSpec
psg_figure_spec_new(const PsgFigureKind *kind, PsgArena *arena)
{
    PsgFigureSpec spec = {.kind = kind,
                          .options = psg_arena_alloc(arena, kind->options_size),
                          .selection = psg_arena_alloc(arena, sizeof(PsgSelection))};
    for (size_t i = 0; i < kind->option_count; i++) {
        const PsgFigureOption *option = &kind->options[i];
        if (option->type != PSG_OPTION_FROM && option->type != PSG_OPTION_TO) {
            continue;
        }
        PsgInterval *window = psg_figure_option_field(option, &spec);
        g_assert(window != NULL);
        *window = psg_interval_always();
    }
    return spec;
}

PsgFigureSpec
psg_figure_spec_copy(const PsgFigureSpec *spec, PsgArena *arena)
{
    PsgFigureSpec copy = *spec;
    copy.options = psg_arena_copy(arena, spec->options, 1, spec->kind->options_size);
    copy.selection =
        spec->selection == NULL
            ? psg_arena_alloc(arena, sizeof *copy.selection)
            : psg_arena_copy(arena, spec->selection, 1, sizeof *copy.selection);
    return copy;
}

/* ---- As text ---- */

static char *
text_of_ids(const PsgIndexes *indexes, const PsgLandscape *landscape, PsgIdOf id_of)
{
    g_autoptr(GStrvBuilder) ids = g_strv_builder_new();
    for (size_t i = 0; i < indexes->count; i++) {
        g_strv_builder_add(ids, id_of(landscape, indexes->items[i]));
    }
    g_auto(GStrv) list = g_strv_builder_end(ids);
    return indexes->count == 0 ? NULL : g_strjoinv(",", list);
}

static char *
text_of_classes(const PsgSelection *selection, const PsgLandscape *landscape)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < selection->open.count; i++) {
        g_autofree char *id =
            psg_class_id(landscape, selection->by, selection->open.items[i]);
        psg_join(ids, ",", id);
    }
    return ids->len == 0 ? NULL : g_string_free(g_steal_pointer(&ids), FALSE);
}

static char *
text_of_end(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN ? psg_date_edtf(date) : NULL;
}

static char *
text_of_actors(const PsgActorIds *actors)
{
    g_autoptr(GStrvBuilder) ids = g_strv_builder_new();
    for (size_t i = 0; i < actors->count; i++) {
        g_strv_builder_add(ids, actors->items[i]);
    }
    g_auto(GStrv) list = g_strv_builder_end(ids);
    return actors->count == 0 ? NULL : g_strjoinv(",", list);
}

/* What separates values has a backslash before it where it is a part of one. */
static void
add_escaped(const char *text, GString *out)
{
    for (; *text != '\0'; text++) {
        if (strchr(",=\\", *text) != NULL) {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *text);
    }
}

/* "country=FR,DE". */
static void
add_wanted(const PsgWantedProperty *wanted, GString *text)
{
    g_string_append(text, text->len > 0 ? "," : "");
    add_escaped(wanted->name, text);
    for (size_t i = 0; i < wanted->count; i++) {
        g_string_append(text, i == 0 ? "=" : ",");
        add_escaped(wanted->values[i], text);
    }
}

/* "kind=body,centre,group=west,country=FR". */
static char *
text_of_only(const PsgOnly *only, const PsgLandscape *landscape)
{
    const struct {
        const char *name;
        const PsgIndexes *indexes;
        PsgIdOf id_of;
    } parts[] = {{"kind=", &only->kinds, psg_kind_id},
                 {"group=", &only->groups, psg_group_id},
                 {"tier=", &only->tiers, psg_tier_id}};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *ids = text_of_ids(parts[i].indexes, landscape, parts[i].id_of);
        if (ids != NULL) {
            g_string_append_printf(text, "%s%s%s", text->len > 0 ? "," : "",
                                   parts[i].name, ids);
        }
    }
    for (size_t i = 0; i < only->property_count; i++) {
        add_wanted(&only->properties[i], text);
    }
    return text->len == 0 ? NULL : g_string_free(g_steal_pointer(&text), FALSE);
}

char *
psg_figure_option_text(const PsgFigureOption *option, const PsgFigureSpec *spec,
                       const PsgLandscape *landscape)
{
    if (option->selects && spec->selection == NULL) {
        return NULL;
    }
    const void *field = psg_figure_option_field(option, spec);
    unsigned number;
    switch (option->type) {
    case PSG_OPTION_FLAG:
        return *(const bool *)field ? g_strdup("true") : NULL;
    case PSG_OPTION_CHOICE:
        number = *(const unsigned *)field;
        return number == 0 ? NULL : g_strdup(option->words[number]);
    case PSG_OPTION_COUNT:
        number = *(const unsigned *)field;
        return number == 0 ? NULL : g_strdup_printf("%u", number);
    case PSG_OPTION_FROM:
        return text_of_end(&((const PsgInterval *)field)->from);
    case PSG_OPTION_TO:
        return text_of_end(&((const PsgInterval *)field)->to);
    case PSG_OPTION_MEASURES:
    case PSG_OPTION_MEASURE:
        return text_of_ids(field, landscape, psg_measure_id);
    case PSG_OPTION_ACTORS:
        return text_of_actors(field);
    case PSG_OPTION_ONLY:
        return text_of_only(field, landscape);
    case PSG_OPTION_CLASSES:
        return text_of_classes(spec->selection, landscape);
    case PSG_OPTION_SECTIONS:
        return text_of_ids(field, landscape, psg_section_id);
    case PSG_OPTION_SHORT: /* told by the option that it is short for */
    case PSG_OPTION_PAIR:  /* the slices are told with the spec */
        break;
    }
    return NULL;
}

/* place: of the first of the kind's options that is told. */
static void
add_options(const PsgFigureSpec *spec, const PsgLandscape *landscape, size_t place,
            GString *line)
{
    for (size_t i = place; i < psg_figure_option_count(spec->kind); i++) {
        const PsgFigureOption *option = psg_figure_option_nth(spec->kind, i);
        g_autofree char *text = psg_figure_option_text(option, spec, landscape);
        if (text != NULL) {
            g_string_append_printf(line, " %s %s", option->name, text);
        }
    }
}

char *
psg_figure_selection_line(const PsgFigureSpec *spec, const PsgLandscape *landscape)
{
    GString *line = g_string_new(NULL);
    add_options(spec, landscape, spec->kind->option_count, line);
    return g_string_free(line, FALSE);
}

char *
psg_figure_spec_line(const PsgFigureSpec *spec, const PsgLandscape *landscape)
{
    GString *line = g_string_new(spec->kind->name);
    for (size_t i = 0; i < spec->slice_count; i++) {
        g_string_append_printf(line, "%s%s", i == 0 ? " at " : ",",
                               landscape->slices[spec->slices[i]].id);
    }
    g_string_append(line, spec->is_pair ? " as a pair" : "");
    add_options(spec, landscape, 0, line);
    for (size_t i = 0; i < spec->title.count; i++) {
        const PsgTranslation *title = &spec->title.items[i];
        g_string_append_printf(line, " \"%s: %s\"", title->language, title->string);
    }
    return g_string_free(line, FALSE);
}

/* ---- Names of files ---- */

static void
name_end(const char *what, const PsgDate *date, GString *name)
{
    g_autofree char *iso = psg_date_iso(date);
    bool is_number = psg_time_is_number(date->first);
    g_string_append_printf(name, "-%s-%s%s", what, is_number ? "t" : "", iso);
}

/* Of many, the first and how many more there are. ids: as they are told. */
static void
name_ids(const char *what, const char *ids, size_t count, GString *name)
{
    bool is_long = count > 1 && strlen(ids) > LONGEST_IDS;
    g_autofree char *first =
        is_long ? g_strdup_printf("%.*s-and-%zu", (int)strcspn(ids, ","), ids, count - 1)
                : g_strdup(ids);
    g_string_append_printf(name, "-%s-%s", what, g_strdelimit(first, ", ", '-'));
}

/* What is no letter, no digit and no point becomes a dash, and so do several: properties are of
 * any text. */
static void
name_only(const char *what, char *text, GString *name)
{
    g_autofree char *plain = g_str_to_ascii(text, "C");
    g_string_append_printf(name, "-%s-", what);
    for (const char *at = plain; *at != '\0'; at++) {
        bool is_kept = g_ascii_isalnum(*at) || *at == '_' || *at == '.';
        if (is_kept || name->str[name->len - 1] != '-') {
            g_string_append_c(name, is_kept ? *at : '-');
        }
    }
    while (name->str[name->len - 1] == '-') {
        g_string_truncate(name, name->len - 1);
    }
}

/* Of an option that is not as usual: "-tier", "-side-by-side", "-from-2008". */
static void
name_option(const PsgFigureOption *option, const PsgFigureSpec *spec,
            const PsgLandscape *landscape, GString *name)
{
    g_autofree char *text = psg_figure_option_text(option, spec, landscape);
    if (text == NULL) {
        return;
    }
    const PsgInterval *window = psg_figure_option_field(option, spec);
    switch (option->type) {
    case PSG_OPTION_FLAG:
        g_string_append_printf(name, "-%s", option->name);
        break;
    case PSG_OPTION_COUNT:
        g_string_append_printf(name, "-%s-%s", option->name, text);
        break;
    case PSG_OPTION_FROM:
        name_end(option->name, &window->from, name);
        break;
    case PSG_OPTION_TO:
        name_end(option->name, &window->to, name);
        break;
    case PSG_OPTION_ACTORS:
        name_ids(option->name, text, spec->selection->around.count, name);
        break;
    case PSG_OPTION_CLASSES:
        name_ids(option->name, text, spec->selection->open.count, name);
        break;
    case PSG_OPTION_MEASURE:
        g_string_append_printf(name, "-%s-%s", option->name, text);
        break;
    case PSG_OPTION_ONLY:
        name_only(option->name, text, name);
        break;
    case PSG_OPTION_CHOICE:
    case PSG_OPTION_SHORT:
    case PSG_OPTION_MEASURES:
    case PSG_OPTION_SECTIONS:
    case PSG_OPTION_PAIR:
        g_string_append_printf(name, "-%s%s%s", option->selects ? option->name : "",
                               option->selects ? "-" : "", g_strdelimit(text, ",", '-'));
        break;
    }
}

static void
name_options(const PsgFigureSpec *spec, const PsgLandscape *landscape,
             bool follows_slices, GString *name)
{
    for (size_t i = 0; i < psg_figure_option_count(spec->kind); i++) {
        const PsgFigureOption *option = psg_figure_option_nth(spec->kind, i);
        if (option->follows_slices == follows_slices) {
            name_option(option, spec, landscape, name);
        }
    }
}

/* Slices that are next to each other are told by the first and the last. */
static void
name_slices(const PsgFigureSpec *spec, const PsgLandscape *landscape, GString *name)
{
    const PsgSlice *slices = landscape->slices;
    size_t count = spec->slice_count;
    bool is_whole = spec->kind->span == PSG_SPAN_ALL;
    bool is_run = is_whole;
    for (size_t i = 1; is_run && i < count; i++) {
        is_run = spec->slices[i] == spec->slices[i - 1] + 1;
    }
    if (is_whole && (count == 0 || (is_run && count == landscape->slice_count))) {
        return;
    }
    if (is_run && count > 2) {
        g_string_append_printf(name, "-%s-to-%s", slices[spec->slices[0]].id,
                               slices[spec->slices[count - 1]].id);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(name, "-%s", slices[spec->slices[i]].id);
    }
}

char *
psg_figure_spec_name(const PsgFigureSpec *spec, const PsgLandscape *landscape)
{
    GString *name = g_string_new(spec->kind->name);
    name_options(spec, landscape, false, name);
    name_slices(spec, landscape, name);
    name_options(spec, landscape, true, name);
    if (spec->number > 1) {
        g_string_append_printf(name, "_%u", spec->number);
    }
    return g_string_free(name, FALSE);
}
