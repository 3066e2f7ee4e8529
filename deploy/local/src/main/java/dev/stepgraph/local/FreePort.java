package dev.stepgraph.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Makes sure, before anything is started, that a port can be had. */
final class FreePort {

    private FreePort() {}

    /**
     * The port itself if it can be listened on, any free one for 0.
     *
     * @param purpose who wants it, as the sentence says if it cannot be had
     * @param option the option with which another one is chosen
     */
    static int require(InetAddress address, int port, String purpose, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw new LaunchFailure(
                    "Port %d, which %s needs, %s; choose another with -D%s=…"
                            .formatted(port, purpose, reason(refused), option),
                    refused);
        }
    }

    private static String reason(IOException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("in use")
                ? "is taken by another program"
                : "cannot be listened on (" + message + ")";
    }
}
