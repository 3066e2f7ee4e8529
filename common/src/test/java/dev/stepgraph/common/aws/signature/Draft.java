package dev.stepgraph.common.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.http.HeaderField;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that can still be changed. */
final class Draft {

    private final List<HeaderField> headers = new ArrayList<>();
    private String method = "POST";
    private String path = "/";
    private String query = "";
    private String body = "{\"name\":\"a\"}";

    Draft add(String name, String value) {
        headers.add(new HeaderField(name, value));
        return this;
    }

    Draft without(String name) {
        headers.removeIf(field -> field.is(name));
        return this;
    }

    Draft set(String name, String value) {
        return without(name).add(name, value);
    }

    Draft twice(String name) {
        return add(name, build().values(name).getFirst());
    }

    Draft date(String value) {
        return set("X-Amz-Date", value);
    }

    Draft hash(String value) {
        return add("x-amz-content-sha256", value);
    }

    Draft authorization(String value) {
        return set("Authorization", value);
    }

    Draft swap(String pattern, String replacement) {
        String before = build().values("Authorization").getFirst();
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        return authorization(after);
    }

    Draft method(String text) {
        method = text;
        return this;
    }

    Draft path(String text) {
        path = text;
        return this;
    }

    Draft query(String text) {
        query = text;
        return this;
    }

    String query() {
        return query;
    }

    Draft body(String text) {
        body = text;
        return this;
    }

    SignableRequest build() {
        return new SignableRequest(
                method, path, query, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
