package dev.stepgraph.gateway.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.jwt.Issuers;
import dev.stepgraph.common.jwt.KeyEndpoints;
import dev.stepgraph.common.jwt.KeyLimits;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.common.testing.TestIssuer;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that are good, and all that is done to them. */
class JwtAuthenticatorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final KeyEndpoints ENDPOINTS =
            new KeyEndpoints(EgressPolicy.publicAnd(List.of("127.0.0.1")), Duration.ofSeconds(20));

    private final SettableClock clock = new SettableClock(NOW);
    private final JwtProperties settings =
            new JwtProperties(
                    ISSUER.url(),
                    List.of("127.0.0.1"),
                    Duration.ofSeconds(60),
                    Duration.ofHours(1),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(20));
    private final JwtAuthenticator authenticator =
            new JwtAuthenticator(
                    new Issuers(ENDPOINTS, KeyLimits.DEFAULTS, clock), settings, clock);

    @AfterAll
    static void stop() {
        ENDPOINTS.close();
        ISSUER.close();
    }

    @Test
    void knowsTheOwnerOfATokenOfAnIssuer() {
        Caller caller = call(openId("app-.*"), ISSUER.token(claims().toString()));

        assertThat(caller.mode()).isEqualTo(AuthenticationType.OPENID_CONNECT);
        assertThat(caller.expires()).isEqualTo(NOW.plusSeconds(600));
        assertThat(caller.groups()).isEmpty();
        assertThat(caller.identity())
                .isEqualTo(
                        JsonText.parse(
                                "{\"claims\":%s,\"issuer\":\"%s\",\"sub\":\"ann\"}"
                                        .formatted(claims(), ISSUER.url())));
    }

    @Test
    void knowsTheOwnerOfATokenOfAUserPool() {
        ObjectNode claims = poolClaims("id");
        claims.put("cognito:username", "ann-1").putArray("cognito:groups").add("Admin").add("b");

        Caller caller = call(pool(null), "Bearer " + ISSUER.token(claims.toString()));

        assertThat(caller.groups()).containsExactlyInAnyOrder("Admin", "b");
        assertThat(caller.identity())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"claims":%s,"issuer":"%s","sub":"ann","username":"ann-1",
                                "defaultAuthStrategy":"ALLOW","sourceIp":["10.1.2.3"],
                                "groups":["Admin","b"]}
                                """
                                        .formatted(claims, ISSUER.url())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Admin\"", "[]", "null", "{\"Admin\":1}", "[1,true,null]"})
    void seesNoGroupInWhatIsNoListOfTexts(String groups) {
        ObjectNode claims = poolClaims("access");
        claims.set("cognito:groups", JsonText.parse(groups));

        Caller caller = call(pool(null), ISSUER.token(claims.toString()));

        assertThat(caller.groups()).isEmpty();
        assertThat(Objects.requireNonNull(caller.identity()).path("groups").isNull()).isTrue();
    }

    @Test
    void takesEllipticCurvesAndRefusesTheirEmptySignature() {
        String header = "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}";
        String token = ISSUER.sign(header, claims().toString(), "SHA256withECDSAinP1363Format");

        assertThat(call(openId(null), token).mode()).isEqualTo(AuthenticationType.OPENID_CONNECT);

        String input = token.substring(0, token.lastIndexOf('.') + 1);
        assertRefused(openId(null), input + TestIssuer.encode(new byte[64]));
        assertRefused(openId(null), input + TestIssuer.encode(new byte[0]));
    }

    /** Headers under which the issuer's RSA key signs, or claims to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'none','kid':'rsa-1'}",
                "{'alg':'None','kid':'rsa-1'}",
                "{'alg':'nOnE','kid':'rsa-1'}",
                "{'alg':'','kid':'rsa-1'}",
                "{'alg':null,'kid':'rsa-1'}",
                "{'alg':['RS256'],'kid':'rsa-1'}",
                "{'alg':'rs256','kid':'rsa-1'}",
                "{'alg':'RS384','kid':'rsa-1'}",
                "{'alg':'RS512','kid':'rsa-1'}",
                "{'alg':'PS256','kid':'rsa-1'}",
                "{'alg':'HS256','kid':'rsa-1'}",
                "{'alg':'ES256','kid':'rsa-1'}",
                "{'alg':'RS256','kid':'ec-1'}",
                "{'alg':'ES384','kid':'ec-1'}",
                "{'alg':'RS256','kid':'enc-1'}",
                "{'alg':'RS256','kid':'oct-1'}",
                "{'alg':'HS256','kid':'oct-1'}",
                "{'alg':'RS256'}",
                "{'alg':'RS256','kid':''}",
                "{'alg':'RS256','kid':null}",
                "{'alg':'RS256','kid':1}",
                "{'alg':'RS256','kid':'RSA-1'}",
                "{'alg':'RS256','kid':'rsa-2'}",
                "{'alg':'RS256','kid':'../../dev/null'}",
                "{'alg':'RS256','kid':'/dev/null'}",
                "{'alg':'RS256','kid':'x\\u0027 or 1=1 --'}",
                "{'alg':'RS256','kid':'rsa-1','jku':'http://127.0.0.1:1/keys'}",
                "{'alg':'RS256','kid':'rsa-1','x5u':'http://127.0.0.1:1/cert'}",
                "{'alg':'RS256','kid':'rsa-1','jwk':{'kty':'oct','k':'YQ'}}",
                "{'alg':'RS256','kid':'rsa-1','x5c':['YQ==']}",
                "{'alg':'RS256','kid':'rsa-1','crit':['exp']}",
                "{'alg':'RS256','kid':'rsa-1','b64':false,'crit':['b64']}",
                "{'alg':'RS256','kid':'rsa-1','zip':'DEF'}",
                "{'alg':'RS256','alg':'none','kid':'rsa-1'}",
                "{'alg':'RS256','kid':'rsa-1','kid':'rsa-1'}",
                "['RS256']",
                "{",
                ""
            })
    void refusesAHeader(String header) {
        String text = header.replace('\'', '"').replace("\\u0027", "'");

        assertRefused(openId(null), ISSUER.sign(text, claims().toString(), "SHA256withRSA"));
    }

    /** What is changed in the claims of a good token of an issuer. */
    @ParameterizedTest
    @MethodSource("claimChanges")
    void refusesClaims(String member, @Nullable String value) {
        ObjectNode claims = claims();
        change(claims, member, value);

        assertRefused(openId("app-.*"), ISSUER.token(claims.toString()));
    }

    static Stream<Arguments> claimChanges() {
        return Stream.of(
                args("exp", Long.toString(SECOND - 60)),
                args("exp", null),
                args("exp", "null"),
                args("exp", "\"" + (SECOND + 600) + "\""),
                args("exp", "1e300"),
                args("exp", "-1"),
                args("exp", "true"),
                args("exp", "[" + (SECOND + 600) + "]"),
                args("nbf", Long.toString(SECOND + 61)),
                args("nbf", "\"soon\""),
                args("iat", Long.toString(SECOND + 61)),
                args("iat", "{}"),
                args("iss", null),
                args("iss", "\"\""),
                args("iss", "\"http://elsewhere.example\""),
                args("iss", "\"" + ISSUER.url() + "/\""),
                args("iss", "[\"" + ISSUER.url() + "\"]"),
                args("sub", null),
                args("sub", "\"\""),
                args("sub", "7"),
                args("aud", null),
                args("aud", "\"other\""),
                args("aud", "\"xapp-1\""),
                args("aud", "[]"),
                args("aud", "[\"other\",7,null]"),
                args("aud", "{\"app-1\":1}"));
    }

    @ParameterizedTest
    @CsvSource({
        "id, client_id, app-1, aud, other",
        "access, aud, app-1, client_id, other",
        "refresh, aud, app-1, client_id, app-1",
        "ID, aud, app-1, client_id, app-1",
        "'', aud, app-1, client_id, app-1"
    })
    void refusesATokenOfAUserPoolForAnotherUseOrClient(
            String use, String claim, String value, String otherClaim, String other) {
        ObjectNode claims = claims();
        claims.remove("aud");
        claims.put("token_use", use).put(claim, value).put(otherClaim, other);

        assertRefused(pool("app-1"), ISSUER.token(claims.toString()));
    }

    @Test
    void takesTokensOfBothUsesAndClientsThatMatch() {
        assertThat(call(pool("app-[0-9]"), ISSUER.token(poolClaims("id").toString()))).isNotNull();
        ObjectNode access = poolClaims("access");
        access.remove("aud");
        access.put("client_id", "app-7");
        assertThat(call(pool("app-[0-9]"), ISSUER.token(access.toString()))).isNotNull();
        ObjectNode authorizedParty = claims();
        authorizedParty.put("aud", "somebody").put("azp", "app-1");
        assertThat(call(openId("app-1"), ISSUER.token(authorizedParty.toString()))).isNotNull();
    }

    @Test
    void takesAClockThatIsAMinuteOff() {
        String token = ISSUER.token(claims().toString());
        clock.set(NOW.plusSeconds(659));
        assertThat(call(openId(null), token)).isNotNull();
        clock.set(NOW.plusSeconds(660));
        assertRefused(openId(null), token);
        clock.set(NOW.minusSeconds(60));
        assertThat(call(openId(null), token)).isNotNull();
        clock.set(NOW.minusSeconds(61));
        assertRefused(openId(null), token);
    }

    @Test
    void mindsHowLongAgoATokenWasIssuedAndItsOwnerLoggedIn() {
        AuthenticationProvider provider =
                new OpenIdConnectProvider(
                        ISSUER.url(), null, Duration.ofMinutes(2), Duration.ofMinutes(4));
        ObjectNode claims = claims();
        assertRefused(provider, ISSUER.token(claims.toString()));
        claims.put("auth_time", SECOND - 241);
        assertRefused(provider, ISSUER.token(claims.toString()));
        claims.put("auth_time", SECOND - 240);
        assertThat(call(provider, ISSUER.token(claims.toString()))).isNotNull();
        claims.put("iat", SECOND - 121);
        assertRefused(provider, ISSUER.token(claims.toString()));
    }

    /** What is done to the text of a good token. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^ | x.",
                "$ | .x",
                "$ | =",
                "\\.[^.]*$ | ''",
                "\\.[^.]*$ | .",
                "[^.]*\\. | ''",
                ".{8}$ | AAAAAAAA",
                "\\.[^.]*\\. | ..",
                "\\. | %2E",
                "^ | ' '",
                "e | é"
            })
    void refusesADamagedToken(String pattern, String replacement) {
        String token = ISSUER.token(claims().toString());
        String damaged = token.replaceFirst(pattern, replacement);

        if (!damaged.strip().equals(token)) {
            assertRefused(openId(null), damaged);
        }
    }

    @Test
    void refusesASignatureMadeWithThePublicKeyAsASecret() throws GeneralSecurityException {
        String input =
                TestIssuer.encode("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}")
                        + "."
                        + TestIssuer.encode(claims().toString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ISSUER.rsaPublicKey(), "HmacSHA256"));
        byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));

        assertRefused(openId(null), input + "." + TestIssuer.encode(signature));
    }

    @Test
    void refusesWhatIsTooLongTooDeepOrSaidTwice() {
        String good = claims().toString();
        String open = good.substring(0, good.length() - 1);
        assertRefused(openId(null), ISSUER.token(open + ",\"x\":\"" + "x".repeat(8_192) + "\"}"));
        assertRefused(
                openId(null),
                ISSUER.token(open + ",\"x\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}"));
        assertRefused(openId(null), ISSUER.token(open + ",\"sub\":\"root\"}"));
        assertRefused(openId(null), ISSUER.token(good + "{}"));
        assertRefused(openId(null), ISSUER.token("[" + good + "]"));
        assertRefused(openId(null), ISSUER.token(""));
    }

    @Test
    void findsTheProviderByTheIssuerAmongSeveral() {
        AuthenticationProvider other =
                new OpenIdConnectProvider("http://other.example", null, null, null);

        Caller caller =
                authenticator.authenticate(
                        api(other),
                        List.of(other, openId(null)),
                        request(ISSUER.token(claims().toString())));

        assertThat(caller.mode()).isEqualTo(AuthenticationType.OPENID_CONNECT);
    }

    private static Arguments args(String member, @Nullable String value) {
        return Arguments.of(member, value);
    }

    private static void change(ObjectNode claims, String member, @Nullable String value) {
        if (value == null) {
            claims.remove(member);
        } else {
            claims.set(member, JsonText.parse(value));
        }
    }

    private static ObjectNode claims() {
        return (ObjectNode)
                JsonText.parse(
                        """
                        {"iss":"%s","sub":"ann","aud":"app-1","exp":%d,"iat":%d,"nbf":%d}
                        """
                                .formatted(ISSUER.url(), SECOND + 600, SECOND, SECOND));
    }

    private static ObjectNode poolClaims(String use) {
        return claims().put("token_use", use);
    }

    private static AuthenticationProvider openId(@Nullable String clientId) {
        return new OpenIdConnectProvider(ISSUER.url(), clientId, null, null);
    }

    private static AuthenticationProvider pool(@Nullable String clients) {
        return new UserPoolProvider("us-east-1_abc", "us-east-1", clients, true);
    }

    private static GraphqlApi api(AuthenticationProvider provider) {
        return new GraphqlApi("a".repeat(26), "api", provider, List.of(), true, 0, 0);
    }

    private static AuthRequest request(String authorization) {
        return new AuthRequest(
                "POST",
                "/graphql",
                "",
                Map.of("authorization", List.of(authorization)),
                new byte[0],
                "10.1.2.3");
    }

    private Caller call(AuthenticationProvider provider, String authorization) {
        return authenticator.authenticate(api(provider), List.of(provider), request(authorization));
    }

    private void assertRefused(AuthenticationProvider provider, String token) {
        assertThatThrownBy(() -> call(provider, token))
                .isInstanceOf(UnauthorizedCallException.class)
                .hasMessage("You are not authorized to make this call.");
    }
}
