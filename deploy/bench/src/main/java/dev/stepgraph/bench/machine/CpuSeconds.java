package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Seconds of CPU used so far, as Linux's {@code /proc} counts them, in hundredths; elsewhere 0.
 *
 * <p>Children that have ended count once their parent has taken note of it, which PostgreSQL's
 * does.
 */
final class CpuSeconds {

    private static final double TICKS_PER_SECOND = 100;

    /** The places of user and system time in {@code stat}, after the name of the program. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private CpuSeconds() {}

    /** Of a process with all that it started. */
    static double ofTree(long pid) {
        double sum = ticks(pid, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        List<ProcessHandle> descendants =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
        for (ProcessHandle descendant : descendants) {
            sum += ticks(descendant.pid(), USER, SYSTEM);
        }
        return sum / TICKS_PER_SECOND;
    }

    /** Of a process alone. */
    static double of(long pid) {
        return ticks(pid, USER, SYSTEM) / TICKS_PER_SECOND;
    }

    /** Of the whole machine, without the time that it was idle or waited for its disks. */
    static double ofMachine() {
        // cpu user nice system idle iowait irq softirq steal
        String line = read("/proc/stat").lines().findFirst().orElse("");
        String[] fields = line.split(" +", -1);
        if (fields.length < 9) {
            return 0;
        }
        double busy = 0;
        for (int each : new int[] {1, 2, 3, 6, 7}) {
            busy += Double.parseDouble(fields[each]);
        }
        return busy / TICKS_PER_SECOND;
    }

    private static double ticks(long pid, int... places) {
        return ticks(read("/proc/" + pid + "/stat"), places);
    }

    static double ticks(String stat, int... places) {
        // The name of the program, in parentheses, may hold anything.
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return 0;
        }
        String[] fields = stat.substring(name + 2).split(" ", -1);
        double sum = 0;
        for (int place : places) {
            sum += Double.parseDouble(fields[place]);
        }
        return sum;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException goneOrNotLinux) {
            return "";
        }
    }
}
