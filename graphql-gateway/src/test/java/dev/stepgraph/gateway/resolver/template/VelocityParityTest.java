package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.helpers.NOPLogger;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Small templates print what Velocity's own engine prints of them. */
class VelocityParityTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/velocity");

    @TestFactory
    Stream<DynamicTest> printsWhatVelocityPrints() throws IOException {
        String context = Files.readString(FOLDER.resolve("context.json"));
        String templates = Files.readString(FOLDER.resolve("templates.txt"));
        return Stream.of(templates.split("\n----\n"))
                .map(template ->
                        DynamicTest.dynamicTest(template, () -> compare(template, context)));
    }

    private static void compare(String template, String context) {
        String ours = Templates.text(template, context);

        String theirs = printedByVelocity(template, context);

        if (theirs.equals("failed") || theirs.equals("refused")) {
            assertThat(ours).startsWith(theirs);
        } else {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    /** Each with an engine of its own: macros outlive the template that defines them. */
    private static String printedByVelocity(String template, String context) {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
        engine.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true);
        engine.setProperty(RuntimeConstants.PARSER_POOL_SIZE, 1);
        engine.init();
        Map<Object, Object> ctx = new HashMap<>();
        if (PlainValues.of(JsonText.parse(context)) instanceof Map<?, ?> values) {
            ctx.putAll(values);
            ctx.put("args", values.get("arguments"));
        }
        VelocityContext variables = new VelocityContext();
        variables.put("ctx", ctx);
        variables.put("context", ctx);
        StringWriter printed = new StringWriter();
        try {
            engine.evaluate(variables, printed, "parity", template);
            return printed.toString();
        } catch (ParseErrorException e) {
            return "refused";
        } catch (VelocityException e) {
            return "failed";
        }
    }
}
