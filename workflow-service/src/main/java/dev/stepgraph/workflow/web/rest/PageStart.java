package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

import org.jspecify.annotations.Nullable;

/** Where a page of a list begins: at a token, or after an element that the caller names. */
final class PageStart {

    private PageStart() {}

    /** Refuses a request that says both. */
    static void onlyOne(@Nullable String pageToken, @Nullable Object after) {
        if (pageToken != null && after != null) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "A page begins at a pageToken or after an element, not both");
        }
    }
}
