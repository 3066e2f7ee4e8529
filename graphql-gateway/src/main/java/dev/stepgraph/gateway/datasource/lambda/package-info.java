/** Functions, called as AppSync calls them (AppSync, "Lambda"). */
@NullMarked
package dev.stepgraph.gateway.datasource.lambda;

import org.jspecify.annotations.NullMarked;
