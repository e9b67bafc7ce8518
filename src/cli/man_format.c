/* The page of the manual for the landscape format, from the forms that also check it. */
#include "cli/man.h"

#include "cli/mdoc.h"
#include "figure/figure.h"
#include "read/form/form.h"

#include <string.h>

/* What the page tells, in the order in which a landscape mentions it. */
typedef struct {
    GPtrArray *maps;   /* const PsgForm: of fixed keys */
    GPtrArray *places; /* GString of each: where such a map stands, "slices[], …" */
    GPtrArray *values; /* const PsgForm: other values that have names */
} Mentioned;

/* ---- What there is, and where it stands ---- */

static void visit(Mentioned *mentioned, const PsgForm *form, const char *place);

static void
visit_below(Mentioned *mentioned, const PsgForm *form, const char *place, const char *key)
{
    g_autofree char *below =
        *place == '\0' ? g_strdup(key) : g_strdup_printf("%s.%s", place, key);
    visit(mentioned, form, below);
}

/* Kinds of figures have it at the same place, one after the other. */
static void
note_place(GString *places, const char *place)
{
    if (!g_str_has_suffix(places->str, place)) {
        g_string_append_printf(places, ", %s", place);
    }
}

static void
visit_map(Mentioned *mentioned, const PsgForm *form, const char *place)
{
    guint known;
    if (g_ptr_array_find(mentioned->maps, form, &known)) {
        note_place(g_ptr_array_index(mentioned->places, known), place);
        return;
    }
    g_ptr_array_add(mentioned->maps, (gpointer)(guintptr)form);
    g_ptr_array_add(mentioned->places, g_string_new(place));
    for (size_t i = 0; i < form->field_count; i++) {
        visit_below(mentioned, form->fields[i].form, place, form->fields[i].name);
    }
    for (size_t i = 0; form->kind == PSG_FORM_VARIANT && i < form->item->word_count;
         i++) {
        const PsgForm *variant = form->variants[i];
        for (size_t k = 0; k < variant->field_count; k++) {
            visit_below(mentioned, variant->fields[k].form, place,
                        variant->fields[k].name);
        }
    }
}

/* What stands for a key of the user's. */
static const char *
name_of_key(const PsgForm *map)
{
    return map->key == NULL ? "ID" : map->key->kind == PSG_FORM_STRING ? "NAME" : "ACTOR";
}

static void
visit(Mentioned *mentioned, const PsgForm *form, const char *place)
{
    bool is_map = form->kind == PSG_FORM_STRUCT || form->kind == PSG_FORM_VARIANT;
    if (is_map) {
        visit_map(mentioned, form, place);
        return;
    }
    if (form->name != NULL && !g_ptr_array_find(mentioned->values, form, NULL)) {
        g_ptr_array_add(mentioned->values, (gpointer)(guintptr)form);
    }
    if (form->kind == PSG_FORM_MAP) {
        visit_below(mentioned, form->item, place, name_of_key(form));
    } else if (form->kind == PSG_FORM_LIST) {
        g_autofree char *items = g_strconcat(place, "[]", NULL);
        visit(mentioned, form->item, items);
    } else if (form->item != NULL) {
        visit(mentioned, form->item, place);
    }
    if (form->other != NULL) {
        visit(mentioned, form->other, place);
    }
}

/* ---- Types ---- */

static void append_type(GString *out, const PsgForm *form);

static void
append_words(GString *out, const PsgForm *form)
{
    for (size_t i = 0; i < form->word_count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " | ", form->words[i]);
    }
}

static void
append_limits(GString *out, const PsgForm *form)
{
    bool is_one = form->most > 0 && form->least >= form->most;
    g_string_append(out, form->kind == PSG_FORM_INTEGER ? "whole number" : "number");
    if (form->above_zero) {
        g_string_append(out, " above 0");
    } else if (is_one) {
        g_string_append_printf(out, " %.0f", form->most);
    } else if (form->least < form->most || form->most > 0) {
        g_string_append_printf(out, " from %.0f to %.0f", form->least, form->most);
    }
}

/* Without a name of its own. */
static void
append_nameless(GString *out, const PsgForm *form)
{
    switch ((int)form->kind) {
    case PSG_FORM_WORD:
        append_words(out, form);
        return;
    case PSG_FORM_BOOLEAN:
        g_string_append(out, "true | false");
        return;
    case PSG_FORM_NUMBER:
    case PSG_FORM_INTEGER:
        append_limits(out, form);
        return;
    case PSG_FORM_LIST:
        g_string_append(out, "list of ");
        if (form->fullest > 0) {
            g_string_append_printf(out, "%zu: ", form->fullest);
        }
        append_type(out, form->item);
        return;
    case PSG_FORM_MAP:
        g_string_append_printf(out, "map from %s to ", name_of_key(form));
        append_type(out, form->item);
        return;
    case PSG_FORM_ONE_OR_LIST:
        append_type(out, form->item);
        g_string_append(out, form->other == NULL ? ", or list of such" : ", or ");
        if (form->other != NULL) {
            append_type(out, form->other);
        }
        return;
    case PSG_FORM_DATED:
        append_type(out, form->item);
        g_string_append(out, ", or map from dates to such");
        return;
    case PSG_FORM_EITHER:
        append_type(out, form->item);
        g_string_append(out, ", or ");
        append_type(out, form->other);
        return;
    default:
        g_assert_not_reached(); /* all others have names */
    }
}

/* In the words of this page. */
static void
append_type(GString *out, const PsgForm *form)
{
    if (form->name != NULL) {
        g_string_append(out, form->name);
    } else {
        append_nameless(out, form);
    }
}

/* ---- Keys ---- */

static void
append_key(GString *out, const PsgField *field)
{
    g_autoptr(GString) type = g_string_new(field->required ? "required, " : "");
    append_type(type, field->form);
    g_string_append_printf(type, ": %s", field->help);
    psg_mdoc_item(out, field->name, type->str);
}

/* What is true of several keys. */
static void
append_rules(GString *out, const PsgForm *form)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (form->date_key != NULL) {
        g_string_append_printf(text, "%s may be left out where %s is a date. ",
                               form->either[0], form->date_key);
    } else if (form->either[1] != NULL) {
        g_string_append_printf(text, "%s or %s must be there. ", form->either[0],
                               form->either[1]);
    }
    if (form->rest != NULL) {
        g_string_append(text,
                        form->rest->kind == PSG_FORM_NUMBER
                            ? "A further key is the id of a measure, with a number. "
                            : "A further key is a property, with a text or a list "
                              "of texts. ");
    }
    if (text->len > 0) {
        g_string_append(out, ".Pp\n");
        psg_mdoc_text(out, g_strchomp(text->str));
    }
}

/* Keys of a figure that not all kinds have. */
static bool
is_common(const PsgForm *variant, const char *key)
{
    for (size_t i = 0; i < variant->item->word_count; i++) {
        if (psg_form_field(variant->variants[i], key) == NULL) {
            return false;
        }
    }
    return true;
}

static void
append_keys(GString *out, const PsgForm *form, const PsgForm *variant, bool is_shared)
{
    psg_mdoc_begin_list(out, "Ds");
    for (size_t i = 0; i < form->field_count; i++) {
        PsgField field = form->fields[i];
        if (variant != NULL && strcmp(field.name, variant->variant_key) == 0) {
            field.form = variant->item; /* the kind of any */
        }
        if (variant == NULL || is_common(variant, field.name) == is_shared) {
            append_key(out, &field);
        }
    }
    psg_mdoc_end_list(out);
}

static bool
has_own_keys(const PsgForm *variant, size_t place)
{
    const PsgForm *form = variant->variants[place];
    for (size_t i = 0; i < form->field_count; i++) {
        if (!is_common(variant, form->fields[i].name)) {
            return true;
        }
    }
    return false;
}

static void
append_variants(GString *out, const PsgForm *variant)
{
    append_keys(out, variant->variants[0], variant, true);
    for (size_t i = 0; i < variant->item->word_count; i++) {
        if (has_own_keys(variant, i)) {
            psg_mdoc_subsection(out, variant->variants[i]->name);
            append_keys(out, variant->variants[i], variant, false);
        }
    }
}

static void
append_map(GString *out, const PsgForm *form, const char *place)
{
    psg_mdoc_subsection(out, form->name);
    g_autofree char *where =
        *place == '\0' ? g_strdup("The top of the file.")
                       : g_strdup_printf("Stands at %s, with these keys:", place);
    psg_mdoc_text(out, where);
    if (form->kind == PSG_FORM_VARIANT) {
        append_variants(out, form);
    } else {
        append_keys(out, form, NULL, false);
        append_rules(out, form);
    }
}

/* ---- Parts of the page that no table has ---- */

static const char about[] =
    "A landscape says who is there when, and who is related to whom. It is one file of YAML in "
    "UTF-8, called paysage.yaml or NAME.paysage.yaml so that editors know it; or a folder, "
    "NAME.paysage, whose files *.yaml and *.yml are read in order of name as if they were one: "
    "lists at the top are put one after the other, maps are joined.\n"
    "All keys are optional but those that are called required. A key that is not named here is a "
    "mistake, as is one that is given twice, or has no value. paysage check tells all mistakes "
    "in one run; paysage schema prints what editors need to tell them while one writes.";

static const struct {
    const char *written, *meaning;
} dates[] = {
    {"2007", "a year; 2010-06 and 2017-03-28 a month and a day"},
    {"2017-03-28T09:30", "a minute, or a second; with Z or +02:00 after it"},
    {"2007-21", "a season: spring, and so on to winter, 2007-24"},
    {"2007~", "about; 2007? uncertain; 2007% both"},
    {"201X", "some digits are not known, as in 2010-XX"},
    {"\"[1667,1668]\"", "one of several dates; \"[1667..1670]\" one of a span"},
    {"2007/2013", "from the start of 2007 to the end of 2013"},
    {"2007/..", "without an end; ../2013 without a start"},
    {"2007/", "until nobody knows when; /2013 since nobody knows when"},
};

static const char more_of_dates[] =
    "Times that are no dates are plain numbers with a t before them: t5, t5/.., t5/t12, t10.5. "
    "A landscape has dates or plain numbers, not both.\n"
    "What changes over time is a map from dates to values. Of those that hold in a slice, the one "
    "that began last is taken; where none holds, the nearest. An empty list says that there is "
    "none.";

static const char small[] = "actors:\n"
                            "  ann: {name: Ann, when: 2007/..}\n"
                            "  bob: {name: Bob, when: 2009/2014}\n"
                            "relations:\n"
                            "- {from: ann, to: bob}";

static const char large[] =
    "paysage: 1\n"
    "title: {en: Two laboratories, fr: Deux laboratoires}\n"
    "language: en\n"
    "sources:\n"
    "  report: {title: Annual report, date: 2016}\n"
    "slices:\n"
    "- {id: 2008}\n"
    "- {id: later, when: 2012/2014, label: After the merger}\n"
    "kinds:\n"
    "  lab: {label: Laboratory, shape: round}\n"
    "relation-kinds:\n"
    "  funds: {label: funds, directed: true}\n"
    "groups:\n"
    "  north: {label: The north}\n"
    "actors:\n"
    "  state: {name: The state}\n"
    "  alpha:\n"
    "    name: {../2009: Alpha, 2010/..: Alpha and sons}\n"
    "    kind: lab\n"
    "    groups: north\n"
    "    when: 2003/..\n"
    "    source: report\n"
    "  beta: {kind: lab, when: 2012~/.., succeeds: alpha}\n"
    "relations:\n"
    "- {from: state, to: [alpha, beta], kind: funds, weight: {2008: 1, 2012/..: 3}}\n"
    "events:\n"
    "- {when: 2012-05, title: The merger, actors: [alpha, beta]}\n"
    "measures:\n"
    "  staff: {label: Staff, of: {alpha: {2008: 12, 2012: {value: 40, bound: about}}}}\n"
    "pyramid:\n"
    "  measure: staff\n"
    "  tiers:\n"
    "  - {id: country, label: The country, actors: state}\n"
    "  - {id: region, label: The region, actors: [alpha, beta]}\n"
    "figures: [network, {kind: compare, between: [2008, later]}, timeline]";

/* What a value with a name is. */
static void
append_meaning(GString *out, const PsgForm *form)
{
    static const char *const words[PSG_FORM_KINDS] = {
        [PSG_FORM_TEXT] = "for readers: one line, or a map from languages to such lines",
        [PSG_FORM_STRING] = "one line, in no language",
        [PSG_FORM_NEW_ID] =
            "names a thing: letters (a to z), digits, -, _, single dots inside",
        [PSG_FORM_ID] = "the id of a thing",
        [PSG_FORM_NEW_ACTOR_ID] = "names an actor: an id, or a name in any script",
        [PSG_FORM_ACTOR_ID] = "the id of an actor",
        [PSG_FORM_URL] = "an address of the web: http, https or mailto",
        [PSG_FORM_CALENDAR] = "a date or an interval, and no plain number",
    };
    if (words[form->kind] != NULL) {
        g_string_append(out, words[form->kind]);
    } else if (form->kind == PSG_FORM_MAP || form->kind == PSG_FORM_LIST) {
        append_nameless(out, form);
    } else {
        g_autofree char *meaning = psg_form_describe(form);
        g_string_append(out, meaning);
    }
}

static void
append_dates(GString *out)
{
    psg_mdoc_section(out, "DATES AND TIMES");
    psg_mdoc_text(out,
                  "Dates are those of EDTF (ISO 8601-2), from the year -9999 to 9999:");
    psg_mdoc_begin_list(out, "2017-03-28T09:30");
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        psg_mdoc_item(out, dates[i].written, dates[i].meaning);
    }
    psg_mdoc_end_list(out);
    g_string_append(out, ".Pp\n");
    psg_mdoc_text(out, more_of_dates);
}

static void
append_values(GString *out, const Mentioned *mentioned)
{
    psg_mdoc_section(out, "VALUES");
    psg_mdoc_text(out, "What keys take, by the names that it has above:");
    psg_mdoc_begin_list(out, "dated actor references");
    for (guint i = 0; i < mentioned->values->len; i++) {
        const PsgForm *form = g_ptr_array_index(mentioned->values, i);
        g_autoptr(GString) meaning = g_string_new(NULL);
        append_meaning(meaning, form);
        psg_mdoc_item(out, form->name, meaning->str);
    }
    psg_mdoc_end_list(out);
}

static void
append_examples(GString *out)
{
    psg_mdoc_section(out, "EXAMPLES");
    psg_mdoc_text(out, "All that is needed:");
    psg_mdoc_literal(out, small);
    g_string_append(out, ".Pp\n");
    psg_mdoc_text(out, "Most of what there is:");
    psg_mdoc_literal(out, large);
}

static void
free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

char *
psg_man_of_format(void)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(GPtrArray) maps = g_ptr_array_new();
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(free_string);
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    Mentioned mentioned = {maps, places, values};
    visit(&mentioned, psg_form_of_landscape(psg_figure_kinds(), arena), "");
    GString *out = g_string_new(NULL);
    psg_mdoc_begin(out, "paysage", 5, "the format of landscapes");
    psg_mdoc_section(out, "DESCRIPTION");
    psg_mdoc_text(out, about);
    psg_mdoc_section(out, "KEYS");
    psg_mdoc_text(
        out, "Where a key stands is told by those that lead to it: actors.ACTOR.name is "
             "the name of each actor, slices[].id the id of each in the list.");
    for (guint i = 0; i < maps->len; i++) {
        const GString *place = g_ptr_array_index(places, i);
        append_map(out, g_ptr_array_index(maps, i), place->str);
    }
    append_values(out, &mentioned);
    append_dates(out);
    append_examples(out);
    psg_mdoc_section(out, "SEE ALSO");
    g_string_append(out, ".Nm paysage Ns (1) ,\n.Nm paysage-check Ns (1) ,\n"
                         ".Nm paysage-schema Ns (1)\n");
    return g_string_free(out, FALSE);
}
