package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.accesskey.AccessKeyMemory;
import dev.stepgraph.common.aws.signature.KnownKeys;
import dev.stepgraph.common.aws.signature.RequestVerifier;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.aws.signature.SignatureRefusedException;
import dev.stepgraph.common.http.HeaderField;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells whose access key a request was signed with. */
@Component
class SignedCalls {

    private final KnownKeys keys;
    private final RequestVerifier verifier;

    SignedCalls(AccessKeyMemory keys, RequestVerifier verifier) {
        this.keys = keys;
        this.verifier = verifier;
    }

    /**
     * The owner of the key that the request was signed with.
     *
     * @throws AwsException if it was not signed, or not as it is now
     */
    Caller verify(HttpServletRequest request, byte[] body) {
        try {
            return Caller.of(keys.require(verifier.verify(signable(request, body))));
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
