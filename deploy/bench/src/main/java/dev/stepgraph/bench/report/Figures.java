package dev.stepgraph.bench.report;

import java.util.Locale;

/** Figures as people read them: no more digits than the measurement is worth. */
public final class Figures {

    private Figures() {}

    /** Three significant digits, and thousands apart. */
    public static String text(double figure) {
        double size = Math.abs(figure);
        if (size == 0) {
            return "0";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", figure);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", figure);
        }
        return size >= 1
                ? String.format(Locale.ROOT, "%.2f", figure)
                : String.format(Locale.ROOT, "%.3f", figure);
    }

    /** With its unit, if it has one. */
    public static String text(double figure, String unit) {
        String text = text(figure);
        return switch (unit) {
            case "" -> text;
            case "×", "/s" -> text + unit;
            default -> text + " " + unit;
        };
    }
}
