/* Motions: tracks of keys, and what is between two of them. */
#include "scene/motion.h"

struct PsgMotion {
    GArray *tracks[PSG_TRACK_COUNT]; /* PsgKey */
    double until[PSG_TRACK_COUNT];   /* the state of the last key is said to last */
};

static void
clear_key(gpointer key)
{
    psg_path_free(((PsgKey *)key)->shape);
}

PsgMotion *
psg_motion_new(void)
{
    PsgMotion *motion = g_new0(PsgMotion, 1);
    for (size_t i = 0; i < PSG_TRACK_COUNT; i++) {
        motion->tracks[i] = g_array_new(FALSE, FALSE, sizeof(PsgKey));
        g_array_set_clear_func(motion->tracks[i], clear_key);
    }
    return motion;
}

void
psg_motion_free(PsgMotion *motion)
{
    if (motion == NULL) {
        return;
    }
    for (size_t i = 0; i < PSG_TRACK_COUNT; i++) {
        g_array_unref(motion->tracks[i]);
    }
    g_free(motion);
}

static bool
keys_match(PsgTrack track, const PsgKey *a, const PsgKey *b)
{
    switch (track) {
    case PSG_TRACK_OFFSET:
        return psg_point_equals(a->offset, b->offset);
    case PSG_TRACK_OPACITY:
        return !(a->opacity < b->opacity) && !(a->opacity > b->opacity);
    case PSG_TRACK_SHAPE:
        return psg_path_equals(a->shape, b->shape);
    case PSG_TRACK_COUNT:
        break;
    }
    return false;
}

/* The last state has a second key where another one follows its rest; the first state needs
 * just that one. */
static void
end_rest(PsgMotion *motion, PsgTrack track)
{
    GArray *keys = motion->tracks[track];
    PsgKey *last = &g_array_index(keys, PsgKey, keys->len - 1);
    double until = motion->until[track];
    if (keys->len == 1) {
        last->second = until;
    } else if (last->second < until) {
        PsgKey again = *last;
        again.second = until;
        again.shape = last->shape == NULL ? NULL : psg_path_copy(last->shape);
        g_array_append_val(keys, again);
    }
}

/* Takes the key's shape. */
static void
add_key(PsgMotion *motion, PsgTrack track, PsgKey key)
{
    GArray *keys = motion->tracks[track];
    g_assert(keys->len == 0 || motion->until[track] <= key.second);
    if (keys->len > 0 &&
        keys_match(track, &g_array_index(keys, PsgKey, keys->len - 1), &key)) {
        clear_key(&key);
    } else {
        if (keys->len > 0) {
            end_rest(motion, track);
        }
        g_array_append_val(keys, key);
    }
    motion->until[track] = key.second;
}

void
psg_motion_add_offset(PsgMotion *motion, double second, PsgPoint offset)
{
    add_key(motion, PSG_TRACK_OFFSET, (PsgKey){.second = second, .offset = offset});
}

void
psg_motion_add_opacity(PsgMotion *motion, double second, double opacity)
{
    add_key(motion, PSG_TRACK_OPACITY, (PsgKey){.second = second, .opacity = opacity});
}

void
psg_motion_add_shape(PsgMotion *motion, double second, const PsgPath *shape)
{
    add_key(motion, PSG_TRACK_SHAPE,
            (PsgKey){.second = second, .shape = psg_path_copy(shape)});
}

size_t
psg_motion_key_count(const PsgMotion *motion, PsgTrack track)
{
    return motion->tracks[track]->len;
}

const PsgKey *
psg_motion_key(const PsgMotion *motion, PsgTrack track, size_t index)
{
    g_assert(index < motion->tracks[track]->len);
    return &g_array_index(motion->tracks[track], PsgKey, index);
}

bool
psg_motion_changes(const PsgMotion *motion, double from, double to)
{
    for (size_t track = 0; track < PSG_TRACK_COUNT; track++) {
        const GArray *keys = motion->tracks[track];
        for (guint i = 1; i < keys->len; i++) {
            const PsgKey *before = &g_array_index(keys, PsgKey, i - 1);
            const PsgKey *after = &g_array_index(keys, PsgKey, i);
            if (before->second < to && after->second > from &&
                !keys_match((PsgTrack)track, before, after)) {
                return true;
            }
        }
    }
    return false;
}

/* A moment between two keys; at a key they are the same. */
typedef struct {
    const PsgKey *before, *after;
    double share; /* of the time between them that has passed */
} Moment;

/* If two keys are at the same second, the later one holds from then on. */
static Moment
find_moment(const GArray *keys, double second)
{
    guint next = 0;
    while (next < keys->len && g_array_index(keys, PsgKey, next).second <= second) {
        next++;
    }
    const PsgKey *before = &g_array_index(keys, PsgKey, next == 0 ? 0 : next - 1);
    if (next == 0 || next == keys->len) {
        return (Moment){before, before, 0};
    }
    const PsgKey *after = &g_array_index(keys, PsgKey, next);
    return (Moment){before, after,
                    (second - before->second) / (after->second - before->second)};
}

/* Slow at both ends. As a cubic curve of time its control points are at a third and two
 * thirds: painters of other formats can say just that. */
static double
eased(double share)
{
    return share * share * (3 - 2 * share);
}

static double
between(double a, double b, double share)
{
    return a + (b - a) * share;
}

PsgPoint
psg_motion_offset(const PsgMotion *motion, double second)
{
    const GArray *keys = motion->tracks[PSG_TRACK_OFFSET];
    if (keys->len == 0) {
        return (PsgPoint){0, 0};
    }
    Moment moment = find_moment(keys, second);
    return psg_between(moment.before->offset, moment.after->offset, eased(moment.share));
}

double
psg_motion_opacity(const PsgMotion *motion, double second)
{
    const GArray *keys = motion->tracks[PSG_TRACK_OPACITY];
    if (keys->len == 0) {
        return 1;
    }
    Moment moment = find_moment(keys, second);
    return between(moment.before->opacity, moment.after->opacity, moment.share);
}

static PsgPath *
path_between(const PsgPath *a, const PsgPath *b, double share)
{
    PsgPath *path = psg_path_new();
    for (size_t i = 0; i < psg_path_count(a); i++) {
        const PsgStep *from = psg_path_step(a, i), *to = psg_path_step(b, i);
        PsgPoint end = psg_between(from->to, to->to, share);
        switch (from->kind) {
        case PSG_STEP_MOVE:
            psg_path_move(path, end);
            break;
        case PSG_STEP_LINE:
            psg_path_line(path, end);
            break;
        case PSG_STEP_CURVE:
            psg_path_curve(path, psg_between(from->control1, to->control1, share),
                           psg_between(from->control2, to->control2, share), end);
            break;
        case PSG_STEP_CLOSE:
            psg_path_close(path);
            break;
        }
    }
    return path;
}

PsgPath *
psg_motion_shape(const PsgMotion *motion, double second)
{
    const GArray *keys = motion->tracks[PSG_TRACK_SHAPE];
    if (keys->len == 0) {
        return NULL;
    }
    Moment moment = find_moment(keys, second);
    return psg_path_is_alike(moment.before->shape, moment.after->shape)
               ? path_between(moment.before->shape, moment.after->shape,
                              eased(moment.share))
               : psg_path_copy(moment.before->shape);
}
