package dev.stepgraph.gateway.datasource.relational;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.Locale;

/** Rows and columns in the Data API's shape (RDS Data API, "Field", "ColumnMetadata"). */
final class ResultFields {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultFields() {}

    /** What the columns are. */
    static ArrayNode columns(ResultSetMetaData data) throws SQLException {
        ArrayNode columns = JSON.arrayNode();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.addObject()
                    .put("arrayBaseColumnType", 0)
                    .put("isAutoIncrement", data.isAutoIncrement(i))
                    .put("isCaseSensitive", data.isCaseSensitive(i))
                    .put("isCurrency", data.isCurrency(i))
                    .put("isSigned", data.isSigned(i))
                    .put("label", data.getColumnLabel(i))
                    .put("name", data.getColumnName(i))
                    .put("nullable", data.isNullable(i))
                    .put("precision", data.getPrecision(i))
                    .put("scale", data.getScale(i))
                    .put("schemaName", data.getSchemaName(i))
                    .put("tableName", data.getTableName(i))
                    .put("type", data.getColumnType(i))
                    .put("typeName", data.getColumnTypeName(i));
        }
        return columns;
    }

    /** The fields of the current row. */
    static ArrayNode row(ResultSet rows, ResultSetMetaData data) throws SQLException {
        ArrayNode row = JSON.arrayNode();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            ObjectNode field = field(rows, i, data.getColumnType(i));
            row.add(rows.wasNull() ? JSON.objectNode().put("isNull", true) : field);
        }
        return row;
    }

    private static ObjectNode field(ResultSet rows, int column, int type) throws SQLException {
        ObjectNode field = JSON.objectNode();
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> field.put("booleanValue", rows.getBoolean(column));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                    field.put("longValue", rows.getLong(column));
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                    field.put("doubleValue", rows.getDouble(column));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] bytes = rows.getBytes(column);
                yield bytes == null
                        ? field
                        : field.put("blobValue", Base64.getEncoder().encodeToString(bytes));
            }
            case Types.ARRAY -> array(field, rows.getArray(column));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    field.put("stringValue", withoutOffset(rows.getString(column)));
            default -> field.put("stringValue", rows.getString(column));
        };
    }

    private static ObjectNode array(ObjectNode field, @Nullable Array array) throws SQLException {
        if (array == null || !(array.getArray() instanceof Object[] elements)) {
            return field;
        }
        String kind =
                switch (array.getBaseType()) {
                    case Types.BIT, Types.BOOLEAN -> "booleanValues";
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "longValues";
                    case Types.REAL, Types.FLOAT, Types.DOUBLE -> "doubleValues";
                    default -> "stringValues";
                };
        ArrayNode values = field.putObject("arrayValue").putArray(kind);
        for (Object element : elements) {
            switch (element) {
                case Boolean truth -> values.add(truth);
                case Double number -> values.add(number);
                case Float number -> values.add(number);
                case Long number -> values.add(number);
                case Integer number -> values.add(number);
                case Short number -> values.add(number);
                case null -> values.addNull();
                default -> values.add(element.toString());
            }
        }
        return field;
    }

    /** Connections are set to UTC, so what stands behind an instant says nothing. */
    private static @Nullable String withoutOffset(@Nullable String instant) {
        return instant != null && instant.toUpperCase(Locale.ROOT).endsWith("+00")
                ? instant.substring(0, instant.length() - 3)
                : instant;
    }
}
