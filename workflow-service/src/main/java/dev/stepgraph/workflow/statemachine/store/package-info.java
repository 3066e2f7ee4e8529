/** State machines, revisions and tags in the database; private to the package above. */
@NullMarked
package dev.stepgraph.workflow.statemachine.store;

import org.jspecify.annotations.NullMarked;
