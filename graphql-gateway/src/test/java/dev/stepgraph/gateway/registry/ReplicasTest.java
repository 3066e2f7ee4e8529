package dev.stepgraph.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.gateway.web.AnotherReplica;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Two replicas of the gateway on one database. */
class ReplicasTest extends RunningGateway {

    private final ApiRevisions revisions;

    @Autowired
    ReplicasTest(ApiRevisions revisions) {
        this.revisions = revisions;
    }

    @Test
    void eachSeesWhatTheOtherChanges() {
        ApiRevisions elsewhere = AnotherReplica.part(ApiRevisions.class);
        String apiId = createApi().apiId();
        await(() -> elsewhere.current(apiId).isPresent());

        upload(apiId, "type Query { a: Int }");
        await(() -> elsewhere.current(apiId).map(revision -> revision.sdl() != null).orElse(false));
        AnotherReplica.part(GraphqlApis.class).delete(apiId);

        assertThat(elsewhere.current(apiId)).isEmpty();
        await(() -> revisions.current(apiId).isEmpty());
    }

    @Test
    void aKeyOpensItsApiOnBoth() {
        ApiKeys elsewhere = AnotherReplica.part(ApiKeys.class);
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

        assertThat(AnotherReplica.part(PageTokens.class).open("ListGraphqlApis", token))
                .isNotEmpty();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
