package dev.stepgraph.common.aws.protocol;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One service's operations, spoken to in AWS JSON 1.0. */
public final class AwsJsonProtocol {

    private final String prefix;
    private final Map<String, AwsOperation> operations = new HashMap<>();
    private final Set<String> planned;
    private final Faults faults;

    /**
     * @param service the part of the target header before the dot
     * @param planned operations of the service that are known and not there yet
     */
    public AwsJsonProtocol(
            String service,
            Collection<AwsOperation> operations,
            Set<String> planned,
            Faults faults) {
        this.prefix = service + ".";
        this.planned = Set.copyOf(planned);
        this.faults = faults;
        for (AwsOperation operation : operations) {
            AwsOperation other = this.operations.put(operation.name(), operation);
            if (other != null) {
                throw new IllegalArgumentException("two operations are named " + operation.name());
            }
        }
    }

    /**
     * Carries a request out.
     *
     * @param target the X-Amz-Target header
     * @param body the request's body
     * @param requestId by which a fault is found again in the log
     */
    public AwsAnswer answer(@Nullable String target, byte[] body, String requestId) {
        try {
            AwsOperation operation = operation(target);
            JsonNode answer = operation.answer(new AwsInput(parse(body)));
            return new AwsAnswer(200, JsonText.writeBytes(answer));
        } catch (AwsException e) {
            return refuse(e);
        } catch (RuntimeException | StackOverflowError e) {
            return refuse(faults.explain(e, requestId));
        }
    }

    /** The answer that carries an error. */
    public static AwsAnswer refuse(AwsException e) {
        JsonNode error =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("__type", e.code().name())
                        .put("message", e.getMessage());
        return new AwsAnswer(e.code().httpStatus(), JsonText.writeBytes(error));
    }

    private AwsOperation operation(@Nullable String target) {
        if (target == null || !target.startsWith(prefix)) {
            throw new AwsException(
                    AwsErrorCode.UnknownOperationException,
                    "The header X-Amz-Target must name an operation: " + prefix + "<Operation>");
        }
        String name = target.substring(prefix.length());
        AwsOperation operation = operations.get(name);
        if (operation != null) {
            return operation;
        }
        String reason =
                planned.contains(name)
                        ? "is not supported yet: " + name
                        : "is not known: " + shorten(name);
        throw new AwsException(AwsErrorCode.UnknownOperationException, "The operation " + reason);
    }

    private static String shorten(String name) {
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode node = JsonText.parse(body);
            if (node.isObject()) {
                return node;
            }
        } catch (InvalidJsonException e) {
            throw malformed("The body is not JSON: " + e.getMessage());
        }
        throw malformed("The body is not a JSON object");
    }

    private static AwsException malformed(String message) {
        return new AwsException(AwsErrorCode.SerializationException, message);
    }

    /** Turns what nobody expected into an error that tells the caller no internals. */
    @FunctionalInterface
    public interface Faults {

        /** Logs the fault under that request id, and says what the caller is told. */
        AwsException explain(Throwable fault, String requestId);
    }
}
