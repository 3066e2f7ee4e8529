/**
 * DynamoDB tables: AppSync's request objects (AppSync, "DynamoDB"), carried out by whatever speaks
 * DynamoDB's API, or by tables of our own in PostgreSQL.
 */
@NullMarked
package dev.stepgraph.gateway.datasource.dynamodb;

import org.jspecify.annotations.NullMarked;
