/* What a figure says of whom it leaves out. */
#include "figure/part/cut_words.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/strings.h"
#include "model/presence.h"
#include "model/selection.h"

enum {
    MOST_NAMES = 3
}; /* of actors around whom a figure is: the line is one of few words */

static bool
is_shown(const PsgLandscape *landscape, size_t actor, const size_t *slices, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (psg_actor_presence(&landscape->actors[actor],
                               &landscape->slices[slices[i]]) != PSG_PRESENCE_NONE) {
            return true;
        }
    }
    return count == 0;
}

/* "only Centre, Body". */
static void
tell_only(const PsgRenderContext *context, const PsgOnly *only, GString *text)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < only->kinds.count; i++) {
        const PsgKind *kind = &landscape->kinds[only->kinds.items[i]];
        psg_join(names, ", ", psg_context_label(context, &kind->label, kind->id));
    }
    for (size_t i = 0; i < only->groups.count; i++) {
        const PsgGroup *group = &landscape->groups[only->groups.items[i]];
        psg_join(names, ", ", psg_context_label(context, &group->label, group->id));
    }
    for (size_t i = 0; i < only->tiers.count; i++) {
        const PsgTier *tier = &landscape->tiers[only->tiers.items[i]];
        psg_join(names, ", ", psg_context_label(context, &tier->label, tier->id));
    }
    for (size_t i = 0; i < only->property_count; i++) {
        const PsgWantedProperty *wanted = &only->properties[i];
        psg_join_printf(names, ", ", "%s%s ", wanted->name,
                        psg_word(PSG_WORD_COLON, context->language));
        for (size_t k = 0; k < wanted->count; k++) {
            g_string_append_printf(names, "%s%s", k == 0 ? "" : " / ", wanted->values[k]);
        }
    }
    if (names->len > 0) {
        g_autofree char *told = g_strdup_printf(
            "%s %s", psg_word(PSG_WORD_ONLY, context->language), names->str);
        psg_join(text, ", ", told);
    }
}

/* The latest name of the actor: the figure need not be of one slice. */
static const char *
name_of(const PsgRenderContext *context, const char *id)
{
    const PsgLandscape *whole = context->landscape->cut->whole;
    const PsgActor *actor = &whole->actors[psg_landscape_actor_lookup(whole, id)];
    PsgInterval always = psg_interval_always();
    const char *name =
        psg_context_text(context, psg_dated_text_at(&actor->name, &always));
    return name == NULL ? id : name;
}

/* "around GENCI, CNRS (2 steps)". */
static void
tell_around(const PsgRenderContext *context, const PsgSelection *asked, GString *text)
{
    const char *language = context->language;
    g_autoptr(GString) names = g_string_new(NULL);
    size_t count = asked->around.count;
    size_t shown = count > MOST_NAMES + 1 ? MOST_NAMES : count;
    for (size_t i = 0; i < shown; i++) {
        psg_join(names, ", ", name_of(context, asked->around.items[i]));
    }
    if (shown < count) {
        g_autofree char *others = psg_word_and_others(count - shown, language);
        psg_join(names, " ", others);
    }
    if (names->len > 0) {
        g_autofree char *told = g_strdup_printf(
            "%s %s (%u %s)", psg_word(PSG_WORD_AROUND, language), names->str,
            MAX(asked->steps, 1),
            psg_word_for(MAX(asked->steps, 1), PSG_WORD_STEP, PSG_WORD_STEPS, language));
        psg_join(text, ", ", told);
    }
}

static void
tell_top(const PsgRenderContext *context, const PsgSelection *asked, GString *text)
{
    if (asked->top == 0) {
        return;
    }
    if (asked->top_by.count == 0) {
        psg_join(text, ", ", psg_word(PSG_WORD_MOST_RELATED, context->language));
        return;
    }
    const PsgMeasure *measure = &context->landscape->measures[asked->top_by.items[0]];
    g_autofree char *told =
        g_strdup_printf("%s %s", psg_word(PSG_WORD_HIGHEST, context->language),
                        psg_context_label(context, &measure->label, measure->id));
    psg_join(text, ", ", told);
}

/* "84 of 255 actors", or "84 actors". */
static void
tell_part(const PsgRenderContext *context, size_t kept, size_t all, GString *text)
{
    const char *language = context->language;
    if (kept < all) {
        g_autofree char *part = psg_word_of_part(kept, all, language);
        g_string_append(text, part);
        return;
    }
    g_autofree char *number = psg_number_label((double)all, language);
    g_string_append_printf(text, "%s %s", number,
                           psg_word_for(all, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language));
}

/* "Centre, Programme one by one". */
static void
tell_open(const PsgRenderContext *context, const PsgSelection *asked, GString *text)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < asked->open.count; i++) {
        size_t class = asked->open.items[i];
        g_autofree char *id = psg_class_id(landscape, asked->by, class);
        const PsgText label = psg_class_label(landscape, asked->by, class);
        psg_join(names, ", ", psg_context_label(context, &label, id));
    }
    if (names->len > 0) {
        psg_join_printf(text, " · ", "%s %s", names->str,
                        psg_word(PSG_WORD_ONE_BY_ONE, context->language));
    }
}

const char *
psg_cut_by(PsgBy by, const char *language)
{
    static const PsgWord words[] = {[PSG_BY_KIND] = PSG_WORD_BY_KIND,
                                    [PSG_BY_TIER] = PSG_WORD_BY_TIER,
                                    [PSG_BY_GROUP] = PSG_WORD_BY_GROUP};
    return psg_word(words[by], language);
}

/* " by kind · Centre one by one". */
static void
tell_aggregates(const PsgRenderContext *context, GString *text)
{
    PsgBy by = context->landscape->cut->selection->by;
    if (by != PSG_BY_NONE) {
        g_string_append_printf(text, " %s", psg_cut_by(by, context->language));
        tell_open(context, context->landscape->cut->selection, text);
    }
}

/* " · 3 are in several, and counted in each": each once, in whichever slices. */
static void
tell_several(const PsgRenderContext *context, const size_t *slices, size_t count,
             GString *text)
{
    const PsgLandscape *landscape = context->landscape;
    const char *language = context->language;
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < (count == 0 ? landscape->slice_count : count); i++) {
        const PsgIndexes *several = &landscape->cut->several[count == 0 ? i : slices[i]];
        for (size_t k = 0; k < several->count; k++) {
            g_hash_table_add(known, GSIZE_TO_POINTER(several->items[k]));
        }
    }
    size_t all = g_hash_table_size(known);
    if (all > 0) {
        g_autofree char *number = psg_number_label((double)all, language);
        psg_join_printf(text, " · ", "%s %s", number,
                        psg_word_for(all, PSG_WORD_ONE_IN_SEVERAL,
                                     PSG_WORD_MANY_IN_SEVERAL, language));
    }
}

/* " · 34 relations inside boxes not drawn". */
static void
tell_within(const PsgRenderContext *context, size_t within, GString *text)
{
    const char *language = context->language;
    if (within > 0) {
        g_autofree char *number = psg_number_label((double)within, language);
        psg_join_printf(
            text, " · ", "%s %s", number,
            psg_word_for(within, PSG_WORD_ONE_WITHIN, PSG_WORD_MANY_WITHIN, language));
    }
}

char *
psg_cut_words(const PsgRenderContext *context, const size_t *slices, size_t count)
{
    const PsgCut *cut = context->landscape->cut;
    if (cut == NULL) {
        return NULL;
    }
    size_t all = 0, kept = 0;
    for (size_t i = 0; i < cut->whole->actor_count; i++) {
        bool is_one = is_shown(cut->whole, i, slices, count);
        all += is_one;
        kept += is_one && cut->is_kept[i];
    }
    g_autoptr(GString) why = g_string_new(NULL);
    if (kept < all) {
        tell_only(context, &cut->selection->only, why);
        tell_around(context, cut->selection, why);
        tell_top(context, cut->selection, why);
    } else if (cut->parts == NULL) {
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    tell_part(context, kept, all, text);
    tell_aggregates(context, text);
    if (why->len > 0) {
        psg_join(text, " · ", why->str);
    }
    if (cut->parts != NULL) {
        tell_several(context, slices, count, text);
    }
    if (cut->parts != NULL && count == 1) {
        tell_within(context, cut->within[slices[0]], text);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
