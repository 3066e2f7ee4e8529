package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.Requests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an API's owner, or whoever asks it, does to have all of the machine. */
enum Attack {
    /** Scripts that fill the memory of the process they run in. */
    SCRIPT_MEMORY("scripts that fill their memory", "{memory}"),
    /** Scripts that do not end. */
    SCRIPT_LOOPS("scripts that do not end", "{loops}"),
    /** Templates that do not end. */
    TEMPLATE_LOOPS("templates that do not end", "{turns}"),
    /** Fragments that unfold to a billion fields; no two documents are the same. */
    FRAGMENTS("fragments that unfold to a billion fields", fragments()),
    /** As many tokens as a document may have, all of them in vain; no two are the same. */
    DOCUMENTS("documents as large as they may be", "{" + "__typename ".repeat(14_000) + "}"),
    /** Bodies as large as they may be, of brackets only. */
    BODIES("bodies of a megabyte", "");

    /** What the attacker uploaded. */
    static final String SDL =
            "type Query { hello: String! memory: String loops: String turns: String }";

    static final String MEMORY =
            script(
                    "const all = []; for (const i of Array(1000).fill(1)) {"
                            + " all.push(Array(1000000).fill(i)); } return all.length;");

    static final String LOOPS =
            script(
                    "const a = Array(3000).fill(1);"
                            + " return a.map(() => a.map(() => a.map(() => 1)));");

    static final String TURNS =
            "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])"
                    + "#set($z = $k)#end#end#end";

    private static final int BODY = 1_000_000;
    private static final String NUMBER = "#0000000000";

    private final String text;
    private final String query;

    Attack(String text, String query) {
        this.text = text;
        this.query = query;
    }

    /**
     * How long the gateway goes on about it when it is over: whose scripts took too much is kept
     * apart for half a minute, and a process is started anew after that.
     */
    Duration aftermath() {
        return this == SCRIPT_MEMORY || this == SCRIPT_LOOPS
                ? Duration.ofSeconds(35)
                : Duration.ZERO;
    }

    /** What it is, in words. */
    String text() {
        return text;
    }

    /** The request, sent again and again. */
    byte[] request(Gateway.Api api) {
        String body =
                query.isEmpty()
                        ? "[".repeat(BODY)
                        : AwsClient.json(Map.of("query", query + " " + NUMBER));
        return Requests.graphQl(api.path(), api.key(), body);
    }

    /** The same request with another number in its comment; as it is where it has none. */
    static byte[] numbered(byte[] request, int number) {
        byte[] copy = request.clone();
        byte[] digits = String.format("%010d", number).getBytes(StandardCharsets.US_ASCII);
        int at = copy.length - "0000000000\"}".length();
        if (copy[at - 1] == '#') {
            System.arraycopy(digits, 0, copy, at, digits.length);
        }
        return copy;
    }

    private static String script(String body) {
        return "export function request(ctx) { "
                + body
                + " }\nexport function response(ctx) { return ctx.result; }\n";
    }

    private static String fragments() {
        return "{...F0}"
                + IntStream.range(0, 30)
                        .mapToObj(i ->
                                "fragment F%1$d on Query{...F%2$d ...F%2$d}".formatted(i, i + 1))
                        .collect(Collectors.joining())
                + "fragment F30 on Query{__typename}";
    }
}
