package dev.stepgraph.gateway.registry;

/** The kinds of data source: AppSync's, and {@link #WORKFLOW}, which is Stepgraph's own. */
public enum DataSourceType {
    NONE,
    HTTP,
    AWS_LAMBDA,
    AMAZON_DYNAMODB,
    RELATIONAL_DATABASE,
    AMAZON_ELASTICSEARCH,
    AMAZON_OPENSEARCH_SERVICE,
    AMAZON_EVENTBRIDGE,
    AMAZON_BEDROCK_RUNTIME,
    WORKFLOW
}
