import { util } from '@aws-appsync/utils';
import { sql, createPgStatement } from '@aws-appsync/utils/rds';

export function request(ctx) {
  return createPgStatement(
    sql`create table if not exists book (
      isbn text primary key, title text not null, author text not null,
      genre text not null, price numeric(6, 2) not null)`,
    sql`insert into book values
      ('9780262510875', 'Structure and Interpretation of Computer Programs', 'Abelson, Sussman', 'computing', 72.00),
      ('9780201633610', 'Design Patterns', 'Gamma, Helm, Johnson, Vlissides', 'computing', 54.90),
      ('9780141439518', 'Pride and Prejudice', 'Austen', 'novel', 9.50),
      ('9780140449136', 'Crime and Punishment', 'Dostoyevsky', 'novel', 12.00)
      on conflict do nothing`,
  );
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return JSON.parse(ctx.result).sqlStatementResults[1].numberOfRecordsUpdated;
}
