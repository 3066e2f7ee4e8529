package dev.stepgraph.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

class TableTest {

    private static final Line ALONE =
            Line.of(Row.ALONE, "Pass states", List.of(3.0, 9.0, 2.0), "alone", Map.of("p99", 8.0));
    private static final Line DBOS = Line.notRun(Row.DBOS, "", "no peers");

    @Test
    void hasALineForEachRowInTheirOrder() {
        List<String> lines = Table.text(List.of(ALONE, DBOS)).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines).extracting(String::length).containsOnly(lines.getFirst().length());
        assertThat(lines.get(2)).contains("DBOS", "3.00×", "–", "not run", "no peers");
        assertThat(lines.get(3)).contains("alone, p50; Pass states", "3.00 ms", "| must");
    }

    @Test
    void tellsProgramsEverything() {
        String text = JsonLines.text(List.of(ALONE, DBOS), Map.of("cores", "2"));

        List<JsonNode> objects = text.lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(objects).hasSize(2);
        assertThat(objects.get(0).path("median").asDouble()).isEqualTo(3);
        assertThat(objects.get(0).path("figures")).hasSize(3);
        assertThat(objects.get(0).path("facts").path("p99").asDouble()).isEqualTo(8);
        assertThat(objects.get(0).path("under").path("cores").asString()).isEqualTo("2");
        assertThat(objects.get(1).path("verdict").asString()).isEqualTo("NOT_RUN");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0456, 0.046", "1.234, 1.23", "12.34, 12.3", "12345.6, '12,346'"})
    void writesNoMoreDigitsThanAreWorthIt(double figure, String text) {
        assertThat(Figures.text(figure)).isEqualTo(text);
    }
}
