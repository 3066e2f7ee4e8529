package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.AppSyncException;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.GraphQLApiIntrospectionConfig;
import software.amazon.awssdk.services.appsync.model.GraphQLApiType;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.appsync.model.ListGraphqlApisResponse;
import software.amazon.awssdk.services.appsync.model.NotFoundException;
import software.amazon.awssdk.services.appsync.model.OpenIDConnectConfig;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

class GraphqlApiOperationsTest extends RunningGateway {

    @Test
    void showsWhatWasCreated() {
        GraphqlApi created =
                appsync.createGraphqlApi(request ->
                                request.name("shop")
                                        .authenticationType(AuthenticationType.AWS_IAM)
                                        .queryDepthLimit(75)
                                        .resolverCountLimit(10_000)
                                        .introspectionConfig(GraphQLApiIntrospectionConfig.DISABLED)
                                        .additionalAuthenticationProviders(openIdConnect())
                                        .tags(Map.of("team", "blue")))
                        .graphqlApi();

        GraphqlApi shown =
                appsync.getGraphqlApi(request -> request.apiId(created.apiId())).graphqlApi();

        assertThat(shown).isEqualTo(created);
        assertThat(shown.apiId()).matches("[a-z][a-z0-9]{25}");
        assertThat(shown.arn())
                .isEqualTo("arn:aws:appsync:us-east-1:000000000000:apis/" + shown.apiId());
        assertThat(shown.uris())
                .containsEntry("GRAPHQL", uri("/apis/" + shown.apiId() + "/graphql").toString());
        assertThat(shown.uris().get("REALTIME"))
                .startsWith("ws://127.0.0.1:")
                .endsWith("/apis/" + shown.apiId() + "/graphql/realtime");
        assertThat(shown.tags()).containsExactly(Map.entry("team", "blue"));
        assertThat(shown.queryDepthLimit()).isEqualTo(75);
        assertThat(shown.additionalAuthenticationProviders().getFirst().openIDConnectConfig())
                .isEqualTo(openIdConnect().openIDConnectConfig());
    }

    @Test
    void anUpdateTakesAwayWhatItLeavesOut() {
        GraphqlApi api =
                appsync.createGraphqlApi(request ->
                                request.name("before")
                                        .authenticationType(AuthenticationType.API_KEY)
                                        .queryDepthLimit(7))
                        .graphqlApi();

        GraphqlApi updated =
                appsync.updateGraphqlApi(request ->
                                request.apiId(api.apiId())
                                        .name("after")
                                        .authenticationType(AuthenticationType.AWS_IAM))
                        .graphqlApi();

        assertThat(updated.name()).isEqualTo("after");
        assertThat(updated.authenticationType()).isEqualTo(AuthenticationType.AWS_IAM);
        assertThat(updated.queryDepthLimit()).isZero();
    }

    @Test
    void whatWasDeletedIsNotFound() {
        String apiId = createApi().apiId();

        appsync.deleteGraphqlApi(request -> request.apiId(apiId));

        assertThatThrownBy(() -> appsync.getGraphqlApi(request -> request.apiId(apiId)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("GraphQL API " + apiId + " not found.");
        assertThatThrownBy(() -> appsync.deleteGraphqlApi(request -> request.apiId(apiId)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsAllInPages() {
        Set<String> created = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            created.add(createApi().apiId());
        }

        Set<String> listed = new HashSet<>();
        String token = null;
        do {
            String current = token;
            ListGraphqlApisResponse page =
                    appsync.listGraphqlApis(request -> request.maxResults(2).nextToken(current));
            assertThat(page.graphqlApis()).hasSizeLessThanOrEqualTo(2);
            page.graphqlApis().forEach(api -> assertThat(listed.add(api.apiId())).isTrue());
            token = page.nextToken();
        } while (token != null);

        assertThat(listed).containsAll(created);
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        createApi();
        createApi();
        String token = appsync.listGraphqlApis(request -> request.maxResults(1)).nextToken();
        String apiId = createApi().apiId();

        assertThatThrownBy(() ->
                        appsync.listDataSources(request -> request.apiId(apiId).nextToken(token)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid token");
    }

    @Test
    void tellsMergedFromOtherApis() {
        String merged =
                appsync.createGraphqlApi(request ->
                                request.name("all")
                                        .apiType(GraphQLApiType.MERGED)
                                        .authenticationType(AuthenticationType.API_KEY))
                        .graphqlApi()
                        .apiId();

        assertThat(
                        appsync
                                .listGraphqlApisPaginator(
                                        request -> request.apiType(GraphQLApiType.MERGED))
                                .graphqlApis()
                                .stream())
                .extracting(GraphqlApi::apiId)
                .contains(merged);
        assertThat(
                        appsync
                                .listGraphqlApisPaginator(
                                        request -> request.apiType(GraphQLApiType.GRAPHQL))
                                .graphqlApis()
                                .stream())
                .extracting(GraphqlApi::apiId)
                .doesNotContain(merged);
    }

    @Test
    void refusesWhatIsBeyondALimit() {
        assertThatThrownBy(() ->
                        appsync.createGraphqlApi(request ->
                                request.name("deep")
                                        .authenticationType("API_KEY")
                                        .queryDepthLimit(76)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("queryDepthLimit");
    }

    @Test
    void refusesAModeWithoutItsConfiguration() {
        assertThatThrownBy(() ->
                        appsync.createGraphqlApi(request ->
                                request.name("open").authenticationType("OPENID_CONNECT")))
                .isInstanceOf(AppSyncException.class)
                .hasMessageContaining("openIDConnectConfig is required");
    }

    private static AdditionalAuthenticationProvider openIdConnect() {
        return AdditionalAuthenticationProvider.builder()
                .authenticationType(AuthenticationType.OPENID_CONNECT)
                .openIDConnectConfig(
                        OpenIDConnectConfig.builder()
                                .issuer("https://issuer.example.org")
                                .clientId("web|app")
                                .authTTL(60_000L)
                                .build())
                .build();
    }
}
