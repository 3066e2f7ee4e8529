package dev.stepgraph.workflow.asl.path;

/**
 * Why a path leads nowhere, as AWS's JSONPath library says it.
 *
 * @param isMisapplied an index meets something that is no array: AWS then shows the bare reason
 *     where it otherwise says that the path was not found
 */
record PathMiss(String reason, boolean isMisapplied) {

    static PathMiss notFound(String reason) {
        return new PathMiss(reason, false);
    }
}
