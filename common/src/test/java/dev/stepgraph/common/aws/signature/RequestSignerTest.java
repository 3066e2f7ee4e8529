package dev.stepgraph.common.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.testing.SettableClock;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class RequestSignerTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final AccessKey key = new AccessKey("AKIDEXAMPLE", "a secret", "a token");

    @Test
    void signsWhatGoesOut() throws SignatureRefusedException {
        // given
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        URI uri = URI.create("https://api.example:8443/a%20b/c?x=1&y=%2F");
        OutboundRequest plain =
                new OutboundRequest(
                        "POST",
                        uri,
                        List.of(
                                new HeaderField("Content-Type", "application/json"),
                                new HeaderField("User-Agent", "changes on the way"),
                                new HeaderField("Authorization", "of somebody else")),
                        body,
                        Duration.ofSeconds(5));

        // when
        OutboundRequest signed =
                new RequestSigner("eu-west-1", "execute-api", clock).sign(plain, key);

        // then
        List<HeaderField> sent = new ArrayList<>(signed.headers());
        sent.add(new HeaderField("Host", "api.example:8443"));
        SignableRequest received =
                new SignableRequest("POST", uri.getRawPath(), uri.getRawQuery(), sent, body);
        assertThat(
                        new RequestVerifier(
                                        _ -> Optional.of(key),
                                        SignatureRules.strict("eu-west-1", "execute-api"),
                                        clock)
                                .verify(received))
                .isEqualTo(key.id());
        assertThat(received.values("Authorization"))
                .singleElement()
                .asString()
                .contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,");
    }

    @Test
    void statesTheContentOfWhatGoesToS3AndLeavesThePathAlone() throws SignatureRefusedException {
        // given
        URI uri = URI.create("https://bucket.example/a//b%20c/../d");
        OutboundRequest plain =
                new OutboundRequest("GET", uri, List.of(), null, Duration.ofSeconds(5));

        // when
        OutboundRequest signed = new RequestSigner("eu-west-1", "s3", clock).sign(plain, key);

        // then
        List<HeaderField> sent = new ArrayList<>(signed.headers());
        sent.add(new HeaderField("Host", "bucket.example"));
        SignableRequest received =
                new SignableRequest("GET", uri.getRawPath(), "", sent, new byte[0]);
        SignatureRules rules = new SignatureRules("eu-west-1", "s3", PathForm.AS_SENT, Set.of());
        assertThat(new RequestVerifier(_ -> Optional.of(key), rules, clock).verify(received))
                .isEqualTo(key.id());
        assertThat(received.values("X-Amz-Content-Sha256"))
                .containsExactly(Signatures.hash(new byte[0]));
    }
}
