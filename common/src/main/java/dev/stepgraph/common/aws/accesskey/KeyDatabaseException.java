package dev.stepgraph.common.aws.accesskey;

import java.sql.SQLException;

/** The database of access keys did not do what it was asked. */
public final class KeyDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyDatabaseException(SQLException cause) {
        super("access keys cannot be read or written", cause);
    }
}
