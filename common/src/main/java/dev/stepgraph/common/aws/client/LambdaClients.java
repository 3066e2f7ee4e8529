package dev.stepgraph.common.aws.client;

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
final class LambdaClients implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(16);

    private final AwsDestination destination;
    private final CallLimits limits;
    private final Map<String, LambdaClient> clients = new ConcurrentHashMap<>();

    LambdaClients(AwsDestination destination, CallLimits limits) {
        this.destination = destination;
        this.limits = limits;
    }

    LambdaClient forCaller(String region) {
        return clients.computeIfAbsent(destination.regionFor(region), this::client);
    }

    @Override
    public void close() {
        clients.values().forEach(LambdaClient::close);
    }

    private LambdaClient client(String region) {
        LambdaClientBuilder client =
                LambdaClient.builder()
                        .region(Region.of(region))
                        .credentialsProvider(destination.credentials())
                        .httpClientBuilder(http())
                        .overrideConfiguration(o ->
                                o.retryStrategy(AwsRetryStrategy.doNotRetry())
                                        .addExecutionInterceptor(
                                                new PayloadLimit(limits.maxAnswerBytes())));
        URI endpoint = destination.endpoint();
        return endpoint == null ? client.build() : client.endpointOverride(endpoint).build();
    }

    private Apache5HttpClient.Builder http() {
        Apache5HttpClient.Builder http =
                Apache5HttpClient.builder()
                        .maxConnections(limits.maxConcurrentCalls())
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(LONGEST_SILENCE)
                        .connectionAcquisitionTimeout(LONGEST_SILENCE);
        if (destination.endpoint() == null) {
            return http;
        }
        return http.proxyConfiguration(
                ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
    }
}
