/* Mistakes as JSON, for editors and CI. */
#include "write/json.h"
#include "write/json_print.h"

static void
add_place(JsonBuilder *builder, const PsgSpan *span)
{
    psg_json_string(builder, "file",
                    span->input == NULL ? NULL : psg_input_name(span->input));
    if (span->input == NULL) {
        return;
    }
    PsgPosition start = psg_input_position(span->input, span->start);
    PsgPosition end = psg_input_position(span->input, span->end);
    const struct {
        const char *name;
        size_t value;
    } numbers[] = {{"line", start.line},
                   {"column", start.column},
                   {"end_line", end.line},
                   {"end_column", end.column}};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        json_builder_set_member_name(builder, numbers[i].name);
        json_builder_add_int_value(builder, (gint64)numbers[i].value);
    }
}

static void
add_diagnostic(JsonBuilder *builder, const PsgDiagnostic *diagnostic)
{
    json_builder_begin_object(builder);
    add_place(builder, &diagnostic->span);
    psg_json_string(builder, "severity",
                    diagnostic->severity == PSG_SEVERITY_ERROR ? "error" : "warning");
    psg_json_string(builder, "rule", diagnostic->rule);
    psg_json_string(builder, "message", diagnostic->message);
    json_builder_set_member_name(builder, "related");
    if (diagnostic->other_message == NULL) {
        json_builder_add_null_value(builder);
    } else {
        json_builder_begin_object(builder);
        add_place(builder, &diagnostic->other);
        psg_json_string(builder, "message", diagnostic->other_message);
        json_builder_end_object(builder);
    }
    json_builder_end_object(builder);
}

char *
psg_json_of_diagnostics(const PsgDiagnostics *list)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_array(builder);
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        add_diagnostic(builder, psg_diagnostics_nth(list, i));
    }
    json_builder_end_array(builder);
    return psg_json_print(builder);
}
