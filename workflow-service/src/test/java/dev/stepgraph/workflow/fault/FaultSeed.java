package dev.stepgraph.workflow.fault;

/** Where the chance of a run comes from: {@code -Dfaults.seed}, or else from anywhere. */
final class FaultSeed {

    private FaultSeed() {}

    /** The seed, told to whoever may have to repeat the run. */
    static long announced() {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.printf("Faults of the seed %d; -Dfaults.seed=%d repeats them.%n", seed, seed);
        return seed;
    }
}
