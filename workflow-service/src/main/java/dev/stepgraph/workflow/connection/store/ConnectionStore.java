package dev.stepgraph.workflow.connection.store;

import dev.stepgraph.common.secret.SealedSecret;
import dev.stepgraph.workflow.connection.Connection;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Connections as values; the entity stays behind it. Each method is one transaction. */
@Component
@Transactional(readOnly = true)
public class ConnectionStore {

    private final ConnectionRepository connections;

    ConnectionStore(ConnectionRepository connections) {
        this.connections = connections;
    }

    /** The connection of that name. */
    public Optional<Connection> findByName(String name) {
        return connections.findByName(name).map(ConnectionEntity::toConnection);
    }

    /** What the connection of that ARN knows, encrypted. */
    public Optional<SealedConnection> findSealed(String arn) {
        return connections.findByArn(arn).map(ConnectionEntity::toSealed);
    }

    /** Those whose names come after that one. */
    public List<Connection> list(String afterName, int limit) {
        return connections.findByNameGreaterThanOrderByName(afterName, Limit.of(limit)).stream()
                .map(ConnectionEntity::toConnection)
                .toList();
    }

    /**
     * Adds a connection.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if there is one of that name
     */
    @Transactional
    public void insert(Connection connection, SealedSecret secret) {
        connections.saveAndFlush(new ConnectionEntity(connection, secret));
    }

    /** Changes what a connection knows; empty if it is gone. */
    @Transactional
    public Optional<Connection> replace(
            UUID id,
            @Nullable String description,
            JsonNode visible,
            SealedSecret secret,
            Instant date) {
        Optional<ConnectionEntity> row = connections.findById(id);
        row.ifPresent(entity -> entity.replace(description, visible, secret, date));
        connections.flush();
        return row.map(ConnectionEntity::toConnection);
    }

    /** Deletes a connection; says whether there was one. */
    @Transactional
    public boolean delete(String name) {
        return connections.deleteByName(name) > 0;
    }
}
