package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.registry.AppSyncErrorCode;
import dev.stepgraph.gateway.registry.AppSyncException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import java.sql.SQLException;

/**
 * What a caller is told about what nobody expected: that the database is away, which a repeat may
 * cure, or that there is a bug, without its internals.
 */
@Component
class ManagementFaults {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementFaults.class);

    AppSyncException explain(Throwable fault, String requestId) {
        if (databaseIsAway(fault)) {
            LOG.warn("Request {} waits for the database: {}", requestId, fault.getMessage());
            return new AppSyncException(
                    AppSyncErrorCode.ServiceUnavailableException,
                    "The database does not answer; the request can be repeated.");
        }
        LOG.error("Request {} met a fault", requestId, fault);
        return new AppSyncException(
                AppSyncErrorCode.InternalFailureException,
                "An internal error occurred; the log explains request " + requestId + ".");
    }

    private static boolean databaseIsAway(Throwable fault) {
        if (fault instanceof CannotCreateTransactionException
                || fault instanceof TransactionSystemException
                || fault instanceof TransientDataAccessException
                || fault instanceof DataAccessResourceFailureException) {
            return true;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                String state = failure.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }
}
