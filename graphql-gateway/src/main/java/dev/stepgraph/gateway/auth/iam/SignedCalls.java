package dev.stepgraph.gateway.auth.iam;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.accesskey.AccessKeyMemory;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.aws.signature.KnownKeys;
import dev.stepgraph.common.aws.signature.RequestVerifier;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.aws.signature.SignatureRefusedException;
import dev.stepgraph.common.aws.signature.SignatureRules;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.gateway.auth.AuthRequest;

import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.List;

/** Tells whose access key a request was signed with, for the service {@code appsync}. */
@Component
public class SignedCalls {

    private final KnownKeys keys;
    private final RequestVerifier verifier;

    SignedCalls(AccessKeyMemory keys, AwsIdentity identity, InstantSource clock) {
        this.keys = keys;
        this.verifier =
                new RequestVerifier(
                        keys, SignatureRules.strict(identity.region(), "appsync"), clock);
    }

    /**
     * The key that the request was signed with.
     *
     * @throws SignatureRefusedException if it was not signed, or not as it is now
     */
    public KnownKey verify(AuthRequest request) throws SignatureRefusedException {
        List<HeaderField> headers =
                request.headers().entrySet().stream()
                        .flatMap(header ->
                                header.getValue().stream()
                                        .map(value -> new HeaderField(header.getKey(), value)))
                        .toList();
        String id =
                verifier.verify(
                        new SignableRequest(
                                request.method(),
                                request.path(),
                                request.query(),
                                headers,
                                request.body()));
        return keys.require(id);
    }

    /** Whether there is still a key of that id. */
    boolean knows(String id) {
        return keys.known(id).isPresent();
    }
}
