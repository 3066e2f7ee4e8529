// @aws-appsync/utils: util, extensions and runtime.
(function (session) {
    'use strict';

    const { fail, call, errorOf } = session;
    const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const isAbsent = (value) => value === undefined || value === null;

    // -- DynamoDB's types ---------------------------------------------------------------------

    function toDynamoDB(value) {
        if (isAbsent(value)) {
            return { NULL: null };
        }
        switch (typeof value) {
            case 'string':
                return { S: value };
            case 'number':
                return { N: value };
            case 'boolean':
                return { BOOL: value };
            default:
                return Array.isArray(value) ? { L: value.map(toDynamoDB) } : { M: toMapValues(value) };
        }
    }

    function toMapValues(value) {
        if (!isObject(value)) {
            return null;
        }
        const values = {};
        for (const name of Object.keys(value)) {
            if (value[name] !== undefined) {
                values[name] = toDynamoDB(value[name]);
            }
        }
        return values;
    }

    const typed = (name) => (value) => (isAbsent(value) ? null : { [name]: value });
    const dynamodb = {
        toDynamoDB,
        toString: typed('S'),
        toStringSet: typed('SS'),
        toNumber: typed('N'),
        toNumberSet: typed('NS'),
        toBinary: typed('B'),
        toBinarySet: typed('BS'),
        toBoolean: typed('BOOL'),
        toNull: () => ({ NULL: null }),
        toList: (value) => (Array.isArray(value) ? { L: value.map(toDynamoDB) } : null),
        toMap: (value) => (isObject(value) ? { M: toMapValues(value) } : null),
        toMapValues,
        toS3Object: (key, bucket, region, version) => ({
            S: JSON.stringify({ s3: version === undefined ? { key, bucket, region } : { key, bucket, region, version } }),
        }),
        fromS3ObjectJson: (text) => {
            const s3 = JSON.parse(text).s3;
            return isObject(s3) ? s3 : null;
        },
    };

    // -- results of SQL -----------------------------------------------------------------------

    function arrayOf(value) {
        const name = Object.keys(value)[0];
        const items = name === undefined ? [] : value[name];
        return name === 'arrayValues' ? items.map(arrayOf) : items;
    }

    // The value of a field of the Data API, undefined where it is null.
    function fieldOf(field) {
        if (isAbsent(field) || field.isNull === true) {
            return undefined;
        }
        const name = Object.keys(field)[0];
        return name === 'arrayValue' ? arrayOf(field.arrayValue) : field[name];
    }

    function rowsOf(result) {
        if (!Array.isArray(result.records)) {
            const fields = result.generatedFields ?? [];
            return [Object.assign({}, ...fields.map((field, i) => ({ ['generatedField' + i]: fieldOf(field) })))];
        }
        const names = (result.columnMetadata ?? []).map((column) => column.label ?? column.name);
        return result.records.map((record) => {
            const row = {};
            record.forEach((field, i) => {
                row[names[i] ?? String(i)] = fieldOf(field);
            });
            return row;
        });
    }

    function toJsonObject(serialized) {
        if (isAbsent(serialized)) {
            return null;
        }
        const response = typeof serialized === 'string' ? JSON.parse(serialized) : serialized;
        return (response.sqlStatementResults ?? []).map(rowsOf);
    }

    // -- the rest -----------------------------------------------------------------------------

    // A function of the library that templates use too.
    const shared = (name) => (...values) => call(name, ...values);
    const sharedAll = (prefix, names) => Object.fromEntries(names.map((name) => [name, shared(prefix + name)]));

    const NOT_FORWARDED = new Set(['host', 'connection', 'transfer-encoding', 'content-length', 'expect', 'keep-alive',
        'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade']);

    function addResponseHeader(name, value) {
        session.ask({ kind: 'header', name: String(name), value: String(value) });
    }

    const http = {
        copyHeaders: (headers) => {
            const copied = {};
            for (const name of Object.keys(headers ?? {})) {
                if (!NOT_FORWARDED.has(name.toLowerCase())) {
                    copied[name] = headers[name];
                }
            }
            return copied;
        },
        addResponseHeader,
        addResponseHeaders: (headers) => {
            for (const name of Object.keys(headers ?? {})) {
                addResponseHeader(name, headers[name]);
            }
        },
    };

    const math = {
        roundNum: (value) => Math.round(value),
        minVal: (one, other) => Math.min(one, other),
        maxVal: (one, other) => Math.max(one, other),
        randomDouble: () => Math.random(),
        randomWithinRange: (start, end) => Math.floor(start + Math.random() * (end - start)),
    };

    const FORMS = ['nfc', 'nfd', 'nfkc', 'nfkd'];
    const normalizeText = String.prototype.normalize;
    const str = {
        normalize: (value, form) =>
            FORMS.includes(String(form).toLowerCase())
                ? normalizeText.call(value, form.toUpperCase())
                : fail('Unsupported normalization type ' + form + '.'),
    };

    const util = {
        ...sharedAll('', ['escapeJavaScript', 'urlEncode', 'urlDecode', 'base64Encode', 'base64Decode', 'autoId', 'autoUlid',
            'autoKsuid', 'matches']),
        unauthorized: () => session.raise(errorOf('Unauthorized', 'Unauthorized')),
        error: (message, errorType, data, errorInfo) => session.raise(errorOf(message, errorType, data, errorInfo)),
        appendError: (message, errorType, data, errorInfo) => session.append(errorOf(message, errorType, data, errorInfo)),
        authType: () => session.authType(),
        time: sharedAll('time.', ['nowISO8601', 'nowEpochSeconds', 'nowEpochMilliSeconds', 'nowFormatted',
            'parseFormattedToEpochMilliSeconds', 'parseISO8601ToEpochMilliSeconds', 'epochMilliSecondsToSeconds',
            'epochMilliSecondsToISO8601', 'epochMilliSecondsToFormatted']),
        dynamodb,
        rds: { toJsonObject },
        http,
        xml: sharedAll('xml.', ['toMap', 'toJsonString']),
        transform: sharedAll('transform.', ['toDynamoDBFilterExpression', 'toDynamoDBConditionExpression',
            'toElasticsearchQueryDSL', 'toSubscriptionFilter']),
        math,
        str,
    };

    const extensions = {
        evictFromApiCache: (typeName, fieldName, keys) => {
            session.ask({ kind: 'evict', typeName, fieldName, keys: keys ?? {} });
            return true;
        },
        setSubscriptionFilter: (filter) => {
            session.ask({ kind: 'filter', filter: session.plain(filter) });
        },
        setSubscriptionInvalidationFilter: (filter) => {
            session.ask({ kind: 'invalidationFilter', filter: session.plain(filter) });
        },
        invalidateSubscriptions: (invalidation) => {
            session.ask({
                kind: 'invalidate',
                subscriptionField: invalidation?.subscriptionField ?? fail('subscriptionField is required.'),
                payload: session.plain(invalidation.payload ?? {}),
            });
        },
    };

    const runtime = {
        earlyReturn: (value, options) => session.earlyReturn(value, options?.skipTo === 'END'),
    };

    return { util, extensions, runtime };
});
