package dev.stepgraph.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.gateway.GraphqlGatewayApplication;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Two replicas of the gateway on one database. */
class ReplicasTest extends RunningGateway {

    private final ApiRevisions revisions;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static ConfigurableApplicationContext other;

    @Autowired
    ReplicasTest(ApiRevisions revisions) {
        this.revisions = revisions;
    }

    @BeforeAll
    static void startAnother() {
        other =
                new SpringApplicationBuilder(GraphqlGatewayApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.jmx.enabled=false",
                                "--spring.datasource.url=" + database().url(),
                                "--spring.datasource.username=" + database().username(),
                                "--spring.datasource.password=" + database().password());
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @Test
    void eachSeesWhatTheOtherChanges() {
        ApiRevisions elsewhere = other.getBean(ApiRevisions.class);
        String apiId = createApi().apiId();
        await(() -> elsewhere.current(apiId).isPresent());

        upload(apiId, "type Query { a: Int }");
        await(() -> elsewhere.current(apiId).map(revision -> revision.sdl() != null).orElse(false));
        other.getBean(GraphqlApis.class).delete(apiId);

        assertThat(elsewhere.current(apiId)).isEmpty();
        await(() -> revisions.current(apiId).isEmpty());
    }

    @Test
    void aKeyOpensItsApiOnBoth() {
        ApiKeys elsewhere = other.getBean(ApiKeys.class);
        String apiId = createApi().apiId();
        String key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();

        await(() -> elsewhere.verify(apiId, key).isPresent());
        appsync.deleteApiKey(r -> r.apiId(apiId).id(key));

        await(() -> elsewhere.verify(apiId, key).isEmpty());
    }

    @Test
    void aPageTokenIsGoodOnBoth() {
        createApi();
        createApi();

        String token = appsync.listGraphqlApis(r -> r.maxResults(1)).nextToken();

        assertThat(other.getBean(PageTokens.class).open("ListGraphqlApis", token)).isNotEmpty();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
