\set id random(1, 100000)
with moved as (update t_execution set sequence = sequence + 1, state = 'Next', payload = repeat('y', 200), changed_at = now() where id = :id returning id) insert into t_history (execution_id, sequence, type, payload) select id, nextval('t_sequence'), 1, repeat('x', 200) from moved;
