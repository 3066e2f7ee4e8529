package dev.stepgraph.bench.report;

import java.util.List;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param row what it answers
 * @param variant which of several ways of measuring it this is; empty if there is one
 * @param figures what each repetition gave, in the row's unit; empty if it was not run
 * @param remark the figures behind it, or why it was not run
 * @param facts the same for programs to read
 * @param verdict how the median stands to the target
 */
public record Line(
        Row row,
        String variant,
        List<Double> figures,
        String remark,
        Map<String, Double> facts,
        Verdict verdict) {

    /** Copies its collections. */
    public Line {
        figures = List.copyOf(figures);
        facts = Map.copyOf(facts);
    }

    /** Measured, and held against the target. */
    public static Line of(
            Row row,
            String variant,
            List<Double> figures,
            String remark,
            Map<String, Double> facts) {
        Verdict verdict = row.target().verdict(Median.of(figures));
        return new Line(row, variant, figures, remark, facts, verdict);
    }

    /** Measured, and told beside a line that is held against the target. */
    public static Line beside(
            Row row,
            String variant,
            List<Double> figures,
            String remark,
            Map<String, Double> facts) {
        return new Line(row, variant, figures, remark, facts, Verdict.NONE);
    }

    /** Not measured. */
    public static Line notRun(Row row, String variant, String reason) {
        return new Line(row, variant, List.of(), reason, Map.of(), Verdict.NOT_RUN);
    }
}
