/* The shapes of a slide. */
#include "draw/pptx/slide.h"

#include "draw/pptx/pen.h"

void
psg_slide_write_tree(const PsgSlide *slide)
{
    bool has_place = slide->layout != NULL && slide->layout->title.type != NULL;
    g_autoptr(PsgNode) root = psg_node_of_scene(slide->page->scene, has_place);
    g_autoptr(GHashTable) colours = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    PsgSlidePen pen = {slide, slide->xml, colours, 1};
    psg_pptx_begin_tree(slide->xml);
    for (guint i = 0; i < root->children->len; i++) {
        psg_slide_node(&pen, g_ptr_array_index(root->children, i));
    }
    psg_xml_end(slide->xml);
}
