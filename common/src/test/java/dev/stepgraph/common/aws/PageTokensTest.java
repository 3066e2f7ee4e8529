package dev.stepgraph.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

class PageTokensTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final PageTokens tokens = tokens("a key");

    @Test
    void opensWhatItIssued() {
        String token = tokens.issue("ListExecutions", "2026|ö");

        assertThat(tokens.open("ListExecutions", token)).isEqualTo("2026|ö");
    }

    @Test
    void refusesATokenOfAnotherScope() {
        String token = tokens.issue("ListExecutions", "7");

        assertInvalid("ListStateMachines", token);
    }

    @Test
    void refusesATokenOfAnotherKey() {
        String token = tokens("another key").issue("ListExecutions", "7");

        assertInvalid("ListExecutions", token);
    }

    @Test
    void refusesATokenOfWhichAnyByteWasChanged() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.issue("ListExecutions", "7"));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertInvalid("ListExecutions", Base64.getUrlEncoder().encodeToString(changed));
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        assertInvalid("ListExecutions", "InvalidToken");
        assertInvalid("ListExecutions", "ä not base64");
        assertInvalid("ListExecutions", "");
    }

    @Test
    void refusesATokenThatIsOlderThanADay() {
        String token = tokens.issue("ListExecutions", "7");
        now.set(now.get().plus(PageTokens.LIFETIME));
        assertThat(tokens.open("ListExecutions", token)).isEqualTo("7");

        now.set(now.get().plusSeconds(1));

        assertInvalid("ListExecutions", token);
    }

    private void assertInvalid(String scope, String token) {
        assertThatThrownBy(() -> tokens.open(scope, token))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.code()).isEqualTo(AwsErrorCode.InvalidToken))
                .hasMessage("Invalid Token: 'Invalid token'");
    }

    private PageTokens tokens(String key) {
        return new PageTokens(key.getBytes(StandardCharsets.UTF_8), now::get);
    }
}
