package dev.stepgraph.gateway.workflow;

/**
 * An event of a stream (WHATWG HTML, section 9.2).
 *
 * @param id empty where it has none
 * @param name {@code message} where it has none
 * @param data its lines, joined
 */
record ServerSentEvent(String id, String name, String data) {

    /** The name of the event that says that nothing follows. */
    static final String END = "end";

    boolean isEnd() {
        return name.equals(END);
    }
}
