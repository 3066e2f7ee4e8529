package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;

import java.util.Set;

/** Which fields of states, rules and catchers belong to one query language only. */
final class LanguageFields {

    private static final Set<String> JSON_PATH_ONLY =
            Set.of(
                    "InputPath",
                    "OutputPath",
                    "ResultPath",
                    "Parameters",
                    "ResultSelector",
                    "Result",
                    "ItemsPath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "SecondsPath",
                    "TimestampPath",
                    "MaxConcurrencyPath",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentagePath",
                    "ErrorPath",
                    "CausePath",
                    "Variable");

    private static final Set<String> JSONATA_ONLY =
            Set.of("Arguments", "Output", "Items", "Condition");

    private LanguageFields() {}

    /** Refuses the fields of the other language. */
    static void check(ObjectFields fields, QueryLanguage language) {
        boolean jsonPath = language == QueryLanguage.JSON_PATH;
        Set<String> foreign = jsonPath ? JSONATA_ONLY : JSON_PATH_ONLY;
        QueryLanguage other = jsonPath ? QueryLanguage.JSONATA : QueryLanguage.JSON_PATH;
        for (String name : fields.names()) {
            if (foreign.contains(name) && fields.has(name)) {
                fields.refuse(name, message(name, language, other));
            }
        }
    }

    private static String message(String field, QueryLanguage language, QueryLanguage other) {
        return "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s' QueryLanguage"
                .formatted(language.text(), field, other.text());
    }
}
