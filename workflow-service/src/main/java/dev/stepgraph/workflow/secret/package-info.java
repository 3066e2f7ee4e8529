/**
 * The service's own key: what it signs with, and what it encrypts others' secrets with. Replicas
 * that share a database share the key.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.stepgraph.workflow.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
