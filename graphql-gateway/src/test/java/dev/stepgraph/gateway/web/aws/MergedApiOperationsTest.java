package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.registry.Resolver;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.GraphQLApiType;
import software.amazon.awssdk.services.appsync.model.MergeType;
import software.amazon.awssdk.services.appsync.model.NotFoundException;
import software.amazon.awssdk.services.appsync.model.SourceApiAssociation;
import software.amazon.awssdk.services.appsync.model.SourceApiAssociationStatus;
import software.amazon.awssdk.services.appsync.model.SourceApiAssociationSummary;
import software.amazon.awssdk.services.appsync.model.Type;
import software.amazon.awssdk.services.appsync.model.TypeDefinitionFormat;

import java.time.Duration;
import java.util.Set;

class MergedApiOperationsTest extends RunningGateway {

    private static final Set<SourceApiAssociationStatus> IN_BETWEEN =
            Set.of(
                    SourceApiAssociationStatus.MERGE_SCHEDULED,
                    SourceApiAssociationStatus.MERGE_IN_PROGRESS);

    private final ApiRevisions revisions;

    @Autowired
    MergedApiOperationsTest(ApiRevisions revisions) {
        this.revisions = revisions;
    }

    @Test
    void servesTheFieldsAndResolversOfAllSources() {
        String merged = createMergedApi();
        String books = createSource("type Query { book: Book } type Book { id: ID }", "book");
        String shops = createSource("type Query { shop: Shop } type Shop { id: ID }", "shop");

        SourceApiAssociation first = associate(merged, books, MergeType.MANUAL_MERGE);
        SourceApiAssociation second = associate(merged, shops, MergeType.MANUAL_MERGE);

        assertThat(first.sourceApiAssociationStatus())
                .isEqualTo(SourceApiAssociationStatus.MERGE_SUCCESS);
        assertThat(second.lastSuccessfulMergeDate()).isNotNull();
        ApiRevision served = revisions.current(merged).orElseThrow();
        assertThat(served.sdl()).contains("book: Book").contains("shop: Shop");
        assertThat(served.resolvers())
                .extracting(Resolver::fieldName)
                .containsExactlyInAnyOrder("book", "shop");
        assertThat(served.resolvers())
                .allSatisfy(resolver ->
                        assertThat(served.dataSources()).containsKey(resolver.dataSourceName()));
        assertThat(
                        appsync.listSourceApiAssociations(r -> r.apiId(merged))
                                .sourceApiAssociationSummaries())
                .extracting(SourceApiAssociationSummary::sourceApiId)
                .containsExactlyInAnyOrder(books, shops);
        assertThat(
                        appsync.listTypesByAssociation(r ->
                                        r.mergedApiIdentifier(merged)
                                                .associationId(first.associationId())
                                                .format(TypeDefinitionFormat.SDL))
                                .types())
                .extracting(Type::name)
                .containsExactly("Book", "Query");
    }

    @Test
    void reportsFieldsThatSourcesDefineDifferently() {
        String merged = createMergedApi();
        associate(merged, createSource("type Query { a: Int }", "a"), MergeType.MANUAL_MERGE);

        SourceApiAssociation conflicting =
                associate(
                        merged,
                        createSource("type Query { a: String }", "a"),
                        MergeType.MANUAL_MERGE);

        assertThat(conflicting.sourceApiAssociationStatus())
                .isEqualTo(SourceApiAssociationStatus.MERGE_FAILED);
        assertThat(conflicting.sourceApiAssociationStatusDetail())
                .contains("Query.a is defined differently");
        assertThat(revisions.current(merged).orElseThrow().sdl()).contains("a: Int");
    }

    @Test
    void theCanonicalDefinitionWins() {
        String merged = createMergedApi();
        associate(merged, createSource("type Query { a: Int }", "a"), MergeType.MANUAL_MERGE);

        SourceApiAssociation canonical =
                associate(
                        merged,
                        createSource("type Query { a: String @canonical }", "a"),
                        MergeType.MANUAL_MERGE);

        assertThat(canonical.sourceApiAssociationStatus())
                .isEqualTo(SourceApiAssociationStatus.MERGE_SUCCESS);
        assertThat(revisions.current(merged).orElseThrow().sdl())
                .contains("a: String")
                .doesNotContain("@canonical");
    }

    @Test
    void hidesAndRenames() {
        String merged = createMergedApi();
        String source =
                createSource(
                        """
                        type Query { a: Thing b: Int @hidden }
                        type Thing @renamed(to: "Part") { id: ID @renamed(to: "key") }
                        """,
                        "b");

        associate(merged, source, MergeType.MANUAL_MERGE);

        ApiRevision served = revisions.current(merged).orElseThrow();
        assertThat(served.sdl())
                .contains("a: Part", "type Part", "key: ID")
                .doesNotContain("b: Int", "Thing", "@");
        assertThat(served.resolvers()).isEmpty();
    }

    @Test
    void aSourceThatIsMergedByHandIsMergedWhenAskedFor() {
        String merged = createMergedApi();
        String source = createSource("type Query { a: Int }", "a");
        String association = associate(merged, source, MergeType.MANUAL_MERGE).associationId();

        upload(source, "type Query { a: Int b: Int }");
        String before = revisions.current(merged).orElseThrow().sdl();
        SourceApiAssociationStatus status =
                appsync.startSchemaMerge(
                                r -> r.mergedApiIdentifier(merged).associationId(association))
                        .sourceApiAssociationStatus();

        assertThat(before).doesNotContain("b: Int");
        assertThat(status).isEqualTo(SourceApiAssociationStatus.MERGE_IN_PROGRESS);
        assertThat(awaitMerge(merged, association).sourceApiAssociationStatus())
                .isEqualTo(SourceApiAssociationStatus.MERGE_SUCCESS);
        assertThat(revisions.current(merged).orElseThrow().sdl()).contains("b: Int");
    }

    @Test
    void aSourceThatIsMergedOfItselfFollowsItsChanges() {
        String merged = createMergedApi();
        String source = createSource("type Query { a: Int }", "a");
        associate(merged, source, MergeType.AUTO_MERGE);

        upload(source, "type Query { a: Int late: Int }");

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> revisions.current(merged).orElseThrow().sdl(),
                        sdl -> sdl != null && sdl.contains("late: Int"));
    }

    @Test
    void whatASourceBroughtGoesWithIt() {
        String merged = createMergedApi();
        associate(merged, createSource("type Query { a: Int }", "a"), MergeType.MANUAL_MERGE);
        String second =
                associate(
                                merged,
                                createSource("type Query { b: Int }", "b"),
                                MergeType.MANUAL_MERGE)
                        .associationId();

        SourceApiAssociationStatus status =
                appsync.disassociateSourceGraphqlApi(
                                r -> r.mergedApiIdentifier(merged).associationId(second))
                        .sourceApiAssociationStatus();

        assertThat(status).isEqualTo(SourceApiAssociationStatus.DELETION_SCHEDULED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                appsync.listSourceApiAssociations(r -> r.apiId(merged))
                                        .sourceApiAssociationSummaries()
                                        .size(),
                        count -> count == 1);
        ApiRevision served = revisions.current(merged).orElseThrow();
        assertThat(served.sdl()).contains("a: Int").doesNotContain("b: Int");
        assertThat(served.resolvers()).extracting(Resolver::fieldName).containsExactly("a");
        assertThatThrownBy(() ->
                        appsync.getSourceApiAssociation(
                                r -> r.mergedApiIdentifier(merged).associationId(second)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aMergedApiIsMadeOfItsSourcesAlone() {
        String merged = createMergedApi();

        assertThatThrownBy(() -> createNoneDataSource(merged))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("merged API");
        assertThatThrownBy(() -> upload(merged, "type Query { a: Int }"))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void aSourceIsNotDeletedBeforeItIsDisassociated() {
        String merged = createMergedApi();
        String source = createSource("type Query { a: Int }", "a");
        associate(merged, source, MergeType.MANUAL_MERGE);

        assertThatThrownBy(() -> appsync.deleteGraphqlApi(r -> r.apiId(source)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("disassociate");
    }

    private String createMergedApi() {
        return appsync.createGraphqlApi(r ->
                        r.name("all").apiType(GraphQLApiType.MERGED).authenticationType("API_KEY"))
                .graphqlApi()
                .apiId();
    }

    private String createSource(String sdl, String resolvedField) {
        String apiId = createApi().apiId();
        upload(apiId, sdl);
        createNoneDataSource(apiId);
        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Query")
                        .fieldName(resolvedField)
                        .dataSourceName("none")
                        .requestMappingTemplate("{}"));
        return apiId;
    }

    private SourceApiAssociation associate(String merged, String source, MergeType type) {
        SourceApiAssociation association =
                appsync.associateSourceGraphqlApi(r ->
                                r.mergedApiIdentifier(merged)
                                        .sourceApiIdentifier(source)
                                        .sourceApiAssociationConfig(c -> c.mergeType(type)))
                        .sourceApiAssociation();
        assertThat(association.sourceApiAssociationStatus())
                .isEqualTo(SourceApiAssociationStatus.MERGE_SCHEDULED);
        return awaitMerge(merged, association.associationId());
    }

    /** What has become of a merge, as the tools of AWS wait for it. */
    private SourceApiAssociation awaitMerge(String merged, String association) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                appsync.getSourceApiAssociation(r ->
                                                r.mergedApiIdentifier(merged)
                                                        .associationId(association))
                                        .sourceApiAssociation(),
                        now -> !IN_BETWEEN.contains(now.sourceApiAssociationStatus()));
    }
}
