package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.linux.Machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
}
