package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Reads {@code QueryLanguage}. */
final class QueryLanguageReader {

    private static final List<String> TEXTS =
            Arrays.stream(QueryLanguage.values()).map(QueryLanguage::text).toList();

    private QueryLanguageReader() {}

    /** The language; absent if none is named. */
    static @Nullable QueryLanguage read(ObjectFields fields) {
        String text = fields.oneOf("QueryLanguage", TEXTS);
        return Arrays.stream(QueryLanguage.values())
                .filter(language -> language.text().equals(text))
                .findFirst()
                .orElse(null);
    }
}
