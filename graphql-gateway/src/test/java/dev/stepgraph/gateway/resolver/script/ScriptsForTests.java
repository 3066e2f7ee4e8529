package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.ContextMembers;
import dev.stepgraph.gateway.resolver.HandlerCode.ScriptFunction;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One pool of children for all tests; they end with this process. */
final class ScriptsForTests {

    /** Short, since attacks last as long; long enough for a busy machine. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private static final String IMPORTS =
            "import { util } from '@aws-appsync/utils';"
                    + " import * as ddb from '@aws-appsync/utils/dynamodb';"
                    + " import * as rds from '@aws-appsync/utils/rds';"
                    + " import * as ai from '@aws-appsync/utils/ai';\n";

    private static final ScriptProperties PROPERTIES =
            new ScriptProperties(2, 2, DataSize.ofMegabytes(96), TIME_LIMIT, Duration.ofMinutes(2));

    static final ScriptEvaluator EVALUATOR = start();

    private ScriptsForTests() {}

    /** A module whose request function has this body, from its second line on. */
    static String request(String body) {
        return IMPORTS + "export function request(ctx) {\n" + body + "\n}\n";
    }

    /** Runs a module's request function. */
    static HandlerResult run(String code, String context) {
        return run("api", code, context);
    }

    static HandlerResult run(@Nullable String apiId, String code, String context) {
        return EVALUATOR.evaluate(new ScriptFunction(code, "request"), context(apiId, context));
    }

    static ResolverContext context(@Nullable String apiId, String members) {
        return new ResolverContext(
                apiId,
                ContextMembers.of((ObjectNode) JsonText.parse(members)),
                null,
                Instant.now().plus(Duration.ofMinutes(2)));
    }

    /** What an expression yields, as JSON. */
    static JsonNode value(String expression) {
        HandlerResult result = run(request("return " + expression + ";"), "{}");
        if (result.outcome() instanceof Outcome.Value value && value.json() != null) {
            return value.json();
        }
        throw new AssertionError(expression + " came to " + result.outcome());
    }

    /** The message that running a body fails with. */
    static String failure(String body) {
        HandlerResult result = run(request(body), "{}");
        if (result.outcome() instanceof Outcome.Failed failed) {
            return failed.error().message();
        }
        throw new AssertionError(body + " came to " + result.outcome());
    }

    private static ScriptEvaluator start() {
        ScriptPool pool = new ScriptPool(PROPERTIES);
        pool.start();
        Runtime.getRuntime().addShutdownHook(new Thread(pool::stop));
        return new ScriptEvaluator(pool, PROPERTIES, InstantSource.system());
    }
}
