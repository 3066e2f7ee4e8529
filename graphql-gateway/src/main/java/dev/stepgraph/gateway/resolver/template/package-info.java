/**
 * Velocity templates. Velocity's parser reads them; what runs is a tree of our own, which reaches
 * values and functions by name and nothing by reflection, and pays for all that it builds.
 */
@NullMarked
package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.NullMarked;
