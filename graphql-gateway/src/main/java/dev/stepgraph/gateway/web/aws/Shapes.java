package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;
import static dev.stepgraph.gateway.web.aws.Shape.text;

import dev.stepgraph.gateway.web.aws.Shape.Choice;
import dev.stepgraph.gateway.web.aws.Shape.Flag;
import dev.stepgraph.gateway.web.aws.Shape.ListOf;
import dev.stepgraph.gateway.web.aws.Shape.MapOf;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Text;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

/** Shapes that several operations share, with AppSync's limits. */
final class Shapes {

    /** An operation without a body. */
    static final Structure NONE = structure();

    /** A name of GraphQL's. */
    static final Text NAME = text(1, 255, "[_A-Za-z][_0-9A-Za-z]*");

    static final Text DESCRIPTION = text(0, 255);
    static final Text ARN = text(1, 2_048);
    static final Text ANY = text(0, 65_536);
    static final Text SHORT = text(1, 1_024);
    static final Flag FLAG = new Flag();

    static final Text TEMPLATE = text(1, 65_536);

    static final Text CODE = text(1, 32_000);

    static final Structure RUNTIME =
            structure(
                    required("name", choice("APPSYNC_JS")),
                    required("runtimeVersion", choice("1.0.0")));

    static final Structure SYNC =
            structure(
                    optional(
                            "conflictHandler",
                            choice("OPTIMISTIC_CONCURRENCY", "LAMBDA", "AUTOMERGE", "NONE")),
                    optional("conflictDetection", choice("VERSION", "NONE")),
                    optional(
                            "lambdaConflictHandlerConfig",
                            structure(optional("lambdaConflictHandlerArn", ARN))));

    static final Whole BATCH_SIZE = new Whole(0, 2_000);

    static final Choice TYPE_FORMAT = choice("SDL", "JSON");

    static final Choice ENABLED = choice("ENABLED", "DISABLED");

    /** Tags: AWS allows letters, digits, spaces and a few signs. */
    static final MapOf TAGS =
            new MapOf(
                    text(1, 128, "[\\pL\\pN\\s_.:/=+\\-@]*"),
                    text(0, 256, "[\\pL\\pN\\s_.:/=+\\-@]*"),
                    50);

    static final MapOf ENVIRONMENT = new MapOf(text(2, 64, "[A-Za-z]+\\w*"), text(0, 512), 50);

    static final ListOf TAG_KEYS = new ListOf(text(1, 128), 50);

    private Shapes() {}
}
