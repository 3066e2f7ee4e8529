-- Access keys that were issued. Those of settings are not here.

create table access_key (
    id            text collate "C" not null primary key,
    user_name     text             not null,
    -- What it is good for: a JSON list of {effect, actions, resources}.
    statements    text             not null,
    active        boolean          not null,
    created_at    timestamptz      not null,
    -- Which of the service's keys the secret is encrypted with.
    secret_key_id text             not null,
    -- AES-GCM: nonce and ciphertext, bound to the id.
    secret        bytea            not null
);

-- How many changes of access keys there have been; by it other replicas notice that there was one.
create table access_key_change (
    id     boolean primary key default true check (id),
    number bigint  not null
);

insert into access_key_change (number) values (0);
