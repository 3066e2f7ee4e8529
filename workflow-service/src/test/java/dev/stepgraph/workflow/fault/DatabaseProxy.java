package dev.stepgraph.workflow.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * What stands between a replica and its database, and can lose answers: the statement reaches the
 * server, and the connection is cut before its answer is passed on, or even before there is one.
 */
final class DatabaseProxy implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final int target;
    private final RandomGenerator chance;
    private final ServerSocket listener;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile double lossProbability;

    /**
     * @param target the server's port on this machine
     * @param chance safe for use by many threads
     */
    DatabaseProxy(int target, RandomGenerator chance) throws IOException {
        this.target = target;
        this.chance = chance;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Loses that part of all answers from now on. */
    void lose(double probability) {
        lossProbability = probability;
    }

    /** How many answers were lost. */
    int lost() {
        return lost.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Connection::end);
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Thread.ofVirtual().name("proxy").start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // The database is down, and so is this.
            close(client);
            close(server);
            return;
        }
        Connection connection = new Connection(client, server);
        open.add(connection);
        Thread.ofVirtual().name("proxy").start(connection::ask);
        Thread.ofVirtual().name("proxy").start(connection::answer);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** From the client to the server; the connection may end before there is an answer. */
        void ask() {
            pass(client, server, Loss.AFTER);
        }

        /** From the server to the client; what the server has answered is done. */
        void answer() {
            pass(server, client, Loss.BEFORE);
        }

        void end() {
            open.remove(this);
            close(client);
            close(server);
        }

        private void pass(Socket from, Socket to, Loss loss) {
            byte[] buffer = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    boolean lose = chance.nextDouble() < lossProbability / 2;
                    if (loss == Loss.AFTER || !lose) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                    if (lose) {
                        lost.incrementAndGet();
                        resetClient();
                        break;
                    }
                }
            } catch (IOException e) {
                // Cut by the other direction, or by one of the two sides.
            }
            end();
        }

        /** As a firewall does it. The server is left to read what it was sent. */
        private void resetClient() throws IOException {
            client.setSoLinger(true, 0);
        }
    }

    /** Whether a connection that is lost ends before or after what was read is passed on. */
    private enum Loss {
        BEFORE,
        AFTER
    }
}
