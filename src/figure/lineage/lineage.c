/* The lineage: who became whom, as lives on a true scale of time, joined where one goes on with
 * another's work. */
#include "figure/lineage/lineage.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/part/actor_box.h"
#include "figure/part/change_words.h"
#include "figure/part/frame.h"
#include "figure/part/legend.h"
#include "figure/strings.h"
#include "model/succession.h"

#include <math.h>

/* In units of a slide. */
#define LEGEND_GAP 12.0
#define LINK 3.2      /* of the line from one life to another */
#define CORNER 12.0   /* where it turns */
#define SIGN_LINE 2.2 /* in a sign, whose ring is thinner */
#define SIGN_RING 1.5
#define PATCH 3.0  /* around words beside bars, where nothing runs behind them */
#define PAUSE 2.0  /* of the line over a time in which an actor was not there */
#define STRIP 24.0 /* the others */
#define STRIP_GAP 10.0
#define FAINT_LINK 1.8 /* of a part that passes */

/* ---- Words ---- */

/* Signs are drawn, for fonts differ in such letters: x and y of points in a square of 2 × 2
 * around 0, 0, each line up to the next NAN. */
static const struct {
    PsgWord word;
    size_t count; /* of points */
    double points[2 * 9];
} signs[PSG_LINEAGE_WHATS] = {
    [PSG_SUCCESSION_BECAME] = {PSG_WORD_BECAME,
                               6,
                               {-.5, 0, .5, 0, NAN, NAN, .12, -.34, .5, 0, .12, .34}},
    [PSG_SUCCESSION_MERGED] = {PSG_WORD_MERGED, 3, {-.2, -.5, .32, 0, -.2, .5}},
    [PSG_SUCCESSION_SPLIT] = {PSG_WORD_SPLIT, 3, {.2, -.5, -.32, 0, .2, .5}},
    [PSG_SUCCESSION_REFOUNDED] = {PSG_WORD_REFOUNDED,
                                  6,
                                  {-.45, 0, .45, 0, NAN, NAN, 0, -.45, 0, .45, 0, -.45}},
    [PSG_SUCCESSION_ABSORBED] = {PSG_WORD_ABSORBED,
                                 6,
                                 {0, -.55, 0, .5, NAN, NAN, -.34, .14, 0, .5, .34, .14}},
    [PSG_SUCCESSION_OFFSHOOT] = {PSG_WORD_OFFSHOOT,
                                 5,
                                 {-.5, .25, .5, .25, NAN, NAN, -.2, .25, .3, -.45}},
    [PSG_SUCCESSION_PART] = {PSG_WORD_PART_PASSED,
                             8,
                             {-.5, .25, .5, .25, NAN, NAN, 0, -.55, 0, -.2, NAN, NAN, 0,
                              -.05, 0, .25}},
    [PSG_LINEAGE_RENAMED] = {PSG_WORD_RENAMED,
                             5,
                             {-.45, -.22, .45, -.22, NAN, NAN, -.45, .22, .45, .22}},
    [PSG_LINEAGE_TIER] = {PSG_WORD_OTHER_TIER,
                          8,
                          {-.28, -.26, 0, -.56, .28, -.26, 0, -.56, 0, .56, -.28, .26, 0,
                           .56, .28, .26}},
    [PSG_LINEAGE_KIND] = {PSG_WORD_OTHER_KIND, 5, {0, -.5, .5, 0, 0, .5, -.5, 0, 0, -.5}},
};

/* "2017: GDR RSD → GDR ASR (renamed)", "2011: Small absorbed by Big". Owned by the caller. */
static char *
told_of(const PsgDate *date, const char *language)
{
    PsgInterval when = {.from = *date, .to = *date};
    return psg_interval_told(&when, language);
}

static char *
event_label(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgRenderContext *context = lineage->context;
    const char *language = context->language;
    const char *now = psg_lineage_name(lineage, event->to, event->time);
    const char *before = psg_lineage_name_before(lineage, event);
    g_autofree char *when = event->when == NULL ? NULL : told_of(event->when, language);
    g_autofree char *told = NULL;
    if (psg_lineage_is_succession(event)) {
        told =
            psg_word_of_succession((PsgSuccessionWhat)event->what, before, now, language);
    } else if (event->what == PSG_LINEAGE_RENAMED) {
        told = g_strdup_printf("%s \u2192 %s (%s)", before, now,
                               psg_word(PSG_WORD_RENAMED, language));
    } else {
        bool is_tier = event->what == PSG_LINEAGE_TIER;
        size_t (*of)(const PsgLineage *, size_t, PsgTime) =
            is_tier ? psg_lineage_tier : psg_lineage_kind_of;
        told = g_strdup_printf(
            "%s, %s \u2192 %s (%s)", now,
            psg_lineage_belonging(context, is_tier,
                                  of(lineage, event->from, event->before)),
            psg_lineage_belonging(context, is_tier, of(lineage, event->to, event->time)),
            psg_word(signs[event->what].word, language));
    }
    return when == NULL
               ? g_steal_pointer(&told)
               : g_strconcat(when, psg_word(PSG_WORD_COLON, language), " ", told, NULL);
}

/* ---- Signs ---- */

static void
draw_sign(const PsgPen *pen, size_t what, PsgPoint at, double zoom)
{
    const PsgStyle *style = pen->context->style;
    double size = psg_pen_length(pen, PSG_LINEAGE_SIGN) * zoom, half = size / 2;
    PsgInk disc = {style->background, style->ink, psg_pen_length(pen, SIGN_RING) * zoom,
                   PSG_DASH_NONE};
    PsgInk ink = psg_pen_stroke(pen, style->ink, SIGN_LINE * zoom, PSG_DASH_NONE);
    psg_scene_box(pen->scene, psg_rect_around(at, (PsgSize){size, size}), half, &disc);
    g_autoptr(PsgPath) path = psg_path_new();
    bool begins = true;
    for (size_t i = 0; i < signs[what].count; i++) {
        double x = signs[what].points[2 * i], y = signs[what].points[2 * i + 1];
        PsgPoint to = {at.x + x * half, at.y + y * half};
        if (!isnan(x) && begins) {
            psg_path_move(path, to);
        } else if (!isnan(x)) {
            psg_path_line(path, to);
        }
        begins = isnan(x);
    }
    psg_scene_path(pen->scene, path, &ink);
}

/* ---- Lives ---- */

static void
draw_bar(const PsgLineagePlan *plan, const PsgLineageLife *life, const PsgTimeBar *bar)
{
    const PsgPen *pen = plan->pen;
    double fade = psg_time_fade_width(pen), y = psg_lineage_life_y(plan, life);
    double right = bar->right + (bar->end == PSG_BAR_OPEN ? fade : 0);
    size_t kind =
        psg_lineage_kind_of(plan->lineage, life->actor,
                            MAX(plan->scale.first, psg_interval_first(&bar->when)));
    PsgBarLook look = psg_time_bar_look(pen, kind, plan->bar);
    PsgRect box = {bar->left, y - plan->bar / 2, right - bar->left, plan->bar};
    psg_time_bar_draw(pen, bar, box, &look);
    if (bar->end == PSG_BAR_OPEN) {
        psg_time_fade_draw(pen, box, bar->right, right);
    }
}

/* From another kind on the bar has its colours. */
static void
draw_other_kind(const PsgLineagePlan *plan, const PsgLineageLife *life,
                const PsgLineageLabel *label)
{
    for (guint i = 0; i < life->bars->len; i++) {
        PsgTimeBar bar = g_array_index(life->bars, PsgTimeBar, i);
        if (label->x > bar.left && label->x < bar.right) {
            const PsgPen *pen = plan->pen;
            PsgBarLook look = psg_time_bar_look(pen, label->kind, plan->bar);
            double right = bar.right;
            right += bar.end == PSG_BAR_OPEN ? psg_time_fade_width(pen) : 0;
            PsgRect box = {label->x, psg_lineage_life_y(plan, life) - plan->bar / 2,
                           right - label->x, plan->bar};
            bar.left = bar.solid_left = label->x;
            bar.begin = PSG_BAR_SHARP;
            psg_time_bar_draw(pen, &bar, box, &look);
            if (bar.end == PSG_BAR_OPEN) {
                psg_time_fade_draw(pen, box, bar.right, right);
            }
        }
    }
}

static void
draw_pauses(const PsgLineagePlan *plan, const PsgLineageLife *life)
{
    const PsgPen *pen = plan->pen;
    double y = psg_lineage_life_y(plan, life);
    PsgInk ink = psg_pen_stroke(pen, pen->context->style->muted, PAUSE, PSG_DASH_DOTTED);
    for (guint i = 1; i < life->bars->len; i++) {
        double from = g_array_index(life->bars, PsgTimeBar, i - 1).right;
        double to = g_array_index(life->bars, PsgTimeBar, i).left;
        if (to > from + ink.width) {
            psg_pen_line(pen, (PsgPoint){from, y}, (PsgPoint){to, y}, &ink);
        }
    }
}

/* Words with what happened then. */
static void
draw_label(const PsgLineagePlan *plan, const PsgLineageLife *life,
           const PsgLineageLabel *label)
{
    const PsgPen *pen = plan->pen;
    double y = psg_lineage_life_y(plan, life), middle = y;
    PsgTextLook look = psg_lineage_look(plan, label);
    double cap = psg_pen_cap_height(pen, &look);
    bool has_words = label->text != NULL && label->place != PSG_LINEAGE_NOWHERE;
    double beside = (plan->bar + plan->line) / 2;
    middle += label->place == PSG_LINEAGE_ABOVE   ? -beside
              : label->place == PSG_LINEAGE_BELOW ? beside
                                                  : 0;
    if (has_words && label->place != PSG_LINEAGE_IN) {
        double air = psg_pen_length(pen, PATCH);
        PsgRect patch = {label->left - air, middle - plan->line * 0.46,
                         label->width + 2 * air, plan->line * 0.92};
        psg_scene_box(pen->scene, patch, 0,
                      &(PsgInk){.fill = pen->context->style->background});
    }
    if (has_words) {
        psg_pen_write(pen, &look, (PsgPoint){label->left, middle + cap / 2}, label->text);
    }
    double x = label->x;
    for (size_t what = 0; what < PSG_LINEAGE_WHATS; what++) {
        if (label->signs & (1u << what)) {
            draw_sign(pen, what, (PsgPoint){x, y}, plan->zoom);
            x -= psg_pen_length(pen, PSG_LINEAGE_SIGN_STEP) * plan->zoom;
        }
    }
}

/* Its names, and all that happened to it, for who points at it. Owned by the caller. */
static char *
life_title(const PsgLineagePlan *plan, const PsgLineageLife *life)
{
    GString *title = g_string_new(g_array_index(life->labels, PsgLineageLabel, 0).text);
    for (size_t i = 0; i < plan->lineage->event_count; i++) {
        const PsgLineageEvent *event = &plan->lineage->events[i];
        if (event->to == life->actor || event->from == life->actor) {
            g_autofree char *label = event_label(plan->lineage, event);
            psg_join(title, "\n", label);
        }
    }
    return g_string_free(title, FALSE);
}

static void
draw_life(const PsgLineagePlan *plan, const PsgLineageLife *life)
{
    const PsgPen *pen = plan->pen;
    const PsgActor *actor = &pen->context->landscape->actors[life->actor];
    g_autofree char *id = g_strdup_printf("actor-%s", actor->id);
    g_autofree char *title = life_title(plan, life);
    PsgGroupLook group = {.id = id,
                          .class = "actor",
                          .title = title,
                          .href = actor->url,
                          .opacity = 1,
                          .part = {PSG_PART_ACTOR, life->actor}};
    psg_scene_group(pen->scene, &group);
    draw_pauses(plan, life);
    for (guint i = 0; i < life->bars->len; i++) {
        draw_bar(plan, life, &g_array_index(life->bars, PsgTimeBar, i));
    }
    for (guint i = 0; i < life->labels->len; i++) {
        const PsgLineageLabel *label = &g_array_index(life->labels, PsgLineageLabel, i);
        if (label->signs & (1u << PSG_LINEAGE_KIND)) {
            draw_other_kind(plan, life, label);
        }
    }
    for (guint i = 0; i < life->labels->len; i++) {
        draw_label(plan, life, &g_array_index(life->labels, PsgLineageLabel, i));
    }
    psg_scene_end(pen->scene);
}

/* ---- From one to another ---- */

/* The life of an actor; NULL: it has none. */
static const PsgLineageLife *
life_of(const PsgLineagePlan *plan, size_t actor)
{
    size_t place = plan->places[actor];
    return place == PSG_NONE ? NULL : psg_lineage_life(plan, (guint)place);
}

/* Where the line leaves the one before: at its end, or on its way. */
static double
leaving_at(const PsgLineageLife *before, const PsgLineageEvent *event, double x)
{
    double at = x;
    for (guint i = 0; i < before->bars->len; i++) {
        const PsgTimeBar *bar = &g_array_index(before->bars, PsgTimeBar, i);
        if (bar->left <= x && psg_succession_ends((PsgSuccessionWhat)event->what) &&
            bar->end != PSG_BAR_OPEN) {
            at = MIN(bar->right, x);
        }
    }
    return at;
}

/* Along the lane of the one before to the time, and up or down to the other. */
static PsgPath *
link_path(const PsgLineagePlan *plan, PsgPoint from, PsgPoint to)
{
    PsgPath *path = psg_path_new();
    double corner = psg_pen_length(plan->pen, CORNER);
    double down = to.y - from.y, across = to.x - from.x;
    double radius = MIN(corner, MIN(fabs(down), fabs(across)));
    psg_path_move(path, from);
    if (radius > 0) {
        psg_path_line(path, (PsgPoint){to.x - copysign(radius, across), from.y});
        psg_path_curve(path, (PsgPoint){to.x, from.y}, (PsgPoint){to.x, from.y},
                       (PsgPoint){to.x, from.y + copysign(radius, down)});
    }
    psg_path_line(path, to);
    return path;
}

/* The other end is on another page: a stub, whose title says who it is. */
static void
draw_stub(const PsgLineagePlan *plan, PsgPoint at, bool is_down)
{
    const PsgPen *pen = plan->pen;
    double length = plan->bar;
    PsgPoint end = {at.x, at.y + (is_down ? length : -length)};
    PsgInk ink = psg_pen_stroke(pen, pen->context->style->muted, LINK, PSG_DASH_DOTTED);
    psg_pen_line(pen, at, end, &ink);
}

static void
draw_link(const PsgLineagePlan *plan, const PsgLineageEvent *event, size_t page,
          const PsgLineageLife *const ends[2])
{
    const PsgPen *pen = plan->pen;
    double x = psg_time_scale_x(&plan->scale, event->time);
    PsgPoint from = {leaving_at(ends[0], event, x), psg_lineage_life_y(plan, ends[0])};
    PsgPoint to = {x, psg_lineage_life_y(plan, ends[1])};
    if (ends[0]->page != page || ends[1]->page != page) {
        bool has_from = ends[0]->page == page;
        draw_stub(plan, has_from ? from : to, ends[has_from ? 1 : 0]->page > page);
        return;
    }
    size_t kind = psg_lineage_kind_of(plan->lineage, event->from, event->before);
    bool is_part = event->what == PSG_SUCCESSION_PART;
    PsgInk ink = psg_pen_stroke(pen, psg_context_paint(pen->context, kind)->line,
                                is_part ? FAINT_LINK : LINK,
                                is_part ? PSG_DASH_DASHED : PSG_DASH_NONE);
    g_autoptr(PsgPath) path = link_path(plan, from, to);
    psg_scene_path(pen->scene, path, &ink);
}

static void
draw_links(const PsgLineagePlan *plan, size_t page)
{
    const PsgLineage *lineage = plan->lineage;
    const PsgActor *actors = lineage->context->landscape->actors;
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        if (!psg_lineage_is_succession(event)) {
            continue;
        }
        const PsgLineageLife *ends[] = {life_of(plan, event->from),
                                        life_of(plan, event->to)};
        bool is_here = ends[0] != NULL && ends[1] != NULL &&
                       (ends[0]->page == page || ends[1]->page == page);
        if (is_here) {
            g_autofree char *title = event_label(lineage, event);
            g_autofree char *id = g_strdup_printf("flow-%s-%s", actors[event->from].id,
                                                  actors[event->to].id);
            psg_pen_titled_group(plan->pen, "flow", id, title);
            draw_link(plan, event, page, ends);
            psg_scene_end(plan->pen->scene);
        }
    }
}

/* ---- The others ---- */

/* "+ 41 actors unchanged". Owned by the caller. */
static char *
label_of_others(const PsgRenderContext *context, size_t unchanged, size_t left_out)
{
    const char *language = context->language;
    const struct {
        size_t count;
        PsgWord one, many;
    } parts[] = {
        {left_out, PSG_WORD_LESS_CHANGED_ACTOR, PSG_WORD_LESS_CHANGED_ACTORS},
        {unchanged, PSG_WORD_UNCHANGED_ACTOR, PSG_WORD_UNCHANGED_ACTORS},
    };
    GString *label = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *number = psg_number_label((double)parts[i].count, language);
        if (parts[i].count > 0) {
            psg_join_printf(
                label, " \u00b7 ", "+ %s %s", number,
                psg_word_for(parts[i].count, parts[i].one, parts[i].many, language));
        }
    }
    return g_string_free(label, FALSE);
}

static void
draw_others(const PsgPen *pen, PsgRect room, size_t unchanged, size_t left_out)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 500, style->ink, PSG_ANCHOR_START);
    g_autofree char *label = label_of_others(pen->context, unchanged, left_out);
    double middle = psg_rect_centre(room).y, air = psg_pen_length(pen, PATCH) * 3;
    psg_pen_titled_group(pen, "others", "others", label);
    psg_scene_box(pen->scene, room, 0, &(PsgInk){.fill = style->faint});
    psg_pen_write_within(
        pen, &look, (PsgPoint){room.x + air, middle + psg_pen_cap_height(pen, &look) / 2},
        label, room.width - 2 * air);
    psg_scene_end(pen->scene);
}

/* ---- The legend ---- */

static void
sample_sign(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_sign(pen, entry->kind, psg_rect_centre(room), 1);
}

/* How the ends of bars are known. */
enum { END_BROKEN, END_OPEN, END_SOFT, END_UNKNOWN, END_TALK, ENDS };

static void
sample_end(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    static const PsgTimeBar bars[ENDS] = {
        [END_BROKEN] = {.begin = PSG_BAR_BROKEN},
        [END_OPEN] = {.end = PSG_BAR_OPEN},
        [END_SOFT] = {.begin = PSG_BAR_SOFT, .end = PSG_BAR_SOFT},
        [END_UNKNOWN] = {.end = PSG_BAR_UNKNOWN},
        [END_TALK] = {.is_talk = true},
    };
    psg_time_bar_sample(pen, room, bars[entry->kind]);
}

/* What occurs on a page, or, PSG_NONE, on any of them. */
typedef struct {
    unsigned signs, ends; /* sets of 1 << … */
    bool *kinds;          /* owned */
} Occurring;

static unsigned
ends_of(const PsgTimeBar *bar)
{
    if (bar->is_talk) {
        return 1u << END_TALK;
    }
    bool is_soft = bar->begin == PSG_BAR_SOFT || bar->end == PSG_BAR_SOFT;
    bool is_unknown = bar->begin == PSG_BAR_UNKNOWN || bar->end == PSG_BAR_UNKNOWN;
    return (bar->begin == PSG_BAR_BROKEN ? 1u << END_BROKEN : 0) |
           (bar->end == PSG_BAR_OPEN ? 1u << END_OPEN : 0) |
           (is_soft ? 1u << END_SOFT : 0) | (is_unknown ? 1u << END_UNKNOWN : 0);
}

static Occurring
find_occurring(const PsgLineagePlan *plan, size_t page)
{
    size_t none = plan->pen->context->landscape->kind_count;
    Occurring found = {.kinds = g_new0(bool, none + 1)};
    for (guint i = 0; i < plan->lives->len; i++) {
        const PsgLineageLife *life = psg_lineage_life(plan, i);
        if (life->page != page) {
            continue;
        }
        for (guint k = 0; k < life->labels->len; k++) {
            const PsgLineageLabel *label =
                &g_array_index(life->labels, PsgLineageLabel, k);
            found.signs |= label->signs;
            found.kinds[MIN(label->kind, none)] = true;
        }
        for (guint k = 0; k < life->bars->len; k++) {
            found.ends |= ends_of(&g_array_index(life->bars, PsgTimeBar, k));
        }
    }
    return found;
}

/* The same before it is known who has room: all that may occur. */
static Occurring
find_all(const PsgLineage *lineage)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    Occurring found = {.ends = (1u << ENDS) - 1,
                       .kinds = g_new0(bool, landscape->kind_count + 1)};
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        const size_t both[] = {event->from, event->to};
        found.signs |= 1u << event->what;
        for (size_t k = 0; k < 2; k++) {
            const PsgDatedIndexes *kinds = &landscape->actors[both[k]].kind;
            for (size_t j = 0; j < kinds->count; j++) {
                size_t kind = kinds->items[j].index;
                found.kinds[kind == PSG_NONE ? landscape->kind_count : kind] = true;
            }
        }
    }
    return found;
}

static void
add_entry(GArray *entries,
          void (*sample)(const PsgPen *, PsgRect, const PsgLegendEntry *), size_t kind,
          const char *label)
{
    PsgLegendEntry entry = {.sample = sample, .kind = kind, .label = label};
    g_array_append_val(entries, entry);
}

/* A list of PsgLegendEntry, owned by the caller. Takes what occurs. */
static GArray *
legend_of(const PsgRenderContext *context, Occurring found)
{
    static const PsgWord words[ENDS] = {PSG_WORD_BEFORE_OR_AFTER, PSG_WORD_OPEN_END,
                                        PSG_WORD_SOFT_DATE, PSG_WORD_UNKNOWN_END,
                                        PSG_WORD_TALKED_OF};
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    for (size_t i = 0; i < PSG_LINEAGE_WHATS; i++) {
        if (found.signs & (1u << i)) {
            add_entry(entries, sample_sign, i,
                      psg_word(signs[i].word, context->language));
        }
    }
    for (size_t i = 0; i < context->landscape->kind_count; i++) {
        if (found.kinds[i]) {
            add_entry(entries, psg_actor_box_sample, i,
                      psg_lineage_belonging(context, false, i));
        }
    }
    for (size_t i = 0; i < ENDS; i++) {
        if (found.ends & (1u << i)) {
            add_entry(entries, sample_end, i, psg_word(words[i], context->language));
        }
    }
    g_free(found.kinds);
    return entries;
}

/* Tells readers who cannot see the figure what happened, in order. */
static char *
description(const PsgLineagePlan *plan)
{
    const PsgLineage *lineage = plan->lineage;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageLife *life = life_of(plan, lineage->events[i].to);
        if (life == NULL || life->page < plan->page_count) {
            g_autofree char *label = event_label(lineage, &lineage->events[i]);
            psg_join(text, "; ", label);
        }
    }
    if (lineage->event_count == 0) {
        g_string_append(text, psg_word(PSG_WORD_NO_LINEAGE, lineage->context->language));
    }
    return g_string_free(text, FALSE);
}

/* ---- The figure ---- */

/* Where all stands on the page. The strip is of those without a history, and of those who have
 * no room. */
typedef struct {
    PsgSize size;
    PsgRect room, legend, strip; /* of axis and lives */
    size_t unchanged;
} Sheet;

static Sheet
sheet_of(const PsgPen *pen, const PsgLineage *lineage, const PsgFigureSpec *spec,
         bool leaves_out)
{
    Sheet sheet = {.size = pen->context->page.size,
                   .unchanged = psg_lineage_unchanged(lineage)};
    g_autoptr(GArray) entries = legend_of(lineage->context, find_all(lineage));
    sheet.room = psg_frame_room_without_strip(pen->context, sheet.size.height);
    sheet.legend = sheet.room;
    sheet.legend.height = psg_legend_height(pen, entries, sheet.room.width);
    sheet.legend.y = psg_rect_bottom(sheet.room) - sheet.legend.height;
    bool has_strip = sheet.unchanged > 0 || leaves_out;
    double strip = has_strip ? psg_pen_length(pen, STRIP) : 0;
    double gap = strip > 0 ? psg_pen_length(pen, STRIP_GAP) : 0;
    sheet.strip = sheet.room;
    sheet.strip.height = strip;
    sheet.strip.y = sheet.legend.y - psg_pen_length(pen, LEGEND_GAP) - strip;
    sheet.room.height = sheet.strip.y - gap - sheet.room.y;
    if (pen->context->page.fits) {
        double more =
            psg_lineage_plan_wish(pen, lineage, spec, sheet.room) - sheet.room.height;
        sheet.size.height += MAX(0, more);
        sheet.room.height += MAX(0, more);
        sheet.strip.y += MAX(0, more);
        sheet.legend.y += MAX(0, more);
    }
    return sheet;
}

/* The message. */
static void
draw_frame(const PsgPen *pen, const PsgFigureSpec *spec, const PsgLineagePlan *plan,
           size_t page)
{
    const PsgLineage *lineage = plan->lineage;
    const PsgLandscape *landscape = pen->context->landscape;
    g_autofree bool *cited = g_new0(bool, landscape->source_count + 1);
    g_autoptr(GString) subtitle = g_string_new(NULL);
    g_autofree char *sentence = psg_lineage_sentence(lineage);
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        psg_frame_cite(cited, &landscape->actors[event->from].sources);
        psg_frame_cite(cited, &landscape->actors[event->to].sources);
        if (event->said != NULL) {
            psg_frame_cite(cited, &event->said->sources);
        }
    }
    g_string_append(subtitle, sentence);
    if (plan->nameless > 0) {
        psg_join_printf(subtitle, " \u00b7 ", "%zu %s", plan->nameless,
                        psg_word(PSG_WORD_NAMES_LEFT_OUT, pen->context->language));
    }
    g_autofree char *place = plan->page_count == 1
                                 ? NULL
                                 : g_strdup_printf("%zu/%zu", page + 1, plan->page_count);
    PsgFrame frame = {.title = psg_figure_title(pen->context, spec),
                      .suffix = place,
                      .subtitle = subtitle->str,
                      .cited = cited};
    psg_frame_draw(pen, &frame);
}

static void
draw_page(const PsgPen *pen, const PsgFigureSpec *spec, const PsgLineagePlan *plan,
          const Sheet *sheet, size_t page)
{
    draw_frame(pen, spec, plan, page);
    psg_time_axis_draw(pen, &plan->scale, spec, plan->room, false);
    draw_links(plan, page);
    for (guint i = 0; i < plan->lives->len; i++) {
        if (psg_lineage_life(plan, i)->page == page) {
            draw_life(plan, psg_lineage_life(plan, i));
        }
    }
    size_t left_out = psg_lineage_plan_left_out(plan);
    if (sheet->unchanged + left_out > 0) {
        draw_others(pen, sheet->strip, sheet->unchanged, left_out);
    }
    g_autoptr(GArray) entries = legend_of(pen->context, find_occurring(plan, page));
    psg_legend_draw(pen, sheet->legend, entries);
}

/* Tells the author that not all lives have room; NULL if they have. Owned by the caller. */
static char *
remark_of(const PsgLineagePlan *plan)
{
    size_t all = plan->lives->len, left_out = psg_lineage_plan_left_out(plan);
    return left_out == 0
               ? NULL
               : g_strdup_printf(
                     "%zu of %zu actors with a history have room, those with most to "
                     "tell, and the table (csv) has all; a larger page holds more, "
                     "as do more pages (pages: %zu)",
                     all - left_out, all, plan->whole_count);
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(context, spec->slices, spec->slice_count);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    PsgPen pen = {context, ruler, NULL};
    Sheet sheet = sheet_of(&pen, lineage, spec, false);
    g_autoptr(PsgLineagePlan) plan =
        psg_lineage_plan_new(&pen, lineage, spec, sheet.room);
    if (psg_lineage_plan_left_out(plan) > 0) {
        g_clear_pointer(&plan, psg_lineage_plan_free);
        sheet = sheet_of(&pen, lineage, spec, true);
        plan = psg_lineage_plan_new(&pen, lineage, spec, sheet.room);
    }
    g_autofree char *told = description(plan);
    PsgScene *next = NULL;
    for (size_t page = plan->page_count; page > 0; page--) {
        pen.scene = psg_frame_scene(context, sheet.size, name,
                                    psg_figure_title(context, spec), told);
        draw_page(&pen, spec, plan, &sheet, page - 1);
        psg_scene_set_next(pen.scene, next);
        next = pen.scene;
    }
    g_autofree char *remark = remark_of(plan);
    psg_scene_set_remark(next, remark);
    return next;
}

static char *
silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(input->context, spec->slices, spec->slice_count);
    return lineage->event_count > 0 ? NULL
                                    : g_strdup(psg_word(PSG_WORD_NO_LINEAGE, "en"));
}

/* ---- The kind ---- */

static const PsgFigureMaker maker = {
    .word = PSG_WORD_LINEAGE,
    .silence = silence,
    .draw = draw_figure,
    .tabulate = psg_lineage_table,
};

static const PsgFigureOption options[] = {
    PSG_FIGURE_PAGES(PsgLineageOptions),
};

const PsgFigureKind psg_lineage_kind = {
    .name = "lineage",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgLineageOptions),
    .maker = &maker,
};
