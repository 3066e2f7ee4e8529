package dev.stepgraph.gateway.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Stands between the gateway and workflow-service: writes down calls, and cuts connections. */
final class ServiceProxy implements AutoCloseable {

    private static final Pattern REQUEST_LINE =
            Pattern.compile(
                    "^(GET|POST|PATCH|DELETE) (\\S+) HTTP/1.1\r$",
                    Pattern.MULTILINE | Pattern.UNIX_LINES);

    private final ServerSocket server;
    private final URI target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();

    private ServiceProxy(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    static ServiceProxy before(URI target) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ServiceProxy proxy = new ServiceProxy(server, target);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Methods and paths of the calls so far. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Ends all connections in the middle of whatever they carry. */
    void cut() {
        open.forEach(ServiceProxy::close);
    }

    /** Connections stay, and nothing comes through any more; new ones are served. */
    void fallSilent() {
        silenced.addAll(open);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket service = new Socket(target.getHost(), target.getPort());
                open.add(client);
                open.add(service);
                Thread.ofVirtual().start(() -> pump(client, service, this::note));
                Thread.ofVirtual().start(() -> pump(service, client, answer -> {}));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void note(String request) {
        REQUEST_LINE
                .matcher(request)
                .results()
                .forEach(call -> calls.add(call.group(1) + " " + call.group(2)));
    }

    private void pump(Socket from, Socket to, Consumer<String> seen) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen.accept(new String(buffer, 0, read, ISO_8859_1));
                if (!silenced.contains(from)) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            // the other pump ends too
        } finally {
            open.remove(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
