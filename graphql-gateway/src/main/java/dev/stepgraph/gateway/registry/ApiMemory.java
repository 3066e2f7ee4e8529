package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.ApiVersion;
import dev.stepgraph.gateway.registry.store.DomainStore;
import dev.stepgraph.gateway.registry.store.StoredKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All APIs, as far as this replica knows. What is read from the database late never replaces what
 * is newer: versions only grow, and an id that is gone is never used again.
 */
@Component
class ApiMemory implements ApiRevisions, ApiKeys, ApiDomains {

    private static final Logger LOG = LoggerFactory.getLogger(ApiMemory.class);

    private final ApiStore store;
    private final DomainStore domainStore;
    private final InstantSource clock;
    private final Map<String, BuiltInApi> builtIn;
    private final Map<String, Snapshot> apis = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile Domains domains = new Domains(Map.of());

    ApiMemory(
            ApiStore store,
            DomainStore domainStore,
            InstantSource clock,
            ObjectProvider<BuiltInApi> builtIn) {
        this.store = store;
        this.domainStore = domainStore;
        this.clock = clock;
        this.builtIn =
                builtIn.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        api -> api.revision().api().apiId(), api -> api));
    }

    @Override
    public Optional<ApiRevision> current(String apiId) {
        Snapshot api = apis.get(apiId);
        return api == null
                ? Optional.ofNullable(builtIn.get(apiId)).map(BuiltInApi::revision)
                : Optional.of(api.revision());
    }

    @Override
    public Optional<VerifiedKey> verify(String apiId, String presentedKey) {
        BuiltInApi ours = builtIn.get(apiId);
        if (ours != null) {
            return ours.verify(presentedKey);
        }
        Snapshot api = apis.get(apiId);
        StoredKey key = api == null ? null : api.keys().get(KeyText.idOf(presentedKey));
        boolean matches = KeyText.matches(presentedKey, key == null ? KeyText.NO_HASH : key.hash());
        if (key == null || !matches || !clock.instant().isBefore(key.expires())) {
            return Optional.empty();
        }
        return Optional.of(new VerifiedKey(key.id(), key.expires()));
    }

    @Override
    public boolean isGood(String apiId, String id) {
        Snapshot api = apis.get(apiId);
        StoredKey key = api == null ? null : api.keys().get(id);
        // The keys of built-in APIs are settings: good for as long as the process runs.
        return key == null ? builtIn.containsKey(apiId) : clock.instant().isBefore(key.expires());
    }

    @Override
    public Optional<String> apiOf(String host) {
        return domains.apiOf(host).filter(apis::containsKey);
    }

    /** Reads an API anew. */
    void refresh(String apiId) {
        Optional<ApiStore.WholeApi> whole = store.whole(apiId);
        if (whole.isEmpty()) {
            gone.add(apiId);
            apis.remove(apiId);
            return;
        }
        Snapshot read = understand(whole.get());
        if (read == null) {
            return;
        }
        apis.merge(apiId, read, (had, now) -> now.version() >= had.version() ? now : had);
        if (gone.contains(apiId)) {
            apis.remove(apiId);
        }
    }

    /** Reads the domain names anew. */
    void refreshDomains() {
        domains =
                new Domains(
                        domainStore.associations().stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                association -> association.name(),
                                                association -> association.apiId())));
    }

    /** Reads anew whatever has changed since it was read last. */
    void refreshAll() {
        List<ApiVersion> versions = store.versions();
        Set<String> ids = versions.stream().map(ApiVersion::id).collect(Collectors.toSet());
        for (ApiVersion version : versions) {
            Snapshot had = apis.get(version.id());
            if (had == null || had.version() < version.version()) {
                refresh(version.id());
            }
        }
        // Those that were created meanwhile are not among the versions, and are read to make sure.
        apis.keySet().stream().filter(id -> !ids.contains(id)).toList().forEach(this::refresh);
        refreshDomains();
    }

    /** One API that cannot be understood stays as it was, and keeps no other from being served. */
    private static @Nullable Snapshot understand(ApiStore.WholeApi whole) {
        try {
            return Snapshot.of(whole);
        } catch (RuntimeException e) {
            LOG.error("The API {} cannot be read", whole.api().id(), e);
            return null;
        }
    }
}
