package dev.stepgraph.gateway.linux;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the kernel numbers its calls.
 *
 * @param auditNumber what it calls the architecture
 * @param seccomp the call that takes a filter
 * @param harmless those that are allowed whatever their arguments
 */
public record Machine(
        int auditNumber,
        int seccomp,
        int prctl,
        int openat,
        int cloneCall,
        int tgkill,
        int ioctl,
        int fcntl,
        int setScheduler,
        List<Integer> harmless) {

    /** The same everywhere: a call of the time when all machines got one number. */
    public static final int CLONE3 = 435;

    /**
     * read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
     * rt_sigreturn pread64 readv writev sched_yield mremap mincore madvise nanosleep getpid exit
     * uname getcwd gettimeofday getrlimit getrusage sysinfo times getuid getgid geteuid getegid
     * getppid sigaltstack statfs fstatfs gettid futex sched_getaffinity getdents64 restart_syscall
     * clock_gettime clock_getres clock_nanosleep exit_group newfstatat faccessat readlinkat ppoll
     * set_robust_list getrandom membarrier statx rseq getcpu faccessat2; and on one of them stat
     * poll lstat access readlink arch_prctl.
     */
    private static final List<Integer> HARMLESS_X86_64 =
            List.of(
                    0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 17, 19, 20, 24, 25, 27, 28, 35, 39,
                    60, 63, 79, 96, 97, 98, 99, 100, 102, 104, 107, 108, 110, 131, 137, 138, 186,
                    202, 204, 217, 219, 228, 229, 230, 231, 262, 269, 267, 271, 273, 318, 324, 332,
                    334, 309, 439, 4, 7, 6, 21, 89, 158);

    private static final List<Integer> HARMLESS_AARCH64 =
            List.of(
                    63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 67, 65, 66, 124, 216,
                    232, 233, 101, 172, 93, 160, 17, 169, 163, 165, 179, 153, 174, 176, 175, 177,
                    173, 132, 43, 44, 178, 98, 123, 61, 128, 113, 114, 115, 94, 79, 48, 78, 73, 99,
                    278, 283, 291, 293, 168, 439);

    /** Absent where it is not known. */
    static @Nullable Machine named(String name) {
        return switch (name) {
            case "amd64", "x86_64" ->
                    new Machine(0xc000003e, 317, 157, 257, 56, 234, 16, 72, 144, HARMLESS_X86_64);
            case "aarch64" ->
                    new Machine(0xc00000b7, 277, 167, 56, 220, 131, 29, 25, 119, HARMLESS_AARCH64);
            default -> null;
        };
    }
}
