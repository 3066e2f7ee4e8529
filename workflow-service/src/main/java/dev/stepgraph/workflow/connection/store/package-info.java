/** Connections in the database; private to the package above. */
@NullMarked
package dev.stepgraph.workflow.connection.store;

import org.jspecify.annotations.NullMarked;
