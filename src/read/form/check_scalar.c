/* The check of values that are no lists and no maps of things: texts, dates, numbers,
 * words. */
#include "read/form/check_scalar.h"

#include "base/colour.h"
#include "base/number.h"
#include "base/suggest.h"
#include "read/form/id.h"
#include "read/form/scalar.h"

#include <math.h>
#include <string.h>

/* ---- Words for what is wrong ---- */

static const char *
kind_word(const PsgNode *node)
{
    if (node->kind == PSG_NODE_SCALAR) {
        return "a single value";
    }
    return node->kind == PSG_NODE_LIST ? "a list" : "a map";
}

void
psg_check_report_kind(const PsgCheck *at)
{
    g_autofree char *wanted = psg_form_describe(at->form);
    psg_diagnostics_error(
        at->list, "wrong-kind", at->node->span, "%s\"%s\" is %s, and should be %s",
        at->is_entry ? "an entry of " : "", at->what, kind_word(at->node), wanted);
}

bool
psg_check_presence(const PsgCheck *at)
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
        psg_check_report_kind(at);
        return false;
    }
    return true;
}

/* ---- Texts ---- */

void
psg_check_string(const PsgCheck *at)
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

void
psg_check_language(const PsgCheck *at)
{
    check_language_tag(at->list, at->node);
}

void
psg_check_text(const PsgCheck *at)
{
    if (at->node->kind == PSG_NODE_SCALAR) {
        psg_check_string(at);
        return;
    }
    if (at->node->kind != PSG_NODE_MAP) {
        psg_check_report_kind(at);
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
        PsgCheck inner = {at->list, &string, value, at->what, at->is_entry};
        if (psg_check_presence(&inner)) {
            psg_check_string(&inner);
        }
    }
}

/* ---- Ids, dates, addresses ---- */

void
psg_check_report_bad(const PsgCheck *at, const char *rule, const char *what,
                     const char *complaint)
{
    psg_diagnostics_error(at->list, rule, at->node->span, "\"%s\" is not %s: %s",
                          at->node->string, what, complaint);
}

void
psg_check_new_id(const PsgCheck *at)
{
    g_autofree char *complaint = psg_id_complaint(at->node->string);
    if (complaint != NULL) {
        psg_check_report_bad(at, "bad-id", "an id", complaint);
    }
}

void
psg_check_new_actor_id(const PsgCheck *at)
{
    g_autofree char *complaint = psg_actor_id_complaint(at->node->string);
    if (complaint != NULL) {
        psg_check_report_bad(at, "bad-id", "an actor's id", complaint);
    }
}

void
psg_check_date(const PsgCheck *at)
{
    PsgInterval ignored;
    g_autofree char *why = NULL;
    if (!psg_interval_parse(at->node->string, &ignored, &why)) {
        psg_check_report_bad(at, "bad-date", "a date", why);
    }
}

void
psg_check_url(const PsgCheck *at)
{
    g_autofree char *complaint = psg_url_complaint(at->node->string);
    if (complaint != NULL) {
        psg_check_report_bad(at, "bad-url", "an address", complaint);
    }
}

void
psg_check_colour(const PsgCheck *at)
{
    PsgColour ignored;
    if (!psg_colour_parse(at->node->string, &ignored)) {
        psg_check_report_bad(at, "bad-colour", "a colour",
                             "write \"#rrggbb\" or \"none\"");
    }
}

/* ---- Numbers and words ---- */

static void
check_limits(const PsgCheck *at, double value)
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

void
psg_check_number(const PsgCheck *at)
{
    double value;
    if (!psg_scalar_number(at->node, &value)) {
        psg_check_report_bad(at, "bad-number", "a number", number_remedy(at->node));
    } else if (at->form->kind == PSG_FORM_INTEGER && fabs(value - round(value)) > 0) {
        psg_check_report_bad(at, "bad-number", "a whole number",
                             "write it without decimals");
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

void
psg_check_boolean(const PsgCheck *at)
{
    bool ignored;
    if (!psg_scalar_boolean(at->node, &ignored)) {
        psg_diagnostics_error(at->list, "bad-boolean", at->node->span,
                              "\"%s\" is \"%s\": write %s", at->what, at->node->string,
                              boolean_remedy(at->node->string));
    }
}

void
psg_check_word(const PsgCheck *at)
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
        return;
    }
    g_autofree char *wanted = psg_form_describe(at->form);
    psg_diagnostics_error(at->list, "unknown-word", at->node->span,
                          "\"%s\" is \"%s\", and should be %s", at->what,
                          at->node->string, wanted);
}
