/** DynamoDB's data model: attribute values, the notations they have, and their order. */
@NullMarked
package dev.stepgraph.gateway.datasource.dynamodb.value;

import org.jspecify.annotations.NullMarked;
