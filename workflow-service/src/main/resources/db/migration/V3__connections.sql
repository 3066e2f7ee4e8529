-- Connections: how HTTP tasks identify themselves.

create table connection (
    id           uuid        not null primary key,
    version      integer     not null,
    created_at   timestamptz not null,
    modified_at  timestamptz not null,
    arn          text        not null unique,
    -- Ordered by its characters, whatever the language of the database.
    name         text collate "C" not null unique,
    description  text,
    -- What everybody may see.
    visible_json text        not null,
    -- The key that opens the secrets: the service's own, named by eight hexadecimal digits.
    key_id       text        not null,
    -- Everything, AES-256-GCM: nonce, ciphertext and tag; bound to the ARN.
    sealed_json  bytea       not null
);
