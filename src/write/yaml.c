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
                                        is_flow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE);
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

void
psg_yaml_scalar(PsgYamlWriter *writer, const char *value)
{
    yaml_event_t event;
    g_autofree char *copy = g_strdup(value); /* libyaml asks for unsigned and not const, and copies it */
    yaml_scalar_event_initialize(&event, NULL, NULL, (yaml_char_t *)copy, (int)strlen(copy), 1, 1,
                                 YAML_ANY_SCALAR_STYLE);
    emit(writer, &event);
}

void
psg_yaml_pair(PsgYamlWriter *writer, const char *key, const char *value)
{
    psg_yaml_scalar(writer, key);
    psg_yaml_scalar(writer, value);
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
