package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.gateway.registry.DataSourceType;
import dev.stepgraph.gateway.web.aws.Shape.MapOf;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

/** The members of a data source. */
final class DataSourceShapes {

    /** Ours: the keys of a table that is kept here, and of its indexes. */
    private static final Structure KEY_SCHEMA =
            structure(
                    required("partitionKey", Shapes.SHORT),
                    optional("sortKey", Shapes.SHORT),
                    optional("indexes", new MapOf(Shapes.SHORT, Shapes.SHORT, 25)));

    private static final Structure DYNAMODB =
            structure(
                    required("tableName", Shapes.SHORT),
                    required("awsRegion", Shapes.SHORT),
                    optional("useCallerCredentials", Shapes.FLAG),
                    optional(
                            "deltaSyncConfig",
                            structure(
                                    optional("baseTableTTL", new Whole(0, Integer.MAX_VALUE)),
                                    optional("deltaSyncTableName", Shapes.SHORT),
                                    optional(
                                            "deltaSyncTableTTL", new Whole(0, Integer.MAX_VALUE)))),
                    optional("versioned", Shapes.FLAG),
                    optional("keySchema", KEY_SCHEMA));

    private static final Structure SEARCH =
            structure(required("endpoint", Shapes.ARN), required("awsRegion", Shapes.SHORT));

    private static final Structure HTTP =
            structure(
                    required("endpoint", Shapes.ARN),
                    optional(
                            "authorizationConfig",
                            structure(
                                    required("authorizationType", choice("AWS_IAM")),
                                    optional(
                                            "awsIamConfig",
                                            structure(
                                                    optional("signingRegion", Shapes.SHORT),
                                                    optional(
                                                            "signingServiceName",
                                                            Shapes.SHORT))))));

    private static final Structure RELATIONAL =
            structure(
                    required("relationalDatabaseSourceType", choice("RDS_HTTP_ENDPOINT")),
                    optional(
                            "rdsHttpEndpointConfig",
                            structure(
                                    optional("awsRegion", Shapes.SHORT),
                                    optional("dbClusterIdentifier", Shapes.ARN),
                                    optional("databaseName", Shapes.SHORT),
                                    optional("schema", Shapes.SHORT),
                                    optional("awsSecretStoreArn", Shapes.ARN))));

    private static final Structure WORKFLOW =
            structure(
                    optional("stateMachine", Shapes.SHORT),
                    optional("stateMachineArn", Shapes.ARN));

    static final Structure UPDATE =
            structure(
                    optional("description", Shapes.DESCRIPTION),
                    required("type", choice(DataSourceType.class)),
                    optional("serviceRoleArn", Shapes.ARN),
                    optional("dynamodbConfig", DYNAMODB),
                    optional("lambdaConfig", structure(required("lambdaFunctionArn", Shapes.ARN))),
                    optional("elasticsearchConfig", SEARCH),
                    optional("openSearchServiceConfig", SEARCH),
                    optional("httpConfig", HTTP),
                    optional("relationalDatabaseConfig", RELATIONAL),
                    optional("eventBridgeConfig", structure(required("eventBusArn", Shapes.ARN))),
                    optional("workflowConfig", WORKFLOW),
                    optional("metricsConfig", Shapes.ENABLED));

    static final Structure CREATE = UPDATE.and(structure(required("name", Shapes.NAME)));

    private DataSourceShapes() {}
}
