package dev.stepgraph.workflow.asl.parse;

/**
 * How much of everything a definition may have.
 *
 * @param definitionCharacters length of the text
 * @param jsonDepth levels of objects and arrays in the text
 * @param graphDepth levels of states within states: branches and item processors
 * @param stateNameCharacters length of a state's name in Unicode characters
 * @param numberExponent how far the decimal exponent of a number may be from zero
 * @param diagnostics errors, and warnings, that are kept
 */
public record DefinitionQuotas(
        int definitionCharacters,
        int jsonDepth,
        int graphDepth,
        int stateNameCharacters,
        int numberExponent,
        int diagnostics) {

    /** AWS's quotas; the depths and the exponent, of which AWS says nothing, are our own. */
    public static final DefinitionQuotas DEFAULT =
            new DefinitionQuotas(1_048_576, 1_000, 100, 80, 400, 100);
}
