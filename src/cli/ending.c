/* How a run ends that cannot go on. */
#include "cli/ending.h"

#include "cli/command.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define TOO_LONG                                                                         \
    "the limit of time is over; files that were not made yet are as they were "          \
    "(--max-seconds raises it, if this is meant)"
#define NO_MEMORY "there is not enough memory; free some, or do less at once (-j 1, --at)"

static void
write_error(const char *text)
{
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written; /* nobody is left to be told */
}

/* Neither memory nor locks are to be relied upon. */
G_NORETURN static void
end_with(const char *message)
{
    write_error("paysage: ");
    write_error(message);
    write_error("\n");
    _exit(PSG_EXIT_WORLD);
}

static void
end_of_time(int number)
{
    (void)number;
    end_with(TOO_LONG);
}

/* GLib and Pango take what they cannot go on without for granted, and abort: memory,
 * threads, at least one font. To who runs the program these are failures of the world. */
static void
log_message(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    if ((level & G_LOG_LEVEL_ERROR) == 0) {
        g_log_default_handler(domain, level, message, data);
    } else if (message == NULL || strstr(message, "allocate") != NULL) {
        end_with(NO_MEMORY);
    } else {
        end_with(message);
    }
}

/* A file that is opened must not become standard output or error because that was
 * closed. Opened the wrong way round, these still refuse what they are for. */
static void
occupy_standard_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        if (fcntl(i, F_GETFD) < 0) {
            open("/dev/null", modes[i]); /* takes the lowest number, which is this one */
        }
    }
}

void
psg_ending_prepare(void)
{
    occupy_standard_descriptors();
    /* A closed pipe and a file that is as large as it may be are errors of writing, told
     * like the others. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    g_log_set_default_handler(log_message, NULL);
}

void
psg_ending_after(unsigned seconds)
{
    signal(SIGALRM, end_of_time);
    alarm(seconds);
}

static volatile sig_atomic_t is_terminal;

/* The terminal has shown "^C" where the next line will be. */
static void
end_well(int number)
{
    (void)number;
    if (is_terminal) {
        write_error("\n");
    }
    _exit(PSG_EXIT_DONE);
}

void
psg_ending_by_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    is_terminal = isatty(STDERR_FILENO);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (signal(numbers[i], end_well) == SIG_IGN) {
            signal(numbers[i], SIG_IGN);
        }
    }
}
