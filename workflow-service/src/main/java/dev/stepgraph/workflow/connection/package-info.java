/**
 * Connections: how HTTP tasks identify themselves to the APIs they call. Their secrets are kept
 * encrypted and never shown again.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.stepgraph.workflow.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
