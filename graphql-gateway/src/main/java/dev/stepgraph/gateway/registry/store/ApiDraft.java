package dev.stepgraph.gateway.registry.store;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/**
 * An API while it is being changed: nobody else changes it meanwhile, and nobody sees the change
 * before all of it is committed. Good for no longer than the change lasts.
 */
public final class ApiDraft {

    private final ApiEntity api;
    private final PartRepository parts;
    private final KeyRepository keys;
    private boolean changesRequests;

    ApiDraft(ApiEntity api, PartRepository parts, KeyRepository keys) {
        this.api = api;
        this.parts = parts;
        this.keys = keys;
    }

    /** The API as it is now. */
    public StoredApi api() {
        return api.toApi();
    }

    /** A part of it. */
    public Optional<Part> part(PartKind kind, String name) {
        return parts.findById(key(kind, name)).map(PartEntity::toPart);
    }

    /** All parts of a kind, by name. */
    public List<Part> parts(PartKind kind) {
        return parts.of(api.getId(), kind).stream().map(PartEntity::toPart).toList();
    }

    /** Adds a part, or replaces the one of the same kind and name. */
    public void put(Part part) {
        parts.save(new PartEntity(api.getId(), part));
        changesRequests = true;
    }

    /** Takes a part away. */
    public void remove(PartKind kind, String name) {
        parts.deleteById(key(kind, name));
        changesRequests = true;
    }

    /** From now on it has those members. */
    public void describe(ObjectNode document) {
        api.describe(document);
        changesRequests = true;
    }

    /** From now on it has that schema. */
    public void serve(@Nullable String sdl) {
        api.serve(sdl);
        changesRequests = true;
    }

    /** From now on its schema is that far. */
    public void become(SchemaState state) {
        api.become(state);
    }

    /** From now on it has those environment variables. */
    public void equip(ObjectNode variables) {
        api.equip(variables);
        changesRequests = true;
    }

    /** From now on it has those tags. */
    public void label(ObjectNode tags) {
        api.label(tags);
    }

    /** Its keys, by id. */
    public List<StoredKey> keys() {
        return keys.of(api.getId()).stream().map(KeyEntity::toKey).toList();
    }

    /** Adds a key, or replaces the one of the same id. */
    public void put(StoredKey key) {
        keys.save(new KeyEntity(key));
    }

    /** Takes a key away. */
    public void removeKey(String id) {
        keys.deleteById(id);
    }

    boolean changesRequests() {
        return changesRequests;
    }

    private PartEntity.Key key(PartKind kind, String name) {
        return new PartEntity.Key(api.getId(), kind, name);
    }
}
