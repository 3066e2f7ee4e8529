package dev.stepgraph.workflow.statemachine.store;

import dev.stepgraph.workflow.statemachine.StateMachineStatus;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;

/** A row of state_machine. */
@Entity
@Table(name = "state_machine")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class StateMachineEntity {

    @Id private UUID id;
    private String arn;
    private String name;

    @Enumerated(EnumType.STRING)
    private StateMachineType type;

    @Enumerated(EnumType.STRING)
    private StateMachineStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "current_revision")
    private UUID currentRevision;

    @Version private Integer version;

    /** For the persistence provider. */
    protected StateMachineEntity() {}

    /** A row that is to be inserted. */
    public StateMachineEntity(UUID id, StateMachineSummary summary, UUID currentRevision) {
        this.id = id;
        this.arn = summary.arn();
        this.name = summary.name();
        this.type = summary.type();
        this.status = summary.status();
        this.createdAt = summary.creationDate();
        this.currentRevision = currentRevision;
    }

    /** What a list shows of it. */
    public StateMachineSummary summary() {
        return new StateMachineSummary(arn, name, type, status, createdAt);
    }

    public UUID id() {
        return id;
    }

    public StateMachineStatus status() {
        return status;
    }

    public UUID currentRevision() {
        return currentRevision;
    }

    /** From now on it is that revision. */
    public void moveTo(UUID revision) {
        currentRevision = revision;
    }

    /** From now on it stands there. */
    public void become(StateMachineStatus next) {
        status = next;
    }
}
