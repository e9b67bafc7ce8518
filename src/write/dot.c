/* One slice as DOT: its actors with their labels, where they stand and in which group, its
 * relations with their kinds. */
#include "layout/graphviz.h"
#include "slice/view.h"
#include "write/exporter.h"

/* Of those that it is in then, the first: a cluster shares no nodes with another. */
static void
set_group(const PsgExport *what, size_t actor, PsgDotNode *node)
{
    const PsgLandscape *landscape = what->landscape;
    const PsgDatedIndexes *groups = &landscape->actors[actor].groups;
    PsgHolding holding =
        psg_dated_index_holding(groups, &landscape->slices[what->slice].when);
    for (size_t i = 0; i < groups->count; i++) {
        if (psg_holding_has(&holding, i)) {
            const PsgGroup *group = &landscape->groups[groups->items[i].index];
            node->group = group->id;
            node->group_label = psg_text_or(&group->label, what->language, group->id);
            return;
        }
    }
}

static void
set_place(const PsgExport *what, size_t actor, PsgDotNode *node)
{
    if (what->network != NULL) {
        PsgRect box = psg_network_box(what->network, what->slice, actor);
        node->centre = psg_rect_centre(box);
        node->size = (PsgSize){box.width, box.height};
    }
}

bool
psg_export_dot(const PsgExport *what, PsgStream *out, GError **error)
{
    const PsgLandscape *landscape = what->landscape;
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, what->slice);
    g_autofree PsgDotNode *nodes = g_new0(PsgDotNode, view->actor_count + 1);
    g_autofree PsgDotEdge *edges = g_new0(PsgDotEdge, view->relation_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        nodes[i] = (PsgDotNode){
            .id = landscape->actors[seen->actor].id,
            .label = psg_text_in(seen->name, what->language),
            .kind = psg_kind_id(landscape, seen->kind),
        };
        set_group(what, seen->actor, &nodes[i]);
        set_place(what, seen->actor, &nodes[i]);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        const PsgRelation *relation = &landscape->relations[seen->relation];
        const PsgKind *kind = relation->kind == PSG_NONE
                                  ? NULL
                                  : &landscape->relation_kinds[relation->kind];
        edges[i] = (PsgDotEdge){
            .from = seen->from,
            .to = seen->to,
            .label = psg_text_in(&relation->label, what->language),
            .kind = kind == NULL ? NULL : kind->id,
            .directed = kind != NULL && kind->directed,
        };
    }
    PsgDotGraph graph = {
        .name = psg_slice_id(landscape, what->slice),
        .label = psg_text_in(&landscape->slices[what->slice].label, what->language),
        .nodes = nodes,
        .node_count = view->actor_count,
        .edges = edges,
        .edge_count = view->relation_count,
    };
    g_autofree char *dot = psg_graphviz_dot(&graph, error);
    if (dot != NULL) {
        psg_stream_print(out, dot);
    }
    return dot != NULL;
}
