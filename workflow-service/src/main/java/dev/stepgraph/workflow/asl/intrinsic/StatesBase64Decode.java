package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code States.Base64Decode($.text)}: the text whose Base64, of at most 10,000 characters, this
 * is. As on AWS, characters outside the alphabet are skipped, and padding ends the text.
 */
final class StatesBase64Decode implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Base64Decode";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        String alphabetic = alphabetic(arguments.text(0, StatesBase64Encode.MAX_CHARACTERS));
        int length = alphabetic.length() % 4 == 1 ? alphabetic.length() - 1 : alphabetic.length();
        byte[] bytes = Base64.getDecoder().decode(alphabetic.substring(0, length));
        return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String alphabetic(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_') {
                kept.append(c == '-' ? '+' : '/');
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
