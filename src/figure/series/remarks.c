/* Other figures, in columns of lines. */
#include "figure/series/remarks.h"

#include "figure/strings.h"

/* In units of a slide. */
#define COLUMN 340.0
#define COLUMN_GAP 32.0
#define HEAD 30.0
#define REMARK_GAP 5.0
#define LARGE_SIZE 24.0
#define LARGE_COLUMN 700.0

enum { MOST_LINES = 2 };

/* One remark, broken into lines. */
typedef struct {
    char **lines;
    size_t count;
} Broken;

typedef struct {
    const PsgPen *pen;
    PsgTextLook look;
    double line, gap, width; /* of a line, between remarks, of a column */
    size_t columns;
    Broken *broken;
    size_t count;
} Block;

static Block
block_of(const PsgPen *pen, const PsgSeriesRemarks *remarks, double width)
{
    const PsgStyle *style = pen->context->style;
    double size = remarks->is_large ? LARGE_SIZE : style->size_small;
    double column = psg_pen_length(pen, remarks->is_large ? LARGE_COLUMN : COLUMN);
    double between = psg_pen_length(pen, COLUMN_GAP);
    Block block = {.pen = pen, .count = remarks->count};
    block.look = psg_pen_look(pen, size, 400, style->ink, PSG_ANCHOR_START);
    block.line = psg_pen_line_height(pen, &block.look);
    block.gap = psg_pen_length(pen, REMARK_GAP) * (remarks->is_large ? 3 : 1);
    block.columns = MAX(1, (size_t)((width + between) / (column + between)));
    block.columns = MIN(block.columns, MAX(1, remarks->count));
    block.width = (width + between) / (double)block.columns - between;
    block.broken = g_new0(Broken, remarks->count + 1);
    for (size_t i = 0; i < remarks->count; i++) {
        const PsgSeriesRemark *remark = &remarks->remarks[i];
        g_autofree char *text =
            g_strconcat(remark->title, psg_word(PSG_WORD_COLON, pen->context->language),
                        " ", remark->text, NULL);
        block.broken[i].lines =
            psg_pen_wrap(pen, &block.look, text, block.width, MOST_LINES);
        block.broken[i].count = g_strv_length(block.broken[i].lines);
    }
    return block;
}

static void
clear_block(Block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        g_strfreev(block->broken[i].lines);
    }
    g_free(block->broken);
}

static double
height_of(const Block *block, size_t index)
{
    return (double)block->broken[index].count * block->line + block->gap;
}

/* How many columns of that height are needed. */
static size_t
columns_for(const Block *block, double height)
{
    size_t columns = 1;
    double filled = 0;
    for (size_t i = 0; i < block->count; i++) {
        if (filled > 0 && filled + height_of(block, i) > height) {
            columns++;
            filled = 0;
        }
        filled += height_of(block, i);
    }
    return columns;
}

/* The least that holds all. */
static double
even_height(const Block *block)
{
    double height = block->line + block->gap;
    while (columns_for(block, height) > block->columns) {
        height += block->line / 2;
    }
    return height;
}

static double
head_height(const PsgPen *pen, const PsgSeriesRemarks *remarks)
{
    return remarks->title == NULL ? 0 : psg_pen_length(pen, HEAD);
}

double
psg_series_remarks_height(const PsgPen *pen, const PsgSeriesRemarks *remarks,
                          double width, double most)
{
    if (remarks->count == 0) {
        return 0;
    }
    Block block = block_of(pen, remarks, width);
    double height = even_height(&block) + head_height(pen, remarks);
    clear_block(&block);
    return MIN(height, most);
}

/* How many fit, if a line is kept for the number of those that do not. */
static void
draw_block(const Block *block, PsgRect room)
{
    const PsgPen *pen = block->pen;
    double height = MIN(even_height(block), room.height), filled = 0;
    double between = psg_pen_length(pen, COLUMN_GAP);
    double cap = psg_pen_cap_height(pen, &block->look);
    size_t column = 0;
    for (size_t i = 0; i < block->count; i++) {
        if (filled > 0 && filled + height_of(block, i) > height) {
            column++;
            filled = 0;
        }
        bool is_last = column + 1 == block->columns && i + 1 < block->count &&
                       filled + height_of(block, i) + height_of(block, i + 1) > height;
        PsgPoint at = {room.x + (double)column * (block->width + between),
                       room.y + filled + cap};
        if (is_last && columns_for(block, height) > block->columns) {
            g_autofree char *rest =
                g_strdup_printf("+ %zu %s", block->count - i,
                                psg_word(PSG_WORD_OTHERS, pen->context->language));
            psg_pen_write(pen, &block->look, at, rest);
            return;
        }
        for (size_t j = 0; j < block->broken[i].count; j++) {
            psg_pen_write(pen, &block->look, at, block->broken[i].lines[j]);
            at.y += block->line;
        }
        filled += height_of(block, i);
    }
}

void
psg_series_remarks_draw(const PsgPen *pen, const PsgSeriesRemarks *remarks, PsgRect room)
{
    if (remarks->count == 0) {
        return;
    }
    const PsgStyle *style = pen->context->style;
    double head = head_height(pen, remarks);
    psg_pen_group(pen, "remarks");
    if (remarks->title != NULL) {
        PsgTextLook look =
            psg_pen_look(pen, style->size_label, 600, style->ink, PSG_ANCHOR_START);
        PsgPoint at = {room.x, room.y + psg_pen_cap_height(pen, &look)};
        psg_pen_write_within(pen, &look, at, remarks->title, room.width);
    }
    room.y += head;
    room.height -= head;
    Block block = block_of(pen, remarks, room.width);
    draw_block(&block, room);
    clear_block(&block);
    psg_pen_end(pen);
}
