package dev.stepgraph.gateway.registry.store;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;

/** Rows of api_key. */
interface KeyRepository extends ListCrudRepository<KeyEntity, String> {

    /** All keys of an API, by id. */
    @Query("select k from KeyEntity k where k.apiId = :apiId order by k.id")
    List<KeyEntity> of(String apiId);
}
