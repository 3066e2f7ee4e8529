package dev.stepgraph.gateway.registry;

/** The five ways in which an API lets callers in, named as AppSync names them. */
public enum AuthenticationType {
    API_KEY,
    AWS_IAM,
    OPENID_CONNECT,
    AMAZON_COGNITO_USER_POOLS,
    AWS_LAMBDA
}
