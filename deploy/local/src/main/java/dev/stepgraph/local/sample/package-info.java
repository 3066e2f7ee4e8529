/** The functions that the samples call, so that they can be tried without anything else running. */
@NullMarked
package dev.stepgraph.local.sample;

import org.jspecify.annotations.NullMarked;
