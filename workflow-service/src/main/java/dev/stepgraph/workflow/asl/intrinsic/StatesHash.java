package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * {@code States.Hash($.data, 'SHA-256')}: the hash of at most 10,000 characters in hexadecimal
 * digits. As on AWS, what is no text is hashed as its JSON.
 */
final class StatesHash implements IntrinsicFunction {

    private static final int MAX_CHARACTERS = 10_000;

    private static final Set<String> ALGORITHMS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    @Override
    public String name() {
        return "States.Hash";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        String algorithm = arguments.text(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw arguments.invalid();
        }
        byte[] bytes = data(arguments).getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(digest(algorithm).digest(bytes));
        return JsonNodeFactory.instance.stringNode(hash);
    }

    private static String data(Arguments arguments) {
        JsonNode data = arguments.any(0);
        if (data.isString()) {
            return arguments.text(0, MAX_CHARACTERS);
        }
        if (JsonSize.exceeds(data, MAX_CHARACTERS)) {
            throw arguments.invalid();
        }
        return JsonText.write(data);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
