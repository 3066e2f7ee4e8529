package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Median;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.Repetitions.BesideT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Rows PASS, TASKS and CPU: a machine of five steps under as much load as the service takes.
 *
 * @param row the row that its throughput answers
 * @param variant which of several machines it is
 * @param name the machine's name
 * @param definition the machine
 */
record LinearLoad(Row row, String variant, String name, String definition) {

    /** How many executions with tasks may be under way. */
    private static final int UNDER_WAY = 256;

    /** Its throughput and what a thousand steps cost. */
    List<Line> run(Stand stand, Duration warmUp) throws Exception {
        Throughput throughput =
                new Throughput(stand.service().machine(name, definition), UNDER_WAY);
        stand.progress().say(format(ROOT, "%s, %s: warming up", row.title(), variant));
        throughput.measure(warmUp);
        return lines(Repetitions.besideT(stand, variant, throughput));
    }

    private List<Line> lines(List<BesideT> repetitions) {
        double steps = median(repetitions, each -> each.load().stepsPerSecond());
        double transitions = median(repetitions, BesideT::transitions);
        double cost = median(repetitions, each -> each.load().cpuPerThousandSteps());
        BesideT last = repetitions.getLast();
        Map<String, Double> facts =
                Map.of(
                        "stepsPerSecond",
                        steps,
                        "transitionsPerSecond",
                        transitions,
                        "cpuSecondsPerThousandSteps",
                        cost,
                        "startMillisP50",
                        last.load().starts().millis(50),
                        "startMillisP99",
                        last.load().starts().millis(99),
                        "clientCores",
                        last.load().cpu().client() / last.load().cpu().wall(),
                        "otherCores",
                        last.load().cpu().others() / last.load().cpu().wall());
        String remark =
                "%s steps/s ÷ T %s; %s"
                        .formatted(
                                Figures.text(steps),
                                Figures.text(transitions),
                                last.load().cpu().text());
        List<Double> ratios = list(repetitions, BesideT::ratio);
        List<Double> costs = list(repetitions, each -> each.load().cpuPerThousandSteps());
        return List.of(
                Line.of(row, variant, ratios, remark, facts),
                Line.of(Row.CPU, variant, costs, "under the load of the row above", facts));
    }

    private static double median(List<BesideT> repetitions, ToDoubleFunction<BesideT> figure) {
        return Median.of(list(repetitions, figure));
    }

    private static List<Double> list(List<BesideT> repetitions, ToDoubleFunction<BesideT> figure) {
        List<Double> list = new ArrayList<>();
        repetitions.forEach(each -> list.add(figure.applyAsDouble(each)));
        return list;
    }
}
