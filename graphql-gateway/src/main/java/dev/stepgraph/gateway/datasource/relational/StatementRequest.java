package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.RequestObject;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is asked of a database.
 *
 * @param statements one or two
 * @param variables their values by name, without the colon
 */
record StatementRequest(List<String> statements, Map<String, Variable> variables) {

    private static final int MAX_STATEMENTS = 2;

    StatementRequest {
        statements = List.copyOf(statements);
        variables = Map.copyOf(variables);
    }

    /** How a text is meant (RDS Data API, "typeHint"), besides as what it is. */
    enum TypeHint {
        NONE,
        DATE,
        DECIMAL,
        JSON,
        TIME,
        TIMESTAMP,
        UUID
    }

    /**
     * A variable.
     *
     * @param value a scalar, or with the hint JSON anything
     */
    record Variable(JsonNode value, TypeHint hint) {}

    /**
     * Reads {@code {statements, variableMap, variableTypeHintMap}}.
     *
     * @throws DataSourceException if it is none
     */
    static StatementRequest read(RequestObject request) {
        List<String> statements = new ArrayList<>();
        for (JsonNode statement : request.list("statements")) {
            if (!statement.isString() || statement.stringValue().isBlank()) {
                throw DataSourceException.invalidRequest("A statement must be a string.");
            }
            statements.add(statement.stringValue());
        }
        if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
            throw DataSourceException.invalidRequest("There must be one statement, or two.");
        }
        Map<String, TypeHint> hints = new HashMap<>();
        for (Map.Entry<String, JsonNode> hint : request.entries("variableTypeHintMap")) {
            hints.put(bare(hint.getKey()), hint(hint.getValue()));
        }
        Map<String, Variable> variables = new HashMap<>();
        for (Map.Entry<String, JsonNode> variable : request.entries("variableMap")) {
            String name = bare(variable.getKey());
            TypeHint hint = hints.getOrDefault(name, TypeHint.NONE);
            boolean scalar = variable.getValue().isValueNode();
            if (!scalar && hint != TypeHint.JSON) {
                throw DataSourceException.invalidRequest(
                        "The variable '%s' must be a string, a number, a boolean or null."
                                .formatted(variable.getKey()));
            }
            variables.put(name, new Variable(variable.getValue(), hint));
        }
        return new StatementRequest(statements, variables);
    }

    /** The value of a variable that a statement names. */
    Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw DataSourceException.invalidRequest(
                    "The variable ':%s' has no value in 'variableMap'.".formatted(name));
        }
        return variable;
    }

    private static TypeHint hint(JsonNode value) {
        try {
            return TypeHint.valueOf(value.asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw DataSourceException.invalidRequest(
                    "Unsupported type hint '%s'.".formatted(value.asString("")));
        }
    }

    private static String bare(String name) {
        return name.startsWith(":") ? name.substring(1) : name;
    }
}
