package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.integration.http.HttpTask.ArrayFormat;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Writes JSON as a form: {@code {"a":{"b":1},"c":[2,3]}} becomes {@code a[b]=1&c[0]=2&c[1]=3},
 * percent-encoded.
 */
final class FormEncoding {

    private final ArrayFormat arrays;
    private final StringJoiner form = new StringJoiner("&");

    private FormEncoding(ArrayFormat arrays) {
        this.arrays = arrays;
    }

    /** The object as a form. */
    static String form(JsonNode object, ArrayFormat arrays) {
        FormEncoding encoding = new FormEncoding(arrays);
        object.forEachEntry(encoding::add);
        return encoding.form.toString();
    }

    /** Keys with their values as a query: each key once for each of its values. */
    static String query(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(value -> pair(e.getKey(), value)))
                .collect(Collectors.joining("&"));
    }

    /** A scalar as text: a string as it stands, null as nothing, others as JSON writes them. */
    static String scalar(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isNull() ? "" : JsonText.write(value);
    }

    private void add(String key, JsonNode value) {
        if (value.isObject()) {
            value.forEachEntry((name, member) -> add(key + "[" + name + "]", member));
        } else if (value.isArray()) {
            addArray(key, value);
        } else {
            form.add(pair(key, scalar(value)));
        }
    }

    private void addArray(String key, JsonNode array) {
        if (arrays == ArrayFormat.COMMAS) {
            form.add(
                    pair(
                            key,
                            array.valueStream()
                                    .map(FormEncoding::scalar)
                                    .collect(Collectors.joining(","))));
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            add(key + suffix(i), array.get(i));
        }
    }

    private String suffix(int index) {
        return switch (arrays) {
            case INDICES -> "[" + index + "]";
            case BRACKETS -> "[]";
            case REPEAT, COMMAS -> "";
        };
    }

    private static String pair(String key, String value) {
        return encode(key) + "=" + encode(value);
    }

    /** Percent-encoded as in a form, a space as {@code %20}. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
