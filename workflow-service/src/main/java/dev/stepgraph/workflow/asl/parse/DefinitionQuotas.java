package dev.stepgraph.workflow.asl.parse;

/**
 * How much of everything a definition may have.
 *
 * @param definitionCharacters length of the text
 * @param graphDepth levels of states within states: branches and item processors
 * @param stateNameCharacters length of a state's name in Unicode characters
 * @param diagnostics errors, and warnings, that are kept
 */
public record DefinitionQuotas(
        int definitionCharacters, int graphDepth, int stateNameCharacters, int diagnostics) {

    /** AWS's quotas; the depth, of which AWS says nothing, is our own. */
    public static final DefinitionQuotas DEFAULT = new DefinitionQuotas(1_048_576, 100, 80, 100);
}
