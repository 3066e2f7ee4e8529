package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.WorkloadName;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;

import java.util.ArrayList;
import java.util.List;

/** Which measurement a name stands for. */
public final class Workloads {

    private Workloads() {}

    /** The measurement of that name. */
    public static Workload of(WorkloadName name) {
        return switch (name) {
            case INTERPRETER -> new InterpreterAlone();
            case WAITING -> new WaitingExecutions();
            case GROWTH -> new WaitingGrowth();
            case PASS -> Workloads::pass;
            case DBOS -> new DbosComparison();
            case TASKS -> Workloads::tasks;
            case ALONE -> new StartToFinish();
            case BRANCHES -> new FanOut();
            case WAITS -> new WaitLag();
            case EXPRESS -> new ExpressComparison();
            case SCRIPT -> new ScriptRoundTrip();
            case GRAPHQL -> new GraphQlComparison();
            case SUBSCRIBERS -> new SubscriberComparison();
            case NEIGHBOURS -> new Neighbours();
        };
    }

    /** The row under which a measurement that failed is told. */
    public static Row row(WorkloadName name) {
        return switch (name) {
            case INTERPRETER -> Row.INTERPRETER;
            case WAITING -> Row.WAITING_DATABASE;
            case GROWTH -> Row.GROWTH;
            case PASS -> Row.PASS;
            case DBOS -> Row.DBOS;
            case TASKS -> Row.TASKS;
            case ALONE -> Row.ALONE;
            case BRANCHES -> Row.BRANCHES;
            case WAITS -> Row.WAITS_MEDIAN;
            case EXPRESS -> Row.EXPRESS;
            case SCRIPT -> Row.SCRIPT;
            case GRAPHQL -> Row.GRAPHQL_HELLO;
            case SUBSCRIBERS -> Row.SUBSCRIBERS_MEDIAN;
            case NEIGHBOURS -> Row.NEIGHBOURS;
        };
    }

    private static List<Line> pass(Stand stand) throws Exception {
        return new LinearLoad(Row.PASS, "Pass states", "load-pass", Definitions.passes())
                .run(stand, stand.pace().warmUp());
    }

    private static List<Line> tasks(Stand stand) throws Exception {
        List<Line> lines = new ArrayList<>();
        String http = Definitions.tasks(Definitions.HTTP_FUNCTION);
        lines.addAll(
                new LinearLoad(Row.TASKS, "tasks over HTTP", "load-http", http)
                        .run(stand, stand.pace().warmUp()));
        String echo = Definitions.tasks(Definitions.ECHO_FUNCTION);
        lines.addAll(
                new LinearLoad(Row.TASKS, "tasks within the service", "load-echo", echo)
                        .run(stand, stand.pace().warmUpAgain()));
        return lines;
    }
}
