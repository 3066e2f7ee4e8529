package dev.stepgraph.bench.report;

import static dev.stepgraph.bench.report.Target.atLeast;
import static dev.stepgraph.bench.report.Target.atMost;

/** What is asked of the platform: the rows of the table, in its order. */
public enum Row {
    PASS("5-step Pass machine, Standard: steps/s ÷ T", "×", atLeast(1.0, 3)),
    TASKS("the same with 5 durable no-op tasks: steps/s ÷ T", "×", atLeast(0.7, 2)),
    DBOS("against DBOS Transact on the same PostgreSQL", "×", atLeast(3, 10)),
    CPU("CPU (service + PostgreSQL) for 1,000 durable steps", "s", atMost(0.15, 0.05)),
    ALONE("start to finish of a 5-step machine, alone, p50", "ms", atMost(4, 2.5)),
    BRANCHES("Parallel/Map of 100 branches, p50", "ms", atMost(50, 15)),
    WAITS_MEDIAN("10,000 Waits due within 10 s: lag p50", "ms", atMost(50, 10)),
    WAITS_TAIL("10,000 Waits due within 10 s: lag p99", "ms", atMost(250, 100)),
    WAITING_HEAP("one waiting execution: heap", "B", atMost(256, 0)),
    WAITING_DATABASE("one waiting execution: database", "B", atMost(1_536, 1_024)),
    GROWTH("10,000 → 1,000,000 waiting: throughput kept", "×", atLeast(0.9, 0.97)),
    INTERPRETER("interpreter alone, transitions/s for a core", "/s", atLeast(100_000, 500_000)),
    EXPRESS("Express synchronous over HTTP ÷ an empty Spring Boot handler", "×", atLeast(0.4, 0.7)),
    SCRIPT("a script evaluated by a process of its own: p50", "ms", atMost(0.3, 0.1)),
    GRAPHQL_HELLO("GraphQL over HTTP ÷ plain Spring GraphQL: hello", "×", atLeast(0.9, 1)),
    GRAPHQL_NESTED("GraphQL over HTTP ÷ plain Spring GraphQL: nested", "×", atLeast(1.5, 3)),
    SUBSCRIBERS_MEDIAN(
            "1,000 subscribers to one mutation: delivery p50 ÷ plain Spring GraphQL",
            "×",
            atMost(1.1, 1)),
    SUBSCRIBERS_TAIL(
            "1,000 subscribers to one mutation: delivery p99 ÷ plain Spring GraphQL",
            "×",
            atMost(1.1, 1)),
    NEIGHBOURS("p99 while another API is attacked ÷ p99 alone", "×", atMost(2, 1.2));

    private final String title;
    private final String unit;
    private final Target target;

    Row(String title, String unit, Target target) {
        this.title = title;
        this.unit = unit;
        this.target = target;
    }

    /** What it is about, with the figure's meaning. */
    public String title() {
        return title;
    }

    /** The unit of the figure and of the target. */
    public String unit() {
        return unit;
    }

    /** What is asked. */
    public Target target() {
        return target;
    }
}
