package dev.stepgraph.bench.report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines for programs: one JSON object each. */
public final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonLines() {}

    /**
     * The objects, each ended by a line break.
     *
     * @param circumstances what every line was measured under
     */
    public static String text(List<Line> lines, Map<String, String> circumstances) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(object(line, circumstances)).append('\n');
        }
        return text.toString();
    }

    private static String object(Line line, Map<String, String> circumstances) {
        ObjectNode object = JSON.createObjectNode();
        object.put("row", line.row().name()).put("variant", line.variant());
        object.put("unit", line.row().unit());
        object.put("must", line.row().target().must()).put("aim", line.row().target().aim());
        line.figures().forEach(object.putArray("figures")::add);
        if (!line.figures().isEmpty()) {
            object.put("median", Median.of(line.figures()));
        }
        object.put("verdict", line.verdict().name()).put("remark", line.remark());
        ObjectNode facts = object.putObject("facts");
        new TreeMap<>(line.facts()).forEach(facts::put);
        ObjectNode under = object.putObject("under");
        new TreeMap<>(circumstances).forEach(under::put);
        return JSON.writeValueAsString(object);
    }
}
