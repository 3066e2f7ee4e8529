package dev.stepgraph.gateway.resolver.template;

/**
 * {@code $util}, {@code $util.time}, {@code $extensions}: where functions have their names.
 *
 * @param prefix of the names that {@link dev.stepgraph.gateway.resolver.util.UtilFunctions} knows
 */
record Namespace(String prefix) {

    static final Namespace UTIL = new Namespace("");
    static final Namespace EXTENSIONS = new Namespace("extensions.");

    Namespace inner(String name) {
        return new Namespace(prefix + name + ".");
    }

    String functionName(String name) {
        return prefix + name;
    }

    @Override
    public String toString() {
        return "util";
    }
}
