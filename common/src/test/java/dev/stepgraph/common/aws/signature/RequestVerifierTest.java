package dev.stepgraph.common.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.aws.signature.SignatureRefusedException.Reason;
import dev.stepgraph.common.testing.SettableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is done to a request that was signed properly, and how it is refused. */
class RequestVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AccessKey KEY = AccessKey.of("AKIDTENANTA", "secret of tenant a");
    private static final AccessKey OTHER = AccessKey.of("AKIDTENANTB", "secret of tenant b");
    private static final AccessKey SESSION = new AccessKey("ASIDSESSION", "secret of c", "token-1");
    private static final Map<String, AccessKey> KNOWN =
            Map.of(KEY.id(), KEY, OTHER.id(), OTHER, SESSION.id(), SESSION);
    private static final String EMPTY_HASH = Signatures.hash(new byte[0]);

    private final SettableClock clock = new SettableClock(NOW);

    @Test
    void namesTheKeyThatSigned() throws SignatureRefusedException {
        assertThat(strict().verify(signed(KEY).build())).isEqualTo(KEY.id());
        assertThat(strict().verify(signed(SESSION).build())).isEqualTo(SESSION.id());
    }

    @Test
    void takesAClockThatIsAQuarterOfAnHourOff() throws SignatureRefusedException {
        for (Duration off : List.of(RequestVerifier.MAX_SKEW, RequestVerifier.MAX_SKEW.negated())) {
            clock.set(NOW);
            Draft request = signed(KEY);
            clock.set(NOW.plus(off));

            assertThat(strict().verify(request.build())).isEqualTo(KEY.id());
        }
    }

    @Test
    void takesAQueryInAnyOrderAndEncoding() throws SignatureRefusedException {
        Draft request = signed(KEY, draft().query("b=1%2F2&a=x%20y&b=0"));

        request.query("a=x+y&b=0&b=1/2");

        assertThat(strict().verify(request.build())).isEqualTo(KEY.id());
    }

    @Test
    void takesAnUnsignedPayloadOnlyWhereThatIsAllowed() throws SignatureRefusedException {
        SignatureRules rules =
                new SignatureRules(
                        "us-east-1",
                        "states",
                        PathForm.NORMALIZED,
                        Set.of(SignatureRules.Leniency.UNSIGNED_PAYLOADS));
        SignableRequest request = unsignedPayload().build();

        assertThat(new RequestVerifier(keys(), rules, clock).verify(request)).isEqualTo(KEY.id());
        assertRefused(request, Reason.INVALID);
    }

    @Test
    void doesNotTellAnUnknownKeyFromAWrongSignature() {
        AccessKey unknown = AccessKey.of("AKIDNOBODY", "any secret");
        AccessKey wrong = AccessKey.of(KEY.id(), "not its secret");

        SignatureRefusedException ofUnknown = refusal(signed(unknown).build());
        SignatureRefusedException ofWrong = refusal(signed(wrong).build());

        assertThat(ofUnknown.reason()).isEqualTo(Reason.UNRECOGNIZED).isEqualTo(ofWrong.reason());
        assertThat(ofUnknown).hasMessage(ofWrong.getMessage());
    }

    /** What is replaced in the header Authorization, by what, and why it is then refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AWS4-HMAC-SHA256 | Bearer | INCOMPLETE
                    HMAC | ECDSA-P256 | INCOMPLETE
                    AWS4 | aws4 | INCOMPLETE
                    Signature= | 'Signature=00, Signature=' | INCOMPLETE
                    Credential= | X= | INCOMPLETE
                    Credential= | '' | INCOMPLETE
                    ', Signature=.*' | '' | INCOMPLETE
                    ', Signature' | ',, Signature' | INCOMPLETE
                    .$ | '' | INCOMPLETE
                    .{64}$ | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | INCOMPLETE
                    .{64}$ | 0000000000000000000000000000000000000000000000000000000000000000 | UNRECOGNIZED
                    /aws4_request | /aws3_request | INCOMPLETE
                    /aws4_request | /x/aws4_request | INCOMPLETE
                    AKIDTENANTA | 'a b' | INCOMPLETE
                    AKIDTENANTA | ../x | INCOMPLETE
                    AKIDTENANTA | AKIDTENANTB | UNRECOGNIZED
                    AKIDTENANTA | akidtenanta | UNRECOGNIZED
                    us-east-1 | eu-west-1 | INVALID
                    us-east-1 | US-EAST-1 | INVALID
                    states | appsync | INVALID
                    20260301 | 20260228 | INVALID
                    20260301 | 2026030 | INCOMPLETE
                    =host; | = | INCOMPLETE
                    =host; | =host;host; | INCOMPLETE
                    =host; | =;host; | INCOMPLETE
                    =host; | =Host; | INCOMPLETE
                    =host; | =cookie;host; | INCOMPLETE
                    ;x-amz-target | '' | INCOMPLETE
                    ;x-amz-date | '' | INCOMPLETE
                    =host;x-amz-date | =x-amz-date;host | INCOMPLETE
                    """)
    void refusesAChangedSignature(String part, String replacement, Reason reason) {
        assertRefused(signed(KEY).swap(part, replacement).build(), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refusesAChangedRequest(String change, Reason reason, UnaryOperator<Draft> apply) {
        assertRefused(apply.apply(signed(KEY)).build(), reason);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("no signature", Reason.MISSING, r -> r.without("Authorization")),
                change("no date", Reason.INCOMPLETE, r -> r.without("X-Amz-Date")),
                change("two dates", Reason.INCOMPLETE, r -> r.twice("X-Amz-Date")),
                change("two signatures", Reason.INCOMPLETE, r -> r.twice("Authorization")),
                change("no day", Reason.INCOMPLETE, r -> r.date("20260230T100000Z")),
                change("an offset", Reason.INCOMPLETE, r -> r.date("20260301T100000+01:00")),
                change("another time", Reason.UNRECOGNIZED, r -> r.date("20260301T100100Z")),
                change("a token", Reason.INCOMPLETE, r -> r.add("X-Amz-Security-Token", "t")),
                change("another host", Reason.UNRECOGNIZED, r -> r.set("Host", "elsewhere")),
                change("a second host", Reason.INCOMPLETE, r -> r.add("Host", "elsewhere")),
                change("another target", Reason.UNRECOGNIZED, r -> r.set("X-Amz-Target", "x.Stop")),
                change("a second target", Reason.INCOMPLETE, r -> r.twice("X-Amz-Target")),
                change("a line break", Reason.INCOMPLETE, r -> r.add("X-Note", "a\r\nHost: b")),
                change("a zero", Reason.INCOMPLETE, r -> r.add("X-Note", "a\0b")),
                change("another method", Reason.UNRECOGNIZED, r -> r.method("PUT")),
                change("another path", Reason.UNRECOGNIZED, r -> r.path("/other")),
                change("an encoded slash", Reason.UNRECOGNIZED, r -> r.path("/%2F")),
                change("a parameter", Reason.UNRECOGNIZED, r -> r.query("a=1")),
                change("a broken query", Reason.INCOMPLETE, r -> r.query("a=%zz")),
                change("half an escape", Reason.INCOMPLETE, r -> r.query("a=%2")),
                change("in the query too", Reason.INCOMPLETE, r -> r.query("X-Amz-Signature=00")),
                change("another body", Reason.UNRECOGNIZED, r -> r.body("{}")),
                change("its hash too", Reason.UNRECOGNIZED, r -> r.body("").hash(EMPTY_HASH)),
                change("the wrong hash", Reason.INVALID, r -> r.hash(EMPTY_HASH)),
                change("two hashes", Reason.INCOMPLETE, r -> r.hash("0").hash("1")),
                change("chunks", Reason.INVALID, r -> r.hash("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")),
                change(
                        "a trailer",
                        Reason.INVALID,
                        r -> r.hash("STREAMING-UNSIGNED-PAYLOAD-TRAILER")),
                change("an unsigned body", Reason.INVALID, r -> r.hash("UNSIGNED-PAYLOAD")));
    }

    @Test
    void refusesAnOldAndAFutureSignature() {
        for (Duration off : List.of(Duration.ofSeconds(901), Duration.ofSeconds(-901))) {
            clock.set(NOW);
            SignableRequest request = signed(KEY).build();
            clock.set(NOW.plus(off));

            assertRefused(request, Reason.INVALID);
        }
    }

    @Test
    void refusesTheTokenOfAnotherSession() {
        assertRefused(
                signed(new AccessKey(SESSION.id(), SESSION.secret(), "token-2")).build(),
                Reason.UNRECOGNIZED);
        assertRefused(
                signed(AccessKey.of(SESSION.id(), SESSION.secret())).build(), Reason.UNRECOGNIZED);
        assertRefused(
                signed(new AccessKey(KEY.id(), KEY.secret(), "token-1")).build(),
                Reason.UNRECOGNIZED);
    }

    @Test
    void takesASignedUrlOnlyWhereThatIsAllowedAndInItsTime() throws SignatureRefusedException {
        // given
        SignatureRules rules =
                new SignatureRules(
                        "us-east-1",
                        "states",
                        PathForm.NORMALIZED,
                        Set.of(SignatureRules.Leniency.PRESIGNED_URLS));
        RequestVerifier verifier = new RequestVerifier(keys(), rules, clock);
        SignableRequest request = presigned(Duration.ofDays(7)).build();

        // then
        assertRefused(request, Reason.INCOMPLETE);
        clock.set(NOW.plus(Duration.ofDays(7)));
        assertThat(verifier.verify(request)).isEqualTo(KEY.id());
        clock.set(NOW.plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(refusal(verifier, request).reason()).isEqualTo(Reason.INVALID);
        clock.set(NOW);
        for (Duration lifetime : List.of(Duration.ofDays(7).plusSeconds(1), Duration.ZERO)) {
            assertThat(refusal(verifier, presigned(lifetime).build()).reason())
                    .isEqualTo(Reason.INCOMPLETE);
        }
        assertThat(
                        refusal(verifier, changed("X-Amz-Expires=604800", "X-Amz-Expires=604799"))
                                .reason())
                .isEqualTo(Reason.UNRECOGNIZED);
        assertThat(refusal(verifier, changed("$", "&X-Amz-Security-Token=token-1")).reason())
                .isEqualTo(Reason.UNRECOGNIZED);
        assertThat(refusal(verifier, changed("$", "&X-Amz-Date=20260301T100000Z")).reason())
                .isEqualTo(Reason.INCOMPLETE);
    }

    private SignableRequest changed(String pattern, String replacement) {
        Draft draft = presigned(Duration.ofDays(7));
        return draft.query(draft.query().replaceFirst(pattern, replacement)).build();
    }

    private Draft presigned(Duration lifetime) {
        Draft draft = new Draft();
        draft.add("Host", "localhost:8080");
        String query =
                new RequestSigner("us-east-1", "states", clock)
                        .presignedQuery(draft.build(), KEY, lifetime);
        return draft.query(query);
    }

    private Draft unsignedPayload() {
        Draft draft = draft();
        // What is signed in place of the hash can only be had by stating it, so sign it by hand.
        draft.add("X-Amz-Date", Signatures.TIMESTAMP.format(NOW));
        draft.add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        List<String> names = List.of("host", "x-amz-content-sha256", "x-amz-date", "x-amz-target");
        CredentialScope scope = new CredentialScope("20260301", "us-east-1", "states");
        String canonical =
                Signatures.canonicalRequest(
                        draft.build(),
                        PathForm.NORMALIZED,
                        QueryParameters.parse(""),
                        names,
                        "UNSIGNED-PAYLOAD");
        String signature = Signatures.sign(canonical, KEY.secret(), scope, NOW);
        return draft.add(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(KEY.id(), scope, String.join(";", names), signature));
    }

    private static Arguments change(String name, Reason reason, UnaryOperator<Draft> apply) {
        return Arguments.of(name, reason, apply);
    }

    private static AccessKeys keys() {
        return id -> Optional.ofNullable(KNOWN.get(id));
    }

    private RequestVerifier strict() {
        return new RequestVerifier(keys(), SignatureRules.strict("us-east-1", "states"), clock);
    }

    private void assertRefused(SignableRequest request, Reason reason) {
        assertThat(refusal(request).reason()).isEqualTo(reason);
    }

    private SignatureRefusedException refusal(SignableRequest request) {
        return refusal(strict(), request);
    }

    static SignatureRefusedException refusal(RequestVerifier verifier, SignableRequest request) {
        SignatureRefusedException refusal =
                catchThrowableOfType(
                        SignatureRefusedException.class, () -> verifier.verify(request));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Draft draft() {
        return new Draft()
                .add("Host", "localhost:8080")
                .add("X-Amz-Target", "AWSStepFunctions.StartExecution");
    }

    private Draft signed(AccessKey key) {
        return signed(key, draft());
    }

    private Draft signed(AccessKey key, Draft draft) {
        new RequestSigner("us-east-1", "states", clock)
                .signatureHeaders(draft.build(), key)
                .forEach(field -> draft.add(field.name(), field.value()));
        return draft;
    }
}
