package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.TextLimits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The members that several operations have, with the constraints of the service's model. */
final class Members {

    static final TextLimits ARN = TextLimits.of(1, 256);
    static final TextLimits LONG_ARN = TextLimits.of(1, 2_000);
    static final TextLimits NAME = TextLimits.of(1, 80);
    static final TextLimits DEFINITION = TextLimits.sensitive(1, 1_048_576);
    static final TextLimits DATA = TextLimits.sensitive(0, 262_144);
    static final TextLimits TRACE_HEADER = TextLimits.of(0, 256);
    static final TextLimits PAGE_TOKEN = TextLimits.of(1, 1_024);
    static final TextLimits LIST_EXECUTIONS_PAGE_TOKEN = TextLimits.of(1, 3_096);

    private static final int MAX_PAGE = 1_000;
    private static final int DEFAULT_PAGE = 100;

    private Members() {}

    /** How many results a page may have; 0 stands for the default. */
    static int maxResults(AwsInput input) {
        int maxResults = input.integer("maxResults", 0, MAX_PAGE, DEFAULT_PAGE);
        return maxResults == 0 ? DEFAULT_PAGE : maxResults;
    }

    /** Whether payloads and definitions are wanted. */
    static boolean wantsData(AwsInput input) {
        String included = input.choice("includedData", List.of("ALL_DATA", "METADATA_ONLY"));
        return !"METADATA_ONLY".equals(included);
    }

    static @Nullable String traceHeader(AwsInput input) {
        return input.optionalText("traceHeader", TRACE_HEADER);
    }
}
