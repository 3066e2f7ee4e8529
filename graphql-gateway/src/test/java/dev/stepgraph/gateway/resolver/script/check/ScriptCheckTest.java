package dev.stepgraph.gateway.resolver.script.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ScriptCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "while (true) {} | While statements are not supported.",
                "do {} while (true) | do...while statements are not supported.",
                "for (let i = 0; i < 3; i += 1) {} | For statements are not supported.",
                "for (const x of []) { continue } | Continue statements are not supported",
                "a: for (const x of []) { break a } | Labeled statements are not supported.",
                "try { f() } catch { f() } | Try statements are not supported.",
                "throw 'x' | Throw statements are not supported.",
                "class A {} | Class declarations are not supported.",
                "const a = class {} | Class declarations are not supported.",
                "async function g() {} | Async functions are not supported.",
                "const g = async () => 1 | Async functions are not supported.",
                "function* g() {} | Generator functions are not supported.",
                "return this | This expressions are not supported.",
                "return /a/ | Regex literals are not supported.",
                "return 1n | BigInt literals are not supported.",
                "let i = 0; i++ | The operator ++ is not supported",
                "let i = 0; --i | The operator -- is not supported",
                "return ~1 | The operator ~ is not supported",
                "return [] instanceof Array | The operator instanceof is not supported",
                "return 'a' in ctx.args | in operator is not supported. Use Object.hasOwn().",
                "return new Promise(f) | Promise is not supported",
                "return new Error('x') | Error is not supported",
                "ctx = 1 | ctx is readonly and re-assignment is not supported.",
                "ctx.args = 1 | ctx is readonly. Adding/Updating args is not supported.",
                "ctx['stash'] = 1 | ctx is readonly. Adding/Updating stash is not supported.",
                "delete ctx.stash | ctx is readonly. Adding/Updating stash is not supported.",
                "for (ctx.args of []) {} | ctx is readonly. Adding/Updating args is not supported.",
                "const n = 'a'; ctx[n] = 1 | ctx is readonly adding/modifying properties is not supported.",
                "return f | returning a function is not allowed",
                "return () => 1 | returning a function is not allowed",
                "const g = () => () => 1 | returning a function is not allowed",
                "const g = f | re-assigning a function is not allowed",
                "let g = 1; g = f | re-assigning a function is not allowed",
                "return f(f) | Functions can not be passed as an argument",
                "return [2, 1].sort((a, b) => a - b) | Functions can not be passed as an argument",
                "return 'a'.replace('a', () => 'b') | Functions can not be passed as an argument",
                "const g = (n) => g(n) | Recursive function calls not supported. Detected cycle in g",
                "const g = function h(n) { h(n); } | Recursive function calls not supported. Detected cycle in h",
                "return Object.create(null) | Method Object.create is not implemented",
                "return Array.from([1]) | Method Array.from is not implemented",
                "return [1].keys() | Method Array.keys is not implemented",
                "return ctx.args.a.split(',') && 'a'.repeat(3) | Method String.repeat is not implemented",
                "const s = `a`; return s.trim().padStart(3) | Method String.padStart is not implemented",
                "const d = new Date(); d.setDate(1) | Method Date.setDate is not implemented",
            })
    void refuses(String body, String message) {
        List<CodeError> mistakes = check(body);

        assertThat(mistakes).extracting(CodeError::value).contains(message);
        assertThat(mistakes).extracting(CodeError::errorType).contains("LINT_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return fetch('x') | Cannot find name 'fetch'.",
                "return util.toJson(1) | Property 'toJson' does not exist on type '@aws-appsync/utils.util'.",
                "return util.time.now() | Property 'now' does not exist on type '@aws-appsync/utils.util.time'.",
                "return ddb.fetch({}) | Property 'fetch' does not exist on type '@aws-appsync/utils/dynamodb'.",
                "let a = 1; let a = 2 | Variable \"a\" has already been declared",
            })
    void knowsWhatThereIs(String body, String message) {
        assertThat(check(body))
                .containsExactly(mistake(body, message))
                .allMatch(mistake -> mistake.line() == 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ctx.args.x = 1; ctx.stash['y'] = 2",
                "for (const [k, v] of Object.entries(ctx.args)) { if (k === 'x') break; }",
                "for (const k in ctx.args) { console.log(k); }",
                "const { a = 1, ...rest } = ctx.args; return { ...rest, a: a ?? 2, b: ctx?.source?.b };",
                "let n = 1; n += 2; n ||= 3; n >>>= 1; return n >>> 5;",
                "switch (ctx.args.x) { case 1: return 1; default: return 2; }",
                "return [1].map((x) => x * 2).filter(Boolean).reduce((a, b) => a + b, 0);",
                "const g = (x) => x; return [1].map(g);",
                "return ctx.args.list.sort((a, b) => a - b);",
                "return [new Date().getTime(), new Array(), new Map(), new Set([1]), Object.keys({})]",
                "return `a ${1 + 1} ${`b`}`; ",
                "const g = ({ id }, [x] = []) => id + x; return g({ id: 1 });",
                "const request = 1; return request;",
                "function inner(ctx) { ctx = 1; return ctx; } return inner(2);",
                "return ddb.operations.increment(1), rds.sql`select ${1}`, util.str.normalize('a', 'nfc');",
                "return typeof ctx, void 0, delete ctx.args.x;",
                "const o = { get: 1, this: 2, class: 3, async: 4 }; return o.class;",
            })
    void accepts(String body) {
        assertThat(check(body)).isEmpty();
    }

    @Test
    void refusesRecursionAcrossFunctions() {
        String code =
                """
                function even(n) { return n === 0 ? true : odd(n - 1); }
                function odd(n) { return n === 0 ? false : even(n - 1); }
                export function request(ctx) { return even(4); }
                """;

        assertThat(ScriptCheck.check(code).mistakes())
                .extracting(CodeError::line)
                .containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import fs from 'fs'; export function request() {}",
                "import 'fs'; export function request() {}",
                "import { nothing } from '@aws-appsync/utils'; export function request() {}",
                "export default function request() {}",
                "export * from '@aws-appsync/utils';",
                "export { util } from '@aws-appsync/utils';",
                "await 1; export function request() {}",
                "return 1;",
                "export function request( {",
            })
    void refusesModules(String code) {
        assertThat(ScriptCheck.check(code).mistakes()).isNotEmpty();
    }

    @Test
    void tellsWhereAMistakeIs() {
        CheckedScript script =
                ScriptCheck.check("const a = 1;\nexport const request = (ctx) => ~a;");

        assertThat(script.mistakes())
                .containsExactly(
                        new CodeError("LINT_ERROR", "The operator ~ is not supported", 2, 33, 2));
    }

    @Test
    void boundsLengthAndDepth() {
        String longest = "export function request() {}" + " ".repeat(32_000 - 28);

        assertThat(ScriptCheck.check(longest).mistakes()).isEmpty();
        assertThat(ScriptCheck.check(longest + " ").mistakes())
                .extracting(CodeError::value)
                .containsExactly("The code is longer than 32000 characters");
        assertThat(ScriptCheck.check("const a = " + "[".repeat(31_000)).mistakes()).hasSize(1);
        assertThat(ScriptCheck.check("const a = " + "1+(".repeat(10_000)).mistakes()).hasSize(1);
    }

    @Test
    void leavesEverythingInItsPlace() {
        CheckedScript script =
                ScriptCheck.check(
                        """
                        import {
                          util, extensions as more } from '@aws-appsync/utils';
                        import * as ddb from "@aws-appsync/utils/dynamodb"
                        export function request(ctx) { return util; }
                        export const response = (ctx) => 1, other = 2;
                        const hidden = 3;
                        export { hidden as shown };
                        """);

        assertThat(script.imports())
                .containsExactly(
                        new CheckedScript.Import("@aws-appsync/utils", "util"),
                        new CheckedScript.Import("@aws-appsync/utils", "extensions"),
                        new CheckedScript.Import("@aws-appsync/utils/dynamodb", "*"));
        assertThat(script.program().lines().toList())
                .startsWith("(function (util, more, ddb) { 'use strict';")
                .contains("       function request(ctx) { return util; }")
                .contains("       const response = (ctx) => 1, other = 2;")
                .contains("const hidden = 3;")
                .endsWith(
                        ";return { request: request, response: response, other: other, shown: hidden }; })");
    }

    private static List<CodeError> check(String body) {
        String code =
                "import { util } from '@aws-appsync/utils'; import * as ddb from '@aws-appsync/utils/dynamodb';\n"
                        + "import * as rds from '@aws-appsync/utils/rds';\n"
                        + "export function request(ctx) { function f(x) { return x; }\n"
                        + body
                        + "\n}";
        return ScriptCheck.check(code).mistakes();
    }

    private static CodeError mistake(String body, String message) {
        return check(body).stream()
                .filter(mistake -> mistake.value().equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check(body).toString()));
    }
}
