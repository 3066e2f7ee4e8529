package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;
import static dev.stepgraph.gateway.web.aws.Shape.text;

import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.web.aws.Shape.Choice;
import dev.stepgraph.gateway.web.aws.Shape.ListOf;
import dev.stepgraph.gateway.web.aws.Shape.Member;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

/** The members of a GraphQL API. */
final class ApiShapes {

    private static final int MAX_PROVIDERS = 50;

    private static final Choice AUTHENTICATION = choice(AuthenticationType.class);

    private static final Structure OPENID_CONNECT =
            structure(
                    required("issuer", Shapes.SHORT),
                    optional("clientId", Shapes.SHORT),
                    optional("iatTTL", new Whole(0, Long.MAX_VALUE)),
                    optional("authTTL", new Whole(0, Long.MAX_VALUE)));

    private static final Structure USER_POOL =
            structure(
                    required("userPoolId", Shapes.SHORT),
                    required("awsRegion", Shapes.SHORT),
                    required("defaultAction", choice("ALLOW", "DENY")),
                    optional("appIdClientRegex", Shapes.SHORT));

    private static final Structure FURTHER_USER_POOL =
            structure(
                    required("userPoolId", Shapes.SHORT),
                    required("awsRegion", Shapes.SHORT),
                    optional("appIdClientRegex", Shapes.SHORT));

    private static final Structure AUTHORIZER =
            structure(
                    optional("authorizerResultTtlInSeconds", new Whole(0, 3_600)),
                    required("authorizerUri", Shapes.ARN),
                    optional("identityValidationExpression", Shapes.SHORT));

    private static final Structure PROVIDER =
            structure(
                    required("authenticationType", AUTHENTICATION),
                    optional("openIDConnectConfig", OPENID_CONNECT),
                    optional("userPoolConfig", FURTHER_USER_POOL),
                    optional("lambdaAuthorizerConfig", AUTHORIZER));

    private static final Structure LOGGING =
            structure(
                    required("fieldLogLevel", choice("NONE", "ERROR", "ALL", "INFO", "DEBUG")),
                    required("cloudWatchLogsRoleArn", Shapes.ARN),
                    optional("excludeVerboseContent", Shapes.FLAG));

    private static final Structure ENHANCED_METRICS =
            structure(
                    required(
                            "resolverLevelMetricsBehavior",
                            choice("FULL_REQUEST_RESOLVER_METRICS", "PER_RESOLVER_METRICS")),
                    required(
                            "dataSourceLevelMetricsBehavior",
                            choice("FULL_REQUEST_DATA_SOURCE_METRICS", "PER_DATA_SOURCE_METRICS")),
                    required("operationLevelMetricsConfig", Shapes.ENABLED));

    private static final Structure SETTINGS =
            structure(
                    required("name", text(1, 255)),
                    optional("logConfig", LOGGING),
                    optional("userPoolConfig", USER_POOL),
                    optional("openIDConnectConfig", OPENID_CONNECT),
                    optional("lambdaAuthorizerConfig", AUTHORIZER),
                    optional(
                            "additionalAuthenticationProviders",
                            new ListOf(PROVIDER, MAX_PROVIDERS)),
                    optional("xrayEnabled", Shapes.FLAG),
                    optional("mergedApiExecutionRoleArn", Shapes.ARN),
                    optional("ownerContact", text(0, 256)),
                    optional("introspectionConfig", Shapes.ENABLED),
                    optional("queryDepthLimit", new Whole(0, 75)),
                    optional("resolverCountLimit", new Whole(0, 10_000)),
                    optional("enhancedMetricsConfig", ENHANCED_METRICS));

    static final Structure CREATE =
            SETTINGS.and(
                    structure(
                            required("authenticationType", AUTHENTICATION),
                            optional("tags", Shapes.TAGS),
                            optional("visibility", choice("GLOBAL", "PRIVATE")),
                            optional("apiType", choice("GRAPHQL", "MERGED"))));

    static final Structure UPDATE =
            SETTINGS.and(structure(optional("authenticationType", AUTHENTICATION)));

    static final Structure ENVIRONMENT =
            structure(new Member("environmentVariables", Shapes.ENVIRONMENT, true));

    private ApiShapes() {}
}
