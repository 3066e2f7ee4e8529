package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.template.JsonShape.Form;
import dev.stepgraph.gateway.resolver.template.JsonShape.Member;
import dev.stepgraph.gateway.resolver.template.JsonShape.Piece;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds out the shape of what a template prints: a mark is put in place of each reference, in
 * quotes where it does not stand in quotes itself, and the whole is read as JSON.
 */
final class JsonShapes {

    /**
     * Characters for private use (Unicode, section 23.5); templates that have them get no shape.
     */
    private static final char WITHIN_TEXT = '\uE000';

    private static final char VALUE = '\uE001';

    /** What JSON would read as one of them. */
    private static final Pattern ESCAPED_MARK =
            Pattern.compile("\\\\ue00[01]", Pattern.CASE_INSENSITIVE);

    private final StringBuilder marked = new StringBuilder();
    private int textLength;
    private int holes;
    private boolean quoted;
    private boolean escaped;

    private JsonShapes() {}

    /** The shape of statements; null if they print anything else. */
    static @Nullable JsonShape of(List<Statement> statements) {
        int begin = 0;
        while (begin < statements.size() && printsNothing(statements.get(begin))) {
            begin++;
        }
        List<Statement> parts = statements.subList(begin, statements.size());
        JsonShapes shapes = new JsonShapes();
        if (!parts.stream().allMatch(shapes::mark) || ESCAPED_MARK.matcher(shapes.marked).find()) {
            return null;
        }
        try {
            Form form = form(JsonText.parse(shapes.marked.toString()));
            return form == null
                    ? null
                    : new JsonShape(statements.subList(0, begin), parts, form, shapes.textLength);
        } catch (InvalidJsonException e) {
            return null;
        }
    }

    private static boolean printsNothing(Statement statement) {
        return switch (statement) {
            case Statement.Text(String text) -> text.isBlank();
            case Statement.Assign assign -> !Reference.UTIL.contains(assign.target().root());
            default -> false;
        };
    }

    /** Adds a part; false if there is no telling what it prints. */
    private boolean mark(Statement part) {
        return switch (part) {
            case Statement.Text(String text) -> mark(text);
            case Statement.Insert insert when isPlain(insert.rendering()) -> {
                if (quoted) {
                    marked.append(WITHIN_TEXT).append(holes).append(WITHIN_TEXT);
                } else {
                    marked.append('"').append(VALUE).append(holes).append('"');
                }
                holes++;
                yield !escaped;
            }
            default -> false;
        };
    }

    private boolean mark(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isMark(c)) {
                return false;
            }
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = quoted;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        marked.append(text);
        textLength += text.length();
        return true;
    }

    private static boolean isPlain(Statement.Rendering rendering) {
        return rendering.prefix().isEmpty() && rendering.escapedText() == null;
    }

    private static boolean isMark(int c) {
        return c == WITHIN_TEXT || c == VALUE;
    }

    private static boolean hasMark(String name) {
        return name.chars().anyMatch(JsonShapes::isMark);
    }

    /** Null where a reference stands in a name. */
    private static @Nullable Form form(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> members(json);
            case ARRAY -> elements(json);
            case STRING -> text(json);
            default -> new Form.Fixed(json);
        };
    }

    private static @Nullable Form members(JsonNode json) {
        List<Member> members = new ArrayList<>();
        boolean fixed = true;
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            Form form = form(property.getValue());
            if (form == null || hasMark(property.getKey())) {
                return null;
            }
            members.add(new Member(property.getKey(), form));
            fixed &= form instanceof Form.Fixed;
        }
        return fixed ? new Form.Fixed(json) : new Form.Members(List.copyOf(members));
    }

    private static @Nullable Form elements(JsonNode json) {
        List<Form> elements = new ArrayList<>();
        boolean fixed = true;
        for (JsonNode element : json) {
            Form form = form(element);
            if (form == null) {
                return null;
            }
            elements.add(form);
            fixed &= form instanceof Form.Fixed;
        }
        return fixed ? new Form.Fixed(json) : new Form.Elements(List.copyOf(elements));
    }

    private static Form text(JsonNode json) {
        String text = json.stringValue();
        if (!hasMark(text)) {
            return new Form.Fixed(json);
        }
        if (text.charAt(0) == VALUE) {
            return new Form.Hole(Integer.parseInt(text.substring(1)));
        }
        List<Piece> pieces = new ArrayList<>();
        int begin = 0;
        for (int open = text.indexOf(WITHIN_TEXT); open >= 0; ) {
            int close = text.indexOf(WITHIN_TEXT, open + 1);
            int hole = Integer.parseInt(text.substring(open + 1, close));
            pieces.add(new Piece(text.substring(begin, open), hole));
            begin = close + 1;
            open = text.indexOf(WITHIN_TEXT, begin);
        }
        pieces.add(new Piece(text.substring(begin), -1));
        return new Form.Joined(List.copyOf(pieces));
    }
}
