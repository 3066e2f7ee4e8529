package dev.stepgraph.gateway.resolver.script.check;

/**
 * Something that the language does not have, in the words of AppSync's own lint rules.
 *
 * @param rule the rule's name, without the plugin's; empty: there is none for it
 * @param message what is not there
 */
record Lint(String rule, String message) {

    /** Something that no rule has a name for. */
    static Lint unnamed(String message) {
        return new Lint("", message);
    }
}
