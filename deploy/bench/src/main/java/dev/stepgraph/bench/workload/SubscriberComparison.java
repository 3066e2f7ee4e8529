package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.handler.PlainGraphQlApplication;
import dev.stepgraph.bench.load.Audience;
import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.Dialogue;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Median;
import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.Gateway.Templates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Rows SUBSCRIBERS: how long a mutation takes to reach each of a thousand subscribers of an API
 * that was uploaded to the gateway, and of a plain Spring for GraphQL application. The next
 * mutation is sent when everybody has heard the one before.
 */
final class SubscriberComparison implements Workload {

    private static final int SUBSCRIBERS = 1_000;
    private static final String TEXT = "t".repeat(200);
    private static final String SUBSCRIPTION = "subscription{onSaid{id text}}";

    @Override
    public List<Line> run(Stand stand) throws Exception {
        Gateway.Api api = api(stand);
        ServerProcess plain =
                stand.startBesideGateway(
                        "plain-subscriptions",
                        PlainGraphQlApplication.class,
                        List.of(
                                "--upstream=" + stand.upstream().url(),
                                "--spring.graphql.websocket.path=/graphql/realtime",
                                "--logging.level.root=WARN"));
        try {
            plain.awaitReady("/ready");
            stand.progress().say("1,000 subscribers of each: connecting");
            try (Side theirs = plain(plain);
                    Side ours = gateway(api)) {
                return compare(stand, ours, theirs);
            }
        } finally {
            stand.stop(plain);
        }
    }

    /**
     * Who is spoken to, and how.
     *
     * @param server who passes it on
     * @param request the mutation that says that number
     */
    private record Side(
            ServerProcess server, Audience audience, Function<String, byte[]> request, Told told)
            implements AutoCloseable {

        @Override
        public void close() throws IOException {
            audience.close();
        }
    }

    /** How many mutations were sent. */
    private static final class Told {
        private int count;
    }

    private static Side gateway(Gateway.Api api) throws IOException {
        ServerProcess server = api.gateway().process();
        Dialogue dialogue = Dialogue.appSync(api.path() + "/realtime", api.key(), SUBSCRIPTION);
        return new Side(
                server,
                new Audience(server.address(), dialogue, SUBSCRIBERS),
                body -> Requests.graphQl(api.path(), api.key(), body),
                new Told());
    }

    private static Side plain(ServerProcess server) throws IOException {
        Dialogue dialogue = Dialogue.transport("/graphql/realtime", SUBSCRIPTION);
        return new Side(
                server,
                new Audience(server.address(), dialogue, SUBSCRIBERS),
                body -> Requests.graphQl("/graphql", "", body),
                new Told());
    }

    private static List<Line> compare(Stand stand, Side ours, Side theirs) throws Exception {
        stand.progress().say("1,000 subscribers of each: warming up");
        awaitEverybody(theirs);
        awaitEverybody(ours);
        deliver(theirs, stand.pace().warmUp());
        deliver(ours, stand.pace().warmUp());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            Pair pair =
                    Undisturbed.measure(
                            stand,
                            () -> {
                                Delivery second = deliver(theirs, stand.pace().load());
                                return new Pair(deliver(ours, stand.pace().load()), second);
                            });
            pairs.add(pair);
            stand.progress().say(pair.text(i));
        }
        return List.of(
                line(Row.SUBSCRIBERS_MEDIAN, pairs, 50), line(Row.SUBSCRIBERS_TAIL, pairs, 99));
    }

    /** How long it took everybody to hear, and what the server used meanwhile. */
    record Delivery(Percentiles times, CpuUse cpu) {}

    /** A repetition. */
    record Pair(Delivery ours, Delivery theirs) {

        double ratio(double percent) {
            return ours.times().millis(percent) / theirs.times().millis(percent);
        }

        String text(int number) {
            return format(
                    ROOT,
                    "1,000 subscribers %d: %s; plain Spring GraphQL %s",
                    number,
                    text(ours),
                    text(theirs));
        }

        private static String text(Delivery delivery) {
            return format(
                    ROOT,
                    "p50 %.1f ms, p99 %.1f ms, max %.0f ms (%d mutations; %s)",
                    delivery.times().millis(50),
                    delivery.times().millis(99),
                    delivery.times().millis(100),
                    delivery.times().count() / SUBSCRIBERS,
                    delivery.cpu().text());
        }
    }

    static Line line(Row row, List<Pair> pairs, double percent) {
        double ours = median(pairs, pair -> pair.ours().times().millis(percent));
        double theirs = median(pairs, pair -> pair.theirs().times().millis(percent));
        return Line.of(
                row,
                "",
                pairs.stream().map(pair -> pair.ratio(percent)).toList(),
                "%s ms ÷ %s ms".formatted(Figures.text(ours), Figures.text(theirs)),
                Map.of("milliseconds", ours, "plainMilliseconds", theirs));
    }

    private static double median(List<Pair> pairs, Function<Pair, Double> figure) {
        return Median.of(pairs.stream().map(figure).toList());
    }

    /** Not every server tells a client when its subscription stands: until all have heard one. */
    private static void awaitEverybody(Side side) throws IOException {
        for (int i = 0; i < 60; i++) {
            if (tell(side, Duration.ofSeconds(1)).length == SUBSCRIBERS) {
                return;
            }
        }
        throw new IOException("not everybody hears");
    }

    private static Delivery deliver(Side side, Duration length) throws IOException {
        CpuMeter cpu = new CpuMeter(side.server().pid(), 0);
        Durations times = new Durations();
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            long[] heard = tell(side, Duration.ofSeconds(30));
            if (heard.length < SUBSCRIBERS) {
                throw new IOException(
                        "only %d of %d have heard a mutation".formatted(heard.length, SUBSCRIBERS));
            }
            for (long each : heard) {
                times.add(each);
            }
        }
        return new Delivery(times.percentiles(), cpu.lap());
    }

    private static long[] tell(Side side, Duration patience) throws IOException {
        int number = ++side.told().count;
        String mutation = "mutation{say(id:%d,text:\"%s\"){id text}}".formatted(number, TEXT);
        byte[] request = side.request().apply(AwsClient.json(Map.of("query", mutation)));
        return side.audience().tell(request, mark(number), patience.toNanos());
    }

    /** How a message begins that tells of that number. */
    static String mark(int number) {
        return "\"onSaid\":{\"id\":" + number + ",";
    }

    private static Gateway.Api api(Stand stand) throws Exception {
        return stand.gateway()
                .api("subscribers", schema())
                .source("none", "NONE", Map.of())
                .templates(
                        "Mutation.say",
                        "none",
                        new Templates(
                                "{\"version\":\"2018-05-29\",\"payload\":$util.toJson($ctx.args)}",
                                "$util.toJson($ctx.result)"),
                        0);
    }

    /** The schema of the other side, and AppSync's word for what is heard. */
    private static String schema() throws IOException {
        return text("/graphql/schema.graphqls")
                + text("/graphql/subscribers.graphqls")
                        .replace(
                                "onSaid: Said",
                                "onSaid: Said @aws_subscribe(mutations: [\"say\"])");
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = SubscriberComparison.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
