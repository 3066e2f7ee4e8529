package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.gateway.web.aws.Shape.ListOf;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

/** The members of resolvers and functions. */
final class ResolverShapes {

    private static final int MAX_FUNCTIONS = 10;
    private static final int MAX_KEYS = 25;

    private static final Structure HANDLERS =
            structure(
                    optional("requestMappingTemplate", Shapes.TEMPLATE),
                    optional("responseMappingTemplate", Shapes.TEMPLATE),
                    optional("syncConfig", Shapes.SYNC),
                    optional("maxBatchSize", Shapes.BATCH_SIZE),
                    optional("runtime", Shapes.RUNTIME),
                    optional("code", Shapes.CODE));

    private static final Structure CACHING =
            structure(
                    required("ttl", new Whole(1, 3_600)),
                    optional("cachingKeys", new ListOf(Shapes.SHORT, MAX_KEYS)));

    static final Structure UPDATE =
            HANDLERS.and(
                    structure(
                            optional("dataSourceName", Shapes.NAME),
                            optional("kind", choice("UNIT", "PIPELINE")),
                            optional(
                                    "pipelineConfig",
                                    structure(
                                            optional(
                                                    "functions",
                                                    new ListOf(Shapes.SHORT, MAX_FUNCTIONS)))),
                            optional("cachingConfig", CACHING),
                            optional("metricsConfig", Shapes.ENABLED)));

    static final Structure CREATE = UPDATE.and(structure(required("fieldName", Shapes.NAME)));

    static final Structure FUNCTION =
            HANDLERS.and(
                    structure(
                            required("name", Shapes.NAME),
                            optional("description", Shapes.DESCRIPTION),
                            required("dataSourceName", Shapes.NAME),
                            optional("functionVersion", Shapes.SHORT)));

    private ResolverShapes() {}
}
