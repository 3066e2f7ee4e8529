package dev.stepgraph.common.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails on the first byte past a limit. */
public final class BoundedStream extends FilterInputStream {

    private long left;

    /**
     * @param limit how many bytes may be read
     */
    public BoundedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws TooLongException {
        left -= read;
        if (left < 0) {
            throw new TooLongException();
        }
    }

    /** There is more to read than allowed. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
