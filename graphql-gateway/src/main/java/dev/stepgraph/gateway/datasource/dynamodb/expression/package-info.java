/**
 * DynamoDB's expressions (DynamoDB Developer Guide, "Expressions"): a parser of bounded depth, and
 * what the expressions mean. Pure.
 */
@NullMarked
package dev.stepgraph.gateway.datasource.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
