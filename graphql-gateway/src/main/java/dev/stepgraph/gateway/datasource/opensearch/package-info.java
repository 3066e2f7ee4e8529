/** Search clusters: OpenSearch and Elasticsearch (AppSync, "OpenSearch"). */
@NullMarked
package dev.stepgraph.gateway.datasource.opensearch;

import org.jspecify.annotations.NullMarked;
