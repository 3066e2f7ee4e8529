package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.Node;

/** Something that the language demands; made anew for each script. */
interface Rule {

    /** Looks at a node on the way down. */
    void check(Node node, RuleWalk walk);

    /** Says what only the whole script tells. */
    default void finish(Mistakes mistakes) {}
}
