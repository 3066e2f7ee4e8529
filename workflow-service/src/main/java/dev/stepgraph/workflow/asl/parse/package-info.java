/** Definition JSON to the model; every problem is a Diagnostic that carries its JSON location. */
@NamedInterface("parse")
@NullMarked
package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
