/* The check of a tree against its form: one small function for each kind of form, in a
 * table. */
#include "read/form/check.h"

#include "base/colour.h"
#include "base/number.h"
#include "base/suggest.h"
#include "read/form/id.h"
#include "read/form/scalar.h"

#include <math.h>
#include <string.h>

/* The first date of the calendar, and the first that is a plain number; NULL: none so far. */
typedef struct {
    const PsgNode *date, *number;
} Sorts;

/* A value and what it should be. */
typedef struct {
    PsgDiagnostics *list; /* where mistakes go */
    const PsgForm *form;
    const PsgNode *node;
    const char *what; /* the key that the value belongs to */
    bool is_entry;    /* of a list at that key */
    Sorts *sorts;
} Check;

typedef void (*CheckCall)(const Check *at);

static void check(const Check *at);

/* ---- Words for what is wrong ---- */

static const char *
kind_word(const PsgNode *node)
{
    if (node->kind == PSG_NODE_SCALAR) {
        return "a single value";
    }
    return node->kind == PSG_NODE_LIST ? "a list" : "a map";
}

/* EDTF's sets of dates are lists and maps of YAML. */
static const char *
remedy_of_kind(const Check *at)
{
    if (at->form->kind != PSG_FORM_DATE && at->form->kind != PSG_FORM_CALENDAR) {
        return "";
    }
    return at->node->kind == PSG_NODE_LIST
               ? " (one of several dates stands in quotes: \"[1667,1668]\")"
               : " (several dates are a list: [1667, 1668])";
}

static void
report_kind(const Check *at)
{
    g_autofree char *wanted = psg_form_describe(at->form);
    psg_diagnostics_error(at->list, "wrong-kind", at->node->span,
                          "%s\"%s\" is %s, and should be %s%s",
                          at->is_entry ? "an entry of " : "", at->what,
                          kind_word(at->node), wanted, remedy_of_kind(at));
}

static bool
is_there(const Check *at)
{
    if (at->node->kind == PSG_NODE_BROKEN) {
        return false;
    }
    if (psg_node_is_null(at->node)) {
        psg_diagnostics_error(
            at->list, "empty-value", at->node->span,
            at->form->kind == PSG_FORM_COLOUR
                ? "\"%s\" has no value: a \"#\" begins a comment unless the "
                  "colour is in quotes"
                : "\"%s\" has no value: leave the key out, or put the word "
                  "in quotes if it is one",
            at->what);
        return false;
    }
    bool is_scalar = at->form->kind <= PSG_FORM_WORD && at->form->kind != PSG_FORM_TEXT;
    if (is_scalar && at->node->kind != PSG_NODE_SCALAR) {
        report_kind(at);
        return false;
    }
    return true;
}

/* ---- Texts ---- */

static void
check_string(const Check *at)
{
    g_autofree char *complaint = psg_text_complaint(at->node->string);
    if (complaint != NULL) {
        psg_diagnostics_error(at->list, "bad-text", at->node->span, "\"%s\": %s",
                              at->what, complaint);
    }
}

static void
check_language_tag(PsgDiagnostics *list, const PsgNode *node)
{
    g_autofree char *complaint = psg_language_complaint(node->string);
    if (complaint != NULL) {
        psg_diagnostics_error(list, "bad-language", node->span, "\"%s\": %s",
                              node->string, complaint);
    } else if (!psg_language_is_known(node->string)) {
        psg_diagnostics_warning(list, "odd-language", node->span,
                                "\"%s\" is no language of ISO 639-1: is it a country?",
                                node->string);
    }
}

static void
check_language(const Check *at)
{
    check_language_tag(at->list, at->node);
}

static void
check_text(const Check *at)
{
    if (at->node->kind == PSG_NODE_SCALAR) {
        check_string(at);
        return;
    }
    if (at->node->kind != PSG_NODE_MAP) {
        report_kind(at);
        return;
    }
    if (at->node->count == 0) {
        psg_diagnostics_error(at->list, "empty-value", at->node->span,
                              "\"%s\" has no text: leave the key out", at->what);
    }
    if (at->node->count > PSG_MOST_LANGUAGES) {
        psg_diagnostics_error(at->list, "wrong-count", at->node->span,
                              "\"%s\" is in %" G_GSIZE_FORMAT
                              " languages, and should be in %d at most",
                              at->what, at->node->count, PSG_MOST_LANGUAGES);
        return;
    }
    static const PsgForm string = {.kind = PSG_FORM_STRING};
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgNode *value = at->node->pairs[i].value;
        check_language_tag(at->list, at->node->pairs[i].key);
        Check inner = {at->list, &string, value, at->what, at->is_entry, at->sorts};
        if (is_there(&inner)) {
            check_string(&inner);
        }
    }
}

/* ---- Ids, dates, addresses ---- */

static void
report_bad(const Check *at, const char *rule, const char *what, const char *complaint)
{
    psg_diagnostics_error(at->list, rule, at->node->span, "\"%s\" is not %s: %s",
                          at->node->string, what, complaint);
}

static void
check_new_id(const Check *at)
{
    g_autofree char *complaint = psg_id_complaint(at->node->string);
    if (complaint != NULL) {
        report_bad(at, "bad-id", "an id", complaint);
    }
}

static void
check_new_actor_id(const Check *at)
{
    g_autofree char *complaint = psg_actor_id_complaint(at->node->string);
    if (complaint != NULL) {
        report_bad(at, "bad-id", "an actor's id", complaint);
    }
}

/* Nothing tells how far the number 5 is from the year 2007. */
static void
check_sort(const Check *at, const PsgNode *node, const PsgInterval *when)
{
    bool is_number = psg_interval_is_number(when);
    bool is_always = when->from.kind != PSG_END_KNOWN && when->to.kind != PSG_END_KNOWN;
    const PsgNode **own = is_number ? &at->sorts->number : &at->sorts->date;
    const PsgNode *other = is_number ? at->sorts->date : at->sorts->number;
    if (is_always || *own != NULL) {
        return;
    }
    *own = node;
    if (other != NULL) {
        psg_diagnostics_error(at->list, "mixed-times", node->span,
                              "\"%s\" is %s, and the times before it are %s: a landscape "
                              "has one or the other",
                              node->string, is_number ? "a plain number" : "a date",
                              is_number ? "dates" : "plain numbers");
        psg_diagnostics_also(at->list, other->span, "the first of these");
    }
}

static void
check_date(const Check *at)
{
    PsgInterval when;
    g_autofree char *why = NULL;
    if (!psg_interval_parse(at->node->string, &when, &why)) {
        report_bad(at, "bad-date", "a date", why);
    } else if (at->form->kind != PSG_FORM_CALENDAR) {
        check_sort(at, at->node, &when);
    } else if (psg_interval_is_number(&when)) {
        report_bad(at, "bad-date", "a date of the calendar", "it is a plain number");
    }
}

static void
check_url(const Check *at)
{
    g_autofree char *complaint = psg_url_complaint(at->node->string);
    if (complaint != NULL) {
        report_bad(at, "bad-url", "an address", complaint);
    }
}

static void
check_colour(const Check *at)
{
    PsgColour ignored;
    if (!psg_colour_parse(at->node->string, &ignored)) {
        report_bad(at, "bad-colour", "a colour", "write \"#rrggbb\" or \"none\"");
    }
}

/* ---- Numbers and words ---- */

static void
check_limits(const Check *at, double value)
{
    const PsgForm *form = at->form;
    if (form->above_zero && value <= 0) {
        psg_diagnostics_error(at->list, "bad-number", at->node->span,
                              "\"%s\" is %s, and should be above 0", at->what,
                              at->node->string);
    }
    bool is_limited = form->most > form->least || form->most > 0;
    if (!is_limited || (value >= form->least && value <= form->most)) {
        return;
    }
    if (form->least < form->most) {
        psg_diagnostics_error(at->list, "bad-number", at->node->span,
                              "\"%s\" is %s, and should be from %g to %g", at->what,
                              at->node->string, form->least, form->most);
    } else {
        psg_diagnostics_error(at->list, "bad-number", at->node->span,
                              "\"%s\" is %s, and should be %g", at->what,
                              at->node->string, form->most);
    }
}

static const char *
number_remedy(const PsgNode *node)
{
    double value;
    if (!node->plain && psg_number_parse(node->string, &value)) {
        return "write it without quotes";
    }
    if (strchr(node->string, ',') != NULL || strchr(node->string, ' ') != NULL) {
        return "write the decimals after a point, and thousands without anything between "
               "them: 1590.5";
    }
    return "write digits, with decimals after a point: 1590.5";
}

static void
check_number(const Check *at)
{
    double value;
    if (!psg_scalar_number(at->node, &value)) {
        report_bad(at, "bad-number", "a number", number_remedy(at->node));
    } else if (at->form->kind == PSG_FORM_INTEGER && fabs(value - round(value)) > 0) {
        report_bad(at, "bad-number", "a whole number", "write it without decimals");
    } else {
        check_limits(at, value);
    }
}

static const char *
boolean_remedy(const char *word)
{
    static const char *const yes[] = {"yes", "on", "y", "oui", "vrai", "1", "true"};
    static const char *const no[] = {"no", "off", "n", "non", "faux", "0", "false"};
    for (size_t i = 0; i < G_N_ELEMENTS(yes); i++) {
        if (g_ascii_strcasecmp(word, yes[i]) == 0) {
            return "true, without quotes";
        }
        if (g_ascii_strcasecmp(word, no[i]) == 0) {
            return "false, without quotes";
        }
    }
    return "true or false, without quotes";
}

static void
check_boolean(const Check *at)
{
    bool ignored;
    if (!psg_scalar_boolean(at->node, &ignored)) {
        psg_diagnostics_error(at->list, "bad-boolean", at->node->span,
                              "\"%s\" is \"%s\": write %s", at->what, at->node->string,
                              boolean_remedy(at->node->string));
    }
}

static void
check_word(const Check *at)
{
    if (psg_form_word(at->form, at->node->string) < at->form->word_count) {
        return;
    }
    const char *meant =
        psg_suggest(at->node->string, at->form->words, at->form->word_count);
    if (meant != NULL) {
        psg_diagnostics_error(at->list, "unknown-word", at->node->span,
                              "\"%s\" cannot be \"%s\" (did you mean \"%s\"?)", at->what,
                              at->node->string, meant);
        psg_diagnostics_replace(at->list, at->node->string, meant);
        return;
    }
    g_autofree char *wanted = psg_form_describe(at->form);
    psg_diagnostics_error(at->list, "unknown-word", at->node->span,
                          "\"%s\" is \"%s\", and should be %s", at->what,
                          at->node->string, wanted);
}

/* ---- Keys ---- */

/* "a" or "an" before the name of a thing. */
static const char *
article(const char *name)
{
    return strchr("aeiou", name[0]) != NULL ? "an" : "a";
}

/* "a key, another, or the id of a measure"; owned by the caller. */
static char *
list_keys(const PsgForm *form)
{
    GString *keys = g_string_new(NULL);
    for (size_t i = 0; i < form->field_count; i++) {
        g_string_append_printf(keys, "%s%s", i == 0 ? "" : ", ", form->fields[i].name);
    }
    g_string_append(keys, form->rest == NULL ? ""
                          : form->rest->kind == PSG_FORM_NUMBER
                              ? ", or the id of a measure"
                              : ", or the name of a property");
    return g_string_free(keys, FALSE);
}

void
psg_form_report_key(const PsgForm *form, const PsgNode *key, PsgSuggestion *suggestion,
                    PsgDiagnostics *list)
{
    for (size_t i = 0; i < form->field_count; i++) {
        psg_suggestion_offer(suggestion, form->fields[i].name);
    }
    if (suggestion->best != NULL) {
        psg_diagnostics_error(list, "unknown-key", key->span,
                              "%s %s has no key \"%s\" (did you mean \"%s\"?)",
                              article(form->name), form->name, key->string,
                              suggestion->best);
        psg_diagnostics_replace(list, key->string, suggestion->best);
        return;
    }
    g_autofree char *keys = list_keys(form);
    psg_diagnostics_error(list, "unknown-key", key->span,
                          "%s %s has no key \"%s\"; it may have %s", article(form->name),
                          form->name, key->string, keys);
}

/* ---- Lists and maps ---- */

/* A part of what is looked at. */
static void
check_part(const Check *at, const PsgForm *form, const PsgNode *node, const char *what)
{
    check(&(Check){at->list, form, node, what, false, at->sorts});
}

/* The same value, as another form. */
static void
check_as(const Check *at, const PsgForm *form)
{
    Check other = *at;
    other.form = form;
    check(&other);
}

static void
check_items(const Check *at)
{
    for (size_t i = 0; i < at->node->count; i++) {
        check(&(Check){at->list, at->form->item, at->node->items[i], at->what, true,
                       at->sorts});
    }
}

static void
report_empty(const Check *at, const char *remedy)
{
    psg_diagnostics_error(at->list, "empty-value", at->node->span, "\"%s\" is empty%s",
                          at->what, remedy);
}

static void
check_list(const Check *at)
{
    size_t count = at->node->count, fewest = at->form->fewest,
           fullest = at->form->fullest;
    if (at->node->kind != PSG_NODE_LIST) {
        report_kind(at);
        return;
    }
    if (fullest > 0 && (count < fewest || count > fullest)) {
        psg_diagnostics_error(at->list, "wrong-count", at->node->span,
                              "\"%s\" has %" G_GSIZE_FORMAT
                              " entries, and should have %" G_GSIZE_FORMAT,
                              at->what, count, fullest);
    } else if (count < fewest) {
        report_empty(at, "");
    }
    check_items(at);
}

static void
check_one_or_list(const Check *at)
{
    const PsgForm *list = at->form->other;
    if (at->node->kind != PSG_NODE_LIST || list != NULL) {
        check_as(at, at->node->kind == PSG_NODE_LIST ? list : at->form->item);
        return;
    }
    if (at->node->count == 0) {
        report_empty(at, ": leave the key out");
    }
    check_items(at);
}

/* An empty list in a map from dates. */
static bool
is_none(const PsgForm *form, const PsgNode *node)
{
    return form->may_be_none && node->kind == PSG_NODE_LIST && node->count == 0;
}

/* A map whose keys are dates, though some may be written wrongly. */
static void
check_dated_map(const Check *at)
{
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        Check key = {at->list, at->form, pair->key, at->what, false, at->sorts};
        if (psg_key_is_date(pair->key->string)) {
            check_date(&key);
        } else {
            report_bad(&key, "bad-date", "a date",
                       psg_node_is_dated(at->node)
                           ? "the other keys of this map are dates"
                           : "this map is from dates to values");
        }
        if (!is_none(at->form, pair->value)) {
            check_part(at, at->form->item, pair->value, at->what);
        }
    }
}

static bool
may_be_map(const PsgForm *form)
{
    return form->kind == PSG_FORM_TEXT || form->kind == PSG_FORM_EITHER;
}

static void
check_dated(const Check *at)
{
    bool is_map = at->node->kind == PSG_NODE_MAP;
    if (is_map && at->node->count == 0) {
        report_empty(at, ": leave the key out");
    } else if (psg_node_is_dated(at->node) || (is_map && !may_be_map(at->form->item))) {
        check_dated_map(at);
    } else {
        check_as(at, at->form->item);
    }
}

/* A date, and whom it is of, in a map from ids to dates. */
static bool
is_turned_round(const PsgForm *form, const PsgPair *pair)
{
    PsgInterval ignored;
    return form->item->kind == PSG_FORM_EITHER &&
           form->item->item->kind == PSG_FORM_DATE &&
           psg_key_is_date(pair->key->string) && psg_scalar_string(pair->value) != NULL &&
           !psg_scalar_date(pair->value, &ignored);
}

static void
check_map(const Check *at)
{
    if (at->node->kind != PSG_NODE_MAP) {
        report_kind(at);
        return;
    }
    if (at->node->count < at->form->fewest) {
        report_empty(at, "");
    }
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        Check key = {at->list, at->form->key, pair->key, at->what, false, at->sorts};
        if (is_turned_round(at->form, pair)) {
            psg_diagnostics_error(at->list, "bad-map", pair->key->span,
                                  "\"%s\" stands before its date, not after it: write "
                                  "\"%s: %s\"",
                                  at->what, pair->value->string, pair->key->string);
            continue;
        }
        if (at->form->key == NULL) {
            check_new_id(&key);
        } else if (at->form->key->kind == PSG_FORM_STRING) {
            check_string(&key);
        } else {
            check_new_actor_id(&key);
        }
        check_part(at, at->form->item, pair->value, pair->key->string);
    }
}

/* ---- Structs ---- */

static void
check_missing(const Check *at)
{
    const char *name = at->form->name;
    for (size_t i = 0; i < at->form->field_count; i++) {
        const PsgField *field = &at->form->fields[i];
        if (field->required && psg_node_lookup(at->node, field->name) == NULL) {
            psg_diagnostics_error(at->list, "missing-key", at->node->span,
                                  "%s %s needs the key \"%s\"", article(name), name,
                                  field->name);
        }
    }
}

static bool
has(const PsgNode *node, const char *key)
{
    return key != NULL && psg_node_lookup(node, key) != NULL;
}

static void
check_either_key(const Check *at)
{
    const PsgForm *form = at->form;
    const char *const *keys = form->either;
    if (keys[0] == NULL || has(at->node, keys[0]) || has(at->node, keys[1])) {
        return;
    }
    if (form->date_key == NULL) {
        psg_diagnostics_error(at->list, "missing-key", at->node->span,
                              "%s %s needs the key \"%s\" or \"%s\"", article(form->name),
                              form->name, keys[0], keys[1]);
        return;
    }
    const PsgNode *date = psg_node_lookup(at->node, form->date_key);
    PsgInterval when;
    if (psg_scalar_date(date, &when)) {
        check_sort(at, date, &when);
    } else if (psg_scalar_string(date) != NULL) {
        psg_diagnostics_error(at->list, "missing-key", date->span,
                              "%s %s needs the key \"%s\" if its \"%s\" is no date",
                              article(form->name), form->name, keys[0], form->date_key);
    }
}

/* The values at keys that the form has. */
static void
check_fields(const Check *at, const PsgForm *form)
{
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        const PsgField *field = psg_form_field(form, pair->key->string);
        if (field != NULL) {
            check_part(at, field->form, pair->value, field->name);
        } else if (form->rest != NULL && form->rest->kind != PSG_FORM_NUMBER) {
            check_part(at, form->rest, pair->value, pair->key->string);
        }
    }
}

static void
check_struct(const Check *at)
{
    if (at->node->kind != PSG_NODE_MAP) {
        report_kind(at);
        return;
    }
    check_fields(at, at->form);
    for (size_t i = 0; at->form->rest == NULL && i < at->node->count; i++) {
        const PsgNode *key = at->node->pairs[i].key;
        if (psg_form_field(at->form, key->string) == NULL) {
            PsgSuggestion suggestion = psg_suggestion_for(key->string);
            psg_form_report_key(at->form, key, &suggestion, at->list);
        }
    }
    check_missing(at);
    check_either_key(at);
}

/* ---- Variants ---- */

/* "timeline, series": the variants that have the key. Owned by the caller. */
static char *
variants_with(const PsgForm *form, const char *key)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < form->item->word_count; i++) {
        if (psg_form_field(form->variants[i], key) != NULL) {
            g_string_append_printf(names, "%s%s", names->len == 0 ? "" : ", ",
                                   form->item->words[i]);
        }
    }
    return g_string_free(names, FALSE);
}

/* Keys of other variants are no slips of the pen: they are told where they belong. */
static void
check_variant_keys(const Check *at, const PsgForm *variant)
{
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgNode *key = at->node->pairs[i].key;
        if (psg_form_field(variant, key->string) != NULL) {
            continue;
        }
        g_autofree char *others = variants_with(at->form, key->string);
        if (*others == '\0') {
            PsgSuggestion suggestion = psg_suggestion_for(key->string);
            psg_form_report_key(variant, key, &suggestion, at->list);
        } else {
            psg_diagnostics_error(at->list, "unknown-key", key->span,
                                  "%s %s has no key \"%s\": it is for %s",
                                  article(variant->name), variant->name, key->string,
                                  others);
        }
    }
}

static void
check_variant(const Check *at)
{
    const PsgForm *form = at->form;
    if (at->node->kind != PSG_NODE_MAP) {
        report_kind(at);
        return;
    }
    const PsgNode *word = psg_node_lookup(at->node, form->variant_key);
    size_t place = psg_form_word(form->item, psg_scalar_string(word));
    if (word == NULL) {
        psg_diagnostics_error(at->list, "missing-key", at->node->span,
                              "%s %s needs the key \"%s\"", article(form->name),
                              form->name, form->variant_key);
    } else if (place == form->item->word_count) {
        check_part(at, form->item, word, form->variant_key);
    } else {
        check_fields(at, form->variants[place]);
        check_variant_keys(at, form->variants[place]);
    }
}

static void
check_either(const Check *at)
{
    bool may_list = at->form->item->kind == PSG_FORM_ONE_OR_LIST;
    if (at->node->kind == PSG_NODE_LIST && !may_list) {
        report_kind(at);
        return;
    }
    bool is_map = at->node->kind == PSG_NODE_MAP;
    check_as(at, is_map ? at->form->other : at->form->item);
}

/* Whom a reference means, and so whether it is well spelt, the reader finds out. */
static void
check_nothing(const Check *at)
{
    (void)at;
}

/* ---- The table ---- */

static const CheckCall calls[PSG_FORM_KINDS] = {
    [PSG_FORM_TEXT] = check_text,
    [PSG_FORM_STRING] = check_string,
    [PSG_FORM_NEW_ID] = check_new_id,
    [PSG_FORM_ID] = check_nothing,
    [PSG_FORM_NEW_ACTOR_ID] = check_new_actor_id,
    [PSG_FORM_ACTOR_ID] = check_nothing,
    [PSG_FORM_RANGE] = check_nothing,
    [PSG_FORM_LANGUAGE] = check_language,
    [PSG_FORM_DATE] = check_date,
    [PSG_FORM_CALENDAR] = check_date,
    [PSG_FORM_URL] = check_url,
    [PSG_FORM_COLOUR] = check_colour,
    [PSG_FORM_NUMBER] = check_number,
    [PSG_FORM_INTEGER] = check_number,
    [PSG_FORM_BOOLEAN] = check_boolean,
    [PSG_FORM_WORD] = check_word,
    [PSG_FORM_LIST] = check_list,
    [PSG_FORM_ONE_OR_LIST] = check_one_or_list,
    [PSG_FORM_DATED] = check_dated,
    [PSG_FORM_MAP] = check_map,
    [PSG_FORM_STRUCT] = check_struct,
    [PSG_FORM_EITHER] = check_either,
    [PSG_FORM_VARIANT] = check_variant,
};

static void
check(const Check *at)
{
    if (!psg_diagnostics_is_full(at->list) && is_there(at)) {
        calls[at->form->kind](at);
    }
}

void
psg_form_check(const PsgForm *form, const PsgNode *root, const char *what,
               PsgDiagnostics *list)
{
    Sorts sorts = {NULL, NULL};
    check(&(Check){list, form, root, what, false, &sorts});
}
