package dev.stepgraph.gateway.registry;

/**
 * What keeps SDL from being a schema.
 *
 * @param message what is wrong
 * @param line from 1; 0 where no place is to blame
 * @param column from 1; 0 where no place is to blame
 */
public record SchemaProblem(String message, int line, int column) {

    /** The problem and its place, for people. */
    public String describe() {
        return line == 0 ? message : message + " (line " + line + ", column " + column + ")";
    }
}
