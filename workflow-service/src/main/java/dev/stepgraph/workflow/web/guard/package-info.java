/** Who may call: signatures for the AWS endpoint, bearer tokens or signatures for the resources. */
@NullMarked
package dev.stepgraph.workflow.web.guard;

import org.jspecify.annotations.NullMarked;
