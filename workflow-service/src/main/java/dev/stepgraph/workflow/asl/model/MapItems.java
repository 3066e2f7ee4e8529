package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

/**
 * The items of a Map state.
 *
 * @param itemsPath where the array is in the effective input
 * @param itemSelector the template of each iteration's input (or the legacy {@code Parameters});
 *     absent: the item itself
 */
public record MapItems(PathField itemsPath, @Nullable PayloadTemplate itemSelector) {}
