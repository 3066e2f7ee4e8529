/** The plain Spring applications that the services are held against. */
@NullMarked
package dev.stepgraph.bench.handler;

import org.jspecify.annotations.NullMarked;
