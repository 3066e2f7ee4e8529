package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The calls of Linux that a child may make from now on, as a program for the kernel (seccomp,
 * filter mode): what a running JVM needs to compute, to talk over what is open already and to read
 * files. All others fail with EPERM: sockets, new processes, opening files to write, signals to
 * others, be it by way of a pipe or a terminal that both have open.
 */
final class SystemCallFilter {

    // struct seccomp_data: the number, the architecture, a pointer, six arguments
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;

    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int FAIL = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    /** Write access, and all that creates or cuts off. */
    private static final int TO_WRITE = 0x3 | 0x40 | 0x200 | 0x400000;

    private static final int CLONE_THREAD = 0x10000;
    private static final int PR_SET_NAME = 15;

    /** How much can be read; a JVM asks it of pipes. */
    private static final int FIONREAD = 0x541b;

    /**
     * What is done to open files: F_GETFD, F_SETFD and F_GETFL, which a JVM and its C library use
     * when they open files and folders. Others have open files signal processes, are locks and
     * leases, or change what the gateway shares with its child.
     */
    private static final int[] OPEN_FILES = {1, 2, 3};

    private static final int INSTRUCTION_BYTES = 8;
    private static final int MAX_INSTRUCTIONS = 1_000;

    private final ByteBuffer program =
            ByteBuffer.allocate(MAX_INSTRUCTIONS * INSTRUCTION_BYTES)
                    .order(ByteOrder.nativeOrder());

    private SystemCallFilter() {}

    /** The program for a process on that machine. */
    static SystemCallFilter of(Machine machine, long processId) {
        SystemCallFilter filter = new SystemCallFilter();
        filter.add(LOAD, 0, 0, ARCHITECTURE);
        filter.add(JUMP_IF_EQUAL, 1, 0, machine.auditNumber());
        filter.add(RETURN, 0, 0, FAIL | EPERM);
        filter.add(LOAD, 0, 0, NUMBER);
        for (int number : machine.harmless()) {
            filter.add(JUMP_IF_EQUAL, 0, 1, number);
            filter.add(RETURN, 0, 0, ALLOW);
        }
        filter.allowWithout(machine.openat(), 2, TO_WRITE);
        filter.allowWith(machine.prctl(), 0, PR_SET_NAME);
        filter.allowWith(machine.tgkill(), 0, Math.toIntExact(processId));
        filter.allowWith(machine.ioctl(), 1, FIONREAD);
        filter.allowWith(machine.fcntl(), 1, OPEN_FILES);
        filter.allowThreads(machine.cloneCall());
        // What it is asked for cannot be seen; whoever is told that there is none takes the other.
        filter.add(JUMP_IF_EQUAL, 0, 1, Machine.CLONE3);
        filter.add(RETURN, 0, 0, FAIL | ENOSYS);
        filter.add(RETURN, 0, 0, FAIL | EPERM);
        return filter;
    }

    /** The program as {@code struct sock_fprog}. */
    MemorySegment in(Arena arena) {
        int length = program.position();
        MemorySegment instructions = arena.allocate(length, INSTRUCTION_BYTES);
        MemorySegment.copy(program.array(), 0, instructions, ValueLayout.JAVA_BYTE, 0, length);
        MemorySegment head = arena.allocate(16, 8);
        head.set(ValueLayout.JAVA_SHORT, 0, (short) (length / INSTRUCTION_BYTES));
        head.set(ValueLayout.ADDRESS, 8, instructions);
        return head;
    }

    private void allowWithout(int number, int argument, int bits) {
        add(JUMP_IF_EQUAL, 0, 4, number);
        add(LOAD, 0, 0, FIRST_ARGUMENT + Long.BYTES * argument);
        add(JUMP_IF_ANY_BIT, 1, 0, bits);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, FAIL | EPERM);
    }

    private void allowThreads(int clone) {
        add(JUMP_IF_EQUAL, 0, 4, clone);
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        add(JUMP_IF_ANY_BIT, 0, 1, CLONE_THREAD);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, FAIL | EPERM);
    }

    /** Of the 64 bits of an argument the lower half is loaded, as the kernel itself reads it. */
    private void allowWith(int number, int argument, int... values) {
        add(JUMP_IF_EQUAL, 0, 2 + 2 * values.length, number);
        add(LOAD, 0, 0, FIRST_ARGUMENT + Long.BYTES * argument);
        for (int value : values) {
            add(JUMP_IF_EQUAL, 0, 1, value);
            add(RETURN, 0, 0, ALLOW);
        }
        add(RETURN, 0, 0, FAIL | EPERM);
    }

    private void add(int code, int ifTrue, int ifFalse, int operand) {
        program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
    }

    /**
     * How the kernel numbers its calls.
     *
     * @param auditNumber what it calls the architecture
     * @param seccomp the call that takes a filter
     * @param harmless those that are allowed whatever their arguments
     */
    record Machine(
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

        static final int CLONE3 = 435;

        /**
         * read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
         * rt_sigreturn pread64 readv writev sched_yield mremap mincore madvise nanosleep getpid
         * exit uname getcwd gettimeofday getrlimit getrusage sysinfo times getuid getgid geteuid
         * getegid getppid sigaltstack statfs fstatfs gettid futex sched_getaffinity getdents64
         * restart_syscall clock_gettime clock_getres clock_nanosleep exit_group newfstatat
         * faccessat readlinkat ppoll set_robust_list getrandom membarrier statx rseq getcpu
         * faccessat2; and on one of them stat poll lstat access readlink arch_prctl.
         */
        private static final List<Integer> HARMLESS_X86_64 =
                List.of(
                        0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 17, 19, 20, 24, 25, 27, 28, 35,
                        39, 60, 63, 79, 96, 97, 98, 99, 100, 102, 104, 107, 108, 110, 131, 137, 138,
                        186, 202, 204, 217, 219, 228, 229, 230, 231, 262, 269, 267, 271, 273, 318,
                        324, 332, 334, 309, 439, 4, 7, 6, 21, 89, 158);

        private static final List<Integer> HARMLESS_AARCH64 =
                List.of(
                        63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 67, 65, 66, 124, 216,
                        232, 233, 101, 172, 93, 160, 17, 169, 163, 165, 179, 153, 174, 176, 175,
                        177, 173, 132, 43, 44, 178, 98, 123, 61, 128, 113, 114, 115, 94, 79, 48, 78,
                        73, 99, 278, 283, 291, 293, 168, 439);

        /** Absent where it is not known. */
        static @Nullable Machine named(String name) {
            return switch (name) {
                case "amd64", "x86_64" ->
                        new Machine(
                                0xc000003e, 317, 157, 257, 56, 234, 16, 72, 144, HARMLESS_X86_64);
                case "aarch64" ->
                        new Machine(
                                0xc00000b7, 277, 167, 56, 220, 131, 29, 25, 119, HARMLESS_AARCH64);
                default -> null;
            };
        }
    }
}
