/* The context: what all figures of a run have in common. */
#include "figure/context.h"

#include "base/number.h"
#include "figure/strings.h"
#include "slice/slice_title.h"

#include <math.h>

#define USUAL_STABILITY 0.8 /* chosen by eye; docs/architecture.md says how */

/* ---- Findings ---- */

struct PsgFindings {
    GMutex lock;
    GHashTable *found; /* PsgFinding → Found */
};

typedef struct {
    const PsgFinding *finding;
    void *found;
} Found;

static void
free_found(void *data)
{
    Found *found = data;
    found->finding->free(found->found);
    g_free(found);
}

static PsgFindings *
findings_new(void)
{
    PsgFindings *findings = g_new0(PsgFindings, 1);
    g_mutex_init(&findings->lock);
    findings->found = g_hash_table_new_full(NULL, NULL, NULL, free_found);
    return findings;
}

static void
findings_free(PsgFindings *findings)
{
    g_hash_table_unref(findings->found);
    g_mutex_clear(&findings->lock);
    g_free(findings);
}

const void *
psg_context_find(const PsgRenderContext *context, const PsgFinding *finding)
{
    PsgFindings *findings = context->findings;
    g_mutex_lock(&findings->lock);
    Found *found = g_hash_table_lookup(findings->found, finding);
    if (found == NULL) {
        found = g_new0(Found, 1);
        *found = (Found){finding, finding->find(context)};
        g_hash_table_insert(findings->found, (gpointer)(guintptr)finding, found);
    }
    g_mutex_unlock(&findings->lock);
    return found->found;
}

/* ---- The context ---- */

static char *
weight_label(const PsgRenderContext *context, size_t step)
{
    g_autofree char *number =
        psg_number_label(context->weights.steps[step], context->language);
    bool are_counted = psg_landscape_is_aggregated(context->landscape);
    return g_strdup_printf(
        "%s ≤ %s",
        psg_word(are_counted ? PSG_WORD_RELATIONS : PSG_WORD_WEIGHT, context->language),
        number);
}

/* Of aggregates, what is counted are their members. */
static void
add_counted(PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    context->counted = context->views;
    if (psg_landscape_is_aggregated(landscape)) {
        context->counted = g_new0(PsgView *, landscape->slice_count);
        for (size_t i = 0; i < landscape->slice_count; i++) {
            context->counted[i] = psg_view_of_slice(landscape->cut->parts, i);
        }
    }
}

PsgRenderContext *
psg_context_new(const PsgLandscape *landscape, const PsgStyle *style, const PsgPage *page,
                const char *language)
{
    PsgRenderContext *context = g_new0(PsgRenderContext, 1);
    context->landscape = landscape;
    context->style = style;
    context->language = language != NULL ? language : landscape->language;
    context->page = *page;
    context->align = landscape->align;
    context->stability =
        isnan(landscape->stability) ? USUAL_STABILITY : landscape->stability;
    context->actor_looks = psg_actor_looks_new(landscape, style);
    context->relation_looks = psg_relation_looks_new(landscape, style);
    context->weights = psg_weights_of(landscape);
    for (size_t i = 0; i < context->weights.count; i++) {
        context->weight_labels[i] = weight_label(context, i);
    }
    context->tells_accent = psg_looks_tell_accent(style);
    context->findings = findings_new();
    context->views = g_new0(PsgView *, landscape->slice_count);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        context->views[i] = psg_view_of_slice(landscape, i);
    }
    add_counted(context);
    return context;
}

static void
call_in(const PsgRenderContext *context, const char *language,
        void (*call)(const PsgRenderContext *in, void *data), void *data)
{
    PsgRenderContext in = *context;
    in.language = language;
    for (size_t i = 0; i < in.weights.count; i++) {
        in.weight_labels[i] = weight_label(&in, i);
    }
    call(&in, data);
    for (size_t i = 0; i < in.weights.count; i++) {
        g_free(in.weight_labels[i]);
    }
}

void
psg_context_each_language(const PsgRenderContext *context,
                          void (*call)(const PsgRenderContext *in, void *data),
                          void *data)
{
    const char *const *languages = context->landscape->languages;
    bool is_called = false;
    for (size_t i = 0; languages != NULL && languages[i] != NULL; i++) {
        is_called = is_called || g_str_equal(languages[i], context->language);
        call_in(context, languages[i], call, data);
    }
    if (!is_called) {
        call_in(context, context->language, call, data);
    }
}

void
psg_context_free(PsgRenderContext *context)
{
    if (context == NULL) {
        return;
    }
    for (size_t i = 0; i < context->landscape->slice_count; i++) {
        if (context->counted != context->views) {
            psg_view_free(context->counted[i]);
        }
        psg_view_free(context->views[i]);
    }
    if (context->counted != context->views) {
        g_free(context->counted);
    }
    g_free(context->views);
    for (size_t i = 0; i < context->weights.count; i++) {
        g_free(context->weight_labels[i]);
    }
    g_free(context->actor_looks);
    g_free(context->relation_looks);
    findings_free(context->findings);
    g_free(context);
}

const char *
psg_context_text(const PsgRenderContext *context, const PsgText *text)
{
    return psg_text_in(text, context->language);
}

const char *
psg_context_label(const PsgRenderContext *context, const PsgText *label, const char *id)
{
    return psg_text_or(label, context->language, id);
}

const char *
psg_context_relation_label(const PsgRenderContext *context, const PsgRelation *relation)
{
    const char *label = psg_context_text(context, &relation->label);
    return label != NULL || relation->kind == PSG_NONE
               ? label
               : psg_context_text(
                     context, &context->landscape->relation_kinds[relation->kind].label);
}

const PsgPaint *
psg_context_paint(const PsgRenderContext *context, size_t kind)
{
    return kind == PSG_NONE ? &context->style->palette[0]
                            : context->actor_looks[kind].paint;
}

PsgShape
psg_context_shape(const PsgRenderContext *context, size_t kind)
{
    return kind == PSG_NONE ? PSG_SHAPE_BOX : context->actor_looks[kind].shape;
}

PsgLine
psg_context_line(const PsgRenderContext *context, size_t relation_kind)
{
    return relation_kind == PSG_NONE ? PSG_LINE_SOLID
                                     : context->relation_looks[relation_kind].line;
}

bool
psg_context_has_other_ends(const PsgRenderContext *context, size_t relation_kind)
{
    return relation_kind != PSG_NONE &&
           context->relation_looks[relation_kind].has_other_ends;
}

PsgColour
psg_context_edge(const PsgRenderContext *context, size_t relation_kind)
{
    return relation_kind == PSG_NONE ? context->style->edge
                                     : context->relation_looks[relation_kind].colour;
}

/* From the far end of the palette, so that grounds differ from the kinds that stand on
 * them. */
PsgColour
psg_context_group_colour(const PsgRenderContext *context, size_t group)
{
    const PsgStyle *style = context->style;
    return style->palette[style->palette_count - 1 - group % style->palette_count].line;
}

char *
psg_context_slice_title(const PsgRenderContext *context, size_t slice, char **suffix)
{
    return psg_slice_title(&context->landscape->slices[slice], context->language, suffix);
}

char *
psg_context_file_name(const PsgRenderContext *context, const char *figure,
                      const size_t *slices, size_t slice_count)
{
    GString *name = g_string_new(figure);
    for (size_t i = 0; i < slice_count; i++) {
        g_string_append_printf(name, "-%s", context->landscape->slices[slices[i]].id);
    }
    return g_string_free(name, FALSE);
}

static bool
are_equal_actors(const PsgRenderContext *context, const PsgView *a, const PsgView *b)
{
    if (a->actor_count != b->actor_count || b->gone_count > 0) {
        return false;
    }
    for (size_t i = 0; i < a->actor_count; i++) {
        const PsgViewActor *one = &a->actors[i], *other = &b->actors[i];
        if (one->actor != other->actor || one->presence != other->presence ||
            one->kind != other->kind || other->is_new ||
            g_strcmp0(psg_context_text(context, one->name),
                      psg_context_text(context, other->name)) != 0) {
            return false;
        }
    }
    return true;
}

bool
psg_context_slices_equal(const PsgRenderContext *context, size_t before, size_t slice)
{
    const PsgView *a = context->views[before], *b = context->views[slice];
    if (!are_equal_actors(context, a, b) || a->relation_count != b->relation_count) {
        return false;
    }
    for (size_t i = 0; i < a->relation_count; i++) {
        const PsgViewRelation *one = &a->relations[i], *other = &b->relations[i];
        if (one->relation != other->relation || one->presence != other->presence ||
            other->is_new) {
            return false;
        }
    }
    return true;
}
