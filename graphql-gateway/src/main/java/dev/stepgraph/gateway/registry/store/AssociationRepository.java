package dev.stepgraph.gateway.registry.store;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;

/** Rows of source_association. */
interface AssociationRepository extends ListCrudRepository<AssociationEntity, String> {

    /** Those that an API has a part in, by id. */
    @Query(
            """
            select a from AssociationEntity a
            where a.mergedApiId = :apiId or a.sourceApiId = :apiId order by a.id
            """)
    List<AssociationEntity> of(String apiId);

    /** Those that are to be merged or to end, or whose source is merged of itself and changed. */
    @Query(
            """
            select a from AssociationEntity a, ApiEntity s
            where s.id = a.sourceApiId
                and (a.status in (MERGE_SCHEDULED, MERGE_IN_PROGRESS,
                        DELETION_SCHEDULED, DELETION_IN_PROGRESS)
                    or a.mergeType = AUTO_MERGE and a.mergedRevision < s.revision)
            order by a.id
            """)
    List<AssociationEntity> due();
}
