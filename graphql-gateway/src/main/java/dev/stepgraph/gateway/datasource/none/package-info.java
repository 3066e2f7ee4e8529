/** No source at all: what the request handler made is the result (AppSync, "None"). */
@NullMarked
package dev.stepgraph.gateway.datasource.none;

import org.jspecify.annotations.NullMarked;
