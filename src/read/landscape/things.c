/* What actors, relations and events refer to: sources, kinds, groups, tiers, slices. */
#include "read/form/form.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

/* ---- Sources, kinds, groups ---- */

static void
read_sources(const PsgReader *reader)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_SOURCE); i++) {
        PsgSource *source = psg_builder_thing(reader->builder, PSG_THING_SOURCE, i);
        const PsgNode *map = psg_reader_node(reader, PSG_THING_SOURCE, i);
        source->title = psg_read_text(reader, psg_node_lookup(map, "title"));
        source->author = psg_read_text(reader, psg_node_lookup(map, "author"));
        source->note = psg_read_text(reader, psg_node_lookup(map, "note"));
        source->url = psg_read_string(reader, psg_node_lookup(map, "url"));
        source->has_date = psg_scalar_date(psg_node_lookup(map, "date"), &source->date);
    }
}

static void
read_kind(const PsgReader *reader, const PsgNode *map, PsgKind *kind)
{
    double place;
    kind->label = psg_read_text(reader, psg_node_lookup(map, "label"));
    kind->note = psg_read_text(reader, psg_node_lookup(map, "note"));
    kind->colour = PSG_NONE;
    if (psg_scalar_number(psg_node_lookup(map, "colour"), &place) && place >= 1) {
        kind->colour = (size_t)place - 1;
    }
    const char *shape = psg_scalar_string(psg_node_lookup(map, "shape"));
    size_t chosen = psg_form_word(&psg_form_shape, shape);
    if (chosen < psg_form_shape.word_count) {
        kind->shape = (PsgShape)(PSG_SHAPE_BOX + chosen);
    }
    const char *line = psg_scalar_string(psg_node_lookup(map, "line"));
    chosen = psg_form_word(&psg_form_line, line);
    if (chosen < psg_form_line.word_count) {
        kind->line = (PsgLine)(PSG_LINE_SOLID + chosen);
    }
    psg_scalar_boolean(psg_node_lookup(map, "directed"), &kind->directed);
    const char *flow = psg_scalar_string(psg_node_lookup(map, "flow"));
    chosen = psg_form_word(&psg_form_flow, flow);
    if (chosen < psg_form_flow.word_count) {
        kind->flow = (PsgFlow)(PSG_FLOW_DOWN + chosen);
    }
}

static void
read_kinds(const PsgReader *reader, PsgThing thing)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, thing); i++) {
        read_kind(reader, psg_reader_node(reader, thing, i),
                  psg_builder_thing(reader->builder, thing, i));
    }
}

static void
read_groups(const PsgReader *reader)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_GROUP); i++) {
        PsgGroup *group = psg_builder_thing(reader->builder, PSG_THING_GROUP, i);
        const PsgNode *map = psg_reader_node(reader, PSG_THING_GROUP, i);
        group->label = psg_read_text(reader, psg_node_lookup(map, "label"));
        group->note = psg_read_text(reader, psg_node_lookup(map, "note"));
    }
}

/* ---- The pyramid ---- */

static void
check_figures(const PsgReader *reader, const PsgNode *pyramid, const PsgNode *tier)
{
    const PsgPair *figures = psg_node_pair_lookup(tier, "figures");
    if (figures != NULL && psg_node_lookup(pyramid, "measure") == NULL) {
        psg_diagnostics_error(reader->list, "missing-key", figures->key->span,
                              "figures of what? The pyramid needs the key \"measure\"");
    }
}

static void
read_pyramid(const PsgReader *reader)
{
    const PsgNode *pyramid = psg_node_lookup(reader->root, "pyramid");
    reader->landscape->pyramid_title =
        psg_read_text(reader, psg_node_lookup(pyramid, "title"));
    reader->landscape->pyramid_measure =
        psg_reader_refer(reader, PSG_THING_MEASURE, psg_node_lookup(pyramid, "measure"));
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_TIER); i++) {
        PsgTier *tier = psg_builder_thing(reader->builder, PSG_THING_TIER, i);
        const PsgNode *map = psg_reader_node(reader, PSG_THING_TIER, i);
        tier->label = psg_read_text(reader, psg_node_lookup(map, "label"));
        tier->level = psg_read_text(reader, psg_node_lookup(map, "level"));
        tier->note = psg_read_text(reader, psg_node_lookup(map, "note"));
        tier->actors = psg_read_dated_indexes(reader, PSG_THING_ACTOR,
                                              psg_node_lookup(map, "actors"));
        tier->sources = psg_read_sources(reader, map);
        check_figures(reader, pyramid, map);
    }
}

/* ---- Slices ---- */

static void
read_headlines(const PsgReader *reader, const PsgNode *node, PsgSlice *slice)
{
    bool is_list = node != NULL && node->kind == PSG_NODE_LIST;
    size_t count = is_list ? node->count : 1;
    PsgText *headlines = psg_arena_alloc(reader->arena, count * sizeof *headlines);
    for (size_t i = 0; i < count; i++) {
        PsgText text = psg_read_text(reader, is_list ? node->items[i] : node);
        if (text.count > 0) {
            headlines[slice->headline_count++] = text;
        }
    }
    slice->headlines = headlines;
}

static void
read_slices(const PsgReader *reader)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_SLICE); i++) {
        PsgSlice *slice = psg_builder_thing(reader->builder, PSG_THING_SLICE, i);
        const PsgNode *map = psg_reader_node(reader, PSG_THING_SLICE, i);
        const PsgNode *when = psg_node_lookup(map, "when");
        slice->when = psg_interval_always();
        slice->label = psg_read_text(reader, psg_node_lookup(map, "label"));
        slice->note = psg_read_text(reader, psg_node_lookup(map, "note"));
        slice->sources = psg_read_sources(reader, map);
        psg_scalar_date(when != NULL ? when : psg_node_lookup(map, "id"), &slice->when);
        psg_scalar_boolean(psg_node_lookup(map, "question"), &slice->is_projected);
        psg_scalar_boolean(psg_node_lookup(map, "projected"), &slice->is_projected);
        read_headlines(reader, psg_node_lookup(map, "headline"), slice);
    }
}

void
psg_read_things(PsgReader *reader)
{
    read_sources(reader);
    read_kinds(reader, PSG_THING_KIND);
    read_kinds(reader, PSG_THING_RELATION_KIND);
    read_kinds(reader, PSG_THING_EVENT_KIND);
    read_groups(reader);
    read_pyramid(reader);
    read_slices(reader);
}
