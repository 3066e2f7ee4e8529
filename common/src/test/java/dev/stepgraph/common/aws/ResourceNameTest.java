package dev.stepgraph.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "order-1_2.3", "été", "注文", "a'b(c)=+!@"})
    void takesOrdinaryNames(String name) {
        assertThat(ResourceName.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a b", "a\tb", "a:b", "a/b", "a*", "a?", "<a>", "{a}", "[a]", "a\"b", "a#",
                "a%", "a\\", "a^", "a|", "a~", "a`", "a$", "a&", "a,b", "a;b", "a\u0000", "a\u0080",
                "a\u00a0b", "a\u2028", "a😀", "a\ufffe"
            })
    void refusesForbiddenCharacters(String name) {
        assertThatThrownBy(() -> ResourceName.check(name))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.code()).isEqualTo(AwsErrorCode.InvalidName))
                .hasMessage("Invalid Name: '" + name + "'");
    }

    @Test
    void takesEightyCharactersAndNotOneMore() {
        assertThat(ResourceName.check("x".repeat(80))).hasSize(80);
        assertThatThrownBy(() -> ResourceName.check("x".repeat(81)))
                .isInstanceOf(AwsException.class);
    }
}
