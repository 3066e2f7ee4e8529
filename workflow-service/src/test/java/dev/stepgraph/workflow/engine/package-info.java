@NullMarked
package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.NullMarked;
