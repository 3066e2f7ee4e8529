/** The operations of AWS Step Functions, one class each. */
@NullMarked
package dev.stepgraph.workflow.web.aws;

import org.jspecify.annotations.NullMarked;
