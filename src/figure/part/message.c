/* Sentences of a slice and of a span of slices, in the words of figure/strings.c. */
#include "figure/part/message.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/strings.h"
#include "model/figure_spec.h"
#include "slice/difference.h"

#include <string.h>

/* A sentence that grows, clause by clause. */
typedef struct {
    GString *text;
    const char *language;
} Sentence;

static void
add(Sentence *sentence, PsgWord word, const char *const *values)
{
    g_string_append(sentence->text, sentence->text->len > 0 ? ", " : "");
    psg_word_fill(sentence->text, psg_word(word, sentence->language), values);
}

/* A clause about so many, in the form for one or for several. */
static void
add_count(Sentence *sentence, size_t count, PsgWord one, PsgWord many)
{
    g_autofree char *number = psg_number_label((double)count, sentence->language);
    const char *const values[] = {number};
    add(sentence, psg_word_form(count, one, many, sentence->language), values);
}

static char *
finish(Sentence *sentence)
{
    GString *text = g_steal_pointer(&sentence->text);
    g_autofree char *rest = g_strdup(text->len == 0 ? "" : g_utf8_next_char(text->str));
    gunichar first = g_utf8_get_char(text->str);
    g_string_truncate(text, 0);
    if (first != 0) {
        g_string_append_unichar(text, g_unichar_toupper(first));
        g_string_append(text, rest);
    }
    return g_string_free(text, text->len == 0);
}

static bool
is_there(const PsgView *view, size_t actor)
{
    const PsgViewActor *seen = psg_view_actor(view, actor);
    return seen != NULL && seen->presence == PSG_PRESENCE_THERE;
}

static size_t
count_presence(const PsgView *view, PsgPresence presence)
{
    size_t count = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        count += view->actors[i].presence == presence ? 1 : 0;
    }
    return count;
}

static PsgPresence
presence_in(const PsgView *view, size_t actor)
{
    const PsgViewActor *seen = psg_view_actor(view, actor);
    return seen == NULL ? PSG_PRESENCE_NONE : seen->presence;
}

/* Who is surely there in one view, and in another with that presence. */
static size_t
count_both(const PsgView *one, const PsgView *other, PsgPresence presence)
{
    size_t count = 0;
    for (size_t i = 0; i < one->actor_count; i++) {
        count += one->actors[i].presence == PSG_PRESENCE_THERE &&
                         presence_in(other, one->actors[i].actor) == presence
                     ? 1
                     : 0;
    }
    return count;
}

/* Who is surely there in one view, and not even perhaps in another. */
static size_t
count_only(const PsgView *one, const PsgView *other)
{
    return count_presence(one, PSG_PRESENCE_THERE) -
           count_both(one, other, PSG_PRESENCE_THERE) -
           count_both(one, other, PSG_PRESENCE_UNSURE);
}

/* ---- One slice ---- */

/* How its actors stand to those of the slice before. */
typedef struct {
    size_t there, before, kept; /* for sure, as are the others */
    size_t gone, unsure;
    size_t added;      /* marked as new */
    size_t successors; /* of them, those that go on with the work of one that was there */
    size_t renamed, leaving;
} Turn;

static bool
is_successor(const PsgView *before, size_t actor)
{
    const PsgSuccessions *earlier = &before->landscape->actors[actor].succeeds;
    for (size_t i = 0; i < earlier->count; i++) {
        if (is_there(before, earlier->items[i].actor)) {
            return true;
        }
    }
    return false;
}

static bool
has_other_name(const PsgRenderContext *context, const PsgViewActor *seen)
{
    return seen->former_name != NULL &&
           g_strcmp0(psg_context_text(context, seen->former_name),
                     psg_context_text(context, seen->name)) != 0;
}

static Turn
turn_of(const PsgRenderContext *context, const PsgView *before, const PsgView *view)
{
    Turn turn = {.there = count_presence(view, PSG_PRESENCE_THERE),
                 .before = count_presence(before, PSG_PRESENCE_THERE),
                 .kept = count_both(before, view, PSG_PRESENCE_THERE),
                 .gone = count_only(before, view),
                 .unsure = count_presence(view, PSG_PRESENCE_UNSURE)};
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        bool is_new = seen->is_new && seen->presence == PSG_PRESENCE_THERE;
        turn.added += is_new ? 1 : 0;
        turn.successors += is_new && is_successor(before, seen->actor) ? 1 : 0;
        turn.leaving += seen->is_leaving ? 1 : 0;
        turn.renamed += has_other_name(context, seen) ? 1 : 0;
    }
    return turn;
}

/* "12 actors, 3 groups, 24 relations" */
static void
say_size(const PsgView *view, Sentence *sentence)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgInterval *window = &landscape->slices[view->slice].when;
    g_autofree bool *is_seen = g_new0(bool, landscape->group_count + 1);
    size_t groups = 0, relations = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgDatedIndexes *own = &landscape->actors[view->actors[i].actor].groups;
        PsgHolding holding = psg_dated_index_holding(own, window);
        for (size_t k = 0; k < own->count && is_there(view, view->actors[i].actor); k++) {
            if (psg_holding_has(&holding, k)) {
                groups += is_seen[own->items[k].index] ? 0 : 1;
                is_seen[own->items[k].index] = true;
            }
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        relations += view->relations[i].presence == PSG_PRESENCE_THERE ? 1 : 0;
    }
    add_count(sentence, count_presence(view, PSG_PRESENCE_THERE), PSG_WORD_SO_MANY_ACTOR,
              PSG_WORD_SO_MANY_ACTORS);
    if (groups > 0) {
        add_count(sentence, groups, PSG_WORD_SO_MANY_GROUP, PSG_WORD_SO_MANY_GROUPS);
    }
    if (relations > 0) {
        add_count(sentence, relations, PSG_WORD_SO_MANY_RELATION,
                  PSG_WORD_SO_MANY_RELATIONS);
    }
}

static void
say_talk(const PsgView *view, Sentence *sentence)
{
    size_t talked_of = count_presence(view, PSG_PRESENCE_TALKED_OF);
    if (talked_of > 0) {
        add_count(sentence, talked_of, PSG_WORD_ONE_IS_TALKED_OF,
                  PSG_WORD_MANY_ARE_TALKED_OF);
    }
}

static void
say_projected(const PsgView *view, Sentence *sentence)
{
    size_t there = count_presence(view, PSG_PRESENCE_THERE);
    size_t unsure = count_presence(view, PSG_PRESENCE_UNSURE);
    if (there > 0) {
        add_count(sentence, there, PSG_WORD_SO_MANY_ACTOR, PSG_WORD_SO_MANY_ACTORS);
    }
    if (unsure > 0 && there > 0) {
        add_count(sentence, unsure, PSG_WORD_ONE_MORE_MAY_BE, PSG_WORD_MANY_MORE_MAY_BE);
    } else if (unsure > 0) {
        add_count(sentence, unsure, PSG_WORD_ONE_MAY_BE, PSG_WORD_MANY_MAY_BE);
    }
}

/* "9 of 21 actors are new": only if nobody is gone, who would be taken for one of them. */
static void
say_added(const Turn *turn, Sentence *sentence)
{
    g_autofree char *added = psg_number_label((double)turn->added, sentence->language);
    g_autofree char *all = psg_number_label((double)turn->there, sentence->language);
    const char *const values[] = {added, all};
    if (turn->successors == turn->added) {
        add_count(sentence, turn->added, PSG_WORD_ONE_TAKES_OVER,
                  PSG_WORD_MANY_TAKE_OVER);
    } else if (turn->gone == 0 && turn->added < turn->there) {
        add(sentence,
            turn->added == 1 ? PSG_WORD_ONE_OF_IS_NEW : PSG_WORD_MANY_OF_ARE_NEW, values);
    } else {
        add_count(sentence, turn->added, PSG_WORD_ONE_IS_NEW, PSG_WORD_MANY_ARE_NEW);
    }
    if (turn->successors > 0 && turn->successors < turn->added) {
        add_count(sentence, turn->successors, PSG_WORD_ONE_OF_THEM_TAKES_OVER,
                  PSG_WORD_MANY_OF_THEM_TAKE_OVER);
    }
}

static void
say_turn(const Turn *turn, Sentence *sentence)
{
    size_t gone = turn->gone;
    if (turn->added > 0) {
        say_added(turn, sentence);
    }
    if (gone > 0 && turn->added > 0) {
        add_count(sentence, gone, PSG_WORD_ONE_MORE_IS_GONE, PSG_WORD_MANY_MORE_ARE_GONE);
    } else if (gone > 0) {
        add_count(sentence, gone, PSG_WORD_ONE_IS_GONE, PSG_WORD_MANY_ARE_GONE);
    }
    if (turn->renamed > 0 && turn->added + gone > 0) {
        add_count(sentence, turn->renamed, PSG_WORD_ONE_MORE_IS_RENAMED,
                  PSG_WORD_MANY_MORE_ARE_RENAMED);
    } else if (turn->renamed > 0) {
        add_count(sentence, turn->renamed, PSG_WORD_ONE_IS_RENAMED,
                  PSG_WORD_MANY_ARE_RENAMED);
    } else if (turn->added == 0 && turn->kept > 0 && turn->kept == turn->there) {
        add_count(sentence, turn->kept, PSG_WORD_ONE_REMAINS, PSG_WORD_MANY_REMAIN);
    }
}

/* The same actors under the same names: what else is other. */
static void
say_relations(const PsgView *view, const Turn *turn, Sentence *sentence)
{
    g_autoptr(PsgView) both =
        psg_view_of_change(view->landscape, view->slice - 1, view->slice);
    g_autoptr(PsgDifference) difference = psg_difference_new(both);
    size_t added = difference->lists[PSG_CHANGES_RELATION_ADDED].count;
    size_t removed = difference->lists[PSG_CHANGES_RELATION_REMOVED].count;
    if (turn->leaving == 0 && psg_difference_is_none(difference)) {
        add(sentence, PSG_WORD_NOTHING_CHANGED, NULL);
        return;
    }
    if (turn->leaving > 0 && turn->there == 1) {
        add(sentence, PSG_WORD_ONLY_ONE_ENDS, NULL);
        return;
    }
    add_count(sentence, turn->there, PSG_WORD_SAME_ACTOR, PSG_WORD_SAME_ACTORS);
    if (turn->leaving > 0) {
        add_count(sentence, turn->leaving, PSG_WORD_ONE_OF_THEM_ENDS,
                  PSG_WORD_MANY_OF_THEM_END);
    }
    if (added > 0) {
        add_count(sentence, added, PSG_WORD_ONE_NEW_RELATION,
                  PSG_WORD_MANY_NEW_RELATIONS);
    }
    if (removed > 0) {
        add_count(sentence, removed, PSG_WORD_ONE_RELATION_LESS,
                  PSG_WORD_MANY_RELATIONS_LESS);
    }
}

/* Whose dates leave it open. */
static void
say_unsure(const Turn *turn, Sentence *sentence)
{
    if (turn->unsure > 0 && sentence->text->len > 0) {
        add_count(sentence, turn->unsure, PSG_WORD_ONE_MORE_IS_PERHAPS,
                  PSG_WORD_MANY_MORE_ARE_PERHAPS);
    } else if (turn->unsure > 0) {
        add_count(sentence, turn->unsure, PSG_WORD_ONE_IS_PERHAPS,
                  PSG_WORD_MANY_ARE_PERHAPS);
    }
}

char *
psg_message_of_slice(const PsgRenderContext *context, size_t slice)
{
    const PsgSlice *slices = context->landscape->slices;
    const PsgView *view = context->counted[slice];
    Sentence sentence = {g_string_new(NULL), context->language};
    if (slices[slice].is_projected) {
        say_projected(view, &sentence);
        return finish(&sentence);
    }
    bool is_first = slice == 0 || slices[slice - 1].is_projected ||
                    psg_interval_first(&slices[slice].when) == PSG_TIME_FIRST;
    Turn turn = {.there = count_presence(view, PSG_PRESENCE_THERE),
                 .unsure = count_presence(view, PSG_PRESENCE_UNSURE)};
    if (!is_first) {
        turn = turn_of(context, context->counted[slice - 1], view);
    }
    bool is_same = !is_first && turn.kept == turn.there && turn.kept == turn.before;
    if (turn.added + turn.renamed + turn.gone > 0) {
        say_turn(&turn, &sentence);
    } else if (is_same && turn.there > 0 && turn.unsure == 0) {
        say_relations(view, &turn, &sentence);
    } else if (turn.there > 0) {
        say_size(view, &sentence);
    } else if (turn.unsure == 0) {
        say_talk(view, &sentence);
    }
    say_unsure(&turn, &sentence);
    return finish(&sentence);
}

/* ---- A span of slices ---- */

/* What a slice of that title goes with: what an author calls one goes with no preposition that
 * we know, a year, years, a month, a day or a plain number do. */
static PsgWord
preposition_of(const PsgRenderContext *context, size_t slice, const char *title)
{
    const PsgInterval *when = &context->landscape->slices[slice].when;
    g_autofree char *label = psg_interval_label(when, context->language);
    bool is_span = strcmp(title, label) == 0 && when->from.kind == PSG_END_KNOWN &&
                   when->to.kind == PSG_END_KNOWN;
    bool is_date =
        is_span && when->from.first == when->to.first && when->from.last == when->to.last;
    bool is_of_years = is_span && when->from.precision == PSG_PRECISION_YEAR &&
                       when->to.precision == PSG_PRECISION_YEAR;
    bool is_year = strspn(title, "0123456789") == strlen(title);
    if (g_str_has_prefix(title, "t = ")) {
        return PSG_WORD_AT_NUMBER;
    }
    if (is_date && when->from.precision == PSG_PRECISION_DAY) {
        return PSG_WORD_ON_DAY;
    }
    bool is_month = is_date && when->from.precision == PSG_PRECISION_MONTH;
    return is_year || is_month || is_of_years ? PSG_WORD_IN_YEAR : PSG_WORD_IN_SLICE;
}

/* " in 2007", " on 15 April 2004"; " (Before 2008)". */
static char *
say_when(const PsgRenderContext *context, size_t slice)
{
    g_autofree char *title = psg_context_slice_title(context, slice, NULL);
    GString *text = g_string_new(NULL);
    psg_word_fill(text,
                  psg_word(preposition_of(context, slice, title), context->language),
                  &(const char *){title});
    return g_string_free(text, FALSE);
}

/* perhaps: of whom it is not sure whether they stayed. */
static PsgWord
word_of_kept(size_t kept, size_t perhaps, size_t before)
{
    if (before == 1 && perhaps == 0) {
        return kept == 1 ? PSG_WORD_ONLY_ONE_STAYS : PSG_WORD_ONLY_ONE_IS_GONE;
    }
    if (kept == 0 && perhaps > 0) {
        return before == 1 ? PSG_WORD_ONLY_ONE_MAY_STAY : PSG_WORD_SOME_MAY_STAY;
    }
    if (kept == 0 || kept == before) {
        return kept == 0 ? PSG_WORD_NONE_STAYS : PSG_WORD_ALL_STAY;
    }
    return kept == 1 ? PSG_WORD_ONE_STAYS : PSG_WORD_MANY_STAY;
}

static char *
say_span(const PsgRenderContext *context, size_t first, size_t last)
{
    const PsgView *begin = context->counted[first], *end = context->counted[last];
    size_t before = count_presence(begin, PSG_PRESENCE_THERE);
    size_t after = count_presence(end, PSG_PRESENCE_THERE);
    size_t kept = count_both(begin, end, PSG_PRESENCE_THERE);
    size_t perhaps = count_both(begin, end, PSG_PRESENCE_UNSURE);
    size_t others = count_only(end, begin);
    if (before + after == 0) {
        return NULL;
    }
    const char *language = context->language;
    Sentence sentence = {g_string_new(NULL), language};
    g_autofree char *of = psg_number_label((double)before, language);
    g_autofree char *so_many = psg_number_label((double)kept, language);
    g_autofree char *more = psg_number_label((double)others, language);
    g_autofree char *then = say_when(context, first);
    g_autofree char *now = say_when(context, last);
    bool may_be = count_presence(begin, PSG_PRESENCE_UNSURE) > 0;
    if (before == 0 && (others == 0 || may_be)) { /* "nobody" would be too much to say */
        finish(&sentence);
        return psg_message_of_slice(context, last);
    }
    if (before == 0) {
        const char *const values[] = {then, more, now};
        add(&sentence, PSG_WORD_NONE_THEN, values);
        return finish(&sentence);
    }
    const char *const values[] = {of, then, so_many, now};
    add(&sentence, word_of_kept(kept, perhaps, before), values);
    if (kept > 0 && perhaps > 0) {
        add_count(&sentence, perhaps, PSG_WORD_PERHAPS, PSG_WORD_PERHAPS);
    }
    if (others > 0) {
        psg_word_fill(sentence.text,
                      psg_word_for(others, PSG_WORD_ONE_OTHER_CAME,
                                   PSG_WORD_MANY_OTHERS_CAME, language),
                      &(const char *){more});
    }
    return finish(&sentence);
}

/* Something is known of it, and its beginning can be said. */
static bool
can_end_span(const PsgSlice *slice)
{
    return !slice->is_projected && psg_interval_first(&slice->when) != PSG_TIME_FIRST;
}

char *
psg_message_of_span(const PsgRenderContext *context, const size_t *slices, size_t count)
{
    const PsgSlice *all = context->landscape->slices;
    size_t first = PSG_NONE, last = PSG_NONE;
    for (size_t i = 0; i < count; i++) {
        size_t slice = slices[i];
        PsgTime start = psg_interval_first(&all[slice].when);
        if (!can_end_span(&all[slice])) {
            continue;
        }
        if (first == PSG_NONE || start < psg_interval_first(&all[first].when)) {
            first = slice;
        }
        if (last == PSG_NONE || start >= psg_interval_first(&all[last].when)) {
            last = slice;
        }
    }
    if (first == PSG_NONE) {
        return count == 0 ? NULL : psg_message_of_slice(context, slices[0]);
    }
    return first == last ? psg_message_of_slice(context, first)
                         : say_span(context, first, last);
}

char *
psg_message_of_window(const PsgRenderContext *context, const PsgFigureSpec *spec,
                      const PsgInterval *window)
{
    g_autofree size_t *shown = g_new(size_t, spec->slice_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < spec->slice_count; i++) {
        size_t slice = spec->slices[i];
        if (psg_interval_meets(&context->landscape->slices[slice].when, window)) {
            shown[count++] = slice;
        }
    }
    return psg_message_of_span(context, shown, count);
}
