package dev.stepgraph.gateway.resolver.template;

/** A text is no template that may run. */
final class InvalidTemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;

    InvalidTemplateException(String message, int line, int column) {
        super(message, null, false, false);
        this.problem = message;
        this.line = line;
        this.column = column;
    }

    /** What is wrong. */
    String problem() {
        return problem;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
