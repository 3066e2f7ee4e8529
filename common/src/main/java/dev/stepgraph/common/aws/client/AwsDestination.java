package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

import java.net.URI;
import java.util.function.Function;

/**
 * Where one of AWS's services answers.
 *
 * @param endpoint in place of AWS's own; absent: AWS's own
 * @param region the one to call there; absent: the caller's
 */
public record AwsDestination(@Nullable URI endpoint, @Nullable String region) {

    /**
     * The destination as a setting names it, and otherwise as the AWS SDK is told: {@code
     * AWS_ENDPOINT_URL_DYNAMODB}, {@code AWS_ENDPOINT_URL}.
     *
     * @param variable the service's name in {@code AWS_ENDPOINT_URL_…}
     * @param environment what the environment holds under a name; null where it holds nothing
     */
    public static AwsDestination of(
            @Nullable URI endpoint,
            @Nullable String region,
            String variable,
            Function<String, @Nullable String> environment) {
        if (endpoint != null) {
            return new AwsDestination(endpoint, region);
        }
        String own = environment.apply("AWS_ENDPOINT_URL_" + variable);
        String url = own == null ? environment.apply("AWS_ENDPOINT_URL") : own;
        return new AwsDestination(url == null || url.isBlank() ? null : URI.create(url), region);
    }

    /**
     * Who calls there: whom the AWS SDK finds. At an endpoint that is not AWS's, made-up
     * credentials will do where there are none.
     */
    public AwsCredentialsProvider credentials() {
        if (endpoint == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** The region to call, for a caller of that region. */
    public String regionFor(String callersRegion) {
        return region == null ? callersRegion : region;
    }
}
