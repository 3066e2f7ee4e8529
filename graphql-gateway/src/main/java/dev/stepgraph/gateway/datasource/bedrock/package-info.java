/** Foundation models, which are not served yet. */
@NullMarked
package dev.stepgraph.gateway.datasource.bedrock;

import org.jspecify.annotations.NullMarked;
