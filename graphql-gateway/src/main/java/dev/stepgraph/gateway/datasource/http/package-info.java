/** HTTP endpoints that an API's owner names (AppSync, "HTTP"). */
@NullMarked
package dev.stepgraph.gateway.datasource.http;

import org.jspecify.annotations.NullMarked;
