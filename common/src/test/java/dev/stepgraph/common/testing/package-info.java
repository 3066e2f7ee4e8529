/** What the tests of every module use: a clock that is set by hand, and PostgreSQL. */
@NullMarked
package dev.stepgraph.common.testing;

import org.jspecify.annotations.NullMarked;
