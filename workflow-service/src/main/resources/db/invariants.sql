-- What must hold of executions, whatever happened: see docs/invariants.md. Yields one row for each
-- violation, and none if all is well. Reads one snapshot; may run while the service does.
with shown as (
    select execution_id, id, ordinal, previous_id, type, branch, epoch,
           lag(id) over history as before_id,
           lag(epoch) over history as before_epoch,
           lag(type) over history as before_type,
           count(*) filter (where ordinal = 0) over history as shown_so_far
    from history_event
    window history as (partition by execution_id order by id, ordinal)
), last_event as (
    select distinct on (execution_id) execution_id, id, type
    from history_event
    order by execution_id, id desc, ordinal desc
), terminal(type, status) as (
    -- ExecutionSucceeded, ExecutionFailed, ExecutionAborted, ExecutionTimedOut
    values (2, 1), (3, 2), (4, 4), (5, 3)
), outcome as (
    -- What ended a task's attempt, with the event that scheduled it: behind that of its start and
    -- of its submission, if there are any.
    select ended.execution_id, ended.id,
           case when first.type in (35, 42) then first.id
                when second.type in (35, 42) then second.id
                when third.type in (35, 42) then third.id end as scheduled_id
    from history_event ended
    left join history_event first
           on first.execution_id = ended.execution_id and first.id = ended.previous_id
          and first.ordinal = 0
    left join history_event second
           on second.execution_id = ended.execution_id and second.id = first.previous_id
          and second.ordinal = 0
    left join history_event third
           on third.execution_id = ended.execution_id and third.id = second.previous_id
          and third.ordinal = 0
    where ended.ordinal = 0 and ended.type in (36, 38, 39, 40, 41, 44, 46, 47, 48, 49)
), scheduled as (
    select event.execution_id, event.id, event.branch, count(outcome.id) as outcomes
    from history_event event
    left join outcome
           on outcome.execution_id = event.execution_id and outcome.scheduled_id = event.id
    where event.ordinal = 0 and event.type in (35, 42)
    group by event.execution_id, event.id, event.branch
)
select 'history is gapless' as invariant, execution_id, 'at event ' || id as detail
from shown
where shown_so_far <> id
union all
select 'history begins with ExecutionStarted', execution_id, 'event ' || id || ' of type ' || type
from shown
where before_id is null and (type <> 1 or id <> 1 or ordinal <> 0)
union all
select 'an event follows an earlier one', execution_id, 'event ' || id || ' follows ' || previous_id
from shown
where ordinal = 0 and (previous_id < 0 or previous_id >= id)
union all
select 'nothing follows the end', execution_id, 'event ' || id
from shown
where before_type in (select type from terminal)
union all
select 'every execution has a history', execution.id, ''
from execution
where not exists (select 1 from history_event event where event.execution_id = execution.id)
union all
select 'every history has an execution', last_event.execution_id, ''
from last_event
where not exists (select 1 from execution where execution.id = last_event.execution_id)
union all
select 'the status is that of the last event', execution.id,
       'status ' || execution.status || ', last event of type ' || last_event.type
from execution
join last_event on last_event.execution_id = execution.id
where execution.status <> coalesce(
    (select terminal.status from terminal where terminal.type = last_event.type), 0)
union all
select 'what has ended is ended wholly', execution.id, 'last event ' || last_event.id
from execution
join last_event on last_event.execution_id = execution.id
where execution.status <> 0
  and (execution.stopped_at is null or execution.wake_at is not null
       or execution.last_event_id <> last_event.id
       or (execution.status = 1) <> (execution.output is not null))
union all
select 'a task has one outcome', execution_id, 'event ' || id || ' has ' || outcomes
from scheduled
where outcomes > 1
union all
select 'a task has an outcome', scheduled.execution_id, 'event ' || scheduled.id
from scheduled
join execution on execution.id = scheduled.execution_id
where scheduled.outcomes = 0 and execution.status = 1
  and not exists (
      -- TaskStateAborted: it was given up with its branch
      select 1 from history_event event
      where event.execution_id = scheduled.execution_id and event.type = 18)
union all
select 'an outcome is that of a task', execution_id, 'event ' || id
from outcome
where scheduled_id is null
union all
select 'no stale epoch wrote', execution_id,
       'event ' || id || ' under ' || epoch || ' after ' || before_epoch
from shown
where epoch < before_epoch
union all
select 'no epoch is ahead of its lease', execution.id,
       'epoch ' || execution.epoch || ' of shard ' || execution.shard
from execution
left join shard_lease lease on lease.shard = execution.shard
where lease.epoch is null or execution.epoch > lease.epoch
union all
select 'what runs has something that wakes it', execution.id, ''
from execution
where execution.status = 0 and execution.wake_at is null
  and not exists (
      -- TaskSubmitted: somebody outside holds the token
      select 1 from history_event submitted
      where submitted.execution_id = execution.id and submitted.type = 45)
union all
select 'what is due is seen to', execution.id, 'due at ' || execution.wake_at
from execution
where execution.status = 0 and execution.wake_at > '-infinity'
  and execution.wake_at < now() - interval '1 minute'
order by 1, 2;
