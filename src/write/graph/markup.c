/* XML, written element by element as the text goes out. */
#include "write/graph/markup.h"

#include "base/markup.h"
#include "base/number.h"

#include <stdbool.h>
#include <stdint.h>

struct PsgMarkup {
    PsgStream *out;
    GPtrArray *open; /* names of the elements that have not ended */
    GString *text;   /* what is put together */
    bool is_in_tag;  /* attributes may follow */
    bool is_after_text;
};

PsgMarkup *
psg_markup_new(PsgStream *out)
{
    PsgMarkup *markup = g_new0(PsgMarkup, 1);
    markup->out = out;
    markup->open = g_ptr_array_new();
    markup->text = g_string_new(NULL);
    psg_stream_print(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return markup;
}

void
psg_markup_free(PsgMarkup *markup)
{
    g_assert(markup->open->len == 0);
    g_ptr_array_unref(markup->open);
    g_string_free(markup->text, TRUE);
    g_free(markup);
}

static void
begin_line(PsgMarkup *markup)
{
    for (guint i = 0; i < markup->open->len; i++) {
        psg_stream_print(markup->out, "  ");
    }
}

void
psg_markup_begin(PsgMarkup *markup, const char *element)
{
    psg_stream_print(markup->out, markup->is_in_tag ? ">\n" : "");
    begin_line(markup);
    psg_stream_print(markup->out, "<");
    psg_stream_print(markup->out, element);
    g_ptr_array_add(markup->open, (gpointer)(uintptr_t)element);
    markup->is_in_tag = true;
}

void
psg_markup_end(PsgMarkup *markup)
{
    const char *element = g_ptr_array_steal_index(markup->open, markup->open->len - 1);
    if (markup->is_in_tag) {
        psg_stream_print(markup->out, "/>\n");
    } else {
        if (!markup->is_after_text) {
            begin_line(markup);
        }
        psg_stream_print(markup->out, "</");
        psg_stream_print(markup->out, element);
        psg_stream_print(markup->out, ">\n");
    }
    markup->is_in_tag = markup->is_after_text = false;
}

static void
print_escaped(PsgMarkup *markup, const char *text)
{
    g_string_truncate(markup->text, 0);
    psg_markup_append(markup->text, text);
    psg_stream_add(markup->out, markup->text->str, markup->text->len);
}

void
psg_markup_attribute(PsgMarkup *markup, const char *name, const char *value)
{
    if (value == NULL) {
        return;
    }
    psg_stream_print(markup->out, " ");
    psg_stream_print(markup->out, name);
    psg_stream_print(markup->out, "=\"");
    print_escaped(markup, value);
    psg_stream_print(markup->out, "\"");
}

void
psg_markup_count(PsgMarkup *markup, const char *name, size_t value)
{
    g_autofree char *digits = g_strdup_printf("%" G_GSIZE_FORMAT, value);
    psg_markup_attribute(markup, name, digits);
}

void
psg_markup_number(PsgMarkup *markup, const char *name, double value, int decimals)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append(digits, value, decimals);
    psg_markup_attribute(markup, name, digits->str);
}

void
psg_markup_text(PsgMarkup *markup, const char *text)
{
    psg_stream_print(markup->out, ">");
    print_escaped(markup, text);
    markup->is_in_tag = false;
    markup->is_after_text = true;
}
