// What a realm consists of besides the language: it is evaluated once for each realm, takes the
// host's functions and the modules' texts' values, locks everything down, and answers what the
// worker calls. Nothing that a script can reach may keep anything from one evaluation to the next.
(function (host) {
    'use strict';

    const MAX_RESULT = 5 * 1024 * 1024;
    const MAX_MESSAGE = 4096;
    const MAX_LOGS = 1000;
    const MAX_LOG_LENGTH = 64 * 1024;
    const CODE = 'code.js:';
    // What the code's first line is preceded by.
    const LINES_BEFORE = 1;

    // Taken before scripts run; what scripts may not call is removed below.
    const { getOwnPropertyDescriptor, defineProperty, getPrototypeOf, freeze, hasOwn } = Object;
    const { stringify, parse } = JSON;
    const { ownKeys, apply } = Reflect;
    const { isArray } = Array;
    const { Error, TypeError, RangeError, ReferenceError, SyntaxError, URIError, Symbol } = globalThis;

    // Ends an evaluation from within; what it ends with stands in the evaluation.
    const SIGNAL = freeze({ name: 'Signal' });
    let evaluation = null;

    class UtilError extends Error {}

    function fail(message) {
        throw new UtilError(message);
    }

    function end(outcome) {
        evaluation.outcome = outcome;
        throw SIGNAL;
    }

    function isObject(value) {
        return typeof value === 'object' && value !== null && !isArray(value);
    }

    function plain(value) {
        const text = stringify(value);
        return text === undefined ? null : parse(text);
    }

    function errorOf(message, errorType, data, errorInfo) {
        return {
            message: message === undefined || message === null ? null : String(message),
            errorType: errorType === undefined || errorType === null ? null : String(errorType),
            data: plain(data),
            errorInfo: plain(errorInfo),
        };
    }

    function call(name, ...values) {
        const answer = parse(host(name, stringify(values)));
        if (answer.error !== undefined) {
            fail(answer.error);
        }
        return answer.value;
    }

    // Classes of the modules, which their instances lead to.
    const classes = [];

    const session = freeze({
        lock: (...locked) => {
            classes.push(...locked);
        },
        fail,
        call,
        plain,
        authType: () => evaluation.authType,
        raise: (error) => end(['FAILED', stringify(error)]),
        append: (error) => {
            evaluation.errors.push(error);
        },
        ask: (effect) => {
            evaluation.effects.push(effect);
        },
        errorOf,
        earlyReturn: (value, skipsResponse) =>
            end([skipsResponse ? 'EARLY_END' : 'EARLY_NEXT', stringify(value) ?? 'null']),
    });

    // -- positions --------------------------------------------------------------------------

    // The innermost place in the script on a stack, as code.js:L:C
    function place(stack) {
        const from = typeof stack === 'string' ? stack.indexOf(CODE) : -1;
        if (from < 0) {
            return null;
        }
        const end = stack.slice(from + CODE.length).split(')')[0].split('\n')[0];
        const [line, column] = end.split(':');
        return CODE + (Number(line) - LINES_BEFORE) + ':' + column;
    }

    function crash(error) {
        const isError = error instanceof Error;
        const name = error instanceof UtilError ? '' : error.name + ': ';
        const message = isError ? name + error.message : String(error);
        const where = isError ? place(error.stack) : null;
        return ['CRASHED', (where === null ? message : where + ': ' + message).slice(0, MAX_MESSAGE)];
    }

    // -- console ----------------------------------------------------------------------------

    function log(level, values) {
        if (evaluation === null || evaluation.logs.length >= MAX_LOGS) {
            return;
        }
        const texts = values.map((value) => stringify(value) ?? 'undefined');
        const where = place(new Error().stack) ?? CODE + '0:0';
        evaluation.logs.push((level + ' - ' + where + ': ' + texts.join(' ')).slice(0, MAX_LOG_LENGTH));
    }

    const console = {
        log: (...values) => log('INFO', values),
        info: (...values) => log('INFO', values),
        debug: (...values) => log('INFO', values),
        warn: (...values) => log('WARN', values),
        error: (...values) => log('ERROR', values),
    };

    // -- locking down -----------------------------------------------------------------------

    const KEPT = new Set([
        'Object', 'Array', 'String', 'Number', 'Boolean', 'Date', 'Math', 'JSON', 'Map', 'Set',
        'NaN', 'Infinity', 'undefined', 'isNaN', 'isFinite', 'parseInt', 'parseFloat',
        'encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'globalThis',
    ]);

    // The functions of the language that APPSYNC_JS does not have.
    const ABSENT = [
        [Array, ['from', 'fromAsync', 'of']],
        [Array.prototype, ['copyWithin', 'entries', 'keys', 'values', 'group', 'groupToMap', 'toLocaleString']],
        [Object, [
            'create', 'defineProperties', 'defineProperty', 'freeze', 'getOwnPropertyDescriptor',
            'getOwnPropertyDescriptors', 'getOwnPropertyNames', 'getOwnPropertySymbols', 'getPrototypeOf',
            'is', 'isExtensible', 'isFrozen', 'isSealed', 'preventExtensions', 'seal', 'setPrototypeOf', 'groupBy',
        ]],
        [Object.prototype, [
            '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__', '__proto__',
        ]],
        [String, ['fromCharCode', 'fromCodePoint', 'raw']],
        [String.prototype, [
            'charCodeAt', 'localeCompare', 'matchAll', 'padEnd', 'padStart', 'repeat', 'search', 'toLocaleLowerCase',
            'toLocaleUpperCase',
        ]],
        [Date.prototype, [
            'setDate', 'setFullYear', 'setHours', 'setMilliseconds', 'setMinutes', 'setMonth', 'setSeconds',
            'setTime', 'setUTCDate', 'setUTCFullYear', 'setUTCHours', 'setUTCMilliseconds', 'setUTCMinutes',
            'setUTCMonth', 'setUTCSeconds', 'setYear', 'toGMTString', 'toLocaleDateString', 'toLocaleString',
            'toLocaleTimeString',
        ]],
    ];

    function removeWhatIsAbsent() {
        for (const name of ownKeys(globalThis)) {
            if (!KEPT.has(name)) {
                delete globalThis[name];
            }
        }
        for (const [owner, names] of ABSENT) {
            for (const name of names) {
                delete owner[name];
            }
        }
        // What every object and function leads to.
        delete Object.prototype.constructor;
        delete getPrototypeOf(function () {}).constructor;
    }

    const hidden = [];

    // An object's own property may hide what it inherits, frozen or not.
    function letOwnPropertiesHide(prototype) {
        for (const name of ownKeys(prototype)) {
            const inherited = getOwnPropertyDescriptor(prototype, name);
            if (!hasOwn(inherited, 'value') || !inherited.configurable) {
                continue;
            }
            const value = inherited.value;
            hidden.push(value);
            defineProperty(prototype, name, {
                get: freeze(() => value),
                set: freeze(function (own) {
                    defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true });
                }),
                enumerable: false,
                configurable: false,
            });
        }
    }

    function freezeAll(root) {
        const seen = new Set();
        const waiting = [root];
        while (waiting.length > 0) {
            const value = waiting.pop();
            if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) {
                continue;
            }
            seen.add(value);
            for (const name of ownKeys(value)) {
                const property = getOwnPropertyDescriptor(value, name);
                waiting.push(property.value, property.get, property.set);
            }
            waiting.push(getPrototypeOf(value));
            freeze(value);
        }
    }

    // -- evaluating -------------------------------------------------------------------------

    function complete(context) {
        context.arguments ??= {};
        context.args = context.arguments;
        context.stash ??= {};
        context.env ??= {};
        withHeaders(context);
        return context;
    }

    function withHeaders(context) {
        context.request ??= {};
        context.request.headers ??= {};
        return context;
    }

    function replace(context, name, value) {
        defineProperty(context, name, { value, writable: true, enumerable: true, configurable: true });
    }

    // Most handlers look at no more than the arguments and the stash, so that the large members are
    // read from their text when they are first asked for. The order is that of the members.
    function lazyContext(first, restText) {
        let rest = null;
        const member = (name) => {
            rest ??= withHeaders(parse(restText));
            return rest[name];
        };
        const args = first.arguments ?? {};
        const context = {
            arguments: args,
            get identity() { return member('identity'); },
            set identity(value) { replace(context, 'identity', value); },
            source: first.source,
            stash: first.stash ?? {},
            prev: first.prev,
            get info() { return member('info'); },
            set info(value) { replace(context, 'info', value); },
            get request() { return member('request'); },
            set request(value) { replace(context, 'request', value); },
            get env() { return member('env'); },
            set env(value) { replace(context, 'env', value); },
        };
        if (first.result !== undefined) {
            context.result = first.result;
        }
        if (first.error !== undefined) {
            context.error = first.error;
        }
        context.args = args;
        return context;
    }

    // What is in the second text may wait.
    function contextOf(text, restText) {
        const first = parse(text);
        return restText === null ? complete(first) : lazyContext(first, restText);
    }

    function noExport(name) {
        const value = 'Unable to find valid export for ' + name;
        return stringify([{ errorType: 'MISSING_MAPPING_EXPORT', value, line: 0, column: 0, span: 0 }]);
    }

    function outcomeOf(instantiate, name, context) {
        try {
            const handler = instantiate()[name];
            if (typeof handler !== 'function') {
                return ['REFUSED', noExport(name)];
            }
            const text = stringify(handler(context)) ?? 'null';
            return text.length > MAX_RESULT
                ? ['CRASHED', 'The result of the evaluation is larger than 5 MB.']
                : ['VALUE', text];
        } catch (error) {
            return error === SIGNAL ? evaluation.outcome : crash(error);
        }
    }

    function stashOf(context) {
        try {
            return stringify(context.stash) ?? '{}';
        } catch (error) {
            return '{}';
        }
    }

    // Elements are taken by their index: iterating is what costs most here.
    function runOne(instantiate, name, context, authType) {
        evaluation = { errors: [], effects: [], logs: [], authType, outcome: null };
        const outcome = outcomeOf(instantiate, name, context);
        const { errors, effects, logs } = evaluation;
        evaluation = null;
        const isQuiet = errors.length === 0 && effects.length === 0 && logs.length === 0;
        return [outcome[0], outcome[1], stashOf(context), isQuiet ? '' : stringify({ errors, effects, logs })];
    }

    // What a data source without data answers a request with; undefined where it is not for it.
    function payloadOf(kind, text) {
        const request = kind === 'VALUE' ? parse(text) : null;
        const isPlain =
            isObject(request) && request.version !== '2017-02-28' && request.operation !== 'BatchInvoke';
        return isPlain ? request.payload ?? null : undefined;
    }

    function run(instantiate, name, then, contextText, restText, authType) {
        const first = runOne(instantiate, name, contextOf(contextText, restText), authType);
        const result = then === null ? undefined : payloadOf(first[0], first[1]);
        if (result === undefined) {
            return first;
        }
        const context = contextOf(contextText, restText);
        const stash = parse(first[2]);
        if (isObject(stash)) {
            context.stash = stash;
        }
        context.result = result;
        const second = runOne(instantiate, then, context, authType);
        return [first[0], first[1], first[2], first[3], second[0], second[1], second[2], second[3]];
    }

    // A script's text as a function of what it imports, run anew for each evaluation.
    function bind(script, importsText) {
        const imported = parse(importsText).map(([module, name]) => (name === '*' ? modules[module] : modules[module][name]));
        return () => apply(script, undefined, imported);
    }

    const modules = {};

    return {
        // Each takes the session and the modules before it, and answers its exports.
        define: (name, module) => {
            modules[name] = module(session, modules);
        },
        lock: () => {
            const { util, extensions, runtime } = modules['@aws-appsync/utils'];
            removeWhatIsAbsent();
            for (const [name, value] of Object.entries({ util, extensions, runtime, console })) {
                defineProperty(globalThis, name, { value });
            }
            const globals = globalThis;
            delete globals.globalThis;
            letOwnPropertiesHide(Object.prototype);
            letOwnPropertiesHide(Error.prototype);
            freezeAll(modules);
            freezeAll(classes);
            freezeAll(hidden);
            freezeAll(globals);
            freezeAll(console);
            // What is reached without a name.
            freezeAll([
                [][Symbol.iterator](), ''[Symbol.iterator](), new Map().entries(), new Set().values(), Symbol,
                Error, TypeError, RangeError, ReferenceError, SyntaxError, URIError,
            ]);
        },
        bind,
        run,
    };
});
