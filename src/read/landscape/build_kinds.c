/* Sources, kinds and groups: what actors, relations and events refer to. */
#include "read/form/form.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

/* ---- Sources ---- */

static PsgSource
build_source(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *map = entry->value;
    PsgSource source = {
        .id = entry->id,
        .title = psg_build_text_or(builder, psg_node_lookup(map, "title"), entry->id),
        .author = psg_build_text(builder, psg_node_lookup(map, "author")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .url = psg_build_string(builder, psg_node_lookup(map, "url")),
    };
    source.has_date = psg_scalar_date(psg_node_lookup(map, "date"), &source.date);
    return source;
}

void
psg_build_sources_of_facts(PsgBuilder *builder)
{
    size_t count = psg_builder_count(builder, PSG_THING_SOURCE);
    PsgSource *sources = psg_arena_alloc(builder->arena, count * sizeof *sources);
    for (size_t i = 0; i < count; i++) {
        sources[i] =
            build_source(builder, psg_builder_entry(builder, PSG_THING_SOURCE, i));
    }
    builder->landscape->sources = sources;
    builder->landscape->source_count = count;
}

/* ---- Kinds ---- */

static PsgKind
build_kind(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *map = entry->value;
    PsgKind kind = {
        .id = entry->id,
        .label = psg_build_text_or(builder, psg_node_lookup(map, "label"), entry->id),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .colour = PSG_NONE,
    };
    double place;
    if (psg_scalar_number(psg_node_lookup(map, "colour"), &place) && place >= 1) {
        kind.colour = (size_t)place - 1;
    }
    const char *shape = psg_scalar_string(psg_node_lookup(map, "shape"));
    size_t chosen = psg_form_word(&psg_form_shape, shape);
    if (chosen < psg_form_shape.word_count) {
        kind.shape = (PsgShape)(PSG_SHAPE_BOX + chosen);
    }
    const char *line = psg_scalar_string(psg_node_lookup(map, "line"));
    chosen = psg_form_word(&psg_form_line, line);
    if (chosen < psg_form_line.word_count) {
        kind.line = (PsgLine)(PSG_LINE_SOLID + chosen);
    }
    psg_scalar_boolean(psg_node_lookup(map, "directed"), &kind.directed);
    return kind;
}

static const PsgKind *
build_kinds_of(const PsgBuilder *builder, PsgThing thing, size_t *count)
{
    *count = psg_builder_count(builder, thing);
    PsgKind *kinds = psg_arena_alloc(builder->arena, *count * sizeof *kinds);
    for (size_t i = 0; i < *count; i++) {
        kinds[i] = build_kind(builder, psg_builder_entry(builder, thing, i));
    }
    return kinds;
}

void
psg_build_kinds(PsgBuilder *builder)
{
    PsgLandscape *landscape = builder->landscape;
    landscape->kinds = build_kinds_of(builder, PSG_THING_KIND, &landscape->kind_count);
    landscape->relation_kinds =
        build_kinds_of(builder, PSG_THING_RELATION_KIND, &landscape->relation_kind_count);
    landscape->event_kinds =
        build_kinds_of(builder, PSG_THING_EVENT_KIND, &landscape->event_kind_count);
}

/* ---- Groups ---- */

void
psg_build_groups(PsgBuilder *builder)
{
    size_t count = psg_builder_count(builder, PSG_THING_GROUP);
    PsgGroup *groups = psg_arena_alloc(builder->arena, count * sizeof *groups);
    for (size_t i = 0; i < count; i++) {
        const PsgEntry *entry = psg_builder_entry(builder, PSG_THING_GROUP, i);
        groups[i] = (PsgGroup){
            .id = entry->id,
            .label = psg_build_text_or(builder, psg_node_lookup(entry->value, "label"),
                                       entry->id),
            .note = psg_build_text(builder, psg_node_lookup(entry->value, "note")),
        };
    }
    builder->landscape->groups = groups;
    builder->landscape->group_count = count;
}
