package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Relation;
import dev.stepgraph.gateway.datasource.dynamodb.expression.KeyCondition;
import dev.stepgraph.gateway.datasource.dynamodb.expression.KeyCondition.Range;
import dev.stepgraph.gateway.datasource.dynamodb.table.Selection.Segment;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says a selection in SQL. What comes from a request is a parameter, always. */
final class SelectionSql {

    private static final long HASHES = 1L << Integer.SIZE;

    private final Selection selection;
    private final String keysOf;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SelectionSql(Selection selection) {
        this.selection = selection;
        this.keysOf = selection.index() == null ? "i" : "x";
        addTables();
        addCondition();
        addSegment();
        addStart();
        addOrder();
    }

    String text() {
        return text.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private void addTables() {
        text.append("select i.content from ");
        if (selection.index() == null) {
            text.append("gateway.dynamo_item i where i.table_id = ?");
        } else {
            text.append(
                    "gateway.dynamo_index_entry x join gateway.dynamo_item i"
                            + " on i.table_id = x.table_id and i.partition = x.item_partition"
                            + " and i.sort = x.item_sort"
                            + " where x.table_id = ? and x.index_name = ?");
        }
        parameters.add(selection.table().id());
        if (selection.index() != null) {
            parameters.add(selection.index());
        }
    }

    private void addCondition() {
        KeyCondition condition = selection.condition();
        if (condition == null) {
            return;
        }
        KeyAttribute partition = selection.keys().partition();
        requireType(partition, condition.partition());
        and("partition", "=", KeyBytes.partition(partition.name(), condition.partition()));
        switch (condition.range()) {
            case null -> {}
            case Range.Related(Relation relation, AttributeValue value) ->
                    and("sort", operator(relation), sort(value));
            case Range.Within(AttributeValue low, AttributeValue high) -> {
                byte[] from = sort(low);
                byte[] to = sort(high);
                if (Arrays.compareUnsigned(from, to) > 0) {
                    throw new InvalidValueException(
                            "Invalid KeyConditionExpression: The BETWEEN operator requires upper"
                                    + " bound to be greater than or equal to lower bound");
                }
                and("sort", ">=", from);
                and("sort", "<=", to);
            }
            case Range.Prefix(AttributeValue prefix) -> addPrefix(sort(prefix));
        }
    }

    private void addPrefix(byte[] prefix) {
        KeyAttribute sort = selection.keys().sort();
        if (sort != null && sort.type().equals("N")) {
            throw new InvalidValueException(
                    "Invalid KeyConditionExpression: Incorrect operand type for operator or"
                            + " function; operator or function: begins_with, operand type: N");
        }
        and("sort", ">=", prefix);
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xff) {
            last--;
        }
        if (last >= 0) {
            byte[] after = Arrays.copyOf(prefix, last + 1);
            after[last]++;
            and("sort", "<", after);
        }
    }

    private void addSegment() {
        Segment segment = selection.segment();
        if (segment != null) {
            and("partition", ">=", bound(segment.number(), segment.total()));
            if (segment.number() + 1 < segment.total()) {
                and("partition", "<", bound(segment.number() + 1, segment.total()));
            }
        }
    }

    private void addStart() {
        Document start = selection.start();
        if (start == null) {
            return;
        }
        Table table = selection.table();
        ItemKey item = ItemKey.ofItem(table.keys(), start);
        String operator = selection.forward() ? " > " : " < ";
        if (selection.index() == null) {
            text.append(" and (i.partition, i.sort)").append(operator).append("(?, ?)");
        } else {
            ItemKey entry = ItemKey.inIndex(selection.keys(), start);
            if (entry == null) {
                throw new InvalidValueException(
                        "The provided starting key is invalid: The provided key element does not"
                                + " match the schema");
            }
            text.append(" and (x.partition, x.sort, x.item_partition, x.item_sort)")
                    .append(operator)
                    .append("(?, ?, ?, ?)");
            add(entry);
        }
        add(item);
    }

    private void addOrder() {
        String direction = selection.forward() ? "" : " desc";
        List<String> columns =
                selection.index() == null
                        ? List.of("i.partition", "i.sort")
                        : List.of("x.partition", "x.sort", "x.item_partition", "x.item_sort");
        text.append(" order by ")
                .append(String.join(", ", columns.stream().map(c -> c + direction).toList()));
        Integer limit = selection.limit();
        if (limit != null) {
            text.append(" limit ?");
            parameters.add(limit);
        }
    }

    private void add(ItemKey key) {
        parameters.add(key.partition().toArray());
        parameters.add(key.sort().toArray());
    }

    private void and(String column, String operator, byte[] value) {
        text.append(" and ").append(keysOf).append('.').append(column);
        text.append(' ').append(operator).append(" ?");
        parameters.add(value);
    }

    private byte[] sort(AttributeValue value) {
        KeyAttribute sort = selection.keys().sort();
        if (sort == null) {
            throw new InvalidValueException("Query key condition not supported");
        }
        requireType(sort, value);
        return KeyBytes.encode(value);
    }

    private static void requireType(KeyAttribute attribute, AttributeValue value) {
        if (!value.type().equals(attribute.type())) {
            throw new InvalidValueException(
                    "One or more parameter values were invalid: Condition parameter type does not"
                            + " match schema type");
        }
    }

    private static String operator(Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case NOT_EQUAL -> throw new IllegalArgumentException("not of a key condition");
        };
    }

    /** The first hash of a segment: the hashes are cut into parts of equal length. */
    private static byte[] bound(int segment, int total) {
        int first = (int) (HASHES * segment / total);
        return ByteBuffer.allocate(Integer.BYTES).putInt(first).array();
    }
}
