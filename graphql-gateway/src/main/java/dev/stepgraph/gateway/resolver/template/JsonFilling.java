package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.template.JsonShape.Form;
import dev.stepgraph.gateway.resolver.template.JsonShape.Member;
import dev.stepgraph.gateway.resolver.template.JsonShape.Piece;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills what references print into the form of a template's JSON. What does not fit (a reference
 * that prints half of an object, or a quote within quotes) is printed and read as a whole instead.
 */
final class JsonFilling {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonShape shape;
    private final List<Printed> printed;

    /**
     * What a reference prints.
     *
     * @param json as JSON; absent where it has not been read yet
     * @param text as text; absent where it need not be written down
     */
    record Printed(@Nullable JsonNode json, @Nullable String text) {

        static Printed of(JsonNode json) {
            return new Printed(json, null);
        }

        /** How many characters it has, about; one more than that limit if it has more. */
        long length(long limit) {
            if (text != null) {
                return text.length();
            }
            return json == null ? 0 : JsonSize.upTo(json, limit);
        }

        String asText() {
            if (text != null) {
                return text;
            }
            return json == null ? "" : JsonText.write(json);
        }
    }

    private JsonFilling(JsonShape shape, List<Printed> printed) {
        this.shape = shape;
        this.printed = printed;
    }

    /**
     * Has a run print a shape's references.
     *
     * @throws dev.stepgraph.gateway.resolver.util.BudgetSpentException if all that is printed is
     *     longer than it may be
     */
    static JsonFilling of(JsonShape shape, TemplateRun run, long maxLength) {
        long left = maxLength - shape.textLength();
        List<Printed> printed = new ArrayList<>();
        for (Statement part : shape.parts()) {
            if (part instanceof Statement.Insert insert && left >= 0) {
                Printed next = run.printed(insert);
                left -= next.length(left);
                printed.add(next);
            }
        }
        if (left < 0) {
            throw BoundedText.tooLong(maxLength);
        }
        return new JsonFilling(shape, printed);
    }

    /** The JSON; null where a reference does not fit. */
    @Nullable JsonNode json() {
        return json(shape.form());
    }

    /** All that is printed. */
    String text() {
        StringBuilder text = new StringBuilder();
        int hole = 0;
        for (Statement part : shape.parts()) {
            if (part instanceof Statement.Text(String fixed)) {
                text.append(fixed);
            } else {
                text.append(printed.get(hole).asText());
                hole++;
            }
        }
        return text.toString();
    }

    private @Nullable JsonNode json(Form form) {
        return switch (form) {
            case Form.Fixed(JsonNode json) -> json;
            case Form.Hole(int number) -> value(printed.get(number));
            case Form.Joined(List<Piece> pieces) -> joined(pieces);
            case Form.Members(List<Member> members) -> object(members);
            case Form.Elements(List<Form> elements) -> array(elements);
        };
    }

    private static @Nullable JsonNode value(Printed printed) {
        if (printed.json() != null) {
            return printed.json();
        }
        try {
            return JsonText.parse(printed.asText());
        } catch (InvalidJsonException e) {
            return null;
        }
    }

    private @Nullable JsonNode joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.text());
            String inserted = piece.hole() < 0 ? "" : printed.get(piece.hole()).asText();
            if (!inserted.chars().allMatch(JsonFilling::standsForItself)) {
                return null;
            }
            text.append(inserted);
        }
        return NODES.stringNode(text.toString());
    }

    /** Whether a character between quotes is itself (RFC 8259, section 7). */
    private static boolean standsForItself(int c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate((char) c);
    }

    private @Nullable JsonNode object(List<Member> members) {
        ObjectNode object = NODES.objectNode();
        for (Member member : members) {
            JsonNode value = json(member.value());
            if (value == null) {
                return null;
            }
            object.set(member.name(), value);
        }
        return object;
    }

    private @Nullable JsonNode array(List<Form> elements) {
        ArrayNode array = NODES.arrayNode(elements.size());
        for (Form element : elements) {
            JsonNode value = json(element);
            if (value == null) {
                return null;
            }
            array.add(value);
        }
        return array;
    }
}
