-- What must hold of every execution, at any moment, whatever happened. Each row names what does not;
-- no rows: all is well. docs/invariants.md explains each of them.
--
--     psql -X -q -f invariants.sql "postgresql://user@host/stepgraph"
--
-- It reads, and changes nothing. The check is one statement, so that it sees one moment of a
-- database that is at work. Settings narrow it, for instance by
-- PGOPTIONS="-c stepgraph.since=2026-11-01":
--
--     stepgraph.since     only executions started since that instant; all, if it is not set
--     stepgraph.overdue   how late a timer may be before it counts as lost; one minute

-- Starts that a client was told of: whoever keeps such a list fills it in before, in this session.
create temp table if not exists acknowledged_start (
    execution_arn text not null primary key,
    -- As it was answered, to the millisecond; null if only the name is known.
    started_at    timestamptz
);

with setting as (
    select coalesce(nullif(current_setting('stepgraph.since', true), ''), '-infinity')::timestamptz
             as since,
           coalesce(nullif(current_setting('stepgraph.overdue', true), ''), '1 minute')::interval
             as overdue
),

-- The numbers by which the service stores statuses and types of events.
ending (type, status) as (
    values (2, 1),  -- ExecutionSucceeded
           (3, 2),  -- ExecutionFailed
           (5, 3),  -- ExecutionTimedOut
           (4, 4)   -- ExecutionAborted
),
kind (type, kind) as (
    values (35, 'scheduled'), (42, 'scheduled'),
           (37, 'started'), (43, 'started'),
           (45, 'submitted'),
           -- failed to be scheduled, to start; succeeded, failed, timed out
           (36, 'outcome'), (38, 'outcome'), (39, 'outcome'), (40, 'outcome'), (41, 'outcome'),
           -- failed to start, to be submitted; succeeded, failed, timed out
           (44, 'outcome'), (46, 'outcome'), (47, 'outcome'), (48, 'outcome'), (49, 'outcome'),
           -- the state was cut off: Wait, Task, Parallel, Map, iteration of a Map
           (15, 'aborted'), (18, 'aborted'), (23, 'aborted'), (29, 'aborted'), (34, 'aborted')
),

run as (
    select execution.* from execution, setting where started_at >= since
),
event as materialized (
    select history.execution_id, history.id, history.ordinal, history.previous_id, history.type,
           history.branch, history.epoch, history.at,
           lag(history.id) over history_order as id_before,
           lag(history.ordinal) over history_order as ordinal_before,
           lag(history.epoch) over history_order as epoch_before,
           lead(history.id) over history_order as id_after
    from history_event history join run on run.id = history.execution_id
    window history_order as (
        partition by history.execution_id order by history.id, history.ordinal)
),
last_event as (
    select execution_id, id, type from event where id_after is null
),

-- Of each outcome the attempt that it is of: each of an attempt's events names the one before it.
step as materialized (
    select event.execution_id, event.id, event.previous_id, event.branch, kind.kind
    from event join kind using (type)
    where ordinal = 0
),
outcome as (
    select step.execution_id, step.id,
           case when first.kind = 'scheduled' then first.id
                when second.kind = 'scheduled' then second.id
                when third.kind = 'scheduled' then third.id end as scheduled_id
    from step
    left join step first on first.execution_id = step.execution_id
        and first.id = step.previous_id
    left join step second on second.execution_id = step.execution_id
        and second.id = first.previous_id
    left join step third on third.execution_id = step.execution_id
        and third.id = second.previous_id
    where step.kind = 'outcome'
),
attempt as (
    select step.execution_id, step.id, step.branch, count(outcome.id) as outcomes
    from step
    left join outcome on outcome.execution_id = step.execution_id
        and outcome.scheduled_id = step.id
    where step.kind = 'scheduled'
    group by step.execution_id, step.id, step.branch
),
open_attempt as (
    select attempt.execution_id, attempt.id from attempt
    where outcomes = 0 and not exists (
        select 1 from step aborted
        where aborted.execution_id = attempt.execution_id and aborted.kind = 'aborted'
          and aborted.branch = attempt.branch and aborted.id > attempt.id)
),

-- Of each shard when the first and the last event of an epoch were decided.
reign as (
    select run.shard, event.epoch, min(event.at) as first_at, max(event.at) as last_at
    from event join run on run.id = event.execution_id
    group by run.shard, event.epoch
),
succession as (
    select reign.*, min(first_at) over (
        partition by shard order by epoch desc
        rows between unbounded preceding and 1 preceding) as overruled_at
    from reign
),

-- The ARN says the state machine's and the name; the key is the beginning of the former's hash.
acknowledged as (
    select execution_arn, started_at,
           substr(encode(sha256(convert_to(
               regexp_replace(execution_arn, ':execution:(.*):[^:]*$', ':stateMachine:\1'),
               'UTF8')), 'hex'), 1, 32)::uuid as state_machine,
           regexp_replace(execution_arn, '^.*:', '') as name
    from acknowledged_start
),
found as (
    select acknowledged.execution_arn, count(execution.id) as executions,
           bool_and(acknowledged.started_at is null
               or date_trunc('milliseconds', execution.started_at) = acknowledged.started_at)
             as same_start
    from acknowledged
    left join execution on execution.state_machine = acknowledged.state_machine
        and coalesce(execution.name, execution.id::text) = acknowledged.name
    group by acknowledged.execution_arn
),

violation (invariant, execution_id, event_id, detail) as (

    -- Acknowledged starts

    select 'an acknowledged start exists', null::uuid, null::int, execution_arn
    from found where executions = 0
    union all
    select 'an acknowledged start exists once', null, null, execution_arn
    from found where executions > 1
    union all
    select 'an acknowledged start keeps its date', null, null, execution_arn
    from found where executions = 1 and not same_start

    -- Histories

    union all
    select 'history is gapless', execution_id, id, format('after event %s.%s comes %s.%s',
        coalesce(id_before, 0), coalesce(ordinal_before, 0), id, ordinal)
    from event
    where (id, ordinal::int) is distinct from
        case when ordinal = 0 then (coalesce(id_before, 0) + 1, 0)
             else (id_before, ordinal_before + 1) end
    union all
    select 'history begins with ExecutionStarted', execution_id, id, format('type %s', type)
    from event where (type = 1) <> (id_before is null) or (id_before is null and id <> 1)
    union all
    -- An event of the engine's own bears the number of the shown one that it follows.
    select 'an event follows an earlier one', execution_id, id,
        format('the previous event is %s', previous_id)
    from event where previous_id < 0 or previous_id >= id + least(ordinal, 1)
    union all
    select 'an event follows one that exists', execution_id, id,
        format('the previous event is %s', previous_id)
    from event
    where previous_id > 0 and not exists (
        select 1 from history_event previous
        where previous.execution_id = event.execution_id and previous.id = event.previous_id
          and previous.ordinal = 0)
    union all
    select 'nothing follows the end', execution_id, id, format('type %s, then event %s',
        type, id_after)
    from event join ending using (type) where id_after is not null
    union all
    select 'every history has an execution', history.execution_id, null, null
    from (select distinct execution_id from history_event, setting where at >= since) history
    where not exists (select 1 from execution where execution.id = history.execution_id)

    -- Executions

    union all
    select 'every execution has a history', run.id, null, null
    from run left join last_event on last_event.execution_id = run.id
    where last_event.id is null
    union all
    select 'the status is that of the last event', run.id, last_event.id,
        format('status %s, last event of type %s', run.status, last_event.type)
    from run
    join last_event on last_event.execution_id = run.id
    left join ending on ending.type = last_event.type
    where run.status <> coalesce(ending.status, 0)
    union all
    select 'the row names the last event', run.id, last_event.id,
        format('the execution names %s', run.last_event_id)
    from run join last_event on last_event.execution_id = run.id
    where run.last_event_id > last_event.id
       or (run.status <> 0 and run.last_event_id <> last_event.id)
    union all
    select 'what has ended is ended wholly', run.id, null,
        format('status %s, stopped at %s, wakes at %s', status, stopped_at, wake_at)
    from run
    where (status = 0) <> (stopped_at is null)
       or (status <> 0 and wake_at is not null)
       or (status = 1) <> (output is not null)
    union all
    select 'an execution is in the shard that its id names', run.id, null,
        format('shard %s', run.shard)
    from run
    where run.shard <> ('x' || right(run.id::text, 4))::bit(16)::int
        % (select value::int from cluster_setting where name = 'shards')

    -- Tasks

    union all
    select 'a task has one outcome', execution_id, id, format('%s outcomes', outcomes)
    from attempt where outcomes > 1
    union all
    select 'an outcome is that of a task', execution_id, id, null
    from outcome where scheduled_id is null
    union all
    -- A stop, a timeout of the whole and a failure of the service itself cut tasks off unsaid.
    select 'a task has an outcome', open_attempt.execution_id, open_attempt.id, null
    from open_attempt join run on run.id = open_attempt.execution_id
    where run.status = 1
       or (run.status = 2 and coalesce(run.failure, '') not like '{"error":"States.Runtime"%')

    -- Who wrote it

    union all
    select 'no stale epoch wrote', execution_id, id,
        format('epoch %s after %s', epoch, epoch_before)
    from event where epoch < epoch_before
    union all
    select 'no epoch is ahead of its lease', event.execution_id, event.id,
        format('epoch %s, the lease of shard %s has %s', event.epoch, run.shard, lease.epoch)
    from event
    join run on run.id = event.execution_id
    left join shard_lease lease on lease.shard = run.shard
    where event.epoch > coalesce(lease.epoch, 0)
    union all
    select 'a row is written with its history', run.id, null,
        format('epoch %s', run.epoch)
    from run
    where not exists (
        select 1 from event where event.execution_id = run.id and event.epoch = run.epoch)
    union all
    -- A replica's idea of the database's clock may lag by as long as it took to ask for it.
    select 'no stale epoch decided', null, null,
        format('shard %s: epoch %s decided something at %s, and a later one did at %s',
            shard, epoch, last_at, overruled_at)
    from succession where last_at > overruled_at + interval '5 seconds'

    -- Going on

    union all
    select 'what runs has something that wakes it', run.id, null, null
    from run
    where status = 0 and wake_at is null
      and not exists (
          -- Somebody outside holds the token of a task.
          select 1 from open_attempt
          join step submitted on submitted.execution_id = open_attempt.execution_id
              and submitted.kind = 'submitted' and submitted.id > open_attempt.id
          where open_attempt.execution_id = run.id)
    union all
    select 'what is due is seen to', run.id, null, format('since %s', wake_at)
    from run, setting
    where status = 0 and wake_at > '-infinity' and wake_at < now() - overdue
    union all
    select 'what is due at once goes on', run.id, last_event.id,
        format('since %s', event.at)
    from setting, run
    join last_event on last_event.execution_id = run.id
    join event on event.execution_id = run.id and event.id = last_event.id
    where status = 0 and wake_at = '-infinity' and event.ordinal = 0
      and event.at < now() - overdue
      and not exists (select 1 from open_attempt where open_attempt.execution_id = run.id)
    union all
    -- They end within five minutes, if need be by timing out.
    select 'an Express execution ends', express.id, null, format('since %s', started_at)
    from express_execution express where started_at < now() - interval '10 minutes'
)
select invariant, execution_id, event_id, detail
from violation
order by invariant, execution_id, event_id;
