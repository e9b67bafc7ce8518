/* One slice as DOT: its actors with their labels, its relations with their kinds. */
#include "layout/graphviz.h"
#include "slice/view.h"
#include "write/exporter.h"

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
