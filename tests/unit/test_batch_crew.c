/* A crew: tasks in processes, of which one that dies takes no other with it. */
#include "batch/crew.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *batch_crew_suite(void);

enum { TASKS = 40, BAD = 7 };

/* What became of each task. */
typedef struct {
    int begun[TASKS], ended[TASKS];
    PsgFateKind kinds[TASKS];
    int results[TASKS];
    char *texts[TASKS];
    void (*misfortune)(void);
} Book;

static int
work(gpointer data, size_t task, GString *told)
{
    const Book *book = data;
    if (task == BAD && book->misfortune != NULL) {
        book->misfortune();
    }
    g_string_printf(told, "task %zu", task);
    return (int)task * 3;
}

static void
begin(gpointer data, size_t task)
{
    ((Book *)data)->begun[task]++;
}

static void
done(gpointer data, size_t task, const PsgFate *fate)
{
    Book *book = data;
    book->ended[task]++;
    book->kinds[task] = fate->kind;
    book->results[task] = fate->result;
    book->texts[task] = g_strdup(fate->text);
}

static guint
seconds(gpointer data, size_t task)
{
    (void)data;
    return task == BAD ? 1 : 0;
}

static void
run(Book *book, guint workers)
{
    size_t tasks[TASKS];
    for (size_t i = 0; i < TASKS; i++) {
        tasks[i] = TASKS - 1 - i;
    }
    const PsgCrew crew = {.workers = workers,
                          .tasks = tasks,
                          .count = TASKS,
                          .work = work,
                          .begin = begin,
                          .done = done,
                          .seconds = seconds,
                          .data = book};
    g_autoptr(GError) error = NULL;
    ck_assert(psg_crew_run(&crew, &error));
    ck_assert_ptr_null(error);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1); /* no process is left */
}

static void
check_others(const Book *book)
{
    for (size_t i = 0; i < TASKS; i++) {
        ck_assert_int_eq(book->begun[i], 1);
        ck_assert_int_eq(book->ended[i], 1);
        if (i != BAD) {
            g_autofree char *text = g_strdup_printf("task %zu", i);
            ck_assert_int_eq(book->kinds[i], PSG_FATE_DONE);
            ck_assert_int_eq(book->results[i], (int)i * 3);
            ck_assert_str_eq(book->texts[i], text);
        }
    }
}

static void
clear(Book *book)
{
    for (size_t i = 0; i < TASKS; i++) {
        g_free(book->texts[i]);
    }
}

START_TEST(does_each_task_once)
{
    for (guint workers = 1; workers <= 5; workers++) {
        Book book = {.misfortune = NULL};
        run(&book, workers);
        check_others(&book);
        ck_assert_int_eq(book.results[BAD], BAD * 3);
        clear(&book);
    }
}
END_TEST

static void
be_killed(void)
{
    kill(getpid(), SIGKILL);
}

static void
give_up(void)
{
    fprintf(stderr, "\npaysage: there is no hope\nand more\n");
    _exit(3);
}

static void
hang(void)
{
    for (;;) {
        pause();
    }
}

START_TEST(survives_a_worker)
{
    for (guint workers = 1; workers <= 3; workers++) {
        Book book = {.misfortune = be_killed};
        run(&book, workers);
        check_others(&book);
        ck_assert_int_eq(book.kinds[BAD], PSG_FATE_CRASHED);
        ck_assert_ptr_nonnull(strstr(book.texts[BAD], "signal 9"));
        clear(&book);
    }
}
END_TEST

/* As a library that gets no memory does. */
static void
fault(void)
{
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
}

START_TEST(tells_of_memory_where_it_is_limited)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &limit), 0);
    for (int is_limited = 0; is_limited < 2; is_limited++) {
        Book book = {.misfortune = fault};
        limit.rlim_cur =
            is_limited ? (rlim_t)1 << 46 : limit.rlim_max; /* more than any has */
        ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
        run(&book, 1);
        check_others(&book);
        ck_assert_ptr_nonnull(strstr(book.texts[BAD], "signal 11"));
        bool is_told = strstr(book.texts[BAD], "ulimit -v") != NULL;
        ck_assert(is_told == (is_limited || limit.rlim_max != RLIM_INFINITY));
        clear(&book);
    }
}
END_TEST

START_TEST(tells_the_last_words_of_a_worker)
{
    Book book = {.misfortune = give_up};
    run(&book, 2);
    check_others(&book);
    ck_assert_int_eq(book.kinds[BAD], PSG_FATE_CRASHED);
    ck_assert_str_eq(book.texts[BAD], "its process ended with 3: there is no hope");
    clear(&book);
}
END_TEST

START_TEST(gives_up_what_takes_too_long)
{
    Book book = {.misfortune = hang};
    run(&book, 2);
    check_others(&book);
    ck_assert_int_eq(book.kinds[BAD], PSG_FATE_LATE);
    clear(&book);
}
END_TEST

static int
tell_who(gpointer data, size_t task, GString *told)
{
    (void)data;
    (void)task;
    g_string_printf(told, "%d", (int)getpid());
    return 0;
}

/* Waits until it is dead, but leaves it to its parent. */
static void
kill_idle(gpointer data, size_t task, const PsgFate *fate)
{
    siginfo_t found;
    pid_t process = (pid_t)g_ascii_strtoll(fate->text, NULL, 10);
    done(data, task, fate);
    kill(process, SIGKILL);
    ck_assert_int_eq(waitid(P_PID, (id_t)process, &found, WEXITED | WNOWAIT), 0);
}

/* Its death between two tasks is nobody's failure. */
START_TEST(replaces_a_worker_that_died_idle)
{
    const size_t tasks[] = {0, 1, 2};
    Book book = {.misfortune = NULL};
    const PsgCrew crew = {.workers = 1,
                          .tasks = tasks,
                          .count = G_N_ELEMENTS(tasks),
                          .work = tell_who,
                          .done = kill_idle,
                          .data = &book};
    ck_assert(psg_crew_run(&crew, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(tasks); i++) {
        ck_assert_int_eq(book.ended[i], 1);
        ck_assert_int_eq(book.kinds[i], PSG_FATE_DONE);
    }
    clear(&book);
}
END_TEST

/* ---- The end of who asks ---- */

static int
tell_process(gpointer data, size_t task, GString *told)
{
    pid_t process = getpid();
    ssize_t written = write(*(int *)data, &process, sizeof process);
    (void)task;
    (void)told;
    hang();
    return written < 0;
}

/* Also when that was killed, and in the middle of a task. */
START_TEST(ends_with_who_asks)
{
    int ends[2];
    pid_t worker = 0;
    char nothing;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        const size_t tasks[] = {0};
        const PsgCrew crew = {.workers = 1,
                              .tasks = tasks,
                              .count = 1,
                              .work = tell_process,
                              .data = &ends[1]};
        close(ends[0]);
        psg_crew_run(&crew, NULL);
        _exit(0);
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &worker, sizeof worker), sizeof worker);
    kill(parent, SIGKILL);
    waitpid(parent, NULL, 0);
    ck_assert_int_eq(read(ends[0], &nothing, 1),
                     0); /* nobody has the other end any more */
    close(ends[0]);
}
END_TEST

static volatile int ended_by;

static void
note(int number)
{
    ended_by = number;
}

static int
end_all(gpointer data, size_t task, GString *told)
{
    (void)data;
    (void)told;
    if (task == 3) {
        kill(getppid(), SIGTERM);
        hang();
    }
    return 0;
}

START_TEST(stops_when_a_signal_says_so)
{
    static const int signals[] = {SIGTERM, 0};
    const size_t tasks[] = {0, 1, 2, 3, 4, 5};
    Book book = {.misfortune = NULL};
    const PsgCrew crew = {.workers = 1,
                          .tasks = tasks,
                          .count = G_N_ELEMENTS(tasks),
                          .work = end_all,
                          .done = done,
                          .data = &book,
                          .ends = &ended_by,
                          .signals = signals};
    g_autoptr(GError) error = NULL;
    signal(SIGTERM, note);
    ck_assert(!psg_crew_run(&crew, &error));
    ck_assert_ptr_null(error);
    ck_assert_int_eq(ended_by, SIGTERM);
    ck_assert_int_eq(book.ended[2], 1);
    ck_assert_int_eq(book.ended[3], 0);
    ck_assert_int_eq(book.ended[4], 0);
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
    clear(&book);
}
END_TEST

Suite *
batch_crew_suite(void)
{
    Suite *suite = suite_create("batch_crew");
    TCase *all = tcase_create("all");
    tcase_add_test(all, does_each_task_once);
    tcase_add_test(all, survives_a_worker);
    tcase_add_test(all, tells_of_memory_where_it_is_limited);
    tcase_add_test(all, tells_the_last_words_of_a_worker);
    tcase_add_test(all, gives_up_what_takes_too_long);
    tcase_add_test(all, replaces_a_worker_that_died_idle);
    tcase_add_test(all, ends_with_who_asks);
    tcase_add_test(all, stops_when_a_signal_says_so);
    suite_add_tcase(suite, all);
    return suite;
}
