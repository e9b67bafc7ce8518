/* The check of a tree against its form: one small function for each kind of form, in a
 * table. */
#include "read/form/check.h"

#include "base/suggest.h"
#include "read/form/check_scalar.h"
#include "read/form/scalar.h"

#include <string.h>

typedef void (*CheckCall)(const PsgCheck *at);

static void check(const PsgCheck *at);

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
    g_string_append(keys, form->rest == NULL ? "" : ", or the id of a measure");
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
check_part(const PsgCheck *at, const PsgForm *form, const PsgNode *node, const char *what)
{
    check(&(PsgCheck){at->list, form, node, what, false});
}

/* The same value, as another form. */
static void
check_as(const PsgCheck *at, const PsgForm *form)
{
    PsgCheck other = *at;
    other.form = form;
    check(&other);
}

static void
check_items(const PsgCheck *at)
{
    for (size_t i = 0; i < at->node->count; i++) {
        check(&(PsgCheck){at->list, at->form->item, at->node->items[i], at->what, true});
    }
}

static void
report_empty(const PsgCheck *at, const char *remedy)
{
    psg_diagnostics_error(at->list, "empty-value", at->node->span, "\"%s\" is empty%s",
                          at->what, remedy);
}

static void
check_list(const PsgCheck *at)
{
    size_t count = at->node->count, fewest = at->form->fewest,
           fullest = at->form->fullest;
    if (at->node->kind != PSG_NODE_LIST) {
        psg_check_report_kind(at);
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
check_one_or_list(const PsgCheck *at)
{
    if (at->node->kind != PSG_NODE_LIST) {
        check_as(at, at->form->item);
        return;
    }
    if (at->node->count == 0) {
        report_empty(at, ": leave the key out");
    }
    check_items(at);
}

/* Of a map whose keys are dates, though not all of them may be well written. */
static void
check_dated_map(const PsgCheck *at)
{
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        PsgCheck key = {at->list, at->form, pair->key, at->what, false};
        if (psg_key_is_date(pair->key->string)) {
            psg_check_date(&key);
        } else {
            psg_check_report_bad(&key, "bad-date", "a date",
                                 psg_node_is_dated(at->node)
                                     ? "the other keys of this map are dates"
                                     : "this map is from dates to values");
        }
        check_part(at, at->form->item, pair->value, at->what);
    }
}

static bool
may_be_map(const PsgForm *form)
{
    return form->kind == PSG_FORM_TEXT || form->kind == PSG_FORM_EITHER;
}

static void
check_dated(const PsgCheck *at)
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

static void
check_map(const PsgCheck *at)
{
    if (at->node->kind != PSG_NODE_MAP) {
        psg_check_report_kind(at);
        return;
    }
    if (at->node->count < at->form->fewest) {
        report_empty(at, "");
    }
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        PsgCheck key = {at->list, at->form->key, pair->key, at->what, false};
        if (at->form->key == NULL) {
            psg_check_new_id(&key);
        } else {
            psg_check_new_actor_id(&key);
        }
        check_part(at, at->form->item, pair->value, pair->key->string);
    }
}

/* ---- Structs ---- */

static void
check_missing(const PsgCheck *at)
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
check_either_key(const PsgCheck *at)
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
    PsgInterval ignored;
    if (psg_scalar_string(date) != NULL && !psg_scalar_date(date, &ignored)) {
        psg_diagnostics_error(at->list, "missing-key", date->span,
                              "%s %s needs the key \"%s\" if its \"%s\" is no date",
                              article(form->name), form->name, keys[0], form->date_key);
    }
}

/* The values at keys that the form has. */
static void
check_fields(const PsgCheck *at, const PsgForm *form)
{
    for (size_t i = 0; i < at->node->count; i++) {
        const PsgPair *pair = &at->node->pairs[i];
        const PsgField *field = psg_form_field(form, pair->key->string);
        if (field != NULL) {
            check_part(at, field->form, pair->value, field->name);
        }
    }
}

static void
check_struct(const PsgCheck *at)
{
    if (at->node->kind != PSG_NODE_MAP) {
        psg_check_report_kind(at);
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
check_variant_keys(const PsgCheck *at, const PsgForm *variant)
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
check_variant(const PsgCheck *at)
{
    const PsgForm *form = at->form;
    if (at->node->kind != PSG_NODE_MAP) {
        psg_check_report_kind(at);
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
check_either(const PsgCheck *at)
{
    if (at->node->kind == PSG_NODE_LIST) {
        psg_check_report_kind(at);
        return;
    }
    bool is_scalar = at->node->kind == PSG_NODE_SCALAR;
    check_as(at, is_scalar ? at->form->item : at->form->other);
}

/* Whom a reference means, and so whether it is well spelt, the reader finds out. */
static void
check_nothing(const PsgCheck *at)
{
    (void)at;
}

/* ---- The table ---- */

static const CheckCall calls[PSG_FORM_KINDS] = {
    [PSG_FORM_TEXT] = psg_check_text,
    [PSG_FORM_STRING] = psg_check_string,
    [PSG_FORM_NEW_ID] = psg_check_new_id,
    [PSG_FORM_ID] = check_nothing,
    [PSG_FORM_NEW_ACTOR_ID] = psg_check_new_actor_id,
    [PSG_FORM_ACTOR_ID] = check_nothing,
    [PSG_FORM_RANGE] = check_nothing,
    [PSG_FORM_LANGUAGE] = psg_check_language,
    [PSG_FORM_DATE] = psg_check_date,
    [PSG_FORM_URL] = psg_check_url,
    [PSG_FORM_COLOUR] = psg_check_colour,
    [PSG_FORM_NUMBER] = psg_check_number,
    [PSG_FORM_INTEGER] = psg_check_number,
    [PSG_FORM_BOOLEAN] = psg_check_boolean,
    [PSG_FORM_WORD] = psg_check_word,
    [PSG_FORM_LIST] = check_list,
    [PSG_FORM_ONE_OR_LIST] = check_one_or_list,
    [PSG_FORM_DATED] = check_dated,
    [PSG_FORM_MAP] = check_map,
    [PSG_FORM_STRUCT] = check_struct,
    [PSG_FORM_EITHER] = check_either,
    [PSG_FORM_VARIANT] = check_variant,
};

static void
check(const PsgCheck *at)
{
    if (!psg_diagnostics_is_full(at->list) && psg_check_presence(at)) {
        calls[at->form->kind](at);
    }
}

void
psg_form_check(const PsgForm *form, const PsgNode *root, const char *what,
               PsgDiagnostics *list)
{
    check(&(PsgCheck){list, form, root, what, false});
}
