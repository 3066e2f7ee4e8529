package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

/** How many results a page may have. */
final class PageSize {

    private static final int MAX = 1_000;

    private PageSize() {}

    /** The size that a caller asked for, if it may be had. */
    static int check(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new AwsException(
                    AwsErrorCode.ValidationException, "The limit must be from 1 to " + MAX);
        }
        return limit;
    }
}
