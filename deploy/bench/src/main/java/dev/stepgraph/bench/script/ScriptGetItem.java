package dev.stepgraph.bench.script;

import dev.stepgraph.gateway.resolver.ContextMembers;
import dev.stepgraph.gateway.resolver.HandlerCode.ScriptFunction;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;
import dev.stepgraph.gateway.resolver.script.ScriptEvaluator;
import dev.stepgraph.gateway.resolver.script.ScriptProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The request handler of a resolver that reads one item of a DynamoDB table, run by the gateway's
 * child processes at their default settings.
 */
public final class ScriptGetItem implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AnnotationConfigApplicationContext beans =
            new AnnotationConfigApplicationContext(Scripts.class);
    private final ScriptEvaluator evaluator = beans.getBean(ScriptEvaluator.class);
    private final InstantSource clock = beans.getBean(InstantSource.class);
    private final ScriptFunction code = new ScriptFunction(text("get-item.js"), "request");
    private final ObjectNode context = (ObjectNode) JSON.readTree(text("context.json"));
    private final JsonNode expected = JSON.readTree(text("get-item.json"));

    @ComponentScan(basePackageClasses = ScriptEvaluator.class)
    @EnableConfigurationProperties(ScriptProperties.class)
    static class Scripts {

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }
    }

    /** Evaluates it once; an answer that is not as it should be ends the measurement. */
    public void evaluate() {
        HandlerResult result =
                evaluator.evaluate(
                        code,
                        new ResolverContext(
                                "bench",
                                ContextMembers.of(context),
                                null,
                                clock.instant().plus(PATIENCE)));
        if (!(result.outcome() instanceof Outcome.Value value) || !expected.equals(value.json())) {
            throw new IllegalStateException("The script came to " + result.outcome());
        }
    }

    /** How large the context is, in bytes. */
    public int contextSize() {
        return JSON.writeValueAsBytes(context).length;
    }

    @Override
    public void close() {
        beans.close();
    }

    private static String text(String name) {
        try (InputStream file = ScriptGetItem.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
