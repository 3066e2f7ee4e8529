-- What replicas tell each other of mutations, where it is too long for a notification. Rows are read at
-- once and removed a minute later; what a crash takes with it nobody has been promised.

create unlogged table mutation_notice (
    id   bigint generated always as identity primary key,
    at   timestamptz not null default now(),
    body text        not null
);
