/* What commands have in common that follow what somebody writes. */
#include "cli/watching.h"

#include "base/number.h"

#include <string.h>

#define LEAST_POLL 0.1
#define MOST_POLL 3600.0

PsgExit
psg_watching_wishes(const PsgCommand *command, const char *text, PsgWatchWishes *wishes)
{
    if (text == NULL) {
        return PSG_EXIT_DONE;
    }
    wishes->poll = PSG_WATCH_POLL;
    return *text == '\0' || (psg_number_parse(text, &wishes->poll) &&
                             wishes->poll >= LEAST_POLL && wishes->poll <= MOST_POLL)
               ? PSG_EXIT_DONE
               : psg_usage_error(command, "--poll=%s: use seconds from %.1f to %.0f",
                                 text, LEAST_POLL, MOST_POLL);
}

PsgExit
psg_watching_check(const PsgCommand *command, const char *data)
{
    bool is_standard = strcmp(data, "-") == 0;
    bool is_there = g_file_test(data, G_FILE_TEST_EXISTS);
    if (is_standard || (is_there && !g_file_test(data, G_FILE_TEST_IS_REGULAR) &&
                        !g_file_test(data, G_FILE_TEST_IS_DIR))) {
        return psg_usage_error(command,
                               "%s cannot be watched, since it is read only once: name a "
                               "file or a folder",
                               is_standard ? "standard input" : data);
    }
    return PSG_EXIT_DONE;
}

void
psg_watching_tell(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    psg_note("%02d:%02d:%02d %s", g_date_time_get_hour(now), g_date_time_get_minute(now),
             g_date_time_get_second(now), text);
}

void
psg_watching_remark(const PsgWatch *watch, bool *is_noted)
{
    const char *why = psg_watch_remark(watch);
    if (why != NULL && !*is_noted) {
        psg_note(
            "paysage: note: the system tells nothing of changes (%s): files are looked "
            "at every %.0f s",
            why, PSG_WATCH_POLL);
        *is_noted = true;
    }
}
