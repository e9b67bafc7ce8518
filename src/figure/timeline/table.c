/* The facts of a timeline as a table: a row for each spell of a life, and each event. */
#include "figure/timeline/timeline.h"

#include "model/presence.h"

typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgTimelineOptions *asked;
    PsgTable *table;
} Writer;

static void
add_text(const Writer *writer, const PsgText *text)
{
    psg_table_add(writer->table, psg_context_text(writer->context, text));
}

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

static void
add_days(const Writer *writer, const PsgInterval *when)
{
    g_autofree char *from = psg_date_iso(&when->from), *to = psg_date_iso(&when->to);
    psg_table_add(writer->table, from);
    psg_table_add(writer->table, to);
    psg_table_add(writer->table, certainty(&when->from));
    psg_table_add(writer->table, certainty(&when->to));
}

/* Ids of actors, with "; " between. */
static void
add_actors(const Writer *writer, const PsgIndexes *actors)
{
    GString *ids = g_string_new(NULL);
    for (size_t i = 0; i < actors->count; i++) {
        const PsgActor *actor = &writer->context->landscape->actors[actors->items[i]];
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : "; ", actor->id);
    }
    psg_table_add(writer->table, ids->str);
    g_string_free(ids, TRUE);
}

static void
add_life(const Writer *writer, const PsgActor *actor, const char *what,
         const PsgInterval *when)
{
    const PsgLandscape *landscape = writer->context->landscape;
    if (!psg_interval_meets(when, &writer->asked->window)) {
        return;
    }
    size_t kind = psg_dated_index_at(&actor->kind, when);
    size_t tier = psg_dated_index_at(&actor->tier, when);
    psg_table_add(writer->table, what);
    psg_table_add(writer->table, actor->id);
    add_text(writer, psg_dated_text_at(&actor->name, when));
    psg_table_add(writer->table, kind == PSG_NONE ? NULL : landscape->kinds[kind].id);
    psg_table_add(writer->table, tier == PSG_NONE ? NULL : landscape->tiers[tier].id);
    add_days(writer, when);
    psg_table_add(writer->table, NULL);
    add_actors(writer, &actor->succeeds);
}

/* Each name that is not the only one. */
static void
add_names(const Writer *writer, const PsgActor *actor)
{
    for (size_t i = 0; actor->name.count > 1 && i < actor->name.count; i++) {
        const PsgDatedText *name = &actor->name.items[i];
        if (psg_interval_meets(&name->when, &writer->asked->window)) {
            psg_table_add(writer->table, "name");
            psg_table_add(writer->table, actor->id);
            add_text(writer, &name->text);
            psg_table_add(writer->table, NULL);
            psg_table_add(writer->table, NULL);
            add_days(writer, &name->when);
            psg_table_add(writer->table, NULL);
            psg_table_add(writer->table, NULL);
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
    psg_table_add(writer->table, "event");
    psg_table_add(writer->table, id);
    add_text(writer, &event->title);
    psg_table_add(writer->table, event->kind == PSG_NONE
                                     ? NULL
                                     : landscape->event_kinds[event->kind].id);
    psg_table_add(writer->table, NULL);
    add_days(writer, &event->when);
    add_actors(writer, &event->actors);
    psg_table_add(writer->table, NULL);
}

PsgTable *
psg_timeline_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {"what", "id",     "name",     "kind",
                                         "tier", "from",   "to",       "begin",
                                         "end",  "actors", "succeeds", NULL};
    const PsgLandscape *landscape = input->context->landscape;
    Writer writer = {input->context, spec, spec->options, psg_table_new(header)};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        add_actor(&writer, &landscape->actors[i]);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        add_event(&writer, i);
    }
    return writer.table;
}
