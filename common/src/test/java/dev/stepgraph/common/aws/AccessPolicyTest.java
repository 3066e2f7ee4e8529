package dev.stepgraph.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.AccessPolicy.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AccessPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "*, '', true",
        "a*c, abbbc, true",
        "a*c, abbb, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "apis/x/types/Query/*, apis/x/types/Query/fields/a, true",
        "apis/x/types/Query/*, apis/x/types/QueryB/fields/a, false",
        "*/fields/a, apis/x/types/Query/fields/a, true",
        "*/fields/a, apis/x/types/Query/fields/ab, false",
        "a*b*c, axbxbxc, true",
        "A, a, false",
        "'', a, false",
        "a.c, abc, false"
    })
    void matchesWildcards(String pattern, String resource, boolean expected) {
        AccessPolicy policy = policy(allow(List.of("*"), List.of(pattern)));

        assertThat(policy.allows("appsync:GraphQL", resource)).isEqualTo(expected);
    }

    @Test
    void takesNoTimeOverAPatternOfMany() {
        AccessPolicy policy = policy(allow(List.of("*"), List.of("*a".repeat(5_000) + "b")));

        assertThat(policy.allows("x", "a".repeat(10_000))).isFalse();
    }

    @Test
    void allowsNothingByItself() {
        assertThat(policy().allows("appsync:GraphQL", "r")).isFalse();
        assertThat(policy(allow(List.of("states:*"), List.of("*"))).allows("appsync:GraphQL", "r"))
                .isFalse();
        assertThat(AccessPolicy.EVERYTHING.allows("appsync:GraphQL", "r")).isTrue();
    }

    @Test
    void letsADenialOutweighEverything() {
        Statement all = allow(List.of("*"), List.of("*"));
        Statement denial = new Statement(Effect.DENY, List.of("appsync:*"), List.of("secret"));

        for (AccessPolicy policy : List.of(policy(all, denial), policy(denial, all))) {
            assertThat(policy.allows("appsync:GraphQL", "secret")).isFalse();
            assertThat(policy.allows("appsync:GraphQL", "other")).isTrue();
        }
    }

    private static Statement allow(List<String> actions, List<String> resources) {
        return new Statement(Effect.ALLOW, actions, resources);
    }

    private static AccessPolicy policy(Statement... statements) {
        return new AccessPolicy(List.of(statements));
    }
}
