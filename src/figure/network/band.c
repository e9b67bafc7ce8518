/* Bands of tiers on the network. */
#include "figure/network/band.h"

/* In units of a slide. */
#define WIDEST 128.0 /* of a name: a longer one takes more lines */
#define GAP 14.0     /* from names to boxes */
#define INSET 10.0   /* of names within the band */
#define CORNER 6.0

#define STRENGTH 0.045 /* of the ink, mixed into the background */

enum { MOST_LINES = 4 };

static PsgTextLook
name_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 600, style->muted, PSG_ANCHOR_START);
}

/* The name of a tier, in lines. */
static char **
name_lines(const PsgPen *pen, size_t tier, size_t most)
{
    const PsgTier *said = &pen->context->landscape->tiers[tier];
    PsgTextLook look = name_look(pen);
    return psg_pen_wrap(pen, &look,
                        psg_context_label(pen->context, &said->label, said->id),
                        psg_pen_length(pen, WIDEST), most);
}

double
psg_bands_margin(const PsgPen *pen)
{
    const PsgRenderContext *context = pen->context;
    PsgTextLook look = name_look(pen);
    double widest = 0;
    for (size_t tier = 0;
         context->align == PSG_ALIGN_TIER && tier < context->landscape->tier_count;
         tier++) {
        g_auto(GStrv) lines = name_lines(pen, tier, MOST_LINES);
        for (size_t i = 0; lines[i] != NULL; i++) {
            widest = MAX(widest, psg_pen_width(pen, &look, lines[i]));
        }
    }
    return widest > 0 ? widest + psg_pen_length(pen, INSET + GAP) : 0;
}

/* In the middle of the band's height; as many lines as it has room for. */
static void
draw_name(const PsgPen *pen, const PsgNetworkZone *zone)
{
    PsgTextLook look = name_look(pen);
    double line = psg_pen_line_height(pen, &look), cap = psg_pen_cap_height(pen, &look);
    size_t room = (size_t)CLAMP(zone->ground.height / line, 1, MOST_LINES);
    g_auto(GStrv) lines = name_lines(pen, zone->index, room);
    double middle = zone->ground.y + zone->ground.height / 2;
    double first = middle - ((double)g_strv_length(lines) - 1) * line / 2 + cap / 2;
    for (size_t i = 0; lines[i] != NULL; i++) {
        PsgPoint at = {zone->ground.x + psg_pen_length(pen, INSET),
                       first + (double)i * line};
        psg_pen_write(pen, &look, at, lines[i]);
    }
}

static void
draw_band(const PsgPen *pen, const PsgNetworkView *drawn, const PsgNetworkZone *zone)
{
    const PsgRenderContext *context = pen->context;
    const PsgStyle *style = context->style;
    const PsgTier *said = &context->landscape->tiers[zone->index];
    g_autofree char *id =
        g_strconcat(drawn->prefix == NULL ? "" : drawn->prefix, "tier-", said->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = "tier",
                         .title = psg_context_label(context, &said->label, said->id),
                         .opacity = 1,
                         .part = {PSG_PART_TIER, zone->index}};
    PsgInk ink = {.fill = psg_colour_mix(style->background, style->ink, STRENGTH)};
    psg_scene_group(pen->scene, &look);
    psg_scene_box(pen->scene, zone->ground, psg_pen_length(pen, CORNER), &ink);
    draw_name(pen, zone);
    psg_scene_end(pen->scene);
}

void
psg_bands_draw(const PsgPen *pen, const PsgNetworkView *drawn)
{
    for (guint i = 0; drawn->zones != NULL && i < drawn->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn->zones, PsgNetworkZone, i);
        if (!zone->is_group && psg_network_zone_holds(zone, drawn->view->slice)) {
            draw_band(pen, drawn, zone);
        }
    }
}
