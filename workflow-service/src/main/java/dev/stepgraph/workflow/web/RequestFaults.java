package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.protocol.AwsJsonProtocol;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
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
public class RequestFaults implements AwsJsonProtocol.Faults {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFaults.class);

    @Override
    public AwsException explain(Throwable fault, String requestId) {
        if (databaseIsAway(fault)) {
            LOG.warn("Request {} waits for the database: {}", requestId, fault.getMessage());
            return new AwsException(
                    AwsErrorCode.ServiceUnavailable,
                    "The database does not answer; the request can be repeated");
        }
        LOG.error("Request {} met a fault", requestId, fault);
        return new AwsException(
                AwsErrorCode.InternalServerError,
                "An internal error occurred; the log explains request " + requestId);
    }

    private static boolean databaseIsAway(Throwable fault) {
        return fault instanceof CannotCreateTransactionException
                || fault instanceof TransactionSystemException
                || fault instanceof TransientDataAccessException
                || fault instanceof RecoverableDataAccessException
                || fault instanceof NonTransientDataAccessResourceException
                || fault instanceof QueryTimeoutException
                || connectionIsLost(fault);
    }

    /** What a lost connection leads to has many names; beneath them is the driver's or pool's. */
    private static boolean connectionIsLost(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                String state = failure.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }
}
