/* The network figure: laid out once for all slices, then drawn slice by slice. */
#include "figure/network.h"

#include "figure/actor_box.h"
#include "figure/edge.h"
#include "figure/frame.h"
#include "figure/groups.h"
#include "figure/legend.h"
#include "figure/network_task.h"
#include "figure/shape.h"
#include "figure/words.h"
#include "layout/route.h"

/* In units of a slide. */
#define LEGEND_GAP 14.0
#define CLEARANCE 9.0
#define SPREAD 9.0

struct PsgNetwork {
    const PsgSetting *setting;
    PsgNetworkTask *task;
    PsgLayout *layout;
    PsgSize page;
    PsgRect area;   /* of the drawing */
    PsgRect legend; /* below it */
};

static void
sample_actor(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_actor_box_sample(pen, room, entry->kind, entry->is_there);
}

/* A kind whose relations are all new is seen in the accent only. */
static void
sample_relation(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->setting, entry->kind, !entry->is_there);
    psg_edge_sample(pen, room, &look);
}

static void
add_entry(GArray *entries, const PsgSetting *setting, const PsgKind *kinds,
          PsgLegendEntry entry)
{
    const char *label = psg_setting_text(setting, &kinds[entry.kind].label);
    entry.label = label != NULL ? label : kinds[entry.kind].id;
    g_array_append_val(entries, entry);
}

static void
add_actor_kinds(const PsgSetting *setting, const PsgView *view, GArray *entries)
{
    const PsgLandscape *landscape = setting->landscape;
    for (size_t kind = 0; kind < landscape->kind_count; kind++) {
        PsgLegendEntry entry = {.sample = sample_actor, .kind = kind};
        bool occurs = false;
        for (size_t i = 0; i < view->actor_count; i++) {
            bool is_it = view->actors[i].kind == kind;
            occurs = occurs || is_it;
            entry.is_there = entry.is_there ||
                             (is_it && view->actors[i].presence == PSG_PRESENCE_THERE);
        }
        if (occurs) {
            add_entry(entries, setting, landscape->kinds, entry);
        }
    }
}

static void
add_relation_kinds(const PsgSetting *setting, const PsgView *view, GArray *entries)
{
    const PsgLandscape *landscape = setting->landscape;
    for (size_t kind = 0; kind < landscape->relation_kind_count; kind++) {
        PsgLegendEntry entry = {.sample = sample_relation, .kind = kind};
        bool occurs = false;
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            bool is_it = landscape->relations[seen->relation].kind == kind;
            occurs = occurs || is_it;
            entry.is_there = entry.is_there || (is_it && !seen->is_new);
        }
        if (occurs) {
            add_entry(entries, setting, landscape->relation_kinds, entry);
        }
    }
}

/* What occurs in one slice: kinds of actors, kinds of relations, and the accent if a
 * relation is new. */
static GArray *
legend_entries(const PsgSetting *setting, size_t slice)
{
    const PsgView *view = setting->views[slice];
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    add_actor_kinds(setting, view, entries);
    add_relation_kinds(setting, view, entries);
    psg_groups_add_entries(setting, view, entries);
    bool any_new = false;
    for (size_t i = 0; i < view->relation_count; i++) {
        any_new = any_new || view->relations[i].is_new;
    }
    PsgLegendEntry entry = {.sample = sample_relation,
                            .kind = PSG_NONE,
                            .is_there = false,
                            .label = psg_word(PSG_WORD_NEW_RELATION, setting->language)};
    if (any_new) {
        g_array_append_val(entries, entry);
    }
    return entries;
}

static double
highest_legend(const PsgPen *pen, double width)
{
    double height = 0;
    for (size_t slice = 0; slice < pen->setting->landscape->slice_count; slice++) {
        g_autoptr(GArray) entries = legend_entries(pen->setting, slice);
        height = MAX(height, psg_legend_height(pen, entries, width));
    }
    return height;
}

/* Divides the page: the same in all slices, so the legend has the room of the largest. */
static void
divide_page(PsgNetwork *network, const PsgPen *pen)
{
    const PsgSetting *setting = network->setting;
    network->page = setting->page.size;
    PsgRect room = psg_frame_room(setting, network->page.height);
    double legend = highest_legend(pen, room.width);
    double gap = legend > 0 ? psg_pen_length(pen, LEGEND_GAP) : 0;
    if (setting->page.fits) {
        double wanted = psg_network_task_height(network->task, room.width);
        double rest = network->page.height - (room.height - legend - gap);
        network->page.height = MAX(network->page.height, wanted + rest);
        room = psg_frame_room(setting, network->page.height);
    }
    network->area = (PsgRect){room.x, room.y, room.width, room.height - legend - gap};
    network->legend =
        (PsgRect){room.x, psg_rect_bottom(room) - legend, room.width, legend};
}

PsgNetwork *
psg_network_new(const PsgSetting *setting, PsgRuler *ruler, const char *method,
                GError **error)
{
    PsgPen pen = {setting, ruler, NULL};
    g_autoptr(PsgNetwork) network = g_new0(PsgNetwork, 1);
    network->setting = setting;
    network->task = psg_network_task_new(&pen);
    divide_page(network, &pen);
    psg_network_task_fill(network->task,
                          (PsgSize){network->area.width, network->area.height});
    network->layout = psg_layout_make(&network->task->task, method, error);
    return network->layout == NULL ? NULL : g_steal_pointer(&network);
}

void
psg_network_free(PsgNetwork *network)
{
    if (network == NULL) {
        return;
    }
    psg_network_task_free(network->task);
    psg_layout_free(network->layout);
    g_free(network);
}

PsgRect
psg_network_box(const PsgNetwork *network, size_t slice, size_t actor)
{
    const PsgLayout *layout = network->layout;
    PsgPoint centre = layout->centres[slice * layout->actor_count + actor];
    PsgSize size = network->task->boxes[actor];
    centre.x += network->area.x;
    centre.y += network->area.y;
    return psg_rect_around(
        centre, (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

static PsgRoutes *
find_routes(const PsgNetwork *network, const PsgView *view, const PsgRect *boxes)
{
    double scale = network->setting->page.scale * network->layout->scale;
    g_autofree PsgRouteEnds *edges = g_new0(PsgRouteEnds, view->relation_count + 1);
    for (size_t i = 0; i < view->relation_count; i++) {
        edges[i] = (PsgRouteEnds){view->relations[i].from, view->relations[i].to};
    }
    PsgRouteTask task = {
        .boxes = boxes,
        .box_count = view->actor_count,
        .edges = edges,
        .edge_count = view->relation_count,
        .area = network->page,
        .clearance = CLEARANCE * scale,
        .spread = SPREAD * scale,
    };
    return psg_routes_find(&task);
}

/* Routes end on boxes; shapes may lie within them: the ends are drawn out to the
 * shapes. */
static PsgPath *
meet_shapes(const PsgSetting *setting, const PsgView *view, const PsgRect *boxes,
            size_t relation, const PsgPath *path)
{
    const PsgViewRelation *seen = &view->relations[relation];
    PsgShape from = psg_setting_shape(setting, view->actors[seen->from].kind);
    PsgShape to = psg_setting_shape(setting, view->actors[seen->to].kind);
    size_t count = psg_path_count(path);
    PsgPoint start = psg_path_step(path, 0)->to,
             last = psg_path_step(path, count - 1)->to;
    PsgPath *result = psg_path_new();
    PsgPoint begin = psg_shape_meet(from, boxes[seen->from], start);
    psg_path_move(result, begin);
    if (begin.x != start.x || begin.y != start.y) {
        psg_path_line(result, start);
    }
    for (size_t i = 1; i < count; i++) {
        const PsgStep *step = psg_path_step(path, i);
        if (step->kind == PSG_STEP_CURVE) {
            psg_path_curve(result, step->control1, step->control2, step->to);
        } else {
            psg_path_line(result, step->to);
        }
    }
    PsgPoint end = psg_shape_meet(to, boxes[seen->to], last);
    if (end.x != last.x || end.y != last.y) {
        psg_path_line(result, end);
    }
    return result;
}

static char *
relation_title(const PsgSetting *setting, const PsgView *view,
               const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = setting->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const char *label = psg_setting_text(setting, &relation->label);
    if (label == NULL && relation->kind != PSG_NONE) {
        label =
            psg_setting_text(setting, &landscape->relation_kinds[relation->kind].label);
    }
    const char *note = psg_setting_text(setting, &relation->note);
    return g_strconcat(psg_setting_text(setting, view->actors[seen->from].name), " ",
                       label == NULL ? "\u2013" : label, " ",
                       psg_setting_text(setting, view->actors[seen->to].name),
                       note == NULL ? NULL : "\n", note, NULL);
}

static void
draw_relation(const PsgPen *pen, const PsgView *view, size_t index, const PsgPath *path)
{
    const PsgLandscape *landscape = pen->setting->landscape;
    const PsgViewRelation *seen = &view->relations[index];
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const char *kind =
        relation->kind == PSG_NONE ? NULL : landscape->relation_kinds[relation->kind].id;
    g_autofree char *id = g_strdup_printf("relation-%zu", seen->relation + 1);
    g_autofree char *class = g_strconcat("relation", seen->is_new ? " new" : "",
                                         kind == NULL ? NULL : " kind-", kind, NULL);
    g_autofree char *title = relation_title(pen->setting, view, seen);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = relation->url,
                         .opacity = seen->presence == PSG_PRESENCE_THERE ? 1 : 0.6};
    psg_scene_group(pen->scene, &look);
    PsgEdgeLook edge = psg_edge_look(pen->setting, relation->kind, seen->is_new);
    psg_edge_draw(pen, path, &edge);
    psg_scene_end(pen->scene);
}

/* Relations lie below boxes, and new ones on the others. */
static void
draw_relations(const PsgNetwork *network, const PsgPen *pen, const PsgView *view,
               const PsgRect *boxes)
{
    g_autoptr(PsgRoutes) routes = find_routes(network, view, boxes);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            if (seen->is_new == (pass == 1) && seen->from != seen->to) {
                g_autoptr(PsgPath) path =
                    meet_shapes(pen->setting, view, boxes, i, routes->paths[i]);
                draw_relation(pen, view, i, path);
            }
        }
    }
}

static void
draw_view(const PsgNetwork *network, const PsgPen *pen, const PsgView *view)
{
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        boxes[i] = psg_network_box(network, view->slice, view->actors[i].actor);
    }
    psg_groups_draw(pen, view, boxes);
    psg_pen_group(pen, "relations");
    draw_relations(network, pen, view, boxes);
    psg_pen_end(pen);
    psg_pen_group(pen, "actors");
    for (size_t i = 0; i < view->actor_count; i++) {
        psg_actor_box_draw(pen, &view->actors[i], boxes[i],
                           network->layout->scale * network->task->growth);
    }
    psg_pen_end(pen);
}

/* The author may leave a slice empty; the figure says so. */
static void
draw_nobody(const PsgNetwork *network, const PsgPen *pen)
{
    const PsgStyle *style = pen->setting->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->muted, PSG_ANCHOR_MIDDLE);
    psg_pen_write_within(pen, &look, psg_rect_centre(network->area),
                         psg_word(PSG_WORD_NO_ACTOR, pen->setting->language),
                         network->area.width);
}

static bool *
cited_sources(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    bool *cited = g_new0(bool, landscape->source_count + 1);
    psg_frame_cite(cited, &landscape->slices[view->slice].sources);
    for (size_t i = 0; i < view->actor_count; i++) {
        psg_frame_cite(cited, &landscape->actors[view->actors[i].actor].sources);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        psg_frame_cite(cited, &landscape->relations[view->relations[i].relation].sources);
    }
    return cited;
}

/* For who cannot see the figure: counts, and who is new or leaves. */
static char *
description(const PsgSetting *setting, const PsgView *view)
{
    const char *language = setting->language;
    GString *text = g_string_new(NULL);
    g_string_printf(
        text, "%zu %s, %zu %s.", view->actor_count,
        psg_word(view->actor_count == 1 ? PSG_WORD_ACTOR : PSG_WORD_ACTORS, language),
        view->relation_count,
        psg_word(view->relation_count == 1 ? PSG_WORD_RELATION : PSG_WORD_RELATIONS,
                 language));
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        g_string_append_printf(text, "%s%s", i == 0 ? " " : ", ",
                               psg_setting_text(setting, seen->name));
        if (seen->is_new || seen->is_leaving) {
            g_string_append_printf(
                text, " (%s%s%s)", seen->is_new ? psg_word(PSG_WORD_NEW, language) : "",
                seen->is_new && seen->is_leaving ? ", " : "",
                seen->is_leaving ? psg_word(PSG_WORD_LEAVING, language) : "");
        }
    }
    return g_string_free(text, FALSE);
}

/* The scene with its name and what it says of itself. */
static PsgScene *
begin_scene(const PsgNetwork *network, const PsgView *view, const char *title)
{
    const PsgSetting *setting = network->setting;
    PsgScene *scene = psg_scene_new(network->page, setting->style->background);
    g_autofree char *name = psg_setting_file_name(setting, "network", &view->slice, 1);
    const char *landscape = psg_setting_text(setting, &setting->landscape->title);
    g_autofree char *page_title =
        g_strconcat(title, landscape == NULL ? NULL : " \u2013 ", landscape, NULL);
    g_autofree char *told = description(setting, view);
    psg_scene_describe(scene, name, page_title, told, setting->language);
    return scene;
}

PsgScene *
psg_network_draw(const PsgNetwork *network, PsgRuler *ruler, size_t slice)
{
    const PsgSetting *setting = network->setting;
    const PsgView *view = setting->views[slice];
    g_autofree char *aside = NULL;
    g_autofree char *title = psg_setting_slice_title(setting, slice, &aside);
    g_autofree char *headline = psg_frame_headline(setting, slice);
    g_autofree bool *cited = cited_sources(view);
    PsgPen pen = {setting, ruler, begin_scene(network, view, title)};
    PsgFrame frame = {title, aside, headline, &slice, 1, cited};
    psg_frame_draw(&pen, &frame);
    if (view->actor_count == 0) {
        draw_nobody(network, &pen);
    }
    draw_view(network, &pen, view);
    g_autoptr(GArray) entries = legend_entries(setting, slice);
    psg_legend_draw(&pen, network->legend, entries);
    return pen.scene;
}
