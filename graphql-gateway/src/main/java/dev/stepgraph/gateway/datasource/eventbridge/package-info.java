/** Events that are put on a bus (AppSync, "EventBridge"). */
@NullMarked
package dev.stepgraph.gateway.datasource.eventbridge;

import org.jspecify.annotations.NullMarked;
