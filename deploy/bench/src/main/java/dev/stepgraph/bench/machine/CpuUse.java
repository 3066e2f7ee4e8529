package dev.stepgraph.bench.machine;

import java.util.Locale;

/**
 * CPU used while something was measured, in seconds.
 *
 * @param wall how long it took
 * @param service by the process that is measured
 * @param postgres by the database
 * @param client by ourselves: the load, and the functions that tasks call
 * @param others by everything else on the machine
 */
public record CpuUse(double wall, double service, double postgres, double client, double others) {

    /** What the platform costs: service and database. */
    public double platform() {
        return service + postgres;
    }

    /** In cores, for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "cores: service %.2f, PostgreSQL %.2f, client %.2f, others %.2f",
                service / wall,
                postgres / wall,
                client / wall,
                others / wall);
    }
}
