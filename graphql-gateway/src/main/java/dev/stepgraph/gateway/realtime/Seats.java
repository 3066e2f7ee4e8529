package dev.stepgraph.gateway.realtime;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many clients are connected to this replica, whatever they speak, and how many may be: in all,
 * of one API, and from one network.
 */
@Component
public class Seats {

    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byApi = new ConcurrentHashMap<>();
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final int limit;
    private final int limitOfApi;
    private final int limitOfNetwork;

    Seats(RealtimeProperties limits) {
        this.limit = limits.maxConnections();
        this.limitOfApi = limits.maxConnectionsPerApi();
        this.limitOfNetwork = limits.maxConnectionsPerAddress();
    }

    /** A client's seat, until it leaves. */
    public final class Seat {

        private final String apiId;
        private final @Nullable String network;
        private final AtomicBoolean left = new AtomicBoolean();

        private Seat(String apiId, @Nullable String network) {
            this.apiId = apiId;
            this.network = network;
        }

        /** Gives it back; once is enough. */
        public void leave() {
            if (left.compareAndSet(false, true)) {
                taken.decrementAndGet();
                release(byApi, apiId);
                if (network != null) {
                    release(byNetwork, network);
                }
            }
        }
    }

    /**
     * Takes a seat.
     *
     * @param apiId the API that the client calls
     * @param from where it calls from; absent where nobody knows
     * @return absent if there is none left for it
     */
    public Optional<Seat> take(String apiId, @Nullable InetSocketAddress from) {
        String network = from == null ? null : ClientNetwork.of(from);
        if (taken.incrementAndGet() <= limit) {
            if (reserve(byApi, apiId, limitOfApi)) {
                if (network == null || reserve(byNetwork, network, limitOfNetwork)) {
                    return Optional.of(new Seat(apiId, network));
                }
                release(byApi, apiId);
            }
        }
        taken.decrementAndGet();
        return Optional.empty();
    }

    private static boolean reserve(Map<String, Integer> counts, String key, int most) {
        boolean[] reserved = {false};
        counts.compute(
                key,
                (_, count) -> {
                    int known = count == null ? 0 : count;
                    reserved[0] = known < most;
                    return reserved[0] ? Integer.valueOf(known + 1) : count;
                });
        return reserved[0];
    }

    private static void release(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }
}
