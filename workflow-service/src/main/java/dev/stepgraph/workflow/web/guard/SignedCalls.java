package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.signature.AccessKeyRing;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.aws.signature.RequestVerifier;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.aws.signature.SignatureRefusedException;
import dev.stepgraph.common.http.HeaderField;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes sure that requests are signed with an access key that is good for what they ask. */
@Component
class SignedCalls {

    private final AccessKeyRing keys;
    private final RequestVerifier verifier;

    SignedCalls(AccessKeyRing keys, RequestVerifier verifier) {
        this.keys = keys;
        this.verifier = verifier;
    }

    /**
     * Checks the signature, and that its key is good for the action.
     *
     * @param action such as {@code StartExecution}
     * @throws AwsException if not
     */
    void require(String action, HttpServletRequest request, byte[] body) {
        KnownKey key = verify(request, body);
        if (!key.policy().allows("states:" + action, "*")) {
            throw new AwsException(
                    AwsErrorCode.AccessDeniedException,
                    "User: %s is not authorized to perform: states:%s"
                            .formatted(key.user(), action));
        }
    }

    private KnownKey verify(HttpServletRequest request, byte[] body) {
        try {
            return keys.known(verifier.verify(signable(request, body))).orElseThrow();
        } catch (SignatureRefusedException e) {
            throw new AwsException(code(e), String.valueOf(e.getMessage()));
        }
    }

    private static SignableRequest signable(HttpServletRequest request, byte[] body) {
        List<HeaderField> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(new HeaderField(name, value));
            }
        }
        String query = request.getQueryString();
        return new SignableRequest(
                request.getMethod(),
                request.getRequestURI(),
                query == null ? "" : query,
                headers,
                body);
    }

    private static AwsErrorCode code(SignatureRefusedException e) {
        return switch (e.reason()) {
            case MISSING -> AwsErrorCode.MissingAuthenticationTokenException;
            case INCOMPLETE -> AwsErrorCode.IncompleteSignatureException;
            case INVALID -> AwsErrorCode.InvalidSignatureException;
            case UNRECOGNIZED -> AwsErrorCode.UnrecognizedClientException;
        };
    }
}
