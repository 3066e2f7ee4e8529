package dev.stepgraph.common.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** AWS's own signing test suite, in both forms, signing as well as verifying. */
class SigningVectorsTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String KEY_ID = "AKIDEXAMPLE";

    private final SettableClock clock = new SettableClock(Instant.parse("2015-08-30T12:36:00Z"));

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in =
                SigningVectorsTest.class.getResourceAsStream("/aws-signing-vectors.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList().stream().map(line -> new Vector(JsonText.parse(line)));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAndVerifiesInTheHeader(Vector vector) throws SignatureRefusedException {
        // when
        SignableRequest request = vector.request(vector.query());
        List<HeaderField> added =
                signer(vector).signatureHeaders(request, key(vector.member("token")));

        // then
        assertThat(added.getLast().value())
                .endsWith("Signature=" + vector.member("headerSignature"));
        assertThat(verifier(vector).verify(vector.request(vector.query(), added)))
                .isEqualTo(KEY_ID);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAndVerifiesInTheQuery(Vector vector) throws SignatureRefusedException {
        // when
        String query =
                signer(vector)
                        .presignedQuery(
                                vector.request(vector.query()),
                                key(vector.member("token")),
                                Duration.ofHours(1));

        // then
        assertThat(query).endsWith("X-Amz-Signature=" + vector.member("querySignature"));
        assertThat(verifier(vector).verify(vector.request(query))).isEqualTo(KEY_ID);
    }

    private RequestSigner signer(Vector vector) {
        return new RequestSigner("us-east-1", "service", vector.pathForm(), clock);
    }

    private RequestVerifier verifier(Vector vector) {
        SignatureRules rules =
                new SignatureRules(
                        "us-east-1",
                        "service",
                        vector.pathForm(),
                        Set.of(SignatureRules.Leniency.PRESIGNED_URLS));
        AccessKeys keys = _ -> Optional.of(key(vector.sessionToken()));
        return new RequestVerifier(keys, rules, clock);
    }

    private static AccessKey key(@Nullable String token) {
        return new AccessKey(KEY_ID, SECRET, token);
    }

    /** One request of the suite. */
    record Vector(JsonNode json) {

        @Nullable String member(String name) {
            return json.path(name).asStringOpt().orElse(null);
        }

        String query() {
            return json.path("query").asString("");
        }

        PathForm pathForm() {
            return PathForm.valueOf(json.path("pathForm").asString("NORMALIZED"));
        }

        /** The token that goes along, wherever it stands. */
        @Nullable String sessionToken() {
            return request("").values("X-Amz-Security-Token").stream()
                    .findFirst()
                    .orElse(member("token"));
        }

        SignableRequest request(String query) {
            return request(query, List.of());
        }

        /** The lines of a folded header are values of their own, as the suite has it. */
        SignableRequest request(String query, List<HeaderField> added) {
            List<HeaderField> headers = new ArrayList<>();
            headers.add(new HeaderField("Host", "example.amazonaws.com"));
            for (JsonNode line : json.path("headers")) {
                String text = line.asString();
                int colon = text.indexOf(':');
                text.substring(colon + 1)
                        .lines()
                        .forEach(value ->
                                headers.add(new HeaderField(text.substring(0, colon), value)));
            }
            headers.addAll(added);
            return new SignableRequest(
                    json.path("method").asString(),
                    json.path("path").asString(),
                    query,
                    headers,
                    json.path("body").asString("").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return json.path("name").asString();
        }
    }
}
