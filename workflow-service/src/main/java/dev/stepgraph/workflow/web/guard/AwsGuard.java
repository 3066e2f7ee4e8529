package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.http.BrowserOrigin;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Lets those use the AWS endpoint who sign their requests. */
@Component
public class AwsGuard {

    private static final String EVERYTHING = "*";

    private final Door door;
    private final SignedCalls signed;
    private final RequestedResource resources;

    AwsGuard(Door door, SignedCalls signed, RequestedResource resources) {
        this.door = door;
        this.signed = signed;
        this.resources = resources;
    }

    /**
     * Makes sure that the request may be carried out.
     *
     * @throws AwsException if not
     */
    public void check(HttpServletRequest request, byte[] body) {
        if (!door.awsOpen()) {
            checkSigned(operation(request), request, body);
        } else if (BrowserOrigin.isForeign(
                request.getHeader("Origin"), request.getHeader("Host"))) {
            throw new AwsException(
                    AwsErrorCode.AccessDeniedException, "Pages of other sites may not call this.");
        }
    }

    private void checkSigned(String operation, HttpServletRequest request, byte[] body) {
        Caller caller = signed.verify(request, body);
        String resource = caller.isHeldToResources() ? resources.of(operation, body) : EVERYTHING;
        caller.require("states:" + operation, resource);
    }

    private static String operation(HttpServletRequest request) {
        String target = request.getHeader("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }
}
