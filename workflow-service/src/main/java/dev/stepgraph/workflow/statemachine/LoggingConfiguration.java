package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is logged of a state machine's executions, and where to.
 *
 * @param includeExecutionData whether inputs and outputs are logged too
 * @param logGroupArn the destination; there is one, or none if nothing is logged
 */
public record LoggingConfiguration(
        LogLevel level, boolean includeExecutionData, @Nullable String logGroupArn) {

    /** Nothing is logged. */
    public static final LoggingConfiguration OFF =
            new LoggingConfiguration(LogLevel.OFF, false, null);

    private static final Pattern LOG_GROUP =
            Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^:]+(:\\*)?");

    /**
     * What a caller asked for.
     *
     * @throws AwsException InvalidLoggingConfiguration unless there is exactly one destination, or
     *     none and nothing to log
     */
    public static LoggingConfiguration of(
            LogLevel level, boolean includeExecutionData, List<String> logGroupArns) {
        boolean needed = level != LogLevel.OFF;
        if (logGroupArns.size() > 1 || (needed && logGroupArns.isEmpty())) {
            throw invalid("Must specify exactly one Log Destination.");
        }
        String destination = logGroupArns.isEmpty() ? null : logGroupArns.getFirst();
        if (destination != null && !LOG_GROUP.matcher(destination).matches()) {
            throw invalid("Invalid Log Destination.");
        }
        return new LoggingConfiguration(level, includeExecutionData, destination);
    }

    private static AwsException invalid(String reason) {
        return new AwsException(
                AwsErrorCode.InvalidLoggingConfiguration,
                "Invalid Logging Configuration: " + reason);
    }
}
