-- State machines, their revisions and tags. Executions name a revision by its key and have no foreign
-- key to it: they live apart, and outlive the state machine.

create table state_machine (
    id               uuid        not null primary key,
    current_revision uuid        not null,
    created_at       timestamptz not null,
    -- Optimistic locking.
    version          integer     not null,
    arn              text        not null,
    name             text        not null,
    -- STANDARD or EXPRESS
    type             text        not null,
    -- ACTIVE; DELETING while executions are still running; DELETED: kept for what its executions ran.
    status           text        not null
);

create unique index state_machine_arn on state_machine (arn) where status <> 'DELETED';
create index state_machine_name on state_machine (name) where status <> 'DELETED';

-- What a state machine was at one time; never changed.
create table state_machine_revision (
    id                  uuid        not null primary key,
    state_machine_id    uuid        not null references state_machine,
    created_at          timestamptz not null,
    -- 1 for what the state machine was created with, then counting.
    number              integer     not null,
    kms_reuse_seconds   integer,
    log_execution_data  boolean     not null,
    tracing             boolean     not null,
    log_level           text        not null,
    log_group_arn       text,
    encryption_type     text,
    kms_key_id          text,
    role_arn            text        not null,
    definition          text        not null,
    unique (state_machine_id, number)
);

create table tag (
    resource_arn text not null,
    key          text not null,
    value        text not null,
    primary key (resource_arn, key)
);
