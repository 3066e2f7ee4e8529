package dev.stepgraph.workflow.asl.intrinsic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The template of {@code States.Format}: texts with a <code>{}</code> between each two. A brace
 * that is not part of one is escaped by a backslash.
 *
 * @param problem AWS's words if the template is faulty; it is used nevertheless until it is called
 */
record FormatTemplate(List<String> texts, @Nullable String problem) {

    FormatTemplate {
        texts = List.copyOf(texts);
    }

    /** The template with its escapes. */
    static FormatTemplate parse(String written) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            char next = i + 1 < written.length() ? written.charAt(i + 1) : 0;
            if (c == '\\' && next != 0 && "{}'\\".indexOf(next) >= 0) {
                text.append(next);
                i++;
            } else if (c == '{' && next == '}') {
                texts.add(text.toString());
                text.setLength(0);
                i++;
            } else if (c == '{' || c == '}') {
                char other = c == '{' ? '}' : '{';
                return new FormatTemplate(
                        List.of(), "matching '%s' not found for '%s'.".formatted(other, c));
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return new FormatTemplate(texts, null);
    }

    /** How many values the template takes. */
    int gaps() {
        return texts.size() - 1;
    }
}
