package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.http.OutboundLimits;

/**
 * What calls may use.
 *
 * @param maxConcurrentCalls how many are made at once
 * @param maxAnswerBytes how long an answer may be
 */
public record CallLimits(int maxConcurrentCalls, int maxAnswerBytes) {

    /** The same for a client of HTTP. */
    public OutboundLimits outbound() {
        OutboundLimits usual = OutboundLimits.DEFAULTS;
        return new OutboundLimits(
                maxAnswerBytes,
                usual.maxHeaderLines(),
                usual.maxHeaderLineBytes(),
                usual.connectTimeout(),
                maxConcurrentCalls,
                maxConcurrentCalls);
    }
}
