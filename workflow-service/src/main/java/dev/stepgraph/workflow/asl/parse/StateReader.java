package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.State;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Reads the states of one type. */
interface StateReader {

    /** The fields that such a state may have in any query language, without those of all states. */
    Set<String> fields();

    /**
     * Reads a state whose expressions are JSONPath.
     *
     * @return absent if too much is missing, which diagnostics then say
     */
    @Nullable State read(StateReading state);
}
