/** Relational databases, asked over JDBC or through the Data API (AppSync, "RDS"). */
@NullMarked
package dev.stepgraph.gateway.datasource.relational;

import org.jspecify.annotations.NullMarked;
