/** Values of AWS's APIs that both services use: ARNs, tags, page tokens, errors. */
@NullMarked
package dev.stepgraph.common.aws;

import org.jspecify.annotations.NullMarked;
