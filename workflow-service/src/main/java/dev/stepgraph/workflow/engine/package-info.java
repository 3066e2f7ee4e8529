/**
 * The interpreter: what an execution does next, decided from its history alone. Pure: no Spring, no
 * database, no clock; time and chance are handed in, and what must happen outside is handed out as
 * data.
 */
@ApplicationModule(allowedDependencies = {"asl :: model", "asl :: path", "asl :: intrinsic"})
@NullMarked
package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
