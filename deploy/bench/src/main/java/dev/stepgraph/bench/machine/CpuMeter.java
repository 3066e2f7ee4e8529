package dev.stepgraph.bench.machine;

/** Tells how much CPU everything takes part in used while something was measured. */
public final class CpuMeter {

    private static final double NANOS = 1e9;

    private final long server;
    private final long postgres;
    private Reading last;

    /**
     * @param server the process that is measured
     * @param postgres the database's first process; 0 if there is none
     */
    public CpuMeter(long server, long postgres) {
        this.server = server;
        this.postgres = postgres;
        this.last = read();
    }

    /** What was used since the last lap, or since the beginning. */
    public CpuUse lap() {
        Reading from = last;
        Reading to = read();
        last = to;
        double client = to.client - from.client;
        double service = to.server - from.server;
        double database = to.postgres - from.postgres;
        double all = to.machine - from.machine;
        return new CpuUse(
                (to.nanos - from.nanos) / NANOS,
                service,
                database,
                client,
                Math.max(0, all - service - database - client));
    }

    private record Reading(
            long nanos, double server, double postgres, double client, double machine) {}

    private Reading read() {
        return new Reading(
                System.nanoTime(),
                CpuSeconds.of(server),
                postgres == 0 ? 0 : CpuSeconds.ofTree(postgres),
                CpuSeconds.of(ProcessHandle.current().pid()),
                CpuSeconds.ofMachine());
    }
}
