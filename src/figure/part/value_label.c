/* Values of measures and their ratios in words. */
#include "figure/part/value_label.h"

#include "base/number.h"
#include "figure/strings.h"
#include "model/presence.h"

#include <math.h>
#include <string.h>

#define NBSP "\u00a0"

char *
psg_value_label(const PsgMeasure *measure, const PsgMeasurement *value,
                const char *language)
{
    static const PsgWord words[] = {
        [PSG_BOUND_ABOUT] = PSG_WORD_ABOUT,
        [PSG_BOUND_ABOVE] = PSG_WORD_ABOVE,
        [PSG_BOUND_BELOW] = PSG_WORD_BELOW,
    };
    const char *text = psg_text_in(&value->text, language);
    if (text != NULL) {
        return g_strdup(text);
    }
    const char *unit = measure == NULL ? NULL : psg_text_in(&measure->unit, language);
    g_autofree char *number = psg_number_label(value->value, language);
    bool exact = value->bound == PSG_BOUND_EXACT;
    return g_strconcat(exact ? "" : psg_word(words[value->bound], language),
                       exact ? "" : " ", number, unit == NULL ? NULL : NBSP, unit, NULL);
}

PsgInterval
psg_value_time(const PsgLandscape *landscape, const PsgMeasurement *value)
{
    bool is_dated = psg_interval_first(&value->when) > PSG_TIME_FIRST ||
                    psg_interval_last(&value->when) < PSG_TIME_LAST;
    if (is_dated || value->subject != PSG_SUBJECT_ACTOR ||
        !landscape->actors[value->index].has_when) {
        return value->when;
    }
    PsgInterval span = psg_spells_span(&landscape->actors[value->index].when);
    return psg_spell_drawn(landscape, &span);
}

char *
psg_ratio_label(double ratio, int digits, const char *language)
{
    double unit = pow(10, floor(log10(ratio)) - (digits - 1));
    g_autofree char *number = psg_number_label(round(ratio / unit) * unit, language);
    return g_strconcat("\u00d7", NBSP, number, NULL);
}

bool
psg_unit_is_share(const char *unit)
{
    static const char *const words[] = {"percent", "per cent", "pour cent", "pourcent"};
    bool is_share = unit != NULL && strchr(unit, '%') != NULL;
    g_autofree char *folded = g_utf8_casefold(unit == NULL ? "" : unit, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        is_share = is_share || g_str_has_prefix(folded, words[i]);
    }
    return is_share;
}

const char *
psg_measure_name(const PsgMeasure *measure, const char *language)
{
    return psg_text_or(&measure->label, language, measure->id);
}

const char *
psg_thing_name(const PsgLandscape *landscape, PsgSubjectKind of, size_t index,
               const PsgInterval *window, const char *language)
{
    switch (of) {
    case PSG_SUBJECT_ACTOR:
        return psg_text_in(psg_dated_text_at(&landscape->actors[index].name, window),
                           language);
    case PSG_SUBJECT_GROUP:
        return psg_text_or(&landscape->groups[index].label, language,
                           landscape->groups[index].id);
    case PSG_SUBJECT_TIER:
        return psg_text_or(&landscape->tiers[index].label, language,
                           landscape->tiers[index].id);
    case PSG_SUBJECT_ALL:
        break;
    }
    return NULL;
}
