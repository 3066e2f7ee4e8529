package dev.stepgraph.gateway.registry.store;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;

/** Rows of api_part. */
interface PartRepository extends ListCrudRepository<PartEntity, PartEntity.Key> {

    /** All parts of an API. */
    @Query("select p from PartEntity p where p.key.apiId = :apiId order by p.key.kind, p.key.name")
    List<PartEntity> of(String apiId);

    /** All parts of one kind. */
    @Query(
            """
            select p from PartEntity p where p.key.apiId = :apiId and p.key.kind = :kind
            order by p.key.name
            """)
    List<PartEntity> of(String apiId, PartKind kind);

    /** A page of the parts of one kind whose names begin so. The prefix is a pattern for LIKE. */
    @Query(
            """
            select p from PartEntity p
            where p.key.apiId = :apiId and p.key.kind = :kind
                and p.key.name > :after and p.key.name like :prefix escape '\\'
            order by p.key.name limit :limit
            """)
    List<PartEntity> page(String apiId, PartKind kind, String prefix, String after, int limit);
}
