package dev.stepgraph.gateway.resolver.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class EvaluationTest {

    @Test
    void raisesTheErrorThatItWasGiven() {
        Calls calls = new Calls();

        assertThatThrownBy(() -> calls.call("error", "no", "Sort", Map.of("a", 1), List.of("b")))
                .isInstanceOfSatisfying(
                        RaisedErrorException.class,
                        raised -> {
                            HandlerError error = raised.error();
                            assertThat(error.message()).isEqualTo("no");
                            assertThat(error.errorType()).isEqualTo("Sort");
                            assertThat(error.data()).hasToString("{\"a\":1}");
                            assertThat(error.errorInfo()).hasToString("[\"b\"]");
                        });
    }

    @Test
    void raisesUnauthorized() {
        assertThatThrownBy(() -> new Calls().call("unauthorized"))
                .isInstanceOfSatisfying(
                        RaisedErrorException.class,
                        raised -> assertThat(raised.error().errorType()).isEqualTo("Unauthorized"));
    }

    @Test
    void validatesByRaisingTheMessageWhereTheConditionIsFalse() {
        Calls calls = new Calls();

        assertThat(calls.call("validate", true, "no")).isNull();
        assertThatThrownBy(() -> calls.call("validate", false, "no"))
                .isInstanceOfSatisfying(
                        RaisedErrorException.class,
                        raised -> {
                            assertThat(raised).hasMessage("no");
                            assertThat(raised.error().errorType())
                                    .isEqualTo("CustomTemplateException");
                        });
    }

    @Test
    void collectsAppendedErrorsAndGoesOn() {
        Calls calls = new Calls();

        calls.call("appendError", "first");
        calls.call("appendError", Map.of("a", 1), "Second");

        assertThat(calls.evaluation.appendedErrors())
                .extracting(HandlerError::message)
                .containsExactly("first", "{\"a\":1}");
    }

    @Test
    void collectsWhatIsAskedForBesidesTheValue() {
        Calls calls = new Calls();

        calls.call("http.addResponseHeader", "X-Trace", "1");
        calls.call("http.addResponseHeaders", Map.of("X-Other", 2));
        calls.call(
                "extensions.evictFromApiCache", "Query", "book", Map.of("context.arguments.id", 1));
        calls.call("extensions.setSubscriptionFilter", Map.of("filterGroup", List.of()));
        calls.call(
                "extensions.setSubscriptionInvalidationFilter", Map.of("filterGroup", List.of()));
        calls.call(
                "extensions.invalidateSubscriptions",
                Map.of("subscriptionField", "onBook", "payload", Map.of("id", 1)));

        assertThat(calls.evaluation.effects())
                .extracting(effect -> (Object) effect.getClass().getSimpleName())
                .containsExactly(
                        "AddResponseHeader",
                        "AddResponseHeader",
                        "EvictFromApiCache",
                        "SetSubscriptionFilter",
                        "SetSubscriptionInvalidationFilter",
                        "InvalidateSubscriptions");
        assertThat(calls.evaluation.effects().getFirst())
                .isEqualTo(new HandlerEffect.AddResponseHeader("X-Trace", "1"));
    }

    @Test
    void makesIdentifiersOfTheChanceAndTimeThatItWasGiven() {
        assertThat((String) new Calls().call("autoId"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isEqualTo(new Calls().call("autoId"));
        assertThat((String) new Calls().call("autoUlid"))
                .matches("[0-9A-HJKMNP-TV-Z]{26}")
                .startsWith("01C5P7XAC5");
        assertThat((String) new Calls().call("autoKsuid"))
                .matches("[0-9A-Za-z]{27}")
                .startsWith("10Bn7");
    }

    @Test
    void drawsNumbersWithinTheRange() {
        Calls calls = new Calls();

        for (int i = 0; i < 100; i++) {
            assertThat((Integer) calls.call("math.randomWithinRange", 3, 5)).isBetween(3, 4);
        }
        assertThat((Double) calls.call("math.randomDouble")).isBetween(0.0, 1.0);
    }

    @Test
    void tellsTheAuthTypeByTheIdentityWhereNothingElseIsKnown() {
        assertThat(AuthTypeName.ofIdentity(null)).isEqualTo("API Key Authorization");
        assertThat(AuthTypeName.ofIdentity(Map.of("sub", "s", "username", "u")))
                .isEqualTo("User Pool Authorization");
        assertThat(AuthTypeName.ofIdentity(Map.of("userArn", "a"))).isEqualTo("IAM Authorization");
        assertThat(AuthTypeName.ofIdentity(Map.of("sub", "s", "issuer", "i")))
                .isEqualTo("Open ID Connect Authorization");
        assertThat(AuthTypeName.ofIdentity(Map.of("resolverContext", Map.of())))
                .isEqualTo("Lambda Authorization");
    }

    @Test
    void refusesToWriteOrCompareWhatIsSharedTwoToThe50Times() {
        List<Object> list = doubled();

        for (String function : List.of("toJson", "dynamodb.toDynamoDB", "list.copyAndRetainAll")) {
            assertThatThrownBy(() -> new Calls().call(function, list, doubled()))
                    .isInstanceOf(BudgetSpentException.class);
        }
    }

    private static List<Object> doubled() {
        List<Object> list = List.of("x");
        for (int i = 0; i < 50; i++) {
            list = List.of(list, list);
        }
        return list;
    }

    @Test
    void refusesAListThatHoldsItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatThrownBy(() -> new Calls().call("toJson", list))
                .isInstanceOf(InvalidCallException.class)
                .hasMessageContaining("nests too deep");
    }

    @Test
    void refusesToReplaceIntoWhatDoesNotFit() {
        String text = "a".repeat(10_000);

        assertThatThrownBy(() -> new Calls().call("str.toReplace", text, "a", text))
                .isInstanceOf(BudgetSpentException.class);
    }

    @Test
    void endsAtTheDeadline() {
        SettableClock clock = new SettableClock(Calls.NOW);
        Budget budget = new Budget(Long.MAX_VALUE, Calls.NOW.plusSeconds(1), clock);
        budget.spend(10_000);

        clock.advance(Duration.ofSeconds(2));

        assertThatThrownBy(() -> budget.spend(10_000))
                .isInstanceOf(BudgetSpentException.class)
                .hasMessageContaining("took longer");
    }
}
