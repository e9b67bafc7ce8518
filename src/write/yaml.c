/* YAML text, through libyaml's emitter. */
#include "write/yaml.h"

#include <string.h>
#include <yaml.h>

enum { WIDTH = 110 };

struct PsgYamlWriter {
    yaml_emitter_t emitter;
    GString *text;
};

static int
append(void *data, unsigned char *bytes, size_t size)
{
    GString *text = data;
    g_string_append_len(text, (const char *)bytes, (gssize)size);
    return 1;
}

/* Memory is all that can fail, and GLib gives up on that too. */
static void
emit(PsgYamlWriter *writer, yaml_event_t *event)
{
    if (!yaml_emitter_emit(&writer->emitter, event)) {
        g_error("libyaml: %s", writer->emitter.problem);
    }
}

PsgYamlWriter *
psg_yaml_writer_new(void)
{
    PsgYamlWriter *writer = g_new0(PsgYamlWriter, 1);
    yaml_event_t event;
    writer->text = g_string_new(NULL);
    yaml_emitter_initialize(&writer->emitter);
    yaml_emitter_set_output(&writer->emitter, append, writer->text);
    yaml_emitter_set_unicode(&writer->emitter, 1);
    yaml_emitter_set_width(&writer->emitter, WIDTH);
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    emit(writer, &event);
    yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1);
    emit(writer, &event);
    return writer;
}

void
psg_yaml_map(PsgYamlWriter *writer, bool is_flow)
{
    yaml_event_t event;
    yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                        is_flow ? YAML_FLOW_MAPPING_STYLE
                                                : YAML_BLOCK_MAPPING_STYLE);
    emit(writer, &event);
}

void
psg_yaml_end_map(PsgYamlWriter *writer)
{
    yaml_event_t event;
    yaml_mapping_end_event_initialize(&event);
    emit(writer, &event);
}

void
psg_yaml_list(PsgYamlWriter *writer, bool is_flow)
{
    yaml_event_t event;
    yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
                                         is_flow ? YAML_FLOW_SEQUENCE_STYLE
                                                 : YAML_BLOCK_SEQUENCE_STYLE);
    emit(writer, &event);
}

void
psg_yaml_end_list(PsgYamlWriter *writer)
{
    yaml_event_t event;
    yaml_sequence_end_event_initialize(&event);
    emit(writer, &event);
}

static void
write_scalar(PsgYamlWriter *writer, const char *value, yaml_scalar_style_t style)
{
    yaml_event_t event;
    g_autofree char *copy = g_strdup(value); /* libyaml asks for what is not const */
    yaml_scalar_event_initialize(&event, NULL, NULL, (yaml_char_t *)copy,
                                 (int)strlen(copy), 1, 1, style);
    emit(writer, &event);
}

/* Words that some reader of YAML, old or new, takes for nothing or for a truth value. */
static bool
is_word_of_yaml(const char *text)
{
    static const char *const words[] = {"~",  "null", "true", "false", "yes",
                                        "no", "on",   "off",  "y",     "n"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* 007, 0x1f, 1e3, 1_000, 12:30, 2007-03-28, .inf: there are readers for all of them. */
static bool
looks_like_number(const char *text)
{
    bool begins = g_ascii_isdigit(text[0]) || strchr("+-.", text[0]) != NULL;
    return text[0] == '.' ||
           (begins && text[strspn(text, "0123456789abcdefABCDEFoxTZ_.:+- ")] == '\0');
}

void
psg_yaml_text(PsgYamlWriter *writer, const char *text)
{
    bool is_doubtful =
        text[0] == '\0' || is_word_of_yaml(text) || looks_like_number(text);
    write_scalar(writer, text,
                 is_doubtful ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE);
}

void
psg_yaml_value(PsgYamlWriter *writer, const char *value)
{
    write_scalar(writer, value, YAML_ANY_SCALAR_STYLE);
}

void
psg_yaml_pair(PsgYamlWriter *writer, const char *key, const char *text)
{
    psg_yaml_text(writer, key);
    psg_yaml_text(writer, text);
}

char *
psg_yaml_writer_finish(PsgYamlWriter *writer)
{
    yaml_event_t event;
    yaml_document_end_event_initialize(&event, 1);
    emit(writer, &event);
    yaml_stream_end_event_initialize(&event);
    emit(writer, &event);
    yaml_emitter_delete(&writer->emitter);
    char *text = g_string_free(writer->text, FALSE);
    g_free(writer);
    return text;
}
