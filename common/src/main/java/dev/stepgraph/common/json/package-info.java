/** Reading and writing JSON values: one set of rules for every payload. */
@NullMarked
package dev.stepgraph.common.json;

import org.jspecify.annotations.NullMarked;
