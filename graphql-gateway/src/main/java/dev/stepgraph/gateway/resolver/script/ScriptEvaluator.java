package dev.stepgraph.gateway.resolver.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerCode.ScriptFunction;
import dev.stepgraph.gateway.resolver.HandlerEvaluator;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;
import dev.stepgraph.gateway.resolver.ResolverContext;
import dev.stepgraph.gateway.resolver.script.worker.MistakesText;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;
import dev.stepgraph.gateway.resolver.script.worker.ScriptRequest;
import dev.stepgraph.gateway.resolver.util.AuthTypeName;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Evaluates APPSYNC_JS in child processes. */
@Component
public class ScriptEvaluator implements HandlerEvaluator {

    private static final String MISTAKES = "The code contains one or more errors.";

    private static final String OUT_OF_MEMORY = "The code used more memory than it may.";

    /** Where code is tried out that belongs to no API. */
    private static final String TRIED_OUT = "";

    /** Some dozens of kilobytes each. */
    private static final int MAX_CODES = 2_000;

    private final ScriptPool pool;
    private final ScriptProperties properties;
    private final InstantSource clock;
    private final Cache<String, ScriptCode> codes =
            Caffeine.newBuilder().maximumSize(MAX_CODES).build();

    ScriptEvaluator(ScriptPool pool, ScriptProperties properties, InstantSource clock) {
        this.pool = pool;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public boolean supports(HandlerCode code) {
        return code instanceof ScriptFunction;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public HandlerResult evaluate(HandlerCode code, ResolverContext context) {
        return evaluate((ScriptFunction) code, null, context).getFirst();
    }

    @Override
    public boolean runsTogether(HandlerCode request, HandlerCode response) {
        return request instanceof ScriptFunction first
                && response instanceof ScriptFunction second
                && first.code().equals(second.code());
    }

    @Override
    public List<HandlerResult> evaluateTogether(
            HandlerCode request, HandlerCode response, ResolverContext context) {
        ScriptFunction second = (ScriptFunction) response;
        return evaluate((ScriptFunction) request, second.function(), context);
    }

    /**
     * Says what is wrong with a script without running it.
     *
     * @return nothing if it may run
     */
    public List<CodeError> check(String code) {
        try {
            ScriptReply reply =
                    run(TRIED_OUT, code, null, ContextTexts.empty(), null, properties.startLimit());
            return reply.kind() == ScriptReply.Kind.REFUSED
                    ? MistakesText.read(reply.text())
                    : List.of();
        } catch (ScriptFailureException e) {
            return List.of(new CodeError("PARSE_ERROR", e.text(), 1, 1, 0));
        }
    }

    /** What EvaluateCode and the management API answer beside the mistakes. */
    public static String refusal() {
        return MISTAKES;
    }

    private List<HandlerResult> evaluate(
            ScriptFunction script, @Nullable String then, ResolverContext context) {
        String realm = Objects.requireNonNullElse(context.apiId(), TRIED_OUT);
        Duration patience = Duration.between(clock.instant(), context.deadline());
        try {
            ScriptReply reply =
                    run(
                            realm,
                            script.code(),
                            new ScriptRequest.Call(script.function(), then),
                            ContextTexts.of(context.members().toJson()),
                            authType(context),
                            patience);
            return switch (reply.kind()) {
                case TIMED_OUT -> List.of(ScriptResults.failed(timedOut(), context));
                case OUT_OF_MEMORY -> List.of(ScriptResults.failed(OUT_OF_MEMORY, context));
                default -> ScriptResults.of(reply, context);
            };
        } catch (ScriptFailureException e) {
            return List.of(ScriptResults.failed(e.text(), context));
        }
    }

    private ScriptReply run(
            String realm,
            String text,
            ScriptRequest.@Nullable Call call,
            ContextTexts context,
            @Nullable String authType,
            Duration patience) {
        ScriptCode code = Objects.requireNonNull(codes.get(text, ScriptCode::new));
        long limit = properties.timeLimit().toMillis();
        ScriptRequest request =
                new ScriptRequest(
                        realm,
                        code.id(),
                        null,
                        call,
                        context.first(),
                        context.rest(),
                        authType,
                        limit);
        ScriptJob job =
                new ScriptJob(
                        realm, code, request.toBytes(), System.nanoTime() + patience.toNanos());
        try {
            return ScriptReply.of(pool.run(job));
        } catch (IOException e) {
            throw ScriptFailureException.nonsense();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScriptFailureException.busy();
        }
    }

    private static String authType(ResolverContext context) {
        AuthenticationType type = context.authType();
        return type == null
                ? AuthTypeName.ofIdentity(PlainValues.of(context.member("identity")))
                : AuthTypeName.of(type);
    }

    private String timedOut() {
        return "The code took longer than " + properties.timeLimit().toMillis() + " ms.";
    }
}
