package dev.stepgraph.workflow.statemachine.store;

import dev.stepgraph.common.aws.Tag;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of tag. */
@Entity
@Table(name = "tag")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class TagEntity {

    @EmbeddedId private Key key;
    private String value;

    /** For the persistence provider. */
    protected TagEntity() {}

    /** A row that is to be inserted, or to replace the one of the same key. */
    public TagEntity(String resourceArn, Tag tag) {
        this.key = new Key(resourceArn, tag.key());
        this.value = tag.value();
    }

    /** The row as a value. */
    public Tag toTag() {
        return new Tag(key.name, value);
    }

    /** The primary key. */
    @Embeddable
    public record Key(
            @Column(name = "resource_arn") String resourceArn, @Column(name = "key") String name) {}
}
