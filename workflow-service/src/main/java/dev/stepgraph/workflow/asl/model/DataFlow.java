package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

/**
 * How data enters and leaves a state: one record for each query language, interpreted by the
 * strategy of that language.
 */
public sealed interface DataFlow {

    /**
     * JSONPath's five fields. A field that a state's type does not have is left at its default.
     *
     * @param parameters absent: the effective input is passed on as it is
     * @param resultSelector absent: the result is passed on as it is
     */
    record JsonPathDataFlow(
            PathField inputPath,
            @Nullable PayloadTemplate parameters,
            @Nullable PayloadTemplate resultSelector,
            ResultPath resultPath,
            PathField outputPath)
            implements DataFlow {}
}
