package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.TestIssuer;
import dev.stepgraph.workflow.web.RunningService;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The service when it was told whom to let in: the vendor's client signs, others bring tokens. */
@TestPropertySource(
        properties = {
            "stepgraph.auth.access-keys[0].id=AKIDOPERATOR",
            "stepgraph.auth.access-keys[0].secret=the operator's secret",
            "stepgraph.auth.access-keys[1].id=AKIDREADER",
            "stepgraph.auth.access-keys[1].secret=the reader's secret",
            "stepgraph.auth.access-keys[1].statements[0].actions=states:List*",
            "stepgraph.auth.audience=stepgraph"
        })
abstract class GuardedService extends RunningService {

    /** Good for everything. */
    static final AccessKey OPERATOR = AccessKey.of("AKIDOPERATOR", "the operator's secret");

    /** Where keys are issued. */
    static final String KEYS = "/v1/access-keys";

    /** Serves all tests of this kind, and ends with them. */
    private static final TestIssuer ISSUER = new TestIssuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("stepgraph.auth.issuer", ISSUER::url);
    }

    /** A token that is good for ten minutes. */
    static String token(String scope, String audience) {
        return ISSUER.token(
                """
                {"iss":"%s","sub":"program","aud":["%s"],"scope":"%s","exp":%d}
                """
                        .formatted(
                                ISSUER.url(),
                                audience,
                                scope,
                                Instant.now().getEpochSecond() + 600));
    }

    /** A key that the operator issues. */
    AccessKey issue(String body) {
        HttpResponse<String> answer = signed("POST", KEYS, body, OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode key = JsonText.parse(answer.body());
        return AccessKey.of(key.path("id").stringValue(), key.path("secret").stringValue());
    }

    /** Sends a request to a resource, signed. */
    HttpResponse<String> signed(String method, String path, String body, AccessKey key) {
        URI address = uri(path);
        String query = address.getRawQuery();
        SignableRequest signable =
                new SignableRequest(
                        method,
                        address.getRawPath(),
                        query == null ? "" : query,
                        List.of(new HeaderField("Host", address.getAuthority())),
                        body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(method, path, body);
        new RequestSigner("us-east-1", "states", InstantSource.system())
                .signatureHeaders(signable, key)
                .forEach(field -> request.header(field.name(), field.value()));
        return send(request.build());
    }

    /** A request to a resource. */
    HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
    }

    /** The vendor's client with a key of its own. */
    SfnClient client(String id, String secret, String region) {
        return SfnClient.builder()
                .endpointOverride(uri("/"))
                .region(Region.of(region))
                .overrideConfiguration(configuration ->
                        configuration.putAdvancedOption(
                                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }
}
