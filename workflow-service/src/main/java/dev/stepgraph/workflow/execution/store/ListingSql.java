package dev.stepgraph.workflow.execution.store;

import org.springframework.jdbc.support.SqlArrayValue;

import java.util.ArrayList;
import java.util.List;

/**
 * A listing's condition.
 *
 * @param where all that follows the table
 * @param arguments the values of its parameters
 */
record ListingSql(String where, List<Object> arguments) {

    static ListingSql of(Listing listing) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (listing.stateMachine() != null) {
            conditions.add("state_machine = ?");
            arguments.add(listing.stateMachine());
        }
        if (!listing.statuses().isEmpty()) {
            conditions.add("status = any (?)");
            arguments.add(
                    new SqlArrayValue(
                            "int2", listing.statuses().stream().map(StatusCode::of).toArray()));
        }
        if (listing.namePrefix() != null) {
            conditions.add("starts_with(coalesce(name, id::text), ?)");
            arguments.add(listing.namePrefix());
        }
        if (listing.from() != null) {
            conditions.add("id >= ?");
            arguments.add(listing.from());
        }
        if (listing.before() != null) {
            conditions.add("id < ?");
            arguments.add(listing.before());
        }
        arguments.add(listing.limit());
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return new ListingSql(where + " order by id desc limit ?", List.copyOf(arguments));
    }
}
