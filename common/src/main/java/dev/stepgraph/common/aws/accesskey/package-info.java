/**
 * Whose access keys are known: those that settings name, and those that callers with the permission
 * issue, which are kept in PostgreSQL with their secrets encrypted.
 */
@NullMarked
package dev.stepgraph.common.aws.accesskey;

import org.jspecify.annotations.NullMarked;
