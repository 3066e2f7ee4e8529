package dev.stepgraph.workflow.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.Jackson3JsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** AWS reads paths by the Jayway library: whatever it makes of a path, ours does too. */
class JaywayParityTest {

    private static final Configuration JAYWAY =
            Configuration.builder()
                    .jsonProvider(new Jackson3JsonProvider())
                    .mappingProvider(new Jackson3MappingProvider())
                    .build();

    /**
     * After {@code ..[0]} or {@code ..[?(…)]} the library goes on with each element of the array,
     * whatever was asked for; nobody means that.
     */
    private static final String ODD = ".*\\.\\.\\[.*].+";

    private static final String[] NAMES = {"a", "b", "c"};

    @Test
    void agreesOnRandomPathsAndDocuments() {
        long seed = Long.getLong("seed", 4711);
        Random random = new Random(seed);
        List<String> differences = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < 30_000; i++) {
            JsonNode document = JsonNodeFactory.instance.arrayNode().add(document(random, 4));
            document = random.nextBoolean() ? document : member(document(random, 4));
            String path = path(random);
            if (path.matches(ODD)) {
                continue;
            }
            String theirs = jayway(path, document);
            String ours = ours(path, document);
            found += ours.startsWith("=") ? 1 : 0;
            if (!ours.equals(theirs)) {
                differences.add(path + " of " + document + "\n ours " + ours + "\n them " + theirs);
            }
        }
        assertThat(differences).as("seed %d", seed).isEmpty();
        assertThat(found).isGreaterThan(5_000);
    }

    private static JsonNode member(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set("a", value);
    }

    private static String jayway(String path, JsonNode document) {
        JsonPath compiled;
        try {
            compiled = JsonPath.compile(path);
        } catch (InvalidPathException _) {
            return "refused";
        }
        try {
            Object value = compiled.read(JsonText.write(document), JAYWAY);
            return "=" + JAYWAY.jsonProvider().toJson(value);
        } catch (InvalidPathException _) {
            return "nothing";
        }
    }

    private static String ours(String path, JsonNode document) {
        try {
            JsonNode value = JsonPathExpression.compile(path).find(FixedScope.over(document));
            return value == null ? "nothing" : "=" + JsonText.write(value);
        } catch (InvalidExpressionException e) {
            return "refused";
        }
    }

    private static JsonNode document(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 9);
        return switch (kind) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt(4));
            case 1 -> JsonNodeFactory.instance.stringNode(NAMES[random.nextInt(3)]);
            case 2 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 3 -> JsonNodeFactory.instance.nullNode();
            case 4, 5 -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int n = random.nextInt(4); n > 0; n--) {
                    array.add(document(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (String name : NAMES) {
                    if (random.nextInt(3) > 0) {
                        object.set(name, document(random, depth - 1));
                    }
                }
                yield object;
            }
        };
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder("$");
        for (int n = random.nextInt(4); n >= 0; n--) {
            path.append(segment(random));
        }
        return path.toString();
    }

    private static String segment(Random random) {
        String name = NAMES[random.nextInt(3)];
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> "." + name;
            case 4 -> "['" + name + "']";
            case 5 -> "[" + (random.nextInt(5) - 2) + "]";
            case 6 -> "[*]";
            case 7 -> ".*";
            case 8 -> ".." + name;
            case 9 -> "[" + bound(random) + ":" + (random.nextInt(6) - 2) + "]";
            case 10 -> "[" + random.nextInt(3) + "," + (random.nextInt(4) - 1) + "]";
            case 11 -> "..[" + random.nextInt(2) + "]";
            case 12 -> "['a','" + name + "']";
            default -> (random.nextInt(3) == 0 ? ".." : "") + "[?(" + condition(random, 2) + ")]";
        };
    }

    private static String bound(Random random) {
        return random.nextBoolean() ? "" : String.valueOf(random.nextInt(5) - 2);
    }

    private static String condition(Random random, int depth) {
        String operand = "@" + (random.nextInt(4) == 0 ? "" : "." + NAMES[random.nextInt(3)]);
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> "@." + NAMES[random.nextInt(3)];
            case 1 -> "!@." + NAMES[random.nextInt(3)];
            case 2, 3 -> operand + " " + comparison(random) + " " + literal(random);
            case 4 -> operand + " in [1, 'a', null]";
            case 5 -> condition(random, depth - 1) + " && " + condition(random, depth - 1);
            case 6 -> condition(random, depth - 1) + " || " + condition(random, depth - 1);
            default -> "(" + condition(random, depth - 1) + ")";
        };
    }

    private static String comparison(Random random) {
        return new String[] {"==", "!=", "<", "<=", ">", ">="}[random.nextInt(6)];
    }

    private static String literal(Random random) {
        return new String[] {"1", "2", "'a'", "'1'", "true", "null"}[random.nextInt(6)];
    }
}
