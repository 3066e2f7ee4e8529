package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.handler.PlainGraphQlApplication;
import dev.stepgraph.bench.handler.PlainServletGraphQlApplication;
import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.Gateway.Templates;
import dev.stepgraph.bench.workload.TurnByTurn.Side;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Rows GRAPHQL_HELLO and GRAPHQL_NESTED: the same operations asked of an API that was uploaded to
 * the gateway and of a plain Spring for GraphQL application, over the same HTTP service: once as
 * most have it, over Spring MVC, and once over WebFlux, as the gateway itself is.
 */
final class GraphQlComparison implements Workload {

    private static final String NESTED = "{posts{id title user{id name company{name}}}}";

    private static final String CONSTANT = "{\"version\":\"2018-05-29\",\"payload\":\"world\"}";
    private static final String GET_POSTS =
            "{\"version\":\"2018-05-29\",\"method\":\"GET\",\"resourcePath\":\"/posts\"}";
    private static final String INVOKE_USERS =
            "{\"version\":\"2018-05-29\",\"operation\":\"BatchInvoke\","
                    + "\"payload\":{\"userId\":$ctx.source.userId}}";
    private static final String SCRIPT =
            """
            export function request(ctx) {
              return { payload: 'world' };
            }
            export function response(ctx) {
              return ctx.result;
            }
            """;

    private static final String RESULT = "$util.toJson($ctx.result)";
    private static final String BODY = "$ctx.result.body";

    @Override
    public List<Line> run(Stand stand) throws Exception {
        Gateway.Api api = api(stand);
        List<String> arguments =
                List.of(
                        "--upstream=" + stand.upstream().url(),
                        "--logging.level.root=WARN",
                        "--spring.threads.virtual.enabled=true");
        List<Line> lines = new ArrayList<>();
        lines.addAll(
                against(
                        new Sides(
                                stand,
                                api,
                                "MVC",
                                stand.startBesideBoth(
                                        "plain-graphql-mvc",
                                        PlainServletGraphQlApplication.class,
                                        arguments))));
        lines.addAll(
                against(
                        new Sides(
                                stand,
                                api,
                                "WebFlux",
                                stand.startBesideGateway(
                                        "plain-graphql-webflux",
                                        PlainGraphQlApplication.class,
                                        arguments))));
        return lines;
    }

    private static List<Line> against(Sides sides) throws Exception {
        try {
            sides.plain().awaitReady("/ready");
            return List.of(
                    sides.compare(Row.GRAPHQL_HELLO, "a template", "{hello}", "{hello}"),
                    sides.tell(Row.GRAPHQL_HELLO, "a script", "{script}", "{hello}"),
                    sides.compare(Row.GRAPHQL_NESTED, "templates", NESTED, NESTED));
        } finally {
            sides.stand().stop(sides.plain());
        }
    }

    private record Measured(List<Double> ratios, String remark, Map<String, Double> facts) {}

    /** The two who are asked. */
    private record Sides(Stand stand, Gateway.Api api, String kind, ServerProcess plain) {

        /** Holds it against what is asked of the row. */
        Line compare(Row row, String variant, String ours, String theirs) throws Exception {
            Measured measured = measure(ours, theirs);
            return Line.of(
                    row, named(variant), measured.ratios(), measured.remark(), measured.facts());
        }

        /** Tells it beside the row: of code that has to be kept apart nobody asks as much. */
        Line tell(Row row, String variant, String ours, String theirs) throws Exception {
            Measured measured = measure(ours, theirs);
            return Line.beside(
                    row, named(variant), measured.ratios(), measured.remark(), measured.facts());
        }

        private String named(String variant) {
            return variant + ", Spring " + kind;
        }

        private Measured measure(String ours, String theirs) throws Exception {
            TurnByTurn.Outcome outcome =
                    TurnByTurn.measure(
                            stand,
                            new Side(
                                    "gateway " + ours,
                                    api.gateway().process(),
                                    request(api.path(), ours),
                                    GraphQlComparison::good),
                            new Side(
                                    "plain Spring GraphQL, " + kind,
                                    plain,
                                    request("/graphql", theirs),
                                    GraphQlComparison::good));
            return new Measured(
                    outcome.ratios(),
                    "%s ÷ %s requests/s"
                            .formatted(
                                    Figures.text(outcome.ours()), Figures.text(outcome.theirs())),
                    Map.of(
                            "requestsPerSecond",
                            outcome.ours(),
                            "plainPerSecond",
                            outcome.theirs()));
        }

        private Supplier<byte[]> request(String path, String query) {
            byte[] request =
                    Requests.graphQl(path, api.key(), AwsClient.json(Map.of("query", query)));
            return () -> request;
        }
    }

    private static boolean good(HttpAnswer answer) {
        return answer.status() == 200 && !answer.text().contains("\"errors\"");
    }

    private static Gateway.Api api(Stand stand) throws Exception {
        String upstream = stand.upstream().url();
        Map<String, ?> http =
                Map.of("endpoint", upstream.substring(0, upstream.length() - "/".length()));
        Map<String, ?> function =
                Map.of("lambdaFunctionArn", "arn:aws:lambda:us-east-1:000000000000:function:users");
        return stand.gateway()
                .api("bench", schema())
                .source("none", "NONE", Map.of())
                .source("posts", "HTTP", Map.of("httpConfig", http))
                .source("users", "AWS_LAMBDA", Map.of("lambdaConfig", function))
                .templates("Query.hello", "none", new Templates(CONSTANT, RESULT), 0)
                .script("Query.script", "none", SCRIPT)
                .templates("Query.posts", "posts", new Templates(GET_POSTS, BODY), 0)
                .templates("Post.user", "users", new Templates(INVOKE_USERS, RESULT), 100);
    }

    /** The schema of the other side, and a field for the script. */
    private static String schema() throws IOException {
        try (InputStream file =
                GraphQlComparison.class.getResourceAsStream("/graphql/schema.graphqls")) {
            String sdl =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return sdl.replace("type Query {", "type Query {\n  script: String!");
        }
    }
}
