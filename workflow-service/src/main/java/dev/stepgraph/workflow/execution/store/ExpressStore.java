package dev.stepgraph.workflow.execution.store;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Keeps Express executions that were started and not waited for until they have ended. */
public final class ExpressStore {

    private final JdbcTemplate jdbc;

    public ExpressStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the start durable, unless the shard has another owner by now: that one would not know
     * of it.
     *
     * @return whether it did
     */
    public boolean insert(ExpressRow row, int epoch) {
        int inserted =
                jdbc.update(
                        """
                        with lease as (
                          select shard from shard_lease where shard = ? and epoch = ? for key share)
                        insert into express_execution (id, revision_id, started_at, shard, name,
                          input, trace_header)
                        select ?, ?, ?, lease.shard, ?, ?, ? from lease
                        """,
                        row.shard(),
                        epoch,
                        row.id(),
                        row.revisionId(),
                        row.startedAt().atOffset(ZoneOffset.UTC),
                        row.name(),
                        row.input(),
                        row.traceHeader());
        return inserted == 1;
    }

    /** The execution has ended. */
    public void delete(UUID id) {
        jdbc.update("delete from express_execution where id = ?", id);
    }

    /** Those of shards. */
    public List<ExpressRow> find(Collection<Integer> shards) {
        return jdbc.query(
                """
                select id, revision_id, started_at, shard, name, input, trace_header
                from express_execution where shard = any (?)
                """,
                (row, n) ->
                        new ExpressRow(
                                row.getObject("id", UUID.class),
                                row.getObject("revision_id", UUID.class),
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                row.getInt("shard"),
                                row.getString("name"),
                                row.getString("input"),
                                row.getString("trace_header")),
                new SqlArrayValue("int2", shards.stream().map(Integer::shortValue).toArray()));
    }
}
