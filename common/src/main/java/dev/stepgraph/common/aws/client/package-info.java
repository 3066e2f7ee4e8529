/**
 * Calls of AWS services that both services make: functions, and whatever else answers to signed
 * requests. An endpoint of a setting or of {@code AWS_ENDPOINT_URL_…} stands in for AWS.
 */
@NullMarked
package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.NullMarked;
