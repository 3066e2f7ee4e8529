package dev.stepgraph.common.aws;

/**
 * The name of a resource: {@code arn:partition:service:region:account:type:id}. Some services put a
 * slash between type and id; both are understood.
 *
 * @param resourceType what kind of resource it is; empty if the ARN does not say
 * @param resourceId everything after the type and its separator
 */
public record Arn(
        String partition,
        String service,
        String region,
        String account,
        String resourceType,
        String resourceId) {

    private static final int PARTS = 6;

    /**
     * Takes an ARN apart.
     *
     * @throws AwsException InvalidArn if the text is not one
     */
    public static Arn parse(String text) {
        if (!text.startsWith("arn:")) {
            throw invalid("Invalid ARN prefix: " + text);
        }
        String[] parts = text.split(":", PARTS);
        if (parts.length < PARTS || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw invalid("Invalid ARN: " + text);
        }
        String resource = parts[5];
        int separator = indexOfSeparator(resource);
        String type = separator < 0 ? "" : resource.substring(0, separator);
        String id = resource.substring(separator + 1);
        if (id.isEmpty()) {
            throw invalid("Invalid ARN: " + text);
        }
        return new Arn(parts[1], parts[2], parts[3], parts[4], type, id);
    }

    /**
     * Makes sure that the ARN names a resource of that service and type.
     *
     * @throws AwsException InvalidArn if it names another
     */
    public Arn requireType(String expectedService, String expectedType) {
        if (!service.equals(expectedService)) {
            throw invalid("Invalid service in ARN: " + service);
        }
        if (!resourceType.equals(expectedType)) {
            throw wrongType();
        }
        return this;
    }

    /** The refusal of an ARN whose resource is of a kind that the operation is not for. */
    public AwsException wrongType() {
        return invalid("Resource type not valid in this context: " + resourceType);
    }

    private static int indexOfSeparator(String resource) {
        int colon = resource.indexOf(':');
        int slash = resource.indexOf('/');
        if (colon < 0 || slash < 0) {
            return Math.max(colon, slash);
        }
        return Math.min(colon, slash);
    }

    private static AwsException invalid(String reason) {
        return new AwsException(AwsErrorCode.InvalidArn, "Invalid Arn: '" + reason + "'");
    }
}
