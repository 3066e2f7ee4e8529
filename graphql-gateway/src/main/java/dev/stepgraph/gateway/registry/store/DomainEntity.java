package dev.stepgraph.gateway.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A row of domain_name. */
@Entity
@Table(name = "domain_name")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class DomainEntity {

    @Id private String name;

    @Column(name = "api_id")
    private @Nullable String apiId;

    @Column(name = "certificate_arn")
    private String certificateArn;

    @Column(name = "appsync_name")
    private String appsyncName;

    private @Nullable String description;

    /** For the persistence provider. */
    protected DomainEntity() {}

    /** A row that is to be inserted, or to replace the one of the same name. */
    DomainEntity(StoredDomain domain) {
        this.name = domain.name();
        this.apiId = domain.apiId();
        this.certificateArn = domain.certificateArn();
        this.appsyncName = domain.appsyncName();
        this.description = domain.description();
    }

    /** The row as a value. */
    StoredDomain toDomain() {
        return new StoredDomain(name, apiId, certificateArn, appsyncName, description);
    }
}
