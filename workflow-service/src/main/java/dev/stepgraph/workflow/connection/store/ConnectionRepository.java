package dev.stepgraph.workflow.connection.store;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of connection. */
interface ConnectionRepository extends JpaRepository<ConnectionEntity, UUID> {

    Optional<ConnectionEntity> findByName(String name);

    Optional<ConnectionEntity> findByArn(String arn);

    List<ConnectionEntity> findByNameGreaterThanOrderByName(String name, Limit limit);

    long deleteByName(String name);
}
