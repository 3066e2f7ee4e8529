/** What replicas say to each other. Nothing here is for anybody else. */
@NullMarked
package dev.stepgraph.workflow.web.internal;

import org.jspecify.annotations.NullMarked;
