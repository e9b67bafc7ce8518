/* paysage show: the landscape in the terminal. */
#include "cli/inputs.h"

#include "figure/words.h"
#include "slice/view.h"

#include <string.h>

static const char *
sign(const PsgViewActor *seen)
{
    if (seen->is_new) {
        return seen->is_leaving ? "±" : "+";
    }
    if (seen->is_leaving) {
        return "−";
    }
    return seen->presence == PSG_PRESENCE_THERE ? " " : "?";
}

static const char *
word(const PsgViewActor *seen, const char *language)
{
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        return psg_word(PSG_WORD_TALKED_OF, language);
    }
    if (seen->presence == PSG_PRESENCE_UNSURE) {
        return psg_word(PSG_WORD_UNSURE, language);
    }
    if (seen->is_new) {
        return psg_word(PSG_WORD_NEW, language);
    }
    return seen->is_leaving ? psg_word(PSG_WORD_LEAVING, language) : NULL;
}

static void
show_actor(const PsgView *view, const PsgViewActor *seen, const char *language,
           GString *out)
{
    const char *full = seen->full == NULL ? NULL : psg_text_in(seen->full, language);
    const char *told = word(seen, language);
    g_string_append_printf(out, "  %s %s", sign(seen), psg_text_in(seen->name, language));
    if (seen->former_name != NULL) {
        g_string_append_printf(out, " (%s %s)", psg_word(PSG_WORD_FORMERLY, language),
                               psg_text_in(seen->former_name, language));
    }
    if (full != NULL) {
        g_string_append_printf(out, " \u2013 %s", full);
    }
    if (seen->kind != PSG_NONE) {
        const PsgKind *kind = &view->landscape->kinds[seen->kind];
        const char *label = psg_text_in(&kind->label, language);
        g_string_append_printf(out, " [%s]", label == NULL ? kind->id : label);
    }
    g_string_append_printf(out, "%s%s\n", told == NULL ? "" : " \u00b7 ",
                           told == NULL ? "" : told);
}

static void
show_relations(const PsgView *view, const char *language, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        size_t kind = landscape->relations[seen->relation].kind;
        const char *label =
            kind == PSG_NONE
                ? NULL
                : psg_text_in(&landscape->relation_kinds[kind].label, language);
        g_string_append_printf(out, "  %s %s %s %s\n", seen->is_new ? "+" : " ",
                               psg_text_in(view->actors[seen->from].name, language),
                               label == NULL ? "\u2013" : label,
                               psg_text_in(view->actors[seen->to].name, language));
    }
}

static void
show_head(const PsgView *view, const char *language, GString *out)
{
    const PsgSlice *slice = &view->landscape->slices[view->slice];
    g_autofree char *when = psg_interval_label(&slice->when, language);
    g_string_append_printf(out, "%s", slice->id);
    if (strcmp(when, slice->id) != 0) {
        g_string_append_printf(out, " (%s)", when);
    }
    for (size_t i = 0; i < slice->headline_count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "  " : " \u00b7 ",
                               psg_text_in(&slice->headlines[i], language));
    }
    g_string_append_c(out, '\n');
}

static void
show_slice(const PsgView *view, const char *language, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    show_head(view, language, out);
    g_string_append_printf(
        out, "\n%zu %s\n", view->actor_count,
        psg_word(view->actor_count == 1 ? PSG_WORD_ACTOR : PSG_WORD_ACTORS, language));
    for (size_t i = 0; i < view->actor_count; i++) {
        show_actor(view, &view->actors[i], language, out);
    }
    for (size_t i = 0; i < view->gone_count; i++) {
        const PsgActor *actor = &landscape->actors[view->gone[i]];
        const PsgText *name =
            psg_dated_text_at(&actor->name, &landscape->slices[view->slice].when);
        g_string_append_printf(out, "  x %s\n", psg_text_in(name, language));
    }
    g_string_append_printf(
        out, "\n%zu %s\n", view->relation_count,
        psg_word(view->relation_count == 1 ? PSG_WORD_RELATION : PSG_WORD_RELATIONS,
                 language));
    show_relations(view, language, out);
    for (size_t i = 0; i < view->event_count; i++) {
        const PsgEvent *event = &landscape->events[view->events[i]];
        g_autofree char *when = psg_interval_label(&event->when, language);
        g_string_append_printf(out, "%s  %s%s %s\n", i == 0 ? "\n" : "", when,
                               psg_word(PSG_WORD_COLON, language),
                               psg_text_in(&event->title, language));
    }
}

/* One line a slice: how many, and who is new or goes. */
static void
show_overview(const PsgLandscape *landscape, const char *language, GString *out)
{
    const char *title = psg_text_in(&landscape->title, language);
    if (title != NULL) {
        g_string_append_printf(out, "%s\n\n", title);
    }
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
        show_head(view, language, out);
        g_string_append_printf(
            out, "  %zu %s, %zu %s", view->actor_count,
            psg_word(view->actor_count == 1 ? PSG_WORD_ACTOR : PSG_WORD_ACTORS, language),
            view->relation_count,
            psg_word(view->relation_count == 1 ? PSG_WORD_RELATION : PSG_WORD_RELATIONS,
                     language));
        for (size_t i = 0; i < view->actor_count; i++) {
            const PsgViewActor *seen = &view->actors[i];
            if (seen->is_new || seen->is_leaving) {
                g_string_append_printf(out, "  %s%s", sign(seen),
                                       psg_text_in(seen->name, language));
            }
        }
        g_string_append_c(out, '\n');
    }
}

static PsgExit
show(const PsgCommand *command, const char *data, const char *id,
     const char *wanted_language, const PsgInputOptions *input)
{
    g_autoptr(PsgLandscape) landscape = NULL;
    PsgExit status = psg_input_landscape(data, input, &landscape);
    if (status != PSG_EXIT_DONE) {
        return status;
    }
    const char *language =
        wanted_language == NULL ? landscape->language : wanted_language;
    g_autoptr(GString) out = g_string_new(NULL);
    if (id == NULL) {
        show_overview(landscape, language, out);
        return psg_write_text(NULL, out->str);
    }
    size_t slice = psg_landscape_slice_lookup(landscape, id);
    if (slice == PSG_NONE) {
        return psg_usage_error(command, "no slice \"%s\" (paysage show %s lists them)",
                               id, data);
    }
    g_autoptr(PsgView) view = psg_view_of_slice(landscape, slice);
    show_slice(view, language, out);
    return psg_write_text(NULL, out->str);
}

PsgExit
psg_run_show(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    g_autofree char *language = NULL;
    const GOptionEntry entries[] = {
        {"lang", 0, 0, G_OPTION_ARG_STRING, &language, "language of texts", "LANGUAGE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_input_option_group(&input), NULL};
    PsgExit status;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv, &status);
    if (arguments != NULL) {
        status = show(command, arguments[0], arguments[1], language, &input);
    }
    psg_input_options_clear(&input);
    return status;
}
