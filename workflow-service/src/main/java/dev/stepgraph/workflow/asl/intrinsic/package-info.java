/** The intrinsic functions of the language, one class for each. */
@NamedInterface("intrinsic")
@NullMarked
package dev.stepgraph.workflow.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
