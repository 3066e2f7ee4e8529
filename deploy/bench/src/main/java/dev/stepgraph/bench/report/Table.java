package dev.stepgraph.bench.report;

import java.util.ArrayList;
import java.util.List;

/** The lines as a table for people, in columns of equal width that Markdown reads as well. */
public final class Table {

    private static final List<String> HEAD =
            List.of("row", "must", "aim", "measured", "verdict", "behind it");

    private Table() {}

    /** The table, in the order of the rows. */
    public static String text(List<Line> lines) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        lines.stream()
                .sorted((one, other) -> one.row().compareTo(other.row()))
                .map(Table::cells)
                .forEach(cells::add);
        int[] widths = widths(cells);
        cells.add(1, rule(widths));
        StringBuilder text = new StringBuilder();
        cells.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static List<String> cells(Line line) {
        Row row = line.row();
        String variant = line.variant().isEmpty() ? "" : "; " + line.variant();
        return List.of(
                row.title() + variant,
                Figures.text(row.target().must(), row.unit()),
                Figures.text(row.target().aim(), row.unit()),
                line.figures().isEmpty()
                        ? "–"
                        : Figures.text(Median.of(line.figures()), row.unit()),
                line.verdict().text(),
                line.remark());
    }

    private static int[] widths(List<List<String>> cells) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static List<String> rule(int[] widths) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        return rule;
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            text.append(' ').append(cell).repeat(' ', widths[i] - cell.length()).append(" |");
        }
        text.append('\n');
    }
}
