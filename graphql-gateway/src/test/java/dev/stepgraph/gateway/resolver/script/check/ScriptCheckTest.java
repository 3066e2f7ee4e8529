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
                "while (true) {} | @aws-appsync/no-while: While statements are not supported.",
                "do {} while (true) | @aws-appsync/no-while: do...while statements are not supported.",
                "for (let i = 0; i < 3; i += 1) {} | @aws-appsync/no-for: For statements are not supported.",
                "for (const x of []) { continue } | @aws-appsync/no-continue: Continue statements are not supported",
                "a: for (const x of []) { break a } | @aws-appsync/no-labels: Labeled statements are not supported.",
                "try { f() } catch { f() } | @aws-appsync/no-try: Try statements are not supported.",
                "throw 'x' | Throw statements are not supported.",
                "class A {} | @aws-appsync/no-classes: Class declarations are not supported.",
                "const a = class {} | @aws-appsync/no-classes: Class declarations are not supported.",
                "async function g() {} | @aws-appsync/no-async: Async functions are not supported.",
                "const g = async () => 1 | @aws-appsync/no-async: Async functions are not supported.",
                "function* g() {} | @aws-appsync/no-generators: Generator functions are not supported.",
                "return this | @aws-appsync/no-this: This expressions are not supported.",
                "return /a/ | @aws-appsync/no-regex: Regex literals are not supported.",
                "return 1n | BigInt literals are not supported.",
                "let i = 0; i++ | @aws-appsync/no-disallowed-unary-operators: The operator ++ is not supported",
                "let i = 0; --i | @aws-appsync/no-disallowed-unary-operators: The operator -- is not supported",
                "return ~1 | @aws-appsync/no-disallowed-unary-operators: The operator ~ is not supported",
                "return [] instanceof Array | @aws-appsync/no-disallowed-binary-operators: The operator instanceof is not supported",
                "return 'a' in ctx.args | @aws-appsync/no-in-operator: in operator is not supported. Use Object.hasOwn().",
                "return new Promise(f) | @aws-appsync/no-promise: Promise is not supported",
                "return new Error('x') | Error is not supported",
                "ctx = 1 | @aws-appsync/no-disallowed-re-assignment: ctx is readonly and re-assignment is not supported.",
                "ctx.args = 1 | @aws-appsync/no-disallowed-re-assignment: ctx is readonly. Adding/Updating args is not supported.",
                "ctx['stash'] = 1 | @aws-appsync/no-disallowed-re-assignment: ctx is readonly. Adding/Updating stash is not supported.",
                "delete ctx.stash | @aws-appsync/no-disallowed-re-assignment: ctx is readonly. Adding/Updating stash is not supported.",
                "for (ctx.args of []) {} | @aws-appsync/no-disallowed-re-assignment: ctx is readonly. Adding/Updating args is not supported.",
                "const n = 'a'; ctx[n] = 1 | @aws-appsync/no-disallowed-re-assignment: ctx is readonly adding/modifying properties is not supported.",
                "return f | @aws-appsync/no-function-return: returning a function is not allowed",
                "return () => 1 | @aws-appsync/no-function-return: returning a function is not allowed",
                "const g = () => () => 1 | @aws-appsync/no-function-return: returning a function is not allowed",
                "const g = f | @aws-appsync/no-function-reassign: re-assigning function is not allowed",
                "let g = 1; g = f | @aws-appsync/no-function-reassign: re-assigning function is not allowed",
                "return f(f) | @aws-appsync/no-function-passing: Functions can not be passed as an argument",
                "return [2, 1].sort((a, b) => a - b) | @aws-appsync/no-function-passing: Functions can not be passed as an argument",
                "return 'a'.replace('a', () => 'b') | @aws-appsync/no-function-passing: Functions can not be passed as an argument",
                "const g = (n) => g(n) | @aws-appsync/no-recursion: Recursive function calls not supported. Detected cycle in g <-g",
                "const g = function h(n) { h(n); } | @aws-appsync/no-recursion: Recursive function calls not supported. Detected cycle in h <-h",
                "return Object.create(null) | @aws-appsync/no-disallowed-methods: Method ObjectConstructor.create is not implemented",
                "return Array.from([1]) | @aws-appsync/no-disallowed-methods: Method Array.from is not implemented",
                "return [1].keys() | @aws-appsync/no-disallowed-methods: Method Array.keys is not implemented",
                "return ctx.args.a.split(',') && 'a'.repeat(3) | @aws-appsync/no-disallowed-methods: Method String.repeat is not implemented",
                "const s = `a`; return s.trim().padStart(3) | @aws-appsync/no-disallowed-methods: Method String.padStart is not implemented",
                "const d = new Date(); d.setDate(1) | @aws-appsync/no-disallowed-methods: Method Date.setDate is not implemented",
            })
    void refuses(String body, String message) {
        List<CodeError> mistakes = check(body);

        assertThat(mistakes)
                .anySatisfy(mistake -> {
                    assertThat(mistake.errorType()).isEqualTo("LINT_ERROR");
                    assertThat(mistake.value())
                            .isEqualTo(
                                    "code.js(%d,%d): error%s%s"
                                            .formatted(
                                                    mistake.line(),
                                                    mistake.column(),
                                                    message.startsWith("@") ? " " : ": ",
                                                    message));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return fetch('x') | TS2304: Cannot find name 'fetch'.",
                "return util.toJson(1) | TS2339: Property 'toJson' does not exist on type 'Util'.",
                "return util.time.now() | TS2339: Property 'now' does not exist on type 'TimeUtils'.",
                "return ddb.fetch({}) | TS2339: Property 'fetch' does not exist on type '@aws-appsync/utils/dynamodb'.",
                "let a = 1; let a = 2 | Variable \"a\" has already been declared",
            })
    void knowsWhatThereIs(String body, String message) {
        List<CodeError> mistakes = check(body);

        assertThat(mistakes).hasSize(1).allMatch(mistake -> mistake.line() == 4);
        assertThat(mistakes.getFirst().errorType()).isEqualTo("PARSE_ERROR");
        assertThat(mistakes.getFirst().value())
                .startsWith("code.js(4," + mistakes.getFirst().column() + "): error")
                .endsWith(message + "\n");
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

        List<CodeError> mistakes = ScriptCheck.check(code).mistakes();

        assertThat(mistakes).extracting(CodeError::line).containsExactlyInAnyOrder(1, 2);
        assertThat(mistakes)
                .extracting(CodeError::value)
                .anyMatch(value -> value.endsWith("Detected cycle in even <-odd <-even"));
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
                        new CodeError(
                                "LINT_ERROR",
                                "code.js(2,33): error @aws-appsync/no-disallowed-unary-operators:"
                                        + " The operator ~ is not supported",
                                2,
                                33,
                                2));
    }

    @Test
    void tellsWhichMemberIsNotThere() {
        assertThat(check("return util.time.epochSecondsToISO8601(1)"))
                .containsExactly(
                        new CodeError(
                                "PARSE_ERROR",
                                "code.js(4,18): error TS2339: Property 'epochSecondsToISO8601' does"
                                        + " not exist on type 'TimeUtils'.\n",
                                4,
                                18,
                                21));
    }

    @Test
    void boundsLengthAndDepth() {
        String longest = "export function request() {}" + " ".repeat(32_000 - 28);

        assertThat(ScriptCheck.check(longest).mistakes()).isEmpty();
        assertThat(ScriptCheck.check(longest + " ").mistakes())
                .extracting(CodeError::value)
                .containsExactly(
                        "code.js(1,1): error: The code is longer than 32000 characters.\n");
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
}
