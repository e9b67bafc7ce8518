/* Findings as a plain list in JSON, for editors. */
#include "write/checked.h"
#include "write/json.h"

static void
add_place(PsgJson *json, const PsgSpan *span)
{
    psg_json_string(json, "file",
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
        psg_json_count(json, numbers[i].name, numbers[i].value);
    }
}

static void
add_diagnostic(PsgJson *json, const PsgDiagnostic *diagnostic)
{
    psg_json_begin_object(json, NULL);
    add_place(json, &diagnostic->span);
    psg_json_string(json, "severity",
                    diagnostic->severity == PSG_SEVERITY_ERROR ? "error" : "warning");
    psg_json_string(json, "rule", diagnostic->rule);
    psg_json_string(json, "message", diagnostic->message);
    psg_json_string(json, "fix", diagnostic->fix);
    if (diagnostic->other_message == NULL) {
        psg_json_string(json, "related", NULL);
    } else {
        psg_json_begin_object(json, "related");
        add_place(json, &diagnostic->other);
        psg_json_string(json, "message", diagnostic->other_message);
        psg_json_end_object(json);
    }
    psg_json_end_object(json);
}

void
psg_checked_json(const PsgChecked *checked, size_t count, PsgStream *out)
{
    PsgJson *json = psg_json_new(out);
    psg_json_begin_list(json, NULL);
    for (size_t i = 0; i < count; i++) {
        const PsgDiagnostics *list = checked[i].list;
        for (size_t j = 0; j < psg_diagnostics_count(list); j++) {
            add_diagnostic(json, psg_diagnostics_nth(list, j));
        }
    }
    psg_json_end_list(json);
    psg_json_free(json);
}
