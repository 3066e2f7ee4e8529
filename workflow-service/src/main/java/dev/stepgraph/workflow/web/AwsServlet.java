package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.protocol.AwsAnswer;
import dev.stepgraph.common.aws.protocol.AwsJsonProtocol;
import dev.stepgraph.workflow.web.guard.AwsGuard;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * AWS JSON at {@code POST /}. A servlet of its own, as a start must cost next to nothing: no
 * dispatching, no message converters.
 */
final class AwsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AwsJsonProtocol protocol;
    private final transient AwsGuard guard;
    private final transient RequestIds ids;
    private final int maxRequestBytes;

    AwsServlet(AwsJsonProtocol protocol, AwsGuard guard, RequestIds ids, int maxRequestBytes) {
        this.protocol = protocol;
        this.guard = guard;
        this.ids = ids;
        this.maxRequestBytes = maxRequestBytes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String requestId = ids.next();
        byte[] body = body(request);
        AwsAnswer answer = body == null ? tooLarge() : answer(request, body, requestId);
        response.setStatus(answer.status());
        response.setHeader("x-amzn-RequestId", requestId);
        response.setContentType(AwsAnswer.CONTENT_TYPE);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private AwsAnswer answer(HttpServletRequest request, byte[] body, String requestId) {
        try {
            guard.check(request, body);
        } catch (AwsException e) {
            return AwsJsonProtocol.refuse(e);
        }
        return protocol.answer(request.getHeader("X-Amz-Target"), body, requestId);
    }

    /** The page for people is elsewhere. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect("/docs");
    }

    /** The whole body, or null if it is too long. Most requests say how long theirs is. */
    private byte @Nullable [] body(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > maxRequestBytes) {
            return null;
        }
        InputStream in = request.getInputStream();
        if (length < 0) {
            byte[] body = in.readNBytes(maxRequestBytes + 1);
            return body.length > maxRequestBytes ? null : body;
        }
        byte[] body = new byte[(int) length];
        int read = in.readNBytes(body, 0, body.length);
        return read == body.length ? body : Arrays.copyOf(body, read);
    }

    private AwsAnswer tooLarge() {
        return AwsJsonProtocol.refuse(
                new AwsException(
                        AwsErrorCode.RequestEntityTooLargeException,
                        "The request has more than " + maxRequestBytes + " bytes"));
    }
}
