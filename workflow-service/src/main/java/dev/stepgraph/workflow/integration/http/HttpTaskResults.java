package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.integration.TaskFailure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a task's result, or its failure, out of an API's response. */
final class HttpTaskResults {

    private static final Set<String> BINARY_KINDS = Set.of("image", "video", "audio");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset=\"?([A-Za-z0-9._:+-]+)", Pattern.CASE_INSENSITIVE);

    private HttpTaskResults() {}

    /**
     * The result of a response of success.
     *
     * @throws TaskFailure States.Http.StatusCode.NNN for any other response, States.Runtime if its
     *     body is not text
     */
    static JsonNode result(OutboundResponse response) {
        String contentType = response.header("Content-Type").orElse("");
        if (!response.successful()) {
            throw new TaskFailure("States.Http.StatusCode." + response.status(), cause(response));
        }
        requireText(contentType);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("Headers", headers(response));
        result.set("ResponseBody", body(text(response, contentType), mediaType(contentType)));
        result.put("StatusCode", response.status());
        result.put("StatusText", response.reason());
        return result;
    }

    private static String cause(OutboundResponse response) {
        String text = response.text();
        return text.isBlank() ? response.reason() : text;
    }

    private static void requireText(String contentType) {
        String type = mediaType(contentType);
        int slash = type.indexOf('/');
        String kind = slash < 0 ? type : type.substring(0, slash);
        if (BINARY_KINDS.contains(kind) || type.equals("application/octet-stream")) {
            throw new TaskFailure(
                    ErrorName.RUNTIME.text(),
                    "Unsupported response content-type '"
                            + contentType
                            + "'. Please see documentation for list of unsupported content-types.");
        }
    }

    private static String text(OutboundResponse response, String contentType) {
        try {
            return charset(contentType)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(response.body()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TaskFailure(
                    ErrorName.RUNTIME.text(), "The response body is not a valid string.");
        }
    }

    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static JsonNode body(String text, String mediaType) {
        boolean json = mediaType.equals("application/json") || mediaType.endsWith("+json");
        try {
            return json && !text.isEmpty()
                    ? JsonText.parse(text)
                    : JsonNodeFactory.instance.stringNode(text);
        } catch (InvalidJsonException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    private static ObjectNode headers(OutboundResponse response) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (HeaderField field : response.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            ArrayNode values =
                    headers.get(name) instanceof ArrayNode known ? known : headers.putArray(name);
            values.add(field.value());
        }
        return headers;
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
