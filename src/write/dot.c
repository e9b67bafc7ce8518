/* One slice as DOT: its actors with their labels, its relations with their kinds. */
#include "write/dot.h"

#include "layout/graphviz.h"

char *
psg_dot_of_view(const PsgView *view, const char *language, GError **error)
{
    const PsgLandscape *landscape = view->landscape;
    g_autofree PsgDotNode *nodes = g_new0(PsgDotNode, view->actor_count + 1);
    g_autofree PsgDotEdge *edges = g_new0(PsgDotEdge, view->relation_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        nodes[i] = (PsgDotNode){
            .id = landscape->actors[seen->actor].id,
            .label = psg_text_in(seen->name, language),
            .kind = seen->kind == PSG_NONE ? NULL : landscape->kinds[seen->kind].id,
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
            .label = psg_text_in(&relation->label, language),
            .kind = kind == NULL ? NULL : kind->id,
            .directed = kind != NULL && kind->directed,
        };
    }
    PsgDotGraph graph = {
        .name = landscape->slices[view->slice].id,
        .label = psg_text_in(&landscape->slices[view->slice].label, language),
        .nodes = nodes,
        .node_count = view->actor_count,
        .edges = edges,
        .edge_count = view->relation_count,
    };
    return psg_graphviz_dot(&graph, error);
}
