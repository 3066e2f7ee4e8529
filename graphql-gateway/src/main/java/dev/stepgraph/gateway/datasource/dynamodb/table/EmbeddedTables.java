package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbApi;
import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbFailure;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * DynamoDB's API over tables in PostgreSQL. Every request is one transaction: batches are all or
 * nothing, reads are consistent, and writers of the same item take turns.
 */
public class EmbeddedTables implements DynamoDbApi {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedTables.class);

    private static final int ROWS_AT_A_TIME = 32;

    private final InstantSource clock;
    private final JdbcTransactionManager transactions;
    private final TableCatalog tables;
    private final Reads reads;
    private final Writes writes;
    private final Selections selections;

    /**
     * Tables in that database.
     *
     * @param properties which of them there are from the beginning
     */
    public EmbeddedTables(DataSource database, TableProperties properties, InstantSource clock) {
        this.clock = clock;
        this.transactions = new JdbcTransactionManager(database);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(ROWS_AT_A_TIME);
        ItemStore items = new ItemStore(jdbc);
        this.tables = new TableCatalog(jdbc, new TransactionTemplate(transactions), items);
        this.reads = new Reads(tables, items);
        this.writes = new Writes(tables, items);
        this.selections = new Selections(tables, jdbc);
        properties.tables().forEach((name, table) -> tables.declare(name, table.definition()));
    }

    /** Says what keys a table has. */
    public void declare(String name, TableDefinition definition) {
        tables.declare(name, definition);
    }

    /** Whether a table has been declared, so that it is one of these and no other's. */
    public boolean isDeclared(String name) {
        return tables.isDeclared(name);
    }

    @Override
    public JsonNode call(String operation, JsonNode input, Instant deadline) {
        try {
            open(input);
            return carryOut(operation, input, deadline);
        } catch (InvalidValueException e) {
            throw new DynamoDbFailure(DynamoDbFailure.VALIDATION, String.valueOf(e.getMessage()));
        } catch (QueryTimeoutException | TransactionTimedOutException e) {
            throw DataSourceException.timedOut();
        } catch (DataAccessException | TransactionException e) {
            log.warn("{} on an embedded table failed", operation, e);
            throw new DynamoDbFailure(
                    "InternalServerError", "The database cannot be reached, or took too long");
        }
    }

    /** Beforehand, so that a table which is made now stays, whatever becomes of the request. */
    private void open(JsonNode input) {
        JsonNode name = input.path("TableName");
        if (name.isString()) {
            tables.table(name.stringValue());
        }
        input.path("RequestItems").propertyNames().forEach(tables::table);
        input.path("TransactItems").forEach(item -> item.forEach(this::open));
    }

    private JsonNode carryOut(String operation, JsonNode input, Instant deadline) {
        return switch (operation) {
            case "GetItem" -> reading(deadline, () -> reads.one(input));
            case "BatchGetItem" -> reading(deadline, () -> reads.batch(input));
            case "TransactGetItems" -> reading(deadline, () -> reads.transaction(input));
            case "Query" -> reading(deadline, () -> selections.query(input));
            case "Scan" -> reading(deadline, () -> selections.scan(input));
            case "PutItem" -> writing(deadline, () -> writes.one("Put", input));
            case "UpdateItem" -> writing(deadline, () -> writes.one("Update", input));
            case "DeleteItem" -> writing(deadline, () -> writes.one("Delete", input));
            case "BatchWriteItem" -> writing(deadline, () -> writes.batch(input));
            case "TransactWriteItems" -> writing(deadline, () -> writes.transaction(input));
            default ->
                    throw new DynamoDbFailure(
                            "UnknownOperationException", "There is no operation " + operation);
        };
    }

    private JsonNode reading(Instant deadline, Supplier<JsonNode> work) {
        TransactionTemplate template = template(deadline);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return run(template, work);
    }

    private JsonNode writing(Instant deadline, Supplier<JsonNode> work) {
        return run(template(deadline), work);
    }

    private static JsonNode run(TransactionTemplate template, Supplier<JsonNode> work) {
        JsonNode output = template.execute(_ -> work.get());
        if (output == null) {
            throw new IllegalStateException("every operation answers");
        }
        return output;
    }

    private TransactionTemplate template(Instant deadline) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        long left = Duration.between(clock.instant(), deadline).toSeconds();
        template.setTimeout(Math.clamp(left, 1, 60));
        return template;
    }
}
