-- What was merged of a source last, a JSON object: what has changed since is merged when it is asked for.
alter table source_association add column snapshot text;
