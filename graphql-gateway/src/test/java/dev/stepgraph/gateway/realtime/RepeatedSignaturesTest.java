package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.gateway.registry.ApiRevisions;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A signed request that is sent again as it is. */
class RepeatedSignaturesTest extends ReplicatedChat {

    private static final AccessKey KEY = AccessKey.of(Replica.KEY_ID, Replica.KEY_SECRET);

    @Autowired
    RepeatedSignaturesTest(ApiRevisions here) {
        super(here);
    }

    @Test
    void isAnsweredAgainForAQuarterOfAnHourAndNoLonger() {
        appsync.updateGraphqlApi(request ->
                request.apiId(apiId)
                        .name("books")
                        .authenticationType(AuthenticationType.API_KEY)
                        .additionalAuthenticationProviders(
                                AdditionalAuthenticationProvider.builder()
                                        .authenticationType(AuthenticationType.AWS_IAM)
                                        .build()));
        awaitChanges();
        HttpRequest request = signed("{\"query\":\"{ __typename }\"}");

        assertAnswered(send(request));
        assertAnswered(send(request));
        replica.clock().advance(Duration.ofMinutes(15));
        assertAnswered(send(request));
        replica.clock().advance(Duration.ofSeconds(1));

        HttpResponse<String> late = send(request);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("Signature expired");
    }

    private static void assertAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"__typename\":\"Query\"");
    }

    private HttpRequest signed(String body) {
        URI uri = replica.uri("/apis/" + apiId + "/graphql");
        SignableRequest signable =
                new SignableRequest(
                        "POST",
                        uri.getRawPath(),
                        "",
                        List.of(new HeaderField("host", uri.getAuthority())),
                        body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        new RequestSigner("us-east-1", "appsync", replica.clock())
                .signatureHeaders(signable, KEY)
                .forEach(field -> request.header(field.name(), field.value()));
        return request.build();
    }
}
