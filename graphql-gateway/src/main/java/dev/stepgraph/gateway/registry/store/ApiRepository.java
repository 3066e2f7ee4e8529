package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.ApiType;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;
import java.util.Optional;

/** Rows of graphql_api. */
interface ApiRepository extends ListCrudRepository<ApiEntity, String> {

    /** The one of that id, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from ApiEntity a where a.id = :id")
    Optional<ApiEntity> findForUpdate(String id);

    /** A page, by id. */
    @Query(
            """
            select a from ApiEntity a where a.id > :after and a.type in :types
            order by a.id limit :limit
            """)
    List<ApiEntity> page(List<ApiType> types, String after, int limit);

    /** How far every API is. */
    @Query(
            "select new dev.stepgraph.gateway.registry.store.ApiVersion(a.id, a.version) from ApiEntity a")
    List<ApiVersion> versions();
}
