package dev.stepgraph.gateway.registry;

/**
 * Which part of a list is wanted.
 *
 * @param after the position it begins after; empty: the list's beginning
 * @param limit how many items at most, 1 to 25
 */
public record PageRequest(String after, int limit) {}
