/**
 * AWS JSON 1.0, free of any transport: from the target header and the body to an operation, and
 * from what it answers, or the error it refuses with, to the answer's status and body.
 */
@NullMarked
package dev.stepgraph.common.aws.protocol;

import org.jspecify.annotations.NullMarked;
