package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.linux.SystemCall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * The only files that a thread, and those that it starts, can use from now on, and only to read
 * (Landlock). What is open already stays so. Connections by TCP are refused as well.
 */
final class ReadableFiles {

    // The same on every machine.
    private static final int CREATE_RULESET = 444;
    private static final int ADD_RULE = 445;
    private static final int RESTRICT_SELF = 446;

    private static final long ASK_FOR_VERSION = 1;
    private static final int PATH_BENEATH = 1;

    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;

    /** What the first versions of Landlock can refuse of files: 13 things, 14, 15, and 16. */
    private static final List<Long> REFUSABLE =
            List.of(0x1fffL, 0x3fffL, 0x7fffL, 0x7fffL, 0xffffL);

    /** To listen and to connect, from the fourth version on. */
    private static final long TCP = 3;

    private static final int FIRST_WITH_TCP = 4;

    private static final int AT_WORKING_FOLDER = -100;
    private static final long NO_MORE_THAN_A_NAME = 0x200000 | 0x80000;

    private final SystemCall calls;

    ReadableFiles(SystemCall calls) {
        this.calls = calls;
    }

    /**
     * Takes everything else away from this thread.
     *
     * @return whether the kernel can
     */
    boolean restrictTo(List<Path> readable) {
        long version = calls.call(CREATE_RULESET, 0, 0, ASK_FOR_VERSION);
        if (version < 1) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            boolean tcp = version >= FIRST_WITH_TCP;
            MemorySegment refused = arena.allocate(2 * Long.BYTES, Long.BYTES);
            int known = (int) Math.min(version, REFUSABLE.size()) - 1;
            refused.setAtIndex(ValueLayout.JAVA_LONG, 0, REFUSABLE.get(known));
            refused.setAtIndex(ValueLayout.JAVA_LONG, 1, tcp ? TCP : 0);
            long rules =
                    calls.call(
                            CREATE_RULESET, refused.address(), tcp ? 2 * Long.BYTES : Long.BYTES);
            if (rules < 0) {
                return false;
            }
            readable.forEach(path -> allow(rules, path, arena));
            return calls.call(RESTRICT_SELF, rules) == 0;
        }
    }

    private void allow(long rules, Path path, Arena arena) {
        MemorySegment name = arena.allocateFrom(path.toString());
        long open =
                calls.call(
                        calls.machine().openat(),
                        AT_WORKING_FOLDER,
                        name.address(),
                        NO_MORE_THAN_A_NAME);
        if (open >= 0) {
            MemorySegment rule = arena.allocate(2 * Long.BYTES, Long.BYTES);
            long rights = path.toFile().isDirectory() ? READ_FILE | READ_FOLDER : READ_FILE;
            rule.set(ValueLayout.JAVA_LONG, 0, rights);
            rule.set(ValueLayout.JAVA_INT, Long.BYTES, (int) open);
            calls.call(ADD_RULE, rules, PATH_BENEATH, rule.address());
        }
    }
}
