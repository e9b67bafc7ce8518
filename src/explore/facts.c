/* The landscape as the explorer page's script reads it. */
#include "explore/facts.h"

#include "base/join.h"
#include "explore/head.h"
#include "explore/words.h"
#include "figure/part/change_words.h"
#include "figure/part/cut_words.h"
#include "figure/part/tier_fact.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"
#include "model/selection.h"

#include <math.h>
#include <string.h>

/* Of the lives of more spells the whole is told. */
enum { MOST_SPELLS = 6 };

/* A tenth of a second of a year has eight decimals. */
#define TIME_PARTS 1e8

typedef struct {
    PsgJson *json;
    const PsgRenderContext *const *contexts;
    size_t count; /* of contexts */
    const PsgLandscape *landscape;
} Writer;

/* ---- Times ---- */

double
psg_page_time(PsgTime time)
{
    if (time <= PSG_TIME_FIRST || time >= PSG_TIME_LAST) {
        return (double)NAN;
    }
    if (psg_time_is_number(time)) {
        return psg_time_number(time);
    }
    int year = psg_time_year(time);
    PsgTime begin = psg_time_of(year, 1, 1);
    double length = (double)(psg_time_of(year + 1, 1, 1) - begin);
    return year + round((double)(time - begin) / length * TIME_PARTS) / TIME_PARTS;
}

double
psg_page_time_from(const PsgInterval *when)
{
    return psg_page_time(psg_interval_first(when));
}

double
psg_page_time_to(const PsgInterval *when)
{
    PsgTime last = psg_interval_last(when);
    return last >= PSG_TIME_LAST ? (double)NAN : psg_page_time(last + 1);
}

char *
psg_page_when(const PsgRenderContext *context, const PsgInterval *when)
{
    bool is_known = psg_interval_first(when) > PSG_TIME_FIRST ||
                    psg_interval_last(when) < PSG_TIME_LAST;
    return is_known ? psg_interval_told(when, context->language) : NULL;
}

/* "2001–2003, since 2007". */
static char *
tell_spells(const PsgRenderContext *context, const PsgSpells *spells)
{
    g_autoptr(GString) list = g_string_new(NULL);
    if (spells->count > MOST_SPELLS) {
        PsgInterval span = psg_spells_span(spells);
        PsgInterval life = psg_spell_drawn(context->landscape, &span);
        return psg_page_when(context, &life);
    }
    for (size_t i = 0; i < spells->count; i++) {
        PsgInterval spell = psg_spell_drawn(context->landscape, &spells->items[i]);
        g_autofree char *told = psg_page_when(context, &spell);
        if (told != NULL) {
            psg_join(list, ", ", told);
        }
    }
    return list->len == 0 ? NULL : g_string_free(g_steal_pointer(&list), FALSE);
}

char *
psg_page_life(const PsgRenderContext *context, size_t actor)
{
    const PsgActor *said = &context->landscape->actors[actor];
    g_autofree char *life = tell_spells(context, &said->when);
    PsgInterval talk;
    if (!psg_actor_talk(said, &talk)) {
        return g_steal_pointer(&life);
    }
    if (life != NULL) {
        talk.to = psg_interval_always().to; /* it is told when it began */
    }
    g_autofree char *talked_of = psg_page_when(context, &talk);
    if (talked_of == NULL) {
        return g_steal_pointer(&life);
    }
    return g_strconcat(psg_word(PSG_WORD_TALKED_OF, context->language),
                       psg_word(PSG_WORD_COLON, context->language), " ", talked_of,
                       life == NULL ? NULL
                                    : psg_word(PSG_WORD_SEMICOLON, context->language),
                       " ", life, NULL);
}

char *
psg_page_relation_life(const PsgRenderContext *context, size_t relation)
{
    const PsgRelation *said = &context->landscape->relations[relation];
    if (said->when.count > 0) {
        return tell_spells(context, &said->when);
    }
    PsgInterval both = psg_relation_life(context->landscape, said);
    PsgInterval life = psg_spell_drawn(context->landscape, &both);
    return psg_page_when(context, &life);
}

const char *
psg_page_link(const char *url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; url != NULL && i < G_N_ELEMENTS(schemes); i++) {
        if (g_ascii_strncasecmp(url, schemes[i], strlen(schemes[i])) == 0) {
            return url;
        }
    }
    return NULL;
}

const char *
psg_page_heading(const PsgRenderContext *context)
{
    const char *title = psg_context_text(context, &context->landscape->title);
    return title != NULL ? title : psg_page_word("landscape", context->language);
}

/* ---- Texts in the languages of the page ---- */

/* What is said of a thing in one of them; owned by the caller, NULL: nothing. */
typedef char *(*Tell)(const PsgRenderContext *context, const void *thing);

/* texts: one for each language. */
static void
write_texts(const Writer *writer, const char *name, char *const *texts)
{
    bool are_same = true;
    for (size_t i = 1; i < writer->count; i++) {
        are_same = are_same && (texts[i] == NULL || g_strcmp0(texts[i], texts[0]) == 0);
    }
    if (are_same) {
        psg_json_string(writer->json, name, texts[0]);
        return;
    }
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < writer->count; i++) {
        bool is_first = i > 0 && g_strcmp0(texts[i], texts[0]) == 0;
        psg_json_string(writer->json, NULL, is_first ? NULL : texts[i]);
    }
    psg_json_end_list(writer->json);
}

/* is_optional: there is no such member if nothing is said. */
static void
write_told(const Writer *writer, const char *name, Tell tell, const void *thing,
           bool is_optional)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < writer->count; i++) {
        g_ptr_array_add(texts, tell(writer->contexts[i], thing));
    }
    if (texts->pdata[0] != NULL || !is_optional) {
        write_texts(writer, name, (char *const *)texts->pdata);
    }
}

static char *
tell_text(const PsgRenderContext *context, const void *thing)
{
    return thing == NULL ? NULL : g_strdup(psg_context_text(context, thing));
}

static void
write_text(const Writer *writer, const char *name, const PsgText *text)
{
    write_told(writer, name, tell_text, text, false);
}

static void
write_optional_text(const Writer *writer, const char *name, const PsgText *text)
{
    write_told(writer, name, tell_text, text, true);
}

/* What stands for a text that was not said. */
typedef struct {
    const PsgText *label;
    const char *id;
} Label;

static char *
tell_label(const PsgRenderContext *context, const void *thing)
{
    const Label *label = thing;
    return g_strdup(psg_context_label(context, label->label, label->id));
}

static void
write_label(const Writer *writer, const char *name, const PsgText *label, const char *id)
{
    write_told(writer, name, tell_label, &(Label){label, id}, false);
}

static char *
tell_when(const PsgRenderContext *context, const void *thing)
{
    return psg_page_when(context, thing);
}

static void
write_when(const Writer *writer, const char *name, const PsgInterval *when)
{
    write_told(writer, name, tell_when, when, false);
}

/* ---- Lists of places ---- */

static void
write_places(const Writer *writer, const char *name, const size_t *places, size_t count)
{
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < count; i++) {
        psg_json_count(writer->json, NULL, places[i]);
    }
    psg_json_end_list(writer->json);
}

static void
write_indexes(const Writer *writer, const char *name, const PsgIndexes *indexes)
{
    write_places(writer, name, indexes->items, indexes->count);
}

static void
write_optional_indexes(const Writer *writer, const char *name, const PsgIndexes *indexes)
{
    if (indexes->count > 0) {
        write_indexes(writer, name, indexes);
    }
}

/* null for what was not said. */
static void
write_place(const Writer *writer, const char *name, size_t place)
{
    if (place == PSG_NONE) {
        psg_json_string(writer->json, name, NULL);
    } else {
        psg_json_count(writer->json, name, place);
    }
}

static void
write_optional_string(const Writer *writer, const char *name, const char *string)
{
    if (string != NULL) {
        psg_json_string(writer->json, name, string);
    }
}

static void
write_colour(const Writer *writer, const char *name, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    psg_json_string(writer->json, name, hex);
}

/* ---- Slices ---- */

static char *
tell_slice(const PsgRenderContext *context, const void *thing)
{
    return psg_context_slice_title(context, *(const size_t *)thing, NULL);
}

static char *
tell_suffix(const PsgRenderContext *context, const void *thing)
{
    char *suffix = NULL;
    g_free(psg_context_slice_title(context, *(const size_t *)thing, &suffix));
    return suffix;
}

static char *
tell_headlines(const PsgRenderContext *context, const void *thing)
{
    const PsgSlice *slice = thing;
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < slice->headline_count; i++) {
        psg_join(list, " · ", psg_context_text(context, &slice->headlines[i]));
    }
    return list->len == 0 ? NULL : g_string_free(g_steal_pointer(&list), FALSE);
}

static void
write_slice(const Writer *writer, size_t index)
{
    const PsgSlice *slice = &writer->landscape->slices[index];
    const PsgView *view = writer->contexts[0]->views[index];
    psg_json_string(writer->json, "id", slice->id);
    write_told(writer, "title", tell_slice, &index, false);
    write_told(writer, "suffix", tell_suffix, &index, true);
    write_told(writer, "headline", tell_headlines, slice, true);
    write_optional_text(writer, "note", &slice->note);
    if (slice->is_projected) {
        psg_json_boolean(writer->json, "projected", true);
    }
    psg_json_number(writer->json, "from", psg_page_time_from(&slice->when));
    psg_json_number(writer->json, "to", psg_page_time_to(&slice->when));
    write_places(writer, "events", view->events, view->event_count);
}

/* ---- Kinds, groups, tiers ---- */

static void
write_kind(const Writer *writer, size_t index)
{
    const PsgKind *kind = &writer->landscape->kinds[index];
    const PsgPaint *paint = psg_context_paint(writer->contexts[0], index);
    psg_json_string(writer->json, "id", kind->id);
    write_label(writer, "label", &kind->label, kind->id);
    write_colour(writer, "fill", paint->fill);
    write_colour(writer, "line", paint->line);
}

static void
write_group(const Writer *writer, size_t index)
{
    const PsgGroup *group = &writer->landscape->groups[index];
    psg_json_string(writer->json, "id", group->id);
    write_label(writer, "label", &group->label, group->id);
    write_colour(writer, "colour", psg_context_group_colour(writer->contexts[0], index));
}

static void
write_tier(const Writer *writer, size_t index)
{
    const PsgTier *tier = &writer->landscape->tiers[index];
    psg_json_string(writer->json, "id", tier->id);
    write_label(writer, "label", &tier->label, tier->id);
}

static void
write_relation_kind(const Writer *writer, size_t index)
{
    static const char *const words[] = {
        [PSG_LINE_DASHED] = "dashed",
        [PSG_LINE_DOTTED] = "dotted",
        [PSG_LINE_DOUBLE] = "double",
    };
    const PsgKind *kind = &writer->landscape->relation_kinds[index];
    PsgLine line = psg_context_line(writer->contexts[0], index);
    psg_json_string(writer->json, "id", kind->id);
    write_label(writer, "label", &kind->label, kind->id);
    write_colour(writer, "colour", psg_context_edge(writer->contexts[0], index));
    write_optional_string(writer, "dash", words[line]);
    if (kind->directed) {
        psg_json_boolean(writer->json, "directed", true);
    }
}

static void
write_event_kind(const Writer *writer, size_t index)
{
    const PsgKind *kind = &writer->landscape->event_kinds[index];
    psg_json_string(writer->json, "id", kind->id);
    write_label(writer, "label", &kind->label, kind->id);
}

/* ---- Actors as slices show them ---- */

/* What an actor is in some slices. */
typedef struct {
    const PsgViewActor *seen; /* in the first of them */
    const PsgInterval *window;
    GArray *groups; /* size_t: in the order in which they were said */
} Form;

static void
clear_form(gpointer data)
{
    g_array_unref(((Form *)data)->groups);
}

static GArray *
groups_at(const PsgActor *actor, const PsgInterval *window)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(size_t));
    PsgHolding holding = psg_dated_index_holding(&actor->groups, window);
    for (size_t i = 0; i < actor->groups.count; i++) {
        size_t group = actor->groups.items[i].index;
        bool is_there = !psg_holding_has(&holding, i);
        for (guint k = 0; k < groups->len && !is_there; k++) {
            is_there = g_array_index(groups, size_t, k) == group;
        }
        if (!is_there) {
            g_array_append_val(groups, group);
        }
    }
    return groups;
}

static bool
are_same_groups(const GArray *a, const GArray *b)
{
    bool are_same = a->len == b->len;
    for (guint i = 0; i < a->len && are_same; i++) {
        are_same = g_array_index(a, size_t, i) == g_array_index(b, size_t, i);
    }
    return are_same;
}

/* In each language of the page. */
static bool
are_same_texts(const Writer *writer, const PsgText *a, const PsgText *b)
{
    bool are_same = true;
    for (size_t i = 0; i < writer->count && are_same && a != b; i++) {
        g_autofree char *one = tell_text(writer->contexts[i], a);
        g_autofree char *other = tell_text(writer->contexts[i], b);
        are_same = g_strcmp0(one, other) == 0;
    }
    return are_same;
}

static bool
are_same_properties(const Writer *writer, const PsgProperties *properties, const Form *a,
                    const Form *b)
{
    bool are_same = true;
    for (size_t i = 0; i < properties->count && are_same; i++) {
        const PsgDatedTexts *values = &properties->items[i].values;
        are_same = are_same_texts(writer, psg_dated_text_at(values, a->window),
                                  psg_dated_text_at(values, b->window));
    }
    return are_same;
}

static bool
are_same_forms(const Writer *writer, const PsgActor *actor, const Form *a, const Form *b)
{
    return a->seen->kind == b->seen->kind && a->seen->tier == b->seen->tier &&
           are_same_groups(a->groups, b->groups) &&
           are_same_texts(writer, a->seen->name, b->seen->name) &&
           are_same_texts(writer, a->seen->full, b->seen->full) &&
           are_same_properties(writer, &actor->properties, a, b);
}

/* Adds it if there is none like it; gives its place. Takes it. */
static size_t
add_form(const Writer *writer, const PsgActor *actor, GArray *forms, Form form)
{
    /* the last one is the likeliest */
    for (guint i = forms->len; i > 0; i--) {
        if (are_same_forms(writer, actor, &g_array_index(forms, Form, i - 1), &form)) {
            clear_form(&form);
            return i - 1;
        }
    }
    g_array_append_val(forms, form);
    return forms->len - 1;
}

static void
write_properties(const Writer *writer, const PsgProperties *properties,
                 const PsgInterval *window)
{
    if (properties->count == 0) {
        return;
    }
    psg_json_begin_list(writer->json, "properties");
    for (size_t i = 0; i < properties->count; i++) {
        psg_json_begin_list(writer->json, NULL);
        psg_json_string(writer->json, NULL, properties->items[i].name);
        write_text(writer, NULL, psg_dated_text_at(&properties->items[i].values, window));
        psg_json_end_list(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
write_form(const Writer *writer, const PsgActor *actor, const Form *form)
{
    psg_json_begin_object(writer->json, NULL);
    write_text(writer, "name", form->seen->name);
    write_optional_text(writer, "full", form->seen->full);
    if (form->seen->kind != PSG_NONE) {
        psg_json_count(writer->json, "kind", form->seen->kind);
    }
    if (form->seen->tier != PSG_NONE) {
        psg_json_count(writer->json, "tier", form->seen->tier);
    }
    if (form->groups->len > 0) {
        write_places(writer, "groups", (const size_t *)(gpointer)form->groups->data,
                     form->groups->len);
    }
    write_properties(writer, &actor->properties, form->window);
    psg_json_end_object(writer->json);
}

/* Of an actor that no slice shows: what it is as far as is known. */
static void
write_unseen_form(const Writer *writer, const PsgActor *actor)
{
    PsgInterval always = psg_interval_always();
    const PsgViewActor unseen = {
        .name = psg_dated_text_at(&actor->name, &always),
        .full = psg_dated_text_at(&actor->full, &always),
        .kind = psg_dated_index_at(&actor->kind, &always),
        .tier = psg_dated_index_at(&actor->tier, &always),
    };
    Form form = {&unseen, &always, groups_at(actor, &always)};
    write_form(writer, actor, &form);
    clear_form(&form);
}

/* "forms", and "form": which of them each slice shows. */
static void
write_forms(const Writer *writer, size_t index)
{
    const PsgActor *actor = &writer->landscape->actors[index];
    size_t slice_count = writer->landscape->slice_count;
    g_autoptr(GArray) forms = g_array_new(FALSE, FALSE, sizeof(Form));
    g_array_set_clear_func(forms, clear_form);
    g_autofree size_t *shown = g_new(size_t, slice_count);
    for (size_t i = 0; i < slice_count; i++) {
        const PsgInterval *window = &writer->landscape->slices[i].when;
        const PsgViewActor *seen = psg_view_actor(writer->contexts[0]->views[i], index);
        shown[i] = seen == NULL
                       ? PSG_NONE
                       : add_form(writer, actor, forms,
                                  (Form){seen, window, groups_at(actor, window)});
    }
    psg_json_begin_list(writer->json, "forms");
    for (guint i = 0; i < forms->len; i++) {
        write_form(writer, actor, &g_array_index(forms, Form, i));
    }
    if (forms->len == 0) {
        write_unseen_form(writer, actor);
    }
    psg_json_end_list(writer->json);
    psg_json_begin_list(writer->json, "form");
    for (size_t i = 0; i < slice_count; i++) {
        psg_json_number(writer->json, NULL, shown[i] == PSG_NONE ? -1 : (double)shown[i]);
    }
    psg_json_end_list(writer->json);
}

/* A letter, and a digit, for each slice. */
typedef struct {
    GString *seen, *marks;
} Marks;

static void
add_mark(Marks *marks, PsgPresence presence, bool is_new, bool is_leaving)
{
    static const char letters[] = {
        [PSG_PRESENCE_NONE] = '.',
        [PSG_PRESENCE_TALKED_OF] = 't',
        [PSG_PRESENCE_UNSURE] = 'u',
        [PSG_PRESENCE_THERE] = 'y',
    };
    g_string_append_c(marks->seen, letters[presence]);
    g_string_append_c(marks->marks,
                      (char)('0' + (is_new ? 1 : 0) + (is_leaving ? 2 : 0)));
}

/* is_optional: there are no marks if none says anything. */
static void
write_marks(const Writer *writer, Marks *marks, bool is_optional)
{
    bool says_any = strspn(marks->marks->str, "0") < marks->marks->len;
    psg_json_string(writer->json, "seen", marks->seen->str);
    if (says_any || !is_optional) {
        psg_json_string(writer->json, "marks", marks->marks->str);
    }
    g_string_free(marks->seen, TRUE);
    g_string_free(marks->marks, TRUE);
}

static void
write_actor_marks(const Writer *writer, size_t index)
{
    Marks marks = {g_string_new(NULL), g_string_new(NULL)};
    for (size_t i = 0; i < writer->landscape->slice_count; i++) {
        const PsgViewActor *seen = psg_view_actor(writer->contexts[0]->views[i], index);
        if (seen == NULL) {
            add_mark(&marks, PSG_PRESENCE_NONE, false, false);
        } else {
            add_mark(&marks, seen->presence, seen->is_new, seen->is_leaving);
        }
    }
    write_marks(writer, &marks, false);
}

/* ---- Actors ---- */

/* All names over time, unless there is one, without a date. */
static void
write_names(const Writer *writer, const PsgDatedTexts *names)
{
    g_autofree char *when = psg_page_when(writer->contexts[0], &names->items[0].when);
    if (names->count == 1 && when == NULL) {
        return;
    }
    psg_json_begin_list(writer->json, "names");
    for (size_t i = 0; i < names->count; i++) {
        psg_json_begin_object(writer->json, NULL);
        write_text(writer, "name", &names->items[i].text);
        write_told(writer, "when", tell_when, &names->items[i].when, true);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static char *
tell_life(const PsgRenderContext *context, const void *thing)
{
    return psg_page_life(context, *(const size_t *)thing);
}

/* By actor: its events, in order of time. Owned by the caller. */
static GPtrArray *
events_of_actors(const PsgLandscape *landscape)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        g_ptr_array_add(all, g_array_new(FALSE, FALSE, sizeof(size_t)));
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgIndexes *actors = &landscape->events[i].actors;
        for (size_t k = 0; k < actors->count; k++) {
            g_array_append_val((GArray *)all->pdata[actors->items[k]], i);
        }
    }
    return all;
}

/* events: NULL for none. */
static void
write_actor(const Writer *writer, size_t index, const GArray *events)
{
    const PsgActor *actor = &writer->landscape->actors[index];
    psg_json_string(writer->json, "id", actor->id);
    write_forms(writer, index);
    write_actor_marks(writer, index);
    write_names(writer, &actor->name);
    write_told(writer, "life", tell_life, &index, true);
    write_optional_text(writer, "note", &actor->note);
    write_optional_string(writer, "url", psg_page_link(actor->url));
    if (events != NULL && events->len > 0) {
        write_places(writer, "events", (const size_t *)(gpointer)events->data,
                     events->len);
    }
    write_optional_indexes(writer, "sources", &actor->sources);
}

/* ---- Aggregates ---- */

/* By actor of the parts, where it is among all. Owned by the caller. */
static size_t *
places_of_parts(const PsgCut *cut)
{
    size_t *places = g_new0(size_t, cut->kept_count + 1), count = 0;
    for (size_t i = 0; i < cut->whole->actor_count; i++) {
        if (cut->is_kept[i]) {
            places[count++] = i;
        }
    }
    return places;
}

/* All that it stands for in some slice, in their order. */
static void
write_members(const Writer *writer, size_t index, const size_t *places)
{
    const PsgCut *cut = writer->landscape->cut;
    const PsgMembers *members = writer->landscape->actors[index].members;
    g_autofree bool *is_member = g_new0(bool, cut->kept_count + 1);
    for (size_t slice = 0; slice < writer->landscape->slice_count; slice++) {
        for (size_t i = 0; i < members[slice].actors.count; i++) {
            is_member[members[slice].actors.items[i]] = true;
        }
    }
    psg_json_begin_list(writer->json, "members");
    for (size_t i = 0; i < cut->kept_count; i++) {
        if (is_member[i]) {
            psg_json_count(writer->json, NULL, places[i]);
        }
    }
    psg_json_end_list(writer->json);
}

/* The filter that leaves its members; those who have none of it have no filter. */
static void
write_filter(const Writer *writer, size_t index)
{
    static const char *const filters[] = {
        [PSG_BY_KIND] = "kinds", [PSG_BY_TIER] = "tiers", [PSG_BY_GROUP] = "groups"};
    const PsgCut *cut = writer->landscape->cut;
    PsgBy by = cut->selection->by;
    size_t class = cut->classes[index];
    psg_json_begin_object(writer->json, "opensFilter");
    if (class + 1 < psg_class_count(writer->landscape, by)) {
        write_places(writer, filters[by], &class, 1);
    }
    psg_json_end_object(writer->json);
}

/* are_large: NULL for none. */
static void
write_aggregates(const Writer *writer, const bool *are_large)
{
    g_assert(psg_landscape_is_aggregated(writer->landscape));
    g_autofree size_t *places = places_of_parts(writer->landscape->cut);
    size_t count = psg_landscape_aggregate_count(writer->landscape);
    for (size_t i = 0; i < count; i++) {
        psg_json_begin_object(writer->json, NULL);
        write_actor(writer, i, NULL);
        write_members(writer, i, places);
        if (are_large != NULL && are_large[i]) {
            write_filter(writer, i);
        }
        psg_json_end_object(writer->json);
    }
}

/* aggregates: NULL for none; are_large: of these. */
static void
write_actors(const Writer *writer, const Writer *aggregates, const bool *are_large)
{
    g_autoptr(GPtrArray) events = events_of_actors(writer->landscape);
    psg_json_begin_list(writer->json, "actors");
    for (size_t i = 0; i < writer->landscape->actor_count; i++) {
        psg_json_begin_object(writer->json, NULL);
        write_actor(writer, i, events->pdata[i]);
        psg_json_end_object(writer->json);
    }
    if (aggregates != NULL) {
        write_aggregates(aggregates, are_large);
    }
    psg_json_end_list(writer->json);
}

/* ---- Relations ---- */

static char *
tell_relation_life(const PsgRenderContext *context, const void *thing)
{
    return psg_page_relation_life(context, *(const size_t *)thing);
}

/* What it weighs in each slice, if that is not 1 everywhere. */
static void
write_weights(const Writer *writer, size_t index)
{
    size_t slice_count = writer->landscape->slice_count;
    g_autofree double *weights = g_new(double, slice_count);
    bool are_told = false;
    for (size_t i = 0; i < slice_count; i++) {
        const PsgView *view = writer->contexts[0]->views[i];
        const PsgViewRelation *seen = psg_view_relation(view, index);
        weights[i] = seen == NULL ? (double)NAN : psg_view_weight(view, seen);
        are_told = are_told || (seen != NULL && (weights[i] < 1 || weights[i] > 1));
    }
    if (are_told) {
        psg_json_begin_list(writer->json, "weights");
        for (size_t i = 0; i < slice_count; i++) {
            psg_json_number(writer->json, NULL, weights[i]);
        }
        psg_json_end_list(writer->json);
    }
}

static void
write_relation_marks(const Writer *writer, size_t index)
{
    Marks marks = {g_string_new(NULL), g_string_new(NULL)};
    for (size_t i = 0; i < writer->landscape->slice_count; i++) {
        const PsgViewRelation *seen =
            psg_view_relation(writer->contexts[0]->views[i], index);
        add_mark(&marks, seen == NULL ? PSG_PRESENCE_NONE : seen->presence,
                 seen != NULL && seen->is_new, false);
    }
    write_marks(writer, &marks, true);
}

static void
write_relation(const Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->landscape->relations[index];
    psg_json_count(writer->json, "from", relation->from);
    psg_json_count(writer->json, "to", relation->to);
    write_place(writer, "kind", relation->kind);
    write_optional_text(writer, "label", &relation->label);
    write_relation_marks(writer, index);
    write_told(writer, "when", tell_relation_life, &index, true);
    write_weights(writer, index);
    write_optional_text(writer, "note", &relation->note);
    write_optional_string(writer, "url", psg_page_link(relation->url));
    write_optional_indexes(writer, "sources", &relation->sources);
}

/* ---- Successions, events ---- */

static char *
tell_succession(const PsgRenderContext *context, const void *thing)
{
    return psg_succession_told(context->landscape, thing, context->language);
}

static void
write_successions(const Writer *writer)
{
    psg_json_begin_list(writer->json, "successions");
    for (size_t i = 0; i < writer->landscape->actor_count; i++) {
        const PsgSuccessions *list = &writer->landscape->actors[i].succeeds;
        for (size_t k = 0; k < list->count; k++) {
            PsgViewTurn turn = {list->items[k].actor, i, &list->items[k]};
            PsgInterval when = psg_succession_when(turn.said);
            psg_json_begin_object(writer->json, NULL);
            psg_json_count(writer->json, "from", turn.from);
            psg_json_count(writer->json, "to", turn.to);
            write_told(writer, "what", tell_succession, &turn, false);
            write_when(writer, "when", &when);
            write_optional_text(writer, "note", &turn.said->note);
            write_optional_indexes(writer, "sources", &turn.said->sources);
            psg_json_end_object(writer->json);
        }
    }
    psg_json_end_list(writer->json);
}

/* The time at which an event stands: its beginning, else its end. */
static double
event_time(const PsgEvent *event)
{
    double from = psg_page_time_from(&event->when);
    return isnan(from) ? psg_page_time_to(&event->when) : from;
}

static void
write_event(const Writer *writer, size_t index)
{
    const PsgEvent *event = &writer->landscape->events[index];
    write_when(writer, "when", &event->when);
    psg_json_number(writer->json, "at", event_time(event));
    write_text(writer, "title", &event->title);
    write_place(writer, "kind", event->kind);
    write_indexes(writer, "actors", &event->actors);
    if (event->people_count > 0) {
        psg_json_begin_list(writer->json, "people");
        for (size_t i = 0; i < event->people_count; i++) {
            psg_json_string(writer->json, NULL, event->people[i]);
        }
        psg_json_end_list(writer->json);
    }
    write_optional_text(writer, "place", &event->place);
    write_optional_string(writer, "url", psg_page_link(event->url));
    write_optional_text(writer, "note", &event->note);
    write_optional_indexes(writer, "sources", &event->sources);
}

/* ---- Measures ---- */

static void
write_measure(const Writer *writer, size_t index)
{
    const PsgMeasure *measure = &writer->landscape->measures[index];
    psg_json_string(writer->json, "id", measure->id);
    write_label(writer, "label", &measure->label, measure->id);
    write_optional_text(writer, "unit", &measure->unit);
    if (measure->scale == PSG_AXIS_LOG) {
        psg_json_string(writer->json, "scale", "log");
    }
}

typedef struct {
    const PsgMeasure *measure;
    const PsgMeasurement *value;
} Measured;

static char *
tell_value(const PsgRenderContext *context, const void *thing)
{
    const Measured *measured = thing;
    return psg_value_label(measured->measure, measured->value, context->language);
}

/* of: the measure's place. */
static void
write_value(const Writer *writer, size_t of, const Measured *measured)
{
    const PsgMeasurement *value = measured->value;
    PsgInterval when = psg_value_time(writer->landscape, value);
    psg_json_begin_object(writer->json, NULL);
    psg_json_count(writer->json, "measure", of);
    psg_json_count(writer->json, "actor", value->index);
    psg_json_number(writer->json, "from", psg_page_time_from(&when));
    psg_json_number(writer->json, "to", psg_page_time_to(&when));
    psg_json_number(writer->json, "value", value->value);
    write_told(writer, "text", tell_value, measured, false);
    write_told(writer, "when", tell_when, &when, true);
    if (value->each) {
        psg_json_boolean(writer->json, "each", true);
    }
    write_optional_indexes(writer, "sources", &value->sources);
    psg_json_end_object(writer->json);
}

/* Those of actors: the page tells them nowhere else. */
static void
write_values(const Writer *writer)
{
    psg_json_begin_list(writer->json, "values");
    for (size_t i = 0; i < writer->landscape->measure_count; i++) {
        const PsgMeasure *measure = &writer->landscape->measures[i];
        for (size_t k = 0; k < measure->value_count; k++) {
            if (measure->values[k].subject == PSG_SUBJECT_ACTOR) {
                write_value(writer, i, &(Measured){measure, &measure->values[k]});
            }
        }
    }
    psg_json_end_list(writer->json);
}

/* ---- Sources ---- */

static char *
tell_source_date(const PsgRenderContext *context, const void *thing)
{
    const PsgSource *source = thing;
    return source->has_date ? psg_interval_label(&source->date, context->language) : NULL;
}

static void
write_source(const Writer *writer, size_t index)
{
    const PsgSource *source = &writer->landscape->sources[index];
    psg_json_string(writer->json, "id", source->id);
    write_label(writer, "title", &source->title, source->id);
    write_optional_text(writer, "author", &source->author);
    write_told(writer, "date", tell_source_date, source, true);
    write_optional_string(writer, "url", psg_page_link(source->url));
    write_optional_text(writer, "note", &source->note);
}

/* ---- The whole ---- */

static void
write_languages(const Writer *writer)
{
    psg_json_begin_list(writer->json, "languages");
    for (size_t i = 0; i < writer->count; i++) {
        psg_json_string(writer->json, NULL, writer->contexts[i]->language);
    }
    psg_json_end_list(writer->json);
    psg_json_begin_list(writer->json, "directions");
    for (size_t i = 0; i < writer->count; i++) {
        psg_json_string(writer->json, NULL,
                        psg_page_direction(writer->contexts[i]->language));
    }
    psg_json_end_list(writer->json);
}

static void
write_words(const Writer *writer)
{
    psg_json_begin_list(writer->json, "words");
    for (size_t i = 0; i < writer->count; i++) {
        psg_json_begin_object(writer->json, NULL);
        for (size_t k = 0; k < psg_page_word_count; k++) {
            psg_json_string(
                writer->json, psg_page_words[k].key,
                psg_page_word_in(&psg_page_words[k], writer->contexts[i]->language));
        }
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
write_things(const Writer *writer, const char *name, size_t count,
             void (*write)(const Writer *writer, size_t index))
{
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < count; i++) {
        psg_json_begin_object(writer->json, NULL);
        write(writer, i);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static char *
tell_title(const PsgRenderContext *context, const void *landscape)
{
    (void)landscape;
    return g_strdup(psg_page_heading(context));
}

/* "12 of 33 actors · those with most relations"; NULL: it is of all. */
static char *
tell_part(const PsgRenderContext *context, const void *landscape)
{
    (void)landscape;
    return psg_cut_words(context, NULL, 0);
}

static Writer
writer_of(PsgJson *json, const PsgPageFacts *facts,
          const PsgRenderContext *const *contexts)
{
    return (Writer){json, contexts, facts->count, contexts[0]->landscape};
}

void
psg_page_facts_write(PsgJson *json, const PsgPageFacts *facts)
{
    Writer writer = writer_of(json, facts, facts->contexts);
    const PsgLandscape *landscape = writer.landscape;
    psg_json_count(json, "version", 1);
    write_languages(&writer);
    write_told(&writer, "title", tell_title, landscape, false);
    write_text(&writer, "note", &landscape->note);
    write_told(&writer, "part", tell_part, landscape, true);
    write_words(&writer);
    write_things(&writer, "slices", landscape->slice_count, write_slice);
    write_things(&writer, "kinds", landscape->kind_count, write_kind);
    write_things(&writer, "groups", landscape->group_count, write_group);
    write_things(&writer, "tiers", landscape->tier_count, write_tier);
    write_things(&writer, "relationKinds", landscape->relation_kind_count,
                 write_relation_kind);
    write_things(&writer, "eventKinds", landscape->event_kind_count, write_event_kind);
    if (facts->aggregates != NULL) {
        Writer aggregates = writer_of(json, facts, facts->aggregates);
        write_actors(&writer, &aggregates, facts->are_large);
    } else {
        write_actors(&writer, NULL, NULL);
    }
    write_things(&writer, "relations", landscape->relation_count, write_relation);
    write_successions(&writer);
    write_things(&writer, "events", landscape->event_count, write_event);
    write_things(&writer, "measures", landscape->measure_count, write_measure);
    write_values(&writer);
    write_things(&writer, "sources", landscape->source_count, write_source);
}
