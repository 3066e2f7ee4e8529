// @aws-appsync/utils/dynamodb: requests to DynamoDB without its types.
(function (session, modules) {
    'use strict';

    const { fail } = session;
    const { util } = modules['@aws-appsync/utils'];
    const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const isAbsent = (value) => value === undefined || value === null;

    // A value that says its type already.
    class Typed {
        constructor(type, value) {
            this[type] = value;
        }
    }

    // What an attribute is to become, in the place of a value.
    class Operation {
        constructor(type, members) {
            Object.assign(this, members, { type });
        }
    }

    function toValue(value) {
        if (value instanceof Typed) {
            return value;
        }
        if (Array.isArray(value)) {
            return { L: value.map(toValue) };
        }
        return isObject(value) ? { M: toValues(value) } : util.dynamodb.toDynamoDB(value);
    }

    function toValues(object) {
        const values = {};
        for (const name of Object.keys(object ?? {})) {
            if (object[name] !== undefined) {
                values[name] = toValue(object[name]);
            }
        }
        return values;
    }

    function payloadOf(payload, name) {
        return isObject(payload) ? payload : fail('An object is expected to be passed to ' + name + '.');
    }

    // The members that are there, in this order.
    function present(members) {
        const request = {};
        for (const name of Object.keys(members)) {
            if (!isAbsent(members[name])) {
                request[name] = members[name];
            }
        }
        return request;
    }

    // -- expressions ----------------------------------------------------------------------------

    function expressionOf(text) {
        const { expression, expressionNames, expressionValues } = JSON.parse(text);
        const isBare = isAbsent(expressionValues) || Object.keys(expressionValues).length === 0;
        return isBare ? { expression, expressionNames } : { expression, expressionNames, expressionValues };
    }

    function conditionOf(condition) {
        return isAbsent(condition) ? null : expressionOf(util.transform.toDynamoDBConditionExpression(condition));
    }

    function filterOf(filter) {
        return isAbsent(filter) || Object.keys(filter).length === 0
            ? null
            : expressionOf(util.transform.toDynamoDBFilterExpression(filter));
    }

    // nested.list[1] is #nested.#list[1]
    function projectionOf(attributes) {
        if (!Array.isArray(attributes)) {
            return null;
        }
        const expressionNames = {};
        const paths = attributes.map((path) =>
            path.split('.').map((step) => {
                const bracket = step.indexOf('[');
                const name = bracket < 0 ? step : step.slice(0, bracket);
                expressionNames['#' + name] = name;
                return '#' + step;
            }).join('.'));
        return { expression: paths.join(','), expressionNames };
    }

    // -- updates --------------------------------------------------------------------------------

    class UpdateExpression {
        sets = [];
        removes = [];
        expressionNames = {};
        expressionValues = {};
        names = 0;
        values = 0;

        name(name) {
            this.names += 1;
            const placeholder = '#expName_' + this.names;
            this.expressionNames[placeholder] = name;
            return placeholder;
        }

        value(value) {
            this.values += 1;
            const placeholder = ':expValue_' + this.values;
            this.expressionValues[placeholder] = toValue(value);
            return placeholder;
        }

        set(path, right) {
            this.sets.push(path + ' = ' + right);
        }

        apply(path, operation) {
            switch (operation.type) {
                case 'OPERATION_ADD':
                case 'OPERATION_REPLACE':
                    return this.set(path, this.value(operation.value));
                case 'OPERATION_REMOVE':
                    return this.removes.push(path);
                case 'OPERATION_INCREMENT':
                    return this.set(path, path + ' + ' + this.value(operation.by));
                case 'OPERATION_DECREMENT':
                    return this.set(path, path + ' - ' + this.value(operation.by));
                case 'OPERATION_APPEND':
                    return this.set(path, 'list_append(' + path + ', ' + this.value(operation.items) + ')');
                case 'OPERATION_PREPEND':
                    return this.set(path, 'list_append(' + this.value(operation.items) + ', ' + path + ')');
                default:
                    return this.set(path + '[' + operation.index + ']', this.value(operation.item));
            }
        }

        attribute(path, value) {
            if (value instanceof Operation) {
                this.apply(path, value);
            } else if (Array.isArray(value) && value.some((item) => item instanceof Operation)) {
                value.forEach((item) => this.apply(path, item));
            } else if (isObject(value) && !(value instanceof Typed) && Object.keys(value).length > 0) {
                this.attributes(path + '.', value);
            } else {
                this.set(path, this.value(value));
            }
        }

        attributes(prefix, object) {
            for (const name of Object.keys(object)) {
                if (object[name] !== undefined) {
                    this.attribute(prefix + this.name(name), object[name]);
                }
            }
        }

        toRequest() {
            const clauses = [];
            if (this.sets.length > 0) {
                clauses.push('SET ' + this.sets.join(', '));
            }
            if (this.removes.length > 0) {
                clauses.push('REMOVE ' + this.removes.join(', '));
            }
            const { expressionNames, expressionValues } = this;
            const expression = clauses.join(' ');
            return this.values === 0 ? { expression, expressionNames } : { expression, expressionNames, expressionValues };
        }
    }

    function updateOf(update) {
        const expression = new UpdateExpression();
        expression.attributes('', update ?? {});
        return expression.toRequest();
    }

    // -- requests -------------------------------------------------------------------------------

    function versioning(payload) {
        const { customPartitionKey, populateIndexFields, _version } = payload;
        return { customPartitionKey, populateIndexFields, _version };
    }

    function get(payload) {
        const { key, consistentRead, projection } = payloadOf(payload, 'get');
        return present({ operation: 'GetItem', key: toValues(key), consistentRead, projection: projectionOf(projection) });
    }

    function put(payload) {
        const { key, item, condition } = payloadOf(payload, 'put');
        return present({ operation: 'PutItem', key: toValues(key), attributeValues: toValues(item),
            condition: conditionOf(condition), ...versioning(payload) });
    }

    function remove(payload) {
        const { key, condition } = payloadOf(payload, 'remove');
        return present({ operation: 'DeleteItem', key: toValues(key), condition: conditionOf(condition), ...versioning(payload) });
    }

    function update(payload) {
        const { key, update: changes, condition } = payloadOf(payload, 'update');
        return present({ operation: 'UpdateItem', key: toValues(key), update: updateOf(changes),
            condition: conditionOf(condition), ...versioning(payload) });
    }

    function reading(payload) {
        const { index, limit, filter, nextToken, consistentRead, projection, totalSegments, segment, select,
            scanIndexForward } = payload;
        return { index, limit, filter: filterOf(filter), nextToken, consistentRead, projection: projectionOf(projection),
            totalSegments, segment, select, scanIndexForward };
    }

    function query(payload) {
        const condition = payloadOf(payload, 'query').query;
        return present({ operation: 'Query', query: filterOf(condition), ...reading(payload) });
    }

    function scan(payload) {
        return present({ operation: 'Scan', ...reading(payloadOf(payload ?? {}, 'scan')) });
    }

    function sync(payload) {
        const { basePartitionKey, deltaIndexName, limit, nextToken, lastSync, filter } = payloadOf(payload ?? {}, 'sync');
        return present({ operation: 'Sync', basePartitionKey, deltaIndexName, limit, nextToken, lastSync, filter: filterOf(filter) });
    }

    function tablesOf(payload, name, tableOf) {
        const tables = payloadOf(payloadOf(payload, name).tables, name);
        return Object.fromEntries(Object.keys(tables).map((table) => [table, tableOf(tables[table])]));
    }

    function batchGet(payload) {
        const tables = tablesOf(payload, 'batchGet', ({ keys, consistentRead, projection }) =>
            present({ keys: (keys ?? []).map(toValues), consistentRead, projection: projectionOf(projection) }));
        return { operation: 'BatchGetItem', tables };
    }

    function batchPut(payload) {
        return { operation: 'BatchPutItem', tables: tablesOf(payload, 'batchPut', (items) => items.map(toValues)) };
    }

    function batchDelete(payload) {
        return { operation: 'BatchDeleteItem', tables: tablesOf(payload, 'batchDelete', (keys) => keys.map(toValues)) };
    }

    function transactGet(payload) {
        const transactItems = (payloadOf(payload, 'transactGet').items ?? []).map(({ table, key, projection }) =>
            present({ table, key: toValues(key), projection: projectionOf(projection) }));
        return { operation: 'TransactGetItems', transactItems };
    }

    function writeOf({ putItem, updateItem, deleteItem, conditionCheck }) {
        const item = putItem ?? updateItem ?? deleteItem ?? conditionCheck
            ?? fail('An item of transactWrite is expected to have putItem, updateItem, deleteItem or conditionCheck.');
        const common = { table: item.table, key: toValues(item.key) };
        const condition = conditionOf(item.condition);
        if (putItem) {
            return present({ ...common, operation: 'PutItem', attributeValues: toValues(item.item), condition });
        }
        if (updateItem) {
            return present({ ...common, operation: 'UpdateItem', update: updateOf(item.update), condition });
        }
        return present({ ...common, operation: deleteItem ? 'DeleteItem' : 'ConditionCheck', condition });
    }

    function transactWrite(payload) {
        return { operation: 'TransactWriteItems', transactItems: (payloadOf(payload, 'transactWrite').items ?? []).map(writeOf) };
    }

    const operations = {
        add: (value) => new Operation('OPERATION_ADD', { value }),
        remove: () => new Operation('OPERATION_REMOVE', {}),
        replace: (value) => new Operation('OPERATION_REPLACE', { value }),
        increment: (by) => new Operation('OPERATION_INCREMENT', { by: by ?? 1 }),
        decrement: (by) => new Operation('OPERATION_DECREMENT', { by: by ?? 1 }),
        append: (items) => new Operation('OPERATION_APPEND', { items }),
        prepend: (items) => new Operation('OPERATION_PREPEND', { items }),
        updateListItem: (item, index) => new Operation('OPERATION_UPDATE_LIST_ITEM', { item, index }),
    };

    session.lock(Typed, Operation);

    return {
        get, put, remove, update, query, scan, sync, batchGet, batchPut, batchDelete, transactGet, transactWrite, operations,
        toStringSet: (values) => new Typed('SS', values),
        toNumberSet: (values) => new Typed('NS', values),
        toBinarySet: (values) => new Typed('BS', values),
    };
});
