package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.RandomUuid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Sends notices to the other replicas, as many at once as there are, over PostgreSQL's
 * notifications. What is too long for one goes into a table, and the notification says where.
 */
@Component
class NoticePublisher implements SmartLifecycle {

    /** The channel. */
    static final String CHANNEL = "stepgraph_mutations";

    /** Stands before a notice that follows. */
    static final char IN_PLACE = '=';

    /** Stands before the number of the row that has the notice. */
    static final char IN_TABLE = '#';

    private static final Logger LOG = LoggerFactory.getLogger(NoticePublisher.class);

    /** PostgreSQL takes less than 8,000 bytes. */
    private static final int MAX_BYTES = 7_900;

    private static final int BATCH = 200;

    private static final String KEEP =
            """
            with gone as (delete from gateway.mutation_notice where at < now() - interval '1 minute')
            insert into gateway.mutation_notice (body) values (?) returning id
            """;

    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', text) from unnest(?::text[]) as text";

    private final JdbcTemplate jdbc;
    private final BlockingQueue<MutationNotice> pending;
    private final boolean enabled;
    private final String origin;

    /**
     * Tells notices apart that say the same: PostgreSQL sends what is said twice at once only once.
     */
    private final AtomicLong count = new AtomicLong();

    private volatile boolean running;

    NoticePublisher(JdbcTemplate jdbc, SubscriptionProperties properties, RandomGenerator chance) {
        this.jdbc = jdbc;
        this.pending = new ArrayBlockingQueue<>(properties.maxPending());
        this.enabled = properties.fanOut();
        this.origin = RandomUuid.next(chance).toString();
    }

    /** What this replica's notices begin with; their number follows, in hexadecimal digits. */
    String origin() {
        return origin;
    }

    boolean isEnabled() {
        return enabled;
    }

    /** Sends it soon; never waits. */
    void publish(MutationNotice notice) {
        if (enabled && !pending.offer(notice)) {
            LOG.warn("Too many mutations at once: subscribers of other replicas miss some");
        }
    }

    @Override
    public void start() {
        if (enabled) {
            running = true;
            Thread.ofVirtual().name("mutation-notices").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        List<MutationNotice> batch = new ArrayList<>();
        while (running) {
            try {
                batch.clear();
                batch.add(pending.take());
                pending.drainTo(batch, BATCH - 1);
                send(batch);
            } catch (DataAccessException e) {
                LOG.warn(
                        "Other replicas are not told of {} mutations: {}",
                        batch.size(),
                        e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Other replicas are not told of {} mutations", batch.size(), e);
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    private void send(List<MutationNotice> batch) {
        String[] texts = batch.stream().map(notice -> told(notice.text())).toArray(String[]::new);
        jdbc.query(NOTIFY, row -> {}, (Object) texts);
    }

    private String told(String text) {
        String head = origin + Long.toHexString(count.getAndIncrement());
        if (text.length() <= MAX_BYTES
                && text.getBytes(StandardCharsets.UTF_8).length + head.length() < MAX_BYTES) {
            return head + IN_PLACE + text;
        }
        Long row = jdbc.queryForObject(KEEP, Long.class, text);
        return head + IN_TABLE + row;
    }
}
