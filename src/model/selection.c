/* Which actors a figure is of: what is asked for in vain. */
#include "model/selection.h"

#include "model/property.h"

#include <string.h>

bool
psg_selection_is_none(const PsgSelection *selection)
{
    return selection == NULL ||
           (selection->only.kinds.count + selection->only.groups.count +
                    selection->only.tiers.count + selection->only.property_count +
                    selection->around.count ==
                0 &&
            selection->top == 0 && selection->by == PSG_BY_NONE);
}

const char *
psg_selection_complaint(const PsgSelection *selection, const char **option)
{
    if (selection->steps > 0 && selection->around.count == 0) {
        *option = "steps";
        return "steps are counted from an actor: say around whom";
    }
    if (selection->top_by.count > 0 && selection->top == 0) {
        *option = "top-by";
        return "a measure says who is on top: say how many there are with top";
    }
    if (selection->open.count > 0 && selection->by == PSG_BY_NONE) {
        *option = "open";
        return "what is opened is a box for several: say with by what such boxes are of";
    }
    return NULL;
}

/* ---- Classes ---- */

const char *const psg_by_words[] = {"none", "kind", "tier", "group", NULL};

static const PsgIdOf class_ids[] = {
    [PSG_BY_NONE] = NULL,
    [PSG_BY_KIND] = psg_kind_id,
    [PSG_BY_TIER] = psg_tier_id,
    [PSG_BY_GROUP] = psg_group_id,
};

size_t
psg_class_count(const PsgLandscape *landscape, PsgBy by)
{
    const size_t counts[] = {
        [PSG_BY_KIND] = landscape->kind_count,
        [PSG_BY_TIER] = landscape->tier_count,
        [PSG_BY_GROUP] = landscape->group_count,
    };
    return by == PSG_BY_NONE ? 0 : 1 + counts[by];
}

static bool
is_id_of_class(const PsgLandscape *landscape, PsgBy by, const char *id)
{
    for (size_t i = 0; i + 1 < psg_class_count(landscape, by); i++) {
        if (strcmp(class_ids[by](landscape, i), id) == 0) {
            return true;
        }
    }
    return false;
}

char *
psg_class_id(const PsgLandscape *landscape, PsgBy by, size_t class)
{
    if (class + 1 < psg_class_count(landscape, by)) {
        return g_strdup(class_ids[by](landscape, class));
    }
    GString *id = g_string_new("others");
    while (is_id_of_class(landscape, by, id->str)) {
        g_string_append_c(id, '-');
    }
    return g_string_free(id, FALSE);
}

PsgText
psg_class_label(const PsgLandscape *landscape, PsgBy by, size_t class)
{
    static const PsgTranslation others[] = {{"en", "Others"}, {"fr", "Autres"}};
    if (class + 1 >= psg_class_count(landscape, by)) {
        return (PsgText){others, G_N_ELEMENTS(others)};
    }
    return by == PSG_BY_KIND   ? landscape->kinds[class].label
           : by == PSG_BY_TIER ? landscape->tiers[class].label
                               : landscape->groups[class].label;
}

/* ---- Only ---- */

static bool
has_any(const PsgDatedIndexes *values, const PsgIndexes *wanted)
{
    for (size_t i = 0; i < values->count; i++) {
        for (size_t k = 0; k < wanted->count; k++) {
            if (values->items[i].index == wanted->items[k]) {
                return true;
            }
        }
    }
    return false;
}

/* Tiers list actors, too. */
static bool *
actors_of_tiers(const PsgLandscape *landscape, const PsgIndexes *tiers)
{
    bool *is_of = g_new0(bool, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        is_of[i] = has_any(&landscape->actors[i].tier, tiers);
    }
    for (size_t i = 0; i < tiers->count; i++) {
        const PsgDatedIndexes *listed = &landscape->tiers[tiers->items[i]].actors;
        for (size_t k = 0; k < listed->count; k++) {
            size_t actor = listed->items[k].index;
            if (actor != PSG_NONE) {
                is_of[actor] = true;
            }
        }
    }
    return is_of;
}

static bool
is_wanted(const char *string, const PsgWantedProperty *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        if (strcmp(string, wanted->values[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
has_value(const PsgDatedTexts *values, const PsgWantedProperty *wanted)
{
    for (size_t i = 0; i < values->count; i++) {
        const PsgText *text = &values->items[i].text;
        for (size_t k = 0; k < text->count; k++) {
            if (is_wanted(text->items[k].string, wanted)) {
                return true;
            }
        }
    }
    return false;
}

static bool
has_properties(const PsgActor *actor, const PsgOnly *only)
{
    for (size_t i = 0; i < only->property_count; i++) {
        const PsgProperty *property =
            psg_property_lookup(&actor->properties, only->properties[i].name);
        if (property == NULL || !has_value(&property->values, &only->properties[i])) {
            return false;
        }
    }
    return true;
}

bool *
psg_only_actors(const PsgLandscape *landscape, const PsgOnly *only)
{
    bool *is_of = g_new0(bool, landscape->actor_count + 1);
    g_autofree bool *is_of_tier = actors_of_tiers(landscape, &only->tiers);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        is_of[i] = (only->kinds.count == 0 || has_any(&actor->kind, &only->kinds)) &&
                   (only->groups.count == 0 || has_any(&actor->groups, &only->groups)) &&
                   (only->tiers.count == 0 || is_of_tier[i]) &&
                   has_properties(actor, only);
    }
    return is_of;
}

static void
offer_values(const PsgDatedTexts *values, PsgOfferText offer, gpointer data)
{
    for (size_t i = 0; i < values->count; i++) {
        for (size_t k = 0; k < values->items[i].text.count; k++) {
            offer(data, values->items[i].text.items[k].string);
        }
    }
}

void
psg_offer_properties(const PsgActor *const *actors, size_t count, const char *name,
                     PsgOfferText offer, gpointer data)
{
    for (size_t i = 0; i < count; i++) {
        const PsgProperties *properties = &actors[i]->properties;
        const PsgProperty *property =
            name == NULL ? NULL : psg_property_lookup(properties, name);
        if (property != NULL) {
            offer_values(&property->values, offer, data);
        }
        for (size_t k = 0; name == NULL && k < properties->count; k++) {
            offer(data, properties->items[k].name);
        }
    }
}
