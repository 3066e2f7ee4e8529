/** Rules that a parsed definition must keep, one class for each. */
@NamedInterface("validate")
@NullMarked
package dev.stepgraph.workflow.asl.validate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
