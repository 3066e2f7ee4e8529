/** HTTP tasks: any API, called with the credentials of a connection. */
@NullMarked
package dev.stepgraph.workflow.integration.http;

import org.jspecify.annotations.NullMarked;
