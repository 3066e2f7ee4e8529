package dev.stepgraph.gateway.resolver.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.common.json.JsonText;
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

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Evaluates APPSYNC_JS in child processes. */
@Component
public class ScriptEvaluator implements HandlerEvaluator {

    private static final String MISTAKES = "The code contains one or more errors.";

    /** Where code is tried out that belongs to no API. */
    private static final String TRIED_OUT = "";

    /** Some dozens of kilobytes each. */
    private static final int MAX_CODES = 2_000;

    private final ScriptPool pool;
    private final ScriptProperties properties;
    private final InstantSource clock;
    private final Cache<String, String> codeIds =
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
        ScriptFunction script = (ScriptFunction) code;
        String realm = Objects.requireNonNullElse(context.apiId(), TRIED_OUT);
        ScriptRequest request =
                new ScriptRequest(
                        realm,
                        codeId(script.code()),
                        null,
                        script.function(),
                        JsonText.write(context.members()),
                        authType(context),
                        properties.timeLimit().toMillis());
        Duration patience = Duration.between(clock.instant(), context.deadline());
        try {
            ScriptReply reply = run(request, script.code(), patience);
            return reply.kind() == ScriptReply.Kind.TIMED_OUT
                    ? ScriptResults.failed(timedOut(), context)
                    : ScriptResults.of(reply, context);
        } catch (ScriptFailureException e) {
            return ScriptResults.failed(e.text(), context);
        }
    }

    /**
     * Says what is wrong with a script without running it.
     *
     * @return nothing if it may run
     */
    public List<CodeError> check(String code) {
        long limit = properties.timeLimit().toMillis();
        ScriptRequest request =
                new ScriptRequest(TRIED_OUT, codeId(code), null, null, "{}", null, limit);
        try {
            ScriptReply reply = run(request, code, properties.startLimit());
            return reply.kind() == ScriptReply.Kind.REFUSED
                    ? MistakesText.read(reply.text())
                    : List.of();
        } catch (ScriptFailureException e) {
            return List.of(new CodeError("PARSER_ERROR", e.text(), 1, 1, 0));
        }
    }

    /** What EvaluateCode and the management API answer beside the mistakes. */
    public static String refusal() {
        return MISTAKES;
    }

    private ScriptReply run(ScriptRequest request, String code, Duration patience) {
        try {
            return pool.run(request, code, patience);
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

    private String codeId(String code) {
        return Objects.requireNonNull(codeIds.get(code, ScriptEvaluator::digest));
    }

    private static String digest(String code) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(code.getBytes(StandardCharsets.UTF_16BE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
