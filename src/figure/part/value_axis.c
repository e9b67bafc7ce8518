/* An axis of values: linear from zero, or by decades. */
#include "figure/part/value_axis.h"

#include "base/number.h"

#include <math.h>

/* In units of a slide. */
#define NAME_AIR 9.0 /* between a name and the drawing */
#define LINE_WIDTH 1.0

#define LOG_RANGE 50.0 /* a linear axis crushes what is so much smaller */
/* Of all values, as many of which may be crushed: a few that are tiny are seen to be so. */
#define CRUSHED_SHARE 0.25
#define WHOLE 100.0 /* in per cent */
#define EXACT 1e-9  /* what is nearer to a whole number is one */
#define FEW_DECADES 100.0
#define LOG_AIR 1.3   /* beyond the outermost values, as a factor */
#define LARGEST 1e300 /* what is beyond is not told apart */
#define SMALLEST 1e-290
#define LEAST_WRITTEN 1e-6 /* in full, without a power of ten */
#define MOST_WRITTEN 1e12

/* The smallest of 1, 2 and 5 × 10ⁿ that is not below the value. */
static double
part_above(double value)
{
    static const double parts[] = {1, 2, 5, 10};
    double unit = pow(10, floor(log10(value)));
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(parts) && parts[i] * unit < value * (1 - 1e-9)) {
        i++;
    }
    return parts[i] * unit;
}

/* The largest that is not above it. */
static double
part_below(double value)
{
    static const double parts[] = {5, 2, 1};
    double unit = pow(10, floor(log10(value)));
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(parts) && parts[i] * unit > value * (1 + 1e-9)) {
        i++;
    }
    return parts[i] * unit;
}

PsgValueRange
psg_value_range_of(const double *values, size_t count)
{
    PsgValueRange range = {.least = INFINITY, .most = -INFINITY, .is_whole = true};
    size_t known = 0, crushed = 0;
    for (size_t i = 0; i < count; i++) {
        if (isfinite(values[i])) {
            range.least = MIN(range.least, values[i]);
            range.most = MAX(range.most, values[i]);
            range.is_whole &= fabs(values[i] - round(values[i])) < EXACT;
            known++;
        }
    }
    if (known == 0) {
        range.least = range.most = 0;
    }
    for (size_t i = 0; i < count; i++) {
        crushed += isfinite(values[i]) && values[i] < range.most / LOG_RANGE ? 1 : 0;
    }
    range.is_crushed = known > 0 && (double)crushed >= CRUSHED_SHARE * (double)known;
    return range;
}

/* The greatest value that the axis has to show. */
static double
top_of(const PsgValueRange *range)
{
    bool is_most = range->most > WHOLE / 2 && range->most <= WHOLE;
    return range->is_share && is_most && range->least >= 0 ? WHOLE : range->most;
}

static bool
is_logarithmic(const PsgValueRange *range)
{
    bool needs_it = range->is_crushed && !range->is_linear && !range->is_share;
    return range->least > SMALLEST &&
           (range->asked == PSG_AXIS_LOG || (range->asked == PSG_AXIS_AUTO && needs_it));
}

static PsgValueScale
linear_scale(double least, double most, bool is_whole, size_t ticks)
{
    PsgValueScale scale = {.least = MIN(least, 0), .most = MAX(most, 0)};
    if (scale.most - scale.least < SMALLEST) {
        scale.most = scale.least + 1;
    }
    double longest = MAX(-scale.least, scale.most);
    scale.step = part_above((scale.most - scale.least) / (double)ticks);
    if (scale.step > longest) {
        scale.step = part_below(longest); /* zero alone tells nothing */
    }
    scale.step = is_whole ? MAX(scale.step, 1) : scale.step;
    return scale;
}

static PsgValueScale
log_scale(double least, double most, size_t ticks)
{
    PsgValueScale scale = {
        .least = part_below(least / LOG_AIR),
        .most = part_above(most * LOG_AIR),
        .is_log = true,
    };
    if (scale.most / scale.least < FEW_DECADES) { /* there may be no tick among them */
        scale.least = pow(10, floor(log10(scale.least) + EXACT));
        scale.most = pow(10, ceil(log10(scale.most) - EXACT));
    }
    scale.step = ceil(log10(scale.most / scale.least) / (double)ticks);
    return scale;
}

PsgValueScale
psg_value_scale_of(const PsgValueRange *range, double foot, double top, size_t ticks)
{
    double least = CLAMP(range->least, -LARGEST, LARGEST),
           most = CLAMP(top_of(range), -LARGEST, LARGEST);
    PsgValueScale scale = is_logarithmic(range)
                              ? log_scale(least, most, ticks)
                              : linear_scale(least, most, range->is_whole, ticks);
    scale.foot = foot;
    scale.top = top;
    return scale;
}

double
psg_value_scale_y(const PsgValueScale *scale, double value)
{
    double share = scale->is_log
                       ? log(value / scale->least) / log(scale->most / scale->least)
                       : (value - scale->least) / (scale->most - scale->least);
    return scale->foot + CLAMP(share, 0, 1) * (scale->top - scale->foot);
}

GArray *
psg_value_scale_ticks(const PsgValueScale *scale)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(double));
    double first = scale->is_log ? log10(scale->least) : scale->least / scale->step;
    double last = scale->is_log ? log10(scale->most) : scale->most / scale->step;
    first = ceil(first - 1e-9) + 0.0; /* never −0 */
    double by = scale->is_log ? scale->step : 1;
    int count = last + 1e-9 < first ? 0 : (int)floor((last + 1e-9 - first) / by) + 1;
    for (int i = 0; i < count; i++) {
        double place = first + i * by;
        double tick = scale->is_log ? pow(10, place) : place * scale->step;
        g_array_append_val(ticks, tick);
    }
    return ticks;
}

static char *
raised(int number)
{
    static const char *const digits[] = {"\u2070", "\u00b9", "\u00b2", "\u00b3",
                                         "\u2074", "\u2075", "\u2076", "\u2077",
                                         "\u2078", "\u2079"};
    GString *text = g_string_new(NULL);
    for (int rest = ABS(number); rest > 0 || text->len == 0; rest /= 10) {
        g_string_prepend(text, digits[rest % 10]);
    }
    g_string_prepend(text, number < 0 ? "\u207b" : "");
    return g_string_free(text, FALSE);
}

/* Numbers with more zeros than readers would count are told by their powers of ten. */
static char *
tick_name(const PsgPen *pen, double tick)
{
    const char *language = pen->context->language;
    double size = fabs(tick);
    if (size < SMALLEST || (size >= LEAST_WRITTEN && size < MOST_WRITTEN)) {
        return psg_number_label(tick, language);
    }
    int power = (int)floor(log10(size) + 1e-9);
    g_autofree char *number = psg_number_label(tick / pow(10, power), language);
    g_autofree char *exponent = raised(power);
    return g_strdup_printf("%s \u00d7 10%s", number, exponent);
}

static PsgTextLook
look_of(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_END);
}

double
psg_value_axis_width(const PsgPen *pen, const PsgValueScale *scale)
{
    PsgTextLook look = look_of(pen);
    g_autoptr(GArray) ticks = psg_value_scale_ticks(scale);
    double width = 0;
    for (guint i = 0; i < ticks->len; i++) {
        g_autofree char *name = tick_name(pen, g_array_index(ticks, double, i));
        width = MAX(width, psg_pen_width(pen, &look, name));
    }
    return width + psg_pen_length(pen, NAME_AIR);
}

void
psg_value_axis_draw(const PsgPen *pen, const PsgValueScale *scale, double left,
                    double right)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look = look_of(pen);
    double cap = psg_pen_cap_height(pen, &look);
    g_autoptr(GArray) ticks = psg_value_scale_ticks(scale);
    for (guint i = 0; i < ticks->len; i++) {
        double tick = g_array_index(ticks, double, i);
        double y = psg_value_scale_y(scale, tick);
        bool is_zero = !scale->is_log && fabs(tick) < scale->step / 2;
        PsgInk ink = psg_pen_stroke(pen, is_zero ? style->muted : style->faint,
                                    LINE_WIDTH, PSG_DASH_NONE);
        psg_pen_line(pen, (PsgPoint){left, y}, (PsgPoint){right, y}, &ink);
        g_autofree char *name = tick_name(pen, tick);
        psg_pen_write(pen, &look,
                      (PsgPoint){left - psg_pen_length(pen, NAME_AIR), y + cap / 2},
                      name);
    }
}
