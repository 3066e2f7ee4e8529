package dev.stepgraph.gateway.resolver.template;

import java.util.List;

/** What {@code #define} made: it is run where it is printed. */
record Definition(List<Statement> body) {

    @Override
    public String toString() {
        return "block";
    }
}
