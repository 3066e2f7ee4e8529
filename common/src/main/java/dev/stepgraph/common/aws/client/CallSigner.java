package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.http.OutboundRequest;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import java.time.InstantSource;

/** Signs requests in the name of whom the AWS SDK finds. */
public final class CallSigner {

    private final AwsCredentialsProvider credentials;
    private final InstantSource clock;

    /**
     * @param credentials who signs
     */
    public CallSigner(AwsCredentialsProvider credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * The request with a signature.
     *
     * @throws software.amazon.awssdk.core.exception.SdkClientException if there are no credentials
     */
    public OutboundRequest sign(OutboundRequest request, String service, String region) {
        AwsCredentials found = credentials.resolveCredentials();
        String token =
                found instanceof AwsSessionCredentials session ? session.sessionToken() : null;
        return new RequestSigner(region, service, clock)
                .sign(request, new AccessKey(found.accessKeyId(), found.secretAccessKey(), token));
    }
}
