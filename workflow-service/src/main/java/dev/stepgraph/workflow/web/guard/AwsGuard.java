package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.http.BrowserOrigin;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Lets those use the AWS endpoint who sign their requests. */
@Component
public class AwsGuard {

    private final Door door;
    private final SignedCalls signed;

    AwsGuard(Door door, SignedCalls signed) {
        this.door = door;
        this.signed = signed;
    }

    /**
     * Makes sure that the request may be carried out.
     *
     * @throws AwsException if not
     */
    public void check(HttpServletRequest request, byte[] body) {
        if (!door.awsOpen()) {
            signed.require(operation(request), request, body);
        } else if (BrowserOrigin.isForeign(
                request.getHeader("Origin"), request.getHeader("Host"))) {
            throw new AwsException(
                    AwsErrorCode.AccessDeniedException, "Pages of other sites may not call this.");
        }
    }

    private static String operation(HttpServletRequest request) {
        String target = request.getHeader("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }
}
