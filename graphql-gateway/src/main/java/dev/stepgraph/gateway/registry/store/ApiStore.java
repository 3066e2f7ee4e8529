package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.ApiType;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** APIs and their parts as values; the entities stay behind it. Each method is one transaction. */
@Component
@Transactional(readOnly = true)
public class ApiStore {

    /** The channel on which replicas tell each other which API has changed. */
    public static final String CHANNEL = "stepgraph_gateway_api";

    private final ApiRepository apis;
    private final PartRepository parts;
    private final KeyRepository keys;
    private final JdbcTemplate database;

    ApiStore(ApiRepository apis, PartRepository parts, KeyRepository keys, JdbcTemplate database) {
        this.apis = apis;
        this.parts = parts;
        this.keys = keys;
        this.database = database;
    }

    /** The API of that id. */
    public Optional<StoredApi> find(String apiId) {
        return apis.findById(apiId).map(ApiEntity::toApi);
    }

    /** A page of APIs, by id. */
    public List<StoredApi> page(List<ApiType> types, String after, int limit) {
        return apis.page(types, after, limit).stream().map(ApiEntity::toApi).toList();
    }

    /** How many there are. */
    public long count() {
        return apis.count();
    }

    /** How far every API is. */
    public List<ApiVersion> versions() {
        return apis.versions();
    }

    /** All of an API, as it was at one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<WholeApi> whole(String apiId) {
        return apis.findById(apiId)
                .map(api ->
                        new WholeApi(
                                api.toApi(),
                                parts.of(apiId).stream().map(PartEntity::toPart).toList(),
                                keys.of(apiId).stream().map(KeyEntity::toKey).toList()));
    }

    /** A part of an API. */
    public Optional<Part> part(String apiId, PartKind kind, String name) {
        return parts.findById(new PartEntity.Key(apiId, kind, name)).map(PartEntity::toPart);
    }

    /** All parts of a kind, by name. */
    public List<Part> parts(String apiId, PartKind kind) {
        return parts.of(apiId, kind).stream().map(PartEntity::toPart).toList();
    }

    /** A page of the parts of a kind whose names begin so, by name. */
    public List<Part> page(String apiId, PartKind kind, String prefix, String after, int limit) {
        String pattern = prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return parts.page(apiId, kind, pattern, after, limit).stream()
                .map(PartEntity::toPart)
                .toList();
    }

    /** The keys of an API, by id. */
    public List<StoredKey> keys(String apiId) {
        return keys.of(apiId).stream().map(KeyEntity::toKey).toList();
    }

    /** Adds an API. */
    @Transactional
    public void insert(StoredApi api) {
        apis.save(new ApiEntity(api));
        tellOthers(api.id());
    }

    /**
     * Changes an API; concurrent changes follow one another.
     *
     * @return what the change answers; absent if there is no such API
     */
    @Transactional
    public <T> Optional<T> change(String apiId, Function<ApiDraft, T> change) {
        return apis.findForUpdate(apiId)
                .map(api -> {
                    ApiDraft draft = new ApiDraft(api, parts, keys);
                    T answer = change.apply(draft);
                    api.countVersion();
                    if (draft.changesRequests()) {
                        api.countRevision();
                    }
                    tellOthers(apiId);
                    return answer;
                });
    }

    /** Takes an API away with all that belongs to it. */
    @Transactional
    public boolean remove(String apiId) {
        boolean there = apis.findForUpdate(apiId).isPresent();
        apis.deleteById(apiId);
        tellOthers(apiId);
        return there;
    }

    private void tellOthers(String apiId) {
        database.query("select pg_notify(?, ?)", row -> {}, CHANNEL, apiId);
    }

    /**
     * All of an API, as it was at one moment.
     *
     * @param api the API
     * @param parts by kind and name
     * @param keys by id
     */
    public record WholeApi(StoredApi api, List<Part> parts, List<StoredKey> keys) {

        public WholeApi {
            parts = List.copyOf(parts);
            keys = List.copyOf(keys);
        }
    }
}
