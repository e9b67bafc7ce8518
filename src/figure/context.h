/*
 * The context: what all figures of a run have in common.
 *
 * The landscape, how it is to look, the page and the language, and a view of every slice.
 * Figures read it and never change it, so several can be drawn at once.
 */
#pragma once

#include "figure/look.h"
#include "figure/page.h"
#include "model/style.h"
#include "scene/measure.h"
#include "scene/scene.h"
#include "slice/view.h"

/* What has been found out once for all figures; it locks itself. */
typedef struct PsgFindings PsgFindings;

typedef struct {
    const PsgLandscape *landscape; /* borrowed, as is the style */
    const PsgStyle *style;
    const char *language;
    PsgPage page;
    double stability; /* of the layout: 0 clear … 1 still */
    PsgAlign align;   /* of the layout */
    PsgView **views;  /* by slice */
    PsgView **
        counted; /* the same, but of aggregates of their members: what is said in numbers */
    PsgActorLook *actor_looks; /* by kind, as is the next */
    PsgRelationLook *relation_looks;
    PsgWeights weights; /* of relations, as are the labels of their steps: "weight ≤ 5" */
    char *weight_labels[PSG_WEIGHT_STEPS];
    bool tells_accent; /* by its colour: new lines need no sign besides */
    PsgFindings *findings;
    unsigned workers; /* threads that the drawing of one figure may take; 0: one */
} PsgRenderContext;

/* language NULL: the landscape's own. The stability is the landscape's, or else the
 * usual one. */
PsgRenderContext *psg_context_new(const PsgLandscape *landscape, const PsgStyle *style,
                                  const PsgPage *page, const char *language);
void psg_context_free(PsgRenderContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRenderContext, psg_context_free)

/* Calls with the same context in each language that the landscape's texts are in, and in its
 * own: what has room in all of them is in the same place in all of them. */
void psg_context_each_language(const PsgRenderContext *context,
                               void (*call)(const PsgRenderContext *in, void *data),
                               void *data);

/* What a kind finds out of the landscape, the same for all of its figures and in any language. One
 * asks for no other. */
typedef struct {
    void *(*find)(const PsgRenderContext *context);
    void (*free)(void *found);
} PsgFinding;

/* Found when it is first asked for, and kept as long as the context. Threads may ask; the finding
 * itself, which is static, is what it is known by. */
const void *psg_context_find(const PsgRenderContext *context, const PsgFinding *finding);

/* In the context's language; NULL if there is no text. */
const char *psg_context_text(const PsgRenderContext *context, const PsgText *text);

/* The same; the id where there is none. */
const char *psg_context_label(const PsgRenderContext *context, const PsgText *label,
                              const char *id);

/* What the relation is called; else what its kind is called; else NULL. */
const char *psg_context_relation_label(const PsgRenderContext *context,
                                       const PsgRelation *relation);

/* How actors and relations of a kind look; PSG_NONE has a look too. */
const PsgPaint *psg_context_paint(const PsgRenderContext *context, size_t kind);
PsgShape psg_context_shape(const PsgRenderContext *context, size_t kind);
PsgLine psg_context_line(const PsgRenderContext *context, size_t relation_kind);
bool psg_context_has_other_ends(const PsgRenderContext *context, size_t relation_kind);
PsgColour psg_context_group_colour(const PsgRenderContext *context, size_t group);
PsgColour psg_context_edge(const PsgRenderContext *context, size_t relation_kind);

/* What a slice is called in large letters ("2013", "Avant 2008"), and what the author
 * calls it besides ("−4"), NULL if that says the same. Both owned by the caller. */
char *psg_context_slice_title(const PsgRenderContext *context, size_t slice,
                              char **suffix);

/* A slice shows nothing that the one before it did not show already: the same actors, under the
 * same names, and the same relations. */
bool psg_context_slices_equal(const PsgRenderContext *context, size_t before,
                              size_t slice);

/* "network-2013": name of the figure, then the slices. Owned by the caller. */
char *psg_context_file_name(const PsgRenderContext *context, const char *figure,
                            const size_t *slices, size_t slice_count);
