/* Successions in time: read off the lives of both, and off what others did at the same time. */
#include "model/succession.h"

#include "base/compare.h"
#include "model/presence.h"

static const char *const words[PSG_SUCCESSIONS] = {
    "became", "merged", "split", "refounded", "absorbed", "offshoot", "part"};

const char *
psg_succession_word(PsgSuccessionWhat what)
{
    return words[what];
}

bool
psg_succession_ends(PsgSuccessionWhat what)
{
    return what != PSG_SUCCESSION_OFFSHOOT && what != PSG_SUCCESSION_PART;
}

bool
psg_succession_begins(PsgSuccessionWhat what)
{
    return what != PSG_SUCCESSION_ABSORBED && what != PSG_SUCCESSION_PART;
}

/* ---- Lives ---- */

/* When an actor was there; if that was not said, when it was talked of; else always. */
typedef struct {
    const PsgActor *actor;
    const PsgInterval *spells;
    size_t count;
    PsgInterval one; /* room for a life that was not said */
    /* in order of time, those that are no going on of another spell; owned */
    GPtrArray *begins, *ends;
    PsgTime first;
} Life;

static bool
is_there(const Life *life, PsgTime time)
{
    PsgDate then = {.kind = PSG_END_KNOWN, .first = time, .last = time};
    PsgInterval window = {.from = then, .to = then};
    return life->actor->has_when ? psg_spells_meet(&life->actor->when, &window)
                                 : psg_interval_meets(&life->one, &window);
}

/* It is there, and its author knows that it is: no spell of an unknown end says so. */
static bool
goes_on(const Life *life, PsgTime time)
{
    for (size_t i = 0; i < life->count; i++) {
        const PsgInterval *spell = &life->spells[i];
        if (psg_interval_first(spell) <= time && psg_interval_last(spell) >= time &&
            spell->to.kind != PSG_END_UNKNOWN) {
            return true;
        }
    }
    return false;
}

static int
compare_dates(const void *left, const void *right)
{
    const PsgDate *a = *(const PsgDate *const *)left, *b = *(const PsgDate *const *)right;
    return PSG_COMPARE(a->first, b->first);
}

static void
add_ends(Life *life)
{
    for (size_t i = 0; i < life->count; i++) {
        const PsgDate *from = &life->spells[i].from, *to = &life->spells[i].to;
        life->first = MIN(life->first, from->first);
        if (from->kind == PSG_END_KNOWN && !is_there(life, from->first - 1)) {
            g_ptr_array_add(life->begins, (gpointer)(guintptr)from);
        }
        if (to->kind == PSG_END_KNOWN && !is_there(life, to->last + 1)) {
            g_ptr_array_add(life->ends, (gpointer)(guintptr)to);
        }
    }
    g_ptr_array_sort(life->begins, compare_dates);
    g_ptr_array_sort(life->ends, compare_dates);
}

static void
life_clear(Life *life)
{
    g_clear_pointer(&life->begins, g_ptr_array_unref);
    g_clear_pointer(&life->ends, g_ptr_array_unref);
}

/* The life stays where it is: it may point into itself. */
static void
life_init(Life *life, const PsgActor *actor)
{
    bool has_when = actor->has_when;
    life->actor = actor;
    life->one = actor->is_talked_of ? actor->talked_of : psg_interval_always();
    life->spells = has_when ? actor->when.items : &life->one;
    life->count = has_when ? actor->when.count : 1;
    life->begins = g_ptr_array_new();
    life->ends = g_ptr_array_new();
    life->first = PSG_TIME_LAST;
    add_ends(life);
}

static const PsgDate *
date_at(const GPtrArray *dates, guint index)
{
    return g_ptr_array_index(dates, index);
}

/* ---- When ---- */

/* A succession, and what is found out of it. */
typedef struct {
    PsgSuccession *item;
    size_t from, to;
    const Life *before, *after;
    PsgTime first, last;  /* of the time in which it took place */
    const PsgDate *end;   /* of the one before; NULL: it goes on */
    const PsgDate *begin; /* of the successor; NULL: it was there already */
} Case;

/* An end of the one before, and how far from it the successor begins. */
typedef struct {
    const PsgDate *end, *begin; /* begin NULL: the successor lives through the end */
    PsgTime gap;                /* in seconds */
} Handover;

/* The one with the smallest gap. Where the successor lives through several ends of the one
 * before, it is the last; but one that begins with an end is before all those. end NULL: there
 * is none. */
static Handover
find_handover(const Case *self)
{
    Handover best = {NULL, NULL, G_MAXINT64}, through = {NULL, NULL, 0};
    guint j = 0;
    for (guint i = 0; i < self->before->ends->len; i++) {
        const PsgDate *end = date_at(self->before->ends, i);
        while (j < self->after->begins->len &&
               date_at(self->after->begins, j)->last <= end->first) {
            j++;
        }
        const PsgDate *begin =
            j < self->after->begins->len ? date_at(self->after->begins, j) : NULL;
        PsgTime gap = begin == NULL ? G_MAXINT64 : MAX(0, begin->first - end->last - 1);
        bool is_again = gap > 0 && begin != NULL && is_there(self->before, begin->first);
        if (gap < best.gap && !is_again) {
            best = (Handover){end, begin, gap};
        }
        if (is_there(self->after, end->last + 1)) {
            through = begin == NULL || gap > 0 ? (Handover){end, NULL, 0} : through;
        }
    }
    return best.end == NULL || (best.gap > 0 && through.end != NULL) ? through : best;
}

/* The beginning of the successor while the one before was there, else its first one after the
 * one before began. */
static const PsgDate *
own_beginning(const Case *self)
{
    const PsgDate *found = NULL;
    for (guint i = 0; i < self->after->begins->len; i++) {
        const PsgDate *begin = date_at(self->after->begins, i);
        if (begin->last >= self->before->first) {
            if (is_there(self->before, begin->first)) {
                return begin;
            }
            found = found == NULL ? begin : found;
        }
    }
    return found;
}

static void
take_beginning(Case *self, const PsgDate *begin)
{
    self->item->at = *begin;
    self->first = begin->first;
    self->last = begin->last;
    self->begin = begin;
    self->end = goes_on(self->before, begin->last + 1) ? NULL : begin;
}

/* If no date was said. */
static void
find_time(Case *self)
{
    Handover handover = find_handover(self);
    const PsgDate *own = own_beginning(self);
    if (handover.end != NULL) {
        self->item->at = *handover.end;
        self->first = self->last = handover.end->last;
        self->end = handover.end;
        self->begin = handover.begin;
        /* it began amid the life of the one before: was it an offshoot? */
        self->item->is_doubtful = handover.begin == NULL && own != NULL &&
                                  own->first > self->before->first &&
                                  is_there(self->before, own->first);
    } else if (own != NULL) {
        take_beginning(self, own);
    } else {
        self->item->at = (PsgDate){
            .kind = PSG_END_UNKNOWN, .first = PSG_TIME_FIRST, .last = PSG_TIME_FIRST};
        /* both are always there: the successor is what came later, whenever that was */
        self->begin = self->after->begins->len == 0 ? &self->item->at : NULL;
    }
}

/* The latest end of the one before by the time that was said, which may be vague. NULL: it
 * lives on. */
static const PsgDate *
end_by(const Case *self)
{
    for (guint i = self->before->ends->len; i > 0; i--) {
        const PsgDate *end = date_at(self->before->ends, i - 1);
        bool meets = end->last >= self->first - 1 && end->first <= self->last;
        if (meets ||
            (end->last < self->first && !is_there(self->before, self->last + 1))) {
            return end;
        }
    }
    return NULL;
}

/* The first beginning of the successor from that time on. NULL: it was there already. */
static const PsgDate *
beginning_by(const Case *self)
{
    for (guint i = 0; i < self->after->begins->len; i++) {
        const PsgDate *begin = date_at(self->after->begins, i);
        bool meets = begin->last >= self->first && begin->first <= self->last + 1;
        if (meets ||
            (begin->first > self->last && !is_there(self->after, self->last + 1))) {
            return begin;
        }
    }
    return NULL;
}

static void
take_time(Case *self)
{
    const PsgInterval *when = &self->item->when;
    const PsgDate *from = when->from.kind == PSG_END_KNOWN ? &when->from : &when->to;
    const PsgDate *to = when->to.kind == PSG_END_KNOWN ? &when->to : &when->from;
    self->item->at = *from;
    self->first = from->first;
    self->last = to->last;
    self->begin = beginning_by(self);
    self->end = end_by(self);
    if (self->end == NULL && !goes_on(self->before, self->last + 1)) {
        self->end = to; /* its end is not known: then it may have been this */
    }
}

/* ---- What ---- */

/* Another case of the same actor has the same end, or beginning. */
static bool
is_shared(const GArray *cases, const GArray *places, const Case *self, bool by_end)
{
    for (guint i = 0; i < places->len; i++) {
        const Case *other = &g_array_index(cases, Case, g_array_index(places, guint, i));
        const PsgDate *theirs = by_end ? other->end : other->begin;
        const PsgDate *own = by_end ? self->end : self->begin;
        if (other != self && theirs != NULL && theirs->first == own->first &&
            theirs->last == own->last) {
            return true;
        }
    }
    return false;
}

static PsgSuccessionWhat
what_of(const GArray *cases, GArray *const *by_from, GArray *const *by_to,
        const Case *self)
{
    if (self->begin == NULL) {
        return self->end != NULL ? PSG_SUCCESSION_ABSORBED : PSG_SUCCESSION_PART;
    }
    if (self->after->first < self->begin->first) {
        return PSG_SUCCESSION_REFOUNDED;
    }
    if (self->end == NULL) {
        return PSG_SUCCESSION_OFFSHOOT;
    }
    if (is_shared(cases, by_to[self->to], self, false)) {
        return PSG_SUCCESSION_MERGED;
    }
    return is_shared(cases, by_from[self->from], self, true) ? PSG_SUCCESSION_SPLIT
                                                             : PSG_SUCCESSION_BECAME;
}

/* When it begins to hold. */
static PsgTime
since_of(const Case *self)
{
    if (self->item->at.kind != PSG_END_KNOWN || self->begin != NULL) {
        return self->begin != NULL ? self->begin->first : PSG_TIME_FIRST;
    }
    bool is_finer = self->end != NULL &&
                    self->last - self->first <= self->end->last - self->end->first;
    bool is_said = self->item->has_when && (self->end == NULL || is_finer);
    return is_said || self->end == NULL ? self->first : self->end->last + 1;
}

/* A successor that began amid a life which others took over at its end is an offshoot. */
static void
mend_offshoot(const GArray *cases, const GArray *heirs, Case *self)
{
    for (guint i = 0; self->item->is_doubtful && self->end != NULL && i < heirs->len;
         i++) {
        const Case *other = &g_array_index(cases, Case, g_array_index(heirs, guint, i));
        if (other != self && !other->item->is_doubtful && other->end != NULL &&
            other->end->last == self->end->last) {
            take_beginning(self, own_beginning(self));
            self->item->is_doubtful = false;
        }
    }
}

/* ---- All of them ---- */

static void
add_cases(PsgArena *arena, PsgActor *const *actors, size_t to, GArray *cases)
{
    PsgSuccessions *list = &actors[to]->succeeds;
    PsgSuccession *items = psg_arena_copy(arena, list->items, list->count, sizeof *items);
    list->items = items;
    for (size_t i = 0; i < list->count; i++) {
        Case next = {.item = &items[i], .from = items[i].actor, .to = to};
        g_array_append_val(cases, next);
    }
}

static GArray **
sort_by(const GArray *cases, size_t count, bool by_from)
{
    GArray **sorted = g_new0(GArray *, count + 1);
    for (guint i = 0; i < cases->len; i++) {
        const Case *next = &g_array_index(cases, Case, i);
        size_t key = by_from ? next->from : next->to;
        if (sorted[key] == NULL) {
            sorted[key] = g_array_new(FALSE, FALSE, sizeof(guint));
        }
        g_array_append_val(sorted[key], i);
    }
    return sorted;
}

static void
free_sorted(GArray **sorted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_clear_pointer(&sorted[i], g_array_unref);
    }
    g_free(sorted);
}

static void
settle(GArray *cases, GArray *const *by_from, GArray *const *by_to)
{
    for (guint i = 0; i < cases->len; i++) {
        Case *next = &g_array_index(cases, Case, i);
        (next->item->has_when ? take_time : find_time)(next);
    }
    for (guint i = 0; i < cases->len; i++) {
        Case *next = &g_array_index(cases, Case, i);
        mend_offshoot(cases, by_from[next->from], next);
    }
    for (guint i = 0; i < cases->len; i++) {
        Case *next = &g_array_index(cases, Case, i);
        next->item->what = what_of(cases, by_from, by_to, next);
        next->item->since = since_of(next);
    }
}

/* Made when it is first asked for: most actors succeed nobody. */
static const Life *
life_of(Life *lives, PsgActor *const *actors, size_t actor)
{
    if (lives[actor].actor == NULL) {
        life_init(&lives[actor], actors[actor]);
    }
    return &lives[actor];
}

void
psg_successions_settle(PsgArena *arena, PsgActor *const *actors, size_t count)
{
    g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(Case));
    g_autofree Life *lives = g_new0(Life, count + 1);
    for (size_t i = 0; i < count; i++) {
        add_cases(arena, actors, i, cases);
    }
    GArray **by_from = sort_by(cases, count, true),
           **by_to = sort_by(cases, count, false);
    for (guint i = 0; i < cases->len; i++) {
        Case *next = &g_array_index(cases, Case, i);
        next->before = life_of(lives, actors, next->from);
        next->after = life_of(lives, actors, next->to);
    }
    settle(cases, by_from, by_to);
    for (size_t i = 0; i < count; i++) {
        life_clear(&lives[i]);
    }
    free_sorted(by_from, count);
    free_sorted(by_to, count);
}
