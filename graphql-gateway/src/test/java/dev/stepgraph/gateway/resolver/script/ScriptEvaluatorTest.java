package dev.stepgraph.gateway.resolver.script;

import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.failure;
import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.request;
import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.run;
import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerCode.ScriptFunction;
import dev.stepgraph.gateway.resolver.HandlerCode.Template;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class ScriptEvaluatorTest {

    @Test
    void takesScriptsOnly() {
        assertThat(ScriptsForTests.EVALUATOR.supports(new ScriptFunction("", "request"))).isTrue();
        assertThat(ScriptsForTests.EVALUATOR.supports(new Template(""))).isFalse();
    }

    @Test
    void returnsWhatTheFunctionReturns() {
        String code =
                request(
                        "const { id, ...rest } = ctx.args; return { id, rest, same: ctx.arguments === ctx.args };");

        HandlerResult result = run(code, "{\"arguments\":{\"id\":\"7\",\"a\":[1,2.5,null]}}");

        assertThat(result.outcome())
                .isEqualTo(
                        new Outcome.Value(
                                "{\"id\":\"7\",\"rest\":{\"a\":[1,2.5,null]},\"same\":true}",
                                JsonText.parse(
                                        "{\"id\":\"7\",\"rest\":{\"a\":[1,2.5,null]},\"same\":true}")));
        assertThat(result.logs()).isEmpty();
    }

    @Test
    void returnsNullWhereTheFunctionReturnsNothing() {
        assertThat(run(request(""), "{}").outcome())
                .isEqualTo(new Outcome.Value("null", JsonText.parse("null")));
    }

    @Test
    void callsTheFunctionThatWasAskedFor() {
        String code =
                """
                import { util as u } from "@aws-appsync/utils"
                const greet = (name) => `hello ${name}`;
                const request = (ctx) => greet(ctx.args.name);
                export { request };
                export const response = (ctx) => ctx.result;
                """;

        assertThat(run(code, "{\"arguments\":{\"name\":\"Ann\"}}").outcome())
                .isEqualTo(new Outcome.Value("\"hello Ann\"", JsonText.parse("\"hello Ann\"")));
    }

    @Test
    void saysThatAFunctionIsNotThere() {
        HandlerResult result = run("export function response(ctx) { return 1; }", "{}");

        assertThat(result.outcome())
                .isEqualTo(
                        new Outcome.Refused(
                                "The code contains one or more errors.",
                                List.of(
                                        new CodeError(
                                                "MISSING_MAPPING_EXPORT",
                                                "Unable to find valid export for request",
                                                0,
                                                0,
                                                0))));
    }

    @Test
    void keepsTheStash() {
        HandlerResult result =
                run(request("ctx.stash.b = [2]; return null;"), "{\"stash\":{\"a\":1}}");

        assertThat(result.stash()).isEqualTo(JsonText.parse("{\"a\":1,\"b\":[2]}"));
    }

    @Test
    void tellsAppendedErrorsEffectsAndLogs() {
        HandlerResult result =
                run(
                        request(
                                """
                                util.appendError('odd', 'Odd', { id: 1 }, { why: 'x' });
                                util.http.addResponseHeaders({ 'x-a': 1 });
                                extensions.evictFromApiCache('Query', 'get', { 'context.arguments.id': 1 });
                                extensions.setSubscriptionFilter({ filterGroup: [] });
                                extensions.setSubscriptionInvalidationFilter({ filterGroup: [] });
                                extensions.invalidateSubscriptions({ subscriptionField: 'on', payload: { a: 1 } });
                                console.log('got', { a: 1 });
                                console.error(2);
                                return 1;\
                                """),
                        "{}");

        assertThat(result.appendedErrors())
                .containsExactly(
                        new HandlerError(
                                "odd",
                                "Odd",
                                JsonText.parse("{\"id\":1}"),
                                JsonText.parse("{\"why\":\"x\"}")));
        assertThat(result.effects())
                .containsExactly(
                        new HandlerEffect.AddResponseHeader("x-a", "1"),
                        new HandlerEffect.EvictFromApiCache(
                                "Query", "get", JsonText.parse("{\"context.arguments.id\":1}")),
                        new HandlerEffect.SetSubscriptionFilter(
                                JsonText.parse("{\"filterGroup\":[]}")),
                        new HandlerEffect.SetSubscriptionInvalidationFilter(
                                JsonText.parse("{\"filterGroup\":[]}")),
                        new HandlerEffect.InvalidateSubscriptions(
                                "on", JsonText.parse("{\"a\":1}")));
        assertThat(result.logs())
                .containsExactly(
                        "INFO - code.js:9:9: \"got\" {\"a\":1}", "ERROR - code.js:10:9: 2");
    }

    @Test
    void endsWithTheErrorThatIsRaised() {
        HandlerResult result =
                run(request("util.error('no', 'No', { id: 1 }, 'because'); return 1;"), "{}");

        assertThat(result.outcome())
                .isEqualTo(
                        new Outcome.Failed(
                                new HandlerError(
                                        "no",
                                        "No",
                                        JsonText.parse("{\"id\":1}"),
                                        JsonText.parse("\"because\""))));
    }

    @Test
    void tellsWhereTheCodeFailed() {
        assertThat(failure("const x = null;\nreturn x.y;"))
                .startsWith("code.js:4:")
                .endsWith("TypeError: Cannot read property 'y' of null");
        assertThat(failure("return rds.createPgStatement(rds.select({}));"))
                .matches("code\\.js:3:\\d+: 'table' or 'from' key is required\\.");
    }

    @Test
    void returnsEarly() {
        assertThat(run(request("runtime.earlyReturn({ a: 1 });"), "{}").outcome())
                .isEqualTo(new Outcome.EarlyReturn(JsonText.parse("{\"a\":1}"), false));
        assertThat(run(request("runtime.earlyReturn(null, { skipTo: 'END' });"), "{}").outcome())
                .isEqualTo(new Outcome.EarlyReturn(JsonText.parse("null"), true));
        assertThat(run(request("runtime.earlyReturn();"), "{}").outcome())
                .isEqualTo(new Outcome.EarlyReturn(JsonText.parse("null"), false));
    }

    @Test
    void refusesWhatIsNotInTheLanguage() {
        HandlerResult result = run("export function request(ctx) {\n  while (true) {}\n}", "{}");

        assertThat(result.outcome())
                .isEqualTo(
                        new Outcome.Refused(
                                "The code contains one or more errors.",
                                List.of(
                                        new CodeError(
                                                "LINT_ERROR",
                                                "code.js(2,3): error @aws-appsync/no-while:"
                                                        + " While statements are not supported.",
                                                2,
                                                3,
                                                15))));
    }

    @Test
    void checksWithoutRunning() {
        assertThat(ScriptsForTests.EVALUATOR.check(request("return ctx.no.such;"))).isEmpty();
        assertThat(ScriptsForTests.EVALUATOR.check("export function request( {"))
                .extracting(CodeError::errorType)
                .containsExactly("PARSE_ERROR");
    }

    @Test
    void startsEachEvaluationAnew() {
        String code =
                """
                const seen = { calls: [] };
                let last;
                export function request(ctx) {
                  const before = [seen.calls.length, last ?? 0];
                  seen.calls.push(1);
                  last = 7;
                  return before;
                }
                """;

        for (int i = 0; i < 4; i++) {
            assertThat(run(code, "{}").outcome())
                    .isEqualTo(new Outcome.Value("[0,0]", JsonText.parse("[0,0]")));
        }
    }

    @Test
    void runsBothHandlersAroundADataSourceWithoutData() {
        List<HandlerResult> results =
                together(
                        """
                        export function request(ctx) {
                          ctx.stash.seen = ctx.args.id;
                          ctx.args.id = 'changed';
                          return { payload: { id: ctx.stash.seen, none: undefined } };
                        }
                        export function response(ctx) {
                          ctx.stash.more = true;
                          return [ctx.result, ctx.args.id, ctx.stash];
                        }
                        """);

        assertThat(results)
                .extracting(HandlerResult::outcome)
                .last()
                .isInstanceOfSatisfying(
                        Outcome.Value.class,
                        value ->
                                assertThat(value.text())
                                        .isEqualTo(
                                                "[{\"id\":\"7\"},\"7\",{\"seen\":\"7\",\"more\":true}]"));
        assertThat(results).hasSize(2);
        assertThat(results.getFirst().stash()).isEqualTo(JsonText.parse("{\"seen\":\"7\"}"));
        assertThat(results.getLast().stash())
                .isEqualTo(JsonText.parse("{\"seen\":\"7\",\"more\":true}"));
    }

    /** What is read from its text only when it is asked for behaves as if it had been there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ctx                                      | {"arguments":{"id":"7"},"identity":{"sub":"s"},"source":null,"stash":{},"prev":null,"info":{"fieldName":"f"},"request":{"headers":{"a":"b"}},"env":{"E":"1"},"args":{"id":"7"}}
                    Object.keys(ctx)                         | ["arguments","identity","source","stash","prev","info","request","env","args"]
                    { ...ctx }.info                          | {"fieldName":"f"}
                    [ctx.env.E, ctx.request.headers.a]       | ["1","b"]
                    [ctx.info === ctx.info, ctx.result ?? 1] | [true,1]
                    change(ctx).info                         | 5
                    change(ctx)                              | {"arguments":{"id":"7"},"identity":{"sub":"s"},"source":null,"stash":{},"prev":null,"info":5,"request":{"headers":{"a":"b"}},"env":{"E":"1"},"args":{"id":"7"}}
                    Object.hasOwn(ctx, 'info')               | true
                    """)
    void showsAllOfTheContext(String expression, String expected) {
        String context =
                """
                {"arguments": {"id": "7"}, "identity": {"sub": "s"}, "source": null, "stash": {},
                 "prev": null, "info": {"fieldName": "f"}, "request": {"headers": {"a": "b"}},
                 "env": {"E": "1"}}
                """;
        String code =
                "const change = (c) => { c.info = 5; return c; };"
                        + request("return " + expression + ";");

        HandlerResult result = run(code, context);

        assertThat(result.outcome())
                .isEqualTo(new Outcome.Value(expected, JsonText.parse(expected)));
    }

    @Test
    void answersNullWhereThereIsNoPayload() {
        String code =
                "export function request(ctx) { return {}; }"
                        + " export function response(ctx) { return [ctx.result]; }";

        assertThat(together(code).getLast().outcome())
                .isEqualTo(new Outcome.Value("[null]", JsonText.parse("[null]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 'no object';",
                "return [1];",
                "return { version: '2017-02-28', payload: 1 };",
                "return { operation: 'BatchInvoke', payload: 1 };",
                "runtime.earlyReturn(1);",
                "util.error('no');",
                "return ctx.no.such;",
            })
    void leavesTheResponseHandlerOutWhereTheRequestHandlerIsNotPlain(String body) {
        String code = request(body) + "export function response(ctx) { return 1; }";

        assertThat(together(code)).hasSize(1);
    }

    @Test
    void convertsWithTheLibraryThatTemplatesUse() {
        assertThat(value("util.base64Encode('ab')").stringValue()).isEqualTo("YWI=");
        assertThat(value("util.time.epochMilliSecondsToISO8601(0)").stringValue())
                .isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(value("util.matches('a*b', 'aab')").booleanValue()).isTrue();
        assertThat(value("util.autoId()").stringValue()).hasSize(36);
        assertThat(value("util.xml.toMap('<a><b>1</b></a>')"))
                .isEqualTo(JsonText.parse("{\"a\":{\"b\":1}}"));
        assertThat(value("util.authType()").stringValue()).isEqualTo("API Key Authorization");
    }

    private static List<HandlerResult> together(String code) {
        ScriptFunction first = new ScriptFunction(code, "request");
        ScriptFunction second = new ScriptFunction(code, "response");
        assertThat(ScriptsForTests.EVALUATOR.runsTogether(first, second)).isTrue();
        return ScriptsForTests.EVALUATOR.evaluateTogether(
                first, second, ScriptsForTests.context("api", "{\"arguments\":{\"id\":\"7\"}}"));
    }

    @Test
    void servesManyAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(
                            IntStream.range(0, 40)
                                    .<Callable<Outcome>>mapToObj(i ->
                                            () ->
                                                    run(
                                                                    "api-" + i % 5,
                                                                    request("return ctx.args.i;"),
                                                                    "{\"arguments\":{\"i\":"
                                                                            + i
                                                                            + "}}")
                                                            .outcome())
                                    .toList());
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .isEqualTo(new Outcome.Value("" + i, JsonText.parse("" + i)));
            }
        }
    }
}
