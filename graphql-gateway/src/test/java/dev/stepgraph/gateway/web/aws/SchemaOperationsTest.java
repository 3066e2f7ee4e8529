package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.GetSchemaCreationStatusResponse;
import software.amazon.awssdk.services.appsync.model.NotFoundException;
import software.amazon.awssdk.services.appsync.model.OutputType;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;
import software.amazon.awssdk.services.appsync.model.Type;
import software.amazon.awssdk.services.appsync.model.TypeDefinitionFormat;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;

class SchemaOperationsTest extends RunningGateway {

    private static final String SDL =
            """
            # books
            type Query {
              book(id: ID!): Book @aws_api_key
              printed(on: AWSDate): [Book]
            }

            "A printed thing"
            type Book {
              id: ID!
              title: String
            }
            """;

    private final ApiRevisions revisions;

    @Autowired
    SchemaOperationsTest(ApiRevisions revisions) {
        this.revisions = revisions;
    }

    @Test
    void servesASchemaOnceItIsTakenIn() {
        String apiId = createApi().apiId();
        assertThat(revisions.current(apiId).orElseThrow().sdl()).isNull();

        GetSchemaCreationStatusResponse status = upload(apiId, SDL);

        assertThat(status.status()).isEqualTo(SchemaStatus.SUCCESS);
        assertThat(revisions.current(apiId).orElseThrow().sdl()).isEqualTo(SDL);
    }

    @Test
    void saysWhereSdlIsWrongAndKeepsTheSchemaThatWas() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        GetSchemaCreationStatusResponse syntax = upload(apiId, "type Query {\n  a: }\n");
        GetSchemaCreationStatusResponse unknown = upload(apiId, "type Query {\n  a: Strin\n}\n");

        assertThat(syntax.status()).isEqualTo(SchemaStatus.FAILED);
        assertThat(syntax.details()).contains("line 2");
        assertThat(unknown.status()).isEqualTo(SchemaStatus.FAILED);
        assertThat(unknown.details()).contains("Strin").containsPattern("line \\d");
        assertThat(revisions.current(apiId).orElseThrow().sdl()).isEqualTo(SDL);
    }

    @Test
    void showsTheSchemaWithAndWithoutDirectives() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        String whole = introspect(apiId, OutputType.SDL, true);
        String plain = introspect(apiId, OutputType.SDL, false);

        assertThat(whole).contains("@aws_api_key");
        assertThat(plain).contains("book(id: ID!): Book").doesNotContain("@aws_api_key");
    }

    @Test
    void showsTheSchemaAsIntrospectionDoes() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        JsonNode schema =
                JsonText.parse(introspect(apiId, OutputType.JSON, false)).path("__schema");

        assertThat(schema.path("queryType").path("name").asString()).isEqualTo("Query");
        assertThat(schema.path("types").valueStream().map(type -> type.path("name").asString()))
                .contains("Query", "Book", "AWSDate");
    }

    @Test
    void withoutASchemaThereIsNothingToShow() {
        String apiId = createApi().apiId();

        assertThat(appsync.getSchemaCreationStatus(r -> r.apiId(apiId)).status())
                .isEqualTo(SchemaStatus.NOT_APPLICABLE);
        assertThatThrownBy(() -> introspect(apiId, OutputType.SDL, true))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void refusesASchemaOfMoreThanAMebibyte() {
        String apiId = createApi().apiId();
        String comment = "#" + "x".repeat(1 << 20) + "\n";

        assertThatThrownBy(() ->
                        appsync.startSchemaCreation(r ->
                                r.apiId(apiId).definition(SdkBytes.fromUtf8String(comment + SDL))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("1 MiB");
    }

    @Test
    void refusesADefinitionThatIsNotBase64() {
        String apiId = createApi().apiId();

        var answer =
                send(
                        HttpRequest.newBuilder(uri("/v1/apis/" + apiId + "/schemacreation"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"definition\":\"§§\"}"))
                                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("BadRequestException");
        assertThat(answer.body()).contains("Base64");
    }

    @Test
    void changesSingleTypes() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        Type created =
                appsync.createType(r ->
                                r.apiId(apiId)
                                        .format(TypeDefinitionFormat.SDL)
                                        .definition("\"Who wrote\" type Author { name: String }"))
                        .type();
        appsync.updateType(r ->
                r.apiId(apiId)
                        .typeName("Book")
                        .format(TypeDefinitionFormat.SDL)
                        .definition("type Book { id: ID! by: Author }"));

        assertThat(created.name()).isEqualTo("Author");
        assertThat(created.description()).isEqualTo("Who wrote");
        assertThat(created.arn()).endsWith("/types/Author");
        assertThat(revisions.current(apiId).orElseThrow().sdl()).contains("by: Author");
        assertThat(appsync.listTypes(r -> r.apiId(apiId).format(TypeDefinitionFormat.SDL)).types())
                .extracting(Type::name)
                .containsExactly("Author", "Book", "Query");
    }

    @Test
    void refusesToDeleteATypeThatIsUsed() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        assertThatThrownBy(() -> appsync.deleteType(r -> r.apiId(apiId).typeName("Book")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Book");
    }

    @Test
    void aTypeInJsonCanBeGivenBack() {
        String apiId = createApi().apiId();
        upload(apiId, SDL);

        Type shown =
                appsync.getType(r ->
                                r.apiId(apiId).typeName("Book").format(TypeDefinitionFormat.JSON))
                        .type();
        Type updated =
                appsync.updateType(r ->
                                r.apiId(apiId)
                                        .typeName("Book")
                                        .format(TypeDefinitionFormat.JSON)
                                        .definition(shown.definition()))
                        .type();

        assertThat(JsonText.parse(updated.definition()).path("fields").size()).isEqualTo(2);
    }

    private String introspect(String apiId, OutputType format, boolean directives) {
        return appsync.getIntrospectionSchema(
                        r -> r.apiId(apiId).format(format).includeDirectives(directives))
                .schema()
                .asUtf8String();
    }
}
