-- GraphQL APIs and all that belongs to one. Names sort bytewise, so that pages do not depend on the
-- database's locale.

create table graphql_api (
    id             text        collate "C" not null primary key,
    created_at     timestamptz not null,
    -- Grows with every change; by it other replicas notice that there is one.
    version        bigint      not null,
    -- Grows with every change of what requests are served by.
    revision       bigint      not null,
    -- GRAPHQL or MERGED
    type           text        not null,
    -- The members of the management API, as its owner gave them.
    document       text        not null,
    sdl            text,
    -- NOT_APPLICABLE, PROCESSING, SUCCESS, FAILED
    schema_status  text        not null,
    schema_details text,
    -- Which upload is being worked on, and since when.
    schema_upload  uuid,
    schema_started timestamptz,
    -- Names and values, a JSON object.
    environment    text        not null,
    -- Names and values, a JSON object.
    tags           text        not null
);

-- Data sources, functions, resolvers and the cache of an API.
create table api_part (
    api_id   text not null collate "C" references graphql_api on delete cascade,
    -- DATA_SOURCE, FUNCTION, RESOLVER, CACHE
    kind     text not null,
    -- A data source's name, a function's id, a resolver's Type.field; the cache has an empty one.
    name     text not null collate "C",
    document text not null,
    primary key (api_id, kind, name)
);

-- Only the hash of a key's secret is kept.
create table api_key (
    id          text        collate "C" not null primary key,
    api_id      text        not null collate "C" references graphql_api on delete cascade,
    expires     timestamptz not null,
    -- SHA-256, in hexadecimal digits
    hash        text        not null,
    description text
);

create index api_key_api on api_key (api_id);

create table domain_name (
    name            text not null collate "C" primary key,
    api_id          text collate "C" references graphql_api on delete set null,
    certificate_arn text not null,
    appsync_name    text not null,
    description     text
);

create index domain_name_api on domain_name (api_id);

-- Which APIs a merged one is made of.
create table source_association (
    id            text not null collate "C" primary key,
    merged_api_id text not null collate "C" references graphql_api on delete cascade,
    source_api_id text not null collate "C" references graphql_api on delete cascade,
    last_merged   timestamptz,
    -- The source's revision that was merged last; 0: none was.
    merged_revision bigint not null,
    -- AUTO_MERGE or MANUAL_MERGE
    merge_type    text not null,
    status        text not null,
    status_detail text,
    description   text,
    unique (merged_api_id, source_api_id)
);

create index source_association_source on source_association (source_api_id);

-- Keys that all replicas share, drawn by the first one that starts.
create table shared_key (
    name     text  not null primary key,
    material bytea not null
);
