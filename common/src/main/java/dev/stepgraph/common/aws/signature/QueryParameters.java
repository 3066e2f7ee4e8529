package dev.stepgraph.common.aws.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A query taken apart: names and values, each encoded as signatures want it. */
record QueryParameters(List<Parameter> parameters) {

    /**
     * One parameter.
     *
     * @param name encoded
     * @param value encoded; empty if there is none
     */
    record Parameter(String name, String value) {}

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    /**
     * Takes a query apart.
     *
     * @throws IllegalArgumentException if it is not encoded properly
     */
    static QueryParameters parse(String query) {
        List<Parameter> found = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                found.add(new Parameter(recode(name), recode(value)));
            }
        }
        return new QueryParameters(found);
    }

    /** The decoded values of that name, in their order. */
    List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter ->
                        new String(UriBytes.decode(parameter.value()), StandardCharsets.UTF_8))
                .toList();
    }

    /** All but those of that name. */
    QueryParameters without(String name) {
        return new QueryParameters(
                parameters.stream().filter(parameter -> !parameter.name().equals(name)).toList());
    }

    /** As it is signed: in order, each with its equals sign. */
    String canonical() {
        return parameters.stream()
                .sorted(ORDER)
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static String recode(String text) {
        return UriBytes.encode(UriBytes.decode(text), "");
    }
}
