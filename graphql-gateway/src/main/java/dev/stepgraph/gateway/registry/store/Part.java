package dev.stepgraph.gateway.registry.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * A part of an API.
 *
 * @param kind what it is
 * @param name what tells it from others of its kind
 * @param document the members of the management API, as its owner gave them
 */
public record Part(PartKind kind, String name, ObjectNode document) {}
