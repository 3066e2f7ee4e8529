package dev.stepgraph.workflow.asl.model;

/** The language in which a state's expressions are written. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** The value of the definition's {@code QueryLanguage} field. */
    public String text() {
        return text;
    }
}
