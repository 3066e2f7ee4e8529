import { util } from '@aws-appsync/utils';
import { put } from '@aws-appsync/utils/dynamodb';

export function request(ctx) {
  const { isbn, stars, text } = ctx.args;
  return put({ key: { isbn, at: util.time.nowISO8601() }, item: { stars, text } });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return ctx.result;
}
