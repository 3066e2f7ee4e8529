/** The API for people and other programs: resources under {@code /v1}, described by OpenAPI. */
@NullMarked
package dev.stepgraph.workflow.web.rest;

import org.jspecify.annotations.NullMarked;
