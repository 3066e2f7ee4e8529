/**
 * The Amazon States Language: its model, parser, validator and expressions. Pure: nothing here
 * knows time, chance, threads or I/O; what an evaluation needs is handed to it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.stepgraph.workflow.asl;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
