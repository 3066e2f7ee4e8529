package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.relational.StatementRequest.TypeHint;
import dev.stepgraph.gateway.datasource.relational.StatementRequest.Variable;

import org.postgresql.util.PGobject;

import tools.jackson.databind.JsonNode;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/** Hands values to the driver, as parameters. */
final class ParameterBinding {

    private final Dialect dialect;

    ParameterBinding(Dialect dialect) {
        this.dialect = dialect;
    }

    void bind(PreparedStatement statement, int index, Variable variable) throws SQLException {
        JsonNode value = variable.value();
        if (value.isNull()) {
            statement.setNull(index, Types.NULL);
        } else if (variable.hint() != TypeHint.NONE) {
            bindHinted(statement, index, variable.hint(), text(value));
        } else {
            switch (value.getNodeType()) {
                case BOOLEAN -> statement.setBoolean(index, value.booleanValue());
                case NUMBER -> bindNumber(statement, index, value);
                default -> statement.setString(index, text(value));
            }
        }
    }

    private static void bindNumber(PreparedStatement statement, int index, JsonNode value)
            throws SQLException {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            statement.setLong(index, value.longValue());
        } else {
            statement.setDouble(index, value.doubleValue());
        }
    }

    /** PostgreSQL reads a text as what it is said to be; MySQL takes any text for anything. */
    private void bindHinted(PreparedStatement statement, int index, TypeHint hint, String text)
            throws SQLException {
        if (dialect == Dialect.MYSQL) {
            statement.setString(index, text);
            return;
        }
        PGobject object = new PGobject();
        object.setType(hint == TypeHint.DECIMAL ? "numeric" : hint.name().toLowerCase(Locale.ROOT));
        object.setValue(text);
        statement.setObject(index, object);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : JsonText.write(value);
    }
}
