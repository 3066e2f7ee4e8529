package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.cache.ResultCacheProperties;
import dev.stepgraph.gateway.execution.AcceptedMutation;
import dev.stepgraph.gateway.execution.ApiCompiler;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.FieldGuard;
import dev.stepgraph.gateway.execution.MutationListener;
import dev.stepgraph.gateway.execution.OperationProperties;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.execution.SubscriptionInvalidation;
import dev.stepgraph.gateway.execution.SubscriptionOperations;
import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.CalledApi;
import dev.stepgraph.gateway.resolver.HandlerRunner;
import dev.stepgraph.gateway.resolver.ResolverCompiler;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.unit.DataSize;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The data plane on a port of its own, over an API that tests build by hand.
 *
 * <p>The key {@code alice} and any other but {@code wrong} lets somebody of that name in; the field
 * {@code Query.secret} and all of the type {@code Vault} are for {@code admin} only.
 */
final class TestGateway implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static final Duration TIMEOUT = Duration.ofSeconds(31);

    private static final GraphqlHttpProperties HTTP =
            new GraphqlHttpProperties(
                    DataSize.ofMegabytes(1), DataSize.ofMegabytes(5), true, 0, 100);

    /** As much as there is: tests of what is slow are slow themselves. */
    private static final FairnessProperties UNFAIR = new FairnessProperties(1, Duration.ofHours(1));

    private final AtomicReference<ApiRevision> revision = new AtomicReference<>();
    private final NamedHandlers handlers = new NamedHandlers();
    private final TestSources sources = new TestSources();
    private final SettableClock clock = new SettableClock(START);
    private final List<AcceptedMutation> mutations = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ResultCache cache;
    private final ExecutableApis apis;
    private final SubscriptionOperations subscriptions;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TimedTasks tasks;
    private final DisposableServer server;

    TestGateway() {
        this(OperationProperties.defaults(), HTTP);
    }

    /** Answers within that time. */
    TestGateway(Duration timeout) {
        this(OperationProperties.defaults(), HTTP, timeout, UNFAIR);
    }

    /** Gives an API that much of the processors. */
    TestGateway(FairnessProperties fairness) {
        this(OperationProperties.defaults(), HTTP, TIMEOUT, fairness);
    }

    TestGateway(OperationProperties limits, GraphqlHttpProperties http) {
        this(limits, http, TIMEOUT, UNFAIR);
    }

    private TestGateway(
            OperationProperties limits,
            GraphqlHttpProperties http,
            Duration timeout,
            FairnessProperties fairness) {
        cache = new ResultCache(new ResultCacheProperties(DataSize.ofMegabytes(1)), clock);
        ResolverCompiler resolvers =
                new ResolverCompiler(
                        new HandlerRunner(List.of(handlers)), List.of(sources), List.of());
        ApiCompiler compiler =
                new ApiCompiler(
                        resolvers,
                        cache,
                        (api, schema) -> new AdminsOnly(),
                        limits,
                        new Shares(fairness));
        apis = new ExecutableApis(this::current, compiler, limits);
        Operations operations = new Operations(limits, clock, List.of(new Recording()));
        subscriptions = new SubscriptionOperations(operations);
        GraphqlCalls calls =
                new GraphqlCalls(
                        this::current,
                        apis,
                        operations,
                        (api, request, operation, requestId) ->
                                caller(request.header("x-api-key").orElse("wrong")),
                        new CallRates(http, clock),
                        RandomGenerator.getDefault(),
                        http);
        tasks = new TimedTasks(timeout, GraphqlCalls::timedOut);
        GraphqlEndpoint endpoint =
                new GraphqlEndpoint(
                        calls, tasks, new OperationMeters(meters), new LargeBodies(fairness), http);
        HttpHandler handler =
                new OperationsFirst(
                        (path, _) -> Optional.of(new CalledApi(path.split("/", -1)[2], null)),
                        UnaryOperator.identity(),
                        endpoint,
                        (_, _) -> Mono.empty());
        server =
                HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .handle(new ReactorHttpHandlerAdapter(handler))
                        .bindNow();
    }

    NamedHandlers handlers() {
        return handlers;
    }

    TestSources sources() {
        return sources;
    }

    SettableClock clock() {
        return clock;
    }

    MeterRegistry meters() {
        return meters;
    }

    ResultCache cache() {
        return cache;
    }

    ExecutableApis apis() {
        return apis;
    }

    SubscriptionOperations subscriptions() {
        return subscriptions;
    }

    List<AcceptedMutation> mutations() {
        return mutations;
    }

    void serve(TestApi api) {
        revision.set(api.revision());
    }

    /** The answer's body. */
    JsonNode ask(String query) {
        return ask(query, JsonNodeFactory.instance.objectNode());
    }

    JsonNode ask(String query, JsonNode variables) {
        return JsonText.parse(post(body(query, variables), "alice").body());
    }

    JsonNode askAs(String key, String query) {
        String body = body(query, JsonNodeFactory.instance.objectNode());
        return JsonText.parse(post(body, key).body());
    }

    HttpResponse<String> post(String body, String key) {
        return send(
                request()
                        .header("content-type", "application/json")
                        .header("x-api-key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request() {
        return request("");
    }

    HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(
                URI.create(
                        "http://127.0.0.1:%d/apis/%s/graphql%s"
                                .formatted(server.port(), TestApi.ID, query)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String body(String query, JsonNode variables) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", query);
        body.set("variables", variables);
        return JsonText.write(body);
    }

    static Caller caller(String name) {
        if (name.equals("wrong")) {
            throw new UnauthorizedCallException();
        }
        ObjectNode identity = JsonNodeFactory.instance.objectNode().put("sub", name);
        return new Caller(AuthenticationType.API_KEY, identity, Set.of(), Set.of(), null);
    }

    @Override
    public void close() {
        server.disposeNow();
        tasks.close();
        client.close();
    }

    private Optional<ApiRevision> current(String apiId) {
        return apiId.equals(TestApi.ID) ? Optional.ofNullable(revision.get()) : Optional.empty();
    }

    private final class Recording implements MutationListener {

        @Override
        public void accepted(AcceptedMutation mutation) {
            mutations.add(mutation);
        }

        @Override
        public void invalidated(SubscriptionInvalidation invalidation) {
            throw new IllegalStateException("Nothing asks for it here: " + invalidation);
        }
    }

    private static final class AdminsOnly implements FieldGuard {

        @Override
        public boolean isOpenToAll(String typeName, String fieldName) {
            return !typeName.equals("Vault") && !fieldName.equals("secret");
        }

        @Override
        public boolean permits(Caller caller, String typeName, String fieldName) {
            return isOpenToAll(typeName, fieldName)
                    || (caller.identity() != null
                            && "admin".equals(caller.identity().path("sub").asString("")));
        }
    }
}
