-- Executions, their histories, and who owns them. Everything of an execution lies under its id, and
-- payloads are text: jsonb would reorder keys, refuse \u0000 and lone surrogates, and swell numbers.

create table execution (
    id            uuid        not null primary key,
    -- The first 16 bytes of the SHA-256 of the state machine's ARN: an execution's ARN finds it by itself.
    state_machine uuid        not null,
    revision_id   uuid        not null,
    started_at    timestamptz not null,
    stopped_at    timestamptz,
    -- When it needs attention next: -infinity while something in it is being carried out, null if only
    -- somebody outside can move it on.
    wake_at       timestamptz,
    -- The epoch of the shard's lease under which the row was written last.
    epoch         integer     not null,
    -- The last shown event when the row was written last; in a terminal status, the last of all.
    last_event_id integer     not null,
    shard         smallint    not null,
    -- 0 RUNNING, 1 SUCCEEDED, 2 FAILED, 3 TIMED_OUT, 4 ABORTED
    status        smallint    not null,
    -- Null: the name is the id.
    name          text,
    input         text        not null,
    output        text,
    -- {"error", "cause"} as JSON, which can hold a NUL that text cannot.
    failure       text,
    trace_header  text
);

create unique index execution_name on execution (state_machine, name) where name is not null;
create index execution_of_state_machine on execution (state_machine, id);
create index execution_not_succeeded on execution (state_machine, status, id) where status <> 1;
create index execution_wake on execution (shard, wake_at, id) where status = 0 and wake_at is not null;

create table history_event (
    execution_id uuid        not null,
    at           timestamptz not null,
    id           integer     not null,
    previous_id  integer     not null,
    branch       integer     not null,
    -- The epoch of the shard's lease under which the event was decided.
    epoch        integer     not null,
    -- 0 for the events that are shown; the engine's own follow the shown one of their id.
    ordinal      smallint    not null,
    type         smallint    not null,
    details      text        not null,
    primary key (execution_id, id, ordinal)
);

-- Express executions that were started and not waited for: kept until they have ended.
create table express_execution (
    id           uuid        not null primary key,
    revision_id  uuid        not null,
    started_at   timestamptz not null,
    shard        smallint    not null,
    name         text        not null,
    input        text        not null,
    trace_header text
);

create index express_execution_shard on express_execution (shard);

-- The replicas that are alive. A replica's leases last as long as its row.
create table replica (
    id         uuid        not null primary key,
    address    text        not null,
    expires_at timestamptz not null
);

-- Who owns the executions of a shard. The epoch grows with every change of hands.
create table shard_lease (
    shard smallint not null primary key,
    epoch integer  not null,
    owner uuid
);

-- A commit locks (shard, epoch) against change; renewals do not touch it, a takeover waits for it.
create unique index shard_lease_epoch on shard_lease (shard, epoch);

-- What all replicas must agree on, fixed at the first start.
create table cluster_setting (
    name  text not null primary key,
    value text not null
);
