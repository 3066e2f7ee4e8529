package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.report.Line;

import java.util.List;

/** Measures one thing and tells it in lines of the table. */
@FunctionalInterface
public interface Workload {

    /** Measures. */
    List<Line> run(Stand stand) throws Exception;
}
