package dev.stepgraph.gateway.execution;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.ReplicaListener;
import dev.stepgraph.gateway.registry.ReplicaNotices;
import dev.stepgraph.gateway.resolver.HandlerEffect.EvictFromApiCache;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Has every replica forget what an operation evicted. Each evicts from its own revision of the API,
 * since one that is ahead or behind keeps its results under another. What names too much for a
 * notice evicts all of its field.
 */
@Component
class CacheEvictions implements EvictionListener, ReplicaListener {

    private static final Logger LOG = LoggerFactory.getLogger(CacheEvictions.class);
    private static final String CHANNEL = "stepgraph_gateway_evictions";
    private static final String API = "api";
    private static final String TYPE = "type";
    private static final String FIELD = "field";
    private static final String KEYS = "keys";

    private final ExecutableApis apis;
    private final ReplicaNotices notices;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    CacheEvictions(ExecutableApis apis, ReplicaNotices notices) {
        this.apis = apis;
        this.notices = notices;
    }

    /** The mutation succeeded whether or not others hear of it, so it does not wait for that. */
    @Override
    public void evicted(String apiId, List<EvictFromApiCache> evictions) {
        List<String> texts = evictions.stream().map(each -> text(apiId, each)).toList();
        threads.execute(() -> tell(texts));
    }

    private void tell(List<String> texts) {
        try {
            notices.tell(CHANNEL, texts);
        } catch (DataAccessException e) {
            LOG.warn("Other replicas are not told of evictions: {}", e.getMessage());
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** An API may have to be compiled first. */
    @Override
    public void heard(String text) {
        threads.execute(() -> evict(JsonText.parse(text)));
    }

    private void evict(JsonNode notice) {
        String apiId = notice.path(API).stringValue();
        String type = notice.path(TYPE).stringValue();
        String field = notice.path(FIELD).stringValue();
        try {
            apis.current(apiId)
                    .map(api -> api.keptResults().get(type + "." + field))
                    .ifPresent(kept -> {
                        if (notice.has(KEYS)) {
                            kept.evict(
                                    apiId, new EvictFromApiCache(type, field, notice.path(KEYS)));
                        } else {
                            kept.evictAll(apiId, type, field);
                        }
                    });
        } catch (RefusedOperationException e) {
            LOG.debug("The API {} has nothing to evict: {}", apiId, e.getMessage());
        }
    }

    private static String text(String apiId, EvictFromApiCache eviction) {
        ObjectNode notice = JsonNodeFactory.instance.objectNode();
        notice.put(API, apiId);
        notice.put(TYPE, eviction.typeName());
        notice.put(FIELD, eviction.fieldName());
        String brief = JsonText.write(notice);
        notice.set(KEYS, eviction.keys());
        String whole = JsonText.write(notice);
        boolean fits =
                whole.length() <= ReplicaNotices.MAX_BYTES
                        && whole.getBytes(StandardCharsets.UTF_8).length
                                <= ReplicaNotices.MAX_BYTES;
        return fits ? whole : brief;
    }
}
