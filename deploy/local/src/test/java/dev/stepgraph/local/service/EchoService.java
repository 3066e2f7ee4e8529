package dev.stepgraph.local.service;

import com.sun.net.httpserver.HttpServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A service small enough for tests: it answers that it is ready, or ends with the status it is
 * told.
 */
public final class EchoService {

    private EchoService() {}

    /** Takes {@code serve PORT} or {@code exit STATUS}. */
    public static void main(String[] args) throws Exception {
        int number = Integer.parseInt(args[1]);
        if (args[0].equals("exit")) {
            System.exit(number);
        }
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 0);
        server.createContext(
                "/actuator/health/readiness",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }
}
