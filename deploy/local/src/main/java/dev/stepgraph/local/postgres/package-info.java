/** PostgreSQL as the launcher runs it: made once, kept, and stopped last. */
@NullMarked
package dev.stepgraph.local.postgres;

import org.jspecify.annotations.NullMarked;
