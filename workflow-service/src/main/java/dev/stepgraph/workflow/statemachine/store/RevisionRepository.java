package dev.stepgraph.workflow.statemachine.store;

import org.springframework.data.repository.ListCrudRepository;

import java.util.UUID;

/** Rows of state_machine_revision. */
public interface RevisionRepository extends ListCrudRepository<RevisionEntity, UUID> {}
