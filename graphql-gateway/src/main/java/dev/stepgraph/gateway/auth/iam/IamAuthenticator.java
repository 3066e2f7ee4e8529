package dev.stepgraph.gateway.auth.iam;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.aws.signature.SignatureRefusedException;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.ModeAuthenticator;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/** Recognises signed requests. What the key is good for is checked field by field. */
@Component
class IamAuthenticator implements ModeAuthenticator {

    private final SignedCalls signed;
    private final AwsIdentity identity;

    IamAuthenticator(SignedCalls signed, AwsIdentity identity) {
        this.signed = signed;
        this.identity = identity;
    }

    @Override
    public Set<AuthenticationType> modes() {
        return Set.of(AuthenticationType.AWS_IAM);
    }

    @Override
    public Caller authenticate(
            GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request) {
        try {
            KnownKey key = signed.verify(request);
            return new Caller(
                    AuthenticationType.AWS_IAM,
                    identity(key, request),
                    Set.of(),
                    Set.of(),
                    null,
                    key.policy(),
                    key.key().id());
        } catch (SignatureRefusedException e) {
            throw new UnauthorizedCallException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean isStillKnown(GraphqlApi api, Caller caller) {
        String id = caller.credentialId();
        return id != null && signed.knows(id);
    }

    /** {@code ctx.identity} as AppSync gives it to a caller who has no identity pool. */
    private ObjectNode identity(KnownKey key, AuthRequest request) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("accountId", identity.account());
        members.putNull("cognitoIdentityPoolId");
        members.putNull("cognitoIdentityId");
        ArrayNode addresses = members.putArray("sourceIp");
        request.sourceIps().forEach(addresses::add);
        members.put("username", key.user());
        members.put(
                "userArn",
                "arn:%s:iam::%s:user/%s"
                        .formatted(identity.partition(), identity.account(), key.user()));
        members.putNull("cognitoIdentityAuthType");
        members.putNull("cognitoIdentityAuthProvider");
        return members;
    }
}
