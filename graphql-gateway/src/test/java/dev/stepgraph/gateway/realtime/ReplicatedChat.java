package dev.stepgraph.gateway.realtime;

import dev.stepgraph.gateway.registry.ApiKeys;
import dev.stepgraph.gateway.registry.ApiRevisions;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** A chat whose subscribers are connected to another replica than those who speak. */
abstract class ReplicatedChat extends Chat {

    private final ApiRevisions here;

    /** The one that subscribers are connected to. */
    @SuppressWarnings("NullAway.Init") // before each test
    protected Replica replica;

    @SuppressWarnings("NullAway.Init") // before each test
    private Instant now;

    @Autowired
    ReplicatedChat(ApiRevisions here) {
        this.here = here;
    }

    @BeforeEach
    void openOnBoth() {
        replica = Replica.on(database());
        now = replica.clock().instant();
        awaitChanges();
    }

    @AfterEach
    void setClockBack() {
        replica.clock().set(now);
    }

    @Override
    protected URI realtime() {
        return replica.uri("/apis/" + apiId + "/graphql/realtime");
    }

    /** Waits until the other replica has seen what was changed here. */
    protected void awaitChanges() {
        long number = here.current(apiId).orElseThrow().number();
        ApiRevisions there = replica.part(ApiRevisions.class);
        await(() -> there.current(apiId).map(api -> api.number() >= number).orElse(false));
        await(() -> replica.part(ApiKeys.class).verify(apiId, key).isPresent());
    }

    /** Waits for something that takes a moment. */
    protected static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
