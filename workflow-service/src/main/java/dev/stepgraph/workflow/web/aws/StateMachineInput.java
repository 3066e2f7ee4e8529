package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.TextLimits;
import dev.stepgraph.workflow.statemachine.EncryptionConfiguration;
import dev.stepgraph.workflow.statemachine.EncryptionConfiguration.EncryptionType;
import dev.stepgraph.workflow.statemachine.LogLevel;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads the structures that creating and updating a state machine share. */
final class StateMachineInput {

    private static final List<String> LOG_LEVELS = List.of("ALL", "ERROR", "FATAL", "OFF");
    private static final List<String> TYPES = List.of("STANDARD", "EXPRESS");
    private static final List<String> ENCRYPTION_TYPES =
            List.of("AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY");
    private static final TextLimits VERSION_DESCRIPTION = TextLimits.sensitive(0, 256);
    private static final TextLimits KMS_KEY = TextLimits.of(1, 2_048);

    private StateMachineInput() {}

    /** The type; STANDARD if the request says nothing. */
    static StateMachineType type(AwsInput input) {
        String type = input.choice("type", TYPES);
        return type == null ? StateMachineType.STANDARD : StateMachineType.valueOf(type);
    }

    /**
     * Reads what says that a version is to be published with the change.
     *
     * @return whether it is
     */
    static Publication publication(AwsInput input) {
        boolean publish = input.flag("publish", false);
        return new Publication(
                publish, input.optionalText("versionDescription", VERSION_DESCRIPTION));
    }

    /** What is to be logged, as far as it can be told before {@link AwsInput#check()}. */
    static @Nullable LoggingInput logging(AwsInput input) {
        AwsInput logging = input.structure("loggingConfiguration");
        if (logging == null) {
            return null;
        }
        String level = logging.choice("level", LOG_LEVELS);
        boolean data = logging.flag("includeExecutionData", false);
        List<AwsInput> destinations = logging.structures("destinations");
        List<String> groups =
                destinations == null
                        ? List.of()
                        : destinations.stream().map(StateMachineInput::logGroup).toList();
        return new LoggingInput(
                level == null ? LogLevel.OFF : LogLevel.valueOf(level), data, groups);
    }

    private static String logGroup(AwsInput destination) {
        AwsInput group = destination.structure("cloudWatchLogsLogGroup");
        String arn = group == null ? null : group.optionalText("logGroupArn", Members.ARN);
        return arn == null ? "" : arn;
    }

    static @Nullable Boolean tracing(AwsInput input) {
        AwsInput tracing = input.structure("tracingConfiguration");
        return tracing == null ? null : tracing.flag("enabled", false);
    }

    static @Nullable EncryptionInput encryption(AwsInput input) {
        AwsInput encryption = input.structure("encryptionConfiguration");
        if (encryption == null) {
            return null;
        }
        String type = encryption.choice("type", ENCRYPTION_TYPES);
        String key = encryption.optionalText("kmsKeyId", KMS_KEY);
        int seconds = encryption.integer("kmsDataKeyReusePeriodSeconds", 60, 900, 300);
        return new EncryptionInput(
                type == null ? EncryptionType.AWS_OWNED_KEY : EncryptionType.valueOf(type),
                key,
                seconds);
    }

    static List<TagInput> tags(@Nullable List<AwsInput> tags) {
        if (tags == null) {
            return List.of();
        }
        TextLimits key = TextLimits.of(1, Tag.MAX_KEY_LENGTH);
        TextLimits value = TextLimits.of(0, Tag.MAX_VALUE_LENGTH);
        return tags.stream()
                .map(tag -> new TagInput(tag.text("key", key), tag.optionalText("value", value)))
                .toList();
    }

    /** Whether a version is to be published; there are none yet. */
    record Publication(boolean publish, @Nullable String description) {

        void refuse() {
            if (description != null && !publish) {
                throw invalid("Version description can only be set when publish is true");
            }
            if (publish) {
                throw invalid("Publishing versions is not supported yet");
            }
        }

        private static AwsException invalid(String message) {
            return new AwsException(AwsErrorCode.ValidationException, message);
        }
    }

    record LoggingInput(LogLevel level, boolean includeExecutionData, List<String> groups) {

        LoggingConfiguration toConfiguration() {
            return LoggingConfiguration.of(level, includeExecutionData, groups);
        }
    }

    record EncryptionInput(EncryptionType type, @Nullable String key, int seconds) {

        EncryptionConfiguration toConfiguration() {
            return EncryptionConfiguration.of(type, key, seconds);
        }
    }

    record TagInput(String key, @Nullable String value) {

        Tag toTag() {
            return Tag.checked(key, value == null ? "" : value);
        }
    }
}
