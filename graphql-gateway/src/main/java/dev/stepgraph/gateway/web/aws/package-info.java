/** AppSync's management API: REST and JSON, one class for the operations on each kind of thing. */
@NullMarked
package dev.stepgraph.gateway.web.aws;

import org.jspecify.annotations.NullMarked;
