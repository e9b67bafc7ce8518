/* The fonts of a thread: a font map of Pango whose files FreeType opens for it alone. */
#include "scene/typecase.h"

#include <cairo-ft.h>
#include <fontconfig/fcfreetype.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/*
 * Left to itself Cairo opens a font file once for the whole process. When it needs an eleventh
 * it closes one that is not in use; but it looks at a count that other threads change under
 * another lock, and may so close a font in the hands of its user. And the list of the fonts
 * that it has made of a file has no lock at all. Of a face of FreeType that it is given it
 * makes fonts for whoever gave it, and no others share them.
 */
typedef struct {
    FT_Library library;
    PangoFontMap *map;
    GHashTable *files; /* "<index> <path>" → FT_Face */
    GPtrArray *faces;  /* cairo_font_face_t, of all fonts that were met */
} Typecase;

/* ---- What Cairo before 1.18 needs besides ---- */

static GAsyncQueue *drawing; /* gets something once the glyph is being drawn */

static cairo_status_t
draw_for_ever(cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cairo,
              cairo_text_extents_t *extents)
{
    (void)font;
    (void)glyph;
    (void)cairo;
    (void)extents;
    g_async_queue_push(drawing, GINT_TO_POINTER(1));
    GAsyncQueue *never = g_async_queue_new();
    g_async_queue_pop(never);
    return CAIRO_STATUS_SUCCESS;
}

static gpointer
draw_glyph(gpointer data)
{
    cairo_font_face_t *face = cairo_user_font_face_create();
    cairo_user_font_face_set_render_glyph_func(face, draw_for_ever);
    cairo_matrix_t one;
    cairo_matrix_init_identity(&one);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_scaled_font_t *font = cairo_scaled_font_create(face, &one, &one, options);
    cairo_font_options_destroy(options);
    cairo_glyph_t glyph = {.index = 'a'};
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents);
    return data;
}

/*
 * Once it has more than 512 pages of glyphs, Cairo drops some, of any thread's fonts. It then
 * takes the lock of all pages before that of the font; who adds a page takes them the other
 * way round, so that the two can wait for each other for ever. Since 1.18 the former tries
 * only. While a glyph is being drawn no page is dropped; and so one is drawn, in a thread of
 * its own, up to the end of the process. Pages go with their fonts all the same.
 */
static void
keep_glyphs(void)
{
    if (cairo_version() < CAIRO_VERSION_ENCODE(1, 18, 0)) {
        drawing = g_async_queue_new();
        g_thread_unref(g_thread_new("glyph", draw_glyph, NULL));
        g_async_queue_pop(drawing);
    }
}

/* ---- Fonts with faces of their own ---- */

static FT_Face
face_of(Typecase *self, const char *path, int index)
{
    g_autofree char *key = g_strdup_printf("%d %s", index, path);
    FT_Face face = g_hash_table_lookup(self->files, key);
    if (face == NULL && FT_New_Face(self->library, path, index, &face) == 0) {
        g_hash_table_insert(self->files, g_steal_pointer(&key), face);
    }
    return face;
}

/* Pango asks for a decoder before it makes a font of the pattern, and gets none; but the
 * pattern has a face from now on, which Cairo takes in place of the file. Cairo drops what is
 * no longer used in whatever thread happens to make room: what a thread has met is held, so
 * that no other drops it meanwhile. */
static PangoFcDecoder *
give_face(FcPattern *pattern, gpointer data)
{
    Typecase *self = data;
    FT_Face face;
    FcChar8 *path;
    int index = 0;
    if (FcPatternGetFTFace(pattern, FC_FT_FACE, 0, &face) == FcResultMatch ||
        FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) {
        return NULL;
    }
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    face = face_of(self, (const char *)path, index);
    if (face != NULL) { /* what FreeType can't open Cairo can't, and says so */
        FcPatternAddFTFace(pattern, FC_FT_FACE, face);
        g_ptr_array_add(self->faces, cairo_ft_font_face_create_for_pattern(pattern));
    }
    return NULL;
}

static Typecase *
typecase_new(void)
{
    Typecase *self = g_new0(Typecase, 1);
    if (FT_Init_FreeType(&self->library) != 0) {
        g_error("FreeType failed to allocate memory"); /* its only cause */
    }
    self->files = g_hash_table_new(g_str_hash, g_str_equal);
    self->faces = g_ptr_array_new();
    self->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_add_decoder_find_func(PANGO_FC_FONT_MAP(self->map), give_face, self,
                                            NULL);
    return self;
}

/* ---- Whose they are ---- */

/* Typecases live as long as the process: to find and open fonts takes longer than to paint a
 * page. One that was used in a thread that has ended is given to the next. */
static struct {
    GMutex lock;
    GPtrArray *idle;
    guint count; /* of all */
} store;

static void
give_back(gpointer typecase)
{
    g_mutex_lock(&store.lock);
    g_ptr_array_add(store.idle, typecase);
    g_mutex_unlock(&store.lock);
}

static GPrivate own = G_PRIVATE_INIT(give_back);

static Typecase *
take(void)
{
    Typecase *taken = NULL;
    g_mutex_lock(&store.lock);
    if (store.idle == NULL) {
        store.idle = g_ptr_array_new();
    }
    if (store.idle->len > 0) {
        taken = g_ptr_array_remove_index(store.idle, store.idle->len - 1);
    } else if (++store.count == 2) {
        keep_glyphs();
    }
    g_mutex_unlock(&store.lock);
    return taken == NULL ? typecase_new() : taken;
}

PangoFontMap *
psg_typecase_map(void)
{
    Typecase *self = g_private_get(&own);
    if (self == NULL) {
        self = take();
        g_private_set(&own, self);
    }
    return self->map;
}
