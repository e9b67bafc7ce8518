/* The facts of a timeline as a table: a row for each spell of a life, and each event. */
#include "figure/timeline/timeline.h"

#include "model/presence.h"

typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgTimelineOptions *asked;
    PsgTable *table;
} Writer;

/* How an end is known. */
static const char *
certainty(const PsgDate *date)
{
    if (date->kind != PSG_END_KNOWN) {
        return date->kind == PSG_END_OPEN ? "open" : "unknown";
    }
    if (date->approximate) {
        return date->uncertain ? "approximate and uncertain" : "approximate";
    }
    return date->uncertain ? "uncertain" : "known";
}

/* A row with what all of them have. */
static void
begin_row(const Writer *writer, const char *what, const char *id, const PsgText *name,
          const PsgInterval *when)
{
    g_autofree char *from = psg_date_iso(&when->from), *to = psg_date_iso(&when->to);
    psg_table_begin_row(writer->table);
    psg_table_set(writer->table, "what", what);
    psg_table_set(writer->table, "id", id);
    psg_table_set(writer->table, "name", psg_context_text(writer->context, name));
    psg_table_set(writer->table, "from", from);
    psg_table_set(writer->table, "to", to);
    psg_table_set(writer->table, "begin", certainty(&when->from));
    psg_table_set(writer->table, "end", certainty(&when->to));
}

static void
add_life(const Writer *writer, const PsgActor *actor, const char *what,
         const PsgInterval *when)
{
    const PsgLandscape *landscape = writer->context->landscape;
    if (!psg_interval_meets(when, &writer->asked->window)) {
        return;
    }
    begin_row(writer, what, actor->id, psg_dated_text_at(&actor->name, when), when);
    psg_table_set(writer->table, "kind",
                  psg_kind_id(landscape, psg_dated_index_at(&actor->kind, when)));
    psg_table_set(writer->table, "tier",
                  psg_tier_id(landscape, psg_dated_index_at(&actor->tier, when)));
    psg_table_set_ids(writer->table, "succeeds", landscape, &actor->succeeds,
                      psg_actor_id);
}

/* Each name that is not the only one. */
static void
add_names(const Writer *writer, const PsgActor *actor)
{
    for (size_t i = 0; actor->name.count > 1 && i < actor->name.count; i++) {
        const PsgDatedText *name = &actor->name.items[i];
        if (psg_interval_meets(&name->when, &writer->asked->window)) {
            begin_row(writer, "name", actor->id, &name->text, &name->when);
        }
    }
}

static void
add_actor(const Writer *writer, const PsgActor *actor)
{
    PsgInterval talk, always = psg_interval_always();
    if (psg_actor_talk(actor, &talk)) {
        add_life(writer, actor, "talked-of", &talk);
    }
    for (size_t i = 0; i < actor->when.count; i++) {
        add_life(writer, actor, "life", &actor->when.items[i]);
    }
    if (!actor->has_when && !actor->is_talked_of) {
        add_life(writer, actor, "life", &always);
    }
    add_names(writer, actor);
}

static void
add_event(const Writer *writer, size_t index)
{
    const PsgLandscape *landscape = writer->context->landscape;
    const PsgEvent *event = &landscape->events[index];
    if (!psg_interval_meets(&event->when, &writer->asked->window)) {
        return;
    }
    g_autofree char *id = g_strdup_printf("event-%zu", index + 1);
    begin_row(writer, "event", id, &event->title, &event->when);
    psg_table_set(writer->table, "kind", psg_event_kind_id(landscape, event->kind));
    psg_table_set_ids(writer->table, "actors", landscape, &event->actors, psg_actor_id);
}

PsgTable *
psg_timeline_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD},    {"id", PSG_COLUMN_WORD},
        {"name", PSG_COLUMN_TEXT},    {"kind", PSG_COLUMN_WORD},
        {"tier", PSG_COLUMN_WORD},    {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"begin", PSG_COLUMN_WORD},
        {"end", PSG_COLUMN_WORD},     {"actors", PSG_COLUMN_WORD},
        {"succeeds", PSG_COLUMN_WORD}};
    const PsgLandscape *landscape = input->context->landscape;
    Writer writer = {input->context, spec, spec->options,
                     psg_table_new(columns, G_N_ELEMENTS(columns))};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        add_actor(&writer, &landscape->actors[i]);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        add_event(&writer, i);
    }
    return writer.table;
}
