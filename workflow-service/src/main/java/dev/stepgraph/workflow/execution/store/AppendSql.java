package dev.stepgraph.workflow.execution.store;

/** The statements of the group commit. */
final class AppendSql {

    private AppendSql() {}

    /**
     * What is wanted of the planner on a committer's connection: one plan, made once, that goes by
     * the indexes and is the same for one row and for thousands.
     */
    static final String SESSION =
            """
            set plan_cache_mode = force_generic_plan;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set enable_seqscan = off;
            set jit = off\
            """;

    /**
     * Writes many appends at once. If one of the leases is gone, it writes nothing; answers how
     * many leases stand, and the executions that were not written.
     *
     * <p>The lock on the lease's row conflicts with a change of hands, which touches the key
     * (shard, epoch), and with nothing else: a takeover waits for the commits that came before it,
     * and those that come later find another epoch.
     */
    static final String APPEND =
            """
            with lease as materialized (
              select lease.shard
              from unnest(?::int2[], ?::int4[]) as wanted(shard, epoch)
              join shard_lease lease on lease.shard = wanted.shard and lease.epoch = wanted.epoch
              order by lease.shard
              for key share of lease
            ), started as (
              insert into execution (id, shard, epoch, state_machine, revision_id, name, input,
                trace_header, started_at, status, output, failure, stopped_at, wake_at,
                last_event_id)
              select id, shard, epoch, state_machine, revision_id, name, input, trace_header,
                to_timestamp(started_at), status, output, failure, to_timestamp(stopped_at),
                to_timestamp(wake_at), last_event_id
              from unnest(?::uuid[], ?::int2[], ?::int4[], ?::uuid[], ?::uuid[], ?::text[],
                  ?::text[], ?::text[], ?::float8[], ?::int2[], ?::text[], ?::text[],
                  ?::float8[], ?::float8[], ?::int4[])
                as start(id, shard, epoch, state_machine, revision_id, name, input, trace_header,
                  started_at, status, output, failure, stopped_at, wake_at, last_event_id)
              where (select count(*) from lease) = ?
              on conflict do nothing
              returning id
            ), changed as (
              update execution
              set epoch = change.epoch, status = change.status, output = change.output,
                failure = change.failure, stopped_at = to_timestamp(change.stopped_at),
                wake_at = to_timestamp(change.wake_at), last_event_id = change.last_event_id
              from unnest(?::uuid[], ?::int4[], ?::int2[], ?::text[], ?::text[], ?::float8[],
                  ?::float8[], ?::int4[])
                as change(id, epoch, status, output, failure, stopped_at, wake_at, last_event_id)
              where execution.id = change.id and execution.status = 0
                and (select count(*) from lease) = ?
              returning execution.id
            ), written as materialized (
              select id from started
              union all select id from changed
              union all select id from unnest(?::uuid[]) as same(id)
            ), history as (
              insert into history_event (execution_id, id, ordinal, previous_id, type, at, branch,
                epoch, details)
              select (?::uuid[])[event.place], event.id, event.ordinal, event.previous_id,
                event.type, to_timestamp(event.at), event.branch, event.epoch, event.details
              from unnest(?::int4[], ?::int4[], ?::int2[], ?::int4[], ?::int2[], ?::float8[],
                  ?::int4[], ?::int4[], ?::text[])
                as event(place, id, ordinal, previous_id, type, at, branch, epoch, details)
              where (select count(*) from lease) = ?
                and ((?::uuid[])[event.place] in (select id from written)) is true
            )
            select (select count(*) from lease) as leases,
              array(
                select append.id from unnest(?::uuid[]) as append(id)
                where (append.id in (select id from written)) is not true) as missing,
              case when notice.text is not null
                then pg_notify('stepgraph_history', notice.text) end
            from (select ?::text as text) as notice
            """;

    /** The leases that stand, of those asked for. */
    static final String LEASES =
            """
            select lease.shard, lease.epoch
            from unnest(?::int2[], ?::int4[]) as wanted(shard, epoch)
            join shard_lease lease on lease.shard = wanted.shard and lease.epoch = wanted.epoch
            """;

    /** Whether an append was written: its last event stands in the history, from its own epoch. */
    static final String WRITTEN =
            """
            select 1 from history_event
            where execution_id = ? and id = ? and ordinal = ? and epoch = ?
            """;
}
