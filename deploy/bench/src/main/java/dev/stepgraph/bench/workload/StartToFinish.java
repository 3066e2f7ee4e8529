package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;

import java.util.List;
import java.util.Map;

/** Row ALONE: a machine of five steps on an idle service, seen by its only client. */
final class StartToFinish implements Workload {

    @Override
    public List<Line> run(Stand stand) throws Exception {
        TimedSequence passes = measure(stand, "Pass states", "alone-pass", Definitions.passes());
        String tasks = Definitions.tasks(Definitions.ECHO_FUNCTION);
        TimedSequence echoes = measure(stand, "tasks within the service", "alone-echo", tasks);
        int count = stand.pace().sequence();
        return List.of(
                Line.of(
                        Row.ALONE,
                        "Pass states",
                        passes.medians(),
                        passes.remark(count),
                        Map.of("millisP99", passes.tail())),
                Line.beside(
                        Row.ALONE,
                        "tasks within the service, six commits in a row",
                        echoes.medians(),
                        echoes.remark(count),
                        Map.of("millisP99", echoes.tail())));
    }

    private static TimedSequence measure(
            Stand stand, String name, String machine, String definition) throws Exception {
        Sequence sequence =
                new Sequence(stand.service().machine(machine, definition), Definitions.PAYLOAD);
        return TimedSequence.measure(stand, Row.ALONE, name, sequence, stand.pace().sequence());
    }
}
