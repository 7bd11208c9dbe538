// Preloaded before libfaketime, which moves every timerfd along with the wall clock, those of the
// monotonic clock too, whatever FAKETIME_DONT_FAKE_MONOTONIC says (0.9.10): one that was due at
// once never fires. These calls go to the kernel as they are.

#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

extern "C" int timerfd_settime(int timer, int flags, const itimerspec* next,
                               itimerspec* before) noexcept {
    return static_cast<int>(::syscall(SYS_timerfd_settime, timer, flags, next, before));
}

extern "C" int timerfd_gettime(int timer, itimerspec* now) noexcept {
    return static_cast<int>(::syscall(SYS_timerfd_gettime, timer, now));
}
