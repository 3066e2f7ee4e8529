package dev.stepgraph.gateway.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What nobody else wants of the processors (SCHED_IDLE). A thread that is content with it leaves
 * its processor as soon as another thread can run; one of a low priority would have others wait for
 * the end of its turn, which takes milliseconds. It is for good: the kernel lets nobody but an
 * administrator take it back. On other systems nothing is done.
 */
public final class SpareTime {

    private static final int SCHED_IDLE = 5;
    private static final int THIS_THREAD = 0;

    /** A process that starts threads without end is not waited for. */
    private static final int MAX_LOOKS = 10;

    private SpareTime() {}

    /** For the calling thread, which is a platform thread, and those that it will start. */
    public static void forThisThread() {
        SystemCall calls = SystemCall.find();
        if (calls != null) {
            set(calls, THIS_THREAD);
        }
    }

    /** For all threads of a process of the same user, and those that they will start. */
    public static void forProcess(long pid) {
        SystemCall calls = SystemCall.find();
        if (calls == null) {
            return;
        }
        Set<Integer> done = new HashSet<>();
        List<Integer> threads = threads(pid);
        // Again for those that others started before their own turn came.
        for (int i = 0; i < MAX_LOOKS && !done.containsAll(threads); i++) {
            threads.stream().filter(done::add).forEach(thread -> set(calls, thread));
            threads = threads(pid);
        }
    }

    private static void set(SystemCall calls, int thread) {
        try (Arena arena = Arena.ofConfined()) {
            long none = arena.allocate(Integer.BYTES, Integer.BYTES).address();
            calls.call(calls.machine().setScheduler(), thread, SCHED_IDLE, none);
        }
    }

    private static List<Integer> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return tasks.map(task -> Integer.valueOf(String.valueOf(task.getFileName()))).toList();
        } catch (IOException ended) {
            return List.of();
        }
    }
}
