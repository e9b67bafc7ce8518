/*
 * Readers of graphs that others have: each says whether a content is of its format, and says what
 * stands there to a draft.
 */
#pragma once

#include "read/draft/draft.h"

/* GEXF 1.0 to 1.3, as Gephi, NetworkX and hands write it. */
bool psg_gexf_recognise(const PsgInput *input);
void psg_gexf_read(const PsgInput *input, PsgDraft *draft);

/* GraphML, as yEd, visone, NetworkX, igraph, graph-tool and Gephi write it. */
bool psg_graphml_recognise(const PsgInput *input);
void psg_graphml_read(const PsgInput *input, PsgDraft *draft);

/* Lists of nodes and of links or edges in JSON, as NetworkX, d3, vis.js, sigma, graphology and
 * Gephi Lite write them; several of them in a list or a map are slices. */
bool psg_node_link_recognise(const PsgInput *input);
void psg_node_link_read(const PsgInput *input, PsgDraft *draft);

/* JSON Graph Format, versions 1 and 2. */
bool psg_jgf_recognise(const PsgInput *input);
void psg_jgf_read(const PsgInput *input, PsgDraft *draft);

/* Elements of Cytoscape and Cytoscape.js (.cyjs). */
bool psg_cytoscape_recognise(const PsgInput *input);
void psg_cytoscape_read(const PsgInput *input, PsgDraft *draft);

/* CX2 of NDEx and Cytoscape. */
bool psg_cx2_recognise(const PsgInput *input);
void psg_cx2_read(const PsgInput *input, PsgDraft *draft);

/* DOT of Graphviz. */
bool psg_dot_recognise(const PsgInput *input);
void psg_dot_read(const PsgInput *input, PsgDraft *draft);

/* landscape.yml of the Cloud Native Computing Foundation, and of others with its program. */
bool psg_cncf_recognise(const PsgInput *input);
void psg_cncf_read(const PsgInput *input, PsgDraft *draft);
