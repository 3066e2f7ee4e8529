package dev.stepgraph.common.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.jwt.Issuers.Issuer;
import dev.stepgraph.common.jwt.Issuers.Publication;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.common.testing.TestIssuer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often issuers are asked for their keys, and what happens when they do not answer. */
class IssuersTest {

    private final TestIssuer server = new TestIssuer();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final KeyEndpoints endpoints =
            new KeyEndpoints(EgressPolicy.publicAnd(List.of("127.0.0.1")), Duration.ofSeconds(20));
    private final Issuers issuers = new Issuers(endpoints, KeyLimits.DEFAULTS, clock);
    private final Issuer issuer = new Issuer(server.url(), Publication.DISCOVERY);

    @AfterEach
    void stop() {
        endpoints.close();
        server.close();
    }

    @Test
    void asksOnceForManyTokens() {
        for (int i = 0; i < 100; i++) {
            assertTaken(server.token("{}"));
        }

        assertThat(server.keyRequests()).isEqualTo(1);
    }

    @Test
    void asksOnceInFiveMinutesHoweverManyKeysAreMadeUp() {
        assertTaken(server.token("{}"));
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 1_000; i++) {
            assertRefused(withKeyId("made-up-" + i));
        }

        assertThat(server.keyRequests()).isEqualTo(2);
    }

    @Test
    void findsAKeyThatTheIssuerChangedTo() {
        assertTaken(server.token("{}"));
        server.rotate("rsa-2");
        assertRefused(server.token("{}"));
        clock.advance(Duration.ofMinutes(5));

        assertTaken(server.token("{}"));
    }

    @Test
    void forgetsAKeyThatTheIssuerTookBack() {
        String token = server.token("{}");
        assertTaken(token);
        server.rotate("rsa-2");
        clock.advance(Duration.ofHours(1));

        assertRefused(token);
    }

    @Test
    void keepsItsKeysWhileTheIssuerIsAway() {
        assertTaken(server.token("{}"));
        server.setDown(true);
        clock.advance(Duration.ofDays(1));

        assertTaken(server.token("{}"));
    }

    @Test
    void asksAgainSoonIfTheIssuerNeverAnswered() {
        server.setDown(true);
        assertRefused(server.token("{}"));
        server.setDown(false);
        assertRefused(server.token("{}"));
        clock.advance(Duration.ofSeconds(10));

        assertTaken(server.token("{}"));
    }

    @Test
    void goesNowhereThatRequestsMayNotGo() {
        try (KeyEndpoints guarded =
                new KeyEndpoints(EgressPolicy.publicAnd(List.of()), Duration.ofSeconds(20))) {
            Issuers careful = new Issuers(guarded, KeyLimits.DEFAULTS, clock);

            assertThatThrownBy(() ->
                            careful.checkSignature(SignedToken.parse(server.token("{}")), issuer))
                    .isInstanceOf(InvalidTokenException.class);
            assertThat(server.keyRequests()).isZero();
        }
    }

    private String withKeyId(String keyId) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
        return server.sign(header, "{}", "SHA256withRSA");
    }

    private void assertTaken(String token) {
        assertThatCode(() -> issuers.checkSignature(SignedToken.parse(token), issuer))
                .doesNotThrowAnyException();
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> issuers.checkSignature(SignedToken.parse(token), issuer))
                .isInstanceOf(InvalidTokenException.class);
    }
}
