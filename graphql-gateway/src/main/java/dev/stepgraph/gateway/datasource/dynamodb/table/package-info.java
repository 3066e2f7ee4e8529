/** Tables of our own, kept in PostgreSQL, that take DynamoDB's requests. */
@NullMarked
package dev.stepgraph.gateway.datasource.dynamodb.table;

import org.jspecify.annotations.NullMarked;
