/* The shapes of a slide. */
#include "draw/pptx/slide.h"

#include "base/join.h"
#include "draw/pptx/pen.h"

#include <string.h>

char *
psg_slide_title(const PsgSlide *slide, const PsgNode *title)
{
    GString *said = g_string_new(NULL);
    for (guint i = 0; title->runs != NULL && i < title->runs->len; i++) {
        psg_join(said, " ", psg_node_run(title, i)->item->text);
    }
    if (said->len == 0) { /* a page without a title of its own */
        g_string_append(said, psg_document_title(slide->page->scene));
    }
    return g_string_free(said, FALSE);
}

/* What the entry of the page says and its title does not; "" if that is nothing. */
static const char *
more_of_entry(const PsgSlide *slide, const PsgNode *title)
{
    const char *entry = slide->page->entry == NULL ? "" : slide->page->entry;
    const char *first = title->runs == NULL ? "" : psg_node_run(title, 0)->item->text;
    if (!g_str_has_prefix(entry, first)) {
        return entry;
    }
    entry += strlen(first);
    entry += g_str_has_prefix(entry, PSG_SLIDE_APART) ? strlen(PSG_SLIDE_APART) : 0;
    return entry + strspn(entry, " ");
}

/* Whether a title with that after it is one that no slide has. */
static bool
is_other(const PsgSlide *slide, const char *said, const char *more)
{
    g_autofree char *whole = g_strconcat(said, PSG_SLIDE_APART, more, NULL);
    return *more != '\0' && !g_hash_table_contains(slide->titles, whole);
}

/* Programs list slides by their titles, and readers jump to them: where another one has it, the
 * entry in the contents is what tells them apart, or else the section, or the number. */
static void
tell_apart(const PsgSlide *slide, PsgNode *title)
{
    g_autofree char *said = psg_slide_title(slide, title);
    if (g_hash_table_contains(slide->titles, said)) {
        const char *section = slide->page->section == NULL ? "" : slide->page->section;
        const char *more = more_of_entry(slide, title);
        more = is_other(slide, said, more) ? more : section;
        title->apart = is_other(slide, said, more)
                           ? g_strdup(more)
                           : g_strdup_printf("%zu", slide->number);
        g_hash_table_add(slide->titles,
                         g_strconcat(said, PSG_SLIDE_APART, title->apart, NULL));
    }
    g_hash_table_add(slide->titles, g_steal_pointer(&said));
}

void
psg_slide_write_tree(const PsgSlide *slide)
{
    bool has_place = slide->layout != NULL && slide->layout->title.type != NULL;
    g_autoptr(PsgNode) root = psg_node_of_scene(slide->page->scene, has_place);
    g_autoptr(GHashTable) colours = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    PsgSlidePen pen = {slide, slide->xml, colours, 1};
    psg_pptx_begin_tree(slide->xml);
    for (guint i = 0; i < root->children->len; i++) {
        PsgNode *node = g_ptr_array_index(root->children, i);
        if (node->sort == PSG_NODE_TITLE && slide->titles != NULL) {
            tell_apart(slide, node);
        }
        psg_slide_node(&pen, node);
    }
    psg_xml_end(slide->xml);
}
