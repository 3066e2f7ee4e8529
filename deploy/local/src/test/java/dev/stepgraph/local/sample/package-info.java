@NullMarked
package dev.stepgraph.local.sample;

import org.jspecify.annotations.NullMarked;
