/* Tables as CSV: one function for each of the landscape. */
#include "write/csv.h"

#include "base/number.h"
#include "slice/view.h"
#include "write/exporter.h"

#include <math.h>
#include <string.h>

void
psg_csv_field(GString *out, const char *field)
{
    if (out->len > 0 && out->str[out->len - 1] != '\n') {
        g_string_append_c(out, ',');
    } else if (field == NULL || *field == '\0') {
        g_string_append(out,
                        "\"\""); /* an empty first field, so that the row is not empty */
        return;
    }
    if (field == NULL) {
        return;
    }
    if (strpbrk(field, ",\"\r\n") == NULL) {
        g_string_append(out, field);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *c = field; *c != '\0'; c++) {
        if (*c == '"') {
            g_string_append_c(out, '"');
        }
        g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

void
psg_csv_end_row(GString *out)
{
    g_string_append(out, "\r\n");
}

static void
add_row(GString *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        psg_csv_field(out, fields[i]);
    }
    psg_csv_end_row(out);
}

static void
add_number(GString *out, double value)
{
    g_autoptr(GString) number = g_string_new(NULL);
    if (!isnan(value)) {
        psg_number_append(number, value, 6);
    }
    psg_csv_field(out, number->str);
}

static void
add_ends(GString *out, const PsgInterval *interval)
{
    g_autofree char *from = psg_day_iso(psg_interval_first(interval));
    g_autofree char *to = psg_day_iso(psg_interval_last(interval));
    psg_csv_field(out, from);
    psg_csv_field(out, to);
}

static void
add_text(GString *out, const PsgText *text, const char *language)
{
    psg_csv_field(out, text == NULL ? NULL : psg_text_in(text, language));
}

static void
add_sources(GString *out, const PsgLandscape *landscape, const PsgIndexes *sources)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < sources->count; i++) {
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : " ",
                               landscape->sources[sources->items[i]].id);
    }
    psg_csv_field(out, ids->str);
}

static void
add_predecessors(GString *out, const PsgLandscape *landscape, const PsgActor *actor)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    for (size_t i = 0; i < actor->succeeds.count; i++) {
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : "; ",
                               landscape->actors[actor->succeeds.items[i]].id);
    }
    psg_csv_field(out, ids->str);
}

static void
add_actors(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"id", "name",      "full", "kind", "tier",     "from",
                                "to", "talked_of", "url",  "note", "succeeds", "sources"};
    PsgInterval always = psg_interval_always();
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        PsgInterval life = psg_spells_span(&actor->when);
        size_t kind = psg_dated_index_at(&actor->kind, &always);
        size_t tier = psg_dated_index_at(&actor->tier, &always);
        g_autofree char *talked_of =
            actor->is_talked_of ? psg_day_iso(psg_interval_first(&actor->talked_of))
                                : NULL;
        psg_csv_field(out, actor->id);
        add_text(out, psg_dated_text_at(&actor->name, &always), language);
        add_text(out, psg_dated_text_at(&actor->full, &always), language);
        psg_csv_field(out, kind == PSG_NONE ? NULL : landscape->kinds[kind].id);
        psg_csv_field(out, tier == PSG_NONE ? NULL : landscape->tiers[tier].id);
        add_ends(out, &life);
        psg_csv_field(out, talked_of);
        psg_csv_field(out, actor->url);
        add_text(out, &actor->note, language);
        add_predecessors(out, landscape, actor);
        add_sources(out, landscape, &actor->sources);
        psg_csv_end_row(out);
    }
}

static void
add_presence(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"slice", "actor", "name", "presence", "new", "leaving"};
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
        for (size_t i = 0; i < view->actor_count; i++) {
            const PsgViewActor *seen = &view->actors[i];
            const char *const row[] = {
                landscape->slices[slice].id,       landscape->actors[seen->actor].id,
                psg_text_in(seen->name, language), psg_presence_word(seen->presence),
                seen->is_new ? "yes" : "no",       seen->is_leaving ? "yes" : "no"};
            add_row(out, row, G_N_ELEMENTS(row));
        }
    }
}

static void
add_relations(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"from",   "to",    "kind", "since",  "until",
                                "weight", "label", "note", "sources"};
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        PsgInterval life = psg_relation_life(landscape, relation);
        psg_csv_field(out, landscape->actors[relation->from].id);
        psg_csv_field(out, landscape->actors[relation->to].id);
        psg_csv_field(out, relation->kind == PSG_NONE
                               ? NULL
                               : landscape->relation_kinds[relation->kind].id);
        add_ends(out, &life);
        add_number(out, relation->weight);
        add_text(out, &relation->label, language);
        add_text(out, &relation->note, language);
        add_sources(out, landscape, &relation->sources);
        psg_csv_end_row(out);
    }
}

static void
add_event(GString *out, const PsgLandscape *landscape, const PsgEvent *event,
          const char *language)
{
    g_autoptr(GString) actors = g_string_new(NULL);
    g_autoptr(GString) people = g_string_new(NULL);
    for (size_t i = 0; i < event->actors.count; i++) {
        g_string_append_printf(actors, "%s%s", i == 0 ? "" : "; ",
                               landscape->actors[event->actors.items[i]].id);
    }
    for (size_t i = 0; i < event->people_count; i++) {
        g_string_append_printf(people, "%s%s", i == 0 ? "" : "; ", event->people[i]);
    }
    add_ends(out, &event->when);
    add_text(out, &event->title, language);
    psg_csv_field(out, event->kind == PSG_NONE ? NULL
                                               : landscape->event_kinds[event->kind].id);
    psg_csv_field(out, actors->str);
    psg_csv_field(out, people->str);
    add_text(out, &event->place, language);
    for (size_t i = 0; i < landscape->measure_count; i++) {
        double value = (double)NAN;
        for (size_t j = 0; j < event->value_count; j++) {
            value = event->values[j].measure == i ? event->values[j].value : value;
        }
        add_number(out, value);
    }
    add_text(out, &event->note, language);
    add_sources(out, landscape, &event->sources);
    psg_csv_end_row(out);
}

/* Every measure is a column: an event may carry a value of any. */
static void
add_events(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"from",   "to",     "title", "kind",
                                "actors", "people", "place"};
    for (size_t i = 0; i < G_N_ELEMENTS(head); i++) {
        psg_csv_field(out, head[i]);
    }
    for (size_t i = 0; i < landscape->measure_count; i++) {
        psg_csv_field(out, landscape->measures[i].id);
    }
    psg_csv_field(out, "note");
    psg_csv_field(out, "sources");
    psg_csv_end_row(out);
    for (size_t i = 0; i < landscape->event_count; i++) {
        add_event(out, landscape, &landscape->events[i], language);
    }
}

static void
add_measures(GString *out, const PsgLandscape *landscape, const char *language)
{
    static const char *const bounds[] = {"", "about", "above", "below"};
    const char *const head[] = {"measure", "unit", "of",   "from", "to",     "value",
                                "bound",   "per",  "text", "note", "sources"};
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        for (size_t j = 0; j < measure->value_count; j++) {
            const PsgMeasurement *value = &measure->values[j];
            psg_csv_field(out, measure->id);
            add_text(out, &measure->unit, language);
            psg_csv_field(out, psg_measurement_subject(landscape, value));
            add_ends(out, &value->when);
            add_number(out, value->value);
            psg_csv_field(out, bounds[value->bound]);
            psg_csv_field(out, value->each ? "each" : "all");
            add_text(out, &value->text, language);
            add_text(out, &value->note, language);
            add_sources(out, landscape, &value->sources);
            psg_csv_end_row(out);
        }
    }
}

static void
add_slices(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"id", "from", "to", "label", "headline", "note"};
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[i];
        g_autoptr(GString) headline = g_string_new(NULL);
        for (size_t j = 0; j < slice->headline_count; j++) {
            g_string_append_printf(headline, "%s%s", j == 0 ? "" : "; ",
                                   psg_text_in(&slice->headlines[j], language));
        }
        psg_csv_field(out, slice->id);
        add_ends(out, &slice->when);
        add_text(out, &slice->label, language);
        psg_csv_field(out, headline->str);
        add_text(out, &slice->note, language);
        psg_csv_end_row(out);
    }
}

static void
add_source_table(GString *out, const PsgLandscape *landscape, const char *language)
{
    const char *const head[] = {"id", "title", "author", "from", "to", "url", "note"};
    add_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < landscape->source_count; i++) {
        const PsgSource *source = &landscape->sources[i];
        PsgInterval date = source->has_date ? source->date : psg_interval_always();
        psg_csv_field(out, source->id);
        add_text(out, &source->title, language);
        add_text(out, &source->author, language);
        add_ends(out, &date);
        psg_csv_field(out, source->url);
        add_text(out, &source->note, language);
        psg_csv_end_row(out);
    }
}

typedef void (*AddTable)(GString *out, const PsgLandscape *landscape,
                         const char *language);

const char *const psg_csv_tables[] = {"actors",   "presence", "relations", "events",
                                      "measures", "slices",   "sources",   NULL};
static const AddTable tables[] = {add_actors,   add_presence, add_relations,   add_events,
                                  add_measures, add_slices,   add_source_table};

bool
psg_export_csv(const PsgExport *what, PsgStream *out, GError **error)
{
    (void)error;
    for (size_t i = 0; psg_csv_tables[i] != NULL; i++) {
        if (strcmp(psg_csv_tables[i], what->table) == 0) {
            g_autoptr(GString) text = g_string_new(NULL);
            tables[i](text, what->landscape, what->language);
            psg_stream_print(out, text->str);
        }
    }
    return true;
}

GBytes *
psg_csv_of_table(const PsgTable *table)
{
    GString *out = g_string_new(NULL);
    for (size_t row = 0; row <= psg_table_row_count(table); row++) {
        for (size_t column = 0; column < psg_table_column_count(table); column++) {
            psg_csv_field(out, psg_table_cell(table, row, column));
        }
        psg_csv_end_row(out);
    }
    return g_string_free_to_bytes(out);
}
