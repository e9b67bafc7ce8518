/* The comparison figure: the page, the drawing of both slices, the words beside it. */
#include "figure/compare/compare.h"

#include "base/join.h"
#include "figure/network/legend.h"
#include "figure/part/change_mark.h"
#include "figure/part/change_words.h"
#include "figure/part/frame.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"
#include "model/succession.h"

#include <math.h>

/* In units of a slide. */
#define LEGEND_GAP 14.0
#define COLUMN_GAP 34.0
#define LEAST_COLUMN 300.0

#define COLUMN 0.25     /* of the room's width */
#define ENDLESS 1e6     /* height of a list that may be as long as it likes */
#define MOST_HIGHER 1.6 /* times as high as in the network figure, if it may be */
#define MOST_WORDS 0.28 /* of the room's height, where words stand below the drawing */

enum {
    MOST_CHANGES = 60, /* in one network */
    NOTES = 2,         /* that there are for a drawing */
};

typedef struct {
    const PsgFigureInput *input;
    const PsgFigureSpec *spec;
    PsgView *view;
    PsgDifference *difference;
    PsgSize page;
    PsgCompareForm form; /* not AUTO */
    const char *remark;  /* why it was chosen; NULL: it was asked for */
    bool has_names;      /* boxes have names, else the legend has to tell their kinds */
    PsgCompareClasses *classes; /* NULL: actors have none */
} Comparison;

/* Where the parts of the page are. */
typedef struct {
    PsgRect area;   /* of the drawing */
    PsgRect legend; /* below it */
    PsgRect words;
    size_t columns; /* of the words */
    PsgSize column;
} Parts;

static GArray *
legend_of(const Comparison *self)
{
    if (psg_network_is_dots(self->input->network)) {
        return psg_compare_dots_legend(self->input, self->view);
    }
    const PsgRenderContext *context = self->input->context;
    return psg_network_legend(context, self->view,
                              !self->has_names || !psg_network_boxes_name_kinds(context),
                              psg_network_names_groups(self->input->network));
}

static double
legend_height(const PsgPen *pen, const GArray *entries, double width)
{
    double height = psg_legend_height(pen, entries, width);
    return height > 0 ? height + psg_pen_length(pen, LEGEND_GAP) : 0;
}

/* Takes the legend from the foot of the drawing's part. */
static void
take_legend(const PsgPen *pen, const GArray *entries, Parts *parts)
{
    PsgRect *area = &parts->area;
    double height = legend_height(pen, entries, area->width);
    area->height -= height;
    parts->legend =
        (PsgRect){area->x, psg_rect_bottom(*area) + psg_pen_length(pen, LEGEND_GAP),
                  area->width, height};
}

/* Words at the right of the drawing; on high pages, below it, with room for the note (NULL:
 * none). */
static Parts
divide_page(const Comparison *self, const PsgPen *pen, const GArray *entries,
            const char *note)
{
    PsgRect room = psg_frame_room(pen->context, self->page.height);
    double gap = psg_pen_length(pen, COLUMN_GAP);
    Parts parts = {.area = room, .words = room, .columns = 1};
    if (room.width > room.height) {
        double width = MAX(room.width * COLUMN, psg_pen_length(pen, LEAST_COLUMN));
        parts.words.width = MIN(width, room.width * 0.45);
        parts.words.x = psg_rect_right(room) - parts.words.width;
        parts.area.width -= parts.words.width + gap;
        parts.column = (PsgSize){parts.words.width, room.height};
    } else {
        parts.columns = 2;
        parts.column = (PsgSize){(room.width - gap) / 2, room.height * MOST_WORDS};
        g_autoptr(PsgCompareList) list = psg_compare_list_new(
            pen, self->difference, note, parts.column, parts.columns);
        parts.words.height = MIN(psg_compare_list_height(list), parts.column.height);
        parts.words.y = psg_rect_bottom(room) - parts.words.height;
        parts.area.height -= parts.words.height + gap * 0.7;
    }
    take_legend(pen, entries, &parts);
    return parts;
}

static char *
title_of(const PsgRenderContext *context, const PsgView *view)
{
    g_autofree char *before = psg_context_slice_title(context, view->before, NULL);
    g_autofree char *after = psg_context_slice_title(context, view->slice, NULL);
    return g_strconcat(before, " \u2192 ", after, NULL);
}

/* The author's own title, or in a few words how much has changed: the list has the rest. */
static char *
subtitle_of(const Comparison *self)
{
    const PsgRenderContext *context = self->input->context;
    const char *title = psg_context_text(context, &self->spec->title);
    return title != NULL ? g_strdup(title)
                         : psg_change_headline(self->difference, context->language);
}

/* Scene and frame. */
static PsgPen
begin(const Comparison *self, PsgRuler *ruler)
{
    const PsgRenderContext *context = self->input->context;
    g_autofree char *name = psg_figure_spec_name(self->spec, context->landscape);
    g_autofree char *title = title_of(context, self->view);
    g_autofree char *subtitle = subtitle_of(self);
    g_autofree char *list = psg_compare_list_text(context, self->difference);
    g_autofree char *told = g_strconcat(subtitle, ". ", list, NULL);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    psg_frame_cite_view(cited, self->view);
    PsgPen pen = {context, ruler,
                  psg_frame_scene(context, self->page, name, title, told)};
    PsgFrame frame = {.title = title,
                      .subtitle = subtitle,
                      .slices = self->spec->slices,
                      .slice_count = self->spec->slice_count,
                      .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* The note that belongs to the drawing stands among the words, and what is left of the page
 * may be too small for other names, of which another note tells. */
static PsgComparePlaces *
place(const Comparison *self, const PsgPen *pen, const GArray *entries, Parts *parts)
{
    const char *told = NULL;
    for (size_t i = 0;; i++) {
        PsgComparePlaces *places =
            psg_compare_places_new(self->input, pen, self->view, parts->area, false);
        if (i == NOTES || parts->columns == 1 || places->note == told) {
            return places;
        }
        told = places->note;
        *parts = divide_page(self, pen, entries, told);
        psg_compare_places_free(places);
    }
}

static void
draw_network(const PsgPen *pen, const PsgComparePlaces *places, PsgRect area)
{
    if (places->dots != NULL) {
        psg_compare_dots_draw(pen, places);
        return;
    }
    double margin = psg_pen_length(pen, LEGEND_GAP) / 2;
    PsgNetworkView drawn = psg_compare_network(
        places, (PsgSize){psg_rect_right(area) + margin, psg_rect_bottom(area)});
    psg_network_bound_lines(pen->context, area, &drawn);
    psg_network_view_draw(pen, &drawn);
}

static void
draw_words(const Comparison *self, const PsgPen *pen, const Parts *parts,
           const char *note)
{
    double gap = psg_pen_length(pen, COLUMN_GAP);
    g_autoptr(PsgCompareList) list =
        psg_compare_list_new(pen, self->difference, note, parts->column, parts->columns);
    PsgRect words = parts->words;
    if (parts->columns == 1) {
        double x = words.x - gap / 2;
        psg_pen_rule(pen, (PsgPoint){x, words.y}, (PsgPoint){x, psg_rect_bottom(words)});
    }
    psg_compare_list_draw(list, (PsgPoint){words.x, words.y}, gap);
}

static void
draw_one(const Comparison *self, const PsgPen *pen)
{
    g_autoptr(GArray) entries = legend_of(self);
    Parts parts = divide_page(self, pen, entries, NULL);
    const char *note = NULL;
    if (self->view->actor_count == 0) {
        psg_frame_say_empty(pen, parts.area, pen->context->style->size_headline);
    } else {
        g_autoptr(PsgComparePlaces) places = place(self, pen, entries, &parts);
        draw_network(pen, places, parts.area);
        note = places->note;
    }
    psg_legend_draw(pen, parts.legend, entries);
    draw_words(self, pen, &parts, note);
}

static Parts
parts_of_two(const Comparison *self, const PsgPen *pen, GArray *entries)
{
    if (!psg_network_is_dots(self->input->network)) {
        psg_change_add_entries(pen->context, self->view, entries);
    }
    Parts parts = {.area = psg_frame_room(pen->context, self->page.height)};
    take_legend(pen, entries, &parts);
    return parts;
}

static bool
two_name_all(const Comparison *self, const PsgPen *pen)
{
    g_autoptr(GArray) entries = legend_of(self);
    Parts parts = parts_of_two(self, pen, entries);
    return psg_compare_sides_name_all(self->input, pen, self->view, parts.area);
}

static void
draw_two(const Comparison *self, const PsgPen *pen)
{
    g_autoptr(GArray) entries = legend_of(self);
    Parts parts = parts_of_two(self, pen, entries);
    psg_compare_sides_draw(self->input, pen, self->view, parts.area);
    psg_legend_draw(pen, parts.legend, entries);
}

static void
draw_classes(const Comparison *self, const PsgPen *pen)
{
    Parts parts = {.area = psg_frame_room(pen->context, self->page.height)};
    g_autoptr(GArray) entries =
        psg_compare_classes_legend(pen->context, self->difference);
    take_legend(pen, entries, &parts);
    psg_compare_classes_draw(self->classes, pen, parts.area);
    psg_legend_draw(pen, parts.legend, entries);
}

/* ---- The figure ---- */

/* Those that stand out in a drawing. */
static size_t
change_count(const PsgDifference *difference)
{
    const PsgIndexes *lists = difference->lists;
    size_t talk =
        lists[PSG_CHANGES_TALKED_OF].count + lists[PSG_CHANGES_NOT_TALKED_OF].count;
    return lists[PSG_CHANGES_ADDED].count + lists[PSG_CHANGES_REMOVED].count +
           lists[PSG_CHANGES_ALTERED].count - talk +
           lists[PSG_CHANGES_RELATION_ADDED].count +
           lists[PSG_CHANGES_RELATION_REMOVED].count +
           lists[PSG_CHANGES_RELATION_ALTERED].count;
}

/* More than that in one network hide each other: then two beside each other, if all names
 * have their place in them, else groups; and where there are none of these, since each box is one
 * of them already, one network, which has the larger boxes. */
static void
choose_form(Comparison *self, PsgRuler *ruler)
{
    const PsgCompareOptions *asked = self->spec->options;
    PsgPen pen = {self->input->context, ruler, NULL};
    bool is_asked = asked->form != PSG_COMPARE_BOXES && asked->form != PSG_COMPARE_DOTS;
    self->form = is_asked ? asked->form : PSG_COMPARE_AUTO;
    self->has_names = true;
    if (self->form == PSG_COMPARE_AUTO &&
        change_count(self->difference) <= MOST_CHANGES) {
        self->form = PSG_COMPARE_TOGETHER;
    }
    if (self->form == PSG_COMPARE_GROUPS && self->classes == NULL) {
        self->form = PSG_COMPARE_SIDES;
        self->remark =
            "actors have no groups, tiers or kinds that divide them: drawn side "
            "by side";
    }
    if (self->form == PSG_COMPARE_AUTO) {
        bool is_whole =
            self->classes == NULL && !psg_landscape_is_aggregated(pen.context->landscape);
        bool reads =
            is_whole || asked->form == PSG_COMPARE_DOTS || two_name_all(self, &pen);
        self->form = reads                   ? PSG_COMPARE_SIDES
                     : self->classes == NULL ? PSG_COMPARE_TOGETHER
                                             : PSG_COMPARE_GROUPS;
        self->remark =
            reads ? "so many changes are drawn side by side; --form together "
                    "draws one network"
                  : "so many changes are drawn by groups, and the table (csv) names "
                    "all; --form together draws one network";
        if (self->form == PSG_COMPARE_TOGETHER) {
            self->remark =
                "so many changes hide each other in one network; a matrix of both "
                "slices (paysage render --figure matrix --at A,B) tells them apart";
        }
    }
    if (self->form == PSG_COMPARE_SIDES && psg_network_boxes_name_kinds(pen.context)) {
        self->has_names = two_name_all(self, &pen);
    }
}

/* A page that fits its drawing gets higher, since the drawing has less of its width, and
 * since the words may need it. */
static void
fit_page(Comparison *self, PsgRuler *ruler)
{
    PsgPen pen = {self->input->context, ruler, NULL};
    if (!pen.context->page.fits) {
        return;
    }
    PsgRect whole = psg_network_area(self->input->network);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    Parts parts = divide_page(self, &pen, entries, NULL);
    bool is_together = self->form == PSG_COMPARE_TOGETHER;
    double share = is_together ? parts.area.width / whole.width : 0.5;
    self->page.height += whole.height * (MIN(1 / share, MOST_HIGHER) - 1);
    if (is_together) {
        PsgSize column = {parts.column.width, ENDLESS};
        g_autoptr(PsgCompareList) list =
            psg_compare_list_new(&pen, self->difference, NULL, column, parts.columns);
        PsgRect room = psg_frame_room(pen.context, self->page.height);
        self->page.height += MAX(0, psg_compare_list_height(list) - room.height);
    }
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autoptr(PsgView) view =
        psg_view_of_change(input->context->landscape, spec->slices[0], spec->slices[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    g_autoptr(PsgCompareClasses) classes = psg_compare_classes_new(view);
    Comparison self = {.input = input,
                       .spec = spec,
                       .view = view,
                       .difference = difference,
                       .page = psg_network_page(input->network),
                       .classes = classes};
    choose_form(&self, ruler);
    fit_page(&self, ruler);
    PsgPen pen = begin(&self, ruler);
    switch (self.form) {
    case PSG_COMPARE_SIDES:
        draw_two(&self, &pen);
        break;
    case PSG_COMPARE_GROUPS:
        draw_classes(&self, &pen);
        break;
    case PSG_COMPARE_AUTO:
    case PSG_COMPARE_BOXES:
    case PSG_COMPARE_DOTS:
    case PSG_COMPARE_TOGETHER:
        draw_one(&self, &pen);
        break;
    }
    psg_scene_set_remark(pen.scene, self.remark);
    return pen.scene;
}

/* ---- The table: a row for each actor, relation and figure ---- */

/* "kept" for what did not change. */
static const char *
word_of(PsgChange change)
{
    return change == PSG_CHANGE_NONE ? "kept" : psg_change_word(change);
}

static bool
is_before(const PsgViewActor *seen)
{
    return seen->former_presence != PSG_PRESENCE_NONE;
}

static PsgPresence
presence_after(const PsgView *view, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = view->landscape;
    return psg_actor_presence(&landscape->actors[seen->actor],
                              &landscape->slices[view->slice]);
}

/* The ids of its groups in the slice, with "; " between. */
static void
set_groups(const PsgView *view, const PsgViewActor *seen, size_t slice,
           const char *column, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgDatedIndexes *own = &landscape->actors[seen->actor].groups;
    g_autoptr(GString) ids = g_string_new(NULL);
    PsgHolding holding = psg_dated_index_holding(own, &landscape->slices[slice].when);
    size_t last = PSG_NONE;
    for (size_t i = 0; i < own->count; i++) {
        if (own->items[i].index != last && psg_holding_has(&holding, i)) {
            last = own->items[i].index;
            psg_join(ids, "; ", psg_group_id(landscape, last));
        }
    }
    psg_table_set(table, column, ids->str);
}

static void
add_actor_row(const PsgRenderContext *context, const PsgView *view,
              const PsgViewActor *seen, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgText *former = psg_view_name_before(view, seen);
    psg_table_begin_row(table);
    psg_table_set(table, "what", "actor");
    psg_table_set(table, "id", psg_actor_id(landscape, seen->actor));
    psg_table_set(table, "change", word_of(seen->change));
    if (is_before(seen)) {
        psg_table_set(table, "name before", psg_context_text(context, former));
        psg_table_set(table, "there before", psg_presence_word(seen->former_presence));
        psg_table_set(table, "kind before", psg_kind_id(landscape, seen->former_kind));
        psg_table_set(table, "tier before", psg_tier_id(landscape, seen->former_tier));
        set_groups(view, seen, view->before, "groups before", table);
    }
    if (presence_after(view, seen) != PSG_PRESENCE_NONE) {
        psg_table_set(table, "name after", psg_context_text(context, seen->name));
        psg_table_set(table, "there after",
                      psg_presence_word(presence_after(view, seen)));
        psg_table_set(table, "kind after", psg_kind_id(landscape, seen->kind));
        psg_table_set(table, "tier after", psg_tier_id(landscape, seen->tier));
        set_groups(view, seen, view->slice, "groups after", table);
    }
}

static void
add_relation_row(const PsgRenderContext *context, const PsgView *view,
                 const PsgViewRelation *seen, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const PsgRelation *former =
        seen->former == PSG_NONE ? relation : &landscape->relations[seen->former];
    psg_table_begin_row(table);
    psg_table_set(table, "what", "relation");
    psg_table_set(table, "from", psg_actor_id(landscape, relation->from));
    psg_table_set(table, "to", psg_actor_id(landscape, relation->to));
    psg_table_set(table, "change", word_of(seen->change));
    if (seen->change != PSG_CHANGE_ADDED) {
        psg_table_set(table, "name before", psg_context_text(context, &former->label));
        psg_table_set(table, "kind before",
                      psg_relation_kind_id(landscape, former->kind));
        psg_table_set_number(
            table, "weight before",
            psg_relation_weight_at(former, &landscape->slices[view->before].when));
    }
    if (seen->change != PSG_CHANGE_REMOVED) {
        psg_table_set(table, "name after", psg_context_text(context, &relation->label));
        psg_table_set(table, "kind after",
                      psg_relation_kind_id(landscape, relation->kind));
        psg_table_set_number(
            table, "weight after",
            psg_relation_weight_at(relation, &landscape->slices[view->slice].when));
    }
}

/* Sets the number in the unit of the measure; the author's words if there is no number. */
static void
set_value(const PsgRenderContext *context, const PsgMeasurement *value,
          const char *column, PsgTable *table)
{
    if (isnan(value->value)) {
        psg_table_set(table, column, psg_context_text(context, &value->text));
    } else {
        psg_table_set_number(table, column, value->value);
    }
}

static void
add_figure_row(const PsgRenderContext *context, const PsgView *view,
               const PsgMeasurementChange *figure, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgMeasure *measure = &landscape->measures[figure->measure];
    const PsgMeasurement *some = figure->after != NULL ? figure->after : figure->before;
    const char *name = psg_measure_name(measure, context->language);
    PsgChange change = figure->before == NULL  ? PSG_CHANGE_ADDED
                       : figure->after == NULL ? PSG_CHANGE_REMOVED
                                               : PSG_CHANGE_ALTERED;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "figure");
    psg_table_set(table, "id", measure->id);
    psg_table_set(table, "from", psg_measurement_subject(landscape, some));
    psg_table_set(table, "change", word_of(change));
    if (figure->before != NULL) {
        psg_table_set(table, "name before", name);
        set_value(context, figure->before, "value before", table);
    }
    if (figure->after != NULL) {
        psg_table_set(table, "name after", name);
        set_value(context, figure->after, "value after", table);
    }
    psg_table_set_rounded(table, "ratio", psg_measurement_change_ratio(figure), 4);
}

static void
begin_property_row(const PsgRenderContext *context, const PsgPropertyDifference *what,
                   PsgTable *table)
{
    psg_table_begin_row(table);
    psg_table_set(table, "what", "property");
    psg_table_set(table, "change", word_of(PSG_CHANGE_ALTERED));
    psg_table_set(table, "name before", what->property->name);
    psg_table_set(table, "name after", what->property->name);
    psg_table_set(table, "value before", psg_context_text(context, what->before));
    psg_table_set(table, "value after", psg_context_text(context, what->after));
}

/* Of actors, then of relations. */
static void
add_property_rows(const PsgRenderContext *context, const PsgView *view, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    for (size_t i = 0; i < view->property_count; i++) {
        begin_property_row(context, &view->properties[i].what, table);
        psg_table_set(table, "id", psg_actor_id(landscape, view->properties[i].actor));
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        const PsgRelation *after = &landscape->relations[seen->relation];
        const PsgRelation *before =
            seen->former == PSG_NONE ? after : &landscape->relations[seen->former];
        const PsgPropertyPair pair = {&before->properties, &after->properties,
                                      landscape->slices[view->before].when,
                                      landscape->slices[view->slice].when};
        PsgPropertyDifference what;
        for (size_t place = 0; seen->change == PSG_CHANGE_ALTERED &&
                               psg_property_next_difference(&pair, &place, &what);) {
            begin_property_row(context, &what, table);
            psg_table_set(table, "from", psg_actor_id(landscape, after->from));
            psg_table_set(table, "to", psg_actor_id(landscape, after->to));
        }
    }
}

/* What took place between the two, though it may be that neither shows both. */
static void
add_turn_row(const PsgRenderContext *context, const PsgViewTurn *turn, PsgTable *table)
{
    const PsgLandscape *landscape = context->landscape;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "succession");
    psg_table_set(table, "from", psg_actor_id(landscape, turn->from));
    psg_table_set(table, "to", psg_actor_id(landscape, turn->to));
    psg_table_set(table, "change", psg_succession_word(turn->said->what));
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD},           {"id", PSG_COLUMN_WORD},
        {"from", PSG_COLUMN_WORD},           {"to", PSG_COLUMN_WORD},
        {"change", PSG_COLUMN_WORD},         {"name before", PSG_COLUMN_TEXT},
        {"name after", PSG_COLUMN_TEXT},     {"there before", PSG_COLUMN_WORD},
        {"there after", PSG_COLUMN_WORD},    {"kind before", PSG_COLUMN_WORD},
        {"kind after", PSG_COLUMN_WORD},     {"tier before", PSG_COLUMN_WORD},
        {"tier after", PSG_COLUMN_WORD},     {"groups before", PSG_COLUMN_WORD},
        {"groups after", PSG_COLUMN_WORD},   {"weight before", PSG_COLUMN_NUMBER},
        {"weight after", PSG_COLUMN_NUMBER}, {"value before", PSG_COLUMN_TEXT},
        {"value after", PSG_COLUMN_TEXT},    {"ratio", PSG_COLUMN_NUMBER}};
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgView) view =
        psg_view_of_change(context->landscape, spec->slices[0], spec->slices[1]);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < view->actor_count; i++) {
        add_actor_row(context, view, &view->actors[i], table);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        add_relation_row(context, view, &view->relations[i], table);
    }
    add_property_rows(context, view, table);
    for (size_t i = 0; i < view->turn_count; i++) {
        add_turn_row(context, &view->turns[i], table);
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        add_figure_row(context, view, &view->measurements[i], table);
    }
    return table;
}

/* ---- The kind ---- */

static const char *const forms[] = {"auto", "together", "side-by-side", "groups", "boxes",
                                    "dots", NULL};

static const PsgFigureOption options[] = {
    {.name = "between",
     .type = PSG_OPTION_PAIR,
     .help = "two slices, whose difference is shown"},
    {.name = "side-by-side",
     .type = PSG_OPTION_SHORT,
     .words = forms,
     .bare = "side-by-side",
     .help = "two networks, not one",
     .offset = offsetof(PsgCompareOptions, form)},
    {.name = "form",
     .type = PSG_OPTION_CHOICE,
     .words = forms,
     .help = "one network, two, or a card for each group; auto: by how much has changed; "
             "or how actors are drawn",
     .offset = offsetof(PsgCompareOptions, form),
     .follows_slices = true},
    PSG_FIGURE_LINES(PsgCompareOptions),
};

static const char *
variant(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const PsgCompareOptions *asked = spec->options;
    switch (asked->form) {
    case PSG_COMPARE_SIDES:
        return psg_word(PSG_WORD_SIDE_BY_SIDE, context->language);
    case PSG_COMPARE_GROUPS:
        return psg_word(PSG_WORD_BY_GROUP, context->language);
    case PSG_COMPARE_AUTO:
    case PSG_COMPARE_TOGETHER:
    case PSG_COMPARE_BOXES:
    case PSG_COMPARE_DOTS:
        break;
    }
    return NULL;
}

static char *
silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgLandscape *landscape = input->context->landscape;
    g_autoptr(PsgView) view =
        psg_view_of_change(landscape, spec->slices[0], spec->slices[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    return psg_difference_is_none(difference)
               ? g_strdup_printf("nothing differs between %s and %s",
                                 psg_slice_id(landscape, spec->slices[0]),
                                 psg_slice_id(landscape, spec->slices[1]))
               : NULL;
}

static PsgNetworkWish
wish_of(const PsgFigureSpec *spec)
{
    const PsgCompareOptions *asked = spec->options;
    PsgNetworkForm form = asked->form == PSG_COMPARE_BOXES  ? PSG_NETWORK_BOXES
                          : asked->form == PSG_COMPARE_DOTS ? PSG_NETWORK_DOTS
                                                            : PSG_NETWORK_AUTO;
    return (PsgNetworkWish){form, PSG_NONE, asked->lines};
}

static const PsgFigureMaker maker = {
    .word = PSG_WORD_COMPARISON,
    .has_tikz = true,
    .variant = variant,
    .needs_network = true,
    .wish = wish_of,
    .silence = silence,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_compare_kind = {
    .name = "compare",
    .span = PSG_SPAN_PAIR,
    PSG_FIGURE_OPTIONS(options, PsgCompareOptions),
    .maker = &maker,
};
