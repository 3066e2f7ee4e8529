/** An empty Spring Boot application, which the service is held against. */
@NullMarked
package dev.stepgraph.bench.handler;

import org.jspecify.annotations.NullMarked;
