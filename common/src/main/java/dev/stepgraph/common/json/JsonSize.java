package dev.stepgraph.common.json;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/** How large a value's compact text is. */
public final class JsonSize {

    private JsonSize() {}

    /** Whether the text has more than that many bytes of UTF-8. */
    public static boolean exceeds(JsonNode value, long limitBytes) {
        return JsonText.write(value).getBytes(StandardCharsets.UTF_8).length > limitBytes;
    }
}
