package dev.stepgraph.workflow.execution.store;

import java.sql.SQLException;

/** What a failed write says about whether anything was written. */
enum SqlFailure {
    /** Perhaps: the answer is lost. */
    UNKNOWN,
    /** Nothing was, since two writes were in each other's way: the same again may succeed now. */
    CONTENTION,
    /** Nothing was, since the database cannot just now. */
    EXHAUSTED,
    /** Nothing was, since it must not be. */
    REFUSED;

    static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5 || state.equals("40003")) {
            return UNKNOWN;
        }
        if (state.startsWith("57P")) {
            // The server stops or has crashed, or the session is being ended.
            return UNKNOWN;
        }
        return switch (state.substring(0, 2)) {
            case "08", "XX" -> UNKNOWN;
            case "40" -> CONTENTION;
            // Read-only (a standby), out of memory or disk, locked, cancelled, I/O.
            case "25", "53", "55", "57", "58" -> EXHAUSTED;
            default -> REFUSED;
        };
    }
}
