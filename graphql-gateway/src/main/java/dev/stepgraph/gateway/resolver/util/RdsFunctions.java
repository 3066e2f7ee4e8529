package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code util.rds}: the Data API's answer as rows by column name, a list for each statement. */
final class RdsFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "rds.toJsonObject", (run, args) -> rows(run, args),
                    "rds.toJsonString",
                            (run, args) -> PlainValues.write(rows(run, args), run.budget()));

    private RdsFunctions() {}

    private static @Nullable Object rows(Evaluation run, Arguments args) {
        Object given = args.value(0);
        if (given instanceof String text) {
            run.budget().spendText(4L * text.length());
            given = PlainValues.parse(text);
        }
        if (given == null) {
            return null;
        }
        List<Object> results = new ArrayList<>();
        for (Object result : listIn(given, "sqlStatementResults")) {
            results.add(rows(result, run.budget()));
        }
        return results;
    }

    private static List<Object> rows(@Nullable Object result, Budget budget) {
        List<String> columns = columns(result);
        List<Object> rows = new ArrayList<>();
        for (Object record : listIn(result, "records")) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            int column = 0;
            for (Object field : record instanceof List<?> fields ? fields : List.of()) {
                budget.spend(8);
                String name =
                        column < columns.size() ? columns.get(column) : String.valueOf(column);
                row.put(name, value(field));
                column++;
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> columns(@Nullable Object result) {
        List<String> names = new ArrayList<>();
        for (Object metadata : listIn(result, "columnMetadata")) {
            names.add(textIn(metadata, "label", textIn(metadata, "name", "")));
        }
        return names;
    }

    /** The value of {@code {"longValue": 1}} or {@code {"isNull": true}}. */
    private static @Nullable Object value(@Nullable Object field) {
        if (!(field instanceof Map<?, ?> typed) || Boolean.TRUE.equals(typed.get("isNull"))) {
            return null;
        }
        for (Map.Entry<?, ?> entry : typed.entrySet()) {
            if (entry.getValue() != null && !"isNull".equals(entry.getKey())) {
                return "arrayValue".equals(entry.getKey())
                        ? array(entry.getValue(), 0)
                        : entry.getValue();
            }
        }
        return null;
    }

    /** {@code {"longValues": [1]}}, or arrays of such under {@code arrayValues}. */
    private static @Nullable Object array(@Nullable Object holder, int depth) {
        if (!(holder instanceof Map<?, ?> typed) || typed.isEmpty()) {
            return null;
        }
        Map.Entry<?, ?> only = typed.entrySet().iterator().next();
        if (!"arrayValues".equals(only.getKey()) || !(only.getValue() instanceof List<?> inner)) {
            return only.getValue();
        }
        List<@Nullable Object> arrays = new ArrayList<>();
        for (Object element : inner) {
            arrays.add(array(element, PlainValues.deeper(depth)));
        }
        return arrays;
    }

    private static String textIn(@Nullable Object holder, String name, String otherwise) {
        return holder instanceof Map<?, ?> map && map.get(name) instanceof String text
                ? text
                : otherwise;
    }

    private static List<?> listIn(@Nullable Object holder, String name) {
        return holder instanceof Map<?, ?> map && map.get(name) instanceof List<?> list
                ? list
                : List.of();
    }
}
