-- Tables that take DynamoDB's requests and are kept here.

create table dynamo_table (
    id         integer generated always as identity primary key,
    name       text not null unique,
    -- Keys and indexes, as JSON: a table does not change its keys.
    definition text not null
);

create table dynamo_item (
    table_id  integer not null references dynamo_table,
    -- SHA-256 of the partition key: it is only ever compared for equality, and may be long.
    partition bytea not null,
    -- The sort key, so encoded that its bytes have its order; empty where the table has none.
    sort      bytea not null,
    -- DynamoDB's JSON.
    content   text not null,
    primary key (table_id, partition, sort)
);

create table dynamo_index_entry (
    table_id       integer not null,
    index_name     text not null,
    partition      bytea not null,
    sort           bytea not null,
    item_partition bytea not null,
    item_sort      bytea not null,
    primary key (table_id, index_name, partition, sort, item_partition, item_sort),
    foreign key (table_id, item_partition, item_sort) references dynamo_item on delete cascade
);

create index dynamo_index_entry_item on dynamo_index_entry (table_id, item_partition, item_sort);

-- What nextTokens of DynamoDB's queries are sealed with; made at the first start.
create table dynamo_token_key (
    id       boolean primary key default true check (id),
    material bytea not null
);
