/**
 * The utility library of resolvers, {@code util} and {@code extensions}, which templates and
 * scripts share. Values are plain Java: maps, lists, strings, numbers, booleans and null. Nothing
 * here needs Spring, so that a child process can use it; time and chance are handed in.
 */
@NamedInterface("util")
@NullMarked
package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
