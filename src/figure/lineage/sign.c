/* The signs of what happens in a lineage, as lines: fonts differ in such letters. */
#include "figure/lineage/sign.h"

#include "figure/strings.h"

#define SIZE 23.0 /* in units of a slide */

/* Lines in a square of 2 × 2 around 0, 0: where one begins, and where it goes on. */
typedef struct {
    bool begins;
    double x, y;
} Stroke;

static const Stroke renamed[] = {{true, -0.45, -0.22},
                                 {false, 0.45, -0.22},
                                 {true, -0.45, 0.22},
                                 {false, 0.45, 0.22}};
static const Stroke merged[] = {{true, -0.2, -0.5}, {false, 0.32, 0}, {false, -0.2, 0.5}};
static const Stroke split[] = {{true, 0.2, -0.5}, {false, -0.32, 0}, {false, 0.2, 0.5}};
static const Stroke succeeded[] = {{true, -0.5, 0},
                                   {false, 0.5, 0},
                                   {true, 0.12, -0.34},
                                   {false, 0.5, 0},
                                   {false, 0.12, 0.34}};
static const Stroke tier[] = {
    {true, 0, -0.56},     {false, 0, 0.56},    {true, -0.28, -0.26}, {false, 0, -0.56},
    {false, 0.28, -0.26}, {true, -0.28, 0.26}, {false, 0, 0.56},     {false, 0.28, 0.26}};
static const Stroke kind[] = {{true, 0, -0.5},
                              {false, 0.5, 0},
                              {false, 0, 0.5},
                              {false, -0.5, 0},
                              {false, 0, -0.5}};

static const struct {
    const Stroke *strokes;
    size_t count;
    PsgWord word;
} signs[] = {
    [PSG_LINEAGE_RENAMED] = {renamed, G_N_ELEMENTS(renamed), PSG_WORD_RENAMED},
    [PSG_LINEAGE_MERGED] = {merged, G_N_ELEMENTS(merged), PSG_WORD_MERGED},
    [PSG_LINEAGE_SPLIT] = {split, G_N_ELEMENTS(split), PSG_WORD_SPLIT},
    [PSG_LINEAGE_SUCCEEDED] = {succeeded, G_N_ELEMENTS(succeeded), PSG_WORD_SUCCEEDED},
    [PSG_LINEAGE_TIER] = {tier, G_N_ELEMENTS(tier), PSG_WORD_OTHER_TIER},
    [PSG_LINEAGE_KIND] = {kind, G_N_ELEMENTS(kind), PSG_WORD_OTHER_KIND},
};

double
psg_lineage_sign_size(const PsgPen *pen)
{
    return psg_pen_length(pen, SIZE);
}

const char *
psg_lineage_sign_word(const PsgRenderContext *context, PsgLineageWhat what)
{
    return psg_word(signs[what].word, context->language);
}

void
psg_lineage_sign_draw(const PsgPen *pen, PsgLineageWhat what, PsgPoint at, double zoom)
{
    const PsgStyle *style = pen->context->style;
    double size = psg_lineage_sign_size(pen) * zoom, half = size / 2;
    PsgInk disc = {style->background, style->ink, psg_pen_length(pen, 1.5) * zoom,
                   PSG_DASH_NONE};
    psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){size, size}), half, &disc);
    g_autoptr(PsgPath) path = psg_path_new();
    for (size_t i = 0; i < signs[what].count; i++) {
        const Stroke *stroke = &signs[what].strokes[i];
        PsgPoint to = {at.x + stroke->x * half, at.y + stroke->y * half};
        if (stroke->begins) {
            psg_path_move(path, to);
        } else {
            psg_path_line(path, to);
        }
    }
    PsgInk ink = {PSG_COLOUR_NONE, style->ink, psg_pen_length(pen, 2.2) * zoom,
                  PSG_DASH_NONE};
    psg_scene_path(pen->scene, path, &ink);
}
