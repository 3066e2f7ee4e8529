package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** {@code util.xml}. */
final class XmlFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "xml.toMap", (run, args) -> read(run, args, ScalarReading.TYPED),
                    "xml.toJsonString", (run, args) -> toJson(run, args));

    private XmlFunctions() {}

    private static @Nullable Object read(Evaluation run, Arguments args, ScalarReading scalars) {
        String text = args.text(0);
        run.budget().spendText(4L * text.length());
        return XmlDocument.read(text, scalars, run.budget());
    }

    /** The second argument asks for every value as a string. */
    private static String toJson(Evaluation run, Arguments args) {
        ScalarReading scalars = args.isTrue(1) ? ScalarReading.TEXT : ScalarReading.TYPED;
        return PlainValues.write(read(run, args, scalars), run.budget());
    }
}
