package dev.stepgraph.gateway.resolver.script;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pipe to a child's input. Whoever comes while nobody writes writes for all who come meanwhile;
 * what the pipe may have no room for is written by a thread of its own, so that no caller waits for
 * a child that does not read.
 */
final class ChildPipe {

    /** Half of what a pipe holds. */
    private static final int ROOM = 32 * 1024;

    private final OutputStream out;
    private final Executor patientWriters;
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong unanswered = new AtomicLong();

    /**
     * @param patientWriters for what may take as long as the child does
     */
    ChildPipe(OutputStream out, Executor patientWriters) {
        this.out = out;
        this.patientWriters = patientWriters;
    }

    /**
     * Has a frame written after those before it.
     *
     * @return whether nobody writes, so that {@link #write} has to follow
     */
    boolean add(byte[] frame) {
        unanswered.addAndGet(frame.length);
        frames.add(frame);
        return waiting.getAndIncrement() == 0;
    }

    /** Writes what was added, or has it written. */
    void write() {
        // What comes after this look is not written by this thread, however much there is room for.
        int count = waiting.get();
        if (unanswered.get() > ROOM) {
            patientWriters.execute(() -> write(count));
        } else {
            write(count);
        }
    }

    /** Notes that a child has answered so many bytes, and so has read them. */
    void answered(int length) {
        unanswered.addAndGet(-length);
    }

    private void write(int count) {
        try {
            byte[] frame = Objects.requireNonNull(frames.poll());
            if (count == 1) {
                out.write(frame);
            } else {
                writeTogether(frame, count);
            }
            out.flush();
        } catch (IOException e) {
            // The child is gone, as whoever reads its answers will see; what follows fails as well.
        }
        if (waiting.addAndGet(-count) != 0) {
            write();
        }
    }

    private void writeTogether(byte[] first, int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(count * (first.length + 1));
        all.writeBytes(first);
        for (int i = 1; i < count; i++) {
            all.writeBytes(Objects.requireNonNull(frames.poll()));
        }
        all.writeTo(out);
    }

    /** A frame: its length, then parts one after another. */
    static byte[] frame(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Integer.BYTES + length);
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(length);
            for (byte[] part : parts) {
                frame.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
