package dev.stepgraph.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SubscriptionFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "eq; 5; 5; true",
                "eq; 5.0; 5; true",
                "eq; 'a'; 'b'; false",
                "eq; null; null; true",
                "ne; 'a'; 'b'; true",
                "ne; 5; 5; false",
                "lt; 4; 5; true",
                "lt; 5; 5; false",
                "le; 5; 5; true",
                "gt; 'b'; 'a'; true",
                "gt; 'b'; 1; false",
                "ge; 5; 5; true",
                "contains; 'abc'; 'b'; true",
                "contains; ['a', 'b']; 'b'; true",
                "contains; 7; 'b'; false",
                "notContains; 'abc'; 'x'; true",
                "notContains; ['a']; 'a'; false",
                "beginsWith; 'abc'; 'ab'; true",
                "beginsWith; 'abc'; 'bc'; false",
                "in; 'a'; ['a', 'b']; true",
                "in; 'c'; ['a', 'b']; false",
                "notIn; 'c'; ['a', 'b']; true",
                "between; 5; [1, 5]; true",
                "between; 6; [1, 5]; false",
                "between; 'm'; ['a', 'z']; true",
                "containsAny; ['a', 'b']; ['x', 'b']; true",
                "containsAny; ['a']; ['x']; false",
            })
    void comparesAsItsOperatorSays(String operator, String value, String operand, boolean holds) {
        SubscriptionFilter filter =
                filter(
                        "{'filterGroup': [{'filters': [{'fieldName': 'f', 'operator': '%s', 'value': %s}]}]}"
                                .formatted(operator, operand));

        assertThat(filter.matches(json("{'f': %s}".formatted(value)))).isEqualTo(holds);
    }

    @Test
    void oneGroupIsEnoughAndAllOfItMustHold() {
        SubscriptionFilter filter =
                filter(
                        """
                        {'filterGroup': [
                          {'filters': [
                            {'fieldName': 'a', 'operator': 'eq', 'value': 1},
                            {'fieldName': 'b', 'operator': 'eq', 'value': 2}]},
                          {'filters': [{'fieldName': 'c.d', 'operator': 'eq', 'value': 3}]}]}
                        """);

        assertThat(filter.matches(json("{'a': 1, 'b': 2}"))).isTrue();
        assertThat(filter.matches(json("{'a': 1, 'b': 3}"))).isFalse();
        assertThat(filter.matches(json("{'c': {'d': 3}}"))).isTrue();
    }

    @Test
    void aFieldThatThePayloadHasNotMatchesNothing() {
        assertThat(
                        filter(
                                        "{'filterGroup': [{'filters': [{'fieldName': 'f', 'operator': 'ne', 'value': 1}]}]}")
                                .matches(json("{'g': 1}")))
                .isFalse();
    }

    @Test
    void isReadOfTextAsWell() {
        JsonNode text =
                json(
                        "'{\\\"filterGroup\\\": [{\\\"filters\\\": [{\\\"fieldName\\\": \\\"f\\\", \\\"operator\\\": \\\"eq\\\", \\\"value\\\": 1}]}]}'");

        assertThat(SubscriptionFilter.parse(text).matches(json("{'f': 1}"))).isTrue();
    }

    @Test
    void argumentsAskForEqualFieldsAndNullForNull() {
        SubscriptionFilter filter =
                SubscriptionFilter.ofArguments((ObjectNode) json("{'id': '7', 'owner': null}"));

        assertThat(filter.matches(json("{'id': '7', 'owner': null, 'more': 1}"))).isTrue();
        assertThat(filter.matches(json("{'id': '7', 'owner': 'ann'}"))).isFalse();
        assertThat(filter.matches(json("{'id': '8', 'owner': null}"))).isFalse();
    }

    @Test
    void withoutArgumentsEverythingIsHeard() {
        assertThat(SubscriptionFilter.ofArguments((ObjectNode) json("{}")).matches(json("{}")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "'no json'",
                "{'filterGroup': [{}]}",
                "{'filterGroup': [{'filters': [{}]}]}",
                "{'filterGroup': [{'filters': [{'fieldName': 'f', 'operator': 'like', 'value': 1}]}]}",
                "{'filterGroup': [{'filters': [{'fieldName': 'f', 'operator': 'in', 'value': 1}]}]}",
                "{'filterGroup': [{'filters': [{'fieldName': 'a.b.c.d.e.f', 'operator': 'eq', 'value': 1}]}]}",
                "{'filterGroup': [{},{},{},{},{},{},{},{},{},{},{}]}",
                "{'filterGroup': [{'filters': [{},{},{},{},{},{}]}]}",
            })
    void whatIsNoFilterIsRefused(String text) {
        assertThatThrownBy(() -> filter(text)).isInstanceOf(InvalidFilterException.class);
    }

    private static SubscriptionFilter filter(String text) {
        return SubscriptionFilter.parse(json(text));
    }

    private static JsonNode json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }
}
