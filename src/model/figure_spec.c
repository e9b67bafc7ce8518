/* What a figure is asked to be: usual options, and specs as texts. */
#include "model/figure_spec.h"

#include <string.h>

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

const PsgFigureOption *
psg_figure_kind_option(const PsgFigureKind *kind, const char *name)
{
    for (size_t i = 0; i < kind->option_count; i++) {
        if (strcmp(kind->options[i].name, name) == 0) {
            return &kind->options[i];
        }
    }
    return NULL;
}

void *
psg_figure_option_field(const PsgFigureOption *option, const PsgFigureSpec *spec)
{
    return (char *)spec->options + option->offset;
}

PsgFigureSpec
psg_figure_spec_new(const PsgFigureKind *kind, PsgArena *arena)
{
    PsgFigureSpec spec = {.kind = kind,
                          .options = psg_arena_alloc(arena, kind->options_size)};
    for (size_t i = 0; i < kind->option_count; i++) {
        const PsgFigureOption *option = &kind->options[i];
        if (option->type == PSG_OPTION_FROM || option->type == PSG_OPTION_TO) {
            *(PsgInterval *)psg_figure_option_field(option, &spec) =
                psg_interval_always();
        }
    }
    return spec;
}

PsgFigureSpec
psg_figure_spec_copy(const PsgFigureSpec *spec, PsgArena *arena)
{
    PsgFigureSpec copy = *spec;
    copy.options = psg_arena_copy(arena, spec->options, 1, spec->kind->options_size);
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
text_of_end(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN ? psg_date_edtf(date) : NULL;
}

char *
psg_figure_option_text(const PsgFigureOption *option, const PsgFigureSpec *spec,
                       const PsgLandscape *landscape)
{
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
        return text_of_ids(field, landscape, psg_measure_id);
    case PSG_OPTION_SECTIONS:
        return text_of_ids(field, landscape, psg_section_id);
    case PSG_OPTION_SHORT: /* told by the option that it is short for */
    case PSG_OPTION_PAIR:  /* the slices are told with the spec */
        break;
    }
    return NULL;
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
    for (size_t i = 0; i < spec->kind->option_count; i++) {
        const PsgFigureOption *option = &spec->kind->options[i];
        g_autofree char *text = psg_figure_option_text(option, spec, landscape);
        if (text != NULL) {
            g_string_append_printf(line, " %s %s", option->name, text);
        }
    }
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
    g_string_append_printf(name, "-%s-%s", what, iso);
}

/* Of an option that is not as usual: "-tier", "-side-by-side", "-from-2008". */
static void
name_option(const PsgFigureOption *option, const PsgFigureSpec *spec,
            const PsgLandscape *landscape, GString *name)
{
    g_autofree char *text = psg_figure_option_text(option, spec, landscape);
    const PsgInterval *window = psg_figure_option_field(option, spec);
    if (text == NULL) {
        return;
    }
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
    case PSG_OPTION_CHOICE:
    case PSG_OPTION_SHORT:
    case PSG_OPTION_MEASURES:
    case PSG_OPTION_SECTIONS:
    case PSG_OPTION_PAIR:
        g_string_append_printf(name, "-%s", g_strdelimit(text, ",", '-'));
        break;
    }
}

static void
name_options(const PsgFigureSpec *spec, const PsgLandscape *landscape,
             bool follows_slices, GString *name)
{
    for (size_t i = 0; i < spec->kind->option_count; i++) {
        const PsgFigureOption *option = &spec->kind->options[i];
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
