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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

    @Test
    void asksOnceHoweverManyAskAtOnce() throws Exception {
        assertTaken(server.token("{}"));
        clock.advance(Duration.ofMinutes(5));
        CountDownLatch slow = new CountDownLatch(1);
        server.answerAfter(slow);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> refusals = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String madeUp = withKeyId("made-up-" + i);
                refusals.add(threads.submit(() -> assertRefused(madeUp)));
            }

            // Whoever has a key that is known does not wait for them.
            assertTaken(server.token("{}"));
            slow.countDown();
            for (Future<?> refusal : refusals) {
                refusal.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(server.keyRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"issuer\":\"http://elsewhere.example\",\"jwks_uri\":\"%1$s/x\"}",
                "{\"issuer\":\"%1$s\"}",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"http://169.254.169.254/keys\"}",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"http://[::1]:1/keys\"}",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"\\u0000\"}"
            })
    void trustsNobodyByAConfigurationThatIsNotTheIssuers(String configuration) {
        server.say("/.well-known/openid-configuration", configuration.formatted(server.url()));

        assertRefused(server.token("{}"));
        assertThat(server.keyRequests()).isZero();
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void trustsNobodyByKeysThatAreNone(String keys) {
        server.say("/.well-known/jwks.json", keys);

        assertRefused(server.token("{}"));
        assertThat(server.keyRequests()).isEqualTo(1);
    }

    static Stream<String> badKeys() {
        String key = "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"AQAB\",\"e\":\"AQAB\"}";
        return Stream.of(
                "",
                "null",
                "{\"keys\":null}",
                "{\"keys\":[" + key.formatted("rsa-1") + "]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"rsa-1\"}]}",
                "{\"keys\":["
                        + (key.formatted("x") + ",").repeat(100)
                        + key.formatted("rsa-1")
                        + "]}",
                "{\"keys\":" + "[".repeat(200_000),
                "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
                "{\"keys\":[],\"x\":\"" + "x".repeat(6_000_000) + "\"}");
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
