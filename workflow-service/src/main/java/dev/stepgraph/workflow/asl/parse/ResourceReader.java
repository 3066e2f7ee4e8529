package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a task's {@code Resource}. Which service integrations there are is a rule's business. */
public final class ResourceReader {

    /** An ARN without wildcards in front of what it names: {@code arn:aws-cn:lambda:…}. */
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^\\s]+");

    private static final Pattern LAMBDA_FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:[^:]+:[^:]+:function:[^:\\s]+(:[^:\\s]+)?");

    private static final Pattern ACTIVITY =
            Pattern.compile("arn:aws[a-z-]*:states:[^:]+:[^:]+:activity:[^:\\s]+");

    private static final Pattern INTEGRATION =
            Pattern.compile(
                    "arn:aws[a-z-]*:states:::((?:aws-sdk:)?[a-z0-9-]+):([A-Za-z0-9]+)(\\.[A-Za-z]+(?::2)?)?");

    private ResourceReader() {}

    static @Nullable TaskResource read(StateReading state) {
        state.fields().require("Resource");
        String arn = state.fields().string("Resource");
        if (arn == null) {
            return null;
        }
        Location location = state.fields().at("Resource");
        if (!ARN.matcher(arn).matches()) {
            state.diagnostics().schemaError("Value is not a valid resource ARN", location);
            return null;
        }
        TaskResource resource = parse(arn);
        if (resource == null) {
            state.diagnostics().schemaError(unrecognized(arn), location);
        }
        return resource;
    }

    /** AWS's message for an ARN that names nothing a task can call. */
    public static String unrecognized(String arn) {
        return ("The resource provided %s is not recognized. The value is not a valid resource ARN,"
                        + " or the resource is not available in this region.")
                .formatted(arn);
    }

    private static @Nullable TaskResource parse(String arn) {
        if (LAMBDA_FUNCTION.matcher(arn).matches()) {
            return new TaskResource.LambdaFunction(arn);
        }
        if (ACTIVITY.matcher(arn).matches()) {
            return new TaskResource.Activity(arn);
        }
        Matcher integration = INTEGRATION.matcher(arn);
        IntegrationPattern pattern = integration.matches() ? pattern(integration.group(3)) : null;
        return pattern == null
                ? null
                : new ServiceIntegration(arn, integration.group(1), integration.group(2), pattern);
    }

    private static @Nullable IntegrationPattern pattern(@Nullable String suffix) {
        for (IntegrationPattern pattern : IntegrationPattern.values()) {
            if (pattern.suffix().equals(suffix == null ? "" : suffix)) {
                return pattern;
            }
        }
        return null;
    }
}
