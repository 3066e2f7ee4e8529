package dev.stepgraph.workflow.statemachine.store;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

import java.util.List;

/** Rows of tag. */
public interface TagRepository extends ListCrudRepository<TagEntity, TagEntity.Key> {

    /** The tags of a resource, by key. */
    @Query("select t from TagEntity t where t.key.resourceArn = :arn order by t.key.name")
    List<TagEntity> of(String arn);

    /** Takes all tags away. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from TagEntity t where t.key.resourceArn = :arn")
    void removeAll(String arn);
}
