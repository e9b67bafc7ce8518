/* How kinds look in a style. */
#include "figure/look.h"

#include "model/kind_form.h"

#include <math.h>
#include <string.h>

/* Of a box; both of a line are its own colour. */
typedef struct {
    PsgColour fill, line;
} Pair;

/* The colours that kinds may have, and by how much each is told from each. */
typedef struct {
    const Pair *pairs;
    size_t count;
    double *differences; /* count × count; below 0: not found yet */
} Palette;

static Palette
palette_of(const Pair *pairs, size_t count)
{
    Palette palette = {pairs, count, g_new(double, count *count)};
    for (size_t i = 0; i < count * count; i++) {
        palette.differences[i] = -1;
    }
    return palette;
}

/* In the worst of the ways in which they may be seen. */
static double
difference_of(const Palette *palette, size_t a, size_t b)
{
    static const PsgVision visions[] = {PSG_VISION_NORMAL, PSG_VISION_PROTAN,
                                        PSG_VISION_DEUTAN, PSG_VISION_GREY};
    double *difference = &palette->differences[a * palette->count + b];
    if (*difference < 0) {
        const Pair *one = &palette->pairs[a], *other = &palette->pairs[b];
        *difference = G_MAXDOUBLE;
        for (size_t i = 0; i < G_N_ELEMENTS(visions); i++) {
            double fill = psg_colour_difference(one->fill, other->fill, visions[i]);
            double line = psg_colour_difference(one->line, other->line, visions[i]);
            *difference = MIN(*difference, MAX(fill, line));
        }
    }
    return *difference;
}

/* The place of a colour, of the first `count`, for a kind whose form others have, too: the next
 * one in the style's turn that is told from theirs, or else the one that is told best. */
static size_t
told_colour(const Palette *palette, size_t count, size_t next, const bool *is_taken)
{
    size_t best = next % count;
    double most = -1;
    for (size_t i = 0; i < count && most < PSG_COLOUR_TOLD; i++) {
        size_t place = (next + i) % count;
        double least = G_MAXDOUBLE;
        for (size_t k = 0; k < palette->count; k++) {
            least = is_taken[k] ? MIN(least, difference_of(palette, place, k)) : least;
        }
        if (least > most) {
            most = least;
            best = place;
        }
    }
    return best;
}

bool
psg_looks_tell_accent(const PsgStyle *style)
{
    bool is_told = psg_colour_is_told(style->accent, style->edge);
    for (size_t i = 0; i < style->edge_count; i++) {
        is_told = is_told && psg_colour_is_told(style->accent, style->edges[i]);
    }
    return is_told;
}

PsgActorLook *
psg_actor_looks_new(const PsgLandscape *landscape, const PsgStyle *style)
{
    size_t kinds = landscape->kind_count, paints = style->palette_count;
    g_assert(paints > 0); /* as styles are read */
    PsgActorLook *looks = g_new0(PsgActorLook, kinds + 1);
    g_autofree PsgActorForm *forms =
        psg_actor_forms(landscape, style->shapes, style->shape_count);
    g_autofree Pair *pairs = g_new(Pair, paints);
    g_autofree bool *is_taken = g_new(bool, paints);
    for (size_t i = 0; i < paints; i++) {
        pairs[i] = (Pair){style->palette[i].fill, style->palette[i].line};
    }
    Palette palette = palette_of(pairs, paints);
    for (size_t i = 0; i < kinds; i++) {
        memset(is_taken, false, paints * sizeof *is_taken);
        for (size_t k = 0; k < i; k++) {
            if (forms[k].shape == forms[i].shape) {
                is_taken[looks[k].paint - style->palette] = true;
            }
        }
        size_t said = landscape->kinds[i].colour;
        size_t place =
            said != PSG_NONE ? said % paints : told_colour(&palette, paints, i, is_taken);
        looks[i] = (PsgActorLook){&style->palette[place], forms[i].shape};
    }
    g_free(palette.differences);
    return looks;
}

static bool
is_alike(const PsgLandscape *landscape, const PsgRelationForm *forms, size_t a, size_t b)
{
    const PsgKind *kinds = landscape->relation_kinds;
    return kinds[a].directed == kinds[b].directed && forms[a].line == forms[b].line &&
           forms[a].has_other_ends == forms[b].has_other_ends;
}

/* The colour of relations without a kind stands last in the palette: kinds are told from it, and
 * never get it. */
PsgRelationLook *
psg_relation_looks_new(const PsgLandscape *landscape, const PsgStyle *style)
{
    size_t kinds = landscape->relation_kind_count, edges = style->edge_count;
    g_assert(edges > 0); /* as styles are read */
    PsgRelationLook *looks = g_new0(PsgRelationLook, kinds + 1);
    g_autofree PsgRelationForm *forms =
        psg_relation_forms(landscape, style->lines, style->line_count);
    g_autofree Pair *pairs = g_new(Pair, edges + 1);
    g_autofree bool *is_taken = g_new(bool, edges + 1);
    g_autofree size_t *places = g_new(size_t, kinds + 1);
    for (size_t i = 0; i < edges; i++) {
        pairs[i] = (Pair){style->edges[i], style->edges[i]};
    }
    pairs[edges] = (Pair){style->edge, style->edge};
    Palette palette = palette_of(pairs, edges + 1);
    for (size_t i = 0; i < kinds; i++) {
        memset(is_taken, false, edges * sizeof *is_taken);
        for (size_t k = 0; k < i; k++) {
            is_taken[places[k]] = is_taken[places[k]] || is_alike(landscape, forms, k, i);
        }
        is_taken[edges] = forms[i].like == kinds;
        size_t said = landscape->relation_kinds[i].colour;
        places[i] =
            said != PSG_NONE ? said % edges : told_colour(&palette, edges, i, is_taken);
        looks[i] = (PsgRelationLook){style->edges[places[i]], forms[i].line,
                                     forms[i].has_other_ends};
    }
    g_free(palette.differences);
    return looks;
}

/* ---- Weights ---- */

/* The next of 1, 2, 5, 10, 20 …, up or down; and the least that is not less. */
static double
round_up(double value)
{
    double decade = pow(10, floor(log10(value))), share = value / decade;
    double rounded = share <= 1 + 1e-9   ? 1
                     : share <= 2 + 1e-9 ? 2
                     : share <= 5 + 1e-9 ? 5
                                         : 10;
    return decade * rounded;
}

static double
step_down(double step)
{
    double share = step / pow(10, floor(log10(step) + 1e-9));
    return share > 1.5 && share < 3 ? step / 2 : share > 4 ? step / 2.5 : step / 2;
}

PsgWeights
psg_weights_of(const PsgLandscape *landscape)
{
    PsgWeights weights = {.count = 0};
    double least = G_MAXDOUBLE, most = 0;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgDatedNumbers *said = &landscape->relations[i].weight;
        if (said->count == 0) {
            least = MIN(least, 1);
            most = MAX(most, 1);
        }
        for (size_t j = 0; j < said->count; j++) {
            least = MIN(least, said->items[j].number);
            most = MAX(most, said->items[j].number);
        }
    }
    if (least >= most) {
        return weights;
    }
    double steps[PSG_WEIGHT_STEPS] = {round_up(most)};
    size_t count = 1;
    while (count < PSG_WEIGHT_STEPS && step_down(steps[count - 1]) >= least) {
        steps[count] = step_down(steps[count - 1]);
        count++;
    }
    weights.count = count > 1 ? count : 0;
    for (size_t i = 0; i < weights.count; i++) {
        weights.steps[i] = steps[count - 1 - i];
    }
    return weights;
}

size_t
psg_weights_step(const PsgWeights *weights, double weight)
{
    size_t step = 0;
    while (step + 1 < weights->count && weight > weights->steps[step] * (1 + 1e-9)) {
        step++;
    }
    return step;
}

double
psg_weights_share(const PsgWeights *weights, size_t step)
{
    return weights->steps[step] / weights->steps[weights->count - 1];
}
