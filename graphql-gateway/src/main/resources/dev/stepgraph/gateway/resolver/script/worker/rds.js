// @aws-appsync/utils/rds: SQL from objects; every value becomes a parameter.
(function (session, modules) {
    'use strict';

    const { fail } = session;
    const { util } = modules['@aws-appsync/utils'];
    const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const isAbsent = (value) => value === undefined || value === null;

    class TypeHint {
        constructor(type, value) {
            this.type = type;
            this.value = value;
        }
    }

    class Aggregate {
        constructor(name, isDistinct, column) {
            this.type = name + (isDistinct ? '_DISTINCT' : '');
            this.column = column;
        }
    }

    class Statement {
        constructor(type, payload) {
            this.type = type;
            this.payload = payload;
        }
    }

    // Text between values; it has one more of the former.
    class SqlTemplate {
        constructor(texts, values) {
            this.texts = texts;
            this.values = values;
        }
    }

    const AGGREGATES = ['max', 'min', 'count', 'avg', 'sum'];
    const JOINS = {
        join: 'JOIN',
        innerJoin: 'INNER JOIN',
        leftJoin: 'LEFT JOIN',
        leftOuterJoin: 'LEFT OUTER JOIN',
        rightJoin: 'RIGHT JOIN',
        rightOuterJoin: 'RIGHT OUTER JOIN',
        fullOuterJoin: 'FULL OUTER JOIN',
        crossJoin: 'CROSS JOIN',
        joinNatural: 'NATURAL JOIN',
        innerJoinNatural: 'NATURAL INNER JOIN',
        leftJoinNatural: 'NATURAL LEFT JOIN',
        leftOuterJoinNatural: 'NATURAL LEFT OUTER JOIN',
        rightJoinNatural: 'NATURAL RIGHT JOIN',
        rightOuterJoinNatural: 'NATURAL RIGHT OUTER JOIN',
        fullOuterJoinNatural: 'NATURAL FULL OUTER JOIN',
    };
    const COMPARISONS = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' };
    const PATTERNS = {
        contains: ['LIKE', (text) => '%' + text + '%'],
        notContains: ['NOT LIKE', (text) => text],
        beginsWith: ['LIKE', (text) => text + '%'],
    };

    // One request's SQL: what its statements share is the parameters.
    class Writer {
        constructor(quote, isMySql) {
            this.quote = quote;
            this.isMySql = isMySql;
            this.variableMap = {};
            this.variableTypeHintMap = {};
            this.count = 0;
        }

        // -- values and names -------------------------------------------------------------------

        bind(value) {
            if (isAbsent(value)) {
                return 'NULL';
            }
            const name = ':P' + this.count;
            this.count += 1;
            if (value instanceof TypeHint) {
                this.variableTypeHintMap[name] = value.type;
            }
            this.variableMap[name] = value instanceof TypeHint ? value.value : value;
            return name;
        }

        identifier(name) {
            const quote = this.quote;
            return name.split('.').map((part) => quote + part.split(quote).join(quote + quote) + quote).join('.');
        }

        template({ texts, values }) {
            return texts.map((text, i) => (i < values.length ? text + this.bind(values[i]) : text)).join('');
        }

        call({ type, column }) {
            const [name, distinct] = type.split('_');
            const argument = column === '*' ? '*' : this.identifier(column);
            return name + ' (' + (distinct === undefined ? '' : 'DISTINCT ') + argument + ')';
        }

        subquery(statement) {
            return '(' + (statement instanceof SqlTemplate ? this.template(statement) : this.statement(statement)) + ')';
        }

        // { alias: what }
        alias(aliased, of) {
            const alias = Object.keys(aliased)[0] ?? fail('java.util.NoSuchElementException');
            return of(aliased[alias]) + ' as ' + this.identifier(alias);
        }

        table(table) {
            if (typeof table === 'string') {
                return this.identifier(table);
            }
            if (table instanceof SqlTemplate || table instanceof Statement) {
                return this.subquery(table);
            }
            if (!isObject(table)) {
                fail('table name is expected to be a string or alias.');
            }
            return this.alias(table, (of) => {
                if (of instanceof SqlTemplate || of instanceof Statement) {
                    return this.subquery(of);
                }
                return typeof of === 'string' ? this.identifier(of) : fail('Table alias value is expected to be a string.');
            });
        }

        source({ table, from }) {
            if (!isAbsent(table) && !isAbsent(from)) {
                fail("'from' and 'table' keys cannot be used together");
            }
            return this.table(table ?? from ?? fail("'table' or 'from' key is required."));
        }

        target({ table }) {
            return this.table(table ?? fail("'table' or 'from' key is required."));
        }

        column(column) {
            if (column === '*') {
                return '*';
            }
            if (typeof column === 'string') {
                return this.identifier(column);
            }
            if (column instanceof Aggregate) {
                return this.call(column);
            }
            if (!isObject(column) || column instanceof Statement || column instanceof SqlTemplate) {
                fail('Invalid type in column array.');
            }
            return this.alias(column, (of) =>
                of instanceof Statement || of instanceof SqlTemplate ? this.subquery(of) : this.column(of));
        }

        columns(columns) {
            if (columns === '*') {
                return '*';
            }
            return Array.isArray(columns)
                ? columns.map((column) => this.column(column)).join(', ')
                : fail('Expected column to be * or an array.');
        }

        // -- conditions -------------------------------------------------------------------------

        where(condition) {
            if (condition instanceof SqlTemplate) {
                return this.template(condition);
            }
            return isObject(condition) && !(condition instanceof Statement)
                ? this.conditions(condition)
                : fail('WHERE values are expected to be SQL templates or a condition object.');
        }

        conditions(condition) {
            return Object.keys(condition)
                .map((name) => {
                    switch (name) {
                        case 'and':
                            return this.group(name, condition.and, ' AND ', '');
                        case 'or':
                            return this.group(name, condition.or, ' OR ', '');
                        case 'not':
                            return this.group(name, condition.not, ' AND ', 'NOT ');
                        default:
                            return this.columnConditions(name, condition[name]);
                    }
                })
                .filter((text) => text !== '')
                .join(' AND ');
        }

        group(name, conditions, operator, prefix) {
            return (Array.isArray(conditions) ? conditions : [conditions])
                .map((condition) => {
                    if (!isObject(condition) || condition instanceof SqlTemplate || condition instanceof Statement) {
                        fail('Expected ' + name + ' to be an Object.');
                    }
                    const text = this.conditions(condition);
                    return text === '' ? '' : prefix + '(' + text + ')';
                })
                .join(operator);
        }

        columnConditions(column, condition) {
            if (!isObject(condition)) {
                fail('Expected condition to be an Object.');
            }
            return Object.keys(condition)
                .map((name) => this.comparison(column, name, condition[name]))
                .filter((text) => text !== '')
                .join(' AND ');
        }

        comparison(column, name, value) {
            const path = column + '.' + name;
            const aggregate = this.aggregateOf(name, column);
            if (aggregate !== null) {
                return this.callComparisons(aggregate, path, value);
            }
            const isKnown = Object.hasOwn(COMPARISONS, name) || Object.hasOwn(PATTERNS, name)
                || name === 'between' || name === 'attributeExists';
            if (!isKnown) {
                fail('Unsupported condition ' + path + '.');
            }
            if (isAbsent(value)) {
                fail('Value for ' + path + " can't be null.");
            }
            const left = this.identifier(column);
            if (Object.hasOwn(COMPARISONS, name)) {
                return left + ' ' + COMPARISONS[name] + ' ' + this.bind(value);
            }
            if (Object.hasOwn(PATTERNS, name)) {
                const [operator, patternOf] = PATTERNS[name];
                return typeof value === 'string'
                    ? left + ' ' + operator + ' ' + this.bind(patternOf(value))
                    : fail(path + ' expects a string value to be passed.');
            }
            if (name === 'between') {
                return Array.isArray(value) && value.length === 2
                    ? this.between(left, value)
                    : fail(path + ' condition expects an array with length of 2.');
            }
            if (typeof value !== 'boolean') {
                fail(path + ' expects a boolean value to be passed.');
            }
            return left + (value ? ' IS NOT NULL' : ' IS NULL');
        }

        between(left, [low, high]) {
            return left + ' BETWEEN ' + this.bind(low) + ' AND ' + this.bind(high);
        }

        // What a condition such as size or maxDistinct compares, or null
        aggregateOf(name, column) {
            if (name === 'size') {
                return 'LENGTH (' + this.identifier(column) + ')';
            }
            const isDistinct = name.endsWith('Distinct');
            const bare = isDistinct ? name.slice(0, -'Distinct'.length) : name;
            return AGGREGATES.includes(bare) ? this.call(new Aggregate(bare.toUpperCase(), isDistinct, column)) : null;
        }

        callComparisons(left, path, comparisons) {
            if (!isObject(comparisons)) {
                fail('Expected condition to be an Object.');
            }
            return Object.keys(comparisons)
                .map((name) => {
                    const value = comparisons[name];
                    if (name === 'between') {
                        return this.callBetween(left, path, value);
                    }
                    return Object.hasOwn(COMPARISONS, name)
                        ? left + ' ' + COMPARISONS[name] + ' ' + this.bind(value)
                        : fail('Unsupported condition ' + path + '.' + name + '.');
                })
                .join(' AND ');
        }

        callBetween(left, path, value) {
            if (!Array.isArray(value)) {
                fail(path + ' condition expects an array with 2 values.');
            }
            return value.length === 2
                ? this.between(left, value)
                : fail(path + ' condition expects an array with 2 values but received an array with length ' + value.length + '.');
        }

        // -- clauses ----------------------------------------------------------------------------

        joins(payload) {
            const texts = [];
            for (const name of Object.keys(JOINS)) {
                for (const join of payload[name] ?? []) {
                    texts.push(JOINS[name] + ' ' + this.source(join) + this.joined(join));
                }
            }
            return texts.join(' ');
        }

        joined({ using, on }) {
            if (!isAbsent(using)) {
                return ' USING (' + this.columns(using) + ')';
            }
            return isAbsent(on) ? '' : ' ON ' + this.where(on);
        }

        order(items) {
            return items.map((item) => {
                if (!isObject(item)) {
                    fail('orderBy item expected to be an object.');
                }
                if (typeof item.column !== 'string') {
                    fail('orderBy item expected to have property column.');
                }
                return this.identifier(item.column) + ' ' + this.direction(item.dir);
            }).join(', ');
        }

        direction(dir) {
            if (typeof dir !== 'string') {
                return 'ASC';
            }
            const upper = dir.toUpperCase();
            return upper === 'ASC' || upper === 'DESC' ? upper : fail('orderBy dir can have either ASC or DESC found ' + dir + '.');
        }

        grouping(items) {
            return items.map((item) => (typeof item === 'number' ? String(item) : this.identifier(item))).join(', ');
        }

        number(name, value) {
            const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
            return typeof number === 'number' && !Number.isNaN(number) ? this.bind(number) : fail(name + ' expects a number.');
        }

        clause(keyword, value, textOf) {
            if (isAbsent(value)) {
                return '';
            }
            const text = textOf(value);
            return text === '' ? '' : keyword + ' ' + text;
        }

        returning(returning) {
            if (isAbsent(returning)) {
                return '';
            }
            const columns = this.columns(returning);
            return this.isMySql ? fail('returning is not supported in MySQL.') : 'RETURNING ' + columns;
        }

        // -- statements -------------------------------------------------------------------------

        select(payload) {
            const source = this.source(payload);
            return [
                'SELECT',
                this.columns(payload.columns ?? '*'),
                'FROM',
                source,
                this.joins(payload),
                this.clause('WHERE', payload.where, (where) => this.where(where)),
                this.clause('GROUP BY', payload.groupBy, (items) => this.grouping(items)),
                this.clause('HAVING', payload.having, (having) => this.where(having)),
                this.clause('ORDER BY', payload.orderBy, (items) => this.order(items)),
                this.clause('LIMIT', payload.limit, (limit) => this.number('limit', limit)),
                this.clause('OFFSET', payload.offset, (offset) => this.number('offset', offset)),
            ];
        }

        values(payload, name) {
            return isObject(payload.values) ? payload.values : fail('values are expected to be passed to ' + name);
        }

        insert(payload) {
            const table = this.target(payload);
            const values = this.values(payload, 'insert');
            const names = Object.keys(values);
            return [
                'INSERT INTO',
                table,
                '(' + names.map((name) => this.identifier(name)).join(', ') + ')',
                'VALUES',
                '(' + names.map((name) => this.bind(values[name])).join(', ') + ')',
                this.returning(payload.returning),
            ];
        }

        update(payload) {
            const table = this.target(payload);
            const values = this.values(payload, 'update');
            return [
                'UPDATE',
                table,
                'SET',
                Object.keys(values).map((name) => this.identifier(name) + ' = ' + this.bind(values[name])).join(', '),
                this.clause('WHERE', payload.where, (where) => this.where(where)),
                this.returning(payload.returning),
            ];
        }

        remove(payload) {
            return [
                'DELETE FROM',
                this.target(payload),
                this.clause('WHERE', payload.where, (where) => this.where(where)),
                this.returning(payload.returning),
            ];
        }

        statement({ type, payload }) {
            return this[type](payload).filter((part) => part !== '').join(' ').trim();
        }
    }

    // -- what the module exports ------------------------------------------------------------------

    function statementOf(type) {
        return (...values) => {
            if (values.length === 0) {
                fail('An argument is expected to be passed to ' + type);
            }
            return isObject(values[0]) ? new Statement(type, values[0]) : fail('Expected payload to be an Object.');
        };
    }

    function textOf(writer, statement, name) {
        if (typeof statement === 'string') {
            return statement;
        }
        if (statement instanceof SqlTemplate) {
            return writer.template(statement);
        }
        return statement instanceof Statement
            ? writer.statement(statement)
            : fail('Unsupported type is passed as argument to ' + name);
    }

    function creator(name, quote, isMySql) {
        return (...statements) => {
            if (statements.length === 0) {
                fail('An argument is expected to be passed to ' + name);
            }
            const writer = new Writer(quote, isMySql);
            const given = statements.filter((statement, i) => i === 0 || !isAbsent(statement));
            return {
                statements: given.map((statement) => textOf(writer, statement, name)),
                variableMap: writer.variableMap,
                variableTypeHintMap: writer.variableTypeHintMap,
            };
        };
    }

    function sql(texts, ...values) {
        const isBindable = (value) => isAbsent(value) || typeof value !== 'object' || value instanceof TypeHint;
        if (!Array.isArray(texts) || !values.every(isBindable)) {
            fail('java.lang.IllegalArgumentException: Unexpected argument passed to sql tagged template');
        }
        return new SqlTemplate([...texts], values);
    }

    const hint = (type) => (value) => new TypeHint(type, value);
    const typeHint = {
        DECIMAL: hint('DECIMAL'),
        JSON: (value) => new TypeHint('JSON', isAbsent(value) || typeof value === 'string' ? value : JSON.stringify(value)),
        TIMESTAMP: hint('TIMESTAMP'),
        TIME: hint('TIME'),
        UUID: hint('UUID'),
        DATE: hint('DATE'),
    };

    const agg = {};
    for (const name of AGGREGATES) {
        agg[name] = (column) => new Aggregate(name.toUpperCase(), false, column);
        agg[name + 'Distinct'] = (column) => new Aggregate(name.toUpperCase(), true, column);
    }

    session.lock(TypeHint, Aggregate, Statement, SqlTemplate);

    return {
        select: statementOf('select'),
        insert: statementOf('insert'),
        update: statementOf('update'),
        remove: statementOf('remove'),
        createPgStatement: creator('createPgStatement', '"', false),
        createMySQLStatement: creator('createMySQLStatement', '`', true),
        sql,
        typeHint,
        agg,
        toJsonObject: util.rds.toJsonObject,
    };
});
