package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.workflow.integration.IntegrationProperties;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The AWS SDK's clients for Lambda, one for each region, made when first needed. Credentials come
 * from where the SDK looks for them; at an endpoint that is not AWS's, made-up ones will do.
 */
@Component
class LambdaClients implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(16);

    private final LambdaProperties properties;
    private final IntegrationProperties limits;
    private final @Nullable URI endpoint;
    private final Map<String, LambdaClient> clients = new ConcurrentHashMap<>();

    LambdaClients(
            LambdaProperties properties, IntegrationProperties limits, Environment environment) {
        this.properties = properties;
        this.limits = limits;
        this.endpoint = endpoint(properties, environment);
    }

    LambdaClient forCaller(String region) {
        String configured = properties.region();
        return clients.computeIfAbsent(configured == null ? region : configured, this::client);
    }

    @Override
    public void close() {
        clients.values().forEach(LambdaClient::close);
    }

    private LambdaClient client(String region) {
        LambdaClientBuilder client =
                LambdaClient.builder()
                        .region(Region.of(region))
                        .credentialsProvider(credentials())
                        .httpClientBuilder(http())
                        .overrideConfiguration(o ->
                                o.retryStrategy(AwsRetryStrategy.doNotRetry())
                                        .addExecutionInterceptor(
                                                new PayloadLimit(
                                                        limits.maxResultSize().toBytes())));
        return endpoint == null ? client.build() : client.endpointOverride(endpoint).build();
    }

    private Apache5HttpClient.Builder http() {
        Apache5HttpClient.Builder http =
                Apache5HttpClient.builder()
                        .maxConnections(limits.maxConcurrentCalls())
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(LONGEST_SILENCE)
                        .connectionAcquisitionTimeout(LONGEST_SILENCE);
        if (endpoint == null) {
            return http;
        }
        return http.proxyConfiguration(
                ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
    }

    private AwsCredentialsProvider credentials() {
        if (endpoint == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** As the AWS SDK does it; looked up here to know whether the endpoint is AWS's own. */
    private static @Nullable URI endpoint(LambdaProperties properties, Environment environment) {
        if (properties.endpoint() != null) {
            return properties.endpoint();
        }
        String url =
                environment.getProperty(
                        "AWS_ENDPOINT_URL_LAMBDA", environment.getProperty("AWS_ENDPOINT_URL", ""));
        return url.isBlank() ? null : URI.create(url);
    }
}
