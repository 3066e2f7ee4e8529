/**
 * Lambda functions: called through the Lambda API, or at an HTTP endpoint that stands in for one.
 */
@NullMarked
package dev.stepgraph.workflow.integration.lambda;

import org.jspecify.annotations.NullMarked;
