/*
 * Tells the thread sanitizer of GLib's locks.
 *
 * GLib is not compiled with the sanitizer, and its mutexes are futexes, so what a lock
 * guards would look unguarded. The linker leads our own calls through here (--wrap); those
 * that libraries make among themselves stay unseen, as does their memory. Threads need
 * nothing of the kind: GLib starts and joins them by pthreads, which the sanitizer watches.
 */
#include <glib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);
void __real_g_mutex_lock(GMutex *mutex);
void __real_g_mutex_unlock(GMutex *mutex);
__attribute__((visibility("default"))) void __wrap_g_mutex_lock(GMutex *mutex);
__attribute__((visibility("default"))) void __wrap_g_mutex_unlock(GMutex *mutex);

void
__wrap_g_mutex_lock(GMutex *mutex)
{
    __real_g_mutex_lock(mutex);
    __tsan_acquire(mutex);
}

void
__wrap_g_mutex_unlock(GMutex *mutex)
{
    __tsan_release(mutex);
    __real_g_mutex_unlock(mutex);
}
