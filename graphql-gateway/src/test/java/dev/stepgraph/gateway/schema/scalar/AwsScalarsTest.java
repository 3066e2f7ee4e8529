package dev.stepgraph.gateway.schema.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

class AwsScalarsTest {

    @ParameterizedTest
    @CsvSource({
        "AWSDate, 1970-01-01",
        "AWSDate, 1970-01-01Z",
        "AWSDate, 2024-02-29-07:00",
        "AWSDate, 1970-01-01+05:30:15",
        "AWSTime, 00:00",
        "AWSTime, 12:30Z",
        "AWSTime, 23:59:59",
        "AWSTime, 12:30:24.1",
        "AWSTime, 12:30:24.123456789+05:30",
        "AWSTime, 12:30:24-07:00:59",
        "AWSDateTime, 1970-01-01T12:30:00.000Z",
        "AWSDateTime, 2024-02-29T12:30-11:59:59",
        "AWSDateTime, 1970-01-01T12:30+00:00",
        "AWSEmail, a@b",
        "AWSEmail, first.last+tag@mail.example.com",
        "AWSEmail, '\"quoted name\"@example.com'",
        "AWSURL, https://example.com:8080/a/b?c=d//e#f",
        "AWSURL, mailto:jane@example.com",
        "AWSURL, ftp://example.com",
        "AWSPhone, +1 555-010-9999",
        "AWSPhone, 206 555 0100",
        "AWSIPAddress, 192.168.0.1",
        "AWSIPAddress, 10.0.0.0/8",
        "AWSIPAddress, 2001:db8::ff00:42:8329",
        "AWSIPAddress, 1:2:3:4:5:6:7:8",
        "AWSIPAddress, 64:ff9b::192.0.2.33/96",
        "AWSIPAddress, fe80::/10",
        "AWSJSON, '[1, {\"a\": null}]'",
        "AWSJSON, 'null'",
    })
    void takesWhatHasItsForm(String scalar, String text) {
        // when
        Object value = parse(scalar, text);

        // then
        assertThat(value).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AWSDate, 2023-02-29",
        "AWSDate, 70-01-01",
        "AWSDate, 1970-1-01",
        "AWSDate, 1970-01-01T00:00Z",
        "AWSDate, 1970-01-01+5:30",
        "AWSDate, +1970-01-01",
        "AWSTime, 24:00",
        "AWSTime, 12:60",
        "AWSTime, 12",
        "AWSTime, 12:30:24.",
        "AWSTime, 12:30:24.1234567890",
        "AWSTime, 12:30z",
        "AWSTime, 12:30:24+24:00",
        "AWSDateTime, 1970-01-01T12:30",
        "AWSDateTime, 1970-01-01 12:30Z",
        "AWSDateTime, 1970-01-01",
        "AWSDateTime, 1970-01-01Z",
        "AWSEmail, a",
        "AWSEmail, a@b@c",
        "AWSEmail, a@-b.c",
        "AWSEmail, a@b..c",
        "AWSURL, example.com",
        "AWSURL, /a/b",
        "AWSURL, http://example.com/a//b",
        "AWSURL, 'http://exa mple.com'",
        "AWSURL, http:",
        "AWSPhone, +",
        "AWSPhone, 555-CALL",
        "AWSPhone, +1234567890123456",
        "AWSPhone, 555-",
        "AWSIPAddress, 256.1.1.1",
        "AWSIPAddress, 01.1.1.1",
        "AWSIPAddress, 1.1.1.1/33",
        "AWSIPAddress, 1.1.1.1/",
        "AWSIPAddress, 1:2:3:4:5:6:7",
        "AWSIPAddress, 1::2::3",
        "AWSIPAddress, ::/129",
        "AWSIPAddress, 1:2:3:4:5:6:7::8",
        "AWSIPAddress, 12345::",
        "AWSJSON, '{a: 1}'",
        "AWSJSON, '{\"a\": 1} x'",
        "AWSJSON, ''",
    })
    void refusesWhatHasNot(String scalar, String text) {
        // when, then
        assertThatThrownBy(() -> parse(scalar, text))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessageStartingWith("Unable to parse `" + text + "` as a valid ");
    }

    @Test
    void takesWholeSecondsOfEitherSignAsTimestamps() {
        // when, then
        assertThat(parse("AWSTimestamp", -1)).isEqualTo(-1L);
        assertThat(parse("AWSTimestamp", new BigDecimal("1.0"))).isEqualTo(1L);
        assertThat(serialize("AWSTimestamp", "17")).isEqualTo(17L);
    }

    @Test
    void refusesTimestampsThatAreNoneQuickly() {
        for (Object value : new Object[] {new BigDecimal("1e50000000"), 1.5, "1", true}) {
            // when, then
            assertThatThrownBy(() -> parse("AWSTimestamp", value))
                    .isInstanceOf(CoercingParseValueException.class);
        }
    }

    @Test
    void answersJsonAsItsText() {
        // given
        var object = JsonNodeFactory.instance.objectNode().put("a", 1);

        // when, then
        assertThat(serialize("AWSJSON", object)).isEqualTo("{\"a\":1}");
        assertThat(serialize("AWSJSON", "{\"a\": 1}")).isEqualTo("{\"a\": 1}");
        assertThat(serialize("AWSJSON", "plain")).isEqualTo("\"plain\"");
        assertThat(serialize("AWSJSON", 1.5)).isEqualTo("1.5");
    }

    @Test
    void refusesToAnswerWhatHasNotItsForm() {
        // when, then
        assertThatThrownBy(() -> serialize("AWSDateTime", "2020-05-23T06:4:37.000Z"))
                .isInstanceOf(CoercingSerializeException.class)
                .hasMessage(
                        "Unable to serialize `2020-05-23T06:4:37.000Z` as a valid DateTime Object.");
    }

    private static Object parse(String scalar, Object value) {
        return Objects.requireNonNull(
                coercing(scalar).parseValue(value, GraphQLContext.getDefault(), Locale.ENGLISH));
    }

    private static Object serialize(String scalar, Object value) {
        return Objects.requireNonNull(
                coercing(scalar).serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH));
    }

    private static Coercing<?, ?> coercing(String scalar) {
        return Objects.requireNonNull(AwsScalars.types().get(scalar)).getCoercing();
    }
}
