/* A crew: sockets to forks, which do one task after the other. */
#define _GNU_SOURCE /* ppoll, memfd_create; NOLINT(bugprone-reserved-identifier) */
#include "batch/crew.h"

#include "base/diagnostics.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A line without any is an ornament, as those around messages of GLib and of sanitizers. */
#define LETTERS "abcdefghijklmnopqrstuvwxyz"

enum { MOST_TEXT = 8192, MOST_WORDS = 2000 };

typedef struct {
    gint32 result;
    char text[MOST_TEXT];
} Report;

typedef struct {
    pid_t process; /* 0: there is none */
    int socket;
    int errors; /* what it writes to standard error; -1: that is nowhere */
    bool is_busy;
    size_t task;
    gint64 since; /* when the task began */
} Worker;

typedef struct {
    const PsgCrew *crew;
    Worker *workers;
    size_t next;     /* of the tasks */
    sigset_t others; /* signals that are let through while the crew waits */
} Run;

/* ---- In a worker ---- */

/* What is said belongs to the task, and is told if it ends badly. */
static void
forget_errors(const Worker *worker)
{
    if (worker->errors >= 0 && ftruncate(worker->errors, 0) == 0) {
        lseek(worker->errors, 0, SEEK_SET);
    }
}

G_NORETURN static void
serve(const PsgCrew *crew, const Worker *worker, int socket)
{
    size_t task;
    while (recv(socket, &task, sizeof task, 0) == (ssize_t)sizeof task) {
        Report report = {0};
        g_autoptr(GString) told = g_string_new(NULL);
        forget_errors(worker);
        report.result = crew->work(crew->data, task, told);
        gsize length = g_strlcpy(report.text, told->str, sizeof report.text);
        length = MIN(length, sizeof report.text - 1);
        if (send(socket, &report, offsetof(Report, text) + length + 1, MSG_NOSIGNAL) <
            0) {
            break;
        }
    }
    _exit(0);
}

/* The signals that end the program are for who started it, who then ends its workers. */
G_NORETURN static void
begin_serving(const Run *run, const Worker *worker, int socket, pid_t parent)
{
    const int *signals = run->crew->signals;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (size_t i = 0; signals != NULL && signals[i] != 0; i++) {
        signal(signals[i], SIG_IGN);
    }
    sigprocmask(SIG_SETMASK, &run->others, NULL);
    for (guint i = 0; i < run->crew->workers; i++) {
        if (run->workers[i].process > 0) {
            close(run->workers[i].socket);
        }
    }
    close(worker->socket);
    if (worker->errors >= 0) {
        dup2(worker->errors, STDERR_FILENO);
    }
    if (getppid() != parent) {
        _exit(0); /* it died before it could take us with it */
    }
    serve(run->crew, worker, socket);
}

/* ---- In the process that asks ---- */

static bool
fail(GError **error, const char *action)
{
    int number = errno;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number),
                "cannot %s: %s; use fewer at once (-j)", action, g_strerror(number));
    return false;
}

static bool
start_worker(const Run *run, Worker *worker, GError **error)
{
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) {
        return fail(error, "talk to another process");
    }
    *worker =
        (Worker){.socket = sockets[0], .errors = memfd_create("stderr", MFD_CLOEXEC)};
    pid_t parent = getpid();
    fflush(NULL);
    pid_t process = fork();
    if (process == 0) {
        begin_serving(run, worker, sockets[1], parent);
    }
    close(sockets[1]);
    worker->process = process;
    if (process < 0) {
        fail(error, "start another process");
        close(worker->socket);
        close(worker->errors);
        worker->process = 0;
    }
    return process > 0;
}

/* Waits for its end, and gives how it ended. */
static int
end_worker(Worker *worker)
{
    int status = 0;
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) {
        /* a signal came while waiting */
    }
    close(worker->socket);
    close(worker->errors);
    *worker = (Worker){.process = 0};
    return status;
}

/* One that died between two tasks did no harm: another one takes its place. Of the second the next look tells. */
static bool
send_task(const Run *run, Worker *worker, size_t task, GError **error)
{
    for (int i = 0; i < 2; i++) {
        if (worker->process == 0 && !start_worker(run, worker, error)) {
            return false;
        }
        if (send(worker->socket, &task, sizeof task, MSG_NOSIGNAL) >= 0) {
            break;
        }
        if (i == 0) {
            end_worker(worker);
        }
    }
    return true;
}

static bool
give_task(Run *run, Worker *worker, GError **error)
{
    const PsgCrew *crew = run->crew;
    size_t task = crew->tasks[run->next];
    if (!send_task(run, worker, task, error)) {
        return false;
    }
    run->next++;
    worker->task = task;
    worker->is_busy = true;
    worker->since = g_get_monotonic_time();
    if (crew->begin != NULL) {
        crew->begin(crew->data, task);
    }
    return true;
}

static void
tell(const Run *run, const Worker *worker, const PsgFate *fate)
{
    if (run->crew->done != NULL) {
        run->crew->done(run->crew->data, worker->task, fate);
    }
}

/* The last words of a worker, in one line. Owned by the caller. */
static char *
last_words(const Worker *worker)
{
    char text[MOST_WORDS + 1];
    ssize_t count = worker->errors < 0 ? 0 : pread(worker->errors, text, MOST_WORDS, 0);
    text[MAX(count, 0)] = '\0';
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = g_strstrip(lines[i]);
        if (strpbrk(line, LETTERS) != NULL) {
            line += g_str_has_prefix(line, "paysage: ") ? strlen("paysage: ") : 0;
            return g_strdup(line);
        }
    }
    return NULL;
}

/* Where no words tell otherwise. The system kills what takes too much; libraries that are refused more die as of a
 * mistake of theirs. */
static const char *
lack_of_memory(int number)
{
    struct rlimit limit;
    bool is_limited =
        getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
    return number == SIGKILL
               ? ": perhaps there was not enough memory for so many at once (-j)"
           : number == SIGSEGV && is_limited
               ? ": perhaps it may not have enough memory (ulimit -v)"
               : "";
}

static char *
death_of(int status, const char *words)
{
    g_autofree char *how =
        WIFSIGNALED(status)
            ? g_strdup_printf("its process was ended by signal %d (%s)%s",
                              WTERMSIG(status), g_strsignal(WTERMSIG(status)),
                              words == NULL ? lack_of_memory(WTERMSIG(status)) : "")
            : g_strdup_printf("its process ended with %d", WEXITSTATUS(status));
    return words == NULL ? g_steal_pointer(&how) : g_strdup_printf("%s: %s", how, words);
}

/* A worker that died in the middle of a task, or between two. */
static void
bury(Run *run, Worker *worker)
{
    Worker dead = *worker;
    g_autofree char *words = last_words(worker);
    int status = end_worker(worker);
    if (dead.is_busy) {
        g_autofree char *text = death_of(status, words);
        const PsgFate fate = {PSG_FATE_CRASHED, 0, text};
        tell(run, &dead, &fate);
    }
}

static void
hear(Run *run, Worker *worker)
{
    Report report;
    ssize_t count = recv(worker->socket, &report, sizeof report, MSG_DONTWAIT);
    if (count > (ssize_t)offsetof(Report, text)) {
        report.text[MIN((size_t)count - offsetof(Report, text), sizeof report.text) - 1] =
            '\0';
        const PsgFate fate = {PSG_FATE_DONE, report.result, report.text};
        worker->is_busy = false;
        tell(run, worker, &fate);
    } else if (count >= 0 || (errno != EAGAIN && errno != EINTR)) {
        bury(run, worker);
    }
}

/* In microseconds; below 0: never. */
static gint64
time_left(const Run *run, const Worker *worker)
{
    const PsgCrew *crew = run->crew;
    guint seconds = crew->seconds == NULL ? 0 : crew->seconds(crew->data, worker->task);
    return seconds == 0 ? -1
                        : MAX(0, worker->since + (gint64)seconds * G_USEC_PER_SEC -
                                     g_get_monotonic_time());
}

static void
give_up_late(Run *run)
{
    for (guint i = 0; i < run->crew->workers; i++) {
        Worker *worker = &run->workers[i];
        if (worker->is_busy && time_left(run, worker) == 0) {
            Worker late = *worker;
            const PsgFate fate = {PSG_FATE_LATE, 0, ""};
            kill(worker->process, SIGKILL);
            end_worker(worker);
            tell(run, &late, &fate);
        }
    }
}

static bool
is_over(const Run *run)
{
    return run->crew->ends != NULL && *run->crew->ends != 0;
}

/* Until a worker says something, dies, or is late. False: nobody works. */
static bool
wait_for_any(Run *run)
{
    guint count = 0;
    gint64 left = -1;
    g_autofree struct pollfd *sockets = g_new(struct pollfd, run->crew->workers);
    g_autofree Worker **heard = g_new(Worker *, run->crew->workers);
    for (guint i = 0; i < run->crew->workers; i++) {
        Worker *worker = &run->workers[i];
        if (worker->is_busy) {
            gint64 own = time_left(run, worker);
            left = left < 0 || (own >= 0 && own < left) ? own : left;
            sockets[count] = (struct pollfd){.fd = worker->socket, .events = POLLIN};
            heard[count++] = worker;
        }
    }
    const struct timespec time = {left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000};
    int ready = count == 0 || is_over(run)
                    ? 0
                    : ppoll(sockets, count, left < 0 ? NULL : &time, &run->others);
    for (guint i = 0; ready > 0 && i < count; i++) {
        if (sockets[i].revents != 0) {
            hear(run, heard[i]);
        }
    }
    give_up_late(run);
    return count > 0;
}

static bool
has_any(const Run *run)
{
    for (guint i = 0; i < run->crew->workers; i++) {
        if (run->workers[i].process > 0) {
            return true;
        }
    }
    return false;
}

/* Where the system grants no more processes, those that there are do all. */
static bool
give_tasks(Run *run, GError **error)
{
    g_autoptr(GError) failure = NULL;
    for (guint i = 0; i < run->crew->workers && run->next < run->crew->count; i++) {
        if (!run->workers[i].is_busy && failure == NULL) {
            give_task(run, &run->workers[i], &failure);
        }
    }
    if (failure != NULL && !has_any(run)) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    return true;
}

static void
dismiss(Run *run, bool at_once)
{
    for (guint i = 0; i < run->crew->workers; i++) {
        Worker *worker = &run->workers[i];
        if (worker->process > 0) {
            if (at_once) {
                kill(worker->process, SIGKILL);
            } else {
                shutdown(worker->socket, SHUT_RDWR);
            }
            end_worker(worker);
        }
    }
}

bool
psg_crew_run(const PsgCrew *crew, GError **error)
{
    g_autofree Worker *workers = g_new0(Worker, crew->workers);
    Run run = {.crew = crew, .workers = workers};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; crew->signals != NULL && crew->signals[i] != 0; i++) {
        sigaddset(&held, crew->signals[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &run.others); /* they are seen while the crew waits */
    bool is_good = true;
    while (is_good && !is_over(&run) && (is_good = give_tasks(&run, error)) &&
           wait_for_any(&run)) {
        /* there is more to do */
    }
    bool is_stopped = is_over(&run);
    dismiss(&run, is_stopped || !is_good);
    sigprocmask(SIG_SETMASK, &run.others, NULL);
    return is_good && !is_stopped;
}
