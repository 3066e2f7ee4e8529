package dev.stepgraph.common.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.jwt.Issuers.Issuer;
import dev.stepgraph.common.jwt.Issuers.Publication;
import dev.stepgraph.common.testing.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Signatures that nobody made with a key, and what refusing them costs. */
class ForgedSignaturesTest {

    private static final TestIssuer SERVER = new TestIssuer();
    private static final KeyEndpoints ENDPOINTS =
            new KeyEndpoints(EgressPolicy.publicAnd(List.of("127.0.0.1")), Duration.ofSeconds(20));

    /** The order of P-256's group. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final Issuers issuers =
            new Issuers(ENDPOINTS, KeyLimits.DEFAULTS, InstantSource.system());
    private final Issuer issuer = new Issuer(SERVER.url(), Publication.DISCOVERY);

    @AfterAll
    static void stop() {
        ENDPOINTS.close();
        SERVER.close();
    }

    /** Which multiple of the order r and s are, and what is added. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "0, 0, 0, 1",
        "0, 1, 0, 0",
        "0, 1, 0, 1",
        "1, 0, 0, 1",
        "0, 1, 1, 0",
        "1, 0, 1, 0",
        "1, 1, 1, 1",
        "1, -1, 1, -1"
    })
    void refusesSignaturesAtTheEdgeOfTheCurve(int rTimes, int r, int sTimes, int s) {
        String input =
                TestIssuer.encode("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}")
                        + "."
                        + TestIssuer.encode("{}")
                        + ".";
        byte[] signature = new byte[64];
        write(number(rTimes, r), signature, 0);
        write(number(sTimes, s), signature, 32);

        assertRefused(input + TestIssuer.encode(signature));
    }

    /** Some microseconds each; the bound is for a machine that is busy with other tests. */
    @Test
    void refusesForgeriesInMillisecondsAndWithoutAskingTheIssuer() {
        String token = SERVER.token("{}");
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        assertRefused(forged);
        int asked = SERVER.keyRequests();
        int count = 1_000;
        long start = System.nanoTime();

        for (int i = 0; i < count; i++) {
            assertRefused(forged);
        }

        Duration each = Duration.ofNanos((System.nanoTime() - start) / count);
        assertThat(each).isLessThan(Duration.ofMillis(5));
        assertThat(SERVER.keyRequests()).isEqualTo(asked);
    }

    private static BigInteger number(int times, int plus) {
        return ORDER.multiply(BigInteger.valueOf(times)).add(BigInteger.valueOf(plus));
    }

    private static void write(BigInteger number, byte[] target, int offset) {
        byte[] bytes = number.toByteArray();
        int count = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - count, target, offset + 32 - count, count);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> issuers.checkSignature(SignedToken.parse(token), issuer))
                .isInstanceOf(InvalidTokenException.class);
    }
}
