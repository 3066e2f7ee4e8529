package dev.stepgraph.bench.workload;

import java.time.Duration;

/** Tells whoever waits what is going on. */
public final class Progress {

    private final long began = System.nanoTime();

    /** Says a line, with the time that has gone by. */
    public void say(String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("[%2d:%02d] %s%n", since.toMinutes(), since.toSecondsPart(), text);
    }
}
