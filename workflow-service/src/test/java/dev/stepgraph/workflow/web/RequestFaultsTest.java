package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.AwsErrorCode;

import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaSystemException;

import java.sql.SQLException;

class RequestFaultsTest {

    private final RequestFaults faults = new RequestFaults();

    @Test
    void takesAConnectionThatIsLostInATransactionForADatabaseThatIsAway() {
        assertThat(explain(new SQLException("Connection is closed")))
                .isEqualTo(AwsErrorCode.ServiceUnavailable);
        assertThat(explain(new SQLException("An I/O error occurred", "08006")))
                .isEqualTo(AwsErrorCode.ServiceUnavailable);
        assertThat(explain(new SQLException("terminating connection", "57P01")))
                .isEqualTo(AwsErrorCode.ServiceUnavailable);
    }

    @Test
    void takesAStatementThatIsWrongForABug() {
        assertThat(explain(new SQLException("syntax error", "42601")))
                .isEqualTo(AwsErrorCode.InternalServerError);
        assertThat(faults.explain(new IllegalStateException(), "request").code())
                .isEqualTo(AwsErrorCode.InternalServerError);
    }

    private AwsErrorCode explain(SQLException cause) {
        TransactionException failure = new TransactionException("Unable to roll back", cause);
        return faults.explain(new JpaSystemException(failure), "request").code();
    }
}
