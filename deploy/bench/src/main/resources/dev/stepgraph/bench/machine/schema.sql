-- What T is measured with: executions, and the history that each transition adds to.
drop table if exists t_execution, t_history;
drop sequence if exists t_sequence;

create table t_execution (
    id         bigint      not null primary key,
    sequence   integer     not null,
    state      text        not null,
    payload    text        not null,
    changed_at timestamptz not null default now()
) with (fillfactor = 70);

create table t_history (
    execution_id bigint      not null,
    sequence     integer     not null,
    type         smallint    not null,
    at           timestamptz not null default now(),
    payload      text        not null,
    primary key (execution_id, sequence)
);

create sequence t_sequence;

insert into t_execution (id, sequence, state, payload)
select id, 0, 'Waiting', repeat('x', 200) from generate_series(1, 100000) as id;
