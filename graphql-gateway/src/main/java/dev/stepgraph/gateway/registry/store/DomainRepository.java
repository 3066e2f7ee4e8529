package dev.stepgraph.gateway.registry.store;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;
import java.util.Optional;

/** Rows of domain_name. */
interface DomainRepository extends ListCrudRepository<DomainEntity, String> {

    /** The one of that name, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DomainEntity d where d.name = :name")
    Optional<DomainEntity> findForUpdate(String name);

    /** A page, by name. */
    @Query("select d from DomainEntity d where d.name > :after order by d.name limit :limit")
    List<DomainEntity> page(String after, int limit);

    /** Those that lead somewhere. */
    @Query("select d from DomainEntity d where d.apiId is not null")
    List<DomainEntity> associated();
}
