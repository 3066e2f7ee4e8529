package dev.stepgraph.workflow.web;

import dev.stepgraph.workflow.execution.ForwardedCommands;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where replicas send each other commands for the executions that they own. Nobody else may. */
final class ForwardedCommandsServlet extends HttpServlet {

    static final String PATTERN = "/internal/v1/executions/*";

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f-]{36})/commands");

    private final transient ForwardedCommands commands;
    private final int maxBytes;

    ForwardedCommandsServlet(ForwardedCommands commands, int maxBytes) {
        this.commands = commands;
        this.maxBytes = maxBytes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UUID executionId = executionId(request.getPathInfo());
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (executionId == null || body.length > maxBytes) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String secret = request.getHeader(ForwardedCommands.SECRET_HEADER);
        Optional<String> reply =
                commands.accept(executionId, secret, new String(body, StandardCharsets.UTF_8));
        if (reply.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream().write(reply.get().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable UUID executionId(@Nullable String path) {
        Matcher matcher = PATH.matcher(path == null ? "" : path);
        return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
    }
}
