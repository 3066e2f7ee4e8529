package dev.stepgraph.common.http;

/** One line of a message's header; names compare without case. */
public record HeaderField(String name, String value) {

    /** Whether this is the header of that name. */
    public boolean is(String candidate) {
        return name.equalsIgnoreCase(candidate);
    }
}
