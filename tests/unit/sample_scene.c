/* Scenes that the tests of painters share. */
#include "sample_scene.h"

const PsgColour SAMPLE_WHITE = {255, 255, 255, 255};
const PsgColour SAMPLE_INK = {20, 20, 20, 255};
const PsgColour SAMPLE_BLUE = {0, 0x72, 0xb2, 255};

PsgScene *
sample_page(void)
{
    PsgScene *scene = psg_scene_new((PsgSize){400, 200}, SAMPLE_WHITE);
    psg_scene_describe(scene, "page", "A page", "Nothing much", "en");
    return scene;
}

static void
add_text(PsgScene *scene, PsgRuler *ruler, const char *text, PsgPoint at,
         const PsgTextLook *look)
{
    psg_scene_text(scene, look, at, text, psg_ruler_width(ruler, &look->font, text));
}

void
sample_text(PsgScene *scene, const char *text, PsgPoint at, PsgAnchor anchor, double size)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgTextLook look = {{SAMPLE_FAMILY, size, 400, false}, SAMPLE_INK, anchor, 0};
    add_text(scene, ruler, text, at, &look);
}

static void
add_actor(PsgScene *scene, PsgRuler *ruler, int number, double size)
{
    double x = 20 + 190 * (number % 8);
    double y = 40 + 90 * (number / 8);
    g_autofree char *id = g_strdup_printf("actor-%d", number);
    g_autofree char *name = g_strdup_printf("Mésocentre n° %d", number);
    PsgGroupLook group = {
        .id = id, .class = "actor kind-body", .title = name, .opacity = 1};
    group.href = number % 5 == 0 ? "https://example.org/a(b)?x='1'&y=é" : NULL;
    group.opacity = number % 3 == 0 ? 0.4 : 1;
    psg_scene_group(scene, &group);
    PsgInk ink = {SAMPLE_WHITE, SAMPLE_BLUE, 1.5, (PsgDash)(number % 3)};
    psg_scene_box(scene, (PsgRect){x, y, 170, 50}, number % 2 == 0 ? 6 : 0, &ink);
    PsgTextLook look = {{SAMPLE_FAMILY, size, 400 + 100 * (number % 4), number % 7 == 0},
                        SAMPLE_INK,
                        PSG_ANCHOR_MIDDLE,
                        0};
    add_text(scene, ruler, name, (PsgPoint){x + 85, y + 30}, &look);
    psg_scene_end(scene);

    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){x, y + 50});
    psg_path_curve(path, (PsgPoint){x, y + 80}, (PsgPoint){x + 90, y + 60},
                   (PsgPoint){x + 90, y + 90});
    PsgInk line = {PSG_COLOUR_NONE, {90, 90, 90, 200}, 1.2, (PsgDash)(number % 3)};
    psg_scene_path(scene, path, &line);
}

PsgScene *
sample_scene(const char *name, double size)
{
    static const char *const words[] = {"שלום עולם, abc", "مرحبا بالعالم",
                                        "日本語の文章",   "ภาษาไทย",
                                        "ქართული",        "😀👩‍👩‍👧‍👦",
                                        "office ffl AV",  "e\u0301t\u0301"};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgScene *scene =
        psg_scene_new((PsgSize){1600, 900}, (PsgColour){250, 250, 248, 255});
    psg_scene_describe(scene, name, "Été 2013 : le réseau", "Qui est là (et pourquoi)",
                       "fr");
    for (int i = 0; i < 48; i++) {
        add_actor(scene, ruler, i, size);
    }
    PsgTextLook look = {
        {SAMPLE_FAMILY, size, 400, false}, SAMPLE_INK, PSG_ANCHOR_START, 0};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        add_text(scene, ruler, words[i], (PsgPoint){20 + 195 * (double)i, 850}, &look);
    }
    return scene;
}
