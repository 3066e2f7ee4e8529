import { util } from '@aws-appsync/utils';
import { select, createPgStatement, toJsonObject } from '@aws-appsync/utils/rds';

export function request(ctx) {
  return createPgStatement(
    select({ table: 'book', columns: '*', where: { isbn: { eq: ctx.args.isbn } } }),
  );
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return toJsonObject(ctx.result)[0][0];
}
