/* The landscape as tables of HTML. */
#include "explore/tables.h"

#include "base/join.h"
#include "base/xml_writer.h"
#include "draw/svg_writer.h"
#include "explore/facts.h"
#include "explore/words.h"
#include "figure/part/change_words.h"
#include "figure/part/frame.h"
#include "figure/part/property_words.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"

#include <string.h>

/* Of a longer list of neighbours the rest is folded away. */
enum { MOST_NEIGHBOURS = 30 };

/* With more neighbours in all, the rest of such lists is counted only: the table of relations has
 * them, and a page of some MB opens at once. That has as many rows, too, and counts the others. */
enum { MOST_LINKS = 20000, MOST_ROWS = 20000 };

/* A longer table is folded up: to lay it out takes a browser longer than all the rest. */
enum { MOST_OPEN_ROWS = 500 };

typedef struct {
    PsgXmlWriter *html;
    const PsgRenderContext *context;
    const PsgLandscape *landscape;
    GPtrArray *ties; /* by actor: GArray of size_t, its relations */
    bool *is_told; /* by actor: among the neighbours, while they are found; else false */
    bool has_room; /* for all neighbours */
} Writer;

/* ---- Parts ---- */

static const char *
word(const Writer *writer, const char *key)
{
    return psg_page_word(key, writer->context->language);
}

/* text: NULL for nothing. */
static void
write_element(const Writer *writer, const char *element, const char *text)
{
    psg_xml_start(writer->html, element);
    if (text != NULL) {
        psg_xml_text(writer->html, text);
    }
    psg_xml_end(writer->html);
}

static void
write_head_cell(const Writer *writer, const char *key)
{
    psg_xml_start(writer->html, "th");
    psg_xml_string(writer->html, "scope", "col");
    psg_xml_text(writer->html, word(writer, key));
    psg_xml_end(writer->html);
}

/* The id of a thing's row. Owned by the caller. */
static char *
row_id(const char *what, const char *id)
{
    GString *text = g_string_new(what);
    psg_svg_id_append(text, id);
    return g_string_free(text, FALSE);
}

static const char *
actor_name(const Writer *writer, size_t actor)
{
    PsgInterval always = psg_interval_always();
    const PsgDatedTexts *names = &writer->landscape->actors[actor].name;
    return psg_context_text(writer->context, psg_dated_text_at(names, &always));
}

static void
write_actor_link(const Writer *writer, size_t actor)
{
    g_autofree char *id = row_id("#actor-", writer->landscape->actors[actor].id);
    psg_xml_start(writer->html, "a");
    psg_xml_string(writer->html, "href", id);
    psg_xml_integer(writer->html, "data-actor", (gint64)actor);
    psg_xml_text(writer->html, actor_name(writer, actor));
    psg_xml_end(writer->html);
}

/* The text, leading to the address if a page may. */
static void
write_link(const Writer *writer, const char *text, const char *url)
{
    const char *link = psg_page_link(url);
    if (link == NULL) {
        psg_xml_text(writer->html, text);
        return;
    }
    psg_xml_start(writer->html, "a");
    psg_xml_string(writer->html, "href", link);
    psg_xml_string(writer->html, "rel", "noreferrer");
    psg_xml_text(writer->html, text);
    psg_xml_end(writer->html);
}

/* What the author notes of a thing, and where more is to be read. */
static void
write_note(const Writer *writer, const PsgText *note, const char *url)
{
    const char *text = psg_context_text(writer->context, note);
    psg_xml_start(writer->html, "td");
    if (text != NULL) {
        psg_xml_text(writer->html, text);
    }
    if (psg_page_link(url) != NULL) {
        psg_xml_text(writer->html, text == NULL ? "" : " ");
        write_link(writer, url, url);
    }
    psg_xml_end(writer->html);
}

/* ---- Tables ---- */

/* A table of so many rows, and a heading of the same key; columns: keys, NULL-terminated. */
typedef struct {
    const char *key, *caption;
    const char *const *columns;
    size_t rows;
} Table;

static void
begin_scroll(const Writer *writer, const Table *table)
{
    psg_xml_start(writer->html, "div");
    psg_xml_string(writer->html, "class", "scroll");
    psg_xml_string(writer->html, "tabindex", "0");
    psg_xml_string(writer->html, "role", "region");
    psg_xml_string(writer->html, "aria-label", word(writer, table->key));
    if (table->rows > MOST_OPEN_ROWS) {
        psg_xml_start(writer->html, "details");
        write_element(writer, "summary", table->caption);
    }
}

static void
begin_table(const Writer *writer, const Table *table)
{
    write_element(writer, "h2", word(writer, table->key));
    begin_scroll(writer, table);
    psg_xml_start(writer->html, "table");
    psg_xml_string(writer->html, "class", table->key);
    write_element(writer, "caption", table->caption);
    psg_xml_start(writer->html, "thead");
    psg_xml_start(writer->html, "tr");
    for (const char *const *column = table->columns; *column != NULL; column++) {
        write_head_cell(writer, *column);
    }
    psg_xml_end(writer->html);
    psg_xml_end(writer->html);
    psg_xml_start(writer->html, "tbody");
}

/* How many rows there would be more. */
static void
write_rest(const Writer *writer, const Table *table)
{
    g_autofree char *rest =
        psg_word_others(table->rows - MOST_ROWS, writer->context->language);
    psg_xml_start(writer->html, "tfoot");
    psg_xml_start(writer->html, "tr");
    psg_xml_start(writer->html, "td");
    psg_xml_integer(writer->html, "colspan",
                    (gint64)g_strv_length((char **)(guintptr)table->columns));
    psg_xml_text(writer->html, rest);
    psg_xml_end(writer->html);
    psg_xml_end(writer->html);
    psg_xml_end(writer->html);
}

static void
end_table(const Writer *writer, const Table *table)
{
    psg_xml_end(writer->html);
    if (table->rows > MOST_ROWS) {
        write_rest(writer, table);
    }
    psg_xml_end(writer->html);
    if (table->rows > MOST_OPEN_ROWS) {
        psg_xml_end(writer->html);
    }
    psg_xml_end(writer->html);
    psg_xml_raw(writer->html, "\n");
}

static void
begin_row(const Writer *writer, const char *attribute, size_t index)
{
    psg_xml_raw(writer->html, "\n");
    psg_xml_start(writer->html, "tr");
    psg_xml_integer(writer->html, attribute, (gint64)index);
}

/* "12 events". Owned by the caller. */
static char *
counted(const Writer *writer, size_t count, PsgWord one, PsgWord many)
{
    return g_strdup_printf("%" G_GSIZE_FORMAT " %s", count,
                           psg_word_for(count, one, many, writer->context->language));
}

/* ---- Actors ---- */

/* What it was called before: "(ex GCR, CINES)"; NULL: nothing else. Owned by the caller. */
static char *
former_names(const Writer *writer, size_t actor)
{
    const PsgDatedTexts *names = &writer->landscape->actors[actor].name;
    const char *now = actor_name(writer, actor);
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < names->count; i++) {
        const char *name = psg_context_text(writer->context, &names->items[i].text);
        if (!g_str_equal(name, now)) {
            psg_join(list, ", ", name);
        }
    }
    return list->len == 0
               ? NULL
               : g_strdup_printf(" (%s %s)",
                                 psg_word(PSG_WORD_FORMERLY, writer->context->language),
                                 list->str);
}

static void
write_name(const Writer *writer, size_t index)
{
    PsgInterval always = psg_interval_always();
    const PsgActor *actor = &writer->landscape->actors[index];
    const PsgText *full = psg_dated_text_at(&actor->full, &always);
    g_autofree char *former = former_names(writer, index);
    psg_xml_start(writer->html, "th");
    psg_xml_string(writer->html, "scope", "row");
    write_actor_link(writer, index);
    if (former != NULL) {
        psg_xml_text(writer->html, former);
    }
    if (full != NULL) {
        psg_xml_text(writer->html, " ");
        psg_xml_start(writer->html, "small");
        psg_xml_text(writer->html, psg_context_text(writer->context, full));
        psg_xml_end(writer->html);
    }
    psg_xml_end(writer->html);
}

/* The last kind that it had. */
static void
write_kind(const Writer *writer, const PsgActor *actor)
{
    PsgInterval always = psg_interval_always();
    size_t kind = psg_dated_index_at(&actor->kind, &always);
    const PsgKind *said = kind == PSG_NONE ? NULL : &writer->landscape->kinds[kind];
    write_element(
        writer, "td",
        said == NULL ? NULL : psg_context_label(writer->context, &said->label, said->id));
}

/* All groups and tiers that it has in some slice, in the order of these. */
static void
write_listed(const Writer *writer, const bool *has, size_t count,
             const char *(*label)(const PsgRenderContext *context, size_t index))
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        if (has[i]) {
            psg_join(list, ", ", label(writer->context, i));
        }
    }
    write_element(writer, "td", list->str);
}

static const char *
group_label(const PsgRenderContext *context, size_t index)
{
    const PsgGroup *group = &context->landscape->groups[index];
    return psg_context_label(context, &group->label, group->id);
}

static const char *
tier_label(const PsgRenderContext *context, size_t index)
{
    const PsgTier *tier = &context->landscape->tiers[index];
    return psg_context_label(context, &tier->label, tier->id);
}

static void
write_groups(const Writer *writer, const PsgActor *actor)
{
    size_t count = writer->landscape->group_count;
    g_autofree bool *has = g_new0(bool, count + 1);
    for (size_t i = 0; i < actor->groups.count; i++) {
        if (actor->groups.items[i].index != PSG_NONE) {
            has[actor->groups.items[i].index] = true;
        }
    }
    write_listed(writer, has, count, group_label);
}

static void
write_tiers(const Writer *writer, size_t actor)
{
    size_t count = writer->landscape->tier_count;
    g_autofree bool *has = g_new0(bool, count + 1);
    for (size_t i = 0; i < writer->landscape->slice_count; i++) {
        const PsgViewActor *seen = psg_view_actor(writer->context->views[i], actor);
        if (seen != NULL && seen->tier != PSG_NONE) {
            has[seen->tier] = true;
        }
    }
    write_listed(writer, has, count, tier_label);
}

/* The others that it is related to in some slice or none, in the order of relations. Owned by the
 * caller. */
static GArray *
neighbours_of(const Writer *writer, size_t actor)
{
    const GArray *ties = writer->ties->pdata[actor];
    GArray *others = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (guint i = 0; i < ties->len; i++) {
        const PsgRelation *relation =
            &writer->landscape->relations[g_array_index(ties, size_t, i)];
        size_t other = relation->from == actor ? relation->to : relation->from;
        if (other != actor && !writer->is_told[other]) {
            writer->is_told[other] = true;
            g_array_append_val(others, other);
        }
    }
    for (guint i = 0; i < others->len; i++) {
        writer->is_told[g_array_index(others, size_t, i)] = false;
    }
    return others;
}

static void
write_links(const Writer *writer, const GArray *actors, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        if (i > from) {
            psg_xml_text(writer->html, ", ");
        }
        write_actor_link(writer, g_array_index(actors, size_t, i));
    }
}

static void
write_neighbours(const Writer *writer, size_t actor)
{
    g_autoptr(GArray) others = neighbours_of(writer, actor);
    guint first = MIN(others->len, MOST_NEIGHBOURS);
    psg_xml_start(writer->html, "td");
    write_links(writer, others, 0, first);
    if (others->len > first) {
        g_autofree char *rest =
            psg_word_others(others->len - first, writer->context->language);
        psg_xml_text(writer->html, " ");
        psg_xml_start(writer->html, writer->has_room ? "details" : "span");
        if (writer->has_room) {
            write_element(writer, "summary", rest);
            write_links(writer, others, first, others->len);
        } else {
            psg_xml_text(writer->html, rest);
        }
        psg_xml_end(writer->html);
    }
    psg_xml_end(writer->html);
}

static void
write_actor(const Writer *writer, size_t index)
{
    const PsgActor *actor = &writer->landscape->actors[index];
    const GArray *ties = writer->ties->pdata[index];
    g_autofree char *id = row_id("actor-", actor->id);
    g_autofree char *life = psg_page_life(writer->context, index);
    g_autofree char *count = g_strdup_printf("%u", ties->len);
    begin_row(writer, "data-actor", index);
    psg_xml_string(writer->html, "id", id);
    write_name(writer, index);
    if (writer->landscape->kind_count > 0) {
        write_kind(writer, actor);
    }
    if (writer->landscape->group_count > 0) {
        write_groups(writer, actor);
    }
    if (writer->landscape->tier_count > 0) {
        write_tiers(writer, index);
    }
    write_element(writer, "td", life);
    write_element(writer, "td", count);
    write_neighbours(writer, index);
    write_note(writer, &actor->note, actor->url);
    psg_xml_end(writer->html);
}

static void
write_actors(const Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    const char *keys[9];
    size_t count = 0;
    keys[count++] = "name";
    if (landscape->kind_count > 0) {
        keys[count++] = "kind";
    }
    if (landscape->group_count > 0) {
        keys[count++] = "groups";
    }
    if (landscape->tier_count > 0) {
        keys[count++] = "tier";
    }
    keys[count++] = "life";
    keys[count++] = "relations";
    keys[count++] = "neighbours";
    keys[count++] = "note";
    keys[count] = NULL;
    g_autofree char *caption =
        counted(writer, landscape->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS);
    const Table table = {"actors", caption, keys, landscape->actor_count};
    begin_table(writer, &table);
    for (size_t i = 0; i < MIN(table.rows, MOST_ROWS); i++) {
        write_actor(writer, i);
    }
    end_table(writer, &table);
}

/* ---- Relations ---- */

static void
write_end(const Writer *writer, size_t actor)
{
    psg_xml_start(writer->html, "td");
    write_actor_link(writer, actor);
    psg_xml_end(writer->html);
}

static void
write_relation(const Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->landscape->relations[index];
    const char *label = psg_context_relation_label(writer->context, relation);
    const char *kind = psg_relation_kind_id(writer->landscape, relation->kind);
    g_autofree char *life = psg_page_relation_life(writer->context, index);
    begin_row(writer, "data-relation", index);
    write_end(writer, relation->from);
    psg_xml_start(writer->html, "td");
    if (label != NULL || kind != NULL || psg_page_link(relation->url) != NULL) {
        const char *text = label != NULL ? label : kind;
        write_link(writer, text != NULL ? text : relation->url, relation->url);
    }
    psg_xml_end(writer->html);
    write_end(writer, relation->to);
    write_element(writer, "td", life);
    psg_xml_end(writer->html);
}

static void
write_relations(const Writer *writer)
{
    static const char *const keys[] = {"from", "what", "to", "when", NULL};
    const PsgLandscape *landscape = writer->landscape;
    g_autofree char *caption =
        counted(writer, landscape->relation_count, PSG_WORD_RELATION, PSG_WORD_RELATIONS);
    const Table table = {"relations", caption, keys, landscape->relation_count};
    begin_table(writer, &table);
    for (size_t i = 0; i < MIN(table.rows, MOST_ROWS); i++) {
        write_relation(writer, i);
    }
    end_table(writer, &table);
}

/* ---- Events ---- */

/* Actors, then people. */
static void
write_who(const Writer *writer, const PsgEvent *event)
{
    psg_xml_start(writer->html, "td");
    for (size_t i = 0; i < event->actors.count; i++) {
        psg_xml_text(writer->html, i > 0 ? ", " : "");
        write_actor_link(writer, event->actors.items[i]);
    }
    for (size_t i = 0; i < event->people_count; i++) {
        psg_xml_text(writer->html, event->actors.count + i > 0 ? ", " : "");
        psg_xml_text(writer->html, event->people[i]);
    }
    psg_xml_end(writer->html);
}

/* Its title, and where it took place. */
static void
write_what(const Writer *writer, const PsgEvent *event)
{
    const char *title = psg_context_text(writer->context, &event->title);
    const char *place = psg_context_text(writer->context, &event->place);
    const char *note = psg_context_text(writer->context, &event->note);
    psg_xml_start(writer->html, "td");
    write_link(writer, title == NULL ? "" : title, event->url);
    if (place != NULL) {
        psg_xml_text(writer->html, ", ");
        psg_xml_text(writer->html, place);
    }
    if (note != NULL) {
        psg_xml_text(writer->html, " ");
        write_element(writer, "small", note);
    }
    psg_xml_end(writer->html);
}

static void
write_events(const Writer *writer)
{
    static const char *const keys[] = {"when", "what", "who", NULL};
    const PsgLandscape *landscape = writer->landscape;
    g_autofree char *caption =
        counted(writer, landscape->event_count, PSG_WORD_EVENT, PSG_WORD_EVENTS);
    const Table table = {"events", caption, keys, landscape->event_count};
    begin_table(writer, &table);
    for (size_t i = 0; i < MIN(table.rows, MOST_ROWS); i++) {
        const PsgEvent *event = &landscape->events[i];
        g_autofree char *when = psg_page_when(writer->context, &event->when);
        begin_row(writer, "data-event", i);
        write_element(writer, "td", when);
        write_what(writer, event);
        write_who(writer, event);
        psg_xml_end(writer->html);
    }
    end_table(writer, &table);
}

/* ---- Successions, values of measures ---- */

/* Owned by the caller. */
static GArray *
successions_of(const PsgLandscape *landscape)
{
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(PsgViewTurn));
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *list = &landscape->actors[i].succeeds;
        for (size_t k = 0; k < list->count; k++) {
            PsgViewTurn turn = {list->items[k].actor, i, &list->items[k]};
            g_array_append_val(turns, turn);
        }
    }
    return turns;
}

static void
write_successions(const Writer *writer)
{
    static const char *const keys[] = {"from", "what", "to", "when", NULL};
    g_autoptr(GArray) turns = successions_of(writer->landscape);
    g_autofree char *caption =
        counted(writer, turns->len, PSG_WORD_SUCCESSION_ONE, PSG_WORD_SUCCESSION_MANY);
    const Table table = {"successions", caption, keys, turns->len};
    if (turns->len == 0) {
        return;
    }
    begin_table(writer, &table);
    for (guint i = 0; i < MIN(table.rows, MOST_ROWS); i++) {
        const PsgViewTurn *turn = &g_array_index(turns, PsgViewTurn, i);
        PsgInterval span = psg_succession_when(turn->said);
        g_autofree char *told =
            psg_succession_told(writer->landscape, turn, writer->context->language);
        g_autofree char *when = psg_page_when(writer->context, &span);
        begin_row(writer, "data-succession", i);
        write_end(writer, turn->from);
        write_element(writer, "td", told);
        write_end(writer, turn->to);
        write_element(writer, "td", when);
        psg_xml_end(writer->html);
    }
    end_table(writer, &table);
}

/* What is measured: "Staff (persons), each". Owned by the caller. */
static char *
measure_name(const Writer *writer, const PsgMeasure *measure, bool is_each)
{
    const char *unit = psg_context_text(writer->context, &measure->unit);
    GString *name =
        g_string_new(psg_context_label(writer->context, &measure->label, measure->id));
    if (unit != NULL) {
        g_string_append_printf(name, " (%s)", unit);
    }
    if (is_each) {
        g_string_append_printf(name, ", %s", word(writer, "each"));
    }
    return g_string_free(name, FALSE);
}

static void
write_value(const Writer *writer, size_t row, const PsgMeasure *measure,
            const PsgMeasurement *value)
{
    PsgInterval span = psg_value_time(writer->landscape, value);
    g_autofree char *name = measure_name(writer, measure, value->each);
    g_autofree char *label = psg_value_label(measure, value, writer->context->language);
    g_autofree char *when = psg_page_when(writer->context, &span);
    begin_row(writer, "data-value", row);
    write_end(writer, value->index);
    write_element(writer, "td", name);
    write_element(writer, "td", label);
    write_element(writer, "td", when);
    psg_xml_end(writer->html);
}

/* Those of actors, in the order of the page's facts. */
static void
write_values(const Writer *writer)
{
    static const char *const keys[] = {"name", "measure", "value", "when", NULL};
    const PsgLandscape *landscape = writer->landscape;
    size_t count = 0;
    for (size_t i = 0; i < landscape->measure_count; i++) {
        for (size_t k = 0; k < landscape->measures[i].value_count; k++) {
            count += landscape->measures[i].values[k].subject == PSG_SUBJECT_ACTOR;
        }
    }
    g_autofree char *caption = counted(writer, count, PSG_WORD_VALUE, PSG_WORD_VALUES);
    const Table table = {"values", caption, keys, count};
    if (count == 0) {
        return;
    }
    begin_table(writer, &table);
    size_t row = 0;
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        for (size_t k = 0; k < measure->value_count && row < MOST_ROWS; k++) {
            if (measure->values[k].subject == PSG_SUBJECT_ACTOR) {
                write_value(writer, row++, measure, &measure->values[k]);
            }
        }
    }
    end_table(writer, &table);
}

/* ---- Sources ---- */

static void
write_sources(const Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    write_element(writer, "h2", word(writer, "sources"));
    psg_xml_start(writer->html, "ol");
    psg_xml_string(writer->html, "class", "sources");
    for (size_t i = 0; i < landscape->source_count; i++) {
        const PsgSource *source = &landscape->sources[i];
        const char *note = psg_context_text(writer->context, &source->note);
        g_autofree char *id = row_id("source-", source->id);
        g_autofree char *title = psg_frame_source_title(writer->context, source);
        psg_xml_raw(writer->html, "\n");
        psg_xml_start(writer->html, "li");
        psg_xml_string(writer->html, "id", id);
        psg_xml_integer(writer->html, "data-source", (gint64)i);
        write_link(writer, title, source->url);
        if (note != NULL) {
            psg_xml_text(writer->html, " ");
            write_element(writer, "small", note);
        }
        psg_xml_end(writer->html);
    }
    psg_xml_end(writer->html);
    psg_xml_raw(writer->html, "\n");
}

/* ---- The whole ---- */

/* By actor: its relations, in order; a loop once. Owned by the caller. */
static GPtrArray *
ties_of_actors(const PsgLandscape *landscape)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        g_ptr_array_add(all, g_array_new(FALSE, FALSE, sizeof(size_t)));
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        g_array_append_val((GArray *)all->pdata[relation->from], i);
        if (relation->to != relation->from) {
            g_array_append_val((GArray *)all->pdata[relation->to], i);
        }
    }
    return all;
}

void
psg_page_tables(const PsgRenderContext *context, GString *out)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(PsgXmlWriter) html = psg_xml_writer_new_html(out);
    g_autoptr(GPtrArray) ties = ties_of_actors(landscape);
    g_autofree bool *is_told = g_new0(bool, landscape->actor_count + 1);
    Writer writer = {html, context, landscape,
                     ties, is_told, 2 * landscape->relation_count <= MOST_LINKS};
    if (landscape->actor_count > 0) {
        write_actors(&writer);
    }
    if (landscape->relation_count > 0) {
        write_relations(&writer);
    }
    write_successions(&writer);
    if (landscape->event_count > 0) {
        write_events(&writer);
    }
    write_values(&writer);
    if (landscape->source_count > 0) {
        write_sources(&writer);
    }
}
