package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: by its name, {@code account:function:name}, or its ARN, each
 * with or without a qualifier (Lambda API, Invoke, "FunctionName").
 *
 * @param home partition, region and account as ARNs have them, up to and without {@code :function};
 *     absent: those of the caller
 * @param name the bare name
 * @param qualifier a version or an alias; absent: the unpublished version
 */
public record FunctionName(@Nullable String home, String name, @Nullable String qualifier) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<home>arn:[^:]+:lambda:[^:]*:[^:]*):function:|\\d{12}:function:|function:)?"
                            + "(?<name>[A-Za-z0-9_-]+)(?::(?<qualifier>[A-Za-z0-9$_-]+))?");

    /** The function that the text names; what is in no known form is a name as it stands. */
    public static FunctionName parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new FunctionName(null, text, null);
        }
        return new FunctionName(form.group("home"), form.group("name"), form.group("qualifier"));
    }

    /** The ARN with its qualifier, as the Lambda API shows it. */
    public String qualifiedArn(String callersHome, String defaultQualifier) {
        String suffix = qualifier == null ? defaultQualifier : qualifier;
        return (home == null ? callersHome : home) + ":function:" + name + ":" + suffix;
    }
}
