package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.workflow.engine.ExecutionIdentity;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: by its name, {@code account:function:name}, or its ARN, each
 * with or without a qualifier (Lambda API, Invoke, "FunctionName").
 *
 * @param arn partition, region and account as ARNs have them, up to and without {@code :function};
 *     absent: those of the state machine
 * @param name the bare name
 * @param qualifier a version or an alias; absent: the unpublished version
 */
record FunctionName(@Nullable String arn, String name, @Nullable String qualifier) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<arn>arn:[^:]+:lambda:[^:]*:[^:]*):function:|\\d{12}:function:|function:)?"
                            + "(?<name>[A-Za-z0-9_-]+)(?::(?<qualifier>[A-Za-z0-9$_-]+))?");

    /** The function that the text names; what is in no known form is a name as it stands. */
    static FunctionName parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new FunctionName(null, text, null);
        }
        return new FunctionName(form.group("arn"), form.group("name"), form.group("qualifier"));
    }

    /** The ARN with its qualifier, as the Lambda API shows it. */
    String qualifiedArn(ExecutionIdentity caller, String defaultQualifier) {
        String prefix = arn == null ? lambdaOf(caller) : arn;
        String suffix = qualifier == null ? defaultQualifier : qualifier;
        return prefix + ":function:" + name + ":" + suffix;
    }

    private static String lambdaOf(ExecutionIdentity caller) {
        String[] parts = caller.stateMachineArn().split(":", 6);
        return String.join(":", "arn", parts[1], "lambda", parts[3], parts[4]);
    }
}
