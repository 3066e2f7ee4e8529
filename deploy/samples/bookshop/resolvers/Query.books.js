import { util } from '@aws-appsync/utils';
import { select, createPgStatement, toJsonObject } from '@aws-appsync/utils/rds';

export function request(ctx) {
  const where = ctx.args.genre ? { genre: { eq: ctx.args.genre } } : undefined;
  return createPgStatement(
    select({ table: 'book', columns: '*', where, orderBy: [{ column: 'title' }] }),
  );
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return toJsonObject(ctx.result)[0];
}
