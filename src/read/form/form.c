/* Looking at forms: the field of a key, and words for what is asked. */
#include "read/form/form.h"

#include <glib.h>
#include <string.h>

const PsgField *
psg_form_field(const PsgForm *form, const char *key)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, key) == 0) {
            return &form->fields[i];
        }
    }
    return NULL;
}

size_t
psg_form_word(const PsgForm *form, const char *word)
{
    size_t place = 0;
    while (place < form->word_count &&
           (word == NULL || strcmp(form->words[place], word) != 0)) {
        place++;
    }
    return place;
}

static char *
describe_words(const PsgForm *form)
{
    GString *text = g_string_new("one of ");
    for (size_t i = 0; i < form->word_count; i++) {
        g_string_append_printf(text, "%s\"%s\"", i == 0 ? "" : ", ", form->words[i]);
    }
    return g_string_free(text, FALSE);
}

static char *
describe_around(const char *before, const PsgForm *item, const char *after)
{
    g_autofree char *inner = psg_form_describe(item);
    return g_strconcat(before, inner, after, NULL);
}

char *
psg_form_describe(const PsgForm *form)
{
    static const char *const words[PSG_FORM_KINDS] = {
        [PSG_FORM_TEXT] = "a text, or a map from languages to texts",
        [PSG_FORM_STRING] = "a text",
        [PSG_FORM_NEW_ID] = "an id",
        [PSG_FORM_ID] = "an id",
        [PSG_FORM_NEW_ACTOR_ID] = "an id",
        [PSG_FORM_ACTOR_ID] = "an id",
        [PSG_FORM_RANGE] = "an id, or a range of two: a..b",
        [PSG_FORM_LANGUAGE] = "a language, such as fr or pt-BR",
        [PSG_FORM_DATE] = "a date or an interval",
        [PSG_FORM_CALENDAR] = "a date or an interval",
        [PSG_FORM_URL] = "an address",
        [PSG_FORM_COLOUR] = "a colour, such as \"#c2410c\"",
        [PSG_FORM_NUMBER] = "a number",
        [PSG_FORM_INTEGER] = "a whole number",
        [PSG_FORM_BOOLEAN] = "true or false",
        [PSG_FORM_LIST] = "a list (\"- \" before each entry)",
        [PSG_FORM_MAP] = "a map from ids to what they name (\"id: …\")",
        [PSG_FORM_STRUCT] = "a map of keys and values",
        [PSG_FORM_VARIANT] = "a map of keys and values",
    };
    switch (form->kind) {
    case PSG_FORM_WORD:
        return describe_words(form);
    case PSG_FORM_ONE_OR_LIST:
        return describe_around(
            "", form->item, form->other == NULL ? ", or a list of such" : ", or a list");
    case PSG_FORM_DATED:
        return describe_around("", form->item, ", or a map from dates to such");
    case PSG_FORM_EITHER:
        return describe_around("", form->item, ", or a map of keys and values");
    case PSG_FORM_TEXT:
    case PSG_FORM_STRING:
    case PSG_FORM_NEW_ID:
    case PSG_FORM_ID:
    case PSG_FORM_NEW_ACTOR_ID:
    case PSG_FORM_ACTOR_ID:
    case PSG_FORM_RANGE:
    case PSG_FORM_LANGUAGE:
    case PSG_FORM_DATE:
    case PSG_FORM_CALENDAR:
    case PSG_FORM_URL:
    case PSG_FORM_COLOUR:
    case PSG_FORM_NUMBER:
    case PSG_FORM_INTEGER:
    case PSG_FORM_BOOLEAN:
    case PSG_FORM_LIST:
    case PSG_FORM_MAP:
    case PSG_FORM_STRUCT:
    case PSG_FORM_VARIANT:
        break;
    }
    return g_strdup(words[form->kind]);
}
