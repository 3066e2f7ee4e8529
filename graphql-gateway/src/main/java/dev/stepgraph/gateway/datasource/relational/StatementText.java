package dev.stepgraph.gateway.datasource.relational;

import java.util.List;

/**
 * A statement whose variables have become parameters.
 *
 * @param sql the statement, with a question mark for each variable
 * @param variables their names without the colon, in the order of the question marks
 */
record StatementText(String sql, List<String> variables) {

    StatementText {
        variables = List.copyOf(variables);
    }
}
