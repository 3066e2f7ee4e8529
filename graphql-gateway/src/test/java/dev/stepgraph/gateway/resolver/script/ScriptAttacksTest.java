package dev.stepgraph.gateway.resolver.script;

import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.request;
import static dev.stepgraph.gateway.resolver.script.ScriptsForTests.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.linux.SchedulingPolicy;
import dev.stepgraph.gateway.linux.SystemCall;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whoever uploads code is an attacker. The host lives, and the neighbours get answers. */
class ScriptAttacksTest {

    private static final String NEIGHBOUR = request("return 'fine';");

    private static final String LOOPS =
            "const a = Array(3000).fill(1); return a.map(() => a.map(() => a.map(() => 1)));";

    private static final String MEMORY =
            "const all = []; for (const i of Array(1000).fill(1)) {"
                    + " all.push(Array(1000000).fill(i)); } return all.length;";

    /** In the command of a child, and before its class path: what follows may be cut off. */
    private static final String OF_SCRIPTS = "-Dpolyglotimpl.";

    @Test
    void endsLoopsOfArrayMethods() {
        String loops =
                "const a = Array(2000).fill(1);"
                        + " return a.map((x) => a.map((y) => a.map((z) => a.map(() => 1))));";

        assertEnds(run("attacker", request(loops), "{}").outcome());
        assertNeighbourIsFine();
    }

    @Test
    void endsNestedLoopsOverLists() {
        String loops =
                "const a = Object.keys(ctx.args.text); let n = 0;"
                        + " for (const i of a) { for (const j of a) { for (const k of a) {"
                        + " for (const l of a) { n += 1; } } } } return n;";
        String context = "{\"arguments\":{\"text\":[" + "0,".repeat(499) + "0]}}";

        assertEnds(run("attacker", request(loops), context).outcome());
    }

    @Test
    void survivesWhatFillsTheMemory() {
        assertEnds(run("attacker", request(MEMORY), "{}").outcome());
        assertNeighbourIsFine();
    }

    @Test
    void answersNeighboursMeanwhile() {
        CompletableFuture<Outcome> attack =
                CompletableFuture.supplyAsync(
                        () -> run("attacker", request(LOOPS), "{}").outcome());

        assertNeighbourIsFine();

        assertThat(attack.join()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void letsNobodyWaitForTheEndOfAnAttack() throws Exception {
        assertNeighbourIsFine();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> attacks = new ArrayList<>();
            List<Future<Outcome>> neighbours = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                attacks.add(callers.submit(() -> run("attacker", request(LOOPS), "{}").outcome()));
                for (int j = 0; j < 6; j++) {
                    neighbours.add(
                            callers.submit(() -> run("neighbour", NEIGHBOUR, "{}").outcome()));
                }
            }
            for (Future<Outcome> neighbour : neighbours) {
                assertThat(neighbour.get()).isInstanceOf(Outcome.Value.class);
            }

            // They run one after another, two seconds each.
            assertThat(attacks).anyMatch(attack -> !attack.isDone());
        }
    }

    /** All of its threads: what they leave behind is collected by others than the one that ran. */
    @Test
    void givesSuspectsNoMoreThanSpareTime() throws Exception {
        assumeTrue(SystemCall.find() != null, "the system is another");
        assertNeighbourIsFine();

        run("attacker", request(LOOPS), "{}");
        run("attacker", NEIGHBOUR, "{}");

        List<Set<String>> policies = new ArrayList<>();
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            String command = child.info().commandLine().orElse("");
            if (command.contains(OF_SCRIPTS)) {
                policies.add(SchedulingPolicy.ofProcess(child.pid()));
            }
        }
        assertThat(policies)
                .contains(Set.of(SchedulingPolicy.SPARE_TIME), Set.of(SchedulingPolicy.NORMAL));
    }

    /** They may be on their way to a child that an attack keeps busy, or ends. */
    @ParameterizedTest
    @ValueSource(strings = {LOOPS, MEMORY})
    void answersThoseWhoCameAtTheSameTime(String attack) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> neighbours = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                callers.execute(() -> run("attacker", request(attack), "{}"));
                for (int j = 0; j < 10; j++) {
                    String api = "neighbour-" + j % 3;
                    neighbours.add(callers.submit(() -> run(api, NEIGHBOUR, "{}").outcome()));
                }
            }
            for (Future<Outcome> neighbour : neighbours) {
                assertThat(neighbour.get())
                        .isEqualTo(new Outcome.Value("\"fine\"", JsonText.parse("\"fine\"")));
            }
        }
    }

    /** Those who fill the memory of a child, or do not end, are not waited for. */
    @ParameterizedTest
    @ValueSource(strings = {LOOPS, MEMORY})
    void answersNeighboursAsLongAsAnAttackLasts(String attack) throws Exception {
        CountDownLatch once = new CountDownLatch(1);
        CountDownLatch often = new CountDownLatch(3);
        int answered = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                callers.execute(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        run("attacker", request(attack), "{}");
                        once.countDown();
                        often.countDown();
                    }
                });
            }
            once.await();
            while (often.getCount() > 0) {
                assertNeighbourIsFine();
                answered++;
            }
            callers.shutdownNow();
        }

        assertThat(answered).isGreaterThan(10);
    }

    @Test
    void takesAnAttackerAtItsWordAgain() {
        assertEnds(run("reformed", request(MEMORY), "{}").outcome());

        assertThat(run("reformed", NEIGHBOUR, "{}").outcome())
                .isEqualTo(new Outcome.Value("\"fine\"", JsonText.parse("\"fine\"")));
    }

    /** Small values fill the memory slowly, until hardly anything else happens than collections. */
    @Test
    void endsWhatFillsTheMemoryWithSmallValues() {
        String list =
                "let l = null; const a = Array(3000).fill(1);"
                        + " a.forEach((x) => a.forEach((y) => a.forEach(() => { l = { l, x, y }; })));"
                        + " return l;";

        assertEnds(run("attacker", request(list), "{}").outcome());
        assertNeighbourIsFine();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let s = 'xx'; for (const i of Array(64).fill(1)) { s = s + s; } return s;",
                "return ctx.args['constructor']['constructor']('return 1')();",
                "return 'x'['pad' + 'End'](500000000);",
                "return 'x'['rep' + 'eat'](500000000);",
                "const o = {}; o.o = o; return o;",
                "return JSON.parse('['.concat('['));",
            })
    void failsPlainly(String body) {
        assertThat(run("attacker", request(body), "{}").outcome())
                .isInstanceOf(Outcome.Failed.class);
        assertNeighbourIsFine();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return eval('1');",
                "return Function('return 1')();",
                "return Java.type('java.lang.Runtime');",
                "return Polyglot.eval('js', '1');",
                "return load('x');",
                "return Packages.java;",
                "return Graal.versionGraalVM;",
                "return globalThis;",
                "return require('fs');",
                "return import('fs');",
                "return new Proxy({}, {});",
                "return Reflect.ownKeys({});",
                "return new SharedArrayBuffer(1);",
                "return new Uint8Array(2147483647);",
                "return 7n ** 30000000n;",
                "return this;",
                "return new.target;",
            })
    void refusesWhatLeadsOut(String body) {
        assertThat(run("attacker", request(body), "{}").outcome())
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return fetch('http://127.0.0.1/');",
                "return read('/etc/passwd');",
                "return readFully('/etc/passwd');",
                "return quit();",
                "return setTimeout(() => 1, 1);",
                "return queueMicrotask(() => 1);",
                "return Promise.resolve(1);",
                "return process.env;",
                "return WebAssembly;",
                "return Atomics;",
                "return WeakRef;",
                "return Symbol.iterator;",
                "return arguments.callee;",
                "Error.prepareStackTrace = (e, frames) => frames; return Error('x').stack[0];",
                "return (() => 1).constructor('return 1')();",
                "return [].map.constructor('return 1')();",
                "return util.constructor.constructor('return 1')();",
                "return util.error.constructor('return 1')();",
                "return ctx.constructor.constructor('return 1')();",
                "return ({}).__proto__.constructor('return 1')();",
                "return ''.at.constructor('return 1')();",
                "return util.autoId.getClass();",
                "return util.autoId.class.forName('java.lang.Runtime');",
                "const f = async () => 1; return f();",
                "function* all() { while (true) { yield 1; } } return [...all()];",
                "const o = { [Symbol.iterator]: () => o, next: () => ({ value: 1 }) }; return [...o];",
                "const o = { *[Symbol.iterator]() { yield 1; } }; return [...o];",
                "return [...{ length: 1e9 }];",
                "return Array.from({ length: 1e9 });",
                "return Array(4294967295).fill(1).length;",
                "return new Array(1e9).join('x');",
                "return 'x'.padStart(2147483647, 'ab');",
                "return 'x'.repeat(2147483647);",
                "return 'x'.padEnd(500000000).replaceAll('x', 'xx').length;",
                "return JSON.stringify(Array(100000000));",
                "return util.time.parseFormattedToEpochMilliSeconds('x', 'y'.repeat(1e8));",
                "return util.urlEncode('\u00fc'.repeat(30000000));",
                "return (1.5).toFixed(1e9);",
            })
    void leadsNowhere(String body) {
        assertThat(run("attacker", request(body), "{}").outcome())
                .isNotInstanceOf(Outcome.Value.class);
        assertNeighbourIsFine();
    }

    /** Matching may end in time or be ended; either way the process is there for others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'(.*)*\\\\1x'",
                "'(a+)+$'",
                "'(x+x+)+y'",
                "'.*.*.*.*.*=.*'",
                "'(a|a?)+b'",
                "'(?=(a+))*b'",
                "'(((a{99}){99}){99}){99}'",
            })
    void endsPatternsThatGoBackAndForth(String pattern) {
        String text = "const s = 'a'.repeat(5000) + '!';";
        for (String use :
                new String[] {"s.match(" + pattern + ")", "util.matches(" + pattern + ", s)"}) {
            assertThat(run("attacker", request(text + " return " + use + ";"), "{}").outcome())
                    .isNotNull();
        }
        assertNeighbourIsFine();
    }

    /** What one evaluation leaves behind in the place, another of the same API would find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.prototype",
                "Array.prototype",
                "[].map",
                "({}).toString",
                "({}).hasOwnProperty",
                "''.trim",
                "(1).toFixed",
                "true.valueOf",
                "JSON",
                "Math",
                "Date",
                "new Date(0).getTime",
                "console",
                "console.log",
                "util",
                "util['dynamodb']",
                "util['time']['nowISO8601']",
                "extensions",
                "runtime",
                "ddb",
                "ddb['operations']",
                "ddb.get",
                "ddb.operations.add(1).constructor",
                "ddb.operations.add(1).constructor.prototype",
                "ddb.toStringSet([]).constructor.prototype",
                "rds.typeHint.UUID('').constructor.prototype",
                "rds.select({ table: 't' }).constructor.prototype",
                "rds.sql`x`.constructor.prototype",
                "rds.agg.max('x').constructor.prototype",
                "new Map().set",
                "new Set().add",
                "parseInt",
                "(() => 1).call",
            })
    void leavesNothingBehind(String place) {
        run(
                request("const it = " + place + "; it['leak'] = ctx.args.secret;"),
                "{\"arguments\":{\"secret\":\"s3cret\"}}");
        String look = request("const it = " + place + "; return it['leak'] ?? 'clean';");

        // Both children, as far as chance has it.
        for (int i = 0; i < 3; i++) {
            assertThat(run(look, "{}").outcome())
                    .isEqualTo(new Outcome.Value("\"clean\"", JsonText.parse("\"clean\"")));
        }
    }

    @Test
    void letsOwnPropertiesHideInheritedOnes() {
        String code =
                request(
                        "const o = {}; o.toString = 1; o.constructor = 2; o.valueOf = 3; return o;");

        assertThat(run(code, "{}").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Value.class,
                        value ->
                                assertThat(value.text())
                                        .isEqualTo(
                                                "{\"toString\":1,\"constructor\":2,\"valueOf\":3}"));
    }

    @Test
    void takesKeysOfPrototypesAsData() {
        String code = request("const a = { ...ctx.args }; return [a, ({}).polluted ?? 'clean'];");

        assertThat(run(code, "{\"arguments\":{\"__proto__\":{\"polluted\":1}}}").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Value.class,
                        value -> assertThat(value.text()).endsWith("\"clean\"]"));
    }

    /** Which of its limits it meets first depends on the machine. */
    private static void assertEnds(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error().message())
                                        .isIn(
                                                "The code used more time or memory than it may.",
                                                "The code used more memory than it may.",
                                                "The code took longer than 2000 ms."));
    }

    private static void assertNeighbourIsFine() {
        assertThat(run("neighbour", NEIGHBOUR, "{}").outcome())
                .isEqualTo(new Outcome.Value("\"fine\"", JsonText.parse("\"fine\"")));
    }
}
