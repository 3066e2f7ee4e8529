package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Load;
import dev.stepgraph.bench.load.LoadClient;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.Gateway.Templates;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Row NEIGHBOURS: one API is asked a hundred times a second while another is attacked by eight
 * clients that never pause, and right before, while nobody attacks; how the 99th percentiles of the
 * answers' times stand to each other. Each attack begins unmeasured, so that neither side is told
 * what a JVM takes to compile code that it meets for the first time; what an attacker may do until
 * its share is used up is not measured therefore.
 */
final class Neighbours implements Workload {

    private static final int NEIGHBOURS = 4;
    private static final int ATTACKERS = 8;
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private static final String CONSTANT = "{\"version\":\"2018-05-29\",\"payload\":\"world\"}";
    private static final String RESULT = "$util.toJson($ctx.result)";
    private static final String SCRIPT =
            """
            export function request(ctx) {
              return { payload: 'world' };
            }
            export function response(ctx) {
              return ctx.result;
            }
            """;

    @Override
    public List<Line> run(Stand stand) throws Exception {
        Gateway.Api neighbour =
                stand.gateway()
                        .api("neighbour", "type Query { template: String! script: String! }")
                        .source("none", "NONE", Map.of())
                        .templates("Query.template", "none", new Templates(CONSTANT, RESULT), 0)
                        .script("Query.script", "none", SCRIPT);
        Gateway.Api attacker =
                stand.gateway()
                        .api("attacker", Attack.SDL)
                        .source("none", "NONE", Map.of())
                        .script("Query.memory", "none", Attack.MEMORY)
                        .script("Query.loops", "none", Attack.LOOPS)
                        .templates("Query.turns", "none", new Templates(Attack.TURNS, RESULT), 0);
        List<Line> lines = new ArrayList<>();
        for (String field : List.of("template", "script")) {
            Sides sides = new Sides(stand, neighbour, attacker, field);
            stand.progress().say("neighbours with a %s: warming up".formatted(field));
            sides.ask(stand.pace().warmUp());
            for (Attack attack : Attack.values()) {
                lines.add(sides.measure(attack));
            }
        }
        return lines;
    }

    private record Sides(Stand stand, Gateway.Api neighbour, Gateway.Api attacker, String field) {

        Line measure(Attack attack) throws Exception {
            attacked(attack, stand.pace().warmUpAgain());
            List<Double> ratios = new ArrayList<>();
            String remark = "";
            for (int i = 1; i <= stand.pace().repetitions(); i++) {
                Pair pair = Undisturbed.measure(stand, () -> pair(attack));
                ratios.add(pair.attacked().millis(99) / pair.alone().millis(99));
                remark = pair.text();
                stand.progress()
                        .say(
                                format(
                                        ROOT,
                                        "neighbours with a %s, %s, %d: %s",
                                        field,
                                        attack.text(),
                                        i,
                                        remark));
            }
            // Else it would be part of what the next one finds while nobody attacks.
            Thread.sleep(attack.aftermath());
            String variant = "a %s, against %s".formatted(field, attack.text());
            return Line.of(Row.NEIGHBOURS, variant, ratios, remark, Map.of());
        }

        private Pair pair(Attack attack) throws Exception {
            Percentiles alone = ask(stand.pace().load());
            return attacked(attack, stand.pace().load()).with(alone);
        }

        private Attacked attacked(Attack attack, Duration length) throws Exception {
            AttackLoad load = new AttackLoad(attack.request(attacker));
            try (var threads = Executors.newSingleThreadExecutor();
                    LoadClient clients =
                            new LoadClient(attacker.gateway().process().address(), ATTACKERS)) {
                CompletableFuture<Void> attacking =
                        CompletableFuture.runAsync(() -> run(clients, load), threads);
                Percentiles answers;
                try {
                    answers = ask(length);
                } finally {
                    load.stop();
                }
                await(attacking);
                return new Attacked(answers, load.answers());
            }
        }

        Percentiles ask(Duration length) throws IOException {
            byte[] request =
                    Requests.graphQl(
                            neighbour.path(),
                            neighbour.key(),
                            AwsClient.json(Map.of("query", "{" + field + "}")));
            PacedLoad load = new PacedLoad(request, Neighbours::good, BETWEEN, length);
            try (LoadClient client =
                    new LoadClient(neighbour.gateway().process().address(), NEIGHBOURS)) {
                client.run(load);
            }
            return load.durations();
        }
    }

    private record Attacked(Percentiles answers, long attacks) {

        Pair with(Percentiles alone) {
            return new Pair(alone, answers, attacks);
        }
    }

    private record Pair(Percentiles alone, Percentiles attacked, long attacks) {

        String text() {
            return format(
                    ROOT,
                    "p99 %.1f ms, p50 %.1f ms; alone %.1f and %.1f ms; %d attacks answered",
                    attacked.millis(99),
                    attacked.millis(50),
                    alone.millis(99),
                    alone.millis(50),
                    attacks);
        }
    }

    private static boolean good(HttpAnswer answer) {
        return answer.status() == 200 && !answer.text().contains("\"errors\"");
    }

    private static void run(LoadClient clients, Load load) {
        try {
            clients.run(load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletableFuture<Void> attacking) throws Exception {
        try {
            attacking.get();
        } catch (ExecutionException e) {
            throw new IOException("the attackers lost their connections", e.getCause());
        }
    }

    /** Sends until it is stopped, whatever is answered. */
    private static final class AttackLoad implements Load {

        private final byte[] request;
        private volatile boolean stopped;
        private int sent;
        private final AtomicLong answers = new AtomicLong();

        AttackLoad(byte[] request) {
            this.request = request;
        }

        void stop() {
            stopped = true;
        }

        long answers() {
            return answers.get();
        }

        @Override
        public byte @Nullable [] next() {
            return Attack.numbered(request, sent++);
        }

        @Override
        public boolean finished() {
            return stopped;
        }

        @Override
        public void answered(HttpAnswer answer, long nanos) {
            answers.incrementAndGet();
        }
    }
}
