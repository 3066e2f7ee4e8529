package dev.stepgraph.gateway.realtime;

import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.gateway.GraphqlGatewayApplication;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Another replica of the gateway, on the same database as the one that tests share, with a clock
 * that tests move and with narrow limits. It is started once, and stops with the process.
 */
final class Replica {

    /** An access key that it knows. */
    static final String KEY_ID = "AKIDREPLICA";

    /** Its secret. */
    static final String KEY_SECRET = "the replica's secret";

    private static @Nullable Replica shared;

    private final SettableClock clock =
            new SettableClock(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
    private final TestAuthorizer authorizer = new TestAuthorizer();
    private final ConfigurableApplicationContext context;

    private Replica(TestDatabase database) {
        context =
                new SpringApplicationBuilder(GraphqlGatewayApplication.class)
                        .initializers(unfinished ->
                                ((GenericApplicationContext) unfinished)
                                        .registerBean(
                                                "testClock",
                                                InstantSource.class,
                                                () -> clock,
                                                bean -> bean.setPrimary(true)))
                        .run(
                                "--server.port=0",
                                "--spring.jmx.enabled=false",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.username(),
                                "--spring.datasource.password=" + database.password(),
                                "--stepgraph.auth.jwt.allow=127.0.0.1",
                                "--stepgraph.functions.authorizer.url=" + authorizer.url(),
                                "--stepgraph.auth.access-keys[0].id=" + KEY_ID,
                                "--stepgraph.auth.access-keys[0].secret=" + KEY_SECRET,
                                "--stepgraph.realtime.keep-alive=500ms",
                                "--stepgraph.realtime.init-timeout=2s",
                                "--stepgraph.realtime.max-silence=8s",
                                "--stepgraph.realtime.max-age=20d",
                                "--stepgraph.realtime.max-connections-per-api=6",
                                "--stepgraph.realtime.max-subscriptions=5",
                                "--stepgraph.realtime.max-message=64KB",
                                "--stepgraph.realtime.max-pending-size=1MB");
    }

    /** The one that is there; started when it is asked for first. */
    static synchronized Replica on(TestDatabase database) {
        Replica known = shared;
        if (known == null) {
            known = new Replica(database);
            shared = known;
        }
        return known;
    }

    /** What it thinks the time is; whoever moves it sets it back. */
    SettableClock clock() {
        return clock;
    }

    /** The authorizer function that it asks. */
    TestAuthorizer authorizer() {
        return authorizer;
    }

    /** One of its parts. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** An address of it. */
    URI uri(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
