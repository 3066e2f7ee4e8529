package dev.stepgraph.gateway.auth.lambda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.ModeAuthenticator;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.auth.lambda.AuthorizerFunctions.AuthorizerFailedException;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.LambdaProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks a function of the API's owner about a token, and remembers what it decided for as long as it
 * says. Tokens are remembered by their hash only. Those who want to know the same at the same time
 * ask once.
 */
@Component
class LambdaAuthenticator implements ModeAuthenticator {

    private static final Logger log = LoggerFactory.getLogger(LambdaAuthenticator.class);

    private final AuthorizerFunctions functions;
    private final AuthorizerProperties settings;
    private final AwsIdentity identity;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Cache<Question, Remembered> decisions;
    private final Map<Event, CompletableFuture<Remembered>> underWay = new ConcurrentHashMap<>();

    LambdaAuthenticator(
            AuthorizerFunctions functions,
            AuthorizerProperties settings,
            AwsIdentity identity,
            InstantSource clock,
            RandomGenerator random) {
        this.functions = functions;
        this.settings = settings;
        this.identity = identity;
        this.clock = clock;
        this.random = random;
        this.decisions = Caffeine.newBuilder().maximumSize(settings.maxCachedDecisions()).build();
    }

    /** Which token was asked about, of which API, with which function. */
    private record Question(String apiId, String functionArn, String tokenHash) {}

    /** Everything that a function may look at. */
    private record Event(
            Question question, Map<String, List<String>> headers, String query, ByteBuffer body) {}

    private record Remembered(Decision decision, Instant until) {

        boolean isGood(Instant now) {
            return now.isBefore(until);
        }

        /** Of two functions' answers at the same time the refusal counts. */
        Remembered unlessRefused(Remembered before, Instant now) {
            return before.isGood(now) && !before.decision().authorized() ? before : this;
        }
    }

    @Override
    public Set<AuthenticationType> modes() {
        return Set.of(AuthenticationType.AWS_LAMBDA);
    }

    @Override
    public Caller authenticate(
            GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request) {
        String token = request.header("authorization").orElse("");
        if (!(providers.getFirst() instanceof LambdaProvider provider)
                || token.isEmpty()
                || !isWellFormed(token, provider.identityValidationExpression())) {
            throw new UnauthorizedCallException();
        }
        Remembered remembered = decide(api, provider, token, request);
        Decision decision = remembered.decision();
        if (!decision.authorized()) {
            throw new UnauthorizedCallException();
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set("resolverContext", decision.resolverContext());
        return new Caller(
                AuthenticationType.AWS_LAMBDA,
                members,
                Set.of(),
                decision.deniedFields(),
                remembered.until());
    }

    /** A token has no end that is known here; what was decided about it has. */
    @Override
    public boolean decidesAgain() {
        return true;
    }

    private Remembered decide(
            GraphqlApi api, LambdaProvider provider, String token, AuthRequest request) {
        Question question = new Question(api.apiId(), provider.authorizerUri(), hash(token));
        Remembered remembered = decisions.getIfPresent(question);
        if (remembered != null && remembered.isGood(clock.instant())) {
            return remembered;
        }
        Event event =
                new Event(
                        question,
                        request.headers(),
                        request.query(),
                        ByteBuffer.wrap(request.body()));
        return once(event, () -> remember(question, provider, ask(api, provider, token, request)));
    }

    private Remembered remember(Question question, LambdaProvider provider, Decision decision) {
        Duration override = decision.ttlOverride();
        Duration ttl = override == null ? provider.resultTtl() : override;
        Instant now = clock.instant();
        Remembered fresh = new Remembered(decision, now.plus(ttl));
        if (ttl.isPositive()) {
            decisions.asMap().merge(question, fresh, (before, it) -> it.unlessRefused(before, now));
        } else {
            decisions.invalidate(question);
        }
        return fresh;
    }

    /** Asks, unless the very same is being asked already: then that answer is waited for. */
    private Remembered once(Event event, Supplier<Remembered> question) {
        CompletableFuture<Remembered> own = new CompletableFuture<>();
        CompletableFuture<Remembered> others = underWay.putIfAbsent(event, own);
        if (others != null) {
            return answerOf(others);
        }
        try {
            Remembered answer = question.get();
            own.complete(answer);
            return answer;
        } finally {
            underWay.remove(event);
            own.completeExceptionally(new UnauthorizedCallException()); // if it has no answer
        }
    }

    private static Remembered answerOf(CompletableFuture<Remembered> others) {
        try {
            return others.join();
        } catch (CompletionException _) {
            throw new UnauthorizedCallException();
        }
    }

    private Decision ask(
            GraphqlApi api, LambdaProvider provider, String token, AuthRequest request) {
        ObjectNode event =
                AuthorizerEvent.of(
                        token,
                        api.apiId(),
                        identity.account(),
                        RandomUuid.next(random).toString(),
                        request);
        try {
            return Decision.read(
                    functions.ask(provider.authorizerUri(), event, settings.timeout()));
        } catch (AuthorizerFailedException e) {
            log.warn(
                    "The authorizer function {} of the API {} did not decide: {}",
                    provider.authorizerUri(),
                    api.apiId(),
                    e.getMessage());
            throw new UnauthorizedCallException();
        }
    }

    private static boolean isWellFormed(String token, @Nullable String expression) {
        if (expression == null || expression.isEmpty()) {
            return true;
        }
        try {
            return Pattern.compile(expression).matcher(token).matches();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
