package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** APIs that the vendor's client uploads, asked by key over HTTP, with templates and all. */
class UploadedApiTest extends RunningGateway {

    private static final String SDL =
            """
            scalar Isbn @scalar(pattern: "[0-9]{9}[0-9X]")
            type Query { book(isbn: Isbn!, meta: AWSJSON): Book, closed: Int @aws_iam }
            type Book { isbn: Isbn, meta: AWSJSON, seen: AWSDateTime, shelf: Int @aws_iam }
            """;

    private static final String REQUEST =
            """
            {"version": "2018-05-29", "payload": {
                "isbn": $util.toJson($ctx.args.isbn), "meta": $util.toJson($ctx.args.meta),
                "seen": "2026-01-02T03:04:05Z", "shelf": 7}}
            """;

    @Test
    void answersAndGoesOnWithWhatWasChanged() {
        // given
        String apiId = bookshop();
        String key = key(apiId);
        String query =
                "query($m: AWSJSON) { book(isbn: \"123456789X\", meta: $m) { isbn meta seen } }";
        String expected =
                """
                {"data": {"book": {"isbn": "123456789X", "meta": "{\\"a\\":[1]}",
                    "seen": "2026-01-02T03:04:05Z"}}}
                """;

        // when
        HttpResponse<String> answer =
                ask(apiId, key, query, JsonText.parse("{\"m\": \"{\\\"a\\\": [1]}\"}"));
        respondWith(apiId, "{\"isbn\": \"0000000000\"}");
        HttpResponse<String> later = ask(apiId, key, query, JsonText.parse("{}"));

        // then
        assertThat(JsonText.parse(answer.body())).isEqualTo(JsonText.parse(expected));
        assertThat(later.body()).contains("\"isbn\":\"0000000000\"");
    }

    @Test
    void refusesValuesThatACustomScalarDoesNotHave() {
        // given
        String apiId = bookshop();

        // when
        HttpResponse<String> answer =
                ask(
                        apiId,
                        key(apiId),
                        "query($i: Isbn!) { book(isbn: $i) { isbn } }",
                        JsonText.parse("{\"i\": \"1\"}"));

        // then
        assertThat(answer.body())
                .contains(
                        "Variable 'i' has an invalid value. Unable to parse `1` as a valid Isbn.");
    }

    @Test
    void opensFieldsToThoseOnlyWhomTheirDirectivesName() {
        // given
        String apiId = bookshop();

        // when
        JsonNode answer =
                JsonText.parse(
                        ask(
                                        apiId,
                                        key(apiId),
                                        "{ closed book(isbn: \"123456789X\") { isbn shelf } }",
                                        JsonText.parse("{}"))
                                .body());

        // then
        assertThat(answer.path("data"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"closed": null, "book": {"isbn": "123456789X", "shelf": null}}
                                """));
        assertThat(answer.path("errors"))
                .extracting(error -> error.path("message").asString())
                .containsExactlyInAnyOrder(
                        "Not Authorized to access closed on type Query",
                        "Not Authorized to access shelf on type Book");
    }

    @Test
    void letsNobodyInWithoutAKey() {
        // given
        String apiId = bookshop();

        // when
        HttpResponse<String> wrong = ask(apiId, "da2-none", "{ closed }", JsonText.parse("{}"));

        // then
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("x-amzn-errortype"))
                .hasValue("UnauthorizedException");
    }

    private String bookshop() {
        String apiId =
                appsync.createGraphqlApi(request ->
                                request.name("books")
                                        .authenticationType(AuthenticationType.API_KEY)
                                        .additionalAuthenticationProviders(
                                                AdditionalAuthenticationProvider.builder()
                                                        .authenticationType(
                                                                AuthenticationType.AWS_IAM)
                                                        .build()))
                        .graphqlApi()
                        .apiId();
        assertThat(upload(apiId, SDL).status()).isEqualTo(SchemaStatus.SUCCESS);
        createNoneDataSource(apiId);
        appsync.createResolver(request ->
                request.apiId(apiId)
                        .typeName("Query")
                        .fieldName("book")
                        .dataSourceName("none")
                        .requestMappingTemplate(REQUEST)
                        .responseMappingTemplate("$util.toJson($ctx.result)"));
        return apiId;
    }

    private void respondWith(String apiId, String template) {
        appsync.updateResolver(request ->
                request.apiId(apiId)
                        .typeName("Query")
                        .fieldName("book")
                        .dataSourceName("none")
                        .requestMappingTemplate(REQUEST)
                        .responseMappingTemplate(template));
    }

    private String key(String apiId) {
        return appsync.createApiKey(request -> request.apiId(apiId)).apiKey().id();
    }

    private HttpResponse<String> ask(String apiId, String key, String query, JsonNode variables) {
        String body =
                JsonText.write(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("query", query)
                                .set("variables", variables));
        return send(
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("content-type", "application/json")
                        .header("x-api-key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
