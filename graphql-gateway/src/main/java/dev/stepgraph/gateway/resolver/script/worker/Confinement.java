package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.linux.Machine;
import dev.stepgraph.gateway.linux.SystemCall;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a child gives up before it sees a script, should one ever break out of the language: new
 * privileges, system calls that it does not need ({@link SystemCallFilter}), and the files that it
 * was not started from ({@link ReadableFiles}). On Linux only.
 */
final class Confinement {

    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int FOR_ALL_THREADS = 1;

    private Confinement() {}

    /**
     * Confines this process; to be called by the thread that will run scripts, before it starts
     * others. Cannot be undone.
     *
     * @return what could not be done here
     */
    static List<String> enter() {
        SystemCall calls = SystemCall.find();
        if (calls == null || calls.call(calls.machine().prctl(), PR_SET_NO_NEW_PRIVS, 1) != 0) {
            return List.of("system calls", "files");
        }
        List<String> missing = new ArrayList<>();
        if (!new ReadableFiles(calls).restrictTo(startedFrom())) {
            missing.add("files");
        }
        if (!filter(calls)) {
            missing.add("system calls");
        }
        return missing;
    }

    private static boolean filter(SystemCall calls) {
        Machine machine = calls.machine();
        SystemCallFilter filter = SystemCallFilter.of(machine, ProcessHandle.current().pid());
        try (Arena arena = Arena.ofConfined()) {
            long program = filter.in(arena).address();
            return calls.call(machine.seccomp(), SECCOMP_SET_MODE_FILTER, FOR_ALL_THREADS, program)
                    == 0;
        }
    }

    private static List<Path> startedFrom() {
        Stream<String> classes =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"));
        Stream<Path> others =
                Stream.of(java, settings(java), Path.of("/dev/random"), Path.of("/dev/urandom"));
        return Stream.concat(classes.map(Path::of), others).toList();
    }

    /** Some distributions keep them elsewhere. */
    private static Path settings(Path java) {
        Path settings = java.resolve("conf/security/java.security");
        try {
            return Objects.requireNonNullElse(settings.toRealPath().getParent(), java);
        } catch (IOException e) {
            return java;
        }
    }
}
