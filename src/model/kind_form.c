/* Forms of kinds: what tells them apart without colour. */
#include "model/kind_form.h"

#include <string.h>

enum {
    FIRST_LINE = PSG_LINE_SOLID,
    LAST_LINE = PSG_LINE_DOUBLE,
    LINES = LAST_LINE + 1,
    SHAPES = PSG_SHAPE_ELLIPSE + 1,
};

/* ---- Relations ---- */

/* All lines, those that the style prefers first. */
typedef struct {
    const int *values;
    size_t preferred, all;
} Lines;

/* Gives how many there are. `values` has room for all. */
static size_t
order_lines(const PsgLine *preferred, size_t count, int *values)
{
    size_t ordered = 0;
    for (size_t i = 0; i < count; i++) {
        values[ordered++] = (int)preferred[i];
    }
    for (int line = FIRST_LINE; line <= LAST_LINE; line++) {
        bool is_known = false;
        for (size_t i = 0; i < count; i++) {
            is_known = is_known || (int)preferred[i] == line;
        }
        if (!is_known) {
            values[ordered++] = line;
        }
    }
    return ordered;
}

static bool
has_other_ends(const PsgKind *kind, size_t index, const Lines *lines)
{
    return kind->directed && index / lines->preferred % 2 == 1;
}

/* Which kind has a form: by directed or not, line and ends. */
typedef size_t Takers[2][LINES][2];

static void
take(Takers takers, const PsgKind *kind, size_t index, PsgRelationForm *form)
{
    size_t *taker = &takers[kind->directed][form->line][form->has_other_ends];
    form->like = *taker;
    *taker = *taker == PSG_NONE ? index : *taker;
}

/* The line that the author wants, with ends that are free. */
static PsgRelationForm
form_with_line(Takers takers, const PsgKind *kind, PsgLine line, bool prefers_other)
{
    bool first_is_free = takers[kind->directed][line][prefers_other] == PSG_NONE;
    bool other_is_free = takers[kind->directed][line][!prefers_other] == PSG_NONE;
    return (PsgRelationForm){line, prefers_other != (!first_is_free && other_is_free),
                             PSG_NONE};
}

/* The next line of the style, with open arrows when all have had closed ones; if that is
 * taken, the next form that is free. */
static PsgRelationForm
free_form(Takers takers, const PsgKind *kind, size_t index, const Lines *lines)
{
    g_assert(lines->preferred > 0);
    bool prefers_other = has_other_ends(kind, index, lines);
    for (int ends = 0; ends < 2; ends++) {
        for (size_t i = 0; i < lines->all; i++) {
            /* the style's own lines in turn, then the others */
            size_t place = i < lines->preferred ? (index + i) % lines->preferred : i;
            PsgRelationForm form = {(PsgLine)lines->values[place],
                                    prefers_other != (ends == 1), PSG_NONE};
            if (takers[kind->directed][form.line][form.has_other_ends] == PSG_NONE) {
                return form;
            }
        }
    }
    return (PsgRelationForm){(PsgLine)lines->values[index % lines->preferred],
                             prefers_other, PSG_NONE};
}

/* Relations without a kind are solid lines without arrows. */
static bool
has_relations_without_kind(const PsgLandscape *landscape)
{
    bool has = false;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        has = has || landscape->relations[i].kind == PSG_NONE;
    }
    return has;
}

PsgRelationForm *
psg_relation_forms(const PsgLandscape *landscape, const PsgLine *lines, size_t count)
{
    size_t kinds = landscape->relation_kind_count;
    PsgRelationForm *forms = g_new0(PsgRelationForm, kinds + 1);
    g_autofree int *values = g_new(int, count + LINES);
    const Lines known = {values, count, order_lines(lines, count, values)};
    Takers takers;
    memset(takers, 0xff, sizeof takers); /* PSG_NONE */
    if (has_relations_without_kind(landscape)) {
        takers[false][PSG_LINE_SOLID][false] = kinds;
    }
    for (int pass = 0; pass < 2; pass++) { /* what is said goes before what is free */
        for (size_t i = 0; i < kinds; i++) {
            const PsgKind *kind = &landscape->relation_kinds[i];
            bool is_said = kind->line != PSG_LINE_DEFAULT;
            if (is_said == (pass == 0)) {
                forms[i] = is_said ? form_with_line(takers, kind, kind->line,
                                                    has_other_ends(kind, i, &known))
                                   : free_form(takers, kind, i, &known);
                take(takers, kind, i, &forms[i]);
            }
        }
    }
    return forms;
}

/* ---- Actors ---- */

/* The next shape of the style that is free; the next one if none is. */
static PsgShape
free_shape(const size_t takers[SHAPES], size_t index, const PsgShape *shapes,
           size_t count)
{
    g_assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        PsgShape shape = shapes[(index + i) % count];
        if (takers[shape] == PSG_NONE) {
            return shape;
        }
    }
    return shapes[index % count];
}

PsgActorForm *
psg_actor_forms(const PsgLandscape *landscape, const PsgShape *shapes, size_t count)
{
    PsgActorForm *forms = g_new0(PsgActorForm, landscape->kind_count + 1);
    size_t takers[SHAPES];
    memset(takers, 0xff, sizeof takers); /* PSG_NONE */
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < landscape->kind_count; i++) {
            PsgShape said = landscape->kinds[i].shape;
            if ((said != PSG_SHAPE_DEFAULT) == (pass == 0)) {
                PsgShape shape = said != PSG_SHAPE_DEFAULT
                                     ? said
                                     : free_shape(takers, i, shapes, count);
                forms[i] = (PsgActorForm){shape, takers[shape]};
                takers[shape] = i;
            }
        }
    }
    return forms;
}
