/** Schemas as text: reading, checking, taking apart, merging and printing SDL. */
@NullMarked
package dev.stepgraph.gateway.registry.sdl;

import org.jspecify.annotations.NullMarked;
