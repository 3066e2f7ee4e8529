package dev.stepgraph.common.aws.signature;

import java.util.ArrayDeque;
import java.util.Deque;

/** How a path enters a signature. Services differ in it. */
public enum PathForm {

    /** Without empty segments and those of dots, and encoded once more. What nearly all want. */
    NORMALIZED {
        @Override
        String of(String path) {
            return UriBytes.encode(normalize(path), "/");
        }
    },

    /** With all its segments, and encoded once more. */
    UNNORMALIZED {
        @Override
        String of(String path) {
            return UriBytes.encode(path, "/");
        }
    },

    /** As it is sent, which is how S3 wants it. */
    AS_SENT {
        @Override
        String of(String path) {
            return UriBytes.encode(path, "/%");
        }
    };

    /** The path as it is signed. */
    abstract String of(String path);

    private static String normalize(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        return path.endsWith("/") && !kept.isEmpty() ? joined + "/" : joined;
    }
}
