/* Where labels, names and lines of a timeline stand from left to right. */
#include "figure/timeline/columns.h"

/* In units of a slide. */
#define LINE_GAP 16.0  /* between two lines in a row */
#define LABEL_GAP 18.0 /* between the groups' labels and the names */

#define WIDEST_LABEL 0.13 /* of the room's width, as is the next */
#define WIDEST_NAME 0.2

enum { MOST_LABEL_LINES = 3 };

/* Letters are not hinted, so widths grow with them: all is measured in one size, since a
 * font costs more than the rest of a plan. */
static PsgTextLook
measuring_look(const PsgTimelinePlan *plan, int weight)
{
    return psg_pen_look(plan->pen, psg_timeline_least_letters(plan->pen), weight,
                        PSG_COLOUR_NONE, PSG_ANCHOR_START);
}

static double
growth(const PsgTimelinePlan *plan)
{
    return plan->letters / psg_timeline_least_letters(plan->pen);
}

static double
name_width(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    PsgTextLook look = measuring_look(plan, 600);
    return psg_pen_width(plan->pen, &look, line->name) * growth(plan) + plan->name_gap;
}

char **
psg_timeline_label_lines(const PsgTimelinePlan *plan, const PsgTimelineGroup *group)
{
    PsgTextLook look = measuring_look(plan, 700);
    double room = psg_rect_right(plan->room) - plan->labels.x;
    return psg_pen_wrap(plan->pen, &look, group->label == NULL ? "" : group->label,
                        room * WIDEST_LABEL / growth(plan), MOST_LABEL_LINES);
}

static double
labels_width(const PsgTimelinePlan *plan)
{
    PsgTextLook look = measuring_look(plan, 700);
    double widest = 0;
    for (size_t i = 0; i < plan->groups->len; i++) {
        g_auto(GStrv) lines = psg_timeline_label_lines(plan, psg_timeline_group(plan, i));
        for (size_t j = 0; lines[j] != NULL; j++) {
            widest = MAX(widest, psg_pen_width(plan->pen, &look, lines[j]));
        }
    }
    return widest == 0 ? 0 : widest * growth(plan) + psg_pen_length(plan->pen, LABEL_GAP);
}

/* What is told of an actor before it lived, or after, belongs to its line. */
static void
reach_events(PsgTimelinePlan *plan)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    double left, right;
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        bool is_on = psg_time_scale_span(&plan->scale, &event->when, &left, &right);
        for (size_t j = 0; is_on && j < event->actors.count; j++) {
            size_t index = plan->line_of[event->actors.items[j]];
            PsgTimelineLine *line =
                index < plan->lines->len ? psg_timeline_line(plan, index) : NULL;
            if (line != NULL && right <= line->begin) {
                line->begin = left;
            } else if (line != NULL && left >= line->end) {
                line->end = right;
            }
        }
    }
}

static void
place_lines(PsgTimelinePlan *plan)
{
    double air = psg_pen_length(plan->pen, LINE_GAP);
    for (size_t i = 0; i < plan->lines->len; i++) {
        PsgTimelineLine *line = psg_timeline_line(plan, i);
        g_clear_pointer(&line->pieces, g_array_unref);
        line->pieces = psg_life_pieces(
            &plan->pen->context->landscape->actors[line->actor], &plan->scale);
        line->begin = psg_timeline_first_piece(line)->left;
        const PsgLifePiece *last = psg_timeline_last_piece(line);
        line->end = last->end == PSG_EDGE_OPEN || last->end == PSG_EDGE_BROKEN
                        ? psg_rect_right(plan->room)
                        : last->right;
    }
    reach_events(plan);
    for (size_t i = 0; i < plan->lines->len; i++) {
        PsgTimelineLine *line = psg_timeline_line(plan, i);
        line->left = line->begin - name_width(plan, line);
        line->right = MIN(line->end + air, psg_rect_right(plan->room));
    }
}

/* A line that somebody went on with keeps its row free up to there: the link between them
 * runs along it. */
static void
reach_successors(PsgTimelinePlan *plan)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    double air = psg_pen_length(plan->pen, LINE_GAP) + plan->bar;
    for (size_t i = 0; i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        const PsgIndexes *before = &landscape->actors[line->actor].succeeds;
        for (size_t j = 0; j < before->count; j++) {
            if (plan->line_of[before->items[j]] < plan->lines->len) {
                PsgTimelineLine *other =
                    psg_timeline_line(plan, plan->line_of[before->items[j]]);
                other->right =
                    MAX(other->right, psg_timeline_last_piece(line)->left + air);
            }
        }
    }
}

/* Days stay, ends of the scale move. */
static void
place_scale(PsgTimelinePlan *plan, double left)
{
    double share =
        (plan->scale.open - plan->scale.left) / (plan->scale.right - plan->scale.left);
    plan->scale.left = left;
    plan->scale.open = left + share * (plan->scale.right - left);
    plan->labels.width = plan->room.x - plan->labels.x;
}

/* Names of lines that begin with the scale stand in a margin of their own; those of
 * later ones have room before they begin. */
void
psg_timeline_columns_place(PsgTimelinePlan *plan, PsgRect room)
{
    plan->labels = room;
    plan->room = room;
    plan->room.x += labels_width(plan);
    plan->room.width = psg_rect_right(room) - plan->room.x;
    place_scale(plan, plan->room.x);
    place_lines(plan);
    double margin = 0, widest = room.width * WIDEST_NAME;
    for (size_t i = 0; i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        double before = (line->begin - plan->scale.left) * 0.8;
        margin = MAX(margin, name_width(plan, line) - before);
    }
    place_scale(plan, plan->room.x + MIN(margin, widest));
    place_lines(plan);
    reach_successors(plan);
}
