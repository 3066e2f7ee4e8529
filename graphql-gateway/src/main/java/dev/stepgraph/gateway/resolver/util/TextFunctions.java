package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Encodings of text, JSON, patterns, and {@code util.str}. */
final class TextFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("escapeJavaScript", (run, args) -> escape(run, args)),
                    Map.entry("urlEncode", (run, args) -> urlEncode(run, args)),
                    Map.entry("urlDecode", (run, args) -> urlDecode(run, args)),
                    Map.entry("base64Encode", (run, args) -> base64Encode(run, args)),
                    Map.entry("base64Decode", (run, args) -> base64Decode(run, args)),
                    Map.entry("matches", (run, args) -> matches(run, args)),
                    Map.entry(
                            "toJson",
                            (run, args) -> PlainValues.write(args.value(0), run.budget())),
                    Map.entry("parseJson", (run, args) -> parseJson(run, args)),
                    Map.entry(
                            "str.toUpper", (run, args) -> paid(run, args).toUpperCase(Locale.ROOT)),
                    Map.entry(
                            "str.toLower", (run, args) -> paid(run, args).toLowerCase(Locale.ROOT)),
                    Map.entry("str.toReplace", (run, args) -> replace(run, args)),
                    Map.entry("str.normalize", (run, args) -> normalize(run, args)));

    private TextFunctions() {}

    private static String paid(Evaluation run, Arguments args) {
        String text = args.text(0);
        run.budget().spendText(text.length());
        return text;
    }

    private static String escape(Evaluation run, Arguments args) {
        String text = args.text(0);
        run.budget().spendText(6L * text.length());
        return JavaScriptText.escape(text);
    }

    private static String urlEncode(Evaluation run, Arguments args) {
        String text = args.text(0);
        run.budget().spendText(9L * text.length());
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String urlDecode(Evaluation run, Arguments args) {
        try {
            return URLDecoder.decode(paid(run, args), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidCallException("The text is not URL-encoded: " + e.getMessage());
        }
    }

    private static String base64Encode(Evaluation run, Arguments args) {
        byte[] bytes = bytes(args);
        run.budget().spendText(2L * bytes.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(Arguments args) {
        return args.value(0) instanceof byte[] bytes
                ? bytes
                : args.text(0).getBytes(StandardCharsets.UTF_8);
    }

    private static String base64Decode(Evaluation run, Arguments args) {
        try {
            byte[] decoded = Base64.getDecoder().decode(paid(run, args));
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidCallException("The text is not base64: " + e.getMessage());
        }
    }

    private static boolean matches(Evaluation run, Arguments args) {
        String text = args.optionalText(1);
        LinearPattern pattern = LinearPattern.compile(args.text(0), run.budget());
        return text != null && pattern.matches(text, run.budget());
    }

    /** What is no JSON is null: templates ask in this way whether a text is a list. */
    private static @Nullable Object parseJson(Evaluation run, Arguments args) {
        String text = args.optionalText(0);
        if (text == null) {
            return null;
        }
        run.budget().spendText(4L * text.length());
        try {
            return PlainValues.of(JsonText.parse(text));
        } catch (InvalidJsonException e) {
            return null;
        }
    }

    private static String replace(Evaluation run, Arguments args) {
        return replaceLiteral(args.text(0), args.text(1), args.text(2), run.budget());
    }

    /**
     * Pays for the result, which may be far longer than all of them together, before it is built.
     */
    private static String replaceLiteral(
            String text, String target, String replacement, Budget budget) {
        long most = target.isEmpty() ? text.length() + 1L : text.length() / target.length();
        long growth = Math.max(0, replacement.length() - target.length());
        budget.spend(Searching.price(text, target));
        budget.spendText(text.length() + most * growth);
        return text.replace(target, replacement);
    }

    private static String normalize(Evaluation run, Arguments args) {
        String text = args.text(0);
        Normalizer.Form form =
                switch (args.text(1).toLowerCase(Locale.ROOT)) {
                    case "nfc" -> Normalizer.Form.NFC;
                    case "nfd" -> Normalizer.Form.NFD;
                    case "nfkc" -> Normalizer.Form.NFKC;
                    case "nfkd" -> Normalizer.Form.NFKD;
                    default ->
                            throw new InvalidCallException(
                                    "The form is one of nfc, nfd, nfkc, nfkd");
                };
        run.budget().spendText(20L * text.length());
        return Normalizer.normalize(text, form);
    }
}
