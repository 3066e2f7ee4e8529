package dev.stepgraph.bench.interpreter;

import dev.stepgraph.workflow.engine.Execution;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How many states one core's interpreter carries executions through in a second, with nothing
 * around it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class InterpreterBenchmark {

    /** How many states each of the machines goes through. */
    private static final int STATES = 5;

    private static final String INPUT =
            """
            {"order": {"id": "o-1", "total": 120, "items": [{"sku": "a", "count": 2}]}}\
            """;

    private final Machine passes =
            new Machine(Machines.linear("\"Type\":\"Pass\""), INPUT).checked();

    private final Machine tasks =
            new Machine(
                            Machines.linear(
                                    """
                                    "Type":"Task",\
                                    "Resource":"arn:aws:lambda:us-east-1:000000000000:function:f"
                                    """),
                            INPUT)
                    .checked();

    private final Machine dataFlow = new Machine(Machines.DATA_FLOW, INPUT).checked();

    /** Five Pass states. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public Execution passes() {
        return passes.run();
    }

    /** Five Task states: a command for each result. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public Execution tasks() {
        return tasks.run();
    }

    /** Choices, paths, templates and intrinsic functions. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public Execution dataFlow() {
        return dataFlow.run();
    }
}
