package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.registry.Handlers;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.CreateResolverRequest;
import software.amazon.awssdk.services.appsync.model.DataSource;
import software.amazon.awssdk.services.appsync.model.DataSourceType;
import software.amazon.awssdk.services.appsync.model.FunctionConfiguration;
import software.amazon.awssdk.services.appsync.model.NotFoundException;
import software.amazon.awssdk.services.appsync.model.Resolver;
import software.amazon.awssdk.services.appsync.model.ResolverKind;
import software.amazon.awssdk.services.appsync.model.RuntimeName;

import java.util.List;

class ResolverOperationsTest extends RunningGateway {

    private static final String CODE =
            """
            export function request(ctx) { return {payload: null}; }
            export function response(ctx) { return ctx.result; }
            """;

    private final ApiRevisions revisions;

    private String apiId = "";

    @Autowired
    ResolverOperationsTest(ApiRevisions revisions) {
        this.revisions = revisions;
    }

    @BeforeEach
    void createApiWithSchema() {
        apiId = createApi().apiId();
        upload(apiId, "type Query { a: Int b: Int c: Int d: Int }");
        createNoneDataSource(apiId);
    }

    @Test
    void showsADataSourceAsItWasCreated() {
        DataSource created =
                appsync.createDataSource(r ->
                                r.apiId(apiId)
                                        .name("quiet")
                                        .type(DataSourceType.NONE)
                                        .description("nothing"))
                        .dataSource();

        DataSource shown = appsync.getDataSource(r -> r.apiId(apiId).name("quiet")).dataSource();

        assertThat(shown).isEqualTo(created);
        assertThat(shown.dataSourceArn()).endsWith("apis/" + apiId + "/datasources/quiet");
        assertThatThrownBy(() ->
                        appsync.createDataSource(r -> r.apiId(apiId).name("quiet").type("NONE")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void refusesADataSourceWithoutWhatItsKindNeeds() {
        assertThatThrownBy(() ->
                        appsync.createDataSource(r -> r.apiId(apiId).name("web").type("HTTP")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("httpConfig is required");
    }

    @Test
    void aUnitResolverIsServed() {
        Resolver created = createUnit("a");

        assertThat(appsync.getResolver(r -> r.apiId(apiId).typeName("Query").fieldName("a")))
                .extracting(answer -> answer.resolver())
                .isEqualTo(created);
        assertThat(created.kind()).isEqualTo(ResolverKind.UNIT);
        ApiRevision revision = revisions.current(apiId).orElseThrow();
        assertThat(revision.resolvers())
                .singleElement()
                .satisfies(resolver -> {
                    assertThat(resolver.isPipeline()).isFalse();
                    assertThat(resolver.handlers()).isEqualTo(new Handlers.Templates("{}", null));
                });
    }

    @Test
    void aPipelineIsServedWithItsFunctions() {
        FunctionConfiguration function = createFunction();

        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Query")
                        .fieldName("b")
                        .kind(ResolverKind.PIPELINE)
                        .pipelineConfig(p -> p.functions(function.functionId()))
                        .runtime(runtime ->
                                runtime.name(RuntimeName.APPSYNC_JS).runtimeVersion("1.0.0"))
                        .code(CODE));

        ApiRevision revision = revisions.current(apiId).orElseThrow();
        assertThat(revision.resolvers().getFirst().functionIds())
                .containsExactly(function.functionId());
        assertThat(revision.functions().values())
                .extracting(kept -> kept.handlers())
                .containsExactly(new Handlers.Script(CODE));
        assertThat(
                        appsync.listResolversByFunction(
                                        r -> r.apiId(apiId).functionId(function.functionId()))
                                .resolvers())
                .extracting(Resolver::fieldName)
                .containsExactly("b");
        assertThatThrownBy(() ->
                        appsync.deleteFunction(
                                r -> r.apiId(apiId).functionId(function.functionId())))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("currently used");
    }

    @Test
    void everyChangeIsANewRevision() {
        long before = revisions.current(apiId).orElseThrow().number();

        createUnit("a");
        long created = revisions.current(apiId).orElseThrow().number();
        appsync.updateResolver(r ->
                r.apiId(apiId)
                        .typeName("Query")
                        .fieldName("a")
                        .dataSourceName("none")
                        .requestMappingTemplate("{\"b\":1}"));
        long updated = revisions.current(apiId).orElseThrow().number();
        appsync.deleteResolver(r -> r.apiId(apiId).typeName("Query").fieldName("a"));
        ApiRevision deleted = revisions.current(apiId).orElseThrow();

        assertThat(List.of(before, created, updated, deleted.number()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(deleted.resolvers()).isEmpty();
    }

    @Test
    void listsTheResolversOfATypeInPages() {
        List.of("a", "b", "c").forEach(this::createUnit);

        var first = appsync.listResolvers(r -> r.apiId(apiId).typeName("Query").maxResults(2));
        var second =
                appsync.listResolvers(r ->
                        r.apiId(apiId)
                                .typeName("Query")
                                .maxResults(2)
                                .nextToken(first.nextToken()));

        assertThat(first.resolvers()).extracting(Resolver::fieldName).containsExactly("a", "b");
        assertThat(second.resolvers()).extracting(Resolver::fieldName).containsExactly("c");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void aFieldHasOneResolver() {
        createUnit("a");

        assertThatThrownBy(() -> createUnit("a"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Only one resolver is allowed per field");
    }

    @Test
    void refusesWhatDoesNotFitTheApi() {
        assertThatThrownBy(() -> createUnit("nowhere"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No field named nowhere found on type Query");
        assertThatThrownBy(() ->
                        appsync.createResolver(
                                unit("a").toBuilder().dataSourceName("gone").build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> appsync.createResolver(unit("a").toBuilder().code(CODE).build()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() ->
                        appsync.createResolver(unit("a").toBuilder().maxBatchSize(2_001).build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("maxBatchSize");
        assertThatThrownBy(() ->
                        appsync.createResolver(
                                unit("a").toBuilder().cachingConfig(c -> c.ttl(3_601L)).build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("cachingConfig.ttl");
        assertThatThrownBy(() ->
                        appsync.createFunction(r ->
                                r.apiId(apiId)
                                        .name("long")
                                        .dataSourceName("none")
                                        .runtime(runtime ->
                                                runtime.name("APPSYNC_JS").runtimeVersion("1.0.0"))
                                        .code("x".repeat(32_001))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("32000");
    }

    @Test
    void aDataSourceThatIsUsedStays() {
        createUnit("a");

        assertThatThrownBy(() -> appsync.deleteDataSource(r -> r.apiId(apiId).name("none")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Query.a");
    }

    private Resolver createUnit(String field) {
        return appsync.createResolver(unit(field)).resolver();
    }

    private CreateResolverRequest unit(String field) {
        return CreateResolverRequest.builder()
                .apiId(apiId)
                .typeName("Query")
                .fieldName(field)
                .dataSourceName("none")
                .requestMappingTemplate("{}")
                .build();
    }

    private FunctionConfiguration createFunction() {
        return appsync.createFunction(r ->
                        r.apiId(apiId)
                                .name("step")
                                .dataSourceName("none")
                                .runtime(runtime ->
                                        runtime.name("APPSYNC_JS").runtimeVersion("1.0.0"))
                                .code(CODE))
                .functionConfiguration();
    }
}
