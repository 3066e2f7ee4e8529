package dev.stepgraph.gateway.datasource.relational;

/** What databases write differently. */
enum Dialect {
    /** Nested comments, dollar quotes, casts with two colons; backslashes only after an E. */
    POSTGRESQL,
    /** Comments after #, names in backticks, backslashes in every literal. */
    MYSQL;

    static Dialect of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : MYSQL;
    }
}
