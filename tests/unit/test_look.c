/* Kinds are told apart, whatever the style, in colour, by colour-blind eyes and in grey. */
#include "fixture.h"

#include <check.h>

Suite *look_suite(void);

static const char *const styles[] = {"slides", "print", "dark", "mono"};

enum { ACTOR_KINDS = 14, RELATION_KINDS = 16 }; /* half of the latter have arrows */

/* No kind says how it looks. */
static Desk *
desk_of_kinds(const char *style)
{
    g_autoptr(GString) yaml =
        g_string_new("slices: [{id: 2007}]\nactors: {a: {}}\nkinds:\n");
    for (int i = 0; i < ACTOR_KINDS; i++) {
        g_string_append_printf(yaml, "  k%d: {}\n", i);
    }
    g_string_append(yaml, "relation-kinds:\n");
    for (int i = 0; i < RELATION_KINDS; i++) {
        g_string_append_printf(yaml, "  k%d: {directed: %s}\n", i,
                               i % 2 == 0 ? "true" : "false");
    }
    return desk_of(fixture_landscape(yaml->str), style, NULL, NULL);
}

START_TEST(relations_are_told_by_form)
{
    g_autoptr(Desk) desk = desk_of_kinds(styles[_i]);
    for (size_t i = 0; i < RELATION_KINDS; i++) {
        for (size_t k = 0; k < i; k++) {
            bool differs = i % 2 != k % 2 ||
                           psg_context_line(desk->context, i) !=
                               psg_context_line(desk->context, k) ||
                           psg_context_has_other_ends(desk->context, i) !=
                               psg_context_has_other_ends(desk->context, k);
            ck_assert_msg(differs, "kinds %zu and %zu look alike", k, i);
        }
    }
}
END_TEST

/* By their shapes, or by how light their boxes are; in print, where all boxes are white, by how
 * dark the outlines are. */
START_TEST(actors_are_told_by_shape_or_lightness)
{
    g_autoptr(Desk) desk = desk_of_kinds(styles[_i]);
    static const PsgVision visions[] = {PSG_VISION_NORMAL, PSG_VISION_PROTAN,
                                        PSG_VISION_DEUTAN, PSG_VISION_GREY};
    for (size_t i = 0; i < ACTOR_KINDS; i++) {
        for (size_t k = 0; k < i; k++) {
            const PsgPaint *a = psg_context_paint(desk->context, i);
            const PsgPaint *b = psg_context_paint(desk->context, k);
            if (psg_context_shape(desk->context, i) !=
                psg_context_shape(desk->context, k)) {
                continue;
            }
            for (size_t j = 0; j < G_N_ELEMENTS(visions); j++) {
                double fill = psg_colour_difference(a->fill, b->fill, visions[j]);
                double line = psg_colour_difference(a->line, b->line, visions[j]);
                ck_assert_msg(MAX(fill, line) > 7, "%zu and %zu: %g %g", k, i, fill,
                              line);
            }
        }
    }
}
END_TEST

/* More than 10 away from every line, also where a sort of cones is missing. */
START_TEST(the_accent_is_told_from_all_lines)
{
    g_autoptr(Desk) desk = desk_of_kinds(styles[_i]);
    const PsgStyle *style = desk->style;
    for (size_t i = 0; i <= style->edge_count; i++) {
        PsgColour edge = i < style->edge_count ? style->edges[i] : style->edge;
        for (int vision = PSG_VISION_NORMAL; vision <= PSG_VISION_DEUTAN; vision++) {
            char hex[8];
            psg_colour_hex(edge, hex);
            double found = psg_colour_difference(style->accent, edge, (PsgVision)vision);
            ck_assert_msg(found > PSG_COLOUR_TOLD, "%s: %g of %s", style->name, found,
                          hex);
        }
        ck_assert_double_ge(psg_colour_contrast(edge, style->background), 3);
    }
    ck_assert(desk->context->tells_accent);
}
END_TEST

START_TEST(an_accent_like_a_line_is_not_told)
{
    g_autoptr(PsgStyle) style = fixture_style("slides");
    PsgStyle own = *style;
    own.accent = style->edges[2];
    ck_assert(psg_looks_tell_accent(style));
    ck_assert(!psg_looks_tell_accent(&own));
}
END_TEST

/* Who says a form has it; others go out of its way. */
START_TEST(others_go_out_of_the_way)
{
    g_autoptr(Desk) desk = desk_new(
        "actors: {a: {}, b: {}}\nrelations: [{from: a, to: b}]\n"
        "kinds: {a: {}, b: {}, c: {shape: round}}\n"
        "relation-kinds: {a: {}, b: {line: dotted}, c: {}, d: {line: dotted}}\n");
    const PsgRenderContext *context = desk->context;
    ck_assert_int_eq(psg_context_shape(context, 2), PSG_SHAPE_ROUND);
    ck_assert_int_ne(psg_context_shape(context, 0), PSG_SHAPE_ROUND);
    ck_assert_int_ne(psg_context_shape(context, 0), psg_context_shape(context, 1));
    ck_assert_int_ne(psg_context_line(context, 0), PSG_LINE_SOLID); /* of no kind */
    ck_assert_int_ne(psg_context_line(context, 0), psg_context_line(context, 2));
    ck_assert_int_eq(psg_context_line(context, 1), PSG_LINE_DOTTED);
    ck_assert_int_eq(psg_context_line(context, 3), PSG_LINE_DOTTED);
    ck_assert(psg_context_has_other_ends(context, 1) !=
              psg_context_has_other_ends(context, 3));
}
END_TEST

Suite *
look_suite(void)
{
    Suite *suite = suite_create("look");
    TCase *tcase = tcase_create("looks");
    int count = G_N_ELEMENTS(styles);
    tcase_add_loop_test(tcase, relations_are_told_by_form, 0, count);
    tcase_add_loop_test(tcase, actors_are_told_by_shape_or_lightness, 0, count);
    tcase_add_loop_test(tcase, the_accent_is_told_from_all_lines, 0, count);
    tcase_add_test(tcase, an_accent_like_a_line_is_not_told);
    tcase_add_test(tcase, others_go_out_of_the_way);
    suite_add_tcase(suite, tcase);
    return suite;
}
