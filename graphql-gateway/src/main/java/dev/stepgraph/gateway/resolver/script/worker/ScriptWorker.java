package dev.stepgraph.gateway.resolver.script.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The main class of a child: answers one request after another until its input ends, which it does
 * when the gateway is gone.
 */
public final class ScriptWorker {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Longer than the gateway lets an evaluation hold up others. */
    private static final long LONG_NANOS = Duration.ofMillis(100).toNanos();

    /** Deep enough for values that nest a thousand levels. */
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private ScriptWorker() {}

    /** Serves requests on standard input and output; needs no arguments. */
    public static void main(String[] args) throws InterruptedException {
        DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
        DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                new FileInputStream(FileDescriptor.in), BUFFER_BYTES));
        // What libraries print must not get between the answers.
        System.setOut(System.err);
        Thread server = new Thread(null, () -> serve(in, out), "scripts", STACK_BYTES);
        server.start();
        server.join();
        System.exit(0);
    }

    private static void serve(DataInputStream in, DataOutputStream out) {
        List<String> open = Confinement.enter();
        if (!open.isEmpty()) {
            System.err.println("Scripts run in a process that is not kept from: " + open);
        }
        try (ScriptRunner runner = new ScriptRunner()) {
            runner.warmUp();
            answer(out, ScriptReply.of(ScriptReply.Kind.READY, ""));
            while (true) {
                byte[] frame = Frames.read(in);
                long began = System.nanoTime();
                answer(out, run(runner, frame));
                if (System.nanoTime() - began > LONG_NANOS) {
                    sendBack(in, out);
                }
            }
        } catch (EOFException e) {
            // The gateway is gone or wants this child to go.
        } catch (IOException e) {
            System.err.println("The pipe to the gateway is broken: " + e.getMessage());
        }
    }

    /** Sends back what came while this child was busy for long: others have run it meanwhile. */
    private static void sendBack(DataInputStream in, DataOutputStream out) throws IOException {
        int waiting = in.available();
        while (waiting > 0) {
            waiting -= Integer.BYTES + Frames.read(in).length;
            answer(out, ScriptReply.of(ScriptReply.Kind.SENT_BACK, ""));
        }
    }

    private static byte[] run(ScriptRunner runner, byte[] frame) throws IOException {
        Effort effort = new Effort();
        ScriptReply reply = runner.run(ScriptRequest.of(frame));
        return reply.toBytes(effort.spent());
    }

    private static void answer(DataOutputStream out, ScriptReply reply) throws IOException {
        answer(out, reply.toBytes(Duration.ZERO));
    }

    private static void answer(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
