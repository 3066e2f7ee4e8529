package dev.stepgraph.gateway.registry.store;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;

/**
 * Associations of merged APIs as values; the entities stay behind it. Each method is one
 * transaction, or takes part in that of a change of an API.
 */
@Component
@Transactional(readOnly = true)
public class AssociationStore {

    private final AssociationRepository associations;

    AssociationStore(AssociationRepository associations) {
        this.associations = associations;
    }

    /** The association of that id. */
    public Optional<StoredAssociation> find(String id) {
        return associations.findById(id).map(AssociationEntity::toAssociation);
    }

    /** Those that an API has a part in, by id. */
    public List<StoredAssociation> of(String apiId) {
        return associations.of(apiId).stream().map(AssociationEntity::toAssociation).toList();
    }

    /** Those that are to be merged or to end, or whose source is merged of itself and changed. */
    public List<StoredAssociation> due() {
        return associations.due().stream().map(AssociationEntity::toAssociation).toList();
    }

    /** Adds an association, or replaces the one of the same id. */
    @Transactional
    public void put(StoredAssociation association) {
        associations.save(new AssociationEntity(association));
    }

    /** Takes an association away. */
    @Transactional
    public void remove(String id) {
        associations.deleteById(id);
    }
}
