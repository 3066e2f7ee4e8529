package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.registry.ApiDomains;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.ApiCache;
import software.amazon.awssdk.services.appsync.model.ApiCacheStatus;
import software.amazon.awssdk.services.appsync.model.ApiCacheType;
import software.amazon.awssdk.services.appsync.model.ApiCachingBehavior;
import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.appsync.model.NotFoundException;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Environment variables, tags, caches and domain names. */
class ApiSettingsOperationsTest extends RunningGateway {

    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:000000000000:certificate/4c2ab1de-9f43-4a3e-a2b1-000000000000";

    private final ApiRevisions revisions;
    private final ApiDomains domains;

    @Autowired
    ApiSettingsOperationsTest(ApiRevisions revisions, ApiDomains domains) {
        this.revisions = revisions;
        this.domains = domains;
    }

    @Test
    void environmentVariablesAreReplacedAsAWhole() {
        String apiId = createApi().apiId();
        put(apiId, Map.of("TABLE", "books", "STAGE", "test"));

        put(apiId, Map.of("TABLE", "shops"));

        assertThat(
                        appsync.getGraphqlApiEnvironmentVariables(r -> r.apiId(apiId))
                                .environmentVariables())
                .containsExactly(Map.entry("TABLE", "shops"));
        assertThat(revisions.current(apiId).orElseThrow().environmentVariables())
                .containsExactly(Map.entry("TABLE", "shops"));
    }

    @Test
    void refusesEnvironmentVariablesOfOtherNamesAndLengths() {
        String apiId = createApi().apiId();

        assertThatThrownBy(() -> put(apiId, Map.of("1ST", "x")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> put(apiId, Map.of("LONG", "x".repeat(513))))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void tagsComeAndGo() {
        GraphqlApi api = createApi();

        appsync.tagResource(
                r -> r.resourceArn(api.arn()).tags(Map.of("team", "blue", "stage", "test")));
        appsync.untagResource(r -> r.resourceArn(api.arn()).tagKeys("team", "absent"));

        assertThat(appsync.listTagsForResource(r -> r.resourceArn(api.arn())).tags())
                .containsExactly(Map.entry("stage", "test"));
        assertThatThrownBy(() ->
                        appsync.tagResource(
                                r -> r.resourceArn(api.arn()).tags(Map.of("aws:own", "x"))))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() ->
                        appsync.listTagsForResource(r -> r.resourceArn("arn:aws:s3:::bucket")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void aCacheIsCreatedOnceChangedFlushedAndDeleted() {
        String apiId = createApi().apiId();
        ApiCache created =
                appsync.createApiCache(r ->
                                r.apiId(apiId)
                                        .ttl(3_600L)
                                        .type(ApiCacheType.SMALL)
                                        .apiCachingBehavior(
                                                ApiCachingBehavior.FULL_REQUEST_CACHING))
                        .apiCache();
        appsync.updateApiCache(r ->
                r.apiId(apiId)
                        .ttl(60L)
                        .type(ApiCacheType.LARGE)
                        .apiCachingBehavior(ApiCachingBehavior.PER_RESOLVER_CACHING));

        ApiCache shown = appsync.getApiCache(r -> r.apiId(apiId)).apiCache();
        ApiRevision before = revisions.current(apiId).orElseThrow();
        appsync.flushApiCache(r -> r.apiId(apiId));
        ApiRevision after = revisions.current(apiId).orElseThrow();

        assertThat(created.status()).isEqualTo(ApiCacheStatus.AVAILABLE);
        assertThat(shown.ttl()).isEqualTo(60);
        assertThat(after.cache()).isNotNull();
        assertThat(after.cache().ttl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(after.number()).isGreaterThan(before.number());
        appsync.deleteApiCache(r -> r.apiId(apiId));
        assertThatThrownBy(() -> appsync.getApiCache(r -> r.apiId(apiId)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDomainNameLeadsToAnApi() {
        String apiId = createApi().apiId();
        String name = "Books-" + apiId + ".example.org";
        appsync.createDomainName(
                r -> r.domainName(name).certificateArn(CERTIFICATE).description("shop"));

        appsync.associateApi(r -> r.domainName(name).apiId(apiId));

        assertThat(domains.apiOf(lowerCase(name))).hasValue(apiId);
        assertThat(
                        appsync.getApiAssociation(r -> r.domainName(name))
                                .apiAssociation()
                                .associationStatusAsString())
                .isEqualTo("SUCCESS");
        assertThatThrownBy(() -> appsync.deleteDomainName(r -> r.domainName(name)))
                .isInstanceOf(BadRequestException.class);
        appsync.disassociateApi(r -> r.domainName(name));
        assertThat(domains.apiOf(lowerCase(name))).isEmpty();
        appsync.deleteDomainName(r -> r.domainName(name));
        assertThatThrownBy(() -> appsync.getDomainName(r -> r.domainName(name)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsNotOfferedSaysSo() {
        assertThatThrownBy(() -> appsync.createApi(r -> r.name("events")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Events API is not offered");
        assertThatThrownBy(() -> appsync.getDataSourceIntrospection(r -> r.introspectionId("some")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("not offered");
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void put(String apiId, Map<String, String> variables) {
        appsync.putGraphqlApiEnvironmentVariables(
                r -> r.apiId(apiId).environmentVariables(variables));
    }
}
