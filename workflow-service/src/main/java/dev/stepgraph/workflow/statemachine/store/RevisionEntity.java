package dev.stepgraph.workflow.statemachine.store;

import dev.stepgraph.workflow.statemachine.EncryptionConfiguration;
import dev.stepgraph.workflow.statemachine.EncryptionConfiguration.EncryptionType;
import dev.stepgraph.workflow.statemachine.LogLevel;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.RevisionRecord;
import dev.stepgraph.workflow.statemachine.StateMachineSettings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import java.time.Instant;
import java.util.UUID;

/** A row of state_machine_revision. */
@Entity
@Immutable
@Table(name = "state_machine_revision")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class RevisionEntity implements Persistable<UUID> {

    @Id private UUID id;

    @Transient private boolean created;

    @Column(name = "state_machine_id")
    private UUID stateMachineId;

    @Column(name = "created_at")
    private Instant createdAt;

    private int number;
    private String definition;

    @Column(name = "role_arn")
    private String roleArn;

    @Enumerated(EnumType.STRING)
    @Column(name = "log_level")
    private LogLevel logLevel;

    @Column(name = "log_execution_data")
    private boolean logExecutionData;

    @Column(name = "log_group_arn")
    private @Nullable String logGroupArn;

    private boolean tracing;

    @Enumerated(EnumType.STRING)
    @Column(name = "encryption_type")
    private @Nullable EncryptionType encryptionType;

    @Column(name = "kms_key_id")
    private @Nullable String kmsKeyId;

    @Column(name = "kms_reuse_seconds")
    private @Nullable Integer kmsReuseSeconds;

    /** For the persistence provider. */
    protected RevisionEntity() {}

    /** A row that is to be inserted. */
    public RevisionEntity(UUID stateMachineId, RevisionRecord revision) {
        StateMachineSettings settings = revision.settings();
        EncryptionConfiguration encryption = settings.encryption();
        this.id = revision.id();
        this.created = true;
        this.stateMachineId = stateMachineId;
        this.createdAt = revision.date();
        this.number = revision.number();
        this.definition = settings.definition();
        this.roleArn = settings.roleArn();
        this.logLevel = settings.logging().level();
        this.logExecutionData = settings.logging().includeExecutionData();
        this.logGroupArn = settings.logging().logGroupArn();
        this.tracing = settings.tracing();
        this.encryptionType = encryption == null ? null : encryption.type();
        this.kmsKeyId = encryption == null ? null : encryption.kmsKeyId();
        this.kmsReuseSeconds = encryption == null ? null : encryption.reuseSeconds();
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return created;
    }

    public UUID stateMachineId() {
        return stateMachineId;
    }

    /** The row as a value. */
    public RevisionRecord toRecord() {
        LoggingConfiguration logging =
                new LoggingConfiguration(logLevel, logExecutionData, logGroupArn);
        EncryptionConfiguration encryption =
                encryptionType == null
                        ? null
                        : new EncryptionConfiguration(encryptionType, kmsKeyId, kmsReuseSeconds);
        return new RevisionRecord(
                id,
                number,
                createdAt,
                new StateMachineSettings(definition, roleArn, logging, tracing, encryption));
    }
}
